#include "dossier/density_layer.hpp"

#include "analysis/density.hpp"
#include "dossier/content_version.hpp"
#include "gis/geometry_ops.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::dossier {

namespace {

constexpr std::size_t bands = 5;
constexpr double thinnest = 0.05; ///< share of the highest below which nothing is drawn
constexpr double cells_a_bandwidth = 8, square_km = 1e6;

std::vector<core::Projected> complex_places(Snapshot const& snapshot, CampaignData const& campaign) {
    std::vector<core::Projected> places;
    for (std::size_t row = 0; row < campaign.scores.size(); ++row)
        if (core::is_complex(campaign.scores[row].shown) && snapshot.residences[row].position)
            places.push_back(*snapshot.residences[row].position);
    return places;
}

/// Least density of each band: equal steps up to the highest, the first from where something can be seen.
std::vector<double> limits_of(double highest) {
    std::vector<double> limits;
    for (std::size_t band = 0; band < bands; ++band)
        limits.push_back(highest * std::max(thinnest, static_cast<double>(band) / bands));
    return limits;
}

core::Polygon box(core::Projected low, double width, double height) {
    core::Projected const high{low.x + width, low.y + height};
    return {{low, {high.x, low.y}, high, {low.x, high.y}, low}, {}};
}

/// Runs of cells of one band in a row, then joined to one ground a band.
std::vector<core::MultiPolygon> grounds(analysis::DensityGrid const& grid, std::vector<double> const& limits) {
    std::vector<core::MultiPolygon> runs(limits.size());
    auto const band_at = [&](std::size_t cell) {
        return std::ranges::count_if(limits, [&](double limit) { return grid.values[cell] >= limit; });
    };
    for (std::size_t row = 0; row < grid.rows; ++row)
        for (std::size_t first = 0; first < grid.columns;) {
            auto const band = band_at(row * grid.columns + first);
            std::size_t last = first + 1;
            while (last < grid.columns && band_at(row * grid.columns + last) == band)
                ++last;
            core::Projected const low{grid.corner.x + static_cast<double>(first) * grid.cell,
                                      grid.corner.y + static_cast<double>(row) * grid.cell};
            if (band > 0)
                runs[static_cast<std::size_t>(band) - 1].push_back(
                    box(low, static_cast<double>(last - first) * grid.cell, grid.cell));
            first = last;
        }
    for (auto& ground : runs)
        if (!ground.empty()) ground = gis::united(std::move(ground));
    return runs;
}

}

std::shared_ptr<scene::DensityContent const> density_content(Snapshot const& snapshot, CampaignData const& campaign) {
    auto const places = complex_places(snapshot, campaign);
    std::vector<double> const weights(places.size(), 1.0);
    analysis::DensityOptions options;
    options.bandwidth = analysis::density_bandwidth(places, weights);
    if (!(options.bandwidth > 0)) return nullptr;
    options.cell = options.bandwidth / cells_a_bandwidth;
    auto const grid = analysis::kernel_density(places, weights, options);
    auto content = std::make_shared<scene::DensityContent>();
    auto const limits = limits_of(*std::ranges::max_element(grid.values));
    auto layer = std::make_shared<scene::AreaLayer>();
    layer->version = next_version();
    layer->areas = grounds(grid, limits);
    for (auto const& area : layer->areas)
        layer->boxes.push_back(core::bounds(area));
    content->bands = std::move(layer);
    for (double const limit : limits)
        content->limits.push_back(limit * square_km);
    content->bandwidth_m = options.bandwidth;
    return content;
}

std::string density_title() { return text::tr("Density, not a significance"); }

std::vector<std::string> density_steps(scene::DensityContent const& density) {
    std::vector<std::string> steps;
    for (double const limit : density.limits)
        steps.push_back("≥ " + text::decimal(limit, limit < 10 ? 1 : 0));
    return steps;
}

std::string density_unit() { return text::tr("complex residences per km²"); }

}
