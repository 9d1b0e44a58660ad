#include "core/error.hpp"
#include "gis/detail/csv_detect.hpp"
#include "gis/detail/dbf_encoding.hpp"
#include "gis/detail/encoding.hpp"
#include "gis/detail/gdal.hpp"
#include "gis/detail/gdal_arrow.hpp"
#include "gis/detail/geometry_read.hpp"
#include "gis/detail/source_impl.hpp"

#include <cpl_conv.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cctype>
#include <cmath>

namespace vigie::gis::detail {

namespace {

/// File formats only: no driver that reaches a network, a database server or another file by reference (VRT, WFS, PG…).
constexpr std::array<char const*, 21> allowed_drivers{
    "ESRI Shapefile", "GPKG", "GeoJSON", "GeoJSONSeq", "ESRIJSON", "TopoJSON", "XLSX", "ODS", "XLS", "LIBKML", "KML",
    "GML", "GPX", "FlatGeobuf", "SQLite", "MapInfo File", "DXF", "OpenFileGDB", "EDIGEO", "TIGER", nullptr};

constexpr std::size_t rows_in_batch = 2048;

/// A sheet keeps 0.1 as 0.10000000000000001; people wrote 0.1.
std::string shortest_number(std::string text) {
    constexpr std::size_t exact_digits = 16;
    if (text.size() <= exact_digits || text.find('.') == std::string::npos) return text;
    double number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? plain_real(number) : text;
}

std::string plain_date(OGRFeatureH feature, int field, std::string fallback) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
    float second = 0;
    if (!OGR_F_GetFieldAsDateTimeEx(feature, field, &year, &month, &day, &hour, &minute, &second, &zone)) return fallback;
    auto const two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    if (year < 1000) return fallback;
    return std::to_string(year) + "-" + two(month) + "-" + two(day);
}

class GdalSource final : public Source::Impl {
  public:
    GdalSource(Dataset dataset, std::filesystem::path path, std::string encoding)
        : dataset_(std::move(dataset)), path_(std::move(path)), encoding_(std::move(encoding)) {}

    void use_layer(SourceOptions const& options, std::string const& complaint);
    [[nodiscard]] std::vector<LayerSummary> summaries();
    void rewind(CellKind cells) override;
    bool fill(RowBatch& batch) override;
    Source::ReadResult finish() override;
    [[nodiscard]] std::optional<std::int64_t> row_count() const override;
    [[nodiscard]] std::vector<FieldType> field_types() override;

  private:
    void name_layers();
    void name_fields(int header_row);
    [[nodiscard]] std::vector<std::vector<std::string>> first_records() const;
    [[nodiscard]] bool is_blank(OGRFeatureH feature) const;
    [[nodiscard]] bool passes_over(OGRFeatureH feature);
    OGRLayerH named_layer(std::string const& wanted) const;
    OGRLayerH only_layer_with_rows(std::string const& complaint) const;
    [[nodiscard]] std::string decoded(char const* text) const;
    [[nodiscard]] std::string_view clean(std::string_view text, TextArena& arena) const;
    [[nodiscard]] CellView value(OGRFeatureH feature, int field, TextArena& arena) const;
    void add_feature(OGRFeatureH feature, RowBatch& batch);
    void fill_by_features(RowBatch& batch, ErrorCapture& capture);
    [[noreturn]] void refuse(char const* sentence, std::string second, std::string detail) const;

