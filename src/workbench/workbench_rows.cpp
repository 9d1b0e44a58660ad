// The rows of the table: what the filter keeps, in which order.
#include "workbench/workbench.hpp"

#include "text/fold.hpp"
#include "workbench/view_table.hpp"

#include <algorithm>

namespace vigie::workbench {

namespace {

bool passes(Snapshot const& snapshot, Workbench const& workbench, Filter const& filter, std::string const& folded,
            std::uint32_t row) {
    auto const& residence = snapshot.residences[row];
    if (!filter.classes.empty() && !filter.classes.contains(workbench.shown_class(row))) return false;
    if (!filter.agency.empty() && residence.agency != filter.agency) return false;
    if (filter.is_unlocated && residence.position) return false;
    if (filter.status && snapshot.status[row] != *filter.status) return false;
    if (!filter.zone.empty() && !snapshot.zone_layers.empty()) {
        auto const& layer = snapshot.zone_layers.front();
        auto const zone = layer.zone_of[row];
        if (zone < 0 || layer.zones[static_cast<std::size_t>(zone)].code != filter.zone) return false;
    }
    if (folded.empty()) return true;
    return text::fold(residence.name).find(folded) != std::string::npos ||
           text::fold(residence.code).find(folded) != std::string::npos ||
           text::fold(residence.address).find(folded) != std::string::npos;
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
    case Column::name: return {0, text::fold(r.name)};
    case Column::zone: return {0, text::fold(s.neighbourhood(row))};
    case Column::severity: {
        auto const c = w.shown_class(row);
        return c == core::SeverityClass::not_scored ? SortKey{} : number(static_cast<double>(c));
    }
    case Column::score: return if_any(w.shown_score(row));
    case Column::change: {
        auto const change = w.change(row);
        return change ? number(change->points) : SortKey{};
    }
    case Column::rank: return w.shown_rank(row) > 0 ? number(w.shown_rank(row)) : SortKey{};
    case Column::interval: {
        auto const range = w.rank_range(row);
        return range.p95 > 0 ? number(range.p95 - range.p05) : SortKey{};
    }
    case Column::sureness: {
        auto const stability = w.stability(row);
        return stability == core::Stability::not_ranked ? SortKey{} : number(static_cast<double>(stability));
    }
    case Column::coverage: {
        auto const* data = w.campaign();
        return data != nullptr && row < data->scores.size() ? number(w.shown_coverage(row)) : SortKey{};
    }
    case Column::dwellings: return r.dwellings ? number(*r.dwellings) : SortKey{};
    case Column::alerts: {
        auto const alerts = w.shown_alerts(row);
        return alerts ? number(*alerts) : SortKey{};
    }
    case Column::family: return if_any(w.shown_heaviest(row));
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
    auto const folded = text::fold(filter_.text);
    for (std::uint32_t row = 0; row < filtered_in_.size(); ++row)
        filtered_in_[row] = passes(*snapshot_, *this, filter_, folded, row);
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

}
