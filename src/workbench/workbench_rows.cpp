// The rows of the table: in which order, under which heads.
#include "workbench/workbench.hpp"

#include "workbench/row_texts.hpp"
#include "workbench/view_table.hpp"
#include "workbench/views.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

namespace vigie::workbench {

namespace {

constexpr auto nowhere = std::numeric_limits<std::uint32_t>::max();

/// Order of the bits as of the numbers; not known comes last whatever the direction.
std::uint64_t sort_bits(double value, bool is_descending) {
    if (std::isnan(value)) return std::numeric_limits<std::uint64_t>::max();
    auto bits = std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value);
    bits ^= bits >> 63U != 0 ? ~std::uint64_t{0} : std::uint64_t{1} << 63U;
    return is_descending ? ~bits : bits;
}

struct Keyed {
    std::uint64_t key;
    std::uint32_t row;
};

std::vector<Keyed> sorted_rows(std::vector<double> const& column, bool is_descending, std::vector<bool> const& is_kept) {
    std::vector<Keyed> keyed;
    keyed.reserve(is_kept.size());
    for (std::uint32_t row = 0; row < is_kept.size(); ++row)
        if (is_kept[row]) keyed.push_back({sort_bits(column[row], is_descending), row});
    std::ranges::sort(keyed, [](Keyed const& a, Keyed const& b) { return a.key != b.key ? a.key < b.key : a.row < b.row; });
    return keyed;
}

/// The head that a row goes under, and the heads there are.
struct Heads {
    std::vector<TableGroup> groups;
    std::vector<std::uint32_t> of; ///< per residence
};

Heads class_heads(Workbench const& w, std::size_t rows) {
    Heads heads;
    for (auto const c : core::all_classes)
        heads.groups.push_back({std::string(1, core::letter(c)), c, dossier::class_label(c), 0, {}, false, 0});
    std::array<std::uint32_t, 5> place{};
    for (std::uint32_t i = 0; i < 5; ++i) place[static_cast<std::size_t>(core::all_classes[i])] = i;
    heads.of.resize(rows);
    for (std::uint32_t row = 0; row < rows; ++row) heads.of[row] = place[static_cast<std::size_t>(w.shown_class(row))];
    return heads;
}

Heads value_heads(RowTexts::Values const& values, std::string const& none) {
    Heads heads;
    for (auto const& name : values.names)
        heads.groups.push_back({name, std::nullopt, name.empty() ? none : name, 0, {}, false, 0});
    heads.of = values.of;
    return heads;
}

Heads status_heads(dossier::Snapshot const& s) {
    Heads heads;
    for (auto const status : core::all_watch_statuses)
        heads.groups.push_back({std::string(core::code(status)), std::nullopt, dossier::status_title(status), 0, {}, false, 0});
    for (auto const status : s.status)
        heads.of.push_back(static_cast<std::uint32_t>(std::ranges::find(core::all_watch_statuses, status) -
                                                      core::all_watch_statuses.begin()));
    return heads;
}

std::optional<std::size_t> layer_of(dossier::Snapshot const& s, dossier::Grouping const& grouping) {
    for (std::size_t i = 0; i < s.zone_layers.size(); ++i)
        if (grouping.layer.empty() || s.zone_layers[i].layer.name == grouping.layer) return i;
    return std::nullopt;
}

Heads heads_of(Workbench const& w, dossier::Grouping const& grouping) {
    auto const& s = w.snapshot();
    switch (grouping.by) {
    case dossier::Grouping::By::nothing: break;
    case dossier::Grouping::By::severity: return class_heads(w, s.residences.size());
    case dossier::Grouping::By::agency: return value_heads(w.texts().agencies(), no_agency());
    case dossier::Grouping::By::status: return status_heads(s);
    case dossier::Grouping::By::zone:
        if (auto const layer = layer_of(s, grouping)) return value_heads(w.texts().zones(*layer), in_no_zone());
        break;
    }
    return {};
}

/// Sums while they are being made.
struct Sum {
    TableTotals totals;
    double scores = 0, weighted = 0, weights = 0;

    void add(std::optional<int> const& dwellings, std::optional<double> const& score) {
        ++totals.residences;
        totals.dwellings += dwellings.value_or(0);
        if (!score) return;
        ++totals.scored;
        scores += *score;
        weighted += *score * dwellings.value_or(0);
        weights += dwellings.value_or(0);
    }
    void add(Sum const& other) {
        totals.residences += other.totals.residences;
        totals.dwellings += other.totals.dwellings;
        totals.scored += other.totals.scored;
        scores += other.scores;
        weighted += other.weighted;
        weights += other.weights;
    }
    [[nodiscard]] TableTotals done() const {
        auto out = totals;
        if (totals.scored > 0) out.mean = weights > 0 ? weighted / weights : scores / static_cast<double>(totals.scored);
        return out;
    }
};

}

