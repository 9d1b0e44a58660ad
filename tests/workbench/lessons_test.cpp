// Lessons: found by words without accents, size and place; copied with their origin; exchanged as files.
#include "workbench/view_lessons.hpp"

#include "core/error.hpp"
#include "dossier/lesson_file.hpp"
#include "dossier/site_projects.hpp"
#include "support/two_campaigns.hpp"
#include "workbench/actions.hpp"
#include "workbench/intents_lessons.hpp"
#include "workbench/workbench.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace vigie;
using namespace vigie::dossier;
using namespace vigie::workbench;

namespace {

core::Lesson lesson(std::string code, std::string title, std::string theme, std::optional<int> dwellings = {},
                    std::optional<bool> qpv = {}) {
    core::Lesson out;
    out.code = std::move(code);
    out.title = std::move(title);
    out.theme = std::move(theme);
    out.dwellings = dwellings;
    out.is_in_qpv = qpv;
    return out;
}

struct Library : support::TwoCampaigns {
    Library() {
        auto halls = lesson("REX-01", "Rouvrir un hall fermé", "Tranquillité", 96, true);
        halls.context = "Occupation quotidienne, prestations suspendues.";
        halls.steps = {{"Médiation de 18 h à 22 h", "F4", "Tranquillité résidentielle", "chargée de tranquillité",
                        "Ville", 24000.0},
                       {"Portes", "", "", "", "", {}}};
        auto waste = lesson("REX-02", "Déplacer le point d’encombrants", "Cadre de vie", 140, true);
        waste.worked = "Les halls sont restés propres.";
        store.project.add_lessons(std::vector{halls, waste,
                                              lesson("REX-03", "Éclairer l’allée", "cadre de vie", 150, false),
                                              lesson("REX-04", "Accueillir", "Attractivité")});
        site = record_site_project(store.project, *snapshot(),
                                   {{}, "PS-01", "Roz Avel", "", "agence", "", "", "", "", {"r0"}});
    }
    std::vector<std::string> found(LessonQuery const& query) {
        auto const s = snapshot();
        std::vector<std::string> codes;
        for (auto const place : find_lessons(s, query))
            codes.push_back(s->lessons[place].code);
        return codes;
    }
    core::SiteProjectId site;
};

using Codes = std::vector<std::string>;

}

TEST_CASE("words are found without accents, as beginnings, in the singular and the plural, titles first",
          "[workbench][lesson]") {
    Library library;
    CHECK(library.found({"halls", "", {}, {}, false}) == Codes{"REX-01", "REX-02"});
    CHECK(library.found({"hall", "", {}, {}, false}) == Codes{"REX-01", "REX-02"});
    CHECK(library.found({"eclairer", "", {}, {}, false}) == Codes{"REX-03"});
    CHECK(library.found({"ÉCLAI", "", {}, {}, false}) == Codes{"REX-03"});
    CHECK(library.found({"hall médiation", "", {}, {}, false}) == Codes{"REX-01"}); // all the words
    CHECK(library.found({"ascenseur", "", {}, {}, false}).empty());
    CHECK(library.found({}).size() == 4);
    // Nothing typed is taken for a query language.
    for (auto const* const typed : {"\"", "hall*", "a AND", "NEAR(", "title:x", "-", "'", "(hall OR", "\xF0\x9F"})
        CHECK_NOTHROW(library.found({typed, "", {}, {}, false}));
}

TEST_CASE("theme, size and place narrow what is found; what is not known passes no test", "[workbench][lesson]") {
    Library library;
    CHECK(library.found({"", "Cadre de vie", {}, {}, false}) == Codes{"REX-02", "REX-03"}); // whatever the capitals
    CHECK(library.found({"", "", 100, 200, false}) == Codes{"REX-02", "REX-03"});
    CHECK(library.found({"halls", "", 100, 200, true}) == Codes{"REX-02"});
    CHECK(library.found({"", "", {}, 96, false}) == Codes{"REX-01"});
    CHECK(lesson_themes(*library.snapshot()).size() == 3);
}

TEST_CASE("an action copied into a plan is not begun and says where it comes from", "[workbench][lesson]") {
    Library library;
    auto const code = copy_lesson_action(library.store.project, *library.snapshot(), "REX-01", 0, library.site);
    CHECK(code == "PS-01-A1");
    auto const copied = library.store.project.actions().front();
    CHECK(copied.origin == "REX-01");
    CHECK(copied.title == "Médiation de 18 h à 22 h");
    CHECK(copied.state == core::ActionState::planned);
    CHECK(copied.partner == "Ville");
    CHECK(*copied.planned_cost_eur == Approx(24000));
    CHECK(copied.effect.empty());
    auto const again = copy_site_action(library.store.project, *library.snapshot(), code, library.site);
    for (auto const& action : library.store.project.actions())
        if (action.code == again) CHECK(action.origin == "PS-01-A1");
    CHECK_THROWS_AS(copy_lesson_action(library.store.project, *library.snapshot(), "REX-01", 2, library.site),
                    core::Error);
    CHECK_THROWS_AS(copy_lesson_action(library.store.project, *library.snapshot(), "REX-09", 0, library.site),
                    core::Error);
    library.store.project.undo();
    library.store.project.undo();
    CHECK(library.store.project.actions().empty());
}

