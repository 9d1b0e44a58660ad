#include "core/disclosure.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <map>
#include <numeric>
#include <optional>

namespace vigie::core {

namespace {

constexpr double unit_weight = 0.01;
constexpr std::int32_t none = -1;

struct Block {
    std::vector<std::uint32_t> units;
    double base = 0, count = 0;
    std::vector<std::int32_t> groups; ///< per grouping: the one it lies in; none when it lies in none, or in several
    bool is_safe = false;
    bool is_gone = false; ///< went into another one
};

/// Blocks that grow until each is safe, hiding as little as they can.
class Gathering {
public:
    Gathering(std::span<double const> bases, std::span<double const> counts, std::span<Grouping const> groupings,
              DisclosureRules const& rules)
        : bases_(bases)
        , counts_(counts)
        , groupings_(groupings)
        , rules_(rules) {}

    void start(std::span<std::int32_t const> former);
    void gather_within();
    void gather_across();
    [[nodiscard]] Disclosure result() const;

private:
    [[nodiscard]] double count_of(std::size_t unit) const { return counts_.empty() ? 0 : counts_[unit]; }
    [[nodiscard]] bool is_observed(std::size_t unit) const { return bases_[unit] > 0 || count_of(unit) > 0; }
    [[nodiscard]] bool is_enough(double base, double count) const {
        return base >= rules_.minimum_base && (count <= 0 || count >= rules_.minimum_count);
    }
    [[nodiscard]] bool is_safe(std::size_t units, double base, double count) const {
        return is_enough(base, count) && (units < 2 || counts_.empty() || count >= least_spread);
    }
    [[nodiscard]] bool would_be_safe(Block const& a, Block const& b) const {
        return is_safe(a.units.size() + b.units.size(), a.base + b.base, a.count + b.count);
    }
    void add_unit(Block& block, std::uint32_t unit) const;
    void merge(std::uint32_t into, std::uint32_t from);
    void hide_cut_groups();
    [[nodiscard]] double cost(Block const& a, Block const& b) const;
    [[nodiscard]] std::optional<std::uint32_t> smallest_unsafe() const;
    [[nodiscard]] std::optional<std::uint32_t> companion(std::uint32_t of, std::span<std::uint32_t const> among) const;
    [[nodiscard]] std::vector<std::uint32_t> alive() const;
    void gather_group(std::vector<std::uint32_t> const& blocks);

