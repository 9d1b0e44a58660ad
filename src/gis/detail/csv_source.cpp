#include "core/error.hpp"
#include "gis/detail/csv_detect.hpp"
#include "gis/detail/csv_types.hpp"
#include "gis/detail/encoding.hpp"
#include "gis/detail/geometry_read.hpp"
#include "gis/detail/source_impl.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace vigie::gis::detail {

namespace {

constexpr std::size_t sampled_rows = 200;

std::string_view unwrapped(std::string_view text) {
    if (text.size() >= 3 && text.starts_with("=\"") && text.ends_with('"')) return text.substr(2, text.size() - 3);
    return text;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// Names under which text tables carry whole geometries.
bool names_geometry(std::string name) {
    for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    constexpr std::array names{"wkt", "geom", "geometry", "geometrie", "the_geom", "geo_shape", "geoshape", "shape", "point", "_wkt"};
    return std::ranges::find(names, name) != names.end();
}

/// How the bytes of a table become UTF-8.
struct Decoding {
    bool is_utf8 = true; ///< else Windows-1252
    std::string recode;  ///< an encoding iconv knows; empty = none

    [[nodiscard]] std::string operator()(std::string_view text) const {
        if (recode.empty()) return from_windows_1252(text);
        return names_utf8(recode) ? as_utf8(std::string(text)) : from_encoding(text, recode);
    }
};

/// « SRID=4326;POINT(…) »; a code nobody knows says nothing.
std::optional<Crs> crs_of_ewkt(std::string const& cell) {
    try {
        return Crs::from_code("EPSG:" + cell.substr(5, cell.find(';') - 5));
    } catch (core::Error const&) {
        return std::nullopt;
    }
}

/// The cell without its quotes, in UTF-8; `arena` keeps what could not stay as it lies.
std::string_view plain_text(RawCell const& cell, Decoding const& decoding, TextArena& arena) {
    std::string_view text = cell.text;
    if (cell.has_doubled_quotes || !cell.after.empty()) {
        std::string joined;
        for (std::size_t i = 0; i < text.size(); ++i) {
            joined += text[i];
            if (text[i] == '"') ++i; // within quotes they come in twos
        }
        text = arena.keep(joined.append(cell.after));
    }
    bool const is_plain = (decoding.is_utf8 && decoding.recode.empty()) ||
                          std::ranges::none_of(text, [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
    return unwrapped(is_plain ? text : arena.keep(decoding(text)));
}

/// The first records of a table as text, the header among them.
struct Sample {
    Decoding const& decoding;
    std::vector<std::vector<std::string>> records{};
    std::vector<std::string> record_so_far{};
    TextArena arena{};

    void cell(RawCell const& cell) {
        if (!is_full()) record_so_far.emplace_back(plain_text(cell, decoding, arena));
    }
    void record(std::int64_t) {
        if (!is_full()) records.push_back(std::move(record_so_far));
        undo();
    }
    void undo() { record_so_far.clear(); }
    [[nodiscard]] bool is_full() const { return records.size() > sampled_rows; }
};

/// Looks at every cell for what its column holds.
struct Survey {
    Decoding const& decoding;
    std::int64_t header_rows;
    std::vector<ColumnSurvey> columns;
    std::size_t column = 0;
    std::int64_t records = 0;
    TextArena arena{};

    void cell(RawCell const& cell) {
        std::size_t const at = column++;
        if (records < header_rows || at >= columns.size() || columns[at].is_text()) return;
        if (auto const text = plain_text(cell, decoding, arena); !is_blank(text)) columns[at].add(text);
    }
    void record(std::int64_t) {
        ++records;
        column = 0;
    }
    void undo() {
        column = 0;
        arena.clear();
    }
};

class CsvSource final : public Source::Impl {
  public:
    CsvSource(std::filesystem::path path, CsvShape shape)
        : path_(std::move(path)), shape_(std::move(shape)), decoding_{shape_.dialect.is_utf8, shape_.recode}, reader_(path_, shape_.dialect) {}

    void read_header();
    void rewind(CellKind cells) override;
    bool fill(RowBatch& batch) override;
    Source::ReadResult finish() override;
    [[nodiscard]] std::optional<std::int64_t> row_count() const override;
    [[nodiscard]] std::vector<FieldType> field_types() override;

  private:
    struct Filler;
    void find_geometry_column(std::span<std::vector<std::string> const> rows);
    void check_width(std::size_t width, std::int64_t line, std::int64_t row);
    [[nodiscard]] core::Geometry geometry(CellView const& cell, std::int64_t row);
    void check_quotes() const;

    std::filesystem::path path_;
    CsvShape shape_;
    Decoding decoding_;
    CsvReader reader_;
    double bytes_per_row_ = 0;
    std::optional<std::int64_t> counted_rows_;
    std::optional<std::vector<FieldType>> types_;
    std::vector<FieldType> given_types_; ///< of the cells being read
    int header_left_ = 1; ///< records down to the one that names the columns
    std::int64_t read_ = 0;
    GeometryTally tally_;
};

void CsvSource::read_header() {
    Sample sample{decoding_};
    std::vector<char> bytes;
    while (!sample.is_full() && reader_.next_block(bytes, sample)) {}
    if (sample.records.empty())
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("“{0}” has no line of column names. Write one as its first line."), {path_.filename().string()}});
    if (shape_.header_row == 0) shape_.header_row = static_cast<int>(likely_header(sample.records)) + 1;
    auto const header = static_cast<std::size_t>(shape_.header_row) - 1;
    if (header >= sample.records.size())
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("“{0}” has no line of column names. Write one as its first line."), {path_.filename().string()}});
    for (std::string_view const name : sample.records[header]) {
        auto const first = name.find_first_not_of(" \t\r\n");
        auto const last = name.find_last_not_of(" \t\r\n");
        fields.emplace_back(first == std::string_view::npos ? "" : unwrapped(name.substr(first, last - first + 1)));
    }
    facts = {"CSV", shape_.dialect.delimiter, shape_.header_row, shape_.encoding, shape_.evidence};
    auto const rows = std::span(sample.records).subspan(header + 1);
    if (rows.empty() && !reader_.left_quote_open())
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("“{0}” has column names but no row. Export it again with its rows."), {path_.filename().string()}});
    find_geometry_column(rows);
    has_geometry = geometry_field.has_value();
}