TEST_CASE("a file of lessons is read back as it was written, whatever its words hold", "[workbench][lesson]") {
    auto odd = lesson("REX \"7\"", "Lignes\net « guillemets » \\ tabulation\t", "Thème");
    odd.context = "'''\n\"\"\"\n[[lesson]]\n# rien";
    odd.dwellings = 0;
    odd.is_in_qpv = false;
    odd.landlord = "OPH du Pays";
    odd.steps = {{"a = \"b\"", "F1", "", "", "", 0.1}, {"c", "", "", "", "", {}}};
    auto const plain = lesson("REX-01", "Titre", "");
    auto read = parse_lessons(lessons_text({odd, plain}, "Notre office"), "essai.toml");
    REQUIRE(read.size() == 2);
    CHECK(read[0] == odd);
    CHECK(read[1].landlord == "Notre office"); // ours are named for those who read
    read[1].landlord.clear();
    CHECK(read[1] == plain);
    CHECK(parse_lessons(lessons_text({}, "x"), "essai.toml").empty());
}

TEST_CASE("what is no file of lessons is refused with its reason", "[workbench][lesson]") {
    std::string const head = "format = \"vigie-lessons\"\nversion = 1\n";
    for (auto const& text :
         {std::string(), std::string("format = \"autre\"\nversion = 1\n"),
          std::string("format = \"vigie-lessons\"\nversion = 2\n"), head + "[[lesson]]\ncode = \"x\"\n",
          head + "[[lesson]]\ncode = \"x\"\ntitle = \"y\"\nnom = \"Dupont\"\n",
          std::string("ceci n’est pas du TOML")}) {
        CAPTURE(text);
        CHECK_THROWS_AS(parse_lessons(text, "essai.toml"), core::Error);
    }
    CHECK_THROWS_AS(read_lessons("/nulle/part.toml"), core::Error);
}

TEST_CASE("lessons of others stand beside ours and are renewed by their own", "[workbench][lesson]") {
    Library library;
    auto theirs = lesson("REX-01", "Le leur", "Tranquillité");
    theirs.landlord = "OPH du Pays";
    auto taken = take_lessons(library.store.project, *library.snapshot(), {theirs});
    CHECK(taken.added == 1);
    CHECK(library.store.project.lessons().size() == 5);
    CHECK(require_lesson(*library.snapshot(), "REX-01").title == "Rouvrir un hall fermé"); // ours is untouched
    theirs.title = "Le leur, revu";
    taken = take_lessons(library.store.project, *library.snapshot(), {theirs});
    CHECK(taken.renewed == 1);
    CHECK(library.store.project.lessons().size() == 5);
    CHECK(require_lesson(*library.snapshot(), "OPH du Pays REX-01").title == "Le leur, revu");
    library.store.project.undo();
    CHECK(require_lesson(*library.snapshot(), "OPH du Pays REX-01").title == "Le leur");
    library.store.project.undo();
    CHECK(library.store.project.lessons().size() == 4);
}

TEST_CASE("in the window lessons are looked for, shown, copied into the plan chosen and read from a file",
          "[workbench][lesson]") {
    Library library;
    std::ofstream(library.store.dir / "retours.toml")
        << lessons_text({lesson("L-9", "Compostage", "Cadre de vie")}, "OPH du Pays");
    library.store.project.close();
    auto project = std::make_shared<store::Project>(store::Project::open(library.store.dir / "essai.gpkg"));
    Workbench w;
    w.adopt(load_snapshot(*project), project);
    REQUIRE(run_action(w, "follow.lessons"));
    apply(w, SearchLessons{{"halls", "", {}, {}, false}});
    auto const view = lessons_view(w);
    CHECK(view.rows.size() == 2);
    CHECK(view.all == 4);
    REQUIRE(view.sheet);
    CHECK(view.sheet->code == "REX-01"); // the best
    CHECK(view.sheet->steps.size() == 2);
    apply(w, ShowLesson{"REX-02"});
    CHECK(lessons_view(w).sheet->code == "REX-02");
    apply(w, CopyLessonAction{"REX-01", 1});
    REQUIRE(w.snapshot().actions.size() == 1);
    CHECK(w.snapshot().actions[0].origin == "REX-01");
    w.undo();
    CHECK(w.snapshot().actions.empty());
    apply(w, SearchLessons{});
    apply(w, TakeLessons{library.store.dir / "retours.toml"});
    CHECK(lessons_view(w).all == 5);
}
