#include "core/disclosure.hpp"
#include "core/random.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>

using vigie::core::CounterRandom;
using vigie::core::disclose;
using vigie::core::Disclosed;
using vigie::core::Disclosure;
using vigie::core::DisclosureRules;
using vigie::core::Grouping;

namespace {

using Region = std::vector<bool>; ///< which units are in it

struct Town {
    std::vector<double> bases, counts;
    std::vector<Grouping> groupings;
    DisclosureRules rules;

    [[nodiscard]] std::size_t size() const { return bases.size(); }
    [[nodiscard]] Disclosure protect() const { return disclose(bases, counts, groupings, rules); }
};

/// Zones cut at random and shifted against one another, a layer that covers a part only, and one that follows no map.
Town random_town(std::uint64_t seed, std::uint32_t most_units) {
    CounterRandom draw(seed, 11);
    Town town;
    town.rules.minimum_count = draw.below(3) == 0 ? 0 : 5;
    std::uint32_t const units = 4 + draw.below(most_units - 3), layers = 2 + draw.below(3);
    town.groupings.resize(layers);
    std::vector<double> step(layers), shift(layers);
    for (std::size_t l = 0; l < layers; ++l) {
        step[l] = 0.15 + 0.5 * draw.uniform();
        shift[l] = draw.uniform();
        town.groupings[l].weight = 1 + draw.below(3);
    }
    for (std::uint32_t u = 0; u < units; ++u) {
        double const x = draw.uniform(), y = draw.uniform();
        town.bases.push_back(1 + draw.below(draw.below(2) == 0 ? 12 : 60));
        town.counts.push_back(draw.below(2) == 0 ? 0 : draw.below(draw.below(3) == 0 ? 30 : 5));
        for (std::size_t l = 0; l < layers; ++l) {
            bool const is_partial = l == 1, is_scattered = l == 3;
            auto const zone = is_scattered ? static_cast<std::int32_t>(draw.below(3))
                                           : static_cast<std::int32_t>((x + shift[l]) / step[l]) * 8 +
                                                 static_cast<std::int32_t>(y / step[l]);
            town.groupings[l].group_of.push_back(is_partial && x > 0.6 ? -1 : zone);
        }
    }
    return town;
}

// --- The attacker: knows which cells are published and their counts, and nothing of how they were chosen. ---

struct Attack {
    std::vector<Region> cells; ///< published
    std::vector<double> sums;
    std::vector<Region> hidden; ///< published by no one
};

double sum_over(Region const& region, std::vector<double> const& values) {
    double sum = 0;
    for (std::size_t u = 0; u < region.size(); ++u)
        if (region[u]) sum += values[u];
    return sum;
}

std::map<std::int32_t, Region> regions_of(Grouping const& grouping) {
    std::map<std::int32_t, Region> regions;
    for (std::size_t u = 0; u < grouping.group_of.size(); ++u)
        if (grouping.group_of[u] >= 0)
            regions.try_emplace(grouping.group_of[u], grouping.group_of.size(), false).first->second[u] = true;
    return regions;
}

bool is_sensitive(Town const& town, Region const& region) {
    double const base = sum_over(region, town.bases), count = sum_over(region, town.counts);
    return base > 0 && (base < town.rules.minimum_base || (count > 0 && count < town.rules.minimum_count));
}

/// All hidden cells, and every sensitive difference, meeting and complement of two zones.
Attack attack_on(Town const& town, Disclosure const& said, bool primary_only = false) {
    Attack attack;
    std::set<Region> hidden;
    std::vector<Region> zones;
    auto const add = [&](Region const& region, Disclosed verdict) {
        bool const is_shown =
            primary_only ? verdict == Disclosed::shown || verdict == Disclosed::protects : verdict == Disclosed::shown;
        if (!is_shown) {
            hidden.insert(region);
            return;
        }
        attack.cells.push_back(region);
        attack.sums.push_back(sum_over(region, town.counts));
    };
    Region const all(town.size(), true);
    add(all, said.total);
    zones.push_back(all);
    for (std::size_t g = 0; g < town.groupings.size(); ++g)
        for (auto const& [zone, region] : regions_of(town.groupings[g])) {
            add(region, said.groups[g][static_cast<std::size_t>(zone)]);
            zones.push_back(region);
        }
    for (std::size_t u = 0; u < town.size(); ++u) {
        Region alone(town.size(), false);
        alone[u] = true;
        add(alone, said.units[u]);
    }
    for (auto const& a : zones)
        for (auto const& b : zones) {
            Region without(town.size()), both(town.size()), either(town.size());
            for (std::size_t u = 0; u < town.size(); ++u) {
                without[u] = a[u] && !b[u];
                both[u] = a[u] && b[u];
                either[u] = a[u] || b[u];
            }
            for (auto const& region : {without, both, either})
                if (is_sensitive(town, region)) hidden.insert(region);
        }
    attack.hidden.assign(hidden.begin(), hidden.end());
    return attack;
}

/// Largest and smallest sum over a region of non-negative numbers that add up to what was published: a simplex in a
/// dense table, by Bland's rule.
class Bounds {
public:
    explicit Bounds(Attack const& attack)
        : columns_(attack.cells.front().size()) {
        std::size_t const rows = attack.cells.size();
        for (std::size_t r = 0; r < rows; ++r) {
            std::vector<double> row(columns_ + rows + 1, 0);
            for (std::size_t u = 0; u < columns_; ++u)
                row[u] = attack.cells[r][u] ? 1 : 0;
            row[columns_ + r] = 1;
            row.back() = attack.sums[r];
            table_.push_back(std::move(row));
            basis_.push_back(columns_ + r);
        }
        std::vector<double> aid(columns_ + rows, 0);
        for (std::size_t r = 0; r < rows; ++r)
            aid[columns_ + r] = -1;
        climb(aid, columns_ + rows);
    }
    [[nodiscard]] double highest(Region const& region) { return climb(costs(region, 1), columns_); }
    [[nodiscard]] double lowest(Region const& region) { return -climb(costs(region, -1), columns_); }

private:
    [[nodiscard]] std::vector<double> costs(Region const& region, double sign) const {
        std::vector<double> c(table_.front().size() - 1, 0);
        for (std::size_t u = 0; u < columns_; ++u)
            c[u] = region[u] ? sign : 0;
        return c;
    }

