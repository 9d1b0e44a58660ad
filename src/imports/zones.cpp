// Zones.
#include "core/error.hpp"
#include "gis/geometry_ops.hpp"
#include "imports/detail/work.hpp"

#include <cmath>
#include <iterator>
#include <set>
#include <unordered_map>

namespace vigie::imports {

namespace {

std::optional<int> whole(std::optional<double> value) {
    if (!value || *value < 0 || *value > 1e9) return std::nullopt;
    return static_cast<int>(std::lround(*value));
}

core::Box extent_of(std::vector<core::Zone> const& zones) {
    core::Box box;
    for (auto const& zone : zones)
        box.include(core::bounds(zone.shape));
    return box;
}

core::Box residence_extent(store::Project const& project) {
    core::Box box;
    for (auto const& residence : project.residences())
        if (residence.position) box.include(*residence.position);
    return box;
}

/// Rows of zones, one zone a code.
class ZoneCollector {
public:
    ZoneCollector(ImportWork& work, Columns const& columns, Positions& positions)
        : work_(work)
        , columns_(columns)
        , positions_(positions) {}

    bool operator()(gis::Feature& row) {
        auto const code = columns_.text(row, "code");
        auto shape = code ? positions_(row) : core::Geometry();
        auto* const polygons = std::get_if<core::MultiPolygon>(&shape);
        if (polygons == nullptr) {
            work_.refuse(row.row, code.value_or(""),
                         !code ? VIGIE_N_("The row has no code.")
                               : VIGIE_N_("The row has no area, or its area cannot be placed on the map."),
                         VIGIE_N_("Correct it in the source, or choose another column with --map code=COLUMN."));
            return false;
        }
        auto const [entry, is_new] = place_.try_emplace(*code, zones.size());
        if (!is_new) {
            join(entry->second, std::move(*polygons));
            return true;
        }
        core::Zone zone;
        zone.code = *code;
        zone.name = columns_.text(row, "name").value_or(*code);
        zone.parent_code = columns_.text(row, "parent").value_or("");
        zone.population = whole(columns_.number(row, "population"));
        zone.dwellings = whole(columns_.number(row, "dwellings"));
        zone.shape = std::move(*polygons);
        zones.push_back(std::move(zone));
        return true;
    }

    /// Parts of one code become one outline: borders between them go.
    void finish() {
        for (auto const i : joined_)
            zones[i].shape = gis::united(std::move(zones[i].shape));
        if (merged_ > 0)
            work_.note({core::Severity::note,
                        std::nullopt,
                        work_.source_name,
                        {VIGIE_N_("{0} rows repeat a code: their areas were joined into one zone each."),
                         {std::to_string(merged_)}},
                        {}});
    }

    std::vector<core::Zone> zones;

private:
    void join(std::size_t zone, core::MultiPolygon&& parts) {
        ++merged_;
        joined_.insert(zone);
        auto& shape = zones[zone].shape;
        shape.insert(shape.end(), std::make_move_iterator(parts.begin()), std::make_move_iterator(parts.end()));
    }

    ImportWork& work_;
    Columns const& columns_;
    Positions& positions_;
    std::unordered_map<std::string, std::size_t> place_;
    std::set<std::size_t> joined_;
    std::int64_t merged_ = 0;
};

}

void import_zones(ImportWork& work) {
    auto const& columns = work.columns(fields_of(ImportKind::zones));
    if (!work.source.has_geometry() && !columns.has("cell"))
        throw core::Error(
            core::ErrorCode::refused,
            {VIGIE_N_("{0} has no outlines. Zones need a layer of areas, such as a Shapefile, GeoPackage or GeoJSON."),
             {work.source_name}});
    columns.require("code");
    work.report.target = work.layer_name();
    auto positions = work.positions(columns);
    ZoneCollector collect(work, columns, positions);
    work.read([&](gis::Feature& row) { return collect(row); });
    collect.finish();
    work.close(positions);
    work.report.made = static_cast<std::int64_t>(collect.zones.size());
    if (auto finding = far_away(extent_of(collect.zones), residence_extent(work.project)))
        work.note(std::move(*finding));
    work.warn_personal(columns);
    work.write([&](core::ImportId import) {
        core::ZoneLayer layer{{}, work.report.target, work.report.target, work.source_name};
        layer.id = work.project.add_zone_layer(layer);
        for (auto& zone : collect.zones)
            zone.layer = layer.id;
        work.project.add_zones(collect.zones, import);
        assign_residences(work.project, layer);
    });
}

}
