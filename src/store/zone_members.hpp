#pragma once

#include "core/zone.hpp"
#include "store/project.hpp"

#include <functional>

namespace vigie::store {

/// Project::memberships() one after the other, by residence. `visit` asks the project for no other list meanwhile.
void visit_memberships(Project const& project, core::ZoneLayerId layer, std::function<void(core::ZoneMembership const&)> const& visit);

}
