#pragma once

#include "core/follow_up.hpp"

#include <optional>
#include <span>
#include <vector>

/// What the demo project says, in French: data, not interface. Everything is invented.
namespace vigie::demo {

struct ActionText {
    char const* axis;
    char const* tfpb_axis;
    char const* title;
    char const* lead;
    core::Date starts_on, due_on;
    core::ActionState state;
    double planned_cost_eur;
    std::optional<double> actual_cost_eur;
    char const* effect;
    char const* partner = "";
};

struct ProjectText {
    char const* code;
    char const* title;
    char const* objective;
    core::Date opened_on;
    std::optional<core::Date> closed_on;
    std::uint32_t neighbourhood; ///< of the core
    std::size_t members;
    std::span<ActionText const> actions;
    core::Date ends_on;
    char const* pilot;
    char const* sponsor;
};

struct ObjectiveText {
    char const* project; ///< code
    char const* subject; ///< code of an indicator, or index
    int baseline;        ///< place of its campaign
    double target;
    core::Date due_on;
    char const* title;
};

struct DepartmentText {
    char const* project; ///< code
    char const* name;
    char const* request;
    core::Date asked_on;
    std::optional<core::Date> answered_on;
    char const* answer;
};

/// A sentence and the role that signs it.
struct SignedText {
    char const* role;
    char const* body;
};

/// What a role on site says of a computed class, why, and what it heard.
struct OpinionText {
    core::SeverityClass computed, proposed;
    core::Date given_on;
    char const* role;
    char const* motive;
    char const* quote;
};

[[nodiscard]] std::span<ProjectText const> project_texts();
[[nodiscard]] std::span<ObjectiveText const> objective_texts();
[[nodiscard]] std::span<DepartmentText const> department_texts();
[[nodiscard]] std::span<OpinionText const> opinion_texts();
[[nodiscard]] std::span<SignedText const> motives(core::WatchStatus status);
[[nodiscard]] std::span<SignedText const> note_texts(core::NoteKind kind);
[[nodiscard]] std::vector<core::Lesson> lesson_texts();

}
