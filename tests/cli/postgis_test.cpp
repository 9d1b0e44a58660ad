// Publishing to a real PostgreSQL with PostGIS, and making a project of what was published.
#include "support/camera_picture.hpp"
#include "support/postgres_server.hpp"

#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <thread>

using nlohmann::json;
using namespace vigie::support;

namespace {

/// One server for all of them; absent, with the reason said, where there can be none.
PostgresServer* server() {
    static bool const is_here = PostgresServer::missing().empty();
    if (!is_here) {
        WARN("skipped: " << PostgresServer::missing());
        return nullptr;
    }
    static PostgresServer one;
    return &one;
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

json done(std::vector<std::string> const& arguments) {
    auto const ran = run_vigie(arguments);
    INFO(ran.err);
    REQUIRE(ran.exit == 0);
    return ran.out.empty() ? json() : json::parse(ran.out);
}

class Sqlite {
public:
    explicit Sqlite(std::string const& path) { REQUIRE(sqlite3_open(path.c_str(), &db_) == SQLITE_OK); }
    Sqlite(Sqlite const&) = delete;
    Sqlite& operator=(Sqlite const&) = delete;
    ~Sqlite() { sqlite3_close(db_); }
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
    std::string cell(std::string const& sql) { return column(sql).at(0); }

private:
    sqlite3* db_ = nullptr;
};

/// Rows of a table that only one of two files has.
std::string differing(Sqlite& sql, std::string const& table) {
    auto const side = [&](std::string const& a, std::string const& b) {
        return "SELECT * FROM (SELECT * FROM " + a + ".\"" + table + "\" EXCEPT SELECT * FROM " + b + ".\"" + table +
               "\")";
    };
    return sql.cell("SELECT count(*) FROM (" + side("main", "copy") + " UNION ALL " + side("copy", "main") + ")");
}

std::vector<std::string> for_town(std::vector<std::string> arguments) {
    for (auto const* const word :
         {"--edition", "partner", "--recipient", "Ville de Port-Fictif", "--purpose", "comité GUP du 12 mai"})
        arguments.emplace_back(word);
    return arguments;
}

/// What was not in the demo yet: a mark at a stop, a picture cleared for partners, an objective, a story with a person's words.
void follow_up(std::string const& project, std::string const& code, TempDir const& dir) {
    std::string walk, site;
    {
        Sqlite sql(project);
        walk = sql.cell("SELECT name FROM walk ORDER BY id LIMIT 1");
        site = sql.cell("SELECT code FROM site_project ORDER BY id LIMIT 1");
    }
    auto const run = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin() + 1, project);
        arguments.emplace_back("--quiet");
        done(arguments);
    };
    run({"walk", "mark", walk, "1", "litter=2", "glass=0"});
    run({"walk", "finding", walk, "Borne « enlevée »", "--stop", "1", "--owner", "town"});
    run({"photo", "add", code, camera_picture(dir / "hall.jpg", 64, 48, 1, 48.39, -4.49).string(), "--keep-position"});
    run({"photo", "clear", "1", "--role", "direction"});
    run({"site", "objective", site, "--subject", "TR2", "--baseline", "2024", "--target=-20%", "--to", "2027-12-31"});
    run({"site", "department", site, "--name", "Ville", "--asked", "2026-03-01"});
    run({"story", "draft", "Comité"});
}

