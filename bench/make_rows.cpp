// Writes rows for measuring imports. Usage: make_rows ROWS OUT.csv|OUT.fgb [dwellings|incidents|observations]
#include "gdal_rows.hpp"

#include <gdal.h>
#include <ogr_srs_api.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

namespace {

std::string header() {
    std::string line;
    for (auto const& field : bench::fields) line.append(field.name).push_back(';');
    return line + "x;y";
}

std::string place(bench::Row const& row) {
    return bench::hundredths(static_cast<std::uint64_t>(row.x * 100 + 0.5)) + ';' +
           bench::hundredths(static_cast<std::uint64_t>(row.y * 100 + 0.5));
}

std::string dwelling(std::uint64_t i) {
    auto const row = bench::row(i);
    std::string line;
    for (auto const& text : row.text) line.append(text).push_back(';');
    return line + place(row);
}

int write_csv(std::uint64_t count, char const* path, std::string_view kind) {
    std::ofstream out(path, std::ios::binary);
    auto const write = [&](std::string_view names, auto const& line) {
        out << names << '\n';
        for (std::uint64_t i = 0; i < count; ++i) out << line(i) << '\n';
    };
    if (kind == "incidents")
        write(bench::incident_fields, [](std::uint64_t i) { return bench::incident(i) + place(bench::row(i)); });
    else if (kind == "observations")
        write(bench::observation_fields, bench::observation);
    else
        write(header(), dwelling);
    return out.flush() ? 0 : 1;
}

int write_flatgeobuf(std::uint64_t count, char const* path) {
    GDALAllRegister();
    GDALDatasetH dataset = GDALCreate(GDALGetDriverByName("FlatGeobuf"), path, 0, 0, 0, GDT_Unknown, nullptr);
    if (dataset == nullptr) return 1;
    OGRSpatialReferenceH lambert_93 = OSRNewSpatialReference(nullptr);
    OSRImportFromEPSG(lambert_93, 2154);
    char const* const options[]{"SPATIAL_INDEX=NO", nullptr};
    OGRLayerH layer = GDALDatasetCreateLayer(dataset, "rows", lambert_93, wkbPoint, const_cast<char**>(options)); // it does not change them
    bench::create_fields(layer);
    bool is_written = true;
    for (std::uint64_t i = 0; i < count && is_written; ++i) is_written = bench::create_feature(layer, bench::row(i));
    OSRDestroySpatialReference(lambert_93);
    GDALClose(dataset);
    return is_written ? 0 : 1;
}

}

int main(int argc, char** argv) {
    if (argc != 3 && argc != 4) {
        std::fprintf(stderr, "make_rows ROWS OUT.csv|OUT.fgb [dwellings|incidents|observations]\n");
        return 2;
    }
    auto const count = std::strtoull(argv[1], nullptr, 10);
    std::string_view const kind = argc == 4 ? argv[3] : "dwellings";
    return std::string_view(argv[2]).ends_with(".csv") ? write_csv(count, argv[2], kind) : write_flatgeobuf(count, argv[2]);
}
