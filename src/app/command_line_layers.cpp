// How the statistics of any layer are asked for.
#include "app/command_parser.hpp"
#include "app/commands_stats.hpp"

#include <CLI/CLI.hpp>

namespace vigie::app {

using text::tr;

namespace {

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
    c->add_option("--order", o.order, tr("Neighbours of neighbours: reached in exactly so many steps"))
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    c->add_flag("--include-lower", o.include_lower, tr("With --order: those reached in fewer steps too"));
    c->add_flag("--symmetric", o.symmetric, tr("A link as soon as either end has it"));
    c->add_option("--power", o.power, tr("Power of the inverse distance"))
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    c->add_option("--bridge", o.bridge, tr("Zones whose borders come this close are neighbours"))
        ->check(CLI::NonNegativeNumber);
    c->add_option("--threads", o.threads, tr("Threads (0 = all); never changes the result"))
        ->check(CLI::Range(0, 256))
        ->capture_default_str();
    return weights;
}

void add_weights_command(Parser& parser) {
    auto const o = std::make_shared<WeightsOptions>();
    auto* const c = parser.subcommand("weights", tr("List who is whose neighbour in a layer"),
                                      "vigie weights iris.gpkg --weights queen --out voisins.csv");
    add_layer_options(c, o->layer);
    add_neighbour_options(c, o->neighbours)->required();
    c->add_option("--style", o->style, tr("B: weights as they are; W: divided by their total"))
        ->check(CLI::IsMember({"B", "W"}))
        ->capture_default_str();
    c->add_option("--out", o->out, tr("File to write: .csv or .gal (default: stdout)"));
    add_json(c, o->json);
    parser.on_run(c, o, run_weights);
}

void add_stats_command(Parser& parser) {
    auto const o = std::make_shared<StatsOptions>();
    auto* const c =
        parser.subcommand("stats", tr("Spatial statistics of any layer, no project needed"),
                          "vigie stats iris.gpkg --variable taux --method local-moran --weights queen --out moran.csv");
    add_layer_options(c, o->layer);
    add_neighbour_options(c, o->neighbours);
    c->add_option("--method", o->method,
                  "moran | geary | getis-ord | local-moran | bivariate-moran | local-geary | gi | gi-star | join-count "
                  "| eb-rate | eb-local | eb-moran | "
                  "dbscan | hdbscan | scan | kernel-density")
        ->required();
    c->add_option("--variable", o->variable, tr("Field of the values, or of the events"));
    c->add_option("--variable2", o->variable2, tr("bivariate-moran: field looked at around each feature"));
    c->add_option("--base", o->base, tr("Field of the base of a rate"));
    c->add_option("--style", o->style, tr("W: weights divided by their total; B: as they are"))
        ->check(CLI::IsMember({"W", "B"}));
    c->add_option("--permutations", o->permutations, tr("Random permutations"))->check(CLI::Range(0, 99'999'999));
    c->add_option("--seed", o->seed, tr("Seed: the same seed gives the same result"))->capture_default_str();
    c->add_option("--alternative", o->alternative, "two-sided | greater | less | directed")
        ->check(CLI::IsMember({"two-sided", "greater", "less", "directed"}));
    c->add_option("--correction", o->correction, "fdr | by | bonferroni | holm | none")
        ->check(CLI::IsMember({"fdr", "by", "bonferroni", "holm", "none"}))
        ->capture_default_str();
    c->add_option("--alpha", o->alpha, tr("Significance level"))
        ->check(CLI::Range(0.0000001, 1.0))
        ->capture_default_str();
    c->add_option("--moment", o->moment, "n-1 | n")->check(CLI::IsMember({"n-1", "n"}))->capture_default_str();
    c->add_option("--null", o->null_model, "randomisation | normality")
        ->check(CLI::IsMember({"randomisation", "normality"}))
        ->capture_default_str();
    c->add_option("--eps", o->eps, tr("dbscan: distance"))->check(CLI::PositiveNumber);
    c->add_option("--min-points", o->min_points, tr("dbscan, hdbscan: points that make a group, itself included"))
        ->check(CLI::Range(1, 1'000'000));
    c->add_option("--kernel", o->kernel, "quartic | gaussian")
        ->check(CLI::IsMember({"quartic", "gaussian"}))
        ->capture_default_str();
    c->add_option("--bandwidth", o->bandwidth, tr("kernel-density: reach of a point (default: Silverman's rule)"))
        ->check(CLI::PositiveNumber);
    c->add_option("--cell", o->cell, tr("kernel-density: side of a cell (default: a fifth of the bandwidth)"))
        ->check(CLI::PositiveNumber);
    c->add_option("--model", o->model, "poisson | bernoulli | space-time")
        ->check(CLI::IsMember({"poisson", "bernoulli", "space-time"}))
        ->capture_default_str();
    c->add_option("--cases", o->cases,
                  tr("scan: field of the cases; one a period, separated by commas, for space-time"))
        ->delimiter(',');
    c->add_option("--population", o->population, tr("scan: field of the population"));
    c->add_option("--max-population", o->max_population, tr("scan: share of the population a circle may hold"))
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    c->add_option("--max-duration", o->max_duration, tr("scan: share of the periods a cluster may last"))
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    c->add_option("--ranks", o->ranks, tr("scan: most clusters listed"))
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    c->add_option("--members", o->members, tr("scan: CSV of rank,id to write"));
    c->add_option("--out", o->out, tr("CSV file to write (default: stdout)"));
    add_json(c, o->json);
    parser.on_run(c, o, run_stats);
}

}

void add_layer_commands(Parser& parser) {
    add_weights_command(parser);
    add_stats_command(parser);
}

}
