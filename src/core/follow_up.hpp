#pragma once

#include "core/date.hpp"
#include "core/id.hpp"
#include "core/severity_class.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::core {

/// ordinaire → à surveiller → en veille → projet de site → en sortie → sorti, and rechute.
enum class WatchStatus : unsigned char { ordinary, monitored, watched, project, leaving, closed, relapse };

inline constexpr std::array all_watch_statuses{WatchStatus::ordinary, WatchStatus::monitored, WatchStatus::watched,
                                               WatchStatus::project,  WatchStatus::leaving,   WatchStatus::closed,
                                               WatchStatus::relapse};

/// « ordinary », « monitored »… as in files and on the command line.
[[nodiscard]] std::string_view code(WatchStatus status);
[[nodiscard]] std::optional<WatchStatus> watch_status_of_code(std::string_view code);

/// One transition, decided by a person: never automatic, always dated, signed by a role and motivated.
struct WatchEvent {
    std::int64_t id = 0;
    ResidenceId residence;
    WatchStatus status = WatchStatus::ordinary;
    Date decided_on{};
    std::string role;
    std::string motive;
    std::optional<CampaignId> campaign;
    friend bool operator==(WatchEvent const&, WatchEvent const&) = default;
};

enum class ActionState { planned, under_way, done, abandoned };
[[nodiscard]] std::string_view code(ActionState state);
[[nodiscard]] std::optional<ActionState> action_state_of_code(std::string_view code);

struct Action {
    std::string code;
    std::optional<ResidenceId> residence;
    std::optional<SiteProjectId> project;
    std::string axis;      ///< family of the grid it acts on, as free text or code
    std::string tfpb_axis; ///< one of the eight axes of the TFPB framework, may be empty
    std::string title;
    std::string lead; ///< a role, never a person
    std::optional<Date> starts_on;
    std::optional<Date> due_on;
    ActionState state = ActionState::planned;
    std::optional<double> planned_cost_eur;
    std::optional<double> actual_cost_eur;
    std::string effect;
    std::string partner{}; ///< who shares it from outside the house
    std::string origin{};  ///< lesson or action it was copied from, by code; may be empty
    friend bool operator==(Action const&, Action const&) = default;
};

/// A group of residences worked on together.
struct SiteProject {
    SiteProjectId id;
    std::string code;
    std::string title;
    std::string objective;
    std::optional<Date> opened_on;
    std::optional<Date> closed_on;
    std::vector<ResidenceId> residences;
    std::string pilot{};             ///< a role, as the sponsor
    std::string sponsor{};           ///< in the board of directors
    std::optional<Date> ends_on{};   ///< as planned
    friend bool operator==(SiteProject const&, SiteProject const&) = default;
};

enum class NoteKind { quote, finding, event, decision };
[[nodiscard]] std::string_view code(NoteKind kind);
[[nodiscard]] std::optional<NoteKind> note_kind_of_code(std::string_view code);

/// What someone on site said or saw (by role), an event of the residence's life, or a decision asked of a partner.
struct FieldNote {
    ResidenceId residence;
    NoteKind kind = NoteKind::quote;
    Date date{};
    std::string role;
    std::string body;
    friend bool operator==(FieldNote const&, FieldNote const&) = default;
};

/// What people on site say of a class that was computed: another one, or that taken back. It stands beside the computed class,
/// never in its place; the latest of a residence and campaign holds.
struct FieldOpinion {
    std::int64_t id = 0;
    ResidenceId residence;
    CampaignId campaign; ///< whose class it is about
    std::optional<SeverityClass> proposed; ///< absent = the opinion that held is withdrawn
    SeverityClass computed = SeverityClass::not_scored; ///< shown when it was given
    Date given_on{};
    std::string role; ///< never a person
    std::string motive;
    std::vector<FieldNote> evidence; ///< what was said or seen that it rests on
    friend bool operator==(FieldOpinion const&, FieldOpinion const&) = default;
};

/// An action of a lesson, to be copied into another plan.
struct LessonAction {
    std::string title;
    std::string axis;      ///< family of the grid
    std::string tfpb_axis; ///< may be empty
    std::string lead;      ///< a role
    std::string partner;
    std::optional<double> cost_eur;
    friend bool operator==(LessonAction const&, LessonAction const&) = default;
};

/// What worked, what did not, under which conditions (retour d'expérience).
struct Lesson {
    std::string code;
    std::string title;
    std::string theme;
    std::string context;
    std::string actions;
    std::string worked;
    std::string not_worked;
    std::string conditions;
    std::string duration;
    std::string cost;
    std::string contact_role;
    std::string landlord{};         ///< whose it is; empty = ours
    std::optional<int> dwellings{}; ///< of the site
    std::optional<bool> is_in_qpv{};
    std::vector<LessonAction> steps{};
    friend bool operator==(Lesson const&, Lesson const&) = default;
};

}
