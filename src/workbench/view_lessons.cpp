#include "workbench/view_lessons.hpp"

#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>

namespace vigie::workbench {

namespace {

using text::tr;
using text::tr_n;

std::string joined(std::initializer_list<std::string> words) {
    std::string all;
    for (auto const& word : words)
        if (!word.empty()) all += (all.empty() ? "" : " · ") + word;
    return all;
}

std::string where_of(core::Lesson const& lesson) {
    return joined({lesson.theme, lesson.dwellings ? tr_n("{0} dwelling", "{0} dwellings", *lesson.dwellings) : "",
                   lesson.is_in_qpv == true ? tr("QPV") : "", lesson.landlord});
}

LessonSheet sheet_of(core::Lesson const& lesson) {
    using Tone = LessonSheet::Part::Tone;
    LessonSheet sheet{lesson.code, lesson.title, joined({lesson.code, where_of(lesson)}), {}, {}};
    auto const add = [&](std::string title, std::string const& body, Tone tone = Tone::plain) {
        if (!body.empty()) sheet.parts.push_back({std::move(title), body, tone});
    };
    add(tr("Context"), lesson.context);
    add(tr("What was done"), lesson.actions);
    add(tr("What worked"), lesson.worked, Tone::good);
    add(tr("What did not work"), lesson.not_worked, Tone::bad);
    add(tr("Conditions"), lesson.conditions);
    add(tr("Duration"), lesson.duration);
    add(tr("Cost"), lesson.cost);
    add(tr("Role to contact"), lesson.contact_role);
    for (auto const& step : lesson.steps)
        sheet.steps.push_back({step.title, joined({step.tfpb_axis, step.lead, step.partner,
                                                   step.cost_eur ? text::euros(*step.cost_eur) : ""})});
    return sheet;
}

}

LessonsView lessons_view(Workbench const& workbench) {
    LessonsView view;
    auto const& s = workbench.snapshot();
    view.query = workbench.follow.query;
    view.themes = dossier::lesson_themes(s);
    view.all = s.lessons.size();
    view.can_edit = workbench.can_edit();
    auto const found = dossier::find_lessons(workbench.shared_snapshot(), view.query);
    core::Lesson const* shown = nullptr;
    for (auto const place : found) {
        auto const& lesson = s.lessons[place];
        view.rows.push_back({lesson.code, lesson.title, where_of(lesson)});
        if (shown == nullptr || lesson.code == workbench.follow.lesson) shown = &lesson;
    }
    if (shown != nullptr) view.sheet = sheet_of(*shown);
    for (auto const& site : s.site_projects) {
        if (site.closed_on) continue;
        if (workbench.follow.project == site.id || view.copied_to.empty()) {
            view.plan = view.plans.size();
            view.copied_to = site.title;
        }
        view.plans.push_back(site.title);
    }
    return view;
}

}
