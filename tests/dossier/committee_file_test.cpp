// The file of a committee: its totals agree with one another and with the minutes.
#include "dossier/committee_file.hpp"

#include "support/demo_town.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

using namespace vigie;
using namespace vigie::dossier;

namespace {

core::Date const day{std::chrono::year{2026}, std::chrono::November, std::chrono::day{25}};

struct Town {
    Town() {
        support::copy_demo_town(dir / "demo.gpkg", 150);
        auto project = store::Project::open(dir / "demo.gpkg", store::OpenMode::read_only);
        snapshot = load_snapshot(project);
    }
    support::TempDir const dir;
    std::shared_ptr<Snapshot const> snapshot;
};

}

TEST_CASE("the totals of a committee’s file balance", "[committee]") {
    Town const town;
    MinutesRequest request;
    request.date = day;
    auto const file = committee_file(*town.snapshot, request);
    auto const& flow = file.so_far.flow;
    std::size_t before = 0, after = 0;
    for (auto const& each : flow) {
        CHECK(each.before + each.into - each.out_of == each.after);
        before += each.before;
        after += each.after;
    }
    CHECK(before == town.snapshot->residences.size());
    CHECK(after == town.snapshot->residences.size());
    std::size_t followed = 0;
    for (auto const& group : file.groups) {
        CHECK(group.sites.size() == flow[static_cast<std::size_t>(group.status)].after);
        CHECK(group.worse + group.steady + group.better + group.not_compared == group.sites.size());
        followed += group.sites.size();
    }
    CHECK(followed == file.followed);
    CHECK(followed > 0);
    CHECK(file.due.size() + file.later == file.so_far.actions.size());
    CHECK(static_cast<std::size_t>(std::ranges::count_if(file.due, [](auto const& action) { return action.days_late > 0; })) == file.so_far.late);
    CHECK(file.asked.size() == proposals(*town.snapshot).size());
    CHECK(agenda_of(file).size() == 4);
}

TEST_CASE("the sites that got worse come first, each with its figures", "[committee]") {
    Town const town;
    MinutesRequest request;
    request.date = day;
    auto const file = committee_file(*town.snapshot, request);
    CHECK(file.before == "2025");
    for (auto const& group : file.groups) {
        double last = 1e9;
        for (auto const& site : group.sites) {
            if (!site.change) continue;
            CHECK(site.change->points <= last);
            last = site.change->points;
            auto const row = town.snapshot->residence(site.code);
            CHECK(site.index == town.snapshot->latest_scored()->scores[row].index.score);
            REQUIRE(site.since);
            CHECK(*site.since <= day);
        }
    }
    for (auto const& action : file.due) {
        REQUIRE(action.due);
        CHECK(*action.due <= file.horizon);
    }
}
