// Zones.
#include "core/error.hpp"
#include "workbench/import_work.hpp"

#include <cmath>
#include <unordered_map>

namespace vigie::workbench {

namespace {

std::vector<FieldNames> zone_fields() {
    return {{"code", {"code", "codezone", "codeqp", "codeiris", "dcomiris", "inseecom", "codeinsee", "insee", "codegeo", "codgeo", "id", "codequartier", "cleabs"}},
            {"name", {"nom", "name", "libqp", "nomqp", "nomiris", "nomcom", "nomcommune", "nomgeo", "libelle", "libelong", "nomquartier"}},
            {"parent", {"parent", "codeparent"}},
            {"population", {"population", "pop", "inseepop", "popmun"}},
            {"dwellings", {"logements", "nblogements", "dwellings", "inseelog"}}};
}

std::optional<int> whole(std::optional<double> value) {
    if (!value || *value < 0 || *value > 1e9) return std::nullopt;
    return static_cast<int>(std::lround(*value));
}

core::Box extent_of(std::vector<core::Zone> const& zones) {
    core::Box box;
    for (auto const& zone : zones) box.include(core::bounds(zone.shape));
    return box;
}

core::Box residence_extent(store::Project const& project) {
    core::Box box;
    for (auto const& residence : project.residences())
        if (residence.position) box.include(*residence.position);
    return box;
}

}

void import_zones(ImportWork& work) {
    auto const fields = zone_fields();
    Columns const columns(work.source.fields(), work.request.mapping, fields, work.source_name);
    if (!work.source.has_geometry())
        throw core::Error(core::ErrorCode::refused, {VIGIE_N_("{0} has no outlines. Zones need a layer of areas, such as a Shapefile, GeoPackage or GeoJSON."), {work.source_name}});
    columns.require("code");
    work.report.mapping = columns.json();
    work.report.target = work.layer_name();
    Positions positions(work.source, columns, work.request.crs, work.project_crs);
    std::vector<core::Zone> rows;
    work.read([&](gis::Feature& row) {
        auto const code = columns.text(row, "code");
        if (!code || !std::holds_alternative<core::MultiPolygon>(row.geometry)) {
            work.refuse(row.row, code.value_or(""), code ? VIGIE_N_("The row has no area.") : VIGIE_N_("The row has no code."),
                        VIGIE_N_("Correct it in the source, or choose another column with --map code=COLUMN."));
            return false;
        }
        core::Zone zone;
        zone.code = *code;
        zone.name = columns.text(row, "name").value_or(*code);
        zone.parent_code = columns.text(row, "parent").value_or("");
        zone.population = whole(columns.number(row, "population"));
        zone.dwellings = whole(columns.number(row, "dwellings"));
        rows.push_back(std::move(zone));
        positions.note(row);
        return true;
    });
    auto geometries = positions.resolve(work.report.findings);
    std::vector<core::Zone> zones;
    std::unordered_map<std::string, std::size_t> place;
    std::int64_t merged = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto* const shape = std::get_if<core::MultiPolygon>(&geometries[i]);
        if (shape == nullptr) {
            ++work.report.unlocated;
            continue;
        }
        auto const [entry, is_new] = place.try_emplace(rows[i].code, zones.size());
        if (is_new) {
            zones.push_back(std::move(rows[i]));
            zones.back().shape = std::move(*shape);
        } else {
            ++merged;
            auto& parts = zones[entry->second].shape;
            parts.insert(parts.end(), shape->begin(), shape->end());
        }
    }
    if (zones.empty()) throw core::Error(core::ErrorCode::refused, {VIGIE_N_("No area of {0} can be placed on the project's map. Check its coordinate system (--crs)."), {work.source_name}});
    if (merged > 0)
        work.note({core::Severity::note, std::nullopt, work.source_name, {VIGIE_N_("{0} rows repeat a code: their areas were joined into one zone each."), {std::to_string(merged)}}, {}});
    work.report.made = static_cast<std::int64_t>(zones.size());
    if (auto finding = far_away(extent_of(zones), residence_extent(work.project))) work.note(std::move(*finding));
    work.write([&](core::ImportId import) {
        core::ZoneLayer layer{{}, work.report.target, work.report.target, work.source_name};
        layer.id = work.project.add_zone_layer(layer);
        for (auto& zone : zones) zone.layer = layer.id;
        work.project.add_zones(zones, import);
        assign_residences(work.project, layer);
    });
}

}
