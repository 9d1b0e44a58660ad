// What Ctrl+K finds: actions, figures for the map, filters, neighbourhoods, residences.
#include "text/fold.hpp"
#include "text/language.hpp"
#include "workbench/residence_search.hpp"
#include "workbench/view_filter.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>
#include <iterator>
#include <sstream>

namespace vigie::workbench {

namespace {

using Items = std::vector<PaletteItem>;

/// \return true when each word of the query is in the words; all folded
bool holds_all(std::string const& words, std::vector<std::string> const& query) {
    return std::ranges::all_of(query, [&](auto const& word) { return words.find(word) != std::string::npos; });
}

std::vector<std::string> words_of(std::string const& query) {
    std::istringstream in(query);
    return {std::istream_iterator<std::string>(in), {}};
}

Items holding(std::vector<std::string> const& query, Items items) {
    std::erase_if(items, [&](PaletteItem const& item) { return !holds_all(text::fold(item.label + " " + item.detail), query); });
    return items;
}

/// Those whose name, or other words, hold the query's.
Items action_items(Workbench const& workbench, std::vector<std::string> const& query) {
    Items items;
    for (auto const& action : actions()) {
        auto const also = *action.also != '\0' ? text::tr(action.also) : "";
        if (!holds_all(text::fold(text::tr(action.label) + " " + also), query)) continue;
        PaletteItem item;
        item.label = text::tr(action.label);
        item.shortcut = shortcut_label(action.shortcut);
        item.action = action.id;
        item.is_enabled = action.is_enabled(workbench);
        items.push_back(std::move(item));
    }
    return items;
}

Items zone_items(dossier::Snapshot const& s) {
    Items items;
    for (std::size_t i = 0; i < s.zone_layers.size(); ++i) {
        auto const& layer = s.zone_layers[i];
        for (auto const& zone : layer.zones) {
            PaletteItem item;
            item.kind = PaletteItem::Kind::zone;
            item.label = zone.name.empty() ? zone.code : zone.name;
            item.detail = layer.layer.title;
            item.zone = zone.code;
            if (i > 0) item.layer = layer.layer.name;
            items.push_back(std::move(item));
        }
    }
    return items;
}

Items view_items(Workbench const& workbench) {
    Items items;
    for (auto const& bookmark : workbench.bookmarks()) {
        PaletteItem item;
        item.kind = PaletteItem::Kind::view;
        item.label = bookmark.name;
        item.detail = text::tr("Kept view");
        item.view = bookmark.id;
        items.push_back(std::move(item));
    }
    return items;
}

/// By title, by code, and a family by its short name too: « tranquillity » finds « Peace and quiet at home ».
Items measure_items(Workbench const& workbench, std::vector<std::string> const& query) {
    Items items;
    for (auto const& measure : workbench.measures()) {
        PaletteItem item;
        item.kind = PaletteItem::Kind::measure;
        item.label = measure.title;
        item.detail = text::tr("Colour the map") + (measure.is_of_zones ? " · " + text::tr("zones") : "");
        item.measure = measure.key;
        auto const* family = workbench.grid().find_family(measure.code);
        auto const also = measure.code + " " + (family != nullptr ? text::pick(family->short_name) : "");
        if (holds_all(text::fold(item.label + " " + item.detail + " " + also), query)) items.push_back(std::move(item));
    }
    return items;
}

/// The filter of now with one part in place of what it was: « qpv » finds those in a priority neighbourhood, « veille » a status,
/// « classe d » a class. Layers also by their name.
Items filter_items(Workbench const& workbench, std::vector<std::string> const& query) {
    Items items;
    auto const add = [&](std::string label, std::string const& also, auto const& edit) {
        PaletteItem item;
        item.kind = PaletteItem::Kind::filter;
        item.label = std::move(label);
        item.detail = text::tr("Filter the residences");
        if (!holds_all(text::fold(item.label + " " + item.detail + " " + also), query)) return;
        item.filter = workbench.filter();
        edit(*item.filter);
        items.push_back(std::move(item));
    };
    using Where = dossier::ZoneCondition::Where;
    auto const& layers = workbench.snapshot().zone_layers;
    for (std::size_t i = 1; i < layers.size(); ++i) { // all residences are in the first
        auto const& name = layers[i].layer.name;
        for (auto const where : {Where::inside, Where::outside})
            add(zone_words(layers[i], {where, {}}), name, [&](dossier::Filter& filter) { filter.zones[name] = {where, {}}; });
    }
    for (auto const severity : core::all_classes)
        add(text::tr("Class: {0}", {dossier::class_label(severity)}), std::string(1, core::letter(severity)),
            [&](dossier::Filter& filter) { filter.classes = {severity}; });
    for (auto const status : core::all_watch_statuses)
        add(text::tr("Status: {0}", {dossier::status_title(status)}), "", [&](dossier::Filter& filter) { filter.statuses = {status}; });
    return items;
}

/// What was found it by: its code and neighbourhood, or the former code or the address that the query is in.
std::string detail_of(dossier::Snapshot const& s, std::uint32_t row, std::string const& wanted) {
    auto const& r = s.residences[row];
    auto const holds = [&](std::string const& words) { return text::fold(words).find(wanted) != std::string::npos; };
    auto const& zone = s.neighbourhood(row);
    auto const usual = r.code + (zone.empty() ? "" : " · " + zone);
    if (wanted.empty() || holds(r.name) || holds(r.code)) return usual;
    for (auto const& alias : r.aliases)
        if (holds(alias)) return text::tr("{0}, formerly {1}", {r.code, alias});
    return holds(r.address) ? r.code + " · " + r.address : usual;
}

Items residence_items(Workbench const& workbench, std::string const& query, std::size_t budget) {
    auto const& s = workbench.snapshot();
    auto& search = workbench.search();
    search.ask(query);
    (void)search.step(budget);
    auto const wanted = text::fold(query);
    Items items;
    for (auto const row : search.found()) {
        PaletteItem item;
        item.kind = PaletteItem::Kind::residence;
        item.label = s.residences[row].name;
        item.detail = detail_of(s, row, wanted);
        item.row = row;
        items.push_back(std::move(item));
    }
    return items;
}

}

bool is_searching(Workbench const& workbench) { return workbench.has_project() && !workbench.search().is_done(); }

std::vector<PaletteItem> palette_items(Workbench const& workbench, std::string const& query, std::size_t limit,
                                       std::size_t budget) {
    auto const wanted = text::fold(query);
    auto const words = words_of(wanted);
    Items starts, contains, residences, idle;
    auto const begins = [&](PaletteItem const& item) { return text::fold(item.label).starts_with(wanted); };
    auto const sort_in = [&](Items items) {
        for (auto& item : items) (!item.is_enabled ? idle : begins(item) ? starts : contains).push_back(std::move(item));
    };
    sort_in(action_items(workbench, words));
    if (workbench.has_project()) {
        sort_in(holding(words, view_items(workbench)));
        if (!words.empty()) sort_in(filter_items(workbench, words));
        if (!words.empty()) sort_in(measure_items(workbench, words)); // far more than commands
        sort_in(holding(words, zone_items(workbench.snapshot())));
        residences = residence_items(workbench, query, budget);
    }
    // A residence whose name begins so is as near as a command that does.
    auto const middle = std::stable_partition(residences.begin(), residences.end(), begins);
    starts.insert(starts.end(), residences.begin(), middle);
    starts.insert(starts.end(), contains.begin(), contains.end());
    starts.insert(starts.end(), middle, residences.end());
    starts.insert(starts.end(), idle.begin(), idle.end()); // what cannot be done now comes last
    if (starts.size() > limit) starts.resize(limit);
    return starts;
}

}
