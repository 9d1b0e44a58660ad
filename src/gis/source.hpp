#pragma once

#include "core/finding.hpp"
#include "core/geometry.hpp"
#include "gis/crs.hpp"
#include "gis/row_batch.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::gis {

struct SourceOptions {
    std::string layer;           ///< empty = the only one that has rows
    std::string encoding;        ///< empty = detected: .cpg, DBF byte, UTF-8 validity, Windows-1252
    char delimiter = 0;          ///< of a text table; 0 = detected
    int header_row = 0;          ///< of a text table or spreadsheet, 1-based, blank lines not counted; 0 = detected
    std::int64_t most_rows = 0;  ///< read() stops after so many; 0 = all
};

/// How an encoding came to be known, in the order in which it is looked for.
enum class EncodingEvidence { format, stated, cpg_file, dbf_byte, byte_order_mark, utf8_validity, fallback };

/// What opening a file told about how it is written.
struct SourceFacts {
    std::string driver;      ///< « CSV », « ESRI Shapefile », « GPKG »…
    char delimiter = 0;      ///< of a text table
    int header_row = 0;      ///< of a text table or spreadsheet, as in SourceOptions; 0 = the format names its fields
    std::string encoding;    ///< « UTF-8 », « windows-1252 »…
    EncodingEvidence evidence = EncodingEvidence::format;
};

/// One layer or sheet of a file.
struct LayerSummary {
    std::string name;
    bool has_geometry = false;
    std::optional<std::int64_t> rows; ///< as announced, absent when unknown
    std::vector<std::string> fields;
};
/// All layers of a file, the empty ones too. Cost: opens the file; a spreadsheet is read whole.
/// \throws core::Error(refused) as Source::open
[[nodiscard]] std::vector<LayerSummary> layers_of(std::filesystem::path const& path);

/// One row of a source. Values are text exactly as in the file (codes keep leading zeros, decimal commas stay); absent when empty.
struct Feature {
    std::int64_t row = 0; ///< 1-based data row; header not counted
    std::vector<std::optional<std::string>> values;
    core::Geometry geometry; ///< in the source's own system, GIS axis order, 2D, curves linearised
};

/// How the cells of a batch come: all as text, as they are in the file, or as values of the type of their column.
enum class CellKind { text, typed };

/// A layer of any file GDAL opens, or a CSV, XLSX or ODS table. Read-only: the file and its folder are never written.
class Source {
  public:
    /// \throws core::Error(refused) with a sentence and a remedy: missing, unreadable, empty, truncated, several layers and none named
    [[nodiscard]] static Source open(std::filesystem::path const& path, SourceOptions const& options = {});
    Source(Source&&) noexcept;
    Source& operator=(Source&&) noexcept;
    ~Source();

    [[nodiscard]] std::string const& layer_name() const;
    [[nodiscard]] std::vector<std::string> const& fields() const;
    [[nodiscard]] std::vector<std::string> const& layers() const; ///< names of all layers in the file
    [[nodiscard]] bool has_geometry() const;
    /// The geometry is a cell of a text table (WKT, GeoJSON), beside columns that may give the position more exactly.
    [[nodiscard]] bool has_text_geometry() const;
    [[nodiscard]] std::optional<std::size_t> geometry_field() const; ///< which field that is
    [[nodiscard]] std::optional<Crs> crs() const; ///< as stated by the source
    [[nodiscard]] SourceFacts const& facts() const;
    /// Estimate for a progress bar; absent when unknown.
    [[nodiscard]] std::optional<std::int64_t> row_count() const;

    /// The next reads stop after so many rows; 0 = all.
    void limit(std::int64_t most_rows);

    struct ReadResult {
        std::int64_t read = 0;
        std::vector<core::Finding> findings; ///< rows that could not be read, polygons repaired, Z dropped, non-finite coordinates…
        std::int64_t repaired = 0;
    };
    /// Calls `visit` for each row in file order. Polygons arrive valid (repaired, the repair reported). A row whose geometry cannot
    /// be used arrives with monostate and a finding.
    /// \throws core::Error(refused) when the file breaks in the middle, core::Error(cancelled)
    ReadResult read(std::function<void(Feature&&)> const& visit, std::stop_token stop = {});
    /// The same by batches, for very many rows: a thread of its own reads and prepares them, some batches ahead, while `visit` works.
    /// \param prepare called on each batch in order, in the reading thread; may be empty
    ReadResult read_batches(CellKind cells, std::function<void(RowBatch&)> const& prepare, std::function<void(RowBatch&)> const& visit,
                            std::stop_token stop = {});
    /// What each field holds. A text table is read through for it: a column of numbers is one in which every cell is one, written so
    /// that nothing is lost by keeping the number (see docs/methods/typed-columns.md).
    [[nodiscard]] std::vector<FieldType> field_types() const;

    struct Impl;

  private:
    explicit Source(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// A row of a batch; takes its geometry.
[[nodiscard]] Feature take_row(RowBatch& batch, std::size_t row);

/// Text of a cell, as Feature has it: whole numbers without a point.
[[nodiscard]] std::optional<std::string> text_of(CellView const& cell);

/// Number as French or English offices write it: « 1 234,5 », « 1.234,5 » (only when unambiguous), « 12,5 % », « ="01001" » unwrapped
/// first. Absent for empty, « NA », « ns », « nd », « ndiff », « s », inf, nan and anything else.
/// \param decimal ',' or '.' when it is known: the other sign can then only part thousands; 0 = told from the text
[[nodiscard]] std::optional<double> parse_number(std::string_view text, char decimal = 0);

/// True for the words that mean « not published »: NA, ns, nd, ndiff, s, -, N/A (any case) and empty.
[[nodiscard]] bool means_missing(std::string_view text);

}