    std::span<double const> bases_, counts_;
    std::span<Grouping const> groupings_;
    DisclosureRules rules_;
    std::vector<Block> blocks_;
    std::vector<std::vector<bool>> is_whole_; ///< per grouping, per group: may still be shown
};

std::size_t group_count(Grouping const& grouping) {
    std::int32_t highest = none;
    for (auto const group : grouping.group_of)
        highest = std::max(highest, group);
    return static_cast<std::size_t>(highest + 1);
}

void Gathering::add_unit(Block& block, std::uint32_t unit) const {
    block.base += bases_[unit];
    block.count += count_of(unit);
    for (std::size_t g = 0; g < groupings_.size(); ++g) {
        auto const group = groupings_[g].group_of[unit];
        if (block.units.empty())
            block.groups.push_back(group);
        else if (block.groups[g] != group)
            block.groups[g] = none;
    }
    block.units.push_back(unit);
}

void Gathering::start(std::span<std::int32_t const> former) {
    std::map<std::int32_t, std::size_t> place_of;
    for (std::uint32_t unit = 0; unit < bases_.size(); ++unit) {
        if (!is_observed(unit)) continue;
        bool const has_former = !former.empty() && former[unit] != none;
        auto place = blocks_.size();
        if (has_former) place = place_of.try_emplace(former[unit], place).first->second;
        if (place == blocks_.size()) blocks_.emplace_back();
        add_unit(blocks_[place], unit);
    }
    for (auto& block : blocks_)
        block.is_safe = is_safe(block.units.size(), block.base, block.count);
    for (auto const& grouping : groupings_) {
        std::vector<double> base(group_count(grouping)), count(base.size());
        for (std::size_t unit = 0; unit < bases_.size(); ++unit)
            if (auto const group = grouping.group_of[unit]; group != none) {
                base[static_cast<std::size_t>(group)] += bases_[unit];
                count[static_cast<std::size_t>(group)] += count_of(unit);
            }
        auto& whole = is_whole_.emplace_back(base.size());
        for (std::size_t group = 0; group < base.size(); ++group)
            whole[group] = is_enough(base[group], count[group]);
    }
    hide_cut_groups();
}

/// Groups that a block crosses are hidden; what lies in them no longer differs by them.
void Gathering::hide_cut_groups() {
    for (auto const& block : blocks_) {
        if (block.is_gone) continue;
        for (std::size_t g = 0; g < groupings_.size(); ++g) {
            if (block.groups[g] != none) continue;
            for (auto const unit : block.units)
                if (auto const group = groupings_[g].group_of[unit]; group != none)
                    is_whole_[g][static_cast<std::size_t>(group)] = false;
        }
    }
    for (auto& block : blocks_)
        for (std::size_t g = 0; g < groupings_.size() && !block.is_gone; ++g)
            if (block.groups[g] != none && !is_whole_[g][static_cast<std::size_t>(block.groups[g])])
                block.groups[g] = none;
}

void Gathering::merge(std::uint32_t into, std::uint32_t from) {
    auto& block = blocks_[into];
    auto& other = blocks_[from];
    block.units.insert(block.units.end(), other.units.begin(), other.units.end());
    block.base += other.base;
    block.count += other.count;
    bool cuts = false;
    for (std::size_t g = 0; g < groupings_.size(); ++g) {
        if (block.groups[g] == other.groups[g]) continue;
        for (auto const group : {block.groups[g], other.groups[g]})
            if (group != none) is_whole_[g][static_cast<std::size_t>(group)] = false;
        block.groups[g] = none;
        cuts = true;
    }
    block.is_safe = is_safe(block.units.size(), block.base, block.count);
    other.is_gone = true;
    other.units.clear();
    if (cuts) hide_cut_groups();
}

/// What would be hidden by putting two blocks together.
double Gathering::cost(Block const& a, Block const& b) const {
    double sum = 0;
    for (std::size_t g = 0; g < groupings_.size(); ++g) {
        if (a.groups[g] == b.groups[g]) continue;
        for (auto const group : {a.groups[g], b.groups[g]})
            if (group != none) sum += groupings_[g].weight;
    }
    for (auto const* block : {&a, &b})
        if (block->units.size() == 1 && block->is_safe) sum += unit_weight;
    return sum;
}

std::vector<std::uint32_t> Gathering::alive() const {
    std::vector<std::uint32_t> places;
    for (std::uint32_t i = 0; i < blocks_.size(); ++i)
        if (!blocks_[i].is_gone) places.push_back(i);
    return places;
}

/// The one that hides least; of equals one that ends the matter, then the smallest.
std::optional<std::uint32_t> Gathering::companion(std::uint32_t of, std::span<std::uint32_t const> among) const {
    std::optional<std::uint32_t> best;
    auto const rank = [&](std::uint32_t i) {
        auto const& other = blocks_[i];
        bool const is_done = would_be_safe(blocks_[of], other);
        // One that leaves the sum too small calls for another: dearer by about one group.
        double const price = cost(blocks_[of], other) + (is_done ? 0 : unit_weight / 2);
        return std::tuple(price, other.base, -other.count, i);
    };
    for (auto const i : among)
        if (i != of && !blocks_[i].is_gone && (!best || rank(i) < rank(*best))) best = i;
    return best;
}

/// Blocks no group tells apart: the small ones first with one another, what is left over with the smallest of the
/// others.
void Gathering::gather_group(std::vector<std::uint32_t> const& blocks) {
    double base = 0, count = 0;
    std::size_t units = 0;
    std::vector<std::uint32_t> small;
    for (auto const i : blocks) {
        base += blocks_[i].base;
        count += blocks_[i].count;
        units += blocks_[i].units.size();
        if (!blocks_[i].is_safe) small.push_back(i);
    }
    if (small.empty() || blocks.size() < 2) return;
    std::ranges::sort(small, {}, [&](auto i) { return std::tuple(blocks_[i].base, blocks_[i].count, i); });
    std::optional<std::uint32_t> open;
    for (auto const i : small) {
        if (!open)
            open = i;
        else
            merge(*open, i);
        if (blocks_[*open].is_safe) open.reset();
    }
    while (open && !blocks_[*open].is_safe) {
        auto const other = companion(*open, blocks);
        if (!other) return;
        merge(*open, *other);
    }
}

void Gathering::gather_within() {
    std::map<std::vector<std::int32_t>, std::vector<std::uint32_t>> alike;
    for (auto const i : alive())
        alike[blocks_[i].groups].push_back(i);
    for (auto const& [groups, blocks] : alike)
        gather_group(blocks);
}

std::optional<std::uint32_t> Gathering::smallest_unsafe() const {
    std::optional<std::uint32_t> found;
    for (std::uint32_t i = 0; i < blocks_.size(); ++i) {
        auto const& block = blocks_[i];
        if (block.is_gone || block.is_safe) continue;
        if (!found || std::tuple(block.base, block.count) < std::tuple(blocks_[*found].base, blocks_[*found].count))
            found = i;
    }
    return found;
}

void Gathering::gather_across() {
    while (auto const small = smallest_unsafe()) {
        auto const other = companion(*small, alive());
        if (!other) return; // the whole town is too small
        merge(*small, *other);
    }
}

/// Of cells that are made of whole blocks, whatever was thought meanwhile.
Disclosure Gathering::result() const {
    Disclosure result;
    result.block_of.assign(bases_.size(), none);
    bool is_safe_all = true;
    std::int32_t number = 0;
    std::vector<std::size_t> size_of;
    for (auto const& block : blocks_) {
        if (block.is_gone) continue;
        is_safe_all = is_safe_all && block.is_safe;
        for (auto const unit : block.units)
            result.block_of[unit] = number;
        size_of.push_back(block.units.size());
        ++number;
    }
    struct Cell {
        double base = 0, count = 0;
        std::map<std::int32_t, std::size_t> blocks;
    };
    auto const verdict = [&](Cell const& cell) {
        if (cell.blocks.empty()) return Disclosed::empty;
        if (!is_enough(cell.base, cell.count)) return Disclosed::too_few;
        bool const is_whole = std::ranges::all_of(cell.blocks, [&](auto const& part) {
            return part.second == size_of[static_cast<std::size_t>(part.first)];
        });
        return is_whole && is_safe_all ? Disclosed::shown : Disclosed::protects;
    };
    auto const add = [&](Cell& cell, std::size_t unit) {
        if (result.block_of[unit] == none) return;
        cell.base += bases_[unit];
        cell.count += count_of(unit);
        ++cell.blocks[result.block_of[unit]];
    };
    Cell total;
    for (std::size_t unit = 0; unit < bases_.size(); ++unit) {
        Cell alone;
        add(alone, unit);
        add(total, unit);
        result.units.push_back(verdict(alone));
    }
    result.total = verdict(total);
    for (auto const& grouping : groupings_) {
        std::vector<Cell> cells(group_count(grouping));
        for (std::size_t unit = 0; unit < bases_.size(); ++unit)
            if (auto const group = grouping.group_of[unit]; group != none)
                add(cells[static_cast<std::size_t>(group)], unit);
        auto& verdicts = result.groups.emplace_back();
        for (auto const& cell : cells)
            verdicts.push_back(verdict(cell));
    }
    return result;
}

}

Disclosure disclose(std::span<double const> bases, std::span<double const> counts, std::span<Grouping const> groupings,
                    DisclosureRules const& rules, std::span<std::int32_t const> former) {
    assert(counts.empty() || counts.size() == bases.size());
    assert(former.empty() || former.size() == bases.size());
    Gathering gathering(bases, counts, groupings, rules);
    gathering.start(former);
    gathering.gather_within();
    gathering.gather_across();
    return gathering.result();
}

}
