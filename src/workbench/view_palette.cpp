// What Ctrl+K finds: actions, neighbourhoods, residences.
#include "text/fold.hpp"
#include "text/language.hpp"
#include "workbench/views.hpp"

namespace vigie::workbench {

namespace {

void add_actions(std::vector<PaletteItem>& all, Workbench const& workbench) {
    for (auto const& action : actions()) {
        PaletteItem item;
        item.label = text::tr(action.label);
        item.shortcut = shortcut_label(action.shortcut);
        item.action = action.id;
        item.is_enabled = action.is_enabled(workbench);
        all.push_back(std::move(item));
    }
}

void add_places(std::vector<PaletteItem>& all, Snapshot const& s) {
    if (!s.zone_layers.empty())
        for (auto const& zone : s.zone_layers.front().zones)
            all.push_back(
                {PaletteItem::Kind::zone, zone.name, s.zone_layers.front().layer.title, {}, {}, 0, zone.code, true});
    for (std::uint32_t row = 0; row < s.residences.size(); ++row) {
        auto const& r = s.residences[row];
        auto const& zone = s.neighbourhood(row);
        all.push_back(
            {PaletteItem::Kind::residence, r.name, r.code + (zone.empty() ? "" : " · " + zone), {}, {}, row, {}, true});
    }
}

}

std::vector<PaletteItem> palette_items(Workbench const& workbench, std::string const& query, std::size_t limit) {
    std::vector<PaletteItem> all;
    add_actions(all, workbench);
    if (workbench.has_project()) add_places(all, workbench.snapshot());
    auto const wanted = text::fold(query);
    std::vector<PaletteItem> starts, contains;
    for (auto& item : all) {
        auto const at = text::fold(item.label + " " + item.detail).find(wanted);
        if (at == 0)
            starts.push_back(std::move(item));
        else if (at != std::string::npos)
            contains.push_back(std::move(item));
    }
    starts.insert(starts.end(), contains.begin(), contains.end());
    if (starts.size() > limit) starts.resize(limit);
    return starts;
}

}
