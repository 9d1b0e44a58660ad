// Images under the map: which there are, which are shown.
#include "workbench/workbench.hpp"

#include "dossier/base_maps.hpp"
#include "text/language.hpp"

#include <algorithm>

namespace vigie::workbench {

void Workbench::list_base_maps() {
    base_maps_ = project_ ? project_->base_maps() : std::vector<core::BaseMap>{};
    for (auto& base : base_maps_)
        if (base.is_online) base.is_shown = online_shown_.contains(base.id);
}

void Workbench::add_base_map(std::filesystem::path const& source) {
    auto base = dossier::base_map_of(source, snapshot_->info.crs);
    project_->edit({VIGIE_N_("Base map added: {0}"), {base.name}}, [&] { project_->put_base_map(base); });
    if (base.is_online) online_shown_.insert(base.id);
    list_base_maps();
    notice_ = base.is_online
                  ? text::tr("Base map added: {0}. Its tiles come from a server while it is shown.", {base.name})
                  : text::tr("Base map added: {0}", {base.name});
    touch(true);
}

void Workbench::change_base_map(std::int64_t id, core::Message const& what,
                                std::function<void(core::BaseMap&)> const& edit) {
    auto const found = std::ranges::find(base_maps_, id, &core::BaseMap::id);
    if (found == base_maps_.end()) return;
    auto changed = *found;
    edit(changed);
    if (changed == *found) return;
    if (changed.is_online) changed.is_shown ? (void)online_shown_.insert(id) : (void)online_shown_.erase(id);
    bool const is_kept = changed.opacity != found->opacity || !changed.is_online;
    if (is_kept && project_ && can_edit()) project_->edit(what, [&] { project_->put_base_map(changed); });
    *found = changed; // of a project that is read only, for as long as it is open
    touch(true);
}

void Workbench::show_base_map(std::int64_t id, bool is_shown) {
    change_base_map(id, is_shown ? VIGIE_N_("Base map shown") : VIGIE_N_("Base map hidden"),
                    [&](core::BaseMap& base) { base.is_shown = is_shown; });
}

void Workbench::fade_base_map(std::int64_t id, double opacity) {
    change_base_map(id, VIGIE_N_("Base map faded"),
                    [&](core::BaseMap& base) { base.opacity = std::clamp(opacity, 0.1, 1.0); });
}

void Workbench::raise_base_map(std::int64_t id) {
    auto const found = std::ranges::find(base_maps_, id, &core::BaseMap::id);
    if (found == base_maps_.end() || found + 1 == base_maps_.end() || !can_edit()) return;
    std::iter_swap(found, found + 1);
    std::vector<std::int64_t> order;
    for (auto const& base : base_maps_) order.push_back(base.id);
    project_->order_base_maps(order);
    touch(true);
}

void Workbench::remove_base_map(std::int64_t id) {
    auto const found = std::ranges::find(base_maps_, id, &core::BaseMap::id);
    if (found == base_maps_.end()) return;
    auto const name = found->name;
    project_->edit({VIGIE_N_("Base map removed: {0}"), {name}}, [&] { project_->remove_base_map(id); });
    list_base_maps();
    notice_ = text::tr("Base map removed: {0}", {name});
    touch(true);
}

}
