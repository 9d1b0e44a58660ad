#include "workbench/view_filter.hpp"

#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/row_texts.hpp"
#include "workbench/view_table.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>

namespace vigie::workbench {

namespace {

std::string number(std::size_t n) { return text::integer(static_cast<std::int64_t>(n)); }

/// « A, B et 3 autres ».
std::string listed(std::vector<std::string> const& names) {
    constexpr std::size_t most = 2;
    std::string words;
    for (std::size_t i = 0; i < std::min(most, names.size()); ++i)
        words += (i > 0 ? ", " : "") + names[i];
    if (names.size() <= most) return words;
    auto const others = static_cast<long long>(names.size() - most);
    return words + " " + text::tr_n("and {0} other", "and {0} others", others);
}

dossier::ZoneLayerData const* layer_of(dossier::Snapshot const& s, std::string const& name) {
    if (name.empty()) return s.zone_layers.empty() ? nullptr : s.zone_layers.data();
    return s.find_zone_layer(name);
}

std::string const& name_of(core::Zone const& zone) { return zone.name.empty() ? zone.code : zone.name; }

std::string dwellings_words(dossier::Filter const& filter) {
    auto const& from = filter.dwellings_from;
    auto const& to = filter.dwellings_to;
    if (from && to) return text::tr("{0} to {1} dwellings", {text::integer(*from), text::integer(*to)});
    return from ? text::tr("{0} dwellings or more", {text::integer(*from)})
                : text::tr("{0} dwellings or fewer", {text::integer(*to)});
}

std::string condition_words(Workbench const& w, dossier::ColumnCondition const& condition) {
    auto const title = column_title(w, condition.column);
    bool const is_text = !is_number(condition.column.column) && condition.column.column != dossier::Column::severity;
    return text::tr("{0}: {1}", {title, is_text ? text::tr("“{0}”", {condition.typed}) : condition.typed});
}

}

std::string zone_words(dossier::ZoneLayerData const& layer, dossier::ZoneCondition const& condition) {
    using Where = dossier::ZoneCondition::Where;
    if (condition.where == Where::inside) return text::tr("In: {0}", {layer.layer.title});
    if (condition.where == Where::outside) return text::tr("Outside: {0}", {layer.layer.title});
    std::vector<std::string> names;
    for (auto const& zone : layer.zones)
        if (condition.codes.contains(zone.code)) names.push_back(name_of(zone));
    return listed(names);
}

std::vector<FilterChip> filter_chips(Workbench const& workbench) {
    std::vector<FilterChip> chips;
    auto const& filter = workbench.filter();
    auto const add = [&](std::string label, auto clear) {
        FilterChip chip{std::move(label), filter};
        clear(chip.without);
        chips.push_back(std::move(chip));
    };
    if (!filter.classes.empty()) {
        std::string letters;
        for (auto const c : filter.classes)
            letters += (letters.empty() ? "" : ", ") + std::string(1, core::letter(c));
        add(text::tr("Class: {0}", {letters}), [](dossier::Filter& f) { f.classes.clear(); });
    }
    for (auto const& [name, condition] : filter.zones)
        if (auto const* layer = layer_of(workbench.snapshot(), name))
            add(zone_words(*layer, condition), [&](dossier::Filter& f) { f.zones.erase(name); });
    if (!filter.agencies.empty()) {
        std::vector<std::string> names;
        for (auto const& agency : filter.agencies)
            names.push_back(agency.empty() ? no_agency() : agency);
        add(text::tr("Agency: {0}", {listed(names)}), [](dossier::Filter& f) { f.agencies.clear(); });
    }
    if (!filter.statuses.empty()) {
        std::vector<std::string> names;
        for (auto const status : filter.statuses)
            names.push_back(dossier::status_title(status));
        add(text::tr("Status: {0}", {listed(names)}), [](dossier::Filter& f) { f.statuses.clear(); });
    }
    if (filter.dwellings_from || filter.dwellings_to)
        add(dwellings_words(filter), [](dossier::Filter& f) { f.dwellings_from = f.dwellings_to = std::nullopt; });
    if (filter.is_unlocated) add(text::tr("Not located"), [](dossier::Filter& f) { f.is_unlocated = false; });
    if (!filter.shape.empty()) add(text::tr("Shape on the map"), [](dossier::Filter& f) { f.shape.clear(); });
    if (filter.rows) add(text::tr("Selection: {0}", {number(filter.rows->size())}), [](dossier::Filter& f) { f.rows.reset(); });
    for (auto const& condition : filter.conditions)
        add(condition_words(workbench, condition), [&](dossier::Filter& f) { f.type(condition.column, {}); });
    if (!filter.text.empty()) add(text::tr("“{0}”", {filter.text}), [](dossier::Filter& f) { f.text.clear(); });
    return chips;
}

FilterBarView filter_bar_view(Workbench const& workbench) {
    FilterBarView view{filter_chips(workbench), 0, workbench.snapshot().residences.size()};
    for (auto const n : workbench.kept_by_class())
        view.kept += n;
    return view;
}

std::string filter_sentence(Workbench const& workbench) {
    if (!workbench.filter().is_active()) return {};
    auto const bar = filter_bar_view(workbench);
    std::string parts;
    for (auto const& chip : bar.chips)
        parts += (parts.empty() ? "" : " · ") + chip.label;
    return text::tr("Filter: {0} of {1} residences ({2})", {number(bar.kept), number(bar.total), parts});
}

namespace {

/// The choices of one part of the card.
struct Choices {
    Workbench const& w;
    dossier::Filter const& filter = w.filter();
    std::vector<FilterChoice> all{};

