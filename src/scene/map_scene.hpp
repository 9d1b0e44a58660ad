#pragma once

#include "scene/draw_list.hpp"
#include "scene/map_content.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace vigie::scene {

enum class ZoneFill { none, severity, ramp };

/// How the content is to look. Everything here is a choice of the user or of the sheet that asks.
struct MapStyle {
    Theme const* theme = &light_theme();
    bool show_residences = true;
    bool show_foyers = true;
    bool show_zone_names = true;
    ZoneFill zone_fill = ZoneFill::none;
    bool show_scale_bar = true;
    bool show_north_arrow = false;
    bool show_credits = true;
    bool show_legend = false;   ///< inside the map, for pictures without a panel beside them
    bool name_residences = false; ///< label residences C and D when there is room
    double symbol_factor = 1;   ///< on top of the scale rule, for sheets; see symbol_factor()
    std::vector<double> ramp_limits{}; ///< 4 inner limits for ZoneFill::ramp
    std::array<double, 3> class_limits{35, 50, 65}; ///< of the grid, said in the legend
    bool keep_labels_inside = false; ///< no label across the frame: for pictures, which nobody pans
    /// Ground that is seen, when the map is built for more than that: names of foyers lie in it where they can.
    std::optional<core::Box> frame{};
    bool show_fictitious = true; ///< the tag on invented data; the window has its own
    std::vector<core::Box> reserved_px{}; ///< of the view, y downward: laid over the map later, so no label goes under
};

/// What the pointer and the selection add.
struct MapHighlight {
    std::optional<std::uint32_t> hovered{}; ///< mark index in ResidenceContent
    std::vector<std::uint32_t> selected{};
};

/// Of the base maps, or of the ground drawn in their place; each once.
[[nodiscard]] std::vector<std::string> credits_of(MapContent const& content);

/// The picture as a list. Pure: same arguments, same list. Culls to the view; announces what it leaves out.
/// Cost O(marks in view + labels²)
[[nodiscard]] DrawList build_map(MapContent const& content, MapStyle const& style, MapHighlight const& highlight, View const& view,
                                 TextMeasure const& text);

/// What scale bar, north arrow, legend and the rest cover, in pixels of the view, y downward; `reserved_px` among them.
[[nodiscard]] std::vector<core::Box> furniture_boxes(MapContent const& content, MapStyle const& style, View const& view,
                                                     TextMeasure const& text);

/// Highlight and selection only, to lay over a cached map.
[[nodiscard]] DrawList build_highlight(MapContent const& content, MapStyle const& style, MapHighlight const& highlight,
                                       View const& view, TextMeasure const& text);

/// The style's factor, smaller where residences lie so close at this scale that their discs would hide one another: a typical one
/// then covers 40 % of the ground it has, down to a radius of 1.25 px. Depends on the scale, not on the place, so a drag changes nothing.
[[nodiscard]] double symbol_factor(ResidenceContent const& residences, MapStyle const& style, View const& view);

/// Radius of a residence's disc: max(4.5, 1.55 √dwellings) px at 1:4 000, × 0.8 at 1:10 000, × 0.6 at 1:25 000 and beyond.
[[nodiscard]] float residence_radius_px(int dwellings, View const& view, double symbol_factor = 1);

/// Mark under a pixel, topmost first (draw order), within `slack_px` of the disc or inside the footprint when those are drawn.
[[nodiscard]] std::optional<std::uint32_t> residence_at(MapContent const& content, MapStyle const& style, View const& view, double px,
                                                        double py, double slack_px = 4);

/// Counts by class (order D, C, B, A, not scored) of the marks not filtered out: the legend's numbers.
struct ClassCounts {
    std::size_t count[5] = {};
    [[nodiscard]] std::size_t operator[](core::SeverityClass c) const { return count[static_cast<int>(c)]; }
};
[[nodiscard]] ClassCounts class_counts(ResidenceContent const& residences);

}
