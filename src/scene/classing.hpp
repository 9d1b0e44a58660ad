#pragma once

#include "scene/ramp.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vigie::scene {

/// How a figure is shown by classes of colour: what window, print and command line share. Marks carry their class as
/// `step`: one of `limits.size() + 1`, then that of what has no value, which is drawn hatched.
struct Classing {
    std::vector<double> limits; ///< between the classes; a value at a limit is in the class above
    Ramp ramp = Ramp::sequential;
    std::size_t below = 0;           ///< of a diverging ramp: classes below the reference
    std::string title;               ///< « Tranquillité »
    std::string note;                ///< « score 0–100 · seuils naturels »
    std::vector<std::string> labels; ///< what each class holds, lowest first; then what has no value
    bool is_of_zones = false;
    std::optional<double>
        largest_disc; ///< of a count of zones: the value of the largest disc; absent = areas are filled

    [[nodiscard]] std::size_t classes() const { return limits.size() + 1; }
    [[nodiscard]] std::vector<Rgba> colours(Theme const& theme) const {
        return ramp_colours(ramp, theme, classes(), below);
    }
};

struct MapContent;
/// Of residences or of zones, whichever are coloured by a figure; null = neither.
[[nodiscard]] Classing const* classing_of(MapContent const& content);

/// Radius of the disc of a zone's count, px at 100 %: its area follows the value.
[[nodiscard]] float count_radius_px(double value, double largest);

}
