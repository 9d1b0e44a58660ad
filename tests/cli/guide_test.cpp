// The user guide, story by story: what a page tells to type is typed, in its order, and gives what the page says.
#include "support/process.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

using vigie::support::file_text;
using vigie::support::quoted;
using vigie::support::TempDir;

namespace {

std::filesystem::path const guide = std::filesystem::path(VIGIE_SOURCE_DIR) / "docs/guide";

/// What stands in the ```sh blocks of a page.
std::string commands_of(std::filesystem::path const& page) {
    std::istringstream lines(file_text(page));
    std::string commands;
    bool is_inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (line == "```sh")
            is_inside = true;
        else if (line == "```")
            is_inside = false;
        else if (is_inside)
            commands += line + '\n';
    }
    return commands;
}

/// The first line that holds these words; empty when none does.
std::string line_with(std::string const& text, std::string const& words) {
    auto const at = text.find(words);
    if (at == std::string::npos) return {};
    auto const from = text.rfind('\n', at) + 1; // from the beginning where there is no line before
    return text.substr(from, text.find('\n', at) - from);
}

/// A story played through in a folder of its own.
struct Played {
    explicit Played(char const* page) {
        auto const commands = commands_of(guide / "fr" / page);
        REQUIRE(commands.find("vigie ") != std::string::npos);
        std::ofstream(dir / "story.sh") << "set -eu\ncd " << quoted(dir.text(""))
                                        << "\nvigie() { env -u DISPLAY -u WAYLAND_DISPLAY "
                                        << quoted(std::getenv("VIGIE_BINARY")) << " --quiet --lang fr \"$@\"; }\n"
                                        << commands;
        int const status = std::system(("timeout 120 sh " + quoted(dir.text("story.sh")) + " > " +
                                        quoted(dir.text("out")) + " 2> " + quoted(dir.text("err")))
                                           .c_str());
        CAPTURE(file_text(dir / "err"));
        REQUIRE(status == 0);
        out = file_text(dir / "out");
    }
    bool is_pdf(char const* name) const { return file_text(dir / name).starts_with("%PDF-"); }
    TempDir const dir;
    std::string out;
};

}

TEST_CASE("both guides show the same commands, page by page", "[cli][guide]") {
    auto const pages = [](char const* language) {
        std::vector<std::filesystem::path> list;
        for (auto const& entry : std::filesystem::directory_iterator(guide / language))
            if (entry.path().extension() == ".md" && entry.path().stem() != "README") list.push_back(entry.path());
        std::ranges::sort(list);
        return list;
    };
    auto const french = pages("fr"), english = pages("en");
    REQUIRE(french.size() == 10);
    REQUIRE(french.size() == english.size());
    for (std::size_t i = 0; i < french.size(); ++i) {
        CAPTURE(french[i], english[i]);
        CHECK(french[i].filename().string().substr(0, 2) == english[i].filename().string().substr(0, 2));
        CHECK(commands_of(french[i]) == commands_of(english[i]));
        CHECK(file_text(guide / "fr" / "README.md").find(french[i].filename().string()) != std::string::npos);
        CHECK(file_text(guide / "en" / "README.md").find(english[i].filename().string()) != std::string::npos);
    }
}

TEST_CASE("story 1: the annual campaign is brought in, scored and frozen", "[cli][guide]") {
    Played const story("01-campagne-annuelle.md");
    CHECK(file_text(story.dir / "compte-rendu.csv").find("XX-9999") != std::string::npos);
    auto const ranking = file_text(story.dir / "classement.csv");
    CHECK(std::ranges::count(ranking, '\n') == 151); // head and 150 residences
    CHECK(story.out.find("2027") != std::string::npos);
}

TEST_CASE("story 2: the agency sees why, and takes a list away", "[cli][guide]") {
    Played const story("02-agence.md");
    CHECK(story.out.find("Indicateurs manquants") != std::string::npos);
    CHECK(file_text(story.dir / "pourquoi.json").starts_with("{"));
    CHECK(std::filesystem::file_size(story.dir / "agence.xlsx") > 1000);
    CHECK(story.is_pdf("fiche.pdf"));
}

