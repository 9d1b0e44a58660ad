// Before and after of a site project: published intervals, verdicts, and what a person writes down.
#include "dossier/site_project_progress.hpp"

#include "core/error.hpp"
#include "dossier/detail/intervals.hpp"
#include "dossier/tfpb_axes.hpp"
#include "store/site_projects.hpp"
#include "support/two_campaigns.hpp"
#include "workbench/actions.hpp"
#include "workbench/intents_follow.hpp"
#include "workbench/view_site_projects.hpp"
#include "workbench/workbench.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace vigie;
using namespace vigie::dossier;
using namespace vigie::workbench;

namespace {

using namespace std::chrono;

core::Date on(int y, unsigned m, unsigned d) { return {year(y), month(m), day(d)}; }
constexpr core::Date mid_2026{year(2026), July, day(2)};

/// r0 and r1 form a site; E is counted in both years, the way it is told.
struct Site : support::TwoCampaigns {
    Site() { score(); }

    void count(std::size_t row, std::size_t campaign, double events, double dwellings) {
        core::Observation o;
        o.residence = residences[row].id;
        o.campaign = campaigns[campaign];
        o.indicator = "E";
        o.numerator = events;
        o.denominator = dwellings;
        store.project.put_observations(std::vector{o}, {});
    }

    core::SiteProjectId open() {
        return record_site_project(
            store.project, *snapshot(),
            {{}, "", "Roz Avel", "", "agence", "", "2025-02-04", "2027-12-31", "", {"r0", "r1"}});
    }

    void aim(core::SiteProjectId site, std::string subject, std::string target, std::string due = "2027-12-31") {
        record_objective(store.project, *snapshot(),
                         {{}, site, "", std::move(subject), "2025", std::move(target), std::move(due)});
    }

    std::vector<ObjectiveProgress> progress(core::SiteProjectId site, core::Date today = mid_2026) {
        return objective_progress(*snapshot(), site, today);
    }
};

}

TEST_CASE("the ratio of two rates has the interval and p of the exact binomial test", "[workbench][site][reference]") {
    // R 4.2, poisson.test(c(11, 21), c(800, 3011)): its help page's example of breast cancers.
    auto const cancers = detail::rate_ratio(21, 3011, 11, 800);
    CHECK(cancers.ratio == Approx(1.971488095));
    CHECK(cancers.low == Approx(0.8584264034).epsilon(1e-8));
    CHECK(cancers.high == Approx(4.2772659437).epsilon(1e-8));
    CHECK(cancers.p == Approx(0.1120173196).epsilon(1e-8)); // 2 × binom.test(11, 32, 800/3811, "greater")
    // poisson.test(c(18, 44), c(160, 160)); 2 × binom.test(18, 62, 0.5, "less").
    auto const halls = detail::rate_ratio(44, 160, 18, 160);
    CHECK(halls.low == Approx(0.2224849743).epsilon(1e-8));
    CHECK(halls.high == Approx(0.7226238070).epsilon(1e-8));
    CHECK(halls.p == Approx(0.001299002771).epsilon(1e-7));
    // None after: poisson.test(c(0, 5), c(100, 100)), 2 × 0.5⁵.
    auto const gone = detail::rate_ratio(5, 100, 0, 100);
    CHECK(gone.low == 0);
    CHECK(gone.high == Approx(1.091279105).epsilon(1e-8));
    CHECK(gone.p == Approx(0.0625));
    CHECK(std::isinf(detail::rate_ratio(0, 100, 5, 100).high));
    CHECK(detail::rate_ratio(0, 100, 0, 100).p == 1);
    auto const many = detail::rate_ratio(4000, 1000, 4000, 1000);
    CHECK(many.p == Approx(1).margin(1e-6));
    CHECK(many.low * many.high == Approx(1));
}

TEST_CASE("the difference of two shares has Newcombe's interval", "[workbench][site][reference]") {
    // Newcombe (1998), table II, method 10.
    struct Row {
        double after, answers, before, answers_before, low, high;
    };
    for (auto const& row :
         {Row{56, 70, 48, 80, 0.0524, 0.3339}, Row{9, 10, 3, 10, 0.1705, 0.8090}, Row{6, 7, 2, 7, 0.0582, 0.8062},
          Row{5, 56, 0, 29, -0.0381, 0.1926}, Row{10, 10, 0, 10, 0.6075, 1.0000}}) {
        auto const moved = detail::share_difference(row.before, row.answers_before, row.after, row.answers);
        CHECK(moved.difference == Approx(row.after / row.answers - row.before / row.answers_before));
        CHECK(moved.low == Approx(row.low).margin(0.00005));
        CHECK(moved.high == Approx(row.high).margin(0.00005));
    }
}

