#include "app/commands_committee.hpp"

#include "app/commands_personal_data.hpp"
#include "app/json.hpp"
#include "app/map_export.hpp"
#include "app/open_project.hpp"
#include "core/error.hpp"
#include "dossier/proposals.hpp"
#include "dossier/register.hpp"
#include "dossier/tfpb_table.hpp"
#include "dossier/watch.hpp"
#include "gis/writer.hpp"
#include "report/tfpb_sheet.hpp"
#include "text/language.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

std::string grounds_of(dossier::Proposal const& proposal) {
    std::string all;
    for (auto const& ground : proposal.grounds)
        all += (all.empty() ? "" : " · ") + ground;
    return all;
}

int list_proposals(dossier::Snapshot const& s, CommitteeOptions const& options) {
    auto list = ordered_json::array();
    for (auto const& proposal : dossier::proposals(s, options.campaign)) {
        auto const& residence = s.residences[proposal.row];
        list.push_back({{"code", residence.code},
                        {"name", residence.name},
                        {"kind", core::code(proposal.kind)},
                        {"from", core::code(proposal.from)},
                        {"to", core::code(proposal.to)},
                        {"class", class_code(proposal.severity)},
                        {"score", value_or_null(proposal.score)},
                        {"alerts", proposal.alerts},
                        {"grounds", proposal.grounds}});
        if (!options.json)
            std::cout << residence.code << '\t' << residence.name << '\t' << dossier::proposal_label(proposal.kind)
                      << '\t' << dossier::status_label(proposal.from) << " → " << dossier::status_label(proposal.to)
                      << '\t' << grounds_of(proposal) << '\n';
    }
    if (options.json) print_json(ordered_json{{"proposals", list}});
    return 0;
}

ordered_json quarter_json(dossier::Snapshot const& s, dossier::RegisterQuarter const& quarter) {
    auto moves = ordered_json::array();
    for (auto const& line : quarter.lines)
        moves.push_back({{"date", core::iso(line.date)},
                         {"code", s.residences[line.row].code},
                         {"name", s.residences[line.row].name},
                         {"move", dossier::code(line.move)},
                         {"from", core::code(line.from)},
                         {"to", core::code(line.to)},
                         {"role", line.role},
                         {"motive", line.motive}});
    return {{"quarter", std::to_string(quarter.year) + "-Q" + std::to_string(quarter.quarter)},
            {"entries", quarter.entries},
            {"relapses", quarter.relapses},
            {"exits", quarter.exits},
            {"on_list", quarter.on_list},
            {"moves", moves}};
}

int print_register(dossier::Snapshot const& s, CommitteeOptions const& options, Console const& console) {
    if (!options.out.empty()) {
        gis::write_tables(options.out, {dossier::register_table(s)}, s.info.crs);
        console.message(tr("{0} written.", {options.out}));
    }
    auto list = ordered_json::array();
    for (auto const& quarter : dossier::watch_register(s)) {
        list.push_back(quarter_json(s, quarter));
        if (options.json || !options.out.empty()) continue;
        std::cout << dossier::quarter_label(quarter) << '\t' << quarter.entries << '\t' << quarter.relapses << '\t'
                  << quarter.exits << '\t' << quarter.on_list << '\n';
        for (auto const& line : quarter.lines)
            std::cout << "  " << core::iso(line.date) << '\t' << s.residences[line.row].code << '\t'
                      << dossier::register_move_label(line.move) << '\t' << dossier::status_label(line.to) << '\t'
                      << line.role << '\t' << line.motive << '\n';
    }
    if (options.json) print_json(ordered_json{{"quarters", list}});
    return 0;
}

int answer(CommitteeOptions const& options, Console const& console) {
    auto project = open_to_write(options.project, console);
    auto const snapshot = dossier::load_snapshot(project);
    bool const accepts = options.verb == "accept";
    auto const& reason = options.reason.empty() ? options.motive : options.reason;
    dossier::answer_proposal(
        project, *snapshot,
        {options.code, options.kind, options.campaign, accepts, options.date, options.role, reason});
    project.close();
    say_caution({reason, options.role}, console);
    console.message(accepts ? tr("{0}: proposal accepted", {options.code})
                            : tr("{0}: proposal refused", {options.code}));
    return 0;
}

}

int run_committee(CommitteeOptions const& options, Console const& console) {
    if (options.verb == "accept" || options.verb == "refuse") return answer(options, console);
    if (options.verb != "proposals" && options.verb != "register") return run_watch(options, console);
    auto project = store::Project::open(options.project, store::OpenMode::read_only);
    auto const snapshot = dossier::load_snapshot(project);
    return options.verb == "proposals" ? list_proposals(*snapshot, options)
                                       : print_register(*snapshot, options, console);
}

int tfpb_sheet(SheetOptions const& options, Console const& console) {
    if (options.codes.size() != 2)
        throw core::Error(core::ErrorCode::usage,
                          VIGIE_N_("sheet tfpb: give the year and the file to write (.pdf, .csv, .xlsx or .ods)."));
    dossier::TfpbRequest request{dossier::tfpb_year(options.codes[0]), options.layer, options.zone, {}};
    if (!options.axis.empty()) {
        request.axis = dossier::tfpb_axis_of(options.axis);
        if (!request.axis)
            throw core::Error(core::ErrorCode::usage,
                              {VIGIE_N_("“{0}” is no axis of the TFPB framework."), {options.axis}});
    }
    auto project = store::Project::open(options.project, store::OpenMode::read_only);
    auto const snapshot = dossier::load_snapshot(project);
    auto const table = dossier::tfpb_table(*snapshot, request);
    if (options.codes[1].ends_with(".pdf"))
        report::write_tfpb_sheet(options.codes[1], *snapshot, table, sheet_options(project, console.stop()));
    else
        gis::write_tables(options.codes[1], {dossier::tfpb_rows(table)}, snapshot->info.crs);
    console.message(tr("{0} written.", {options.codes[1]}));
    return 0;
}

}
