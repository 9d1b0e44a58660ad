#include "core/error.hpp"
#include "support/content.hpp"
#include "support/random_edits.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace vigie;

namespace {

std::size_t done_steps(store::Project const& project) {
    return static_cast<std::size_t>(
        std::ranges::count_if(project.history(), [](auto const& step) { return !step.is_undone; }));
}

/// What the project held after each step (each of `every`), the start first.
class Trail {
public:
    explicit Trail(support::TempStore& store, std::size_t every = 1)
        : store_(store)
        , path_(store.dir / "essai.gpkg")
        , every_(every) {
        contents_.emplace_back(path_);
    }

    void note() {
        auto const done = done_steps(store_.project);
        if (done != at_) {
            REQUIRE(done == at_ + 1);
            contents_.resize(done);
            contents_.emplace_back();
            at_ = done;
        }
        require_here(); // also where nothing was done, or it failed: nothing may have changed
    }
    /// The last one counts, whatever `every` says.
    void note_end() { contents_[at_].emplace(path_); }
    void undo() {
        store_.project.undo();
        if (at_ > 0) --at_;
        require_here();
    }
    void redo() {
        store_.project.redo();
        if (at_ + 1 < contents_.size()) ++at_;
        require_here();
    }
    [[nodiscard]] std::size_t at() const { return at_; }
    [[nodiscard]] std::size_t last() const { return contents_.size() - 1; }

private:
    void require_here() {
        if (!contents_[at_] && at_ % every_ != 0) return;
        support::Content const now(path_);
        if (!contents_[at_]) contents_[at_] = now;
        if (now != *contents_[at_]) FAIL("step " << at_ << " of " << last() << ": " << now.difference(*contents_[at_]));
    }

    support::TempStore& store_;
    std::filesystem::path path_;
    std::size_t every_;
    std::vector<std::optional<support::Content>> contents_;
    std::size_t at_ = 0;
};

}

TEST_CASE("500 actions undone give the start, redone the end, with the steps between", "[store][history]") {
    for (std::uint64_t const seed : {1U, 2U, 3U}) {
        CAPTURE(seed);
        support::TempStore store;
        store.project.without_history([&] { support::RandomEdits(store.project, seed).begin(); });
        Trail trail(store, 20);
        support::RandomEdits edits(store.project, seed);
        for (int i = 0; i < 500; ++i) {
            CAPTURE(i);
            edits.one();
            trail.note();
        }
        REQUIRE(trail.last() > 400);
        trail.note_end();
        CHECK(store.project.check().empty());
        while (trail.at() > 0)
            trail.undo();
        CHECK_FALSE(store.project.undo_label());
        CHECK(store.project.check().empty());
        while (trail.at() < trail.last())
            trail.redo();
        CHECK_FALSE(store.project.redo_label());
        CHECK(store.project.check().empty());
    }
}

TEST_CASE("doing, undoing and redoing at hazard never loses the thread, nor does closing", "[store][history]") {
    support::TempStore store;
    store.project.without_history([&] { support::RandomEdits(store.project, 7).begin(); });
    Trail trail(store);
    std::mt19937_64 random(7);
    for (int i = 0; i < 300; ++i) {
        CAPTURE(i);
        switch (random() % 6) {
        case 0:
        case 1:
            trail.undo();
            break;
        case 2:
            trail.redo();
            break;
        default: {
            support::RandomEdits(store.project, random()).one();
            trail.note();
        }
        }
        if (i % 40 == 0) {
            store.project.close();
            store.project = store::Project::open(store.dir / "essai.gpkg");
        }
    }
    CHECK(store.project.check().empty());
}

TEST_CASE("each kind of edit is one step that can be undone", "[store][history]") {
    support::TempStore store;
    store.project.without_history([&] { support::RandomEdits(store.project, 5).begin(); });
    Trail trail(store);
    for (int kind = 0; kind < support::RandomEdits::kinds; ++kind) {
        CAPTURE(kind);
        auto const before = trail.at();
        support::RandomEdits(store.project, 100 + static_cast<std::uint64_t>(kind)).one(kind);
        trail.note();
        CHECK(trail.at() - before == (kind == support::RandomEdits::kinds - 1 ? 0 : 1)); // the last one fails
    }
    auto const history = store.project.history();
    REQUIRE(history.size() == trail.at());
    CHECK(std::ranges::all_of(history, [](auto const& step) {
        return step.can_go_back && !step.label.english.empty() && step.at.size() == 20;
    }));
    CHECK(std::ranges::is_sorted(history, std::ranges::greater{}, &store::HistoryStep::id));
    while (trail.at() > 0)
        trail.undo();
}

TEST_CASE("the oldest steps can be read when they can no longer be undone", "[store][history]") {
    support::TempStore store;
    for (int i = 0; i < 1040; ++i)
        store.project.set_setting("a", std::to_string(i));
    auto const history = store.project.history();
    REQUIRE(history.size() == 1040);
    auto const undoable = std::ranges::count_if(history, &store::HistoryStep::can_go_back);
    CHECK(undoable >= 1000);
    CHECK(undoable < 1040);
    for (int i = 0; i < undoable; ++i)
        store.project.undo();
    CHECK_FALSE(store.project.undo_label());
    CHECK(store.project.setting("a") == std::to_string(1040 - undoable - 1));
}

TEST_CASE("an import that replaced observations gives them back, whose import they were included", "[store][history]") {
    support::TempStore store;
    auto& project = store.project;
    std::vector list{support::residence("a", 1, 2), support::residence("b", 3, 4)};
    project.add_residences(list, {});
    auto const campaign = project.add_campaign({{}, "2026", core::year_period(2026), {}});
    auto const import = [&](double value) {
        project.transaction([&] {
            store::ImportReport report;
            report.source_name = "enquete.csv";
            report.id = project.begin_import("observations", report.source_name);
            std::vector<core::Observation> observations;
            for (auto const& residence : list)
                observations.push_back({residence.id, campaign, "X", value, {}, {}, core::Quality::measured, {}});
            project.put_observations(observations, report.id);
            project.end_import(report);
        });
    };
    import(1);
    support::Content const first(store.dir / "essai.gpkg");
    import(2);
    support::Content const second(store.dir / "essai.gpkg");
    CHECK(project.undo_label()->arguments == std::vector<std::string>{"enquete.csv"});
    project.undo();
    CHECK(project.observations(campaign, list[0].id).front().value == 1.0);
    CHECK(first.difference(support::Content(store.dir / "essai.gpkg")) == "");
    CHECK(project.import_reports().size() == 1);
    project.redo();
    CHECK(second.difference(support::Content(store.dir / "essai.gpkg")) == "");
    project.undo();
    project.undo();
    CHECK(project.observations(campaign, list[0].id).empty());
}
