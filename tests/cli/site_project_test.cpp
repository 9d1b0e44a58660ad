// Site projects on the command line: user story 6 of docs/guide, played from an empty project.
#include "support/process.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>

using nlohmann::json;
using vigie::support::run_vigie;
using vigie::support::TempDir;

namespace {

void write(std::filesystem::path const& path, std::string const& text) {
    std::ofstream(path, std::ios::binary) << text;
}

/// A site of 160 dwellings, 34 of them offered to let; facts, answers and vacancies of 2024 and 2026.
struct Roz {
    Roz() {
        done({"new", project, "--quiet"});
        write(dir / "r.csv",
              "code,name,dwellings,x,y\nRA1,Roz Avel 1,60,180000,6800000\nRA2,Roz Avel 2,56,180060,6800000\n"
              "RA3,Roz Avel 3,44,180120,6800000\nKB1,Kerbell 1,50,180900,6800500\n");
        done({"import", project, "residences", dir.text("r.csv"), "--crs", "EPSG:2154", "--quiet"});
        // TR2: 50 facts then 20 over 160 dwelling-years; QS8: 83 then 106 of 160 answers; ATT1: 3 then 2 of 34
        // dwellings.
        observe("2024", "RA1,TR2,20,60\nRA2,TR2,18,56\nRA3,TR2,12,44\nRA1,QS8,31,60\nRA2,QS8,30,56\nRA3,QS8,22,44\nRA1,"
                        "ATT1,3,34\n");
        observe(
            "2026",
            "RA1,TR2,8,60\nRA2,TR2,7,56\nRA3,TR2,5,44\nRA1,QS8,40,60\nRA2,QS8,37,56\nRA3,QS8,29,44\nRA1,ATT1,2,34\n");
    }
    void observe(std::string const& campaign, std::string const& rows) {
        write(dir / "o.csv", "code,indicator,numerator,denominator\n" + rows);
        done({"import", project, "observations", dir.text("o.csv"), "--campaign", campaign, "--quiet"});
    }
    void done(std::vector<std::string> const& arguments) const {
        auto const ran = run_vigie(arguments);
        INFO(ran.err);
        REQUIRE(ran.exit == 0);
    }
    void site(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"site", project});
        done(arguments);
    }
    [[nodiscard]] json show() const {
        auto const ran = run_vigie({"site", project, "show", "PS-01", "--json"});
        INFO(ran.err);
        REQUIRE(ran.exit == 0);
        return json::parse(ran.out);
    }
    TempDir const dir;
    std::string const project = dir.text("p.gpkg");
};

}

