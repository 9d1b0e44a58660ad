// Laws of the score on ten thousand random grids, through the very stock the SQL steps read, and some through a whole project.
#include "core/live_score.hpp"
#include "core/random.hpp"
#include "core/scale.hpp"
#include "store/detail/score_stock.hpp"
#include "support/stored_scores.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstring>
#include <numeric>

using namespace vigie;

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr int grids = 10'000;

struct Cell {
    double value = nan, numerator = nan, denominator = nan; ///< all NaN: not observed
    bool is_inherited = false;
};

/// A grid of any shape the rules allow, and a few residences with holes.
struct Case {
    core::Grid grid;
    std::vector<std::vector<Cell>> cells; ///< [residence][indicator]
    std::vector<std::vector<double>> references; ///< [indicator] stock of another campaign; empty: the residences' own
};

template <typename T, std::size_t n>
T one_of(core::CounterRandom& random, T const (&choices)[n]) {
    return choices[random.below(n)];
}

constexpr int listed = 4; ///< values of a random table: 0, 1, 2, 3

core::Normalisation random_normalisation(core::CounterRandom& random) {
    core::Normalisation with;
    if (random.below(2) == 0) return with;
    with.method = static_cast<core::Method>(1 + random.below(5));
    with.tail = one_of(random, {0.05, 0.05, 0.0, 0.1, 0.25});
    if (with.method == core::Method::target) with.target = random.uniform() * 60;
    double score = 0;
    for (int value = 0; value < listed && with.method == core::Method::table; ++value)
        with.table.push_back({static_cast<double>(value), std::exchange(score, score + random.uniform() * 30)});
    return with;
}

core::Indicator random_indicator(core::CounterRandom& random, std::string code) {
    auto indicator = support::plain_indicator(std::move(code), one_of(random, {0.0, 0.5, 1.0, 1.0, 2.0, 0.3}));
    indicator.kind =
        one_of(random, {core::ValueKind::measure, core::ValueKind::event_rate, core::ValueKind::survey_share});
    indicator.scale = one_of(random, {1.0, 100.0});
    double const low = random.uniform() * 20, high = low + 1 + random.uniform() * 60;
    indicator.goalposts = random.below(3) == 0 ? core::Goalposts{high, low} : core::Goalposts{low, high};
    indicator.normalisation = random_normalisation(random);
    if (indicator.normalisation.method != core::Method::table) return indicator;
    indicator.kind = core::ValueKind::measure;
    indicator.goalposts = {0, 3};
    return indicator;
}

Cell random_cell(core::CounterRandom& random, core::Indicator const& indicator, double missing) {
    Cell cell;
    if (random.uniform() < missing) return cell;
    cell.is_inherited = random.below(8) == 0;
    if (indicator.normalisation.method == core::Method::table) {
        cell.value = random.below(listed + 1); // one value more than are listed
        return cell;
    }
    if (indicator.kind == core::ValueKind::measure && random.below(2) == 0) {
        cell.value = random.uniform() * 90 - 5;
        return cell;
    }
    cell.denominator = random.below(60); // 0 = nobody asked
    cell.numerator = random.below(static_cast<std::uint32_t>(cell.denominator) + 1);
    return cell;
}

Case random_case(std::uint64_t number) {
    core::CounterRandom random(20'261'125, number);
    Case c;
    c.grid.code = "hasard";
    c.grid.rules.power =
        one_of(random, {2.0, 2.0, 1.0, 4.0, 0.0, 3.0, 1.5, std::numeric_limits<double>::infinity()});
    c.grid.rules.minimum_coverage = one_of(random, {0.6, 0.6, 0.0, 0.5, 1.0});
    c.grid.rules.minimum_families = static_cast<int>(random.below(6));
    auto const families = 1 + random.below(8);
    for (std::uint32_t f = 0; f < families; ++f) {
        auto family = support::family("F" + std::to_string(f), one_of(random, {0.0, 1.0, 3.0, 14.0, 0.1}), {},
                                      random.below(7) != 0);
        for (std::uint32_t i = random.below(6); i-- > 0;)
            family.indicators.push_back(random_indicator(random, family.code + "." + std::to_string(i)));
        c.grid.families.push_back(std::move(family));
    }
    double const missing = random.uniform() * 0.6;
    for (auto const& family : c.grid.families)
        for (std::size_t i = 0; i < family.indicators.size(); ++i) {
            auto& reference = c.references.emplace_back();
            for (std::uint32_t n = random.below(2) == 0 ? 0 : 1 + random.below(30); n-- > 0;)
                reference.push_back(one_of(random, {0.0, 7.0, 20.0}) + random.below(3) * 10.0 * random.uniform());
        }
    c.cells.resize(1 + random.below(9));
    for (auto& row : c.cells)
        for (auto const& family : c.grid.families)
            for (auto const& indicator : family.indicators)
                row.push_back(random_cell(random, indicator, missing));
    return c;
}

