// Attacks a partner edition as a partner could: adds and subtracts all that is published. Knows nothing of the blocks
// that protect it.
#include "dossier/partner_foyers.hpp"
#include "dossier/partner_plan.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace vigie::dossier {

namespace {

using Units = std::vector<std::uint32_t>; ///< ascending

struct Cell {
    Units units;
    std::string name;
};

/// Published and hidden cells of one figure.
struct Ground {
    std::vector<Cell> shown, hidden;
};

std::string group_name(Snapshot const& snapshot, std::size_t grouping, std::size_t group) {
    if (grouping >= snapshot.zone_layers.size()) return text::tr("an agency");
    auto const& layer = snapshot.zone_layers[grouping];
    return (layer.layer.title.empty() ? layer.layer.name : layer.layer.title) + ", " + layer.zones[group].name;
}

Ground ground_of(Snapshot const& snapshot, std::span<core::Grouping const> groupings, PartnerMeasure const& measure,
                 core::Disclosure const& said, std::span<PartnerSum const> sums) {
    Ground ground;
    auto const is_observed = [&](std::size_t unit) {
        return measure.bases[unit] > 0 || (!measure.counts.empty() && measure.counts[unit] > 0);
    };
    auto const add = [&](Cell cell, core::Disclosed verdict) {
        if (verdict == core::Disclosed::empty) return;
        (verdict == core::Disclosed::shown ? ground.shown : ground.hidden).push_back(std::move(cell));
    };
    Cell all{{}, text::tr("all residences")};
    for (std::uint32_t unit = 0; unit < measure.bases.size(); ++unit) {
        if (!is_observed(unit)) continue;
        all.units.push_back(unit);
        add({{unit}, snapshot.residences[unit].name}, said.units[unit]);
    }
    for (std::size_t g = 0; g < groupings.size(); ++g) {
        std::vector<Units> groups(said.groups[g].size());
        for (auto const unit : all.units)
            if (auto const group = groupings[g].group_of[unit]; group >= 0)
                groups[static_cast<std::size_t>(group)].push_back(unit);
        for (std::size_t group = 0; group < groups.size(); ++group)
            if (!groups[group].empty())
                add({std::move(groups[group]), group_name(snapshot, g, group)}, said.groups[g][group]);
    }
    add(std::move(all), said.total);
    for (auto const& sum : sums) {
        Cell cell{sum.rows, sum.name};
        std::ranges::sort(cell.units);
        std::erase_if(cell.units, [&](auto unit) { return !is_observed(unit); });
        if (!cell.units.empty()) ground.shown.push_back(std::move(cell));
    }
    return ground;
}

double sum_of(Units const& units, std::vector<double> const& values) {
    double sum = 0;
    for (auto const unit : units)
        sum += values[unit];
    return sum;
}

/// What can be said of a region from what is published: its exact count by elimination, or how far it lies between
/// bounds.
class Knowledge {
public:
    Knowledge(std::vector<Cell> const& shown, std::vector<double> const& values, std::size_t units)
        : column_of_(units, -1)
        , known_(units, 0) {
        std::vector<std::vector<std::uint32_t>> cells_of(units);
        for (std::uint32_t cell = 0; cell < shown.size(); ++cell)
            for (auto const unit : shown[cell].units)
                cells_of[unit].push_back(cell);
        for (auto const& cell : shown)
            if (cell.units.size() == 1) known_[cell.units.front()] = 1;
        std::map<std::vector<std::uint32_t>, std::int32_t> alike;
        for (std::uint32_t unit = 0; unit < units; ++unit) {
            if (known_[unit] != 0 || cells_of[unit].empty()) continue;
            column_of_[unit] = alike.try_emplace(cells_of[unit], static_cast<std::int32_t>(alike.size())).first->second;
        }
        size_.assign(alike.size(), 0);
        for (auto const column : column_of_)
            if (column >= 0) ++size_[static_cast<std::size_t>(column)];
        for (auto const& cell : shown) {
            if (std::ranges::all_of(cell.units, [&](auto unit) { return known_[unit] != 0; }))
                continue; // says nothing more
            std::vector<double> row(alike.size() + 1, 0);
            for (auto const unit : cell.units) {
                if (column_of_[unit] >= 0) row[static_cast<std::size_t>(column_of_[unit])] = 1;
                row.back() += known_[unit] != 0 ? 0 : values[unit];
            }
            equations_.push_back(row);
        }
        bound();
        eliminate();
    }

