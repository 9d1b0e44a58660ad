// The draft of a story, its pages, and what becomes of it in another campaign.
#include "dossier/minutes.hpp"
#include "dossier/story_draft.hpp"
#include "dossier/story_facts.hpp"
#include "dossier/story_filter.hpp"
#include "dossier/story_page.hpp"
#include "dossier/story_place.hpp"
#include "workbench/actions.hpp"
#include "workbench/intents.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include "core/error.hpp"
#include "support/demo_town.hpp"
#include "support/process.hpp"
#include "support/two_campaigns.hpp"
#include "text/language.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

namespace vigie::workbench {

using namespace dossier;

namespace {

constexpr core::Date committee{std::chrono::year(2026), std::chrono::November, std::chrono::day(26)};

struct DemoTown {
    DemoTown() {
        support::copy_demo_town(dir / "town.gpkg", 120);
        project = std::make_shared<store::Project>(store::Project::open(dir / "town.gpkg"));
        snapshot = load_snapshot(*project);
    }
    support::TempDir dir;
    std::shared_ptr<store::Project> project;
    std::shared_ptr<Snapshot const> snapshot;
};

struct Speaking {
    explicit Speaking(text::Language language) { text::set_language(language); }
    ~Speaking() { text::set_language(text::Language::en); }
    Speaking(Speaking const&) = delete;
    Speaking& operator=(Speaking const&) = delete;
};

core::StoryStep const& step_of(core::Story const& story, core::StoryTopic topic) {
    auto const found = std::ranges::find(story.steps, topic, &core::StoryStep::topic);
    REQUIRE(found != story.steps.end());
    return *found;
}

}

TEST_CASE("the draft of the demo has its eight steps, short enough for a room, in both languages",
          "[workbench][story]") {
    DemoTown town;
    for (auto const language : {text::Language::fr, text::Language::en}) {
        Speaking const speaking(language);
        auto story = draft_story(*town.snapshot, {.as_of = committee});
        REQUIRE(story.steps.size() == 8);
        std::set<std::string> residences;
        for (auto const& residence : town.snapshot->residences)
            residences.insert(residence.name);
        for (auto const& step : story.steps) {
            CAPTURE(step.title, step.sentence);
            CHECK_FALSE(step.title.empty());
            CHECK(step.title.find('{') == std::string::npos);
            CHECK(core::word_count(step.title) <= core::story_limits::title_words);
            CHECK(core::word_count(step.sentence) <= core::story_limits::sentence_words);
            CHECK(step.figures.size() <= core::story_limits::figures);
            CHECK(std::ranges::find(step.hidden, "residences") != step.hidden.end());
            CHECK(step.sites.empty());
        }
        story.name = language == text::Language::fr ? "un" : "two";
        CHECK_NOTHROW(town.project->put_story(story)); // its limits are those of the project
    }
}

TEST_CASE("a draft's figures are those of the snapshot", "[workbench][story]") {
    support::TwoCampaigns town;
    town.score();
    auto const snapshot = load_snapshot(town.store.project);
    auto const story = draft_story(*snapshot, {.as_of = committee});
    auto const& perimeter = step_of(story, core::StoryTopic::perimeter);
    CHECK(perimeter.title == "8 residences in 3 neighbourhoods");
    CHECK(perimeter.figures ==
          std::vector<core::StoryFigure>{
              {"8", "residences", "residences"}, {"180", "dwellings", "dwellings"}, {"7", "scored residences", "scored"}});
    // r0, r1 and r2 of Ker-Avel are complex, of seven scored.
    auto const& status = step_of(story, core::StoryTopic::status);
    CHECK(status.figures.front().value == "3 of 7");
    CHECK(status.sentence == "3 of 7 scored residences are complex or very complex; 3 of them are in Ker-Avel.");
    CHECK(status.title == "In a complex situation: Ker-Avel");
    // No cluster run, nothing followed, no action, no decision: these steps have nothing to say.
    std::vector<core::StoryTopic> topics;
    for (auto const& step : story.steps)
        topics.push_back(step.topic);
    CHECK(topics == std::vector{core::StoryTopic::perimeter, core::StoryTopic::status, core::StoryTopic::moves,
                                core::StoryTopic::method});
}

TEST_CASE("a story is not made of nothing", "[workbench][story]") {
    support::TempStore store;
    auto const snapshot = load_snapshot(store.project);
    CHECK_THROWS_AS(draft_story(*snapshot), core::Error);
}

TEST_CASE("residences are named when the user asks for them", "[workbench][story]") {
    DemoTown town;
    auto const story = draft_story(*town.snapshot, {.names_residences = true, .as_of = committee});
    auto const& sites = step_of(story, core::StoryTopic::sites);
    REQUIRE(sites.sites.size() == 3);
    auto const& name = town.snapshot->residences[town.snapshot->residence(sites.sites.front())].name;
    CHECK(sites.sentence.find(name) != std::string::npos);
    auto const index = static_cast<std::size_t>(&sites - story.steps.data());
    auto const page = story_page(*town.snapshot, town.project.get(), story, index, committee);
    CHECK(page.shows_residences);
    CHECK(page.rings.size() == 3);
    CHECK(page.cards.empty());
}

TEST_CASE("a page counts the neighbourhoods its map shows", "[workbench][story]") {
    DemoTown town;
    auto const story = draft_story(*town.snapshot, {.as_of = committee});
    for (std::size_t step = 0; step < story.steps.size(); ++step) {
        auto const page = story_page(*town.snapshot, town.project.get(), story, step, committee);
        CAPTURE(page.kicker, page.step.colouring);
        CHECK(page.missing.empty());
        CHECK_FALSE(page.shows_residences);
        CHECK_FALSE(page.cards.empty());
        bool const is_measured = page.step.colouring == "zones-residences" || page.step.colouring == "zones-coverage";
        CHECK((page.classing != nullptr) == is_measured);
        if (is_measured) continue;
        std::size_t counted = 0;
        for (auto const& row : page.legend)
            counted += row.count;
        CHECK(counted == page.cards.size());
        CHECK(page.lines.empty() == (page.step.topic != core::StoryTopic::decisions));
    }
    auto const facts = story_facts(*town.snapshot, *town.snapshot->latest_scored(), committee);
    int entries = 0, exits = 0, followed = 0;
    for (auto const& zone : facts.zones) {
        entries += zone.entries;
        exits += zone.exits;
        followed += zone.followed;
    }
    CHECK(facts.followed_before + facts.entries - facts.exits == facts.followed);
    CHECK(entries <= facts.entries); // some residences may lie in no neighbourhood
    CHECK(exits <= facts.exits);
    CHECK(followed <= facts.followed);
    CHECK(facts.followed > 0);
}

TEST_CASE("what a step names and the project has no longer is said, and the page is still made", "[workbench][story]") {
    support::TwoCampaigns town;
    town.score();
    auto const snapshot = load_snapshot(town.store.project);
    core::Story story{0, "essai", false, {}};
    core::StoryStep step;
    step.campaign = "1999";
    step.colouring = "family:GONE";
    step.zones = {"nowhere"};
    step.sites = {"nobody"};
    story.steps = {step};
    auto const page = story_page(*snapshot, &town.store.project, story, 0, committee);
    CHECK(page.missing.size() == 4);
    CHECK(page.campaign == "2026");
    CHECK(page.kicker == "1");
}

TEST_CASE("a story brought to another campaign keeps a person's words and says what changes", "[workbench][story]") {
    support::TwoCampaigns town;
    town.score();
    auto const snapshot = load_snapshot(town.store.project);
    auto story = draft_story(*snapshot, {.campaign = "2025", .as_of = committee});
    auto& perimeter = story.steps.front();
    perimeter.title = "Our eight residences";
    perimeter.is_edited = true;
    auto const renewed = renewed_story(*snapshot, story, {.as_of = committee});
    for (auto const& step : renewed.story.steps)
        CHECK(step.campaign == "2026");
    CHECK(renewed.story.steps.front().title == "Our eight residences");
    auto const status = std::ranges::find(renewed.changes, std::size_t{1}, &StoryChange::step);
    REQUIRE(status != renewed.changes.end());
    CHECK(status->before.starts_with("2 of 7"));
    CHECK(status->after.starts_with("3 of 7"));
    CHECK_FALSE(status->is_kept);
    CHECK(renewed.changes.front().is_kept);
    CHECK(renewed_story(*snapshot, renewed.story, {.as_of = committee}).changes.size() ==
          1); // only the words that differ from the draft
}

TEST_CASE("a step keeps what the filter kept", "[workbench][story]") {
    support::TwoCampaigns town;
    town.score();
    auto const snapshot = load_snapshot(town.store.project);
    auto const& data = snapshot->campaign("2026");
    CHECK(kept_by(*snapshot, data, {}).empty());
    auto const only_d = kept_by(*snapshot, data, {"class=D"});
    CHECK(std::ranges::count(only_d, true) == 3);
    Filter filter;
    filter.text = "r6";
    std::vector<bool> kept(8, false);
    kept[6] = true;
    CHECK(kept_by(*snapshot, data, filter_words(*snapshot, filter, kept)) == kept);
    filter = {};
    filter.classes = {core::SeverityClass::d};
    CHECK(filter_words(*snapshot, filter, only_d) == std::vector<std::string>{"class=D"});
}

TEST_CASE("cards stand over their neighbourhoods, none on another, none across the edge", "[workbench][story]") {
    std::vector<StoryCard> cards;
    for (int i = 0; i < 30; ++i) {
        StoryCard card;
        card.name = "Quartier " + std::to_string(i);
        card.severity = core::all_classes[static_cast<std::size_t>(i % 5)];
        card.at = {i % 6 * 100.0, i / 6 * 100.0};
        card.is_framed = i == 17;
        cards.push_back(card);
    }
    scene::View const view{.centre = {250, 200}, .metres_per_px = 1, .width_px = 700, .height_px = 520, .ui_scale = 1};
    core::Box const taken{0, 480, 200, 520};
    auto const size = [](StoryCard const&, PlacedCard::Form form) {
        return form == PlacedCard::Form::whole  ? CardSize{150, 60}
               : form == PlacedCard::Form::name ? CardSize{120, 24}
                                                : CardSize{20, 20};
    };
    auto const placed = placed_cards(cards, view, {taken}, size);
    CHECK(placed.front().card == 17);
    CHECK(placed.front().form == PlacedCard::Form::whole);
    CHECK(placed.size() > 20);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        auto const& a = placed[i].box;
        CHECK((a.min_x >= 0 && a.min_y >= 0 && a.max_x <= 700 && a.max_y <= 520));
        CHECK_FALSE((a.min_x < taken.max_x && a.max_y > taken.min_y));
        for (std::size_t j = i + 1; j < placed.size(); ++j) {
            auto const& b = placed[j].box;
            CHECK_FALSE((a.min_x < b.max_x && b.min_x < a.max_x && a.min_y < b.max_y && b.min_y < a.max_y));
        }
    }
}

