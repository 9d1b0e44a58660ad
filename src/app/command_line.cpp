#include "app/command_line.hpp"

#include "app/commands.hpp"
#include "app/commands_stats.hpp"
#include "app/window.hpp"
#include "app/window_exports.hpp"
#include "core/error.hpp"
#include "core/version.hpp"
#include "diagnosis/clusters.hpp"
#include "text/language.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <iostream>
#include <string_view>

namespace vigie::app {

namespace {

using text::tr;

/// The parser and what it found to run.
struct Parser {
    CLI::App cli;
    bool is_quiet = false;
    std::string language, progress = "auto";
    WindowOptions window;
    std::function<int(Console const&)> action;

    CLI::App* subcommand(char const* name, std::string const& help, char const* example) {
        CLI::App* const command = cli.add_subcommand(name, help);
        command->footer(tr("Example:") + "\n  " + example);
        command->fallthrough();
        command->get_formatter()->column_width(34);
        return command;
    }

    template <typename Options> void on_run(CLI::App* command, std::shared_ptr<Options> options, int (*run)(Options const&, Console const&)) {
        command->callback([this, options, run] { action = [options, run](Console const& console) { return run(*options, console); }; });
    }
};

void add_project_commands(Parser& parser) {
    {
        auto const o = std::make_shared<DemoOptions>();
        auto* const c = parser.subcommand("demo", tr("Write the demo project (declared fictitious), any size"), "vigie demo demo.gpkg --residences 300 --seed 1");
        c->add_option("OUT", o->out, tr("Project file to write (.gpkg)"))->required();
        c->add_option("--residences", o->residences, tr("Number of residences"))->check(CLI::Range(1, 200'000))->capture_default_str();
        c->add_option("--seed", o->seed, tr("Seed: the same seed gives the same town"))->capture_default_str();
        parser.on_run(c, o, run_demo);
    }
    {
        auto const o = std::make_shared<NewOptions>();
        auto* const c = parser.subcommand("new", tr("Make an empty project"), "vigie new parc.gpkg --title \"Parc de Lorient\"");
        c->add_option("PROJECT", o->project, tr("Project file to write (.gpkg)"))->required();
        c->add_option("--crs", o->crs, tr("Coordinate system of the project"))->capture_default_str();
        c->add_option("--grid", o->grid, tr("Diagnostic grid (default: the 55 indicators)"))->check(CLI::ExistingFile);
        c->add_option("--title", o->title, tr("Title shown on screens and sheets"));
        parser.on_run(c, o, run_new);
    }
    {
        auto const o = std::make_shared<CampaignOptions>();
        auto* const c = parser.subcommand("campaign", tr("Add, list or freeze campaigns"), "vigie campaign parc.gpkg add 2026 --from 2026-01-01 --to 2027-01-01");
        c->add_option("PROJECT", o->project, tr("Project file"))->required();
        c->add_option("VERB", o->verb, "add | list | freeze")->required()->check(CLI::IsMember({"add", "list", "freeze"}));
        c->add_option("NAME", o->name, tr("Name of the campaign"));
        c->add_option("--from", o->from, tr("First day"));
        c->add_option("--to", o->to, tr("First day after the end"));
        c->add_flag("--json", o->json, tr("One JSON document on stdout"));
        parser.on_run(c, o, run_campaign);
    }
    {
        auto const o = std::make_shared<GridOptions>();
        auto* const c = parser.subcommand("grid", tr("Export or import the diagnostic grid as an editable file"), "vigie grid parc.gpkg export grille.xlsx");
        c->add_option("PROJECT", o->project, tr("Project file"))->required();
        c->add_option("VERB", o->verb, "export | import")->required()->check(CLI::IsMember({"export", "import"}));
        c->add_option("FILE", o->file, tr("Grid file: .toml, .csv, .xlsx, and .ods to import"))->required();
        c->add_flag("--calibrate", o->calibrate, tr("With export: goalposts at P5 and P95 of the campaign, shown before and after; the project keeps its own"));
        c->add_option("--campaign", o->campaign, tr("Campaign (default: the latest)"));
        c->add_option("--tail", o->tail, tr("Share of the stock beyond each goalpost"))->check(CLI::Range(0.0, 0.45))->capture_default_str();
        c->add_flag("--json", o->json, tr("One JSON document on stdout"));
        parser.on_run(c, o, run_grid);
    }
    {
        auto const o = std::make_shared<HistoryOptions>();
        auto* const c = parser.subcommand("history", tr("List what was done to the project, undo the last step or do it again"), "vigie history parc.gpkg undo");
        c->add_option("PROJECT", o->project, tr("Project file"))->required();
        c->add_option("VERB", o->verb, "list | undo | redo")->check(CLI::IsMember({"list", "undo", "redo"}))->capture_default_str();
        c->add_flag("--json", o->json, tr("One JSON document on stdout"));
        parser.on_run(c, o, run_history);
    }
    {
        auto const o = std::make_shared<RestoreOptions>();
        auto* const c = parser.subcommand("restore", tr("List the backups of a project, or copy one to a project of its own"), "vigie restore parc.gpkg 1 hier.gpkg");
        c->add_option("PROJECT", o->project, tr("Project file"))->required();
        c->add_option("NUMBER", o->number, tr("Which backup, 1 = the newest; without it they are listed"));
        c->add_option("OUT", o->out, tr("Project file to write (.gpkg)"));
        c->add_flag("--json", o->json, tr("One JSON document on stdout"));
        parser.on_run(c, o, run_restore);
    }
    {
        auto const o = std::make_shared<CheckOptions>();
        auto* const c = parser.subcommand("check", tr("Check integrity, schema, spatial index and orphan rows"), "vigie check parc.gpkg");
        c->add_option("PROJECT", o->project, tr("Project file"))->required();
        c->add_flag("--json", o->json, tr("One JSON document on stdout"));
        parser.on_run(c, o, run_check);
    }
}

void add_place_command(Parser& parser) {
    auto const o = std::make_shared<PlaceOptions>();
    auto* const c = parser.subcommand("place", tr("Give a residence that no file places its position"),
                                      "vigie place parc.gpkg KA-0412 -3.3702 47.7482 --crs EPSG:4326");
    c->add_option("PROJECT", o->project, tr("Project file"))->required();
    c->add_option("CODE", o->code, tr("Code of the residence"))->required();
    c->add_option("X", o->x, tr("Easting, or longitude"))->required();
    c->add_option("Y", o->y, tr("Northing, or latitude"))->required();
    c->add_option("--crs", o->crs, tr("Coordinate system of the two figures (default: the project's)"));
    parser.on_run(c, o, run_place);
}

void add_import_command(Parser& parser) {
    auto const o = std::make_shared<ImportOptions>();
    auto* const c = parser.subcommand("import", tr("Read residences, zones, observations, incidents, actions or context layers; the source is never modified"),
                                      "vigie import parc.gpkg residences parc.csv --map code=reference --map dwellings=nb_logements");
    c->add_option("PROJECT", o->project, tr("Project file"))->required();
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
    c->add_option("--profile", o->profile, tr("Profile to read with (vigie profiles), or none; default: the one that fits"));
    c->add_option("--save-profile", o->save_profile, tr("Keep this mapping as a profile of yours"));
    c->add_option("--delimiter", o->delimiter, tr("Column separator of a text table, or tab"));
    c->add_option("--decimal", o->decimal, tr("Decimal sign"))->check(CLI::IsMember({",", "."}));
    c->add_option("--header-row", o->header_row, tr("Which line of a table names the columns"))->check(CLI::Range(1, 1000));
    c->add_option("--by", o->by, tr("residence, commune, or zone:LAYER when the codes are those of zones"));
    c->add_flag("--update", o->update, tr("New vintage: residences that are there are updated, none is removed"));
    c->add_option("--moved", o->moved_m, tr("Metres: a shorter move is none, for a new vintage"))->check(CLI::NonNegativeNumber)->capture_default_str();
    c->add_flag("--place", o->place, tr("Only give a position to residences that have none: by code, else by address"))->excludes("--update");
    c->add_flag("--accept-suggestions", o->accept_suggestions, tr("Take likely matches of unknown codes, and keep them as other codes"));
    c->add_option("--report", o->report, tr("Write the report to a file: .csv, .xlsx or .json"));
    c->add_option("--within", o->within_m, tr("Metres: farthest residence an incident is assigned to"))->check(CLI::PositiveNumber)->capture_default_str();
    c->add_option("--campaign", o->campaign, tr("Campaign; made when it is a year"));
    c->add_flag("--dry-run", o->dry_run, tr("Report only, write nothing"));
    c->add_flag("--json", o->json, tr("One JSON document on stdout"));
    c->add_flag("--plan", o->plan, tr("Write nothing; all that was found in the file and would be done, as one JSON document for programs"));
    parser.on_run(c, o, run_import);
}

void add_profile_commands(Parser& parser) {
    {
        auto const o = std::make_shared<ProfilesOptions>();
        auto* const c = parser.subcommand("profiles", tr("List the import profiles and the columns each recognises"), "vigie profiles");
        c->add_flag("--json", o->json, tr("One JSON document on stdout"));
        parser.on_run(c, o, run_profiles);
    }
    {
        auto const o = std::make_shared<ImportsOptions>();
        auto* const c = parser.subcommand("imports", tr("List past imports, or show the report of one"), "vigie imports parc.gpkg show 3");
        c->add_option("PROJECT", o->project, tr("Project file"))->required();
        c->add_option("VERB", o->verb, "list | show")->required()->check(CLI::IsMember({"list", "show"}));
        c->add_option("NUMBER", o->number, tr("Number of the import"));
        c->add_option("--report", o->report, tr("Write the report to a file: .csv, .xlsx or .json"));
        c->add_flag("--json", o->json, tr("One JSON document on stdout"));
        parser.on_run(c, o, run_imports);
    }
}

void add_analysis_commands(Parser& parser) {
    {
        auto const o = std::make_shared<ScoreOptions>();
        auto* const c = parser.subcommand("score", tr("Compute the scores of a campaign and print them"), "vigie score parc.gpkg --campaign 2026 --out scores.csv");
        c->add_option("PROJECT", o->project, tr("Project file"))->required();
        c->add_option("--campaign", o->campaign, tr("Campaign (default: the latest)"));
        c->add_option("--weights", o->weights, tr("CSV of family,weight"))->check(CLI::ExistingFile);
        c->add_option("--zones", o->zones, tr("Print the zones of this layer instead of the residences"));
        c->add_option("--draws", o->draws, tr("Draws of weights, mean and correction, for the range of each rank; 0 for none"))
            ->check(CLI::Range(0, 1'000'000))->capture_default_str();
        c->add_option("--seed", o->seed, tr("Seed: the same seed gives the same result"))->capture_default_str();
        c->add_option("--top", o->top, tr("How many first ranks the share of draws speaks of"))->check(CLI::PositiveNumber)->capture_default_str();
        c->add_option("--threads", o->threads, tr("Threads (0 = all); never changes the result"))->check(CLI::Range(0, 256))->capture_default_str();
        c->add_option("--out", o->out, tr("CSV file to write (default: stdout)"));
        c->add_flag("--json", o->json, tr("One JSON document on stdout"));
        parser.on_run(c, o, run_score);
    }
    {
        auto const o = std::make_shared<ExplainOptions>();
        auto* const c = parser.subcommand("explain", tr("Explain the score of one residence"), "vigie explain parc.gpkg KA-0412");
        c->add_option("PROJECT", o->project, tr("Project file"))->required();
        c->add_option("CODE", o->code, tr("Code of the residence"))->required();
        c->add_option("--versus", o->versus, tr("Another residence: why this one is above or below it, and how sure that is"));
        c->add_option("--campaign", o->campaign, tr("Campaign (default: the latest)"));
        c->add_flag("--json", o->json, tr("One JSON document on stdout"));
        parser.on_run(c, o, run_explain);
    }
    {
        auto const o = std::make_shared<ClustersOptions>();
        auto* const c = parser.subcommand("clusters", tr("Find clusters of complex residences"), "vigie clusters parc.gpkg --out foyers.gpkg");
        c->add_option("PROJECT", o->project, tr("Project file"))->required();
        c->add_option("--campaign", o->campaign, tr("Campaign (default: the latest scored)"));
        c->add_option("--on", o->on, "residences | zones:LAYER")->capture_default_str();
        c->add_option("--method", o->method, "auto | local-moran | gi-star | scan | dbscan | hdbscan")
            ->check(CLI::IsMember({"auto", "local-moran", "gi-star", "scan", "dbscan", "hdbscan"}))->capture_default_str();
        c->add_option("--weights", o->weights, tr("queen | rook | knn:K | band:METRES | kernel:METRES | idw:METRES, then ,cap:METRES for the longest link (default: chosen from the data)"));
        c->add_option("--permutations", o->permutations, tr("Random permutations"))->check(CLI::Range(99, 9'999'999))->capture_default_str();
        c->add_option("--seed", o->seed, tr("Seed: the same seed gives the same result"))->capture_default_str();
        c->add_option("--threads", o->threads, tr("Threads (0 = all); never changes the result"))->check(CLI::Range(0, 256))->capture_default_str();
        c->add_option("--correction", o->correction, "fdr | bonferroni | none")->check(CLI::IsMember({"fdr", "bonferroni", "none"}))->capture_default_str();
        c->add_option("--alpha", o->alpha, tr("Significance level"))->check(CLI::Range(0.0001, 0.5))->capture_default_str();
        c->add_flag("--emerging", o->emerging, tr("What became of each residence or zone over the campaigns (new, persistent… hot spot); stores nothing"));
        c->add_option("--out", o->out, tr("File to write: .csv (one row a residence or zone), .gpkg or .geojson (outlines)"));
        c->add_flag("--json", o->json, tr("One JSON document on stdout"));
        parser.on_run(c, o, run_clusters_command);
    }
    {
        auto const o = std::make_shared<CompareOptions>();
        auto* const c = parser.subcommand("compare", tr("Compare neighbourhoods with the whole stock"), "vigie compare parc.gpkg --zones quartiers Q01 Q02 --out comparaison.pdf");
        c->add_option("PROJECT", o->project, tr("Project file"))->required();
        c->add_option("--zones", o->layer, tr("Zone layer"))->required()->expected(1);
        c->add_option("CODE", o->codes, tr("Codes of 1 to 6 zones"))->required();
        c->add_option("--campaign", o->campaign, tr("Campaign (default: the latest scored)"));
        c->add_option("--out", o->out, tr("File to write: .pdf or .csv"));
        c->add_flag("--json", o->json, tr("One JSON document on stdout"));
        parser.on_run(c, o, run_compare);
    }
}

void add_layer_options(CLI::App* c, LayerOptions& o) {
    c->add_option("SOURCE", o.source, tr("File to read: any vector layer, CSV, XLSX or ODS"))->required();
    c->add_option("--layer", o.layer, tr("Layer or sheet of the source"));
    c->add_option("--id", o.id, tr("Field that names the features (default: their order, from 1)"));
    c->add_option("--x", o.x, tr("Field of the x coordinate or longitude"));
    c->add_option("--y", o.y, tr("Field of the y coordinate or latitude"));
    c->add_option("--crs", o.crs, tr("Coordinate system of the source, when it states none or a wrong one"));
    c->add_option("--points", o.points, tr("CSV of id,x,y to measure from instead of the centroids"));
    c->add_option("--encoding", o.encoding, tr("Character set of the source"));
}

CLI::Option* add_neighbour_options(CLI::App* c, NeighbourOptions& o) {
    auto* const weights = c->add_option("--weights", o.weights, "queen | rook | knn:K | band:D | kernel:D | idw:D");
    c->add_option("--cap", o.cap, tr("Longest link"))->check(CLI::PositiveNumber);
    c->add_option("--order", o.order, tr("Neighbours of neighbours: reached in exactly so many steps"))->check(CLI::Range(1, 100))->capture_default_str();
    c->add_flag("--include-lower", o.include_lower, tr("With --order: those reached in fewer steps too"));
    c->add_flag("--symmetric", o.symmetric, tr("A link as soon as either end has it"));
    c->add_option("--power", o.power, tr("Power of the inverse distance"))->check(CLI::PositiveNumber)->capture_default_str();
    c->add_option("--bridge", o.bridge, tr("Zones whose borders come this close are neighbours"))->check(CLI::NonNegativeNumber);
    c->add_option("--threads", o.threads, tr("Threads (0 = all); never changes the result"))->check(CLI::Range(0, 256))->capture_default_str();
    return weights;
}

void add_weights_command(Parser& parser) {
    auto const o = std::make_shared<WeightsOptions>();
    auto* const c = parser.subcommand("weights", tr("List who is whose neighbour in a layer"), "vigie weights iris.gpkg --weights queen --out voisins.csv");
    add_layer_options(c, o->layer);
    add_neighbour_options(c, o->neighbours)->required();
    c->add_option("--style", o->style, tr("B: weights as they are; W: divided by their total"))->check(CLI::IsMember({"B", "W"}))->capture_default_str();
    c->add_option("--out", o->out, tr("File to write: .csv or .gal (default: stdout)"));
    c->add_flag("--json", o->json, tr("One JSON document on stdout"));
    parser.on_run(c, o, run_weights);
}

void add_stats_command(Parser& parser) {
    auto const o = std::make_shared<StatsOptions>();
    auto* const c = parser.subcommand("stats", tr("Spatial statistics of any layer, no project needed"),
                                      "vigie stats iris.gpkg --variable taux --method local-moran --weights queen --out moran.csv");
    add_layer_options(c, o->layer);
    add_neighbour_options(c, o->neighbours);
    c->add_option("--method", o->method,
                  "moran | geary | getis-ord | local-moran | bivariate-moran | local-geary | gi | gi-star | join-count | eb-rate | eb-local | eb-moran | "
                  "dbscan | hdbscan | scan | kernel-density")->required();
    c->add_option("--variable", o->variable, tr("Field of the values, or of the events"));
    c->add_option("--variable2", o->variable2, tr("bivariate-moran: field looked at around each feature"));
    c->add_option("--base", o->base, tr("Field of the base of a rate"));
    c->add_option("--style", o->style, tr("W: weights divided by their total; B: as they are"))->check(CLI::IsMember({"W", "B"}));
    c->add_option("--permutations", o->permutations, tr("Random permutations"))->check(CLI::Range(0, 99'999'999));
    c->add_option("--seed", o->seed, tr("Seed: the same seed gives the same result"))->capture_default_str();
    c->add_option("--alternative", o->alternative, "two-sided | greater | less | directed")->check(CLI::IsMember({"two-sided", "greater", "less", "directed"}));
    c->add_option("--correction", o->correction, "fdr | by | bonferroni | holm | none")->check(CLI::IsMember({"fdr", "by", "bonferroni", "holm", "none"}))->capture_default_str();
    c->add_option("--alpha", o->alpha, tr("Significance level"))->check(CLI::Range(0.0000001, 1.0))->capture_default_str();
    c->add_option("--moment", o->moment, "n-1 | n")->check(CLI::IsMember({"n-1", "n"}))->capture_default_str();
    c->add_option("--null", o->null_model, "randomisation | normality")->check(CLI::IsMember({"randomisation", "normality"}))->capture_default_str();
    c->add_option("--eps", o->eps, tr("dbscan: distance"))->check(CLI::PositiveNumber);
    c->add_option("--min-points", o->min_points, tr("dbscan, hdbscan: points that make a group, itself included"))->check(CLI::Range(1, 1'000'000));
    c->add_option("--kernel", o->kernel, "quartic | gaussian")->check(CLI::IsMember({"quartic", "gaussian"}))->capture_default_str();
    c->add_option("--bandwidth", o->bandwidth, tr("kernel-density: reach of a point (default: Silverman's rule)"))->check(CLI::PositiveNumber);
    c->add_option("--cell", o->cell, tr("kernel-density: side of a cell (default: a fifth of the bandwidth)"))->check(CLI::PositiveNumber);
    c->add_option("--model", o->model, "poisson | bernoulli | space-time")->check(CLI::IsMember({"poisson", "bernoulli", "space-time"}))->capture_default_str();
    c->add_option("--cases", o->cases, tr("scan: field of the cases; one a period, separated by commas, for space-time"))->delimiter(',');
    c->add_option("--population", o->population, tr("scan: field of the population"));
    c->add_option("--max-population", o->max_population, tr("scan: share of the population a circle may hold"))->check(CLI::Range(0.0, 1.0))->capture_default_str();
    c->add_option("--max-duration", o->max_duration, tr("scan: share of the periods a cluster may last"))->check(CLI::Range(0.0, 1.0))->capture_default_str();
    c->add_option("--ranks", o->ranks, tr("scan: most clusters listed"))->check(CLI::Range(1, 1000))->capture_default_str();
    c->add_option("--members", o->members, tr("scan: CSV of rank,id to write"));
    c->add_option("--out", o->out, tr("CSV file to write (default: stdout)"));
    c->add_flag("--json", o->json, tr("One JSON document on stdout"));
    parser.on_run(c, o, run_stats);
}

void add_output_commands(Parser& parser) {
    {
        auto const o = std::make_shared<WatchOptions>();
        auto* const c = parser.subcommand("watch", tr("Follow-up status of residences"),
                                          "vigie watch parc.gpkg set KA-0412 watched --date 2026-03-12 --role \"comité de veille\" --motive \"…\"");
        c->add_option("PROJECT", o->project, tr("Project file"))->required();
        c->add_option("VERB", o->verb, "list | set | history")->required()->check(CLI::IsMember({"list", "set", "history"}));
        c->add_option("CODE", o->code, tr("Code of the residence"));
        c->add_option("STATUS", o->status, "ordinary | monitored | watched | project | leaving | closed | relapse");
        c->add_option("--date", o->date, tr("Date of the decision"));
        c->add_option("--role", o->role, tr("Role that decided, never a name"));
        c->add_option("--motive", o->motive, tr("Why"));
        c->add_flag("--json", o->json, tr("One JSON document on stdout"));
        parser.on_run(c, o, run_watch);
    }
    {
        auto const o = std::make_shared<RenderOptions>();
        auto* const c = parser.subcommand("render", tr("Draw the map to a PNG, PDF or SVG file"), "vigie render parc.gpkg carte.png --size 1920x1080");
        c->add_option("PROJECT", o->project, tr("Project file"))->required();
        c->add_option("OUT", o->out, tr("File to write: .png, .pdf or .svg"))->required();
        c->add_option("--size", o->size, tr("Width x height in pixels"));
        c->add_option("--dpi", o->dpi, tr("Pixels per inch"))->check(CLI::Range(36.0, 1200.0));
        auto* const bbox = c->add_option("--bbox", o->bbox, "xmin,ymin,xmax,ymax");
        c->add_option("--fit", o->fit, tr("Code of a residence or zone to centre on"))->excludes(bbox);
        c->add_option("--layers", o->layers, tr("Layers to draw, separated by commas (default: all)"));
        c->add_option("--campaign", o->campaign, tr("Campaign (default: the latest scored)"));
        c->add_option("--style", o->style, "severity | dynamics | change | zones | zones-dynamics | zones-change")
            ->check(CLI::IsMember({"severity", "dynamics", "change", "zones", "zones-dynamics", "zones-change"}));
        parser.on_run(c, o, run_render);
    }
    {
        auto const o = std::make_shared<SheetOptions>();
        auto* const c = parser.subcommand("sheet", tr("Make sheets to print: one residence (A4) or neighbourhoods (A3)"),
                                          "vigie sheet parc.gpkg site KA-0412 fiche.pdf\n  vigie sheet parc.gpkg zones quartiers Q01 Q02 comparaison.pdf");
        c->add_option("PROJECT", o->project, tr("Project file"))->required();
        c->add_option("KIND", o->kind, "site | zones")->required()->check(CLI::IsMember({"site", "zones"}));
        c->add_option("ARGUMENTS", o->codes, tr("site: CODE or all, then OUT.pdf or a folder; zones: LAYER CODE… OUT.pdf"))->required();
        c->add_option("--campaign", o->campaign, tr("Campaign (default: the latest scored)"));
        parser.on_run(c, o, run_sheet);
    }
    {
        auto const o = std::make_shared<ExportOptions>();
        auto* const c = parser.subcommand("export", tr("Export to GeoPackage, GeoJSON, CSV, XLSX or SpatiaLite"), "vigie export parc.gpkg residences.xlsx --what residences");
        c->add_option("PROJECT", o->project, tr("Project file"))->required();
        c->add_option("OUT", o->out, tr("File to write: .gpkg, .geojson, .csv, .xlsx or .sqlite"))->required();
        c->add_option("--what", o->what, "residences | zones:LAYER | clusters | actions | all")->capture_default_str();
        c->add_option("--campaign", o->campaign, tr("Campaign (default: the latest scored)"));
        parser.on_run(c, o, run_export);
    }
}

void add_window_options(Parser& parser) {
    parser.cli.add_option("PROJECT", parser.window.project, tr("Project to open in the window"));
    parser.cli.add_option("--ui-scale", parser.window.ui_scale, tr("Size of text and symbols, 1 to 3"))->check(CLI::Range(0.5, 4.0));
    parser.cli.add_option("--size", parser.window.size, tr("Width x height of the window in pixels"));
    parser.cli.add_option("--theme", parser.window.theme, "light | dark")->check(CLI::IsMember({"light", "dark"}));
    parser.cli.add_option("--screenshot", parser.window.screenshot, tr("Write a picture of the window and leave"));
    // For measurements; bench/README.md says how they are used.
    parser.cli.add_flag("--first-frame-time", parser.window.report_first_frame)->group("");
    parser.cli.add_option("--frame-times", parser.window.frame_times)->group("");
}

void build(Parser& parser) {
    parser.cli.description(tr("Vigie: watch over social residences in complex situations"));
    parser.cli.set_version_flag("--version", "vigie " + core::engine_version());
    parser.cli.require_subcommand(0, 1);
    parser.cli.add_flag("--quiet", parser.is_quiet, tr("No messages"));
    parser.cli.add_option("--progress", parser.progress, tr("How progress is told on stderr: auto, or json for programs"))
        ->check(CLI::IsMember({"auto", "json"}));
    parser.cli.add_option("--lang", parser.language, "fr | en")->check(CLI::IsMember({"fr", "en"}));
    add_window_options(parser);
    add_project_commands(parser);
    add_import_command(parser);
    add_place_command(parser);
    add_profile_commands(parser);
    add_analysis_commands(parser);
    add_weights_command(parser);
    add_stats_command(parser);
    add_output_commands(parser);
}

/// --lang decides the language of --help itself, so it is read before the parser is built.
text::Language asked_language(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        std::string_view const word = argv[i];
        std::string_view value;
        if (word == "--lang" && i + 1 < argc) value = argv[i + 1];
        if (word.starts_with("--lang=")) value = word.substr(7);
        if (auto const found = text::language_of_code(value)) return *found;
    }
    return text::system_language();
}

int exit_code(core::ErrorCode code) {
    switch (code) {
    case core::ErrorCode::failed: return 1;
    case core::ErrorCode::usage: return 2;
    case core::ErrorCode::refused: return 3;
    case core::ErrorCode::cancelled: return 130;
    }
    return 1;
}

int usage_error(CLI::ParseError const& error, Parser const& parser) {
    std::string command = "vigie";
    for (auto const* sub : parser.cli.get_subcommands()) command += " " + sub->get_name();
    std::cerr << tr("The command is not complete or not understood ({0}). See: {1}", {error.what(), command + " --help"}) << '\n';
    return exit_code(core::ErrorCode::usage);
}

}

int run(int argc, char** argv) {
    text::set_language(asked_language(argc, argv));
    Parser parser;
    build(parser);
    try {
        parser.cli.parse(argc, argv);
    } catch (CLI::Success const& help) {
        return parser.cli.exit(help);
    } catch (CLI::ParseError const& error) {
        return usage_error(error, parser);
    }
    Console const console(parser.is_quiet, parser.progress == "json" ? Progress::json : Progress::people);
    try {
        parser.window.language = parser.language;
        if (!parser.action) return run_window(parser.window, window_hooks());
        watch_interrupts();
        return parser.action(console);
    } catch (core::Error const& error) {
        console.error(error);
        return exit_code(error.code());
    } catch (std::bad_alloc const&) {
        console.error({core::ErrorCode::failed,
                       VIGIE_N_("There is not enough memory for this work; nothing half-done was kept. Close other programs, or split the file.")});
        return exit_code(core::ErrorCode::failed);
    } catch (std::exception const& error) {
        console.error({core::ErrorCode::failed,
                       {VIGIE_N_("Something unexpected stopped the work; nothing half-done was kept. Details: {0}"), {error.what()}}});
        return exit_code(core::ErrorCode::failed);
    }
}

}