    /// Known to within one: published sums give it, or leave it no room.
    [[nodiscard]] bool knows(Units const& region) const {
        std::vector<double> wanted(size_.size(), 0);
        for (auto const unit : region) {
            if (known_[unit] != 0) continue;
            if (column_of_[unit] < 0) return false;
            ++wanted[static_cast<std::size_t>(column_of_[unit])];
        }
        double low = 0, high = 0;
        bool is_whole = true;
        for (std::size_t c = 0; c < wanted.size(); ++c) {
            if (wanted[c] == 0) continue;
            bool const is_all = static_cast<std::size_t>(wanted[c]) == size_[c];
            is_whole = is_whole && is_all;
            low += is_all ? low_[c] : 0;
            high += high_[c];
            wanted[c] = 1;
        }
        return high - low <= 2 + tiny || (is_whole && is_in_span(wanted));
    }

private:
    static constexpr double tiny = 1e-7;

    /// Each column between nothing and what the cells it is in leave to it.
    void bound() {
        low_.assign(size_.size(), 0);
        high_.assign(size_.size(), std::numeric_limits<double>::infinity());
        for (bool moved = true; moved;) {
            moved = false;
            for (auto const& row : equations_)
                moved = tighten(row) || moved;
        }
    }

    bool tighten(std::vector<double> const& row) {
        double low_sum = 0, high_sum = 0; // of the finite ones
        int unbounded = 0;
        for (std::size_t c = 0; c < size_.size(); ++c) {
            if (row[c] == 0) continue;
            low_sum += low_[c];
            if (std::isinf(high_[c]))
                ++unbounded;
            else
                high_sum += high_[c];
        }
        bool moved = false;
        for (std::size_t c = 0; c < size_.size(); ++c) {
            if (row[c] == 0) continue;
            double const was_high = high_[c], was_low = low_[c];
            bool const is_lone = unbounded == (std::isinf(was_high) ? 1 : 0);
            double const high = row.back() - (low_sum - was_low);
            double const low = is_lone ? row.back() - (high_sum - (std::isinf(was_high) ? 0 : was_high)) : 0;
            if (high < was_high - tiny) high_[c] = high, moved = true;
            if (low > was_low + tiny) low_[c] = low, moved = true;
            if (std::isinf(was_high)) continue;
            high_sum += high_[c] - was_high;
            low_sum += low_[c] - was_low;
        }
        return moved;
    }

    void eliminate() {
        for (auto row : equations_) {
            reduce(row);
            auto const lead =
                std::ranges::find_if(row.begin(), row.end() - 1, [](double v) { return std::abs(v) > tiny; });
            if (lead == row.end() - 1) continue;
            double const by = *lead;
            auto const place = static_cast<std::size_t>(lead - row.begin());
            for (double& v : row)
                v /= by;
            for (auto& [at, other] : reduced_)
                if (double const factor = other[place]; factor != 0)
                    for (std::size_t c = 0; c < row.size(); ++c)
                        other[c] -= factor * row[c];
            reduced_.emplace(place, std::move(row));
        }
    }

    void reduce(std::vector<double>& row) const {
        for (auto const& [place, other] : reduced_)
            if (double const factor = row[place]; std::abs(factor) > tiny)
                for (std::size_t c = 0; c < row.size(); ++c)
                    row[c] -= factor * other[c];
    }

    [[nodiscard]] bool is_in_span(std::vector<double> row) const {
        row.push_back(0);
        reduce(row);
        return std::all_of(row.begin(), row.end() - 1, [](double v) { return std::abs(v) < tiny; });
    }

