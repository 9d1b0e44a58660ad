#include "dossier/story_facts.hpp"

#include "dossier/action_words.hpp"
#include "dossier/run_context.hpp"

#include <algorithm>
#include <chrono>

namespace vigie::dossier {

namespace {

using core::WatchStatus;

void count_zones(StoryFacts& facts, Snapshot const& snapshot, std::vector<WatchStatus> const& then,
                 std::vector<WatchStatus> const& now) {
    if (snapshot.zone_layers.empty()) return;
    auto const& layer = snapshot.zone_layers.front();
    auto const scores = facts.data->zones.find(layer.layer.id);
    auto const moving = moving_zones(snapshot, *facts.data, layer);
    for (std::size_t i = 0; i < layer.zones.size(); ++i) {
        StoryZone zone;
        zone.code = layer.zones[i].code;
        zone.name = layer.zones[i].name;
        if (scores != facts.data->zones.end() && i < scores->second.size()) {
            zone.severity = scores->second[i].severity;
            zone.score = scores->second[i].score.score;
        }
        if (i < moving.size()) zone.dynamics = core::dynamics_of(moving[i].change);
        facts.zones.push_back(std::move(zone));
    }
    for (std::uint32_t row = 0; row < layer.zone_of.size(); ++row) {
        if (layer.zone_of[row] < 0) continue;
        auto& zone = facts.zones[static_cast<std::size_t>(layer.zone_of[row])];
        ++zone.residences;
        zone.scored += facts.data->scores[row].index.score ? 1 : 0;
        zone.complex += core::is_complex(facts.data->scores[row].shown) ? 1 : 0;
        bool const was = is_followed(then[row]), is = is_followed(now[row]);
        zone.entries += is && !was ? 1 : 0;
        zone.exits += was && !is ? 1 : 0;
        zone.followed += is ? 1 : 0;
        zone.projects += now[row] == WatchStatus::project ? 1 : 0;
    }
}

void count_stock(StoryFacts& facts, Snapshot const& snapshot, std::vector<WatchStatus> const& then,
                 std::vector<WatchStatus> const& now) {
    facts.residences = snapshot.residences.size();
    for (std::size_t row = 0; row < snapshot.residences.size(); ++row) {
        facts.dwellings += snapshot.residences[row].dwellings.value_or(0);
        facts.scored += facts.data->scores[row].index.score ? 1U : 0U;
        facts.complex += core::is_complex(facts.data->scores[row].shown) ? 1U : 0U;
        bool const was = is_followed(then[row]), is = is_followed(now[row]);
        facts.entries += is && !was ? 1 : 0;
        facts.exits += was && !is ? 1 : 0;
        facts.followed += is ? 1 : 0;
        facts.followed_before += was ? 1 : 0;
        facts.projects += now[row] == WatchStatus::project ? 1 : 0;
        facts.relapses += now[row] == WatchStatus::relapse ? 1 : 0;
    }
}

void count_actions(StoryFacts& facts, Snapshot const& snapshot) {
    for (auto const& action : snapshot.actions) {
        if (action.state == core::ActionState::abandoned) continue;
        ++facts.actions;
        facts.done += action.state == core::ActionState::done ? 1 : 0;
        facts.under_way += action.state == core::ActionState::under_way ? 1 : 0;
        facts.planned += action.state == core::ActionState::planned ? 1 : 0;
        facts.late += is_late(action, facts.as_of) ? 1 : 0;
    }
}

void list_decisions(StoryFacts& facts, Snapshot const& snapshot) {
    for (auto const& note : snapshot.notes)
        if (note.kind == core::NoteKind::decision && note.date >= facts.since && note.date <= facts.as_of)
            facts.decisions.push_back(&note);
    std::ranges::stable_sort(facts.decisions, std::ranges::greater(),
                             [](auto const* note) { return std::chrono::sys_days(note->date); });
}

void list_foyers(StoryFacts& facts, Snapshot const& snapshot) {
    if (!facts.data->clusters) return;
    std::vector<bool> inside(snapshot.residences.size());
    for (auto const& foyer : facts.data->clusters->foyers) {
        if (foyer.kind != "foyer") continue;
        facts.foyers.push_back(&foyer);
        for (auto const member : foyer.members)
            if (auto const row = snapshot.row_of.find(member)) inside[*row] = true;
    }
    for (std::size_t row = 0; row < inside.size(); ++row)
        facts.in_foyers += inside[row] && core::is_complex(facts.data->scores[row].shown) ? 1U : 0U;
}

}

bool is_followed(WatchStatus status) {
    return status == WatchStatus::watched || status == WatchStatus::project || status == WatchStatus::relapse;
}

std::vector<WatchStatus> status_on(Snapshot const& snapshot, core::Date day) {
    std::vector<WatchStatus> status(snapshot.residences.size(), WatchStatus::ordinary);
    for (auto const& event : snapshot.watch_events) // by residence, then date
        if (auto const row = snapshot.row_of.find(event.residence); row && event.decided_on <= day) status[*row] = event.status;
    return status;
}

core::Date moves_since(Snapshot const& snapshot, CampaignData const& data) {
    auto const* before = scored_before(snapshot, data);
    return before != nullptr ? before->campaign.period.to : data.campaign.period.from;
}

std::vector<StoryZone const*> StoryFacts::complex_zones() const {
    std::vector<StoryZone const*> list;
    for (auto const& zone : zones)
        if (core::is_complex(zone.severity)) list.push_back(&zone);
    std::ranges::stable_sort(list, std::ranges::greater(), [](auto const* zone) { return zone->score.value_or(0); });
    return list;
}

std::vector<StoryZone const*> StoryFacts::of_dynamics(core::Dynamics dynamics) const {
    std::vector<StoryZone const*> list;
    for (auto const& zone : zones)
        if (zone.dynamics == dynamics) list.push_back(&zone);
    return list;
}

StoryFacts story_facts(Snapshot const& snapshot, CampaignData const& data, core::Date as_of) {
    StoryFacts facts;
    facts.data = &data;
    facts.before = scored_before(snapshot, data);
    facts.since = moves_since(snapshot, data);
    facts.as_of = as_of;
    core::Date const eve{std::chrono::sys_days(facts.since) - std::chrono::days(1)};
    auto const then = status_on(snapshot, eve), now = status_on(snapshot, as_of);
    count_zones(facts, snapshot, then, now);
    count_stock(facts, snapshot, then, now);
    count_actions(facts, snapshot);
    list_decisions(facts, snapshot);
    list_foyers(facts, snapshot);
    return facts;
}

}
