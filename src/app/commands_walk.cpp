#include "app/commands_walk.hpp"

#include "app/json.hpp"
#include "app/map_export.hpp"
#include "app/open_project.hpp"
#include "app/walk_arguments.hpp"
#include "dossier/walk_plan.hpp"
#include "dossier/walk_words.hpp"
#include "report/walk_sheet.hpp"
#include "store/walks.hpp"
#include "text/language.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

ordered_json tally_json(core::FindingTally const& tally) {
    return {{"findings", tally.all()},
            {"open", tally.open},
            {"late", tally.late},
            {"solved", tally.solved},
            {"dropped", tally.dropped}};
}

ordered_json marks_json(core::StopMarks const& marks) {
    auto json = ordered_json::object();
    for (std::size_t i = 0; i < marks.marks.size(); ++i)
        if (marks.marks[i]) json[std::string(core::cleanliness_factors[i])] = *marks.marks[i];
    return json;
}

ordered_json stop_json(core::WalkStop const& stop, int number, std::vector<core::StopMarks> const& marks) {
    auto const of_stop = std::ranges::find(marks, stop.id, &core::StopMarks::stop);
    return {{"number", number},
            {"name", stop.name},
            {"x", stop.at.x},
            {"y", stop.at.y},
            {"look_at", stop.look_at},
            {"ground", core::code(stop.ground)},
            {"bend", stop.is_bend},
            {"cleanliness", of_stop == marks.end() ? ordered_json::object() : marks_json(*of_stop)}};
}

ordered_json walk_json(core::Walk const& walk, std::vector<core::StopMarks> const& marks,
                       core::FindingTally const& tally, core::Walk const* former) {
    auto stops = ordered_json::array();
    int number = 0;
    for (auto const& stop : walk.stops)
        stops.push_back(stop_json(stop, stop.is_bend ? 0 : ++number, marks));
    double const length = core::length_m(core::route(walk));
    return {{"name", walk.name},
            {"date", core::iso(walk.walked_on)},
            {"zone", walk.zone},
            {"roles", walk.roles},
            {"length_m", length},
            {"minutes", core::walk_minutes(length, core::numbered_stops(walk).size())},
            {"stops", stops},
            {"findings", tally_json(tally)},
            {"former", former == nullptr ? ordered_json() : ordered_json(former->name)}};
}

int list_walks(WalkOptions const& options) {
    auto const project = open_to_read(options.project);
    auto const walks = store::walks(project);
    auto const findings = store::walk_findings(project);
    auto const marks = store::stop_marks(project);
    auto list = ordered_json::array();
    for (auto const& walk : walks) {
        auto const tally = core::tally(findings, walk.id, core::today());
        list.push_back(walk_json(walk, marks, tally, dossier::former_walk(walks, walk)));
        if (!options.json)
            std::cout << core::iso(walk.walked_on) << '\t' << walk.name << '\t' << dossier::walk_words(walk) << '\t'
                      << dossier::tally_words(tally) << '\n';
    }
    if (options.json) print_json(list);
    return 0;
}

int create(store::Project& project, WalkOptions const& options, Console const& console) {
    require_arguments(options, 1, VIGIE_N_("walk create: give the walk a name."));
    auto const snapshot = dossier::load_snapshot(project);
    auto walk = dossier::plan_walk(*snapshot, {options.arguments[0], date_or_today(options.date), options.zone,
                                                 options.residences, options.roles, options.most});
    store::put_walk(project, walk);
    console.message(tr("Walk “{0}”: {1}.", {walk.name, dossier::walk_words(walk)}));
    return 0;
}

/// Where a stop after that number goes among stops and bends.
std::size_t place_after(core::Walk const& walk, int number) {
    auto const places = core::numbered_stops(walk);
    if (number < 0) return walk.stops.size();
    if (number > static_cast<int>(places.size()))
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("--after {0}: the walk has {1} stops."),
                                                   {std::to_string(number), std::to_string(places.size())}});
    return number == 0 ? 0 : places[static_cast<std::size_t>(number) - 1] + 1;
}

int add_stop(store::Project& project, WalkOptions const& options, bool is_bend) {
    require_arguments(options, is_bend ? 1 : 2,
                      is_bend ? VIGIE_N_("walk bend: name the walk.")
                              : VIGIE_N_("walk stop: name the walk and the place."));
    auto walk = dossier::require_walk(store::walks(project), options.arguments[0]);
    auto const at = position_of(options.at);
    core::WalkStop stop;
    if (!options.residence.empty()) {
        auto const snapshot = dossier::load_snapshot(project);
        auto const row = snapshot->residence(options.residence);
        if (!at && !snapshot->residences[row].position)
            throw core::Error(core::ErrorCode::refused,
                              {VIGIE_N_("{0} is not located: no walk can stop there. Place it on the map first."),
                               {options.residence}});
        if (snapshot->residences[row].position) stop = dossier::stop_at(*snapshot, row);
        stop.residence = snapshot->residences[row].id;
    } else if (!at) {
        throw core::Error(core::ErrorCode::usage, VIGIE_N_("Say where it is: --at X,Y or --residence CODE."));
    }
    if (at) stop.at = *at;
    if (!is_bend) stop.name = options.arguments[1];
    stop.is_bend = is_bend;
    stop.look_at = options.look_at;
    if (!options.ground.empty())
        stop.ground = one_of<core::GroundOwner>(options.ground, core::ground_owner_of_code, "--ground",
                                                "landlord, town, conurbation, condominium, other, to_clarify");
    walk.stops.insert(walk.stops.begin() + static_cast<std::ptrdiff_t>(place_after(walk, options.after)), stop);
    store::put_walk(project, walk);
    return 0;
}

