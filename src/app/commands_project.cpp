#include "app/commands.hpp"
#include "app/commands_edition.hpp"
#include "app/json.hpp"
#include "app/open_project.hpp"
#include "core/error.hpp"
#include "demo/demo.hpp"
#include "diagnosis/calibration.hpp"
#include "diagnosis/grid_file.hpp"
#include "dossier/qgis_style.hpp"
#include "gis/crs.hpp"
#include "store/backup.hpp"
#include "store/project.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;
using text::tr_n;

namespace {

core::Date date_or_throw(std::string const& option, std::string const& value) {
    if (auto const date = core::parse_date(value)) return *date;
    throw core::Error(core::ErrorCode::usage, {VIGIE_N_("{0}: “{1}” is not a date. Write it as 2026-03-12."), {option, value}});
}

}

int run_demo(DemoOptions const& options, Console const& console) {
    demo::DemoRequest request;
    request.residences = options.residences;
    request.seed = options.seed;
    request.progress = console.progress(tr("Demo town"));
    demo::write_demo(options.out, request, console.stop());
    {
        auto project = store::Project::open(options.out);
        dossier::publish_class_styles(project);
    } // one file again before its name is said
    console.message(tr("{0} written: a fictitious town, every name and figure is invented.", {options.out}));
    return 0;
}

int run_new(NewOptions const& options, Console const& console) {
    auto const crs = gis::Crs::from_code(options.crs);
    if (crs.is_geographic())
        throw core::Error(core::ErrorCode::usage,
                          {VIGIE_N_("{0} is in degrees. A project needs a system in metres, such as EPSG:2154 (Lambert-93)."), {options.crs}});
    auto const grid = options.grid.empty() ? diagnosis::default_grid() : diagnosis::read_grid_file(options.grid);
    store::ProjectInfo info;
    info.title = options.title.empty() ? std::filesystem::path(options.project).stem().string() : options.title;
    info.crs = crs.code();
    info.crs_wkt = crs.wkt();
    info.crs_name = crs.name();
    auto project = store::Project::create(options.project, info);
    project.without_history([&] { project.save_grid(grid); });
    project.close();
    console.message(tr("{0} is ready. Next: import zones, residences and observations.", {options.project}));
    return 0;
}

int run_campaign(CampaignOptions const& options, Console const& console) {
    auto project = options.verb == "list" ? store::Project::open(options.project, store::OpenMode::read_only)
                                          : open_to_write(options.project, console);
    if (options.verb != "list" && options.name.empty())
        throw core::Error(core::ErrorCode::usage, VIGIE_N_("Name the campaign, for example 2026."));
    if (options.verb == "add") {
        core::Campaign campaign;
        campaign.name = options.name;
        campaign.period = {date_or_throw("--from", options.from), date_or_throw("--to", options.to)};
        project.add_campaign(campaign);
        console.message(tr("Campaign {0} added.", {options.name}));
        return 0;
    }
    if (options.verb == "freeze") {
        auto const campaign = project.find_campaign(options.name);
        if (!campaign)
            throw core::Error(core::ErrorCode::usage, {VIGIE_N_("There is no campaign named “{0}”."), {options.name}});
        project.freeze_campaign(campaign->id, core::today());
        console.message(tr("Campaign {0} is frozen: its scores will not change any more.", {options.name}));
        return 0;
    }
    auto json = ordered_json::array();
    for (auto const& campaign : project.campaigns()) {
        std::string const frozen = campaign.frozen_on ? core::iso(*campaign.frozen_on) : "";
        if (!options.json)
            std::cout << campaign.name << '\t' << core::iso(campaign.period.from) << '\t' << core::iso(campaign.period.to) << '\t' << frozen << '\n';
        json.push_back({{"name", campaign.name},
                        {"from", core::iso(campaign.period.from)},
                        {"to", core::iso(campaign.period.to)},
                        {"frozen", frozen.empty() ? ordered_json() : ordered_json(frozen)}});
    }
    if (options.json) print_json(ordered_json{{"campaigns", json}});
    return 0;
}

