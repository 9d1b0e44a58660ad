#include "analysis/detail/permutation.hpp"

#include "analysis/detail/draws.hpp"
#include "analysis/detail/radix_sort.hpp"

#include <algorithm>
#include <cassert>
#include <memory>
#include <set>

namespace vigie::analysis::detail {

namespace {

constexpr std::size_t draws_a_block = 512;

/// Rows with the same number of neighbours: their different observed sums, ascending.
struct Levels {
    std::vector<std::int64_t> sums;
    std::size_t first_bin = 0; ///< 2 * sums.size() + 1 bins: between the sums, and on each

    /// Bin 2t lies below sum t (and above t - 1), bin 2t + 1 on it.
    [[nodiscard]] std::size_t bin(std::int64_t sum) const {
        auto const* first = sums.data();
        for (std::size_t left = sums.size(); left > 0;) {
            std::size_t const half = left / 2;
            bool const is_below = first[half] < sum;
            first = is_below ? first + half + 1 : first; // no branch: the sums come in any order
            left = is_below ? left - half - 1 : half;
        }
        auto const t = static_cast<std::size_t>(first - sums.data());
        return first_bin + 2 * t + (t < sums.size() && *first == sum ? 1 : 0);
    }
};

/// One thread's tally.
struct Tally {
    Draws draws;
    std::vector<std::uint32_t> bins;
    std::vector<std::int32_t> more, less; ///< per row: what the exact correction adds to at_least and at_most
    std::vector<std::int64_t> sums;       ///< of the first 0, 1, 2, … ids of a draw
};

class EqualCounts {
  public:
    EqualCounts(std::span<std::int64_t const> values, std::span<std::uint32_t const> neighbours, std::span<std::int64_t const> observed)
        : values_(values), neighbours_(neighbours), observed_(observed) {
        widest_ = neighbours.empty() ? 0 : *std::max_element(neighbours.begin(), neighbours.end());
        levels_.resize(widest_ + 1);
        bin_of_row_.resize(neighbours.size(), 0);
        std::vector<std::vector<Keyed>> rows(widest_ + 1);
        for (std::uint32_t row = 0; row < neighbours.size(); ++row)
            if (neighbours[row] > 0) rows[neighbours[row]].push_back({key(observed[row]), row});
        for (std::size_t k = 1; k <= widest_; ++k) {
            if (rows[k].empty()) continue;
            sort_by_key(rows[k]);
            add_levels(k, rows[k]);
            used_.push_back(k);
        }
    }

    std::vector<Exceedance> run(Sampling sampling, Labour const& labour) {
        std::vector<std::unique_ptr<Tally>> tallies(labour.threads);
        in_blocks_by_worker(sampling.draws, draws_a_block, labour, [&](unsigned worker, std::size_t first, std::size_t last) {
            auto& tally = tallies[worker];
            if (!tally) tally = new_tally(sampling.seed);
            for (std::size_t d = first; d < last; ++d)
                take(*tally, tally->draws.row(d));
        });
        auto const total = new_tally(sampling.seed);
        for (auto const& tally : tallies)
            if (tally) add(*total, *tally);
        return counts(*total);
    }

  private:
    static std::uint64_t key(std::int64_t sum) { return static_cast<std::uint64_t>(sum) ^ (std::uint64_t{1} << 63); }

    /// \param rows those of k neighbours, smallest observed sum first
    void add_levels(std::size_t k, std::vector<Keyed> const& rows) {
        auto& level = levels_[k];
        level.first_bin = bins_;
        for (auto const& row : rows) {
            std::int64_t const sum = observed_[row.id];
            if (level.sums.empty() || level.sums.back() != sum) level.sums.push_back(sum);
            bin_of_row_[row.id] = static_cast<std::uint32_t>(level.first_bin + 2 * level.sums.size() - 1);
        }
        bins_ += 2 * level.sums.size() + 1;
    }