/// What the stored run gives, residence by residence.
struct Stored {
    std::vector<std::vector<store::FamilyCell>> families;
    std::vector<core::scoring::IndexScore> index;
    std::vector<int> rank;
    core::ScoreMatrix matrix;
};

/// \param order  of adding: observations come in any order
Stored stored(Case const& c, std::vector<std::size_t> const& order) {
    std::size_t const columns = c.grid.indicator_count();
    std::vector<std::int64_t> indicators(columns), residences(c.cells.size());
    std::iota(indicators.begin(), indicators.end(), 1);
    std::iota(residences.begin(), residences.end(), 1);
    store::ScoreStock stock(c.grid, indicators, residences);
    for (auto const r : order)
        for (std::size_t i = 0; i < columns; ++i) {
            auto const& [value, numerator, denominator, is_inherited] = c.cells[r][i];
            if (std::isnan(value) && std::isnan(numerator)) continue; // no row at all
            stock.add(residences[r], indicators[i], value, numerator, denominator, is_inherited);
        }
    std::size_t place = 0;
    for (auto const& family : c.grid.families)
        for (auto const& indicator : family.indicators) {
            auto const i = place++;
            auto const& reference = c.references[i];
            stock.set_scale(i, core::scoring::learn_scale(indicator, reference.empty() ? stock.reference(i) : reference));
        }
    Stored result;
    result.matrix.residences = residences.size();
    result.matrix.normalised.assign(columns, {});
    result.matrix.is_inherited.assign(columns, {});
    for (auto const id : residences) {
        auto const values = stock.values(id);
        for (std::size_t i = 0; i < columns; ++i) {
            result.matrix.normalised[i].push_back(values.normalised[i]);
            result.matrix.is_inherited[i].push_back(values.is_inherited[i]);
        }
        result.families.push_back(stock.families(id));
        result.index.push_back(stock.index(id, result.families.back()).index);
    }
    for (auto const id : residences)
        result.rank.push_back(stock.rank(id));
    return result;
}

