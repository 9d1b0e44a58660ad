#pragma once

#include "ui/panels.hpp"

/// Parts of the follow-up screen.
namespace vigie::ui {

void draw_watch_list(Desk& desk, Rect const& r, wb::FollowView const& view, std::vector<FollowIntent>& out);
/// \param is_wide  the journal and the actions have places of their own
void draw_followed_site(Desk& desk, Rect const& r, wb::FollowView const& view, bool is_wide, std::vector<FollowIntent>& out);
void draw_site_journal(Desk& desk, Rect const& r, std::vector<core::FieldNote> const& notes);

/// Where the other parts lie: under the tabs the list, beside it all the rest; under both the strip, where there is room.
struct FollowRoom {
    Rect list, file, strip;
};
[[nodiscard]] FollowRoom follow_room(Desk const& desk, Layout const& layout);

/// Cards in a column, and the strip under all of it. \return height used, 0 when there is nothing to show
float draw_evolution(Ui const& ui, Rect const& r, wb::BeforeAfter const& evolution);
float draw_objectives(Ui const& ui, Rect const& r, std::vector<std::string> const& objectives);
void draw_action_strip(Desk& desk, Rect const& r, wb::ActionStrip const& strip);
/// The same within the region that is being drawn. \return bottom of its last line
float draw_strip_lines(Ui const& ui, Rect const& r, wb::ActionStrip const& strip);

}
