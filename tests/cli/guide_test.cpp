// The user guide, story by story: what a page tells to type is typed, in its order, and gives what the page says.
#include "support/process.hpp"

#include <catch2/catch.hpp>

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
    REQUIRE(french.size() >= 5);
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

TEST_CASE("story 9: halls of several landlords are one map, each with its landlord", "[cli][guide]") {
    Played const story("09-carte-des-halls.md");
    auto const halls = file_text(story.dir / "halls.csv");
    CHECK(std::ranges::count(halls, '\n') == 6);
    CHECK(halls.find("B-101,B-101,,,B") != std::string::npos);
    CHECK(file_text(story.dir / "halls.png").starts_with("\x89PNG"));
}
