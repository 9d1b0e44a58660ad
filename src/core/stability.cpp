#include "core/stability.hpp"

#include "core/detail/score_sums.hpp"
#include "core/error.hpp"
#include "core/random.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace vigie::core {

namespace {

constexpr double least_factor = 0.75, factor_range = 0.5;
constexpr std::array<double, 3> powers{1, 2, 4};
constexpr double low_share = 0.05, high_share = 0.95;
constexpr double stable_width = 0.10, sensitive_width = 0.25;
constexpr std::size_t block_size = 512;
constexpr std::size_t ranks_at_once = std::size_t{1} << 24; ///< 64 MB

/// Place of a share among `draws` sorted values, from 1: the nearest rank.
std::size_t place_of_share(double share, std::size_t draws) {
    auto const place = static_cast<std::size_t>(std::ceil(share * static_cast<double>(draws) - 1e-9));
    return std::clamp<std::size_t>(place, 1, draws);
}

/// The smallest and the largest ranks of each residence, as many as the percentiles need.
class Extremes {
public:
    Extremes(std::size_t residences, std::size_t draws)
        : lowest_(place_of_share(low_share, draws))
        , highest_(draws - place_of_share(high_share, draws) + 1)
        , low_(residences * lowest_)
        , high_(residences * highest_) {}

    /// \param scratch  kept from one call to the next
    void take(std::size_t residence, std::vector<int>& ranks, std::size_t taken_before, std::vector<int>& scratch) {
        keep(&low_[residence * lowest_], lowest_, ranks, taken_before, scratch, std::less<>{});
        keep(&high_[residence * highest_], highest_, ranks, taken_before, scratch, std::greater<>{});
    }

    /// \pre all draws were taken
    [[nodiscard]] int p05(std::size_t residence) const {
        auto const* const kept = &low_[residence * lowest_];
        return *std::max_element(kept, kept + lowest_);
    }
    [[nodiscard]] int p95(std::size_t residence) const {
        auto const* const kept = &high_[residence * highest_];
        return *std::min_element(kept, kept + highest_);
    }

private:
    template <typename First>
    static void keep(int* kept, std::size_t most, std::vector<int> const& ranks, std::size_t taken_before,
                     std::vector<int>& scratch, First first) {
        scratch.assign(kept, kept + std::min(most, taken_before));
        scratch.insert(scratch.end(), ranks.begin(), ranks.end());
        if (scratch.size() > most)
            std::nth_element(scratch.begin(), scratch.begin() + static_cast<std::ptrdiff_t>(most), scratch.end(), first);
        std::copy_n(scratch.begin(), std::min(most, scratch.size()), kept);
    }

    std::size_t lowest_, highest_;
    std::vector<int> low_, high_;
};

}

ScoreDraw score_draw(std::uint64_t seed, std::uint64_t number, Grid const& grid, std::size_t variants) {
    CounterRandom random(seed, number);
    ScoreDraw draw{grid, true, 0};
    for (auto& family : draw.grid.families)
        family.weight *= least_factor + factor_range * random.uniform();
    draw.grid.rules.power = powers[random.below(powers.size())];
    draw.is_smoothed = random.below(2) == 0;
    if (variants > 1) draw.variant = random.below(static_cast<std::uint32_t>(variants));
    return draw;
}

Stability stability_of(RankRange range, std::size_t scored) {
    if (range.p05 == 0) return Stability::not_ranked;
    double const width = range.p95 - range.p05, all = static_cast<double>(scored);
    if (width <= stable_width * all) return Stability::stable;
    return width <= sensitive_width * all ? Stability::sensitive : Stability::undecidable;
}

StabilityTest::StabilityTest(ScoreMatrix const& smoothed, ScoreMatrix const& unsmoothed, Grid const& grid)
    : grid_(grid)
    , residences_(smoothed.residences) {
    fill(grid, {live_scores(smoothed, grid), live_scores(unsmoothed, grid)});
}

StabilityTest::StabilityTest(std::span<ScoreVariant const> variants, Grid const& grid)
    : grid_(grid)
    , residences_(variants.front().smoothed.residences)
    , variants_(variants.size()) {
    std::vector<ScoreTable> tables;
    for (auto const& variant : variants)
        for (auto const* matrix : {&variant.smoothed, &variant.unsmoothed}) tables.push_back(live_scores(*matrix, grid));
    fill(grid, tables);
}

