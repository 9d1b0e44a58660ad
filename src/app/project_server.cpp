#include "app/project_server.hpp"

#include "app/publish_json.hpp"
#include "core/error.hpp"
#include "dossier/partner_tables.hpp"
#include "dossier/personal_data.hpp"
#include "gis/writer.hpp"
#include "postgis/server.hpp"
#include "postgis/subscribe.hpp"
#include "store/project_rows.hpp"

#include <algorithm>
#include <charconv>

namespace vigie::app {

namespace {

namespace fs = std::filesystem;
using Report = std::function<void(double)>;

int srid_of(store::Project const& project) {
    auto const crs = project.info().crs;
    auto const digits = crs.substr(crs.find(':') + 1);
    int srid = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), srid);
    return srid;
}

struct Done {
    postgis::Snapshot snapshot;
    std::int64_t rows = 0;
    std::string place;
};

/// What both editions have in common: the server made ready, everything in one transaction.
Done publish(store::Project& project, std::vector<core::PublishTable> const& tables, PublishOrder const& order,
             std::stop_token const& stop,
             std::function<std::int64_t(postgis::Connection&, postgis::Snapshot&)> const& fill) {
    Done done;
    done.snapshot.project_uid = store::project_uid(project);
    done.snapshot.schema_version = store::schema_version();
    done.snapshot.srid = srid_of(project);
    postgis::Connection connection(order.server, stop);
    done.place = connection.place();
    connection.transaction([&] {
        postgis::prepare_server(connection, tables, done.snapshot.schema_version);
        done.snapshot.organisation = postgis::organisation_of(connection, order.organisation);
        done.rows = fill(connection, done.snapshot);
    });
    return done;
}

Done publish_internal(store::Project& project, PublishOrder const& order, Report const& progress,
                      std::stop_token const& stop) {
    auto const tables = store::published_tables(project);
    Done done;
    store::read_one_state(project, [&] {
        done = publish(project, tables, order, stop, [&](postgis::Connection& connection, postgis::Snapshot& snapshot) {
            snapshot.title = project.info().title;
            snapshot.facts = facts_json(store::project_facts(project));
            snapshot.tables = tables_json(tables);
            auto const visit = [&](core::PublishTable const& table, postgis::TakeRow const& take) {
                store::visit_rows(project, table, take);
            };
            return postgis::publish_project(connection, snapshot, {tables, visit}, progress);
        });
    });
    return done;
}

Done publish_to_partners(store::Project& project, PublishOrder const& order, std::stop_token const& stop) {
    auto const snapshot = dossier::load_snapshot(project);
    if (auto const caution = order.say ? dossier::export_caution(*snapshot) : std::string(); !caution.empty()) order.say(caution);
    Done done;
    auto const make = [&](dossier::Edition const& edition) {
        dossier::PartnerPlan const plan(*snapshot, project, edition.profile, order.campaign);
        std::vector<postgis::PartnerTable> tables;
        for (auto const& table : dossier::partner_tables(*snapshot, plan, edition, "all"))
            tables.push_back(partner_table(table));
        done = publish(project, store::published_tables(project), order, stop,
                       [&](postgis::Connection& connection, postgis::Snapshot& published) {
                           published.edition = "partner";
                           published.recipient = edition.recipient;
                           published.purpose = edition.purpose;
                           published.export_number = edition.number;
                           return postgis::publish_partner(connection, published, tables, order.readers);
                       });
    };
    deliver(project, *order.partner, "all", "postgis", make);
    return done;
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
                  std::map<std::string, std::string> facts, Report const& progress) {
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
void write_project(fs::path const& target, postgis::Connection& connection, postgis::Snapshot const& snapshot,
                   Report const& progress) {
    auto const facts = facts_of_json(snapshot.facts);
    auto const beside = target.parent_path() / ("." + target.stem().string() + ".part.gpkg");
    std::error_code ignored;
    fs::remove(beside, ignored);
    try {
        auto project = store::Project::create(beside, info_of(facts));
        fill_project(project, connection, snapshot, facts, progress);
        project.close();
        fs::rename(beside, target);
    } catch (...) {
        fs::remove(beside, ignored);
        throw;
    }
}

void write_partner(fs::path const& target, postgis::Connection& connection, postgis::Snapshot const& snapshot) {
    std::vector<gis::Table> tables;
    for (auto const& table : postgis::fetch_partner(connection, snapshot))
        tables.push_back(table_of_partner(table));
    gis::write_tables(target, tables, "EPSG:" + std::to_string(snapshot.srid));
}

}

workbench::PublishedSnapshot published_snapshot(postgis::Snapshot const& snapshot) {
    return {snapshot.organisation, snapshot.project_uid,  snapshot.title,     snapshot.number,
            snapshot.is_partner(), snapshot.published_at, snapshot.recipient, snapshot.purpose,
            snapshot.export_number};
}

workbench::Published publish_project(store::Project& project, PublishOrder const& order, Report const& progress,
                                     std::stop_token stop) {
    (void)store::project_uid(project); // the first time it is written down: before any transaction
    auto const done = order.partner ? publish_to_partners(project, order, stop)
                                    : publish_internal(project, order, progress, stop);
    return {published_snapshot(done.snapshot), done.rows, done.place};
}

void require_new_gpkg(fs::path const& target) {
    if (target.extension() != ".gpkg")
        throw core::Error(
            core::ErrorCode::usage,
            {VIGIE_N_("What was published becomes a GeoPackage. End the name {0} with .gpkg."), {target.string()}});
    if (fs::exists(target))
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("{0} exists already. Choose another name, or remove it first."), {target.string()}});
}

void write_snapshot(fs::path const& target, postgis::Connection& connection, postgis::Snapshot const& snapshot,
                    Report const& progress) {
    snapshot.is_partner() ? write_partner(target, connection, snapshot)
                          : write_project(target, connection, snapshot, progress);
}

namespace {

workbench::Published publish_from_window(fs::path const& path, workbench::PublishRequest const& request,
                                         Report const& progress, std::stop_token stop) {
    auto project = store::Project::open(path, store::OpenMode::shared); // beside the window's own connection
    PublishOrder const order{request.server, request.organisation, request.campaign, request.partner, request.readers, {}};
    return publish_project(project, order, progress, std::move(stop));
}

std::vector<workbench::PublishedSnapshot> list_for_window(std::string const& server, std::stop_token stop) {
    postgis::Connection connection(server, std::move(stop));
    std::vector<workbench::PublishedSnapshot> list;
    for (auto const& snapshot : postgis::snapshots(connection, store::schema_version()))
        list.push_back(published_snapshot(snapshot));
    return list;
}

void subscribe_for_window(workbench::SubscribeRequest const& request, Report const& progress, std::stop_token stop) {
    require_new_gpkg(request.target);
    postgis::Connection connection(request.server, std::move(stop));
    auto const snapshots = postgis::snapshots(connection, store::schema_version());
    auto const& wanted = request.snapshot;
    auto const found = std::ranges::find_if(snapshots, [&](auto const& each) {
        return each.project_uid == wanted.project && each.number == wanted.number &&
               each.is_partner() == wanted.is_partner;
    });
    if (found == snapshots.end())
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("Snapshot {0} is on the server no more. List what was published again."),
                           {std::to_string(wanted.number)}});
    write_snapshot(request.target, connection, *found, progress);
}

}

workbench::ServerHooks server_hooks() { return {publish_from_window, list_for_window, subscribe_for_window}; }

}
