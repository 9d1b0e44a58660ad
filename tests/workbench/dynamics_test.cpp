// Class now × change: the matrix, entries and exits, and how the window shows them.
#include "dossier/dynamics.hpp"

#include "dossier/change_words.hpp"
#include "dossier/export_tables.hpp"
#include "scene/colouring.hpp"
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

MovingPlace place(SeverityClass before, SeverityClass now, std::optional<core::Change> change, int dwellings = 10) {
    return {before, now, change, dwellings};
}

struct Scored : support::TwoCampaigns {
    Scored() { score(); }
};

/// The town in a window that shows 2026.
struct Window : Scored {
    Window() { w.adopt(snapshot()); }
    Workbench w;
};

}

TEST_CASE("a large project is shown before the scores of the campaign before are read, and its changes afterwards",
          "[workbench][dynamics]") {
    Window town;
    auto& w = town.w;
    auto late = std::make_shared<Snapshot>(w.snapshot());
    auto const read = std::make_shared<int>(0);
    late->campaigns.front().scores = std::async(std::launch::deferred, [scores = *late->campaigns.front().scores, read] {
                                         ++*read;
                                         return scores;
                                     }).share();
    auto const change = table_row(w, 0).change;
    auto const rising = w.overview().rising;
    REQUIRE(change);
    REQUIRE_FALSE(rising.empty());
    w.adopt(late);
    w.set_columns({Column::name, Column::change});
    auto const early = table_row(w, 0);
    CHECK_FALSE(early.is_change_read);
    CHECK_FALSE(early.change);
    CHECK(early.score);
    CHECK_FALSE(w.overview().is_rising_read);
    CHECK(w.overview().rising.empty());
    CHECK(*read == 0);
    SECTION("beside the interface") {
        w.read_what_is_left();
        late->campaigns.front().scores.read(); // as whoever asks meanwhile
    }
    SECTION("by who asks for them") { CHECK(table_text(w, {0}) != table_text(w, {1})); }
    CHECK(*read == 1);
    CHECK(table_row(w, 0).is_change_read);
    CHECK(table_row(w, 0).change == change);
    CHECK(w.overview().is_rising_read);
    REQUIRE(w.overview().rising.size() == rising.size());
    CHECK(w.overview().rising.front().row == rising.front().row);
}

TEST_CASE("places are counted by class now and by change beyond noise", "[workbench][dynamics]") {
    std::vector<MovingPlace> const places{
        place(SeverityClass::b, SeverityClass::d, core::Change{20, 5}, 30),  // worse, and enters
        place(SeverityClass::d, SeverityClass::d, core::Change{4, 5}, 20),   // within its noise
        place(SeverityClass::d, SeverityClass::b, core::Change{-20, 5}, 40), // better, and leaves
        place(SeverityClass::c, SeverityClass::d, core::Change{9, 5}, 5),    // worse, in already
        place(SeverityClass::not_scored, SeverityClass::c, std::nullopt, 7), // enters, and cannot be compared
        place(SeverityClass::a, SeverityClass::not_scored, std::nullopt, 3)};
    auto const d = status_dynamics(places);
    CHECK(d.cells[0][2].members == std::vector<std::uint32_t>{0, 3});
    CHECK(d.cells[0][2].dwellings == 35);
    CHECK(d.cells[0][1].members == std::vector<std::uint32_t>{1});
    CHECK(d.cells[2][0].members == std::vector<std::uint32_t>{2});
    CHECK(d.not_compared.members == std::vector<std::uint32_t>{4, 5});
    CHECK(d.not_compared.dwellings == 10);
    CHECK(d.entries == std::vector<std::uint32_t>{0, 4});
    CHECK(d.exits == std::vector<std::uint32_t>{2});
    CHECK(d.better == 1);
    CHECK(d.steady == 1);
    CHECK(d.worse == 2);
    std::size_t all = d.not_compared.members.size();
    for (auto const& row : d.cells)
        for (auto const& cell : row)
            all += cell.members.size();
    CHECK(all == places.size());
}

TEST_CASE("the residences of two campaigns fall where the town says, one zone by its mean", "[workbench][dynamics]") {
    Scored town;
    auto const s = town.snapshot();
    auto const& data = s->campaign("2026");
    auto const d = status_dynamics(moving_residences(*s, data));
    CHECK(d.cells[0][2].members == std::vector<std::uint32_t>{0}); // √1250 → √6500
    CHECK(d.cells[0][1].members == std::vector<std::uint32_t>{1});
    CHECK(d.cells[0][0].members == std::vector<std::uint32_t>{2}); // 80 → 60, shown D by hysteresis
    CHECK(d.cells[0][0].dwellings == 40);
    CHECK(d.not_compared.members == std::vector<std::uint32_t>{7});
    CHECK(d.entries == std::vector<std::uint32_t>{0});
    CHECK(d.exits.empty());
    auto const zones = moving_zones(*s, data, s->zone_layers.front());
    REQUIRE(zones.size() == 3);
    // Ker-Avel: 20, 20, 40 dwellings. (√6500 + √5000 + 120)/4 less (√1250 + √5000 + 160)/4.
    REQUIRE(zones[0].change);
    CHECK(zones[0].change->points == Approx((std::sqrt(6500.0) - std::sqrt(1250.0) - 40) / 4).epsilon(1e-12));
    CHECK(zones[0].dwellings == 80);
    CHECK_FALSE(zones[2].change); // one of two is scored
    CHECK(moving_residences(*s, s->campaign("2025")).empty());
}