/// A column is one of geometries by its name and what the first rows hold.
void CsvSource::find_geometry_column(std::span<std::vector<std::string> const> rows) {
    auto const named = std::ranges::find_if(fields, names_geometry) - fields.begin();
    auto const column = static_cast<std::size_t>(named);
    std::size_t characters = 0;
    for (auto const& row : rows) {
        for (auto const& cell : row) characters += cell.size() + 1;
        if (column >= std::min(fields.size(), row.size()) || geometry_field || !looks_like_geometry(row[column])) continue;
        auto const& cell = row[column];
        geometry_field = column;
        if (cell.find('{') != std::string::npos) crs = Crs::from_code("EPSG:4326"); // RFC 7946
        else if (cell.starts_with("SRID=")) crs = crs_of_ewkt(cell);
    }
    bytes_per_row_ = rows.empty() ? 0 : static_cast<double>(characters) / static_cast<double>(rows.size());
}

std::optional<std::int64_t> CsvSource::row_count() const {
    if (counted_rows_) return counted_rows_;
    std::error_code error;
    auto const bytes = std::filesystem::file_size(path_, error);
    if (error || bytes_per_row_ <= 0) return std::nullopt;
    int const bytes_per_letter = shape_.dialect.utf16 == Utf16::none ? 1 : 2;
    return static_cast<std::int64_t>(static_cast<double>(bytes) / bytes_per_row_ / bytes_per_letter);
}

