#include "analysis/detail/scan_zones.hpp"

#include "analysis/detail/parallel.hpp"
#include "core/error.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numeric>

namespace vigie::analysis::detail {

namespace {

constexpr std::size_t most_zones = 200'000'000;

struct Near {
    double squared;
    std::uint32_t area;
    friend bool operator<(Near a, Near b) { return a.squared != b.squared ? a.squared < b.squared : a.area < b.area; }
};

/// Areas by distance from a centre, as far as they are asked for: the nearest are put in order, the others left as they are.
class ByDistance {
  public:
    void start(std::span<core::Projected const> points, core::Projected from, std::size_t wanted) {
        list_.resize(points.size());
        for (std::uint32_t i = 0; i < points.size(); ++i) {
            double const dx = points[i].x - from.x, dy = points[i].y - from.y;
            list_[i] = {dx * dx + dy * dy, i};
        }
        sorted_ = 0;
        step_ = std::max<std::size_t>(wanted, 16);
    }
    Near const& at(std::size_t i) {
        while (i >= sorted_) {
            auto const begin = list_.begin() + static_cast<std::ptrdiff_t>(sorted_);
            auto const middle = list_.begin() + static_cast<std::ptrdiff_t>(std::min(sorted_ + step_, list_.size()));
            if (middle != list_.end()) std::nth_element(begin, middle, list_.end());
            std::sort(begin, middle);
            sorted_ = static_cast<std::size_t>(middle - list_.begin());
        }
        return list_[i];
    }

  private:
    std::vector<Near> list_;
    std::size_t sorted_ = 0, step_ = 16;
};

double xlog(double count, double ratio) { return count > 0 ? count * std::log(ratio) : 0; }

}

ScanZones scan_zones(std::span<core::Projected const> points, std::span<double const> population, double share, unsigned threads,
                     std::stop_token const& stop) {
    std::size_t const n = points.size();
    double const total = std::accumulate(population.begin(), population.end(), 0.0);
    std::vector<std::vector<std::uint32_t>> lists(n);
    std::vector<std::vector<unsigned char>> ends(n);
    std::atomic<std::size_t> zones{0};
    in_blocks(n, 16, {threads, stop, {}}, [&](std::size_t first, std::size_t last) {
        ByDistance order;
        for (std::size_t centre = first; centre < last && zones.load(std::memory_order_relaxed) <= most_zones; ++centre) {
            order.start(points, points[centre], static_cast<std::size_t>(static_cast<double>(n) * share * 1.25));
            double held = 0;
            for (std::size_t i = 0; i < n; ++i) {
                auto const area = order.at(i).area;
                held += population[area];
                if (!(held / total <= share)) break;
                lists[centre].push_back(area);
            }
            for (std::size_t i = 0; i < lists[centre].size(); ++i)
                ends[centre].push_back(i + 1 == n || !(points[order.at(i).area] == points[order.at(i + 1).area]));
            zones.fetch_add(lists[centre].size(), std::memory_order_relaxed);
        }
    });
    if (stop.stop_requested()) throw core::cancelled();
    if (zones > most_zones)
        throw core::Error(core::ErrorCode::refused,
                          VIGIE_N_("There are too many circles to scan in memory. Lower the share of the population a circle may hold."));
    ScanZones result;
    for (std::size_t centre = 0; centre < n; ++centre) {
        result.areas.insert(result.areas.end(), lists[centre].begin(), lists[centre].end());
        result.is_end.insert(result.is_end.end(), ends[centre].begin(), ends[centre].end());
        result.offsets.push_back(result.areas.size());
    }
    return result;
}

double ScanLikelihood::operator()(double c, double x) const {
    if (!(c * exposure_ > cases_ * x)) return 0;
    double const rest = cases_ - c, outside = exposure_ - x;
    if (!is_bernoulli_) return xlog(c, c / x) + xlog(rest, rest / outside);
    double const all = xlog(cases_, cases_ / exposure_) + xlog(exposure_ - cases_, (exposure_ - cases_) / exposure_);
    return xlog(c, c / x) + xlog(x - c, (x - c) / x) + xlog(rest, rest / outside) + xlog(outside - rest, (outside - rest) / outside) - all;
}

std::vector<double> ScanLikelihood::largest_exposures(double level, double most) const {
    std::vector<double> result;
    for (double c = 0; c <= cases_; ++c) {
        // The ratio falls as the exposure rises, down to 0 where there are as many cases as expected.
        double low = is_bernoulli_ ? c : 0, high = c * (exposure_ / cases_);
        if (c == 0 || (*this)(c, is_bernoulli_ ? c : c * 1e-12) < level) {
            result.push_back(-1);
            continue;
        }
        for (int step = 0; step < 60 && high - low > 1e-13 * high; ++step) {
            double const middle = (low + high) / 2;
            ((*this)(c, middle) >= level ? low : high) = middle;
        }
        result.push_back(high); // on the safe side: one zone looked at in vain, none missed
        if (high >= most) break;
    }
    return result;
}

}
