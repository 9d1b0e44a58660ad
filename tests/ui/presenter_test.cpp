// The presenter full screen, and the storyboard.
#include "ui/headless.hpp"

#include "dossier/edition.hpp"
#include "dossier/story_place.hpp"
#include "support/demo_town.hpp"
#include "text/language.hpp"
#include "workbench/intents.hpp"
#include "workbench/views.hpp"

using namespace vigie;
using namespace vigie::ui;
using support::Headless;
using workbench::Mode;

namespace {

constexpr int key_end = 269, key_home = 268, key_space = 32, key_f5 = 294, key_left = 263, key_escape = 256;

/// A town of its own: what is done here is written.
struct Town {
    Town() {
        support::copy_demo_town(dir / "town.gpkg", 120);
    }
    support::TempDir dir;
};

bool meet(Rect const& a, Rect const& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

}

TEST_CASE("eight steps are played with the keys, each with its map, in both languages and sizes", "[ui][presenter]") {
    Town const town;
    for (auto const language : {text::Language::fr, text::Language::en})
        for (auto const& [width, height] : {std::pair{1920.0F, 1080.0F}, std::pair{1280.0F, 800.0F}}) {
            text::set_language(language);
            Headless h(width, height);
            h.open(town.dir / "town.gpkg");
            h.press(key_f5);
            REQUIRE(h.w.mode == Mode::present);
            CHECK(h.shell.is_full_screen());
            h.settle(); // the partner edition is made beside
            for (int step = 0; step < 8; ++step) {
                CAPTURE(width, step);
                CHECK(h.w.presenter_step == step);
                h.frame();
                REQUIRE(h.shell.maps().size() == 1);
                auto const& map = h.shell.maps().front();
                CHECK(static_cast<float>(map.width) > width * 0.55F);
                CHECK(static_cast<float>(map.height) > height * 0.6F);
                CHECK(h.shows("presenter.dot.7"));
                CHECK_FALSE(meet(h.shell.test_hook().items().at("presenter.dot.7"),
                                 h.shell.test_hook().items().at("presenter.edit")));
                h.press(key_space);
            }
            CHECK(h.w.presenter_step == 7); // the last one stays
            h.press(key_left);
            CHECK(h.w.presenter_step == 6);
            h.press('B');
            CHECK(h.w.presenter_is_blank);
            CHECK(h.shell.maps().empty());
            h.press('B');
            h.press(key_escape);
            CHECK(h.w.mode == Mode::explorer);
        }
    text::set_language(text::Language::fr);
}

TEST_CASE("the map of a step moves under the wheel and comes back", "[ui][presenter]") {
    Town const town;
    Headless h(1920, 1080);
    h.open(town.dir / "town.gpkg");
    h.press(key_f5);
    h.settle();
    auto const before = h.shell.maps().front().view;
    h.move(500, 500);
    ImGui::GetIO().MouseWheel = 2;
    h.frame();
    h.frame();
    CHECK(h.shell.maps().front().view.metres_per_px < before.metres_per_px * 0.8);
    CHECK(h.w.view() != before); // the explorer's view is another thing
    h.press(key_home);
    h.frame();
    CHECK(h.shell.maps().front().view == before);
}

TEST_CASE("the storyboard is reached, edited and left, each change kept", "[ui][presenter]") {
    Town const town;
    Headless h(1280, 800);
    h.open(town.dir / "town.gpkg");
    h.press(key_f5, false, true);
    REQUIRE(h.w.mode == Mode::present);
    CHECK_FALSE(h.shell.is_full_screen());
    REQUIRE(h.shows("storyboard.step.7"));
    for (auto const* const id : {"storyboard.up", "storyboard.down", "storyboard.add", "storyboard.remove",
                                 "storyboard.title", "storyboard.sentence", "storyboard.notes", "storyboard.take_map",
                                 "storyboard.play", "storyboard.draft", "storyboard.print"})
        CHECK(h.shows(id));
    REQUIRE(h.click("storyboard.step.2"));
    CHECK(h.w.presenter_step == 2);
    auto const title = h.w.story()->steps[2].title;
    REQUIRE(h.click("storyboard.up"));
    CHECK(h.w.presenter_step == 1);
    CHECK(h.w.story()->steps[1].title == title);
    REQUIRE(h.click("storyboard.title"));
    h.press(key_end);
    h.type(" x");
    REQUIRE(h.click("storyboard.step.0"));
    CHECK(h.w.story()->steps[1].title == title + " x");
    CHECK(h.w.presenter_step == 0);
    REQUIRE(h.click("storyboard.play"));
    CHECK(h.shell.is_full_screen());
    h.press(key_escape);
    CHECK(h.w.mode == Mode::explorer);
    h.w.close();
    Headless again(1280, 800);
    again.open(town.dir / "town.gpkg");
    REQUIRE(again.w.stories().size() == 1);
    CHECK(again.w.stories()[0].steps[1].title == title + " x");
}

TEST_CASE("a title too long for a room is not kept, and the storyboard's labels fit", "[ui][presenter]") {
    Town const town;
    for (auto const language : {text::Language::fr, text::Language::en}) {
        text::set_language(language);
        Headless h(1280, 800);
        h.open(town.dir / "town.gpkg");
        h.press(key_f5, false, true);
        auto const title = h.w.story()->steps[0].title;
        REQUIRE(h.click("storyboard.title"));
        h.press(key_end);
        h.type(" un deux trois quatre cinq six sept huit neuf dix");
        REQUIRE(h.click("storyboard.step.1"));
        CHECK(h.w.story()->steps[0].title == title);
        support::check_labels(h, "storyboard");
    }
    text::set_language(text::Language::fr);
}

TEST_CASE("a click on the map opens a card in large letters, a drag does not, another click closes it",
          "[ui][presenter]") {
    Town const town;
    for (auto const& [width, height] : {std::pair{1920.0F, 1080.0F}, std::pair{1280.0F, 800.0F}}) {
        Headless h(width, height);
        h.open(town.dir / "town.gpkg");
        h.press(key_f5);
        h.settle();
        h.press(key_space);
        h.frame();
        auto const map = h.shell.maps().front();
        auto const at = map.view.to_pixel(h.w.story_page()->content->zones.front().marks.front().label_at);
        float const x = static_cast<float>(map.x) + static_cast<float>(at.x), y = static_cast<float>(map.y) + static_cast<float>(at.y);
        h.click_at(x, y);
        h.frame();
        REQUIRE(h.w.presenter_place);
        REQUIRE(h.shows("presenter.place.close"));
        REQUIRE(h.click("presenter.place.close"));
        CHECK_FALSE(h.w.presenter_place);
        h.move(x, y);
        ImGui::GetIO().MouseDown[0] = true;
        h.frame();
        h.move(x + 40, y + 10);
        ImGui::GetIO().MouseDown[0] = false;
        h.frame();
        h.frame();
        CHECK_FALSE(h.w.presenter_place);
        h.click_at(x + 40, y + 10);
        h.frame();
        CHECK(h.w.presenter_place);
        h.press(key_space);
        h.frame();
        CHECK_FALSE(h.w.presenter_place);
    }
}

TEST_CASE("figures of a step are chosen in the storyboard", "[ui][presenter]") {
    Town const town;
    Headless h(1920, 1080);
    h.open(town.dir / "town.gpkg");
    h.press(key_f5, false, true);
    REQUIRE(h.shows("storyboard.figure.2"));
    REQUIRE(h.click("storyboard.figure.2"));
    h.frame();
    REQUIRE(h.click("storyboard.figure.2.0")); // none
    h.frame();
    CHECK(h.w.story()->steps[0].figures.size() == 2);
    CHECK(h.w.story()->id != 0); // kept
}

TEST_CASE("the padlock is closed when presenting begins: no residence, no index; L opens and closes it",
          "[ui][presenter][partner]") {
    Town const town;
    Headless h(1920, 1080);
    h.open(town.dir / "town.gpkg");
    h.press(key_f5);
    CHECK_FALSE(h.w.presenter_is_open);
    REQUIRE(h.shows("presenter.padlock"));
    // Until it is made nothing is shown in its place.
    auto const* before = h.w.presented_page();
    CHECK((before == nullptr || before->is_partner));
    h.settle();
    for (int step = 0; step < 8; ++step) {
        auto const* page = h.w.presented_page();
        REQUIRE(page != nullptr);
        CAPTURE(step, page->step.title);
        CHECK(page->is_partner);
        CHECK(page->content->residences == nullptr);
        CHECK(page->step.notes.empty());
        h.press(key_space);
    }
    // Another profile is another edition: the former one is not left in its place.
    workbench::apply(h.w, workbench::ChooseEdition{"etat-tfpb"});
    CHECK(h.w.presented_page() == nullptr);
    h.frame(); // which asks for it
    h.settle();
    REQUIRE(h.w.presented_page() != nullptr);
    CHECK(h.w.presented_page()->is_partner);
    CHECK(workbench::presenter_view(h.w).profile == text::pick(dossier::edition_profile("etat-tfpb").name));
    h.press('L');
    CHECK(h.w.presenter_is_open);
    REQUIRE(h.w.presented_page() != nullptr);
    CHECK_FALSE(h.w.presented_page()->is_partner);
    REQUIRE(h.click("presenter.padlock"));
    CHECK_FALSE(h.w.presenter_is_open);
    REQUIRE(h.w.presented_page() != nullptr);
    CHECK(h.w.presented_page()->is_partner);
    h.press('L');
    h.press(key_escape);
    h.press(key_f5);
    CHECK_FALSE(h.w.presenter_is_open); // closed again, every time
    CHECK_FALSE(h.shows("storyboard.title"));
}
