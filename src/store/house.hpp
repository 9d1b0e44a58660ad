#pragma once

#include "core/house.hpp"

namespace vigie::store {

class Project;

/// Kept among the settings of the project: no table for one row. Empty when nothing was set.
[[nodiscard]] core::House house(Project const& project);
void put_house(Project& project, core::House const& house); ///< one step of the history

}
