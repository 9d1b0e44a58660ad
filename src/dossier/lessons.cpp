#include "dossier/lessons.hpp"

#include "core/error.hpp"
#include "dossier/site_projects.hpp"
#include "store/lesson_index.hpp"
#include "text/fold.hpp"

#include <algorithm>

namespace vigie::dossier {

namespace {

/// Of the snapshot looked through last: made once, while a person types.
store::LessonIndex const& index_of(std::shared_ptr<Snapshot const> const& snapshot) {
    struct Kept {
        std::weak_ptr<Snapshot const> of;
        std::unique_ptr<store::LessonIndex> index;
    };
    thread_local Kept kept;
    if (!kept.index || kept.of.lock() != snapshot)
        kept = {snapshot, std::make_unique<store::LessonIndex>(snapshot->lessons)};
    return *kept.index;
}

bool passes(core::Lesson const& lesson, LessonQuery const& query) {
    if (!query.theme.empty() && text::fold(lesson.theme) != text::fold(query.theme)) return false;
    if (query.least_dwellings && (!lesson.dwellings || *lesson.dwellings < *query.least_dwellings)) return false;
    if (query.most_dwellings && (!lesson.dwellings || *lesson.dwellings > *query.most_dwellings)) return false;
    return !query.is_in_qpv || lesson.is_in_qpv == true;
}

std::string record_copy(store::Project& project, Snapshot const& snapshot, core::Action const& action,
                        core::SiteProjectId into) {
    SiteActionRequest request;
    request.project = into;
    request.title = action.title;
    request.axis = action.axis;
    request.tfpb_axis = action.tfpb_axis;
    request.lead = action.lead;
    request.partner = action.partner;
    if (action.planned_cost_eur)
        request.planned = std::to_string(static_cast<long long>(*action.planned_cost_eur + 0.5));
    request.origin = action.origin;
    return record_site_action(project, snapshot, request);
}

}

std::vector<std::size_t> find_lessons(std::shared_ptr<Snapshot const> const& snapshot, LessonQuery const& query) {
    auto places = index_of(snapshot).find(query.words);
    std::erase_if(places, [&](std::size_t place) { return !passes(snapshot->lessons[place], query); });
    return places;
}

std::vector<std::string> lesson_themes(Snapshot const& snapshot) {
    std::vector<std::string> themes;
    for (auto const& lesson : snapshot.lessons)
        if (std::ranges::none_of(themes,
                                 [&](auto const& theme) { return text::fold(theme) == text::fold(lesson.theme); }))
            themes.push_back(lesson.theme);
    std::ranges::sort(themes, {}, [](auto const& theme) { return text::fold(theme); });
    return themes;
}

core::Lesson const& require_lesson(Snapshot const& snapshot, std::string const& code) {
    std::string codes;
    for (auto const& lesson : snapshot.lessons) {
        if (lesson.code == code) return lesson;
        codes += (codes.empty() ? "" : ", ") + lesson.code;
    }
    throw core::Error(core::ErrorCode::usage, {VIGIE_N_("There is no lesson “{0}”. Those there are: {1}."),
                                               {code, codes.empty() ? "–" : codes}});
}

std::string copy_lesson_action(store::Project& project, Snapshot const& snapshot, std::string const& lesson,
                               std::size_t step, core::SiteProjectId into) {
    auto const& from = require_lesson(snapshot, lesson);
    if (step >= from.steps.size())
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("The lesson {0} has {1} actions to copy."),
                                                   {lesson, std::to_string(from.steps.size())}});
    return record_copy(project, snapshot, copied_action(from.steps[step], lesson), into);
}

std::string copy_site_action(store::Project& project, Snapshot const& snapshot, std::string const& action,
                             core::SiteProjectId into) {
    auto const from = std::ranges::find(snapshot.actions, action, &core::Action::code);
    if (from == snapshot.actions.end())
        throw core::Error(core::ErrorCode::usage,
                          {VIGIE_N_("There is no action “{0}”. Look it up in its site project."), {action}});
    core::LessonAction const step{from->title, from->axis,    from->tfpb_axis,
                                  from->lead,  from->partner, from->planned_cost_eur};
    return record_copy(project, snapshot, copied_action(step, action), into);
}

LessonsTaken take_lessons(store::Project& project, Snapshot const& snapshot, std::vector<core::Lesson> lessons) {
    LessonsTaken taken;
    auto const known = [&](std::string const& code) {
        return std::ranges::find(snapshot.lessons, code, &core::Lesson::code);
    };
    for (auto& lesson : lessons) {
        auto ours = known(lesson.code);
        if (ours != snapshot.lessons.end() && ours->landlord != lesson.landlord && !lesson.landlord.empty()) {
            lesson.code = lesson.landlord + " " + lesson.code;
            ours = known(lesson.code);
        }
        ++(ours == snapshot.lessons.end() ? taken.added : taken.renewed);
    }
    project.edit({VIGIE_N_("Lessons: {0}"), {std::to_string(lessons.size())}}, [&] { project.add_lessons(lessons); });
    return taken;
}

}
