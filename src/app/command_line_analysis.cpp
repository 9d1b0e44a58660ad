// How the commands that diagnose a project are written.
#include "app/command_parser.hpp"
#include "diagnosis/clusters.hpp"

#include <CLI/CLI.hpp>

namespace vigie::app {

using text::tr;

void add_analysis_commands(Parser& parser) {
    {
        auto const o = std::make_shared<ScoreOptions>();
        auto* const c = parser.subcommand("score", tr("Compute the scores of a campaign and print them"),
                                          "vigie score parc.gpkg --campaign 2026 --out scores.csv");
        add_project(c, o->project);
        c->add_option("--campaign", o->campaign, tr("Campaign (default: the latest)"));
        c->add_option("--weights", o->weights, tr("CSV of family,weight"))->check(CLI::ExistingFile);
        c->add_option("--zones", o->zones, tr("Print the zones of this layer instead of the residences"));
        c->add_option("--draws", o->draws,
                      tr("Draws of weights, mean and correction, for the range of each rank; 0 for none"))
            ->check(CLI::Range(0, 1'000'000))
            ->capture_default_str();
        c->add_option("--seed", o->seed, tr("Seed: the same seed gives the same result"))->capture_default_str();
        c->add_option("--top", o->top, tr("How many first ranks the share of draws speaks of"))
            ->check(CLI::PositiveNumber)
            ->capture_default_str();
        c->add_flag("--methods", o->methods,
                    tr("Draw other methods of normalisation too, in columns of their own (nothing is stored)"));
        c->add_option("--threads", o->threads, tr("Threads (0 = all); never changes the result"))
            ->check(CLI::Range(0, 256))
            ->capture_default_str();
        c->add_option("--out", o->out, tr("CSV file to write (default: stdout)"));
        add_json(c, o->json);
        parser.on_run(c, o, run_score);
    }
    {
        auto const o = std::make_shared<ExplainOptions>();
        auto* const c =
            parser.subcommand("explain", tr("Explain the score of one residence"), "vigie explain parc.gpkg KA-0412");
        add_project(c, o->project);
        c->add_option("CODE", o->code, tr("Code of the residence"))->required();
        c->add_option("--versus", o->versus,
                      tr("Another residence: why this one is above or below it, and how sure that is"));
        c->add_option("--campaign", o->campaign, tr("Campaign (default: the latest)"));
        c->add_flag("--methods", o->methods, tr("Say too how far the rank hangs on the method of normalisation"));
        add_json(c, o->json);
        parser.on_run(c, o, run_explain);
    }
    {
        auto const o = std::make_shared<ClustersOptions>();
        auto* const c = parser.subcommand("clusters", tr("Find clusters of complex residences"),
                                          "vigie clusters parc.gpkg --out foyers.gpkg");
        add_project(c, o->project);
        c->add_option("--campaign", o->campaign, tr("Campaign (default: the latest scored)"));
        c->add_option("--on", o->on, "residences | zones:LAYER")->capture_default_str();
        c->add_option("--method", o->method, "auto | local-moran | gi-star | scan | dbscan | hdbscan")
            ->check(CLI::IsMember({"auto", "local-moran", "gi-star", "scan", "dbscan", "hdbscan"}))
            ->capture_default_str();
        c->add_option("--weights", o->weights,
                      tr("queen | rook | knn:K | band:METRES | kernel:METRES | idw:METRES, then ,cap:METRES for the "
                         "longest link (default: chosen from the data)"));
        c->add_option("--permutations", o->permutations, tr("Random permutations"))
            ->check(CLI::Range(99, 9'999'999))
            ->capture_default_str();
        c->add_option("--seed", o->seed, tr("Seed: the same seed gives the same result"))->capture_default_str();
        c->add_option("--threads", o->threads, tr("Threads (0 = all); never changes the result"))
            ->check(CLI::Range(0, 256))
            ->capture_default_str();
        c->add_option("--correction", o->correction, "fdr | bonferroni | none")
            ->check(CLI::IsMember({"fdr", "bonferroni", "none"}))
            ->capture_default_str();
        c->add_option("--alpha", o->alpha, tr("Significance level"))
            ->check(CLI::Range(0.0001, 0.5))
            ->capture_default_str();
        c->add_flag(
            "--emerging", o->emerging,
            tr("What became of each residence or zone over the campaigns (new, persistent… hot spot); stores nothing"));
        c->add_option("--out", o->out,
                      tr("File to write: .csv (one row a residence or zone), .gpkg or .geojson (outlines)"));
        add_json(c, o->json);
        parser.on_run(c, o, run_clusters_command);
    }
    {
        auto const o = std::make_shared<CompareOptions>();
        auto* const c = parser.subcommand("compare", tr("Compare neighbourhoods with the whole stock"),
                                          "vigie compare parc.gpkg --zones quartiers Q01 Q02 --out comparaison.pdf");
        add_project(c, o->project);
        c->add_option("--zones", o->layer, tr("Zone layer"))->required()->expected(1);
        c->add_option("CODE", o->codes, tr("Codes of 1 to 6 zones"))->required();
        c->add_option("--campaign", o->campaign, tr("Campaign (default: the latest scored)"));
        c->add_option("--out", o->out, tr("File to write: .pdf or .csv"));
        add_json(c, o->json);
        parser.on_run(c, o, run_compare);
    }
}

}