    std::vector<std::int32_t> column_of_; ///< per unit; -1: known, or in no published cell
    std::vector<unsigned char> known_;
    std::vector<std::size_t> size_;
    std::vector<std::vector<double>> equations_;
    std::vector<double> low_, high_;
    std::map<std::size_t, std::vector<double>> reduced_;
};

/// Too few behind it to be said, were it a cell.
bool is_small(PartnerMeasure const& measure, Units const& region) {
    double const base = sum_of(region, measure.bases);
    return base > 0 && base < measure.minimum_base;
}

/// For each group its place among the shown cells, and those of the groups that have a unit in common with it.
std::map<std::size_t, std::set<std::size_t>> overlaps(std::vector<Cell> const& shown, std::size_t units) {
    std::vector<std::vector<std::size_t>> groups_of(units);
    for (std::size_t cell = 0; cell < shown.size(); ++cell)
        if (shown[cell].units.size() > 1)
            for (auto const unit : shown[cell].units)
                groups_of[unit].push_back(cell);
    std::map<std::size_t, std::set<std::size_t>> beside;
    for (auto const& groups : groups_of)
        for (auto const a : groups)
            beside[a].insert(groups.begin(), groups.end());
    return beside;
}

/// Hidden cells, and what two published groups have in common or one has more than the other, when that is small.
std::vector<Cell> targets(PartnerMeasure const& measure, Ground const& ground) {
    auto list = ground.hidden;
    for (auto const& [place, beside] : overlaps(ground.shown, measure.bases.size()))
        for (auto const other : beside) {
            if (other == place) continue;
            auto const &a = ground.shown[place], &b = ground.shown[other];
            Units both, more;
            std::ranges::set_intersection(a.units, b.units, std::back_inserter(both));
            std::ranges::set_difference(a.units, b.units, std::back_inserter(more));
            if (place < other && is_small(measure, both))
                list.push_back({std::move(both), text::tr("{0} and {1}", {a.name, b.name})});
            if (is_small(measure, more))
                list.push_back({std::move(more), text::tr("{0} without {1}", {a.name, b.name})});
        }
    return list;
}

/// What is known of one set of figures by those who have its published cells.
struct Finding {
    PartnerMeasure const* measure = nullptr;
    core::Disclosure const* said = nullptr;
    std::int64_t published = 0, hidden = 0;
    std::vector<std::string> known; ///< names of cells
};

Finding look_into(Snapshot const& snapshot, std::span<core::Grouping const> groupings, PartnerMeasure const& measure,
                  core::Disclosure const& said, std::vector<double> const& values, std::span<PartnerSum const> sums) {
    auto const ground = ground_of(snapshot, groupings, measure, said, sums);
    Finding finding{&measure,
                    &said,
                    static_cast<std::int64_t>(ground.shown.size()),
                    static_cast<std::int64_t>(ground.hidden.size()),
                    {}};
    Knowledge const knowledge(ground.shown, values, measure.bases.size());
    for (auto const& target : targets(measure, ground))
        if (knowledge.knows(target.units)) finding.known.push_back(target.name);
    return finding;
}

/// The households behind the families are the same, and so is what is said of them: looked into once.
bool is_alike(Finding const& finding, PartnerMeasure const& measure) {
    auto const& other = *finding.measure;
    return other.bases == measure.bases && other.counts == measure.counts &&
           other.minimum_base == measure.minimum_base && finding.said->groups == measure.said.groups &&
           finding.said->units == measure.said.units && finding.said->total == measure.said.total;
}

}

PartnerAttack attack(Snapshot const& snapshot, std::span<core::Grouping const> groupings,
                     std::span<PartnerMeasure const> measures, std::span<PartnerSum const> sums) {
    PartnerAttack result;
    auto const tell = [&](PartnerMeasure const& measure, Finding const& finding) {
        result.published += finding.published;
        result.hidden += finding.hidden;
        for (auto const& name : finding.known)
            result.found.push_back(text::tr("{0}: {1} follows from what is published.", {measure.code, name}));
    };
    std::vector<Finding> findings;
    for (auto const& measure : measures) {
        if (!measure.is_given) continue;
        auto alike = std::ranges::find_if(findings, [&](Finding const& each) { return is_alike(each, measure); });
        if (alike == findings.end()) {
            bool const is_of_households = findings.empty(); // the first measure
            findings.push_back(look_into(snapshot, groupings, measure, measure.said, measure.bases,
                                         is_of_households ? sums : std::span<PartnerSum const>{}));
            alike = findings.end() - 1;
        }
        tell(measure, *alike);
        if (measure.counted) tell(measure, look_into(snapshot, groupings, measure, *measure.counted, measure.counts, {}));
    }
    return result;
}

PartnerAttack attack(Snapshot const& snapshot, PartnerPlan const& plan) {
    std::vector<PartnerSum> sums;
    for (auto& foyer : partner_foyers(snapshot, plan))
        sums.push_back({text::tr("cluster {0}", {std::to_string(foyer.number)}), std::move(foyer.rows)});
    return attack(snapshot, plan.groupings(), plan.measures(), sums);
}

}