/// A command that goes on while the test does something else.
class Running {
public:
    explicit Running(std::vector<std::string> const& arguments) {
        id_ = fork();
        if (id_ != 0) return;
        std::vector<char*> words{const_cast<char*>("vigie")};
        for (auto const& argument : arguments)
            words.push_back(const_cast<char*>(argument.c_str()));
        words.push_back(nullptr);
        if (std::freopen(dir_.text("err").c_str(), "w", stderr) != nullptr)
            execv(std::getenv("VIGIE_BINARY"), words.data());
        _exit(127);
    }
    void interrupt() const { kill(id_, SIGINT); }
    int wait() {
        int status = 0;
        waitpid(id_, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    [[nodiscard]] std::string err() const { return file_text(dir_ / "err"); }

private:
    TempDir dir_;
    pid_t id_ = -1;
};

/// Waits until a statement of the program's session holds these words.
bool comes_to(PostgresServer const& pg, std::string const& database, std::string const& words) {
    for (int i = 0; i < 600; ++i) {
        auto const seen = pg.ask(
            "postgres", "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'vigie' AND datname = '" +
                            database + "' AND state = 'active' AND query LIKE '%" + words + "%'");
        if (seen.out == "1\n") return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
}

}

TEST_CASE("a project published and made again has no row that differs", "[cli][postgis]") {
    auto* const pg = server();
    if (pg == nullptr) return;
    TempDir const dir;
    auto const project = dir.text("parc.gpkg"), copy = dir.text("copie.gpkg");
    std::filesystem::copy_file(demo(), project);
    auto const target = pg->target(pg->database("round_trip"));
    std::string code;
    {
        Sqlite sql(project);
        code = sql.cell("SELECT code FROM residence ORDER BY fid LIMIT 1");
    }
    // What text can hold: quotes, a tab, a line end, PostgreSQL's NULL, letters beyond the Latin ones.
    done({"watch", project, "set", code, "watched", "--date", "2026-03-12", "--role", "comité de veille", "--motive",
          "l’« œil » d'Anne \"\\N\"\t{1,2}\nμ 😀", "--quiet"});
    follow_up(project, code, dir);
    auto const published = done({"publish", project, target, "--organisation", "BAILLEUR", "--json", "--quiet"});
    CHECK(published["number"] == 1);
    CHECK(published["rows"].get<int>() > 5000);
    done({"subscribe", target, copy, "--quiet"});

    Sqlite sql(project);
    REQUIRE(sql.column("ATTACH '" + copy + "' AS copy").empty());
    int compared = 0;
    for (auto const& table :
         sql.column("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")) {
        bool const stays = table.starts_with("gpkg_") || table.starts_with("rtree_") || table.starts_with("sqlite_") ||
                           table.starts_with("context_") || table == "layer_look" || table == "purge_log" ||
                           table == "history" || table == "import_change" || table == "import_finding" ||
                           table == "setting" || table == "vg_meta" || table == "vg_migration" ||
                           table == "layer_styles" || table == "export_log" || table == "base_map";
        if (stays) continue;
        INFO(table);
        CHECK(differing(sql, table) == "0");
        ++compared;
    }
    CHECK(compared > 35);
    for (auto const* const table : {"residence", "zone", "observation", "score", "score_cells", "watch_event", "action",
                                    "field_note", "local_statistic", "foyer", "walk", "walk_stop", "walk_finding",
                                    "walk_mark", "photo", "photo_file", "site_project", "site_objective",
                                    "site_department", "lesson", "lesson_action", "story", "story_step"}) {
        INFO(table);
        CHECK(sql.cell("SELECT count(*) > 0 FROM copy." + std::string(table)) == "1");
    }
    CHECK(sql.cell("SELECT count(*) FROM copy.watch_event WHERE motive LIKE '%😀'") == "1");
    CHECK(run_vigie({"check", copy, "--quiet"}).exit == 0);
    CHECK(run_vigie({"explain", copy, code, "--json"}).out == run_vigie({"explain", project, code, "--json"}).out);

    SECTION("the copy is the same project: what is published from it is the next snapshot") {
        auto const again = done({"publish", copy, target, "--json", "--quiet"});
        CHECK(again["number"] == 2);
        CHECK(again["project"] == published["project"]);
        CHECK(pg->sql("round_trip",
                      "SELECT count(*) FROM (SELECT uid, code FROM vigie.residence WHERE snapshot_id = 1 EXCEPT "
                      "SELECT uid, code FROM vigie.residence WHERE snapshot_id = 2) d") == "0");
        CHECK(pg->sql("round_trip",
                      "SELECT coalesce(string_agg(kind || ' ' || name, ', '), '') FROM (SELECT kind, name, version, "
                      "digest FROM vigie.snapshot_part WHERE "
                      "snapshot_id = 1 EXCEPT "
                      "SELECT kind, name, version, digest FROM vigie.snapshot_part WHERE snapshot_id = 2) d") == "");
        CHECK(pg->sql("round_trip", "SELECT string_agg(DISTINCT kind, ' ' ORDER BY kind) FROM vigie.snapshot_part") ==
              "cluster_run grid score_run zone_layer");
        auto const list = done({"subscribe", target, "--list", "--json", "--quiet"});
        CHECK(list["snapshots"].size() == 2);
        done({"subscribe", target, dir.text("premier.gpkg"), "--snapshot", "1", "--quiet"});
    }
    SECTION("the server knows what the tables are") {
        CHECK(pg->sql(
                  "round_trip",
                  "SELECT DISTINCT ST_SRID(geom) || GeometryType(geom) FROM vigie.residence WHERE geom IS NOT NULL") ==
              "2154POINT");
        CHECK(pg->ask("round_trip", "INSERT INTO vigie.observation SELECT * FROM vigie.observation LIMIT 1")
                  .err.find("observation_pkey") != std::string::npos);
        CHECK(pg->ask("round_trip", "INSERT INTO vigie.watch_event (snapshot_id, uid, id, residence_id, status, "
                                    "decided_on, role, motive) "
                                    "VALUES (1, gen_random_uuid(), 900000, 1, 'asleep', '', '', '')")
                  .err.find("check constraint") != std::string::npos);
        CHECK(pg->ask("round_trip", "UPDATE vigie.residence SET name = 'x'").err.find("never changes") !=
              std::string::npos);
    }
}

TEST_CASE("who may read what is the server's own rule", "[cli][postgis]") {
    auto* const pg = server();
    if (pg == nullptr) return;
    TempDir const dir;
    auto const project = dir.text("parc.gpkg");
    std::filesystem::copy_file(demo(), project);
    pg->database("rights");
    done({"publish", project, pg->target("rights"), "--organisation", "BAILLEUR", "--quiet"});
    for (auto const* const name : {"anne", "bruno", "ville", "etat"})
        pg->account(name);
    pg->sql("rights", "GRANT vigie_publisher TO anne, bruno; "
                      "GRANT vigie_reader TO ville, etat; INSERT INTO vigie.organisation VALUES ('AUTRE'); "
                      "INSERT INTO vigie.organisation_member VALUES ('BAILLEUR', 'anne'), ('AUTRE', 'bruno')");
    auto const partner =
        done(for_town({"publish", project, pg->target("rights", "anne"), "--reader", "ville", "--json", "--quiet"}));
    CHECK(partner["number"] == 2);

    SECTION("a member reads his organisation, adds nothing to a snapshot that is there, and changes none") {
        CHECK(pg->sql("rights", "SELECT count(*) FROM vigie.residence", "anne") == "120");
        CHECK(pg->ask("rights",
                      "INSERT INTO vigie.campaign SELECT snapshot_id, gen_random_uuid(), 99, 'x', starts_on, ends_on, "
                      "frozen_on FROM vigie.campaign LIMIT 1",
                      "anne")
                  .err.find("row-level security") != std::string::npos);
        CHECK(pg->ask("rights", "DELETE FROM vigie.residence", "anne").exit != 0);
        CHECK(pg->ask("rights", "UPDATE vigie.snapshot SET title = 'x'", "anne").exit != 0);
    }
    SECTION("another organisation sees nothing of it and publishes beside") {
        CHECK(pg->sql("rights",
                      "SELECT (SELECT count(*) FROM vigie.residence) + (SELECT count(*) FROM vigie.snapshot) + (SELECT "
                      "count(*) FROM vigie.partner_row)",
                      "bruno") == "0");
        auto const refused =
            run_vigie({"publish", project, pg->target("rights", "bruno"), "--organisation", "BAILLEUR"});
        CHECK(refused.exit == 1);
        CHECK(refused.err.find("BAILLEUR") != std::string::npos);
        CHECK(done({"publish", project, pg->target("rights", "bruno"), "--json", "--quiet"})["organisation"] ==
              "AUTRE");
    }
    SECTION("a partner reads the edition that is given to him and no other table") {
        CHECK(pg->sql("rights", "SELECT count(*) FROM vigie.partner_residence", "ville") == "120");
        CHECK(pg->sql("rights", "SELECT count(*) FROM vigie.partner_row", "etat") == "0");
        CHECK(pg->ask("rights", "SELECT * FROM vigie.residence", "ville").err.find("permission denied") !=
              std::string::npos);
        CHECK(pg->sql("rights", "SELECT string_agg(title, '') || count(*) FROM vigie.snapshot", "ville") ==
              "1"); // not the project's title
        auto const refused = run_vigie({"publish", project, pg->target("rights", "ville")});
        CHECK(refused.exit != 0);
    }
    SECTION("it says what the partner's file says, protected values included, and stands in the log") {
        done({"subscribe", pg->target("rights", "ville"), dir.text("ville.gpkg"), "--quiet"});
        done(for_town({"export", project, dir.text("fichier.gpkg"), "--quiet"}));
        Sqlite sql(dir.text("fichier.gpkg"));
        REQUIRE(sql.column("ATTACH '" + dir.text("ville.gpkg") + "' AS copy").empty());
        for (auto const& table : sql.column("SELECT table_name FROM gpkg_contents")) {
            std::string columns;
            for (auto const& column :
                 sql.column("SELECT name FROM pragma_table_info('" + table + "') WHERE name <> 'export'"))
                columns += (columns.empty() ? "\"" : ", \"") + column + "\"";
            INFO(table);
            auto const side = [&](std::string const& a, std::string const& b) {
                return sql.cell("SELECT count(*) FROM (SELECT " + columns + " FROM " + a + "." + table +
                                " EXCEPT SELECT " + columns + " FROM " + b + "." + table + ")");
            };
            CHECK(side("main", "copy") == "0");
            CHECK(side("copy", "main") == "0");
        }
        // A protected count is NULL with « s » beside it, never 0; a protected class is « s ».
        CHECK(pg->sql("rights",
                      "SELECT count(*) > 0 AND bool_and(households IS NULL) FROM vigie.partner_residence WHERE "
                      "households_note = 's'",
                      "ville") == "t");
        CHECK(pg->sql("rights", "SELECT count(*) FROM vigie.partner_residence WHERE households < 11", "ville") == "0");
        CHECK(pg->sql("rights", "SELECT count(*) > 0 FROM vigie.partner_residence WHERE class = 's'", "ville") == "t");
        auto const log = done({"export", project, "--log", "--json"});
        CHECK(log["exports"][0]["format"] == "postgis");
        CHECK(log["exports"][0]["number"] == partner["export"]);
        CHECK(run_vigie({"publish", project, pg->target("rights", "anne"), "--edition", "partner"}).exit ==
              2); // for whom, and why
    }
}

TEST_CASE("what goes wrong with a server is one sentence, without the password", "[cli][postgis]") {
    auto* const pg = server();
    if (pg == nullptr) return;
    TempDir const dir;
    auto const project = dir.text("parc.gpkg");
    std::filesystem::copy_file(demo(), project);
    auto const refused = [&](std::string const& target, std::string const& words) {
        auto const ran = run_vigie({"--lang", "en", "publish", project, target, "--organisation", "BAILLEUR"});
        INFO(ran.err);
        CHECK(ran.exit != 0);
        CHECK(ran.err.find(words) != std::string::npos);
        CHECK(ran.err.find("Sésame") == std::string::npos);
        CHECK(ran.err.find("Sesame") == std::string::npos);
        return ran.exit;
    };
    pg->database("bare", false);
    pg->database("plain");
    CHECK(refused("PG:host=127.0.0.1 port=1 dbname=parc user=anne password=Sésame-13", "cannot be reached") == 1);
    CHECK(refused("PG:password=Sesame-13 host", "PG:host=serveur") == 2);
    CHECK(refused("parc.gpkg", "PG:host=serveur") == 2);
    refused(pg->target("plain", "secretive"), "asks for a password");
    refused(pg->target("plain", "secretive") + " password=Sésame-13", "did not let you in");
    refused(pg->target("nowhere"), "did not let you in");
    refused(pg->target("bare"), "CREATE EXTENSION postgis");
    refused(pg->target("plain", "secretive") + " password=Sésame-12", "may not prepare it");
    CHECK(run_vigie({"subscribe", pg->target("plain"), dir.text("x.gpkg")}).exit == 3); // nothing was ever published
    CHECK(pg->sql("plain", "SELECT count(*) FROM pg_namespace WHERE nspname = 'vigie'") == "0");

    done({"publish", project, pg->target("plain"), "--organisation", "BAILLEUR", "--quiet"});
    pg->sql("plain", "UPDATE vigie.server SET value = '9999'");
    CHECK(refused(pg->target("plain"), "newer version") == 3);
    CHECK(run_vigie({"subscribe", pg->target("plain"), dir.text("x.gpkg")}).exit == 3);
    CHECK_FALSE(std::filesystem::exists(dir.text("x.gpkg")));
}

TEST_CASE("a server brought up to date takes older and newer snapshots", "[cli][postgis]") {
    auto* const pg = server();
    if (pg == nullptr) return;
    TempDir const dir;
    auto const project = dir.text("parc.gpkg");
    std::filesystem::copy_file(demo(), project);
    auto const target = pg->target(pg->database("older"));
    done({"publish", project, target, "--organisation", "BAILLEUR", "--quiet"});
    pg->sql("older", "ALTER TABLE vigie.score DROP COLUMN variance; DROP TABLE vigie.map_bookmark; UPDATE vigie.server "
                     "SET value = '8'");
    CHECK(done({"publish", project, target, "--json", "--quiet"})["number"] == 2);
    done({"subscribe", target, dir.text("x.gpkg"), "--quiet"});
    Sqlite sql(project);
    REQUIRE(sql.column("ATTACH '" + dir.text("x.gpkg") + "' AS copy").empty());
    CHECK(differing(sql, "score") == "0");
}

TEST_CASE("a connection that breaks, or is given up, leaves nothing half-written", "[cli][postgis]") {
    auto* const pg = server();
    if (pg == nullptr) return;
    TempDir const dir;
    auto const project = dir.text("parc.gpkg");
    std::filesystem::copy_file(demo(), project);
    static int number = 0;
    auto const database = pg->database("broken_" + std::to_string(++number));
    done({"publish", project, pg->target(database), "--organisation", "BAILLEUR", "--quiet"});
    pg->sql(database,
            "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(60); RETURN NEW; END'");
    auto const whole = [&] {
        return pg->sql(database, "SELECT (SELECT count(*) FROM vigie.snapshot) || ' ' || (SELECT count(DISTINCT "
                                 "snapshot_id) FROM vigie.residence) || ' ' || "
                                 "(SELECT count(DISTINCT snapshot_id) FROM vigie.observation)");
    };
    SECTION("the server dies while it is published to") {
        pg->sql(database,
                "CREATE TRIGGER slow BEFORE INSERT ON vigie.score FOR EACH STATEMENT EXECUTE FUNCTION slow()");
        Running publishing({"--lang", "en", "publish", project, pg->target(database)});
        REQUIRE(comes_to(*pg, database, "score"));
        pg->stop();
        CHECK(publishing.wait() == 1);
        INFO(publishing.err());
        CHECK(publishing.err().find("broke") != std::string::npos);
        pg->start();
        CHECK(whole() == "1 1 1");
    }
    SECTION("Ctrl+C while the server works") {
        pg->sql(database,
                "CREATE TRIGGER slow BEFORE INSERT ON vigie.score FOR EACH STATEMENT EXECUTE FUNCTION slow()");
        Running publishing({"publish", project, pg->target(database)});
        REQUIRE(comes_to(*pg, database, "score"));
        publishing.interrupt();
        CHECK(publishing.wait() == 130);
        CHECK(whole() == "1 1 1");
    }
    SECTION("the session is ended while it is read from") {
        std::thread lock([&] { (void)pg->ask(database, "BEGIN; LOCK TABLE vigie.score; SELECT pg_sleep(60)"); });
        REQUIRE([&] {
            for (int i = 0; i < 200; ++i, std::this_thread::sleep_for(std::chrono::milliseconds(50)))
                if (pg->sql(
                        "postgres",
                        "SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE d.datname = '" +
                            database + "' AND l.mode = 'AccessExclusiveLock' AND l.granted") != "0")
                    return true;
            return false;
        }());
        Running reading({"--lang", "en", "subscribe", pg->target(database), dir.text("copie.gpkg")});
        REQUIRE(comes_to(*pg, database, "score"));
        pg->sql("postgres",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'");
        CHECK(reading.wait() == 1);
        lock.join();
        INFO(reading.err());
        CHECK(reading.err().find("broke") != std::string::npos);
        for (auto const& file : std::filesystem::directory_iterator(dir.text("")))
            CHECK(file.path().filename().string().find("copie") == std::string::npos);
    }
}
