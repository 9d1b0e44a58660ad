#include "dossier/watch.hpp"
#include "text/fold.hpp"
#include "workbench/actions.hpp"
#include "workbench/intents.hpp"
#include "workbench/view_screens.hpp"
#include "workbench/view_table.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include "support/process.hpp"
#include "text/language.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <cmath>
#include <filesystem>
#include <set>
#include <thread>

#ifdef __linux__
#include <sys/resource.h>
#endif

namespace vigie::workbench {

using namespace dossier;
namespace {

core::Family family(std::string const& code, double weight) {
    core::Family f;
    f.code = code;
    f.name = {code, code};
    f.weight = weight;
    core::Indicator i;
    i.code = code + ".1";
    f.indicators.push_back(i);
    return f;
}

/// Four residences, two families weighted 3 to 1. Family values: (80, 20), (40, 60), (20, 20), (missing).
/// Index at 75/25: √(0.75·6400 + 0.25·400) = √4900 = 70, √2100 = 45.8, 20, not scored.
std::shared_ptr<Snapshot> four_residences() {
    auto s = std::make_shared<Snapshot>();
    s->path = "four.gpkg";
    s->grid.families = {family("T", 3), family("Q", 1)};
    char const* const names[] = {"Ker Avel", "Roz Avel", "Étang", "Cœur d’Îlot"};
    for (std::uint32_t i = 0; i < 4; ++i) {
        core::Residence r;
        r.id.value = i + 1;
        r.code = "00" + std::to_string(i + 1);
        r.name = names[i];
        r.agency = i < 2 ? "Sud" : "Nord";
        r.dwellings = 10;
        s->residences.push_back(r);
    }
    s->row_of = dossier::RowOfId(s->residences);
    s->status.assign(4, core::WatchStatus::ordinary);
    s->status[1] = core::WatchStatus::watched;
    CampaignData data;
    data.campaign.name = "2026";
    data.run.emplace();
    data.grid = s->grid;
    for (auto const& family : data.grid.families)
        for (auto const& indicator : family.indicators) data.scales.push_back(core::scoring::learn_scale(indicator, {}));
    auto& [matrix, families] = data.cells.edit();
    matrix.residences = 4;
    auto const nan = core::scoring::missing;
    matrix.normalised = {{80, 40, 20, nan}, {20, 60, 20, nan}};
    matrix.is_inherited.resize(2);
    auto const table = core::live_scores(matrix, s->grid);
    families.families = 2;
    families.contributions.assign(8, 0);
    for (std::size_t i = 0; i < 4; ++i) {
        store::ResidenceScore score;
        score.residence.value = static_cast<std::int64_t>(i + 1);
        score.index = table.index[i];
        score.shown = table.index[i].severity;
        score.rank = table.rank[i];
        for (auto const& f : table.families) families.scores.push_back(f[i]);
        data.scores.edit().push_back(score);
    }
    s->campaigns.push_back(data);
    return s;
}

struct Desk {
    Desk() { w.adopt(four_residences()); }
    Workbench w;
};

}

TEST_CASE("the figures shown are the stored ones until a weight moves", "[workbench][weights]") {
    Desk d;
    REQUIRE(d.w.figures().score(0));
    CHECK(*d.w.figures().score(0) == Approx(70).margin(1e-5));
    CHECK(d.w.figures().severity(0) == core::SeverityClass::d);
    CHECK(d.w.figures().severity(1) == core::SeverityClass::b);
    CHECK(d.w.figures().severity(3) == core::SeverityClass::not_scored);
    CHECK_FALSE(d.w.draft().is_moved());
}

TEST_CASE("moving a weight moves scores, ranks and classes as live_scores reckons them", "[workbench][weights]") {
    Desk d;
    d.w.preview_weight(0, 25);
    // √(0.25·6400 + 0.75·400) = √1900; √(0.25·1600 + 0.75·3600) = √3100.
    CHECK(*d.w.figures().score(0) == Approx(std::sqrt(1900.0)).margin(1e-5));
    CHECK(*d.w.figures().score(1) == Approx(std::sqrt(3100.0)).margin(1e-5));
    CHECK(d.w.figures().rank(1) == 1);
    CHECK(d.w.figures().severity(0) == core::SeverityClass::b);
    CHECK(d.w.figures().severity(1) == core::SeverityClass::c);
    CHECK(d.w.draft().worse == 1);
    CHECK(d.w.draft().better == 1);

    auto grid = d.w.snapshot().grid;
    grid.families[0].weight = 25;
    grid.families[1].weight = 75;
    auto const live = core::live_scores(d.w.campaign()->cells->matrix, grid);
    for (std::uint32_t row = 0; row < 4; ++row) {
        CHECK(d.w.figures().score(row) == live.index[row].score);
        CHECK(d.w.figures().rank(row) == live.rank[row]);
    }
    d.w.reset_weights();
    CHECK(d.w.figures().score(0) == d.w.campaign()->scores[0].index.score);
}

TEST_CASE("weights always add up to 100 and a locked one stays", "[workbench][weights]") {
    auto snapshot = four_residences();
    for (auto* grid : {&snapshot->grid, &snapshot->campaigns[0].grid})
        grid->families.push_back(family("C", 1));
    auto& [matrix, families] = snapshot->campaigns[0].cells.edit();
    matrix.normalised.push_back({10, 10, 10, 10});
    matrix.is_inherited.emplace_back();
    families.families = 3;
    families.scores.assign(12, {});
    families.contributions.assign(12, 0);
    Workbench w;
    w.adopt(snapshot);
    w.lock_weight(2, true);
    double const locked = w.draft().weights[2];
    for (double const weight : {0.0, 10.0, 55.0, 100.0}) {
        w.preview_weight(0, weight);
        auto const& now = w.draft().weights;
        CHECK(now[0] + now[1] + now[2] == Approx(100).margin(1e-9));
        CHECK(now[2] == locked);
        CHECK(now[0] <= 100 - locked + 1e-9);
    }
    auto const before = w.draft().weights;
    w.preview_weight(2, 50);
    CHECK(w.draft().weights == before);
}

TEST_CASE("a filter keeps residences by class, agency, status and words without accents", "[workbench][filter]") {
    Desk d;
    Filter f;
    f.classes = {core::SeverityClass::d};
    d.w.set_filter(f);
    CHECK(d.w.table().rows() == std::vector<std::uint32_t>{0});
    f = {};
    f.agencies = {"Nord"};
    d.w.set_filter(f);
    CHECK(d.w.table().rows().size() == 2);
    f = {};
    f.statuses = {core::WatchStatus::watched};
    d.w.set_filter(f);
    CHECK(d.w.table().rows() == std::vector<std::uint32_t>{1});
    f = {};
    f.text = "coeur d'ilot";
    d.w.set_filter(f);
    CHECK(d.w.table().rows() == std::vector<std::uint32_t>{3});
    f.text = "AVEL";
    d.w.set_filter(f);
    CHECK(d.w.table().rows().size() == 2);
}

TEST_CASE("a class filter follows the weights being tried", "[workbench][filter]") {
    Desk d;
    Filter f;
    f.classes = {core::SeverityClass::d};
    d.w.set_filter(f);
    d.w.preview_weight(0, 25);
    CHECK(d.w.table().rows().empty());
}

TEST_CASE("the table sorts both ways and keeps what has no value last", "[workbench][table]") {
    Desk d;
    d.w.set_sort({Column::score, true});
    CHECK(d.w.table().rows() == std::vector<std::uint32_t>{0, 1, 2, 3});
    d.w.set_sort({Column::score, false});
    CHECK(d.w.table().rows() == std::vector<std::uint32_t>{2, 1, 0, 3});
    d.w.set_sort({Column::name, false});
    CHECK(d.w.table().rows() == std::vector<std::uint32_t>{3, 2, 0, 1}); // cœur, étang, ker, roz
}

TEST_CASE("selecting twice with Ctrl takes out again", "[workbench][selection]") {
    Desk d;
    d.w.select({0});
    d.w.toggle(2);
    CHECK(d.w.selection() == std::vector<std::uint32_t>{0, 2});
    CHECK(d.w.focus() == 2U);
    d.w.toggle(2);
    CHECK(d.w.selection() == std::vector<std::uint32_t>{0});
    d.w.select({});
    CHECK_FALSE(d.w.focus());
}

TEST_CASE("actions say when they cannot run and ids are unique", "[workbench][action]") {
    Workbench empty;
    CHECK(find_action("file.open")->is_enabled(empty));
    CHECK_FALSE(find_action("view.fit_all")->is_enabled(empty));
    CHECK_FALSE(run_action(empty, "data.import"));
    CHECK_FALSE(run_action(empty, "no.such.action"));
    std::set<std::string_view> ids;
    for (auto const& action : actions()) {
        CHECK(ids.insert(action.id).second);
        CHECK_NOTHROW(action.is_enabled(empty));
    }
    Desk d;
    CHECK_FALSE(find_action("file.site_sheet")->is_enabled(d.w));
    d.w.select({0});
    CHECK(find_action("file.site_sheet")->is_enabled(d.w));
    CHECK_FALSE(find_action("follow.status")->is_enabled(d.w)); // no project behind the snapshot: nothing to write to
}

TEST_CASE("two actions never share a shortcut", "[workbench][action]") {
    std::set<std::string_view> keys;
    for (auto const& action : actions())
        if (!action.shortcut.empty()) CHECK(keys.insert(action.shortcut).second);
}

TEST_CASE("the palette finds actions, residences, and words without accents", "[workbench][palette]") {
    text::set_language(text::Language::en);
    Desk d;
    auto const found = palette_items(d.w, "etang");
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == PaletteItem::Kind::residence);
    CHECK(found[0].row == 2);
    auto const fit = palette_items(d.w, "see every");
    REQUIRE_FALSE(fit.empty());
    CHECK(fit[0].action == "view.fit_all");
    text::set_language(text::Language::fr);
}

