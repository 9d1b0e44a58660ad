#include "analysis/scan.hpp"

#include "analysis/detail/parallel.hpp"
#include "analysis/detail/scan_pass.hpp"
#include "analysis/detail/scan_random.hpp"
#include "analysis/detail/scan_zones.hpp"
#include "core/error.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <limits>
#include <memory>
#include <numbers>
#include <numeric>

namespace vigie::analysis {

namespace {

using detail::maps_a_batch;
using detail::ScanLikelihood;

constexpr std::int32_t never = std::numeric_limits<std::int32_t>::max();
constexpr double euler = 0.57721566490153286;
constexpr double first_level = 3; ///< log-likelihood ratio that nearly every map reaches somewhere

/// Areas that take part, and the intervals of periods.
struct Frame {
    std::vector<std::uint32_t> area_of; ///< [row] → area of the caller
    std::vector<core::Projected> points;
    std::vector<double> cases, population; ///< [row * periods + period]
    std::size_t periods = 1;
    struct Interval {
        std::size_t first, last;
    };
    std::vector<Interval> intervals;

    [[nodiscard]] std::size_t size() const { return area_of.size(); }
    [[nodiscard]] double sum(std::vector<double> const& of, std::size_t row, Interval over) const {
        double total = 0;
        for (std::size_t t = over.first; t <= over.last; ++t)
            total += of[row * periods + t];
        return total;
    }
    [[nodiscard]] Interval always() const { return {0, periods - 1}; }
};

Frame frame_of(ScanData const& data, double max_duration) {
    Frame frame;
    frame.periods = data.periods;
    for (std::uint32_t area = 0; area < data.points.size(); ++area) {
        auto const at = static_cast<std::ptrdiff_t>(area * data.periods);
        auto const people = data.population.begin() + at;
        auto const length = static_cast<std::ptrdiff_t>(data.periods);
        if (!std::isfinite(data.points[area].x) || !std::isfinite(data.points[area].y) ||
            !(std::accumulate(people, people + length, 0.0) > 0))
            continue;
        frame.area_of.push_back(area);
        frame.points.push_back(data.points[area]);
        frame.population.insert(frame.population.end(), people, people + length);
        frame.cases.insert(frame.cases.end(), data.cases.begin() + at, data.cases.begin() + at + length);
    }
    auto const longest = data.periods == 1
                             ? std::size_t{1}
                             : std::max<std::size_t>(1, static_cast<std::size_t>(max_duration * static_cast<double>(data.periods)));
    for (std::size_t first = 0; first < data.periods; ++first)
        for (std::size_t last = first; last < std::min(data.periods, first + longest); ++last)
            frame.intervals.push_back({first, last});
    return frame;
}

class Scan {
  public:
    Scan(Frame frame, ScanOptions const& options, std::stop_token stop)
        : frame_(std::move(frame)), options_(options), stop_(std::move(stop)), threads_(detail::thread_count(options.threads)),
          all_cases_(std::accumulate(frame_.cases.begin(), frame_.cases.end(), 0.0)),
          all_population_(std::accumulate(frame_.population.begin(), frame_.population.end(), 0.0)),
          likelihood_(options.model == ScanModel::poisson ? ScanLikelihood::poisson(all_cases_)
                                                          : ScanLikelihood::bernoulli(all_cases_, all_population_)) {}

    ScanResult run() {
        ScanResult result;
        result.total_cases = all_cases_;
        result.total_population = all_population_;
        if (frame_.size() == 0 || !(all_cases_ > 0)) return result;
        std::vector<double> population;
        for (std::size_t row = 0; row < frame_.size(); ++row)
            population.push_back(frame_.sum(frame_.population, row, frame_.always()));
        zones_ = detail::scan_zones(frame_.points, population, options_.max_population, threads_, stop_);
        for (unsigned char const end : zones_.is_end)
            result.zones += end * frame_.intervals.size();
        sum_exposures();
        result.clusters = clusters();
        result.largest = largest_of_random_maps();
        for (auto& cluster : result.clusters)
            infer(cluster, result.largest);
        return result;
    }

  private:
    /// What the model expects on a row during an interval: cases, or individuals for Bernoulli.
    [[nodiscard]] double exposure(std::size_t row, Frame::Interval over) const {
        double const people = frame_.sum(frame_.population, row, over);
        return options_.model == ScanModel::poisson ? people * all_cases_ / all_population_ : people;
    }

    void sum_exposures() {
        exposure_.resize(frame_.intervals.size());
        for (std::size_t i = 0; i < frame_.intervals.size(); ++i)
            for (std::size_t row = 0; row < frame_.size(); ++row)
                exposure_[i].push_back(exposure(row, frame_.intervals[i]));
    }

