#pragma once

#include "core/date.hpp"
#include "core/story.hpp"
#include "dossier/snapshot.hpp"

#include <string>
#include <vector>

namespace vigie::dossier {

struct StoryDraft {
    std::string name{};              ///< empty = « Committee », numbered when taken
    std::string campaign{};          ///< empty = latest scored
    bool names_residences = false; ///< neighbourhoods alone are named, unless the user asks
    core::Date as_of = core::today();
};

/// A first story in the current language, with the project's own figures: perimeter, status, what moved, clusters,
/// sites, what was done, decisions asked, method and limits. A step that has nothing to say is left out. \throws
/// core::Error(refused) when no campaign is scored
[[nodiscard]] core::Story draft_story(Snapshot const& snapshot, StoryDraft const& draft = {});

/// The same story in the language shown, of the day it was told on: words that the draft wrote are drafted again, those
/// of a person stay, figures are named anew. As it is when its language is not known.
[[nodiscard]] core::Story told_again(Snapshot const& snapshot, core::Story const& story);

/// What a story would say otherwise in another campaign, one line a step, for a person to read.
struct StoryChange {
    std::size_t step = 0;
    std::string title;
    std::string before, after; ///< words or figures
    bool is_kept = false;      ///< a person wrote the words: they stay, and should be read again
};

/// The same story brought to another campaign: maps follow, words that the draft wrote are written again, a person's
/// stay.
struct RenewedStory {
    core::Story story;
    std::vector<StoryChange> changes;
};
[[nodiscard]] RenewedStory renewed_story(Snapshot const& snapshot, core::Story const& story, StoryDraft const& draft);

}
