#include "analysis/density.hpp"
#include "app/csv.hpp"
#include "app/stats_run.hpp"
#include "core/error.hpp"
#include "gis/writer.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

void write_cells(std::ostream& out, analysis::DensityGrid const& grid) {
    CsvWriter csv(out);
    csv.header({"id", "x", "y", "density"});
    std::int64_t id = 0;
    for (std::size_t row = 0; row < grid.rows; ++row)
        for (std::size_t column = 0; column < grid.columns; ++column) {
            double const value = grid.values[row * grid.columns + column];
            if (!(value > 0)) continue;
            auto const centre = grid.centre(column, row);
            csv.integer(++id).number(centre.x).number(centre.y).number(value);
            csv.end_row();
        }
}

/// The cells that hold something, as squares.
gis::Table cell_table(analysis::DensityGrid const& grid) {
    gis::Table table;
    table.name = "density";
    table.columns = {{"density", gis::ColumnKind::real}};
    double const half = grid.cell / 2;
    for (std::size_t row = 0; row < grid.rows; ++row)
        for (std::size_t column = 0; column < grid.columns; ++column) {
            double const value = grid.values[row * grid.columns + column];
            if (!(value > 0)) continue;
            auto const c = grid.centre(column, row);
            core::Ring const ring{{c.x - half, c.y - half}, {c.x + half, c.y - half}, {c.x + half, c.y + half},
                                  {c.x - half, c.y + half}, {c.x - half, c.y - half}};
            table.rows.push_back({value});
            table.geometries.emplace_back(core::MultiPolygon{{ring, {}}});
        }
    return table;
}

}

StatsAnswer kernel_density_answer(StatsRun& run) {
    auto const& o = run.options;
    std::vector<double> const weights =
        o.variable.empty() ? std::vector<double>(run.layer.size(), 1.0) : run.column(o.variable);
    analysis::DensityOptions options;
    options.kernel = o.kernel == "gaussian" ? analysis::Kernel::gaussian : analysis::Kernel::quartic;
    options.bandwidth = o.bandwidth > 0 ? o.bandwidth : analysis::density_bandwidth(run.layer.points, weights);
    options.cell = o.cell;
    options.work = {o.neighbours.threads, run.console.stop()};
    auto const left_out = std::ranges::count_if(weights, [](double w) { return !(w > 0); });
    if (left_out > 0)
        run.note(tr("Features without a weight above 0: {0}. They are left out.",
                    {text::integer(static_cast<std::int64_t>(left_out))}));
    auto grid = std::make_shared<analysis::DensityGrid>();
    if (options.bandwidth > 0)
        *grid = analysis::kernel_density(run.layer.points, weights, options);
    else
        run.note(
            tr("No bandwidth follows from points at one place, or from fewer than two. Give one with --bandwidth."));
    auto const label = tr("Density, not significance: how close together things lie, with no test of chance.");
    run.note(label);
    return {[grid](std::ostream& out) { write_cells(out, *grid); },
            [grid, label, &run](ordered_json& json) {
                double const highest = grid->values.empty() ? 0 : *std::ranges::max_element(grid->values);
                json["label"] = label;
                json["kernel"] = run.options.kernel;
                json["bandwidth"] = grid->bandwidth;
                json["bandwidth_rule"] = run.options.bandwidth > 0 ? "given" : "silverman";
                json["cell"] = grid->cell;
                json["columns"] = grid->columns;
                json["rows"] = grid->rows;
                json["corner"] = {grid->corner.x, grid->corner.y};
                json["total"] = grid->total;
                json["highest"] = highest;
            },
            [grid] { return cell_table(*grid); }};
}

}
