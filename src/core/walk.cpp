#include "core/walk.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::core {

namespace {

constexpr std::array<std::string_view, 6> ground_codes{"landlord",    "town",  "conurbation",
                                                       "condominium", "other", "to_clarify"};
constexpr std::array<std::string_view, 5> owner_codes{"landlord", "town", "conurbation", "utility", "other"};
constexpr std::array<std::string_view, 3> state_codes{"open", "solved", "dropped"};

constexpr double metres_a_minute = 50;
constexpr int minutes_a_stop = 5;

template <typename Enum, std::size_t N>
std::optional<Enum> of_code(std::array<std::string_view, N> const& codes, std::string_view code) {
    auto const found = std::ranges::find(codes, code);
    if (found == codes.end()) return std::nullopt;
    return static_cast<Enum>(found - codes.begin());
}

}

std::string_view code(GroundOwner owner) { return ground_codes[static_cast<std::size_t>(owner)]; }
std::optional<GroundOwner> ground_owner_of_code(std::string_view code) {
    return of_code<GroundOwner>(ground_codes, code);
}
std::size_t StopMarks::count() const {
    return static_cast<std::size_t>(std::ranges::count_if(marks, [](auto const& mark) { return mark.has_value(); }));
}

std::optional<double> StopMarks::mean() const {
    double sum = 0;
    for (auto const& mark : marks)
        sum += mark.value_or(0);
    auto const seen = count();
    return seen == 0 ? std::nullopt : std::optional(sum / static_cast<double>(seen));
}

std::string_view code(FindingOwner owner) { return owner_codes[static_cast<std::size_t>(owner)]; }
std::optional<FindingOwner> finding_owner_of_code(std::string_view code) {
    return of_code<FindingOwner>(owner_codes, code);
}
std::string_view code(FindingState state) { return state_codes[static_cast<std::size_t>(state)]; }
std::optional<FindingState> finding_state_of_code(std::string_view code) {
    return of_code<FindingState>(state_codes, code);
}

bool is_cleanliness_factor(std::string_view code) {
    return std::ranges::find(cleanliness_factors, code) != cleanliness_factors.end();
}

FindingTally tally(std::vector<WalkFinding> const& findings, std::int64_t walk, Date as_of) {
    FindingTally counted;
    for (auto const& finding : findings) {
        if (finding.walk != walk) continue;
        counted.open += finding.state == FindingState::open ? 1U : 0U;
        counted.solved += finding.state == FindingState::solved ? 1U : 0U;
        counted.dropped += finding.state == FindingState::dropped ? 1U : 0U;
        counted.late += finding.state == FindingState::open && finding.due_on && *finding.due_on < as_of ? 1U : 0U;
    }
    return counted;
}

std::vector<std::size_t> numbered_stops(Walk const& walk) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < walk.stops.size(); ++i)
        if (!walk.stops[i].is_bend) places.push_back(i);
    return places;
}

Polyline route(Walk const& walk) {
    Polyline line;
    for (auto const& stop : walk.stops)
        line.push_back(stop.at);
    return line;
}

int walk_minutes(double length_m, std::size_t stops) {
    return static_cast<int>(std::lround(length_m / metres_a_minute)) + minutes_a_stop * static_cast<int>(stops);
}

}
