// Context layers: their order, how they are coloured, how strongly they show.
#include "dossier/qgis_style.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>

namespace vigie::workbench {

namespace {

auto find_layer(dossier::Snapshot const& snapshot, std::string const& name) {
    return std::ranges::find(snapshot.context, name, [](auto const& each) { return each.layer.name; });
}

}

void Workbench::style_layer(std::string const& name, core::ContextLook const& chosen) {
    auto const layer = find_layer(*snapshot_, name);
    if (layer == snapshot_->context.end() || !can_edit() || layer->layer.look == chosen) return;
    project_->put_context_look(layer->layer.id, chosen);
    reload();
    auto const styled = find_layer(*snapshot_, name);
    if (styled != snapshot_->context.end() && styled->classes) dossier::publish_context_style(*project_, styled->layer, *styled->classes);
}

void Workbench::move_layer(std::string const& name, int by) {
    auto const layer = find_layer(*snapshot_, name);
    if (layer == snapshot_->context.end() || !can_edit()) return;
    auto const at = layer - snapshot_->context.begin(), to = at + by;
    if (to < 0 || to >= std::ssize(snapshot_->context)) return;
    std::vector<core::ContextLayerId> order;
    for (auto const& each : snapshot_->context) order.push_back(each.layer.id);
    std::swap(order[static_cast<std::size_t>(at)], order[static_cast<std::size_t>(to)]);
    project_->order_context_layers(order);
    reload();
}

}
