#include "core/error.hpp"
#include "dossier/partner_foyers.hpp"
#include "dossier/partner_minutes.hpp"
#include "dossier/partner_site.hpp"
#include "dossier/partner_story.hpp"
#include "dossier/partner_tables.hpp"
#include "dossier/story_draft.hpp"
#include "support/two_campaigns.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace vigie;
using State = dossier::PartnerCell::State;

namespace {

/// The two campaigns' town, with a ninth residence of 6 dwellings in Le Port (20 + 20 + 6).
struct Town : support::TwoCampaigns {
    Town() {
        auto small = support::residence("r8", 850, 50, 6);
        store.project.add_residences(std::span(&small, 1), {});
        auto const layer = store.project.zone_layers().front();
        auto memberships = store.project.memberships(layer.id);
        memberships.push_back({small.id, store.project.zones(layer.id).at(2).id, 0});
        store.project.set_memberships(layer.id, memberships);
        score();
        shown = snapshot();
    }
    [[nodiscard]] dossier::PartnerPlan
    plan(dossier::EditionProfile profile = dossier::edition_profile("commune")) {
        return {*shown, store.project, std::move(profile), "2026"};
    }
    [[nodiscard]] static dossier::Edition edition(std::string const& profile = "commune") {
        return {dossier::edition_profile(profile), "Ville", "comité", "2026-001",
                core::Date{std::chrono::year{2026}, std::chrono::April, std::chrono::day{14}}};
    }
    std::shared_ptr<dossier::Snapshot const> shown;
};

}

TEST_CASE("a residence of six dwellings is protected, and the next smallest of its zone with it",
          "[dossier][partner]") {
    Town town;
    auto const plan = town.plan();
    CHECK(plan.index({{}, 8}).state == State::secret);
    CHECK(plan.household_count({{}, 8}).state == State::secret);
    // r6 and r7 have 20 each: one of them goes with r8, else 6 = 46 − 20 − 20.
    auto const beside = static_cast<int>(plan.household_count({{}, 6}).state == State::secret) +
                        static_cast<int>(plan.household_count({{}, 7}).state == State::secret);
    CHECK(beside == 1);
    CHECK(plan.household_count({0, 2}).count == 46);
    CHECK(plan.index({{}, 0}).severity == core::SeverityClass::d);
    CHECK(dossier::attack(*town.shown, plan).found.empty());
}

TEST_CASE("the attack finds what primary suppression alone gives away", "[dossier][partner]") {
    Town town;
    auto const plan = town.plan();
    auto measures = plan.measures();
    for (auto& measure : measures)
        for (auto& verdict : measure.said.units)
            if (verdict == core::Disclosed::protects) verdict = core::Disclosed::shown;
    auto const found = dossier::attack(*town.shown, plan.groupings(), measures).found;
    CHECK_FALSE(found.empty());
}

TEST_CASE("a stricter profile hides more; a family that is hidden is not given", "[dossier][partner]") {
    Town town;
    auto profile = dossier::edition_profile("commune");
    profile.minimum_households = 60;
    profile.hidden_families = {"F1"};
    auto const plan = town.plan(profile);
    CHECK(plan.index({{}, 0}).state == State::secret);
    CHECK(plan.household_count({0, 0}).count == 80);
    CHECK(plan.household_count({0, 1}).state == State::secret);
    CHECK(plan.family({0, 0}, "F1").state == State::withheld);
    CHECK(plan.family({0, 0}, "F2").state == State::shown);
    CHECK(plan.indicator({{}, 0}, "A").state == State::withheld);
    CHECK(dossier::attack(*town.shown, plan).found.empty());
}

TEST_CASE("what the grid calls sensitive is given by no profile", "[dossier][partner]") {
    core::Family family;
    family.code = "F5";
    family.indicators = {support::plain_indicator("SP1"), support::plain_indicator("SP2")};
    dossier::EditionProfile profile;
    CHECK(profile.gives(family));
    family.indicators[0].is_sensitive = true;
    CHECK_FALSE(profile.gives(family, family.indicators[0]));
    CHECK(profile.gives(family));
    family.indicators[1].is_sensitive = true;
    CHECK_FALSE(profile.gives(family));
}

TEST_CASE("a zones-only profile gives no residence, in tables and sheets alike", "[dossier][partner]") {
    Town town;
    auto const edition = Town::edition("etat-tfpb");
    auto const plan = town.plan(edition.profile);
    CHECK(plan.index({{}, 0}).state == State::withheld);
    CHECK_THROWS_AS(dossier::partner_tables(*town.shown, plan, edition, "residences"), core::Error);
    CHECK_THROWS_AS(dossier::partner_site(*town.shown, town.store.project, edition, 0, "2026"), core::Error);
    auto const tables = dossier::partner_tables(*town.shown, plan, edition, "all");
    REQUIRE(tables.size() == 3); // zones, actions, edition
    CHECK(tables[0].name == "zones_1");
    CHECK(std::ranges::any_of(tables[1].columns, [](auto const& column) { return column.name == "planned"; }));
}

