#include "workbench/intents_walk.hpp"

#include "core/error.hpp"
#include "store/walks.hpp"
#include "text/language.hpp"
#include "workbench/intents_follow.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>

namespace vigie::workbench {

namespace {

constexpr double at_residence_m = 30;

/// Changes the walk shown, as one step of the history.
void change(Workbench& workbench, std::function<void(core::Walk&)> const& edit) {
    auto const* shown = workbench.walk_book().walk();
    if (shown == nullptr) return;
    auto walk = *shown;
    edit(walk);
    if (walk == *shown) return;
    workbench.change_field_data([&](store::Project& project) { store::put_walk(project, walk); });
}

core::WalkStop* stop_of(core::Walk& walk, std::int64_t id) {
    auto const found = std::ranges::find(walk.stops, id, &core::WalkStop::id);
    return found == walk.stops.end() ? nullptr : &*found;
}

std::optional<std::uint32_t> nearest_residence(dossier::Snapshot const& snapshot, core::Projected at) {
    std::optional<std::uint32_t> nearest;
    double best = at_residence_m;
    for (std::uint32_t row = 0; row < snapshot.residences.size(); ++row)
        if (auto const& position = snapshot.residences[row].position)
            if (double const away = core::distance_m(*position, at); away < best) best = away, nearest = row;
    return nearest;
}

std::optional<core::Date> date_or_none(std::string const& words) {
    if (words.empty()) return std::nullopt;
    if (auto const date = core::parse_date(words)) return date;
    throw core::Error(core::ErrorCode::usage, {VIGIE_N_("“{0}” is no date. Write it as 30/05/2026."), {words}});
}

}

void apply(Workbench& workbench, ChooseWalk const& intent) { workbench.choose_walk(intent.id); }

void apply(Workbench& workbench, ChooseStop const& intent) {
    auto const* walk = workbench.walk_book().walk();
    workbench.choose_walk(walk == nullptr ? 0 : walk->id, intent.id);
}

void apply(Workbench& workbench, PlanWalk const& intent) {
    dossier::WalkRequest request;
    request.name = intent.name;
    request.walked_on = date_or_none(intent.date).value_or(core::today());
    request.zone = intent.zone;
    if (intent.of_selection)
        for (auto const row : workbench.selection())
            request.residences.push_back(workbench.snapshot().residences[row].code);
    auto walk = dossier::plan_walk(workbench.snapshot(), request);
    workbench.change_field_data([&](store::Project& project) { store::put_walk(project, walk); });
    workbench.choose_walk(walk.id);
    apply(workbench, ShowFollowPart{FollowPart::walks});
    workbench.close_dialog();
}

void apply(Workbench& workbench, AddStop const& intent) {
    core::WalkStop stop;
    auto const row = intent.is_bend ? std::nullopt : nearest_residence(workbench.snapshot(), intent.at);
    if (row) stop = dossier::stop_at(workbench.snapshot(), *row);
    stop.at = intent.at;
    stop.is_bend = intent.is_bend;
    auto const chosen = workbench.walk_book().stop;
    change(workbench, [&](core::Walk& walk) {
        if (stop.name.empty() && !stop.is_bend)
            stop.name = text::tr("Stop {0}", {std::to_string(core::numbered_stops(walk).size() + 1)});
        auto const after = std::ranges::find(walk.stops, chosen, &core::WalkStop::id);
        walk.stops.insert(after == walk.stops.end() ? after : after + 1, stop);
    });
    if (auto const* walk = workbench.walk_book().walk(); walk != nullptr && !walk->stops.empty()) {
        auto const newest = std::ranges::max(walk->stops, {}, &core::WalkStop::id);
        workbench.choose_walk(walk->id, newest.id); // the next one comes after it
    }
}

void apply(Workbench& workbench, MoveStop const& intent) {
    change(workbench, [&](core::Walk& walk) {
        if (auto* stop = stop_of(walk, intent.id)) stop->at = intent.at;
    });
}

void apply(Workbench& workbench, WriteStop const& intent) {
    change(workbench, [&](core::Walk& walk) {
        auto* stop = stop_of(walk, intent.id);
        if (stop == nullptr) return;
        stop->name = intent.name;
        stop->look_at = intent.look_at;
        stop->ground = intent.ground;
    });
}

void apply(Workbench& workbench, EditStop const& intent) {
    auto const chosen = workbench.walk_book().stop;
    change(workbench, [&](core::Walk& walk) {
        auto const at = std::ranges::find(walk.stops, chosen, &core::WalkStop::id);
        if (at == walk.stops.end()) return;
        if (intent.edit == WalkEdit::remove)
            walk.stops.erase(at);
        else if (intent.edit == WalkEdit::up && at != walk.stops.begin())
            std::iter_swap(at, at - 1);
        else if (intent.edit == WalkEdit::down && at + 1 != walk.stops.end())
            std::iter_swap(at, at + 1);
    });
}

void apply(Workbench& workbench, MarkStop const& intent) {
    workbench.change_field_data([&](store::Project& project) { store::put_marks(project, intent.marks); });
}

void apply(Workbench& workbench, WriteFinding const& intent) {
    auto const& book = workbench.walk_book();
    auto const* walk = book.walk();
    if (walk == nullptr) return;
    core::WalkFinding finding;
    if (auto const before = std::ranges::find(book.findings, intent.id, &core::WalkFinding::id);
        intent.id != 0 && before != book.findings.end())
        finding = *before;
    finding.walk = walk->id;
    finding.stop = intent.stop;
    finding.theme = intent.theme;
    finding.what = intent.what;
    finding.due_on = date_or_none(intent.due);
    finding.photos = intent.photos;
    finding.owner = intent.owner;
    workbench.change_field_data([&](store::Project& project) { store::put_findings(project, std::span(&finding, 1)); });
}

void apply(Workbench& workbench, SettleFinding const& intent) {
    auto const& findings = workbench.walk_book().findings;
    auto const found = std::ranges::find(findings, intent.id, &core::WalkFinding::id);
    if (found == findings.end()) return;
    auto finding = *found;
    finding.state = intent.state;
    finding.closed_on = core::today();
    workbench.change_field_data([&](store::Project& project) { store::put_findings(project, std::span(&finding, 1)); });
}

void apply(Workbench& workbench, RemoveFinding const& intent) {
    workbench.change_field_data([&](store::Project& project) { store::remove_finding(project, intent.id); });
    workbench.set_notice(text::tr("Finding removed"));
}

void order_walk(Workbench& workbench) {
    change(workbench, [](core::Walk& walk) { walk = dossier::in_walking_order(std::move(walk)); });
}

void remove_walk(Workbench& workbench) {
    auto const* walk = workbench.walk_book().walk();
    if (walk == nullptr) return;
    auto const id = walk->id;
    workbench.change_field_data([&](store::Project& project) { store::remove_walk(project, id); });
    workbench.set_notice(text::tr("Walk removed"));
}

}
