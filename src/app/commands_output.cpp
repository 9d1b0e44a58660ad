#include "app/commands.hpp"
#include "app/csv.hpp"
#include "app/json.hpp"
#include "app/map_export.hpp"
#include "app/output_file.hpp"
#include "core/error.hpp"
#include "diagnosis/clusters.hpp"
#include "gis/writer.hpp"
#include "report/map_picture.hpp"
#include "report/grid_sheet.hpp"
#include "report/site_sheet.hpp"
#include "report/zones_sheet.hpp"
#include "scene/colouring.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/comparison.hpp"
#include "workbench/export_tables.hpp"
#include "workbench/map_content.hpp"
#include "workbench/site_file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <iostream>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

std::vector<std::string> split(std::string const& text, char separator) {
    std::vector<std::string> parts;
    std::size_t start = 0;
    for (std::size_t end; (end = text.find(separator, start)) != std::string::npos; start = end + 1) parts.push_back(text.substr(start, end - start));
    parts.push_back(text.substr(start));
    return parts;
}

std::optional<double> number(std::string const& text) {
    double value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

struct Size {
    int width = 0, height = 0;
};

std::optional<Size> size_of(std::string const& text) {
    constexpr double smallest = 64, largest = 16384;
    if (text.empty()) return std::nullopt;
    auto const parts = split(text, 'x');
    auto const width = parts.size() == 2 ? number(parts[0]) : std::nullopt, height = parts.size() == 2 ? number(parts[1]) : std::nullopt;
    if (!width || !height || std::min(*width, *height) < smallest || std::max(*width, *height) > largest)
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("--size {0}: write width x height, for example 1920x1080."), {text}});
    return Size{static_cast<int>(*width), static_cast<int>(*height)};
}

core::Box box_of(std::string const& text) {
    std::vector<double> values;
    for (auto const& part : split(text, ','))
        if (auto const value = number(part)) values.push_back(*value);
    core::Box const box = values.size() == 4 ? core::Box{values[0], values[1], values[2], values[3]} : core::Box{};
    if (box.is_empty() || box.width() <= 0 || box.height() <= 0)
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("--bbox {0}: write xmin,ymin,xmax,ymax in metres of the project."), {text}});
    return box;
}

/// Ground around a zone, or 250 m around a residence.
core::Box box_of_code(workbench::Snapshot const& snapshot, std::string const& code) {
    constexpr double around_residence_m = 250;
    for (auto const& layer : snapshot.zone_layers)
        for (std::size_t i = 0; i < layer.zones.size(); ++i)
            if (layer.zones[i].code == code) return layer.areas->boxes[i];
    auto const& residence = snapshot.residences[snapshot.residence(code)];
    if (!residence.position)
        throw core::Error(core::ErrorCode::refused, {VIGIE_N_("“{0}” is neither a residence nor a zone with a position."), {code}});
    core::Box box = core::bounds(residence.footprint);
    box.include(*residence.position);
    return box.grown(around_residence_m);
}

/// Layers left out because --layers does not name them.
scene::Colouring colouring_of(std::string const& style) {
    if (style.ends_with("dynamics")) return scene::Colouring::dynamics;
    if (style.ends_with("alerts")) return scene::Colouring::alerts;
    if (style.ends_with("clusters")) return scene::Colouring::clusters;
    if (style.ends_with("significance")) return scene::Colouring::significance;
    if (style.ends_with("significance-raw")) return scene::Colouring::raw_significance;
    return style.ends_with("change") ? scene::Colouring::change : scene::Colouring::severity;
}

workbench::MapChoice choice_of(workbench::Snapshot const& snapshot, RenderOptions const& options) {
    workbench::MapChoice choice;
    choice.campaign = options.campaign;
    if (options.layers.empty()) return choice;
    std::set<std::string> known{"residences", "foyers"};
    for (auto const& layer : snapshot.zone_layers) known.insert(layer.layer.name);
    for (auto const& layer : snapshot.context) known.insert(layer.layer.name);
    std::set<std::string> asked;
    for (auto const& name : split(options.layers, ',')) {
        if (!known.contains(name)) {
            std::string list;
            for (auto const& each : known) list += (list.empty() ? "" : ", ") + each;
            throw core::Error(core::ErrorCode::usage, {VIGIE_N_("There is no layer named “{0}”. The layers: {1}."), {name, list}});
        }
        asked.insert(name);
    }
    for (auto const& name : known)
        if (!asked.contains(name)) choice.hidden.insert(name);
    for (auto const& layer : snapshot.zone_layers)
        if (asked.contains(layer.layer.name)) choice.shown_zones.insert(layer.layer.name);
    return choice;
}

