#include "gis/writer.hpp"

#include "core/error.hpp"
#include "gis/detail/gdal.hpp"

#include <cpl_string.h>

#include <array>
#include <cassert>
#include <cctype>
#include <charconv>
#include <optional>

namespace vigie::gis {

namespace {

struct Format {
    std::string_view extension;
    char const* driver;
    bool holds_many;
    bool has_crs;
};

constexpr std::array formats{Format{".gpkg", "GPKG", true, true}, Format{".sqlite", "SQLite", true, true},
                             Format{".geojson", "GeoJSON", false, true}, Format{".csv", "CSV", false, false},
                             Format{".xlsx", "XLSX", true, false}, Format{".ods", "ODS", true, false}};

Format const& format_of(std::filesystem::path const& path) {
    auto extension = path.extension().string();
    for (char& c : extension) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    for (auto const& format : formats)
        if (format.extension == extension) return format;
    throw core::Error(core::ErrorCode::usage,
                      {VIGIE_N_("“{0}” does not say which format to write. End its name with .gpkg, .geojson, .csv, .xlsx, .ods or .sqlite."),
                       {path.filename().string()}});
}

[[noreturn]] void fail(std::filesystem::path const& path, std::string detail) {
    throw core::Error(core::ErrorCode::failed,
                      {VIGIE_N_("“{0}” could not be written. Check that the folder exists, that there is room on the disk and that no "
                                "other program has the file open."),
                       {path.filename().string()}},
                      std::move(detail));
}

std::string real_text(double value) {
    std::array<char, 64> buffer{};
    auto const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), end.ptr};
}

void add_points(OGRGeometryH line, std::vector<core::Projected> const& points) {
    for (auto const p : points) OGR_G_AddPoint_2D(line, p.x, p.y);
}

OGRGeometryH polygon_of(core::Polygon const& polygon) {
    OGRGeometryH out = OGR_G_CreateGeometry(wkbPolygon);
    auto const add = [&](core::Ring const& ring) {
        OGRGeometryH line = OGR_G_CreateGeometry(wkbLinearRing);
        add_points(line, ring);
        OGR_G_AddGeometryDirectly(out, line);
    };
    add(polygon.outer);
    for (auto const& hole : polygon.holes) add(hole);
    return out;
}

detail::OwnedGeometry ogr_geometry(core::Geometry const& geometry) {
    if (auto const* p = std::get_if<core::Projected>(&geometry)) {
        detail::OwnedGeometry point(OGR_G_CreateGeometry(wkbPoint));
        OGR_G_SetPoint_2D(point.get(), 0, p->x, p->y);
        return point;
    }
    if (auto const* lines = std::get_if<core::MultiPolyline>(&geometry)) {
        detail::OwnedGeometry out(OGR_G_CreateGeometry(wkbMultiLineString));
        for (auto const& line : *lines) {
            OGRGeometryH part = OGR_G_CreateGeometry(wkbLineString);
            add_points(part, line);
            OGR_G_AddGeometryDirectly(out.get(), part);
        }
        return out;
    }
    if (auto const* polygons = std::get_if<core::MultiPolygon>(&geometry)) {
        detail::OwnedGeometry out(OGR_G_CreateGeometry(wkbMultiPolygon));
        for (auto const& polygon : *polygons) OGR_G_AddGeometryDirectly(out.get(), polygon_of(polygon));
        return out;
    }
    return {};
}

/// The one kind all geometries share, so that readers know what the layer draws as.
OGRwkbGeometryType common_type(Table const& table) {
    std::optional<std::size_t> kind;
    for (auto const& geometry : table.geometries) {
        if (geometry.index() == 0) continue;
        if (kind && *kind != geometry.index()) return wkbUnknown;
        kind = geometry.index();
    }
    constexpr std::array types{wkbNone, wkbPoint, wkbMultiLineString, wkbMultiPolygon};
    return kind ? types[*kind] : wkbUnknown;
}

OGRFieldType field_type(ColumnKind kind) {
    switch (kind) {
    case ColumnKind::integer: return OFTInteger64;
    case ColumnKind::real: return OFTReal;
    case ColumnKind::text: break;
    }
    return OFTString;
}

class Writer {
  public:
    Writer(std::filesystem::path const& path, Format const& format, std::string const& crs_code);
    void write(Table const& table);
    void close();

  private:
    [[nodiscard]] OGRLayerH make_layer(Table const& table, bool has_geometry);
    void fill(OGRFeatureH feature, Table const& table, std::size_t row, bool as_columns) const;
    void check(bool ok) const {
        if (!ok) fail(path_, capture_.text());
    }

    std::filesystem::path path_;
    Format const& format_;
    detail::ErrorCapture capture_;
    detail::Dataset dataset_;
    detail::SpatialReference crs_;
};

