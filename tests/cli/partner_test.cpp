// What a partner is given: nothing that no one may know, and nothing that follows from the rest.
#include "support/process.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <regex>
#include <set>
#include <stdexcept>

using nlohmann::json;
using vigie::support::file_text;
using vigie::support::quoted;
using vigie::support::Ran;
using vigie::support::run_vigie;
using vigie::support::TempDir;

namespace {

json parsed(Ran const& ran) {
    INFO(ran.err);
    REQUIRE(ran.exit == 0);
    return json::parse(ran.out);
}

std::string demo() {
    static TempDir const dir;
    static std::string const path = [] {
        auto const ran = run_vigie({"demo", dir.text("demo.gpkg"), "--residences", "120", "--seed", "3", "--quiet"});
        if (ran.exit != 0) throw std::runtime_error(ran.err);
        return dir.text("demo.gpkg");
    }();
    return path;
}

class Sql {
public:
    explicit Sql(std::string const& path) {
        if (sqlite3_open(path.c_str(), &db_) != SQLITE_OK) throw std::runtime_error("cannot open " + path);
        // Triggers of the spatial indexes name these; no geometry is touched here.
        for (char const* const name : {"ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"})
            sqlite3_create_function(
                db_, name, 1, SQLITE_UTF8, nullptr,
                [](sqlite3_context* c, int, sqlite3_value**) { sqlite3_result_null(c); }, nullptr, nullptr);
    }
    Sql(Sql const&) = delete;
    Sql& operator=(Sql const&) = delete;
    ~Sql() { sqlite3_close(db_); }
    bool run(std::string const& sql) { return sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK; }
    std::vector<std::string> column(std::string const& sql) {
        std::vector<std::string> cells;
        sqlite3_stmt* row = nullptr;
        INFO(sql);
        REQUIRE(sqlite3_prepare_v2(db_, sql.c_str(), -1, &row, nullptr) == SQLITE_OK);
        while (sqlite3_step(row) == SQLITE_ROW) {
            auto const* const text = sqlite3_column_text(row, 0);
            cells.emplace_back(text == nullptr ? "NULL" : reinterpret_cast<char const*>(text));
        }
        sqlite3_finalize(row);
        return cells;
    }
    std::string cell(std::string const& sql) {
        auto const cells = column(sql);
        return cells.empty() ? "NONE" : cells.front();
    }

private:
    sqlite3* db_ = nullptr;
};

std::vector<std::string> for_town(std::vector<std::string> arguments) {
    for (auto const* const word : {"--edition", "partner", "--recipient", "Ville de Port-Fictif", "--purpose",
                                   "comité GUP du 12 mai", "--quiet"})
        arguments.emplace_back(word);
    return arguments;
}

/// What a search through a file finds: unpacked where it is packed.
std::string readable(TempDir const& dir, std::string const& file) {
    auto text = file_text(file);
    auto const with = [&](std::string const& command) {
        std::system((command + " >" + quoted(dir.text("readable")) + " 2>&1").c_str());
        text += file_text(dir / "readable");
    };
    if (file.ends_with(".xlsx"))
        with("python3 -c \"import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); [sys.stdout.buffer.write(n.encode() + "
             "z.read(n)) for n in z.namelist()]\" " +
             quoted(file));
    if (file.ends_with(".pdf")) {
        with("pdftotext -layout " + quoted(file) + " -");
        with("pdfinfo " + quoted(file));
    }
    return text;
}

std::vector<std::string> all_outputs(TempDir const& dir, std::string const& project, std::string const& code,
                                     std::string const& layer, std::string const& zone, std::string const& story) {
    std::vector<std::string> files;
    auto const made = [&](std::string const& name, std::vector<std::string> arguments) {
        auto const ran = run_vigie(for_town(std::move(arguments)));
        INFO(name << ": " << ran.err);
        REQUIRE(ran.exit == 0);
        files.push_back(dir.text(name));
    };
    for (auto const* const name : {"v.gpkg", "v.sqlite", "v.xlsx"})
        made(name, {"export", project, dir.text(name)});
    for (auto const* const name : {"r.csv", "r.geojson"})
        made(name, {"export", project, dir.text(name), "--what", "residences"});
    for (auto const* const name : {"z.csv", "z.geojson"})
        made(name, {"export", project, dir.text(name), "--what", "zones:" + layer});
    made("a.csv", {"export", project, dir.text("a.csv"), "--what", "actions"});
    made("e.gpkg", {"export", project, dir.text("e.gpkg"), "--profile", "etat-tfpb"});
    made("s.pdf", {"sheet", project, "site", code, dir.text("s.pdf")});
    made("zones.pdf", {"sheet", project, "zones", layer, zone, dir.text("zones.pdf")});
    made("s.html", {"sheet", project, "site", code, dir.text("s.html")});
    made("zones.html", {"sheet", project, "zones", layer, zone, dir.text("zones.html")});
    for (auto const* const name : {"c.geojson", "c.csv"})
        made(name, {"export", project, dir.text(name), "--what", "clusters"});
    for (auto const* const name : {"story.pdf", "story.html"})
        made(name, {"sheet", project, "story", story, dir.text(name)});
    for (auto const* const name : {"minutes.pdf", "minutes.html"})
        made(name, {"sheet", project, "minutes", dir.text(name)});
    made("all", {"sheet", project, "site", "all", dir.text("all"), "--html"});
    files.pop_back();
    for (auto const& file : std::filesystem::directory_iterator(dir / "all"))
        files.push_back(file.path().string());
    return files;
}

}

