#pragma once

#include "workbench/workbench.hpp"

namespace vigie::app {

/// What the window cannot do by itself: sheets and pictures, made by `report`, and servers;
/// on the job's thread.
[[nodiscard]] workbench::Hooks window_hooks();

}
