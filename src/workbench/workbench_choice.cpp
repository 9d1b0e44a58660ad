// Filter, order, weights being tried, stability of ranks: what the workbench reckons from the snapshot.
#include "core/random.hpp"
#include "text/language.hpp"
#include "workbench/detail/run_context.hpp"
#include "workbench/fold.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::workbench {

namespace {


core::Grid with_weights(core::Grid grid, std::vector<double> const& weights) {
    std::size_t i = 0;
    for (auto& family : grid.families)
        if (family.is_in_index) family.weight = weights[i++];
    return grid;
}

std::vector<double> adding_to_100(std::vector<double> weights) {
    double total = 0;
    for (double const w : weights) total += w;
    if (total > 0)
        for (double& w : weights) w *= 100 / total;
    return weights;
}

/// Family weights of the index that the stored run was made with.
std::vector<double> run_weights(Snapshot const& snapshot, CampaignData const& data) {
    std::vector<double> weights;
    for (auto const& family : detail::grid_of_run(snapshot, data).families)
        if (family.is_in_index) weights.push_back(family.weight);
    return adding_to_100(std::move(weights));
}

bool passes(Snapshot const& snapshot, Workbench const& workbench, Filter const& filter, std::string const& folded, std::uint32_t row) {
    auto const& residence = snapshot.residences[row];
    if (!filter.classes.empty() && !filter.classes.contains(workbench.shown_class(row))) return false;
    if (!filter.agency.empty() && residence.agency != filter.agency) return false;
    if (filter.status && snapshot.status[row] != *filter.status) return false;
    if (!filter.zone.empty() && !snapshot.zone_layers.empty()) {
        auto const& layer = snapshot.zone_layers.front();
        auto const zone = layer.zone_of[row];
        if (zone < 0 || layer.zones[static_cast<std::size_t>(zone)].code != filter.zone) return false;
    }
    if (folded.empty()) return true;
    return fold(residence.name).find(folded) != std::string::npos || fold(residence.code).find(folded) != std::string::npos ||
           fold(residence.address).find(folded) != std::string::npos;
}

/// What a column sorts by: numbers, or text when it has some. Missing goes last whatever the direction.
struct SortKey {
    std::optional<double> number;
    std::string text;
};

SortKey sort_key(Workbench const& w, Column column, std::uint32_t row) {
    auto const& s = w.snapshot();
    auto const& r = s.residences[row];
    auto const number = [](double v) { return SortKey{v, {}}; };
    auto const if_any = [](std::optional<double> v) { return SortKey{v, {}}; };
    switch (column) {
    case Column::name: return {0, fold(r.name)};
    case Column::zone: return {0, fold(s.neighbourhood(row))};
    case Column::severity: {
        auto const c = w.shown_class(row);
        return c == core::SeverityClass::not_scored ? SortKey{} : number(static_cast<double>(c));
    }
    case Column::score: return if_any(w.shown_score(row));
    case Column::change: return if_any(w.change(row));
    case Column::rank: return w.shown_rank(row) > 0 ? number(w.shown_rank(row)) : SortKey{};
    case Column::interval: {
        auto const i = w.rank_interval(row);
        return i.high > 0 ? number(i.high - i.low) : SortKey{};
    }
    case Column::coverage: {
        auto const* data = w.campaign();
        return data != nullptr && row < data->scores.size() ? number(data->scores[row].index.coverage) : SortKey{};
    }
    case Column::dwellings: return r.dwellings ? number(*r.dwellings) : SortKey{};
    case Column::family: {
        auto const* data = w.campaign();
        if (data == nullptr || row >= data->scores.size() || data->scores[row].families.empty()) return {};
        return if_any(data->scores[row].families.front().score);
    }
    case Column::status: return number(static_cast<double>(s.status[row]));
    case Column::foyer: {
        auto const* foyer = w.foyer_of(row);
        return foyer != nullptr ? number(foyer->number) : SortKey{};
    }
    }
    return {};
}

}

void Workbench::update_filter() {
    filtered_in_.assign(snapshot_ ? snapshot_->residences.size() : 0, true);
    if (!filter_.is_active()) return;
    auto const folded = fold(filter_.text);
    for (std::uint32_t row = 0; row < filtered_in_.size(); ++row) filtered_in_[row] = passes(*snapshot_, *this, filter_, folded, row);
}

std::vector<std::uint32_t> const& Workbench::table_rows() const {
    if (rows_made_ == revision_) return rows_;
    rows_made_ = revision_;
    rows_.clear();
    std::vector<SortKey> keys(filtered_in_.size());
    for (std::uint32_t row = 0; row < filtered_in_.size(); ++row) {
        if (!filtered_in_[row]) continue;
        rows_.push_back(row);
        keys[row] = sort_key(*this, sort_.column, row);
    }
    std::stable_sort(rows_.begin(), rows_.end(), [&](std::uint32_t a, std::uint32_t b) {
        auto const &x = keys[a], &y = keys[b];
        if (x.number.has_value() != y.number.has_value()) return x.number.has_value();
        if (!x.number) return false;
        if (*x.number != *y.number) return sort_.is_descending ? *x.number > *y.number : *x.number < *y.number;
        return sort_.is_descending ? x.text > y.text : x.text < y.text;
    });
    return rows_;
}

