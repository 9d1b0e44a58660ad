// What a walk found: entered, settled, brought in, listed.
#include "app/commands_personal_data.hpp"
#include "app/json.hpp"
#include "app/walk_arguments.hpp"
#include "dossier/finding_import.hpp"
#include "dossier/finding_lists.hpp"
#include "dossier/walk_plan.hpp"
#include "dossier/walk_words.hpp"
#include "report/finding_sheet.hpp"
#include "store/walks.hpp"
#include "text/language.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

core::FindingOwner owner_of(std::string const& code) {
    return one_of<core::FindingOwner>(code, core::finding_owner_of_code, "--owner",
                                      "landlord, town, conurbation, utility, other");
}

void require_theme(core::Grid const& grid, std::string const& code) {
    auto const themes = dossier::finding_themes(grid);
    bool const is_known = code.empty() ||
                          std::ranges::find(themes, code, &dossier::FindingTheme::code) != themes.end() ||
                          grid.find_indicator(code) != nullptr;
    if (!is_known)
        throw core::Error(core::ErrorCode::usage,
                          {VIGIE_N_("--theme {0} is not known. List them: vigie walk PROJECT themes."), {code}});
}

/// A CSV and a PDF for each owner, named after its code.
void write_each(std::filesystem::path const& folder, dossier::Snapshot const& snapshot, core::Walk const& walk,
                std::vector<core::WalkFinding> const& findings, std::vector<dossier::FindingList> const& lists) {
    std::filesystem::create_directories(folder);
    for (auto const& list : lists) {
        auto const stem = folder / std::string(core::code(list.owner));
        gis::write_tables(stem.string() + ".csv",
                          dossier::finding_tables(snapshot, walk, findings, core::today(), list.owner),
                          snapshot.info.crs);
        report::write_finding_sheet(stem.string() + ".pdf", snapshot, walk, {list});
    }
}

}

int list_themes(WalkOptions const& options) {
    auto const project = open_to_read(options.project);
    for (auto const& theme : dossier::finding_themes(project.current_grid()))
        std::cout << theme.code << '\t' << theme.name << '\n';
    return 0;
}

int list_findings(WalkOptions const& options) {
    auto const project = open_to_read(options.project);
    auto const walks = store::walks(project);
    auto const grid = project.current_grid();
    auto list = ordered_json::array();
    for (auto const& finding : store::walk_findings(project)) {
        auto const walk = std::ranges::find(walks, finding.walk, &core::Walk::id);
        if (walk == walks.end() || (!options.arguments.empty() && walk->name != options.arguments[0])) continue;
        auto const due = finding.due_on ? core::iso(*finding.due_on) : "";
        list.push_back({{"number", finding.id},
                        {"walk", walk->name},
                        {"stop", dossier::stop_words(*walk, finding.stop)},
                        {"theme", finding.theme},
                        {"finding", finding.what},
                        {"owner", core::code(finding.owner)},
                        {"due", due},
                        {"state", core::code(finding.state)},
                        {"photos", finding.photos}});
        if (!options.json)
            std::cout << finding.id << '\t' << dossier::stop_words(*walk, finding.stop) << '\t'
                      << dossier::theme_label(grid, finding.theme) << '\t' << finding.what << '\t'
                      << dossier::owner_label(finding.owner) << '\t' << due << '\t'
                      << dossier::state_label(finding.state) << '\n';
    }
    if (options.json) print_json(list);
    return 0;
}

int add_finding(store::Project& project, WalkOptions const& options, Console const& console) {
    require_arguments(options, 2, VIGIE_N_("walk finding: name the walk and say what was found."));
    auto const walks = store::walks(project);
    auto const& walk = dossier::require_walk(walks, options.arguments[0]);
    require_theme(project.current_grid(), options.theme);
    core::WalkFinding finding;
    finding.walk = walk.id;
    finding.what = options.arguments[1];
    if (!options.stop.empty()) finding.stop = dossier::require_stop(walk, options.stop).id;
    finding.at = position_of(options.at);
    finding.theme = options.theme;
    if (!options.owner.empty()) finding.owner = owner_of(options.owner);
    if (!options.due.empty()) finding.due_on = date_or_today(options.due);
    finding.photos = options.photos;
    store::put_findings(project, std::span(&finding, 1));
    console.message(tr("Finding {0} kept.", {std::to_string(finding.id)}));
    say_caution({finding.what}, console);
    return 0;
}