TEST_CASE("a command is found by its words in any order and by what else it is called", "[workbench][palette]") {
    text::set_language(text::Language::fr);
    Desk d;
    auto const first = [&](std::string const& query) {
        auto const items = palette_items(d.w, query);
        return items.empty() ? std::string() : items[0].action;
    };
    CHECK(first("manquantes données") == "display.coverage");
    CHECK(first("a bougé") == "display.dynamics");
    CHECK(first("seuils") == "analysis.grid");
    auto const weights = palette_items(d.w, "poids");
    REQUIRE(weights.size() > 1);
    for (std::size_t i = 1; i < weights.size(); ++i) CHECK((weights[i - 1].is_enabled || !weights[i].is_enabled));
    REQUIRE(run_action(d.w, "display.outliers"));
    CHECK(d.w.bottom == BottomTab::outliers);
}

TEST_CASE("the view before and the view after can be walked", "[workbench][map]") {
    Desk d;
    d.w.set_map_size(800, 600, 1);
    scene::View one = d.w.view(), two = d.w.view();
    one.metres_per_px = 2;
    two.metres_per_px = 3;
    d.w.set_view(one);
    d.w.set_view(two);
    REQUIRE(d.w.has_previous_view());
    d.w.previous_view();
    CHECK(d.w.view() == one);
    d.w.next_view();
    CHECK(d.w.view() == two);
    CHECK_FALSE(d.w.has_next_view());
}