TEST_CASE("a word put into every text of a project is in no partner edition but where it is meant to be",
          "[cli][partner]") {
    TempDir const dir;
    auto const project = dir.text("parc.gpkg");
    std::filesystem::copy_file(demo(), project);
    std::string code, layer, zone, story;
    REQUIRE(run_vigie({"story", project, "draft", "Comité d’avril", "--residences", "--quiet"}).exit == 0);
    int planted = 0;
    {
        Sql sql(project);
        // Names of places, of what is done and of who leads it are what a partner edition says; keys and dates are no
        // words.
        std::set<std::string> const said{
            "residence.name",         "residence.address",     "residence.agency",      "zone.name",
            "zone_layer.title",       "action.title",          "action.axis",           "action.tfpb_axis",
            "action.lead_role",       "context_layer.credit",  "context_feature.label", "grid_indicator.name_fr",
            "grid_indicator.name_en", "grid_indicator.source", "grid_indicator.unit_fr", "grid_indicator.unit_en", "family.name_fr",        "family.name_en",
            "family.short_fr",        "family.short_en"};
        std::regex const machine(
            "vg_.*|gpkg_.*|rtree_.*|layer_styles.*|sqlite_.*|.*[.](kind|state|status|act|class|computed_class|shown_"
            "class|quality|role|severity|.*_on|.*_at|mapping|weights|key|"
            "geom|method|correction|quadrant|incident_kinds|weights_json)|campaign.name|zone_layer[.]name|indicator[.]"
            "code|family[.]code|cluster_run.*|history.*|export_log.*|score.*|"
            "map_measure.*|run_.*|grid_indicator.(normal|table|refer|formula).*|setting.*|context_layer.(name|role|"
            "table_name)|story_step[.](topic|campaign|colouring|figures|hidden|shown|filter|sites|zones)|walk[.](zone|"
            "roles)|photo_file[.].*|walk_finding[.](owner|theme)");
        for (auto const& table : sql.column("SELECT name FROM sqlite_schema WHERE type = 'table'"))
            for (auto const& column :
                 sql.column("SELECT name FROM pragma_table_info('" + table + "') WHERE type = 'TEXT'")) {
                auto const place = table + "." + column;
                bool const is_role = table == "watch_event" || table == "field_note" || table == "field_opinion";
                if (said.contains(place) || (std::regex_match(place, machine) && !(is_role && column == "role")))
                    continue;
                if (sql.run("UPDATE \"" + table + "\" SET \"" + column + "\" = 'KANARI " + place + " ' || \"" + column +
                            "\""))
                    ++planted;
            }
        CHECK(planted > 35);
        code = sql.cell("SELECT code FROM residence WHERE dwellings > 30 AND code LIKE 'KANARI%' ORDER BY fid LIMIT 1");
        layer = sql.cell("SELECT name FROM zone_layer ORDER BY id LIMIT 1");
        story = sql.cell("SELECT name FROM story");
        REQUIRE(story.starts_with("KANARI"));
        // A person's own words, in steps that the draft would word again and in one that it would not.
        REQUIRE(sql.run("UPDATE story_step SET is_edited = 1 WHERE place % 2 = 0"));
        REQUIRE(sql.run("UPDATE story_step SET topic = 'own' WHERE place = 2"));
        zone = sql.cell("SELECT code FROM zone WHERE layer_id = (SELECT min(id) FROM zone_layer) ORDER BY fid LIMIT 1");
        REQUIRE(zone.starts_with("KANARI"));
    }
    for (auto const& file : all_outputs(dir, project, code, layer, zone, story)) {
        auto const text = readable(dir, file);
        auto const found = text.find("KANARI");
        INFO(file << ": " << (found == std::string::npos ? std::string() : text.substr(found, 60)));
        CHECK(found == std::string::npos);
        CHECK(text.find(dir.text("")) == std::string::npos); // nor where it was made
        CHECK(text.size() > (file.ends_with("c.csv") ? 100U : 300U)); // a line for each of a few clusters
        CHECK(std::filesystem::path(file).filename().string().find("KANARI") == std::string::npos);
    }
}

