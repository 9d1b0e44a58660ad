#include "store/walks.hpp"

#include "core/error.hpp"
#include "store/detail/json.hpp"
#include "store/detail/rows.hpp"
#include "store/project.hpp"

#include "statements.hpp"

#include <algorithm>

namespace vigie::store {

namespace {


void require_sound(core::Walk const& walk, std::vector<core::Walk> const& others) {
    if (walk.name.empty()) throw core::Error(core::ErrorCode::usage, VIGIE_N_("Give the walk a name."));
    for (auto const& other : others)
        if (other.name == walk.name && other.id != walk.id)
            throw core::Error(core::ErrorCode::usage,
                              {VIGIE_N_("There is a walk named “{0}” already. Choose another name."), {walk.name}});
    if (walk.stops.size() > most_walk_stops)
        throw core::Error(core::ErrorCode::usage,
                          {VIGIE_N_("A walk has at most {0} stops; this one has {1}. Make two of it."),
                           {std::to_string(most_walk_stops), std::to_string(walk.stops.size())}});
}

void put_stop(Database& db, std::int64_t walk, std::int64_t place, core::WalkStop& stop) {
    db.prepare(sql::put_walk_stop)
        .bind(":id", id_or_null(stop.id))
        .bind(":walk", walk)
        .bind(":place", place)
        .bind(":name", stop.name)
        .bind(":look_at", stop.look_at)
        .bind(":x", stop.at.x)
        .bind(":y", stop.at.y)
        .bind(":ground", core::code(stop.ground))
        .bind(":residence", stop.residence)
        .bind(":is_bend", stop.is_bend ? 1 : 0)
        .run();
    if (stop.id <= 0) stop.id = db.last_row_id();
}

core::WalkStop stop_of(Statement const& row) {
    core::WalkStop stop;
    stop.id = row.integer(1);
    stop.name = row.text(2);
    stop.look_at = row.text(3);
    stop.at = {row.real(4), row.real(5)};
    stop.ground = core::ground_owner_of_code(row.text(6)).value_or(core::GroundOwner::to_clarify);
    if (!row.is_null(7)) stop.residence = core::ResidenceId{row.integer(7)};
    stop.is_bend = row.integer(8) != 0;
    return stop;
}

void require_sound(core::WalkFinding const& finding, std::vector<core::Walk> const& walks) {
    if (finding.what.empty()) throw core::Error(core::ErrorCode::usage, VIGIE_N_("Say what was found."));
    auto const walk = std::ranges::find(walks, finding.walk, &core::Walk::id);
    bool const has_stop =
        walk != walks.end() &&
        (finding.stop == 0 || std::ranges::find(walk->stops, finding.stop, &core::WalkStop::id) != walk->stops.end());
    if (!has_stop)
        throw core::Error(
            core::ErrorCode::usage,
            {VIGIE_N_("“{0}”: its walk or its stop is not in the project any more. Enter it again."), {finding.what}});
}

void put_finding(Database& db, core::WalkFinding& finding) {
    if (finding.state == core::FindingState::open) finding.closed_on.reset();
    db.prepare(sql::put_walk_finding)
        .bind(":id", id_or_null(finding.id))
        .bind(":walk", finding.walk)
        .bind(":stop", id_or_null(finding.stop))
        .bind(":x", finding.at ? std::optional(finding.at->x) : std::nullopt)
        .bind(":y", finding.at ? std::optional(finding.at->y) : std::nullopt)
        .bind(":theme", finding.theme)
        .bind(":what", finding.what)
        .bind(":owner", core::code(finding.owner))
        .bind(":due_on", iso_or_null(finding.due_on))
        .bind(":state", core::code(finding.state))
        .bind(":closed_on", iso_or_null(finding.closed_on))
        .bind(":photos", finding.photos)
        .run();
    if (finding.id <= 0) finding.id = db.last_row_id();
}

core::WalkFinding finding_of(Statement const& row) {
    core::WalkFinding finding;
    finding.id = row.integer(0);
    finding.walk = row.integer(1);
    finding.stop = row.is_null(2) ? 0 : row.integer(2);
    if (!row.is_null(3)) finding.at = core::Projected{row.real(3), row.real(4)};
    finding.theme = row.text(5);
    finding.what = row.text(6);
    finding.owner = core::finding_owner_of_code(row.text(7)).value_or(core::FindingOwner::other);
    finding.due_on = maybe_date(row, 8);
    finding.state = core::finding_state_of_code(row.text(9)).value_or(core::FindingState::open);
    finding.closed_on = maybe_date(row, 10);
    finding.photos = row.text(11);
    return finding;
}

}

void put_walk(Project& project, core::Walk& walk) {
    auto const others = walks(project);
    require_sound(walk, others);
    project.edit({VIGIE_N_("Walk “{0}”"), {walk.name}}, [&] {
        auto& db = project.database();
        db.prepare(sql::put_walk)
            .bind(":id", id_or_null(walk.id))
            .bind(":name", walk.name)
            .bind(":walked_on", core::iso(walk.walked_on))
            .bind(":zone", walk.zone)
            .bind(":roles", json_of(walk.roles))
            .run();
        if (walk.id <= 0) walk.id = db.last_row_id();
        if (auto const before = std::ranges::find(others, walk.id, &core::Walk::id); before != others.end())
            for (auto const& stop : before->stops)
                if (std::ranges::find(walk.stops, stop.id, &core::WalkStop::id) == walk.stops.end())
                    db.prepare(sql::remove_walk_stop).bind(":id", stop.id).run();
        std::int64_t place = 0;
        for (auto& stop : walk.stops)
            put_stop(db, walk.id, place++, stop);
    });
}

void remove_walk(Project& project, std::int64_t id) {
    project.edit(VIGIE_N_("Walk removed"), [&] { project.database().prepare(sql::remove_walk).bind(":id", id).run(); });
}

std::vector<core::Walk> walks(Project const& project) {
    std::vector<core::Walk> list;
    {
        auto row = project.database().prepare(sql::walks);
        while (row.step())
            list.push_back({row.integer(0),
                            row.text(1),
                            maybe_date(row, 2).value_or(core::Date{}),
                            row.text(3),
                            list_of_json(row.text(4)),
                            {}});
    }
    auto row = project.database().prepare(sql::walk_stops);
    while (row.step())
        if (auto const walk = std::ranges::find(list, row.integer(0), &core::Walk::id); walk != list.end())
            walk->stops.push_back(stop_of(row));
    return list;
}

void put_findings(Project& project, std::span<core::WalkFinding> findings) {
    auto const known = walks(project);
    for (auto const& finding : findings)
        require_sound(finding, known);
    auto const label = findings.size() == 1
                           ? core::Message{VIGIE_N_("Finding “{0}”"), {findings[0].what}}
                           : core::Message{VIGIE_N_("Findings: {0}"), {std::to_string(findings.size())}};
    project.edit(label, [&] {
        for (auto& finding : findings)
            put_finding(project.database(), finding);
    });
}

void remove_finding(Project& project, std::int64_t id) {
    project.edit(VIGIE_N_("Finding removed"),
                 [&] { project.database().prepare(sql::remove_walk_finding).bind(":id", id).run(); });
}

std::vector<core::WalkFinding> walk_findings(Project const& project) {
    std::vector<core::WalkFinding> list;
    auto row = project.database().prepare(sql::walk_findings);
    while (row.step())
        list.push_back(finding_of(row));
    return list;
}

void put_marks(Project& project, core::StopMarks const& marks) {
    core::WalkStop const* stop = nullptr;
    auto const known = walks(project);
    for (auto const& walk : known)
        if (auto const found = std::ranges::find(walk.stops, marks.stop, &core::WalkStop::id); found != walk.stops.end())
            stop = &*found;
    if (stop == nullptr)
        throw core::Error(core::ErrorCode::usage,
                          VIGIE_N_("This stop is not in the project any more. Choose another one."));
    for (auto const& mark : marks.marks)
        if (mark && (*mark < 0 || *mark > core::highest_mark))
            throw core::Error(core::ErrorCode::usage, {VIGIE_N_("A mark of cleanliness is 0 to 4, not {0}."),
                                                       {std::to_string(*mark)}});
    project.edit({VIGIE_N_("Cleanliness of “{0}”"), {stop->name}}, [&] {
        auto& db = project.database();
        db.prepare(sql::remove_walk_marks).bind(":stop", marks.stop).run();
        for (std::size_t i = 0; i < marks.marks.size(); ++i)
            if (marks.marks[i])
                db.prepare(sql::put_walk_mark)
                    .bind(":stop", marks.stop)
                    .bind(":factor", core::cleanliness_factors[i])
                    .bind(":mark", *marks.marks[i])
                    .run();
    });
}

std::vector<core::StopMarks> stop_marks(Project const& project) {
    std::vector<core::StopMarks> list;
    auto row = project.database().prepare(sql::walk_marks);
    while (row.step()) {
        if (list.empty() || list.back().stop != row.integer(0)) list.push_back({row.integer(0), {}});
        auto const factor = std::ranges::find(core::cleanliness_factors, row.text(1));
        if (factor != core::cleanliness_factors.end())
            list.back().marks[static_cast<std::size_t>(factor - core::cleanliness_factors.begin())] =
                static_cast<int>(row.integer(2));
    }
    return list;
}

}
