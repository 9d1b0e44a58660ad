#pragma once

#include "dossier/story_facts.hpp"

#include <initializer_list>
#include <string>
#include <vector>

/// Words that the draft of a story and its partner edition have in common.
namespace vigie::dossier::detail {

[[nodiscard]] std::string number(std::size_t n);
/// The first that a room can read; the last one is always short enough.
[[nodiscard]] std::string title(std::initializer_list<std::string> from_long_to_short);
[[nodiscard]] std::string sentence(std::initializer_list<std::string> from_long_to_short);
/// Three by name; of more, two by name and how many others there are.
[[nodiscard]] std::string names_of(std::vector<StoryZone const*> const& zones);
[[nodiscard]] std::vector<std::string> codes_of(std::vector<StoryZone const*> const& zones);
/// \pre facts.before is there
[[nodiscard]] std::string moves_sentence(StoryFacts const& facts, std::vector<StoryZone const*> const& worse,
                                         std::vector<StoryZone const*> const& better);

}