void Workbench::restart_draft() {
    draft_ = {};
    auto const* data = campaign();
    if (data == nullptr || !data->run) return;
    draft_.saved = run_weights(*snapshot_, *data);
    draft_.weights = draft_.saved;
    draft_.is_locked.assign(draft_.weights.size(), false);
    draft_.saved_scores = core::live_scores(data->matrix, with_weights(snapshot_->grid, draft_.saved));
    update_draft();
}

void Workbench::update_draft() {
    auto const* data = campaign();
    draft_.scores = draft_.is_moved() ? core::live_scores(data->matrix, with_weights(snapshot_->grid, draft_.weights)) : draft_.saved_scores;
    auto const n = draft_.scores.index.size();
    draft_.classes.resize(n);
    draft_.change.assign(n, 0);
    draft_.worse = draft_.better = 0;
    for (std::size_t row = 0; row < n; ++row) {
        auto const before = draft_.saved_scores.index[row].severity;
        auto const now = draft_.scores.index[row].severity;
        // The stored class carries hysteresis: it stays until the weights themselves move the residence.
        draft_.classes[row] = now == before ? data->scores[row].shown : now;
        if (now == before || now == core::SeverityClass::not_scored || before == core::SeverityClass::not_scored) continue;
        draft_.change[row] = now > before ? std::int8_t{1} : std::int8_t{-1};
        ++(now > before ? draft_.worse : draft_.better);
    }
}

void Workbench::preview_weight(std::size_t family, double weight) {
    if (family >= draft_.weights.size() || draft_.is_locked[family]) return;
    double locked = 0, free = 0;
    std::size_t free_count = 0;
    for (std::size_t i = 0; i < draft_.weights.size(); ++i) {
        if (i == family) continue;
        if (draft_.is_locked[i])
            locked += draft_.weights[i];
        else
            free += draft_.weights[i], ++free_count;
    }
    if (free_count == 0) return; // nothing could take or give the difference
    weight = std::clamp(weight, 0.0, 100 - locked);
    double const rest = 100 - locked - weight;
    for (std::size_t i = 0; i < draft_.weights.size(); ++i) {
        if (i == family || draft_.is_locked[i]) continue;
        draft_.weights[i] = free > 0 ? draft_.weights[i] * rest / free : rest / static_cast<double>(free_count);
    }
    draft_.weights[family] = weight;
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

std::vector<RankInterval> rank_intervals(core::ScoreMatrix const& matrix, core::Grid const& grid, int draws, std::uint64_t seed,
                                         std::stop_token stop) {
    std::vector<std::vector<int>> ranks(matrix.residences);
    core::Grid moved = grid;
    for (int draw = 0; draw < draws; ++draw) {
        if (stop.stop_requested()) throw core::cancelled();
        core::CounterRandom random(seed, static_cast<std::uint64_t>(draw));
        for (std::size_t f = 0; f < grid.families.size(); ++f)
            moved.families[f].weight = grid.families[f].weight * (0.75 + 0.5 * random.uniform());
        auto const table = core::live_scores(matrix, moved);
        for (std::size_t row = 0; row < matrix.residences; ++row)
            if (table.rank[row] > 0) ranks[row].push_back(table.rank[row]);
    }
    std::vector<RankInterval> out(matrix.residences);
    for (std::size_t row = 0; row < matrix.residences; ++row) {
        auto& r = ranks[row];
        if (r.empty()) continue;
        std::sort(r.begin(), r.end());
        auto const at = [&](double share) { return r[static_cast<std::size_t>(share * static_cast<double>(r.size() - 1) + 0.5)]; };
        out[row] = {at(0.05), at(0.95)};
    }
    return out;
}

void Workbench::start_intervals() {
    auto const* data = campaign();
    if (data == nullptr || !data->run) return;
    constexpr int draws = 200;
    constexpr std::uint64_t seed = 20'260'414;
    auto snapshot = snapshot_;
    jobs_.start(text::tr("Stability of the ranks"), [this, snapshot, data, saved = draft_.saved](JobContext const& job) -> Jobs::Apply {
        auto intervals = rank_intervals(data->matrix, with_weights(snapshot->grid, saved), draws, seed, job.stop());
        return [this, snapshot, data, intervals = std::move(intervals)]() mutable {
            if (snapshot_ != snapshot || campaign() != data) return; // the document has moved on
            intervals_ = std::move(intervals);
            touch(false);
        };
    });
}

}
