#pragma once

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace vigie::core {

/// The sum of doubles, rounded once: the same bits whatever the order they come in.
///
/// Keeps the sum as numbers that do not overlap. Source: J. Shewchuk (1997), Discrete & Computational Geometry 18, 305-363
/// (GROW-EXPANSION). \pre finite terms whose sum is finite. Cost: some ten operations a term.
class ExactSum {
public:
    void add(double term) {
        std::size_t kept = 0;
        for (double const part : parts_) {
            double larger = term, smaller = part;
            if (std::abs(larger) < std::abs(smaller)) std::swap(larger, smaller);
            double const sum = larger + smaller, rest = smaller - (sum - larger);
            if (rest != 0) parts_[kept++] = rest;
            term = sum;
        }
        parts_.resize(kept);
        parts_.push_back(term);
    }

    [[nodiscard]] double value() const {
        std::size_t i = parts_.size();
        if (i == 0) return 0;
        double sum = parts_[--i], rest = 0;
        while (i > 0 && rest == 0) {
            double const before = sum, part = parts_[--i];
            sum = before + part;
            rest = part - (sum - before);
        }
        // Half way between two doubles: what is still smaller decides.
        bool const is_half = i > 0 && ((rest < 0 && parts_[i - 1] < 0) || (rest > 0 && parts_[i - 1] > 0));
        if (!is_half) return sum;
        double const twice = rest * 2, up = sum + twice;
        return twice == up - sum ? up : sum;
    }

private:
    std::vector<double> parts_; ///< growing, none overlaps another
};

}
