// What is held about people's lives: dropped when it comes, counted when it is old, shown when it is asked for.
#include "support/process.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <stdexcept>

using namespace vigie::support;
using nlohmann::json;

namespace {

std::string demo() {
    static TempDir const dir;
    static std::string const path = [] {
        auto const ran = run_vigie({"demo", dir.text("demo.gpkg"), "--residences", "60", "--seed", "5", "--quiet"});
        if (ran.exit != 0) throw std::runtime_error(ran.err);
        return dir.text("demo.gpkg");
    }();
    return path;
}

json done(std::vector<std::string> const& arguments) {
    auto const ran = run_vigie(arguments);
    INFO(ran.err);
    REQUIRE(ran.exit == 0);
    return ran.out.empty() ? json() : json::parse(ran.out);
}

void write(std::string const& path, std::string const& text) { std::ofstream(path) << text; }

}

TEST_CASE("every importer leaves columns about persons out and says so", "[cli][personal]") {
    TempDir const dir;
    auto const project = dir.text("p.gpkg");
    done({"new", project, "--quiet"});
    write(dir.text("r.csv"), "code;nom;logements;x;y;Téléphone\nA1;Les Tilleuls;40;352000;6789000;0298112233\nA2;Les "
                             "Ormes;30;352500;6789100;0298112234\n");
    write(dir.text("z.csv"), "code;name;wkt;Prénom\nZ1;Nord;\"POLYGON((351000 6788000,353000 6788000,353000 "
                             "6790000,351000 6790000,351000 6788000))\";Zébulon\n");
    write(dir.text("o.csv"), "code;indicator;value;n° bail\nA1;TR1;3;BAIL-ZZZ-1\n");
    write(dir.text("i.csv"), "id;date;kind;residence;Courriel\n1;2026-02-03;degradation;A1;zebulon@exemple.fr\n");
    write(dir.text("a.csv"), "id;residence;title;state;NIR\n1;A1;Éclairage du hall;planned;185057800608436\n");
    write(dir.text("c.csv"), "libelle;x;y;date de naissance\nplace;352000;6789000;1985-05-07\n");
    struct Import {
        char const *kind, *file, *secret, *column;
        std::vector<std::string> more;
    };
    for (auto const& import :
         std::vector<Import>{{"residences", "r.csv", "0298112233", "Téléphone", {"--crs", "EPSG:2154"}},
                             {"zones", "z.csv", "Zébulon", "Prénom", {"--as", "q", "--crs", "EPSG:2154"}},
                             {"observations", "o.csv", "BAIL-ZZZ-1", "n° bail", {"--campaign", "2026"}},
                             {"incidents", "i.csv", "zebulon@exemple.fr", "Courriel", {}},
                             {"actions", "a.csv", "185057800608436", "NIR", {}},
                             {"context", "c.csv", "1985-05-07", "date de naissance", {"--crs", "EPSG:2154"}}}) {
        std::vector<std::string> arguments{"--lang", "en", "import", project, import.kind, dir.text(import.file),
                                           "--json"};
        arguments.insert(arguments.end(), import.more.begin(), import.more.end());
        auto const ran = run_vigie(arguments);
        INFO(import.kind << ": " << ran.out << ran.err);
        REQUIRE(ran.exit == 0);
        CHECK(ran.out.find("Columns about persons were left out") != std::string::npos);
        CHECK(ran.out.find(import.column) != std::string::npos);
        CHECK(file_text(project).find(import.secret) == std::string::npos);
    }
}

TEST_CASE("a purge leaves every score as it was, to the bit", "[cli][personal]") {
    TempDir const dir;
    auto const project = dir.text("p.gpkg");
    std::filesystem::copy_file(demo(), project);
    auto const campaigns = done({"campaign", project, "list", "--json"});
    auto const scores = [&](std::string const& name) {
        std::string all;
        for (auto const& campaign : campaigns["campaigns"]) {
            auto const file = dir.text(name + ".csv");
            done({"score", project, "--campaign", campaign["name"], "--out", file, "--draws", "0", "--quiet"});
            all += file_text(file);
        }
        return all;
    };
    auto const before = scores("before");
    CHECK(before.size() > 5000);
    auto const planned = done({"purge", project, "--before", "2026-01-01", "--dry-run", "--json", "--quiet"});
    REQUIRE(planned["incidents"].get<int>() > 0);
    CHECK(done({"purge", project, "--log", "--json"})["purges"].empty());
    auto const purged = done({"purge", project, "--before", "2026-01-01", "--json", "--quiet"});
    CHECK(purged["incidents"] == planned["incidents"]);
    CHECK(done({"purge", project, "--before", "2026-01-01", "--dry-run", "--json", "--quiet"})["incidents"] == 0);
    CHECK(scores("after") == before);
    CHECK(done({"purge", project, "--log", "--json"})["purges"][0]["incidents"] == purged["incidents"]);
    CHECK(run_vigie({"check", project, "--quiet"}).exit == 0);
    CHECK(run_vigie({"purge", project, "--before", "2999-01-01"}).exit == 2);
    CHECK(run_vigie({"purge", project, "--before", "hier"}).exit == 2);

    SECTION("old incidents do not come back by an import") {
        write(
            dir.text("i.csv"),
            "id;date;kind;x;y\nold;2025-02-03;degradation;352000;6789000\nnew;2026-02-03;degradation;352000;6789000\n");
        auto const report = done({"import", project, "incidents", dir.text("i.csv"), "--crs", "EPSG:2154", "--json"});
        CHECK(report["kept"] == 1);
        CHECK(report["refused"].size() == 1);
    }
}