    Dataset dataset_;
    std::filesystem::path path_;
    std::string encoding_; ///< « windows-1252 »: text comes in it, whatever it looks like
    bool is_sheet_ = false;
    int records_ = 0; ///< of a sheet, down to the one that names the columns
    OGRLayerH layer_ = nullptr;
    std::unique_ptr<ArrowRows> arrow_;
    std::int64_t read_ = 0;
    std::optional<std::string> trouble_; ///< the file broke there; told once the rows before are given
    GeometryTally tally_;
};

void GdalSource::refuse(char const* sentence, std::string second, std::string detail) const {
    throw core::Error(core::ErrorCode::refused, {sentence, {path_.filename().string(), std::move(second)}}, std::move(detail));
}

std::string joined(std::vector<std::string> const& names) {
    std::string out;
    for (std::size_t i = 0; i < names.size() && i < 20; ++i) out += (i ? ", " : "") + names[i];
    return names.size() > 20 ? out + "…" : out;
}

bool has_row(OGRLayerH layer) {
    OGR_L_ResetReading(layer);
    OwnedFeature const first(OGR_L_GetNextFeature(layer));
    OGR_L_ResetReading(layer);
    return first != nullptr;
}

OGRLayerH GdalSource::named_layer(std::string const& wanted) const {
    for (std::size_t i = 0; i < layers.size(); ++i)
        if (layers[i] == wanted) return GDALDatasetGetLayer(dataset_.get(), static_cast<int>(i));
    refuse(VIGIE_N_("“{0}” has no layer of that name. Name one of these with --layer: {1}."), joined(layers), wanted);
}

OGRLayerH GdalSource::only_layer_with_rows(std::string const& complaint) const {
    std::vector<std::string> filled;
    OGRLayerH found = nullptr;
    for (int i = 0; i < GDALDatasetGetLayerCount(dataset_.get()); ++i) {
        OGRLayerH layer = GDALDatasetGetLayer(dataset_.get(), i);
        ErrorCapture const capture;
        bool const usable = has_row(layer);
        if (!usable && capture.has_failure())
            refuse(VIGIE_N_("“{0}” is damaged: its rows cannot be read. Export it again from the program it comes from."), {},
                   capture.text());
        if (!usable) continue;
        if (!found) found = layer;
        filled.push_back(layers[static_cast<std::size_t>(i)]);
    }
    if (filled.size() > 1) refuse(VIGIE_N_("“{0}” holds several layers. Name one of these with --layer: {1}."), joined(filled), {});
    if (!found) refuse(VIGIE_N_("“{0}” holds no row. Export it again from the program it comes from."), {}, complaint);
    return found;
}

std::optional<Crs> stated_crs(OGRLayerH layer) {
    OGRSpatialReferenceH reference = OGR_L_GetSpatialRef(layer);
    if (!reference) return std::nullopt;
    char const* authority = OSRGetAuthorityName(reference, nullptr);
    char const* code = OSRGetAuthorityCode(reference, nullptr);
    if (authority && code && std::string_view(authority) == "EPSG") {
        try {
            return Crs::from_code(std::string("EPSG:") + code);
        } catch (core::Error const&) { // a code of its own making: the WKT says what it means
        }
    }
    char* wkt = nullptr;
    std::array<char const*, 2> const options{"FORMAT=WKT2_2019", nullptr};
    OSRExportToWktEx(reference, &wkt, options.data());
    std::string const text = wkt ? wkt : "";
    CPLFree(wkt);
    return text.empty() ? std::nullopt : Crs::from_wkt(text);
}

void GdalSource::name_layers() {
    for (int i = 0; i < GDALDatasetGetLayerCount(dataset_.get()); ++i)
        layers.push_back(decoded(OGR_L_GetName(GDALDatasetGetLayer(dataset_.get(), i))));
    GDALDriverH const driver = GDALGetDatasetDriver(dataset_.get());
    facts.driver = driver ? GDALGetDriverShortName(driver) : "";
    is_sheet_ = facts.driver == "XLSX" || facts.driver == "ODS" || facts.driver == "XLS";
}

bool GdalSource::is_blank(OGRFeatureH feature) const {
    TextArena arena;
    for (int i = 0; i < OGR_F_GetFieldCount(feature); ++i)
        if (!value(feature, i, arena).is_missing()) return false;
    return true;
}

/// The first rows of a sheet that hold something.
std::vector<std::vector<std::string>> GdalSource::first_records() const {
    constexpr std::size_t enough = 40;
    std::vector<std::vector<std::string>> records;
    TextArena arena;
    OGR_L_ResetReading(layer_);
    for (OwnedFeature row(OGR_L_GetNextFeature(layer_)); row && records.size() < enough; row.reset(OGR_L_GetNextFeature(layer_))) {
        if (is_blank(row.get())) continue;
        records.emplace_back();
        for (int i = 0; i < OGR_F_GetFieldCount(row.get()); ++i) records.back().push_back(text_of(value(row.get(), i, arena)).value_or(""));
    }
    OGR_L_ResetReading(layer_);
    return records;
}

/// Formats name their fields; a sheet has a row that does, first or under a title.
void GdalSource::name_fields(int header_row) {
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer_);
    if (!is_sheet_) {
        for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) fields.push_back(decoded(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, i))));
        return;
    }
    auto records = first_records();
    facts.header_row = header_row > 0 ? header_row : static_cast<int>(likely_header(records)) + 1;
    auto const at = static_cast<std::size_t>(facts.header_row) - 1;
    if (at >= records.size()) refuse(VIGIE_N_("“{0}” has no line of column names. Write one as its first line."), {}, {});
    fields = std::move(records[at]);
    for (auto& name : fields) {
        auto const last = name.find_last_not_of(" \t\r\n");
        name = last == std::string::npos ? "" : name.substr(name.find_first_not_of(" \t\r\n"), last + 1 - name.find_first_not_of(" \t\r\n"));
    }
}