TEST_CASE("story 3: the committee decides, and its minutes are written", "[cli][guide]") {
    Played const story("03-comite-de-veille.md");
    CHECK(story.out.find("2026-10-06") != std::string::npos);
    CHECK(story.is_pdf("comite.pdf"));
    CHECK(story.is_pdf("compte-rendu.pdf"));
    CHECK(std::filesystem::exists(story.dir / "dossier" / "PF-0001.pdf"));
}

TEST_CASE("story 4: the town gets its edition, and the log says what left", "[cli][guide]") {
    Played const story("04-reunion-mairie.md");
    CHECK(story.is_pdf("a3.pdf"));
    CHECK(story.is_pdf("fiche-mairie.pdf"));
    CHECK(story.out.find("Ville de Port-Fictif") != std::string::npos); // the log
    CHECK(file_text(story.dir / "comparaison.csv").find("Ker-Avel") != std::string::npos);
}

TEST_CASE("story 5: the walk is prepared, entered and sent out", "[cli][guide]") {
    Played const story("05-diagnostic-en-marchant.md");
    CHECK(story.is_pdf("carnet.pdf"));
    CHECK(story.out.find("Matelas au pied de la borne") != std::string::npos);
    for (auto const* file : {"town.csv", "town.pdf", "landlord.csv", "landlord.pdf", "utility.csv", "utility.pdf"})
        CHECK(std::filesystem::exists(story.dir / "listes" / file));
    CHECK(file_text(story.dir / "listes" / "town.csv").find("Lampadaire") != std::string::npos);
    CHECK(std::filesystem::file_size(story.dir / "constats.xlsx") > 1000);
}

TEST_CASE("story 6: a site project tells what changed from what small numbers do, what is late, who is silent",
          "[cli][guide]") {
    Played const story("06-projet-de-site.md");
    auto const site = story.out.substr(story.out.find("Des halls apaisés"));
    CHECK(line_with(site, "TR2").find("−60\u202f% (−77 à −32\u202f%)") != std::string::npos);
    CHECK(line_with(site, "TR2").find("objectif atteint") != std::string::npos);
    CHECK(line_with(site, "QS8").find("+14 (+4 à +25)") != std::string::npos);
    CHECK(line_with(site, "ATT1").find("écart non significatif") != std::string::npos);
    CHECK(line_with(site, "Patrimoine").find("n’a pas répondu") != std::string::npos);
    CHECK(line_with(site, "Ville, propreté").find("a répondu le 2025-04-02") != std::string::npos);
    CHECK(line_with(site, "PS-01-A1\t").ends_with("\tfait"));
    CHECK(line_with(site, "PS-01-A2\t").find("retard") != std::string::npos);
    for (int n = 1; n <= 14; ++n)
        CHECK_FALSE(line_with(site, "PS-01-A" + std::to_string(n) + "\t").empty());
    CHECK(line_with(site, "Affiche des numéros utiles").find("retard") != std::string::npos); // nobody said that it is done
    CHECK(std::filesystem::file_size(story.dir / "actions.xlsx") > 1000);
}

TEST_CASE("story 7: the yearly table is by axis and by QPV, and shares what runs over two years", "[cli][guide]") {
    Played const story("07-abattement-tfpb.md");
    auto const last = file_text(story.dir / "ker-avel-2025.csv"), year = file_text(story.dir / "ker-avel-2026.csv");
    CHECK(line_with(last, "C-001").ends_with(",184,184,"));
    CHECK(line_with(year, "C-001").ends_with(",181,181,"));
    CHECK(line_with(last, "C-002").empty());
    CHECK(line_with(year, "C-002").starts_with("Petits travaux,"));
    CHECK(year.find("PS-02-") == std::string::npos); // of another QPV
    auto const calm = file_text(story.dir / "tranquillite.csv");
    CHECK(calm.find("PS-01-A1") != std::string::npos);
    CHECK(calm.find("Petits travaux") == std::string::npos);
    CHECK(story.is_pdf("tfpb.pdf"));
    for (auto const* file : {"tfpb.xlsx", "actions.xlsx"})
        CHECK(std::filesystem::file_size(story.dir / file) > 1000);
    CHECK(file_text(story.dir / "ker-avel.png").starts_with("\x89PNG"));
}

