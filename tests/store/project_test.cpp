#include "support/temp_store.hpp"
#include "support/whole_residences.hpp"

#include "core/error.hpp"

#include <catch2/catch.hpp>

using namespace vigie;
using std::chrono::day, std::chrono::month, std::chrono::year;

namespace {

core::Date date(int y, unsigned m, unsigned d) { return year{y} / month{m} / day{d}; }

}

TEST_CASE("residences come back with accents, quotes, footprints and aliases", "[store]") {
    support::TempStore store;
    auto r = support::residence("001", 10, 20);
    r.name = "L’Hermine d’« été » 'x' \"y\" 🏠 œ";
    r.footprint = support::square(0, 0, 30);
    r.aliases = {"A-1", "A-2"};
    r.year_built = 1974;
    auto nowhere = support::residence("2", 0, 0);
    nowhere.position.reset();
    nowhere.dwellings.reset();
    std::vector list{r, nowhere};
    store.project.add_residences(list, {});
    auto const back = support::whole_residences(store.project);
    REQUIRE(back.size() == 2);
    CHECK(back == list);
    CHECK(store.project.find_residence("001") == list[0].id);
    CHECK(store.project.find_residence("A-2") == list[0].id);
    CHECK_FALSE(store.project.find_residence("1"));
}

TEST_CASE("a code that exists is refused and nothing of the batch is written", "[store]") {
    support::TempStore store;
    std::vector first{support::residence("a", 0, 0)}, second{support::residence("b", 0, 0), support::residence("a", 1, 1)};
    store.project.add_residences(first, {});
    CHECK_THROWS_AS(store.project.add_residences(second, {}), core::Error);
    CHECK(store.project.residences().size() == 1);
}

TEST_CASE("a transaction that throws leaves nothing", "[store]") {
    support::TempStore store;
    CHECK_THROWS_AS(store.project.transaction([&] {
        std::vector list{support::residence("a", 0, 0)};
        store.project.add_residences(list, {});
        throw core::cancelled();
    }),
                    core::Error);
    CHECK(store.project.residences().empty());
}

TEST_CASE("zones, memberships and context layers come back", "[store]") {
    support::TempStore store;
    std::vector residences{support::residence("a", 5, 5)};
    store.project.add_residences(residences, {});
    auto const layer = store.project.add_zone_layer({{}, "quartiers", "Quartiers", "ville"});
    core::Zone zone;
    zone.layer = layer;
    zone.code = "Q1";
    zone.name = "Ker-Avel";
    zone.shape = support::square(0, 0, 10);
    zone.population = 1200;
    std::vector zones{zone};
    store.project.add_zones(zones, {});
    CHECK(store.project.zones(layer) == zones);
    std::vector<core::ZoneMembership> const memberships{{residences[0].id, zones[0].id, 2.5}};
    store.project.set_memberships(layer, memberships);
    CHECK(store.project.memberships(layer) == memberships);
    CHECK_THROWS_AS(store.project.add_zone_layer({{}, "quartiers", "", ""}), core::Error);

    std::vector<core::ContextFeature> const features{{core::MultiPolyline{{{0, 0}, {10, 10}}}, "rue des Goélands"}};
    auto const roads = store.project.add_context_layer({{}, "rues", "Rues", core::ContextRole::road, "© OSM"}, features);
    CHECK(store.project.context_features(roads) == features);
    CHECK(store.project.context_layers().front().role == core::ContextRole::road);
}

TEST_CASE("campaigns are half-open, ordered, never overlap", "[store]") {
    support::TempStore store;
    store.project.add_campaign({{}, "2026", core::year_period(2026), std::nullopt});
    store.project.add_campaign({{}, "2025", core::year_period(2025), date(2026, 1, 15)});
    auto const list = store.project.campaigns();
    REQUIRE(list.size() == 2);
    CHECK(list[0].name == "2025");
    CHECK(list[0].frozen_on == date(2026, 1, 15));
    CHECK(list[1].period == core::year_period(2026));
    CHECK_THROWS_AS(store.project.add_campaign({{}, "été", {date(2026, 6, 1), date(2026, 9, 1)}, std::nullopt}), core::Error);
    CHECK_THROWS_AS(store.project.add_campaign({{}, "2026", core::year_period(2030), std::nullopt}), core::Error);
}

