// What the panels are given to show, and what their intents do.
#include "dossier/story_page.hpp"
#include "workbench/intents.hpp"
#include "workbench/view_preview.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include "diagnosis/stability.hpp"
#include "support/demo_town.hpp"
#include "support/process.hpp"
#include "text/language.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>

namespace vigie::workbench {

using namespace dossier;

namespace {

struct Town {
    explicit Town(int residences = 60) {
        support::copy_demo_town(dir / "town.gpkg", residences);
        w.open(dir / "town.gpkg");
        w.jobs().finish();
    }
    support::TempDir dir;
    Workbench w;
};

std::vector<std::string> split(std::string const& words, char mark) {
    std::vector<std::string> parts(1);
    for (char const c : words) {
        if (c == mark)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

}

TEST_CASE("rows copied for a spreadsheet have a head and as many cells, with the decimal mark of the language",
          "[workbench][table]") {
    Town town;
    auto const first = town.w.table().rows().front();
    auto const score = *town.w.figures().score(first);
    for (auto const language : {text::Language::fr, text::Language::en}) {
        text::set_language(language);
        auto const lines = split(table_text(town.w, {first, town.w.table().rows().back()}), '\n');
        REQUIRE(lines.size() == 4); // head, two rows, the end of the last line
        CHECK(lines.back().empty());
        auto const cells = split(lines[1], '\t');
        CHECK(split(lines[0], '\t').size() == cells.size());
        CHECK(cells[0] == town.w.snapshot().residences[first].code);
        auto const whole = std::to_string(static_cast<int>(score)) + (language == text::Language::fr ? "," : ".");
        CHECK(cells[4].empty()); // nobody on site has said otherwise
        CHECK(cells[5].starts_with(whole));
        CHECK(cells[6].find("\u2212") == std::string::npos); // a typographic minus is text to a spreadsheet
        CHECK(cells[7] == "1");
    }
    text::set_language(text::Language::fr);
}

TEST_CASE("the copy holds the selected rows when there are several, else what the filter keeps", "[workbench][table]") {
    Town town;
    REQUIRE(run_action(town.w, "edit.copy"));
    REQUIRE(town.w.clipboard);
    CHECK(static_cast<std::size_t>(std::ranges::count(*town.w.clipboard, '\n')) ==
          town.w.snapshot().residences.size() + 1);
    town.w.select({3, 5, 8});
    REQUIRE(run_action(town.w, "edit.copy"));
    CHECK(std::ranges::count(*town.w.clipboard, '\n') == 4);
}

TEST_CASE("how far a rank moves is said in words", "[workbench][table]") {
    text::set_language(text::Language::en);
    CHECK(stability_words({0, 0}).empty());
    CHECK(stability_words({4, 4}) == "same rank in 9 draws of 10");
    CHECK(stability_words({5, 9}) == "5th to 9th in 9 draws of 10");
    text::set_language(text::Language::fr);
}

TEST_CASE("a unit that is a scale stands apart from its value", "[workbench][site]") {
    text::set_language(text::Language::en);
    auto const words = [](std::string const& unit, double value, int decimals) {
        core::Indicator indicator;
        indicator.unit = {unit, unit};
        indicator.decimals = decimals;
        return indicator_words(indicator, value);
    };
    CHECK(words("0/1/2", 2, 0) == "2 (0/1/2)");
    CHECK(words("grade 0–4", 3.2, 1) == "3.2 (grade 0–4)");
    CHECK(words("/100 dwellings/year", 25.8, 1) == "25.8 /100 dwellings/year");
    CHECK(words("% satisfied", 61, 0) == "61\u202F% satisfied");
    CHECK(words("dwellings within 150 m", 12, 0) == "12 dwellings within 150 m");
    CHECK(words("", 7, 0) == "7");
    text::set_language(text::Language::fr);
}

TEST_CASE("the window's ranges of ranks are those the command line keeps", "[workbench][rank]") {
    Town town;
    REQUIRE(town.w.jobs().finish().empty());
    auto const& s = town.w.snapshot();
    std::vector<core::RankRange> shown;
    for (std::uint32_t row = 0; row < s.residences.size(); ++row) shown.push_back(town.w.rank_range(row));
    auto project = store::Project::open(s.path, store::OpenMode::shared);
    auto const kept = diagnosis::run_stability(project, town.w.campaign()->campaign);
    REQUIRE(kept);
    REQUIRE(kept->ranges.size() == shown.size());
    int ranked = 0;
    for (std::size_t row = 0; row < shown.size(); ++row) {
        CHECK(shown[row].p05 == kept->ranges[row].p05);
        CHECK(shown[row].p95 == kept->ranges[row].p95);
        ranked += shown[row].p05 > 0 ? 1 : 0;
    }
    CHECK(ranked > 40);
}

TEST_CASE("the overview counts the whole stock and names the worst and the fastest rising", "[workbench][site]") {
    Town town;
    auto const view = overview_view(town.w);
    std::size_t total = 0;
    for (auto const n : view.by_class) total += n;
    CHECK(total == town.w.snapshot().residences.size());
    REQUIRE_FALSE(view.worst.empty());
    CHECK(view.worst.front().row == town.w.table().rows().front());
    for (std::size_t i = 1; i < view.worst.size(); ++i) CHECK(*view.worst[i - 1].score >= *view.worst[i].score);
    for (auto const& row : view.rising) CHECK(core::dynamics_of(row.change) == core::Dynamics::worse);
}

TEST_CASE("steps of the presentation stay between the first and the last", "[workbench][intent]") {
    Town town;
    town.w.set_mode(Mode::present);
    auto const steps = static_cast<int>(presenter_view(town.w).steps);
    apply(town.w, GoToStep{steps + 5});
    CHECK(town.w.presenter_step == steps - 1);
    apply(town.w, GoToStep{-3});
    CHECK(town.w.presenter_step == 0);
}

TEST_CASE("a project without a story presents a draft that nothing has kept", "[workbench][presenter]") {
    Town town(120);
    CHECK(town.w.stories().empty());
    town.w.set_mode(Mode::present);
    CHECK(presenter_view(town.w).steps == 8);
    CHECK(presenter_view(town.w).is_preparing); // the padlock is closed
    town.w.poll();
    CHECK(town.w.jobs().finish().empty());
    REQUIRE(presenter_view(town.w).page);
    CHECK(presenter_view(town.w).page->is_partner);
    CHECK_FALSE(storyboard_view(town.w).is_kept);
    CHECK_FALSE(town.w.undo_label());
    apply(town.w, WriteStep{1, "Where we are", "Ker-Avel.", "Say it slowly."});
    CHECK(storyboard_view(town.w).is_kept);
    REQUIRE(town.w.stories().size() == 1);
    CHECK(town.w.stories()[0].steps[1].title == "Where we are");
    CHECK(town.w.stories()[0].steps[1].is_edited);
    CHECK_FALSE(town.w.stories()[0].steps[0].is_edited);
}

TEST_CASE("steps are moved, added from the map, taken away, and taken back", "[workbench][presenter]") {
    Town town(120);
    town.w.set_mode(Mode::present);
    auto const first = town.w.story()->steps[0].title, second = town.w.story()->steps[1].title;
    apply(town.w, EditStory{StepEdit::down});
    CHECK(town.w.presenter_step == 1);
    CHECK(town.w.story()->steps[0].title == second);
    CHECK(town.w.story()->steps[1].title == first);
    apply(town.w, EditStory{StepEdit::add});
    CHECK(town.w.presenter_step == 2);
    CHECK(town.w.story()->steps.size() == 9);
    CHECK(town.w.story()->steps[2].topic == core::StoryTopic::own);
    CHECK_FALSE(town.w.story()->steps[2].ground.is_empty());
    apply(town.w, EditStory{StepEdit::remove});
    CHECK(town.w.story()->steps.size() == 8);
    town.w.undo();
    town.w.jobs().finish();
    CHECK(town.w.story()->steps.size() == 9);
}

TEST_CASE("a decision that is refused leaves its dialog open and is told", "[workbench][intent]") {
    Town town;
    town.w.dialog = Dialog::watch;
    using Intents = std::vector<std::variant<RecordStatus>>;
    apply_all(town.w, Intents{RecordStatus{0, core::WatchStatus::watched, "not a day", "role", "motive"}});
    CHECK(town.w.error());
    CHECK(town.w.dialog == Dialog::watch);
    town.w.dismiss_error();
    apply_all(town.w, Intents{RecordStatus{0, core::WatchStatus::watched, "", "role", "motive"}});
    CHECK_FALSE(town.w.error());
    CHECK(town.w.dialog == Dialog::none);
    CHECK(town.w.snapshot().status[0] == core::WatchStatus::watched);
}

TEST_CASE("a project made for a table opens the import on that table", "[workbench][intent]") {
    support::TempDir const dir;
    Workbench w;
    w.dialog_path = "/somewhere/residences.xlsx";
    apply(w, CreateProject{dir / "new.gpkg", "New", true});
    CHECK(w.dialog == Dialog::none);
    CHECK(w.jobs().finish().empty());
    REQUIRE(w.has_project());
    CHECK(w.dialog == Dialog::import);
    CHECK(w.dialog_path == "/somewhere/residences.xlsx");
}

TEST_CASE("a zone added twice is compared once", "[workbench][intent]") {
    Town town;
    auto const& code = town.w.snapshot().zone_layers.front().zones.front().code;
    apply(town.w, AddToComparison{code});
    apply(town.w, AddToComparison{code});
    CHECK(std::ranges::count(town.w.compared, code) == 1);
    CHECK(town.w.mode == Mode::compare);
    REQUIRE(town.w.comparison());
    CHECK(compare_view(town.w).limits_of.size() == town.w.comparison()->groups.size());
    apply(town.w, TakeFromComparison{code});
    CHECK(std::ranges::count(town.w.compared, code) == 0);
}

TEST_CASE("a preview keeps the worst residences on top, inside the picture", "[workbench][preview]") {
    Town town;
    auto const view = preview_view(town.w);
    CHECK(view.residences == 60);
    CHECK(view.is_fictitious);
    REQUIRE_FALSE(view.dots.empty());
    for (auto const& dot : view.dots) {
        CHECK(dot.x > 0);
        CHECK(dot.x < 1);
        CHECK(dot.y > 0);
        CHECK(dot.y < 1);
    }
    auto const scored =
        std::ranges::find_if(view.dots, [](auto const& d) { return d.severity != core::SeverityClass::not_scored; });
    CHECK(
        std::is_sorted(scored, view.dots.end(), [](auto const& a, auto const& b) { return a.severity < b.severity; }));
}

TEST_CASE("the preview of a large stock has its shape and its shares", "[workbench][preview]") {
    constexpr std::uint32_t count = 5000;
    auto snapshot = std::make_shared<dossier::Snapshot>();
    dossier::CampaignData campaign;
    campaign.campaign.name = "2026";
    for (std::uint32_t row = 0; row < count; ++row) {
        core::Residence residence;
        residence.id.value = row + 1;
        residence.position = core::Projected{100.0 * row, 50.0 * row};
        snapshot->residences.push_back(residence);
        scene::ResidenceMark mark;
        mark.at = *residence.position;
        mark.index = row;
        snapshot->located.marks.push_back(mark);
        store::ResidenceScore score;
        score.residence = residence.id;
        score.shown = row < count / 4 ? core::SeverityClass::d : core::SeverityClass::a; // all at one end
        campaign.scores.edit().push_back(score);
    }
    snapshot->campaigns.push_back(campaign);
    snapshot->status.assign(count, core::WatchStatus::ordinary);
    Workbench w;
    w.adopt(snapshot);
    auto const view = preview_view(w);
    CHECK(view.dots.size() <= 400);
    CHECK(view.dots.size() > 350);
    auto const [left, right] = std::ranges::minmax_element(view.dots, {}, &PreviewView::Dot::x);
    CHECK(right->x - left->x > 0.4F); // as high as wide, in a picture that is wider
    auto const worst = std::ranges::count(view.dots, core::SeverityClass::d, &PreviewView::Dot::severity);
    CHECK(std::abs(4 * worst - static_cast<std::ptrdiff_t>(view.dots.size())) <= 4);
    CHECK(view.dots.back().severity == core::SeverityClass::d);
}

}
