// The grid editor without a window: what is tried, what is shown of it, what it becomes.
#include "workbench/intents.hpp"
#include "workbench/view_grid.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include "diagnosis/grid_file.hpp"
#include "support/demo_town.hpp"
#include "support/process.hpp"
#include "support/two_campaigns.hpp"
#include "text/language.hpp"

#include <catch2/catch.hpp>

#include <cstring>

using namespace vigie;
using namespace vigie::dossier;
using namespace vigie::workbench;

namespace {

/// The demo town of sixty residences in a window whose grid is being edited.
struct Editor {
    support::InEnglish english;
    support::TempDir dir;
    Workbench w;

    Editor() {
        support::copy_demo_town(dir / "town.gpkg", 60);
        w.open(dir / "town.gpkg");
        finish();
        w.edit_grid();
        finish();
    }
    void finish() {
        auto const failures = w.jobs().finish();
        for (auto const& failure : failures)
            FAIL(text::sentence(failure.error.message()));
    }
    [[nodiscard]] GridDraft const& draft() const { return *w.grid_draft(); }
    [[nodiscard]] core::Indicator const& first() const { return draft().grid.families.front().indicators.front(); }

    /// Half the way to the goalpost of 100: worse scores for whoever has a value.
    void move_goalpost() {
        auto indicator = first();
        indicator.goalposts.at_100 = (indicator.goalposts.at_0 + indicator.goalposts.at_100) / 2;
        apply(w, ChangeIndicator{draft().grid.families.front().code, indicator.code, indicator});
    }
    [[nodiscard]] std::vector<std::optional<double>> shown() const {
        std::vector<std::optional<double>> scores;
        for (std::uint32_t row = 0; row < w.snapshot().residences.size(); ++row)
            scores.push_back(w.figures().score(row));
        return scores;
    }
};

bool has_same_bits(std::vector<std::optional<double>> const& a, std::vector<std::optional<double>> const& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i].has_value() != b[i].has_value()) return false;
        if (a[i] && std::memcmp(&*a[i], &*b[i], sizeof(double)) != 0) return false;
    }
    return true;
}

}

TEST_CASE("the editor opens on the grid of the campaign, with its first indicator and nothing changed",
          "[workbench][grid]") {
    Editor editor;
    auto const view = grid_editor_view(editor.w);
    CHECK(editor.w.side == SidePanel::grid);
    CHECK(view.nodes.size() == 1 + editor.draft().grid.families.size() + editor.draft().grid.indicator_count());
    REQUIRE(view.indicator);
    CHECK(view.nodes[view.at].indicator == editor.first().code);
    CHECK_FALSE(view.is_changed);
    CHECK_FALSE(view.can_publish);
    CHECK(view.state == "As saved: version 1");
    CHECK(view.indicator->histogram.observed > 0);
    CHECK(*std::max_element(view.indicator->histogram.bars.begin(), view.indicator->histogram.bars.end()) == 1);
    CHECK_FALSE(editor.w.draft().is_moved());
}

TEST_CASE("a goalpost that moves re-scores all that is shown, and one press brings it back", "[workbench][grid]") {
    Editor editor;
    auto& w = editor.w;
    auto const before = editor.shown();
    auto const zones = zone_rows(w);
    auto const map = w.map_key();
    editor.move_goalpost();
    CHECK(w.draft().is_grid);
    CHECK(w.map_key() != map);
    CHECK_FALSE(has_same_bits(editor.shown(), before));
    CHECK(map_view(w).is_grid_preview);
    CHECK(grid_editor_view(w).state == "Preview, not saved");

    // What is shown is what the arithmetic makes of the edited grid, wherever it is shown.
    auto const table = core::live_scores(editor.draft().live->matrix(), editor.draft().grid);
    std::array<std::size_t, 5> classes{};
    for (std::uint32_t row = 0; row < table.index.size(); ++row) {
        CHECK(w.figures().score(row) == table.index[row].score);
        CHECK(w.figures().rank(row) == table.rank[row]);
        ++classes[static_cast<std::size_t>(w.figures().severity(row))];
        auto const tried = w.figures().tried(row);
        REQUIRE(tried);
        double sum = 0;
        for (double const points : tried->contributions)
            sum += points;
        if (table.index[row].score) CHECK(sum == Approx(*table.index[row].score).epsilon(1e-9));
    }
    for (auto const& row : legend_view(w).rows)
        CHECK(row.count == classes[static_cast<std::size_t>(row.severity)]);
    CHECK(w.figures().scored_count() == table.scored);
    bool has_moved = false;
    for (auto const& zone : zone_rows(w))
        for (auto const& was : zones)
            if (was.code == zone.code && was.score && zone.score) has_moved = has_moved || *was.score != *zone.score;
    CHECK(has_moved);

    REQUIRE(run_action(w, "grid.reset"));
    CHECK_FALSE(w.draft().is_moved());
    CHECK(has_same_bits(editor.shown(), before));
}