TEST_CASE("a grid comes back as it was saved; another one is a new version, the same one is none", "[store]") {
    support::TempStore store;
    core::Grid grid;
    grid.code = "g";
    grid.title = {"Grille", "Grid"};
    auto indicator = support::plain_indicator("I1");
    indicator.kind = core::ValueKind::event_rate;
    indicator.scale = 100;
    indicator.alert_at = 3;
    indicator.incident_kinds = {"occupation", "menace"};
    indicator.is_sensitive = true;
    grid.families = {support::family("F1", 14, {indicator}), support::family("F8", 0, {support::plain_indicator("M1")}, false)};
    auto const id = store.project.save_grid(grid);
    CHECK(store.project.grid(id) == grid);
    CHECK(store.project.save_grid(grid) == id);
    grid.families[0].weight = 15;
    auto const second = store.project.save_grid(grid);
    CHECK(store.project.grid(second).version == 2);
    CHECK(store.project.grid(second).families == grid.families);
    CHECK(store.project.current_grid_id() == second);
    CHECK(store.project.grid(id).version == 1);
}

TEST_CASE("incidents are counted in half-open periods and only where they are linked", "[store]") {
    support::TempStore store;
    std::vector residences{support::residence("a", 0, 0), support::residence("b", 9, 9)};
    store.project.add_residences(residences, {});
    auto const at = [&](core::Date day, std::optional<core::ResidenceId> who) {
        core::Incident incident;
        incident.code = core::iso(day);
        incident.kind = "occupation";
        incident.date = day;
        incident.residence = who;
        incident.position = core::Projected{1, 1};
        return incident;
    };
    std::vector const incidents{at(date(2026, 1, 1), residences[0].id), at(date(2026, 12, 31), residences[0].id), at(date(2027, 1, 1), residences[0].id),
                                at(date(2026, 5, 5), std::nullopt)};
    store.project.add_incidents(incidents, {});
    auto const counts = store.project.incident_counts("occupation", core::year_period(2026));
    REQUIRE(counts.size() == 1);
    CHECK(counts.at(residences[0].id) == 2);
    CHECK(store.project.incidents(residences[0].id).size() == 3);
}

TEST_CASE("follow-up comes back: events in order, projects, actions, notes, lessons", "[store]") {
    support::TempStore store;
    std::vector residences{support::residence("a", 0, 0)};
    store.project.add_residences(residences, {});
    core::WatchEvent second{0, residences[0].id, core::WatchStatus::watched, date(2026, 3, 1), "comité", "alertes", std::nullopt};
    core::WatchEvent first{0, residences[0].id, core::WatchStatus::monitored, date(2025, 3, 1), "agence", "plaintes", std::nullopt};
    store.project.add_watch_event(second);
    store.project.add_watch_event(first);
    auto const events = store.project.watch_events();
    REQUIRE(events.size() == 2);
    CHECK(events[0] == first);
    CHECK(events[1] == second);
    core::SiteProject site{{}, "P1", "Projet", "Objectif", date(2026, 1, 1), std::nullopt, {residences[0].id}};
    site.id = store.project.add_site_project(site);
    CHECK(store.project.site_projects().front() == site);
    core::Action action;
    action.code = "A1";
    action.project = site.id;
    action.title = "Réparer le contrôle d’accès";
    action.due_on = date(2026, 4, 1);
    action.state = core::ActionState::under_way;
    action.planned_cost_eur = 1200;
    store.project.add_actions(std::vector{action}, {});
    action.state = core::ActionState::done;
    store.project.add_actions(std::vector{action}, {});
    CHECK(store.project.actions() == std::vector{action});
    std::vector<core::FieldNote> const notes{{residences[0].id, core::NoteKind::quote, date(2026, 2, 2), "gardien", "« Les encombrants reviennent »"}};
    store.project.add_field_notes(notes);
    CHECK(store.project.field_notes() == notes);
}

TEST_CASE("a new project is sound, and stays alone in its folder after closing", "[store]") {
    support::TempStore store;
    CHECK(store.project.check().empty());
    store.project.close();
    int files = 0;
    for (auto const& entry : std::filesystem::directory_iterator(store.dir / ".")) files += entry.is_regular_file() ? 1 : 0;
    CHECK(files == 1);
}
