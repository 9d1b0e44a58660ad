#include "report/grid_sheet.hpp"

#include "core/error.hpp"
#include "diagnosis/grid_file.hpp"
#include "report/report_fixture.hpp"
#include "report/samples.hpp"

using namespace vigie;
using namespace vigie::report;
namespace rt = vigie::report::test;

namespace {

PageRecord printed(core::Grid const& grid, std::filesystem::path const& path) {
    PageRecord record;
    SheetOptions options;
    options.date = rt::day(2026, 11, 26);
    options.record = &record;
    write_grid_sheet(path, grid, options);
    return record;
}

}

TEST_CASE("the annex of the default grid says each indicator, in both languages, nothing over another", "[report][grid]") {
    rt::TempFolder const folder;
    auto const grid = diagnosis::default_grid();
    for (auto const language : {text::Language::fr, text::Language::en}) {
        rt::InLanguage const speaking(language);
        auto const record = printed(grid, folder / "grid.pdf");
        rt::check_layout(record, 210, 297);
        CHECK(record.pages > 3);
        auto const said = rt::text_of_pdf(folder / "grid.pdf");
        if (!said) continue;
        for (auto const& family : grid.families)
            for (auto const& indicator : family.indicators) CHECK(rt::holds(*said, indicator.code));
    }
}

TEST_CASE("the annex says from what value to what value, what it counts for and when it is an alert", "[report][grid]") {
    rt::TempFolder const folder;
    core::Grid grid;
    grid.title = {"Petite", "Small"};
    core::Indicator indicator;
    indicator.code = "A1";
    indicator.name = {"Bruit", "Noise"};
    indicator.unit = {"%", "%"};
    indicator.goalposts = {10, 60};
    indicator.alert_at = 45;
    core::Indicator shown = indicator;
    shown.code = "A2";
    shown.weight = 0;
    shown.alert_at.reset();
    grid.families = {{"F1", {"Tout", "All"}, {}, 1, true, {}, {indicator, shown}}};
    auto const record = printed(grid, folder / "small.pdf");
    CHECK(record.pages == 1);
    auto const says = [&](std::string const& words) {
        return std::ranges::any_of(record.texts, [&](auto const& each) { return rt::holds(each.text, words); });
    };
    CHECK(says("0 at 10.0\u202F%, 100 at 60.0\u202F%"));
    CHECK(says("Alert from 45.0\u202F% up"));
    CHECK(says("of its family, 100.0 of the 100 points."));
    CHECK(says("not scored itself"));
    CHECK_THROWS_AS(write_grid_sheet(folder / "small.png", grid), core::Error);
}
