// How the commands about pictures are written.
#include "app/command_parser.hpp"
#include "app/commands_photo.hpp"

#include <CLI/CLI.hpp>

namespace vigie::app {

using text::tr;

void add_photo_commands(Parser& parser) {
    auto const o = std::make_shared<PhotoOptions>();
    auto* const c = parser.subcommand(
        "photo", tr("Pictures of residences: kept small, upright and without what the camera wrote into them"),
        "vigie photo parc.gpkg add KA-0412 hall.jpg --caption \"Hall B\" --keep-date\n  vigie photo parc.gpkg list "
        "KA-0412\n  vigie photo parc.gpkg clear 3 "
        "--role \"Chargée de mission qualité\"");
    add_project(c, o->project);
    c->add_option("VERB", o->verb, "add | list | clear | unclear | remove | write | purge")
        ->required()
        ->check(CLI::IsMember({"add", "list", "clear", "unclear", "remove", "write", "purge"}));
    c->add_option("ARGUMENTS", o->arguments,
                  tr("add: CODE of the residence, then FILES; list: CODE or nothing; clear, unclear and remove: "
                     "NUMBER; write: NUMBER and OUT.jpg; purge: nothing"));
    c->add_option("--caption", o->caption, tr("add: what the picture shows"));
    c->add_option("--date", o->date, tr("add: day it was taken; clear: day it was cleared (default: today)"));
    c->add_option("--role", o->role, tr("clear: role that cleared it, never a person"));
    c->add_flag("--keep-position", o->keep_position,
                tr("add: keep the place the camera wrote down; it never leaves the house"));
    c->add_flag("--keep-date", o->keep_date, tr("add: keep the day the camera wrote down"));
    add_json(c, o->json);
    parser.on_run(c, o, run_photo);
}

}
