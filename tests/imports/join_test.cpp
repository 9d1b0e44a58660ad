#include "imports/plan.hpp"

#include "imports/desk.hpp"
#include "imports/match.hpp"

using namespace vigie;
using imports::Change;
using imports::ImportKind;
using imports::MatchReason;
using support::ImportDesk;
using support::says;

namespace {

imports::Matcher matcher() {
    return imports::Matcher({{"035", "035", false},
                             {"R-12", "R-12", false},
                             {"R-13", "R-13", false},
                             {"KEREDERN", "KEREDERN", false},
                             {"Les Tilleuls", "T1", true},
                             {"Bellevue", "B1", true},
                             {"BELLEVUE", "B2", true}});
}

std::optional<std::pair<std::string, MatchReason>> found(std::string const& code) {
    auto const match = matcher()(code);
    return match ? std::optional(std::pair(match->suggested, match->reason)) : std::nullopt;
}

}

TEST_CASE("an unknown code means a known one when only zeros, case, accents, signs or a slip part them",
          "[workbench][join]") {
    CHECK(found("35") == std::pair<std::string, MatchReason>{"035", MatchReason::zeros});
    CHECK(found("00035") == std::pair<std::string, MatchReason>{"035", MatchReason::zeros});
    CHECK(found("Kérédern") == std::pair<std::string, MatchReason>{"KEREDERN", MatchReason::case_or_accents});
    CHECK(found("r 12") == std::pair<std::string, MatchReason>{"R-12", MatchReason::punctuation});
    CHECK(found("KERREDERN") == std::pair<std::string, MatchReason>{"KEREDERN", MatchReason::spelling});
    CHECK(found("les tilleuls") == std::pair<std::string, MatchReason>{"T1", MatchReason::name});
}

TEST_CASE("a digit off is another residence, and two candidates are none", "[workbench][join]") {
    CHECK_FALSE(found("36"));
    CHECK_FALSE(found("R-14"));
    CHECK_FALSE(found("bellevue"));
    CHECK_FALSE(found("Kéré"));
    CHECK_FALSE(found(""));
}

TEST_CASE("a join tells what matched, what did not on either side, and what probably would", "[workbench][join]") {
    ImportDesk desk;
    auto list = std::vector{support::residence("035", 0, 0), support::residence("KEREDERN", 9, 9),
                            support::residence("Z9", 5, 5)};
    desk.store.project.add_residences(list, {});
    auto request = desk.request(ImportKind::observations, desk.file("o.csv", "code;ATT4\n35;30\nKérédern;40\nQ1;50\n"));
    request.campaign = "2026";
    request.dry_run = true;
    auto refused = desk.refusal(request); // nothing matches exactly
    CHECK(refused.find("No row of") != std::string::npos);
    auto const plan_choices = [&] {
        imports::ImportChoices choices;
        choices.campaign = "2026";
        choices.accept_suggestions = true;
        return choices;
    }();
    auto const plan = imports::inspect(request.source, plan_choices, &desk.store.project);
    CHECK(plan.kind == ImportKind::observations);
    REQUIRE(plan.join);
    CHECK(plan.join->matched == 2);
    CHECK(plan.join->unmatched_codes == std::vector<std::string>{"Q1"});
    CHECK(plan.join->unmatched_residences == std::vector<std::string>{"Z9"});
    REQUIRE(plan.suggestions.size() == 2);
    CHECK(desk.residence("035").aliases.empty());

    auto const outcome = desk.import(imports::request_of(plan));
    CHECK(outcome.report.kept == 2);
    CHECK(outcome.report.refused == 1);
    CHECK(desk.residence("035").aliases == std::vector<std::string>{"35"});
    CHECK(desk.residence("KEREDERN").aliases == std::vector<std::string>{"Kérédern"});
    auto again = request;
    again.dry_run = false;
    CHECK(desk.import(again).report.kept == 2); // the aliases are known now, nothing is to be accepted
}

