#pragma once

#include <cstdint>
#include <span>
#include <vector>

/// Statistical disclosure control of counts published for several overlapping groupings at once
/// (docs/methods/disclosure.md).
namespace vigie::core {

/// From how much on a figure may be said.
struct DisclosureRules {
    double minimum_base = 11; ///< households or answers behind a published cell
    /// A count from 1 to below this is protected (5: « 1 à 4 faits »); 0: any count may be said.
    double minimum_count = 0;
    friend bool operator==(DisclosureRules const&, DisclosureRules const&) = default;
};

/// A count known to within one is as good as told: what stays hidden must be able to take values that far apart.
inline constexpr double least_spread = 3;

/// One layer of zones, the agencies… published side by side with the others.
struct Grouping {
    std::vector<std::int32_t> group_of; ///< per unit, 0 or more; -1: in no group of this grouping
    double weight = 1;                  ///< what hiding one of its groups costs, beside 0.01 for a unit
};

enum class Disclosed : unsigned char {
    shown,    ///< may be published
    too_few,  ///< too few households or answers, or a count from 1 to 4
    protects, ///< hidden because another hidden value would follow from it
    empty,    ///< nothing was observed in it
};

/// What may be published, and the proof of it: each shown cell is made of whole blocks, and each block is safe.
struct Disclosure {
    std::vector<std::vector<Disclosed>> groups; ///< per grouping, per group
    std::vector<Disclosed> units;
    Disclosed total = Disclosed::empty;
    std::vector<std::int32_t> block_of; ///< per unit; -1: nothing was observed
};

/// Which cells may be said: the total, the groups of each grouping, and single units.
///
/// Units are gathered into blocks that are each safe to publish: `minimum_base` households, and no count from 1 to
/// below `minimum_count`; a block of several units also holds a count of `least_spread` at least. A cell is shown when
/// it is made of whole blocks, and only then. Who combines all shown cells, by whatever additions and subtractions,
/// learns at most the sum of each block: a hidden cell cuts a block, so its count may be anything from nothing to all
/// of what that block holds.
///
/// \param bases     households (or answers) of each unit, 0 or more; a unit without base nor count is left out
/// \param counts    facts of each unit, whole numbers; empty: only the bases are published
/// \param groupings all that is published for anyone, now or later, since partners compare notes
/// \param former    blocks to keep together (Disclosure::block_of of a laxer rule): what is shown then is also shown by
/// that one, so that
///                  two editions side by side say no more than the laxer one; empty: none
/// \pre all spans have the same size, or are empty where that is allowed
/// Cost O(units * blocks that are too small * groupings). Same answer for the same input. Checked against an attacker
/// of its own: tests/core/disclosure_test.cpp
[[nodiscard]] Disclosure disclose(std::span<double const> bases, std::span<double const> counts,
                                  std::span<Grouping const> groupings, DisclosureRules const& rules = {},
                                  std::span<std::int32_t const> former = {});

}
