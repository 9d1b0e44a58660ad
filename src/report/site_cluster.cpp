#include "report/detail/columns.hpp"
#include "report/detail/site_blocks.hpp"
#include "report/detail/site_words.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>

namespace vigie::report {

namespace {

using dossier::IndicatorLine;
constexpr std::size_t most_context = 3;

/// As many decimals as a p of that size has to tell: 99 999 permutations give no less than 0.00002.
std::string p_words(double p) { return text::decimal(p, p < 0.001 ? 5 : p < 0.01 ? 4 : 3); }

}

std::string cluster_sentence(dossier::Snapshot const& snapshot, dossier::SiteFile const& file) {
    auto const& clusters = snapshot.campaign(file.campaign).clusters;
    if (!clusters) return text::tr("Clusters have not been computed for this campaign.");
    if (!file.score || !file.score->index.score) return text::tr("Without a score the residence is not tested.");
    std::string tested;
    if (file.local && file.local->p)
        tested = " " + text::tr("With its {0} neighbours: p = {1}, {2} permutations.",
                                {text::integer(file.local->neighbours), p_words(*file.local->p),
                                 text::integer(clusters->permutations)});
    if (file.foyer && file.foyer->kind == "foyer") {
        auto const members = text::integer(static_cast<std::int64_t>(file.foyer->members.size()));
        std::string words = text::tr(
            "Part of cluster {0} ({1}): {2} residences, {3} dwellings. It survives the correction.",
            {text::integer(file.foyer->number), file.foyer->name, members, text::integer(file.foyer->dwellings)});
        if (file.foyer->is_solid)
            words += " " + (*file.foyer->is_solid ? text::tr("Found again under other neighbourhoods and weights: solid.")
                                                  : text::tr("Not found again under all neighbourhoods and weights: fragile."));
        return words + tested;
    }
    if (file.foyer)
        return text::tr("Close to other complex residences, but not distinguishable from chance: check on site.") +
               tested;
    auto const& isolated = clusters->local->isolated_high;
    if (std::ranges::find(isolated, file.residence.id) != isolated.end())
        return text::tr("Isolated high value: high among low; not a cluster.") + tested;
    return text::tr("Belongs to no cluster.") + tested;
}

namespace {

double draw_cluster(SiteContext const& site, double x, double y, double width) {
    Page& page = site.page;
    auto const& clusters = site.snapshot.campaign(site.file.campaign).clusters;
    std::string const legend =
        clusters ? text::tr("local Moran, {0} threshold", {text::percent(clusters->alpha)}) : std::string();
    double const used = page.heading(text::tr("Cluster"), legend, x, y, width);
    return used + page.text(role::body, cluster_sentence(site.snapshot, site.file), x, y + used, width).height;
}

double draw_context(SiteContext const& site, std::vector<IndicatorLine const*> const& lines, double x, double y,
                    double width) {
    Page& page = site.page;
    double used = page.heading(text::tr("Context, outside the index"), "", x, y, width);
    std::string sources;
    bool is_inherited = false;
    for (auto const* line : lines) {
        std::string const value = value_words(*line, line->detail->raw), unit = text::pick(line->indicator.unit);
        std::vector<Run> const figure{{value, scene::FontWeight::semibold, false, {}},
                                      {unit.empty() ? "" : " " + unit, {}, false, {}}};
        double const share = std::min(width * 0.45, page.size(role::cell, figure, 0).width + 0.5);
        used += page.row(false, [&] {
            double const name =
                page.text(role::cell, text::pick(line->indicator.name), x, y + used + 0.6, width - share - 2).height;
            return std::max(
                name, page.runs(role::cell, figure, x + width - share, y + used + 0.6, share, Align::right).height);
        }) + 1.1;
        page.rule(x, y + used, width, 0.15, paper::line);
        is_inherited = is_inherited || line->detail->quality == core::Quality::inherited;
        auto const& source = line->indicator.source;
        if (!source.empty() && sources.find(source) == std::string::npos)
            sources += (sources.empty() ? "" : ", ") + source;
    }
    std::string note = is_inherited ? text::tr("Taken from the zone around.") : std::string();
    if (!sources.empty()) note += (note.empty() ? "" : " ") + text::tr("Source: {0}.", {sources});
    return note.empty() ? used : used + page.text(role::note, note, x, y + used + 0.4, width).height + 0.4;
}

}

Block cluster_and_context_block(SiteContext const& site) {
    return {"cluster", [&site](double x, double y, double width) {
                std::vector<IndicatorLine const*> context;
                for (auto const& line : site.file.indicators)
                    if (is_context(line) && line.detail && context.size() < most_context) context.push_back(&line);
                if (context.empty()) return draw_cluster(site, x, y, width);
                constexpr double splits[] = {0.55, 0.5, 0.45, 0.4};
                return draw_pair(
                    site.page, [&](double left, double room) { return draw_cluster(site, left, y, room); },
                    [&](double left, double room) {
                        return site.page.block("context", {left, y, room, 0},
                                               [&] { return draw_context(site, context, left, y, room); });
                    }, x, width,
                    splits);
            }};
}

}
