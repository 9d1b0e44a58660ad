#include "diagnosis/publish.hpp"

#include "core/error.hpp"
#include "diagnosis/scores.hpp"

namespace vigie::diagnosis {

core::GridId publish_grid(store::Project& project, core::Grid const& grid,
                          std::optional<core::Campaign> const& campaign, std::stop_token stop) {
    if (auto const faults = core::faults(grid); !faults.empty())
        throw core::Error(core::ErrorCode::refused, faults.front());
    core::GridId id;
    auto const work = [&] {
        id = project.save_grid(grid);
        if (campaign && !campaign->frozen_on) run_scores(project, *campaign, {}, stop);
    };
    project.edit({VIGIE_N_("New version of the grid “{0}”"), {grid.title.fr.empty() ? grid.code : grid.title.fr}}, work,
                 store::StepKind::result);
    return id;
}

}
