// kill -9 at any instant: what was acknowledged is there, what was not is there whole or not at all.
#include "core/error.hpp"
#include "store/backup.hpp"
#include "support/forked.hpp"
#include "support/content.hpp"
#include "support/random_edits.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

#include <chrono>
#include <cstdlib>
#include <thread>

using namespace vigie;

namespace {

int rounds() {
    char const* const asked = std::getenv("VIGIE_KILLS");
    return asked != nullptr ? std::atoi(asked) : 12;
}

/// What a person and a window do: edits, imports small and large, undo, redo, backups. The same seed does the same.
class Work {
public:
    Work(store::Project& project, std::uint64_t seed, bool makes_backups)
        : project_(project)
        , edits_(project, seed)
        , random_(seed)
        , makes_backups_(makes_backups) {}

    void one() {
        switch (random_() % 10) {
        case 0:
            return project_.undo();
        case 1:
            return project_.redo();
        case 2:
            return import_many();
        case 3:
            if (makes_backups_) (void)project_.back_up(store::BackupReason::work);
            return;
        default:
            return edits_.one();
        }
    }

private:
    void import_many() {
        std::vector<core::Residence> list;
        for (int i = 0; i < 400; ++i)
            list.push_back(support::residence("M" + std::to_string(random_()), i, i));
        project_.transaction([&] {
            store::ImportReport report;
            report.source_name = "parc.csv";
            report.id = project_.begin_import("residences", report.source_name);
            project_.add_residences(list, report.id);
            project_.end_import(report);
        });
    }

    store::Project& project_;
    support::RandomEdits edits_;
    std::mt19937_64 random_;
    bool makes_backups_;
};

/// Opens as `vigie check` does, and requires that nothing is wrong.
void require_sound(std::filesystem::path const& path) {
    auto const project = store::Project::open(path, store::OpenMode::read_only);
    for (auto const& finding : project.check())
        if (finding.is_error) FAIL(finding.subject << ": " << finding.what);
    for (auto const& backup : store::backups(path)) {
        auto const copy = store::Project::open(backup.file, store::OpenMode::read_only);
        for (auto const& finding : copy.check())
            if (finding.is_error) FAIL(backup.file << ": " << finding.what);
    }
}

/// The same work on a copy, up to `done` actions.
support::Content replayed(std::filesystem::path const& copy, std::uint64_t seed, int done) {
    {
        auto project = store::Project::open(copy);
        Work work(project, seed, false);
        for (int i = 0; i < done; ++i)
            work.one();
    }
    return support::Content(copy);
}

struct FixedClock {
    FixedClock() { setenv("SOURCE_DATE_EPOCH", "1764083352", 1); }
    FixedClock(FixedClock const&) = delete;
    FixedClock& operator=(FixedClock const&) = delete;
    ~FixedClock() { unsetenv("SOURCE_DATE_EPOCH"); }
};

}

TEST_CASE("a program killed at work loses nothing it had said was done", "[kill]") {
    FixedClock const clock; // so that the same work gives the same content
    std::mt19937_64 random(2026);
    int acknowledged = 0, further = 0;
    for (int round = 0; round < rounds(); ++round) {
        CAPTURE(round);
        support::TempDir dir;
        auto const path = dir / "essai.gpkg";
        {
            auto project = store::Project::create(path, support::lambert_93_info());
            project.without_history([&] { support::RandomEdits(project, static_cast<std::uint64_t>(round)).begin(); });
        }
        std::filesystem::copy_file(path, dir / "copie.gpkg");
        std::filesystem::copy_file(path, dir / "copie2.gpkg");
        auto const seed = random();
        auto const mode = round % 2 == 0 ? store::OpenMode::shared : store::OpenMode::read_write;
        int done = 0;
        {
            support::Forked child([&](auto const& line) {
                auto project = store::Project::open(path, mode);
                Work work(project, seed, true);
                line.say("ready");
                for (int i = 1; i <= 5000; ++i) {
                    work.one();
                    line.say(std::to_string(i));
                }
            });
            REQUIRE(child.hear() == "ready");
            auto const note = [&](std::string const& line) {
                INFO(line);
                REQUIRE(line.find("error") == std::string::npos);
                done = std::stoi(line);
            };
            // Some rounds let a few actions end first, however slow the machine is.
            for (int i = 0; i < round % 4; ++i) note(child.hear());
            std::this_thread::sleep_for(std::chrono::microseconds(random() % 150'000));
            child.kill();
            for (std::string line = child.hear(); !line.empty(); line = child.hear()) note(line);
        }
        require_sound(path);
        support::Content const found(path);
        if (auto const said = replayed(dir / "copie.gpkg", seed, done); found != said) {
            // The one action that was under way may have been committed just before the kill.
            ++further;
            auto const next = replayed(dir / "copie2.gpkg", seed, done + 1);
            if (found != next)
                FAIL("after " << done << " actions: " << found.difference(said) << "/ " << found.difference(next));
        }
        acknowledged += done;
        // Work goes on, and leaves one file.
        {
            auto project = store::Project::open(path);
            CHECK_FALSE(project.is_read_only());
            project.set_setting("suite", "1");
        }
        for (auto const* const suffix : {"-wal", "-shm", "-journal", ".lock"})
            CHECK_FALSE(std::filesystem::exists(path.string() + suffix));
    }
    WARN(rounds() << " kills, " << acknowledged << " actions acknowledged, " << further
                  << " kills between commit and acknowledgement");
    CHECK(acknowledged > rounds());
}

TEST_CASE("a program killed while it brings a project up to date leaves the old one or the new one", "[kill]") {
    FixedClock const clock;
    std::mt19937_64 random(7);
    auto const fixture = std::filesystem::path(VIGIE_SOURCE_DIR) / "tests/fixtures/store/v1.gpkg";
    int old = 0;
    for (int round = 0; round < rounds(); ++round) {
        CAPTURE(round);
        support::TempDir dir;
        auto const path = dir / "v1.gpkg";
        std::filesystem::copy_file(fixture, path);
        {
            support::Forked child([&](auto const& line) {
                line.say("ready");
                auto project = store::Project::open(path);
                project.set_setting("a", "b");
                line.say("done");
                (void)line.hear();
            });
            REQUIRE(child.hear() == "ready");
            std::this_thread::sleep_for(std::chrono::microseconds(random() % 40'000));
            child.kill();
            bool const is_done = child.hear() == "done";
            require_sound(path);
            auto project = store::Project::open(path);
            if (is_done)
                CHECK(project.setting("a") == "b");
            else
                ++old;
            CHECK(project.residences().size() == 4);
            CHECK(project.watch_events().size() == 2);
            CHECK(project.check().empty());
        }
    }
    WARN(rounds() << " kills, " << old << " before the end");
    CHECK(old > 0);
}
