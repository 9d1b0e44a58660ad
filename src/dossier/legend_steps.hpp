#pragma once

#include "core/change.hpp"
#include "scene/colouring.hpp"

#include <optional>
#include <string>
#include <vector>

/// The legend of a map as a list, one way for the window and for the print.
namespace vigie::dossier {

struct LegendStep {
    std::size_t tone = 0; ///< entry of scene::palette()
    std::string label;
    std::optional<core::Dynamics> mark{}; ///< of a change, before the words
};
/// From the top; what has no value, drawn hatched, is the last. Empty for the classes of situation and for class and
/// change, which are drawn otherwise. \param classing  of Colouring::measure
[[nodiscard]] std::vector<LegendStep> legend_steps(scene::Colouring colouring, bool is_gi,
                                                   scene::Classing const* classing);

/// Values of the discs that a legend shows: the largest, then about a half and a sixth of it, in round numbers.
[[nodiscard]] std::vector<double> disc_samples(double largest);

}