/// Blank rows of a sheet, and those down to the one that names the columns.
bool GdalSource::passes_over(OGRFeatureH feature) {
    if (!is_sheet_) return false;
    return is_blank(feature) || ++records_ <= facts.header_row;
}

void GdalSource::use_layer(SourceOptions const& options, std::string const& complaint) {
    name_layers();
    layer_ = options.layer.empty() ? only_layer_with_rows(complaint) : named_layer(options.layer);
    layer_name = decoded(OGR_L_GetName(layer_));
    name_fields(options.header_row);
    OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer_);
    has_geometry = OGR_FD_GetGeomFieldCount(definition) > 0 && OGR_FD_GetGeomType(definition) != wkbNone;
    if (has_geometry) crs = stated_crs(layer_);
}

std::vector<LayerSummary> GdalSource::summaries() {
    ErrorCapture const capture;
    name_layers();
    std::vector<LayerSummary> all;
    for (int i = 0; i < static_cast<int>(layers.size()); ++i) {
        layer_ = GDALDatasetGetLayer(dataset_.get(), i);
        OGRFeatureDefnH definition = OGR_L_GetLayerDefn(layer_);
        LayerSummary summary;
        summary.name = layers[static_cast<std::size_t>(i)];
        summary.has_geometry = !is_sheet_ && OGR_FD_GetGeomFieldCount(definition) > 0 && OGR_FD_GetGeomType(definition) != wkbNone;
        summary.rows = row_count();
        fields.clear();
        if (!is_sheet_ || !first_records().empty()) name_fields(0);
        summary.fields = fields;
        all.push_back(std::move(summary));
    }
    return all;
}

std::optional<std::int64_t> GdalSource::row_count() const {
    ErrorCapture const capture;
    auto const count = OGR_L_GetFeatureCount(layer_, 0);
    std::error_code error;
    auto const bytes = std::filesystem::file_size(path_, error);
    // Some files announce more rows than they have bytes.
    if (count < 0 || (!error && static_cast<std::uintmax_t>(count) > bytes * 50)) return std::nullopt;
    return count;
}

std::string GdalSource::decoded(char const* text) const {
    std::string bytes = text ? text : "";
    if (encoding_ == "windows-1252") return from_windows_1252(bytes);
    return as_utf8(std::move(bytes));
}

