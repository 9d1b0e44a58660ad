#include "workbench/views.hpp"

#include "gis/crs.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/fold.hpp"
#include "workbench/watch.hpp"

#include <algorithm>

namespace vigie::workbench {

char const* class_name(core::SeverityClass c) {
    switch (c) {
    case core::SeverityClass::a:
        return VIGIE_N_("Ordinary");
    case core::SeverityClass::b:
        return VIGIE_N_("To watch");
    case core::SeverityClass::c:
        return VIGIE_N_("Complex");
    case core::SeverityClass::d:
        return VIGIE_N_("Very complex");
    case core::SeverityClass::not_scored:
        return VIGIE_N_("Not scored");
    }
    return "";
}

std::string class_label(core::SeverityClass c) { return text::tr(class_name(c)); }

std::string class_range(core::SeverityClass c, core::GridRules const& rules) {
    auto const limit = [&](std::size_t i) { return text::decimal(rules.class_limits[i], 0); };
    switch (c) {
    case core::SeverityClass::a:
        return "< " + limit(0);
    case core::SeverityClass::b:
        return limit(0) + "–" + limit(1);
    case core::SeverityClass::c:
        return limit(1) + "–" + limit(2);
    case core::SeverityClass::d:
        return "≥ " + limit(2);
    case core::SeverityClass::not_scored:
        return text::tr("cov. < {0}", {text::percent(rules.minimum_coverage)});
    }
    return {};
}

LegendView legend_view(Workbench const& workbench) {
    LegendView view;
    std::array<std::size_t, 5> counts{};
    auto const& in = workbench.filtered_in();
    for (std::uint32_t row = 0; row < in.size(); ++row)
        if (in[row]) ++counts[static_cast<std::size_t>(workbench.shown_class(row))], ++view.total;
    for (std::size_t i = 0; i < 5; ++i) {
        auto const c = core::all_classes[i];
        view.rows[i] = {c, class_label(c), class_range(c, workbench.snapshot().grid.rules),
                        counts[static_cast<std::size_t>(c)]};
    }
    auto const* data = workbench.campaign();
    view.has_foyers = data != nullptr && data->clusters && !data->clusters->foyers.empty();
    view.has_preview = workbench.draft().is_moved();
    return view;
}

LayersView layers_view(Workbench const& workbench) {
    LayersView view;
    auto const& s = workbench.snapshot();
    auto const* data = workbench.campaign();
    using Kind = LayersView::Kind;
    auto const add = [&](std::string name, std::string title, Kind kind, core::ContextRole role, std::size_t count) {
        bool const shown = workbench.is_layer_shown(name);
        view.rows.push_back({std::move(name), std::move(title), kind, role, shown, count});
    };
    add("residences", text::tr("Residences"), Kind::residences, core::ContextRole::other, s.residences.size());
    add("foyers", text::tr("Clusters"), Kind::foyers, core::ContextRole::other,
        data != nullptr && data->clusters ? data->clusters->foyers.size() : 0);
    for (auto const& zone : s.zone_layers)
        add(zone.layer.name, zone.layer.title, Kind::zones, core::ContextRole::other, zone.zones.size());
    for (auto const& context : s.context) {
        std::size_t const count = context.areas   ? context.areas->areas.size()
                                  : context.lines ? context.lines->lines.size()
                                                  : 0;
        add(context.layer.name, context.layer.title, Kind::context, context.layer.role, count);
    }
    return view;
}

WeightsView weights_view(Workbench const& workbench) {
    WeightsView view;
    auto const& draft = workbench.draft();
    view.is_moved = draft.is_moved();
    std::size_t index = 0;
    auto const& families = workbench.snapshot().grid.families;
    for (std::size_t f = 0; f < families.size(); ++f) {
        if (!families[f].is_in_index || index >= draft.weights.size()) continue;
        WeightsView::Row row{index,
                             text::pick(families[f].name),
                             text::pick(families[f].short_name),
                             draft.weights[index],
                             draft.saved[index],
                             draft.is_locked[index],
                             {}};
        for (auto const& score : draft.scores.families[f])
            if (score.score) row.histogram[static_cast<std::size_t>(std::clamp(*score.score / 2.5, 0.0, 39.0))] += 1;
        float const most = *std::max_element(row.histogram.begin(), row.histogram.end());
        if (most > 0)
            for (float& bar : row.histogram)
                bar /= most;
        view.rows.push_back(std::move(row));
        ++index;
    }
    int const moved = draft.worse + draft.better;
    view.headline = moved == 0 ? text::tr("No residence changes class")
                               : text::tr_n("{0} residence changes class", "{0} residences change class", moved);
    view.detail = text::tr("{0} up, {1} down. Clusters stay those of the saved weights until you apply.",
                           {text::integer(draft.worse), text::integer(draft.better)});
    return view;
}

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
    if (!workbench.has_project()) return view;
    auto const& s = workbench.snapshot();
    auto const at = pointer.value_or(workbench.view().centre);
    auto const metre = [](double v) { return text::integer(static_cast<std::int64_t>(v)); };
    view.coordinates = (s.info.crs == "EPSG:2154" ? "L93 " : "") + metre(at.x) + " · " + metre(at.y);
    view.lon_lat = lon_lat_words(s.info.crs, at);
    view.scale = "1 : " + metre(workbench.view().scale_denominator() + 0.5);
    view.crs = s.info.crs_name.empty() ? s.info.crs : s.info.crs_name;
    std::size_t seen = 0;
    auto const box = workbench.view().ground();
    for (auto const& residence : s.residences)
        if (residence.position && box.contains(*residence.position)) ++seen;
    view.counts = text::tr_n("{0} residence", "{0} residences", static_cast<long long>(s.residences.size())) + " · " +
                  text::tr("{0} in view", {text::integer(static_cast<std::int64_t>(seen))});
    if (auto const n = workbench.selection().size(); n > 0)
        view.selected = text::tr_n("{0} selected", "{0} selected", static_cast<long long>(n));
    view.saved = s.path.empty() ? std::string{} : workbench.can_edit() ? text::tr("Saved") : text::tr("Read only");
    return view;
}

