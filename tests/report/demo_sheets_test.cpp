#include "dossier/site_file.hpp"
#include "report/report_fixture.hpp"
#include "report/samples.hpp"
#include "report/site_sheet.hpp"
#include "support/demo_town.hpp"

#include <map>

using namespace vigie;
using namespace vigie::report;
namespace rt = vigie::report::test;

TEST_CASE("every residence of the demo has its sheet on one page, in both languages", "[report][site]") {
    rt::TempFolder const folder;
    auto const path = folder / "demo.gpkg";
    support::copy_demo_town(path, 60);
    auto project = store::Project::open(path, store::OpenMode::read_only);
    auto const snapshot = dossier::load_snapshot(project);
    std::map<char, int> seen; // by class, so that the town is known to hold every case
    int unlocated = 0;
    for (std::uint32_t row = 0; row < snapshot->residences.size(); ++row) {
        rt::InLanguage const speaking(row % 3 == 0 ? text::Language::en : text::Language::fr);
        auto const file = dossier::site_file(*snapshot, project, row, "2026");
        PageRecord record;
        SheetOptions options;
        options.date = rt::day(2026, 11, 25);
        options.record = &record;
        write_site_sheet(folder / "site.pdf", *snapshot, file, options);
        CAPTURE(file.residence.code, file.residence.name);
        // The site project goes on to a next page where the first has no room.
        bool const goes_on = std::ranges::any_of(record.blocks, [](auto const& block) { return block.name == "project" && block.page == 2; });
        CHECK(record.pages == (goes_on ? 2 : 1));
        rt::check_layout(record, 210, 297);
        ++seen[core::letter(file.score->shown)];
        unlocated += file.residence.position ? 0 : 1;
    }
    CHECK(seen.size() == 5);
    CHECK(unlocated > 0);
}