namespace {

/// What the campaign would move, before and after: never silently.
void print_changes(diagnosis::Calibration const& calibration, bool as_json) {
    auto json = ordered_json::array();
    for (auto const& change : calibration.changes) {
        auto const& indicator = *calibration.grid.find_indicator(change.indicator);
        auto const words = [&](core::Goalposts g) {
            return text::decimal(g.at_0, indicator.decimals) + " → " + text::decimal(g.at_100, indicator.decimals);
        };
        if (!as_json)
            std::cout << change.indicator << '\t' << text::pick(indicator.name) << '\t' << words(change.before) << '\t' << words(change.after)
                      << '\t' << tr_n("{0} value", "{0} values", static_cast<std::int64_t>(change.values)) << '\n';
        json.push_back({{"indicator", change.indicator},
                        {"before", {change.before.at_0, change.before.at_100}},
                        {"after", {change.after.at_0, change.after.at_100}},
                        {"values", change.values}});
    }
    if (as_json) print_json(ordered_json{{"changes", json}});
}

int export_grid(GridOptions const& options, Console const& console) {
    auto const project = store::Project::open(options.project, store::OpenMode::read_only);
    if (!options.calibrate) {
        diagnosis::write_grid_file(options.file, project.current_grid());
        console.message(tr("Grid written to {0}.", {options.file}));
        return 0;
    }
    auto const campaign = campaign_or_latest(project, options.campaign);
    auto const calibration = diagnosis::calibrated(project, campaign.id, options.tail);
    diagnosis::write_grid_file(options.file, calibration.grid);
    print_changes(calibration, options.json);
    console.message(tr("Grid written to {0} with goalposts of campaign {1}. The project keeps its own until you import it.",
                       {options.file, campaign.name}));
    return 0;
}

}

int run_grid(GridOptions const& options, Console const& console) {
    if (options.verb == "export") return export_grid(options, console);
    std::vector<core::Finding> notes;
    auto const grid = diagnosis::read_grid_file(options.file, &notes);
    auto project = open_to_write(options.project, console);
    auto const before = project.current_grid_id();
    auto const id = project.save_grid(grid);
    auto const saved = project.grid(id);
    project.close();
    for (auto const& note : notes) console.message(text::sentence(note.what));
    if (before == id) {
        console.message(tr("The project has this grid already, as version {0}: nothing was written.",
                           {std::to_string(saved.version)}));
        return 0;
    }
    console.message(tr("Grid “{0}” imported: {1} indicators, version {2}. Run the scores again to use it.",
                       {text::pick(grid.title), std::to_string(grid.indicator_count()), std::to_string(saved.version)}));
    return 0;
}

