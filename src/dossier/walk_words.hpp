#pragma once

#include "core/grid.hpp"
#include "core/walk.hpp"

#include <string>
#include <vector>

/// Walks and findings in words of the language shown.
namespace vigie::dossier {

[[nodiscard]] std::string ground_label(core::GroundOwner owner); ///< « bailleur », « à clarifier »
[[nodiscard]] std::string owner_label(core::FindingOwner owner); ///< « ville », « concessionnaire »
[[nodiscard]] std::string state_label(core::FindingState state); ///< « ouvert », « résolu », « sans suite »
[[nodiscard]] std::string factor_label(std::string_view factor); ///< « Mégots »; \pre one of core::cleanliness_factors

/// What a finding can be about: indicators of the surroundings (CV1…), then the factors of the cleanliness grid.
struct FindingTheme {
    std::string code, name;
};
[[nodiscard]] std::vector<FindingTheme> finding_themes(core::Grid const& grid);
/// Empty without a theme; the code itself when the grid has it no more.
[[nodiscard]] std::string theme_label(core::Grid const& grid, std::string const& code);

/// « 26 constats : 11 résolus (42 %), 3 sans suite, 12 ouverts dont 4 en retard »
[[nodiscard]] std::string tally_words(core::FindingTally const& tally);
/// « 900 m, 25 arrêts, environ 2 h 23 »
[[nodiscard]] std::string walk_words(core::Walk const& walk);
[[nodiscard]] std::string duration_words(int minutes); ///< « 45 min », « 2 h 05 »

/// « 3 · Placette »; the place alone when it has no number; empty for none.
[[nodiscard]] std::string stop_words(core::Walk const& walk, std::int64_t stop);

}
