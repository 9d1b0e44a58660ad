// Watch events, actions, notes and lessons; site projects are in site_projects.cpp.
#include "store/detail/database.hpp"
#include "store/detail/rows.hpp"
#include "store/project.hpp"

#include "statements.hpp"

namespace vigie::store {

namespace {

template <typename Id> std::optional<Id> maybe_id(Statement const& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return Id{row.integer(column)};
}

}

void Project::add_watch_event(core::WatchEvent& event) {
    write(VIGIE_N_("Follow-up decision"), [&] {
        database_->prepare(sql::add_watch_event).bind(":residence", event.residence).bind(":status", core::code(event.status))
            .bind(":decided_on", core::iso(event.decided_on)).bind(":role", event.role).bind(":motive", event.motive).bind(":campaign", event.campaign).run();
        event.id = database_->last_row_id();
    });
}

std::vector<core::WatchEvent> Project::watch_events() const {
    std::vector<core::WatchEvent> list;
    auto row = database_->prepare(sql::watch_events);
    while (row.step())
        list.push_back({row.integer(0), {row.integer(1)}, core::watch_status_of_code(row.text(2)).value_or(core::WatchStatus::ordinary),
                        maybe_date(row, 3).value_or(core::Date{}), row.text(4), row.text(5), maybe_id<core::CampaignId>(row, 6)});
    return list;
}

void Project::add_actions(std::span<core::Action const> actions, core::ImportId import) {
    write({VIGIE_N_("Actions: {0}"), {std::to_string(actions.size())}}, [&] {
        for (auto const& action : actions)
            database_->prepare(sql::put_action).bind(":code", action.code).bind(":residence", action.residence).bind(":project", action.project)
                .bind(":axis", action.axis).bind(":tfpb_axis", action.tfpb_axis).bind(":title", action.title).bind(":lead", action.lead)
                .bind(":starts_on", iso_or_null(action.starts_on)).bind(":due_on", iso_or_null(action.due_on)).bind(":state", core::code(action.state))
                .bind(":planned", action.planned_cost_eur).bind(":actual", action.actual_cost_eur).bind(":effect", action.effect)
                .bind(":partner", action.partner).bind(":origin", action.origin).bind_reference(":import", import).run();
    });
}

std::vector<core::Action> Project::actions() const {
    std::vector<core::Action> list;
    auto row = database_->prepare(sql::actions);
    while (row.step())
        list.push_back({row.text(0), maybe_id<core::ResidenceId>(row, 1), maybe_id<core::SiteProjectId>(row, 2), row.text(3), row.text(4), row.text(5), row.text(6),
                        maybe_date(row, 7), maybe_date(row, 8), core::action_state_of_code(row.text(9)).value_or(core::ActionState::planned),
                        row.maybe_real(10), row.maybe_real(11), row.text(12), row.text(13), row.text(14)});
    return list;
}

void Project::add_field_notes(std::span<core::FieldNote const> notes) {
    write({VIGIE_N_("Field notes: {0}"), {std::to_string(notes.size())}}, [&] {
        for (auto const& note : notes)
            database_->prepare(sql::add_field_note).bind(":residence", note.residence).bind(":kind", core::code(note.kind))
                .bind(":noted_on", core::iso(note.date)).bind(":role", note.role).bind(":body", note.body).run();
    });
}

std::vector<core::FieldNote> Project::field_notes() const {
    std::vector<core::FieldNote> list;
    auto row = database_->prepare(sql::field_notes);
    while (row.step())
        list.push_back({{row.integer(0)}, core::note_kind_of_code(row.text(1)).value_or(core::NoteKind::finding), maybe_date(row, 2).value_or(core::Date{}),
                        row.text(3), row.text(4)});
    return list;
}

namespace {

void put_lesson(Database& db, core::Lesson const& lesson) {
    auto row = db.prepare(sql::put_lesson);
    row.bind(":code", lesson.code).bind(":title", lesson.title).bind(":theme", lesson.theme)
        .bind(":context", lesson.context).bind(":actions", lesson.actions).bind(":worked", lesson.worked).bind(":not_worked", lesson.not_worked)
        .bind(":conditions", lesson.conditions).bind(":duration", lesson.duration).bind(":cost", lesson.cost)
        .bind(":contact_role", lesson.contact_role).bind(":landlord", lesson.landlord).bind(":dwellings", lesson.dwellings)
        .bind(":is_in_qpv", lesson.is_in_qpv);
    row.step();
    auto const id = row.integer(0);
    row.step();
    db.prepare(sql::remove_lesson_actions).bind(":lesson", id).run();
    std::int64_t place = 0;
    for (auto const& step : lesson.steps)
        db.prepare(sql::add_lesson_action).bind(":lesson", id).bind(":place", place++).bind(":title", step.title).bind(":axis", step.axis)
            .bind(":tfpb_axis", step.tfpb_axis).bind(":lead", step.lead).bind(":partner", step.partner).bind(":cost", step.cost_eur).run();
}

}

void Project::add_lessons(std::span<core::Lesson const> lessons) {
    write({VIGIE_N_("Lessons: {0}"), {std::to_string(lessons.size())}}, [&] {
        for (auto const& lesson : lessons) put_lesson(*database_, lesson);
    });
}

std::vector<core::Lesson> Project::lessons() const {
    std::vector<core::Lesson> list;
    std::unordered_map<std::int64_t, std::size_t> place;
    {
        auto row = database_->prepare(sql::lessons);
        while (row.step()) {
            place.emplace(row.integer(0), list.size());
            list.push_back({row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), row.text(7), row.text(8), row.text(9), row.text(10), row.text(11),
                            row.text(12), row.maybe_int(13), row.is_null(14) ? std::nullopt : std::optional(row.integer(14) != 0), {}});
        }
    }
    auto row = database_->prepare(sql::lesson_actions);
    while (row.step())
        if (auto const found = place.find(row.integer(0)); found != place.end())
            list[found->second].steps.push_back({row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.maybe_real(6)});
    return list;
}

}