TEST_CASE("the noise of a residence and of its zone are those of what was counted", "[workbench][dynamics]") {
    support::TwoCampaigns town;
    // E gets half the weight of A, so that who lacks it keeps two thirds: ten facts per 100 dwelling-years at r0,
    // twenty at r1.
    auto grid = support::TwoCampaigns::make_grid();
    grid.families[0].indicators[1].weight = 0.5;
    town.grid_id = town.store.project.save_grid(grid);
    core::Observation events;
    events.residence = town.residences[1].id;
    events.campaign = town.campaigns[1];
    events.indicator = "E";
    events.numerator = 20;
    events.denominator = 100;
    town.store.project.put_observations(std::vector{events}, {});
    for (auto const campaign : town.campaigns)
        (void)town.store.project.compute_scores(campaign, town.grid_id, grid, "test");
    auto const s = town.snapshot();
    auto const& data = s->campaign("2026");
    // Prior of 10/100 and 20/100: mean 0.15, spread 0.0025 less 0.15/100 = 0.001; w = 0.001/(0.001 + 0.0015) = 0.4.
    // r0: 0.4 · 0.10 + 0.6 · 0.15 = 0.13 per dwelling-year; (0.4 · 100)² · 0.13/100 = 2.08 on 0 to 100.
    // Family: (0.5/1.5)² · 2.08. F1 = (90 + 0.5 · 13)/1.5 = 193/3, F2 = 70, S = √((F1² + 70²)/2).
    double const family = 193.0 / 3, variance = 2.08 / 9;
    double const index = std::sqrt((family * family + 4900) / 2), slope = 0.5 * family / index;
    CHECK(*data.scores[0].index.score == Approx(index).epsilon(1e-6));
    CHECK(data.scores[0].variance == Approx(slope * slope * variance).epsilon(1e-6));
    CHECK(data.scores[2].variance == 0); // nothing was counted there
    auto const residences = moving_residences(*s, data);
    REQUIRE(residences[0].change);
    CHECK(residences[0].change->noise == Approx(1.959963984540054 * slope * std::sqrt(variance)).epsilon(1e-6));
    // Ker-Avel weighs 20, 20, 40: (20² v0 + 20² v1) / 80².
    auto const mean = mean_index(*s, data, std::vector<std::uint32_t>{0, 1, 2});
    CHECK(mean.variance == Approx((data.scores[0].variance + data.scores[1].variance) / 16).epsilon(1e-12));
}

TEST_CASE("the sentence says how much stays within the noise, and a change of grid is said", "[workbench][dynamics]") {
    support::InEnglish const english;
    StatusDynamics d;
    CHECK(noise_sentence(d, "2025", "2026") == "Nothing can be compared between 2025 and 2026.");
    d.steady = 7;
    CHECK(noise_sentence(d, "2025", "2026").find("the two campaigns say the same") != std::string::npos);
    d.worse = 2, d.better = 1;
    CHECK(noise_sentence(d, "2025", "2026") == "From 2025 to 2026, 7 of 10 stay within the noise of small numbers: "
                                               "their change says nothing. 2 clearly worse, 1 "
                                               "clearly better.");
    support::TwoCampaigns town;
    town.score();
    auto moved = support::TwoCampaigns::make_grid();
    moved.families[0].weight = 3;
    (void)town.store.project.compute_scores(town.campaigns[1], town.grid_id, moved, "test");
    auto const site = site_file(*town.snapshot(), town.store.project, 0, "2026");
    CHECK(site.has_other_grid);
}