    /// The most likely zone free of areas used before, again and again.
    std::vector<ScanCluster> clusters() const {
        std::vector<ScanCluster> found;
        std::vector<bool> is_used(frame_.size(), false);
        std::vector<std::vector<double>> cases(frame_.intervals.size());
        for (std::size_t i = 0; i < frame_.intervals.size(); ++i)
            for (std::size_t row = 0; row < frame_.size(); ++row)
                cases[i].push_back(frame_.sum(frame_.cases, row, frame_.intervals[i]));
        while (found.size() < options_.ranks) {
            Best best;
            for (std::size_t i = 0; i < frame_.intervals.size(); ++i)
                for (std::size_t centre = 0; centre < zones_.centres(); ++centre) {
                    if (centre % 64 == 0 && stop_.stop_requested()) throw core::cancelled();
                    look(centre, i, cases[i], is_used, best);
                }
            if (!(best.llr > 0)) break;
            found.push_back(cluster(best));
            for (auto const row : zones_.around(best.centre).first(best.size))
                is_used[row] = true;
        }
        return found;
    }

    struct Best {
        double llr = 0, cases = 0, exposure = 0;
        std::size_t centre = 0, size = 0, interval = 0;
    };

    void look(std::size_t centre, std::size_t interval, std::vector<double> const& cases, std::vector<bool> const& is_used, Best& best) const {
        double c = 0, x = 0;
        auto const around = zones_.around(centre);
        for (std::size_t z = 0; z < around.size() && !is_used[around[z]]; ++z) {
            c += cases[around[z]], x += exposure_[interval][around[z]];
            if (!zones_.is_end[zones_.offsets[centre] + z]) continue;
            double const llr = likelihood_(c, x);
            // The same circle may be met from several centres, its sums rounded otherwise: the first is kept.
            if (llr > best.llr * (1 + 1e-12)) best = {llr, c, x, centre, z + 1, interval};
        }
    }

    ScanCluster cluster(Best const& best) const {
        ScanCluster result;
        auto const around = zones_.around(best.centre).first(best.size);
        auto const interval = frame_.intervals[best.interval];
        result.centre = frame_.area_of[best.centre];
        result.first_period = interval.first, result.last_period = interval.last;
        for (auto const row : around) {
            result.members.push_back(frame_.area_of[row]);
            result.population += frame_.sum(frame_.population, row, interval);
            result.radius = std::max(result.radius, core::distance_m(frame_.points[best.centre], frame_.points[row]));
        }
        std::sort(result.members.begin(), result.members.end());
        result.llr = best.llr;
        result.cases = best.cases;
        result.expected = result.population * all_cases_ / all_population_;
        result.relative_risk = (result.cases / result.expected) / ((all_cases_ - result.cases) / (all_cases_ - result.expected));
        return result;
    }

    /// Least count of each zone, per interval, from which its ratio may reach `level`.
    std::vector<std::vector<std::int32_t>> least_counts(double level) const {
        double const most = *std::max_element(widest_exposure_.begin(), widest_exposure_.end());
        auto const largest = likelihood_.largest_exposures(level * (1 - 1e-9), most);
        std::vector<std::vector<std::int32_t>> result(frame_.intervals.size());
        for (std::size_t i = 0; i < result.size(); ++i) {
            result[i].resize(zones_.areas.size());
            detail::in_blocks(zones_.centres(), 64, {threads_, stop_, {}}, [&](std::size_t first, std::size_t last) {
                for (std::size_t centre = first; centre < last; ++centre) {
                    double x = 0;
                    std::size_t c = 0; // rises with the exposure along the circles
                    for (std::size_t at = zones_.offsets[centre]; at < zones_.offsets[centre + 1]; ++at) {
                        x += exposure_[i][zones_.areas[at]];
                        while (c < largest.size() && largest[c] < x * (1 - 1e-12))
                            ++c;
                        result[i][at] = c < largest.size() && zones_.is_end[at] ? static_cast<std::int32_t>(c) : never;
                    }
                }
            });
        }
        return result;
    }

    /// One batch of random maps: their counts, and the largest ratio of each so far.
    struct Batch {
        Scan const& scan;
        detail::ScanRandom random;
        std::vector<std::int32_t> cells = {};  ///< [(row * periods + period) * maps + map]
        std::vector<std::int32_t> counts = {}; ///< of one interval: [row * maps + map]
        double largest[maps_a_batch] = {};
        std::vector<double> around = {}; ///< exposure of each circle of the centre