    double climb(std::vector<double> const& cost, std::size_t usable) {
        constexpr double tiny = 1e-9;
        for (;;) {
            std::size_t enter = usable;
            for (std::size_t c = 0; c < usable && enter == usable; ++c) {
                double gain = cost[c];
                for (std::size_t r = 0; r < table_.size(); ++r)
                    gain -= cost[basis_[r]] * table_[r][c];
                if (gain > tiny) enter = c;
            }
            if (enter == usable) break;
            std::size_t leave = table_.size();
            double least = std::numeric_limits<double>::infinity();
            for (std::size_t r = 0; r < table_.size(); ++r) {
                if (table_[r][enter] <= tiny) continue;
                double const ratio = table_[r].back() / table_[r][enter];
                if (ratio < least - tiny ||
                    (ratio < least + tiny && (leave == table_.size() || basis_[r] < basis_[leave]))) {
                    least = std::min(least, ratio);
                    leave = r;
                }
            }
            if (leave == table_.size()) return std::numeric_limits<double>::infinity();
            pivot(leave, enter);
        }
        double value = 0;
        for (std::size_t r = 0; r < table_.size(); ++r)
            value += cost[basis_[r]] * table_[r].back();
        return value;
    }

    void pivot(std::size_t leave, std::size_t enter) {
        double const by = table_[leave][enter];
        for (double& v : table_[leave])
            v /= by;
        for (std::size_t r = 0; r < table_.size(); ++r) {
            double const factor = table_[r][enter];
            if (r == leave || factor == 0) continue;
            for (std::size_t c = 0; c < table_[r].size(); ++c)
                table_[r][c] -= factor * table_[leave][c];
        }
        basis_[leave] = enter;
    }

