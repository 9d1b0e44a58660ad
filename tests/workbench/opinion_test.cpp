// Opinions from the field: given and withdrawn by acts, beside the computed class, undone like anything else.
#include "dossier/opinion.hpp"

#include "core/error.hpp"
#include "dossier/export_tables.hpp"
#include "support/two_campaigns.hpp"
#include "workbench/intents.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <catch2/catch.hpp>

using namespace vigie;
using namespace vigie::dossier;
using namespace vigie::workbench;
using core::SeverityClass;

namespace {

struct Window : support::TwoCampaigns {
    Window() {
        score();
        store.project.close();
        reopen();
    }
    void reopen() {
        auto project = std::make_shared<store::Project>(store::Project::open(store.dir / "essai.gpkg"));
        w.adopt(load_snapshot(*project), project);
        w.select({1});
    }
    Workbench w;
};

OpinionGiven opinion() {
    OpinionGiven given;
    given.residence = {1};
    given.residence_code = "r0";
    given.campaign = {1};
    given.proposed = SeverityClass::c;
    given.computed = SeverityClass::d;
    given.date = "2026-03-12";
    given.role = "gardien";
    given.motive = "Travaux d’ascenseur depuis mars.";
    return given;
}

}

TEST_CASE("an opinion is refused without role or motive, for the class that is computed, or in the future",
          "[workbench][opinion]") {
    support::TempStore store;
    auto const refused = [&](auto change) {
        auto given = opinion();
        change(given);
        CHECK_THROWS_AS(record_opinion(store.project, given), core::Error);
    };
    refused([](auto& o) { o.role.clear(); });
    refused([](auto& o) { o.motive.clear(); });
    refused([](auto& o) { o.proposed = o.computed; });
    refused([](auto& o) { o.proposed = SeverityClass::not_scored; });
    refused([](auto& o) { o.date = "2999-01-01"; });
    refused([](auto& o) { o.date = "hier"; });
    CHECK(store.project.field_opinions().empty());
}

TEST_CASE("the file keeps every act with its evidence, and undo takes the whole of one",
          "[workbench][opinion][store]") {
    support::TwoCampaigns town;
    town.score();
    auto given = opinion();
    given.residence = town.residences[0].id;
    given.campaign = town.campaigns[1];
    given.quote = "L’ascenseur est en panne depuis trois semaines.";
    record_opinion(town.store.project, given);
    auto const kept = town.store.project.field_opinions();
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].proposed == SeverityClass::c);
    CHECK(kept[0].computed == SeverityClass::d);
    CHECK(kept[0].role == "gardien");
    REQUIRE(kept[0].evidence.size() == 1);
    CHECK(kept[0].evidence[0].body == given.quote);
    CHECK(town.store.project.field_notes().size() == 1);
    CHECK(town.store.project.undo_label()->arguments == std::vector<std::string>{"r0"});
    town.store.project.undo();
    CHECK(town.store.project.field_opinions().empty());
    CHECK(town.store.project.field_notes().empty());
    town.store.project.redo();
    CHECK(town.store.project.field_opinions() == kept);
    CHECK(town.store.project.check().empty());
    // A recomputed campaign keeps what people said.
    town.score();
    CHECK(town.store.project.field_opinions() == kept);
}

TEST_CASE("an opinion stands beside the computed class everywhere, and never in its place",
          "[workbench][opinion][view]") {
    Window town;
    auto const computed = town.w.figures().severity(1);
    auto const score = town.w.figures().score(1), rank = std::optional<double>(town.w.figures().rank(1));
    apply(town.w,
          GiveOpinion{1, SeverityClass::b, "2026-03-12", "gardien", "La cage C est refaite.", "« On respire. »"});
    CHECK(town.w.figures().severity(1) == computed);
    CHECK(town.w.figures().score(1) == score);
    CHECK(std::optional<double>(town.w.figures().rank(1)) == rank);
    REQUIRE(town.w.opinion(1) != nullptr);
    CHECK(table_row(town.w, 1).severity == computed);
    CHECK(table_row(town.w, 1).opinion == SeverityClass::b);
    CHECK_FALSE(table_row(town.w, 0).opinion);
    for (auto const& mark : town.w.map().residences->marks) {
        CHECK(mark.opinion == (mark.index == 1 ? std::optional(SeverityClass::b) : std::nullopt));
        if (mark.index == 1) CHECK(mark.severity == computed);
    }
    auto const fiche = fiche_view(town.w);
    REQUIRE(fiche.opinion);
    CHECK(fiche.opinion->computed == computed);
    CHECK(fiche.opinion->proposed == SeverityClass::b);
    CHECK(fiche.opinion->motive == "La cage C est refaite.");
    CHECK(fiche.opinion->evidence.size() == 1);
    CHECK(fiche.opinion->moved.empty());
    auto const journal = journal_rows(town.w);
    CHECK(std::ranges::any_of(journal, [](auto const& row) { return row.who == "gardien" && row.row == 1; }));
    auto const table = export_tables(town.w.snapshot(), "residences", "2026").front();
    std::size_t column = 0;
    while (table.columns.at(column).name != "opinion_class")
        ++column;
    CHECK(std::get<std::string>(table.rows[1][column]) == "B");
    CHECK(std::holds_alternative<std::monostate>(table.rows[0][column]));
    auto const words = table_text(town.w, {1});
    CHECK(words.find("\tD\tB\t") != std::string::npos);
}

TEST_CASE("another act takes an opinion back, the file remembers both, and one year does not speak for the next",
          "[workbench][opinion][view]") {
    Window town;
    apply(town.w, GiveOpinion{1, SeverityClass::b, "2026-03-12", "gardien", "La cage C est refaite.", ""});
    CHECK(action_view(town.w, "follow.withdraw_opinion").is_enabled);
    apply(town.w, GiveOpinion{1, std::nullopt, "2026-05-02", "comité de veille", "Les dégradations ont repris.", ""});
    CHECK(town.w.opinion(1) == nullptr);
    CHECK_FALSE(action_view(town.w, "follow.withdraw_opinion").is_enabled);
    CHECK(fiche_view(town.w).opinion_history.size() == 2);
    town.w.undo();
    REQUIRE(town.w.opinion(1) != nullptr);
    CHECK(fiche_view(town.w).opinion_history.size() == 1);
    town.w.step_campaign(-1);
    CHECK(town.w.opinion(1) == nullptr); // given on 2026
    town.w.step_campaign(1);
    CHECK(town.w.opinion(1) != nullptr);
    CHECK_FALSE(fiche_view(town.w).opinion_history.empty());
}
