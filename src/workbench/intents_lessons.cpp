#include "workbench/intents_lessons.hpp"

#include "dossier/lesson_file.hpp"
#include "dossier/lessons.hpp"
#include "dossier/personal_data.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/view_lessons.hpp"
#include "workbench/workbench.hpp"

namespace vigie::workbench {

using text::tr;

namespace {

/// The plan that lessons_view() says copies go to.
core::SiteProject const* plan_of(Workbench const& w, std::size_t plan) {
    for (auto const& site : w.snapshot().site_projects) {
        if (site.closed_on) continue;
        if (plan-- == 0) return &site;
    }
    return nullptr;
}

}

void apply(Workbench& w, SearchLessons const& intent) {
    if (w.follow.query == intent.query) return;
    w.follow.query = intent.query;
    w.refresh_views();
}

void apply(Workbench& w, ShowLesson const& intent) {
    w.follow.lesson = intent.code;
    w.refresh_views();
}

void apply(Workbench& w, ChoosePlan const& intent) {
    if (auto const* const site = plan_of(w, intent.plan)) w.follow.project = site->id;
    w.refresh_views();
}

void apply(Workbench& w, CopyLessonAction const& intent) {
    auto const* const site = plan_of(w, lessons_view(w).plan);
    if (site == nullptr) return;
    auto const id = site->id;
    auto const title = site->title;
    w.change_project(
        [&](store::Project& project) {
            (void)dossier::copy_lesson_action(project, w.snapshot(), intent.lesson, intent.step, id);
        },
        tr("Copied into {0}", {title}));
}

void apply(Workbench& w, TakeLessons const& intent) {
    auto const lessons = dossier::read_lessons(intent.path);
    dossier::LessonsTaken taken;
    w.change_project([&](store::Project& project) { taken = dossier::take_lessons(project, w.snapshot(), lessons); }, "");
    auto const caution = dossier::lesson_caution(lessons);
    w.set_notice(tr("Lessons: {0} new, {1} renewed", {text::integer(static_cast<std::int64_t>(taken.added)),
                                                      text::integer(static_cast<std::int64_t>(taken.renewed))}) +
                 (caution.empty() ? "" : ". " + caution));
    w.close_dialog();
}

}
