// How the commands that speak with a server are written.
#include "app/command_parser.hpp"
#include "app/commands_publish.hpp"

#include <CLI/CLI.hpp>

namespace vigie::app {

using text::tr;

namespace {

void add_publish(Parser& parser) {
    auto const o = std::make_shared<PublishOptions>();
    auto* const c = parser.subcommand(
        "publish", tr("Publish a numbered snapshot of the project on a PostGIS server"),
        "vigie publish parc.gpkg \"PG:host=serveur dbname=parc user=anne\" --organisation BAILLEUR\n  "
        "vigie publish parc.gpkg PG:service=parc --edition partner --recipient \"Ville de Port-Fictif\" "
        "--purpose \"comité GUP\" --reader ville");
    add_project(c, o->project);
    c->add_option("SERVER", o->server, tr("PG:host=… dbname=… user=…; the password stays in ~/.pgpass or PGPASSWORD"))
        ->required();
    c->add_option("--organisation", o->organisation,
                  tr("For which organisation (default: the only one of the account)"));
    c->add_option("--campaign", o->campaign, tr("Campaign (default: the latest scored)"));
    c->add_option("--reader", o->readers, tr("Account that may read this partner edition; may be given several times"));
    add_edition(c, o->edition);
    add_json(c, o->json);
    parser.on_run(c, o, run_publish);
}

void add_subscribe(Parser& parser) {
    auto const o = std::make_shared<SubscribeOptions>();
    auto* const c = parser.subcommand("subscribe", tr("Make a project of what was published on a PostGIS server"),
                                      "vigie subscribe \"PG:host=serveur dbname=parc user=anne\" parc.gpkg\n  vigie "
                                      "subscribe PG:service=parc --list");
    c->add_option("SERVER", o->server, tr("PG:host=… dbname=… user=…; the password stays in ~/.pgpass or PGPASSWORD"))
        ->required();
    c->add_option("OUT", o->out, tr("Project to write, a new .gpkg file"));
    c->add_option("--project", o->project, tr("Title or identifier of the published project"));
    c->add_option("--snapshot", o->number, tr("Number of the snapshot (default: the latest)"))
        ->check(CLI::PositiveNumber);
    c->add_flag("--list", o->list, tr("List the snapshots that may be read"));
    add_json(c, o->json);
    parser.on_run(c, o, run_subscribe);
}

}

void add_publish_commands(Parser& parser) {
    add_publish(parser);
    add_subscribe(parser);
}

}
