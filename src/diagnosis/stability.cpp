#include "diagnosis/stability.hpp"

#include "core/message.hpp"
#include "diagnosis/scores.hpp"

namespace vigie::diagnosis {

core::StabilityTest stability_test(store::Project const& project, store::ScoreRun const& run) {
    return {project.score_matrix(run.id), project.uncorrected_matrix(run.id),
            with_run_weights(project.grid(run.grid), run.weights)};
}

core::StabilityTest method_test(store::Project const& project, store::ScoreRun const& run) {
    auto const id = run.id;
    std::vector<core::ScoreVariant> variants;
    variants.push_back({project.score_matrix(id), project.uncorrected_matrix(id)});
    for (auto const method : tried_methods)
        variants.push_back({project.varied_matrix(id, method, true), project.varied_matrix(id, method, false)});
    return {variants, with_run_weights(project.grid(run.grid), run.weights)};
}

std::optional<store::StoredStability> run_stability(store::Project& project, core::Campaign const& campaign,
                                                    core::StabilityOptions const& options) {
    auto const run = project.score_run(campaign.id);
    if (!run) return std::nullopt;
    if (auto stored = project.stability(run->id)) {
        bool const is_same =
            stored->draws == options.draws && stored->seed == options.seed && stored->top == options.top;
        if (is_same || campaign.frozen_on) return stored;
    }
    store::StoredStability stability{options.draws, options.seed, options.top,
                                     stability_test(project, *run).rank_ranges(options)};
    project.edit(
        {VIGIE_N_("Stability of the ranks of {0}"), {campaign.name}},
        [&] { project.save_stability(run->id, stability); }, store::StepKind::result);
    return stability;
}

}
