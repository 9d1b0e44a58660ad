#include "analysis/correction.hpp"

#include "analysis/detail/radix_sort.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>

namespace vigie::analysis {

namespace {

/// Tests with the same p share their q: pseudo-p of P permutations have P + 1 values at most, whatever the number of sites.
struct Step {
    double p = 0;
    std::size_t tests = 0, before = 0; ///< with this p, and with a smaller one
};

/// Finds the step of a p by its bits. Open addressing, at most half full.
class Steps {
  public:
    static constexpr std::size_t most = std::size_t{1} << 16;

    /// \return the step's number; `most` when it would be one too many
    std::size_t add(double p) {
        auto const bits = std::bit_cast<std::uint64_t>(p + 0.0); // -0 is 0
        std::size_t at = place(bits);
        while (slots_[at] != 0 && std::bit_cast<std::uint64_t>(list[slots_[at] - 1].p) != bits)
            at = (at + 1) & (slots_.size() - 1);
        if (slots_[at] == 0) {
            if (list.size() == most) return most;
            list.push_back({p + 0.0});
            slots_[at] = static_cast<std::uint32_t>(list.size());
            if (2 * list.size() > slots_.size()) grow();
            return ++list.back().tests, list.size() - 1;
        }
        ++list[slots_[at] - 1].tests;
        return slots_[at] - 1;
    }

    std::vector<Step> list; ///< in the order met

  private:
    [[nodiscard]] std::size_t place(std::uint64_t bits) const {
        return static_cast<std::size_t>((bits * 0x9e3779b97f4a7c15ULL) >> 32) & (slots_.size() - 1);
    }
    void grow() {
        slots_.assign(4 * slots_.size(), 0);
        for (std::size_t i = 0; i < list.size(); ++i) {
            std::size_t at = place(std::bit_cast<std::uint64_t>(list[i].p));
            while (slots_[at] != 0)
                at = (at + 1) & (slots_.size() - 1);
            slots_[at] = static_cast<std::uint32_t>(i + 1);
        }
    }

    std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(1024, 0); ///< a power of two; 1 + number of a step, 0 = free
};

/// Steps of the tests (p not NaN), smallest p first, and the step of each test.
struct Ladder {
    std::vector<Step> steps;
    std::vector<std::uint32_t> step_of; ///< per entry of p; no_step for no test
    std::size_t tests = 0;

    explicit Ladder(std::span<double const> p) : step_of(p.size(), no_step) {
        if (!by_bits(p)) by_sorting(p);
        for (auto& step : steps)
            step.before = tests, tests += step.tests;
    }
    static constexpr auto no_step = std::numeric_limits<std::uint32_t>::max();

  private:
    bool by_bits(std::span<double const> p) {
        Steps met;
        for (std::size_t i = 0; i < p.size(); ++i) {
            if (std::isnan(p[i])) continue;
            auto const step = met.add(p[i]);
            if (step == Steps::most) return false;
            step_of[i] = static_cast<std::uint32_t>(step);
        }
        std::vector<std::uint32_t> order(met.list.size()), rank(met.list.size());
        std::iota(order.begin(), order.end(), 0U);
        std::sort(order.begin(), order.end(), [&](auto a, auto b) { return met.list[a].p < met.list[b].p; });
        for (std::uint32_t r = 0; r < order.size(); ++r)
            rank[order[r]] = r, steps.push_back(met.list[order[r]]);
        for (auto& step : step_of)
            if (step != no_step) step = rank[step];
        return true;
    }

    /// \pre p >= 0, so that the bits of a double rise with it
    void by_sorting(std::span<double const> p) {
        std::vector<detail::Keyed> order;
        order.reserve(p.size());
        for (std::uint32_t i = 0; i < p.size(); ++i)
            if (!std::isnan(p[i])) order.push_back({std::bit_cast<std::uint64_t>(p[i] + 0.0), i});
        detail::sort_by_key(order);
        for (auto const& test : order) {
            double const value = std::bit_cast<double>(test.key);
            if (steps.empty() || steps.back().p != value) steps.push_back({value});
            ++steps.back().tests;
            step_of[test.id] = static_cast<std::uint32_t>(steps.size() - 1);
        }
    }
};

/// From the largest p down, no adjusted p above a later one: the LAST success counts, not the first failure.
void step_up(Ladder& ladder, double factor) {
    double smallest = 1;
    for (auto step = ladder.steps.rbegin(); step != ladder.steps.rend(); ++step) {
        smallest = std::min(smallest, factor * static_cast<double>(ladder.tests) / static_cast<double>(step->before + step->tests) * step->p);
        step->p = smallest;
    }
}

void step_down(Ladder& ladder) {
    double largest = 0;
    for (auto& step : ladder.steps) {
        largest = std::max(largest, std::min(1.0, static_cast<double>(ladder.tests - step.before) * step.p));
        step.p = largest;
    }
}

double harmonic(std::size_t n) {
    double sum = 0;
    for (std::size_t i = n; i > 0; --i)
        sum += 1 / static_cast<double>(i);
    return sum;
}

}

std::vector<double> adjusted(std::span<double const> p, Correction correction) {
    std::vector<double> q(p.begin(), p.end());
    if (correction == Correction::none) return q;
    Ladder ladder(p);
    switch (correction) {
    case Correction::none: break;
    case Correction::fdr: step_up(ladder, 1); break;
    case Correction::by: step_up(ladder, harmonic(ladder.tests)); break;
    case Correction::holm: step_down(ladder); break;
    case Correction::bonferroni:
        for (auto& step : ladder.steps)
            step.p = std::min(1.0, static_cast<double>(ladder.tests) * step.p);
        break;
    }
    for (std::size_t i = 0; i < q.size(); ++i)
        if (ladder.step_of[i] != Ladder::no_step) q[i] = ladder.steps[ladder.step_of[i]].p;
    return q;
}

}
