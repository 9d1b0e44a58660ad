// The writer alone: the same rows from memory into a GeoPackage with a spatial index, by Vigie and by GDAL, turn about in one run.
// Usage: writer_bench [ROWS] [RUNS] — prints a Markdown table.
#include "gdal_rows.hpp"

#include "store/context_loader.hpp"
#include "store/project.hpp"

#include <gdal.h>
#include <ogr_srs_api.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <vector>

namespace {

/// Rows are made beforehand, some thousands of them written over and over, so that neither writer waits for them.
std::vector<bench::Row> sample() {
    std::vector<bench::Row> rows;
    for (std::uint64_t i = 0; i < 20'000; ++i) rows.push_back(bench::row(i * 7919));
    return rows;
}

void by_vigie(std::filesystem::path const& path, std::vector<bench::Row> const& rows, std::size_t count) {
    vigie::store::ProjectInfo info;
    info.crs_name = "RGF93 v1 / Lambert-93";
    info.crs_wkt = "PROJCS[\"RGF93 v1 / Lambert-93\"]";
    auto project = vigie::store::Project::create(path, info);
    std::vector<vigie::store::ContextColumn> columns;
    using vigie::store::ColumnType;
    for (auto const& field : bench::fields)
        columns.push_back({field.name, field.kind == bench::Kind::text ? ColumnType::text : field.kind == bench::Kind::integer ? ColumnType::integer : ColumnType::real});
    project.transaction([&] {
        auto loader = project.load_context_layer({{}, "rows", "rows", vigie::core::ContextRole::other, ""}, columns, "nom", {});
        for (std::size_t i = 0; i < count; ++i) {
            auto const& row = rows[i % rows.size()];
            for (std::size_t field = 0; field < bench::fields.size(); ++field) {
                if (bench::fields[field].kind == bench::Kind::text) loader.put(field, std::string_view(row.text[field]));
                else if (bench::fields[field].kind == bench::Kind::integer) loader.put(field, static_cast<std::int64_t>(row.number[field]));
                else loader.put(field, row.number[field]);
            }
            loader.add(vigie::core::Projected{row.x, row.y});
        }
        loader.finish();
    });
    project.close();
}

void by_gdal(std::filesystem::path const& path, std::vector<bench::Row> const& rows, std::size_t count) {
    GDALDatasetH dataset = GDALCreate(GDALGetDriverByName("GPKG"), path.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
    OGRSpatialReferenceH lambert_93 = OSRNewSpatialReference(nullptr);
    OSRImportFromEPSG(lambert_93, 2154);
    OGRLayerH layer = GDALDatasetCreateLayer(dataset, "rows", lambert_93, wkbPoint, nullptr);
    bench::create_fields(layer);
    GDALDatasetStartTransaction(dataset, 0);
    for (std::size_t i = 0; i < count; ++i)
        if (!bench::create_feature(layer, rows[i % rows.size()])) std::exit(1);
    GDALDatasetCommitTransaction(dataset);
    OSRDestroySpatialReference(lambert_93);
    GDALClose(dataset); // makes the index
}

template <typename Write> double seconds(Write const& write, std::filesystem::path const& path, std::vector<bench::Row> const& rows, std::size_t count) {
    std::filesystem::remove(path);
    auto const start = std::chrono::steady_clock::now();
    write(path, rows, count);
    double const taken = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::filesystem::remove(path);
    return taken;
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

}

int main(int argc, char** argv) {
    std::size_t const count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 5'000'000;
    int const runs = argc > 2 ? std::atoi(argv[2]) : 3;
    GDALAllRegister();
    auto const rows = sample();
    auto const folder = std::filesystem::temp_directory_path();
    std::vector<double> ours, theirs;
    for (int run = 0; run < runs; ++run) {
        ours.push_back(seconds(by_vigie, folder / "writer_bench_vigie.gpkg", rows, count));
        theirs.push_back(seconds(by_gdal, folder / "writer_bench_gdal.gpkg", rows, count));
    }
    std::printf("| rows | Vigie, s | GDAL %s, s | ratio |\n|---|---|---|---|\n| %zu | %.2f | %.2f | %.1f |\n", GDALVersionInfo("RELEASE_NAME"), count, median(ours),
                median(theirs), median(theirs) / median(ours));
}
