#include "core/live_index.hpp"

#include "core/detail/score_sums.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>

namespace vigie::core {

namespace {

constexpr std::size_t block_size = 1024;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// The operations of PowerMean::value(), in its order.
double mean_of(double sum, double weight, double power) {
    return std::clamp(scoring::detail::root(sum / weight, power), 0.0, 100.0);
}

/// The same of a block; the usual mean apart, so that nothing is chosen inside the loop.
void set_means(double* means, double const* sums, std::size_t count, double weight, double power) {
    if (power == 2) {
        for (std::size_t i = 0; i < count; ++i)
            means[i] = mean_of(sums[i], weight, 2);
        return;
    }
    for (std::size_t i = 0; i < count; ++i)
        means[i] = mean_of(sums[i], weight, power);
}

template <typename Powered>
void add_column(double* sums, double const* scores, std::size_t count, double weight, Powered powered) {
    for (std::size_t i = 0; i < count; ++i)
        sums[i] += weight * powered(scores[i]);
}

/// The usual means apart, so that their multiplications are not behind a choice.
void add_column(double* sums, double const* scores, std::size_t count, double weight, double power) {
    if (power == 2) return add_column(sums, scores, count, weight, [](double s) { return s * s; });
    if (power == 1) return add_column(sums, scores, count, weight, [](double s) { return s; });
    if (power == 4) return add_column(sums, scores, count, weight, [](double s) { return (s * s) * (s * s); });
    add_column(sums, scores, count, weight, [power](double s) { return scoring::detail::powered(s, power); });
}

}

LiveIndex::LiveIndex(ScoreTable const& table, Grid const& grid) {
    assert(table.families.size() == grid.families.size());
    for (std::size_t f = 0; f < grid.families.size(); ++f) {
        if (!grid.families[f].is_in_index) continue;
        columns_.emplace_back();
        fill(columns_.size() - 1, table.families[f]);
    }
    scores_.resize(table.index.size());
    classes_.resize(table.index.size());
    find_doubtful(grid.rules.minimum_coverage);
    move(grid);
}

void LiveIndex::fill(std::size_t place, std::vector<scoring::FamilyScore> const& scores) {
    auto& column = columns_[place];
    std::size_t const n = scores.size();
    column.exists = n > 0 && scores.front().exists;
    for (auto* values : {&column.score, &column.coverage, &column.low, &column.high}) values->resize(n);
    for (std::size_t row = 0; row < n; ++row) {
        auto const& family = scores[row];
        column.score[row] = family.score.value_or(nan);
        column.coverage[row] = family.coverage;
        column.low[row] = family.if_missing_0;
        column.high[row] = family.if_missing_100;
    }
}

void LiveIndex::find_doubtful(double minimum_coverage) {
    std::vector<std::uint8_t> is_doubtful(scores_.size(), 0);
    for (auto const& column : columns_) {
        if (!column.exists) continue;
        // A mean of coverages that all reach the minimum reaches it, whatever the weights; a hair under may not.
        for (std::size_t row = 0; row < is_doubtful.size(); ++row)
            if (std::isnan(column.score[row]) || !(column.coverage[row] >= minimum_coverage)) is_doubtful[row] = 1;
    }
    doubtful_.clear();
    doubtful_score_.clear();
    doubtful_coverage_.clear();
    for (std::uint32_t row = 0; row < is_doubtful.size(); ++row) {
        if (is_doubtful[row] == 0) continue;
        doubtful_.push_back(row);
        for (auto const& column : columns_) {
            doubtful_score_.push_back(column.score[row]);
            doubtful_coverage_.push_back(column.coverage[row]);
        }
    }
}

void LiveIndex::take(ScoreTable const& table, Grid const& grid, std::span<std::size_t const> families) {
    for (auto const family : families) {
        if (!grid.families[family].is_in_index) continue;
        std::size_t place = 0;
        for (std::size_t f = 0; f < family; ++f) place += grid.families[f].is_in_index ? 1 : 0;
        fill(place, table.families[family]);
    }
    if (!families.empty()) find_doubtful(grid.rules.minimum_coverage);
    move(grid);
}

void LiveIndex::move(Grid const& grid) {
    rules_ = grid.rules;
    weights_ = index_weights(grid);
    assert(weights_.size() == columns_.size());
    if (std::isinf(rules_.power)) { // the worst family alone has no sum
        for (std::size_t row = 0; row < scores_.size(); ++row) {
            auto const one = index(row);
            scores_[row] = one.score.value_or(nan);
            classes_[row] = one.severity;
        }
        return;
    }
    for (std::size_t first = 0; first < scores_.size(); first += block_size)
        settle(first, std::min(block_size, scores_.size() - first), weights_);
    settle_doubtful(weights_);
}

void LiveIndex::settle(std::size_t first, std::size_t count, std::span<double const> weights) {
    std::array<double, block_size> sums;
    sums.fill(0);
    double whole = 0;
    for (std::size_t f = 0; f < columns_.size(); ++f) {
        if (!columns_[f].exists || !(weights[f] > 0)) continue;
        whole += weights[f];
        add_column(sums.data(), columns_[f].score.data() + first, count, weights[f], rules_.power);
    }
    auto const [b, c, d] = rules_.class_limits;
    set_means(scores_.data() + first, sums.data(), count, whole, rules_.power);
    for (std::size_t i = 0; i < count; ++i) {
        double const score = scores_[first + i];
        int const rank = int{score >= b} + int{score >= c} + int{score >= d}; // the limits rise
        classes_[first + i] = score == score ? static_cast<SeverityClass>(rank) : SeverityClass::not_scored;
    }
}

void LiveIndex::settle_doubtful(std::span<double const> weights) {
    int families = 0;
    double whole = 0;
    for (std::size_t f = 0; f < columns_.size(); ++f)
        if (columns_[f].exists && weights[f] > 0) {
            ++families;
            whole += weights[f];
        }
    int const needed = std::max(1, std::min(rules_.minimum_families, families));
    for (std::size_t i = 0; i < doubtful_.size(); ++i) {
        double const* const score = &doubtful_score_[i * columns_.size()];
        double const* const coverage = &doubtful_coverage_[i * columns_.size()];
        double sum = 0, weight = 0, covered = 0;
        int scored = 0;
        for (std::size_t f = 0; f < columns_.size(); ++f) {
            if (!columns_[f].exists || !(weights[f] > 0)) continue;
            covered += weights[f] * coverage[f];
            if (std::isnan(score[f])) continue;
            ++scored;
            sum += weights[f] * scoring::detail::powered(score[f], rules_.power);
            weight += weights[f];
        }
        bool const is_covered = covered / whole + scoring::detail::rounding_slack >= rules_.minimum_coverage;
        auto& result = scores_[doubtful_[i]];
        result = is_covered && scored >= needed ? mean_of(sum, weight, rules_.power) : nan;
        classes_[doubtful_[i]] = scoring::classify(result, rules_);
    }
}

std::vector<int> LiveIndex::ranks() const { return scoring::ranks(scores_); }

scoring::FamilyScore LiveIndex::family(std::size_t f, std::size_t row) const {
    auto const& column = columns_[f];
    scoring::FamilyScore score;
    if (!std::isnan(column.score[row])) score.score = column.score[row];
    score.coverage = column.coverage[row];
    score.if_missing_0 = column.low[row];
    score.if_missing_100 = column.high[row];
    score.exists = column.exists;
    return score;
}

scoring::IndexScore LiveIndex::index(std::size_t row) const {
    scoring::detail::IndexSum sum{rules_};
    for (std::size_t f = 0; f < columns_.size(); ++f)
        sum.add(family(f, row), weights_[f]);
    return sum.finish();
}

}
