// How the commands about walks are written.
#include "app/command_parser.hpp"
#include "app/commands_walk.hpp"

#include <CLI/CLI.hpp>

namespace vigie::app {

using text::tr;

namespace {

void add_stop_options(CLI::App* c, WalkOptions& o) {
    c->add_option("--at", o.at, tr("stop, bend and finding: position X,Y in metres of the project"));
    c->add_option("--residence", o.residence, tr("stop: the residence it is at"));
    c->add_option("--look", o.look_at, tr("stop: what to look at there"));
    c->add_option("--ground", o.ground, "landlord | town | conurbation | condominium | other | to_clarify");
    c->add_option("--after", o.after, tr("stop and bend: number of the stop before it, 0 = first (default: last)"));
}

void add_finding_options(CLI::App* c, WalkOptions& o) {
    c->add_option("--stop", o.stop, tr("finding: number or name of the stop"));
    c->add_option("--theme", o.theme,
                  tr("finding: code of an indicator (CV2) or of a factor of cleanliness (see themes)"));
    c->add_option("--owner", o.owner, "landlord | town | conurbation | utility | other");
    c->add_option("--due", o.due, tr("finding: by when"));
    c->add_option("--photos", o.photos, tr("finding: numbers of the photos"));
    c->add_option("--state", o.state, tr("settle: what became of it:") + std::string(" open | solved | dropped"));
}

}

void add_walk_commands(Parser& parser) {
    auto const o = std::make_shared<WalkOptions>();
    auto* const c = parser.subcommand(
        "walk", tr("Walks on site (diagnostic en marchant): stops, findings, lists for those who have to act"),
        "vigie walk parc.gpkg create \"Ker-Avel, mai\" --zone Q01 --date 2026-05-12 --role gardien --role ville\n  "
        "vigie walk parc.gpkg stop "
        "\"Ker-Avel, mai\" \"Parking nord\" --at 223400,6757800 --ground town\n  vigie sheet parc.gpkg walk "
        "\"Ker-Avel, mai\" carnet.pdf\n  vigie walk "
        "parc.gpkg finding \"Ker-Avel, mai\" \"Lampadaire éteint\" --stop 3 --theme CV4 --owner town --due "
        "2026-06-30\n  vigie walk parc.gpkg import "
        "\"Ker-Avel, mai\" constats.csv\n  vigie walk parc.gpkg lists \"Ker-Avel, mai\" constats.xlsx");
    add_project(c, o->project);
    std::vector<std::string> const verbs{"list",    "create", "stop",     "bend",   "drop",  "mark", "order", "remove",
                                         "finding", "settle", "findings", "import", "lists", "themes"};
    c->add_option(
         "VERB", o->verb,
         "list | create | stop | bend | drop | mark | order | remove | finding | settle | findings | import | lists | themes")
        ->required()
        ->check(CLI::IsMember(verbs));
    c->add_option("ARGUMENTS", o->arguments,
                  tr("NAME of the walk, then: stop NAME PLACE; drop NAME NUMBER; mark NAME NUMBER litter=2 …; finding NAME WORDS; import NAME FILE; "
                     "lists NAME OUT (.csv, .xlsx, .ods, .pdf or a folder); settle takes the NUMBER of a finding"));
    c->add_option("--date", o->date, tr("create: day of the walk; settle: day it was settled (default: today)"));
    c->add_option("--zone", o->zone,
                  tr("create: code of a zone of the first zone layer, with a stop at each of its residences"));
    c->add_option("--residences", o->residences, tr("create: codes of residences to stop at, with commas"))
        ->delimiter(',');
    c->add_option("--role", o->roles, tr("create: a role that takes part, never a person; may be repeated"));
    c->add_option("--most", o->most, tr("create: most stops of a zone"))
        ->capture_default_str()
        ->check(CLI::Range(1, 60));
    add_stop_options(c, *o);
    add_finding_options(c, *o);
    add_json(c, o->json);
    parser.on_run(c, o, run_walk);
}

}
