#pragma once

#include "ui/panels.hpp"

namespace vigie::dossier {
struct StoryPlace;
}

namespace vigie::ui {

/// Sentence, figures, what is to be decided, legend: what finds no room is left out, the last first, and nothing is
/// cut.
void draw_presenter_column(Desk& desk, Rect const& r, dossier::StoryPage const& page);

/// Over the map, beside what was clicked. \return that it is to be closed
[[nodiscard]] bool draw_presenter_place(Desk& desk, Rect const& map, dossier::StoryPlace const& place);

/// « s » boxed: a class that is protected, never to be taken for one that is not scored.
void draw_secret(Ui const& ui, Rect const& r, ImFont const* font);

/// Words that may begin with ▲, ● or ▼, which are drawn: the screen's letters have no such signs. \return their right end
float draw_marked(Ui const& ui, Rect const& r, std::string const& words, ImFont const* font, scene::Rgba colour);

}
