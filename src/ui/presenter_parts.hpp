#pragma once

#include "ui/panels.hpp"

namespace vigie::ui {

/// Sentence, figures, what is to be decided, legend: what finds no room is left out, the last first, and nothing is
/// cut.
void draw_presenter_column(Desk& desk, Rect const& r, wb::StoryPage const& page);

/// Words that may begin with ▲, ● or ▼, which are drawn: the screen's letters have no such signs. \return their right end
float draw_marked(Ui const& ui, Rect const& r, std::string const& words, ImFont const* font, scene::Rgba colour);

}
