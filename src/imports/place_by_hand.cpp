// A residence that no file places is given its position by a person who knows where it is.
#include "core/error.hpp"
#include "imports/import.hpp"

#include <cmath>

namespace vigie::imports {

void place_by_hand(store::Project& project, core::ResidenceId residence, core::Projected position) {
    auto one = project.residence(residence);
    if (!std::isfinite(position.x) || !std::isfinite(position.y))
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("The position of {0} is not two numbers. Give metres of "
                                                            "the project, or degrees with --crs EPSG:4326."),
                                                   {one.code}});
    if (!one.footprint.empty())
        throw core::Error(
            core::ErrorCode::usage,
            {VIGIE_N_("The outline of its building says where {0} is. Import a corrected outline to move it."),
             {one.code}});
    one.position = position;
    project.edit({VIGIE_N_("{0} placed on the map"), {one.code}}, [&] {
        project.update_residences({&one, 1});
        assign_residence(project, residence, position);
    });
}

}