    template <typename Flip>
    void add(std::string id, std::string label, std::size_t count, bool is_on, Flip const& flip) {
        FilterChoice choice{std::move(id), std::move(label), count, is_on, filter};
        flip(choice.next);
        all.push_back(std::move(choice));
    }

    void classes() {
        std::array<std::size_t, 5> counts{};
        auto const figures = w.figures();
        for (std::uint32_t row = 0; row < w.snapshot().residences.size(); ++row)
            ++counts[static_cast<std::size_t>(figures.severity(row))];
        for (auto const c : core::all_classes) {
            auto const words = dossier::class_label(c) + "  " + dossier::class_range(c, w.shown_grid().rules);
            add(std::string(1, core::letter(c)), words, counts[static_cast<std::size_t>(c)], filter.classes.contains(c),
                [c](dossier::Filter& f) {
                    if (f.classes.erase(c) == 0) f.classes.insert(c);
                });
        }
    }

    void agencies() {
        auto const& values = w.texts().agencies();
        std::vector<std::size_t> counts(values.names.size());
        for (auto const of : values.of)
            ++counts[of];
        for (std::size_t i = 0; i < values.names.size(); ++i) {
            auto const& name = values.names[i];
            add(std::to_string(i), name.empty() ? no_agency() : name, counts[i], filter.agencies.contains(name),
                [&](dossier::Filter& f) {
                    if (f.agencies.erase(name) == 0) f.agencies.insert(name);
                });
        }
    }

    void statuses() {
        for (auto const status : core::all_watch_statuses) {
            auto const n = static_cast<std::size_t>(std::ranges::count(w.snapshot().status, status));
            bool const is_on = filter.statuses.contains(status);
            if (n == 0 && !is_on) continue;
            add(std::string(core::code(status)), dossier::status_title(status), n, is_on, [status](dossier::Filter& f) {
                if (f.statuses.erase(status) == 0) f.statuses.insert(status);
            });
        }
    }