/// UTF-8, and a code out of what Excel wraps it in.
std::string_view GdalSource::clean(std::string_view text, TextArena& arena) const {
    if (!is_utf8(text)) text = arena.keep(from_windows_1252(text));
    if (text.size() >= 3 && text.starts_with("=\"") && text.ends_with('"')) text = text.substr(2, text.size() - 3);
    return text;
}

CellView GdalSource::value(OGRFeatureH feature, int field, TextArena& arena) const {
    if (!OGR_F_IsFieldSetAndNotNull(feature, field)) return {};
    auto const as_text = [&] { return decoded(OGR_F_GetFieldAsString(feature, field)); };
    std::string text;
    switch (OGR_Fld_GetType(OGR_F_GetFieldDefnRef(feature, field))) {
    case OFTInteger:
    case OFTInteger64: return CellView(std::int64_t{OGR_F_GetFieldAsInteger64(feature, field)});
    case OFTReal: {
        double const number = OGR_F_GetFieldAsDouble(feature, field);
        return std::isnan(number) ? CellView() : CellView(number);
    }
    case OFTDate:
    case OFTDateTime: text = plain_date(feature, field, as_text()); break;
    default: text = as_text();
    }
    if (is_sheet_) text = shortest_number(std::move(text));
    auto const kept = clean(arena.keep(text), arena);
    return kept.find_first_not_of(" \t\r\n") == std::string_view::npos ? CellView() : CellView(kept);
}

std::vector<FieldType> GdalSource::field_types() {
    std::vector<FieldType> types;
    auto* const definition = OGR_L_GetLayerDefn(layer_);
    for (int i = 0; i < OGR_FD_GetFieldCount(definition); ++i) {
        auto const type = OGR_Fld_GetType(OGR_FD_GetFieldDefn(definition, i));
        types.push_back(type == OFTInteger || type == OFTInteger64 ? FieldType::integer
                        : type == OFTReal                          ? FieldType::real
                        : type == OFTDate || type == OFTDateTime   ? FieldType::date
                                                                   : FieldType::text);
    }
    return types;
}

void GdalSource::rewind(CellKind) {
    ErrorCapture const capture;
    read_ = 0;
    trouble_.reset();
    tally_ = {};
    records_ = 0;
    arrow_ = encoding_.empty() && !is_sheet_ ? ArrowRows::open(layer_) : nullptr;
    if (!arrow_) OGR_L_ResetReading(layer_);
}

void GdalSource::add_feature(OGRFeatureH feature, RowBatch& batch) {
    for (int i = 0; i < static_cast<int>(fields.size()); ++i) batch.cells.push_back(value(feature, i, batch.arena));
    OGRGeometryH geometry = OGR_F_GetGeometryRef(feature);
    std::int64_t const row = batch.first_row + static_cast<std::int64_t>(batch.rows++);
    batch.geometries.push_back(plain_geometry(geometry, row, tally_));
    if (has_geometry && (!geometry || OGR_G_IsEmpty(geometry))) tell_no_position(row, tally_);
}

void GdalSource::fill_by_features(RowBatch& batch, ErrorCapture& capture) {
    while (batch.rows < rows_in_batch) {
        capture.clear();
        OwnedFeature const feature(OGR_L_GetNextFeature(layer_));
        if (feature && passes_over(feature.get())) continue;
        if (!feature) {
            trouble_ = capture.has_failure() ? std::optional(capture.text()) : std::nullopt;
            return;
        }
        if (capture.has_failure())
            tally_.tell({core::Severity::warning, batch.first_row + static_cast<std::int64_t>(batch.rows), {}, VIGIE_N_("Part of this row cannot be read."),
                         VIGIE_N_("Check it in the source; what could be read was kept.")});
        add_feature(feature.get(), batch);
    }
}