TEST_CASE("a rate that fell is said in per cent with its interval; one that small numbers explain is not",
          "[workbench][site]") {
    Site site;
    auto const id = site.open();
    site.count(0, 0, 30, 80);
    site.count(1, 0, 14, 80);
    site.count(0, 1, 10, 80);
    site.count(1, 1, 8, 80);
    site.aim(id, "E", "-60%");
    auto list = site.progress(id);
    REQUIRE(list.size() == 1);
    auto const& fell = list[0];
    CHECK(fell.objective.target == Approx(11)); // 27.5 × 0.4
    CHECK(*fell.before == Approx(27.5));
    CHECK(*fell.after == Approx(11.25));
    CHECK(fell.is_significant == true);
    CHECK(*fell.low == Approx(27.5 * (0.2224849743 - 1)));
    CHECK(fell.residences == 2);
    CHECK(fell.state == ObjectiveState::on_track); // 98 % of the way
    {
        support::InEnglish const english;
        CHECK(before_after_words(fell).find("(44 then 18 counted): \u221259% (\u221278 to \u221228%)") !=
              std::string::npos);
    }
    site.count(0, 1, 31, 80);
    auto const stayed = site.progress(id)[0];
    CHECK(stayed.is_significant == false);
    CHECK(stayed.state == ObjectiveState::not_reached);
    CHECK(before_after_words(stayed).find("non significatif") != std::string::npos);
}

TEST_CASE("an objective is reached, on track or not: by its target, then by the time that is gone",
          "[workbench][site]") {
    Site site;
    auto const id = site.open();
    site.count(0, 0, 40, 100);
    site.count(0, 1, 30, 100); // r1 was counted in neither year: r0 alone
    site.aim(id, "E", "30");
    site.aim(id, "E", "20");
    site.aim(id, "E", "20", "2026-03-01");
    auto const list = site.progress(id); // by date
    REQUIRE(list.size() == 3);
    CHECK(list[0].state == ObjectiveState::not_reached); // the day is gone
    CHECK(list[1].state == ObjectiveState::reached);
    CHECK(list[1].share == 1);
    CHECK(list[2].share == Approx(0.5)); // half-way, a quarter of the time gone
    CHECK(list[2].state == ObjectiveState::on_track);
    CHECK(site.progress(id, on(2027, 6, 30))[2].state == ObjectiveState::not_reached); // three quarters of it
}

TEST_CASE("what was at its target and has left it is not on its way there", "[workbench][site]") {
    Site site;
    auto const id = site.open();
    site.count(0, 0, 6, 230);
    site.count(0, 1, 10, 230);
    site.aim(id, "E", "3"); // 2.6 → 4.3
    CHECK(site.progress(id)[0].state == ObjectiveState::not_reached);
    CHECK(site.progress(id)[0].share == 0);
}

TEST_CASE("the index and a family are compared over residences scored twice; only the index has an interval",
          "[workbench][site]") {
    Site site;
    auto const id = site.open();
    site.aim(id, "index", "40");
    site.aim(id, "F1", "40");
    auto const list = site.progress(id);
    REQUIRE(list.size() == 2);
    CHECK(*list[0].before == Approx((std::sqrt(1250.0) + std::sqrt(5000.0)) / 2));
    CHECK(*list[0].after == Approx((std::sqrt(6500.0) + std::sqrt(5000.0)) / 2));
    CHECK(list[0].is_significant.has_value());
    CHECK(*list[1].before == Approx(55));
    CHECK(*list[1].after == Approx(85));
    CHECK_FALSE(list[1].is_significant);
    CHECK(list[1].state == ObjectiveState::not_reached);
    CHECK(before_after_words(list[1]).find("sans intervalle") != std::string::npos);
}

TEST_CASE("what is not known is said, not made up", "[workbench][site]") {
    Site site;
    auto const id = site.open();
    site.aim(id, "E", "10"); // counted in 2026 alone
    auto const unknown = site.progress(id)[0];
    CHECK_FALSE(unknown.before);
    CHECK(unknown.state == ObjectiveState::unknown);
    CHECK_THROWS_AS(site.aim(id, "E", "-60%"), core::Error);       // of what?
    CHECK(store::site_objectives(site.store.project).size() == 1); // the one that was refused left nothing
    CHECK_THROWS_AS(site.aim(id, "Z9", "10"), core::Error);
    CHECK_THROWS_AS(site.aim(id, "E", "beaucoup"), core::Error);
    CHECK_THROWS_AS(site.aim(id, "E", "10", "demain"), core::Error);
}

