// Figures of the map: which there are, their values, their classes, and what is kept of the choice.
#include "core/error.hpp"
#include "dossier/dynamics.hpp"
#include "dossier/legend_steps.hpp"
#include "dossier/measured_map.hpp"
#include "support/process.hpp"
#include "workbench/intents.hpp"
#include "support/two_campaigns.hpp"
#include "text/number.hpp"
#include "workbench/view_measure.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vigie::workbench {

using namespace dossier;

namespace {

using scene::Colouring;
using support::InEnglish;
using support::TwoCampaigns;

struct Open {
    Open() {
        town.score();
        town.store.project.close();
        w.open(path());
        w.jobs().finish();
    }
    void choose(std::string const& key) {
        apply(w, ChooseMeasure{key});
        w.jobs().finish();
    }
    [[nodiscard]] std::filesystem::path path() const { return town.store.dir / "essai.gpkg"; }
    InEnglish const english;
    TwoCampaigns town;
    Workbench w;
};

std::vector<double> values_of(TwoCampaigns& town, std::string const& key) {
    auto const snapshot = town.snapshot();
    auto const* campaign = snapshot->latest_scored();
    auto const all = measures(*snapshot, campaign);
    auto const& measure = require_measure(all, key);
    return measured_map(*snapshot, town.store.project, campaign, measure, default_style(measure, campaign->grid.rules))
        .values;
}

void check_values(TwoCampaigns& town, std::string const& key, std::vector<std::optional<double>> const& expected) {
    auto const found = values_of(town, key);
    CAPTURE(key);
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        CAPTURE(i);
        if (expected[i])
            CHECK(found[i] == Approx(*expected[i]).epsilon(1e-5));
        else
            CHECK(std::isnan(found[i]));
    }
}

}

TEST_CASE("Ctrl+K finds the figures that colour the map", "[workbench][measure]") {
    support::InEnglish const english;
    support::TwoCampaigns town;
    town.score();
    Workbench w;
    w.adopt(town.snapshot());
    auto const none = palette_items(w, "");
    CHECK(std::ranges::none_of(none, [](auto const& item) { return item.kind == PaletteItem::Kind::measure; }));
    auto const items = palette_items(w, "map deviation mean");
    REQUIRE(items.size() >= 2);
    CHECK(items[0].measure == "deviation");
    auto const by_short_name = palette_items(w, "tranquillity");
    CHECK(std::ranges::count(by_short_name, "family:" + w.grid().families[0].code, &PaletteItem::measure) == 1);
    auto const by_code = palette_items(w, w.grid().families[1].code);
    CHECK(std::ranges::count(by_code, "family:" + w.grid().families[1].code, &PaletteItem::measure) == 1);
    apply(w, ChooseMeasure{items[0].measure});
    auto const& scores = w.campaign()->scores;
    auto const mean = mean_index(w.snapshot(), *w.campaign()).score.score;
    REQUIRE(mean);
    CHECK(w.mapped_values()[0] == Approx(*scores[0].index.score - *mean));
}

TEST_CASE("under the pointer a residence says what its colour says", "[workbench][measure]") {
    Open town;
    auto& w = town.w;
    CHECK(map_view(w).figure(0).empty()); // its class is told anyway
    town.choose("dwellings");
    CHECK(map_view(w).figure(2) == "Dwellings: 40");
    town.choose("zones-index");
    auto const zone = w.snapshot().zone_layers.front().zone_of[0];
    REQUIRE(zone >= 0);
    CHECK(map_view(w).figure(0).ends_with(": " + text::decimal(w.mapped_values()[static_cast<std::size_t>(zone)], w.measure()->decimals)));
    apply(w, SetColouring{scene::Colouring::change});
    CHECK(map_view(w).figure(0) == "Since 2025: " + text::change(w.figures().change(0)->points));
    apply(w, SetColouring{scene::Colouring::alerts});
    CHECK(map_view(w).figure(0) == "Alerts: " + std::to_string(*w.figures().alerts(0)));
}

TEST_CASE("figures of residences are what was observed and scored", "[workbench][measure]") {
    TwoCampaigns town;
    town.score();
    check_values(town, "dwellings", {20, 20, 40, 20, 20, 20, 20, 20});
    check_values(town, "index", {std::sqrt(6500), std::sqrt(5000), 60, std::sqrt(250), 20, std::sqrt(500), 40, {}});
    check_values(town, "family:F1", {90, 80, 60, 10, 20, 30, 40, 50});
    check_values(town, "indicator:A", {90, 80, 60, 10, 20, 30, 40, 50});
    check_values(town, "score:C", {70, 60, 60, 20, 20, 10, 40, {}});
    check_values(town, "indicator:E", {10, {}, {}, {}, {}, {}, {}, {}});
    check_values(town, "indicator:M", std::vector<std::optional<double>>(8));
    check_values(town, "points", {std::sqrt(6500) - std::sqrt(1250), 0, -20, 0, 0, 0, 0, {}});
}