    std::size_t columns_;
    std::vector<std::vector<double>> table_;
    std::vector<std::size_t> basis_;
};

/// Regions whose count the attacker knows to within one, reals allowed.
int recovered_by_bounds(Attack const& attack) {
    if (attack.cells.empty()) return 0;
    Bounds bounds(attack);
    return static_cast<int>(std::ranges::count_if(
        attack.hidden, [&](Region const& r) { return bounds.highest(r) - bounds.lowest(r) <= 2 + 1e-6; }));
}

/// The same by going through every town of whole numbers that publishes the same: knows all there is to know.
class Exhaustive {
public:
    explicit Exhaustive(Attack const& attack)
        : attack_(attack)
        , left_(attack.sums)
        , low_(attack.hidden.size(), 1e9)
        , high_(attack.hidden.size(), -1e9) {
        for (std::size_t c = 0; c < attack.cells.size(); ++c)
            for (std::size_t u = 0; u < attack.cells[c].size(); ++u)
                if (attack.cells[c][u] && u + 1 > last_.emplace(c, 0).first->second) last_[c] = u + 1;
        values_.resize(attack.cells.front().size());
        visit(0);
    }
    [[nodiscard]] int recovered() const {
        int found = 0;
        for (std::size_t h = 0; h < low_.size(); ++h)
            found += high_[h] - low_[h] <= 2;
        return found;
    }

private:
    void visit(std::size_t unit) {
        for (auto const& [cell, end] : last_)
            if (end == unit && left_[cell] != 0) return;
        if (unit == values_.size()) {
            for (std::size_t h = 0; h < low_.size(); ++h) {
                double const sum = sum_over(attack_.hidden[h], values_);
                low_[h] = std::min(low_[h], sum);
                high_[h] = std::max(high_[h], sum);
            }
            return;
        }
        double most = 8; // of a unit that no published cell holds: enough to see that it is free
        bool is_held = false;
        for (std::size_t c = 0; c < left_.size(); ++c)
            if (attack_.cells[c][unit]) most = is_held ? std::min(most, left_[c]) : left_[c], is_held = true;
        for (double value = 0; value <= most; ++value) {
            for (std::size_t c = 0; c < left_.size(); ++c)
                left_[c] -= attack_.cells[c][unit] ? value : 0;
            values_[unit] = value;
            visit(unit + 1);
            for (std::size_t c = 0; c < left_.size(); ++c)
                left_[c] += attack_.cells[c][unit] ? value : 0;
        }
    }

    Attack const& attack_;
    std::vector<double> left_, values_, low_, high_;
    std::map<std::size_t, std::size_t> last_;
};

struct Tally {
    int groups = 0, too_few = 0, protects = 0;
};

void count(Tally& tally, Disclosure const& said) {
    for (auto const& groups : said.groups)
        for (auto const verdict : groups) {
            tally.groups += verdict != Disclosed::empty;
            tally.too_few += verdict == Disclosed::too_few;
            tally.protects += verdict == Disclosed::protects;
        }
}

Grouping zones(std::vector<std::int32_t> group_of) { return {std::move(group_of), 1}; }

}

TEST_CASE("a zone of few households is hidden, and the smallest of the others with it", "[core][disclosure]") {
    // The worked example of docs/methods/disclosure.md: halls of one residence, whose total is published.
    std::vector<double> const dwellings{10, 24, 48, 42, 40};
    auto const said = disclose(dwellings, {}, {});
    CHECK(said.total == Disclosed::shown);
    CHECK(said.units ==
          std::vector{Disclosed::too_few, Disclosed::protects, Disclosed::shown, Disclosed::shown, Disclosed::shown});
}

TEST_CASE("the difference of two zones that may be published each is protected", "[core][disclosure]") {
    // The quartier holds 62 households and 17 facts, the QPV inside it 54 and 15: outside the QPV, 8 households and 2
    // facts.
    std::vector<double> const households{30, 24, 8, 40}, facts{9, 6, 2, 7};
    std::vector<Grouping> const layers{zones({0, 0, 0, 1}), zones({0, 0, -1, -1})};
    auto const said = disclose(households, facts, layers, {.minimum_count = 5});
    CHECK(said.groups[0] == std::vector{Disclosed::shown, Disclosed::shown});
    CHECK(said.groups[1] == std::vector{Disclosed::protects});
    CHECK(said.total == Disclosed::shown);
}