std::shared_ptr<workbench::Snapshot const> read_snapshot(std::string const& path) {
    auto project = store::Project::open(path, store::OpenMode::read_only);
    return workbench::load_snapshot(project);
}

void write_site(workbench::Snapshot const& snapshot, store::Project const& project, std::uint32_t row, std::string const& campaign,
                std::filesystem::path const& out) {
    auto const site = workbench::site_file(snapshot, project, row, campaign);
    report::write_site_sheet(out, snapshot, site);
}

/// A code as a file name: letters, digits, dash, dot and underscore stay.
std::string file_name(std::string code) {
    for (char& c : code)
        if (!(std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.' || c == '_')) c = '_';
    return code + ".pdf";
}

int site_sheets(SheetOptions const& options, Console const& console) {
    if (options.codes.size() != 2)
        throw core::Error(core::ErrorCode::usage, VIGIE_N_("sheet site: give the code of a residence (or all) and the PDF to write."));
    auto project = store::Project::open(options.project, store::OpenMode::read_only);
    auto const snapshot = workbench::load_snapshot(project);
    auto const campaign = snapshot->campaign(options.campaign).campaign.name;
    std::filesystem::path const out = options.codes[1];
    if (options.codes[0] != "all") {
        write_site(*snapshot, project, snapshot->residence(options.codes[0]), campaign, out);
        console.message(tr("{0} written.", {out.string()}));
        return 0;
    }
    std::vector<std::uint32_t> rows;
    for (std::size_t row = 0; row < snapshot->status.size(); ++row)
        if (snapshot->status[row] != core::WatchStatus::ordinary && snapshot->status[row] != core::WatchStatus::closed)
            rows.push_back(static_cast<std::uint32_t>(row));
    if (rows.empty())
        throw core::Error(core::ErrorCode::refused,
                          VIGIE_N_("No residence is on the watch list: nothing to print. Name a code, or change a status first."));
    std::filesystem::create_directories(out);
    auto const progress = console.progress(tr("Sheets"));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (console.stop().stop_requested()) throw core::cancelled();
        write_site(*snapshot, project, rows[i], campaign, out / file_name(snapshot->residences[rows[i]].code));
        progress(static_cast<double>(i + 1) / static_cast<double>(rows.size()));
    }
    console.message(tr("{0} sheets written to {1}.", {std::to_string(rows.size()), out.string()}));
    return 0;
}

/// Of the campaign that is asked for, or else the project's own.
int grid_sheet(SheetOptions const& options, Console const& console) {
    if (options.codes.size() != 1) throw core::Error(core::ErrorCode::usage, VIGIE_N_("sheet grid: give the PDF to write."));
    auto const snapshot = read_snapshot(options.project);
    report::write_grid_sheet(options.codes[0], options.campaign.empty() ? snapshot->grid : snapshot->campaign(options.campaign).grid);
    console.message(tr("{0} written.", {options.codes[0]}));
    return 0;
}

int zones_sheet(SheetOptions const& options, Console const& console) {
    if (options.codes.size() < 3)
        throw core::Error(core::ErrorCode::usage, VIGIE_N_("sheet zones: give a zone layer, 1 to 6 codes and the PDF to write."));
    auto project = store::Project::open(options.project, store::OpenMode::read_only);
    auto const snapshot = workbench::load_snapshot(project);
    std::vector<std::string> const codes(options.codes.begin() + 1, options.codes.end() - 1);
    auto const campaign = snapshot->campaign(options.campaign).campaign.name;
    auto const comparison = workbench::compare_zones(*snapshot, options.codes.front(), codes, campaign, core::today(), &project);
    report::write_zones_sheet(options.codes.back(), *snapshot, comparison);
    console.message(tr("{0} written.", {options.codes.back()}));
    return 0;
}

ordered_json group_json(workbench::ComparedGroup const& group) {
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

void write_comparison_csv(std::ostream& out, workbench::Comparison const& comparison) {
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
    auto const snapshot = workbench::load_snapshot(project);
    auto const campaign = snapshot->campaign(options.campaign).campaign.name;
    auto const comparison = workbench::compare_zones(*snapshot, options.layer, options.codes, campaign, core::today(), &project);
    if (options.json) {
        auto groups = ordered_json::array();
        for (auto const& group : comparison.groups) groups.push_back(group_json(group));
        print_json(ordered_json{{"layer", comparison.zone_layer},
                                {"campaign", comparison.campaign},
                                {"finding", comparison.finding},
                                {"groups", groups}});
    }
    if (options.out.ends_with(".pdf")) {
        report::write_zones_sheet(options.out, *snapshot, comparison);
    } else if (!options.out.empty()) {
        write_file(options.out, [&](std::ostream& out) { write_comparison_csv(out, comparison); });
    } else if (!options.json) {
        write_comparison_csv(std::cout, comparison);
    }
    if (!options.out.empty()) console.message(tr("{0} written.", {options.out}));
    return 0;
}

namespace {

workbench::CampaignData const* campaign_of(workbench::Snapshot const& snapshot, workbench::MapChoice const& choice) {
    return choice.campaign.empty() ? snapshot.latest_scored() : &snapshot.campaign(choice.campaign);
}

/// A map of what stands out needs a run that tests it.
void require_test(workbench::Snapshot const& snapshot, workbench::MapChoice const& choice, bool of_zones) {
    if (!scene::is_local(choice.colouring)) return;
    auto const* data = campaign_of(snapshot, choice);
    bool const is_there = data != nullptr && (of_zones ? !data->zone_verdicts.empty() : !data->verdicts.empty());
    if (is_there) return;
    if (of_zones)
        throw core::Error(core::ErrorCode::refused,
                          VIGIE_N_("No test of zones to draw. Run vigie clusters --on zones:LAYER --method local-moran first."));
    throw core::Error(core::ErrorCode::refused,
                      VIGIE_N_("No test of residences to draw. Run vigie clusters --method local-moran, or gi-star, first."));
}

/// The run a map of zones shows; null for another map.
store::ClusterRun const* zone_run(workbench::Snapshot const& snapshot, workbench::MapChoice const& choice, std::string const& style) {
    if (!scene::is_local(choice.colouring) || !style.starts_with("zones")) return nullptr;
    auto const* data = campaign_of(snapshot, choice);
    for (auto const& layer : snapshot.zone_layers)
        if (auto const found = data->zone_clusters.find(layer.layer.id); found != data->zone_clusters.end()) return &found->second;
    return nullptr;
}

}

int run_render(RenderOptions const& options, Console const& console) {
    auto const snapshot = read_snapshot(options.project);
    auto choice = choice_of(*snapshot, options);
    choice.colouring = colouring_of(options.style);
    choice.density = options.style == "density";
    require_test(*snapshot, choice, options.style.starts_with("zones"));
    auto const content = workbench::map_content(*snapshot, choice);
    auto picture = titled_picture(*snapshot, options.campaign, choice.colouring);
    if (choice.density) picture.lead.clear(); // of significance, which this map does not show
    if (auto const* run = zone_run(*snapshot, choice, options.style)) picture.lead = diagnosis::chance_sentence(*run);
    if (!options.bbox.empty()) picture.extent = box_of(options.bbox);
    if (!options.fit.empty()) picture.extent = box_of_code(*snapshot, options.fit);
    if (options.dpi > 0) picture.dpi = options.dpi;
    if (auto const size = size_of(options.size)) picture = picture.sized(size->width, size->height);
    auto style = printed_style(*snapshot, options.campaign);
    if (options.style.starts_with("zones")) {
        style.zone_fill = scene::ZoneFill::severity;
        style.show_residences = false;
    }
    report::write_map(options.out, content, style, picture);
    console.message(tr("{0} written.", {options.out}));
    return 0;
}

int run_sheet(SheetOptions const& options, Console const& console) {
    if (options.kind == "grid") return grid_sheet(options, console);
    return options.kind == "site" ? site_sheets(options, console) : zones_sheet(options, console);
}

int run_export(ExportOptions const& options, Console const& console) {
    auto const snapshot = read_snapshot(options.project);
    gis::write_tables(options.out, workbench::export_tables(*snapshot, options.what, options.campaign), snapshot->info.crs);
    console.message(tr("{0} written.", {options.out}));
    return 0;
}

}