Stored stored(Case const& c) {
    std::vector<std::size_t> order(c.cells.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    return stored(c, order);
}

bool same_bits(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

bool same_bits(core::scoring::IndexScore const& a, core::scoring::IndexScore const& b) {
    return a.score.has_value() == b.score.has_value() && same_bits(a.score.value_or(0), b.score.value_or(0)) &&
           same_bits(a.coverage, b.coverage) && same_bits(a.low, b.low) && same_bits(a.high, b.high) &&
           a.severity == b.severity;
}

bool same_bits(Stored const& a, Stored const& b) {
    if (a.rank != b.rank) return false;
    for (std::size_t r = 0; r < a.index.size(); ++r)
        if (!same_bits(a.index[r], b.index[r])) return false;
    return true;
}

/// How many of the random grids break a law; the first is named.
template <typename Law>
void holds(Law const& law) {
    int broken = 0, scored = 0;
    std::uint64_t first = 0;
    for (std::uint64_t number = 0; number < grids; ++number) {
        auto const c = random_case(number);
        auto const before = stored(c);
        for (auto const& index : before.index)
            scored += index.score ? 1 : 0;
        core::CounterRandom random(7, number);
        if (law(c, before, random)) continue;
        if (broken++ == 0) first = number;
    }
    INFO("first broken by grid " << first);
    CHECK(broken == 0);
    CHECK(scored > grids / 2);
}

}

TEST_CASE("on random grids, stored and live scores are equal to the last bit", "[store][score][law]") {
    holds([](Case const& c, Stored const& before, core::CounterRandom&) {
        auto const live = core::live_scores(before.matrix, c.grid);
        for (std::size_t r = 0; r < before.index.size(); ++r) {
            if (!same_bits(live.index[r], before.index[r]) || live.rank[r] != before.rank[r]) return false;
            for (std::size_t f = 0; f < c.grid.families.size(); ++f)
                if (!(live.families[f][r] == before.families[r][f].score)) return false;
        }
        return true;
    });
}

TEST_CASE("on random grids, the order of rows changes nothing", "[store][score][law]") {
    holds([](Case const& c, Stored const& before, core::CounterRandom& random) {
        std::vector<std::size_t> order(c.cells.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[random.below(static_cast<std::uint32_t>(i))]);
        if (!same_bits(stored(c, order), before)) return false;
        // And residences in another order: each takes its score along.
        auto moved = c;
        for (std::size_t r = 0; r < order.size(); ++r)
            moved.cells[r] = c.cells[order[r]];
        auto const after = stored(moved);
        for (std::size_t r = 0; r < order.size(); ++r)
            if (!same_bits(after.index[r], before.index[order[r]]) || after.rank[r] != before.rank[order[r]])
                return false;
        return true;
    });
}

TEST_CASE("on random grids, the scale of the family weights changes nothing", "[store][score][law]") {
    holds([](Case const& c, Stored const& before, core::CounterRandom& random) {
        auto scaled = c;
        for (auto& family : scaled.grid.families)
            family.weight *= 1024;
        if (!same_bits(stored(scaled), before)) return false;
        double const factor = 0.01 + 50 * random.uniform(); // rounds: equal to 1e-12
        for (auto& family : scaled.grid.families)
            family.weight *= factor;
        auto const after = stored(scaled);
        for (std::size_t r = 0; r < before.index.size(); ++r) {
            auto const& one = before.index[r].score;
            auto const& other = after.index[r].score;
            if (one.has_value() != other.has_value() || std::abs(one.value_or(0) - other.value_or(0)) > 1e-10)
                return false;
        }
        return true;
    });
}

TEST_CASE("on random grids, an indicator that nobody observed changes no score", "[store][score][law]") {
    holds([](Case const& c, Stored const& before, core::CounterRandom& random) {
        auto const f = random.below(static_cast<std::uint32_t>(c.grid.families.size()));
        std::size_t place = 0;
        for (std::uint32_t i = 0; i <= f; ++i)
            place += c.grid.families[i].indicators.size();
        auto more = c;
        more.grid.families[f].indicators.push_back(support::plain_indicator("vide", 0));
        more.references.insert(more.references.begin() + static_cast<std::ptrdiff_t>(place), std::vector<double>{});
        for (auto& row : more.cells)
            row.insert(row.begin() + static_cast<std::ptrdiff_t>(place), Cell{});
        if (!same_bits(stored(more), before)) return false;
        // With a weight it lowers the coverage; whoever stays scored by the same families keeps index and points.
        more.grid.families[f].indicators.back().weight = 0.5;
        auto const weighted = stored(more);
        for (std::size_t r = 0; r < before.index.size(); ++r) {
            auto const& was = before.families[r][f].score;
            auto const& is = weighted.families[r][f].score;
            if (was.exists && is.coverage > was.coverage) return false;
            bool const is_same_family = was.exists && was.score.has_value() == is.score.has_value();
            if (!is_same_family || !before.index[r].score || !weighted.index[r].score) continue;
            if (!same_bits(*before.index[r].score, *weighted.index[r].score)) return false;
        }
        return true;
    });
}

/// What docs/methods/score.md promises of a method: with the stock that is scored as its reference, one worse residence moves what
/// all are compared with.
bool promises(core::Indicator const& indicator, bool is_own_stock) {
    switch (indicator.normalisation.method) {
    case core::Method::percentile:
    case core::Method::min_max: return !is_own_stock || indicator.kind == core::ValueKind::measure;
    case core::Method::robust_z:
    case core::Method::target: return !is_own_stock;
    default: return true;
    }
}

TEST_CASE("on random grids, a worse observation never lowers the index", "[store][score][law]") {
    int worse = 0;
    holds([&](Case const& c, Stored const& before, core::CounterRandom& random) {
        auto changed = c;
        auto const r = random.below(static_cast<std::uint32_t>(c.cells.size()));
        std::size_t i = 0;
        for (auto const& family : c.grid.families)
            for (auto const& indicator : family.indicators) {
                bool const is_own_stock = c.references[i].empty();
                auto& cell = changed.cells[r][i++];
                double const up = indicator.high_is_bad() ? 1 : -1;
                if (random.below(2) != 0 || !promises(indicator, is_own_stock)) continue;
                if (indicator.normalisation.method == core::Method::table) {
                    if (cell.value + 1 < listed) cell.value += 1;
                } else if (!std::isnan(cell.value)) cell.value += up * 20 * random.uniform();
                // One fact more, or one fewer: of a rate or a share, it also moves what all are drawn to.
                else if (up > 0 ? cell.numerator < cell.denominator : cell.numerator > 0) cell.numerator += up;
            }
        auto const after = stored(changed);
        auto const& was = before.index[r];
        auto const& is = after.index[r];
        if (was.score.has_value() != is.score.has_value()) return false;
        worse += is.score.value_or(0) > was.score.value_or(0) ? 1 : 0;
        double const rounding = 1e-11; // of pow and exp, which need not rise with their argument to the last bit
        return is.score.value_or(0) >= was.score.value_or(0) - rounding && is.low >= was.low - rounding &&
               is.high >= was.high - rounding;
    });
    CHECK(worse > grids / 10);
}

TEST_CASE("on random grids in a project, the database and the live engine agree to the last bit", "[store][score][law]") {
    int scored = 0;
    for (std::uint64_t number = 0; number < 40; ++number) {
        auto const c = random_case(number);
        if (!core::faults(c.grid).empty()) continue;
        support::TempStore store;
        auto named = c.grid; // each stock of its own is a campaign
        std::size_t place = 0;
        for (auto& family : named.families)
            for (auto& indicator : family.indicators)
                if (!c.references[place++].empty()) indicator.normalisation.reference = "avant";
        auto const grid = store.project.save_grid(named);
        auto const before = store.project.add_campaign({{}, "avant", core::year_period(2025), std::nullopt});
        auto const campaign = store.project.add_campaign({{}, "2026", core::year_period(2026), std::nullopt});
        std::vector<core::Residence> residences;
        for (std::size_t r = 0; r < c.cells.size(); ++r)
            residences.push_back(support::residence("R" + std::to_string(r), static_cast<double>(r), 0));
        for (std::size_t r = c.cells.size(); r < 40; ++r) // to hold the references
            residences.push_back(support::residence("X" + std::to_string(r), static_cast<double>(r), 0));
        store.project.add_residences(residences, {});
        std::vector<core::Observation> observations;
        place = 0;
        for (auto const& family : named.families)
            for (auto const& indicator : family.indicators) {
                auto const& reference = c.references[place++];
                for (std::size_t n = 0; n < reference.size(); ++n) {
                    core::Observation o;
                    o.residence = residences[n].id;
                    o.campaign = before;
                    o.indicator = indicator.code;
                    o.value = reference[n];
                    observations.push_back(o);
                }
            }
        for (std::size_t r = 0; r < c.cells.size(); ++r) {
            std::size_t i = 0;
            for (auto const& family : c.grid.families)
                for (auto const& indicator : family.indicators) {
                    auto const& cell = c.cells[r][i++];
                    if (std::isnan(cell.value) && std::isnan(cell.numerator)) continue;
                    core::Observation o;
                    o.residence = residences[r].id;
                    o.campaign = campaign;
                    o.indicator = indicator.code;
                    if (!std::isnan(cell.value)) o.value = cell.value;
                    else o.numerator = cell.numerator, o.denominator = cell.denominator;
                    o.quality = cell.is_inherited ? core::Quality::inherited : core::Quality::measured;
                    observations.push_back(o);
                }
        }
        store.project.put_observations(observations, {});
        auto const run = store.project.compute_scores(campaign, grid, named, "test");
        auto const rows = support::stored_scores(store.project, run);
        auto const live = core::live_scores(store.project.score_matrix(run), store.project.grid(grid));
        auto const stock = stored(c);
        for (std::size_t r = 0; r < c.cells.size(); ++r) {
            INFO("grid " << number << ", residence " << r);
            CHECK(same_bits(rows[r].index, live.index[r]));
            CHECK(same_bits(rows[r].index, stock.index[r]));
            CHECK(rows[r].rank == live.rank[r]);
            scored += rows[r].index.score ? 1 : 0;
        }
    }
    CHECK(scored > 40);
}
