#include "workbench/table_order.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <utility>

namespace vigie::workbench {

namespace {

using Rows = std::vector<std::uint32_t>;

/// Whole numbers between two not far apart.
struct WholeRange {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    std::size_t known = 0;

    [[nodiscard]] std::size_t width() const { return known > 0 ? static_cast<std::size_t>(high - low) + 1 : 0; }
};

/// Absent where some value is not whole, or so far from the others that counting them all would take longer than sorting.
std::optional<WholeRange> whole_range(std::vector<double> const& values) {
    WholeRange range;
    for (double const value : values) {
        if (std::isnan(value)) continue;
        if (value != std::trunc(value)) return std::nullopt;
        range.low = std::min(range.low, value);
        range.high = std::max(range.high, value);
        ++range.known;
    }
    constexpr std::size_t few = 1000;
    if (range.known > 0 && range.high - range.low > 2.0 * static_cast<double>(values.size() + few)) return std::nullopt;
    return range;
}

/// Each row goes to the next place of its value.
Rows counted_rows(TableSource const& source, WholeRange const& range) {
    auto const& values = source.values;
    auto const bucket = [&](std::uint32_t row) {
        double const value = values[row];
        if (std::isnan(value)) return range.width();
        return static_cast<std::size_t>(source.is_descending ? range.high - value : value - range.low);
    };
    auto const rows = static_cast<std::uint32_t>(source.kept.size());
    Rows next(range.width() + 2, 0);
    for (std::uint32_t row = 0; row < rows; ++row)
        if (source.kept[row]) ++next[bucket(row) + 1];
    for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
    Rows sorted(next.back());
    for (std::uint32_t row = 0; row < rows; ++row)
        if (source.kept[row]) sorted[next[bucket(row)]++] = row;
    return sorted;
}

/// Order of the bits as of the numbers; not known comes last whatever the direction.
std::uint64_t sort_bits(double value, bool is_descending) {
    if (std::isnan(value)) return std::numeric_limits<std::uint64_t>::max();
    auto bits = std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value);
    bits ^= bits >> 63U != 0 ? ~std::uint64_t{0} : std::uint64_t{1} << 63U;
    return is_descending ? ~bits : bits;
}

Rows sorted_rows(TableSource const& source) {
    if (auto const range = whole_range(source.values)) return counted_rows(source, *range);
    struct Keyed {
        std::uint64_t key;
        std::uint32_t row;
    };
    std::vector<Keyed> keyed;
    keyed.reserve(source.kept.size());
    for (std::uint32_t row = 0; row < source.kept.size(); ++row)
        if (source.kept[row]) keyed.push_back({sort_bits(source.values[row], source.is_descending), row});
    std::ranges::sort(keyed, [](Keyed const& a, Keyed const& b) { return a.key != b.key ? a.key < b.key : a.row < b.row; });
    Rows sorted;
    sorted.reserve(keyed.size());
    for (auto const& each : keyed) sorted.push_back(each.row);
    return sorted;
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

/// By head; one for all where there are none. In the order of the project, which is that of the memory.
std::vector<Sum> sums_by_head(TableSource const& source, TableHeads const& heads) {
    std::vector<Sum> sums(std::max<std::size_t>(1, heads.groups.size()));
    for (std::uint32_t row = 0; row < source.kept.size(); ++row)
        if (source.kept[row])
            sums[heads.groups.empty() ? 0 : heads.of[row]].add(source.residences[row].dwellings, source.score(row));
    return sums;
}

}

TableOrder::TableOrder(TableSource const& source, TableHeads heads) : rows_(sorted_rows(source)) {
    auto const sums = sums_by_head(source, heads);
    Sum all;
    std::vector<std::size_t> next;
    for (auto const& sum : sums) {
        next.push_back(all.totals.residences);
        all.add(sum);
    }
    totals_ = all.done();
    line_count_ = rows_.size();
    if (heads.groups.empty()) return;
    for (std::size_t g = 0; g < heads.groups.size(); ++g) {
        if (sums[g].totals.residences == 0) continue;
        heads.groups[g].begin = next[g];
        heads.groups[g].totals = sums[g].done();
        groups_.push_back(std::move(heads.groups[g]));
    }
    Rows under(rows_.size());
    for (auto const row : rows_) under[next[heads.of[row]]++] = row;
    rows_ = std::move(under);
    open({});
}

void TableOrder::open(std::set<std::string> const& keys) {
    if (groups_.empty()) return;
    line_count_ = 0;
    for (auto& group : groups_) {
        group.is_open = keys.contains(group.key);
        group.first_line = line_count_;
        line_count_ += 1 + (group.is_open ? group.totals.residences : 0);
    }
}

TableLine TableOrder::line(std::size_t line) const {
    if (groups_.empty()) return {std::nullopt, line};
    auto const after = std::ranges::upper_bound(groups_, line, {}, &TableGroup::first_line);
    auto const g = static_cast<std::size_t>(after - groups_.begin()) - 1;
    if (groups_[g].first_line == line) return {g, 0};
    return {std::nullopt, groups_[g].begin + line - groups_[g].first_line - 1};
}

std::optional<std::size_t> TableOrder::line_of(std::uint32_t row) const {
    auto const found = std::ranges::find(rows_, row);
    if (found == rows_.end()) return std::nullopt;
    auto const at = static_cast<std::size_t>(found - rows_.begin());
    if (groups_.empty()) return at;
    auto const after = std::ranges::upper_bound(groups_, at, {}, &TableGroup::begin);
    auto const& group = *(after - 1);
    return group.is_open ? std::optional(group.first_line + 1 + at - group.begin) : std::nullopt;
}

}