TEST_CASE("the minutes balance: what was, what came, what went, what is", "[workbench][minutes]") {
    DemoTown town;
    auto const made = minutes(*town.snapshot, {.date = committee});
    std::size_t before = 0, after = 0, into = 0, out_of = 0;
    for (auto const& flow : made.flow) {
        CAPTURE(core::code(flow.status));
        CHECK(flow.before + flow.into == flow.after + flow.out_of);
        before += flow.before;
        after += flow.after;
        into += flow.into;
        out_of += flow.out_of;
    }
    CHECK(before == made.residences);
    CHECK(after == made.residences);
    CHECK(into == made.moves.size());
    CHECK(out_of == made.moves.size());
    CHECK(made.moves.size() > 5);
    CHECK(std::ranges::is_sorted(made.moves, {}, [](auto const& move) { return std::chrono::sys_days(move.date); }));
    // Late first, the longest first.
    CHECK(made.late > 0);
    CHECK(std::ranges::is_sorted(made.actions, std::ranges::greater(), &DueAction::days_late));
    CHECK(static_cast<std::size_t>(
              std::ranges::count_if(made.actions, [](auto const& a) { return a.days_late > 0; })) == made.late);
}

TEST_CASE("minutes of a day tell that day's decisions alone", "[workbench][minutes]") {
    support::TempStore store;
    auto residence = support::residence("R1", 10, 10);
    store.project.add_residences({&residence, 1}, {});
    constexpr core::Date april{std::chrono::year(2026), std::chrono::April, std::chrono::day(14)};
    core::WatchEvent before{
        0, residence.id, core::WatchStatus::monitored, core::Date{std::chrono::year(2026) / 3 / 1}, "agence", "halls",
        {}};
    core::WatchEvent that_day{0, residence.id, core::WatchStatus::watched, april, "comité", "deux campagnes en D", {}};
    core::WatchEvent later{
        0, residence.id, core::WatchStatus::project, core::Date{std::chrono::year(2026) / 5 / 1}, "comité", "moyens",
        {}};
    for (auto* event : {&before, &that_day, &later})
        store.project.add_watch_event(*event);
    auto const snapshot = load_snapshot(store.project);
    auto const made = minutes(*snapshot, {.date = april, .since = april});
    REQUIRE(made.moves.size() == 1);
    CHECK(made.moves[0].from == core::WatchStatus::monitored);
    CHECK(made.moves[0].to == core::WatchStatus::watched);
    CHECK(made.title == "Committee of 14 April 2026: 1 entry on watch");
    CHECK(made.roles == std::vector<std::string>{"comité"});
}

