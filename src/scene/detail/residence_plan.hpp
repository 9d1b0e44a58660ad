#pragma once

#include "scene/draw_list.hpp"
#include "scene/map_scene.hpp"

#include <cstdint>
#include <vector>

namespace vigie::scene::detail {

/// How residences show at this scale (look.md §5).
enum class FootprintUse { none, tinted, filled };
[[nodiscard]] FootprintUse footprint_use(ResidenceContent const& residences, View const& view);

/// True when the mark shows as its own footprint in class colour, not as a disc: a polygon too small to see stays a disc.
[[nodiscard]] bool is_drawn_as_footprint(ResidenceContent const& residences, std::uint32_t mark, FootprintUse use, View const& view);

/// residence_radius_px() of many residences at one scale.
class RadiusRule {
  public:
    RadiusRule(View const& view, double symbol_factor);
    [[nodiscard]] float operator()(int dwellings) const;

  private:
    double px_;
};

/// Marks whose disc or footprint meets `ground`, in no order. Cost of what lies around, O(marks) without an index
[[nodiscard]] std::vector<std::uint32_t> marks_in(ResidenceContent const& residences, MapStyle const& style, View const& view,
                                                  core::Box const& ground);

/// Draw order: out of the filter, not scored, A, B, C, D; big below small.
void sort_for_drawing(std::vector<std::uint32_t>& marks, ResidenceContent const& residences);

/// Of more than 20 000 marks, keeps one per 3-px ground cell among the small discs: the last in draw order, of the worst class.
/// \pre marks lie in or near the view
/// \return how many marks went into a neighbour. Cost O(marks + pixels)
std::size_t merge_dense(std::vector<std::uint32_t>& marks, ResidenceContent const& residences, MapStyle const& style,
                        View const& view);

/// Appends fills and outlines of footprints.
void draw_footprints(std::vector<DrawItem>& items, ResidenceContent const& residences, MapStyle const& style, View const& view);

/// Discs of `marks`, then the letters that no later disc covers, then the badges of class change.
void draw_residences(std::vector<DrawItem>& items, std::vector<std::uint32_t> const& marks, ResidenceContent const& residences,
                     MapStyle const& style, View const& view, TextMeasure const& text);

/// Worst last: not scored 0, A 1 … D 4.
[[nodiscard]] int draw_rank(core::SeverityClass severity);

}
