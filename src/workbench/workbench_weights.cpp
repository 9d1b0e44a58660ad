// Weights being tried, and how far ranks move with them.
#include "workbench/workbench.hpp"

#include "core/stability.hpp"
#include "diagnosis/stability.hpp"
#include "text/language.hpp"

namespace vigie::workbench {

namespace {

/// The draws of rule 9 on the campaign's run: those kept with it, or made now. Without a file behind the snapshot, nothing is known of the
/// uncorrected values.
std::vector<core::RankRange> rank_ranges(dossier::Snapshot const& snapshot, dossier::CampaignData const& data,
                                         core::StabilityOptions const& options) {
    if (snapshot.path.empty())
        return core::StabilityTest(data.cells->matrix, data.cells->matrix, data.grid).rank_ranges(options);
    auto const project = store::Project::open(snapshot.path, store::OpenMode::read_only);
    auto stored = project.stability(data.run->id);
    if (stored && stored->draws == options.draws && stored->seed == options.seed) return std::move(stored->ranges);
    return diagnosis::stability_test(project, *data.run).rank_ranges(options);
}

}

void Workbench::restart_draft() {
    draft_ = {};
    if (auto const* data = campaign(); data != nullptr && data->run) {
        draft_.saved = dossier::points_of_families(data->grid);
        draft_.weights = draft_.saved;
        draft_.is_locked.assign(draft_.weights.size(), false);
    }
    restart_grid();
    update_draft();
}

/// When something is tried for the first time: nothing that only looks needs the columns.
void Workbench::start_draft() const {
    auto const* data = campaign();
    if (draft_.live || data == nullptr || !data->run) return;
    auto const grid = with_points(data->grid, draft_.saved);
    draft_.saved_scores = core::live_scores(data->cells->matrix, grid);
    draft_.live.emplace(draft_.saved_scores, grid);
}

core::ScoreTable const& Workbench::saved_scores() const {
    start_draft();
    return draft_.saved_scores;
}

void Workbench::update_draft() {
    auto const* data = campaign();
    // A frozen campaign keeps its grid: nothing else is tried on it.
    draft_.is_grid = data != nullptr && data->run && grid_draft_ && grid_draft_->live && grid_draft_->is_changed && !data->campaign.frozen_on;
    if (draft_.is_moved()) start_draft();
    if (!draft_.live) return;
    draft_.live->move(with_points(data->grid, draft_.weights));
    auto const& index = draft_.is_grid ? grid_draft_->live->index() : *draft_.live;
    if (draft_.is_moved()) draft_.ranks = index.ranks();
    auto const classes = index.classes();
    auto const n = classes.size();
    draft_.classes.resize(n);
    draft_.change.assign(n, 0);
    draft_.worse = draft_.better = 0;
    draft_.scored = 0;
    for (std::size_t row = 0; row < n; ++row) {
        auto const before = draft_.saved_scores.index[row].severity;
        auto const now = classes[row];
        draft_.scored += now != core::SeverityClass::not_scored ? 1 : 0;
        // The stored class carries hysteresis: it stays until the weights themselves move the residence.
        draft_.classes[row] = now == before ? data->scores[row].shown : now;
        if (now == before || now == core::SeverityClass::not_scored || before == core::SeverityClass::not_scored)
            continue;
        draft_.change[row] = now > before ? std::int8_t{1} : std::int8_t{-1};
        ++(now > before ? draft_.worse : draft_.better);
    }
}

void Workbench::preview_weight(std::size_t family, double weight) {
    if (family >= draft_.weights.size() || draft_.is_locked[family]) return;
    if (!share_points(draft_.weights, draft_.is_locked, family, weight)) return;
    update_draft();
    update_filter();
    touch(true);
}

void Workbench::lock_weight(std::size_t family, bool is_locked) {
    if (family < draft_.is_locked.size()) draft_.is_locked[family] = is_locked;
    touch(false);
}

void Workbench::reset_weights() {
    draft_.weights = draft_.saved;
    update_draft();
    update_filter();
    touch(true);
}

void Workbench::start_rank_ranges() {
    are_ranges_due_ = false;
    auto const* data = campaign();
    if (data == nullptr || !data->run) return;
    jobs_.start(text::tr("Stability of the ranks"),
                [this, snapshot = snapshot_, data](JobContext const& job) -> Jobs::Apply {
                    core::StabilityOptions options;
                    options.labour = {core::thread_count(0), job.stop(), [&job](double share) { job.progress(share); }};
                    auto ranges = rank_ranges(*snapshot, *data, options);
                    return [this, snapshot, data, ranges = std::move(ranges)]() mutable {
                        if (snapshot_ != snapshot || campaign() != data) return; // the document has moved on
                        rank_ranges_ = std::move(ranges);
                        update_filter(); // the table may be sorted or filtered by them
                        touch(false);
                    };
                }, Jobs::Priority::low);
}

}