TEST_CASE("a story is drafted, changed and taken back in the window's document", "[workbench][story]") {
    DemoTown town;
    Workbench w;
    w.adopt(town.snapshot, town.project);
    CHECK(w.story() == nullptr);
    CHECK(w.story_page() == nullptr);
    w.draft_story(false);
    w.draft_story(false);
    REQUIRE(w.stories().size() == 2);
    CHECK(w.stories()[0].name != w.stories()[1].name);
    REQUIRE(w.story_page());
    w.change_story("Story: {0}", [](core::Story& story) {
        std::swap(story.steps[0], story.steps[1]);
        story.steps[0].title = "D’abord où nous en sommes";
    });
    w.presenter_step = 0;
    CHECK(w.story_page()->step.title == "D’abord où nous en sommes");
    w.undo();
    w.jobs().finish();
    CHECK(w.story_page()->step.topic == core::StoryTopic::perimeter);
    auto const seen = w.seen_step();
    CHECK(seen.campaign == "2026");
    CHECK(seen.colouring == "severity");
}

TEST_CASE("a kept story is told in the language shown, but for what its author wrote", "[workbench][story]") {
    DemoTown town;
    Speaking const speaking(text::Language::fr);
    Workbench w;
    w.adopt(town.snapshot, town.project);
    w.draft_story(false);
    auto const french = *w.story();
    CHECK(french.language == "fr");
    apply(w, WriteStep{1, "Nos mots à nous", french.steps[1].sentence, french.steps[1].notes});
    apply(w, WriteStep{2, french.steps[2].title, french.steps[2].sentence, "à dire lentement"});
    REQUIRE(run_action(w, "display.english"));
    auto const english = *w.story();
    CHECK(english.steps[0].title != french.steps[0].title);
    CHECK(english.steps[0].title.find("residences in") != std::string::npos);
    CHECK(english.steps[0].notes != french.steps[0].notes);
    CHECK(english.steps[1].title == "Nos mots à nous");
    CHECK(english.steps[1].figures[0].caption == "scored residences are complex or very complex"); // figures are nobody's words
    CHECK(english.steps[2].title != french.steps[2].title);
    CHECK(english.steps[2].notes == "à dire lentement");
    for (std::size_t i = 0; i < french.steps.size(); ++i)
        for (std::size_t k = 0; k < french.steps[i].figures.size(); ++k)
            CHECK(english.steps[i].figures[k].key == french.steps[i].figures[k].key);
    CHECK(town.project->stories()[0].steps[0].title == french.steps[0].title); // looking changes nothing
    REQUIRE(run_action(w, "display.french"));
    CHECK(w.story()->steps[0] == french.steps[0]);
    CHECK(w.story()->steps[7] == french.steps[7]);
    REQUIRE(run_action(w, "display.english"));
    apply(w, RenameStory{"Committee of May"});
    CHECK(town.project->stories()[0].steps[0].title == english.steps[0].title); // kept as it was shown
    CHECK(town.project->stories()[0].language == "en");
}