TEST_CASE("figures of zones are means by dwellings, shares and sums of their residences", "[workbench][measure]") {
    TwoCampaigns town;
    town.score();
    check_values(town, "zones-dwellings", {80, 60, 40});
    check_values(town, "zones-residences", {3, 3, 2});
    check_values(town, "zones-complex", {100, 0, 0}); // r6 alone is scored in the third, and ordinary
    check_values(town, "zones-family:F1", {(90 * 20 + 80 * 20 + 60 * 40) / 80.0, 20, 45});
    check_values(town, "zones-indicator:A", {(90 * 20 + 80 * 20 + 60 * 40) / 80.0, 20, 45});
    check_values(town, "zones-indicator:E", {10, {}, {}}); // counted: 10 of 100
}

TEST_CASE("what there is to map follows the project", "[workbench][measure]") {
    TwoCampaigns town;
    auto const none = measures(*town.snapshot(), nullptr);
    CHECK(find_measure(none, "dwellings") != nullptr);
    CHECK(find_measure(none, "index") == nullptr);
    CHECK(find_measure(none, "zones-population") == nullptr); // nobody gave one
    town.score();
    auto const snapshot = town.snapshot();
    auto const all = measures(*snapshot, snapshot->latest_scored());
    CHECK(find_measure(all, "smoothed:E") != nullptr);
    CHECK(find_measure(all, "smoothed:A") == nullptr); // measured, not counted
    CHECK(find_measure(all, "points") != nullptr);
    CHECK(find_measure(measures(*snapshot, &snapshot->campaigns.front()), "points") == nullptr);
    std::vector<std::string> keys;
    for (auto const& each : all)
        keys.push_back(each.key);
    std::ranges::sort(keys);
    CHECK(std::ranges::adjacent_find(keys) == keys.end());
}

TEST_CASE("scores are cut at the grid's limits, changes about 0, the rest at natural breaks", "[workbench][measure]") {
    TwoCampaigns town;
    town.score();
    auto const snapshot = town.snapshot();
    core::GridRules rules;
    rules.class_limits = {30, 45, 70};
    auto const all = measures(*snapshot, snapshot->latest_scored());
    auto const style = [&](char const* key) { return default_style(*find_measure(all, key), rules); };
    CHECK(style("family:F1").limits == std::vector<double>{30, 45, 70});
    CHECK(style("family:F1").ramp == "classes");
    CHECK(style("points").ramp == "diverging");
    CHECK(style("indicator:A").method == "jenks");
    CHECK(style("indicator:A").ramp == "blue");
    // What a file of unknown origin says is put right.
    store::MeasureStyle const odd{"family:F1", "rainbow", 99, {}, "mauve", true};
    CHECK(sound_style(odd, *find_measure(all, "family:F1"), rules) == style("family:F1"));
    auto of_former_grid = style("family:F1");
    of_former_grid.limits = {1, 2, 3};
    CHECK(sound_style(of_former_grid, *find_measure(all, "family:F1"), rules).limits ==
          std::vector<double>{30, 45, 70});
}

TEST_CASE("a change of 0 is in the pale class of its scale", "[workbench][measure]") {
    Open open;
    open.choose("points");
    auto const classing = open.w.classing();
    CHECK(classing->below == 2);
    CHECK(classing->classes() == 5);
    CHECK(classing->colours(scene::light_theme())[2] == scene::light_theme().change[2]);
    CHECK(open.w.tone(3) == 2);
    CHECK(open.w.tone(0) == 4); // +45
    CHECK(open.w.tone(2) == 0); // −20
    CHECK(open.w.tone(7) == 5); // not scored
}

TEST_CASE("map, legend and selection agree on the classes", "[workbench][measure][view]") {
    Open open;
    open.choose("family:F1");
    auto& w = open.w;
    CHECK(w.colouring() == Colouring::measure);
    auto const legend = legend_view(w);
    CHECK(legend.tones == std::vector<std::size_t>{3, 1, 2, 2, 0});
    REQUIRE(legend.steps.size() == 5);
    CHECK(legend.steps.front().label == "≥ 65");
    CHECK(legend.steps.front().tone == 3);
    CHECK(legend.steps.back().label == "not known");
    CHECK(legend.classing->note.starts_with("fixed limits"));
    std::vector<std::size_t> drawn(5, 0);
    for (auto const& mark : w.map().residences->marks)
        ++drawn[mark.step];
    CHECK(drawn == legend.tones);
    apply(w, SelectTone{3});
    CHECK(w.selection() == std::vector<std::uint32_t>{0, 1});
    Filter filter;
    filter.keep_zone("Z2");
    apply(w, SetFilter{filter});
    CHECK(legend_view(w).tones == std::vector<std::size_t>{3, 0, 0, 0, 0});
}

