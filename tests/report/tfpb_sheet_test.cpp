// The yearly table of the property-tax rebate on paper.
#include "report/tfpb_sheet.hpp"

#include "core/error.hpp"
#include "report/report_fixture.hpp"
#include "report/samples.hpp"
#include "support/demo_town.hpp"
#include "text/number.hpp"

#include <algorithm>

using namespace vigie;
using namespace vigie::report;
namespace rt = vigie::report::test;

TEST_CASE("the table of the rebate holds the eight axes in order, their sums and every action once, in both languages",
          "[report][tfpb]") {
    rt::TempFolder const folder;
    support::copy_demo_town(folder / "demo.gpkg", 200);
    auto project = store::Project::open(folder / "demo.gpkg", store::OpenMode::read_only);
    auto const snapshot = dossier::load_snapshot(project);
    auto const path = folder / "tfpb.pdf";
    for (auto const language : {text::Language::fr, text::Language::en}) {
        rt::InLanguage const speaking(language);
        auto const table = dossier::tfpb_table(*snapshot, {.year = 2026});
        REQUIRE(table.actions > 5);
        PageRecord record;
        SheetOptions options;
        options.date = rt::day(2026, 11, 26);
        options.record = &record;
        write_tfpb_sheet(path, *snapshot, table, options);
        rt::check_layout(record, 297, 210);
        auto const count = [&](std::string const& words) {
            return std::ranges::count_if(record.texts, [&](auto const& text) { return text.text == words; });
        };
        for (std::size_t i = 0; i < table.axes.size(); ++i) {
            auto const title = std::to_string(i + 1) + ". " + table.axes[i].title;
            CHECK(count(title) == 1);
            for (auto const& line : table.axes[i].lines)
                CHECK(count(line.title) >= 1);
        }
        CHECK(count(text::euros(table.planned)) == 1);
        CHECK(std::filesystem::file_size(path) < 2'000'000);
    }
    CHECK_THROWS_AS(write_tfpb_sheet(folder / "tfpb.txt", *snapshot, dossier::tfpb_table(*snapshot, {.year = 2026})),
                    core::Error);
}

TEST_CASE("a year without an action says so axis by axis", "[report][tfpb]") {
    rt::TempFolder const folder;
    rt::InLanguage const speaking(text::Language::en);
    dossier::Snapshot const empty;
    auto const table = dossier::tfpb_table(empty, {.year = 1999});
    PageRecord record;
    SheetOptions options;
    options.record = &record;
    write_tfpb_sheet(folder / "vide.pdf", empty, table, options);
    CHECK(std::ranges::count_if(record.texts, [](auto const& text) { return text.text == "no action this year"; }) ==
          8);
}