TEST_CASE("figures of a step are chosen among the project's, and are counted again in another campaign",
          "[workbench][story]") {
    DemoTown town;
    Workbench w;
    w.adopt(town.snapshot, town.project);
    w.draft_story(false);
    auto const before = w.story()->steps[0].figures;
    auto const view = storyboard_view(w);
    REQUIRE(view.figures.size() == 3);
    CHECK(view.figure_keys[view.figures[0]] == "residences");
    CHECK(std::set<std::string>(view.figure_keys.begin(), view.figure_keys.end()).size() == view.figure_keys.size());
    apply(w, ChooseFigure{0, 1, "done"});
    auto const& step = [&]() -> core::StoryStep const& { return w.story()->steps[0]; };
    CHECK(step().figures[1].key == "done");
    CHECK(step().figures[1].value == step_of(*w.story(), core::StoryTopic::done).figures[0].value);
    CHECK(step().figures[0] == before[0]);
    CHECK_FALSE(step().is_edited); // the words are still the draft's
    apply(w, ChooseFigure{0, 2, ""});
    CHECK(step().figures.size() == 2);
    apply(w, ChooseFigure{0, 2, "typed by hand"});
    CHECK(step().figures.size() == 2);
    w.undo();
    CHECK(step().figures.size() == 3);
    w.redo();
    w.step_campaign(-1);
    w.renew_story();
    CHECK(step().campaign != town.snapshot->latest_scored()->campaign.name);
    REQUIRE(step().figures.size() == 2); // the choice stays
    CHECK(step().figures[1].key == "done");
    CHECK(step().title != "");
}

