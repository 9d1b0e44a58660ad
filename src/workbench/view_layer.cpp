#include "workbench/view_layer.hpp"

#include "analysis/classification.hpp"
#include "dossier/measure_words.hpp"
#include "text/language.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::workbench {

namespace {

using analysis::ClassMethod;

std::string type_words(store::ColumnType type) {
    switch (type) {
    case store::ColumnType::integer:
    case store::ColumnType::real: return text::tr("number");
    case store::ColumnType::date: return text::tr("date");
    case store::ColumnType::text: break;
    }
    return text::tr("words");
}

bool is_number(store::ColumnType type) { return type == store::ColumnType::integer || type == store::ColumnType::real; }

/// Place of the first whose code is the one asked for; 0 without one.
std::size_t place_of(std::vector<std::pair<std::string, std::string>> const& choices, std::string const& code) {
    auto const found = std::ranges::find(choices, code, &std::pair<std::string, std::string>::first);
    return found == choices.end() ? 0 : static_cast<std::size_t>(found - choices.begin());
}

}

std::optional<LayerView> layer_view(Workbench const& workbench, std::string const& name) {
    auto const& layers = workbench.snapshot().context;
    auto const layer = std::ranges::find(layers, name, [](auto const& each) { return each.layer.name; });
    if (layer == layers.end()) return std::nullopt;
    LayerView view;
    view.name = name;
    view.title = layer->layer.title;
    view.look = layer->layer.look;
    view.columns.push_back({{}, text::tr("One colour"), {}});
    for (auto const& column : layer->columns) {
        view.columns.push_back({column.name, column.name, type_words(column.type)});
        if (column.name != view.look.column) continue;
        view.column = view.columns.size() - 1;
        view.has_classes = is_number(column.type);
    }
    for (auto const method : {ClassMethod::jenks, ClassMethod::quantile, ClassMethod::equal, ClassMethod::deviation, ClassMethod::head_tail})
        view.methods.emplace_back(analysis::code(method), dossier::method_name(method));
    for (auto const ramp : {scene::Ramp::ochre, scene::Ramp::sequential, scene::Ramp::viridis, scene::Ramp::diverging})
        view.ramps.emplace_back(std::string(scene::code(ramp)), dossier::ramp_name(ramp));
    view.method = place_of(view.methods, view.look.method);
    view.ramp = place_of(view.ramps, view.look.ramp);
    view.opacities = {1.0, 0.7, 0.4};
    auto const nearest = std::ranges::min_element(view.opacities, {}, [&](double each) { return std::abs(each - view.look.opacity); });
    view.opacity = static_cast<std::size_t>(nearest - view.opacities.begin());
    view.can_edit = workbench.can_edit();
    view.can_rise = view.can_edit && layer + 1 != layers.end();
    view.can_sink = view.can_edit && layer != layers.begin();
    return view;
}

}
