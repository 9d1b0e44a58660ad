#include "workbench/views.hpp"

#include "dossier/density_layer.hpp"
#include "dossier/local_verdict.hpp"
#include "dossier/watch.hpp"
#include "scene/colouring.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>
#include <array>

namespace vigie::workbench {

namespace {

using scene::Colouring;
constexpr std::array all_colourings{Colouring::severity, Colouring::dynamics,     Colouring::change,          Colouring::alerts,
                                    Colouring::clusters, Colouring::significance, Colouring::raw_significance, Colouring::measure};

}

LegendView legend_view(Workbench const& workbench) {
    LegendView view;
    auto const& counts = workbench.kept_by_class();
    for (auto const n : counts) view.total += n;
    for (std::size_t i = 0; i < 5; ++i) {
        auto const c = core::all_classes[i];
        view.rows[i] = {c, dossier::class_label(c), dossier::class_range(c, workbench.shown_grid().rules),
                        counts[static_cast<std::size_t>(c)]};
    }
    auto const& s = workbench.snapshot();
    view.unlocated = s.residences.size() - s.located.marks.size();
    auto const* data = workbench.campaign();
    view.has_foyers = data != nullptr && data->clusters && !data->clusters->foyers.empty();
    view.has_preview = workbench.draft().is_moved();
    view.filter = workbench.filter();
    view.colouring = workbench.colouring();
    if (auto const* before = workbench.previous_campaign()) view.since = before->campaign.name;
    for (auto const& family : workbench.shown_grid().families) view.families += family.is_in_index ? 1 : 0;
    for (auto const each : all_colourings)
        if (workbench.can_colour(each)) view.colourings.push_back(each);
    view.is_gi = data != nullptr && dossier::is_gi(*data);
    if (auto const& density = workbench.map().density) {
        view.density_title = dossier::density_title();
        view.density_unit = dossier::density_unit();
        view.density_steps = dossier::density_steps(*density);
    }
    for (auto context = s.context.rbegin(); context != s.context.rend(); ++context)
        if (context->classes && workbench.is_layer_shown(context->layer.name)) view.context.push_back(context->classes);
    if (view.colouring == Colouring::measure) view.classing = workbench.classing();
    view.steps = dossier::legend_steps(view.colouring, view.is_gi, view.classing.get());
    if (view.colouring != Colouring::severity) view.tones = workbench.tone_counts();
    return view;
}

LayersView layers_view(Workbench const& workbench) {
    LayersView view;
    auto const& s = workbench.snapshot();
    auto const* data = workbench.campaign();
    view.can_import = find_action("data.import")->is_enabled(workbench);
    using Kind = LayersView::Kind;
    auto const add = [&](std::string name, std::string title, Kind kind, core::ContextRole role, std::size_t count) {
        bool const shown = workbench.is_layer_shown(name);
        view.rows.push_back({std::move(name), std::move(title), kind, role, shown, count});
    };
    add("residences", text::tr("Residences"), Kind::residences, core::ContextRole::other, s.residences.size());
    add("foyers", text::tr("Clusters"), Kind::foyers, core::ContextRole::other,
        data != nullptr && data->clusters ? data->clusters->foyers.size() : 0);
    add(dossier::density_layer, text::tr("Density (not tested)"), Kind::density, core::ContextRole::other, 0);
    if (auto const* walk = workbench.walk_book().walk())
        add(dossier::walk_layer, text::tr("Walk: {0}", {walk->name}), Kind::walks, core::ContextRole::other, core::numbered_stops(*walk).size());
    for (auto const& zone : s.zone_layers)
        add(zone.layer.name, zone.layer.title, Kind::zones, core::ContextRole::other, zone.zones.size());
    for (auto context = s.context.rbegin(); context != s.context.rend(); ++context) { // as they lie: the highest first
        add(context->layer.name, context->layer.title, Kind::context, context->layer.role, context->features);
        view.rows.back().is_coloured = context->classes != nullptr;
    }
    auto const& bases = workbench.base_maps();
    for (auto base = bases.rbegin(); base != bases.rend(); ++base)
        view.rows.push_back({.name = {},
                             .title = base->name,
                             .kind = Kind::base_map,
                             .is_shown = base->is_shown,
                             .base_map = base->id,
                             .opacity = base->opacity,
                             .is_online = base->is_online,
                             .can_rise = base != bases.rbegin()});
    return view;
}

namespace {

/// What a family is made of, in words.
std::string indicators_of(core::Family const& family) {
    std::string names;
    for (auto const& indicator : family.indicators) {
        if (!(indicator.weight > 0)) continue;
        names += (names.empty() ? "" : " · ") + text::pick(indicator.name);
    }
    return names.empty() ? names : text::tr("Made of: {0}", {names});
}

}

WeightsView weights_view(Workbench const& workbench) {
    WeightsView view;
    auto const& draft = workbench.draft();
    view.is_moved = draft.is_moved();
    view.can_apply = view.is_moved && find_action("analysis.score")->is_enabled(workbench);
    std::size_t index = 0;
    auto const& families = workbench.grid().families;
    for (std::size_t f = 0; f < families.size(); ++f) {
        if (!families[f].is_in_index || index >= draft.weights.size()) continue;
        WeightsView::Row row{index,
                             text::pick(families[f].name),
                             text::pick(families[f].short_name),
                             draft.weights[index],
                             draft.saved[index],
                             draft.is_locked[index],
                             indicators_of(families[f]),
                             {}};
        auto const& scores = workbench.saved_scores().families[f];
        auto const& kept = workbench.filtered_in();
        for (std::size_t r = 0; r < scores.size(); ++r)
            if (scores[r].score && (kept.empty() || kept[r]))
                row.histogram[static_cast<std::size_t>(std::clamp(*scores[r].score / 2.5, 0.0, 39.0))] += 1;
        float const most = *std::max_element(row.histogram.begin(), row.histogram.end());
        if (most > 0)
            for (float& bar : row.histogram) bar /= most;
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

}
