#include "app/commands_publish.hpp"

#include "app/commands_personal_data.hpp"
#include "app/edition_delivery.hpp"
#include "app/json.hpp"
#include "app/publish_json.hpp"
#include "core/error.hpp"
#include "postgis/publish.hpp"
#include "postgis/server.hpp"
#include "store/project_rows.hpp"
#include "text/language.hpp"
#include "workbench/partner_tables.hpp"

#include <nlohmann/json.hpp>

#include <charconv>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

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
Done publish(store::Project& project, std::vector<core::PublishTable> const& tables, PublishOptions const& options, Console const& console,
             std::function<std::int64_t(postgis::Connection&, postgis::Snapshot&)> const& fill) {
    Done done;
    done.snapshot.project_uid = store::project_uid(project);
    done.snapshot.schema_version = store::schema_version();
    done.snapshot.srid = srid_of(project);
    postgis::Connection connection(options.server, console.stop());
    done.place = connection.place();
    connection.transaction([&] {
        postgis::prepare_server(connection, tables, done.snapshot.schema_version);
        done.snapshot.organisation = postgis::organisation_of(connection, options.organisation);
        done.rows = fill(connection, done.snapshot);
    });
    return done;
}

Done publish_internal(store::Project& project, PublishOptions const& options, Console const& console) {
    auto const tables = store::published_tables(project);
    auto const progress = console.progress(tr("Publishing"));
    Done done;
    (void)store::project_uid(project); // the first time it is written down
    store::read_one_state(project, [&] {
        done = publish(project, tables, options, console, [&](postgis::Connection& connection, postgis::Snapshot& snapshot) {
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

Done publish_to_partners(store::Project& project, PublishOptions const& options, Console const& console) {
    auto const snapshot = workbench::load_snapshot(project);
    say_words_to_check(*snapshot, console);
    Done done;
    auto const make = [&](workbench::Edition const& edition) {
        workbench::PartnerPlan const plan(*snapshot, project, edition.profile, options.campaign);
        std::vector<postgis::PartnerTable> tables;
        for (auto const& table : workbench::partner_tables(*snapshot, plan, edition, "all"))
            tables.push_back(partner_table(table));
        done = publish(project, store::published_tables(project), options, console, [&](postgis::Connection& connection, postgis::Snapshot& published) {
            published.edition = "partner";
            published.recipient = edition.recipient;
            published.purpose = edition.purpose;
            published.export_number = edition.number;
            return postgis::publish_partner(connection, published, tables, options.readers);
        });
    };
    (void)store::project_uid(project); // before the log's transaction
    deliver(project, {options.edition.profile, options.edition.recipient, options.edition.purpose}, "all", "postgis",
            make);
    return done;
}

}

int run_publish(PublishOptions const& options, Console const& console) {
    if (!options.readers.empty() && !options.edition.is_partner())
        throw core::Error(
            core::ErrorCode::usage,
            VIGIE_N_("--reader names who may read a partner edition. Add --edition partner, or leave it out."));
    auto project = store::Project::open(options.project);
    auto const done = options.edition.is_partner() ? publish_to_partners(project, options, console)
                                                   : publish_internal(project, options, console);
    project.close();
    auto const& snapshot = done.snapshot;
    if (options.json)
        print_json(ordered_json{{"organisation", snapshot.organisation},
                                {"project", snapshot.project_uid},
                                {"number", snapshot.number},
                                {"edition", snapshot.edition},
                                {"export", snapshot.export_number},
                                {"rows", done.rows}});
    auto const number = std::to_string(snapshot.number);
    console.message(snapshot.is_partner()
                        ? tr("Published on {0}: snapshot {1}, partner edition, export no. {2}.",
                             {done.place, number, snapshot.export_number})
                        : tr("Published on {0}: snapshot {1} for “{2}”.", {done.place, number, snapshot.organisation}));
    return 0;
}

}