std::vector<PaletteItem> palette_items(Workbench const& workbench, std::string const& query, std::size_t limit) {
    std::vector<PaletteItem> all;
    for (auto const& action : actions()) {
        PaletteItem item;
        item.label = text::tr(action.label);
        item.shortcut = shortcut_label(action.shortcut);
        item.action = action.id;
        item.is_enabled = action.is_enabled(workbench);
        all.push_back(std::move(item));
    }
    if (workbench.has_project()) {
        auto const& s = workbench.snapshot();
        if (!s.zone_layers.empty())
            for (auto const& zone : s.zone_layers.front().zones) {
                PaletteItem item{
                    PaletteItem::Kind::zone, zone.name, s.zone_layers.front().layer.title, {}, {}, 0, zone.code, true};
                all.push_back(std::move(item));
            }
        for (std::uint32_t row = 0; row < s.residences.size(); ++row) {
            auto const& r = s.residences[row];
            all.push_back({PaletteItem::Kind::residence,
                           r.name,
                           r.code + (s.neighbourhood(row).empty() ? "" : " · " + s.neighbourhood(row)),
                           {},
                           {},
                           row,
                           {},
                           true});
        }
    }
    auto const wanted = fold(query);
    std::vector<PaletteItem> starts, contains;
    for (auto& item : all) {
        auto const at = fold(item.label + " " + item.detail).find(wanted);
        if (at == 0)
            starts.push_back(std::move(item));
        else if (at != std::string::npos)
            contains.push_back(std::move(item));
    }
    starts.insert(starts.end(), contains.begin(), contains.end());
    if (starts.size() > limit) starts.resize(limit);
    return starts;
}

PresenterView presenter_view(Workbench const& workbench) {
    PresenterView view;
    auto const& s = workbench.snapshot();
    auto const* data = workbench.campaign();
    auto const foyers = foyer_rows(workbench);
    view.steps = 1 + foyers.size();
    view.step = std::min(static_cast<std::size_t>(std::max(0, workbench.presenter_step)), view.steps - 1);
    view.kicker = std::to_string(view.step + 1) + " · " + s.info.title;
    std::size_t complex = 0, inside = 0;
    for (std::uint32_t row = 0; row < s.residences.size(); ++row)
        if (core::is_complex(workbench.shown_class(row))) {
            ++complex;
            if (workbench.foyer_of(row) != nullptr) ++inside;
        }
    auto const number = [](std::size_t n) { return text::integer(static_cast<std::int64_t>(n)); };
    if (view.step == 0) {
        view.extent = s.extent;
        view.title = foyers.empty()
                         ? text::tr_n("{0} residence in a complex situation", "{0} residences in a complex situation",
                                      static_cast<long long>(complex))
                         : text::tr_n("{0} cluster of complex situations", "{0} clusters of complex situations",
                                      static_cast<long long>(foyers.size()));
        view.sentence =
            data == nullptr
                ? std::string{}
                : text::tr("Campaign {0}: {1} of {2} residences are scored.",
                           {data->campaign.name, number(workbench.scored_count()), number(s.residences.size())});
        view.big_figure = text::tr("{0} of {1}", {number(inside), number(complex)});
        view.big_caption = text::tr("complex or very complex residences lie in a cluster");
        return view;
    }
    auto const& foyer = foyers[view.step - 1];
    core::Box box;
    for (auto const row : foyer.rows)
        if (auto const& at = s.residences[row].position) box.include(*at);
    view.extent = box.grown(120);
    view.title = foyer.name;
    view.sentence = text::tr("{0}, {1}: a group of high scores that chance alone rarely makes.",
                             {text::tr_n("{0} residence", "{0} residences", foyer.residences),
                              text::tr_n("{0} dwelling", "{0} dwellings", foyer.dwellings)});
    view.big_figure = text::decimal(foyer.mean_score, 1);
    view.big_caption = text::tr("mean score of its residences, out of 100");
    return view;
}

Comparison compare_view(Workbench const& workbench) {
    auto const* data = workbench.campaign();
    return compare_zones(workbench.snapshot(), workbench.snapshot().zone_layers.front().layer.name, workbench.compared,
                         data != nullptr ? data->campaign.name : std::string{}, core::today());
}

}
