#include "app/window_memory.hpp"
#include "app/window_settings.hpp"
#include "ui/recent.hpp"
#include "ui/user_folders.hpp"

#include "support/process.hpp"

#include <catch2/catch.hpp>

using namespace vigie;
using namespace vigie::app;
using namespace std::chrono_literals;

namespace {

WindowSettings other_settings() {
    WindowSettings s;
    s.language = text::Language::en;
    s.place = WindowPlace{40, -12, 1600, 900};
    s.is_maximised = true;
    s.shell.look = scene::Look::dark;
    s.shell.is_still = true;
    s.shell.ui_scale = 1.25;
    s.shell.layout.left = 300.5;
    s.shell.layout.table = 180;
    s.shell.layout.is_table_folded = true;
    s.shell.layout.has_filter_row = false;
    s.shell.columns = {"name", "score", "family:F1"};
    s.shell.folder = "/srv/données d’été";
    s.import = {20, 2, 500};
    return s;
}

void put(std::filesystem::path const& file, std::string const& text) { std::ofstream(file, std::ios::binary) << text; }

/// The variable for the length of a test.
class Variable {
  public:
    Variable(char const* name, char const* value) : name_(name), before_(std::getenv(name) ? std::getenv(name) : ""), was_set_(std::getenv(name)) {
        if (value != nullptr) setenv(name, value, 1);
        else unsetenv(name);
    }
    ~Variable() {
        if (was_set_) setenv(name_, before_.c_str(), 1);
        else unsetenv(name_);
    }
    Variable(Variable const&) = delete;
    Variable& operator=(Variable const&) = delete;

  private:
    char const* name_;
    std::string before_;
    bool was_set_;
};

}

TEST_CASE("settings read back are those that were written", "[app][settings]") {
    support::TempDir const dir;
    auto const file = dir / "vigie/settings.json";
    CHECK(read_settings(file).settings == WindowSettings{}); // no file yet
    write_settings(file, other_settings());
    auto const read = read_settings(file);
    CHECK(read.settings == other_settings());
    CHECK_FALSE(read.notice);
    write_settings(file, WindowSettings{});
    CHECK(read_settings(file).settings == WindowSettings{});
    CHECK_FALSE(std::filesystem::exists(dir / "vigie/settings.json.tmp"));
}

TEST_CASE("a damaged settings file is told, and what is sound in it is used", "[app][settings]") {
    support::TempDir const dir;
    auto const file = dir / "settings.json";
    for (std::string const text : {"", "{", "[1, 2]", "null", "\xff\xfe garbage", "{\"theme\": 7}", "{\"window\": \"large\"}",
                                   "{\"panels\": {\"left\": \"wide\"}}", "{\"theme\": \"dark\"} trailing"}) {
        put(file, text);
        CAPTURE(text);
        auto const read = read_settings(file);
        CHECK(read.notice);
        CHECK(read.settings == WindowSettings{});
    }
    put(file, R"({"theme": "dark", "ui_scale": "huge", "panels": {"left": 300, "table": null}})");
    auto const read = read_settings(file);
    CHECK(read.notice);
    CHECK(read.settings.shell.look == scene::Look::dark);
    CHECK(read.settings.shell.ui_scale == 1);
    CHECK(read.settings.shell.layout.left == 300);
    CHECK(read.settings.shell.layout.table == ui::LayoutChoice{}.table);
}

TEST_CASE("settings out of reason are brought back to it, those of a later version are passed over", "[app][settings]") {
    support::TempDir const dir;
    auto const file = dir / "settings.json";
    put(file, R"({"language": "tlh", "theme": "sepia", "ui_scale": 1e300, "future": {"a": []},
                 "window": {"x": -1e12, "y": 3, "width": 1, "height": 99999999}, "panels": {"side": -4}})");
    auto const read = read_settings(file);
    CHECK_FALSE(read.notice);
    CHECK_FALSE(read.settings.language);
    CHECK(read.settings.shell.look == scene::Look::light);
    CHECK(read.settings.shell.ui_scale == 4);
    CHECK(read.settings.place == WindowPlace{-100'000, 3, 320, 16'384});
    CHECK(read.settings.shell.layout.side == 120);
}

TEST_CASE("what the command line asks wins for this once and is not kept", "[app][settings]") {
    WindowSettings const kept = other_settings();
    AskedSettings asked;
    asked.language = text::Language::fr;
    asked.look = scene::Look::light;
    asked.ui_scale = 2.0;
    asked.size = WindowPlace{0, 0, 800, 600};
    WindowSettings now = with_asked(kept, asked);
    CHECK(now.language == text::Language::fr);
    CHECK(now.shell.look == scene::Look::light);
    CHECK(now.shell.ui_scale == 2);
    CHECK(now.place->width == 800);
    CHECK_FALSE(now.is_maximised);

    now.place = WindowPlace{17, 30, 800, 600}; // where the window manager put it
    CHECK(to_keep(now, kept, asked) == kept);

    now.shell.layout.left = 222; // changed by hand: kept
    now.shell.ui_scale = 1.5;
    now.place = WindowPlace{17, 30, 1000, 700};
    WindowSettings const after = to_keep(now, kept, asked);
    CHECK(after.shell.layout.left == 222);
    CHECK(after.shell.ui_scale == 1.5);
    CHECK(after.place == WindowPlace{17, 30, 1000, 700});
    CHECK_FALSE(after.is_maximised);
    CHECK(after.language == text::Language::en);
    CHECK(after.shell.look == scene::Look::dark);
}

