// Publishing, subscribing and purging from the window: through the workbench and its jobs, without a window.
#include "app/window_exports.hpp"
#include "store/project_rows.hpp"
#include "store/retention.hpp"
#include "support/demo_town.hpp"
#include "support/postgres_server.hpp"
#include "text/language.hpp"
#include "workbench/actions.hpp"
#include "workbench/intents.hpp"
#include "workbench/intents_server.hpp"
#include "workbench/view_server.hpp"
#include "workbench/workbench.hpp"

#include <sqlite3.h>

namespace vigie::app {

namespace {

using support::PostgresServer;
using workbench::Workbench;

constexpr char const* secret = "Sésame-12";

PostgresServer* server() {
    static bool const is_here = PostgresServer::missing().empty();
    if (!is_here) {
        WARN("skipped: " << PostgresServer::missing());
        return nullptr;
    }
    static PostgresServer one;
    return &one;
}

struct Town {
    Town()
        : w(window_hooks()) {
        text::set_language(text::Language::en);
        support::copy_demo_town(dir / "town.gpkg", 60);
        w.open(dir / "town.gpkg");
        finish();
    }
    /// \return the first failure, said
    std::string finish() {
        auto const failures = w.jobs().finish();
        return failures.empty() ? std::string() : text::sentence(failures.front().error.message());
    }

    support::TempDir dir;
    Workbench w;
};

/// As it is typed in the dialog.
workbench::ServerAddress at(PostgresServer const& pg, std::string const& database, std::string const& account = "admin",
                            std::string const& password = {}) {
    return {"127.0.0.1:" + std::to_string(pg.port()), database, account, password};
}

/// Rows that only one of two projects has, over all that is published.
std::int64_t differing_rows(std::filesystem::path const& a, std::filesystem::path const& b, std::size_t& tables) {
    auto const rows_of = [](store::Project const& project, core::PublishTable const& table) {
        std::vector<core::PublishRow> rows;
        store::visit_rows(project, table, [&](core::PublishRow const& row) { rows.push_back(row); });
        return rows;
    };
    auto const one = store::Project::open(a, store::OpenMode::read_only);
    auto const other = store::Project::open(b, store::OpenMode::read_only);
    std::int64_t differing = 0;
    for (auto const& table : store::published_tables(one)) {
        auto const left = rows_of(one, table), right = rows_of(other, table);
        ++tables;
        differing += std::abs(static_cast<std::int64_t>(left.size()) - static_cast<std::int64_t>(right.size()));
        for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i)
            differing += left[i] != right[i] ? 1 : 0;
    }
    return differing;
}

bool holds(std::filesystem::path const& file, std::string const& words) {
    return support::file_text(file).find(words) != std::string::npos;
}

}

TEST_CASE("what is published from the window and got again differs in no row", "[app][server]") {
    auto* const pg = server();
    if (pg == nullptr) return;
    Town town;
    auto& w = town.w;
    pg->database("from_desk");
    pg->sql("from_desk", "GRANT CREATE ON DATABASE from_desk TO secretive; ALTER ROLE secretive SUPERUSER");
    REQUIRE(workbench::run_action(w, "file.publish"));
    CHECK(town.finish().empty());
    auto const plan = workbench::publish_view(w);
    REQUIRE(plan.words.size() == 2);
    CHECK(plan.words[0].find("60 residences") != std::string::npos); // said before
    apply(w, workbench::PublishProject{at(*pg, "from_desk", "secretive", secret), "BAILLEUR", {}, {}});
    CHECK(town.finish().empty());
    auto const& result = w.server.result; // said after
    REQUIRE(result.size() == 2);
    CHECK(result[0].find("snapshot 1 for “BAILLEUR”") != std::string::npos);
    auto const rows = pg->sql("from_desk", "SELECT count(*) FROM vigie.residence");
    CHECK(rows == "60");

    REQUIRE(workbench::run_action(w, "file.subscribe"));
    apply(w, workbench::ListSnapshots{at(*pg, "from_desk", "secretive", secret)});
    CHECK(town.finish().empty());
    REQUIRE(workbench::subscribe_view(w).rows.size() == 1);
    auto const copy = town.dir / "copy.gpkg";
    apply(w, workbench::SubscribeTo{at(*pg, "from_desk", "secretive", secret), 0, copy});
    CHECK(town.finish().empty());
    CHECK(w.snapshot().path == copy.string()); // it is open
    std::size_t tables = 0;
    CHECK(differing_rows(town.dir / "town.gpkg", copy, tables) == 0);
    CHECK(tables > 35);

    SECTION("the password is in neither project, nor in what is said") {
        w.close();
        for (auto const& file : {town.dir / "town.gpkg", copy})
            CHECK_FALSE(holds(file, secret));
        for (auto const& sentence : result)
            CHECK(sentence.find(secret) == std::string::npos);
    }
    SECTION("a partner edition is counted, sent, logged and got as a GeoPackage") {
        apply(w, workbench::CountPublication{true});
        CHECK(town.finish().empty());
        CHECK(workbench::publish_view(w).is_partner);
        apply(w, workbench::PublishProject{at(*pg, "from_desk", "secretive", secret), {}, dossier::EditionRequest{"Ville", "comité"}, {}});
        CHECK(town.finish().empty());
        auto const log = store::Project::open(copy, store::OpenMode::read_only).export_log();
        REQUIRE(log.size() == 1);
        CHECK(log[0].recipient == "Ville");
        apply(w, workbench::ListSnapshots{at(*pg, "from_desk")});
        CHECK(town.finish().empty());
        auto const list = workbench::subscribe_view(w).rows;
        REQUIRE(list.size() == 2);
        CHECK(list[0].title == "Ville"); // the newest first
        apply(w, workbench::SubscribeTo{at(*pg, "from_desk"), 0, town.dir / "ville.gpkg"});
        CHECK(town.finish().empty());
        CHECK(std::filesystem::exists(town.dir / "ville.gpkg"));
        CHECK(w.snapshot().path == copy.string()); // what was open stays
    }
    SECTION("what goes wrong is one sentence with a remedy, and nothing is written") {
        apply(w, workbench::PublishProject{at(*pg, "from_desk", "secretive"), {}, {}, {}});
        CHECK(town.finish().find("asks for a password") != std::string::npos);
        apply(w, workbench::PublishProject{{"127.0.0.1:1", "x", "y", secret}, {}, {}, {}});
        auto const unreachable = town.finish();
        CHECK(unreachable.find("cannot be reached") != std::string::npos);
        CHECK(unreachable.find(secret) == std::string::npos);
        CHECK(w.server.result.empty());
        apply(w, workbench::SubscribeTo{at(*pg, "from_desk"), 0, copy}); // there already
        CHECK(town.finish().find("exists already") != std::string::npos);
        pg->sql("from_desk", "DELETE FROM vigie.snapshot");
        apply(w, workbench::SubscribeTo{at(*pg, "from_desk"), 0, town.dir / "late.gpkg"});
        CHECK(town.finish().find("on the server no more") != std::string::npos);
        CHECK_FALSE(std::filesystem::exists(town.dir / "late.gpkg"));
    }
}