TEST_CASE("the fiche's contributions follow the grid that is tried", "[workbench][grid]") {
    Editor editor;
    auto& w = editor.w;
    std::uint32_t row = 0;
    while (!w.figures().score(row))
        ++row;
    w.select({row});
    auto const total = [&] {
        double sum = 0;
        for (auto const& family : fiche_view(w).contributions)
            sum += family.points;
        return sum;
    };
    CHECK(total() == Approx(*w.figures().score(row)).margin(0.06));
    auto const family = editor.draft().grid.families.front().code;
    apply(w, WeighFamily{family, 60});
    CHECK(total() == Approx(*w.figures().score(row)).margin(0.06));
}

TEST_CASE("a preview and what is stored once it is published are equal to the last bit", "[workbench][grid]") {
    Editor editor;
    auto& w = editor.w;
    editor.move_goalpost();
    apply(w, WeighFamily{editor.draft().grid.families[1].code, 33});
    auto indicator = editor.draft().grid.families[2].indicators.front();
    indicator.normalisation.method = core::Method::percentile;
    apply(w, ChangeIndicator{editor.draft().grid.families[2].code, indicator.code, indicator});
    auto const previewed = editor.shown();
    auto const undone = w.undo_label();
    REQUIRE(w.can_publish_grid());
    REQUIRE(run_action(w, "grid.publish"));
    editor.finish();
    CHECK_FALSE(w.draft().is_moved());
    CHECK_FALSE(editor.draft().is_changed);
    CHECK(w.campaign()->grid.version == 2);
    CHECK(has_same_bits(editor.shown(), previewed));
    CHECK(w.undo_label() != undone);
    REQUIRE(run_action(w, "edit.undo"));
    editor.finish();
    CHECK(w.campaign()->grid.version == 1);
    CHECK(w.snapshot().grid.version == 1);
    CHECK_FALSE(has_same_bits(editor.shown(), previewed));
}

TEST_CASE("a fault is said beside its field, keeps the preview of before and cannot be saved", "[workbench][grid]") {
    Editor editor;
    auto& w = editor.w;
    editor.move_goalpost();
    auto const previewed = editor.shown();
    auto indicator = editor.first();
    indicator.goalposts = {4, 4};
    apply(w, ChangeIndicator{editor.draft().grid.families.front().code, indicator.code, indicator});
    auto const view = grid_editor_view(w);
    REQUIRE(view.indicator);
    CHECK(fault_of(view.indicator->faults, core::GridField::goalposts).find("are the same") != std::string::npos);
    CHECK(fault_of(view.indicator->faults, core::GridField::weight).empty());
    CHECK_FALSE(view.can_publish);
    CHECK(view.why_not == fault_of(view.indicator->faults, core::GridField::goalposts));
    CHECK(view.nodes[view.at].has_fault);
    CHECK(has_same_bits(editor.shown(), previewed));
    // A campaign that is not there cannot be learnt from.
    indicator = w.campaign()->grid.families.front().indicators.front();
    indicator.normalisation = {core::Method::percentile, "1999", 0.05, std::nullopt, {}};
    apply(w, ChangeIndicator{editor.draft().grid.families.front().code, indicator.code, indicator});
    CHECK_FALSE(w.can_publish_grid());
    CHECK(grid_editor_view(w).why_not.find("1999") != std::string::npos);
}

TEST_CASE("weights of families share the rest, locked ones apart, and always make 100", "[workbench][grid]") {
    GridDraft draft;
    draft.grid.families = {support::family("A", 30, {support::plain_indicator("a")}),
                           support::family("B", 50, {support::plain_indicator("b")}),
                           support::family("C", 20, {support::plain_indicator("c")}),
                           support::family("M", 7, {}, false)};
    weigh_family(draft, "A", 60);
    CHECK(draft.grid.families[0].weight == 60);
    CHECK(draft.grid.families[1].weight == Approx(50.0 * 40 / 70));
    CHECK(draft.grid.families[2].weight == Approx(20.0 * 40 / 70));
    CHECK(draft.grid.families[3].weight == 7); // beside the index
    draft.locked = {"C"};
    auto const kept = draft.grid.families[2].weight;
    weigh_family(draft, "B", 500); // held to what is not locked
    CHECK(draft.grid.families[2].weight == kept);
    CHECK(draft.grid.families[1].weight == Approx(100 - kept));
    CHECK(draft.grid.families[0].weight == 0);
    weigh_family(draft, "C", 10);
    CHECK(draft.grid.families[2].weight == kept);
}