TEST_CASE("an import goes through the hook the program lends, and its trouble is the job's", "[workbench][job]") {
    support::TempDir const dir;
    std::vector<ImportTask> tasks;
    Hooks hooks;
    hooks.import_apart = [&](ImportTask const& task, std::stop_token) -> store::ImportReport {
        tasks.push_back(task);
        if (tasks.size() > 1) throw core::Error(core::ErrorCode::refused, "It crashed.");
        task.request.progress(1);
        store::ImportReport report;
        report.read = report.kept = 7;
        return report;
    };
    Workbench w(hooks);
    w.create(dir / "parc.gpkg", "Parc");
    REQUIRE(w.jobs().finish().empty());
    imports::ImportRequest request;
    request.source = dir / "absent.csv"; // never opened here
    w.import_file(request);
    CHECK(w.jobs().finish().empty());
    REQUIRE(tasks.size() == 1);
    CHECK(tasks[0].project == dir / "parc.gpkg");
    CHECK(tasks[0].request.source == dir / "absent.csv");
    REQUIRE(tasks[0].environment.size() == 1); // the child may write what this window has open
    CHECK(tasks[0].environment[0].first == store::lock_token_variable);
    CHECK_FALSE(tasks[0].environment[0].second.empty());
    REQUIRE(w.last_import());
    CHECK(w.last_import()->kept == 7);
    w.forget_import();
    w.import_file(request);
    auto const failures = w.jobs().finish();
    REQUIRE(failures.size() == 1);
    CHECK(failures[0].error.message().english == "It crashed.");
    CHECK_FALSE(w.last_import());
    CHECK(w.has_project());
}

