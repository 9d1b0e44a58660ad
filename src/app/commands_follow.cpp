#include "app/commands.hpp"
#include "app/commands_personal_data.hpp"
#include "app/csv.hpp"
#include "app/json.hpp"
#include "app/open_project.hpp"
#include "core/error.hpp"
#include "dossier/comparison.hpp"
#include "dossier/personal_data.hpp"
#include "dossier/site_file.hpp"
#include "dossier/watch.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

int run_watch(WatchOptions const& options, Console const& console) {
    auto project = options.verb == "set" ? open_to_write(options.project, console)
                                         : store::Project::open(options.project, store::OpenMode::read_only);
    if (options.verb == "set") {
        dossier::WatchDecision decision;
        decision.residence_code = options.code;
        decision.status = options.status;
        decision.date = options.date;
        decision.role = options.role;
        decision.motive = options.motive;
        dossier::record_watch_decision(project, decision);
        say_caution({decision.motive, decision.role}, console);
        project.close();
        console.message(tr("{0}: {1}.", {options.code, dossier::status_label(*core::watch_status_of_code(options.status))}));
        return 0;
    }
    auto const snapshot = dossier::load_snapshot(project);
    std::optional<std::uint32_t> only;
    if (options.verb == "history") only = snapshot->residence(options.code);
    auto json = ordered_json::array();
    auto line = [&](std::uint32_t row, core::WatchEvent const& event) {
        auto const& residence = snapshot->residences[row];
        if (!options.json)
            std::cout << residence.code << '\t' << residence.name << '\t' << dossier::status_label(event.status) << '\t'
                      << core::iso(event.decided_on) << '\t' << event.role << '\t' << event.motive << '\n';
        json.push_back({{"code", residence.code},
                        {"name", residence.name},
                        {"status", core::code(event.status)},
                        {"date", core::iso(event.decided_on)},
                        {"role", event.role},
                        {"motive", event.motive}});
    };
    for (std::size_t i = 0; i < snapshot->watch_events.size(); ++i) {
        auto const& event = snapshot->watch_events[i];
        auto const row = snapshot->row_of.at(event.residence);
        bool const is_last = i + 1 == snapshot->watch_events.size() || snapshot->watch_events[i + 1].residence != event.residence;
        if (only ? row == *only : is_last) line(row, event);
    }
    if (options.json) print_json(ordered_json{{options.verb == "list" ? "residences" : "events", json}});
    return 0;
}

}