TEST_CASE("families and indicators are added, moved and taken out, and what is chosen follows", "[workbench][grid]") {
    Editor editor;
    auto& w = editor.w;
    auto const families = editor.draft().grid.families;
    apply(w, EditGrid{GridEdit::add_indicator});
    REQUIRE(editor.draft().chosen_indicator() != nullptr);
    CHECK(editor.draft().grid.families[0].indicators[1].code == editor.draft().indicator);
    CHECK(editor.draft().faults.empty());
    CHECK(grid_editor_view(w).indicator->saved == nullptr);
    auto renamed = *editor.draft().chosen_indicator();
    renamed.code = "NEW1";
    apply(w, ChangeIndicator{editor.draft().family, editor.draft().indicator, renamed});
    CHECK(editor.draft().indicator == "NEW1");
    // Up to the first place, and no further; down through the family into the next.
    apply(w, EditGrid{GridEdit::up});
    CHECK(editor.draft().grid.families[0].indicators[0].code == "NEW1");
    CHECK_FALSE(grid_editor_view(w).can_go_up);
    auto const count = editor.draft().grid.families[0].indicators.size();
    for (std::size_t i = 0; i < count; ++i)
        apply(w, EditGrid{GridEdit::down});
    CHECK(editor.draft().family == families[1].code);
    CHECK(editor.draft().grid.families[1].indicators[0].code == "NEW1");
    apply(w, EditGrid{GridEdit::remove});
    CHECK(editor.draft().grid == editor.draft().saved);
    CHECK_FALSE(editor.draft().is_changed);
    apply(w, ChooseGridPart{families[0].code, ""});
    apply(w, EditGrid{GridEdit::down});
    CHECK(editor.draft().grid.families[1].code == families[0].code);
    apply(w, EditGrid{GridEdit::remove});
    CHECK(editor.draft().grid.families.size() == families.size() - 1);
    CHECK(editor.draft().grid.find_family(families[0].code) == nullptr);
    apply(w, EditGrid{GridEdit::add_family});
    CHECK(editor.draft().chosen_family() != nullptr);
    CHECK(editor.draft().indicator.empty());
}

TEST_CASE("a grid comes from a file into the editor, and the same grid changes nothing", "[workbench][grid]") {
    Editor editor;
    auto& w = editor.w;
    for (auto const* name : {"grid.xlsx", "grid.csv", "grid.toml"}) {
        diagnosis::write_grid_file(editor.dir / name, editor.draft().grid);
        apply(w, ReadGrid{editor.dir / name});
        INFO(name);
        CHECK_FALSE(editor.draft().is_changed);
        CHECK(w.notice() == "This file holds the grid as it is: nothing changes.");
    }
    auto other = editor.draft().grid;
    other.families.front().indicators.front().weight = 3;
    diagnosis::write_grid_file(editor.dir / "other.xlsx", other);
    apply(w, ReadGrid{editor.dir / "other.xlsx"});
    editor.finish();
    CHECK(editor.draft().is_changed);
    CHECK(w.draft().is_grid);
    CHECK(w.snapshot().grid.version == 1);
}

TEST_CASE("calibration says what it would change, and changes it in the draft alone", "[workbench][grid]") {
    Editor editor;
    auto& w = editor.w;
    auto const sheet = *grid_editor_view(w).indicator;
    REQUIRE(sheet.calibrated);
    CHECK(sheet.calibration.find("nine residences in ten") != std::string::npos);
    REQUIRE(run_action(w, "grid.calibrate"));
    CHECK(editor.first().goalposts == *sheet.calibrated);
    CHECK(editor.draft().is_changed);
    CHECK(w.snapshot().grid.families.front().indicators.front().goalposts == sheet.indicator.goalposts);
}

TEST_CASE("what saving would make of each campaign is said in sentences", "[workbench][grid]") {
    Editor editor;
    editor.move_goalpost();
    auto const outcome = grid_editor_view(editor.w).outcome;
    CHECK(outcome.find("2026 is scored with it at once.") != std::string::npos);
    CHECK(outcome.find("2024 and 2025 are frozen: they keep theirs for good.") != std::string::npos);
    // On a frozen campaign nothing is tried: it keeps its grid. The change goes on when an open one is shown again.
    editor.w.step_campaign(-1);
    editor.finish();
    CHECK(editor.draft().is_changed);
    CHECK_FALSE(editor.w.draft().is_grid);
    CHECK(grid_editor_view(editor.w).state.find("2025 is frozen") != std::string::npos);
    CHECK(grid_editor_view(editor.w).indicator->histogram.observed > 0);
    editor.w.step_campaign(1);
    editor.finish();
    CHECK(editor.w.draft().is_grid);
}

TEST_CASE("closing the editor keeps a change as a preview, and weights lead back to it", "[workbench][grid]") {
    Editor editor;
    auto& w = editor.w;
    editor.move_goalpost();
    REQUIRE(run_action(w, "grid.close"));
    CHECK(w.side == SidePanel::fiche);
    CHECK(w.draft().is_grid);
    REQUIRE(run_action(w, "analysis.weights"));
    CHECK(w.side == SidePanel::grid);
    REQUIRE(run_action(w, "grid.reset"));
    REQUIRE(run_action(w, "grid.close"));
    CHECK(w.grid_draft() == nullptr);
}