TEST_CASE("words to check are told and nothing is held back", "[cli][personal]") {
    TempDir const dir;
    auto const project = dir.text("p.gpkg");
    std::filesystem::copy_file(demo(), project);
    auto const code = done({"watch", project, "list", "--json"})["residences"][0]["code"].get<std::string>();
    auto const clean = done({"words", project, "--json"})["words"].size();
    auto const ran = run_vigie({"--lang", "fr", "watch", project, "set", code, "watched", "--date", "2026-03-12",
                                "--role", "comité", "--motive", "Père alcoolique, voir Mme Durand"});
    CHECK(ran.exit == 0);
    CHECK(ran.err.find("« alcoolique » (santé)") != std::string::npos);
    auto const words = done({"--lang", "fr", "words", project, "--json"})["words"];
    CHECK(words.size() == clean + 2);
    auto const exported = run_vigie({"--lang", "fr", "export", project, dir.text("a.csv"), "--what", "actions"});
    CHECK(exported.exit == 0);
    CHECK(exported.err.find("vigie words") != std::string::npos);
}

TEST_CASE("all that is held on a residence comes out, and on no other", "[cli][personal]") {
    TempDir const dir;
    auto const project = dir.text("p.gpkg");
    std::filesystem::copy_file(demo(), project);
    auto const list = done({"watch", project, "list", "--json"})["residences"];
    auto const code = list[0]["code"].get<std::string>(), other = list[1]["code"].get<std::string>();
    done({"watch", project, "set", code, "watched", "--date", "2026-03-12", "--role", "comité", "--motive",
          "un <motif> « à elle »", "--quiet"});
    for (auto const* const name : {"d.json", "d.csv", "d.html"})
        done({"--lang", "fr", "export", project, dir.text(name), "--what", "residence:" + code, "--quiet"});
    auto const held = json::parse(file_text(dir / "d.json"));
    CHECK(held["code"] == code);
    for (auto const* const section : {"residence", "zones", "observations", "scores", "statuses"}) {
        INFO(section);
        CHECK(held["held"][section].size() > 0);
    }
    CHECK(held["held"]["statuses"].back()["motive"] == "un <motif> « à elle »");
    auto const explained = json::parse(run_vigie({"explain", project, code, "--json"}).out);
    CHECK(held["held"]["scores"].back()["index"].get<double>() == Approx(explained["score"].get<double>()));
    auto const csv = file_text(dir / "d.csv"), html = file_text(dir / "d.html");
    CHECK(csv.find("statuses,") != std::string::npos);
    CHECK(csv.find("un <motif> « à elle »") != std::string::npos);
    CHECK(html.find("un &lt;motif&gt; « à elle »") != std::string::npos);
    CHECK(html.find("<html lang=\"fr\">") != std::string::npos);
    for (auto const& text : {held.dump(), csv, html})
        CHECK(text.find(other) == std::string::npos);
    CHECK(run_vigie({"export", project, dir.text("d.xlsx"), "--what", "residence:" + code}).exit == 2);
    CHECK(run_vigie({"export", project, dir.text("x.json"), "--what", "residence:NO-SUCH"}).exit == 2);
    CHECK(run_vigie({"export", project, dir.text("x.json"), "--what", "residence:" + code, "--edition", "partner"})
              .exit == 2);
}

TEST_CASE("words to check are said of site projects, objectives, departments, lessons and findings, and kept",
          "[cli][personal]") {
    TempDir const dir;
    auto const project = dir.text("p.gpkg");
    std::filesystem::copy_file(demo(), project);
    auto const residences = done({"score", project, "--json"})["residences"];
    auto const code = residences[0]["code"].get<std::string>();
    auto const said = [&](std::vector<std::string> arguments, std::string const& word) {
        arguments.insert(arguments.begin(), {"--lang", "en"});
        auto const ran = run_vigie(arguments);
        INFO(ran.err);
        CHECK(ran.exit == 0);
        CHECK(ran.err.find(word) != std::string::npos);
    };
    said({"site", project, "create", "PS-99", "--title", "Halls calmes", "--aim", "aider Mme Le Goff", "--pilot",
          "cheffe d’agence", "--residence", code},
         "Mme Le Goff");
    said({"site", project, "department", "PS-99", "--name", "Propreté", "--request", "voir M. Durand"}, "M. Durand");
    auto const words = done({"words", project, "--json"})["words"];
    std::string all;
    for (auto const& word : words)
        all += word["where"].get<std::string>() + ": " + word["word"].get<std::string>() + "\n";
    INFO(all);
    CHECK(all.find("PS-99") != std::string::npos);
    CHECK(all.find("Mme Le Goff") != std::string::npos);
    CHECK(all.find("M. Durand") != std::string::npos);
}
