#include "app/commands.hpp"
#include "app/commands_committee.hpp"
#include "app/commands_edition.hpp"
#include "app/commands_personal_data.hpp"
#include "app/commands_story.hpp"
#include "app/commands_walk.hpp"
#include "app/csv.hpp"
#include "app/held_data_export.hpp"
#include "app/json.hpp"
#include "app/map_export.hpp"
#include "app/output_file.hpp"
#include "app/sheet_batch.hpp"
#include "app/sheet_files.hpp"
#include "core/error.hpp"
#include "dossier/comparison.hpp"
#include "dossier/export_tables.hpp"
#include "dossier/register.hpp"
#include "gis/writer.hpp"
#include "report/action_sheet.hpp"
#include "report/grid_sheet.hpp"
#include "report/html_sheets.hpp"
#include "report/zones_sheet.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

std::shared_ptr<dossier::Snapshot const> read_snapshot(std::string const& path) {
    auto project = store::Project::open(path, store::OpenMode::read_only);
    return dossier::load_snapshot(project);
}

int site_sheets(SheetOptions const& options, Console const& console) {
    if (options.codes.size() != 2)
        throw core::Error(core::ErrorCode::usage, VIGIE_N_("sheet site: give the code of a residence (or all) and the PDF to write."));
    auto const snapshot = read_snapshot(options.project);
    say_words_to_check(*snapshot, console);
    auto const campaign = snapshot->campaign(options.campaign).campaign.name;
    std::filesystem::path const out = options.codes[1];
    SiteBatch batch{campaign, [&](std::uint32_t) { return out; }, options.html, [&](std::string const& words) { console.message(words); }};
    if (options.codes[0] != "all") {
        auto const row = snapshot->residence(options.codes[0]);
        write_site_sheets(*snapshot, {&row, 1}, batch, {1, console.stop(), {}});
        console.message(tr("{0} written.", {out.string()}));
        return 0;
    }
    auto const rows = dossier::watch_list(*snapshot);
    std::filesystem::create_directories(out);
    batch.file = [&](std::uint32_t row) { return out / sheet_name(snapshot->residences[row].code); };
    write_site_sheets(*snapshot, rows, batch, {core::thread_count(options.threads), console.stop(), console.progress(tr("Sheets"))});
    console.message(tr("{0} sheets written to {1}.", {std::to_string(rows.size()), out.string()}));
    return 0;
}

/// Of the campaign that is asked for, or else the project's own.
int grid_sheet(SheetOptions const& options, Console const& console) {
    if (options.codes.size() != 1) throw core::Error(core::ErrorCode::usage, VIGIE_N_("sheet grid: give the PDF to write."));
    auto project = store::Project::open(options.project, store::OpenMode::read_only);
    auto const snapshot = dossier::load_snapshot(project);
    auto const sheet = sheet_options(project, console.stop());
    report::write_grid_sheet(options.codes[0], options.campaign.empty() ? snapshot->grid : snapshot->campaign(options.campaign).grid, sheet);
    console.message(tr("{0} written.", {options.codes[0]}));
    return 0;
}

int action_sheet(SheetOptions const& options, Console const& console) {
    if (options.codes.size() != 1) throw core::Error(core::ErrorCode::usage, VIGIE_N_("sheet actions: give the PDF to write."));
    auto project = store::Project::open(options.project, store::OpenMode::read_only);
    auto const snapshot = dossier::load_snapshot(project);
    auto const sheet = sheet_options(project, console.stop(), [&](std::string const& words) { console.message(words); });
    report::write_action_sheet(options.codes[0], *snapshot, dossier::action_map(*snapshot), sheet);
    console.message(tr("{0} written.", {options.codes[0]}));
    return 0;
}

int zones_sheet(SheetOptions const& options, Console const& console) {
    if (options.codes.size() < 3)
        throw core::Error(core::ErrorCode::usage, VIGIE_N_("sheet zones: give a zone layer, 1 to 6 codes and the PDF to write."));
    auto project = store::Project::open(options.project, store::OpenMode::read_only);
    auto const snapshot = dossier::load_snapshot(project);
    std::vector<std::string> const codes(options.codes.begin() + 1, options.codes.end() - 1);
    auto const campaign = snapshot->campaign(options.campaign).campaign.name;
    auto const comparison = dossier::compare_zones(*snapshot, options.codes.front(), codes, campaign, core::today(), &project);
    auto const& out = options.codes.back();
    auto const sheet = sheet_options(project, console.stop(), [&](std::string const& words) { console.message(words); });
    write_sheet(options, out, [&] { report::write_zones_sheet(out, *snapshot, comparison, sheet); }, [&] { return report::zones_page(*snapshot, comparison, sheet); });
    console.message(tr("{0} written.", {options.codes.back()}));
    return 0;
}