TEST_CASE("a click on the map of a step says what is there in a room's words", "[workbench][story]") {
    DemoTown town;
    Workbench w;
    w.adopt(town.snapshot, town.project);
    w.draft_story(false);
    auto const& zone = town.snapshot->zone_layers.front().zones.front();
    auto const at = story_page(*town.snapshot, town.project.get(), *w.story(), 2).content->zones.front().marks.front().label_at;
    w.presenter_step = 2;
    w.presenter_is_open = true; // the padlock
    apply(w, PickStoryPlace{at, 10});
    REQUIRE(w.presenter_place);
    CHECK(w.presenter_place->name == zone.name);
    CHECK(w.presenter_place->kind == "Neighbourhood");
    CHECK_FALSE(w.presenter_place->move.empty());
    for (auto const& line : w.presenter_place->lines)
        for (auto const& residence : town.snapshot->residences)
            CHECK(line.find(residence.code) == std::string::npos);
    apply(w, PickStoryPlace{core::Projected{0, 0}, 10}); // nothing there
    CHECK_FALSE(w.presenter_place);
    apply(w, PickStoryPlace{at, 10});
    apply(w, GoToStep{3});
    CHECK_FALSE(w.presenter_place);

    w.draft_story(true); // residences are named
    auto const row = town.snapshot->row_of.at(town.snapshot->residences.front().id);
    apply(w, PickStoryPlace{*town.snapshot->residences[row].position, 10});
    REQUIRE(w.presenter_place);
    CHECK(w.presenter_place->name == town.snapshot->residences[row].name);
}

}
