// Pictures of residences: kept small, without what the camera wrote, and out of what partners are given.
#include "support/camera_picture.hpp"
#include "support/process.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sqlite3.h>

using nlohmann::json;
using vigie::support::camera_picture;
using vigie::support::file_text;
using vigie::support::run_vigie;
using vigie::support::TempDir;

namespace {

struct Town {
    Town() {
        REQUIRE(run_vigie({"demo", project, "--residences", "60"}).exit == 0);
        code = json::parse(run_vigie({"watch", project, "list", "--json"}).out)["residences"][0]["code"];
        // Brest, some way from the town that does not exist.
        camera_picture(dir / "hall.jpg", 3200, 2400, 6, 48.390398, -4.486076);
    }
    auto photo(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"photo", project});
        return run_vigie(arguments);
    }
    json photos() const { return json::parse(photo({"list", "--json"}).out); }
    TempDir const dir;
    std::string const project = dir.text("town.gpkg");
    std::string code;
};

bool has_trace(std::string const& bytes) {
    for (auto const* trace : {"Exif", "EXIF", "2026:05:12"})
        if (bytes.find(trace) != std::string::npos) return true;
    return false;
}

int tables_named(std::string const& path, std::string const& like) {
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
    sqlite3_stmt* row = nullptr;
    sqlite3_prepare_v2(db, ("SELECT count(*) FROM sqlite_master WHERE name LIKE '" + like + "'").c_str(), -1, &row,
                       nullptr);
    sqlite3_step(row);
    int const count = sqlite3_column_int(row, 0);
    sqlite3_finalize(row);
    sqlite3_close(db);
    return count;
}

}

TEST_CASE("a picture is kept small and upright; place and day are offered, and kept only when asked for",
          "[cli][photo]") {
    Town const town;
    auto const added = town.photo({"add", town.code, town.dir.text("hall.jpg"), "--caption", "Hall B", "--lang", "en"});
    REQUIRE(added.exit == 0);
    CHECK(added.err.find("--keep-position") != std::string::npos);
    CHECK(added.err.find("--keep-date") != std::string::npos);
    auto photos = town.photos();
    REQUIRE(photos.size() == 1);
    CHECK(photos[0]["width"] == 1200); // it was held upright
    CHECK(photos[0]["height"] == 1600);
    CHECK(photos[0]["position"].is_null());
    CHECK(photos[0]["date"] == "");
    CHECK_FALSE(has_trace(file_text(town.project)));
    CHECK(town.photo({"add", town.code, town.dir.text("hall.jpg")}).exit == 2); // it has that one
    REQUIRE(run_vigie({"history", town.project, "undo"}).exit == 0);
    CHECK(town.photos().empty());
    REQUIRE(town.photo({"add", town.code, town.dir.text("hall.jpg"), "--keep-position", "--keep-date"}).exit == 0);
    photos = town.photos();
    CHECK(photos[0]["date"] == "2026-05-12");
    // 48.390398 N, 4.486076 W in Lambert-93, as PROJ 9.1.1 gives it.
    CHECK(photos[0]["position"][0].get<double>() == Approx(146'634.73).margin(0.1));
    CHECK(photos[0]["position"][1].get<double>() == Approx(6'836'261.94).margin(0.1));
    CHECK_FALSE(has_trace(file_text(town.project)));
    CHECK(run_vigie({"check", town.project}).exit == 0);
}

TEST_CASE("neither a picture nor its place is in what a partner is given", "[cli][photo]") {
    Town const town;
    REQUIRE(
        town.photo({"add", town.code, town.dir.text("hall.jpg"), "--keep-position", "--caption", "Hall-du-partenaire"})
            .exit == 0);
    auto const out = town.dir.text("ville.gpkg");
    REQUIRE(
        run_vigie({"export", town.project, out, "--edition", "partner", "--recipient", "Ville", "--purpose", "comité"})
            .exit == 0);
    CHECK(tables_named(out, "%photo%") == 0);
    CHECK(tables_named(out, "%walk%") == 0);
    auto const bytes = file_text(out);
    CHECK(bytes.find("Hall-du-partenaire") == std::string::npos);
    CHECK(bytes.find("JFIF") == std::string::npos);
    CHECK_FALSE(has_trace(bytes));
}

TEST_CASE("a picture is cleared for partners by a role, on a day, and that is taken back", "[cli][photo]") {
    Town const town;
    REQUIRE(town.photo({"add", town.code, town.dir.text("hall.jpg")}).exit == 0);
    auto const number = std::to_string(town.photos()[0]["number"].get<int>());
    CHECK(town.photo({"clear", number}).exit == 2); // by whom?
    CHECK(town.photo({"clear", "99", "--role", "Qualité"}).exit == 2);
    REQUIRE(town.photo({"clear", number, "--role", "Chargée de mission qualité", "--date", "2026-06-02"}).exit == 0);
    CHECK(town.photos()[0]["cleared"] == "2026-06-02");
    CHECK(town.photos()[0]["cleared_by"] == "Chargée de mission qualité");
    REQUIRE(town.photo({"unclear", number}).exit == 0);
    CHECK(town.photos()[0]["cleared"] == "");
    REQUIRE(run_vigie({"history", town.project, "undo"}).exit == 0);
    CHECK(town.photos()[0]["cleared"] == "2026-06-02");
    REQUIRE(town.photo({"write", number, town.dir.text("out.jpg")}).exit == 0);
    CHECK(file_text(town.dir / "out.jpg").starts_with("\xFF\xD8"));
    CHECK_FALSE(has_trace(file_text(town.dir / "out.jpg")));
    REQUIRE(town.photo({"remove", number}).exit == 0);
    CHECK(town.photos().empty());
    REQUIRE(town.photo({"purge"}).exit == 0);
    CHECK(run_vigie({"check", town.project}).exit == 0);
}

TEST_CASE("the sheet of a residence has its pictures on a page of their own", "[cli][photo]") {
    Town const town;
    REQUIRE(run_vigie({"sheet", town.project, "site", town.code, town.dir.text("sans.pdf")}).exit == 0);
    REQUIRE(town.photo({"add", town.code, town.dir.text("hall.jpg"), "--caption", "Hall B"}).exit == 0);
    REQUIRE(run_vigie({"sheet", town.project, "site", town.code, town.dir.text("avec.pdf")}).exit == 0);
    auto const bare = file_text(town.dir / "sans.pdf"), with = file_text(town.dir / "avec.pdf");
    CHECK(bare.find("/DCTDecode") == std::string::npos);
    CHECK(with.find("/DCTDecode") != std::string::npos);
    CHECK_FALSE(has_trace(with));
    CHECK(with.size() < 2'000'000);
}

TEST_CASE("one picture that cannot be read stops them all, in one sentence", "[cli][photo]") {
    Town const town;
    std::ofstream(town.dir / "texte.jpg") << "pas une image";
    auto const ran =
        town.photo({"add", town.code, town.dir.text("hall.jpg"), town.dir.text("texte.jpg"), "--lang", "fr"});
    CHECK(ran.exit == 3);
    CHECK(ran.err.find("texte.jpg") != std::string::npos);
    CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
    CHECK(town.photos().empty());
    CHECK(town.photo({"add", "inconnue", town.dir.text("hall.jpg")}).exit == 2);
}
