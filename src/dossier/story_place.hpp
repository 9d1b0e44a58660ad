#pragma once

#include "dossier/story_page.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vigie::dossier {

/// What a click on the map of a step opens, for a room to read: a neighbourhood, or a residence where the story names
/// residences. No code, no index: a class, what moved, what is followed.
struct StoryPlace {
    std::string name, kind; ///< « Ker-Avel », « Quartier »
    core::SeverityClass severity = core::SeverityClass::not_scored;
    bool is_secret = false;  ///< of a partner edition: « s » in place of the class
    std::string class_words; ///< « Classe D, très complexe »
    std::string move;        ///< « ▲ se dégrade »; empty = not compared
    std::vector<std::string> lines;
    core::Projected at{};
};

/// Absent where there is nothing, or no scored campaign.
/// \param within_m  how far from its mark a residence may be clicked
[[nodiscard]] std::optional<StoryPlace> story_place(Snapshot const& snapshot, core::Story const& story,
                                                    StoryPage const& page, core::Projected at, double within_m,
                                                    core::Date as_of = core::today());

}
