#include "app/commands_lesson.hpp"

#include "app/json.hpp"
#include "app/open_project.hpp"
#include "app/output_file.hpp"
#include "core/error.hpp"
#include "dossier/lesson_file.hpp"
#include "dossier/lessons.hpp"
#include "dossier/personal_data.hpp"
#include "dossier/site_projects.hpp"
#include "text/language.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

ordered_json lesson_json(core::Lesson const& lesson) {
    auto actions = ordered_json::array();
    for (auto const& step : lesson.steps)
        actions.push_back({{"title", step.title},
                           {"axis", step.axis},
                           {"tfpb", step.tfpb_axis},
                           {"lead", step.lead},
                           {"partner", step.partner},
                           {"cost_eur", value_or_null(step.cost_eur)}});
    return {{"code", lesson.code},
            {"title", lesson.title},
            {"theme", lesson.theme},
            {"landlord", lesson.landlord},
            {"dwellings", lesson.dwellings ? ordered_json(*lesson.dwellings) : ordered_json()},
            {"qpv", lesson.is_in_qpv ? ordered_json(*lesson.is_in_qpv) : ordered_json()},
            {"context", lesson.context},
            {"done", lesson.actions},
            {"worked", lesson.worked},
            {"not_worked", lesson.not_worked},
            {"conditions", lesson.conditions},
            {"duration", lesson.duration},
            {"cost", lesson.cost},
            {"contact_role", lesson.contact_role},
            {"actions", actions}};
}

int search(std::shared_ptr<dossier::Snapshot const> const& s, LessonOptions const& options) {
    dossier::LessonQuery query;
    if (options.verb == "search") query = {options.what, options.theme, options.least, options.most, options.in_qpv};
    auto list = ordered_json::array();
    for (auto const place : dossier::find_lessons(s, query)) {
        auto const& lesson = s->lessons[place];
        list.push_back(lesson_json(lesson));
        if (!options.json) std::cout << lesson.code << '\t' << lesson.theme << '\t' << lesson.title << '\n';
    }
    if (options.json) print_json(ordered_json{{"lessons", list}});
    return 0;
}

int show(dossier::Snapshot const& s, LessonOptions const& options) {
    auto const& lesson = dossier::require_lesson(s, options.what);
    if (options.json) {
        print_json(lesson_json(lesson));
        return 0;
    }
    std::cout << lesson.code << '\t' << lesson.title << '\n';
    for (auto const& [title, body] : {std::pair{tr("Context"), lesson.context},
                                      {tr("What worked"), lesson.worked},
                                      {tr("What did not work"), lesson.not_worked},
                                      {tr("Conditions"), lesson.conditions},
                                      {tr("Role to contact"), lesson.contact_role}})
        if (!body.empty()) std::cout << title << '\t' << body << '\n';
    for (std::size_t i = 0; i < lesson.steps.size(); ++i)
        std::cout << "  " << i + 1 << '\t' << lesson.steps[i].title << '\n';
    return 0;
}

int copy(LessonOptions const& options, Console const& console) {
    auto project = open_to_write(options.project, console);
    auto const s = dossier::load_snapshot(project);
    auto const& site = dossier::require_site_project(*s, options.into);
    auto const code =
        options.from_action.empty()
            ? dossier::copy_lesson_action(project, *s, options.what,
                                            static_cast<std::size_t>(std::max(options.action, 1)) - 1, site.id)
            : dossier::copy_site_action(project, *s, options.from_action, site.id);
    console.message(tr("Copied into {0}", {site.code + ": " + code}));
    return 0;
}

int take(LessonOptions const& options, Console const& console) {
    auto const lessons = dossier::read_lessons(options.what);
    auto project = open_to_write(options.project, console);
    auto const s = dossier::load_snapshot(project);
    auto const taken = dossier::take_lessons(project, *s, lessons);
    if (auto const caution = dossier::lesson_caution(lessons); !caution.empty()) console.message(caution);
    console.message(tr("Lessons: {0} new, {1} renewed", {std::to_string(taken.added), std::to_string(taken.renewed)}));
    return 0;
}

}

int run_lesson(LessonOptions const& options, Console const& console) {
    if (options.verb == "copy") return copy(options, console);
    if (options.verb == "import") return take(options, console);
    auto project = store::Project::open(options.project, store::OpenMode::read_only);
    auto const s = dossier::load_snapshot(project);
    if (options.verb == "list" || options.verb == "search") return search(s, options);
    if (options.verb == "show") return show(*s, options);
    if (options.what.empty())
        throw core::Error(core::ErrorCode::usage, VIGIE_N_("lesson export: name the file to write."));
    write_file(options.what, [&](std::ostream& out) { out << dossier::lessons_text(s->lessons, options.landlord); });
    console.message(tr("{0} written.", {options.what}));
    return 0;
}

}