    std::unique_ptr<Tally> new_tally(std::uint64_t seed) const {
        auto const pool = static_cast<std::uint32_t>(values_.size());
        return std::make_unique<Tally>(Tally{Draws(pool, widest_ + 1, seed), std::vector<std::uint32_t>(bins_, 0),
                                             std::vector<std::int32_t>(values_.size(), 0),
                                             std::vector<std::int32_t>(values_.size(), 0), std::vector<std::int64_t>(widest_ + 1)});
    }

    void take(Tally& tally, std::span<std::uint32_t const> ids) const {
        std::int64_t sum = 0;
        for (std::size_t j = 0; j < widest_; ++j)
            tally.sums[j + 1] = sum += values_[ids[j]];
        for (std::size_t const k : used_)
            ++tally.bins[levels_[k].bin(tally.sums[k])];
        for (std::size_t j = 0; j < widest_; ++j) {
            std::uint32_t const row = ids[j];
            std::uint32_t const k = neighbours_[row];
            if (j >= k) continue;
            std::int64_t const wrong = tally.sums[k], right = wrong - values_[row] + values_[ids[k]];
            std::int64_t const seen = observed_[row];
            tally.more[row] += (right >= seen) - (wrong >= seen);
            tally.less[row] += (right <= seen) - (wrong <= seen);
        }
    }

    static void add(Tally& total, Tally const& part) {
        auto const sum = [](auto& to, auto const& from) { std::transform(to.begin(), to.end(), from.begin(), to.begin(), std::plus<>()); };
        sum(total.bins, part.bins);
        sum(total.more, part.more);
        sum(total.less, part.less);
    }

    std::vector<Exceedance> counts(Tally const& total) const {
        // From counts in bins to counts up to and including each.
        std::vector<std::uint32_t> up_to(bins_, 0);
        for (std::size_t const k : used_) {
            std::uint32_t sum = 0;
            std::size_t const first = levels_[k].first_bin;
            for (std::size_t bin = first; bin <= first + 2 * levels_[k].sums.size(); ++bin)
                up_to[bin] = sum += total.bins[bin];
        }
        std::vector<Exceedance> result(values_.size());
        for (std::size_t row = 0; row < values_.size(); ++row) {
            if (neighbours_[row] == 0) continue;
            auto const& level = levels_[neighbours_[row]];
            std::size_t const bin = bin_of_row_[row];
            std::uint32_t const all = up_to[level.first_bin + 2 * level.sums.size()];
            result[row].at_most = up_to[bin] + static_cast<std::uint32_t>(total.less[row]);
            result[row].at_least = all - up_to[bin - 1] + static_cast<std::uint32_t>(total.more[row]);
        }
        return result;
    }

    std::span<std::int64_t const> values_;
    std::span<std::uint32_t const> neighbours_;
    std::span<std::int64_t const> observed_;
    std::size_t widest_ = 0;
    std::size_t bins_ = 0;
    std::vector<Levels> levels_;    ///< by number of neighbours
    std::vector<std::size_t> used_; ///< numbers of neighbours that occur
    std::vector<std::uint32_t> bin_of_row_; ///< of its observed sum
};

}

std::vector<Exceedance> counts_by_sorted_rows(std::span<std::int64_t const> values, std::span<std::uint32_t const> neighbours,
                                              std::span<std::int64_t const> observed, Sampling sampling, Labour const& labour) {
    assert(values.size() == neighbours.size() && values.size() == observed.size());
    return EqualCounts(values, neighbours, observed).run(sampling, labour);
}

std::vector<Exceedance> equal_counts(std::span<std::int64_t const> values, std::span<std::uint32_t const> neighbours,
                                     std::span<std::int64_t const> observed, Sampling sampling, Labour const& labour) {
    std::set<std::uint32_t> const sizes(neighbours.begin(), neighbours.end());
    bool const has_few_draws = sampling.draws <= values.size() / std::max<std::size_t>(sizes.size(), 1);
    return (has_few_draws ? counts_by_sorted_draws : counts_by_sorted_rows)(values, neighbours, observed, sampling, labour);
}

}