    void zones(std::size_t at) {
        using Where = dossier::ZoneCondition::Where;
        auto const& layer = w.snapshot().zone_layers[at];
        auto const key = at == 0 ? std::string() : layer.layer.name;
        auto const found = filter.zones.find(key);
        auto const now = found != filter.zones.end() ? found->second : dossier::ZoneCondition{};
        std::vector<std::size_t> counts(layer.zones.size());
        std::size_t inside = 0;
        for (std::size_t row = 0; row < layer.zone_of.size(); ++row) {
            if (auto const zone = layer.zone_of[row]; zone >= 0) ++counts[static_cast<std::size_t>(zone)];
            inside += is_inside(layer, row) ? 1U : 0U;
        }
        auto const whole = [&](char const* id, std::string words, std::size_t count, Where where) {
            add(id, std::move(words), count, now.where == where, [&](dossier::Filter& f) {
                if (now.where == where)
                    f.zones.erase(key);
                else
                    f.zones[key] = {where, {}};
            });
        };
        whole("inside", text::tr("In any of them"), inside, Where::inside);
        whole("outside", text::tr("In none of them"), layer.zone_of.size() - inside, Where::outside);
        for (std::size_t i = 0; i < layer.zones.size(); ++i) {
            auto const& zone = layer.zones[i];
            bool const is_on = now.codes.contains(zone.code);
            if (counts[i] == 0 && !is_on) continue; // a layer of all communes has some that hold nothing
            add(zone.code, name_of(zone), counts[i], is_on, [&](dossier::Filter& f) {
                auto next = now.where == Where::named ? now : dossier::ZoneCondition{};
                if (next.codes.erase(zone.code) == 0) next.codes.insert(zone.code);
                if (next.codes.empty())
                    f.zones.erase(key);
                else
                    f.zones[key] = next;
            });
        }
    }

    void places() {
        auto const& selection = w.selection();
        if (!selection.empty() || filter.rows)
            add("selection", text::tr("The selection only"), filter.rows ? filter.rows->size() : selection.size(),
                filter.rows != nullptr, [&](dossier::Filter& f) {
                    if (f.rows)
                        f.rows.reset();
                    else
                        f.rows = std::make_shared<std::vector<std::uint32_t> const>(selection);
                });
        if (w.drawn_shape.size() >= 3 || !filter.shape.empty())
            add("shape", text::tr("Inside the shape drawn on the map"), 0, !filter.shape.empty(), [&](dossier::Filter& f) {
                if (f.shape.empty())
                    f.shape = w.drawn_shape;
                else
                    f.shape.clear();
            });
        auto const& s = w.snapshot();
        add("unlocated", text::tr("Not located"), s.residences.size() - s.located.marks.size(), filter.is_unlocated,
            [](dossier::Filter& f) { f.is_unlocated = !f.is_unlocated; });
    }
};

std::vector<FilterView::Part> parts_of(Workbench const& w) {
    auto const& filter = w.filter();
    auto const& s = w.snapshot();
    std::vector<FilterView::Part> parts{{"class", text::tr("Class"), !filter.classes.empty()}};
    for (std::size_t i = 0; i < s.zone_layers.size(); ++i) {
        auto const& layer = s.zone_layers[i].layer;
        parts.push_back({"zone." + layer.name, layer.title, filter.zones.contains(i == 0 ? "" : layer.name)});
    }
    parts.push_back({"agency", text::tr("Agency"), !filter.agencies.empty()});
    parts.push_back({"status", text::tr("Status"), !filter.statuses.empty()});
    parts.push_back({"dwellings", text::tr("Dwellings"), filter.dwellings_from || filter.dwellings_to});
    parts.push_back(
        {"place", text::tr("Map and selection"), filter.rows || !filter.shape.empty() || filter.is_unlocated});
    return parts;
}

}

FilterView filter_view(Workbench const& workbench, std::string const& part) {
    FilterView view;
    view.parts = parts_of(workbench);
    view.filter = workbench.filter();
    view.bar = filter_bar_view(workbench);
    auto const found = std::ranges::find(view.parts, part, &FilterView::Part::id);
    if (found != view.parts.end()) view.part = static_cast<std::size_t>(found - view.parts.begin());
    auto const& id = view.parts[view.part].id;
    Choices choices{workbench};
    view.is_zones = id.starts_with("zone.");
    view.is_dwellings = id == "dwellings";
    if (id == "class") choices.classes();
    if (id == "agency") choices.agencies();
    if (id == "status") choices.statuses();
    if (id == "place") choices.places();
    if (view.is_zones) choices.zones(view.part - 1); // layers come after the classes
    view.choices = std::move(choices.all);
    return view;
}

}
