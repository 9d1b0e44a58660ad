// Figures imported again: what takes the place of what is told, and so is a figure given twice in one file.
#include "imports/plan.hpp"

#include "imports/desk.hpp"

using namespace vigie;
using imports::ImportKind;
using support::ImportDesk;
using support::says;

namespace {

using Arguments = std::vector<std::string>;

/// What the sentence that holds `part` is about; empty when nothing says so.
Arguments told(store::ImportReport const& report, std::string_view part) {
    for (auto const& finding : report.findings)
        if (finding.what.english.find(part) != std::string::npos) return finding.what.arguments;
    return {};
}

struct Stock {
    ImportDesk desk;
    Stock() {
        std::vector list{support::residence("R1", 0, 0), support::residence("R2", 9, 9)};
        desk.store.project.add_residences(list, {});
    }
    [[nodiscard]] imports::ImportRequest request(std::string_view text, bool is_trial = false) const {
        auto request = desk.request(ImportKind::observations, desk.file("o.csv", text));
        request.campaign = "2026";
        request.dry_run = is_trial;
        return request;
    }
};

}

TEST_CASE("figures that take the place of others are listed before and after they are accepted", "[imports][vintage]") {
    Stock stock;
    auto const first = stock.desk.import(stock.request("code;indicator;value\nR1;ATT4;30\nR2;ATT4;40\n"));
    CHECK(first.changes.empty());
    CHECK_FALSE(says(first.report, "take the place"));

    auto const next = "code;indicator;value\nR1;ATT4;30\nR2;ATT4;45,5\nR1;ATT5;7\n";
    for (bool const is_trial : {true, false}) {
        INFO("trial " << is_trial);
        auto const outcome = stock.desk.import(stock.request(next, is_trial));
        REQUIRE(outcome.changes.size() == 1);
        CHECK(outcome.changes[0].kind == imports::Change::Kind::changed);
        CHECK(outcome.changes[0].code == "R2");
        CHECK(outcome.changes[0].field == "ATT4");
        CHECK(outcome.changes[0].before == "40");
        CHECK(outcome.changes[0].after == "45.5");
        CHECK(told(outcome.report, "take the place") == Arguments{"2026", "1", "1"});
        CHECK(stock.desk.observations("2026", "R2").at(0).value == (is_trial ? 40 : 45.5));
    }
    stock.desk.store.project.undo();
    CHECK(stock.desk.observations("2026", "R2").at(0).value == 40);
}

TEST_CASE("a figure given twice in a file is told, and the last one counts", "[imports][vintage]") {
    auto const twice = "code;indicator;value\nR1;ATT4;30\nR2;ATT4;40\nR1;ATT4;35\n";
    for (bool const is_trial : {true, false}) {
        Stock stock;
        INFO("trial " << is_trial);
        auto const outcome = stock.desk.import(stock.request(twice, is_trial));
        CHECK(told(outcome.report, "given again") == Arguments{"1"});
        CHECK(outcome.changes.empty());
        if (!is_trial) CHECK(stock.desk.observations("2026", "R1").at(0).value == 35);
    }
    Stock stock; // and beside figures that were there
    (void)stock.desk.import(stock.request("code;indicator;value\nR1;ATT4;30\n"));
    auto const outcome = stock.desk.import(stock.request(twice));
    CHECK(told(outcome.report, "given again") == Arguments{"1"});
    CHECK(told(outcome.report, "take the place") == Arguments{"2026", "0", "1"});
    CHECK(stock.desk.observations("2026", "R1").at(0).value == 35);
}
