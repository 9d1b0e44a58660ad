#pragma once

#include "core/date.hpp"
#include "report/page.hpp"
#include "scene/map_scene.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vigie::report {

/// The words and the size of a map one would show to a mayor.
struct MapPicture {
    std::string title;    ///< the finding: « Deux foyers réunissent 15 des 43 résidences complexes »
    std::string subtitle; ///< measure, campaign, count, date
    std::string kicker;   ///< line over the title; empty = « Map · Vigie »
    std::string lead;     ///< paragraph beside the map (what chance alone would give), may be empty
    std::string source;   ///< said with the credits of the base map
    core::Date date = core::today();
    std::optional<core::Box> extent; ///< ground to show; empty = residences and foyers
    std::optional<double> scale;     ///< 1:n; empty = what fits
    double width_mm = 297, height_mm = 210;
    double dpi = 150;             ///< of a PNG
    PageRecord* record = nullptr; ///< filled when given
    std::shared_ptr<core::House const> house{}; ///< whose map it is
    BaseMapReader base_images{}; ///< drawn under the map, when given

    /// The same as a PNG of that many pixels: the page stays 297 mm wide (240 when upright), so type keeps its share of it.
    [[nodiscard]] MapPicture sized(int width_px, int height_px) const;
};

/// Title, subtitle, map with scale bar and north arrow, legend with counts, sources, caveat; by extension .png .pdf .svg.
/// The style's theme is replaced by the light one.
/// What the map leaves out (hidden labels, merged discs) is said under it.
/// \throws core::Error(usage) for another extension, core::Error(failed) when the disk refuses
void write_map(std::filesystem::path const& path, scene::MapContent const& content, scene::MapStyle style, MapPicture const& picture);

}
