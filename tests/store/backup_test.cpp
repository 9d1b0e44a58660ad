#include "core/error.hpp"
#include "store/backup.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <fstream>

using namespace vigie;

namespace {

/// As if the file had been written just now, whatever the clock's step.
void touch(std::filesystem::path const& path, int seconds) {
    std::filesystem::last_write_time(path,
                                     std::filesystem::file_time_type::clock::now() + std::chrono::seconds(seconds));
}

}

TEST_CASE("a backup is a whole project, named after its time and reason", "[store][backup]") {
    support::TempStore store;
    auto const path = store.dir / "essai.gpkg";
    std::vector list{support::residence("a", 1, 2)};
    store.project.add_residences(list, {});
    auto const backup = store::make_backup(path, store::BackupReason::import); // while the project is open
    CHECK(backup.reason == store::BackupReason::import);
    CHECK(backup.file.parent_path() == store.dir / "essai.backups");
    CHECK(backup.made_at.size() == std::string("2026-11-25T15:09:12Z").size());
    CHECK(backup.bytes > 0);
    auto const copy = store::Project::open(backup.file, store::OpenMode::read_only);
    CHECK(copy.residences() == list);
    CHECK(copy.check().empty());
}

TEST_CASE("the newest five backups are kept, and one is made only when something changed", "[store][backup]") {
    support::TempStore store;
    auto const path = store.dir / "essai.gpkg";
    std::vector<std::filesystem::path> made;
    for (int i = 0; i < 8; ++i) {
        store.project.set_setting("tour", std::to_string(i));
        touch(path, i + 1);
        made.push_back(store::make_backup(path, store::BackupReason::work).file);
    }
    auto const kept = store::backups(path);
    REQUIRE(kept.size() == store::kept_backups);
    CHECK(kept.front().file == made.back());
    CHECK(store::Project::open(kept.front().file, store::OpenMode::read_only).setting("tour") == "7");
    CHECK(store::Project::open(kept.back().file, store::OpenMode::read_only).setting("tour") == "3");
    touch(path, -60);
    CHECK(store::make_backup(path, store::BackupReason::import).file == kept.front().file);
}

TEST_CASE("a backup becomes a project of its own beside the other, which stays as it is", "[store][backup]") {
    support::TempStore store;
    auto const path = store.dir / "essai.gpkg";
    store.project.set_setting("tour", "avant");
    auto const backup = store::make_backup(path, store::BackupReason::import);
    store.project.set_setting("tour", "après");
    auto const target = store::restored_name(path, backup);
    CHECK(target.parent_path() == path.parent_path());
    store::restore_backup(backup, target);
    CHECK(store::Project::open(target).setting("tour") == "avant");
    CHECK(store.project.setting("tour") == "après");
    CHECK(std::filesystem::exists(backup.file));

    CHECK(store::restored_name(path, backup) != target); // taken
    CHECK_THROWS_AS(store::restore_backup(backup, target), core::Error);
    CHECK(store::Project::open(target).setting("tour") == "avant");
    auto const nowhere = store.dir / "no such folder" / "copie.gpkg";
    CHECK_THROWS_AS(store::restore_backup(backup, nowhere), core::Error);
    for (auto const& entry : std::filesystem::directory_iterator(std::filesystem::path(store.dir / "")))
        CHECK(entry.path().string().find(".part-") == std::string::npos);
}

TEST_CASE("what a killed backup left is not listed, and goes with the next one", "[store][backup]") {
    support::TempStore store;
    auto const path = store.dir / "essai.gpkg";
    std::filesystem::create_directories(store::backup_folder(path));
    auto const half = store::backup_folder(path) / "essai 20200101T000000Z work.gpkg.part-2000000000";
    std::ofstream(half) << "half";
    CHECK(store::backups(path).empty());
    (void)store::make_backup(path, store::BackupReason::work);
    CHECK_FALSE(std::filesystem::exists(half));
    CHECK(store::backups(path).size() == 1);
}

TEST_CASE("a backup that cannot be written says so and leaves nothing", "[store][backup]") {
    support::TempStore store;
    auto const path = store.dir / "essai.gpkg";
    std::ofstream(store::backup_folder(path)) << "a file in the way";
    try {
        (void)store::make_backup(path, store::BackupReason::work);
        FAIL("made");
    } catch (core::Error const& error) {
        CHECK(error.code() == core::ErrorCode::failed);
        CHECK(error.message().english.starts_with("No backup of {0} could be written"));
    }
    CHECK(store::backups(path).empty());
}