ordered_json group_json(dossier::ComparedGroup const& group) {
    auto families = ordered_json::array(), indicators = ordered_json::array();
    for (auto const& family : group.families)
        families.push_back({{"family", family.code},
                            {"score", value_or_null(family.score)},
                            {"class", class_code(family.severity)},
                            {"change", value_or_null(family.change)}});
    for (auto const& indicator : group.indicators)
        indicators.push_back({{"indicator", indicator.code},
                              {"value", value_or_null(indicator.value)},
                              {"low", value_or_null(indicator.low)},
                              {"high", value_or_null(indicator.high)}});
    auto classes = ordered_json::object();
    for (auto const severity : core::all_classes)
        classes[class_code(severity)] = group.by_class[static_cast<int>(severity)];
    return {{"code", group.code},
            {"name", group.name},
            {"reference", group.is_reference},
            {"residences", group.residences},
            {"dwellings", group.dwellings},
            {"score", value_or_null(group.score)},
            {"class", class_code(group.severity)},
            {"coverage", group.coverage},
            {"change", group.change ? ordered_json(group.change->points) : ordered_json()},
            {"change_noise", group.change ? ordered_json(group.change->noise) : ordered_json()},
            {"classes", classes},
            {"families", families},
            {"indicators", indicators},
            {"sentence", group.sentence}};
}

void write_comparison_csv(std::ostream& out, dossier::Comparison const& comparison) {
    CsvWriter csv(out);
    std::vector<std::string> header{"code", "name", "reference", "residences", "dwellings", "score", "class", "coverage", "change", "D", "C", "B", "A", "N"};
    if (!comparison.groups.empty()) {
        for (auto const& family : comparison.groups.front().families) header.push_back(family.code);
        for (auto const& indicator : comparison.groups.front().indicators) header.push_back(indicator.code);
    }
    csv.header(header);
    for (auto const& group : comparison.groups) {
        csv.text(group.code).text(group.name).integer(group.is_reference ? 1 : 0).integer(group.residences).integer(group.dwellings);
        csv.number(group.score).text(class_code(group.severity)).number(group.coverage).number(group.change ? std::optional(group.change->points) : std::nullopt);
        for (auto const severity : core::all_classes) csv.integer(group.by_class[static_cast<int>(severity)]);
        for (auto const& family : group.families) csv.number(family.score);
        for (auto const& indicator : group.indicators) csv.number(indicator.value);
        csv.end_row();
    }
}

}

int run_compare(CompareOptions const& options, Console const& console) {
    auto project = store::Project::open(options.project, store::OpenMode::read_only);
    auto const snapshot = dossier::load_snapshot(project);
    auto const campaign = snapshot->campaign(options.campaign).campaign.name;
    auto const comparison = dossier::compare_zones(*snapshot, options.layer, options.codes, campaign, core::today(), &project);
    if (options.json) {
        auto groups = ordered_json::array();
        for (auto const& group : comparison.groups) groups.push_back(group_json(group));
        print_json(ordered_json{{"layer", comparison.zone_layer},
                                {"campaign", comparison.campaign},
                                {"finding", comparison.finding},
                                {"groups", groups}});
    }
    if (options.out.ends_with(".pdf")) {
        report::write_zones_sheet(options.out, *snapshot, comparison, sheet_options(project, console.stop()));
    } else if (!options.out.empty()) {
        write_file(options.out, [&](std::ostream& out) { write_comparison_csv(out, comparison); });
    } else if (!options.json) {
        write_comparison_csv(std::cout, comparison);
    }
    if (!options.out.empty()) console.message(tr("{0} written.", {options.out}));
    return 0;
}

int run_sheet(SheetOptions const& options, Console const& console) {
    if (options.edition.is_partner()) return partner_sheet(options, console);
    if (options.kind == "grid") return grid_sheet(options, console);
    if (options.kind == "story") return story_sheet(options, console);
    if (options.kind == "actions") return action_sheet(options, console);
    if (options.kind == "committee") return committee_sheet(options, console);
    if (options.kind == "minutes") return minutes_sheet(options, console);
    if (options.kind == "tfpb") return tfpb_sheet(options, console);
    if (options.kind == "walk") return walk_sheet(options, console);
    return options.kind == "site" ? site_sheets(options, console) : zones_sheet(options, console);
}

int run_export(ExportOptions const& options, Console const& console) {
    if (options.log) return list_exports(options, console);
    if (options.out.empty()) throw core::Error(core::ErrorCode::usage, VIGIE_N_("export: name the file to write, or ask for --log."));
    if (options.what.starts_with("residence:")) return export_held_data(options, console);
    if (options.edition.is_partner()) return export_partner(options, console);
    auto const snapshot = read_snapshot(options.project);
    say_words_to_check(*snapshot, console);
    gis::write_tables(options.out, dossier::export_tables(*snapshot, options.what, options.campaign), snapshot->info.crs);
    console.message(tr("{0} written.", {options.out}));
    return 0;
}

}
