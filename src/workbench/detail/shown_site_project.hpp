#pragma once

#include "core/follow_up.hpp"

namespace vigie::workbench {

class Workbench;

}

namespace vigie::workbench::detail {

/// Whose file the follow-up screen shows: the one that was chosen, else the first open one, else the first; null without any.
[[nodiscard]] core::SiteProject const* shown_site_project(Workbench const& workbench);

}