TEST_CASE("zone codes that lost their zeros are told, and read when accepted", "[workbench][join]") {
    ImportDesk desk;
    auto residences = std::vector{support::residence("A", 50, 50)};
    desk.store.project.add_residences(residences, {});
    core::ZoneLayer layer{{}, "iris", "IRIS", ""};
    layer.id = desk.store.project.add_zone_layer(layer);
    std::vector<core::Zone> zones(2);
    for (std::size_t i = 0; i < 2; ++i) {
        zones[i].layer = layer.id;
        zones[i].code = i == 0 ? "010040101" : "010040102";
        zones[i].shape = support::square(100.0 * static_cast<double>(i), 0, 100);
    }
    desk.store.project.add_zones(zones, {});
    imports::assign_residences(desk.store.project, layer);
    auto request =
        desk.request(ImportKind::observations,
                     desk.file("f.csv", "IRIS;DISP_MED21;DISP_TP6021\n10040101;20000;18,5\n010040102;21000;ns\n"));
    request.campaign = "2021";
    auto const outcome = desk.import(request);
    CHECK(outcome.profile == "filosofi-iris");
    CHECK(outcome.report.kept == 1);
    CHECK(says(outcome.report, "lost their leading zeros"));
    request.accept_suggestions = true;
    CHECK(desk.import(request).report.kept == 2);
    REQUIRE(desk.observations("2021", "A").size() == 1);
    CHECK(desk.observations("2021", "A")[0].value == Approx(18.5));
}

TEST_CASE("a new vintage lists what is new, gone, moved and changed before it is accepted", "[workbench][vintage]") {
    ImportDesk desk;
    desk.import(ImportKind::residences,
                desk.file("2025.csv", "code;nom;nb_logements;agence;x;y\nA;Les Pins;30;Nord;146000;6836000\nB;Les "
                                      "Ifs;12;Nord;146500;6836000\nC;Les Ormes;8;Sud;147000;6836000\n"));
    auto const next =
        desk.file("2026.csv", "code;nom;nb_logements;agence;x;y\nA;Les Pins;32;Nord;146002;6836000\nB;Les "
                              "Ifs;12;;146600;6836000\nD;Les Chênes;20;Sud;148000;6836000\n");
    imports::ImportChoices choices;
    choices.kind = ImportKind::residences;
    choices.mode = imports::ResidenceMode::update;
    auto const plan = imports::inspect(next, choices, &desk.store.project);
    REQUIRE(plan.changes.size() == 4);
    auto const find = [&](Change::Kind kind) { return *std::ranges::find(plan.changes, kind, &Change::kind); };
    CHECK(find(Change::Kind::added).code == "D");
    CHECK(find(Change::Kind::gone).code == "C");
    CHECK(find(Change::Kind::moved).code == "B");
    CHECK(find(Change::Kind::moved).moved_m == Approx(100));
    auto const changed = find(Change::Kind::changed);
    CHECK(changed.code == "A");
    CHECK(changed.field == "dwellings");
    CHECK(changed.before == "30");
    CHECK(changed.after == "32");
    CHECK(desk.residence("A").dwellings == 30); // nothing written yet

    auto const outcome = desk.import(imports::request_of(plan));
    CHECK(outcome.report.made == 1);
    CHECK(says(outcome.report, "no longer in the file"));
    CHECK(desk.store.project.residences().size() == 4); // C is kept
    CHECK(desk.residence("A").dwellings == 32);
    CHECK(desk.residence("A").position == core::Projected{146000, 6836000}); // two metres are no move
    CHECK(desk.residence("B").position == core::Projected{146600, 6836000});
    CHECK(desk.residence("B").agency == "Nord"); // an empty cell changes nothing
    CHECK(desk.store.project.check().empty());
    auto same = desk.request(ImportKind::residences, next);
    same.mode = imports::ResidenceMode::update;
    auto const again = desk.import(same);
    CHECK(std::ranges::count(again.changes, Change::Kind::gone, &Change::kind) == 1);
    CHECK(again.changes.size() == 1);
}
