// How sure a rank, a class and an order are, in figures and in sentences.
#include "dossier/sureness.hpp"

#include "support/two_campaigns.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <catch2/catch.hpp>

using namespace vigie;
using namespace vigie::dossier;
using namespace vigie::workbench;
using core::Stability;

namespace {

struct Scored : support::TwoCampaigns {
    Scored() { score(); }
};

}

TEST_CASE("whatever the weights some stay above and some below", "[workbench][sureness]") {
    Scored town;
    auto const s = town.snapshot();
    RunIndex const index(s->campaign("2026"));
    // r1 is 80, 60. Above it in both families: r0 (90, 70). Below in both, or in one and level: r2 (60, 60), r3 to r6.
    auto const sureness = sureness_of(index, 1);
    CHECK(sureness.always_above == 1);
    CHECK(sureness.always_below == 5);
    CHECK(sureness_of(index, 7).always_below == 0); // not scored
    support::InEnglish const english;
    CHECK(dominance_sentence(sureness) == "Whatever the weights, 5 residences stay below it and 1 above.");
}

TEST_CASE("the least weight that moves a class is told with its family and shares", "[workbench][sureness]") {
    Scored town;
    auto const s = town.snapshot();
    RunIndex const index(s->campaign("2026"));
    support::InEnglish const english;
    // r1: 80 and 60 at equal weights, √5000 = 70.7. Class C under 65: F2's share w with (1 − w)·6400 + w·3600 < 4225: w
    // > 0.7768.
    auto const sureness = sureness_of(index, 1);
    REQUIRE(sureness.class_change);
    CHECK(sureness.class_change->family == 1);
    CHECK(sureness.class_change->share_to == Approx(2175.0 / 2800).margin(1e-3));
    CHECK(class_change_sentence(sureness, index) ==
          "It would take “F2” weighing 78% instead of 50% to make it class C.");
    CHECK(class_change_sentence(sureness_of(index, 4), index) ==
          "No change of a single weight moves its class."); // 20, 20
}

TEST_CASE("a residence above another in every family is above for good, and says by which", "[workbench][sureness]") {
    Scored town;
    auto const s = town.snapshot();
    RunIndex const index(s->campaign("2026"));
    support::InEnglish const english;
    auto const versus = versus_of(index, 0, 1);
    CHECK(versus.order == core::Order::always_above);
    REQUIRE(versus.difference.size() == 2);
    CHECK(versus.difference[0] == Approx(4050 / std::sqrt(6500.0) - 3200 / std::sqrt(5000.0)).epsilon(1e-9));
    CHECK(versus_title(versus, *s, index.data) == "Why Résidence r0 is above Résidence r1");
    CHECK(versus_title(versus_of(index, 1, 0), *s, index.data) == "Why Résidence r1 is below Résidence r0");
    auto const sentences = versus_sentences(versus, index, *s, OrderShares{1, 0});
    REQUIRE(sentences.size() == 2);
    CHECK(sentences[0] == "9.9 points apart: tranquillity (+5.0) and service (+4.9).");
    CHECK(sentences[1] == "Whatever the weights the order stays: no discussion of weights turns it round.");
}

TEST_CASE("where weights decide, the draws and what turns the order round are told", "[workbench][sureness]") {
    Scored town;
    auto const s = town.snapshot();
    RunIndex const index(s->campaign("2025")); // r3 is 10, 20 and r5 is 30, 10
    support::InEnglish const english;
    auto const versus = versus_of(index, 5, 3);
    CHECK(versus.order == core::Order::depends);
    REQUIRE(versus.turn);
    auto const doubtful = versus_sentences(versus, index, *s, OrderShares{0.7, 0.3});
    REQUIRE(doubtful.size() == 3);
    CHECK(doubtful[0].find("In the other direction: service") != std::string::npos);
    CHECK(doubtful[1] == "In 70% of the draws only: which of the two comes first cannot be told.");
    CHECK(doubtful[2].find("Résidence r3 comes first.") != std::string::npos);
    CHECK(versus_sentences(versus, index, *s, OrderShares{0.95, 0.05})[1] == "In 95% of the draws: the order is sure.");
    CHECK(versus_sentences(versus, index, *s, std::nullopt).size() == 2); // the draws are still being made
}

TEST_CASE("a rank is worth what its word says", "[workbench][sureness]") {
    support::InEnglish const english;
    CHECK(stability_sentence({5, 9, 1}, Stability::stable) ==
          "Sure rank: it stays between 5th and 9th however one weighs the families.");
    CHECK(stability_sentence({1, 1, 1}, Stability::stable) ==
          "Sure rank: it stays 1st however one weighs the families.");
    CHECK(stability_sentence({5, 30, 0.4}, Stability::sensitive)
              .find("depends on the weights chosen: from 5th to 30th") != std::string::npos);
    CHECK(stability_sentence({5, 90, 0.4}, Stability::undecidable).find("tells little") != std::string::npos);
    CHECK(stability_sentence({}, Stability::not_ranked).empty());
    CHECK(top_sentence({1, 2, 1}, 20) == "Among the first 20 in all draws.");
    CHECK(top_sentence({15, 30, 0.42}, 20) == "Among the first 20 in 42% of the draws.");
    CHECK(top_sentence({80, 90, 0}, 20) == "Never among the first 20.");
    CHECK(top_sentence({}, 20).empty());
}

TEST_CASE("the fiche of two selected residences explains their order once the draws are made",
          "[workbench][sureness][view]") {
    Scored town;
    town.store.project.close();
    auto project = std::make_shared<store::Project>(store::Project::open(town.store.dir / "essai.gpkg"));
    Workbench w;
    w.adopt(load_snapshot(*project), project);
    w.step_campaign(-1);
    w.jobs().finish();
    w.select({3, 5});
    w.reckon_order();
    CHECK(fiche_view(w).is_order_pending);
    w.jobs().finish();
    auto const view = fiche_view(w);
    CHECK_FALSE(view.is_order_pending);
    CHECK_FALSE(view.versus_title.empty());
    CHECK(view.versus.size() == 3);
    REQUIRE(w.order_shares());
    CHECK(w.order_shares()->above + w.order_shares()->below == Approx(1).margin(0.05));
    CHECK(view.how_sure.size() >= 4);
    CHECK_FALSE(view.stability_word.empty());
    w.select({5});
    CHECK(fiche_view(w).versus_title.empty());
    w.select({0, 1, 2});
    CHECK(fiche_view(w).versus_title.empty());
    CHECK(table_row(w, 0).stability_word == short_stability(w.stability(0)));
}
