// The window's imports by the real program, while the window has the project open.
#include "app/import_child.hpp"
#include "support/demo_town.hpp"
#include "workbench/workbench.hpp"

#include "support/process.hpp"

#include <catch2/catch.hpp>

using namespace vigie;
using support::TempDir;

namespace {

std::filesystem::path town(TempDir const& dir) {
    support::copy_demo_town(dir / "town.gpkg", 30);
    return dir / "town.gpkg";
}

std::filesystem::path table(TempDir const& dir, int rows) {
    std::ofstream out(dir / "parc d’été.csv");
    out << "code;nom;logements;x;y\n";
    for (int i = 0; i < rows; ++i) out << "Z" << i << ";Étang " << i << ";12;" << 189'000 + i % 1000 << ";" << 6'780'000 + i / 1000 << "\n";
    return dir / "parc d’été.csv";
}

/// A window's workbench whose imports run `program`.
struct Desk {
    explicit Desk(std::filesystem::path const& project, std::string const& program = std::getenv("VIGIE_BINARY")) : w(hooks(program)) {
        w.open(project);
        REQUIRE(w.jobs().finish().empty());
        REQUIRE(w.has_project());
    }
    static workbench::Hooks hooks(std::string const& program) {
        workbench::Hooks hooks;
        hooks.import_apart = [program](workbench::ImportTask const& task, std::stop_token stop) {
            return app::import_in_child(program, app::child_limits({}), task, stop);
        };
        hooks.inspect_apart = [program](workbench::InspectTask const& task, std::stop_token stop) {
            return app::inspect_in_child(program, app::child_limits({}), task, stop);
        };
        return hooks;
    }
    void import(std::filesystem::path const& source) {
        imports::ImportRequest request;
        request.source = source;
        w.import_file(request);
    }
    workbench::Workbench w;
};

}

TEST_CASE("an import run apart is in the window's project, with its report", "[app][apart]") {
    TempDir const dir;
    Desk desk(town(dir));
    auto const before = desk.w.snapshot().residences.size();
    desk.import(table(dir, 5));
    CHECK(desk.w.jobs().finish().empty());
    REQUIRE(desk.w.last_import());
    CHECK(desk.w.last_import()->read == 5);
    CHECK(desk.w.last_import()->kept == 5);
    CHECK(desk.w.snapshot().residences.size() == before + 5);
    // What it holds already is refused in the child's words, in the window's language.
    desk.w.forget_import();
    desk.import(dir / "parc d’été.csv");
    auto const failures = desk.w.jobs().finish();
    REQUIRE(failures.size() == 1);
    CHECK(failures[0].error.code() == core::ErrorCode::refused);
    CHECK(failures[0].error.message().arguments == std::vector<std::string>{"parc d’été.csv"});
    CHECK(desk.w.snapshot().residences.size() == before + 5);
}