TEST_CASE("a figure of zones colours them, and its legend counts zones", "[workbench][measure][view]") {
    Open open;
    open.choose("zones-family:F1");
    auto& w = open.w;
    CHECK(w.map().residences == nullptr);
    REQUIRE(w.map().zones.size() == 1);
    CHECK(w.map().zones[0].marks[0].step == 3);
    CHECK(legend_view(w).tones == std::vector<std::size_t>{1, 1, 0, 1, 0});
    apply(w, SelectTone{3});
    CHECK(w.selection() == std::vector<std::uint32_t>{0, 1, 2});
    open.choose("zones-dwellings");
    CHECK(w.classing()->largest_disc == 80.0);
    CHECK(w.map().zones[0].marks[1].value == 60.0);
}

TEST_CASE("an indicator is read when it is chosen", "[workbench][measure]") {
    Open open;
    apply(open.w, ChooseMeasure{"indicator:A"});
    CHECK(open.w.is_reading_measure());
    CHECK(open.w.class_breaks().missing == 8); // nothing is known yet
    open.w.jobs().finish();
    CHECK_FALSE(open.w.is_reading_measure());
    CHECK(open.w.class_breaks().missing == 0);
    CHECK(open.w.mapped_values()[2] == 60);
    open.w.step_campaign(-1);
    open.w.jobs().finish();
    CHECK(open.w.mapped_values()[2] == 80);
    CHECK(open.w.class_breaks().missing == 1);
}

TEST_CASE("what a hand drags is tried, what it lets go is kept, and undo brings back", "[workbench][measure][undo]") {
    Open open;
    auto& w = open.w;
    open.choose("family:F1");
    auto style = w.measure_style();
    style.method = "manual";
    style.limits = {25, 50, 65};
    apply(w, PreviewMeasure{style});
    CHECK(legend_view(w).tones == std::vector<std::size_t>{2, 2, 2, 2, 0});
    auto saved = [&] { return store::Project::open(open.path(), store::OpenMode::read_only).measure_styles(); };
    CHECK(saved().front().method == "fixed");
    apply(w, ShowMeasure{style});
    CHECK(saved().front().limits == style.limits);
    open.choose("dwellings");
    open.choose("family:F1");
    CHECK(w.measure_style().limits == style.limits); // as it was left
    w.undo();
    CHECK(w.measure()->key == "dwellings");
    w.undo();
    w.undo();
    CHECK(w.measure()->key == "family:F1");
    CHECK(w.measure_style().method == "fixed");
    w.undo();
    CHECK(w.colouring() == Colouring::severity);
}

TEST_CASE("the project opens with the figure it was left with", "[workbench][measure]") {
    Open open;
    open.choose("zones-residences");
    Workbench other;
    other.open(open.path());
    other.jobs().finish();
    CHECK(other.colouring() == Colouring::measure);
    CHECK(other.measure()->key == "zones-residences");
    apply(open.w, SetColouring{Colouring::change});
    Workbench third;
    third.open(open.path());
    third.jobs().finish();
    CHECK(third.colouring() == Colouring::severity);
}

TEST_CASE("an action shows a figure and opens its panel", "[workbench][measure]") {
    Open open;
    apply(open.w, RunAction{"map.measure"});
    CHECK(open.w.side == SidePanel::measure);
    CHECK(open.w.measure()->key == "family:F1");
}

TEST_CASE("the index that is tried is mapped while weights move", "[workbench][measure]") {
    Open open;
    open.choose("index");
    double const before = open.w.mapped_values()[0];
    apply(open.w, PreviewWeight{0, 100});
    CHECK(open.w.mapped_values()[0] == Approx(90)); // F1 alone
    CHECK(before == Approx(std::sqrt(6500)).epsilon(1e-6));
}

TEST_CASE("counts do not fill zones, rates are no discs, and the remedy is said", "[workbench][measure]") {
    InEnglish const english;
    TwoCampaigns town;
    town.score();
    auto const snapshot = town.snapshot();
    auto const all = measures(*snapshot, snapshot->latest_scored());
    auto const refuses = [&](char const* key, char const* as) {
        try {
            require_symbols(*find_measure(all, key), as);
        } catch (core::Error const& error) {
            return text::sentence(error.message());
        }
        return std::string();
    };
    CHECK(refuses("zones-dwellings", "colours").find("choose a share or a rate") != std::string::npos);
    CHECK(refuses("zones-family:F1", "discs").find("choose a number of dwellings") != std::string::npos);
    CHECK(refuses("zones-dwellings", "discs").empty());
    CHECK(refuses("zones-family:F1", "colours").empty());
    CHECK(refuses("zones-family:F1", "").empty());
    CHECK_FALSE(refuses("dwellings", "discs").empty());
}