TEST_CASE("a publication that is cancelled leaves nothing on the server", "[app][server]") {
    auto* const pg = server();
    if (pg == nullptr) return;
    Town town;
    auto& w = town.w;
    pg->database("given_up");
    apply(w, workbench::PublishProject{at(*pg, "given_up"), "BAILLEUR", {}, {}});
    CHECK(town.finish().empty());
    pg->sql("given_up", "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(60); "
                        "RETURN NEW; END'; CREATE TRIGGER slow BEFORE INSERT ON vigie.score FOR EACH STATEMENT "
                        "EXECUTE FUNCTION slow()");
    apply(w, workbench::PublishProject{at(*pg, "given_up"), {}, {}, {}});
    for (int i = 0; i < 600 && pg->sql("postgres", "SELECT count(*) FROM pg_stat_activity WHERE application_name = "
                                                   "'vigie' AND wait_event = 'PgSleep'") == "0";
         ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    auto const running = workbench::publish_view(w).progress.job;
    REQUIRE(running); // what the status bar shows, with its share
    CHECK(running->share > 0);
    apply(w, workbench::CancelJob{running->id});
    CHECK(town.finish().empty()); // a job that is cancelled is no failure
    CHECK(w.server.result.empty());
    CHECK(pg->sql("given_up", "SELECT count(*) FROM vigie.snapshot") == "1");
}

TEST_CASE("a server is named by its parts, by a service, or whole", "[app][server]") {
    using workbench::server_target;
    CHECK(server_target({"serveur", "parc", "anne", ""}) == "PG:host='serveur' dbname='parc' user='anne'");
    CHECK(server_target({"serveur:5433", "", "", ""}) == "PG:host='serveur' port='5433'");
    CHECK(server_target({"::1", "parc", "", ""}) == "PG:host='::1' dbname='parc'");
    CHECK(server_target({"service=parc", "", "", "a'b\\c"}) == "PG:service=parc password='a\\'b\\\\c'");
    CHECK(server_target({"PG:host=s", "parc", "", ""}) == "PG:host=s dbname='parc'");
    CHECK(server_target({"postgresql://anne@s/parc", "", "", "é&"}) ==
          "PG:postgresql://anne@s/parc?password=%C3%A9%26");
}

TEST_CASE("incidents past their time are counted first, then purged, in the open project", "[app][purge]") {
    Town town;
    auto& w = town.w;
    auto const path = town.dir / "town.gpkg";
    std::vector<core::Incident> old(1);
    old[0].code = "OLD-INCIDENT-4711";
    old[0].kind = "occupation";
    old[0].date = core::Date{std::chrono::year{2019} / 3 / 12};
    old[0].residence = w.snapshot().residences[0].id;
    w.change_project([&](store::Project& project) { project.add_incidents(old, {}); }, "");
    REQUIRE(holds(path.string() + "-wal", "OLD-INCIDENT-4711"));
    REQUIRE(workbench::run_action(w, "data.purge"));
    CHECK(town.finish().empty());
    auto const before = workbench::purge_view(w);
    REQUIRE(before.has_any);
    auto const planned = w.server.purge->incidents;
    CHECK(planned >= 1);
    apply(w, workbench::CountPurge{"not a day"});
    CHECK_FALSE(w.server.purge);
    apply(w, workbench::CountPurge{"2019-03-13"});
    CHECK(town.finish().empty());
    REQUIRE(w.server.purge);
    CHECK(w.server.purge->incidents < planned + 1);
    apply(w, workbench::PurgeIncidents{""});
    CHECK(town.finish().empty());
    REQUIRE_FALSE(w.server.result.empty());
    CHECK_FALSE(w.undo_label()); // nothing before a purge comes back
    CHECK(store::planned_purge(store::Project::open(path, store::OpenMode::read_only), store::retention_limit(core::today()))
              .incidents == 0);
    // Nor is it left beside, in the log that an open window keeps.
    CHECK_FALSE(holds(path, "OLD-INCIDENT-4711"));
    CHECK_FALSE(holds(path.string() + "-wal", "OLD-INCIDENT-4711"));
    w.set_notice({});
    CHECK_THROWS(apply(w, workbench::PurgeIncidents{"2999-01-01"}));
}

}