TEST_CASE("a partner's file of a residence has letters, and no code", "[dossier][partner]") {
    Town town;
    auto const site = dossier::partner_site(*town.shown, town.store.project, Town::edition(), 0, "2026");
    CHECK(site.residence.code.empty());
    CHECK(site.index.severity == core::SeverityClass::d);
    REQUIRE(site.history.size() == 2);
    CHECK(site.history[0].second.severity == core::SeverityClass::b);
    REQUIRE(site.families.size() == 2);
    CHECK(site.families[0].trend == dossier::PartnerTrend::worse); // 30 = A, 90 = D
    auto const hidden = dossier::partner_site(*town.shown, town.store.project, Town::edition(), 8, "2026");
    CHECK(hidden.index.state == State::secret);
    CHECK(hidden.foyer.empty());
}

TEST_CASE("a project without scores has no partner edition", "[dossier][partner]") {
    support::TwoCampaigns town;
    auto const snapshot = town.snapshot();
    CHECK_THROWS_AS(dossier::PartnerPlan(*snapshot, town.store.project, dossier::edition_profile("commune"), ""),
                    core::Error);
}

TEST_CASE("the attack finds a protected residence in the sum of a cluster that counts it", "[dossier][partner]") {
    Town town;
    auto const plan = town.plan();
    std::vector<dossier::PartnerSum> const sums{{"cluster", {0, 1, 8}}}; // the two of 40 are told, six is left
    CHECK_FALSE(dossier::attack(*town.shown, plan.groupings(), plan.measures(), sums).found.empty());
    std::vector<dossier::PartnerSum> const told{{"cluster", {0, 1}}};
    CHECK(dossier::attack(*town.shown, plan.groupings(), plan.measures(), told).found.empty());
}

TEST_CASE("a story for partners blanks a neighbourhood of too few households, on the map and in the counts",
          "[dossier][partner][story]") {
    Town town;
    auto profile = dossier::edition_profile("commune");
    profile.minimum_households = 60; // Le Port has 46
    auto const story = dossier::draft_story(*town.shown, {"Comité", "2026"});
    dossier::PartnerStory const told(*town.shown, town.store.project, story, {profile, "Ville", "comité"});
    REQUIRE(told.size() == story.steps.size());
    for (std::size_t step = 0; step < told.size(); ++step) {
        auto const page = told.page(step);
        CAPTURE(step, page.step.title);
        CHECK(page.is_partner);
        CHECK(page.content->residences == nullptr);
        CHECK(page.rings.empty());
        CHECK(page.step.notes.empty());
        auto const hidden = std::ranges::count_if(page.cards, &dossier::StoryCard::is_secret);
        CHECK(static_cast<std::size_t>(hidden) == page.secret);
        CHECK(page.secret > 0);
        for (auto const& card : page.cards)
            if (card.is_secret) {
                CHECK(card.severity == core::SeverityClass::not_scored);
                CHECK(card.caption.empty());
                CHECK(card.move.empty());
            }
        for (auto const& mark : page.content->zones.front().marks)
            CHECK_FALSE(mark.value.has_value());
    }
}

TEST_CASE("what a person wrote in a story is given only by a profile that clears it", "[dossier][partner][story]") {
    Town town;
    auto story = dossier::draft_story(*town.shown, {"Comité", "2026"});
    core::StoryStep own;
    own.title = "Ce que dit Mme Le Goff";
    own.notes = "à ne pas dire";
    own.campaign = "2026";
    own.colouring = "indicator:A";
    own.sites = {"r0"};
    own.is_edited = true;
    story.steps = {own};
    auto profile = dossier::edition_profile("commune");
    dossier::PartnerStory const told(*town.shown, town.store.project, story, {profile, "Ville", "comité"});
    auto page = told.page(0);
    CHECK(page.step.title != own.title);
    CHECK(page.story == "comité");
    CHECK(page.classing == nullptr);
    profile.story_words = true;
    dossier::PartnerStory const cleared(*town.shown, town.store.project, story, {profile, "Ville", "comité"});
    page = cleared.page(0);
    CHECK(page.step.title == own.title);
    CHECK(page.step.notes.empty());
    CHECK(page.rings.empty());
}

TEST_CASE("an action is asked of the one who leads it, of nobody when none is named", "[dossier][partner]") {
    core::Action action;
    action.lead = "Ville";
    CHECK(dossier::is_asked_of(action, "Ville de Port-Fictif"));
    CHECK_FALSE(dossier::is_asked_of(action, "Préfecture"));
    CHECK_FALSE(dossier::is_asked_of(action, ""));
    action.lead.clear();
    CHECK_FALSE(dossier::is_asked_of(action, "Ville"));
}

TEST_CASE("minutes for partners count moves by neighbourhood and hold no list that names", "[dossier][partner]") {
    Town town;
    auto profile = dossier::edition_profile("commune");
    profile.minimum_households = 60;
    auto const minutes = dossier::partner_minutes(*town.shown, town.store.project, {profile, "Ville", "comité"});
    CHECK(minutes.counts.moves.empty());
    CHECK(minutes.counts.decisions.empty());
    CHECK(minutes.counts.effects.empty());
    CHECK(minutes.counts.roles.empty());
    REQUIRE_FALSE(minutes.moves.empty());
    for (auto const& line : minutes.moves)
        CHECK(line.entries.has_value() == (line.index.state != State::secret));
    CHECK(std::ranges::any_of(minutes.moves, [](auto const& line) { return !line.entries; }));
}
