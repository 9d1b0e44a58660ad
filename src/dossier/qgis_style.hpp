#pragma once

#include "dossier/measured_map.hpp"

#include <string>

/// The map's colours for QGIS: styles kept in the project, which it takes when it opens the layer.
namespace vigie::dossier {

/// Colours of the classes for the published scores of residences and zones, as prints have them. The layers open with them while no
/// figure is shown.
void publish_class_styles(store::Project& project);
/// Those of a figure that a published layer holds: index, coverage, dwellings; nothing for others. It becomes the layer's default.
void publish_measure_style(store::Project& project, Measure const& measure, scene::Classing const& classing);
/// Those of a context layer coloured by one of its columns; nothing where it holds shapes of several kinds, or has no table of its own.
/// It becomes the layer's default.
void publish_context_style(store::Project& project, core::ContextLayer const& layer, scene::ContextClasses const& classes);

}