int drop_stop(store::Project& project, WalkOptions const& options) {
    require_arguments(options, 2, VIGIE_N_("walk drop: name the walk and give the number of the stop."));
    auto walk = dossier::require_walk(store::walks(project), options.arguments[0]);
    auto const id = dossier::require_stop(walk, options.arguments[1]).id;
    std::erase_if(walk.stops, [&](auto const& stop) { return stop.id == id; });
    store::put_walk(project, walk);
    return 0;
}

/// « litter=2 »
void read_mark(core::StopMarks& marks, std::string const& words) {
    auto const equals = words.find('=');
    auto const factor = std::ranges::find(core::cleanliness_factors, words.substr(0, equals));
    bool const is_digit = equals != std::string::npos && words.size() == equals + 2 && words.back() >= '0' &&
                          words.back() <= '0' + core::highest_mark;
    if (factor == core::cleanliness_factors.end() || !is_digit) {
        std::string names;
        for (auto const each : core::cleanliness_factors)
            names += (names.empty() ? "" : ", ") + std::string(each);
        throw core::Error(core::ErrorCode::usage,
                          {VIGIE_N_("“{0}” is no mark. Write a factor and 0 to 4, as in litter=2. The factors: {1}."),
                           {words, names}});
    }
    marks.marks[static_cast<std::size_t>(factor - core::cleanliness_factors.begin())] = words.back() - '0';
}

int mark(store::Project& project, WalkOptions const& options) {
    if (options.arguments.size() < 3)
        throw core::Error(core::ErrorCode::usage,
                          VIGIE_N_("walk mark: name the walk, give the number of the stop, then the marks, as in litter=2."));
    auto const walk = dossier::require_walk(store::walks(project), options.arguments[0]);
    core::StopMarks marks{dossier::require_stop(walk, options.arguments[1]).id, {}};
    for (auto const& known : store::stop_marks(project))
        if (known.stop == marks.stop) marks = known; // factors that are not named stay
    for (std::size_t i = 2; i < options.arguments.size(); ++i)
        read_mark(marks, options.arguments[i]);
    store::put_marks(project, marks);
    return 0;
}

int order(store::Project& project, WalkOptions const& options, Console const& console) {
    require_arguments(options, 1, VIGIE_N_("Name the walk."));
    auto walk = dossier::in_walking_order(dossier::require_walk(store::walks(project), options.arguments[0]));
    store::put_walk(project, walk);
    console.message(tr("Walk “{0}”: {1}.", {walk.name, dossier::walk_words(walk)}));
    return 0;
}

int remove(store::Project& project, WalkOptions const& options) {
    require_arguments(options, 1, VIGIE_N_("Name the walk."));
    store::remove_walk(project, dossier::require_walk(store::walks(project), options.arguments[0]).id);
    return 0;
}

}

int run_walk(WalkOptions const& options, Console const& console) {
    if (options.verb == "list") return list_walks(options);
    if (options.verb == "themes") return list_themes(options);
    if (options.verb == "findings") return list_findings(options);
    if (options.verb == "lists") return write_finding_lists(options, console);
    auto project = open_to_write(options.project, console);
    if (options.verb == "create") return create(project, options, console);
    if (options.verb == "stop" || options.verb == "bend") return add_stop(project, options, options.verb == "bend");
    if (options.verb == "drop") return drop_stop(project, options);
    if (options.verb == "mark") return mark(project, options);
    if (options.verb == "order") return order(project, options, console);
    if (options.verb == "remove") return remove(project, options);
    if (options.verb == "finding") return add_finding(project, options, console);
    if (options.verb == "settle") return settle_finding(project, options);
    return import_findings(project, options, console);
}

int walk_sheet(SheetOptions const& options, Console const& console) {
    if (options.codes.size() != 2)
        throw core::Error(core::ErrorCode::usage,
                          VIGIE_N_("sheet walk: give the name of a walk and the PDF to write."));
    auto project = open_to_read(options.project);
    auto const walks = store::walks(project);
    auto const findings = store::walk_findings(project);
    auto const snapshot = dossier::load_snapshot(project);
    auto const& walk = dossier::require_walk(walks, options.codes[0]);
    auto sheet = sheet_options(project, console.stop());
    sheet.photos = dossier::walk_photo_prints(project, walk);
    report::write_walk_sheet(options.codes[1], *snapshot, walk, walks, findings, sheet);
    console.message(tr("{0} written.", {options.codes[1]}));
    return 0;
}

}