TEST_CASE("waiting for jobs ends with the job, with nothing to wait for, or with patience", "[workbench][job]") {
    Jobs jobs;
    CHECK(jobs.wait(std::chrono::hours(1))); // nothing to wait for
    std::atomic<bool> may_end = false;
    jobs.start("slow", [&](JobContext const&) -> Jobs::Apply {
        while (!may_end) std::this_thread::yield();
        return [] {};
    });
    CHECK_FALSE(jobs.wait(std::chrono::milliseconds(1)));
    may_end = true;
    CHECK(jobs.wait(std::chrono::hours(1)));
    CHECK(jobs.poll().empty());
}

TEST_CASE("a job is pending until what it did is applied", "[workbench][job]") {
    Jobs jobs;
    bool is_pending_in_apply = true, is_applied = false;
    std::uint64_t id = 0;
    id = jobs.start("short", [&](JobContext const&) -> Jobs::Apply {
        return [&] {
            is_pending_in_apply = jobs.is_pending(id);
            is_applied = true;
        };
    });
    REQUIRE(jobs.wait(std::chrono::seconds(30)));
    while (!jobs.running().empty()) std::this_thread::yield();
    CHECK(jobs.is_pending(id)); // at its end, not applied
    CHECK(jobs.poll().empty());
    CHECK(is_applied);
    CHECK_FALSE(is_pending_in_apply);
    CHECK_FALSE(jobs.is_pending(id));
    CHECK_FALSE(jobs.is_pending(0));
}

TEST_CASE("jobs give their result on the caller's thread, tell their failures and keep cancelled ones quiet",
          "[workbench][job]") {
    Jobs jobs;
    int applied = 0;
    jobs.start("good", [&applied](JobContext const& job) -> Jobs::Apply {
        job.progress(0.5);
        return [&applied] { ++applied; };
    });
    jobs.start("bad", [](JobContext const&) -> Jobs::Apply { throw core::Error(core::ErrorCode::failed, "No disk."); });
    jobs.start("strange", [](JobContext const&) -> Jobs::Apply { throw std::runtime_error("detail"); });
    auto const failures = jobs.finish();
    CHECK(applied == 1);
    REQUIRE(failures.size() == 2);
    CHECK(failures[0].error.message().english == "No disk.");
    CHECK(failures[1].error.detail() == "detail");

    auto const id = jobs.start("long", [](JobContext const& job) -> Jobs::Apply {
        while (!job.stop().stop_requested()) std::this_thread::yield();
        throw core::cancelled();
    });
    jobs.cancel(id);
    CHECK(jobs.finish().empty());
}

