#pragma once

#include "core/date.hpp"
#include "core/geometry.hpp"
#include "core/id.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A diagnostic en marchant: a walk around residences with those who own the ground, and what they find.
namespace vigie::core {

/// Who owns or manages the ground at a stop (domanialité).
enum class GroundOwner : unsigned char { landlord, town, conurbation, condominium, other, to_clarify };
inline constexpr std::array all_ground_owners{GroundOwner::landlord,    GroundOwner::town,  GroundOwner::conurbation,
                                              GroundOwner::condominium, GroundOwner::other, GroundOwner::to_clarify};
[[nodiscard]] std::string_view code(GroundOwner owner);
[[nodiscard]] std::optional<GroundOwner> ground_owner_of_code(std::string_view code);

struct WalkStop {
    std::int64_t id = 0; ///< 0 = not kept yet
    std::string name;
    std::string look_at; ///< « parking nord, bornes »; may be empty
    Projected at;
    GroundOwner ground = GroundOwner::to_clarify;
    std::optional<ResidenceId> residence;
    bool is_bend = false; ///< the line turns here and nobody stops: it has no number
    friend bool operator==(WalkStop const&, WalkStop const&) = default;
};

struct Walk {
    std::int64_t id = 0; ///< 0 = not kept yet
    std::string name;    ///< no two are the same
    Date walked_on{};
    std::string zone;               ///< code of a zone of the default layer; empty = residences chosen one by one
    std::vector<std::string> roles; ///< who takes part: never a person
    std::vector<WalkStop> stops;    ///< in walking order
    friend bool operator==(Walk const&, Walk const&) = default;
};

/// The ten factors of the cleanliness grid (IOP), marked 0 to 4 at each stop.
inline constexpr std::array<std::string_view, 10> cleanliness_factors{
    "litter", "glass", "butts", "droppings", "dumping", "bags", "leaves", "walls", "stuck", "food"};
[[nodiscard]] bool is_cleanliness_factor(std::string_view code);

/// How clean a stop was, factor by factor: 0 (none seen) to 4; absent = not looked at.
inline constexpr int highest_mark = 4;
struct StopMarks {
    std::int64_t stop = 0;
    std::array<std::optional<int>, cleanliness_factors.size()> marks{};
    [[nodiscard]] std::size_t count() const; ///< of factors that were looked at
    [[nodiscard]] std::optional<double> mean() const; ///< of these; absent when there is none
    friend bool operator==(StopMarks const&, StopMarks const&) = default;
};

/// Who has to act.
enum class FindingOwner : unsigned char { landlord, town, conurbation, utility, other };
inline constexpr std::array all_finding_owners{FindingOwner::landlord, FindingOwner::town, FindingOwner::conurbation,
                                               FindingOwner::utility, FindingOwner::other};
[[nodiscard]] std::string_view code(FindingOwner owner);
[[nodiscard]] std::optional<FindingOwner> finding_owner_of_code(std::string_view code);

enum class FindingState : unsigned char { open, solved, dropped };
inline constexpr std::array all_finding_states{FindingState::open, FindingState::solved, FindingState::dropped};
[[nodiscard]] std::string_view code(FindingState state);
[[nodiscard]] std::optional<FindingState> finding_state_of_code(std::string_view code);

/// What was seen at a stop, or anywhere else along a walk.
struct WalkFinding {
    std::int64_t id = 0; ///< 0 = not kept yet
    std::int64_t walk = 0;
    std::int64_t stop = 0; ///< 0 = none: then it may have a place of its own
    std::optional<Projected> at;
    std::string theme; ///< code of an indicator or of a factor; may be empty
    std::string what;
    FindingOwner owner = FindingOwner::landlord;
    std::optional<Date> due_on;
    FindingState state = FindingState::open;
    std::optional<Date> closed_on; ///< of one that is no longer open
    std::string photos;            ///< numbers written down on the way: « 12–14 »
    friend bool operator==(WalkFinding const&, WalkFinding const&) = default;
};

/// What became of the findings of a walk.
struct FindingTally {
    std::size_t open = 0, late = 0, solved = 0, dropped = 0; ///< the late ones are open
    [[nodiscard]] std::size_t all() const { return open + solved + dropped; }
    friend bool operator==(FindingTally const&, FindingTally const&) = default;
};
[[nodiscard]] FindingTally tally(std::vector<WalkFinding> const& findings, std::int64_t walk, Date as_of);

/// Stops that have a number, in order.
[[nodiscard]] std::vector<std::size_t> numbered_stops(Walk const& walk);
[[nodiscard]] Polyline route(Walk const& walk);
/// What a walk takes: 50 m a minute and five minutes a stop.
[[nodiscard]] int walk_minutes(double length_m, std::size_t stops);

/// Visits every point, from end to end, by a short way: the shortest one for up to twelve, else what 2-opt and moves of
/// a point find from several beginnings. The same points give the same order. \param first  a point to begin at; absent
/// = any \return a permutation of 0 … n − 1. Cost O(2ⁿ n²) up to twelve points, then O(n³)
[[nodiscard]] std::vector<std::size_t> walking_order(std::vector<Projected> const& points,
                                                     std::optional<std::size_t> first = std::nullopt);

}
