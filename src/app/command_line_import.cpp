// How the commands that bring data in are written.
#include "app/command_parser.hpp"

#include <CLI/CLI.hpp>

namespace vigie::app {

using text::tr;

namespace {

void add_place_command(Parser& parser) {
    auto const o = std::make_shared<PlaceOptions>();
    auto* const c = parser.subcommand("place", tr("Give a residence that no file places its position"),
                                      "vigie place parc.gpkg KA-0412 -3.3702 47.7482 --crs EPSG:4326");
    add_project(c, o->project);
    c->add_option("CODE", o->code, tr("Code of the residence"))->required();
    c->add_option("X", o->x, tr("Easting, or longitude"))->required();
    c->add_option("Y", o->y, tr("Northing, or latitude"))->required();
    c->add_option("--crs", o->crs, tr("Coordinate system of the two figures (default: the project's)"));
    parser.on_run(c, o, run_place);
}

void add_import_command(Parser& parser) {
    auto const o = std::make_shared<ImportOptions>();
    auto* const c = parser.subcommand(
        "import",
        tr("Read residences, zones, observations, incidents, actions or context layers; the source is never modified"),
        "vigie import parc.gpkg residences parc.csv --map code=reference --map dwellings=nb_logements");
    add_project(c, o->project);
    c->add_option("KIND", o->kind, "residences | zones | observations | incidents | actions | context | auto")
        ->required()
        ->check(CLI::IsMember({"residences", "zones", "observations", "incidents", "actions", "context", "auto"}));
    c->add_option("SOURCE", o->source, tr("File to read: any vector layer, CSV, XLSX or ODS"))->required();
    c->add_option("--layer", o->layer, tr("Layer or sheet of the source"));
    c->add_option("--as", o->as, tr("Name of the zone or context layer to make"));
    c->add_option("--role", o->role, "building | road | green | water | shore | rail | other")
        ->check(CLI::IsMember({"building", "road", "green", "water", "shore", "rail", "other"}));
    c->add_option("--map", o->map, tr("field=column, as often as needed"));
    c->add_option("--crs", o->crs, tr("Coordinate system of the source, when it states none or a wrong one"));
    c->add_option("--encoding", o->encoding, tr("Character set of the source"));
    c->add_option("--profile", o->profile,
                  tr("Profile to read with (vigie profiles), or none; default: the one that fits"));
    c->add_option("--save-profile", o->save_profile, tr("Keep this mapping as a profile of yours"));
    c->add_option("--delimiter", o->delimiter, tr("Column separator of a text table, or tab"));
    c->add_option("--decimal", o->decimal, tr("Decimal sign"))->check(CLI::IsMember({",", "."}));
    c->add_option("--header-row", o->header_row, tr("Which line of a table names the columns"))
        ->check(CLI::Range(1, 1000));
    c->add_option("--by", o->by, tr("residence, commune, or zone:LAYER when the codes are those of zones"));
    c->add_flag("--update", o->update, tr("New vintage: residences that are there are updated, none is removed"));
    c->add_option("--moved", o->moved_m, tr("Metres: a shorter move is none, for a new vintage"))
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    c->add_flag("--place", o->place, tr("Only give a position to residences that have none: by code, else by address"))
        ->excludes("--update");
    c->add_flag("--accept-suggestions", o->accept_suggestions,
                tr("Take likely matches of unknown codes, and keep them as other codes"));
    c->add_option("--report", o->report, tr("Write the report to a file: .csv, .xlsx or .json"));
    c->add_option("--within", o->within_m, tr("Metres: farthest residence an incident is assigned to"))
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    c->add_option("--campaign", o->campaign, tr("Campaign; made when it is a year"));
    c->add_flag("--dry-run", o->dry_run, tr("Report only, write nothing"));
    add_json(c, o->json);
    c->add_flag(
        "--plan", o->plan,
        tr("Write nothing; all that was found in the file and would be done, as one JSON document for programs"));
    parser.on_run(c, o, run_import);
}

void add_profile_commands(Parser& parser) {
    {
        auto const o = std::make_shared<ProfilesOptions>();
        auto* const c = parser.subcommand("profiles", tr("List the import profiles and the columns each recognises"),
                                          "vigie profiles");
        add_json(c, o->json);
        parser.on_run(c, o, run_profiles);
    }
    {
        auto const o = std::make_shared<ImportsOptions>();
        auto* const c = parser.subcommand("imports", tr("List past imports, or show the report of one"),
                                          "vigie imports parc.gpkg show 3");
        add_project(c, o->project);
        c->add_option("VERB", o->verb, "list | show")->required()->check(CLI::IsMember({"list", "show"}));
        c->add_option("NUMBER", o->number, tr("Number of the import"));
        c->add_option("--report", o->report, tr("Write the report to a file: .csv, .xlsx or .json"));
        add_json(c, o->json);
        parser.on_run(c, o, run_imports);
    }
}

}

void add_import_commands(Parser& parser) {
    add_import_command(parser);
    add_place_command(parser);
    add_profile_commands(parser);
}

}
