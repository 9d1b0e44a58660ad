#pragma once

#include "ui/desk.hpp"
#include "ui/panels.hpp"
#include "ui/shell.hpp"

/// Maps under the interface: what the window loop is asked to draw.
namespace vigie::ui {

/// What a frame works on: the desk panels draw with, and what only the wiring knows.
struct Stage {
    Desk& desk;
    workbench::Workbench& w;
    scene::TextMeasure const& text;
    std::vector<MapPane>& maps;
};

/// The explorer's map, with hover and selection over it; names keep within `layout.seen` once the map rests.
void add_explorer_map(Stage const& stage, Layout const& layout);
/// The maps of the compared zones, each zone outlined.
void add_compared_maps(Stage const& stage, Layout const& layout, workbench::CompareView const& view);
/// The same ground at several campaigns.
void add_multiples(Stage const& stage, Layout const& layout, workbench::MultiplesView const& view);
/// The residence of the follow-up screen among its neighbours.
void add_follow_map(Stage const& stage, Rect const& r, std::optional<workbench::FollowSite> const& site);
/// The ground of a walk, as its screen moves it.
void add_walk_map(Stage const& stage, Rect const& r);
/// \param is_live  full screen: letters of 24 px and more, and a hand moves it
void add_story_map(Stage const& stage, Rect const& r, dossier::StoryPage const& page, bool is_live);

}