TEST_CASE("story 8: lessons of others are found, and two of their actions copied into a plan", "[cli][guide]") {
    Played const story("08-retours-experience.md");
    CHECK_FALSE(line_with(story.out, "H-1\tTranquillité").empty());
    CHECK_FALSE(line_with(story.out, "H-2\tTranquillité").empty());
    CHECK(line_with(story.out, "H-3").empty()); // 400 dwellings
    CHECK(line_with(story.out, "Ce qui n’a pas marché").ends_with("La caméra seule."));
    auto const actions = nlohmann::json::parse(file_text(story.dir / "plan.json"))["actions"];
    REQUIRE(actions.size() == 2);
    CHECK(actions[0]["planned"].get<double>() + actions[1]["planned"].get<double>() == Approx(30500));
    for (auto const& action : actions)
        CHECK(action["origin"] == "H-1");
    auto const file = file_text(story.dir / "nos-retours.toml");
    CHECK(file.find("landlord = \"Habitat Port-Fictif\"") != std::string::npos);
    CHECK(file.find("landlord = \"OPH du Pays\"") != std::string::npos);
}

TEST_CASE("story 9: halls of several landlords are one map, each with its landlord", "[cli][guide]") {
    Played const story("09-carte-des-halls.md");
    auto const halls = file_text(story.dir / "halls.csv");
    CHECK(std::ranges::count(halls, '\n') == 6);
    CHECK(halls.find("B-101,B-101,,,B") != std::string::npos);
    CHECK(file_text(story.dir / "halls.png").starts_with("\x89PNG"));

    // Two versions of the grid: each campaign by its own, what changed with the grid said, what is in one alone not compared.
    auto const before = nlohmann::json::parse(file_text(story.dir / "a-001-2026.json")),
               after = nlohmann::json::parse(file_text(story.dir / "a-001-2027.json"));
    CHECK(before["score"] == Approx(100)); // level 3 of 0 to 3
    REQUIRE(before["families"].size() == 1);
    REQUIRE(after["families"].size() == 2);
    CHECK(after["families"][0]["score"] == Approx(75)); // level 3 of 0 to 4
    CHECK(story.out.find("La grille ou ses poids ont changé depuis 2026") != std::string::npos);
}

TEST_CASE("story 10: a residence leaves the list on proof, and a later alarm brings it back", "[cli][guide]") {
    Played const story("10-sortie.md");
    CHECK(line_with(story.out, "en sortie → sorti").starts_with("PF-0113\t"));
    auto const refused = story.out.find("\nPF-0036\t");
    REQUIRE(refused != std::string::npos);
    CHECK(story.out.find("\nPF-0036\t", refused + 1) == std::string::npos); // refused: not proposed again
    auto const proposals = nlohmann::json::parse(file_text(story.dir / "rechute.json"))["proposals"];
    auto const back = std::ranges::find_if(proposals, [](auto const& one) { return one["code"] == "PF-0113"; });
    REQUIRE(back != proposals.end());
    CHECK((*back)["kind"] == "relapse");
    auto const entries = file_text(story.dir / "registre.csv");
    auto const exit = entries.find("2026-11-17,PF-0113,La Passerelle 3,exit"),
               relapse = entries.find("2026-11-24,PF-0113,La Passerelle 3,relapse");
    REQUIRE(exit != std::string::npos);
    REQUIRE(relapse != std::string::npos);
    CHECK(exit < relapse);
    CHECK(std::filesystem::file_size(story.dir / "registre.xlsx") > 1000);
    CHECK(story.is_pdf("compte-rendu.pdf"));
}