TEST_CASE("a project needs residences and a role, numbers itself, and its actions number themselves",
          "[workbench][site]") {
    Site site;
    auto const request = [](std::vector<std::string> residences, std::string pilot) {
        return SiteProjectRequest{{}, "", "Nom", "", std::move(pilot), "", "2026-01-01", "", "", std::move(residences)};
    };
    CHECK_THROWS_AS(record_site_project(site.store.project, *site.snapshot(), request({}, "agence")), core::Error);
    CHECK_THROWS_AS(record_site_project(site.store.project, *site.snapshot(), request({"r0"}, "")), core::Error);
    auto backwards = request({"r0"}, "agence");
    backwards.ends_on = "2025-12-31";
    CHECK_THROWS_AS(record_site_project(site.store.project, *site.snapshot(), backwards), core::Error);
    auto const id = site.open();
    CHECK(site.snapshot()->site_projects[0].code == "PS-01");
    CHECK(next_project_code(*site.snapshot()) == "PS-02");
    SiteActionRequest action;
    action.project = id;
    action.title = "Médiation";
    action.tfpb_axis = "tranquillity";
    action.planned = "1 250,50";
    action.state = "under_way";
    CHECK(record_site_action(site.store.project, *site.snapshot(), action) == "PS-01-A1");
    CHECK(record_site_action(site.store.project, *site.snapshot(), action) == "PS-01-A2");
    auto const actions = actions_of_project(*site.snapshot(), id);
    REQUIRE(actions.size() == 2);
    CHECK(actions[0].tfpb_axis == "Tranquillité résidentielle");
    CHECK(*actions[0].planned_cost_eur == Approx(1250.5));
    action.planned = "cher";
    CHECK_THROWS_AS(record_site_action(site.store.project, *site.snapshot(), action), core::Error);
}

TEST_CASE("axes of the rebate are known by their words, whatever their accents", "[workbench][site]") {
    CHECK(tfpb_axis_of("DÉCHETS, encombrants") == 3);
    CHECK(tfpb_axis_of("sur-entretien des abords") == 2);
    CHECK(tfpb_axis_of("works") == 7);
    CHECK_FALSE(tfpb_axis_of("Stationnement"));
    CHECK_FALSE(tfpb_axis_of(""));
}

TEST_CASE("the file of a site project counts what is late, silent and reached", "[workbench][site][follow]") {
    Site site;
    auto const id = site.open();
    site.count(0, 0, 40, 100);
    site.count(0, 1, 10, 100);
    site.aim(id, "E", "20");
    record_department(site.store.project, *site.snapshot(), {{}, id, "Patrimoine", "", "2026-01-10", "", ""});
    record_department(site.store.project, *site.snapshot(), {{}, id, "Ville", "", "2026-01-10", "2026-02-01", "oui"});
    SiteActionRequest late{id,           "",           "Portes",    "",     "works", "technique", "", "",
                           "2025-01-01", "2025-06-30", "under_way", "1000", "400",   "",          ""};
    (void)record_site_action(site.store.project, *site.snapshot(), late);
    site.store.project.close();
    auto project = std::make_shared<store::Project>(store::Project::open(site.store.dir / "essai.gpkg"));
    Workbench w;
    w.adopt(load_snapshot(*project), project);
    run_action(w, "follow.projects");
    CHECK(w.mode == Mode::follow);
    auto const view = site_projects_view(w);
    REQUIRE(view.rows.size() == 1);
    CHECK(view.rows[0].late == 1);
    CHECK(view.rows[0].silent == 1);
    CHECK(view.rows[0].reached == 1);
    REQUIRE(view.file);
    CHECK(view.file->overdue.size() == 1);
    CHECK(view.file->objectives[0].tone == ObjectiveState::reached);
    CHECK(view.file->departments.size() == 2);
    CHECK(view.file->sites.size() == 2);
    CHECK(view.file->money.find("400") != std::string::npos);
    // In the window a change is one step, taken back and done again.
    apply(w, RecordDepartment{
                 {view.file->departments[0].id, id, "Patrimoine", "", "2026-01-10", "2026-03-01", "inscrit"}});
    CHECK(site_projects_view(w).file->silent == 0);
    w.undo();
    CHECK(site_projects_view(w).file->silent == 1);
    w.redo();
    CHECK(site_projects_view(w).file->silent == 0);
    w.select({2, 3});
    REQUIRE(run_action(w, "follow.new_project"));
    CHECK(w.dialog == Dialog::site_project);
    apply(w, RecordSiteProject{{{}, "", "Les Tamaris", "", "agence", "", "2026-01-01", "", "", {}}, true});
    CHECK(w.dialog == Dialog::none);
    auto const both = site_projects_view(w);
    REQUIRE(both.rows.size() == 2);
    CHECK(both.file->title == "Les Tamaris"); // the new one is shown
    CHECK(both.file->sites.size() == 2);
}