TEST_CASE("a site pilot follows fourteen actions on four axes and tells what changed from what small numbers do",
          "[cli][site]") {
    Roz const roz;
    roz.site({"create",      "PS-01",
              "--title",     "Roz Avel",
              "--aim",       "Des halls apaisés",
              "--pilot",     "responsable d’agence",
              "--sponsor",   "directrice de la qualité",
              "--from",      "2025-02-04",
              "--to",        "2027-12-31",
              "--residence", "RA1",
              "--residence", "RA2",
              "--residence", "RA3"});
    char const* const axes[] = {"tranquillity", "works", "waste", "social"};
    for (int i = 0; i < 14; ++i)
        roz.site({"action", "PS-01", "--title", "Action " + std::to_string(i + 1), "--tfpb", axes[i % 4], "--lead",
                  "agence", "--from", "2025-03-01", "--to", i < 3 ? "2025-09-30" : "2099-01-01", "--state",
                  i == 0 ? "done" : "under_way", "--planned", "1000"});
    roz.site({"department", "PS-01", "--name", "Patrimoine", "--request", "portes des halls", "--asked", "2025-03-01"});
    roz.site({"department", "PS-01", "--name", "Ville", "--asked", "2025-03-01", "--answered", "2025-04-02", "--answer",
              "d’accord"});
    roz.site({"objective", "PS-01", "--subject", "TR2", "--baseline", "2024", "--target=-50%", "--to", "2027-12-31"});
    roz.site({"objective", "PS-01", "--subject", "QS8", "--baseline", "2024", "--target=+14", "--to", "2027-12-31"});
    roz.site({"objective", "PS-01", "--subject", "ATT1", "--baseline", "2024", "--target", "3", "--to", "2027-12-31"});

    auto const site = roz.show();
    CHECK(site["pilot"] == "responsable d’agence");
    CHECK(site["residences"].size() == 3);
    REQUIRE(site["actions"].size() == 14);
    int late = 0;
    for (auto const& action : site["actions"])
        late += action["late"].get<bool>() ? 1 : 0;
    CHECK(late == 2); // three were due, one is done
    REQUIRE(site["departments"].size() == 2);
    CHECK(site["departments"][0]["answered"] == "");
    REQUIRE(site["objectives"].size() == 3);
    auto const& facts = site["objectives"][0];
    CHECK(facts["before"].get<double>() == Approx(31.25));
    CHECK(facts["change"].get<double>() / facts["before"].get<double>() == Approx(-0.6)); // TR2 −60 %
    CHECK(facts["significant"] == true);
    CHECK(facts["target"].get<double>() == Approx(15.625));
    CHECK(facts["state"] == "reached");
    auto const& clean = site["objectives"][1];
    CHECK(clean["change"].get<double>() == Approx(14.375)); // QS8 +14 points
    CHECK(clean["low"].get<double>() > 0);
    CHECK(clean["significant"] == true);
    auto const& vacant = site["objectives"][2];
    CHECK(vacant["residences"] == 1); // the 34 dwellings of RA1 alone were offered
    CHECK(vacant["significant"] == false);
    auto const words = run_vigie({"site", roz.project, "show", "PS-01", "--lang", "fr"}).out;
    CHECK(words.find("non significatif") != std::string::npos);
    CHECK(words.find("objectif atteint") != std::string::npos);
    CHECK(words.find("n’a pas répondu") != std::string::npos);
}

TEST_CASE("what is written down about a site is changed, refused with a reason, taken back and sound", "[cli][site]") {
    Roz const roz;
    roz.site({"create", "--title", "Roz Avel", "--pilot", "agence", "--residence", "RA1"});
    roz.site({"edit", "PS-01", "--sponsor", "direction"});
    roz.site({"action", "PS-01", "--title", "Portes", "--planned", "1200,50"});
    roz.site({"action", "PS-01", "--id", "PS-01-A1", "--state", "done", "--actual", "900"});
    auto site = roz.show();
    CHECK(site["title"] == "Roz Avel");
    CHECK(site["sponsor"] == "direction");
    REQUIRE(site["actions"].size() == 1);
    CHECK(site["actions"][0]["planned"].get<double>() == Approx(1200.5));
    CHECK(site["actions"][0]["state"] == "done");
    for (auto const& wrong : std::vector<std::vector<std::string>>{
             {"create", "--title", "X", "--pilot", "agence"},
             {"create", "--title", "X", "--residence", "RA1"},
             {"create", "--title", "X", "--pilot", "agence", "--residence", "ZZ"},
             {"objective", "PS-09", "--subject", "TR2", "--baseline", "2024", "--target", "3", "--to", "2027-01-01"},
             {"objective", "PS-01", "--subject", "TR2", "--baseline", "2019", "--target", "3", "--to", "2027-01-01"},
             {"action", "PS-01", "--title", "X", "--state", "presque"}}) {
        auto arguments = wrong;
        arguments.insert(arguments.begin(), {"site", roz.project});
        CHECK(run_vigie(arguments).exit == 2);
    }
    REQUIRE(run_vigie({"history", roz.project, "undo"}).exit == 0);
    CHECK(roz.show()["actions"][0]["state"] == "planned");
    REQUIRE(run_vigie({"history", roz.project, "redo"}).exit == 0);
    CHECK(roz.show()["actions"][0]["state"] == "done");
    CHECK(run_vigie({"check", roz.project}).exit == 0);
}