TEST_CASE("an unknown figure is answered with those there are", "[workbench][measure]") {
    InEnglish const english;
    TwoCampaigns town;
    town.score();
    auto const snapshot = town.snapshot();
    auto const all = measures(*snapshot, snapshot->latest_scored());
    auto const answer = [&](char const* key) {
        try {
            static_cast<void>(require_measure(all, key));
        } catch (core::Error const& error) {
            return text::sentence(error.message());
        }
        return std::string();
    };
    CHECK(answer("family:ZZ") ==
          "There is nothing named “family:ZZ” to colour by. There are: family:F1, family:F2, family:F8.");
    CHECK(answer("colour").find("zones-indicator:CODE") != std::string::npos);
}

TEST_CASE("ranges are said with as many decimals as tell them apart", "[workbench][measure][words]") {
    InEnglish const english;
    auto const labels = [](std::vector<double> limits, int decimals) {
        analysis::ClassBreaks breaks;
        breaks.limits = std::move(limits);
        breaks.lowest = 2;
        breaks.highest = 9.5;
        return range_labels(breaks, decimals);
    };
    CHECK(labels({35, 50}, 0) == std::vector<std::string>{"< 35", "35–50", "≥ 50"});
    CHECK(labels({1.21, 1.24}, 0) == std::vector<std::string>{"< 1.21", "1.21–1.24", "≥ 1.24"});
    CHECK(labels({-10, 2}, 0) == std::vector<std::string>{"< −10", "−10 to 2", "≥ 2"});
    CHECK(labels({}, 1) == std::vector<std::string>{"2.0–9.5"});
}

TEST_CASE("the panel lists what is looked for, under its headings", "[workbench][measure][view]") {
    Open open;
    open.choose("family:F1");
    auto const all = measure_view(open.w, "");
    CHECK(std::ranges::count_if(all.items, &MeasureView::Item::is_chosen) == 1);
    auto const some = measure_view(open.w, "DWELL");
    REQUIRE(some.items.size() >= 4);
    CHECK(some.items[0].key.empty());
    CHECK(some.items[1].key == "dwellings");
    CHECK(measure_view(open.w, "nothing like it").items.empty());
    CHECK(all.methods.front() == analysis::ClassMethod::fixed);
    CHECK_FALSE(all.can_count);
    open.choose("dwellings");
    auto const counts = measure_view(open.w, "");
    CHECK(counts.methods.front() == analysis::ClassMethod::quantile); // nothing fixes the limits of a count
    CHECK(counts.can_count);
    // One value of 40, seven of 20.
    CHECK(counts.limits == std::vector<double>{30});
    REQUIRE(counts.warnings.size() == 1);
    CHECK(counts.warnings[0].words == "Only 2 different values: there are fewer classes than asked for.");
    CHECK(counts.bars.front() == 1);
    CHECK(counts.bars.back() == Approx(1.0 / 7));
    CHECK(counts.counts == "8 known values · not known: 0");
}

TEST_CASE("a ramp that someone cannot read is said, with the remedy", "[workbench][measure][view]") {
    Open open;
    open.choose("points");
    CHECK(measure_view(open.w, "").colour_warning.find("black and white") != std::string::npos);
    open.choose("family:F1");
    CHECK(measure_view(open.w, "").colour_warning.empty());
}

TEST_CASE("discs of a legend are round numbers, the largest first", "[workbench][measure]") {
    CHECK(disc_samples(1700) == std::vector<double>{1000, 500, 200});
    CHECK(disc_samples(80) == std::vector<double>{50, 40, 10});
    CHECK(disc_samples(4573) == std::vector<double>{4000, 2000, 500});
    CHECK(disc_samples(1) == std::vector<double>{1});
    CHECK(disc_samples(0).empty());
}

TEST_CASE("every colouring that is a list has a step for each of its colours", "[workbench][legend]") {
    for (auto const colouring : {Colouring::change, Colouring::alerts, Colouring::clusters, Colouring::significance,
                                 Colouring::raw_significance}) {
        auto const steps = legend_steps(colouring, false, nullptr);
        std::vector<std::size_t> tones;
        for (auto const& step : steps)
            tones.push_back(step.tone);
        CHECK(tones.back() + 1 == scene::tone_count(colouring));
        std::ranges::sort(tones);
        std::vector<std::size_t> expected(scene::tone_count(colouring));
        std::iota(expected.begin(), expected.end(), 0);
        CHECK(tones == expected);
    }
}

}
