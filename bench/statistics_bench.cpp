// Our half of the statistics bench: writes the inputs the peers read, then measures on one thread, in CPU seconds.
// Usage: statistics_bench FOLDER — writes points_N.csv, dbscan_N.csv, scan_N.csv and ours.csv (task,n,wall,cpu). See statistics.sh.
#include "analysis/dbscan.hpp"
#include "analysis/hdbscan.hpp"
#include "analysis/local_statistics.hpp"
#include "analysis/scan.hpp"
#include "core/random.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <limits>
#include <numbers>
#include <string>

using namespace vigie;
using namespace vigie::analysis;

namespace {

struct Normal {
    core::CounterRandom& random;
    double operator()() {
        double const radius = std::sqrt(-2 * std::log(1 - random.uniform()));
        return radius * std::cos(2 * std::numbers::pi * random.uniform());
    }
};

struct Town {
    std::vector<core::Projected> points;
    std::vector<double> values;
};

/// A jittered square of n sites, standard normal values.
Town jittered(std::uint32_t n) {
    Town town;
    core::CounterRandom random(1, n);
    Normal normal{random};
    auto const side = static_cast<std::uint32_t>(std::ceil(std::sqrt(n)));
    for (std::uint32_t i = 0; i < n; ++i) {
        town.points.push_back({i % side + 0.5 * random.uniform(), i / side + 0.5 * random.uniform()});
        town.values.push_back(normal());
    }
    return town;
}

/// Half in heaps of 250 points 40 m wide, half anywhere, 10 points a hectare on average.
Town heaps(std::uint32_t n) {
    Town town;
    core::CounterRandom random(3, n);
    Normal normal{random};
    double const side = std::sqrt(n) * 31.6;
    std::vector<core::Projected> centres;
    for (std::uint32_t i = 0; i < n / 500; ++i) centres.push_back({side * random.uniform(), side * random.uniform()});
    for (std::uint32_t i = 0; i < n; ++i) {
        auto const c = centres[random.below(static_cast<std::uint32_t>(centres.size()))];
        if (i % 2 == 0) town.points.push_back({c.x + 40 * normal(), c.y + 40 * normal()});
        else town.points.push_back({side * random.uniform(), side * random.uniform()});
        town.values.push_back(0);
    }
    return town;
}

ScanData areas(std::uint32_t n) {
    ScanData data;
    data.points = jittered(n).points;
    core::CounterRandom random(7, n);
    for (std::uint32_t i = 0; i < n; ++i) {
        std::uint32_t const people = 200 + random.below(1000);
        std::uint32_t cases = 0;
        for (std::uint32_t k = 0; k < people; ++k) cases += random.below(200) == 0;
        data.population.push_back(people);
        data.cases.push_back(cases);
    }
    return data;
}

double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

class Report {
  public:
    explicit Report(std::string folder) : folder_(std::move(folder)), out_(folder_ + "/ours.csv") { out_ << "task,n,wall,cpu\n"; }

    /// Smallest of `runs` runs.
    template <typename Work> void measure(std::string const& task, std::uint32_t n, int runs, Work const& work) {
        double wall = std::numeric_limits<double>::infinity(), cpu = wall;
        for (int run = 0; run < runs; ++run) {
            auto const start = std::chrono::steady_clock::now();
            double const start_cpu = cpu_seconds();
            work();
            cpu = std::min(cpu, cpu_seconds() - start_cpu);
            wall = std::min(wall, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        }
        out_ << task << ',' << n << ',' << wall << ',' << cpu << std::endl;
        std::printf("%-24s n = %7u  wall %8.4f s  cpu %8.4f s\n", task.c_str(), n, wall, cpu);
        std::fflush(stdout);
    }

    void write(std::string const& name, Town const& town) const {
        std::ofstream out(folder_ + "/" + name);
        out.precision(17);
        out << "id,x,y,v\n";
        for (std::size_t i = 0; i < town.points.size(); ++i)
            out << i + 1 << ',' << town.points[i].x << ',' << town.points[i].y << ',' << town.values[i] << '\n';
    }

  private:
    std::string folder_;
    std::ofstream out_;
};

}

int main(int argc, char** argv) {
    if (argc < 2) return std::fprintf(stderr, "usage: statistics_bench FOLDER\n"), 2;
    Report report(argv[1]);
    WorkOptions const alone{1, {}};
    std::size_t volatile sink = 0;
    for (std::uint32_t const n : {10'000U, 100'000U, 1'000'000U}) {
        auto const town = jittered(n);
        report.write("points_" + std::to_string(n) + ".csv", town);
        SpatialWeights near;
        report.measure("knn8", n, 5, [&] { near = knn_weights(town.points, 8, {}, alone); });
        auto const local = [&](std::uint32_t permutations) {
            return LocalOptions{.inference = {.permutations = permutations, .threads = 1}};
        };
        report.measure("moran_999", n, 5, [&] { sink = local_moran(town.values, near, local(999)).size(); });
        report.measure("moran_99999", n, 3, [&] { sink = local_moran(town.values, near, local(99'999)).size(); });
        report.measure("gi_star_999", n, 3, [&] { sink = getis_ord_gi(town.values, near, true, local(999)).size(); });
        auto const kernel = kernel_weights(town.points, 1.6, alone);
        report.measure("moran_kernel_999", n, 1, [&] { sink = local_moran(town.values, kernel, local(999)).size(); });
        report.measure("geary_999", n, 1, [&] { sink = local_geary(town.values, near, local(999)).size(); });
    }
    for (std::uint32_t const n : {10'000U, 100'000U, 1'000'000U}) {
        auto const town = heaps(n);
        report.write("dbscan_" + std::to_string(n) + ".csv", town);
        report.measure("dbscan", n, 5, [&] { sink = dbscan(town.points, 30, 10, alone).cluster.size(); });
        if (n == 10'000) report.measure("hdbscan", n, 3, [&] { sink = hdbscan(town.points, 10).cluster.size(); });
    }
    for (auto const& [n, share] : {std::pair{1'000U, 0.5}, {5'000U, 0.1}}) {
        auto const data = areas(n);
        std::size_t zones = 0;
        report.measure("scan_999", n, 2, [&] { zones = scan(data, {.max_population = share, .draws = 999, .threads = 1}).zones; });
        std::printf("  %zu circles\n", zones);
    }
}
