#include "demo/follow_up.hpp"

#include "demo/texts.hpp"
#include "demo/town.hpp"

#include <algorithm>
#include <unordered_map>

namespace vigie::demo {

namespace {

using core::WatchStatus;

constexpr core::Date on(int year, unsigned month, unsigned day) {
    return core::Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

/// Committees meet within a month of each other, not all on one day.
core::Date around(core::Date date, core::CounterRandom& random) {
    return core::Date{std::chrono::sys_days{date} + std::chrono::days{random.below(28)}};
}

/// Hardest first, located and well-known ones only.
std::vector<std::uint32_t> by_severity(std::span<Dwelling const> stock) {
    std::vector<std::uint32_t> rows;
    for (std::uint32_t i = 0; i < stock.size(); ++i)
        if (stock[i].residence.position && !stock[i].is_barely_known) rows.push_back(i);
    std::ranges::sort(rows, [&](auto a, auto b) {
        return stock[a].severity[2] != stock[b].severity[2] ? stock[a].severity[2] > stock[b].severity[2] : a < b;
    });
    return rows;
}

class Chronicle {
public:
    Chronicle(std::span<Dwelling const> stock, std::array<core::CampaignId, 3> campaigns, std::uint64_t seed)
        : stock_(stock)
        , campaigns_(campaigns)
        , seed_(seed) {}

    void add_event(std::uint32_t row, WatchStatus status, core::Date date) {
        auto random = stream(seed_, Stream::follow_up, row, 10 + static_cast<std::uint64_t>(status));
        auto const texts = motives(status);
        auto const& text = texts[random.below(static_cast<std::uint32_t>(texts.size()))];
        core::WatchEvent event;
        event.residence = stock_[row].residence.id;
        event.status = status;
        event.decided_on = date;
        event.role = text.role;
        event.motive = text.body;
        auto const campaign =
            campaigns_[static_cast<std::size_t>(std::clamp(static_cast<int>(date.year()) - campaign_years[0], 0, 2))];
        if (campaign) event.campaign = campaign;
        out.watch_events.push_back(std::move(event));
    }

    void add_note(std::uint32_t row, core::NoteKind kind, core::Date date, std::uint64_t part) {
        auto random = stream(seed_, Stream::follow_up, row, 100 + part);
        auto const texts = note_texts(kind);
        auto const& text = texts[random.below(static_cast<std::uint32_t>(texts.size()))];
        out.notes.push_back({stock_[row].residence.id, kind, date, text.role, text.body});
    }

    /// From the first worry to the project, and out again where the project is closed.
    void add_project_path(std::uint32_t row, ProjectText const& text) {
        auto random = stream(seed_, Stream::follow_up, row);
        int const opened = static_cast<int>(text.opened_on.year());
        add_event(row, WatchStatus::monitored, around(on(opened - 1, 3, 4), random));
        add_event(row, WatchStatus::watched, around(on(opened - 1, 10, 1), random));
        add_event(row, WatchStatus::project, text.opened_on);
        if (!text.closed_on) return;
        add_event(row, WatchStatus::leaving, on(2025, 12, 9));
        add_event(row, WatchStatus::closed, *text.closed_on);
    }

    /// Complex residences without a project: most under watch, some only monitored, a few leaving or back again.
    void add_watch_path(std::uint32_t row) {
        auto random = stream(seed_, Stream::follow_up, row);
        double const pick = random.uniform();
        if (pick < 0.06) {
            add_event(row, WatchStatus::watched, around(on(2023, 9, 5), random));
            add_event(row, WatchStatus::closed, around(on(2024, 11, 4), random));
            add_event(row, WatchStatus::relapse, around(on(2026, 4, 20), random));
            return;
        }
        add_event(row, WatchStatus::monitored, around(on(pick < 0.5 ? 2024 : 2025, 2, 12), random));
        if (pick < 0.62) add_event(row, WatchStatus::watched, around(on(pick < 0.35 ? 2025 : 2026, 3, 2), random));
        if (pick < 0.14) add_event(row, WatchStatus::leaving, around(on(2026, 6, 8), random));
    }

    void add_notes(std::uint32_t row) {
        auto random = stream(seed_, Stream::follow_up, row, 1);
        add_note(row, core::NoteKind::quote, around(on(2026, 2 + random.below(3), 2), random), 0);
        if (random.uniform() < 0.7)
            add_note(row, core::NoteKind::finding, around(on(2025, 4 + random.below(6), 2), random), 1);
        if (random.uniform() < 0.35)
            add_note(row, core::NoteKind::event, around(on(2025, 1 + random.below(11), 2), random), 2);
        if (random.uniform() < 0.3)
            add_note(row, core::NoteKind::decision, around(on(2026, 3 + random.below(4), 2), random), 3);
        if (random.uniform() < 0.25)
            add_note(row, core::NoteKind::quote, around(on(2024, 2 + random.below(9), 2), random), 4);
    }

    FollowUp out;

private:
    std::span<Dwelling const> stock_;
    std::array<core::CampaignId, 3> campaigns_;
    std::uint64_t seed_;
};

core::Action action_of(ActionText const& text, std::string code) {
    core::Action action;
    action.code = std::move(code);
    action.axis = text.axis;
    action.tfpb_axis = text.tfpb_axis;
    action.title = text.title;
    action.lead = text.lead;
    action.starts_on = text.starts_on;
    action.due_on = text.due_on;
    action.state = text.state;
    action.planned_cost_eur = text.planned_cost_eur;
    action.actual_cost_eur = text.actual_cost_eur;
    action.effect = text.effect;
    action.partner = text.partner;
    return action;
}

ProjectDraft draft_of(ProjectText const& text, std::vector<std::uint32_t> members, std::span<Dwelling const> stock) {
    ProjectDraft draft;
    draft.project.code = text.code;
    draft.project.title = text.title;
    draft.project.objective = text.objective;
    draft.project.opened_on = text.opened_on;
    draft.project.closed_on = text.closed_on;
    draft.project.ends_on = text.ends_on;
    draft.project.pilot = text.pilot;
    draft.project.sponsor = text.sponsor;
    for (auto const row : members)
        draft.project.residences.push_back(stock[row].residence.id);
    for (std::size_t i = 0; i < text.actions.size(); ++i) {
        auto action = action_of(text.actions[i], std::string(text.code) + "-A" + std::to_string(i + 1));
        // Every other action is about one residence, the rest about the whole site.
        if (i % 2 == 0 && !members.empty()) action.residence = stock[members[i / 2 % members.size()]].residence.id;
        draft.actions.push_back(std::move(action));
    }
    draft.members = std::move(members);
    return draft;
}

}

std::vector<std::vector<std::uint32_t>> project_members(std::span<Dwelling const> stock) {
    auto const rows = by_severity(stock);
    std::vector<std::vector<std::uint32_t>> members;
    for (auto const& text : project_texts()) {
        auto& chosen = members.emplace_back();
        for (auto const row : rows)
            if (stock[row].neighbourhood == text.neighbourhood && chosen.size() < text.members) chosen.push_back(row);
    }
    return members;
}

FollowUp build_follow_up(std::span<Dwelling const> stock, std::array<core::CampaignId, 3> campaigns,
                         std::uint64_t seed) {
    Chronicle chronicle(stock, campaigns, seed);
    auto members = project_members(stock);
    std::unordered_map<std::uint32_t, ProjectText const*> project_of;
    auto const texts = project_texts();
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (auto const row : members[i])
            project_of[row] = &texts[i];
        chronicle.out.projects.push_back(draft_of(texts[i], std::move(members[i]), stock));
    }
    auto const rows = by_severity(stock);
    // A committee follows some fifteen residences of a hundred, and no more than it can hold.
    std::size_t const followed = std::min<std::size_t>(rows.size() * 15 / 100, 2'000);
    for (std::size_t rank = 0; rank < rows.size(); ++rank) {
        auto const project = project_of.find(rows[rank]);
        if (project != project_of.end())
            chronicle.add_project_path(rows[rank], *project->second);
        else if (rank < followed)
            chronicle.add_watch_path(rows[rank]);
        else
            continue;
        chronicle.add_notes(rows[rank]);
    }
    chronicle.out.lessons = lesson_texts();
    return std::move(chronicle.out);
}

}
