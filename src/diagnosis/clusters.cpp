#include "diagnosis/clusters.hpp"

#include "core/error.hpp"
#include "core/version.hpp"
#include "diagnosis/cluster_sites.hpp"
#include "diagnosis/detail/cluster_choice.hpp"
#include "diagnosis/detail/cluster_gathering.hpp"
#include "diagnosis/detail/cluster_ground.hpp"
#include "diagnosis/detail/cluster_methods.hpp"
#include "diagnosis/detail/cluster_sensitivity.hpp"
#include "diagnosis/scores.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::diagnosis {

namespace {

constexpr double search_share = 0.2; ///< of the progress; the rest is the test of rule 12

std::vector<bool> tested_solidity(store::Project const& project, store::ScoreRun const& score_run,
                                  ClusterSites const& sites, Found const& found,
                                  std::vector<OtherSetting> const& elsewhere, ClusterRequest const& request,
                                  std::stop_token const& stop) {
    bool const is_testable = request.method == "local-moran" && !sites.are_zones();
    if (!is_testable || request.solidity_draws == 0 || found.groups.foyers.empty()) return {};
    auto const grid = with_run_weights(project.grid(score_run.grid), score_run.weights);
    SolidityTest test{grid, project.score_matrix(score_run.id), {}, request.solidity_draws, local_options(request)};
    test.unsmoothed = project.uncorrected_matrix(score_run.id);
    std::vector<analysis::FoyerResult> under_neighbourhoods;
    for (auto const& setting : elsewhere)
        under_neighbourhoods.push_back(setting.groups);
    return solid_foyers(sites, found.groups.foyers, test, found.weights, under_neighbourhoods, stop);
}

void count_tests(store::ClusterRun& run) {
    for (auto const& local : run.local->sites) {
        if (!local.p) continue;
        ++run.tested;
        if (*local.p <= run.alpha) ++run.significant_before;
        if (local.is_significant) ++run.significant_after;
    }
}

store::ClusterRun run_of(store::ScoreRun const& score_run, ClusterRequest const& request, Choice const& choice) {
    store::ClusterRun run;
    run.score_run = score_run.id;
    run.layer = request.zones;
    run.method = choice.method;
    run.weights = choice.weights;
    run.reason = choice.reason;
    run.seed = request.seed;
    run.correction = request.correction;
    run.alpha = request.alpha;
    run.engine = core::engine_version();
    return run;
}

/// The part [from, to] of a progress.
std::function<void(double)> part(std::function<void(double)> const& progress, double from, double to) {
    if (!progress) return {};
    return [&progress, from, to](double share) { progress(from + share * (to - from)); };
}

}

store::ClusterRun run_clusters(store::Project& project, core::Campaign const& campaign, ClusterRequest const& asked,
                               std::stop_token stop) {
    auto const score_run = project.score_run(campaign.id);
    if (!score_run)
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("Campaign “{0}” has no score yet. Run the scores first."), {campaign.name}});
    auto const ground = ground_of(project, *score_run, asked.zones);
    auto const sites = sites_of(ground, project, *score_run, asked.zones);
    require_sites(sites, campaign);

    auto const choice = chosen(asked.method, asked.weights, sites, asked.threads, stop);
    ClusterRequest request = asked;
    request.method = choice.method;
    request.weights = choice.weights;
    request.progress = part(asked.progress, 0, search_share);
    Found const found = find_clusters(sites, request, stop);
    request.progress = part(asked.progress, search_share, 1);
    auto const elsewhere = found_elsewhere(sites, request, found, stop);
    auto const is_solid = tested_solidity(project, *score_run, sites, found, elsewhere, request, stop);

    auto run = run_of(*score_run, request, choice);
    run.permutations = found.permutations;
    gather(run, ground, sites, found, is_solid);
    run.sensitivity = sensitivity_of(elsewhere, request.alpha);
    count_tests(run);
    project.edit(
        {VIGIE_N_("Clusters of {0}"), {campaign.name}}, [&] { run.id = project.save_cluster_run(run); },
        store::StepKind::result);
    return run;
}

std::string chance_sentence(store::ClusterRun const& run) {
    auto const after = text::integer(run.significant_after), tested = text::integer(run.tested);
    if (run.method == "scan" && run.layer)
        return text::tr("{0} of {1} zones hold complex residences and lie in circles with more of them than chance "
                        "gives on the whole map.",
                        {after, tested});
    if (run.method == "scan")
        return text::tr("{0} of {1} residences are complex and lie in circles that hold more of them than chance gives "
                        "on the whole map.",
                        {after, tested});
    if (run.method == "dbscan" || run.method == "hdbscan") {
        auto const groups = text::integer(static_cast<std::int64_t>(run.foyers.size()));
        if (run.layer)
            return text::tr("Groups of complex zones close together: {0}. Closeness is no test, so none is called a "
                            "cluster.",
                            {groups});
        return text::tr("Groups of complex residences close together: {0}. Closeness is no test, so none is called a "
                        "cluster.",
                        {groups});
    }
    auto const before = text::integer(run.significant_before);
    auto const chance = text::integer(std::llround(run.alpha * static_cast<double>(run.tested)));
    if (run.layer)
        return text::tr("{0} of {1} zones stand out after correction (without correction: {2}; expected by chance: "
                        "about {3}).",
                        {after, tested, before, chance});
    return text::tr("{0} of {1} residences stand out after correction (without correction: {2}; expected by chance: "
                    "about {3}).",
                    {after, tested, before, chance});
}

std::string few_sites_sentence(store::ClusterRun const& run) {
    if (run.tested == 0 || run.tested >= least_for_a_strong_test) return {};
    return text::tr("Few were compared ({0}): the test is weak, and a cluster may be there without showing. Look at "
                    "the scores, too.",
                    {text::integer(run.tested)});
}

std::vector<std::string> choice_sentences(store::ClusterRun const& run) {
    std::vector<std::string> sentences;
    if (!run.reason.english.empty()) sentences.push_back(text::sentence(run.reason));
    if (auto few = few_sites_sentence(run); !few.empty()) sentences.push_back(std::move(few));
    return sentences;
}

}
