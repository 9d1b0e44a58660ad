// What a committee has before it: proposals from the figures, answered by people, and the register of who came and
// left.
#include "workbench/view_committee.hpp"

#include "core/error.hpp"
#include "dossier/export_tables.hpp"
#include "support/two_campaigns.hpp"
#include "workbench/actions.hpp"
#include "workbench/intents_committee.hpp"
#include "workbench/workbench.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace vigie;
using namespace vigie::dossier;
using namespace vigie::workbench;
using core::ProposalKind;
using core::WatchStatus;

namespace {

using namespace std::chrono;

core::Date on(int y, unsigned m, unsigned d) { return {year(y), month(m), day(d)}; }

struct Committee : support::TwoCampaigns {
    Committee() { score(); }
    void decide(std::size_t row, WatchStatus status, core::Date date) {
        core::WatchEvent event{0, residences[row].id, status, date, "comité", "motif", {}};
        store.project.add_watch_event(event);
    }
    void answer(std::string code, bool accepts, std::string reason = "vu sur place") {
        answer_proposal(store.project, *snapshot(),
                        {std::move(code), "", "2026", accepts, "2026-10-01", "comité de veille", std::move(reason)});
    }
    std::vector<Proposal> list(std::string const& campaign = "2026") { return proposals(*snapshot(), campaign); }
    std::optional<Proposal> of(std::uint32_t row, std::string const& campaign = "2026") {
        for (auto const& proposal : list(campaign))
            if (proposal.row == row) return proposal;
        return std::nullopt;
    }
};

}

TEST_CASE("complex residences that nobody watches are proposed, the highest index first", "[workbench][committee]") {
    Committee c;
    auto const list = c.list();
    REQUIRE(list.size() == 3); // r0 and r1 are D, r2 is shown D; the others are A, B or not scored
    CHECK(list[0].row == 0);
    CHECK(list[1].row == 1);
    CHECK(list[2].row == 2);
    for (auto const& proposal : list) {
        CHECK(proposal.kind == ProposalKind::enter);
        CHECK(proposal.to == WatchStatus::watched);
        CHECK_FALSE(proposal.grounds.empty());
    }
    CHECK(list[0].alerts == 2); // both families of r0 are over 50
    CHECK(c.list("2025").size() == 2);
}

TEST_CASE("a refused proposal does not come back for its campaign, an accepted one is a decision of that campaign",
          "[workbench][committee]") {
    Committee c;
    c.answer("r1", false, "travaux en cours");
    CHECK_FALSE(c.of(1));
    CHECK(c.of(1, "2025")); // another campaign, another question
    CHECK(c.store.project.watch_events().empty());
    CHECK_THROWS_AS(c.answer("r1", true), core::Error);
    c.answer("r0", true);
    CHECK_FALSE(c.of(0));
    auto const events = c.store.project.watch_events();
    REQUIRE(events.size() == 1);
    CHECK(events[0].status == WatchStatus::watched);
    CHECK(events[0].motive == "vu sur place");
    CHECK(events[0].campaign == c.campaigns[1]);
    c.store.project.undo(); // the answer and the decision are one step
    CHECK(c.store.project.watch_events().empty());
    CHECK(c.of(0));
    CHECK_FALSE(c.of(1)); // the refusal stays
    CHECK_THROWS_AS(c.answer("r2", true, ""), core::Error);
    CHECK_THROWS_AS(c.answer("r6", true), core::Error); // nothing is proposed for it
}

TEST_CASE("two campaigns under the threshold without alert propose the exit, one the way to it",
          "[workbench][committee]") {
    Committee c;
    c.decide(3, WatchStatus::leaving, on(2025, 6, 1));
    c.decide(4, WatchStatus::watched, on(2025, 6, 1));
    c.decide(6, WatchStatus::monitored, on(2025, 6, 1));
    c.decide(2, WatchStatus::leaving, on(2025, 6, 1)); // still D
    REQUIRE(c.of(3));
    CHECK(c.of(3)->kind == ProposalKind::close);
    CHECK(c.of(3)->to == WatchStatus::closed);
    REQUIRE(c.of(4));
    CHECK(c.of(4)->kind == ProposalKind::leave);
    CHECK(c.of(4)->to == WatchStatus::leaving);
    REQUIRE(c.of(6));
    CHECK(c.of(6)->to == WatchStatus::ordinary);
    CHECK_FALSE(c.of(2));
    CHECK_FALSE(c.of(3, "2025")); // one campaign is not two
    CHECK(c.list().back().kind == ProposalKind::close);
}

