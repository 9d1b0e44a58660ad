// Site projects in the file: what is put comes back, each change is one step, and readings are reckoned in the
// database.
#include "store/site_projects.hpp"

#include "core/error.hpp"
#include "store/proposals.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

namespace vigie {

namespace {

using namespace std::chrono;

core::Date on(int y, unsigned m, unsigned d) { return {year(y), month(m), day(d)}; }

/// Three residences of 10, 20 and 30 dwellings, two campaigns, a rate E per 100 and a measure M.
struct Site {
    Site() {
        for (int i = 0; i < 3; ++i)
            residences.push_back(support::residence("r" + std::to_string(i), 100.0 * i, 0, 10 * (i + 1)));
        store.project.add_residences(residences, {});
        auto events = support::plain_indicator("E");
        events.kind = core::ValueKind::event_rate;
        events.scale = 100;
        core::Grid grid;
        grid.code = "g";
        grid.title = {"g", "g"};
        grid.families = {support::family("F1", 1, {events, support::plain_indicator("M")})};
        grid_id = store.project.save_grid(grid);
        for (int const y : {2024, 2026})
            campaigns.push_back(store.project.add_campaign({{}, std::to_string(y), core::year_period(y), {}}));
        project.code = "PS-01";
        project.title = "Roz Avel";
        project.pilot = "agence Sud";
        project.sponsor = "direction de la qualité";
        project.opened_on = on(2025, 2, 4);
        project.ends_on = on(2027, 12, 31);
        for (auto const& residence : residences)
            project.residences.push_back(residence.id);
    }

    void observe(int residence, int campaign, std::string const& code, std::optional<double> value,
                 std::optional<double> numerator, std::optional<double> denominator,
                 core::Quality quality = core::Quality::measured) {
        core::Observation o{residences.at(static_cast<std::size_t>(residence)).id,
                            campaigns.at(static_cast<std::size_t>(campaign)),
                            code,
                            value,
                            numerator,
                            denominator,
                            quality,
                            {}};
        store.project.put_observations(std::vector{o}, {});
    }

    core::SiteObjective objective(std::string subject) {
        core::SiteObjective out{0, project.id, "", std::move(subject), campaigns[0], 10, on(2027, 12, 31)};
        store::put_site_objective(store.project, out);
        return out;
    }