        void draw(std::size_t first, std::size_t last) {
            cells.assign(scan.frame_.cases.size() * maps_a_batch, 0);
            for (std::size_t d = first; d < last; ++d)
                random.each_case(d, [&](std::uint32_t cell) { ++cells[cell * maps_a_batch + (d - first)]; });
        }
        void fill_counts(Frame::Interval over) {
            std::size_t const periods = scan.frame_.periods;
            counts.assign(scan.frame_.size() * maps_a_batch, 0);
            for (std::size_t row = 0; row < scan.frame_.size(); ++row)
                for (std::size_t t = over.first; t <= over.last; ++t)
                    for (std::size_t l = 0; l < maps_a_batch; ++l)
                        counts[row * maps_a_batch + l] += cells[(row * periods + t) * maps_a_batch + l];
        }
        static void reached(void* self, std::size_t zone, std::int32_t const* sums, std::uint32_t lanes) {
            auto& batch = *static_cast<Batch*>(self);
            for (; lanes != 0; lanes &= lanes - 1) {
                auto const l = static_cast<std::size_t>(std::countr_zero(lanes));
                double const llr = batch.scan.likelihood_(sums[l], batch.around[zone]);
                batch.largest[l] = std::max(batch.largest[l], llr);
            }
        }
        /// False when stopped on the way.
        bool pass(std::vector<std::vector<std::int32_t>> const& least) {
            std::fill(std::begin(largest), std::end(largest), 0.0);
            auto const& zones = scan.zones_;
            for (std::size_t i = 0; i < scan.frame_.intervals.size(); ++i) {
                if (scan.frame_.periods > 1) fill_counts(scan.frame_.intervals[i]);
                auto const* const of = scan.frame_.periods > 1 ? counts.data() : cells.data();
                for (std::size_t centre = 0; centre < zones.centres(); ++centre) {
                    if (centre % 256 == 0 && scan.stop_.stop_requested()) return false;
                    auto const areas = zones.around(centre);
                    around.clear();
                    double x = 0;
                    for (auto const row : areas)
                        around.push_back(x += scan.exposure_[i][row]);
                    detail::scan_centre(areas, of, least[i].data() + zones.offsets[centre], &Batch::reached, this);
                }
            }
            return true;
        }
    };

    std::vector<double> largest_of_random_maps() {
        for (auto const& of_row : exposure_) {
            double widest = 0;
            for (std::size_t centre = 0; centre < zones_.centres(); ++centre) {
                double x = 0;
                for (auto const row : zones_.around(centre))
                    x += of_row[row];
                widest = std::max(widest, x);
            }
            widest_exposure_.push_back(widest);
        }
        std::vector<double> result(options_.draws, -1.0);
        // Maps whose largest ratio is under the level have no zone that reaches it: they are counted again with a lower one.
        for (double level = first_level;; level = level > 0.1 ? level / 2 : 0) {
            count_maps(least_counts(level), level, result);
            if (stop_.stop_requested()) throw core::cancelled();
            if (std::none_of(result.begin(), result.end(), [](double v) { return v < 0; })) return result;
            if (level == 0) {
                for (double& v : result)
                    v = std::max(v, 0.0); // no zone with more than expected
                return result;
            }
        }
    }

    void count_maps(std::vector<std::vector<std::int32_t>> const& least, double level, std::vector<double>& result) const {
        std::size_t const batches = (options_.draws + maps_a_batch - 1) / maps_a_batch;
        detail::Labour const labour{threads_, stop_, options_.progress};
        std::vector<std::unique_ptr<Batch>> workers(threads_);
        detail::in_blocks_by_worker(batches, 1, labour, [&](unsigned worker, std::size_t b, std::size_t) {
            std::size_t const first = b * maps_a_batch, last = std::min<std::size_t>(options_.draws, first + maps_a_batch);
            auto const in_batch = std::span(result).subspan(first, last - first);
            if (std::none_of(in_batch.begin(), in_batch.end(), [](double v) { return v < 0; })) return;
            auto& batch = workers[worker];
            if (!batch)
                batch = std::make_unique<Batch>(Batch{
                    *this, detail::ScanRandom(options_.model, frame_.population, static_cast<std::uint64_t>(all_cases_), options_.seed)});
            batch->draw(first, last);
            if (!batch->pass(least)) return;
            for (std::size_t l = 0; l < in_batch.size(); ++l)
                if (batch->largest[l] >= level && batch->largest[l] > 0) in_batch[l] = batch->largest[l];
        });
    }

    static void infer(ScanCluster& cluster, std::vector<double> const& largest) {
        if (largest.empty()) return;
        auto const n = static_cast<double>(largest.size());
        auto const as_large = std::count_if(largest.begin(), largest.end(), [&](double v) { return v >= cluster.llr - 1e-9; });
        cluster.p = (static_cast<double>(as_large) + 1) / (n + 1);
        double const mean = std::accumulate(largest.begin(), largest.end(), 0.0) / n;
        double spread = 0;
        for (double const v : largest)
            spread += (v - mean) * (v - mean) / (n > 1 ? n - 1 : 1);
        double const scale = std::sqrt(6 * spread) / std::numbers::pi;
        if (scale > 0) cluster.p_gumbel = -std::expm1(-std::exp(-(cluster.llr - (mean - euler * scale)) / scale));
    }

    Frame frame_;
    ScanOptions const& options_;
    std::stop_token stop_;
    unsigned threads_;
    double all_cases_, all_population_;
    ScanLikelihood likelihood_;
    detail::ScanZones zones_;
    std::vector<std::vector<double>> exposure_; ///< [interval][row]
    std::vector<double> widest_exposure_;       ///< of any circle, per interval
};

}

ScanResult scan(ScanData const& data, ScanOptions const& options, std::stop_token stop) {
    assert(data.cases.size() == data.points.size() * data.periods && data.population.size() == data.cases.size());
    assert(options.model == ScanModel::poisson || data.periods == 1);
    return Scan(frame_of(data, options.max_duration), options, std::move(stop)).run();
}

}