TEST_CASE("a partner's GeoPackage holds its tables and nothing of the project", "[cli][partner]") {
    TempDir const dir;
    auto const project = dir.text("parc.gpkg"), out = dir.text("v.gpkg");
    std::filesystem::copy_file(demo(), project);
    REQUIRE(run_vigie(for_town({"export", project, out})).exit == 0);
    Sql sql(out);
    CHECK(sql.column("SELECT name FROM sqlite_schema WHERE type = 'view' OR name LIKE 'vg_%' OR name LIKE 'v\\_%' "
                     "ESCAPE '\\' OR (type = 'trigger' AND name NOT LIKE 'rtree_%' AND "
                     "name NOT LIKE 'gpkg_%' AND name NOT LIKE 'trigger_%_feature_count_%')")
              .empty());
    auto const tables = sql.column("SELECT table_name FROM gpkg_contents ORDER BY 1");
    CHECK(std::ranges::count(tables, "residences") == 1);
    CHECK(std::ranges::count(tables, "edition") == 1);
    CHECK(std::ranges::count(tables, "observation") == 0);
    // A class is a letter, « s », or nothing; a count that is hidden is empty with « s » beside it, and none is 0 in
    // its place.
    CHECK(sql.column("SELECT DISTINCT class FROM zones_1 WHERE class NOT IN ('A', 'B', 'C', 'D', 's')").empty());
    CHECK(sql.cell("SELECT count(*) FROM residences WHERE households_note = 's' AND households IS NOT NULL") == "0");
    CHECK(sql.cell("SELECT count(*) FROM residences WHERE households IS NULL AND households_note IS NULL") == "0");
    CHECK(sql.cell("SELECT count(*) > 0 FROM residences WHERE households_note = 's'") == "1");
    CHECK(sql.cell("SELECT count(*) FROM residences WHERE households < 11") == "0");
    CHECK(sql.cell("SELECT recipient || ', ' || purpose || ', ' || export FROM edition") ==
          "Ville de Port-Fictif, comité GUP du 12 mai, " + sql.cell("SELECT export FROM residences LIMIT 1"));
    auto const columns = sql.column("SELECT name FROM pragma_table_info('residences')");
    for (auto const* const hidden : {"F5", "F6", "SP1", "FS1", "TR5", "code", "score", "rank"}) {
        INFO(hidden);
        CHECK(std::ranges::count(columns, hidden) == 0);
    }
    CHECK(std::ranges::count(columns, "F3") == 1);
    CHECK(sql.cell("SELECT count(*) FROM pragma_table_info('zones_1') WHERE name LIKE 'CV%facts'") != "0");
}

TEST_CASE("what left the house is in the log, and only what was written", "[cli][partner]") {
    TempDir const dir;
    auto const project = dir.text("parc.gpkg");
    std::filesystem::copy_file(demo(), project);
    REQUIRE(run_vigie(for_town({"export", project, dir.text("v.gpkg")})).exit == 0);
    // Cannot be written: not in the log either.
    CHECK(run_vigie(for_town({"export", project, dir.text("no/such/folder/v.gpkg")})).exit == 1);
    CHECK(run_vigie({"export", project, dir.text("w.gpkg"), "--edition", "partner", "--quiet"}).exit == 2); // for whom?
    CHECK_FALSE(std::filesystem::exists(dir / "w.gpkg"));
    REQUIRE(run_vigie(for_town({"export", project, dir.text("r.csv"), "--what", "residences"})).exit == 0);
    auto const log = parsed(run_vigie({"export", project, "--log", "--json"}))["exports"];
    REQUIRE(log.size() == 2);
    CHECK(log[0]["recipient"] == "Ville de Port-Fictif");
    CHECK(log[0]["profile"] == "commune");
    CHECK(log[0]["format"] == "gpkg");
    CHECK(log[0]["profile_digest"].get<std::string>().size() == 64);
    CHECK(log[0]["number"].get<std::string>().ends_with("-001"));
    CHECK(log[1]["number"].get<std::string>().ends_with("-002"));
    CHECK(log[1]["what"] == "residences");
    // An internal export is not written down.
    REQUIRE(run_vigie({"export", project, dir.text("i.csv"), "--quiet"}).exit == 0);
    CHECK(parsed(run_vigie({"export", project, "--log", "--json"}))["exports"].size() == 2);
}

