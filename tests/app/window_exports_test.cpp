// What the window's actions write: through the workbench, its dialog and its jobs, without a window.
#include "app/window_exports.hpp"
#include "support/demo_town.hpp"
#include "support/process.hpp"
#include "workbench/intents.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <catch2/catch.hpp>

namespace vigie::app {

namespace {

using workbench::Dialog;
using workbench::Workbench;

struct Town {
    Town()
        : w(window_hooks()) {
        support::copy_demo_town(dir / "town.gpkg", 60);
        w.open(dir / "town.gpkg");
        w.jobs().finish();
        w.set_map_size(800, 600, 1);
    }
    /// Runs the action, confirms its dialog in another place, and waits. \return what was written
    std::string exported(std::string const& action, std::string const& name) {
        REQUIRE(workbench::run_action(w, action));
        REQUIRE(w.dialog == Dialog::save);
        REQUIRE(w.prepared_export());
        workbench::apply(w, workbench::WriteExport{dir / name});
        CHECK(w.dialog == Dialog::none);
        auto const failures = w.jobs().finish();
        if (!failures.empty()) FAIL(failures.front().error.message().english);
        return support::file_text(dir / name);
    }

    support::TempDir dir;
    Workbench w;
};

}

TEST_CASE("the sheet of a residence is proposed beside the project, named after it, and written where asked",
          "[app][export]") {
    Town town;
    auto const row = town.w.table().rows().front();
    town.w.select({row});
    REQUIRE(workbench::run_action(town.w, "file.site_sheet"));
    auto const& target = town.w.prepared_export()->target;
    CHECK(target.parent_path() == (town.dir / "town.gpkg").parent_path());
    CHECK(target.filename().string().find(town.w.snapshot().residences[row].code) != std::string::npos);
    CHECK(target.extension() == ".pdf");
    auto const pdf = town.exported("file.site_sheet", "a sheet.pdf");
    CHECK(pdf.starts_with("%PDF"));
    CHECK(pdf.size() > 10'000);
    CHECK_FALSE(std::filesystem::exists(target)); // nothing was written where it was only proposed
    CHECK(town.w.notice().find("a sheet.pdf") != std::string::npos);
}

TEST_CASE("a sheet for a partner is written from the window, and written down", "[app][export][partner]") {
    Town town;
    auto const row = town.w.table().rows().front();
    town.w.select({row});
    REQUIRE(workbench::run_action(town.w, "file.site_sheet"));
    workbench::apply(town.w, workbench::WriteExport{town.dir / "partner.pdf", dossier::EditionRequest{"Ville", "comité"}});
    auto const failures = town.w.jobs().finish();
    if (!failures.empty()) FAIL(failures.front().error.message().english + " " + failures.front().error.detail());
    CHECK(support::file_text(town.dir / "partner.pdf").starts_with("%PDF"));
    auto const project = store::Project::open(town.dir / "town.gpkg", store::OpenMode::read_only);
    auto const log = project.export_log();
    REQUIRE(log.size() == 1);
    CHECK(log[0].recipient == "Ville");
    CHECK(log[0].what == "site " + town.w.snapshot().residences[row].code);
    CHECK_FALSE(town.w.undo_label()); // what left the house cannot be taken back
    CHECK(log[0].profile == "commune");
    REQUIRE(workbench::run_action(town.w, "file.minutes"));
    workbench::apply(town.w, workbench::WriteExport{town.dir / "minutes.pdf", dossier::EditionRequest{"Préfecture", "TFPB", "etat-tfpb"}});
    CHECK(town.w.jobs().finish().empty());
    auto const after = store::Project::open(town.dir / "town.gpkg", store::OpenMode::read_only).export_log();
    REQUIRE(after.size() == 2);
    CHECK(std::ranges::count(after, "etat-tfpb", &store::ExportEntry::profile) == 1);
}

TEST_CASE("the comparison goes to a PDF and the map to a picture of the kind its name says", "[app][export]") {
    Town town;
    town.w.set_mode(workbench::Mode::compare);
    CHECK(town.exported("file.comparison_sheet", "zones.pdf").starts_with("%PDF"));
    town.w.set_mode(workbench::Mode::explorer);
    CHECK(town.exported("file.map_picture", "map.png").substr(1, 3) == "PNG");
    CHECK(town.exported("file.map_picture", "map.svg").find("<svg") != std::string::npos);
}

TEST_CASE("an export that cannot be written is told, and leaves the window as it was", "[app][export]") {
    Town town;
    town.w.select({town.w.table().rows().front()});
    REQUIRE(workbench::run_action(town.w, "file.site_sheet"));
    workbench::apply(town.w, workbench::WriteExport{"/nowhere/at/all/sheet.pdf"});
    CHECK(town.w.jobs().finish().size() == 1);
    CHECK(town.w.has_project());
}

}
