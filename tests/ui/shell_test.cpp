#include "headless.hpp"
#include "text/language.hpp"
#include "workbench/actions.hpp"
#include "workbench/views.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

namespace vigie::ui {

namespace {

using support::check_labels;
using support::Headless;
using workbench::Mode;

struct English {
    English() { text::set_language(text::Language::en); }
    ~English() { text::set_language(text::Language::fr); }
};

constexpr int key_escape = 256, key_enter = 257, key_right = 262, key_f5 = 294, key_f7 = 296;

}

TEST_CASE("the start page opens the dialogs and switches language at once", "[ui][start]") {
    support::demo_town();
    Headless h(1280, 720);
    REQUIRE(h.click("start.file.demo"));
    CHECK(h.w.dialog == workbench::Dialog::demo);
    h.press(key_escape);
    CHECK(h.w.dialog == workbench::Dialog::none);
    REQUIRE(h.click("start.language"));
    CHECK(text::language() == text::Language::en);
    REQUIRE(h.click("start.language"));
    CHECK(text::language() == text::Language::fr);
}

TEST_CASE("modes are reached by their buttons and their keys", "[ui][mode]") {
    Headless h(1920, 1080);
    h.open(support::demo_town());
    REQUIRE(h.click("mode.compare"));
    CHECK(h.w.mode == Mode::compare);
    CHECK(h.w.compared.size() == 3);
    CHECK(h.shell.maps().size() == 3);
    REQUIRE(h.click("mode.follow"));
    CHECK(h.w.mode == Mode::follow);
    REQUIRE(h.click("mode.explorer"));
    CHECK(h.w.mode == Mode::explorer);
    CHECK(h.shell.maps().size() == 1);
    h.press(key_f7);
    CHECK(h.w.mode == Mode::compare);
    h.press(key_f5);
    CHECK(h.w.mode == Mode::present);
    CHECK(h.shell.is_full_screen());
    h.press(key_right);
    CHECK(h.w.presenter_step == 1);
    h.press('B');
    CHECK(h.w.presenter_is_blank);
    h.press('B');
    h.press(key_escape);
    CHECK(h.w.mode == Mode::explorer);
}

TEST_CASE("a click on a row shows the residence, a click on the map's empty ground lets go of it", "[ui][selection]") {
    Headless h(1920, 1080);
    h.open(support::demo_town());
    auto const first = h.w.table().rows().front();
    REQUIRE(h.click("row." + std::to_string(first)));
    CHECK(h.w.selection() == std::vector<std::uint32_t>{first});
    CHECK(h.shows("fiche.pdf"));
    h.press(key_escape);
    CHECK(h.w.selection().empty());
    CHECK_FALSE(h.shows("fiche.pdf"));
}

TEST_CASE("a click on a symbol of the map selects its residence and the wheel keeps the ground under the pointer",
          "[ui][map]") {
    Headless h(1920, 1080);
    h.open(support::demo_town());
    auto const map = h.shell.test_hook().items().at("map");
    // The last drawn of all lies on top: nothing covers it.
    auto const& marks = h.w.map().residences->marks;
    bool has_clicked = false;
    for (auto const& mark : marks) {
        auto const at = h.w.view().to_pixel(mark.at);
        auto const x = map.x + static_cast<float>(at.x), y = map.y + static_cast<float>(at.y);
        if (x < map.x + 400 || x > map.right() - 100 || y < map.y + 100 || y > map.bottom() - 60) continue;
        h.click_at(x, y);
        REQUIRE(h.w.selection().size() == 1);
        auto const chosen = h.w.view().to_pixel(*h.w.snapshot().residences[h.w.selection()[0]].position);
        CHECK(std::abs(chosen.x - at.x) < 30);
        CHECK(std::abs(chosen.y - at.y) < 30);
        has_clicked = true;
        break;
    }
    CHECK(has_clicked);
    h.move(map.x + 500, map.y + 200);
    auto const ground = h.w.view().to_ground(500, 200);
    auto const before = h.w.view().metres_per_px;
    ImGui::GetIO().MouseWheel = 1;
    h.frame();
    CHECK(h.w.view().metres_per_px < before);
    auto const after = h.w.view().to_ground(500, 200);
    CHECK(after.x == Approx(ground.x).margin(1e-6));
    CHECK(after.y == Approx(ground.y).margin(1e-6));
}

TEST_CASE("a drag pans the map and is one view to go back to", "[ui][map]") {
    Headless h(1280, 720);
    h.open(support::demo_town());
    auto const start = h.w.view();
    h.move(600, 400);
    ImGui::GetIO().MouseDown[0] = true;
    h.frame();
    for (float x = 600; x >= 540; x -= 20) h.move(x, 400);
    ImGui::GetIO().MouseDown[0] = false;
    h.frame();
    CHECK(h.w.view().centre.x == Approx(start.centre.x + 60 * start.metres_per_px));
    REQUIRE(workbench::run_action(h.w, "view.previous"));
    CHECK(h.w.view().centre.x == Approx(start.centre.x));
}

TEST_CASE("a drag with Shift selects in the rectangle", "[ui][map]") {
    Headless h(1920, 1080);
    h.open(support::demo_town());
    auto const map = h.shell.test_hook().items().at("map");
    ImGui::GetIO().KeyShift = true;
    h.move(map.x + 300, map.y + 100);
    ImGui::GetIO().MouseDown[0] = true;
    h.frame();
    h.move(map.right() - 80, map.bottom() - 20);
    h.frame();
    ImGui::GetIO().MouseDown[0] = false;
    h.frame();
    ImGui::GetIO().KeyShift = false;
    CHECK(h.w.selection().size() > 5);
    auto const view = h.w.view();
    for (auto const row : h.w.selection()) {
        auto const at = view.to_pixel(*h.w.snapshot().residences[row].position);
        CHECK(at.x >= 299);
        CHECK(at.y >= 99);
    }
}

TEST_CASE("dragging a weight previews it and Reset brings the saved ones back", "[ui][weights]") {
    Headless h(1920, 1080);
    h.open(support::demo_town());
    REQUIRE(workbench::run_action(h.w, "analysis.weights"));
    h.frame();
    REQUIRE(h.shows("weight.0"));
    auto const r = h.shell.test_hook().items().at("weight.0");
    h.click_at(r.x + r.w * 0.75F, r.y + r.h / 2); // 30 of 40
    CHECK(h.w.draft().is_moved());
    CHECK(h.w.draft().weights[0] == Approx(30));
    REQUIRE(h.click("weights.reset"));
    CHECK_FALSE(h.w.draft().is_moved());
}

TEST_CASE("the palette runs an action and goes to a residence by keyboard alone", "[ui][palette]") {
    English const english;
    Headless h(1280, 720);
    h.open(support::demo_town());
    h.press('K', true);
    CHECK(h.w.is_palette_open);
    h.frame();
    h.type("Dark theme");
    h.press(key_enter);
    CHECK(h.w.look == scene::Look::dark);
    CHECK_FALSE(h.w.is_palette_open);
    h.press('K', true);
    h.frame();
    h.type(h.w.snapshot().residences[3].name);
    h.press(key_enter);
    REQUIRE(h.w.focus());
    CHECK(h.w.snapshot().residences[*h.w.focus()].name == h.w.snapshot().residences[3].name);
}

TEST_CASE("every action is reachable from the palette in both languages", "[ui][palette]") {
    Headless h(1280, 720);
    h.open(support::demo_town());
    for (auto const language : {text::Language::fr, text::Language::en}) {
        text::set_language(language);
        for (auto const& action : workbench::actions()) {
            auto const items = workbench::palette_items(h.w, text::tr(action.label));
            INFO(action.id);
            CHECK(std::any_of(items.begin(), items.end(), [&](auto const& item) { return item.action == action.id; }));
        }
    }
    text::set_language(text::Language::fr);
}

TEST_CASE("a status is recorded from its dialog and can be undone", "[ui][follow]") {
    Headless h(1920, 1080);
    h.open(support::demo_town());
    auto const row = h.w.table().rows().front();
    h.w.select({row});
    h.frame();
    REQUIRE(h.click("fiche.follow"));
    CHECK(h.w.dialog == workbench::Dialog::watch);
    auto const before = h.w.snapshot().watch_events.size();
    REQUIRE(h.click("watch.role"));
    h.type("comité qualité");
    REQUIRE(h.click("watch.motive"));
    h.type("Essai");
    REQUIRE(h.click("dialog.ok"));
    h.frame();
    CHECK_FALSE(h.w.error());
    CHECK(h.w.dialog == workbench::Dialog::none);
    CHECK(h.w.snapshot().watch_events.size() == before + 1);
    h.press('Z', true);
    CHECK(h.w.snapshot().watch_events.size() == before);
}

TEST_CASE("main labels have room in both languages, at both sizes and scales, in every screen", "[ui][labels]") {
    struct Size {
        float width, height;
        double scale;
    };
    for (auto const language : {text::Language::fr, text::Language::en})
        for (auto const& size : {Size{1280, 720, 1}, Size{1920, 1080, 1}, Size{2560, 1440, 2}, Size{3840, 2160, 2}}) {
            text::set_language(language);
            Headless h(size.width, size.height, size.scale);
            auto const where =
                std::to_string(static_cast<int>(size.width)) + (language == text::Language::fr ? " fr " : " en ");
            check_labels(h, where + "start");
            h.open(support::demo_town());
            h.w.select({h.w.table().rows().front()});
            h.settle();
            check_labels(h, where + "explorer");
            for (auto const* action :
                 {"analysis.weights", "mode.compare", "mode.follow", "follow.projects", "follow.committee", "follow.lessons",
                  "follow.list", "mode.present", "mode.explorer"}) {
                REQUIRE(workbench::run_action(h.w, action));
                h.frame();
                h.frame();
                check_labels(h, where + action);
            }
            for (auto const dialog : {workbench::Dialog::watch, workbench::Dialog::import, workbench::Dialog::open,
                                      workbench::Dialog::create, workbench::Dialog::about,
                                      workbench::Dialog::site_project, workbench::Dialog::site_objective, workbench::Dialog::site_department,
                                      workbench::Dialog::site_action, workbench::Dialog::tfpb, workbench::Dialog::read_lessons}) {
                h.w.dialog = dialog;
                h.frame();
                h.frame();
                check_labels(h, where + "dialog");
            }
        }
    text::set_language(text::Language::fr);
}

TEST_CASE("the parts of the top bar never overlap, from a small window to a large one", "[ui][top]") {
    for (auto const language : {text::Language::fr, text::Language::en})
        for (auto const& [width, scale] : {std::pair{640.0F, 1.0},
                                           {960.0F, 1.0},
                                           {1280.0F, 1.0},
                                           {1500.0F, 1.0},
                                           {1920.0F, 1.0},
                                           {1920.0F, 2.0},
                                           {1920.0F, 3.0}}) {
            text::set_language(language);
            Headless h(width, 1080, scale);
            h.open(support::demo_town());
            std::vector<std::pair<std::string, Rect>> parts;
            for (auto const& [id, rect] : h.shell.test_hook().items())
                if (id.starts_with("top.") || id.starts_with("mode.") || id.starts_with("campaign."))
                    parts.emplace_back(id, rect);
            REQUIRE(parts.size() >= 6);
            for (std::size_t i = 0; i < parts.size(); ++i)
                for (std::size_t j = i + 1; j < parts.size(); ++j) {
                    auto const &a = parts[i].second, &b = parts[j].second;
                    INFO(width << " × " << scale << ": " << parts[i].first << " over " << parts[j].first);
                    CHECK((a.right() <= b.x + 1 || b.right() <= a.x + 1));
                }
        }
    text::set_language(text::Language::fr);
}

TEST_CASE("an error is told in words, with its detail folded", "[ui][error]") {
    Headless h(1280, 720);
    h.open("/nowhere/at/all.gpkg");
    REQUIRE(h.w.error());
    CHECK(h.shows("dialog.ok"));
    REQUIRE(h.click("dialog.ok"));
    CHECK_FALSE(h.w.error());
}

}