Writer::Writer(std::filesystem::path const& path, Format const& format, std::string const& crs_code) : path_(path), format_(format) {
    GDALDriverH driver = GDALGetDriverByName(format.driver);
    check(driver != nullptr);
    dataset_.reset(GDALCreate(driver, path.string().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    check(dataset_ != nullptr);
    if (!format.has_crs || crs_code.empty()) return;
    crs_.reset(OSRNewSpatialReference(nullptr));
    check(OSRSetFromUserInput(crs_.get(), crs_code.c_str()) == OGRERR_NONE);
    OSRSetAxisMappingStrategy(crs_.get(), OAMS_TRADITIONAL_GIS_ORDER);
}

OGRLayerH Writer::make_layer(Table const& table, bool has_geometry) {
    CPLStringList options;
    if (std::string_view(format_.driver) == "GeoJSON") options.SetNameValue("RFC7946", "YES");
    if (std::string_view(format_.driver) == "CSV") options.SetNameValue("STRING_QUOTING", "IF_NEEDED");
    if (std::string_view(format_.driver) == "SQLite") options.SetNameValue("LAUNDER", "NO");
    auto const type = has_geometry ? common_type(table) : wkbNone;
    return GDALDatasetCreateLayer(dataset_.get(), table.name.c_str(), has_geometry ? crs_.get() : nullptr, type, options.List());
}

void Writer::write(Table const& table) {
    bool const has_geometry = !table.geometries.empty() && format_.has_crs;
    bool const as_columns = !table.geometries.empty() && !format_.has_crs;
    OGRLayerH layer = make_layer(table, has_geometry);
    check(layer != nullptr);
    auto const add_field = [&](std::string const& name, ColumnKind kind) {
        OGRFieldDefnH field = OGR_Fld_Create(name.c_str(), field_type(kind));
        bool const ok = OGR_L_CreateField(layer, field, 0) == OGRERR_NONE;
        OGR_Fld_Destroy(field);
        check(ok);
    };
    for (auto const& column : table.columns) add_field(column.name, column.kind);
    if (as_columns) {
        add_field("x", ColumnKind::real);
        add_field("y", ColumnKind::real);
    }
    bool const in_transaction = GDALDatasetStartTransaction(dataset_.get(), 0) == OGRERR_NONE;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        detail::OwnedFeature const feature(OGR_F_Create(OGR_L_GetLayerDefn(layer)));
        fill(feature.get(), table, row, as_columns);
        if (has_geometry) OGR_F_SetGeometry(feature.get(), ogr_geometry(table.geometries[row]).get());
        check(OGR_L_CreateFeature(layer, feature.get()) == OGRERR_NONE);
    }
    if (in_transaction) check(GDALDatasetCommitTransaction(dataset_.get()) == OGRERR_NONE);
    capture_.clear(); // « transactions not supported » of the text formats is no trouble
}

void Writer::fill(OGRFeatureH feature, Table const& table, std::size_t row, bool as_columns) const {
    bool const is_csv = std::string_view(format_.driver) == "CSV";
    auto const set_real = [&](int field, double value) {
        if (is_csv) OGR_F_SetFieldString(feature, field, real_text(value).c_str());
        else OGR_F_SetFieldDouble(feature, field, value);
    };
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        int const field = static_cast<int>(c);
        auto const& cell = table.rows[row][c];
        if (auto const* number = std::get_if<std::int64_t>(&cell)) OGR_F_SetFieldInteger64(feature, field, *number);
        else if (auto const* real = std::get_if<double>(&cell)) set_real(field, *real);
        else if (auto const* text = std::get_if<std::string>(&cell)) OGR_F_SetFieldString(feature, field, text->c_str());
    }
    if (!as_columns) return;
    if (auto const point = core::representative_point(table.geometries[row])) {
        set_real(static_cast<int>(table.columns.size()), point->x);
        set_real(static_cast<int>(table.columns.size()) + 1, point->y);
    }
}

void Writer::close() {
    capture_.clear();
    dataset_.reset(); // buffered formats write here
    check(!capture_.has_failure());
}

}

void write_tables(std::filesystem::path const& path, std::vector<Table> const& tables, std::string const& crs_code) {
    auto const& format = format_of(path);
    detail::ensure_gdal();
    auto const beside = path.parent_path() / ("." + path.stem().string() + ".part" + std::string(format.extension));
    std::error_code error;
    std::filesystem::remove(beside, error);
    try {
        Writer writer(beside, format, crs_code);
        for (auto const& table : tables) {
            assert(table.geometries.empty() || table.geometries.size() == table.rows.size());
            writer.write(table);
            if (!format.holds_many) break;
        }
        writer.close();
        std::filesystem::rename(beside, path, error);
        if (error) fail(path, error.message());
    } catch (core::Error const& trouble) {
        std::filesystem::remove(beside, error);
        if (trouble.code() != core::ErrorCode::failed) throw;
        fail(path, trouble.detail()); // named as the user knows it
    }
}

}