namespace {

void print_history(store::Project const& project, bool as_json) {
    auto json = ordered_json::array();
    for (auto const& step : project.history()) {
        constexpr std::array kinds{"edit", "import", "result"};
        std::string const label = text::sentence(step.label);
        if (!as_json)
            std::cout << step.at << '\t' << (step.is_undone ? tr("undone") : step.can_go_back ? tr("can be undone") : tr("kept")) << '\t' << label << '\n';
        json.push_back({{"id", step.id}, {"at", step.at}, {"kind", kinds[static_cast<std::size_t>(step.kind)]}, {"label", label},
                        {"state", step.is_undone ? "undone" : "done"}, {"can_go_back", step.can_go_back}});
    }
    if (as_json) std::cout << ordered_json{{"steps", json}}.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

}

int run_history(HistoryOptions const& options, Console const& console) {
    if (options.verb == "list") {
        print_history(store::Project::open(options.project, store::OpenMode::read_only), options.json);
        return 0;
    }
    auto project = open_to_write(options.project, console);
    bool const is_undo = options.verb == "undo";
    auto const label = is_undo ? project.undo_label() : project.redo_label();
    if (!label) throw core::Error(core::ErrorCode::failed, is_undo ? VIGIE_N_("There is nothing to undo.") : VIGIE_N_("There is nothing to do again."));
    if (is_undo) project.undo();
    else project.redo();
    project.close();
    console.message(is_undo ? tr("Undone: {0}.", {text::sentence(*label)}) : tr("Done again: {0}.", {text::sentence(*label)}));
    return 0;
}

namespace {

ordered_json backups_json(std::vector<store::Backup> const& kept) {
    constexpr std::array reasons{"migration", "import", "work"};
    auto json = ordered_json::array();
    for (auto const& backup : kept)
        json.push_back({{"file", backup.file.string()}, {"made_at", backup.made_at}, {"reason", reasons[static_cast<std::size_t>(backup.reason)]}, {"bytes", backup.bytes}});
    return json;
}

std::string backups_sentence(std::vector<store::Backup> const& kept) {
    if (kept.empty()) return tr("No backup yet: one is made before each import.");
    return tr("Backups: {0}, the newest of {1}, in {2}. To go back to one: vigie restore.",
              {std::to_string(kept.size()), kept.front().made_at, kept.front().file.parent_path().string()});
}

}

int run_restore(RestoreOptions const& options, Console const& console) {
    auto const kept = store::backups(options.project);
    if (kept.empty())
        throw core::Error(core::ErrorCode::refused, {VIGIE_N_("There is no backup of {0} in {1}."),
                                                     {options.project, store::backup_folder(options.project).string()}});
    if (options.number == 0) {
        if (options.json) print_json(ordered_json{{"backups", backups_json(kept)}});
        for (std::size_t i = 0; i < kept.size() && !options.json; ++i)
            std::cout << i + 1 << '\t' << text::moment(kept[i].made_at) << '\t' << text::file_size(kept[i].bytes) << '\t' << kept[i].file.string() << '\n';
        return 0;
    }
    if (options.number > kept.size())
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("The backups are numbered 1 to {0}. Choose one of them."), {std::to_string(kept.size())}});
    auto const& backup = kept[options.number - 1];
    auto const target = options.out.empty() ? store::restored_name(options.project, backup) : std::filesystem::path(options.out);
    store::restore_backup(backup, target);
    console.message(tr("{0} is the project as it was on {1}. {2} was not changed.", {target.string(), text::moment(backup.made_at), options.project}));
    return 0;
}

int run_check(CheckOptions const& options, Console const& console) {
    auto project = store::Project::open(options.project, store::OpenMode::read_only);
    auto const kept = store::backups(options.project);
    bool is_sound = true;
    auto json = ordered_json::array();
    for (auto const& finding : project.check()) {
        is_sound = is_sound && !finding.is_error;
        if (!options.json) std::cout << (finding.is_error ? tr("error") : tr("note")) << '\t' << finding.what << '\n';
        json.push_back({{"subject", finding.subject}, {"what", finding.what}, {"error", finding.is_error}});
    }
    PartnerCheck partner;
    if (is_sound) partner = check_partner(project); // a damaged file is not looked into
    is_sound = is_sound && partner.found.empty();
    if (!options.json)
        for (auto const& found : partner.found) std::cout << tr("error") << '\t' << found << '\n';
    if (options.json) {
        auto const steps = project.history();
        auto const undoable = std::ranges::count_if(steps, &store::HistoryStep::can_go_back);
        print_json(ordered_json{
            {"sound", is_sound}, {"findings", json}, {"backups", backups_json(kept)}, {"history", {{"steps", steps.size()}, {"undoable", undoable}}},
                                {"partner", {{"attacked", partner.is_possible}, {"published", partner.published}, {"hidden", partner.hidden}, {"found", partner.found}}}});
        return is_sound ? 0 : 1;
    }
    if (json.empty() && is_sound) console.message(tr("The project is sound."));
    if (partner.is_possible && partner.found.empty())
        console.message(tr("Partner editions: {0} figures published, {1} hidden; adding and subtracting gives none of these back.",
                           {text::integer(partner.published), text::integer(partner.hidden)}));
    if (partner.is_too_large)
        console.message(tr("Partner editions were not attacked: over 20 000 residences that would take hours."));
    console.message(backups_sentence(kept));
    return is_sound ? 0 : 1;
}

}
