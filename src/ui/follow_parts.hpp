#pragma once

#include "ui/panels.hpp"

/// Parts of the follow-up screen.
namespace vigie::ui {

void draw_watch_list(Desk& desk, Rect const& r, wb::FollowView const& view, std::vector<FollowIntent>& out);
/// \param is_wide  the journal and the actions have places of their own
void draw_followed_site(Desk& desk, Rect const& r, wb::FollowView const& view, bool is_wide, std::vector<FollowIntent>& out);
void draw_site_journal(Desk& desk, Rect const& r, std::vector<core::FieldNote> const& notes);

/// Cards in a column, and the strip under all of it. \return height used, 0 when there is nothing to show
float draw_evolution(Ui const& ui, Rect const& r, wb::BeforeAfter const& evolution);
float draw_objectives(Ui const& ui, Rect const& r, std::vector<std::string> const& objectives);
void draw_action_strip(Desk& desk, Rect const& r, wb::ActionStrip const& strip);

}
