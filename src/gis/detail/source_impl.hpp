#pragma once

#include "gis/source.hpp"

namespace vigie::gis {

/// What a source does, whichever reader is behind it.
struct Source::Impl {
    virtual ~Impl() = default;
    virtual ReadResult read(std::function<void(Feature&&)> const& visit, std::stop_token stop) = 0;
    [[nodiscard]] virtual std::optional<std::int64_t> row_count() const = 0;

    std::string layer_name;
    std::vector<std::string> fields;
    std::vector<std::string> layers;
    bool has_geometry = false;
    bool has_text_geometry = false;
    std::optional<Crs> crs;
};

}

namespace vigie::gis::detail {

/// \throws core::Error(refused)
[[nodiscard]] std::unique_ptr<Source::Impl> open_csv(std::filesystem::path const& path, SourceOptions const& options);
[[nodiscard]] std::unique_ptr<Source::Impl> open_gdal(std::filesystem::path const& path, SourceOptions const& options);

/// Refuses a JSON document nested deeper than any geometry: GDAL's parsers recurse.
/// \throws core::Error(refused)
void guard_json(std::filesystem::path const& path);

}
