// The status bar: where the pointer is, how much is shown, what is being done.
#include "gis/crs.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

namespace vigie::workbench {

namespace {

/// « 47,6624° N · 2,7480° O »; empty when the system is unknown. The transformer is made once per system.
std::string lon_lat_words(std::string const& crs, core::Projected at) {
    static thread_local std::string made_for;
    static thread_local std::optional<gis::Transformer> to_degrees;
    try {
        if (made_for != crs) {
            made_for = crs;
            to_degrees.reset();
            to_degrees.emplace(gis::Crs::from_code(crs), gis::Crs::from_code("EPSG:4326"));
        }
        if (!to_degrees) return {};
        auto const place = to_degrees->to_lonlat(at);
        auto const north = place.lat < 0 ? text::tr("{0}° S", {text::decimal(-place.lat, 4)})
                                         : text::tr("{0}° N", {text::decimal(place.lat, 4)});
        auto const east = place.lon < 0 ? text::tr("{0}° W", {text::decimal(-place.lon, 4)})
                                        : text::tr("{0}° E", {text::decimal(place.lon, 4)});
        return north + " · " + east;
    } catch (core::Error const&) {
        return {}; // an unknown system still has its own coordinates beside
    }
}

}

StatusBarView status_bar_view(Workbench const& workbench, std::optional<core::Projected> pointer) {
    StatusBarView view;
    for (auto const& job : workbench.jobs().running())
        if (job.seconds > 0.3) {
            view.job = job;
            break;
        }
    view.is_working = !workbench.jobs().is_idle();
    if (!workbench.has_project()) return view;
    auto const& s = workbench.snapshot();
    auto const at = pointer.value_or(workbench.view().centre);
    auto const metre = [](double v) { return text::integer(static_cast<std::int64_t>(v)); };
    view.coordinates = (s.info.crs == "EPSG:2154" ? "L93 " : "") + metre(at.x) + " · " + metre(at.y);
    view.lon_lat = lon_lat_words(s.info.crs, at);
    view.scale = "1 : " + metre(workbench.view().scale_denominator() + 0.5);
    view.crs = s.info.crs_name.empty() ? s.info.crs : s.info.crs_name;
    view.counts = text::tr_n("{0} residence", "{0} residences", static_cast<long long>(s.residences.size())) + " · " +
                  text::tr("{0} in view", {text::integer(static_cast<std::int64_t>(workbench.seen_count()))});
    if (auto const n = workbench.selection().size(); n > 0)
        view.selected = text::tr_n("{0} selected", "{0} selected", static_cast<long long>(n));
    view.can_edit = workbench.can_edit();
    view.saved = s.path.empty() ? std::string{} : workbench.can_edit() ? text::tr("Saved") : text::tr("Read only");
    return view;
}

}
