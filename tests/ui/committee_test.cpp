// The screens of the committee and of lessons, and the dialog of the yearly table: what they ask for.
#include "headless.hpp"
#include "panel_bench.hpp"
#include "ui/follow_panels.hpp"
#include "workbench/actions.hpp"

#include <catch2/catch.hpp>

namespace vigie::ui {

namespace {

using support::Headless;
using support::only;
using support::PanelBench;

wb::CommitteeView two_proposals() {
    wb::CommitteeView view;
    view.campaign = "2026";
    view.can_edit = true;
    view.proposals = {
        {"R1:enter", 1, "Les Ifs", "Le Port", "ordinary → watched", "entry", core::SeverityClass::d, "class D", false},
        {"R2:close", 2, "Les Pins", "", "leaving → closed", "exit", core::SeverityClass::a, "class A", true}};
    view.quarters = {{"Q2 2026", 1, 0, 0, 5, {{3, "02/05/2026", "Les Ormes", "ordinary → watched", "why", false}}}};
    return view;
}

}

TEST_CASE("a committee looks at a proposal, then accepts or refuses it", "[ui][panel][committee]") {
    PanelBench bench;
    auto view = two_proposals();
    auto const draw = [&](Desk& desk) { return draw_committee_screen(desk, bench.layout(), view); };
    auto const shown = only<wb::ShowProposal>(bench.click("proposal.R2:close", draw));
    REQUIRE(shown);
    CHECK(shown->key == "R2:close");
    auto const accepted = only<wb::OpenProposal>(bench.click("committee.accept", draw));
    REQUIRE(accepted);
    CHECK(accepted->key == "R1:enter"); // the first, until another is chosen
    CHECK(accepted->accepts);
    auto const refused = only<wb::OpenProposal>(bench.click("committee.refuse", draw));
    REQUIRE(refused);
    CHECK_FALSE(refused->accepts);
    auto const moved = only<wb::ShowResidence>(bench.click("register.Q2 2026.0", draw));
    REQUIRE(moved);
    CHECK(moved->row == 3);
    CHECK(only<wb::RunAction>(bench.click("register.export", draw))->id == "file.register");
    view.can_edit = false;
    CHECK(bench.click("committee.accept", draw).empty());
}

TEST_CASE("an answer needs a role and a reason", "[ui][panel][committee]") {
    PanelBench bench(1280, 720);
    auto view = two_proposals();
    view.asked = view.proposals[0];
    auto const draw = [&](Desk& desk) { return draw_proposal_dialog(desk, 1280, 720, view); };
    CHECK_FALSE(only<wb::AnswerProposal>(bench.click("dialog.ok", draw)));
    bench.state.form.role = "committee";
    bench.state.form.motive = "seen on site";
    auto const answer = only<wb::AnswerProposal>(bench.click("dialog.ok", draw));
    REQUIRE(answer);
    CHECK(answer->reason == "seen on site");
    CHECK(only<wb::CloseDialog>(bench.click("dialog.cancel", draw)));
}

TEST_CASE("lessons are looked for by words, narrowed, chosen and copied", "[ui][panel][lesson]") {
    PanelBench bench;
    wb::LessonsView view;
    view.can_edit = true;
    view.all = 2;
    view.themes = {"Tranquillité"};
    view.rows = {{"REX-01", "Halls", "Tranquillité"}, {"REX-02", "Waste", ""}};
    view.sheet = wb::LessonSheet{"REX-01", "Halls", "", {{"Context", "…", {}}}, {{"Mediation", "town"}}};
    view.plans = {"Roz Avel"};
    auto const draw = [&](Desk& desk) { return draw_lessons_screen(desk, bench.layout(), view); };
    auto const other = only<wb::ShowLesson>(bench.click("lesson.REX-02", draw));
    REQUIRE(other);
    CHECK(other->code == "REX-02");
    auto const narrowed = only<wb::SearchLessons>(bench.click("lessons.qpv", draw));
    REQUIRE(narrowed);
    CHECK(narrowed->query.is_in_qpv);
    auto const copied = only<wb::CopyLessonAction>(bench.click("lessons.copy.0", draw));
    REQUIRE(copied);
    CHECK(copied->lesson == "REX-01");
    view.plans.clear();
    CHECK(bench.click("lessons.copy.0", draw).empty()); // into no plan
}

TEST_CASE("the yearly table is asked for by year, place and axis, and where to write it comes next", "[ui][tfpb]") {
    Headless h(1280, 720);
    h.open(support::demo_town());
    REQUIRE(workbench::run_action(h.w, "file.tfpb"));
    h.frame();
    REQUIRE(h.click("dialog.ok"));
    h.frame();
    CHECK_FALSE(h.w.error());
    CHECK(h.w.dialog == workbench::Dialog::save);
    REQUIRE(h.w.prepared_export());
    CHECK(h.w.prepared_export()->kind == workbench::ExportKind::tfpb_sheet);
}

TEST_CASE("words typed in the library narrow what is listed", "[ui][lesson]") {
    Headless h(1920, 1080);
    h.open(support::demo_town());
    REQUIRE(workbench::run_action(h.w, "follow.lessons"));
    h.frame();
    REQUIRE(h.shows("lesson.REX-02"));
    REQUIRE(h.click("lessons.words"));
    h.type("hall ferme");
    h.frame();
    CHECK(h.shows("lesson.REX-01"));
    CHECK_FALSE(h.shows("lesson.REX-02"));
}

}