void StabilityTest::fill(Grid const& grid, std::vector<ScoreTable> const& tables) {
    for (std::uint32_t row = 0; row < residences_; ++row)
        if (tables[0].index[row].score) rows_.push_back(row);
    for (std::size_t f = 0; f < grid.families.size(); ++f) {
        if (!grid.families[f].is_in_index) continue;
        auto& family = families_.emplace_back();
        family.powered.resize(tables.size());
        auto const is_scored = [&](std::uint32_t row) { return tables[0].families[f][row].score.has_value(); };
        if (!std::ranges::all_of(rows_, is_scored))
            for (auto const row : rows_)
                family.is_scored.push_back(is_scored(row) ? 1 : 0);
        for (std::size_t t = 0; t < tables.size(); ++t)
            for (std::size_t p = 0; p < powers.size(); ++p)
                for (auto const row : rows_)
                    family.powered[t][p].push_back(
                        is_scored(row) ? scoring::detail::powered(tables[t].families[f][row].score.value_or(0), powers[p])
                                       : 0);
    }
}

void StabilityTest::reckon(ScoreDraw const& draw, std::size_t first, std::size_t last, double* result) const {
    auto const weights = index_weights(draw.grid);
    auto const p = static_cast<std::size_t>(std::ranges::find(powers, draw.grid.rules.power) - powers.begin());
    std::array<double, block_size> sum, weight;
    for (; first < last; first += block_size) {
        std::size_t const count = std::min(block_size, last - first);
        sum.fill(0);
        weight.fill(0);
        double whole = 0;
        for (std::size_t f = 0; f < families_.size(); ++f) {
            double const w = weights[f];
            if (!(w > 0)) continue;
            double const* const values = families_[f].powered[2 * draw.variant + (draw.is_smoothed ? 0 : 1)][p].data() + first;
            for (std::size_t i = 0; i < count; ++i)
                sum[i] += w * values[i];
            if (families_[f].is_scored.empty()) {
                whole += w;
                continue;
            }
            double const* const is_scored = families_[f].is_scored.data() + first;
            for (std::size_t i = 0; i < count; ++i)
                weight[i] += w * is_scored[i];
        }
        for (std::size_t i = 0; i < count; ++i)
            result[i] = sum[i] / (whole + weight[i]);
        result += count;
    }
}

std::vector<RankRange> StabilityTest::rank_ranges(StabilityOptions const& options) const {
    std::vector<RankRange> ranges(residences_);
    std::size_t const n = rows_.size(), draws = options.draws;
    if (n == 0 || draws == 0) return ranges;
    Extremes extremes(n, draws);
    std::vector<std::uint32_t> in_top(n, 0);
    std::size_t const batch = std::clamp<std::size_t>(ranks_at_once / n, 1, draws);
    std::vector<std::vector<int>> ranks(batch);
    Labour quiet{options.labour.threads, options.labour.stop, nullptr};
    for (std::size_t from = 0; from < draws; from += batch) {
        std::size_t const count = std::min(batch, draws - from);
        auto labour = quiet;
        if (options.labour.progress)
            labour.progress = [&](double share) {
                options.labour.progress((static_cast<double>(from) + share * static_cast<double>(count)) /
                                        static_cast<double>(draws));
            };
        in_blocks(count, 4, labour, [&](std::size_t first, std::size_t last) {
            std::vector<double> values(n);
            for (std::size_t d = first; d < last; ++d) {
                reckon(score_draw(options.seed, from + d, grid_, variants_), 0, n, values.data());
                ranks[d] = scoring::ranks(values);
            }
        });
        in_blocks(n, block_size, quiet, [&](std::size_t first, std::size_t last) {
            std::vector<int> own(count), scratch;
            for (std::size_t i = first; i < last; ++i) {
                for (std::size_t d = 0; d < count; ++d)
                    own[d] = ranks[d][i];
                in_top[i] += static_cast<std::uint32_t>(
                    std::ranges::count_if(own, [&](int rank) { return rank <= options.top; }));
                extremes.take(i, own, from, scratch);
            }
        });
        if (options.labour.stop.stop_requested()) throw cancelled();
    }
    for (std::size_t i = 0; i < n; ++i)
        ranges[rows_[i]] = {extremes.p05(i), extremes.p95(i), in_top[i] / static_cast<double>(draws)};
    return ranges;
}

std::size_t StabilityTest::place_of(std::size_t row) const {
    auto const found = std::ranges::lower_bound(rows_, row);
    return found != rows_.end() && *found == row ? static_cast<std::size_t>(found - rows_.begin()) : rows_.size();
}

double StabilityTest::share_above(std::size_t row, std::size_t other, StabilityOptions const& options) const {
    auto const a = place_of(row), b = place_of(other);
    if (a == rows_.size() || b == rows_.size() || options.draws == 0) return 0;
    std::uint32_t above = 0;
    for (std::uint32_t d = 0; d < options.draws; ++d) {
        auto const draw = score_draw(options.seed, d, grid_, variants_);
        double one = 0, two = 0;
        reckon(draw, a, a + 1, &one);
        reckon(draw, b, b + 1, &two);
        above += one > two ? 1 : 0;
    }
    return above / static_cast<double>(options.draws);
}

}
