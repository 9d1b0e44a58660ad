#include "dossier/site_file.hpp"

#include "core/error.hpp"
#include "dossier/detail/intervals.hpp"
#include "dossier/detail/site_parts.hpp"
#include "dossier/run_context.hpp"
#include "support/two_campaigns.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace vigie;

namespace {

struct Scored : support::TwoCampaigns {
    Scored() { score(); }
    dossier::SiteFile file(std::uint32_t row, std::string const& campaign = "2026") {
        return dossier::site_file(*snapshot(), store.project, row, campaign);
    }
};

dossier::IndicatorLine const& line(dossier::SiteFile const& site, std::string const& code) {
    for (auto const& each : site.indicators)
        if (each.indicator.code == code) return each;
    throw std::logic_error("no indicator " + code);
}

}

TEST_CASE("the file of a residence gives its index, rank and change", "[dossier][site]") {
    Scored town;
    auto const site = town.file(0);
    REQUIRE(site.score.has_value());
    CHECK(*site.score->index.score == Approx(std::sqrt(6500.0)).epsilon(1e-12));
    CHECK(site.score->rank == 1);
    CHECK(site.scored_residences == 7);
    CHECK(site.previous_campaign == "2025");
    CHECK(site.change->points == Approx(std::sqrt(6500.0) - std::sqrt(1250.0)).epsilon(1e-12));
    CHECK(site.change->noise == 0); // measures alone: nothing was counted
    CHECK_FALSE(site.has_other_grid);
    CHECK(site.neighbourhood == "Ker-Avel");
    CHECK(site.zones == std::vector<std::pair<std::string, std::string>>{{"Quartiers", "Ker-Avel"}});
    REQUIRE(site.history.size() == 2);
    CHECK(*site.history[0].second == Approx(std::sqrt(1250.0)).epsilon(1e-12));
}

TEST_CASE("a family's line stands beside the stock's", "[dossier][site]") {
    Scored town;
    auto const site = town.file(0);
    REQUIRE(site.families.size() == 3);
    auto const& calm = site.families[0];
    CHECK(calm.weight == 0.5);
    CHECK(calm.score == 90.0);
    CHECK(calm.severity == core::SeverityClass::d);
    CHECK(calm.contribution == Approx(50.2)); // 4050 / √6500 = 50.23
    CHECK(site.families[1].contribution == Approx(30.4)); // 2450 / √6500 = 30.39; together 80.6
    CHECK(*calm.stock_median == Approx(45));              // 10 20 30 40 | 50 60 80 90, r7 among them
    // 4050/√6500 + 3200/√5000 + 30 + 50/√250 + 10 + 450/√500 + 20, over 7
    double const sum = 4050 / std::sqrt(6500.0) + 3200 / std::sqrt(5000.0) + 30 + 50 / std::sqrt(250.0) + 10 + 450 / std::sqrt(500.0) + 20;
    CHECK(calm.stock_contribution == Approx(sum / 7).epsilon(1e-9));
    CHECK_FALSE(site.families[2].is_in_index);
    CHECK(site.families[2].weight == 0);
    CHECK(site.families[2].contribution == 0);
}

TEST_CASE("an indicator has its interval where it was counted, its stock and its history", "[dossier][site]") {
    Scored town;
    auto const site = town.file(0);
    auto const& calm = line(site, "A");
    CHECK(calm.detail->raw == 90);
    CHECK_FALSE(calm.low.has_value());
    CHECK(*calm.stock_median == Approx(45));
    CHECK(calm.is_beyond_attention);
    REQUIRE(calm.history.size() == 2);
    CHECK(calm.history[0].second == 30.0);
    auto const& events = line(site, "E");
    REQUIRE(events.low.has_value()); // 10 facts for 100: exactly 4.80 to 18.39
    CHECK(*events.low == Approx(4.80).margin(0.02));
    CHECK(*events.high == Approx(18.39).margin(0.02));
    CHECK_FALSE(events.history[0].second.has_value());
    CHECK_FALSE(line(site, "M").detail.has_value());
    CHECK(site.observed == 2);
    CHECK(site.expected == 2);
}

TEST_CASE("a value at its alert level is an alert, whatever the index", "[dossier][site]") {
    Scored town;
    CHECK(town.file(0).alerts == 1);
    CHECK(town.file(0).alert_names == std::vector<std::string>{"A"});
    CHECK(town.file(1).alerts == 0); // 80 < 85
}

TEST_CASE("the neighbours in the ranking come with the family that makes the difference", "[dossier][site]") {
    Scored town;
    auto const first = town.file(0);
    CHECK_FALSE(first.above.has_value());
    REQUIRE(first.below.has_value());
    CHECK(first.below->row == 1);
    CHECK(first.below->rank == 2);
    CHECK(first.below->family == "F1");
    CHECK(first.below->difference == Approx(4050 / std::sqrt(6500.0) - 3200 / std::sqrt(5000.0)).epsilon(1e-9));
    auto const last = town.file(3);
    CHECK_FALSE(last.below.has_value());
    REQUIRE(last.above.has_value());
    CHECK(last.above->row == 4);
    CHECK(last.above->family == "F1");
    CHECK(last.above->difference == Approx(50 / std::sqrt(250.0) - 10).epsilon(1e-9));
}