TEST_CASE("nothing is hidden where nothing is small", "[core][disclosure]") {
    std::vector<double> const households{30, 24, 18, 40}, facts{9, 6, 0, 7};
    std::vector<Grouping> const layers{zones({0, 0, 1, 1}), zones({0, 1, 1, -1})};
    auto const said = disclose(households, facts, layers, {.minimum_count = 5});
    Tally tally;
    count(tally, said);
    CHECK(tally.groups == 4);
    CHECK(tally.too_few + tally.protects == 0);
    CHECK(std::ranges::count(said.units, Disclosed::shown) == 4);
}

TEST_CASE("a town too small as a whole says nothing", "[core][disclosure]") {
    std::vector<double> const households{4, 5}, facts{1, 0};
    std::vector<Grouping> const layers{zones({0, 1})};
    auto const said = disclose(households, facts, layers);
    CHECK(said.total == Disclosed::too_few);
    CHECK(std::ranges::count(said.groups[0], Disclosed::shown) == 0);
    CHECK(disclose({}, {}, {}).total == Disclosed::empty);
}

TEST_CASE("a zone without anything observed says that it is empty", "[core][disclosure]") {
    std::vector<double> const households{0, 50}, facts{0, 9};
    std::vector<Grouping> const layers{zones({0, 1})};
    auto const said = disclose(households, facts, layers);
    CHECK(said.groups[0] == std::vector{Disclosed::empty, Disclosed::shown});
    CHECK(said.block_of == std::vector<std::int32_t>{-1, 0});
}

TEST_CASE("a stricter edition shows nothing that the laxer one hides", "[core][disclosure]") {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        auto const town = random_town(seed, 24);
        auto const lax = town.protect();
        auto stricter = town.rules;
        stricter.minimum_base = 25;
        auto const strict = disclose(town.bases, town.counts, town.groupings, stricter, lax.block_of);
        INFO("town " << seed);
        for (std::size_t g = 0; g < lax.groups.size(); ++g)
            for (std::size_t i = 0; i < lax.groups[g].size(); ++i)
                CHECK((strict.groups[g][i] != Disclosed::shown || lax.groups[g][i] == Disclosed::shown));
    }
}

TEST_CASE("an attacker finds no hidden count within one in a thousand towns", "[core][disclosure]") {
    int without_second = 0;
    Tally tally;
    for (std::uint64_t seed = 0; seed < 1'000; ++seed) {
        auto const town = random_town(seed, 18);
        auto const said = town.protect();
        INFO("town " << seed);
        CHECK(recovered_by_bounds(attack_on(town, said)) == 0);
        count(tally, said);
        if (seed < 200) without_second += recovered_by_bounds(attack_on(town, said, true)) > 0;
    }
    // The attack works: where only what is small is hidden, it finds something nearly everywhere.
    CHECK(without_second > 150);
    INFO(tally.groups << " groups, " << tally.too_few << " too few, " << tally.protects << " hidden for another");
    CHECK(tally.protects < tally.groups - tally.too_few - tally.protects);
}

TEST_CASE("one who goes through every possible small town finds nothing either", "[core][disclosure]") {
    int without_second = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        auto town = random_town(seed + 5'000, 6);
        for (double& facts : town.counts)
            facts = std::min(facts, 6.0);
        auto const said = town.protect();
        auto const attack = attack_on(town, said);
        INFO("town " << seed);
        if (!attack.cells.empty()) CHECK(Exhaustive(attack).recovered() == 0);
        auto const weaker = attack_on(town, said, true);
        if (!weaker.cells.empty()) without_second += Exhaustive(weaker).recovered() > 0;
    }
    CHECK(without_second > 100);
}
