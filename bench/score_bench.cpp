// One campaign of R residences x 40 indicators, 12 % missing: recomputed in the project file (read, normalise, score,
// rank, write) beside the plain SQL of a long table, one live weight move, and the draws of rule 9, on the same values in
// the same run.
// Usage: score_bench [grid] [residences…] prints a Markdown table; processor seconds, smallest of several runs. With « grid »:
// one move of a hand in the grid editor.
#include "core/live_grid.hpp"
#include "core/live_index.hpp"
#include "core/random.hpp"
#include "core/stability.hpp"
#include "store/project.hpp"

#include <sqlite3.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <vector>

using namespace vigie;

namespace {

constexpr int families = 8, per_family = 5;
constexpr double missing_share = 0.12;

core::Grid bench_grid() {
    core::Grid grid;
    grid.code = "bench";
    grid.title = {"bench", "bench"};
    for (int f = 0; f < families; ++f) {
        core::Family family;
        family.code = "F" + std::to_string(f + 1);
        family.name = {family.code, family.code};
        family.weight = 1 + f % 3;
        for (int i = 0; i < per_family; ++i) {
            core::Indicator indicator;
            indicator.code = family.code + "." + std::to_string(i + 1);
            indicator.name = {indicator.code, indicator.code};
            indicator.weight = 1 + i % 2;
            indicator.goalposts = {5, 80};
            if (i == 0) indicator.kind = core::ValueKind::event_rate, indicator.scale = 100;
            family.indicators.push_back(indicator);
        }
        grid.families.push_back(family);
    }
    return grid;
}

core::Observation observed(core::Indicator const& indicator, core::CounterRandom& random) {
    core::Observation o;
    o.indicator = indicator.code;
    if (indicator.kind == core::ValueKind::event_rate) {
        o.denominator = 5 + random.below(150);
        o.numerator = random.below(static_cast<std::uint32_t>(*o.denominator));
    } else {
        o.value = 100 * random.uniform();
    }
    return o;
}

struct Town {
    std::filesystem::path path;
    core::Grid grid = bench_grid();
    core::GridId grid_id;
    core::CampaignId campaign;
    std::vector<core::Residence> residences;

    Town(std::filesystem::path where, int count)
        : path(std::move(where)) {
        std::filesystem::remove(path);
        store::ProjectInfo info;
        info.title = "bench";
        info.crs = "EPSG:2154";
        auto project = store::Project::create(path, info);
        grid_id = project.save_grid(grid);
        campaign = project.add_campaign({{}, "2026", core::year_period(2026), std::nullopt});
        for (int i = 0; i < count; ++i) {
            core::Residence r;
            r.code = "R" + std::to_string(i);
            r.name = r.code;
            r.dwellings = 5 + i % 150;
            residences.push_back(r);
        }
        project.add_residences(residences, {});
        observe(project);
    }

    void observe(store::Project& project) const {
        std::vector<core::Observation> batch;
        for (std::size_t i = 0; i < residences.size(); ++i) {
            core::CounterRandom random(1, i);
            for (auto const& family : grid.families)
                for (auto const& indicator : family.indicators) {
                    if (random.uniform() < missing_share) continue;
                    batch.push_back(observed(indicator, random));
                    batch.back().residence = residences[i].id;
                    batch.back().campaign = campaign;
                }
            if (batch.size() < 100'000 && i + 1 < residences.size()) continue;
            project.put_observations(batch, {});
            batch.clear();
        }
    }
};

/// Of the processor, which all of this uses one of: on a shared machine the clock on the wall measures the others.
double processor_s() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

template <typename Work>
double seconds(int runs, Work const& work) {
    double best = std::numeric_limits<double>::infinity();
    for (int run = 0; run < runs; ++run) {
        double const start = processor_s();
        work();
        best = std::min(best, processor_s() - start);
    }
    return best;
}

/// The peer: one table of observations with the key a long table gets by itself, and textbook SQL over it.
class LongTable {
public:
    explicit LongTable(Town const& town) {
        std::filesystem::path const path = town.path.string() + ".long";
        std::filesystem::remove(path);
        if (sqlite3_open(path.c_str(), &db_) != SQLITE_OK) throw std::runtime_error("cannot open " + path.string());
        run("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536");
        run("ATTACH '" + town.path.string() + "' AS project");
        run(R"(CREATE TABLE indicator AS SELECT g.indicator_id AS id, g.family_id, g.weight, g.scale, g.at_0, g.at_100, f.weight AS family_weight
                 FROM project.grid_indicator g JOIN project.family f ON f.id = g.family_id;
               CREATE UNIQUE INDEX indicator_id ON indicator(id);
               CREATE TABLE obs (indicator_id INTEGER, residence_id INTEGER, value REAL, numerator REAL, denominator REAL,
                                 PRIMARY KEY (indicator_id, residence_id)) WITHOUT ROWID;
               INSERT INTO obs SELECT indicator_id, residence_id, value, numerator, denominator FROM project.observation ORDER BY 1, 2;
               CREATE TABLE normalised (indicator_id INTEGER, residence_id INTEGER, value REAL, PRIMARY KEY (indicator_id, residence_id)) WITHOUT ROWID;
               CREATE TABLE score (residence_id INTEGER PRIMARY KEY, score REAL, rank INTEGER);)");
        normalise();
    }
    ~LongTable() { sqlite3_close(db_); }
    LongTable(LongTable const&) = delete;
    LongTable& operator=(LongTable const&) = delete;

