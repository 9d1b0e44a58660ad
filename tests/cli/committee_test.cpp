// Proposals, register, the table of the rebate and lessons on the command line: user stories 7, 8 and 10.
#include "support/process.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

using nlohmann::json;
using vigie::support::run_vigie;
using vigie::support::TempDir;

namespace {

struct Town {
    Town() { REQUIRE(run_vigie({"demo", project, "--residences", "200"}).exit == 0); }
    [[nodiscard]] json read(std::vector<std::string> arguments) const {
        auto const ran = run_vigie(std::move(arguments));
        INFO(ran.err);
        REQUIRE(ran.exit == 0);
        return json::parse(ran.out);
    }
    [[nodiscard]] json proposals() const { return read({"watch", project, "proposals", "--json"})["proposals"]; }
    [[nodiscard]] int on_list() const {
        return read({"watch", project, "register", "--json"})["quarters"].back()["on_list"];
    }
    TempDir const dir;
    std::string const project = dir.text("town.gpkg");
};

}

TEST_CASE("a committee accepts and refuses what the figures propose; a refusal stays for its campaign",
          "[cli][committee]") {
    Town const town;
    auto const list = town.proposals();
    REQUIRE(list.size() > 1);
    auto const code = list[0]["code"].get<std::string>(), other = list[1]["code"].get<std::string>();
    CHECK_FALSE(list[0]["grounds"].empty());
    CHECK(run_vigie({"watch", town.project, "refuse", code, "--role", "comité"}).exit == 2); // without a reason
    CHECK(run_vigie({"watch", town.project, "accept", "ZZZ", "--role", "comité", "--reason", "x"}).exit == 2);
    REQUIRE(run_vigie({"watch", town.project, "refuse", code, "--role", "comité de veille", "--reason",
                       "travaux en cours", "--date", "2026-11-03"})
                .exit == 0);
    REQUIRE(run_vigie({"watch", town.project, "accept", other, "--role", "comité de veille", "--reason",
                       "avis concordants", "--date", "2026-11-03"})
                .exit == 0);
    auto const left = town.proposals();
    CHECK(left.size() == list.size() - 2);
    CHECK(std::ranges::none_of(left, [&](auto const& one) { return one["code"] == code || one["code"] == other; }));
    auto const events = town.read({"watch", town.project, "history", other, "--json"})["events"];
    CHECK(events.back()["status"] == list[1]["to"]);
    CHECK(events.back()["motive"] == "avis concordants");
    REQUIRE(run_vigie({"history", town.project, "undo"}).exit == 0);
    CHECK(town.proposals().size() == list.size() - 1); // the refusal stays
    CHECK(run_vigie({"check", town.project}).exit == 0);
}

TEST_CASE("the register of entries and exits is listed and written as a table", "[cli][committee]") {
    Town const town;
    auto const quarters = town.read({"watch", town.project, "register", "--json"})["quarters"];
    REQUIRE(quarters.size() > 4);
    int on_list = 0;
    std::size_t moves = 0;
    for (auto const& quarter : quarters) {
        on_list += quarter["entries"].get<int>() + quarter["relapses"].get<int>() - quarter["exits"].get<int>();
        CHECK(quarter["on_list"] == on_list);
        moves += quarter["moves"].size();
    }
    CHECK(moves > 10);
    for (auto const* const name : {"r.csv", "r.xlsx", "r.ods"}) {
        REQUIRE(run_vigie({"watch", town.project, "register", "--out", town.dir.text(name)}).exit == 0);
        CHECK(std::filesystem::file_size(town.dir / name) > 500);
    }
    std::ifstream csv(town.dir / "r.csv");
    auto const lines = std::count(std::istreambuf_iterator<char>(csv), {}, '\n');
    CHECK(static_cast<std::size_t>(lines) == moves + 1);
}

TEST_CASE(
    "two campaigns under the threshold and twelve months without alert close a watch; a later alarm opens it again",
    "[cli][committee]") {
    TempDir const dir;
    auto const project = dir.text("p.gpkg");
    auto const done = [](std::vector<std::string> const& arguments) {
        auto const ran = run_vigie(arguments);
        INFO(ran.err);
        REQUIRE(ran.exit == 0);
        return ran;
    };
    {
        std::ofstream grid(dir / "g.toml");
        grid << "format = 1\ncode = \"essai\"\ntitle = { fr = \"Essai\", en = \"Trial\" }\n";
        for (int f = 1; f <= 4; ++f)
            grid << "[[family]]\ncode = \"F" << f
                 << "\"\nname = { fr = \"F\", en = \"F\" }\n[[family.indicator]]\ncode = \"I" << f
                 << "\"\nname = { fr = \"Nom\", en = \"Name\" }\ngoalposts = [0, 100]\n";
    }
    done({"new", project, "--grid", dir.text("g.toml"), "--quiet"});
    std::ofstream(dir / "r.csv")
        << "code,name,dwellings,x,y\nR1,Les Ifs,30,180000,6800000\nR2,Les Pins,30,180500,6800000\n";
    done({"import", project, "residences", dir.text("r.csv"), "--crs", "EPSG:2154", "--quiet"});
    auto const observe = [&](std::string const& year, std::string const& value) {
        std::ofstream(dir / "o.csv") << "code,I1,I2,I3,I4\nR1," << value << ',' << value << ',' << value << ',' << value
                                     << "\nR2,30,30,30,30\n";
        done({"import", project, "observations", dir.text("o.csv"), "--campaign", year, "--quiet"});
        done({"score", project, "--campaign", year, "--quiet"});
    };
    auto const kind_of = [&](std::string const& code) {
        auto const list = json::parse(done({"watch", project, "proposals", "--json"}).out)["proposals"];
        for (auto const& one : list)
            if (one["code"] == code) return one["kind"].get<std::string>();
        return std::string();
    };
    observe("2023", "20");
    CHECK(kind_of("R1").empty());
    done({"watch", project, "set", "R1", "leaving", "--date", "2023-06-01", "--role", "comité", "--motive",
          "résultats"});
    CHECK(kind_of("R1").empty()); // one campaign is not two
    observe("2024", "25");
    CHECK(kind_of("R1") == "close");
    done({"watch", project, "accept", "R1", "--date", "2025-01-15", "--role", "comité", "--reason",
          "deux campagnes tenues"});
    CHECK(kind_of("R1").empty());
    observe("2025", "80");
    CHECK(kind_of("R1") == "relapse"); // watched for 24 months
    done({"watch", project, "accept", "R1", "--date", "2026-02-10", "--role", "comité", "--reason", "faits nouveaux"});
    auto const history = json::parse(done({"watch", project, "history", "R1", "--json"}).out)["events"];
    CHECK(history.back()["status"] == "relapse");
}

