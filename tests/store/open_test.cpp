#include "core/error.hpp"
#include "store/detail/database.hpp"
#include "store/detail/disk.hpp"
#include "store/detail/lock.hpp"
#include "store/detail/names.hpp"
#include "support/forked.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include <fstream>

#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace vigie;
using store::OpenMode;

namespace {

/// A closed project with one residence.
struct Closed {
    support::TempDir dir;
    std::filesystem::path path = dir / "essai.gpkg";
    Closed() {
        auto project = store::Project::create(path, support::lambert_93_info());
        std::vector list{support::residence("a", 1, 2)};
        project.add_residences(list, {});
        project.close();
    }
    [[nodiscard]] int files() const {
        int count = 0;
        for (auto const& entry : std::filesystem::directory_iterator(dir / "."))
            count += entry.is_regular_file() ? 1 : 0;
        return count;
    }
};

std::string journal_mode(std::filesystem::path const& path) {
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open_v2(path.c_str(), &db, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
    sqlite3_stmt* row = nullptr;
    REQUIRE(sqlite3_prepare_v2(db, "PRAGMA journal_mode", -1, &row, nullptr) == SQLITE_OK);
    std::string mode;
    if (sqlite3_step(row) == SQLITE_ROW) mode = reinterpret_cast<char const*>(sqlite3_column_text(row, 0));
    sqlite3_finalize(row);
    sqlite3_close(db);
    return mode;
}

void hold(std::filesystem::path const& path, OpenMode mode, support::Forked::Line const& line) {
    auto project = store::Project::open(path, mode);
    project.set_setting("qui", "enfant");
    line.say(project.is_read_only() ? "read only" : "held");
    (void)line.hear();
    project.close();
}

std::string refusal(std::function<void()> const& work) {
    try {
        work();
    } catch (core::Error const& error) {
        return error.message().english;
    }
    return "";
}

/// As nobody, since root may write everywhere.
void become_nobody() {
    if (getuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) _exit(4);
}

}

TEST_CASE("the second to open a project reads it and learns who writes it", "[store][open]") {
    Closed closed;
    support::Forked child([&](auto const& line) { hold(closed.path, OpenMode::shared, line); });
    REQUIRE(child.hear() == "held");
    auto project = store::Project::open(closed.path);
    CHECK(project.is_read_only());
    REQUIRE(project.holder());
    CHECK(project.holder()->process > 0);
    CHECK(project.holder()->since.size() == 20);
    CHECK_FALSE(project.holder()->user.empty());
    CHECK_FALSE(project.holder()->host.empty());
    REQUIRE(project.notes().size() == 1);
    CHECK(project.notes()[0].arguments[1] == project.holder()->user);
    CHECK(project.setting("qui") == "enfant");
    CHECK(refusal([&] { project.set_setting("qui", "nous"); }) == project.notes()[0].english);
    CHECK(project.lock_token().empty());
    project.close();
    child.wait();
    CHECK_FALSE(store::Project::open(closed.path).is_read_only());
    CHECK(closed.files() == 1);
}

TEST_CASE("what a killed program held is taken over, with all it had committed", "[store][open]") {
    for (auto const mode : {OpenMode::shared, OpenMode::read_write}) {
        Closed closed;
        support::Forked child([&](auto const& line) { hold(closed.path, mode, line); });
        REQUIRE(child.hear() == "held");
        child.kill();
        CHECK(std::filesystem::exists(store::lock_file(closed.path)));
        {
            auto const reader = store::Project::open(closed.path, OpenMode::read_only);
            CHECK(reader.setting("qui") == "enfant");
            for (auto const& finding : reader.check())
                CHECK_FALSE(finding.is_error);
        }
        {
            auto project = store::Project::open(closed.path);
            CHECK_FALSE(project.is_read_only());
            CHECK(project.setting("qui") == "enfant");
        }
        CHECK(closed.files() == 1);
    }
}

TEST_CASE("a child process works under its parent's lock, another does not", "[store][open]") {
    Closed closed;
    auto const child_of = [&](auto const& line) {
        setenv(store::lock_token_variable, line.hear().c_str(), 1);
        hold(closed.path, OpenMode::read_write, line);
    };
    support::Forked ours(child_of), foreign(child_of);
    auto project = store::Project::open(closed.path, OpenMode::shared);
    REQUIRE(project.lock_token().size() == 32);
    ours.say(project.lock_token());
    foreign.say(std::string(32, '0'));
    CHECK(ours.hear() == "held");
    CHECK(foreign.hear().starts_with("error: {0} is open for writing by"));
    ours.wait();
    CHECK(project.setting("qui") == "enfant");
    project.set_setting("qui", "parent");
    CHECK(std::filesystem::exists(store::lock_file(closed.path)));
    project.close();
    CHECK(closed.files() == 1);
}

TEST_CASE("several connections of one program write one after the other, and leave one file", "[store][open]") {
    Closed closed;
    auto window = store::Project::open(closed.path, OpenMode::shared);
    {
        auto job = store::Project::open(closed.path);
        job.set_setting("a", "job");
        CHECK(window.setting("a") == "job");
    }
    window.set_setting("a", "window");
    CHECK(journal_mode(closed.path) == "wal");
    std::filesystem::copy_file(closed.path, closed.dir / "copie.gpkg"); // the file alone, while it is at work
    CHECK(store::Project::open(closed.dir / "copie.gpkg").setting("a") == "window");
    std::filesystem::remove_all(closed.dir / "copie.gpkg");
    window.close();
    CHECK(journal_mode(closed.path) == "delete");
    CHECK(closed.files() == 1);
}

TEST_CASE("a reader is not held up while an import is being written", "[store][open]") {
    Closed closed;
    auto window = store::Project::open(closed.path, OpenMode::shared);
    auto job = store::Project::open(closed.path);
    job.transaction([&] {
        std::vector<core::Residence> many;
        for (int i = 0; i < 2000; ++i)
            many.push_back(support::residence("r" + std::to_string(i), i, i));
        job.add_residences(many, {});
        CHECK(window.residences().size() == 1);
    });
    CHECK(window.residences().size() == 2001);
}

TEST_CASE("where nothing may be written a project is read, and says why it cannot be changed", "[store][open]") {
    Closed closed;
    std::filesystem::permissions(closed.dir / ".", std::filesystem::perms(0555));
    std::filesystem::permissions(closed.path, std::filesystem::perms(0444));
    support::Forked child([&](auto const& line) {
        become_nobody();
        auto project = store::Project::open(closed.path);
        line.say(std::to_string(project.residences().size()) + (project.is_read_only() ? " read only" : " writable"));
        line.say(refusal([&] { project.set_setting("a", "b"); }));
    });
    CHECK(child.hear() == "1 read only");
    CHECK(child.hear().starts_with("{0} cannot be written where it is"));
    child.wait();
    std::filesystem::permissions(closed.dir / ".", std::filesystem::perms(0755));
    CHECK(closed.files() == 1);
}

TEST_CASE("committed work beside a file that cannot be put right is not passed over", "[store][open]") {
    Closed closed;
    {
        support::Forked child([&](auto const& line) { hold(closed.path, OpenMode::shared, line); });
        REQUIRE(child.hear() == "held");
        child.kill();
    }
    std::filesystem::remove(closed.path.string() + "-shm");
    for (auto const* const suffix : {"", "-wal"})
        std::filesystem::permissions(closed.path.string() + suffix, std::filesystem::perms(0444));
    std::filesystem::permissions(closed.dir / ".", std::filesystem::perms(0555));
    support::Forked child([&](auto const& line) {
        become_nobody();
        line.say(refusal([&] { (void)store::Project::open(closed.path); }));
    });
    CHECK(child.hear().starts_with("{0} was not closed properly"));
    child.wait();
    std::filesystem::permissions(closed.dir / ".", std::filesystem::perms(0755));
}

TEST_CASE("on a network drive a project warns, keeps no log, and works", "[store][open]") {
    CHECK(store::is_network_file_system(0x6969));                        // NFS
    CHECK(store::is_network_file_system(static_cast<long>(0xFF534D42))); // CIFS
    CHECK(store::is_network_file_system(
        static_cast<long>(0xFFFFFFFFFF534D42ULL)));         // the same where long was a signed int
    CHECK_FALSE(store::is_network_file_system(0xEF53));     // ext4
    CHECK_FALSE(store::is_network_file_system(0x01021994)); // tmpfs
    Closed closed;
    setenv("VIGIE_NETWORK_DRIVE", "1", 1);
    for (auto const mode : {OpenMode::shared, OpenMode::read_write}) {
        auto project = store::Project::open(closed.path, mode);
        REQUIRE(project.notes().size() == 1);
        CHECK(project.notes()[0].english.find("network drive") != std::string::npos);
        CHECK_FALSE(project.is_read_only());
        project.set_setting("a", "b");
        (void)project.back_up(store::BackupReason::work);
        CHECK_FALSE(std::filesystem::exists(closed.path.string() + "-wal"));
        CHECK(project.setting("a") == "b");
    }
    unsetenv("VIGIE_NETWORK_DRIVE");
    CHECK(store::Project::open(closed.path).notes().empty());
}

TEST_CASE("a holder on another machine counts while it gives signs of life", "[store][open]") {
    Closed closed;
    auto const lock = store::lock_file(closed.path);
    std::ofstream(lock) << "token\nanne\nautre-poste\n42\n2026-11-25T09:00:00Z\n";
    {
        auto const project = store::Project::open(closed.path);
        REQUIRE(project.holder());
        CHECK(project.holder()->user == "anne");
        CHECK(project.holder()->host == "autre-poste");
    }
    std::filesystem::last_write_time(lock, std::filesystem::file_time_type::clock::now() - std::chrono::minutes(5));
    CHECK_FALSE(store::Project::open(closed.path).is_read_only());
    CHECK(closed.files() == 1);
}

TEST_CASE("a damaged project names its newest backup", "[store][open]") {
    Closed closed;
    auto const backup = store::make_backup(closed.path, store::BackupReason::work);
    std::filesystem::resize_file(closed.path, 5000);
    try {
        (void)store::Project::open(closed.path);
        FAIL("opened");
    } catch (core::Error const& error) {
        CHECK(error.code() == core::ErrorCode::refused);
        REQUIRE(error.message().arguments.size() == 3);
        CHECK(error.message().arguments[2] == backup.file.string());
    }
    CHECK(store::Project::open(backup.file).residences().size() == 1);
}

TEST_CASE("a full disk is one sentence, and nothing is lost", "[store][open]") {
    Closed closed;
    auto const size = std::filesystem::file_size(closed.path);
    for (auto const mode : {OpenMode::shared, OpenMode::read_write}) {
        support::Forked child([&](auto const& line) {
            signal(SIGXFSZ, SIG_IGN);
            auto project = store::Project::open(closed.path, mode);
            rlimit const limit{size + 40'000, size + 40'000};
            setrlimit(RLIMIT_FSIZE, &limit);
            std::vector<core::Residence> many;
            for (int i = 0; i < 20'000; ++i)
                many.push_back(support::residence("r" + std::to_string(i), i, i));
            line.say(refusal([&] { project.transaction([&] { project.add_residences(many, {}); }); }));
            line.say(refusal([&] { (void)project.back_up(store::BackupReason::import); }));
            line.say(std::to_string(project.residences().size()));
            project.close();
        });
        auto const sentence = child.hear();
        CHECK(
            (sentence.find("disk is full") != std::string::npos || sentence.find("disk refused") != std::string::npos));
        auto const backup = child.hear();
        CHECK((backup.empty() || backup.starts_with("No backup of {0} could be written")));
        CHECK(child.hear() == "1");
        child.wait();
        auto const project = store::Project::open(closed.path);
        CHECK(project.residences().size() == 1);
        CHECK(project.check().empty());
    }
}

TEST_CASE("a disk that is really full is one sentence, and nothing is lost", "[store][open]") {
    support::TempDir dir;
    auto const disk = dir / "disque";
    std::filesystem::create_directory(disk);
    if (mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=1300k") != 0) {
        WARN("skipped: only root may make a small disk");
        return;
    }
    auto const path = disk / "essai.gpkg";
    {
        auto project = store::Project::create(path, support::lambert_93_info());
        std::vector list{support::residence("a", 1, 2)};
        project.add_residences(list, {});
    }
    for (auto const mode : {OpenMode::shared, OpenMode::read_write}) {
        auto project = store::Project::open(path, mode);
        std::vector<core::Residence> many;
        for (int i = 0; i < 20'000; ++i)
            many.push_back(support::residence("r" + std::to_string(i), i, i));
        CHECK(refusal([&] { project.transaction([&] { project.add_residences(many, {}); }); }).find("disk is full") !=
              std::string::npos);
        CHECK(project.residences().size() == 1);
        CHECK(project.check().empty());
        std::ofstream(disk / "plein") << std::string(2'000'000, 'x'); // to the last byte
        auto const said =
            refusal([&] { project.set_setting("clé", "une valeur"); }); // in the room the project has, or not at all
        CHECK((said.empty() ? project.setting("clé") == "une valeur" : said.find("disk is full") != std::string::npos));
        project.close();
        std::filesystem::remove(disk / "plein");
        CHECK(store::Project::open(path).check().empty());
    }
    umount(disk.c_str());
}

TEST_CASE("a project that another program is writing is waited for, then refused with a sentence", "[store][open]") {
    Closed closed;
    auto project = store::Project::open(closed.path);
    sqlite3* other = nullptr;
    REQUIRE(sqlite3_open(closed.path.c_str(), &other) == SQLITE_OK);
    REQUIRE(sqlite3_exec(other, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr) == SQLITE_OK);
    CHECK(refusal([&] { project.set_setting("a", "b"); }).find("being written by another program") !=
          std::string::npos);
    sqlite3_exec(other, "COMMIT", nullptr, nullptr, nullptr);
    sqlite3_close(other);
    project.set_setting("a", "b");
    CHECK(project.setting("a") == "b");
}

TEST_CASE("the environment cannot loosen what SQL may do", "[store][open]") {
    Closed closed;
    setenv("SPATIALITE_SECURITY", "relaxed", 1);
    store::Database db(closed.path, store::Database::Access::read_only);
    db.trust();
    for (auto const* const sql : {"SELECT BlobFromFile('/etc/hostname')", "SELECT eval('SELECT 1')",
                                  "SELECT load_extension('x')", "ATTACH '/etc/hostname' AS other",
                                  "CREATE VIRTUAL TABLE temp.t USING VirtualText('/etc/hostname', 'UTF-8')"}) {
        INFO(sql);
        bool is_refused = false;
        try {
            store::OneOff statement(db, sql);
            is_refused = statement.step() && statement.text(0).empty();
        } catch (core::Error const&) {
            is_refused = true;
        }
        CHECK(is_refused);
    }
    unsetenv("SPATIALITE_SECURITY");
}

TEST_CASE("names are quoted, and those no program writes in good faith refused", "[store][open]") {
    CHECK(store::quoted_name("nom") == "\"nom\"");
    CHECK(store::quoted_name("l\"été\"; DROP") == "\"l\"\"été\"\"; DROP\"");
    CHECK_THROWS_AS(store::quoted_name(std::string_view("a\0b", 3)), core::Error);
    CHECK_THROWS_AS(store::quoted_name("a\nb"), core::Error);
}