    void normalise() {
        run(R"(BEGIN; DELETE FROM normalised;
               INSERT INTO normalised SELECT o.indicator_id, o.residence_id,
                   100 * max(0, min(1, (coalesce(i.scale * o.numerator / o.denominator, o.value) - i.at_0) / (i.at_100 - i.at_0)))
                 FROM obs o JOIN indicator i ON i.id = o.indicator_id;
               COMMIT;)");
    }

    /// Family means, then the index: what a moved weight asks for.
    void weigh() {
        run(std::string("BEGIN; DELETE FROM score; INSERT INTO score (residence_id, score) ") + index_sql +
            "; COMMIT;");
    }

    void recompute() {
        normalise();
        run(std::string("BEGIN; DELETE FROM score; INSERT INTO score SELECT residence_id, score, rank() OVER (ORDER BY "
                        "score DESC) FROM (") +
            index_sql + "); COMMIT;");
    }

private:
    static constexpr char const* index_sql = R"(
        SELECT residence_id, sqrt(sum(family_weight * score * score) / sum(family_weight)) AS score
        FROM (SELECT n.residence_id, i.family_id, max(i.family_weight) AS family_weight, sum(i.weight * n.value) / sum(i.weight) AS score
              FROM normalised n JOIN indicator i ON i.id = n.indicator_id GROUP BY n.residence_id, i.family_id)
        GROUP BY residence_id)";

    void run(std::string const& sql) {
        char* message = nullptr;
        if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, &message) != SQLITE_OK) throw std::runtime_error(message);
    }

    sqlite3* db_ = nullptr;
};

/// An edited grid: what one move of a hand costs, from the observations in memory to every index and class.
struct GridMoves {
    double load_s = 0, goalpost_s = 0, rate_s = 0, percentile_s = 0, weight_s = 0, direction_s = 0;
};

GridMoves grid_moves(store::Project const& project, Town const& town) {
    GridMoves moves;
    std::vector<std::string> codes;
    for (auto const& family : town.grid.families)
        for (auto const& indicator : family.indicators) codes.push_back(indicator.code);
    std::shared_ptr<core::ObservedStock const> stock;
    moves.load_s = seconds(1, [&] {
        stock = std::make_shared<core::ObservedStock const>(project.observed(town.campaign, codes));
    });
    core::LiveGrid live({{"", stock}}, town.grid);
    auto grid = town.grid;
    auto& measure = grid.families[0].indicators[1];
    auto& rate = grid.families[0].indicators[0];
    int turn = 0;
    auto const timed = [&](auto const& edit) {
        return seconds(10, [&] {
            edit(++turn);
            live.move(grid);
        });
    };
    moves.goalpost_s = timed([&](int n) { measure.goalposts.at_100 = 80 - 0.1 * (n % 50); });
    moves.rate_s = timed([&](int n) { rate.goalposts.at_100 = 80 - 0.1 * (n % 50); });
    moves.percentile_s = timed([&](int n) {
        measure.normalisation.method = n % 2 == 0 ? core::Method::percentile : core::Method::min_max;
    });
    moves.weight_s = timed([&](int n) { measure.weight = 1 + n % 3; });
    moves.direction_s = timed([&](int) { std::swap(rate.goalposts.at_0, rate.goalposts.at_100); });
    return moves;
}

