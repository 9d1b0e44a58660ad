#pragma once

#include "ui/panels.hpp"

/// Parts of the follow-up screen.
namespace vigie::ui {

void draw_watch_list(Desk& desk, Rect const& r, wb::FollowView const& view, std::vector<FollowIntent>& out);
void draw_followed_site(Desk& desk, Rect const& r, wb::FollowView const& view, std::vector<FollowIntent>& out);

}
