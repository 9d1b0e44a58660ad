// How the commands on a project file are written.
#include "app/command_parser.hpp"

#include <CLI/CLI.hpp>

namespace vigie::app {

using text::tr;

void add_project_commands(Parser& parser) {
    {
        auto const o = std::make_shared<DemoOptions>();
        auto* const c = parser.subcommand("demo", tr("Write the demo project (declared fictitious), any size"),
                                          "vigie demo demo.gpkg --residences 300 --seed 1");
        c->add_option("OUT", o->out, tr("Project file to write (.gpkg)"))->required();
        c->add_option("--residences", o->residences, tr("Number of residences"))
            ->check(CLI::Range(1, 200'000))
            ->capture_default_str();
        c->add_option("--seed", o->seed, tr("Seed: the same seed gives the same town"))->capture_default_str();
        parser.on_run(c, o, run_demo);
    }
    {
        auto const o = std::make_shared<NewOptions>();
        auto* const c =
            parser.subcommand("new", tr("Make an empty project"), "vigie new parc.gpkg --title \"Parc de Lorient\"");
        c->add_option("PROJECT", o->project, tr("Project file to write (.gpkg)"))->required();
        c->add_option("--crs", o->crs, tr("Coordinate system of the project"))->capture_default_str();
        c->add_option("--grid", o->grid, tr("Diagnostic grid (default: the 55 indicators)"))->check(CLI::ExistingFile);
        c->add_option("--title", o->title, tr("Title shown on screens and sheets"));
        parser.on_run(c, o, run_new);
    }
    {
        auto const o = std::make_shared<CampaignOptions>();
        auto* const c = parser.subcommand("campaign", tr("Add, list or freeze campaigns"),
                                          "vigie campaign parc.gpkg add 2026 --from 2026-01-01 --to 2027-01-01");
        add_project(c, o->project);
        c->add_option("VERB", o->verb, "add | list | freeze")
            ->required()
            ->check(CLI::IsMember({"add", "list", "freeze"}));
        c->add_option("NAME", o->name, tr("Name of the campaign"));
        c->add_option("--from", o->from, tr("First day"));
        c->add_option("--to", o->to, tr("First day after the end"));
        add_json(c, o->json);
        parser.on_run(c, o, run_campaign);
    }
    {
        auto const o = std::make_shared<GridOptions>();
        auto* const c = parser.subcommand("grid", tr("Export or import the diagnostic grid as an editable file"),
                                          "vigie grid parc.gpkg export grille.xlsx");
        add_project(c, o->project);
        c->add_option("VERB", o->verb, "export | import")->required()->check(CLI::IsMember({"export", "import"}));
        c->add_option("FILE", o->file, tr("Grid file: .toml, .csv, .xlsx, and .ods to import"))->required();
        c->add_flag("--calibrate", o->calibrate,
                    tr("With export: goalposts at P5 and P95 of the campaign, shown before and after; the project "
                       "keeps its own"));
        c->add_option("--campaign", o->campaign, tr("Campaign (default: the latest)"));
        c->add_option("--tail", o->tail, tr("Share of the stock beyond each goalpost"))
            ->check(CLI::Range(0.0, 0.45))
            ->capture_default_str();
        add_json(c, o->json);
        parser.on_run(c, o, run_grid);
    }
    {
        auto const o = std::make_shared<HistoryOptions>();
        auto* const c =
            parser.subcommand("history", tr("List what was done to the project, undo the last step or do it again"),
                              "vigie history parc.gpkg undo");
        add_project(c, o->project);
        c->add_option("VERB", o->verb, "list | undo | redo")
            ->check(CLI::IsMember({"list", "undo", "redo"}))
            ->capture_default_str();
        add_json(c, o->json);
        parser.on_run(c, o, run_history);
    }
    {
        auto const o = std::make_shared<RestoreOptions>();
        auto* const c =
            parser.subcommand("restore", tr("List the backups of a project, or copy one to a project of its own"),
                              "vigie restore parc.gpkg 1 hier.gpkg");
        add_project(c, o->project);
        c->add_option("NUMBER", o->number, tr("Which backup, 1 = the newest; without it they are listed"));
        c->add_option("OUT", o->out, tr("Project file to write (.gpkg)"));
        add_json(c, o->json);
        parser.on_run(c, o, run_restore);
    }
    {
        auto const o = std::make_shared<CheckOptions>();
        auto* const c = parser.subcommand("check", tr("Check integrity, schema, spatial index and orphan rows"),
                                          "vigie check parc.gpkg");
        add_project(c, o->project);
        add_json(c, o->json);
        parser.on_run(c, o, run_check);
    }
}

}
