#include "core/error.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

using namespace vigie;

TEST_CASE("what leaves the house is numbered by year and cannot be undone", "[store][export_log]") {
    support::TempStore temp;
    auto& project = temp.project;
    auto const on = [](int year) {
        return core::Date{std::chrono::year{year}, std::chrono::April, std::chrono::day{14}};
    };
    store::ExportEntry first{"", on(2026), "all", "gpkg", "commune", "abc", "Ville", "comité GUP"};
    store::ExportEntry second = first, later = first;
    second.what = "site R1";
    later.exported_on = on(2027);
    CHECK(project.next_export_number(on(2026)) == "2026-001");
    project.log_export(first);
    project.log_export(second);
    project.log_export(later);
    CHECK(first.number == "2026-001");
    CHECK(second.number == "2026-002");
    CHECK(later.number == "2027-001");
    CHECK(project.export_log() == std::vector{first, second, later});
    CHECK_FALSE(project.undo_label()); // no step of the history
    CHECK(project.check().empty());
}

TEST_CASE("an export without recipient or purpose is not written down", "[store][export_log]") {
    support::TempStore temp;
    store::ExportEntry entry{"", core::today(), "all", "gpkg", "commune", "abc", "", "comité"};
    CHECK_THROWS_AS(temp.project.log_export(entry), core::Error);
    CHECK(temp.project.export_log().empty());
}