TEST_CASE("a change is written when it has rested, and at the end", "[app][settings]") {
    support::TempDir const dir;
    auto const file = dir / "settings.json";
    WindowMemory memory(file, {});
    auto const t = WindowMemory::Clock::time_point(100s);
    WindowSettings now = memory.start();
    CHECK_FALSE(memory.follow(now, t));
    now.shell.layout.left = 280;
    CHECK(memory.follow(now, t).value() == Approx(1));
    now.shell.layout.left = 290; // still under the hand
    CHECK(memory.follow(now, t + 900ms).value() == Approx(1));
    CHECK_FALSE(std::filesystem::exists(file));
    CHECK_FALSE(memory.follow(now, t + 1900ms));
    CHECK(read_settings(file).settings.shell.layout.left == 290);
    now.shell.look = scene::Look::contrast;
    memory.finish(now);
    CHECK(read_settings(file).settings.shell.look == scene::Look::contrast);
}

TEST_CASE("nothing is written when nothing changed, nor without a place for it", "[app][settings]") {
    support::TempDir const dir;
    auto const file = dir / "settings.json";
    WindowMemory untouched(file, {});
    untouched.finish(untouched.start());
    CHECK_FALSE(std::filesystem::exists(file));
    put(dir / "plain", "a file where a folder is wanted");
    for (auto const& nowhere : {std::filesystem::path(), dir / "plain/settings.json"}) {
        WindowMemory memory(nowhere, {});
        memory.finish(other_settings());
        CHECK_FALSE(memory.follow(other_settings()));
    }
}

TEST_CASE("settings lie where XDG says; an empty or relative variable counts as unset", "[app][settings]") {
    Variable const home("HOME", "/home/ana");
    {
        Variable const config("XDG_CONFIG_HOME", "/etc/ana");
        CHECK(settings_file() == "/etc/ana/vigie/settings.json");
    }
    for (char const* value : {static_cast<char const*>(nullptr), "", "conf", "./conf"}) {
        Variable const config("XDG_CONFIG_HOME", value);
        Variable const state("XDG_STATE_HOME", value);
        CHECK(settings_file() == "/home/ana/.config/vigie/settings.json");
        CHECK(ui::state_folder() == "/home/ana/.local/state/vigie");
    }
    Variable const no_home("HOME", "");
    Variable const config("XDG_CONFIG_HOME", nullptr);
    CHECK(settings_file().empty());
}

TEST_CASE("recent projects are listed last first, once each, and survive odd names", "[app][settings]") {
    support::TempDir const dir;
    Variable const state("XDG_STATE_HOME", dir.text("state").c_str());
    for (char const* name : {"a.gpkg", "b.gpkg", "tab\tname.gpkg"}) put(dir / name, "x");
    ui::remember_project({dir / "a.gpkg", "First"});
    ui::remember_project({dir / "b.gpkg", "Two\nlines"});
    ui::remember_project({dir / "tab\tname.gpkg", "Tab"}); // cannot be listed: left out
    ui::remember_project({dir / "a.gpkg", "First again"});
    auto const recent = ui::recent_projects();
    REQUIRE(recent.size() == 2);
    CHECK(recent[0].path == dir / "a.gpkg");
    CHECK(recent[0].title == "First again");
    CHECK(recent[1].title == "b");
    std::filesystem::remove(dir / "a.gpkg");
    CHECK(ui::recent_projects().size() == 1);
}

TEST_CASE("the window comes back where it was only when its title bar can be reached", "[app][settings]") {
    std::vector<WindowPlace> const screens{{0, 30, 1920, 1050}, {1920, 0, 1280, 1024}};
    WindowPlace const first{100, 100, 1280, 720};
    CHECK(reachable_place(first, screens) == first);
    CHECK(reachable_place({2000, 10, 1280, 720}, screens) == WindowPlace{2000, 10, 1280, 720}); // on the second
    CHECK(reachable_place({100, 100, 4000, 3000}, screens) == WindowPlace{100, 100, 1920, 1050});
    CHECK_FALSE(reachable_place({3400, 100, 1280, 720}, screens)); // that screen is gone
    CHECK_FALSE(reachable_place({-1250, 100, 1280, 720}, screens)); // 30 px left to grip
    CHECK_FALSE(reachable_place({100, 1075, 1280, 720}, screens)); // title bar under the edge
    CHECK_FALSE(reachable_place({100, -800, 1280, 720}, screens));
    CHECK_FALSE(reachable_place(first, {}));
}
