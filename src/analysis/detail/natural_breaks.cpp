#include "analysis/detail/natural_breaks.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <limits>

namespace vigie::analysis::detail {

namespace {

__extension__ using Wide = unsigned __int128;

/// Distinct values with running sums, as whole numbers: the deviation of any run of them comes without the cancellation
/// that sums of squares of floating numbers suffer. A value takes so many bits that count × Σv² and (Σv)² stay below
/// 2^127.
class Sums {
public:
    explicit Sums(std::span<double const> sorted) {
        int const bits = 63 - static_cast<int>(std::bit_width(sorted.size()));
        double const low = sorted.front(), half_range = sorted.back() / 2 - low / 2; // halves: the whole may overflow
        double const most = std::ldexp(1.0, bits) - 1;
        counts_.push_back(0), sums_.push_back(0), squares_.push_back(0);
        std::uint64_t last = 0;
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            double const share = half_range > 0 ? (sorted[i] / 2 - low / 2) / half_range : 0;
            auto const v = static_cast<std::uint64_t>(std::llround(share * most));
            if (i == 0 || v != last) {
                starts_.push_back(i);
                counts_.push_back(counts_.back()), sums_.push_back(sums_.back()), squares_.push_back(squares_.back());
            }
            last = v;
            ++counts_.back();
            sums_.back() += v;
            squares_.back() += static_cast<Wide>(v) * v;
        }
    }

    [[nodiscard]] std::size_t size() const { return starts_.size(); }
    [[nodiscard]] std::size_t start(std::size_t distinct) const { return starts_[distinct]; }

    /// Σ (v - mean)² of the distinct values from..to-1, each as often as it occurs. Exact but for the last division.
    [[nodiscard]] double deviation(std::size_t from, std::size_t to) const {
        auto const count = counts_[to] - counts_[from];
        auto const sum = sums_[to] - sums_[from];
        Wide const numerator = (squares_[to] - squares_[from]) * count - static_cast<Wide>(sum) * sum;
        constexpr double two_64 = 18446744073709551616.0;
        double const whole = static_cast<double>(static_cast<std::uint64_t>(numerator >> 64)) * two_64 +
                             static_cast<double>(static_cast<std::uint64_t>(numerator));
        return whole / static_cast<double>(count);
    }

private:
    std::vector<std::size_t> starts_;
    std::vector<std::uint64_t> counts_, sums_; ///< of the distinct values before each
    std::vector<Wide> squares_;
};

/// One more class: cost[j] of the first j values in so many classes, and where the last of them begins. The best
/// beginning never goes back as j grows, so each half of the positions only looks where the middle one leaves it to.
class Layer {
public:
    Layer(Sums const& sums, std::vector<double> const& before, std::vector<double>& cost,
          std::vector<std::uint32_t>& begin)
        : sums_(sums)
        , before_(before)
        , cost_(cost)
        , begin_(begin) {}

    void fill(std::size_t from, std::size_t to, std::size_t first, std::size_t last) {
        while (from < to) {
            auto const middle = from + (to - from) / 2;
            auto const best = settle(middle, first, last);
            fill(from, middle, first, best);
            from = middle + 1;
            first = best;
        }
    }

private:
    std::size_t settle(std::size_t j, std::size_t first, std::size_t last) {
        double least = std::numeric_limits<double>::infinity();
        std::size_t best = first;
        for (std::size_t i = first; i <= std::min(last, j - 1); ++i) {
            double const cost = before_[i] + sums_.deviation(i, j);
            if (cost < least) least = cost, best = i;
        }
        cost_[j] = least;
        begin_[j] = static_cast<std::uint32_t>(best);
        return best;
    }

    Sums const& sums_;
    std::vector<double> const& before_;
    std::vector<double>& cost_;
    std::vector<std::uint32_t>& begin_;
};

}

std::vector<std::size_t> natural_breaks(std::span<double const> sorted, int classes) {
    assert(!sorted.empty() && classes >= 1 && std::ranges::is_sorted(sorted));
    Sums const sums(sorted);
    std::size_t const n = sums.size(), k = std::min(static_cast<std::size_t>(classes), n);
    std::vector<double> before(n + 1, 0), cost(n + 1, 0);
    for (std::size_t j = 1; j <= n; ++j)
        before[j] = sums.deviation(0, j);
    std::vector<std::vector<std::uint32_t>> begins;
    for (std::size_t layer = 1; layer < k; ++layer) {
        begins.emplace_back(n + 1, 0);
        Layer(sums, before, cost, begins.back()).fill(layer + 1, n + 1, layer, n - 1);
        std::swap(before, cost);
    }
    std::vector<std::size_t> starts;
    std::size_t end = n;
    for (std::size_t layer = begins.size(); layer-- > 0;) {
        end = begins[layer][end];
        starts.push_back(sums.start(end));
    }
    std::ranges::reverse(starts);
    return starts;
}

}