void Workbench::make_rows() const {
    rows_made_ = rows_revision_;
    rows_.clear();
    groups_.clear();
    totals_ = {};
    if (!snapshot_) return;
    auto const keyed = sorted_rows(column_values(sort_.column), sort_.is_descending, filtered_in_);
    auto heads = heads_of(*this, grouping_);
    std::vector<Sum> sums(std::max<std::size_t>(1, heads.groups.size()));
    auto const head_of = [&](Keyed const& each) { return heads.groups.empty() ? 0 : heads.of[each.row]; };
    for (auto const& each : keyed) sums[head_of(each)].add(snapshot_->residences[each.row].dwellings, shown_score(each.row));
    std::vector<std::size_t> next;
    Sum all;
    for (auto const& sum : sums) {
        next.push_back(all.totals.residences);
        all.add(sum);
    }
    totals_ = all.done();
    for (std::size_t g = 0; g < heads.groups.size(); ++g) {
        if (sums[g].totals.residences == 0) continue;
        heads.groups[g].begin = next[g];
        heads.groups[g].totals = sums[g].done();
        groups_.push_back(std::move(heads.groups[g]));
    }
    rows_.resize(keyed.size());
    place_of_row_.assign(filtered_in_.size(), nowhere);
    for (auto const& each : keyed) {
        auto const place = next[head_of(each)]++;
        rows_[place] = each.row;
        place_of_row_[each.row] = static_cast<std::uint32_t>(place);
    }
}

void Workbench::make_lines() const {
    (void)table_rows();
    if (lines_made_ == lines_revision_) return;
    lines_made_ = lines_revision_;
    line_count_ = groups_.empty() ? rows_.size() : 0;
    for (auto& group : groups_) {
        group.is_open = open_groups_.contains(group.key);
        group.first_line = line_count_;
        line_count_ += 1 + (group.is_open ? group.totals.residences : 0);
    }
}

std::vector<std::uint32_t> const& Workbench::table_rows() const {
    if (rows_made_ != rows_revision_) make_rows();
    return rows_;
}

std::vector<TableGroup> const& Workbench::table_groups() const {
    make_lines();
    return groups_;
}

TableTotals const& Workbench::table_totals() const {
    (void)table_rows();
    return totals_;
}

std::size_t Workbench::table_line_count() const {
    make_lines();
    return line_count_;
}

TableLine Workbench::table_line(std::size_t line) const {
    make_lines();
    if (groups_.empty()) return {std::nullopt, line};
    auto const after = std::ranges::upper_bound(groups_, line, {}, &TableGroup::first_line);
    auto const g = static_cast<std::size_t>(after - groups_.begin()) - 1;
    if (groups_[g].first_line == line) return {g, 0};
    return {std::nullopt, groups_[g].begin + line - groups_[g].first_line - 1};
}

std::optional<std::size_t> Workbench::line_of(std::uint32_t row) const {
    make_lines();
    if (row >= place_of_row_.size() || place_of_row_[row] >= rows_.size()) return std::nullopt;
    std::size_t const at = place_of_row_[row];
    if (groups_.empty()) return at;
    auto const after = std::ranges::upper_bound(groups_, at, {}, &TableGroup::begin);
    auto const& group = *(after - 1);
    return group.is_open ? std::optional(group.first_line + 1 + at - group.begin) : std::nullopt;
}

void Workbench::set_sort(dossier::Sort const& sort) {
    sort_ = sort;
    ++rows_revision_;
    ++lines_revision_;
    touch(false);
}

void Workbench::set_columns(std::vector<dossier::ColumnRef> columns) {
    columns_ = std::move(columns);
    touch(false);
}

void Workbench::set_grouping(dossier::Grouping grouping) {
    if (grouping == grouping_) return;
    grouping_ = std::move(grouping);
    open_groups_.clear();
    ++rows_revision_;
    ++lines_revision_;
    touch(false);
}

void Workbench::open_group(std::string const& key, bool is_open) {
    if (is_open)
        open_groups_.insert(key);
    else
        open_groups_.erase(key);
    ++lines_revision_;
    touch(false);
}

void Workbench::open_all_groups(bool are_open) {
    open_groups_.clear();
    if (are_open)
        for (auto const& group : table_groups()) open_groups_.insert(group.key);
    ++lines_revision_;
    touch(false);
}

}
