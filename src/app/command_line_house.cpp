// How the command about the identity of the sheets is written.
#include "app/command_parser.hpp"
#include "app/commands_house.hpp"

#include <CLI/CLI.hpp>

namespace vigie::app {

using text::tr;

void add_house_commands(Parser& parser) {
    auto const o = std::make_shared<HouseOptions>();
    auto* const c = parser.subcommand("house", tr("Whose sheets these are: name, line at the foot, colour of headings, logo"),
                                      "vigie house parc.gpkg set --name \"Office de Port-Fictif\" --footer \"1, quai du Port\" --accent "
                                      "#7A1F3D --logo logo.png\n  vigie house parc.gpkg show");
    add_project(c, o->project);
    c->add_option("VERB", o->verb, "set | show")->required()->check(CLI::IsMember({"set", "show"}));
    c->add_option("--name", o->name, tr("set: name of the house"));
    c->add_option("--footer", o->footer, tr("set: a line at the foot of every sheet"));
    c->add_option("--accent", o->accent, tr("set: colour of headings and rules, as #7A1F3D; empty = navy. Colours of classes never change"));
    auto* const logo = c->add_option("--logo", o->logo, tr("set: PNG, JPEG, TIFF or WebP picture; kept small and without its metadata"));
    c->add_flag("--no-logo", o->no_logo, tr("set: without a logo"))->excludes(logo);
    add_json(c, o->json);
    parser.on_run(c, o, run_house);
}

}
