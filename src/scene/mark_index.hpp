#pragma once

#include "core/geometry.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace vigie::scene {

struct ResidenceMark;

inline constexpr double footprint_reach_m = 250; ///< farther from its point than most buildings are long
inline constexpr int usual_dwellings = 2'000; ///< a larger residence is looked for wherever it lies

/// Which marks lie near a place, by cells of the ground: the map of a street does not look at a whole region.
/// Made in O(marks); some 5 bytes a mark.
class MarkIndex {
public:
    explicit MarkIndex(std::vector<ResidenceMark> const& marks);
    /// All marks in `ground`, those whose footprint meets it, the largest residences, and some more; each once, in no order. Cost of the cells around, or
    /// O(marks) where they are many.
    /// \param far_reaching  marks whose footprint may meet it from farther than footprint_reach_m
    [[nodiscard]] std::vector<std::uint32_t> near(core::Box const& ground, std::span<std::uint32_t const> far_reaching = {}) const;

private:
    [[nodiscard]] std::size_t column(double x) const;
    [[nodiscard]] std::size_t row(double y) const;

    core::Box all_;
    double cell_ = 1;
    std::size_t columns_ = 0, rows_ = 0;
    std::vector<std::uint32_t> first_; ///< by cell, into marks_; one more at the end
    std::vector<std::uint32_t> marks_; ///< by cell
    std::vector<std::uint32_t> wide_;  ///< looked at for every place: large ones
};

}
