// How sure what is shown is: of one residence, and of two beside each other.
#include "workbench/workbench.hpp"

#include "diagnosis/stability.hpp"
#include "text/language.hpp"

namespace vigie::workbench {

namespace {

bool is_scored(dossier::CampaignData const* data, std::uint32_t row) {
    return data != nullptr && data->run && row < data->scores.size() && data->scores[row].index.score.has_value();
}

}

core::Stability Workbench::stability(std::uint32_t row) const {
    return core::stability_of(rank_range(row), figures().scored_count());
}

dossier::Sureness const* Workbench::sureness() const {
    auto const row = focus();
    if (!row || !is_scored(campaign(), *row)) return nullptr;
    return &sureness_.of(shown_key() + std::to_string(*row),
                         [&] { return dossier::sureness_of(dossier::RunIndex(*campaign()), *row); });
}

dossier::Versus const* Workbench::versus() const {
    if (selection_.size() != 2) return nullptr;
    auto const row = selection_.back(), other = selection_.front();
    if (!is_scored(campaign(), row) || !is_scored(campaign(), other)) return nullptr;
    return &versus_.of(shown_key() + std::to_string(row) + " " + std::to_string(other),
                       [&] { return dossier::versus_of(dossier::RunIndex(*campaign()), row, other); });
}

/// Reads the run's values again, with and without the correction: a job.
void Workbench::reckon_order() {
    auto const* pair = versus();
    if (pair == nullptr || snapshot_->path.empty() || order_shares_of_ == versus_.key()) return;
    order_shares_.reset();
    order_shares_of_ = versus_.key();
    jobs_.start(text::tr("Order of two residences"),
                [this, path = snapshot_->path, run = *campaign()->run, row = pair->row, other = pair->other,
                 key = versus_.key()](JobContext const&) -> Jobs::Apply {
                    auto const project = store::Project::open(path, store::OpenMode::read_only);
                    auto const test = diagnosis::stability_test(project, run);
                    dossier::OrderShares const shares{test.share_above(row, other, {}), test.share_above(other, row, {})};
                    return [this, key, shares] {
                        if (order_shares_of_ != key) return; // others were chosen since
                        order_shares_ = shares;
                        touch(false);
                    };
                }, Jobs::Priority::low);
}

void Workbench::reckon_methods() {
    auto const* data = campaign();
    if (data == nullptr || !data->run || snapshot_->path.empty() || is_reckoning_methods()) return;
    auto work = [this, snapshot = snapshot_, data](JobContext const& job) -> Jobs::Apply {
        auto const project = store::Project::open(snapshot->path, store::OpenMode::read_only);
        core::StabilityOptions options;
        options.labour = {core::thread_count(0), job.stop(), [&job](double share) { job.progress(share); }};
        auto ranges = diagnosis::method_test(project, *data->run).rank_ranges(options);
        return [this, snapshot, data, ranges = std::move(ranges)]() mutable {
            if (snapshot_ != snapshot || campaign() != data) return; // the document has moved on
            methods_ranges_ = std::move(ranges);
            touch(false);
        };
    };
    methods_job_ = jobs_.start(text::tr("Other methods of normalisation"), std::move(work), Jobs::Priority::low);
    touch(false);
}

std::optional<core::RankRange> Workbench::methods_range(std::uint32_t row) const {
    if (row >= methods_ranges_.size() || methods_ranges_[row].p05 == 0) return std::nullopt;
    return methods_ranges_[row];
}

}
