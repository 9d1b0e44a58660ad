#include "core/error.hpp"
#include "store/backup.hpp"
#include "store/detail/database.hpp"
#include "store/detail/migrations.hpp"
#include "store/detail/schema_guard.hpp"
#include "store/detail/sha256.hpp"
#include "store/first_cell.hpp"
#include "support/stored_scores.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace vigie;
using support::first_cell;

namespace {

std::filesystem::path fixture(char const* name) {
    return std::filesystem::path(VIGIE_SOURCE_DIR) / "tests/fixtures/store" / name;
}

std::filesystem::path copied(support::TempDir const& dir, char const* name) {
    std::filesystem::copy_file(fixture(name), dir / name);
    std::filesystem::permissions(dir / name, std::filesystem::perms::owner_all);
    return dir / name;
}

core::Error refusal(std::filesystem::path const& path) {
    try {
        auto const project = store::Project::open(path);
    } catch (core::Error const& error) {
        return error;
    }
    FAIL("opened");
    return core::cancelled();
}

void require_v1_content(store::Project const& project) {
    auto const residences = project.residences();
    REQUIRE(residences.size() == 4);
    CHECK(residences[3].name == "Tour d’été");
    CHECK(residences[2].code == "007");
    auto const campaign = project.find_campaign("2025");
    REQUIRE(campaign);
    auto const run = project.score_run(campaign->id);
    REQUIRE(run);
    CHECK(support::stored_scores(project, run->id)[1].index.score.value_or(0) == Approx(81.2885136).margin(1e-6));
    REQUIRE(support::stored_scores(project, run->id)[1].families[0].score); // packed from the rows of schema 3
    CHECK(project.score_details(run->id, residences[1].id).size() >= 2);
    CHECK(project.watch_events().size() == 2);
    CHECK(project.zone_layers().size() == 1);
    CHECK(project.current_grid().code == "paris-quatre-indicateurs");
    REQUIRE(project.undo_label());
    CHECK(project.undo_label()->arguments == std::vector<std::string>{"R001"});
}

}

TEST_CASE("the schema that is known at sight is the one the steps make", "[store][migration]") {
    INFO("After a new step: put the first figure into current_schema of schema_guard.cpp.");
    CHECK(store::schema_fingerprint(store::known_migrations()) == store::current_schema_fingerprint());
    CHECK(store::schema_fingerprint(store::known_migrations().first(1)) != store::current_schema_fingerprint());
}

