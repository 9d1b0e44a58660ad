// The screens of the follow-up beside the watch list: what they ask for, by mouse and keyboard.
#include "panel_bench.hpp"

#include "headless.hpp"
#include "text/language.hpp"
#include "workbench/actions.hpp"

#include <catch2/catch.hpp>

namespace vigie::ui {

namespace {

using support::Headless;
using support::only;
using support::PanelBench;

constexpr int key_down = 264;

wb::SiteProjectsView two_projects() {
    wb::SiteProjectsView view;
    view.can_edit = view.can_create = true;
    view.rows = {{{1}, "Roz Avel", "3 residences", "until 2027", false, 1, 2, 1, 0, 1, 1},
                 {{2}, "Kerbell", "1 residence", "closed", true}};
    wb::SiteProjectFile file;
    file.id = {1};
    file.title = "Roz Avel";
    file.objectives = {{7, "TR2", "27.5 → 11.0", "aimed at: 12", "on track", dossier::ObjectiveState::on_track, 0.9}};
    file.departments = {{9, "Works", "", "asked, has not answered", false}};
    wb::SiteActionLine action;
    action.code = "PS-01-A1";
    action.line.title = "Doors";
    action.line.is_late = true;
    file.actions = file.overdue = {action};
    file.sites = {{4, "Roz Avel 1", "Le Bois", core::SeverityClass::d, 71.0}};
    view.file = file;
    return view;
}

/// A copy of the demo town, to be changed.
std::filesystem::path own_town(support::TempDir const& dir) {
    std::filesystem::copy_file(support::demo_town(), dir / "town.gpkg");
    return dir / "town.gpkg";
}

}

TEST_CASE("a site project is chosen, its parts are opened and added to", "[ui][panel][site]") {
    for (auto const& [width, height] : {std::pair{1920.0F, 1080.0F}, {1280.0F, 720.0F}}) {
        PanelBench bench(width, height);
        auto const view = two_projects();
        auto const draw = [&](Desk& desk) { return draw_site_projects_screen(desk, bench.layout(), view); };
        auto const other = only<wb::ShowSiteProject>(bench.click("site.2", draw));
        REQUIRE(other);
        CHECK(other->id == core::SiteProjectId{2});
        auto const objective = only<wb::EditSitePart>(bench.click("objective.7", draw));
        REQUIRE(objective);
        CHECK(objective->dialog == wb::Dialog::site_objective);
        CHECK(objective->objective == 7);
        auto const fresh = only<wb::EditSitePart>(bench.click("site.objective", draw));
        REQUIRE(fresh);
        CHECK_FALSE(fresh->objective);
        auto const department = only<wb::EditSitePart>(bench.click("department.9", draw));
        REQUIRE(department);
        CHECK(department->department == 9);
        auto const part = only<wb::ShowFollowPart>(bench.click("follow.part.0", draw));
        REQUIRE(part);
        CHECK(part->part == wb::FollowPart::list);
        CHECK(only<wb::RunAction>(bench.click("site.create", draw)));
    }
}

TEST_CASE("arrows go through the site projects", "[ui][panel][site]") {
    PanelBench bench;
    auto const view = two_projects();
    auto const draw = [&](Desk& desk) { return draw_site_projects_screen(desk, bench.layout(), view); };
    bench.frame(draw);
    bench.focus.go_to("site.list");
    bench.frame(draw);
    auto const next = only<wb::ShowSiteProject>(bench.press(key_down, draw));
    REQUIRE(next);
    CHECK(next->id == core::SiteProjectId{2});
}

TEST_CASE("a project that is open for reading offers nothing to write", "[ui][panel][site]") {
    PanelBench bench;
    auto view = two_projects();
    view.can_edit = view.can_create = false;
    auto const draw = [&](Desk& desk) { return draw_site_projects_screen(desk, bench.layout(), view); };
    for (auto const* const id : {"site.create", "site.edit", "site.action", "site.objective", "site.department"})
        CHECK(bench.click(id, draw).empty());
}

TEST_CASE("what is added before any project was chosen goes to the one that is shown", "[ui][site]") {
    support::TempDir const dir;
    Headless h(1280, 720);
    h.open(own_town(dir));
    REQUIRE(workbench::run_action(h.w, "follow.projects"));
    h.frame();
    REQUIRE_FALSE(h.w.follow.project);
    auto const shown = workbench::site_projects_view(h.w).file->id;
    auto const before = h.w.snapshot().actions.size();
    REQUIRE(h.click("site.action"));
    h.frame();
    REQUIRE(h.click("action.title"));
    h.type("Portes");
    REQUIRE(h.click("dialog.ok"));
    h.frame();
    CHECK_FALSE(h.w.error());
    CHECK(h.w.dialog == workbench::Dialog::none);
    REQUIRE(h.w.snapshot().actions.size() == before + 1);
    CHECK(dossier::actions_of_project(h.w.snapshot(), shown).back().title == "Portes");
}

TEST_CASE("a site project is made from the selection in its dialog, and taken back", "[ui][site]") {
    support::TempDir const dir;
    Headless h(1920, 1080);
    h.open(own_town(dir));
    auto const rows = h.w.table().rows();
    h.w.select({rows[0], rows[1]});
    h.frame();
    auto const before = h.w.snapshot().site_projects.size();
    REQUIRE(workbench::run_action(h.w, "follow.new_project"));
    h.frame();
    REQUIRE(h.click("site.title"));
    h.type("Les Tamaris");
    REQUIRE(h.click("site.pilot"));
    h.type("agence Sud");
    REQUIRE(h.click("dialog.ok"));
    h.frame();
    CHECK_FALSE(h.w.error());
    CHECK(h.w.dialog == workbench::Dialog::none);
    REQUIRE(h.w.snapshot().site_projects.size() == before + 1);
    CHECK(h.w.snapshot().site_projects.back().residences.size() == 2);
    CHECK(h.w.mode == workbench::Mode::follow);
    REQUIRE(h.click("site.objective"));
    h.frame();
    REQUIRE(h.click("objective.target"));
    h.type("40");
    REQUIRE(h.click("objective.due"));
    h.type("2027-12-31");
    REQUIRE(h.click("dialog.ok"));
    h.frame();
    CHECK_FALSE(h.w.error());
    CHECK(h.w.snapshot().objectives.back().target == Approx(40));
    auto const objectives = h.w.snapshot().objectives.size();
    h.press('Z', true);
    CHECK(h.w.snapshot().objectives.size() == objectives - 1);
    h.press('Z', true);
    CHECK(h.w.snapshot().site_projects.size() == before);
}

TEST_CASE("story 6 is played in the window: project, objective, department, action, what is late", "[ui][site][guide]") {
    support::TempDir const dir;
    Headless h(1920, 1080);
    h.open(own_town(dir));
    auto const rows = h.w.table().rows();
    h.w.select({rows[0], rows[1], rows[2]});
    auto const type_in = [&](char const* id, char const* words) {
        REQUIRE(h.click(id));
        h.type(words);
    };
    auto const record = [&] {
        REQUIRE(h.click("dialog.ok"));
        h.frame();
        REQUIRE_FALSE(h.w.error());
        REQUIRE(h.w.dialog == workbench::Dialog::none);
    };
    REQUIRE(workbench::run_action(h.w, "follow.new_project")); // 1
    h.frame();
    type_in("site.title", "Roz Avel");
    type_in("site.aim", "Des halls apaisés");
    type_in("site.pilot", "Responsable d’agence");
    type_in("site.sponsor", "Direction de la qualité");
    record();
    CHECK(h.w.mode == workbench::Mode::follow); // 2: its file is shown
    CHECK(h.w.snapshot().site_projects.back().sponsor == "Direction de la qualité");
    REQUIRE(h.click("site.objective")); // 3: a share of the campaign it starts from
    h.frame();
    type_in("objective.target", "-50 %");
    type_in("objective.due", "2027-12-31");
    record();
    auto const& objective = h.w.snapshot().objectives.back();
    CHECK(objective.project == h.w.snapshot().site_projects.back().id);
    REQUIRE(h.click("site.department")); // 4: without a day of answer
    h.frame();
    type_in("department.name", "Patrimoine");
    type_in("department.request", "Portes des halls");
    record();
    auto const& departments = h.w.snapshot().departments;
    CHECK(departments.back().name == "Patrimoine");
    CHECK_FALSE(departments.back().answered_on);
    REQUIRE(h.click("site.action")); // 5: family, axis, who, when, how much
    h.frame();
    type_in("action.title", "Contrôle d’accès");
    REQUIRE(h.click("action.axes.first"));
    h.frame();
    REQUIRE(h.click("action.axes.first.2"));
    REQUIRE(h.click("action.axes.second"));
    h.frame();
    REQUIRE(h.click("action.axes.second.3"));
    type_in("action.lead", "Responsable technique");
    type_in("action.from", "2025-03-01");
    type_in("action.to", "2025-09-30");
    type_in("action.planned", "21500");
    record();
    auto const& actions = h.w.snapshot().actions;
    auto const found = std::ranges::find(actions, "Contrôle d’accès", &core::Action::title);
    REQUIRE(found != actions.end());
    auto const& action = *found;
    CHECK_FALSE(action.axis.empty());
    CHECK_FALSE(action.tfpb_axis.empty());
    CHECK(action.planned_cost_eur == Approx(21500));
    auto const file = workbench::site_projects_view(h.w).file;
    REQUIRE(file);
    CHECK(file->overdue.size() == 1); // « Actions en retard »
    CHECK(file->strip.bars.size() == 1); // the strip of the year
    CHECK(file->departments.size() == 1);
    CHECK_FALSE(file->departments[0].has_answered);
}

}
