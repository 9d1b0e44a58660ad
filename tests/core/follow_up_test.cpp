#include "core/follow_up.hpp"

#include <catch2/catch.hpp>

using namespace vigie::core;

TEST_CASE("every status is read back from its code", "[core][follow-up]") {
    for (auto const status : all_watch_statuses) CHECK(watch_status_of_code(code(status)) == status);
    CHECK(code(WatchStatus::ordinary) == "ordinary");
    CHECK(code(WatchStatus::watched) == "watched");
    CHECK(code(WatchStatus::relapse) == "relapse");
}

TEST_CASE("every state of an action and kind of note is read back from its code", "[core][follow-up]") {
    for (auto const state : {ActionState::planned, ActionState::under_way, ActionState::done, ActionState::abandoned})
        CHECK(action_state_of_code(code(state)) == state);
    for (auto const kind : {NoteKind::quote, NoteKind::finding, NoteKind::event, NoteKind::decision})
        CHECK(note_kind_of_code(code(kind)) == kind);
    CHECK(code(ActionState::under_way) == "under_way");
    CHECK(code(NoteKind::decision) == "decision");
}

TEST_CASE("an unknown code is no status, state or kind", "[core][follow-up]") {
    CHECK_FALSE(watch_status_of_code("en veille").has_value());
    CHECK_FALSE(watch_status_of_code("").has_value());
    CHECK_FALSE(action_state_of_code("Done").has_value());
    CHECK_FALSE(note_kind_of_code("rumour").has_value());
}
