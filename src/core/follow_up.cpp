#include "core/follow_up.hpp"

#include <algorithm>

namespace vigie::core {

namespace {

// In the order of the enumerations: a code's place is its value.
constexpr std::array<std::string_view, 7> watch_codes{"ordinary", "monitored", "watched", "project", "leaving", "closed", "relapse"};
constexpr std::array<std::string_view, 4> action_codes{"planned", "under_way", "done", "abandoned"};
constexpr std::array<std::string_view, 4> note_codes{"quote", "finding", "event", "decision"};

template <typename Enum, std::size_t n>
std::optional<Enum> value_of(std::array<std::string_view, n> const& codes, std::string_view code) {
    auto const found = std::find(codes.begin(), codes.end(), code);
    if (found == codes.end()) return std::nullopt;
    return static_cast<Enum>(found - codes.begin());
}

}

std::string_view code(WatchStatus status) { return watch_codes[static_cast<std::size_t>(status)]; }
std::string_view code(ActionState state) { return action_codes[static_cast<std::size_t>(state)]; }
std::string_view code(NoteKind kind) { return note_codes[static_cast<std::size_t>(kind)]; }

std::optional<WatchStatus> watch_status_of_code(std::string_view code) { return value_of<WatchStatus>(watch_codes, code); }
std::optional<ActionState> action_state_of_code(std::string_view code) { return value_of<ActionState>(action_codes, code); }
std::optional<NoteKind> note_kind_of_code(std::string_view code) { return value_of<NoteKind>(note_codes, code); }

}
