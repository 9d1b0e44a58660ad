#pragma once

#include "dossier/measure.hpp"

#include <memory>
#include <string>
#include <vector>

namespace vigie::workbench {

/// The figure the map is coloured by: what was chosen, what was read for it, and what is made of both when asked for.
struct MapMeasure {
    store::MeasureStyle style;               ///< shown, or tried; of no measure until one is chosen
    std::vector<store::MeasureStyle> styles; ///< kept, one a measure

    std::shared_ptr<core::ObservedColumn const> observed;
    std::string observed_of; ///< asked for, or there
    std::uint64_t reading = 0;

    std::uint64_t made_at = 0; ///< revision that what follows was last compared with
    std::vector<dossier::Measure> all;
    std::string all_of;
    std::vector<double> values;
    std::string values_of;
    std::shared_ptr<scene::Classing const> classing;
    analysis::ClassBreaks breaks;
    std::string breaks_of;
    std::vector<std::uint8_t> steps; ///< class of each residence, or of its zone
};

}