int settle_finding(store::Project& project, WalkOptions const& options) {
    require_arguments(options, 1,
                      VIGIE_N_("walk settle: give the number of the finding; vigie walk PROJECT findings lists them."));
    for (auto& finding : store::walk_findings(project)) {
        if (std::to_string(finding.id) != options.arguments[0]) continue;
        auto changed = finding;
        changed.state =
            one_of<core::FindingState>(options.state, core::finding_state_of_code, "--state", "open, solved, dropped");
        changed.closed_on = date_or_today(options.date);
        store::put_findings(project, std::span(&changed, 1));
        return 0;
    }
    throw core::Error(
        core::ErrorCode::usage,
        {VIGIE_N_("There is no finding {0}. vigie walk PROJECT findings lists them."), {options.arguments[0]}});
}

int import_findings(store::Project& project, WalkOptions const& options, Console const& console) {
    require_arguments(options, 2, VIGIE_N_("walk import: name the walk and the file."));
    auto const walks = store::walks(project);
    auto const& walk = dossier::require_walk(walks, options.arguments[0]);
    auto const snapshot = dossier::load_snapshot(project);
    auto read = dossier::read_findings(*snapshot, walk, options.arguments[1]);
    auto refused = ordered_json::array();
    for (auto const& each : read.refused) {
        refused.push_back({{"row", each.row.value_or(0)},
                           {"reason", text::sentence(each.what)},
                           {"remedy", text::sentence(each.remedy)}});
        console.message(tr("Row {0}: {1} {2}", {std::to_string(each.row.value_or(0)), text::sentence(each.what),
                                                text::sentence(each.remedy)}));
    }
    if (options.json) print_json(ordered_json{{"read", read.read}, {"kept", read.kept.size()}, {"refused", refused}});
    if (read.kept.empty())
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("{0}: no row could be kept; nothing was written."), {options.arguments[1]}});
    store::put_findings(project, read.kept);
    console.message(tr("{0} read, {1} kept, {2} refused.", {std::to_string(read.read), std::to_string(read.kept.size()),
                                                            std::to_string(read.refused.size())}));
    for (auto const& finding : read.kept)
        say_caution({finding.what}, console);
    return 0;
}

int write_finding_lists(WalkOptions const& options, Console const& console) {
    require_arguments(options, 2, VIGIE_N_("walk lists: name the walk and the file or folder to write."));
    auto project = open_to_read(options.project);
    auto const walks = store::walks(project);
    auto const& walk = dossier::require_walk(walks, options.arguments[0]);
    auto const findings = store::walk_findings(project);
    auto const snapshot = dossier::load_snapshot(project);
    auto const only = options.owner.empty() ? std::nullopt : std::optional(owner_of(options.owner));
    auto const lists = dossier::finding_lists(*snapshot, walk, findings, core::today(), only);
    if (lists.empty())
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("“{0}” has no finding yet: there is nothing to list."), {walk.name}});
    std::filesystem::path const out = options.arguments[1];
    if (out.extension() == ".pdf") {
        report::write_finding_sheet(out, *snapshot, walk, lists);
    } else if (out.extension().empty()) {
        write_each(out, *snapshot, walk, findings, lists);
    } else {
        if (out.extension() == ".csv" && lists.size() > 1)
            throw core::Error(
                core::ErrorCode::usage,
                VIGIE_N_("A CSV file holds one list: name its owner with --owner, or a folder to write them all."));
        gis::write_tables(out, dossier::finding_tables(*snapshot, walk, findings, core::today(), only),
                          snapshot->info.crs);
    }
    console.message(tr("{0} written.", {out.string()}));
    return 0;
}

}
