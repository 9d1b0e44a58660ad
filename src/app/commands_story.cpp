#include "app/commands_story.hpp"

#include "app/json.hpp"
#include "app/map_export.hpp"
#include "app/open_project.hpp"
#include "app/sheet_files.hpp"
#include "core/error.hpp"
#include "dossier/minutes.hpp"
#include "dossier/story_draft.hpp"
#include "dossier/watch.hpp"
#include "report/committee_sheet.hpp"
#include "report/html_sheets.hpp"
#include "report/minutes_sheet.hpp"
#include "report/story_sheet.hpp"
#include "text/language.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

std::string names_of(std::vector<core::Story> const& stories) {
    std::string names;
    for (auto const& story : stories)
        names += (names.empty() ? "" : ", ") + story.name;
    return names;
}

/// \throws core::Error(usage) naming those there are
core::Story const& require_story(std::vector<core::Story> const& stories, std::string const& name) {
    auto const found = std::ranges::find(stories, name, &core::Story::name);
    if (found != stories.end()) return *found;
    if (stories.empty())
        throw core::Error(core::ErrorCode::usage,
                          VIGIE_N_("The project keeps no story. Make one: vigie story PROJECT draft NAME."));
    throw core::Error(core::ErrorCode::usage,
                      {VIGIE_N_("There is no story named “{0}”. The stories: {1}."), {name, names_of(stories)}});
}

ordered_json step_json(core::StoryStep const& step) {
    auto figures = ordered_json::array();
    for (auto const& figure : step.figures)
        figures.push_back({{"value", figure.value}, {"caption", figure.caption}});
    return {{"topic", core::code(step.topic)},
            {"title", step.title},
            {"sentence", step.sentence},
            {"figures", figures},
            {"notes", step.notes},
            {"campaign", step.campaign},
            {"colouring", step.colouring},
            {"edited", step.is_edited}};
}

int list_stories(store::Project const& project, StoryOptions const& options) {
    auto list = ordered_json::array();
    for (auto const& story : project.stories()) {
        auto steps = ordered_json::array();
        for (auto const& step : story.steps)
            steps.push_back(step_json(step));
        list.push_back({{"name", story.name}, {"residences", story.names_residences}, {"steps", steps}});
        if (options.json) continue;
        std::cout << story.name << '\n';
        for (std::size_t i = 0; i < story.steps.size(); ++i)
            std::cout << "  " << i + 1 << '\t' << story.steps[i].title << '\n';
    }
    if (options.json) print_json(list);
    return 0;
}

int draft(store::Project& project, StoryOptions const& options, Console const& console) {
    auto const snapshot = dossier::load_snapshot(project);
    auto story = dossier::draft_story(*snapshot, {options.name, options.campaign, options.residences});
    project.edit({VIGIE_N_("Story drafted: {0}"), {story.name}}, [&] { project.put_story(story); });
    console.message(tr("Story “{0}”: {1} steps.", {story.name, std::to_string(story.steps.size())}));
    return 0;
}

/// Says what changes; writes it unless it is only asked for.
int renew(store::Project& project, StoryOptions const& options, bool is_written) {
    auto const snapshot = dossier::load_snapshot(project);
    auto const stories = project.stories();
    auto renewed = dossier::renewed_story(*snapshot, require_story(stories, options.name), {"", options.campaign});
    auto list = ordered_json::array();
    for (auto const& change : renewed.changes) {
        list.push_back({{"step", change.step + 1},
                        {"title", change.title},
                        {"before", change.before},
                        {"after", change.after},
                        {"kept", change.is_kept}});
        if (options.json) continue;
        std::cout << change.step + 1 << '\t' << change.title << '\n';
        std::cout << (change.is_kept ? tr("  words of a person, kept: read them again")
                                     : "  " + change.before + " → " + change.after)
                  << '\n';
    }
    if (options.json) print_json(list);
    if (is_written && !(renewed.story == require_story(stories, options.name)))
        project.edit({VIGIE_N_("Story brought up to date: {0}"), {renewed.story.name}},
                     [&] { project.put_story(renewed.story); });
    return 0;
}

int rename(store::Project& project, StoryOptions const& options) {
    auto const stories = project.stories();
    auto story = require_story(stories, options.name);
    story.name = options.to;
    project.edit({VIGIE_N_("Story renamed: {0}"), {story.name}}, [&] { project.put_story(story); });
    return 0;
}

}

