#include "core/error.hpp"
#include "gis/detail/csv_reader.hpp"
#include "gis/detail/encoding.hpp"
#include "gis/detail/geometry_read.hpp"
#include "gis/detail/source_impl.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace vigie::gis::detail {

namespace {

std::string unwrapped(std::string text) {
    if (text.size() >= 3 && text.starts_with("=\"") && text.ends_with('"')) return text.substr(2, text.size() - 3);
    return text;
}

bool is_blank(std::string const& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

/// Names under which text tables carry whole geometries.
bool names_geometry(std::string name) {
    for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    constexpr std::array names{"wkt", "geom", "geometry", "geometrie", "the_geom", "geo_shape", "geoshape", "shape", "point", "_wkt"};
    return std::ranges::find(names, name) != names.end();
}

class CsvSource final : public Source::Impl {
  public:
    CsvSource(std::filesystem::path path, CsvDialect const& dialect) : path_(std::move(path)), reader_(path_, dialect) {}

    void read_header();
    Source::ReadResult read(std::function<void(Feature&&)> const& visit, std::stop_token stop) override;
    [[nodiscard]] std::optional<std::int64_t> row_count() const override;

  private:
    void find_geometry_column();
    Feature feature(std::vector<std::string>&& record, std::int64_t row, GeometryTally& tally) const;
    void check_width(std::vector<std::string> const& record, std::int64_t row, GeometryTally& tally) const;

    std::filesystem::path path_;
    CsvReader reader_;
    std::optional<std::size_t> geometry_column_;
    double bytes_per_row_ = 0;
};

void CsvSource::read_header() {
    auto header = reader_.next();
    if (!header || reader_.left_quote_open())
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("“{0}” has no line of column names. Write one as its first line."), {path_.filename().string()}});
    for (auto& name : *header) {
        auto const first = name.find_first_not_of(" \t\r\n");
        auto const last = name.find_last_not_of(" \t\r\n");
        fields.push_back(first == std::string::npos ? "" : unwrapped(name.substr(first, last - first + 1)));
    }
    find_geometry_column();
}

/// Looks at the first rows: a column is one of geometries by its name and what it holds.
void CsvSource::find_geometry_column() {
    std::optional<std::size_t> named;
    for (std::size_t i = 0; i < fields.size() && !named; ++i)
        if (names_geometry(fields[i])) named = i;
    std::int64_t rows = 0, characters = 0;
    for (auto record = reader_.next(); record && rows < 200; record = reader_.next(), ++rows) {
        for (auto const& cell : *record) characters += static_cast<std::int64_t>(cell.size()) + 1;
        if (!named || *named >= record->size()) continue;
        auto const& cell = (*record)[*named];
        if (geometry_column_ || !looks_like_geometry(cell)) continue;
        geometry_column_ = named;
        if (cell.find('{') != std::string::npos) crs = Crs::from_code("EPSG:4326"); // RFC 7946
        else if (cell.starts_with("SRID=")) crs = Crs::from_code("EPSG:" + cell.substr(5, cell.find(';') - 5));
    }
    bool const is_broken = rows == 0 && reader_.left_quote_open();
    if (rows == 0 && !is_broken)
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("“{0}” has column names but no row. Export it again with its rows."), {path_.filename().string()}});
    bytes_per_row_ = rows > 0 ? static_cast<double>(characters) / static_cast<double>(rows) : 0;
    has_geometry = has_text_geometry = geometry_column_.has_value();
    reader_.skip_header();
}

std::optional<std::int64_t> CsvSource::row_count() const {
    std::error_code error;
    auto const bytes = std::filesystem::file_size(path_, error);
    if (error || bytes_per_row_ <= 0) return std::nullopt;
    return static_cast<std::int64_t>(static_cast<double>(bytes) / bytes_per_row_);
}

void CsvSource::check_width(std::vector<std::string> const& record, std::int64_t row, GeometryTally& tally) const {
    if (record.size() <= fields.size()) return;
    tally.findings.push_back({core::Severity::warning, row, {},
                              {VIGIE_N_("Line {0} has {1} cells for {2} columns; the last ones were left out."),
                               {std::to_string(reader_.line()), std::to_string(record.size()), std::to_string(fields.size())}},
                              VIGIE_N_("Put quotes around text that holds the column separator.")});
}

Feature CsvSource::feature(std::vector<std::string>&& record, std::int64_t row, GeometryTally& tally) const {
    Feature feature;
    feature.row = row;
    feature.values.resize(fields.size());
    for (std::size_t i = 0; i < std::min(record.size(), fields.size()); ++i)
        if (auto value = unwrapped(std::move(record[i])); !is_blank(value)) feature.values[i] = std::move(value);
    if (!geometry_column_ || !feature.values[*geometry_column_]) return feature;
    auto const geometry = geometry_of_text(*feature.values[*geometry_column_]);
    if (geometry) feature.geometry = plain_geometry(geometry.get(), row, tally);
    else
        tally.findings.push_back({core::Severity::warning, row, fields[*geometry_column_],
                                  VIGIE_N_("The outline of this row cannot be read."),
                                  VIGIE_N_("Correct it in the source; the row is kept without a position.")});
    return feature;
}

Source::ReadResult CsvSource::read(std::function<void(Feature&&)> const& visit, std::stop_token stop) {
    ErrorCapture const capture;
    Source::ReadResult result;
    GeometryTally tally;
    reader_.skip_header();
    while (auto record = reader_.next()) {
        if (stop.stop_requested()) throw core::cancelled();
        if (reader_.left_quote_open())
            throw core::Error(core::ErrorCode::refused,
                              {VIGIE_N_("A quote opened on line {0} of “{1}” is never closed: the rows after it cannot be told apart. "
                                        "Close or remove it."),
                               {std::to_string(reader_.line()), path_.filename().string()}});
        ++result.read;
        check_width(*record, result.read, tally);
        visit(feature(std::move(*record), result.read, tally));
    }
    tally.close();
    result.repaired = tally.repaired;
    result.findings = std::move(tally.findings);
    return result;
}

}

std::unique_ptr<Source::Impl> open_csv(std::filesystem::path const& path, SourceOptions const& options) {
    ensure_gdal();
    auto dialect = detect_csv_dialect(path);
    if (names_windows_1252(options.encoding)) dialect.is_utf8 = false;
    if (names_utf8(options.encoding)) dialect.is_utf8 = true;
    auto source = std::make_unique<CsvSource>(path, dialect);
    source->layer_name = path.stem().string();
    source->layers = {source->layer_name};
    source->read_header();
    return source;
}

}
