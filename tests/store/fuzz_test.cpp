// Bytes of a project changed at hazard: opened or refused, never a crash, a hang, or a file read that is not the
// project's.
#include "core/error.hpp"
#include "support/random_edits.hpp"
#include "support/stored_scores.hpp"
#include "support/temp_store.hpp"
#include "support/watched_file.hpp"

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include <chrono>
#include <cstdlib>
#include <fstream>

using namespace vigie;

namespace {

std::uint64_t asked(char const* variable, std::uint64_t otherwise) {
    char const* const text = std::getenv(variable);
    return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

/// A project with something in every table, in small pages so that one change in a hundred bytes hits something.
std::string original(std::string const& canary) {
    support::TempDir dir;
    auto const path = dir / "essai.gpkg";
    {
        auto project = store::Project::create(path, support::lambert_93_info());
        support::RandomEdits edits(project, 11);
        edits.begin();
        for (int kind = 0; kind < support::RandomEdits::kinds; ++kind)
            edits.one(kind);
        project.set_setting("chemin", canary);
    }
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
    REQUIRE(sqlite3_exec(db, "PRAGMA page_size = 512; VACUUM", nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(db);
    return support::file_text(path);
}

class Mutator {
public:
    explicit Mutator(std::uint64_t seed)
        : random_(seed) {}

    std::string operator()(std::string bytes) {
        auto const changes = 1 + random_() % 8;
        for (std::uint64_t i = 0; i < changes; ++i)
            change(bytes);
        if (random_() % 40 == 0) bytes.resize(random_() % bytes.size());
        return bytes;
    }

private:
    void change(std::string& bytes) {
        auto const at = place(bytes);
        switch (random_() % 5) {
        case 0:
            bytes[at] ^= static_cast<char>(1U << (random_() % 8));
            break;
        case 1:
            bytes[at] = static_cast<char>(random_());
            break;
        case 2:
            bytes[at] = random_() % 2 == 0 ? '\xff' : '\0';
            break;
        case 3:
            bytes.replace(at, std::min<std::size_t>(4, bytes.size() - at), std::min<std::size_t>(4, bytes.size() - at),
                          static_cast<char>(random_()));
            break;
        default: {
            // A piece of another place: pages, cells and blobs that are each well-formed, where they are not expected.
            auto const length = std::min<std::size_t>(random_() % 2 == 0 ? 512 : 1 + random_() % 60, bytes.size() - at);
            auto const from = random_() % (bytes.size() - length);
            bytes.replace(at, length, bytes.substr(from, length));
        }
        }
    }

    /// Half of the time in a page's head or cell pointers, where a byte says most.
    std::size_t place(std::string const& bytes) {
        auto const at = random_() % bytes.size();
        return random_() % 2 == 0 ? at : std::min(at / 512 * 512 + random_() % 24, bytes.size() - 1);
    }

    std::mt19937_64 random_;
};

void read_everything(store::Project& project) {
    (void)project.info();
    (void)project.residences();
    (void)project.residence_keys();
    for (auto const& layer : project.zone_layers()) {
        (void)project.zones(layer.id);
        (void)project.memberships(layer.id);
    }
    for (auto const& layer : project.context_layers())
        (void)project.context_features(layer.id);
    for (auto const& residence : project.residences()) {
        (void)project.incidents(residence.id);
        for (auto const& campaign : project.campaigns())
            (void)project.observations(campaign.id, residence.id);
    }
    (void)project.watch_events();
    (void)project.site_projects();
    (void)project.actions();
    (void)project.field_notes();
    (void)project.lessons();
    (void)project.import_reports();
    (void)project.history();
    for (auto const& campaign : project.campaigns())
        if (auto const run = project.score_run(campaign.id)) {
            (void)support::stored_scores(project, run->id);
            (void)project.score_matrix(run->id);
            (void)project.cluster_run(run->id);
            for (auto const& layer : project.zone_layers())
                (void)project.zone_scores(run->id, layer.id);
        }
    (void)project.current_grid();
}

/// Each part for itself: a refusal of one does not hide the next.
template <typename Work>
bool went(Work work) {
    try {
        work();
        return true;
    } catch (core::Error const& error) {
        REQUIRE_FALSE(error.message().english.empty());
        return false;
    }
}

}

TEST_CASE("a project changed byte by byte is opened or refused, and nothing else happens", "[fuzz]") {
    auto const count = asked("VIGIE_FUZZ_COUNT", 300);
    auto const seed = asked("VIGIE_FUZZ_SEED", 1);
    support::TempDir dir;
    support::WatchedFile canary(dir / "secret.csv", "a;b\n");
    auto const bytes = original(dir.text("secret.csv"));
    auto const path = dir / "mutant.gpkg";
    std::uint64_t opened = 0, checked = 0;
    double slowest = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        INFO("VIGIE_FUZZ_SEED=" << seed << ", mutant " << i);
        std::ofstream(path, std::ios::binary | std::ios::trunc) << Mutator(seed * 1'000'003 + i)(bytes);
        auto const started = std::chrono::steady_clock::now();
        went([&] {
            auto project =
                store::Project::open(path, i % 3 == 0 ? store::OpenMode::read_write : store::OpenMode::read_only);
            ++opened;
            if (went([&] { (void)project.check(); })) ++checked;
            went([&] { read_everything(project); });
            if (project.is_read_only()) return;
            for (int k = 0; k < 8; ++k)
                went([&] { project.undo(); });
            for (int k = 0; k < 8; ++k)
                went([&] { project.redo(); });
            went([&] { project.set_setting("a", "b"); });
        });
        double const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
        slowest = std::max(slowest, seconds);
        REQUIRE(seconds < 10);
        for (auto const* const suffix : {"-journal", "-wal", "-shm", ".lock"})
            std::filesystem::remove(path.string() + suffix);
    }
    CHECK_FALSE(canary.was_opened());
    WARN(count << " mutants: " << opened << " opened, " << checked << " checked to the end, slowest " << slowest
               << " s");
    CHECK(opened > 0);
    CHECK(opened < count);
}