int run_story(StoryOptions const& options, Console const& console) {
    if (options.verb == "list")
        return list_stories(store::Project::open(options.project, store::OpenMode::read_only), options);
    if (options.name.empty()) throw core::Error(core::ErrorCode::usage, VIGIE_N_("Name the story."));
    if (options.verb == "changes") {
        auto project = store::Project::open(options.project, store::OpenMode::read_only);
        return renew(project, options, false);
    }
    auto project = open_to_write(options.project, console);
    if (options.verb == "draft") return draft(project, options, console);
    if (options.verb == "renew") return renew(project, options, true);
    if (options.verb == "rename") return rename(project, options);
    auto const stories = project.stories();
    auto const& story = require_story(stories, options.name);
    project.edit({VIGIE_N_("Story removed: {0}"), {story.name}}, [&] { project.remove_story(story.id); });
    return 0;
}

core::Story printed_story(store::Project const& project, dossier::Snapshot const& snapshot,
                          SheetOptions const& options, Console const& console) {
    if (options.codes.size() != 2)
        throw core::Error(core::ErrorCode::usage,
                          VIGIE_N_("sheet story: give the name of a story and the PDF to write."));
    auto stories = project.stories();
    if (stories.empty()) { // worth having before anybody has made one
        stories.push_back(dossier::draft_story(snapshot, {options.codes[0], options.campaign}));
        console.message(tr("The project keeps no story: the draft that Vigie makes is printed."));
    }
    return require_story(stories, options.codes[0]);
}

int story_sheet(SheetOptions const& options, Console const& console) {
    auto project = store::Project::open(options.project, store::OpenMode::read_only);
    auto const snapshot = dossier::load_snapshot(project);
    auto const story = printed_story(project, *snapshot, options, console);
    auto const sheet = sheet_options(project, console.stop(), [&](std::string const& words) { console.message(words); });
    write_sheet(
        options, options.codes[1],
        [&] {
            report::write_story_sheet(options.codes[1], *snapshot, &project, story, {.with_notes = options.notes}, sheet);
        },
        [&] { return report::story_page(*snapshot, &project, story, options.notes, sheet); });
    console.message(tr("{0} written.", {options.codes[1]}));
    return 0;
}

namespace {

dossier::MinutesRequest committee_request(SheetOptions const& options) {
    dossier::MinutesRequest request;
    request.campaign = options.campaign;
    request.date = dossier::decision_date(options.date);
    if (!options.since.empty()) request.since = dossier::decision_date(options.since);
    return request;
}

}

int committee_sheet(SheetOptions const& options, Console const& console) {
    if (options.codes.size() != 1)
        throw core::Error(core::ErrorCode::usage, VIGIE_N_("sheet committee: give the PDF to write."));
    auto project = store::Project::open(options.project, store::OpenMode::read_only);
    auto const snapshot = dossier::load_snapshot(project);
    auto const sheet = sheet_options(project, console.stop());
    auto const file = dossier::committee_file(*snapshot, committee_request(options));
    write_sheet(
        options, options.codes[0], [&] { report::write_committee_sheet(options.codes[0], *snapshot, file, sheet); },
        [&] { return report::committee_page(*snapshot, file, sheet); });
    console.message(tr("{0} written.", {options.codes[0]}));
    return 0;
}

dossier::MinutesRequest minutes_request(SheetOptions const& options) {
    if (options.codes.size() != 1)
        throw core::Error(core::ErrorCode::usage, VIGIE_N_("sheet minutes: give the PDF to write."));
    return committee_request(options);
}

int minutes_sheet(SheetOptions const& options, Console const& console) {
    auto const request = minutes_request(options);
    auto project = store::Project::open(options.project, store::OpenMode::read_only);
    auto const snapshot = dossier::load_snapshot(project);
    auto const sheet = sheet_options(project, console.stop());
    auto const minutes = dossier::minutes(*snapshot, request);
    write_sheet(
        options, options.codes[0], [&] { report::write_minutes_sheet(options.codes[0], *snapshot, minutes, sheet); },
        [&] { return report::minutes_page(*snapshot, minutes, sheet); });
    console.message(tr("{0} written.", {options.codes[0]}));
    return 0;
}

}
