// A story and the minutes of a committee on paper.
#include "report/minutes_sheet.hpp"
#include "report/story_sheet.hpp"

#include "core/error.hpp"
#include "dossier/story_draft.hpp"
#include "report/report_fixture.hpp"
#include "report/samples.hpp"
#include "support/demo_town.hpp"
#include "text/number.hpp"

#include <algorithm>

using namespace vigie;
using namespace vigie::report;
namespace rt = vigie::report::test;

namespace {

struct Town {
    Town() {
        support::copy_demo_town(folder / "demo.gpkg", 200);
        project.emplace(store::Project::open(folder / "demo.gpkg", store::OpenMode::read_only));
        snapshot = dossier::load_snapshot(*project);
    }
    rt::TempFolder folder;
    std::optional<store::Project> project;
    std::shared_ptr<dossier::Snapshot const> snapshot;
};

auto const day = rt::day(2026, 11, 26);

}

TEST_CASE("a story is printed a step a page, with nothing small, hidden or cut, in both languages", "[report][story]") {
    Town town;
    auto const path = town.folder / "story.pdf";
    for (auto const language : {text::Language::fr, text::Language::en})
        for (bool const names_residences : {false, true}) {
            rt::InLanguage const speaking(language);
            auto const story =
                dossier::draft_story(*town.snapshot, {.names_residences = names_residences, .as_of = day});
            PageRecord record;
            SheetOptions options;
            options.date = day;
            options.record = &record;
            write_story_sheet(path, *town.snapshot, &*town.project, story, {.with_notes = false}, options);
            CHECK(record.pages == static_cast<int>(story.steps.size()));
            rt::check_layout(record, 297, 210);
            for (auto const& step : story.steps)
                CHECK(std::ranges::any_of(
                    record.texts, [&](auto const& text) { return text.text == step.title && text.size_pt == 25; }));
            CHECK(std::filesystem::file_size(path) < 2'000'000 * story.steps.size());
        }
}

TEST_CASE("the speaker's notes are printed when they are asked for, whole", "[report][story]") {
    Town town;
    auto story = dossier::draft_story(*town.snapshot, {.as_of = day});
    for (int i = 0; i < 60; ++i)
        story.steps[1].notes += "Dire cela aussi, sans le lire. ";
    for (bool const with_notes : {false, true}) {
        PageRecord record;
        SheetOptions options;
        options.date = day;
        options.record = &record;
        write_story_sheet(town.folder / "notes.pdf", *town.snapshot, &*town.project, story, {.with_notes = with_notes},
                          options);
        rt::check_layout(record, 297, 210);
        CHECK(std::ranges::any_of(record.texts, [&](auto const& text) { return text.text == story.steps[1].notes; }) ==
              with_notes);
    }
}

TEST_CASE("a story without a step and a name that is no PDF are refused", "[report][story]") {
    Town town;
    core::Story empty{0, "vide", false, {}};
    CHECK_THROWS_AS(write_story_sheet(town.folder / "a.pdf", *town.snapshot, nullptr, empty), core::Error);
    auto const story = dossier::draft_story(*town.snapshot, {.as_of = day});
    CHECK_THROWS_AS(write_story_sheet(town.folder / "a.png", *town.snapshot, nullptr, story), core::Error);
    CHECK_FALSE(std::filesystem::exists(town.folder / "a.pdf"));
}

TEST_CASE("a story of the neighbourhoods names no residence", "[report][story]") {
    Town town;
    rt::InLanguage const speaking(text::Language::fr);
    auto const story = dossier::draft_story(*town.snapshot, {.as_of = day});
    PageRecord record;
    SheetOptions options;
    options.date = day;
    options.record = &record;
    write_story_sheet(town.folder / "quartiers.pdf", *town.snapshot, &*town.project, story, {.with_notes = true},
                      options);
    for (auto const& residence : town.snapshot->residences)
        for (auto const& text : record.texts) {
            CAPTURE(text.text);
            CHECK(text.text.find(residence.code) == std::string::npos);
        }
}

TEST_CASE("minutes hold every move and action once, go over pages whole, in both languages", "[report][minutes]") {
    Town town;
    for (auto const language : {text::Language::fr, text::Language::en}) {
        rt::InLanguage const speaking(language);
        auto const made = dossier::minutes(*town.snapshot, {.date = day});
        PageRecord record;
        SheetOptions options;
        options.date = day;
        options.record = &record;
        write_minutes_sheet(town.folder / "minutes.pdf", *town.snapshot, made, options);
        rt::check_layout(record, 210, 297);
        CHECK(record.pages > 1);
        auto const rows = [&](std::string const& section) {
            return static_cast<std::size_t>(std::ranges::count_if(record.blocks, [&](auto const& block) {
                return block.name.starts_with(section + " ") && !block.name.ends_with(" head");
            }));
        };
        CHECK(rows("moves") == made.moves.size());
        CHECK(rows("actions") == made.actions.size());
        CHECK(std::ranges::any_of(record.texts, [&](auto const& text) { return text.text == made.title; }));
    }
}

TEST_CASE("minutes of an empty project say that there is nothing, section by section", "[report][minutes]") {
    rt::TempFolder folder;
    store::ProjectInfo info;
    info.title = "vide";
    auto project = store::Project::create(folder / "vide.gpkg", info);
    auto const snapshot = dossier::load_snapshot(project);
    PageRecord record;
    SheetOptions options;
    options.date = day;
    options.record = &record;
    write_minutes_sheet(folder / "vide.pdf", *snapshot, dossier::minutes(*snapshot, {.date = day}), options);
    rt::check_layout(record, 210, 297);
    CHECK(record.pages == 1);
    for (auto const* const words : {"No status changed.", "No decision is recorded.", "No action is open."})
        CHECK(std::ranges::any_of(record.texts, [&](auto const& text) { return text.text == words; }));
}