TEST_CASE("SHA-256 gives the digests of FIPS 180-4", "[store][migration]") {
    CHECK(store::sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(store::sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(store::sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(store::sha256(std::string(1'000'000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("released schema steps are frozen", "[store][migration]") {
    // A released step is never edited: projects made with it exist. To change the schema, add sql/schema/NNN_what.sql.
    auto const steps = store::known_migrations();
    REQUIRE(steps.size() >= 2);
    CHECK(steps[0].version == 1);
    CHECK(store::fingerprint(steps[0]) == "3d9725964a1757cb5e1760b8a56186fb9e0df14d8ce82d06e2f26c611d05b0d6");
    CHECK(steps[1].version == 2);
    CHECK(store::fingerprint(steps[1]) == "84bfb3147ffdb756362ddfdda16aae13397fe5c9337c666bcb6b676fdd94b85d");
    CHECK(std::ranges::is_sorted(steps, {}, &store::Migration::version));
}

TEST_CASE("a project of the first schema opens, up to date, with a backup of what it was", "[store][migration]") {
    support::TempDir dir;
    auto const path = copied(dir, "v1.gpkg");
    {
        auto project = store::Project::open(path);
        require_v1_content(project);
        CHECK(project.check().empty());
        project.undo();
        CHECK(project.watch_events().size() == 1);
        project.redo();
        CHECK(project.watch_events().size() == 2);
        project.close();
    }
    for (auto const& step : store::known_migrations())
        CHECK(first_cell(path, "SELECT sha256 FROM vg_migration WHERE version = " + std::to_string(step.version)) ==
              store::fingerprint(step));
    CHECK(first_cell(path, "SELECT value FROM vg_meta WHERE key = 'schema_version'") ==
          std::to_string(store::known_migrations().back().version));
    auto const kept = store::backups(path);
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].reason == store::BackupReason::migration);
    CHECK(first_cell(kept[0].file, "SELECT group_concat(version) FROM vg_migration") == "1");
    CHECK(first_cell(kept[0].file, "PRAGMA integrity_check") == "ok");
    require_v1_content(store::Project::open(path)); // and again, with nothing left to do
    CHECK(store::backups(path).size() == 1);
}

TEST_CASE("a project of the first schema is read without being changed", "[store][migration]") {
    support::TempDir dir;
    auto const path = copied(dir, "v1.gpkg");
    auto const before = support::file_text(path);
    {
        auto project = store::Project::open(path, store::OpenMode::read_only);
        require_v1_content(project);
        CHECK(project.is_read_only());
        CHECK_THROWS_AS(project.set_setting("a", "b"), core::Error);
    }
    CHECK(support::file_text(path) == before);
    CHECK(store::backups(path).empty());
}

TEST_CASE("a project that is new and one that was brought up to date have the same schema", "[store][migration]") {
    support::TempStore fresh;
    fresh.project.close();
    support::TempDir dir;
    auto const old = copied(dir, "v1.gpkg");
    store::Project::open(old).close();
    auto const schema = "SELECT group_concat(type || name || coalesce(sql, ''), char(10)) FROM (SELECT * FROM "
                        "sqlite_schema ORDER BY type, name)";
    CHECK(first_cell(old, schema) == first_cell(fresh.dir / "essai.gpkg", schema));
}

TEST_CASE("a project from the future or a damaged one is refused, untouched", "[store][migration]") {
    support::TempDir dir;
    for (auto const* name : {"future.gpkg", "corrupt.gpkg"}) {
        auto const path = copied(dir, name);
        auto const before = support::file_text(path);
        auto const error = refusal(path);
        CHECK(error.code() == core::ErrorCode::refused);
        CHECK(error.message().english.find(std::string_view(name) == "future.gpkg" ? "newer version" : "damaged") !=
              std::string::npos);
        CHECK(support::file_text(path) == before);
    }
}

TEST_CASE("a schema step with other words than ours is not opened", "[store][migration]") {
    support::TempStore store;
    store.project.close();
    auto const path = store.dir / "essai.gpkg";
    first_cell(path, "UPDATE vg_migration SET sha256 = 'cafe' WHERE version = 2 RETURNING 1");
    CHECK(refusal(path).code() == core::ErrorCode::refused);
}

TEST_CASE("a step that fails leaves the project at the step before", "[store][migration]") {
    support::TempStore store;
    store.project.close();
    auto const path = store.dir / "essai.gpkg";
    {
        store::Database db(path, store::Database::Access::read_write);
        db.trust();
        auto const is_left_alone = [&](std::string_view script) {
            CHECK_THROWS_AS(store::apply_migration(db, {77, "077_bad", script}), core::Error);
            CHECK(first_cell(path, "SELECT count(*) FROM vg_migration WHERE version = 77") == "0");
            CHECK(first_cell(path, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'") == "0");
        };
        is_left_alone("CREATE TABLE half (a); SELECT nonsense");
        is_left_alone(
            "CREATE TABLE half (a); INSERT INTO residence_alias VALUES ('x', 123456)"); // belongs to no residence
    }
    CHECK(store::Project::open(path).check().empty());
}

TEST_CASE("steps are applied in order whatever is missing between them, and a late one is caught up",
          "[store][migration]") {
    std::vector<store::Migration> const applied{store::known_migrations()[0]};
    auto const pending = store::pending_migrations(applied);
    REQUIRE(pending.size() == store::known_migrations().size() - 1);
    CHECK(pending.front().version == 2);
    std::vector<store::Migration> without_second(store::known_migrations().begin(), store::known_migrations().end());
    without_second.erase(without_second.begin() + 1);
    auto const late = store::pending_migrations(without_second);
    REQUIRE(late.size() == 1);
    CHECK(late.front().version == 2);
}
