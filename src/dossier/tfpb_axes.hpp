#pragma once

#include "core/grid.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace vigie::dossier {

/// The eight axes of the national framework of the property-tax rebate (TFPB), in the order of the conventions. An
/// action keeps the words of its axis; these are the words that are recognised.
struct TfpbAxis {
    std::string_view code; ///< as in files and on the command line
    char const* fr;
    char const* en;
};
inline constexpr std::array<TfpbAxis, 8> tfpb_axes{{
    {"presence", "Présence de proximité renforcée", "Reinforced local presence"},
    {"training", "Formation et soutien des personnels", "Training and support of staff"},
    {"upkeep", "Sur-entretien", "Extra upkeep"},
    {"waste", "Déchets, encombrants, épaves", "Waste, bulky items, wrecks"},
    {"tranquillity", "Tranquillité résidentielle", "Residential tranquillity"},
    {"consultation", "Concertation", "Consultation"},
    {"social", "Animation et lien social", "Activities and social ties"},
    {"works", "Petits travaux", "Small works"},
}};

/// Place among tfpb_axes of what an action or a person names: a code, or words that begin alike, whatever their accents
/// and capitals (« Sur-entretien des abords », « TRANQUILLITE »); absent for words of another axis, or none.
[[nodiscard]] std::optional<std::size_t> tfpb_axis_of(std::string_view words);

}
