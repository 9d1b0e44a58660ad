#pragma once

#include "dossier/snapshot.hpp"
#include "scene/classing.hpp"

#include <span>
#include <string>

namespace vigie::dossier {

/// The words around a printed map: what it shows, said first, then measure, campaign and count, then where it comes from.
struct MapFinding {
    std::string title;    ///< « Deux foyers réunissent 15 des 43 résidences complexes »
    std::string subtitle; ///< « Classe de situation · campagne 2026 · 205 résidences scorées sur 212 »
    std::string source;
    std::string sentence; ///< what the clusters were tested against, empty when there are none
};

/// \param campaign   empty = latest scored
/// \param colouring  what the map is coloured by
[[nodiscard]] MapFinding map_finding(Snapshot const& snapshot, std::string const& campaign,
                                     scene::Colouring colouring = scene::Colouring::severity);

/// The same of a map coloured by a figure. \param values  of the residences, or of the zones of the default layer
[[nodiscard]] MapFinding measure_finding(Snapshot const& snapshot, std::string const& campaign, scene::Classing const& classing,
                                         std::span<double const> values);

}