TEST_CASE("a residence that is not scored says what is missing and has no rank, change or neighbour", "[dossier][site]") {
    Scored town;
    auto const site = town.file(7);
    REQUIRE(site.score.has_value());
    CHECK(site.score->rank == 0);
    CHECK(site.missing == std::vector<std::string>{"C"});
    CHECK(site.observed == 1);
    CHECK_FALSE(site.change.has_value());
    CHECK_FALSE(site.above.has_value());
    CHECK_FALSE(site.below.has_value());
    support::InEnglish const english;
    CHECK(town.file(7).finding == "Situation not scored: 50% of the weight is observed.");
}

TEST_CASE("a file of 2025 does not know 2026", "[dossier][site]") {
    Scored town;
    auto const site = town.file(0, "2025");
    CHECK(site.campaign == "2025");
    CHECK(site.history.size() == 1);
    CHECK_FALSE(site.change.has_value());
    CHECK(site.previous_campaign.empty());
}

TEST_CASE("a campaign that was never scored has no score, and what it holds is not missing", "[dossier][site]") {
    support::TwoCampaigns town;
    auto const site = dossier::site_file(*town.snapshot(), town.store.project, 7, "2026");
    CHECK_FALSE(site.score.has_value());
    CHECK(site.families.size() == 3);
    CHECK(site.missing == std::vector<std::string>{"C"});
    CHECK(site.observed == 1);
}

TEST_CASE("a campaign that does not exist is a usage error", "[dossier][site]") {
    Scored town;
    CHECK_THROWS_AS(town.file(0, "1999"), core::Error);
}

TEST_CASE("the finding names class, direction and what weighs more than elsewhere", "[dossier][site]") {
    Scored town;
    CHECK(town.file(0).finding == "Situation très complexe, en hausse depuis 2025\u00A0: tranquillité, service.");
    support::InEnglish const english;
    CHECK(town.file(0).finding == "Very complex situation, rising since 2025: tranquillity, service.");
    CHECK(town.file(2).finding == "Very complex situation, falling since 2025: service."); // F1: 30 < 1.3 × 25.5
    CHECK(town.file(4).finding == "Ordinary situation, stable since 2025, no theme stands out.");
}

TEST_CASE("follow-up is the residence's own and its projects'", "[dossier][site]") {
    Scored town;
    core::SiteProject project;
    project.code = "P1";
    project.title = "Les halls";
    project.residences = {town.residences[0].id, town.residences[1].id};
    auto const project_id = town.store.project.add_site_project(project);
    core::Action own, shared, other;
    own.code = "own";
    own.residence = town.residences[0].id;
    shared.code = "shared";
    shared.project = project_id;
    other.code = "other";
    other.residence = town.residences[1].id;
    other.project = project_id;
    town.store.project.add_actions(std::vector{own, shared, other}, {});
    auto const site = town.file(0);
    REQUIRE(site.projects.size() == 1);
    REQUIRE(site.actions.size() == 2);
    CHECK(site.actions[0].code == "own");
    CHECK(site.actions[1].code == "shared");
    CHECK(town.file(3).actions.empty());
}

TEST_CASE("Byar's and Wilson's intervals are those of the tables", "[dossier][site]") {
    // Exact Poisson: 0 → 0 to 3.69, 5 → 1.62 to 11.67, 40 → 28.58 to 54.47. Wilson: 0 of 10 → 0 to 0.2775.
    CHECK(dossier::detail::byar(0).low == 0);
    CHECK(dossier::detail::byar(0).high == Approx(3.69).margin(0.05));
    CHECK(dossier::detail::byar(5).low == Approx(1.62).margin(0.02));
    CHECK(dossier::detail::byar(5).high == Approx(11.67).margin(0.02));
    CHECK(dossier::detail::byar(40).low == Approx(28.58).margin(0.02));
    CHECK(dossier::detail::byar(40).high == Approx(54.47).margin(0.02));
    CHECK(dossier::detail::wilson(0, 10).low == 0);
    CHECK(dossier::detail::wilson(0, 10).high == Approx(0.2775).margin(0.0001));
    CHECK(dossier::detail::wilson(10, 10).high == Approx(1).epsilon(1e-12));
    CHECK(dossier::detail::wilson(5, 10).low == Approx(0.2366).margin(0.0001));
}

TEST_CASE("a family's name reads inside a sentence", "[dossier][site]") {
    core::Family family;
    family.name = {"Écoles", "Schools"};
    CHECK(dossier::name_in_sentence(family) == "écoles");
    family.short_name = {"GUP", "GUP"};
    CHECK(dossier::name_in_sentence(family) == "GUP");
}
