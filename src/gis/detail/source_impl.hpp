#pragma once

#include "gis/source.hpp"

namespace vigie::gis {

/// What a source does, whichever reader is behind it. Rows come by batches, from one thread at a time.
struct Source::Impl {
    virtual ~Impl() = default;
    /// Back to the first row.
    virtual void rewind(CellKind cells) = 0;
    /// The next rows; false when none is left.
    /// \throws core::Error(refused) when the file breaks in the middle
    virtual bool fill(RowBatch& batch) = 0;
    /// What there is to say about the rows given since rewind().
    virtual ReadResult finish() = 0;
    [[nodiscard]] virtual std::optional<std::int64_t> row_count() const = 0;
    [[nodiscard]] virtual std::vector<FieldType> field_types() = 0;

    std::string layer_name;
    std::vector<std::string> fields;
    std::vector<std::string> layers;
    bool has_geometry = false;
    std::optional<std::size_t> geometry_field; ///< holds the geometry as text
    std::optional<Crs> crs;
    SourceFacts facts;
    std::int64_t most_rows = 0; ///< 0 = all
};

}

namespace vigie::gis::detail {

/// \throws core::Error(refused)
[[nodiscard]] std::unique_ptr<Source::Impl> open_csv(std::filesystem::path const& path, SourceOptions const& options);
[[nodiscard]] std::unique_ptr<Source::Impl> open_gdal(std::filesystem::path const& path, SourceOptions const& options);
[[nodiscard]] std::vector<LayerSummary> gdal_layers(std::filesystem::path const& path);

/// Refuses a JSON document nested deeper than any geometry: GDAL's parsers recurse.
/// \throws core::Error(refused)
void guard_json(std::filesystem::path const& path);

/// Numbers as text: whole ones without a point, others the shortest that reads back the same.
[[nodiscard]] std::string plain_real(double value);

}
