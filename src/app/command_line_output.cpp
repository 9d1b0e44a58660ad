// How the commands that follow up and write for others are written.
#include "app/commands_committee.hpp"
#include "app/command_parser.hpp"

#include <CLI/CLI.hpp>

namespace vigie::app {

using text::tr;

void add_edition(CLI::App* c, EditionOptions& o) {
    c->add_option("--edition", o.edition, tr("internal (default) | partner: aggregated, protected, written down in the export log"))
        ->check(CLI::IsMember({"internal", "partner"}));
    c->add_option("--profile", o.profile, tr("Of a partner edition: commune (default), etat-tfpb, or a .toml file"));
    c->add_option("--recipient", o.recipient, tr("Of a partner edition: who it is for"));
    c->add_option("--purpose", o.purpose, tr("Of a partner edition: what it is for"));
}

void add_output_commands(Parser& parser) {
    {
        auto const o = std::make_shared<CommitteeOptions>();
        auto* const c = parser.subcommand(
            "watch", tr("Follow-up status of residences"),
            "vigie watch parc.gpkg set KA-0412 watched --date 2026-03-12 --role \"comité de veille\" --motive \"…\"\n"
            "  vigie watch parc.gpkg proposals\n  vigie watch parc.gpkg refuse KA-0412 --role \"comité de veille\" --reason \"travaux en cours\"\n"
            "  vigie watch parc.gpkg register --out registre.xlsx");
        add_project(c, o->project);
        c->add_option("VERB", o->verb, "list | set | history | proposals | accept | refuse | register")
            ->required()
            ->check(CLI::IsMember({"list", "set", "history", "proposals", "accept", "refuse", "register"}));
        c->add_option("CODE", o->code, tr("Code of the residence"));
        c->add_option("STATUS", o->status, "ordinary | monitored | watched | project | leaving | closed | relapse");
        c->add_option("--date", o->date, tr("Date of the decision"));
        c->add_option("--role", o->role, tr("Role that decided, never a name"));
        c->add_option("--motive", o->motive, tr("Why"));
        c->add_option("--reason", o->reason, tr("accept and refuse: why"));
        c->add_option("--kind", o->kind, tr("accept and refuse: which proposal, where there are several: enter, alert, relapse, leave or close"));
        c->add_option("--campaign", o->campaign, tr("Campaign (default: the latest scored)"));
        c->add_option("--out", o->out, tr("register: file to write (.csv, .xlsx or .ods)"));
        add_json(c, o->json);
        parser.on_run(c, o, run_committee);
    }
    {
        auto const o = std::make_shared<RenderOptions>();
        auto* const c = parser.subcommand("render", tr("Draw the map to a PNG, PDF or SVG file"),
                                          "vigie render parc.gpkg carte.png --size 1920x1080\n  vigie render parc.gpkg carte.pdf --style "
                                          "zones-indicator:I12 --classes jenks:5");
        add_project(c, o->project);
        c->add_option("OUT", o->out, tr("File to write: .png, .pdf or .svg"))->required();
        c->add_option("--size", o->size, tr("Width x height in pixels"));
        c->add_option("--dpi", o->dpi, tr("Pixels per inch"))->check(CLI::Range(36.0, 1200.0));
        auto* const bbox = c->add_option("--bbox", o->bbox, "xmin,ymin,xmax,ymax");
        c->add_option("--fit", o->fit, tr("Code of a residence or zone to centre on"))->excludes(bbox);
        c->add_option("--layers", o->layers, tr("Layers to draw, separated by commas (default: all)"));
        c->add_option("--campaign", o->campaign, tr("Campaign (default: the latest scored)"));
        c->add_option("--style", o->style,
                      "severity | dynamics | change | alerts | clusters | significance | significance-raw | density | " +
                          tr("a figure: index, coverage, points, dwellings, family:CODE, indicator:CODE, smoothed:CODE, score:CODE") + " | " +
                          tr("of zones: zones, or zones- before one of these, zones-complex, zones-residences, zones-population"));
        c->add_option("--classes", o->classes,
                      tr("How a figure is cut: METHOD or METHOD:COUNT (jenks, quantile, equal, deviation, head-tail), fixed, or "
                         "manual:LIMIT,LIMIT…"));
        c->add_option("--ramp", o->ramp, "classes | blue | ochre | viridis | diverging")
            ->check(CLI::IsMember({"classes", "blue", "ochre", "viridis", "diverging"}));
        c->add_option("--draw", o->draw, tr("colours | discs: how zones are shown; counts are discs, shares and rates are colours"))
            ->check(CLI::IsMember({"colours", "discs"}));
        parser.on_run(c, o, run_render);
    }
    {
        auto const o = std::make_shared<SheetOptions>();
        auto* const c =
            parser.subcommand("sheet", tr("Make sheets to print: one residence (A4), neighbourhoods (A3), a story, the file and the minutes of a committee, the booklet of a walk, the yearly TFPB table, or the grid as an annex"),
                              "vigie sheet parc.gpkg site KA-0412 fiche.pdf\n  vigie sheet parc.gpkg zones quartiers "
                              "Q01 Q02 comparaison.pdf\n  vigie sheet parc.gpkg story Comité comite.pdf --notes\n  vigie sheet parc.gpkg committee dossier.pdf\n  vigie sheet parc.gpkg minutes compte-rendu.pdf\n  vigie sheet parc.gpkg tfpb 2026 tfpb.pdf --zone QN02901");
        add_project(c, o->project);
        c->add_option("KIND", o->kind, "site | zones | grid | story | actions | committee | minutes | tfpb | walk")
            ->required()
            ->check(CLI::IsMember({"site", "zones", "grid", "story", "actions", "committee", "minutes", "tfpb", "walk"}));
        c->add_option("ARGUMENTS", o->codes,
                      tr("site: CODE or all, then OUT.pdf or a folder; zones: LAYER CODE… OUT.pdf; story and walk: NAME OUT.pdf; grid, actions, committee and minutes: OUT.pdf; tfpb: YEAR OUT.pdf, .csv, .xlsx or .ods"))
            ->required();
        c->add_option("--campaign", o->campaign, tr("Campaign (default: the latest scored)"));
        add_edition(c, o->edition);
        c->add_option("--layer", o->layer, tr("tfpb: zone layer (default: that of the QPV)"));
        c->add_option("--zone", o->zone, tr("tfpb: code of a zone (default: all of them)"));
        c->add_option("--axis", o->axis, tr("tfpb: one axis only"));
        c->add_flag("--html", o->html, tr("Also an accessible page (.html) beside each PDF; an OUT that ends with .html is the page alone"));
        c->add_option("--threads", o->threads, tr("Threads (0 = all); never changes the result"));
        c->add_flag("--notes", o->notes, tr("story: with the speaker’s notes"));
        c->add_option("--date", o->date, tr("committee and minutes: date of the committee (default: today)"));
        c->add_option("--since", o->since, tr("committee and minutes: decisions from this day on (default: since the campaign before)"));
        parser.on_run(c, o, run_sheet);
    }
    {
        auto const o = std::make_shared<ExportOptions>();
        auto* const c = parser.subcommand("export", tr("Export to GeoPackage, GeoJSON, CSV, XLSX or SpatiaLite"),
                                          "vigie export parc.gpkg residences.xlsx --what residences\n  vigie export parc.gpkg ville.gpkg --edition partner "
                                          "--recipient \"Ville de Port-Fictif\" --purpose \"comité GUP\"\n  vigie export parc.gpkg --log");
        add_project(c, o->project);
        c->add_option("OUT", o->out, tr("File to write: .gpkg, .geojson, .csv, .xlsx or .sqlite"));
        c->add_option("--what", o->what, "residences | zones:LAYER | clusters | actions | register | all | residence:CODE (" + tr("all that is held on it, .json .csv .html") + ")")->capture_default_str();
        c->add_option("--campaign", o->campaign, tr("Campaign (default: the latest scored)"));
        add_edition(c, o->edition);
        c->add_flag("--log", o->log, tr("List the partner editions that left the house"));
        add_json(c, o->json);
        parser.on_run(c, o, run_export);
    }
}

}