TEST_CASE("the yearly table of the rebate is printed and exported in the convention's order", "[cli][tfpb]") {
    Town const town;
    for (auto const* const name : {"t.pdf", "t.csv", "t.xlsx", "t.ods"}) {
        auto const ran = run_vigie({"sheet", town.project, "tfpb", "2026", town.dir.text(name), "--lang", "fr"});
        INFO(ran.err);
        REQUIRE(ran.exit == 0);
        CHECK(std::filesystem::file_size(town.dir / name) > 500);
    }
    auto const csv = vigie::support::file_text(town.dir / "t.csv");
    std::size_t last = 0;
    for (auto const* const axis :
         {"Présence de proximité", "Formation et soutien", "Sur-entretien", "Déchets, encombrants", "Tranquillité",
          "Concertation", "Animation et lien", "Petits travaux"}) {
        auto const at = csv.find(axis, last);
        CAPTURE(axis);
        REQUIRE(at != std::string::npos);
        last = at;
    }
    CHECK(run_vigie({"sheet", town.project, "tfpb", "demain", town.dir.text("x.pdf")}).exit == 2);
    CHECK(run_vigie({"sheet", town.project, "tfpb", "2026", town.dir.text("x.pdf"), "--zone", "nulle-part"}).exit == 2);
    CHECK(run_vigie({"sheet", town.project, "tfpb", "2026", town.dir.text("x.pdf"), "--axis", "stationnement"}).exit ==
          2);
    CHECK_FALSE(std::filesystem::exists(town.dir / "x.pdf"));
}

TEST_CASE("a newcomer finds six lessons of others on halls in a QPV of her size, and copies two actions",
          "[cli][lesson]") {
    Town const town;
    {
        std::ofstream file(town.dir / "retours.toml");
        file << "format = \"vigie-lessons\"\nversion = 1\nlandlord = \"OPH du Pays\"\n";
        for (int i = 1; i <= 8; ++i)
            file << "\n[[lesson]]\ncode = \"H-" << i << "\"\ntitle = \"Hall apaisé " << i
                 << "\"\ntheme = \"Tranquillité\"\ncontext = \"Occupation des halls\"\ndwellings = "
                 << (i <= 6 ? 100 + 10 * i : 400)
                 << "\nqpv = true\n  [[lesson.action]]\n  title = \"Médiation\"\n  tfpb = \"Tranquillité "
                    "résidentielle\"\n";
    }
    REQUIRE(run_vigie({"lesson", town.project, "import", town.dir.text("retours.toml")}).exit == 0);
    auto const found = town.read({"lesson", town.project, "search", "halls", "--from", "105", "--to", "200", "--qpv",
                                  "--theme", "tranquillite", "--json"})["lessons"];
    CHECK(found.size() == 6);
    REQUIRE(run_vigie({"lesson", town.project, "copy", "H-1", "--into", "PS-02"}).exit == 0);
    REQUIRE(run_vigie({"lesson", town.project, "copy", "H-2", "--action", "1", "--into", "PS-02"}).exit == 0);
    CHECK(run_vigie({"lesson", town.project, "copy", "H-2", "--action", "2", "--into", "PS-02"}).exit == 2);
    auto const site = town.read({"site", town.project, "show", "PS-02", "--json"});
    int copied = 0;
    for (auto const& action : site["actions"])
        copied += action["origin"] == "H-1" || action["origin"] == "H-2" ? 1 : 0;
    CHECK(copied == 2);
    // Written and read into another project, nothing is lost.
    REQUIRE(
        run_vigie({"lesson", town.project, "export", town.dir.text("tous.toml"), "--landlord", "Notre office"}).exit ==
        0);
    auto const empty = town.dir.text("vide.gpkg");
    REQUIRE(run_vigie({"new", empty, "--quiet"}).exit == 0);
    REQUIRE(run_vigie({"lesson", empty, "import", town.dir.text("tous.toml")}).exit == 0);
    auto const all = town.read({"lesson", town.project, "list", "--json"})["lessons"],
               taken = town.read({"lesson", empty, "list", "--json"})["lessons"];
    REQUIRE(all.size() == taken.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        CHECK(all[i]["actions"] == taken[i]["actions"]);
    CHECK(taken[0]["landlord"] == "Notre office");
    std::ofstream(town.dir / "nom.toml") << "format = \"vigie-lessons\"\nversion = 1\n[[lesson]]\ncode = \"X\"\ntitle "
                                            "= \"Y\"\nlocataire = \"M. Dupont\"\n";
    CHECK(run_vigie({"lesson", town.project, "import", town.dir.text("nom.toml")}).exit ==
          3); // no column of names slips in
    CHECK(run_vigie({"check", town.project}).exit == 0);
}
