#include "dossier/action_map.hpp"

#include "dossier/action_words.hpp"
#include "dossier/tfpb_axes.hpp"
#include "text/collate.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <chrono>
#include <map>

namespace vigie::dossier {

namespace {

using core::ActionState;
using std::chrono::sys_days;
using text::tr;
using text::tr_n;

std::size_t place_of(MappedState state) { return static_cast<std::size_t>(state); }

MappedState state_of(core::Action const& action, core::Date date) {
    if (is_late(action, date)) return MappedState::late;
    if (action.state == ActionState::done) return MappedState::done;
    return action.state == ActionState::under_way ? MappedState::under_way : MappedState::to_start;
}

/// Words of its axis, and its place among all: those of the framework first.
std::pair<std::size_t, std::string> axis_of(core::Grid const& grid, core::Action const& action) {
    auto const& words = action.tfpb_axis.empty() ? action.axis : action.tfpb_axis;
    if (auto const axis = tfpb_axis_of(words)) return {*axis, text::pick({tfpb_axes[*axis].fr, tfpb_axes[*axis].en})};
    auto const* const family = grid.find_family(words);
    auto name = family != nullptr ? text::pick(family->short_name) : words;
    return {tfpb_axes.size(), name.empty() ? tr("no axis") : name};
}

std::optional<core::Projected> middle_of(Snapshot const& snapshot, core::SiteProject const& project) {
    core::Box box;
    for (auto const id : project.residences)
        if (auto const row = snapshot.row_of.find(id))
            if (auto const& at = snapshot.residences[*row].position) box.include(*at);
    return box.is_empty() ? std::nullopt : std::optional(box.centre());
}

ActionPlace place_of(Snapshot const& snapshot, core::Action const& action) {
    if (action.residence)
        if (auto const row = snapshot.row_of.find(*action.residence)) {
            auto const& residence = snapshot.residences[*row];
            return {residence.name, residence.position, {}};
        }
    for (auto const& project : snapshot.site_projects)
        if (action.project == project.id) return {tr("{0} (site project)", {project.title}), middle_of(snapshot, project), {}};
    return {tr("no place given"), std::nullopt, {}};
}

/// « 10 faites »
std::string counted(MappedState state, long long n) {
    if (state == MappedState::done) return tr_n("{0} done", "{0} done", n);
    return tr("{0} {1}", {text::integer(n), mapped_state_label(state)});
}

std::string title_of(ActionMap const& map) {
    auto const count = tr_n("{0} action", "{0} actions", static_cast<long long>(map.actions));
    std::string states;
    for (auto const state : all_mapped_states)
        if (auto const n = map.by_state[place_of(state)]; n > 0)
            states += (states.empty() ? "" : ", ") + counted(state, static_cast<long long>(n));
    return tr("{0}: {1}", {count, states});
}

}

std::string mapped_state_label(MappedState state) {
    switch (state) {
    case MappedState::late: return tr("late");
    case MappedState::under_way: return tr("under way");
    case MappedState::to_start: return tr("to start");
    case MappedState::done: return tr("done");
    }
    return {};
}

ActionMap action_map(Snapshot const& snapshot, core::Date date) {
    ActionMap map;
    map.date = date;
    auto const* const data = snapshot.latest_scored();
    auto const& grid = data != nullptr ? data->grid : snapshot.grid;
    std::map<std::string, ActionPlace> places;
    std::map<std::pair<std::size_t, std::string>, AxisCount> axes;
    for (auto const& action : snapshot.actions) {
        if (action.state == ActionState::abandoned) continue;
        auto const axis = axis_of(grid, action);
        MappedAction mapped{action.title, axis.second, action.lead, action.due_on, state_of(action, date), 0};
        if (mapped.state == MappedState::late) mapped.days_late = (sys_days(date) - sys_days(*action.due_on)).count();
        auto place = place_of(snapshot, action);
        std::string key;
        text::append_collation_key(key, place.name);
        if (place.at) key += '\0' + std::to_string(place.at->x) + ' ' + std::to_string(place.at->y);
        auto& kept = places.try_emplace(std::move(key), std::move(place)).first->second;
        auto& count = axes.try_emplace(axis, AxisCount{axis.second, {}}).first->second;
        ++count.by_state[place_of(mapped.state)];
        ++map.by_state[place_of(mapped.state)];
        ++map.actions;
        kept.actions.push_back(std::move(mapped));
    }
    for (auto& [key, place] : places) {
        std::ranges::stable_sort(place.actions, [](auto const& a, auto const& b) {
            return a.state != b.state ? a.state < b.state : a.days_late > b.days_late;
        });
        map.unlocated += place.at ? 0 : 1;
        map.places.push_back(std::move(place));
    }
    for (auto& [key, count] : axes) map.axes.push_back(std::move(count));
    map.title = title_of(map);
    return map;
}

}
