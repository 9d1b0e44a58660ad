// Zones: each is written as it comes.
#include "core/error.hpp"
#include "gis/geometry_ops.hpp"
#include "imports/detail/key_index.hpp"
#include "imports/detail/work.hpp"
#include "store/loaders.hpp"

#include <cmath>
#include <iterator>
#include <map>

namespace vigie::imports {

namespace {

std::optional<int> whole(std::optional<double> value) {
    if (!value || *value < 0 || *value > 1e9) return std::nullopt;
    return static_cast<int>(std::lround(*value));
}

/// Where zones are written, one a code; on a trial run, only told apart.
class ZoneSink {
public:
    ZoneSink(core::ZoneLayerId layer, store::ZoneLoader* loader)
        : layer_(layer)
        , loader_(loader) {}

    /// Parts of a zone that is there already are kept until finish(): what the rows of one code make together is known
    /// after the last. \return whether it is there
    [[nodiscard]] bool join(std::string const& code, core::MultiPolygon& parts) {
        if (loader_ == nullptr) return seen_.contains(code);
        auto const zone = loader_->find(layer_, code);
        if (!zone) return false;
        auto& more = joined_[*zone];
        more.insert(more.end(), std::make_move_iterator(parts.begin()), std::make_move_iterator(parts.end()));
        return true;
    }

    void add(core::Zone&& zone) {
        zone.layer = layer_;
        if (loader_ != nullptr)
            loader_->add(zone);
        else
            seen_.add(zone.code);
    }

    /// Parts of one code become one outline: borders between them go.
    void finish(store::Project& project) {
        loader_->finish();
        for (auto& [zone, parts] : joined_) {
            auto shape = project.zone_shape(zone);
            shape.insert(shape.end(), std::make_move_iterator(parts.begin()), std::make_move_iterator(parts.end()));
            project.set_zone_shape(zone, gis::united(std::move(shape)));
        }
    }

private:
    core::ZoneLayerId layer_;
    store::ZoneLoader* loader_;
    std::map<core::ZoneId, core::MultiPolygon> joined_;
    CodeBook seen_;
};

/// Makes zones of rows.
class ZoneCollector {
public:
    ZoneCollector(ImportWork& work, Columns const& columns, Positions& positions, ZoneSink& sink)
        : work_(work)
        , columns_(columns)
        , positions_(positions)
        , sink_(sink) {}

    bool operator()(gis::Feature& row, Place& where) {
        auto const code = columns_.text(row, "code");
        if (code) positions_.count(where, row.row);
        auto* const polygons = code ? std::get_if<core::MultiPolygon>(&where.geometry) : nullptr;
        if (polygons == nullptr) {
            work_.refuse(row.row, code.value_or(""),
                         !code ? VIGIE_N_("The row has no code.")
                               : VIGIE_N_("The row has no area, or its area cannot be placed on the map."),
                         VIGIE_N_("Correct it in the source, or choose another column with --map code=COLUMN."));
            return false;
        }
        extent_.include(core::bounds(*polygons));
        if (sink_.join(*code, *polygons)) {
            ++merged_;
            return true;
        }
        core::Zone zone;
        zone.code = *code;
        zone.name = columns_.text(row, "name").value_or(*code);
        zone.parent_code = columns_.text(row, "parent").value_or("");
        zone.population = whole(columns_.number(row, "population"));
        zone.dwellings = whole(columns_.number(row, "dwellings"));
        zone.shape = std::move(*polygons);
        sink_.add(std::move(zone));
        ++work_.report.made;
        return true;
    }

    void close() {
        if (merged_ > 0)
            work_.note({core::Severity::note,
                        std::nullopt,
                        work_.source_name,
                        {VIGIE_N_("{0} rows repeat a code: their areas were joined into one zone each."),
                         {std::to_string(merged_)}},
                        {}});
    }
    [[nodiscard]] core::Box const& extent() const { return extent_; }

private:
    ImportWork& work_;
    Columns const& columns_;
    Positions& positions_;
    ZoneSink& sink_;
    core::Box extent_;
    std::int64_t merged_ = 0;
};

void bring_in(ImportWork& work, Columns const& columns, Positions& positions, ZoneSink& sink) {
    ZoneCollector collect(work, columns, positions, sink);
    work.read_placed(positions, [&](gis::Feature& row, Place& where) { return collect(row, where); });
    collect.close();
    work.close(positions);
    if (auto finding = far_away(collect.extent(), work.project.residence_extent())) work.note(std::move(*finding));
    work.warn_personal(columns);
}

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
    if (work.request.dry_run) {
        ZoneSink nowhere({}, nullptr);
        return bring_in(work, columns, positions, nowhere);
    }
    work.write([&](core::ImportId import) {
        core::ZoneLayer layer{{}, work.report.target, work.report.target, work.source_name};
        layer.id = work.project.add_zone_layer(layer);
        auto loader = work.project.load_zones(import);
        ZoneSink sink(layer.id, &loader);
        bring_in(work, columns, positions, sink);
        sink.finish(work.project);
        assign_residences(work.project, layer);
    });
}

}
