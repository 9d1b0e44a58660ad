// Walks on site: the booklet before, the findings after, the lists for those who have to act, the rate at the next one.
#include "support/process.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <set>

using nlohmann::json;
using vigie::support::file_text;
using vigie::support::Ran;
using vigie::support::run_vigie;
using vigie::support::TempDir;

namespace {

struct Town {
    Town() { REQUIRE(run_vigie({"demo", project, "--residences", "120"}).exit == 0); }
    Ran walk(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"walk", project});
        return run_vigie(arguments);
    }
    json walks() const { return json::parse(walk({"list", "--json"}).out); }
    json findings(std::string const& name) const { return json::parse(walk({"findings", name, "--json"}).out); }
    TempDir const dir;
    std::string const project = dir.text("town.gpkg");
};

json named(json const& list, std::string const& name) {
    for (auto const& each : list)
        if (each["name"] == name) return each;
    return {};
}

}

TEST_CASE("the demo has a walk with twenty-six findings and the next one prepared", "[cli][walk]") {
    Town const town;
    auto const walks = town.walks();
    REQUIRE(walks.size() == 2);
    CHECK(walks[0]["findings"]["findings"] == 26);
    CHECK(walks[0]["findings"]["solved"] == 12);
    CHECK(walks[0]["findings"]["dropped"] == 2);
    CHECK(walks[0]["findings"]["open"] == 12);
    CHECK(walks[1]["findings"]["findings"] == 0);
    CHECK(walks[1]["former"] == walks[0]["name"]); // its rate is what the next booklet begins with
    auto const past = town.findings(walks[0]["name"]);
    CHECK(std::ranges::count_if(past, [](json const& f) { return f["owner"] == "town"; }) ==
          11); // as an action of the project says
}

TEST_CASE("a walk of a neighbourhood stops at each of its residences, in a short order", "[cli][walk]") {
    Town const town;
    REQUIRE(town.walk({"create", "Ker-Avel, mai", "--zone", "Q01", "--date", "2026-05-12", "--role", "gardien",
                       "--role", "ville"})
                .exit == 0);
    auto const walk = named(town.walks(), "Ker-Avel, mai");
    CHECK(walk["date"] == "2026-05-12");
    CHECK(walk["roles"] == json({"gardien", "ville"}));
    REQUIRE(walk["stops"].size() >= 5);
    double const length = walk["length_m"];
    CHECK(length > 0);
    CHECK(walk["minutes"] == std::lround(length / 50) + 5 * static_cast<long>(walk["stops"].size()));
    REQUIRE(town.walk({"order", "Ker-Avel, mai"}).exit == 0);
    CHECK(named(town.walks(), "Ker-Avel, mai")["length_m"].get<double>() <= length + 1e-6);
    CHECK(town.walk({"create", "Ker-Avel, mai", "--zone", "Q01"}).exit == 2); // the name is taken
    CHECK(town.walk({"create", "Ailleurs", "--zone", "Q99"}).exit == 2);
    CHECK(town.walk({"create", "Ailleurs", "--residences", "rien"}).exit == 2);
    CHECK(town.walks().size() == 3);
}