#ifdef __linux__
TEST_CASE("a job of low priority leaves the next one's as it is, and fails like any other", "[workbench][job]") {
    auto const priority = [] { return getpriority(PRIO_PROCESS, 0); }; // of the thread that asks
    int const usual = priority();
    int low = usual, low_helper = usual, next = usual + 1;
    Jobs jobs;
    jobs.start("long", [&](JobContext const& job) -> Jobs::Apply {
        int const here = priority();
        int helper = 0;
        std::jthread([&] { helper = priority(); }).join();
        job.progress(0.5);
        return [&, here, helper] { low = here, low_helper = helper; };
    }, Jobs::Priority::low);
    jobs.start("short", [&](JobContext const&) -> Jobs::Apply {
        return [&next, here = priority()] { next = here; };
    });
    jobs.start("bad", [](JobContext const&) -> Jobs::Apply { throw std::filesystem::filesystem_error("gone", {}); }, Jobs::Priority::low);
    auto const failures = jobs.finish();
    CHECK(low > usual);
    CHECK(low_helper == low);
    CHECK(next == usual);
    REQUIRE(failures.size() == 1);
    CHECK(failures[0].label == "bad");
}
#endif

TEST_CASE("a status is decided, undone and redone in the project", "[workbench][undo]") {
    support::TempDir const dir;
    Workbench w;
    w.create(dir / "p.gpkg", "Essai");
    REQUIRE(w.jobs().finish().empty());
    REQUIRE(w.has_project());
    {
        auto project = store::Project::open(dir / "p.gpkg");
        core::Residence residence;
        residence.code = "0041";
        residence.name = "Les Ajoncs";
        auto const import = project.begin_import("residences", "test");
        project.add_residences(std::span(&residence, 1), import);
    }
    w.open(dir / "p.gpkg");
    REQUIRE(w.jobs().finish().empty());
    REQUIRE(w.snapshot().residences.size() == 1);
    w.decide_status(0, core::WatchStatus::watched, "2026-03-12", "comité", "Hausse des signalements");
    CHECK(w.snapshot().status[0] == core::WatchStatus::watched);
    CHECK(watch_rows(w).size() == 1);
    REQUIRE(run_action(w, "edit.undo"));
    CHECK(w.snapshot().status[0] == core::WatchStatus::ordinary);
    REQUIRE(run_action(w, "edit.redo"));
    CHECK(w.snapshot().status[0] == core::WatchStatus::watched);
    CHECK_THROWS_AS(w.decide_status(0, core::WatchStatus::project, "", "", ""), core::Error);
}

TEST_CASE("a residence that no file places is found by the filter, placed by hand and undone", "[workbench][undo]") {
    support::TempDir const dir;
    Workbench w;
    w.create(dir / "p.gpkg", "Essai");
    REQUIRE(w.jobs().finish().empty());
    {
        auto project = store::Project::open(dir / "p.gpkg");
        std::vector<core::Residence> list(2);
        list[0].code = "0041";
        list[0].name = "Les Ajoncs";
        list[0].position = core::Projected{100, 100};
        list[1].code = "0042";
        list[1].name = "Le Placis";
        auto const import = project.begin_import("residences", "test");
        project.add_residences(list, import);
    }
    w.open(dir / "p.gpkg");
    REQUIRE(w.jobs().finish().empty());
    CHECK(legend_view(w).unlocated == 1);
    Filter filter;
    filter.is_unlocated = true;
    w.set_filter(filter);
    REQUIRE(w.table().rows() == std::vector<std::uint32_t>{1});
    REQUIRE(filter_chips(w).size() == 1);

    w.select({1});
    REQUIRE(run_action(w, "edit.place"));
    CHECK(map_view(w).placed == "Le Placis");
    apply(w, PlaceResidence{1, {250, 300}});
    CHECK(w.tool == MapTool::pointer);
    CHECK(w.snapshot().residences[1].position == core::Projected{250, 300});
    CHECK(legend_view(w).unlocated == 0);
    REQUIRE(run_action(w, "edit.undo"));
    CHECK_FALSE(w.snapshot().residences[1].position);

    REQUIRE(run_action(w, "edit.place"));
    w.select({0}); // it was for the other one
    CHECK(w.tool == MapTool::pointer);
}

TEST_CASE("folding drops case and accents and opens ligatures", "[workbench][text]") {
    CHECK(text::fold("Cœur d’Îlot – ÉTÉ ÿ") == "coeur d'ilot – ete y");
    CHECK(text::fold("Ker Avel 3") == "ker avel 3");
}

}
