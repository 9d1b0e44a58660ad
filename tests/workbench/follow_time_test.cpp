// The follow-up along time: which actions a year's strip shows and where, and what moved between campaigns.
#include "workbench/view_follow.hpp"

#include "dossier/site_file.hpp"
#include "text/language.hpp"

#include <catch2/catch.hpp>

using namespace vigie;
using namespace vigie::dossier;
using namespace vigie::workbench;
using core::ActionState;

namespace {

using namespace std::chrono;

constexpr core::Date today{year(2026), May, day(23)};

core::Action action(std::string title, std::optional<core::Date> from, std::optional<core::Date> due,
                    ActionState state = ActionState::under_way) {
    core::Action out;
    out.title = std::move(title);
    out.starts_on = from;
    out.due_on = due;
    out.state = state;
    return out;
}

core::Date on(int y, unsigned m, unsigned d) { return {year(y), month(m), day(d)}; }

}

TEST_CASE("a strip shows the actions of today's year in order of their beginning", "[workbench][follow]") {
    auto const strip = action_strip({action("b", on(2026, 7, 1), on(2026, 12, 31), ActionState::planned),
                                     action("a", on(2025, 3, 1), on(2026, 2, 1), ActionState::done),
                                     action("elsewhere", on(2024, 1, 1), on(2024, 6, 1), ActionState::done)},
                                    today);
    CHECK(strip.year == 2026);
    CHECK(strip.months.size() == 12);
    REQUIRE(strip.bars.size() == 2);
    CHECK(strip.bars[0].title == "a");
    CHECK(strip.bars[0].from == 0); // begun the year before
    CHECK(strip.bars[0].to == Approx(31.0 / 365));
    CHECK(strip.bars[0].tone == ActionBar::Tone::done);
    CHECK(strip.bars[1].from == Approx(181.0 / 365));
    CHECK(strip.bars[1].tone == ActionBar::Tone::planned);
    CHECK(*strip.today == Approx(142.0 / 365));
    CHECK(strip.late == 0);
}

TEST_CASE("what is late goes on until today", "[workbench][follow]") {
    auto const strip = action_strip({action("a", on(2026, 1, 1), on(2026, 3, 1))}, today);
    REQUIRE(strip.bars.size() == 1);
    CHECK(strip.bars[0].tone == ActionBar::Tone::late);
    CHECK(strip.bars[0].to == Approx(*strip.today));
    CHECK(strip.late == 1);
}

TEST_CASE("half a date is a bar, no date is counted, what was given up is not shown", "[workbench][follow]") {
    auto const strip =
        action_strip({action("begun", on(2026, 6, 1), std::nullopt), action("due", std::nullopt, on(2026, 6, 1)),
                      action("never", std::nullopt, std::nullopt),
                      action("given up", on(2026, 1, 1), on(2026, 12, 1), ActionState::abandoned)},
                     today);
    CHECK(strip.bars.size() == 2);
    CHECK(strip.undated == 1);
    CHECK(strip.bars[0].to == Approx(364.0 / 365)); // an open one lasts to the year's end
    CHECK(strip.bars[1].from == strip.bars[1].to);
}

TEST_CASE("without an action this year the strip shows the nearest one that has some", "[workbench][follow]") {
    auto const strip = action_strip({action("old", on(2023, 1, 1), on(2023, 6, 1), ActionState::done),
                                     action("older", on(2020, 1, 1), on(2020, 6, 1), ActionState::done)},
                                    today);
    CHECK(strip.year == 2023);
    CHECK(strip.bars.size() == 1);
    CHECK_FALSE(strip.today);
    CHECK(action_strip({}, today).bars.empty());
    // A due date before the beginning is a slip of the pen, not a bar of negative length.
    CHECK(action_strip({action("x", on(2026, 4, 1), on(2026, 2, 1), ActionState::done)}, today).bars.front().to >=
          action_strip({action("x", on(2026, 4, 1), on(2026, 2, 1), ActionState::done)}, today).bars.front().from);
}

TEST_CASE("before and after are the scored campaigns along time, with the opening between them",
          "[workbench][follow]") {
    Snapshot snapshot;
    for (int const dwellings : {30, 5, 5}) snapshot.residences.emplace_back().dwellings = dwellings;
    int const years[] = {2023, 2024, 2026};
    double const scores[] = {40, 50, 70};
    for (std::size_t i = 0; i < 3; ++i) {
        CampaignData data;
        data.campaign.name = std::to_string(years[i]);
        data.campaign.period = core::year_period(years[i]);
        data.run.emplace();
        std::vector<store::ResidenceScore> of(3);
        of[0].index.score = scores[i];
        of[1].index.score = of[2].index.score = 20;
        data.scores = std::move(of);
        snapshot.campaigns.push_back(std::move(data));
    }
    snapshot.campaigns.push_back({}); // never scored
    SiteFile file;
    file.row = 0;
    file.change = core::Change{20, 0};
    file.previous_campaign = "2024";
    file.projects.emplace_back().opened_on = on(2025, 1, 1);

    text::set_language(text::Language::en);
    auto const evolution = before_after(snapshot, file);
    REQUIRE(evolution.points.size() == 3);
    CHECK(evolution.points[0].at == 0);
    CHECK(evolution.points[1].at == Approx(1.0 / 3).margin(0.01));
    CHECK(evolution.points[2].at == 1);
    CHECK(*evolution.points[2].site == 70);
    CHECK(*evolution.points[0].stock == Approx(35)); // (30 · 40 + 10 · 20) / 40: per dwelling, not per residence
    REQUIRE(evolution.opening);
    CHECK(*evolution.opening == Approx(0.5).margin(0.01));

    file.change->noise = 25;
    CHECK(before_after(snapshot, file).verdict.find("not significant") != std::string::npos);
    file.change->noise = 5;
    CHECK(before_after(snapshot, file).verdict.find("more than small numbers") != std::string::npos);
    file.projects.front().opened_on = on(2020, 1, 1);
    CHECK_FALSE(before_after(snapshot, file).opening); // before all campaigns

    snapshot.campaigns.resize(1);
    CHECK(before_after(snapshot, file).points.empty()); // one campaign is no evolution
}
