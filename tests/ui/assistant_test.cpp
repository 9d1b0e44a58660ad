// The import assistant in the window: by mouse, by keyboard, in every size and language.
#include "headless.hpp"
#include "ui/focus.hpp"

#include "text/language.hpp"
#include "workbench/actions.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <set>

namespace vigie::ui {

namespace {

using support::Headless;
using workbench::ImportStep;

constexpr int key_escape = 256, key_enter = 257, key_tab = 258, key_right = 262, key_left = 263, key_down = 264;

/// A landlord's template with a row of each kind.
std::filesystem::path landlord(support::TempDir const& dir) {
    std::ofstream(dir / "parc.csv")
        << "residence_code;nom;agence;code_insee;adresse;nb_logements;annee_construction;annee_rehab;x;y;"
           "epsg;code_qp;alias\n"
           "0041;Les Ajoncs;Nord;56121;12 rue des Fougères;48;1974;;189000;6781000;2154;;\n"
           "0042;Ker Avel;Nord;56121;3 allée du Cœur;52;1974;;;;2154;;\n"
           ";Ty Névez;Sud;56121;21 rue de l’Étang;12;1981;;189100;6781000;2154;;\n";
    return dir / "parc.csv";
}

/// No profile knows it, and its code must be chosen.
std::filesystem::path unknown(support::TempDir const& dir) {
    std::ofstream(dir / "biens.csv") << "Référence bien;Nom du bien;nb_logements;tel\n1;Étang;12;02\n2;Îlot;13;02\n";
    return dir / "biens.csv";
}

/// The town in a file of the test's own.
struct Window {
    explicit Window(float width = 1280, float height = 720, double scale = 1)
        : h(width, height, scale) {
        std::filesystem::copy_file(support::demo_town(), dir / "town.gpkg");
        h.open(dir / "town.gpkg");
    }
    void begin(std::filesystem::path const& source) {
        h.w.begin_import(source);
        h.settle();
    }
    support::TempDir dir;
    Headless h;
};

/// Controls of the assistant now on screen, rows of lists left out: a list is one stop.
std::set<std::string> controls(Headless& h) {
    std::set<std::string> ids;
    for (auto const& [id, rect] : h.shell.test_hook().items())
        if ((id.starts_with("assistant.") || id.starts_with("import.")) && !id.starts_with("assistant.row."))
            ids.insert(id);
    return ids;
}

/// Where Tab and the arrows lead, once around.
std::set<std::string> reached_by_keyboard(Headless& h, float width, float height) {
    std::set<std::string> ids;
    auto const note = [&] {
        auto const& id = h.shell.focus().current();
        ids.insert(id);
        h.frame(); // it is brought into view
        h.frame();
        auto const found = h.shell.test_hook().items().find(id);
        if (found == h.shell.test_hook().items().end()) return;
        auto const& r = found->second;
        INFO(id << " at " << r.x << ", " << r.y << ", " << r.w << " × " << r.h);
        CHECK((r.x >= -1 && r.y >= -1 && r.x < width && r.y < height));
    };
    for (int i = 0; i < 120; ++i) {
        h.press(key_tab);
        auto const at = h.shell.focus().current();
        if (i > 0 && ids.contains(at) && !at.starts_with("assistant.step.")) break;
        note();
        for (int key : {key_left, key_right})
            for (int n = 0; n < 4 && h.shell.focus().kind() == Focus::Kind::button && h.shell.focus().takes_arrows();
                 ++n) {
                h.press(key);
                note();
            }
    }
    return ids;
}

struct Size {
    float width, height;
    double scale;
};
constexpr Size sizes[] = {{1280, 720, 1}, {1920, 1080, 1}, {1280, 720, 2}, {1920, 1080, 2}, {3840, 2160, 2}};

}

TEST_CASE("a whole import is three clicks when a profile fits", "[ui][assistant]") {
    Window window;
    auto& h = window.h;
    support::TempDir const files;
    landlord(files);
    auto settings = h.shell.settings();
    settings.folder = files.text("");
    h.shell.set_settings(settings);
    auto const before = h.w.snapshot().residences.size();
    REQUIRE(workbench::run_action(h.w, "data.import"));
    h.settle();
    REQUIRE(h.click("file.1")); // below « .. »
    h.settle();
    CHECK(h.w.import_draft().step == ImportStep::preview);
    CHECK(h.w.snapshot().residences.size() == before);
    REQUIRE(h.click("assistant.next"));
    h.settle();
    CHECK(h.w.snapshot().residences.size() == before + 2);
    REQUIRE(h.w.last_import());
    REQUIRE(h.click("dialog.ok"));
    CHECK_FALSE(h.w.last_import());
    CHECK(h.w.dialog == workbench::Dialog::none);
    h.press('Z', true);
    h.settle();
    CHECK(h.w.snapshot().residences.size() == before);
}

TEST_CASE("a whole import goes by keyboard, from the path to the report", "[ui][assistant][keyboard]") {
    Window window;
    auto& h = window.h;
    auto const before = h.w.snapshot().residences.size();
    h.press('I', true);
    h.frame();
    REQUIRE(h.w.dialog == workbench::Dialog::import);
    for (int i = 0; i < 10 && !h.shell.focus().is_on("import.path"); ++i)
        h.press(key_tab);
    REQUIRE(h.shell.focus().is_on("import.path"));
    h.type(unknown(window.dir).string());
    h.press(key_enter);
    h.settle();
    REQUIRE(h.w.import_draft().plan);
    REQUIRE(h.w.import_draft().step != ImportStep::file);
    // The kind is not told by the names: it is chosen in the first step.
    h.w.show_import_step(ImportStep::file);
    h.settle();
    for (int i = 0; i < 20 && !h.shell.focus().is_on("assistant.option.0"); ++i)
        h.press(key_tab);
    REQUIRE(h.shell.focus().is_on("assistant.option.0"));
    h.press(key_enter);
    h.frame();
    for (int i = 0; i < 6 && !h.shell.focus().is_on("assistant.option.0.0"); ++i)
        h.press(265);
    REQUIRE(h.shell.focus().is_on("assistant.option.0.0"));
    h.press(key_enter);
    h.settle();
    CHECK(h.w.import_draft().plan->kind == imports::ImportKind::residences);
    h.w.show_import_step(ImportStep::columns);
    h.settle();
    std::string const candidate = "assistant.candidate.code.Référence bien";
    for (int i = 0; i < 20 && !h.shell.focus().is_on(candidate); ++i)
        h.press(key_tab);
    REQUIRE(h.shell.focus().is_on(candidate));
    h.press(key_enter);
    h.settle();
    CHECK(h.w.import_draft().plan->choices.mapping.at("code") == "Référence bien");
    for (int step = 0; step < 3; ++step) {
        for (int i = 0; i < 60 && !h.shell.focus().is_on("assistant.next"); ++i)
            h.press(key_tab);
        REQUIRE(h.shell.focus().is_on("assistant.next"));
        h.press(key_enter);
        h.settle();
    }
    REQUIRE(h.w.last_import());
    CHECK(h.w.snapshot().residences.size() == before + 2);
    h.press(key_enter);
    h.frame();
    CHECK_FALSE(h.w.last_import());
}

TEST_CASE("every control of every step is reached by keyboard and shown, in every size", "[ui][assistant][keyboard]") {
    for (auto const& size : sizes) {
        Window window(size.width, size.height, size.scale);
        auto& h = window.h;
        window.begin(unknown(window.dir));
        for (auto const step : {ImportStep::file, ImportStep::columns, ImportStep::location, ImportStep::preview}) {
            h.w.show_import_step(step);
            h.settle();
            auto const shown = controls(h);
            auto const reached = reached_by_keyboard(h, size.width, size.height);
            for (auto const& id : shown) {
                INFO(size.width << " × " << size.height << " at " << size.scale << ", step " << static_cast<int>(step)
                                << ": " << id);
                CHECK(reached.contains(id));
            }
            CHECK(reached.contains("assistant.next"));
        }
    }
}

TEST_CASE("labels have room in every step, size and language", "[ui][assistant][labels]") {
    for (auto const language : {text::Language::fr, text::Language::en})
        for (auto const& size : sizes) {
            text::set_language(language);
            Window window(size.width, size.height, size.scale);
            auto& h = window.h;
            auto const where = std::to_string(static_cast<int>(size.width)) + " × " + std::to_string(size.scale) +
                               (language == text::Language::fr ? " fr " : " en ");
            REQUIRE(workbench::run_action(h.w, "data.import"));
            h.settle();
            support::check_labels(h, where + "nothing chosen");
            for (auto const& source : {landlord(window.dir), unknown(window.dir)}) {
                window.begin(source);
                for (auto const step :
                     {ImportStep::file, ImportStep::columns, ImportStep::location, ImportStep::preview}) {
                    h.w.show_import_step(step);
                    h.settle();
                    support::check_labels(h, where + std::to_string(static_cast<int>(step)));
                }
            }
        }
    text::set_language(text::Language::fr);
}

TEST_CASE("the head of the preview chooses another column, the step's name goes to it", "[ui][assistant]") {
    Window window(1920, 1080);
    auto& h = window.h;
    window.begin(landlord(window.dir));
    REQUIRE(h.click("assistant.head.name"));
    REQUIRE(h.shows("assistant.head.name.5"));
    REQUIRE(h.click("assistant.head.name.5")); // « — none — », then the columns in their order
    h.settle();
    CHECK(h.w.import_draft().plan->choices.mapping.at("name") == "adresse");
    REQUIRE(h.click("assistant.step.1"));
    CHECK(h.w.import_draft().step == ImportStep::columns);
    REQUIRE(h.click("assistant.detect.name"));
    h.settle();
    CHECK(h.w.import_draft().plan->choices.mapping.empty());
    REQUIRE(h.click("assistant.back"));
    CHECK(h.w.import_draft().step == ImportStep::file);
}

TEST_CASE("arrows go through the rows of the preview, Escape leaves and nothing was written", "[ui][assistant]") {
    Window window;
    auto& h = window.h;
    auto const before = h.w.snapshot().residences.size();
    window.begin(landlord(window.dir));
    for (int i = 0; i < 40 && !h.shell.focus().is_on("assistant.rows"); ++i)
        h.press(key_tab);
    REQUIRE(h.shell.focus().is_on("assistant.rows"));
    h.press(key_down);
    h.press(key_down);
    CHECK(h.w.import_draft().step == ImportStep::preview);
    h.press(key_escape);
    h.settle();
    CHECK(h.w.dialog == workbench::Dialog::none);
    CHECK(h.w.snapshot().residences.size() == before);
    CHECK(h.w.import_draft().source.empty());
}

TEST_CASE("a file that nobody can read leaves the way to another one", "[ui][assistant]") {
    for (auto const& size : {sizes[0], sizes[2]}) {
        Window window(size.width, size.height, size.scale);
        auto& h = window.h;
        std::ofstream(window.dir / "bad.geojson") << "{\"type\": \"Feat";
        window.begin(window.dir / "bad.geojson");
        CHECK_FALSE(h.w.error());
        CHECK(h.w.import_draft().error);
        if (!h.shows("import.path")) REQUIRE(h.click("assistant.half.1"));
        h.frame();
        CHECK(h.shows("import.path"));
        CHECK(h.shows("file.0"));
    }
}

TEST_CASE("the export of the report asks where, over the assistant, and comes back to it", "[ui][assistant]") {
    Window window;
    auto& h = window.h;
    window.begin(landlord(window.dir));
    REQUIRE(h.click("assistant.export"));
    h.frame();
    CHECK(h.shows("save.name"));
    CHECK(h.shows("assistant.next"));
    h.press(key_escape);
    h.frame();
    CHECK_FALSE(h.shows("save.name"));
    CHECK(h.w.dialog == workbench::Dialog::import);
}

}
