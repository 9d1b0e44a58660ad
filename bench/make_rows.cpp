// Writes rows for measuring imports. Usage: make_rows ROWS OUT.csv|OUT.fgb
#include "gdal_rows.hpp"

#include <gdal.h>
#include <ogr_srs_api.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

namespace {

int write_csv(std::uint64_t count, char const* path) {
    std::ofstream out(path, std::ios::binary);
    for (auto const& field : bench::fields) out << field.name << ';';
    out << "x;y\n";
    std::string line;
    for (std::uint64_t i = 0; i < count; ++i) {
        auto const row = bench::row(i);
        line.clear();
        for (auto const& text : row.text) line.append(text).push_back(';');
        line.append(bench::hundredths(static_cast<std::uint64_t>(row.x * 100 + 0.5))).push_back(';');
        line.append(bench::hundredths(static_cast<std::uint64_t>(row.y * 100 + 0.5))).push_back('\n');
        out << line;
    }
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
    if (argc != 3) {
        std::fprintf(stderr, "make_rows ROWS OUT.csv|OUT.fgb\n");
        return 2;
    }
    auto const count = std::strtoull(argv[1], nullptr, 10);
    return std::string_view(argv[2]).ends_with(".csv") ? write_csv(count, argv[2]) : write_flatgeobuf(count, argv[2]);
}
