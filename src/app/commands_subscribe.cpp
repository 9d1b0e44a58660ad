#include "app/commands_publish.hpp"
#include "app/json.hpp"
#include "app/project_server.hpp"
#include "core/error.hpp"
#include "postgis/subscribe.hpp"
#include "store/project_rows.hpp"
#include "text/language.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <set>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

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

}

int run_subscribe(SubscribeOptions const& options, Console const& console) {
    postgis::Connection connection(options.server, console.stop());
    auto const snapshots = postgis::snapshots(connection, store::schema_version());
    if (options.list) return list_snapshots(snapshots, options.json);
    if (options.out.empty())
        throw core::Error(core::ErrorCode::usage,
                          VIGIE_N_("Give the .gpkg file to write, or --list to see what was published."));
    require_new_gpkg(options.out);
    auto const snapshot = chosen(snapshots, options);
    write_snapshot(options.out, connection, snapshot, console.progress(tr("Reading")));
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
