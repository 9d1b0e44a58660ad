#include "imports/desk.hpp"
#include "imports/detail/key_index.hpp"

#include <fstream>
#include <iterator>
#include <set>

using namespace vigie;
using imports::ImportKind;
using support::ImportDesk;

namespace {

std::string bytes_of(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string table(int rows, int repeated_every) {
    std::string text = "code;nom;nb_logements;x;y\n";
    for (int i = 0; i < rows; ++i)
        text += "R" + std::to_string(i % repeated_every == 0 ? 0 : i) + ";Résidence;" + std::to_string(i % 40) + ";" +
                std::to_string(650'000 + i % 500) + ";" + std::to_string(6'860'000 + i / 500) + "\n";
    return text;
}

void check_same(store::ImportReport const& trial, store::ImportReport const& done) {
    CHECK(trial.read == done.read);
    CHECK(trial.kept == done.kept);
    CHECK(trial.refused == done.refused);
    CHECK(trial.unlocated == done.unlocated);
    CHECK(trial.made == done.made);
    CHECK(trial.findings == done.findings);
}

/// A trial run first, which must say the same.
store::ImportReport tried_and_done(ImportDesk& desk, imports::ImportRequest request) {
    request.dry_run = true;
    auto const trial = desk.import(request).report;
    request.dry_run = false;
    auto const done = desk.import(request).report;
    check_same(trial, done);
    return done;
}

}

TEST_CASE("keys are told apart and numbered whatever their fingerprints", "[imports][streaming]") {
    std::vector<std::string> keys;
    imports::KeyIndex index;
    auto const add = [&](std::string const& key) {
        auto const found = index.add(key, [&](std::uint32_t number) { return keys[number] == key; });
        if (found.second) keys.push_back(key);
        return found;
    };
    constexpr std::uint32_t count = 50'000;
    for (std::uint32_t i = 0; i < count; ++i)
        REQUIRE(add("LGT-" + std::to_string(i)) == std::pair(i, true));
    for (std::uint32_t i = 0; i < count; i += 7)
        REQUIRE(add("LGT-" + std::to_string(i)) == std::pair(i, false));
    CHECK(index.size() == count);
    CHECK_FALSE(index.find("LGT-x", [](std::uint32_t) { return true; }).has_value());

    // The same fingerprint is no proof: what was written is asked.
    imports::KeyIndex doubtful;
    CHECK(doubtful.add("a", [](std::uint32_t) { return false; }) == std::pair(0U, true));
    CHECK(doubtful.add("a", [](std::uint32_t) { return false; }) == std::pair(1U, true));
    CHECK(doubtful.find("a", [](std::uint32_t number) { return number == 1; }) == 1U);
}

TEST_CASE("a book of codes knows what it was given", "[imports][streaming]") {
    imports::CodeBook book;
    CHECK_FALSE(book.contains("007"));
    CHECK(book.add("007") == std::pair(0U, true));
    CHECK(book.add("") == std::pair(1U, true));
    CHECK(book.add("007") == std::pair(0U, false));
    CHECK(book.contains(""));
    CHECK_FALSE(book.contains("7"));
}

TEST_CASE("a code that comes often gives each row one of its own", "[imports][streaming]") {
    ImportDesk desk;
    auto before = desk.file("before.csv", "code;nom;alias\nR0-3;Ancienne;R0-5\n");
    desk.import(ImportKind::residences, before);
    auto const report = tried_and_done(desk, desk.request(ImportKind::residences, desk.file("r.csv", table(3000, 100))));
    CHECK(report.kept == 3000);
    std::set<std::string> codes;
    for (auto const& residence : desk.store.project.residences())
        codes.insert(residence.code);
    CHECK(codes.size() == 3001);
    CHECK(codes.contains("R0-2"));
    CHECK_FALSE(codes.contains("R0-5")); // another code of one that was there
    CHECK(codes.contains("R0-32"));      // 30 rows, two codes taken before
    CHECK_FALSE(codes.contains("R0-33"));
    CHECK(desk.store.project.check().empty());
}

TEST_CASE("rows of one incident are one, of the worst severity, in a trial run as in the import",
          "[imports][streaming]") {
    ImportDesk desk;
    desk.import(ImportKind::residences, desk.file("r.csv", "code;x;y\nR1;650000;6860000\n"));
    std::string text = "id;date;nature;gravite;residence;x;y\n";
    for (int i = 0; i < 6000; ++i)
        text += "F" + std::to_string(i / 2) + ";2025-03-0" + std::to_string(1 + i % 9) + ";squat;" +
                std::to_string(1 + i % 4) + (i % 3 == 0 ? ";R9;" : ";R1;") + "650000;6860000\n";
    for (int times = 1; times < 3; ++times) { // the same file again: other incidents
        auto const report = tried_and_done(desk, desk.request(ImportKind::incidents, desk.file("i.csv", text)));
        CHECK(report.kept == 6000);
        CHECK(report.made == 3000);
        auto const incidents = desk.store.project.incidents(desk.residence("R1").id);
        CHECK(incidents.size() == 3000U * static_cast<std::size_t>(times));
        for (auto const& incident : incidents)
            REQUIRE((incident.severity == 2 || incident.severity == 4));
    }
    CHECK(desk.store.project.check().empty());
}

TEST_CASE("what one code is given twice is what came last, and each is counted", "[imports][streaming]") {
    ImportDesk desk;
    desk.import(ImportKind::residences, desk.file("r.csv", "code;x;y\nR1;650000;6860000\n"));
    auto request = desk.request(ImportKind::observations,
                                desk.file("o.csv", "code;indicateur;valeur\nR1;ATT1;3\nR1;ATT1;5\nR1;ATT2;7\n"));
    request.campaign = "2025";
    CHECK(desk.import(request).report.made == 3);
    auto const observations = desk.observations("2025", "R1");
    REQUIRE(observations.size() == 2);
    CHECK(observations[0].value == 5.0);
}

TEST_CASE("an import that is refused or cancelled leaves the file as it was, byte for byte", "[imports][streaming]") {
    ImportDesk desk;
    desk.import(ImportKind::residences, desk.file("r.csv", table(5000, 5000)));
    auto const before = bytes_of(desk.store.project.path());
    for (auto const kind : {ImportKind::residences, ImportKind::incidents}) {
        auto request = desk.request(kind, desk.file("more.csv", "date;code;id;x;y\n" + [] {
                                        std::string rows;
                                        for (int i = 0; i < 20'000; ++i)
                                            rows += "2025-01-01;N" + std::to_string(i) + ";" + std::to_string(i) +
                                                    ";650000;6860000\n";
                                        return rows;
                                    }()));
        std::stop_source stop;
        request.progress = [&](double share) {
            if (share > 0.7) stop.request_stop();
        };
        CHECK_THROWS_AS(imports::import_with_details(desk.store.project, request, stop.get_token()), core::Error);
        CHECK(bytes_of(desk.store.project.path()) == before);
    }
    auto const again = desk.request(ImportKind::residences, desk.store.dir / "r.csv");
    CHECK(desk.refusal(again).starts_with("No row of {0} can be used"));
    CHECK(bytes_of(desk.store.project.path()) == before);
    CHECK(desk.store.project.check().empty());
}