TEST_CASE("a profile that gives what no partner may have is refused", "[cli][partner]") {
    TempDir const dir;
    auto const project = dir.text("parc.gpkg");
    std::filesystem::copy_file(demo(), project);
    auto const with = [&](std::string const& from, std::string const& to) {
        auto text = file_text(std::filesystem::path(VIGIE_SOURCE_DIR) / "data/editions/commune.toml");
        auto const at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
        std::ofstream(dir / "mine.toml") << text;
        return run_vigie(
            for_town({"export", project, dir.text("v.gpkg"), "--profile", dir.text("mine.toml"), "--lang", "en"}));
    };
    CHECK(with("minimum_households = 11", "minimum_households = 10").exit == 3);
    CHECK(with("minimum_answers = 11", "minimum_answers = 3").err.find("under 11") != std::string::npos);
    CHECK(with("minimum_facts = 5", "minimum_facts = 1").exit == 3);
    CHECK(with("costs = false", "costs = false\nfree_text = true").err.find("no free text") != std::string::npos);
    CHECK(with("counts = [\"F3\"]", "counts = [\"F5\"]").exit == 3);
    CHECK(with("counts = [\"F3\"]", "counts = [\"F4\"]").err.find("sensitive") != std::string::npos);
    CHECK(with("costs = false", "cost = false").exit == 3); // a misspelt key would silently do nothing
    CHECK_FALSE(std::filesystem::exists(dir / "v.gpkg"));
    CHECK(with("minimum_households = 11", "minimum_households = 30").exit == 0);
    CHECK(run_vigie(for_town({"export", project, dir.text("v.gpkg"), "--profile", "nobody"})).exit == 2);
}

TEST_CASE("a sheet for a partner holds letters and words, no index, no rate, no comment", "[cli][partner]") {
    TempDir const dir;
    auto const project = dir.text("parc.gpkg"), out = dir.text("s.pdf");
    std::filesystem::copy_file(demo(), project);
    auto const scores = parsed(run_vigie({"score", project, "--json"}));
    std::string code;
    for (auto const& residence : scores["residences"])
        if (residence["rank"] == 1) code = residence["code"];
    auto const site = parsed(run_vigie({"explain", project, code, "--json"}));
    REQUIRE(run_vigie(for_town({"sheet", project, "site", code, out, "--lang", "fr"})).exit == 0);
    std::system(("pdftotext -layout " + quoted(out) + " " + quoted(dir.text("s.txt"))).c_str());
    auto const text = std::regex_replace(file_text(dir / "s.txt"), std::regex("convergence [^°]*°"), "");
    if (text.empty()) {
        WARN("pdftotext is not installed: the text of the PDF is not read back");
        return;
    }
    INFO(text);
    for (auto const* const word :
         {"ÉDITION PARTENAIRE", "Ville de Port-Fictif", "comité GUP du 12 mai", "non diffusé", "Outil de repérage"})
        CHECK(text.find(word) != std::string::npos);
    CHECK(text.find(code) == std::string::npos);
    CHECK_FALSE(std::regex_search(text, std::regex("[0-9],[0-9]"))); // no index, note or rate
    for (auto const& family : {"F5", "F6"})
        CHECK(std::regex_search(text, std::regex(std::string(family) + ".*non diffusé")));
    Sql sql(project);
    for (auto const& body : sql.column(
             "SELECT body FROM field_note UNION SELECT motive FROM watch_event UNION SELECT motive FROM field_opinion"))
        CHECK(text.find(body.substr(0, 20)) == std::string::npos);
    for (auto const& name : sql.column(
             "SELECT g.name_fr FROM grid_indicator g JOIN indicator i ON i.id = g.indicator_id WHERE g.is_sensitive"))
        CHECK(text.find(name) == std::string::npos);
}