TEST_CASE("the matrix of the window selects what a cell counts, residences or zones", "[workbench][dynamics][view]") {
    Window town;
    support::InEnglish const english;
    auto const view = dynamics_view(town.w);
    CHECK(view.before == "2025");
    CHECK(view.cells[0][2].count == 1);
    CHECK(view.cells[0][2].dwellings == 20);
    CHECK(view.cells[0][2].words == "Class D, clear worsening: Résidence r0");
    REQUIRE(view.entries.size() == 1);
    CHECK(view.entries[0].before == SeverityClass::b);
    CHECK(view.entries[0].now == SeverityClass::d);
    apply(town.w, SelectRows{view.cells[0][2].rows});
    CHECK(dynamics_view(town.w).cells[0][2].is_selected);
    CHECK_FALSE(dynamics_view(town.w).cells[0][1].is_selected);

    apply(town.w, ShowDynamics{true});
    auto const zones = dynamics_view(town.w);
    std::size_t all = zones.not_compared.count;
    for (auto const& row : zones.cells)
        for (auto const& cell : row)
            all += cell.count;
    CHECK(all == 3);
    CHECK(zones.not_compared.rows == std::vector<std::uint32_t>{6, 7}); // the residences of Le Port
}

TEST_CASE("the map counts families in alert, of a single campaign too", "[workbench][dynamics][view]") {
    Window town;
    auto& w = town.w;
    w.step_campaign(-1); // 2025: there is no campaign before it
    apply(w, SetColouring{scene::Colouring::alerts});
    CHECK(w.colouring() == scene::Colouring::alerts);
    auto const legend = legend_view(w);
    CHECK(legend.families == 2);
    CHECK(std::ranges::count(legend.colourings, scene::Colouring::alerts) == 1);
    std::vector<std::size_t> counts(6, 0);
    auto const& scores = w.campaign()->scores;
    for (std::uint32_t row = 0; row < scores.size(); ++row) {
        ++counts[scores[row].alerts ? std::min<std::size_t>(static_cast<std::size_t>(*scores[row].alerts), 2) : 5];
        CHECK(w.tone(row) == scene::tone_of({{}, {}, 0, scores[row].alerts}, scene::Colouring::alerts));
    }
    CHECK(legend.tones == counts);
    CHECK(counts[5] == 1); // r7: nothing is observed
    CHECK(counts[2] >= 2); // r1 and r2: both families at 50 or more
    for (auto const& mark : w.map().residences->marks) CHECK(mark.alerts == scores[mark.index].alerts);
}

TEST_CASE("while other weights are tried, the noise is said to be that of the saved ones", "[workbench][dynamics][view]") {
    support::InEnglish const english;
    Window town;
    CHECK(dynamics_view(town.w).caveat.find("is tried") == std::string::npos);
    town.w.preview_weight(0, 80);
    CHECK(dynamics_view(town.w).caveat.find("the noise stays that of the saved one") != std::string::npos);
}

TEST_CASE("before the second campaign there is no matrix and no other colouring", "[workbench][dynamics][view]") {
    Window town;
    apply(town.w, SetColouring{scene::Colouring::change});
    CHECK(town.w.colouring() == scene::Colouring::change);
    town.w.step_campaign(-1);
    CHECK(town.w.colouring() == scene::Colouring::severity);
    CHECK(dynamics_view(town.w).before.empty());
    CHECK(legend_view(town.w).since.empty());
}

TEST_CASE("the legend counts what the map colours, and a colour selects its residences", "[workbench][dynamics][map]") {
    Window town;
    for (auto const colouring : {scene::Colouring::dynamics, scene::Colouring::change}) {
        apply(town.w, SetColouring{colouring});
        auto const legend = legend_view(town.w);
        auto const& content = *town.w.map().residences;
        CHECK(content.colouring == colouring);
        std::vector<std::size_t> drawn(legend.tones.size(), 0);
        for (auto const& mark : content.marks)
            ++drawn[scene::tone_of({mark.severity, mark.dynamics, mark.change_points}, colouring)];
        CHECK(drawn == legend.tones);
    }
    apply(town.w, SelectTone{4}); // by change: worse by ten points and more
    CHECK(town.w.selection() == std::vector<std::uint32_t>{0});
    apply(town.w, SelectTone{5});
    CHECK(town.w.selection() == std::vector<std::uint32_t>{7});
}

TEST_CASE("the table of changes has a line per residence and zone", "[workbench][dynamics][export]") {
    Scored town;
    auto const tables = export_tables(*town.snapshot(), "dynamics", "2026");
    REQUIRE(tables.size() == 1);
    auto const& table = tables.front();
    REQUIRE(table.rows.size() == 8 + 3);
    auto const column = [&](std::string const& name) {
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (table.columns[i].name == name) return i;
        throw std::logic_error("no column " + name);
    };
    CHECK(std::get<std::string>(table.rows[0][column("dynamics")]) == "worse");
    CHECK(std::get<std::string>(table.rows[0][column("passage")]) == "entry");
    CHECK(std::get<double>(table.rows[0][column("change")]) ==
          Approx(std::sqrt(6500.0) - std::sqrt(1250.0)).epsilon(1e-12));
    CHECK(std::get<std::string>(table.rows[8][column("what")]) == "quartiers");
    CHECK(std::holds_alternative<std::monostate>(table.rows[7][column("change")]));
}