TEST_CASE("stops are put in, taken out and counted without the bends of the line", "[cli][walk]") {
    Town const town;
    REQUIRE(town.walk({"create", "A"}).exit == 0);
    auto const codes = json::parse(run_vigie({"watch", town.project, "list", "--json"}).out)["residences"];
    REQUIRE(town.walk({"stop", "A", "Hall", "--residence", codes[0]["code"], "--ground", "landlord"}).exit == 0);
    REQUIRE(town.walk({"stop", "A", "Placette", "--at", "171000,6828000.5", "--look", "bancs"}).exit == 0);
    REQUIRE(town.walk({"bend", "A", "--at", "171000,6828100", "--after", "1"}).exit == 0);
    REQUIRE(
        town.walk({"stop", "A", "Entrée", "--at", "171050,6828000", "--after", "0", "--ground", "condominium"}).exit ==
        0);
    auto stops = named(town.walks(), "A")["stops"];
    REQUIRE(stops.size() == 4);
    CHECK(stops[0]["name"] == "Entrée");
    CHECK(stops[0]["ground"] == "condominium");
    CHECK(stops[1]["number"] == 2);
    CHECK(stops[2]["bend"] == true);
    CHECK(stops[3]["number"] == 3);
    CHECK(stops[3]["y"] == 6828000.5);
    CHECK(town.walk({"stop", "A", "Nulle part"}).exit == 2);
    CHECK(town.walk({"stop", "A", "Nulle part", "--at", "12"}).exit == 2);
    CHECK(town.walk({"stop", "A", "Nulle part", "--at", "1,2", "--ground", "mairie"}).exit == 2);
    REQUIRE(town.walk({"drop", "A", "2"}).exit == 0);
    CHECK(named(town.walks(), "A")["stops"].size() == 3);
    REQUIRE(run_vigie({"history", town.project, "undo"}).exit == 0);
    CHECK(named(town.walks(), "A")["stops"].size() == 4);
    REQUIRE(town.walk({"remove", "A"}).exit == 0);
    CHECK(town.walks().size() == 2);
    CHECK(run_vigie({"check", town.project}).exit == 0);
}

TEST_CASE("the booklet of a walk is a PDF; a walk without a stop has none", "[cli][walk]") {
    Town const town;
    auto const name = town.walks()[1]["name"].get<std::string>();
    REQUIRE(run_vigie({"sheet", town.project, "walk", name, town.dir.text("carnet.pdf"), "--lang", "fr"}).exit == 0);
    CHECK(file_text(town.dir / "carnet.pdf").starts_with("%PDF-"));
    REQUIRE(town.walk({"create", "Vide"}).exit == 0);
    CHECK(run_vigie({"sheet", town.project, "walk", "Vide", town.dir.text("vide.pdf")}).exit == 3);
    CHECK(run_vigie({"sheet", town.project, "walk", "Autre", town.dir.text("vide.pdf")}).exit == 2);
    CHECK_FALSE(std::filesystem::exists(town.dir / "vide.pdf"));
}

TEST_CASE("a finding is kept with its owner and day, and settled", "[cli][walk]") {
    Town const town;
    auto const name = town.walks()[1]["name"].get<std::string>();
    REQUIRE(town.walk({"finding", name, "Lampadaire éteint", "--stop", "2", "--theme", "CV4", "--owner", "town",
                       "--due", "2026-06-30", "--photos", "3"})
                .exit == 0);
    CHECK(town.walk({"finding", name, "Lampadaire éteint", "--stop", "99"}).exit == 2);
    CHECK(town.walk({"finding", name, "Lampadaire éteint", "--owner", "mairie"}).exit == 2);
    CHECK(town.walk({"finding", name, "Lampadaire éteint", "--theme", "XY"}).exit == 2);
    CHECK(town.walk({"finding", name, "Lampadaire éteint", "--due", "demain"}).exit == 2);
    auto findings = town.findings(name);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0]["due"] == "2026-06-30");
    CHECK(findings[0]["stop"].get<std::string>().starts_with("2 · "));
    REQUIRE(town.walk({"settle", std::to_string(findings[0]["number"].get<int>()), "--state", "solved", "--date",
                       "2026-06-20"})
                .exit == 0);
    CHECK(town.findings(name)[0]["state"] == "solved");
    CHECK(town.walk({"settle", "9999", "--state", "solved"}).exit == 2);
    REQUIRE(run_vigie({"history", town.project, "undo"}).exit == 0);
    CHECK(town.findings(name)[0]["state"] == "open");
}

