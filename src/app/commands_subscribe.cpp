#include "app/commands_publish.hpp"
#include "app/json.hpp"
#include "app/publish_json.hpp"
#include "core/error.hpp"
#include "postgis/subscribe.hpp"
#include "store/project_rows.hpp"
#include "text/language.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <set>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

namespace fs = std::filesystem;

int list_snapshots(std::vector<postgis::Snapshot> const& snapshots, bool as_json) {
    auto list = ordered_json::array();
    for (auto const& each : snapshots) {
        list.push_back({{"organisation", each.organisation},
                        {"project", each.project_uid},
                        {"title", each.title},
                        {"number", each.number},
                        {"edition", each.edition},
                        {"published_at", each.published_at},
                        {"recipient", each.recipient},
                        {"purpose", each.purpose},
                        {"export", each.export_number}});
        if (!as_json)
            std::cout << each.project_uid << '\t' << each.number << '\t' << each.edition << '\t' << each.published_at
                      << '\t' << each.organisation << '\t'
                      << (each.is_partner() ? each.recipient + " · " + each.purpose : each.title) << '\n';
    }
    if (as_json) print_json(ordered_json{{"snapshots", list}});
    return 0;
}

/// The one that is asked for: of the only project there is, or of the one named, the newest or the one of that number.
postgis::Snapshot chosen(std::vector<postgis::Snapshot> snapshots, SubscribeOptions const& options) {
    std::erase_if(snapshots, [&](auto const& each) {
        bool const is_project =
            options.project.empty() || each.project_uid == options.project || each.title == options.project;
        return !is_project || (options.number != 0 && each.number != options.number);
    });
    if (snapshots.empty())
        throw core::Error(
            core::ErrorCode::usage,
            VIGIE_N_(
                "There is no such snapshot among those you may read. List them with “vigie subscribe PG:… --list”."));
    std::set<std::string> projects;
    for (auto const& each : snapshots)
        projects.insert(each.project_uid);
    if (projects.size() > 1)
        throw core::Error(core::ErrorCode::usage, VIGIE_N_("Several projects are published there. Name one with "
                                                           "--project; “vigie subscribe PG:… --list” shows them."));
    // A member sees partner editions too: his own project is what he wants, unless he names the number.
    std::ranges::stable_sort(snapshots, {}, &postgis::Snapshot::is_partner);
    return snapshots.front();
}

store::ProjectInfo info_of(std::map<std::string, std::string> const& facts) {
    auto const fact = [&](char const* key) {
        auto const found = facts.find(key);
        return found == facts.end() ? std::string() : found->second;
    };
    return {fact("title"),      fact("crs"), fact("crs_wkt"), fact("crs_name"), fact("is_fictitious") == "1",
            fact("source_line")};
}

void fill_project(store::Project& project, postgis::Connection& connection, postgis::Snapshot const& snapshot,
                  std::map<std::string, std::string> facts, std::function<void(double)> const& progress) {
    auto const tables = tables_of_json(snapshot.tables);
    facts["subscribed_from"] =
        snapshot.organisation + ", " + std::to_string(snapshot.number) + ", " + snapshot.published_at;
    project.without_history([&] {
        project.transaction([&] {
            store::RowRestorer restorer(project);
            double done = 0;
            for (auto const& table : tables) {
                restorer.begin(table);
                postgis::fetch_rows(connection, snapshot, table,
                                    [&](core::PublishRow const& row) { restorer.add(row); });
                progress(++done / static_cast<double>(tables.size()));
            }
            store::put_project_facts(project, facts);
        });
    });
}

/// Made beside and renamed, so that a broken connection leaves nothing.
void make_project(fs::path const& out, postgis::Connection& connection, postgis::Snapshot const& snapshot,
                  Console const& console) {
    auto const facts = facts_of_json(snapshot.facts);
    auto const beside = out.parent_path() / ("." + out.stem().string() + ".part.gpkg");
    std::error_code ignored;
    fs::remove(beside, ignored);
    try {
        auto project = store::Project::create(beside, info_of(facts));
        fill_project(project, connection, snapshot, facts, console.progress(tr("Reading")));
        project.close();
        fs::rename(beside, out);
    } catch (...) {
        fs::remove(beside, ignored);
        throw;
    }
}

void write_partner(fs::path const& out, postgis::Connection& connection, postgis::Snapshot const& snapshot) {
    std::vector<gis::Table> tables;
    for (auto const& table : postgis::fetch_partner(connection, snapshot))
        tables.push_back(table_of_partner(table));
    gis::write_tables(out, tables, "EPSG:" + std::to_string(snapshot.srid));
}

}

int run_subscribe(SubscribeOptions const& options, Console const& console) {
    postgis::Connection connection(options.server, console.stop());
    auto const snapshots = postgis::snapshots(connection, store::schema_version());
    if (options.list) return list_snapshots(snapshots, options.json);
    if (options.out.empty())
        throw core::Error(core::ErrorCode::usage,
                          VIGIE_N_("Give the .gpkg file to write, or --list to see what was published."));
    if (fs::path(options.out).extension() != ".gpkg")
        throw core::Error(
            core::ErrorCode::usage,
            {VIGIE_N_("What was published becomes a GeoPackage. End the name {0} with .gpkg."), {options.out}});
    if (fs::exists(options.out))
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("{0} exists already. Choose another name, or remove it first."), {options.out}});
    auto const snapshot = chosen(snapshots, options);
    if (snapshot.is_partner())
        write_partner(options.out, connection, snapshot);
    else
        make_project(options.out, connection, snapshot, console);
    if (options.json)
        print_json(ordered_json{{"organisation", snapshot.organisation},
                                {"project", snapshot.project_uid},
                                {"number", snapshot.number},
                                {"edition", snapshot.edition},
                                {"published_at", snapshot.published_at}});
    console.message(tr("{0} written from snapshot {1} of {2}.",
                       {options.out, std::to_string(snapshot.number), connection.place()}));
    return 0;
}

}
