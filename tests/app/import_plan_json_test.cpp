// A plan from one process to another: what is written is read back, field by field.
#include "app/import_plan_json.hpp"

#include "imports/import.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <tuple>

using namespace vigie;
using imports::ImportPlan;

namespace {

// The structs have no == of their own; each is taken apart whole, so that a new field is compared or does not compile.
bool same(core::Box const& a, core::Box const& b) { return a == b || (a.is_empty() && b.is_empty()); }
bool same(imports::PlanLayer const& a, imports::PlanLayer const& b) {
    auto const& [n1, r1, g1] = a;
    auto const& [n2, r2, g2] = b;
    return std::tie(n1, r1, g1) == std::tie(n2, r2, g2);
}
bool same(imports::PlanProfile const& a, imports::PlanProfile const& b) {
    auto const& [a1, a2, a3, a4, a5, a6, a7, a8] = a;
    auto const& [b1, b2, b3, b4, b5, b6, b7, b8] = b;
    return std::tie(a1, a2, a3, a4, a5, a6, a7, a8) == std::tie(b1, b2, b3, b4, b5, b6, b7, b8);
}
bool same(imports::PlanField const& a, imports::PlanField const& b) {
    auto const& [a1, a2, a3, a4, a5, a6, a7] = a;
    auto const& [b1, b2, b3, b4, b5, b6, b7] = b;
    return std::tie(a1, a2, a3, a4, a5, a6, a7) == std::tie(b1, b2, b3, b4, b5, b6, b7);
}
bool same(imports::PlanRow const& a, imports::PlanRow const& b) {
    auto const& [a1, a2, a3, a4] = a;
    auto const& [b1, b2, b3, b4] = b;
    return std::tie(a1, a2, a3, a4) == std::tie(b1, b2, b3, b4);
}
bool same(imports::Change const& a, imports::Change const& b) {
    auto const& [a1, a2, a3, a4, a5, a6, a7] = a;
    auto const& [b1, b2, b3, b4, b5, b6, b7] = b;
    return std::tie(a1, a2, a3, a4, a5, a6, a7) == std::tie(b1, b2, b3, b4, b5, b6, b7);
}
bool same(imports::Match const& a, imports::Match const& b) {
    auto const& [a1, a2, a3, a4] = a;
    auto const& [b1, b2, b3, b4] = b;
    return std::tie(a1, a2, a3, a4) == std::tie(b1, b2, b3, b4);
}
bool same(imports::JoinReport const& a, imports::JoinReport const& b) {
    auto const& [a1, a2, a3] = a;
    auto const& [b1, b2, b3] = b;
    return std::tie(a1, a2, a3) == std::tie(b1, b2, b3);
}
bool same(gis::SourceFacts const& a, gis::SourceFacts const& b) {
    auto const& [a1, a2, a3, a4, a5] = a;
    auto const& [b1, b2, b3, b4, b5] = b;
    return std::tie(a1, a2, a3, a4, a5) == std::tie(b1, b2, b3, b4, b5);
}
bool same(imports::CrsFound const& a, imports::CrsFound const& b) {
    auto const& [a1, a2, a3, a4, a5, a6] = a;
    auto const& [b1, b2, b3, b4, b5, b6] = b;
    return std::tie(a1, a2, a3, a4, a5, a6) == std::tie(b1, b2, b3, b4, b5, b6);
}
bool same(imports::ImportChoices const& a, imports::ImportChoices const& b) {
    auto const& [a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17] = a;
    auto const& [b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13, b14, b15, b16, b17] = b;
    return std::tie(a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17) ==
           std::tie(b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13, b14, b15, b16, b17);
}
bool same(store::ImportReport const& a, store::ImportReport const& b) {
    auto const& [a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13] = a;
    auto const& [b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13] = b;
    return std::tie(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13) ==
           std::tie(b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13);
}
template <typename T>
bool same(std::optional<T> const& a, std::optional<T> const& b) {
    return a.has_value() == b.has_value() && (!a || same(*a, *b));
}
template <typename T>
bool same(std::vector<T> const& a, std::vector<T> const& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](T const& x, T const& y) { return same(x, y); });
}

void check_same(ImportPlan const& a, ImportPlan const& b) {
    auto const& [source, choices, facts, encoding, accents, decimal, dates, layers, layer, columns, kind, confidence,
                 profile, profiles, fields, never, personal, crs, project_crs, positions, boxes, outlines, extent, project_extent,
                 places, preview_fields, preview, rows, sampled, is_sample, trial, obstacle, findings, changes,
                 suggestions, join] = a;
    CHECK(source == b.source);
    CHECK(same(choices, b.choices));
    CHECK(same(facts, b.facts));
    CHECK(encoding == b.encoding_sentence);
    CHECK(accents == b.accents);
    CHECK(decimal == b.decimal);
    CHECK(dates == b.date_format);
    CHECK(same(layers, b.layers));
    CHECK(layer == b.layer);
    CHECK(columns == b.columns);
    CHECK(kind == b.kind);
    CHECK(confidence == b.kind_confidence);
    CHECK(same(profile, b.profile));
    CHECK(same(profiles, b.profiles));
    CHECK(same(fields, b.fields));
    CHECK(never == b.never_used);
    CHECK(personal == b.personal);
    CHECK(same(crs, b.crs));
    CHECK(project_crs == b.project_crs);
    CHECK(positions == b.positions);
    CHECK(same(boxes, b.boxes));
    CHECK(outlines == b.outlines);
    CHECK(same(extent, b.extent));
    CHECK(same(project_extent, b.project_extent));
    CHECK(places == b.place_findings);
    CHECK(preview_fields == b.preview_fields);
    CHECK(same(preview, b.preview));
    CHECK(rows == b.rows);
    CHECK(sampled == b.sampled);
    CHECK(is_sample == b.is_sample);
    CHECK(same(trial, b.trial));
    CHECK(obstacle == b.obstacle);
    CHECK(findings == b.findings);
    CHECK(same(changes, b.changes));
    CHECK(same(suggestions, b.suggestions));
    CHECK(same(join, b.join));
}

