#pragma once

#include "dossier/story_page.hpp"
#include "report/page.hpp"
#include "report/story_sheet.hpp"

#include <vector>

/// Parts of a page of a story: the map with its cards at left, blocks one under the other at right.
namespace vigie::report {

/// story_map.cpp. \return the map as drawn, for its view and credits
scene::DrawList draw_story_map(Page& page, dossier::StoryPage const& story, scene::MapStyle const& style,
                               MmBox const& box, BaseMapReader const& base_images);

/// story_column.cpp
[[nodiscard]] std::vector<Block> story_column(Page& page, dossier::StoryPage const& story,
                                              scene::MapStyle const& style, scene::DrawList const& map,
                                              bool with_notes);

}