std::vector<FieldType> CsvSource::field_types() {
    if (types_) return *types_;
    CsvReader reader(path_, shape_.dialect);
    Survey survey{decoding_, shape_.header_row, {}};
    for (auto const& name : fields) survey.columns.emplace_back(name);
    std::vector<char> bytes;
    while (reader.next_block(bytes, survey)) {}
    counted_rows_ = std::max<std::int64_t>(0, survey.records - shape_.header_row);
    types_.emplace();
    for (auto const& column : survey.columns) types_->push_back(column.type());
    return *types_;
}

void CsvSource::check_width(std::size_t width, std::int64_t line, std::int64_t row) {
    if (width <= fields.size()) return;
    tally_.tell({core::Severity::warning, row, {},
                 {VIGIE_N_("Line {0} has {1} cells for {2} columns; the last ones were left out."),
                  {std::to_string(line), std::to_string(width), std::to_string(fields.size())}},
                 VIGIE_N_("Put quotes around text that holds the column separator.")});
}

core::Geometry CsvSource::geometry(CellView const& cell, std::int64_t row) {
    if (cell.is_missing()) return {};
    if (auto const found = geometry_of_text(std::string(cell.text()))) return plain_geometry(found.get(), row, tally_);
    tally_.tell({core::Severity::warning, row, fields[*geometry_field], VIGIE_N_("The outline of this row cannot be read."),
                 VIGIE_N_("Correct it in the source; the row is kept without a position.")});
    return {};
}

void CsvSource::check_quotes() const {
    if (reader_.left_quote_open())
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("A quote opened on line {0} of “{1}” is never closed: the rows after it cannot be told apart. "
                                    "Close or remove it."),
                           {std::to_string(reader_.open_quote_line()), path_.filename().string()}});
}

/// Records become rows of a batch.
struct CsvSource::Filler {
    CsvSource& source;
    RowBatch& batch;
    std::size_t column = 0;

    void cell(RawCell const& raw) {
        std::size_t const at = column++;
        if (at >= batch.columns || source.header_left_ > 0) return;
        auto const text = plain_text(raw, source.decoding_, batch.arena);
        if (is_blank(text)) batch.cells.emplace_back();
        else batch.cells.push_back(source.given_types_.empty() ? CellView(text) : typed_cell(text, source.given_types_[at]).value_or(CellView(text)));
    }
    void record(std::int64_t line) {
        std::size_t const width = std::exchange(column, 0);
        if (source.header_left_ > 0) {
            --source.header_left_;
            return;
        }
        batch.cells.resize(++batch.rows * batch.columns);
        source.check_width(width, line, ++source.read_);
    }
    void undo() {
        batch.cells.resize(batch.rows * batch.columns);
        column = 0;
    }
};

void CsvSource::rewind(CellKind cells) {
    given_types_ = cells == CellKind::typed ? field_types() : std::vector<FieldType>{};
    if (geometry_field && !given_types_.empty()) given_types_[*geometry_field] = FieldType::text;
    reader_.rewind();
    header_left_ = shape_.header_row;
    read_ = 0;
    tally_ = {};
}

bool CsvSource::fill(RowBatch& batch) {
    batch.clear();
    batch.columns = fields.size();
    batch.first_row = read_ + 1;
    Filler filler{*this, batch};
    while (batch.rows == 0)
        if (!reader_.next_block(batch.bytes, filler)) break;
    if (batch.rows == 0) check_quotes();
    batch.geometries.resize(batch.rows);
    if (!geometry_field) return batch.rows > 0;
    ErrorCapture const capture;
    for (std::size_t i = 0; i < batch.rows; ++i)
        batch.geometries[i] = geometry(batch.cell(i, *geometry_field), batch.first_row + static_cast<std::int64_t>(i));
    return batch.rows > 0;
}

Source::ReadResult CsvSource::finish() { return tally_.result(read_); }

}

std::unique_ptr<Source::Impl> open_csv(std::filesystem::path const& path, SourceOptions const& options) {
    ensure_gdal();
    auto source = std::make_unique<CsvSource>(path, detect_csv(path, options));
    source->layer_name = path.stem().string();
    source->layers = {source->layer_name};
    source->read_header();
    return source;
}

}