namespace {

std::string text_of_pdf(TempDir const& dir, std::string const& file) {
    std::system(("pdftotext -layout " + quoted(file) + " " + quoted(dir.text("pdf.txt"))).c_str());
    return file_text(dir / "pdf.txt");
}

std::vector<std::string> files_in(std::filesystem::path const& folder) {
    std::vector<std::string> names;
    if (std::filesystem::exists(folder))
        for (auto const& file : std::filesystem::directory_iterator(folder))
            names.push_back(file.path().filename().string());
    std::ranges::sort(names);
    return names;
}

}

TEST_CASE("a batch of partners' sheets has one number, one line in the log, and no code in its names",
          "[cli][partner]") {
    TempDir const dir;
    auto const project = dir.text("parc.gpkg");
    std::filesystem::copy_file(demo(), project);
    std::size_t watched = 0;
    std::vector<std::string> codes;
    auto const list = parsed(run_vigie({"watch", project, "list", "--json"}));
    for (auto const& each : list["residences"]) {
        if (each["status"] == "ordinary" || each["status"] == "closed") continue;
        ++watched;
        codes.push_back(each["code"]);
    }
    REQUIRE(watched > 3);
    std::string small;
    {
        Sql sql(project); // one of too few households, with no action, its own or its project's: nothing is to be said of it
        sql.run("UPDATE residence SET dwellings = 4, households = 4 WHERE code = '" + codes.front() + "'");
        sql.run("DELETE FROM action WHERE residence_id = (SELECT fid FROM residence WHERE code = '" + codes.front() +
                "')");
        sql.run("DELETE FROM site_project_residence WHERE residence_id = (SELECT fid FROM residence WHERE code = '" + codes.front() + "')");
        sql.run("UPDATE walk_stop SET residence_id = NULL");
        small = sql.cell("SELECT name FROM residence WHERE code = '" + codes.front() + "'");
    }
    auto arguments = for_town({"sheet", project, "site", "all", dir.text("fiches"), "--lang", "en"});
    std::erase(arguments, "--quiet");
    auto const ran = run_vigie(arguments);
    INFO(ran.err);
    REQUIRE(ran.exit == 0);
    auto const files = files_in(dir / "fiches");
    CHECK(files.size() == watched - 1);
    CHECK(ran.err.find("no sheet of it was made") != std::string::npos);
    CHECK(ran.err.find(small) != std::string::npos);
    for (auto const& file : files) {
        CHECK(file.ends_with(".pdf"));
        for (auto const& code : codes)
            CHECK(file.find(code) == std::string::npos);
    }
    auto const log = parsed(run_vigie({"export", project, "--log", "--json"}))["exports"];
    REQUIRE(log.size() == 1);
    CHECK(log[0]["what"] == "site all (" + std::to_string(watched) + ")");
    auto const number = log[0]["number"].get<std::string>();
    for (auto const& file : {files.front(), files.back()}) {
        auto const text = text_of_pdf(dir, (dir / "fiches" / file).string());
        if (text.empty()) continue; // pdftotext is not installed
        CHECK(text.find(number) != std::string::npos);
        CHECK(text.find("Ville de Port-Fictif") != std::string::npos);
    }
    // Where nothing can be written there is no line, no number and no file.
    std::ofstream(dir / "not-a-folder") << "x";
    CHECK(run_vigie(for_town({"sheet", project, "site", "all", dir.text("not-a-folder")})).exit != 0);
    CHECK(parsed(run_vigie({"export", project, "--log", "--json"}))["exports"].size() == 1);
}

