#include "support/process.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using vigie::support::file_text;
using vigie::support::TempDir;
using vigie::support::run_vigie;

namespace {

void write(std::filesystem::path const& path, std::string const& text) { std::ofstream(path, std::ios::binary) << text; }

}

TEST_CASE("broken sources are refused in one sentence and leave the project as it was", "[cli]") {
    TempDir const dir;
    REQUIRE(run_vigie({"new", dir.text("p.gpkg"), "--quiet"}).exit == 0);
    auto const before = file_text(dir / "p.gpkg");

    write(dir / "coupe.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature")");
    write(dir / "vide.csv", "");
    write(dir / "sans-code.csv", "couleur;taille\nrouge;3\n");
    write(dir / "texte.shp", "ceci n'est pas un fichier de formes");
    for (auto const* name : {"coupe.geojson", "vide.csv", "sans-code.csv", "texte.shp", "absent.csv"}) {
        for (auto const* language : {"fr", "en"}) {
            auto const ran = run_vigie({"import", dir.text("p.gpkg"), "residences", dir.text(name), "--lang", language, "--quiet"});
            INFO(name << ": " << ran.err);
            CHECK(ran.exit == 3);
            CHECK(ran.err.find(name) != std::string::npos);
        }
    }
    CHECK(file_text(dir / "p.gpkg") == before);
}

TEST_CASE("every invalid file of the shared set is refused or reported, never a crash", "[cli]") {
    auto const shared = vigie::support::shared_data();
    if (shared.empty()) {
        WARN("skipped: no shared data beside the project (VIGIE_SHARED)");
        return;
    }
    TempDir const dir;
    for (auto const& entry : std::filesystem::directory_iterator(shared + "/data/90-entrees-invalides")) {
        auto const extension = entry.path().extension().string();
        if (extension == ".md" || extension == ".shx" || extension == ".prj" || extension == ".cpg") continue;
        if (extension == ".dbf" && std::filesystem::exists(std::filesystem::path(entry.path()).replace_extension(".shp"))) continue;
        for (auto const* kind : {"residences", "zones", "context"}) {
            std::filesystem::remove(dir / "p.gpkg");
            REQUIRE(run_vigie({"new", dir.text("p.gpkg"), "--quiet"}).exit == 0);
            auto const before = file_text(dir / "p.gpkg");
            auto const ran = run_vigie({"import", dir.text("p.gpkg"), kind, entry.path().string(), "--json", "--quiet"});
            INFO(entry.path() << ' ' << kind << ": exit " << ran.exit << ' ' << ran.err << ran.out.substr(0, 500));
            CHECK((ran.exit == 0 || ran.exit == 3));
            CHECK_FALSE((ran.out.empty() && ran.err.empty()));
            if (ran.exit != 3) continue;
            CHECK(file_text(dir / "p.gpkg") == before);
            auto const sentence = [&](char const* language) {
                auto const said = run_vigie({"import", dir.text("p.gpkg"), kind, entry.path().string(), "--quiet", "--lang", language}).err;
                return said.substr(0, said.find('\n'));
            };
            CHECK(sentence("fr") != sentence("en")); // said in the user's own language
            CHECK(sentence("fr").size() > 20);
        }
    }
}
