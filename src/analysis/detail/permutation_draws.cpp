#include "analysis/detail/draws.hpp"
#include "analysis/detail/permutation.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <memory>

namespace vigie::analysis::detail {

namespace {

constexpr std::size_t draws_a_block = 256, rows_a_block = 8192;

/// The draws' sums of one number of neighbours, ascending, in drawers of equal width: a sum is looked for in its
/// drawer.
class SortedSums {
public:
    explicit SortedSums(std::vector<std::int64_t> sums)
        : sums_(std::move(sums)) {
        std::sort(sums_.begin(), sums_.end());
        auto const wanted = std::bit_ceil(sums_.size());
        auto const width =
            static_cast<int>(std::bit_width(offset(sums_.back()))) - static_cast<int>(std::bit_width(wanted)) + 1;
        shift_ = static_cast<unsigned>(std::max(width, 0));
        first_.resize((offset(sums_.back()) >> shift_) + 2);
        for (std::int64_t const sum : sums_)
            ++first_[(offset(sum) >> shift_) + 1];
        for (std::size_t drawer = 1; drawer < first_.size(); ++drawer)
            first_[drawer] += first_[drawer - 1];
    }

    [[nodiscard]] Exceedance of(std::int64_t observed) const {
        auto const all = static_cast<std::uint32_t>(sums_.size());
        if (observed < sums_.front()) return {all, 0};
        if (observed > sums_.back()) return {0, all};
        std::size_t const drawer = offset(observed) >> shift_;
        auto const begin = sums_.begin() + first_[drawer], end = sums_.begin() + first_[drawer + 1];
        auto const [low, high] = std::equal_range(begin, end, observed);
        return {all - static_cast<std::uint32_t>(low - sums_.begin()),
                static_cast<std::uint32_t>(high - sums_.begin())};
    }

private:
    [[nodiscard]] std::uint64_t offset(std::int64_t sum) const {
        return static_cast<std::uint64_t>(sum) - static_cast<std::uint64_t>(sums_.front());
    }

    std::vector<std::int64_t> sums_;
    unsigned shift_ = 0;
    std::vector<std::uint32_t> first_; ///< drawers + 1
};

/// What a draw that holds the row itself adds to the row's counts.
struct Correction {
    std::uint32_t row;
    std::int32_t more, less;
};

class SortedDraws {
public:
    SortedDraws(std::span<std::int64_t const> values, std::span<std::uint32_t const> neighbours,
                std::span<std::int64_t const> observed)
        : values_(values)
        , neighbours_(neighbours)
        , observed_(observed) {
        widest_ = neighbours.empty() ? 0 : *std::max_element(neighbours.begin(), neighbours.end());
        list_of_.assign(widest_ + 1, 0);
        for (std::uint32_t const k : neighbours)
            list_of_[k] = 1;
        for (std::size_t k = 1; k <= widest_; ++k)
            if (list_of_[k] == 1) list_of_[k] = used_.size(), used_.push_back(k);
    }

    std::vector<Exceedance> run(Sampling sampling, Labour const& labour) {
        std::vector<Exceedance> result(values_.size());
        if (used_.empty() || sampling.draws == 0) return result;
        lists_.assign(used_.size(), std::vector<std::int64_t>(sampling.draws));
        draw(sampling, labour);
        std::vector<SortedSums> sorted;
        for (auto& list : lists_)
            sorted.emplace_back(std::move(list));
        in_blocks(result.size(), rows_a_block, {labour.threads, labour.stop, {}},
                  [&](std::size_t first, std::size_t last) {
                      for (std::size_t row = first; row < last; ++row)
                          if (neighbours_[row] > 0) result[row] = sorted[list_of_[neighbours_[row]]].of(observed_[row]);
                  });
        for (auto const& corrections : corrections_)
            for (auto const& c : corrections) {
                result[c.row].at_least += static_cast<std::uint32_t>(c.more);
                result[c.row].at_most += static_cast<std::uint32_t>(c.less);
            }
        return result;
    }

private:
    void draw(Sampling sampling, Labour const& labour) {
        std::vector<std::unique_ptr<Draws>> draws(labour.threads);
        corrections_.assign(labour.threads, {});
        auto const pool = static_cast<std::uint32_t>(values_.size());
        in_blocks_by_worker(sampling.draws, draws_a_block, labour,
                            [&](unsigned worker, std::size_t first, std::size_t last) {
                                if (!draws[worker])
                                    draws[worker] = std::make_unique<Draws>(pool, widest_ + 1, sampling.seed);
                                for (std::size_t d = first; d < last; ++d)
                                    take(d, draws[worker]->row(d), corrections_[worker]);
                            });
    }

    void take(std::size_t draw, std::span<std::uint32_t const> ids, std::vector<Correction>& corrections) {
        std::int64_t sum = 0;
        std::size_t list = 0;
        for (std::size_t k = 1; k <= widest_; ++k) {
            sum += values_[ids[k - 1]];
            if (used_[list] == k) lists_[list++][draw] = sum;
        }
        for (std::size_t j = 0; j < widest_; ++j) {
            std::uint32_t const row = ids[j], k = neighbours_[row];
            if (j >= k) continue;
            std::int64_t const wrong = lists_[list_of_[k]][draw], right = wrong - values_[row] + values_[ids[k]];
            std::int64_t const seen = observed_[row];
            Correction const c{row, (right >= seen) - (wrong >= seen), (right <= seen) - (wrong <= seen)};
            if (c.more != 0 || c.less != 0) corrections.push_back(c);
        }
    }

    std::span<std::int64_t const> values_;
    std::span<std::uint32_t const> neighbours_;
    std::span<std::int64_t const> observed_;
    std::size_t widest_ = 0;
    std::vector<std::size_t> used_;                    ///< numbers of neighbours that occur, ascending
    std::vector<std::size_t> list_of_;                 ///< by number of neighbours: its place in used_
    std::vector<std::vector<std::int64_t>> lists_;     ///< sums of each draw
    std::vector<std::vector<Correction>> corrections_; ///< of each worker
};

}

std::vector<Exceedance> counts_by_sorted_draws(std::span<std::int64_t const> values,
                                               std::span<std::uint32_t const> neighbours,
                                               std::span<std::int64_t const> observed, Sampling sampling,
                                               Labour const& labour) {
    assert(values.size() == neighbours.size() && values.size() == observed.size());
    return SortedDraws(values, neighbours, observed).run(sampling, labour);
}

}
