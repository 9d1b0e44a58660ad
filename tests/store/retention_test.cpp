#include "store/retention.hpp"

#include "store/project_rows.hpp"
#include "core/error.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace vigie;
using support::TempStore;

namespace {

core::Date day(char const* text) { return *core::parse_date(text); }

core::Incident incident(std::string code, char const* on, core::ResidenceId residence,
                        std::string kind = "degradation") {
    core::Incident fact;
    fact.code = std::move(code);
    fact.kind = std::move(kind);
    fact.date = day(on);
    if (residence) fact.residence = residence;
    fact.position = core::Projected{652'000.123, 6'861'000.456};
    return fact;
}

/// Two residences, campaigns whose limits cut months, incidents on both sides of every limit.
struct Town : TempStore {
    std::vector<core::Residence> residences{support::residence("A", 1, 2), support::residence("B", 3, 4)};
    std::vector<core::Campaign> campaigns;

    Town() {
        project.add_residences(residences, {});
        for (auto const& [name, from, to] : {std::tuple{"2020", "2020-01-01", "2021-01-01"},
                                             {"mi-mars", "2021-03-15", "2022-03-20"},
                                             {"2024", "2024-01-01", "2025-01-01"}}) {
            core::Campaign campaign;
            campaign.name = name;
            campaign.period = {day(from), day(to)};
            project.add_campaign(campaign);
        }
        campaigns = project.campaigns();
        auto const a = residences[0].id, b = residences[1].id;
        project.add_incidents(std::vector{incident("SECRET-1", "2019-12-31", a), incident("SECRET-2", "2020-01-01", a),
                                          incident("SECRET-3", "2020-12-31", a), incident("SECRET-4", "2021-03-14", b),
                                          incident("SECRET-5", "2021-03-15", b),
                                          incident("SECRET-6", "2021-03-31", b, "bruit"),
                                          incident("SECRET-7", "2022-03-19", a), incident("SECRET-8", "2022-03-20", a),
                                          incident("SECRET-9", "2022-03-25", {}), incident("RECENT-1", "2024-05-02", a),
                                          incident("RECENT-2", "2024-06-02", b)},
                              {});
    }

    using Counts = std::map<std::string, std::map<std::int64_t, int>>;
    [[nodiscard]] Counts counts() const {
        Counts all;
        for (auto const& campaign : campaigns)
            for (auto const& kind : project.incident_kinds())
                for (auto const& [residence, count] : project.incident_counts(kind, campaign.period))
                    all[campaign.name + " " + kind][residence.value] = count;
        return all;
    }
};

}

TEST_CASE("three years are kept", "[store][retention]") {
    CHECK(store::retention_limit(day("2026-11-26")) == day("2023-11-26"));
    CHECK(store::retention_limit(day("2024-02-29")) == day("2021-02-28"));
}

TEST_CASE("after a purge every campaign counts what it counted", "[store][retention]") {
    Town town;
    auto const before = town.counts();
    CHECK(before.at("2020 degradation").at(town.residences[0].id.value) == 2);
    CHECK(before.at("mi-mars degradation").at(town.residences[1].id.value) == 1);
    CHECK(before.at("mi-mars bruit").at(town.residences[1].id.value) == 1);
    auto const done = store::purge(town.project, day("2023-11-26"));
    CHECK(done.incidents == 9);
    CHECK(done.unlinked == 1);
    CHECK(done.kinds == std::vector<std::pair<std::string, std::int64_t>>{{"bruit", 1}, {"degradation", 8}});
    CHECK(done.first_on == "2019-12-31");
    CHECK(done.last_on == "2022-03-25");
    CHECK(town.counts() == before);
    CHECK(town.project.incidents(town.residences[0].id).size() == 1);
    CHECK(town.project.incident_kinds() == std::vector<std::string>{"bruit", "degradation"});
    for (auto const& finding : town.project.check()) {
        INFO(finding.subject << ": " << finding.what);
        CHECK_FALSE(finding.is_error);
    }

    SECTION("a later purge adds to the counts of the same month") {
        town.project.add_incidents(std::vector{incident("LATE", "2020-06-01", town.residences[0].id),
                                               incident("LATER", "2020-12-30", town.residences[0].id)},
                                   {});
        auto const more = town.counts();
        CHECK(more.at("2020 degradation").at(town.residences[0].id.value) == 4);
        CHECK(store::purge(town.project, day("2024-05-10")).incidents == 3);
        CHECK(town.counts() == more);
        auto const log = store::purge_log(town.project);
        REQUIRE(log.size() == 2);
        CHECK(log[0].what.incidents == 9);
        CHECK(log[1].what.before == day("2024-05-10"));
        CHECK(store::purged_before(town.project) == day("2024-05-10"));
    }
    SECTION("nothing older: nothing is done, nor written down") {
        CHECK(store::purge(town.project, day("2023-11-26")).incidents == 0);
        CHECK(store::purge_log(town.project).size() == 1);
    }
}

TEST_CASE("what was purged is nowhere in the file, its history or its backups", "[store][retention]") {
    Town town;
    // A step that undo would bring back, an import that can be taken out, and what its report said.
    town.project.edit({"Later fact", {}}, [&] {
        town.project.add_incidents(std::vector{incident("SECRET-EDIT", "2020-02-02", town.residences[0].id)}, {});
    });
    town.project.transaction([&] {
        auto const import = town.project.begin_import("incidents", "faits.csv");
        town.project.add_incidents(std::vector{incident("SECRET-IMPORT", "2020-02-03", town.residences[0].id)}, import);
        store::ImportReport report;
        report.id = import;
        report.kind = "incidents";
        report.source_name = "faits.csv";
        report.findings.push_back({core::Severity::warning, 3, "SECRET-FINDING", {"moved", {}}, {}});
        town.project.end_import(report);
    });
    town.project.undo();
    town.project.redo();
    (void)town.project.back_up(store::BackupReason::work);
    CHECK(support::file_text(town.project.path()).find("SECRET") != std::string::npos);

    auto const planned = store::planned_purge(town.project, day("2023-11-26"));
    CHECK(planned.backups == 1);
    CHECK(planned.findings == 1);
    CHECK(planned.steps > 0);
    (void)store::purge(town.project, day("2023-11-26"));
    auto const kept = store::backups(town.project.path());
    REQUIRE(kept.size() == 1);
    CHECK_FALSE(town.project.undo_label().has_value());
    CHECK_FALSE(town.project.redo_label().has_value());
    CHECK_FALSE(town.project.history().empty()); // still to be read
    auto const path = town.project.path();
    town.project.close();
    for (auto const& entry : std::filesystem::recursive_directory_iterator(town.dir / ""))
        if (entry.is_regular_file()) {
            INFO(entry.path());
            CHECK(support::file_text(entry.path()).find("SECRET") == std::string::npos);
        }
    CHECK(support::file_text(path).find("RECENT-1") != std::string::npos);
    CHECK(support::file_text(kept[0].file).find("RECENT-1") != std::string::npos);
}

TEST_CASE("saying what would go changes no byte", "[store][retention]") {
    Town town;
    auto const path = town.project.path();
    town.project.close();
    auto const bytes = support::file_text(path);
    auto const project = store::Project::open(path, store::OpenMode::read_only);
    CHECK(store::planned_purge(project, day("2023-11-26")).incidents == 9);
    CHECK(support::file_text(path) == bytes);
}

TEST_CASE("the journal of purges is not undone with what comes after", "[store][retention]") {
    Town town;
    (void)store::purge(town.project, day("2023-11-26"));
    town.project.set_setting("later", "1");
    town.project.undo();
    CHECK(store::purge_log(town.project).size() == 1);
    CHECK_FALSE(town.project.undo_label().has_value()); // the purge is no step
}