void check_round_trip(ImportPlan const& plan) {
    auto const back = app::parse_plan(app::plan_document(plan));
    REQUIRE(back);
    check_same(plan, *back);
}

struct Desk {
    support::TempStore store;
    std::filesystem::path file(std::string const& name, std::string_view text) const {
        std::ofstream(store.dir / name, std::ios::binary) << text;
        return store.dir / name;
    }
    ImportPlan plan(std::filesystem::path const& source, imports::ImportChoices const& choices = {}) {
        return imports::inspect(source, choices, &store.project);
    }
};

}

TEST_CASE("a plan comes back from its document: a table, outlines, an obstacle", "[app][plan]") {
    Desk desk;
    auto const table = desk.plan(desk.file("parc.csv", "Code r\xE9sidence;Nom;Nb logements;x;y\n007;Ker\xE9"
                                                       "dern;1 234;223800.25;6757900.1\n;sans;1;0;0\n"));
    REQUIRE(table.trial);
    CHECK(table.preview[0].is_located);
    CHECK_FALSE(table.preview[1].is_located);
    check_round_trip(table);
    auto const outlines = desk.plan(
        desk.file("zones.geojson",
                  R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"Q1","nom":"Étang"},
        "geometry":{"type":"Polygon","coordinates":[[[-3.3,47.7],[-3.2,47.7],[-3.2,47.8],[-3.3,47.7]]]}}]})"));
    REQUIRE(outlines.boxes.size() == 1);
    REQUIRE(outlines.outlines.size() == 1);
    CHECK(outlines.outlines[0].size() == 4);
    check_round_trip(outlines);
    imports::ImportChoices as_residences;
    as_residences.kind = imports::ImportKind::residences;
    auto const obstacle = desk.plan(desk.file("biens.csv", "Référence bien;Nom\n1;a\n"), as_residences);
    REQUIRE_FALSE(obstacle.obstacle.english.empty());
    CHECK(obstacle.extent.is_empty());
    check_round_trip(obstacle);
}

TEST_CASE("a plan with choices, differences and likely codes comes back", "[app][plan]") {
    Desk desk;
    std::vector known{support::residence("A", 223800, 6757900), support::residence("B", 223900, 6757900)};
    desk.store.project.add_residences(known, desk.store.project.begin_import("residences", "essai"));
    imports::ImportChoices choices;
    choices.mode = imports::ResidenceMode::update;
    choices.delimiter = ';';
    choices.decimal = ',';
    choices.header_row = 1;
    choices.mapping = {{"name", "Nom"}, {"agency", ""}};
    choices.role = core::ContextRole::rail;
    choices.within_m = 0.1;
    auto plan =
        desk.plan(desk.file("2026.csv", "code;Nom;x;y\nA;Neuf;223810,5;6757900\nC;Autre;223800;6757900\n"), choices);
    CHECK(plan.changes.size() >= 3);
    check_round_trip(plan);
    plan.suggestions = {{"35", "035", imports::MatchReason::zeros, 12}, {"Ker", "KER", imports::MatchReason::name, 1}};
    plan.join = imports::JoinReport{3, {"x", "y"}, {"z"}};
    plan.personal = {"tel"};
    plan.never_used = {"complement_info_taux"};
    check_round_trip(plan);
}

TEST_CASE("a plan of one of the program's profiles comes back with all it lists", "[app][plan]") {
    Desk desk;
    auto const source = std::filesystem::path(VIGIE_TEMPLATES) / "residences.csv";
    auto const plan = desk.plan(source);
    REQUIRE(plan.profile);
    CHECK(plan.profiles.size() > 10);
    check_round_trip(plan);
}

TEST_CASE("what is no plan is none, and bytes that are no text do no harm", "[app][plan]") {
    CHECK_FALSE(app::parse_plan(""));
    CHECK_FALSE(app::parse_plan("[]"));
    CHECK_FALSE(app::parse_plan("{}"));
    CHECK_FALSE(app::parse_plan("null"));
    Desk desk;
    auto plan = desk.plan(desk.file("parc.csv", "code;nom\n1;a\n"));
    auto const document = app::plan_document(plan);
    for (std::size_t cut = 0; cut < document.size(); cut += 97)
        CHECK_FALSE(app::parse_plan(document.substr(0, cut)));
    auto const with = [&](std::string const& from, std::string const& to) {
        auto other = document;
        auto const at = other.find(from);
        REQUIRE(at != std::string::npos);
        return app::parse_plan(other.replace(at, from.size(), to));
    };
    CHECK_FALSE(with("\"kind_confidence\":", "\"kind_confidence\":\"much\",\"was\":"));
    CHECK_FALSE(with("\"evidence\":", "\"evidence\":99,\"was\":"));
    CHECK_FALSE(with("\"columns\":", "\"columns\":7,\"was\":"));
    plan.accents = "\xE9t\xE9";
    auto const back = app::parse_plan(app::plan_document(plan));
    REQUIRE(back);
    CHECK(back->accents == "\uFFFDt\uFFFD");
}