TEST_CASE("a story and minutes for a partner name no residence, say no index and no word of a person",
          "[cli][partner]") {
    TempDir const dir;
    auto const project = dir.text("parc.gpkg");
    std::filesystem::copy_file(demo(), project);
    REQUIRE(run_vigie({"story", project, "draft", "Comité", "--residences", "--quiet", "--lang", "fr"}).exit == 0);
    std::vector<std::string> names, texts;
    {
        Sql sql(project);
        names = sql.column("SELECT name FROM residence EXCEPT SELECT name FROM zone"); // some bear their neighbourhood's
        texts = sql.column("SELECT substr(body, 1, 20) FROM field_note WHERE length(body) > 20 UNION SELECT "
                           "substr(motive, 1, 20) FROM watch_event WHERE length(motive) > 20");
        REQUIRE(sql.run("UPDATE story_step SET topic = 'own', is_edited = 1, title = 'Mme Le Goff se plaint' WHERE "
                        "place = 1"));
    }
    REQUIRE(run_vigie(for_town({"sheet", project, "story", "Comité", dir.text("s.pdf"), "--lang", "fr"})).exit == 0);
    REQUIRE(run_vigie(for_town({"sheet", project, "minutes", dir.text("m.pdf"), "--lang", "fr"})).exit == 0);
    CHECK(run_vigie(for_town({"sheet", project, "story", "Comité", dir.text("n.pdf"), "--notes"})).exit == 2);
    for (auto const* const file : {"s.pdf", "m.pdf"}) {
        auto const text = std::regex_replace(text_of_pdf(dir, dir.text(file)), std::regex("convergence [^°]*°"), "");
        if (text.empty()) {
            WARN("pdftotext is not installed: the text of the PDF is not read back");
            return;
        }
        INFO(file << "\n" << text);
        for (auto const* const word : {"ÉDITION PARTENAIRE", "Ville de Port-Fictif", "comité GUP du 12 mai"})
            CHECK(text.find(word) != std::string::npos);
        for (auto const& name : names)
            CHECK(text.find(name) == std::string::npos);
        for (auto const& words : texts)
            CHECK(text.find(words) == std::string::npos);
        CHECK_FALSE(std::regex_search(text, std::regex("[0-9],[0-9]")));
        CHECK(text.find("Le Goff") == std::string::npos);
    }
    CHECK(text_of_pdf(dir, dir.text("s.pdf")).find("n’est pas diffusée") != std::string::npos); // the person's own step
    // A profile that clears what people wrote in stories gives it, by their own choice.
    auto profile = file_text(std::filesystem::path(VIGIE_SOURCE_DIR) / "data/editions/commune.toml");
    auto const at = profile.find("story_words = false");
    REQUIRE(at != std::string::npos);
    profile.replace(profile.find("false", at), 5, "true");
    std::ofstream(dir / "mine.toml") << profile;
    REQUIRE(run_vigie(for_town({"sheet", project, "story", "Comité", dir.text("w.pdf"), "--profile",
                                dir.text("mine.toml"), "--lang", "fr"}))
                .exit == 0);
    CHECK(text_of_pdf(dir, dir.text("w.pdf")).find("Le Goff") != std::string::npos);
    auto const log = parsed(run_vigie({"export", project, "--log", "--json"}))["exports"];
    REQUIRE(log.size() == 3);
    CHECK(log[0]["what"] == "story Comité");
}

TEST_CASE("clusters leave the house as outlines of what may be given, without tests nor ranks", "[cli][partner]") {
    TempDir const dir;
    auto const project = dir.text("parc.gpkg");
    std::filesystem::copy_file(demo(), project);
    REQUIRE(run_vigie(for_town({"export", project, dir.text("c.geojson"), "--what", "clusters"})).exit == 0);
    auto const file = json::parse(file_text(dir / "c.geojson"));
    std::vector<std::string> properties;
    for (auto const& feature : file["features"]) {
        CHECK(feature["properties"]["residences"].get<int>() >= 3);
        for (auto const& [key, value] : feature["properties"].items())
            properties.push_back(key);
    }
    for (auto const* const hidden : {"name", "mean_score", "smallest_q", "seed", "method", "kind", "alpha"})
        CHECK(std::ranges::count(properties, hidden) == 0);
    auto const refused =
        run_vigie(for_town({"export", project, dir.text("e.geojson"), "--what", "clusters", "--profile", "etat-tfpb",
                            "--lang", "en"}));
    CHECK(refused.exit == 3);
    CHECK(refused.err.find("outline of a cluster") != std::string::npos);
    CHECK(parsed(run_vigie({"export", project, "--log", "--json"}))["exports"].size() == 1);
}

TEST_CASE("the check attacks the partner editions and finds nothing", "[cli][partner]") {
    auto const ran = run_vigie({"check", demo(), "--json"});
    auto const check = parsed(ran);
    CHECK(check["sound"] == true);
    CHECK(check["partner"]["attacked"] == true);
    CHECK(check["partner"]["published"].get<int>() > 1000);
    CHECK(check["partner"]["hidden"].get<int>() > 0);
    CHECK(check["partner"]["found"].empty());
}
