#include "core/error.hpp"
#include "gis/crs.hpp"
#include "gis/detail/crs_impl.hpp"
#include "gis/detail/proj.hpp"

#include <cmath>
#include <numbers>
#include <ranges>

namespace vigie::gis {

namespace {

struct DestroyContext {
    void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
using Context = std::unique_ptr<PJ_CONTEXT, DestroyContext>;

Context quiet_context() {
    Context context(proj_context_create());
    proj_context_set_enable_network(context.get(), 0);
    proj_log_level(context.get(), PJ_LOG_NONE);
    return context;
}

detail::Pj step(PJ_CONTEXT* context, std::string const& from, std::string const& to) {
    detail::Pj const raw(proj_create_crs_to_crs(context, from.c_str(), to.c_str(), nullptr));
    if (!raw) return {};
    return detail::Pj(proj_normalize_for_visualization(context, raw.get())); // x = easting or longitude, always
}

std::optional<core::Projected> through(std::ranges::range auto const& steps, PJ_DIRECTION direction, core::Projected from) {
    if (!std::isfinite(from.x) || !std::isfinite(from.y)) return std::nullopt;
    PJ_COORD point = proj_coord(from.x, from.y, 0, HUGE_VAL);
    for (auto const& pj : steps) {
        point = proj_trans(pj.get(), direction, point);
        if (!std::isfinite(point.xy.x) || !std::isfinite(point.xy.y)) return std::nullopt;
    }
    return core::Projected{point.xy.x, point.xy.y};
}

bool same_system(Crs const& a, Crs const& b) { return a.impl().definition == b.impl().definition; }

/// RGF93 geographic or on a French grid: what the NTF grid shift leads to directly.
bool is_rgf93(Crs const& crs) {
    auto const code = crs.epsg().value_or(0);
    return code == 2154 || code == 4171 || (code >= 3942 && code <= 3950) || code == 9793 || code == 9794;
}

template <typename Points> void convert_into(Transformer const& transform, Points const& from, Points& to) {
    to.reserve(from.size());
    for (auto const& p : from)
        if (auto const q = transform(p.x, p.y)) to.push_back(*q);
}

/// A ring that lost its end is closed again; under four points it encloses nothing.
bool convert_ring(Transformer const& transform, core::Ring const& from, core::Ring& to) {
    convert_into(transform, from, to);
    if (!to.empty() && to.front() != to.back()) to.push_back(to.front());
    return to.size() >= 4;
}

core::Geometry converted(Transformer const& transform, core::MultiPolygon const& polygons) {
    core::MultiPolygon result;
    for (auto const& polygon : polygons) {
        core::Polygon out;
        if (!convert_ring(transform, polygon.outer, out.outer)) continue;
        for (auto const& hole : polygon.holes)
            if (core::Ring ring; convert_ring(transform, hole, ring)) out.holes.push_back(std::move(ring));
        result.push_back(std::move(out));
    }
    if (result.empty()) return {};
    return result;
}

core::Geometry converted(Transformer const& transform, core::MultiPolyline const& lines) {
    core::MultiPolyline result;
    for (auto const& line : lines) {
        core::Polyline out;
        convert_into(transform, line, out);
        if (out.size() >= 2) result.push_back(std::move(out));
    }
    if (result.empty()) return {};
    return result;
}

}

struct Transformer::Impl {
    Context context = quiet_context();
    std::vector<detail::Pj> steps; ///< empty = same system
};

Transformer::Transformer(Crs const& from, Crs const& to) : impl_(std::make_unique<Impl>()) {
    if (same_system(from, to)) return;
    // EPSG knows only a 3-parameter shift between NTF and WGS 84 (4 m off at Brest); the 1 m grid leads to RGF93.
    std::string const rgf93 = "EPSG:4171";
    std::vector<std::string> stops{from.impl().definition};
    if (from.impl().is_ntf && !is_rgf93(to) && !to.impl().is_ntf) stops.push_back(rgf93);
    if (to.impl().is_ntf && !is_rgf93(from) && !from.impl().is_ntf) stops.push_back(rgf93);
    stops.push_back(to.impl().definition);
    for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
        auto pj = step(impl_->context.get(), stops[i], stops[i + 1]);
        if (!pj)
            throw core::Error(core::ErrorCode::failed,
                              {VIGIE_N_("There is no way from the coordinate system {0} to {1}. State another one."),
                               {from.code(), to.code()}});
        impl_->steps.push_back(std::move(pj));
    }
}

Transformer::~Transformer() = default;
Transformer::Transformer(Transformer&&) noexcept = default;
Transformer& Transformer::operator=(Transformer&&) noexcept = default;

std::optional<core::Projected> Transformer::operator()(double x, double y) const {
    return through(impl_->steps, PJ_FWD, {x, y});
}

std::optional<core::Projected> Transformer::back(double x, double y) const {
    return through(std::views::reverse(impl_->steps), PJ_INV, {x, y});
}

core::Geometry Transformer::operator()(core::Geometry const& geometry) const {
    if (auto const* point = std::get_if<core::Projected>(&geometry)) {
        if (auto const p = (*this)(point->x, point->y)) return *p;
        return {};
    }
    if (auto const* lines = std::get_if<core::MultiPolyline>(&geometry)) return converted(*this, *lines);
    if (auto const* polygons = std::get_if<core::MultiPolygon>(&geometry)) return converted(*this, *polygons);
    return {};
}

core::LonLat Transformer::to_lonlat(core::Projected p) const {
    auto const q = (*this)(p.x, p.y).value_or(core::Projected{});
    return {q.x, q.y};
}

double convergence_degrees(Crs const& crs, core::Projected at) {
    if (crs.is_geographic()) return 0;
    Transformer const to_degrees(crs, Crs::from_code("EPSG:4326"));
    auto const place = to_degrees(at.x, at.y);
    if (!place) return 0;
    auto const north = to_degrees.back(place->x, place->y + 1e-4);
    if (!north) return 0;
    return std::atan2(north->x - at.x, north->y - at.y) * 180 / std::numbers::pi;
}

}