TEST_CASE("an alert within twelve months keeps a residence from its exit", "[workbench][committee]") {
    Committee c;
    // r6: 60 and 10 are √1850 = 43, class B, but the first family is over 50.
    for (auto const& [code, value] : {std::pair{"A", 60.0}, {"C", 10.0}}) {
        core::Observation o;
        o.residence = c.residences[6].id;
        o.campaign = c.campaigns[1];
        o.indicator = code;
        o.value = value;
        c.store.project.put_observations(std::vector{o}, {});
    }
    c.score();
    c.decide(6, WatchStatus::leaving, on(2025, 6, 1));
    CHECK(c.snapshot()->campaigns[1].scores[6].shown == core::SeverityClass::b);
    CHECK_FALSE(c.of(6));
    c.decide(6, WatchStatus::ordinary, on(2025, 7, 1));
    CHECK_FALSE(c.of(6)); // one family in alert is no alarm
}

TEST_CASE("who left within two years and is complex again relapses; later it is an entry", "[workbench][committee]") {
    Committee c;
    c.decide(0, WatchStatus::closed, on(2025, 3, 1));
    c.decide(1, WatchStatus::closed, on(2023, 3, 1));
    REQUIRE(c.of(0));
    CHECK(c.of(0)->kind == ProposalKind::relapse);
    CHECK(c.of(0)->to == WatchStatus::relapse);
    CHECK(c.list().front().row == 0); // first of all
    REQUIRE(c.of(1));
    CHECK(c.of(1)->kind == ProposalKind::enter);
}

TEST_CASE("the register counts entries, relapses and exits by quarter, and balances", "[workbench][committee]") {
    Committee c;
    c.decide(0, WatchStatus::watched, on(2025, 2, 10));
    c.decide(0, WatchStatus::closed, on(2025, 11, 3));
    c.decide(0, WatchStatus::relapse, on(2026, 4, 20));
    c.decide(1, WatchStatus::monitored, on(2025, 2, 1));
    c.decide(1, WatchStatus::watched, on(2025, 5, 1));  // on the list already
    c.decide(2, WatchStatus::watched, on(2026, 12, 1)); // not yet
    auto const quarters = watch_register(*c.snapshot(), on(2026, 5, 23));
    REQUIRE(quarters.size() == 6);
    constexpr std::array on_list{2, 2, 2, 1, 1, 2};
    int before = 0;
    for (std::size_t i = 0; i < quarters.size(); ++i) {
        CHECK(quarters[i].on_list == on_list.at(i));
        CHECK(before + quarters[i].entries + quarters[i].relapses - quarters[i].exits == quarters[i].on_list);
        before = quarters[i].on_list;
    }
    CHECK(quarters[0].entries == 2);
    CHECK(quarters[0].lines[0].row == 1); // by date
    CHECK(quarters[3].exits == 1);
    CHECK(quarters[5].relapses == 1);
    CHECK(quarter_label(quarters[5]).find("2026") != std::string::npos);
    auto const table = export_tables(*c.snapshot(), "register", "")[0];
    CHECK(table.rows.size() >= 4);
    CHECK(std::get<std::string>(table.rows[0][0]) == "2025-Q1");
    CHECK(std::get<std::string>(table.rows[2][4]) == "exit");
}

TEST_CASE("in the window a proposal is answered in its dialog, undone and done again", "[workbench][committee]") {
    Committee c;
    c.store.project.close();
    auto project = std::make_shared<store::Project>(store::Project::open(c.store.dir / "essai.gpkg"));
    Workbench w;
    w.adopt(load_snapshot(*project), project);
    REQUIRE(run_action(w, "follow.committee"));
    auto const view = committee_view(w);
    REQUIRE(view.proposals.size() == 3);
    apply(w, OpenProposal{view.proposals[0].key, false});
    CHECK(w.dialog == Dialog::proposal);
    REQUIRE(committee_view(w).asked);
    apply(w, AnswerProposal{"2026-10-01", "comité", "relogement en cours"});
    CHECK(w.dialog == Dialog::none);
    auto const answered = committee_view(w);
    CHECK(answered.proposals.size() == 2);
    CHECK(answered.refused == 1);
    w.undo();
    CHECK(committee_view(w).proposals.size() == 3);
    w.redo();
    CHECK(committee_view(w).proposals.size() == 2);
    apply(w, OpenProposal{committee_view(w).proposals[0].key, true});
    apply(w, AnswerProposal{"2026-10-01", "comité", "classe D"});
    REQUIRE(committee_view(w).quarters.size() == 1);
    CHECK(committee_view(w).quarters[0].moves.size() == 1);
}
