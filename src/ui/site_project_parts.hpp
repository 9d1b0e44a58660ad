#pragma once

#include "ui/panels.hpp"

/// Parts of the screen of site projects.
namespace vigie::ui {

/// \param has_strip  the actions have a strip of their own below
void draw_site_project_file(Desk& desk, Rect const& r, wb::SiteProjectsView const& view, bool has_strip,
                            std::vector<SiteProjectsIntent>& out);

}
