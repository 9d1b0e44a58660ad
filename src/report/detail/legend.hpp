#pragma once

#include "report/page.hpp"
#include "scene/context_classes.hpp"
#include "scene/map_scene.hpp"

namespace vigie::report {

/// Classes with word, limits and count; three circle sizes at the map's own scale. \return height, mm
double class_legend(Page& page, scene::ResidenceContent const& residences, scene::MapStyle const& style, scene::View const& view,
                    double x, double y, double width);

/// The same for a map coloured otherwise. \return height, mm
double change_legend(Page& page, scene::ResidenceContent const& residences, double x, double y, double width);

/// The same for zones, of a map of what stands out or of a figure, with discs where it is a count. \return height, mm
double zone_legend(Page& page, scene::ZoneContent const& zones, scene::View const& view, double x, double y, double width);

/// Of a context layer coloured by one of its columns. \return height, mm
double context_legend(Page& page, scene::ContextClasses const& classes, double x, double y, double width);
/// Bands of density, which is no significance. \return height, mm
double density_legend(Page& page, scene::DensityContent const& density, double x, double y, double width);

/// Line samples of the foyers on the map, and the list of foyers. \return height, mm
double foyer_legend(Page& page, std::vector<scene::FoyerMark> const& foyers, double x, double y, double width);

/// The sentence no sheet goes without (sheets.md §5).
[[nodiscard]] std::string caveat();

/// « ordinary » … « not scored », as inside a sentence.
[[nodiscard]] std::string class_word(core::SeverityClass severity);

/// Limits of a class in words of the grid: « ≥ 65 », « 50–65 »; empty when not scored.
[[nodiscard]] std::string class_limits(core::SeverityClass severity, std::array<double, 3> const& limits);

}
