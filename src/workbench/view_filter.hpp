#pragma once

#include "dossier/filter.hpp"

#include <string>
#include <utility>
#include <vector>

namespace vigie::dossier {
struct ZoneLayerData;
}

/// The filter as it is read and chosen: the same chips on every screen, one card to choose its parts.
namespace vigie::workbench {

class Workbench;

/// « Classe : C, D » … one chip per active part.
struct FilterChip {
    std::string label;
    dossier::Filter without; ///< the filter when this part is removed
};
[[nodiscard]] std::vector<FilterChip> filter_chips(Workbench const& workbench);

/// « Dans : Quartiers prioritaires », or names of zones.
[[nodiscard]] std::string zone_words(dossier::ZoneLayerData const& layer, dossier::ZoneCondition const& condition);

/// What stands over a map, a list or a table while something is filtered out.
struct FilterBarView {
    std::vector<FilterChip> chips;
    std::size_t kept = 0, total = 0; ///< residences
};
[[nodiscard]] FilterBarView filter_bar_view(Workbench const& workbench);
/// « 64 sur 212 résidences : Classe : C, D · Bassin-Sud », for a picture; empty without a filter.
[[nodiscard]] std::string filter_sentence(Workbench const& workbench);

/// A thing that is kept or not, with the filter that a press asks for.
struct FilterChoice {
    std::string id, label;
    std::size_t count = 0; ///< residences of the project
    bool is_on = false;
    dossier::Filter next;
};
/// The card: one part at a time.
struct FilterView {
    struct Part {
        std::string id; ///< « class », « zone.qpv »
        std::string title;
        bool is_active = false;
    };
    std::vector<Part> parts;
    std::size_t part = 0; ///< the one shown
    std::vector<FilterChoice> choices;
    bool is_zones = false;     ///< the first two choices are of the whole layer
    bool is_dwellings = false; ///< two bounds, no choices
    dossier::Filter filter;
    FilterBarView bar;
};
/// \param part  id of the part to show; another one = the first
[[nodiscard]] FilterView filter_view(Workbench const& workbench, std::string const& part);

}