TEST_CASE("an import run apart and cancelled leaves the project as it was, and the window may write at once", "[app][apart]") {
    TempDir const dir;
    Desk desk(town(dir));
    auto const before = desk.w.snapshot().residences.size();
    desk.import(table(dir, 300'000));
    while (desk.w.jobs().running().empty() || desk.w.jobs().running().front().share == 0) {
        REQUIRE_FALSE(desk.w.jobs().is_idle());
        std::this_thread::yield();
    }
    desk.w.jobs().cancel(desk.w.jobs().running().front().id);
    CHECK(desk.w.jobs().finish().empty());
    CHECK_FALSE(desk.w.last_import());
    CHECK(store::Project::open(desk.w.snapshot().path, store::OpenMode::read_only).residences().size() == before);
    CHECK_NOTHROW(desk.w.decide_status(0, core::WatchStatus::watched, "2026-11-25", "comité", "essai"));
}

TEST_CASE("an import that crashes in the middle of its writing harms neither window nor project", "[app][apart]") {
    TempDir const dir;
    auto const script = dir / "crashing";
    std::ofstream(script) << "#!/bin/sh\n\"$VIGIE_BINARY\" \"$@\" 2> " << support::quoted(dir.text("progress")) << " &\nchild=$!\n"
                          << "while kill -0 $child && ! grep -q progress " << support::quoted(dir.text("progress")) << "; do sleep 0.01; done\n"
                          << "kill -SEGV $child; wait $child; kill -SEGV $$\n";
    std::filesystem::permissions(script, std::filesystem::perms::owner_all);
    Desk desk(town(dir), script.string());
    auto const before = desk.w.snapshot().residences.size();
    desk.import(table(dir, 300'000));
    auto const failures = desk.w.jobs().finish();
    REQUIRE(failures.size() == 1);
    CHECK(failures[0].error.code() == core::ErrorCode::refused);
    CHECK(failures[0].error.message().english.find("made its reader crash") != std::string::npos);
    CHECK(desk.w.snapshot().residences.size() == before);
    CHECK(store::Project::open(desk.w.snapshot().path, store::OpenMode::read_only).residences().size() == before);
    CHECK_NOTHROW(desk.w.decide_status(0, core::WatchStatus::watched, "2026-11-25", "comité", "essai"));
}

TEST_CASE("a file looked at apart, while the window has the project open, gives the plan that looking here gives", "[app][apart]") {
    TempDir const dir;
    Desk desk(town(dir));
    imports::ImportChoices choices;
    choices.mapping = {{"agency", ""}, {"name", "nom"}};
    choices.decimal = ',';
    auto const source = table(dir, 3);
    auto const apart = app::inspect_in_child(std::getenv("VIGIE_BINARY"), app::child_limits({}), {dir / "town.gpkg", source, choices}, {});
    auto project = store::Project::open(dir / "town.gpkg", store::OpenMode::read_only);
    auto const here = imports::inspect(source, choices, &project);
    CHECK(apart.source == source);
    CHECK(apart.choices.mapping == choices.mapping);
    CHECK(apart.choices.decimal == ',');
    CHECK_FALSE(apart.choices.kind);
    CHECK(apart.kind == here.kind);
    CHECK(apart.columns == here.columns);
    CHECK(apart.positions == here.positions);
    CHECK(apart.project_extent == here.project_extent);
    CHECK(apart.preview.size() == here.preview.size());
    REQUIRE(apart.trial);
    CHECK(apart.trial->kept == here.trial->kept);
    CHECK(apart.findings.size() == here.findings.size());
}

TEST_CASE("a file whose reader crashes, or that is none, is one sentence in the assistant", "[app][apart]") {
    TempDir const dir;
    auto const script = dir / "crashing";
    std::ofstream(script) << "#!/bin/sh\nkill -SEGV $$\n";
    std::filesystem::permissions(script, std::filesystem::perms::owner_all);
    Desk crashing(town(dir), script.string());
    crashing.w.begin_import(table(dir, 3));
    CHECK(crashing.w.jobs().finish().empty());
    REQUIRE(crashing.w.import_draft().error);
    CHECK(crashing.w.import_draft().error->message().english.find("made its reader crash") != std::string::npos);
    CHECK_FALSE(crashing.w.import_draft().plan);
    CHECK(crashing.w.can_edit());
    std::filesystem::copy_file(dir / "town.gpkg", dir / "other.gpkg");
    Desk desk(dir / "other.gpkg");
    std::ofstream(dir / "bad.geojson") << "{\"type\": \"Feat";
    desk.w.begin_import(dir / "bad.geojson");
    CHECK(desk.w.jobs().finish().empty());
    REQUIRE(desk.w.import_draft().error);
    CHECK(desk.w.import_draft().error->code() == core::ErrorCode::refused);
    desk.w.begin_import(table(dir, 3));
    CHECK(desk.w.jobs().finish().empty());
    REQUIRE(desk.w.import_draft().plan);
    auto const before = desk.w.snapshot().residences.size();
    desk.w.import_prepared();
    CHECK(desk.w.jobs().finish().empty());
    CHECK(desk.w.snapshot().residences.size() == before + 3);
}