TEST_CASE("findings typed into a table come in together; a row that is wrong says why", "[cli][walk]") {
    Town const town;
    auto const name = town.walks()[1]["name"].get<std::string>();
    std::ofstream(town.dir / "constats.csv") << "Arrêt;Constat;Thème;Qui agit;Échéance;État\n"
                                                "1;Matelas au pied de la borne;CV2;ville;30/06/2026;\n"
                                                "2;Tags sur le pignon;Tags, dégradations;bailleur;;résolu\n"
                                                "77;Trop loin;CV2;ville;;\n"
                                                "3;;CV2;ville;;\n"
                                                "3;Coffret ouvert;CV4;EPCI;hier;\n"
                                                ";Regard bouché;Éclairage;concessionnaire;;\n"
                                                ";Regard bouché;;concessionnaire;;\n";
    auto const ran = town.walk({"import", name, town.dir.text("constats.csv"), "--json", "--lang", "fr"});
    REQUIRE(ran.exit == 0);
    auto const report = json::parse(ran.out);
    CHECK(report["read"] == 7);
    CHECK(report["kept"] == 3);
    std::set<int> rows;
    for (auto const& each : report["refused"]) {
        rows.insert(each["row"].get<int>());
        CHECK_FALSE(each["reason"].get<std::string>().empty());
        CHECK_FALSE(each["remedy"].get<std::string>().empty());
    }
    CHECK(rows == std::set{3, 4, 5, 6});
    auto const findings = town.findings(name);
    REQUIRE(findings.size() == 3);
    CHECK(findings[0]["owner"] == "town");
    CHECK(findings[1]["theme"] == "walls");
    CHECK(findings[1]["state"] == "solved");
    CHECK(findings[2]["owner"] == "utility");
    REQUIRE(run_vigie({"history", town.project, "undo"}).exit == 0);
    CHECK(town.findings(name).empty()); // one step
    std::ofstream(town.dir / "autre.csv") << "a,b\n1,2\n";
    CHECK(town.walk({"import", name, town.dir.text("autre.csv")}).exit == 3);
    CHECK(town.walk({"import", name, town.dir.text("absent.csv")}).exit == 3);
}

TEST_CASE("each who has to act gets a list of their own, and it is read back as it was", "[cli][walk]") {
    Town const town;
    auto const walks = town.walks();
    auto const past = walks[0]["name"].get<std::string>(), next = walks[1]["name"].get<std::string>();
    REQUIRE(town.walk({"lists", past, town.dir.text("listes"), "--lang", "fr"}).exit == 0);
    std::set<std::string> files;
    for (auto const& entry : std::filesystem::directory_iterator(town.dir / "listes"))
        files.insert(entry.path().filename().string());
    CHECK(files == std::set<std::string>{"conurbation.csv", "conurbation.pdf", "landlord.csv", "landlord.pdf",
                                         "other.csv", "other.pdf", "town.csv", "town.pdf", "utility.csv",
                                         "utility.pdf"});
    auto const town_list = file_text(town.dir / "listes" / "town.csv");
    CHECK(std::ranges::count(town_list, '\n') == 12); // head and eleven
    CHECK(town_list.find("Matelas et sommier") != std::string::npos);
    CHECK(town_list.find("Tags sur le mur pignon") == std::string::npos); // the landlord's
    for (auto const* file : {"constats.xlsx", "constats.ods", "constats.pdf"}) {
        REQUIRE(town.walk({"lists", past, town.dir.text(file)}).exit == 0);
        CHECK(std::filesystem::file_size(town.dir / file) > 1000);
    }
    CHECK(town.walk({"lists", past, town.dir.text("tout.csv")}).exit == 2); // which owner?
    CHECK(town.walk({"lists", next, town.dir.text("rien.pdf")}).exit == 3);
    CHECK_FALSE(std::filesystem::exists(town.dir / "rien.pdf"));
    REQUIRE(town.walk({"lists", past, town.dir.text("ville.csv"), "--owner", "town", "--lang", "fr"}).exit == 0);
    auto const back = town.walk({"import", past, town.dir.text("ville.csv"), "--json", "--lang", "fr"});
    CHECK(json::parse(back.out)["kept"] == 11);
}