    support::TempStore store;
    std::vector<core::Residence> residences;
    core::GridId grid_id;
    std::vector<core::CampaignId> campaigns;
    core::SiteProject project;
};

}

TEST_CASE("a site project, its objectives and departments come back whole", "[store][site]") {
    Site site;
    auto& file = site.store.project;
    store::put_site_project(file, site.project);
    CHECK(file.site_projects() == std::vector{site.project});
    site.project.residences.pop_back();
    site.project.closed_on = on(2026, 6, 1);
    store::put_site_project(file, site.project);
    CHECK(file.site_projects() == std::vector{site.project});
    auto const objective = site.objective("E");
    CHECK(store::site_objectives(file) == std::vector{objective});
    core::SiteDepartment department{0, site.project.id, "Patrimoine", "Portes des halls", on(2025, 3, 1), {}, ""};
    store::put_site_department(file, department);
    department.answered_on = on(2025, 5, 12);
    department.answer = "Inscrit au plan.";
    store::put_site_department(file, department);
    CHECK(store::site_departments(file) == std::vector{department});
    auto twice = department;
    twice.id = 0;
    CHECK_THROWS_AS(store::put_site_department(file, twice), core::Error);
    auto same = site.project;
    same.id = {};
    CHECK_THROWS_AS(store::put_site_project(file, same), core::Error); // the code is taken
    CHECK(file.check().empty());
}

TEST_CASE("each change of a site project is taken back and done again by itself", "[store][site][undo]") {
    Site site;
    auto& file = site.store.project;
    store::put_site_project(file, site.project);
    auto const whole = site.project;
    site.project.residences.erase(site.project.residences.begin());
    store::put_site_project(file, site.project);
    auto const objective = site.objective("E");
    store::remove_site_objective(file, objective.id);
    core::ProposalAnswer answer{0,    site.residences[0].id, site.campaigns[1], core::ProposalKind::enter,
                                true, on(2026, 4, 1),        "comité",          "avis concordants",
                                {}};
    store::add_proposal_answer(file, answer,
                               core::WatchEvent{0, answer.residence, core::WatchStatus::watched, on(2026, 4, 1),
                                                "comité", "classe D", answer.campaign});
    REQUIRE(file.watch_events().size() == 1);
    CHECK(store::proposal_answers(file) == std::vector{answer});
    CHECK(answer.event == file.watch_events()[0].id);
    CHECK_THROWS_AS(store::add_proposal_answer(file, answer, file.watch_events()[0]), core::Error); // answered already
    file.undo();
    CHECK(file.watch_events().empty()); // the decision and the answer are one step
    CHECK(store::proposal_answers(file).empty());
    CHECK(store::site_objectives(file).empty());
    file.undo();
    CHECK(store::site_objectives(file) == std::vector{objective});
    file.undo();
    file.undo();
    CHECK(file.site_projects() == std::vector{whole});
    for (int i = 0; i < 4; ++i)
        file.redo();
    CHECK(file.site_projects() == std::vector{site.project});
    CHECK(store::site_objectives(file).empty());
    CHECK(store::proposal_answers(file) == std::vector{answer});
    CHECK(file.watch_events().size() == 1);
    CHECK(file.check().empty());
}

TEST_CASE("a decision that is taken back leaves the answer it came from", "[store][site][undo]") {
    Site site;
    auto& file = site.store.project;
    core::ProposalAnswer refusal{0,     site.residences[1].id, site.campaigns[1], core::ProposalKind::alert,
                                 false, on(2026, 4, 1),        "comité",          "travaux en cours",
                                 {}};
    store::add_proposal_answer(file, refusal, {});
    CHECK(store::proposal_answers(file) == std::vector{refusal});
    auto silent = refusal;
    silent.kind = core::ProposalKind::enter;
    silent.reason.clear();
    CHECK_THROWS_AS(store::add_proposal_answer(file, silent, {}), core::Error);
}

TEST_CASE("readings pool what was counted over residences observed in both campaigns", "[store][site]") {
    Site site;
    auto& file = site.store.project;
    store::put_site_project(file, site.project);
    site.observe(0, 0, "E", {}, 4, 10);
    site.observe(1, 0, "E", {}, 6, 20);
    site.observe(2, 0, "E", {}, 50, 30); // nothing known of it in 2026
    site.observe(0, 1, "E", {}, 1, 10);
    site.observe(1, 1, "E", {}, 3, 20);
    site.observe(0, 0, "M", 40, {}, {});
    site.observe(1, 0, "M", 10, {}, {});
    site.observe(0, 1, "M", 20, {}, {});
    site.observe(1, 1, "M", 16, {}, {});
    site.observe(2, 1, "M", 90, {}, {}, core::Quality::inherited); // of its zone
    auto const rate = site.objective("E"), measure = site.objective("M");
    auto const readings = store::objective_readings(file, site.grid_id);
    REQUIRE(readings.size() == 4);
    core::ObjectiveReading const expected{
        rate.id, site.campaigns[1], 2, 2, 10, 30, 4, 30, (10 * 40.0 + 20 * 30) / 30, (10 * 10.0 + 20 * 15) / 30};
    CHECK(readings[1] == expected);
    CHECK(readings[0].residences == 3); // the baseline beside itself
    CHECK(readings[0].numerator == 60);
    CHECK(readings[3].objective == measure.id);
    CHECK(readings[3].counted == 0);
    CHECK(readings[3].mean_before == Approx(20)); // (10 × 40 + 20 × 10) / 30
    CHECK(readings[3].mean == Approx((10 * 20.0 + 20 * 16) / 30));
}

}