bool GdalSource::fill(RowBatch& batch) {
    ErrorCapture capture;
    batch.clear();
    batch.columns = fields.size();
    batch.first_row = read_ + 1;
    if (!trouble_ && arrow_) {
        arrow_->fill(batch, [this](std::string_view text, TextArena& arena) { return clean(text, arena); }, tally_);
        if (capture.has_failure()) trouble_ = capture.text();
    } else if (!trouble_) {
        fill_by_features(batch, capture);
    }
    read_ += static_cast<std::int64_t>(batch.rows);
    if (batch.rows == 0 && trouble_)
        refuse(VIGIE_N_("“{0}” breaks off after row {1}. Export it again from the program it comes from."), std::to_string(read_), *trouble_);
    return batch.rows > 0;
}

Source::ReadResult GdalSource::finish() {
    arrow_.reset();
    return tally_.result(read_);
}

bool has_extension(std::filesystem::path const& path, std::string_view wanted) {
    auto extension = path.extension().string();
    for (char& c : extension) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return extension == wanted;
}

/// A database another program is writing keeps its newest rows in a file beside it; reading it would make us write there.
void refuse_open_database(std::filesystem::path const& path) {
    std::error_code error;
    auto const size = std::filesystem::file_size(path.string() + "-wal", error);
    if (!error && size > 0)
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("“{0}” is open in another program. Close it there, then try again."), {path.filename().string()}});
}

std::string gdal_name(std::filesystem::path const& path) {
    auto const name = path.string();
    bool const is_database = name.ends_with(".gdb.zip") || name.ends_with(".shp.zip");
    return has_extension(path, ".zip") && !is_database ? "/vsizip/" + name : name;
}

bool is_dbase(std::filesystem::path const& path) { return has_extension(path, ".shp") || has_extension(path, ".dbf"); }

/// \param driver_encoding of a dBASE table, for the driver to recode from; empty = bytes come as they are
Dataset open_dataset(std::filesystem::path const& path, std::string const& driver_encoding, ErrorCapture& capture) {
    std::vector<std::string> open_options;
    if (has_extension(path, ".gml") || has_extension(path, ".xml")) open_options = {"WRITE_GFS=NO", "DOWNLOAD_SCHEMA=NO"};
    if (has_extension(path, ".gpkg")) open_options = {"IMMUTABLE=YES"};
    if (is_dbase(path)) open_options = {"ENCODING=" + driver_encoding};
    std::vector<char const*> pointers;
    for (auto const& option : open_options) pointers.push_back(option.c_str());
    pointers.push_back(nullptr);
    auto const flags = static_cast<unsigned>(GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR);
    Dataset dataset(GDALOpenEx(gdal_name(path).c_str(), flags, allowed_drivers.data(), pointers.data(), nullptr));
    if (!dataset)
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("“{0}” cannot be read: it is damaged, or not a map or a table. Export it again, for example as "
                                    "GeoPackage or CSV."),
                           {path.filename().string()}},
                          capture.text());
    return dataset;
}

}

std::unique_ptr<Source::Impl> open_gdal(std::filesystem::path const& path, SourceOptions const& options) {
    ensure_gdal();
    refuse_open_database(path);
    FoundEncoding encoding{"UTF-8", EncodingEvidence::format};
    if (is_dbase(path)) encoding = options.encoding.empty() ? dbf_encoding(path) : FoundEncoding{options.encoding, EncodingEvidence::stated};
    bool const is_ours = names_windows_1252(encoding.name) || names_utf8(encoding.name);
    ErrorCapture capture;
    auto dataset = open_dataset(path, is_ours ? "" : encoding.name, capture);
    auto source = std::make_unique<GdalSource>(std::move(dataset), path, names_windows_1252(encoding.name) ? "windows-1252" : "");
    source->use_layer(options, capture.text());
    source->facts.encoding = encoding.name;
    source->facts.evidence = encoding.evidence;
    return source;
}

std::vector<LayerSummary> gdal_layers(std::filesystem::path const& path) {
    ensure_gdal();
    refuse_open_database(path);
    ErrorCapture capture;
    return GdalSource(open_dataset(path, "", capture), path, "").summaries();
}

}