void grid_row(std::filesystem::path const& folder, int count) {
    Town const town(folder / "score_bench.gpkg", count);
    auto const project = store::Project::open(town.path);
    auto const moves = grid_moves(project, town);
    std::printf("| %d | %.3f | %.2f | %.2f | %.2f | %.2f | %.2f |\n", count, moves.load_s, 1000 * moves.goalpost_s,
                1000 * moves.rate_s, 1000 * moves.percentile_s, 1000 * moves.weight_s, 1000 * moves.direction_s);
    std::fflush(stdout);
}

void row(std::filesystem::path const& folder, int count) {
    int const runs = count > 50'000 ? 2 : 5;
    Town const town(folder / "score_bench.gpkg", count);
    auto project = store::Project::open(town.path);
    auto moved = town.grid;
    // Another weight each time: a run that nothing has changed for would be kept. The first replaces none and is left out.
    auto run = project.compute_scores(town.campaign, town.grid_id, moved, "bench");
    double const stored_s = seconds(runs, [&] {
        moved.families[0].weight += 0.1;
        run = project.compute_scores(town.campaign, town.grid_id, moved, "bench");
    });
    double const kept_s =
        seconds(runs, [&] { run = project.compute_scores(town.campaign, town.grid_id, moved, "bench"); });
    core::ScoreMatrix matrix;
    double const load_s = seconds(runs, [&] { matrix = project.score_matrix(run); });
    core::ScoreTable table;
    double const full_s = seconds(20, [&] { table = core::live_scores(matrix, town.grid); });
    core::LiveIndex live(table, town.grid);
    double const move_s = seconds(20, [&] {
        moved.families[0].weight += 0.1;
        live.move(moved);
    });
    double const ranks_s = seconds(20, [&] { (void)live.ranks(); });
    core::StabilityTest const stability(matrix, project.uncorrected_matrix(run), town.grid);
    std::uint32_t const draws = count > 50'000 ? 100 : 1000;
    double const draws_s = 1000.0 / draws * seconds(1, [&] { (void)stability.rank_ranges({.draws = draws, .labour = {}}); });
    LongTable peer(town);
    double const weigh_s = seconds(runs > 2 ? 2 : 1, [&] { peer.weigh(); });
    double const recompute_s = seconds(runs > 2 ? 2 : 1, [&] { peer.recompute(); });
    std::printf("| %d | %.3f | %.3f | %.1f | %.3f | %.3f | %.3f | %.5f | %.5f | %.5f | %.0f | %.2f |\n", count, stored_s,
                recompute_s, recompute_s / stored_s, kept_s, weigh_s, load_s, full_s, move_s, ranks_s, weigh_s / move_s,
                draws_s);
    std::fflush(stdout);
}

}

int main(int argc, char** argv) {
    std::vector<int> sizes;
    bool const is_grid = argc > 1 && std::string_view(argv[1]) == "grid";
    for (int i = is_grid ? 2 : 1; i < argc; ++i)
        sizes.push_back(std::atoi(argv[i]));
    if (sizes.empty()) sizes = {300, 10'000, 200'000};
    auto const folder = std::filesystem::temp_directory_path() / "vigie-score-bench";
    std::filesystem::create_directories(folder);
    if (is_grid) {
        std::printf("One move in the grid editor, processor milliseconds (load: seconds)\n\n"
                    "| residences | load | goalpost | of a rate | method that learns | weight | direction |\n"
                    "|---|---|---|---|---|---|---|\n");
        for (int const size : sizes)
            grid_row(folder, size);
        std::filesystem::remove_all(folder);
        return 0;
    }
    std::printf("8 families x 5 indicators, 12 %% missing; processor seconds\n\n"
                "| residences | recompute, replacing a run | recompute, long table | ratio | nothing changed | "
                "weighting, long table | load columns | live, all | live, one weight | ranks | ratio | 1 000 draws |\n"
                "|---|---|---|---|---|---|---|---|---|---|---|---|\n");
    for (int const size : sizes)
        row(folder, size);
    std::filesystem::remove_all(folder);
}
