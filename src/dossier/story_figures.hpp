#pragma once

#include "core/story.hpp"
#include "dossier/story_facts.hpp"

#include <vector>

/// Figures that a step can show: the project's own, counted, never typed.
namespace vigie::dossier {

/// In the order of the steps that use them, in the language shown; those there are something to count for. Keys are
/// kept with stories: « complex », « followed_moves »…
[[nodiscard]] std::vector<core::StoryFigure> story_figures(StoryFacts const& facts);

/// Those a step can show: of its campaign, as of the day its story was told. Empty when the campaign is gone.
[[nodiscard]] std::vector<core::StoryFigure> figures_of_step(Snapshot const& snapshot, core::Story const& story,
                                                             std::size_t step);

/// Null when the project has no such figure.
[[nodiscard]] core::StoryFigure const* figure_of_key(std::vector<core::StoryFigure> const& figures, std::string_view key);

}
