// The map as a picture: which ground, what it is coloured by, how a figure is cut.
#include "app/commands.hpp"
#include "app/map_export.hpp"
#include "core/error.hpp"
#include "diagnosis/clusters.hpp"
#include "dossier/base_maps.hpp"
#include "dossier/local_verdict.hpp"
#include "dossier/map_content.hpp"
#include "dossier/measured_map.hpp"
#include "report/map_picture.hpp"
#include "scene/colouring.hpp"
#include "text/language.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace vigie::app {

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
core::Box box_of_code(dossier::Snapshot const& snapshot, std::string const& code) {
    constexpr double around_residence_m = 250;
    for (auto const& layer : snapshot.zone_layers)
        for (std::size_t i = 0; i < layer.zones.size(); ++i)
            if (layer.zones[i].code == code) return layer.areas->boxes[i];
    auto const row = snapshot.residence(code);
    auto const& residence = snapshot.residences[row];
    if (!residence.position)
        throw core::Error(core::ErrorCode::refused, {VIGIE_N_("“{0}” is neither a residence nor a zone with a position."), {code}});
    core::Box box = core::bounds(snapshot.footprint(row));
    box.include(*residence.position);
    return box.grown(around_residence_m);
}

bool is_of_zones(std::string const& style) { return style == "zones" || style.starts_with("zones-"); }

/// Absent for a figure, and for a word nobody knows.
std::optional<scene::Colouring> colouring_of(std::string const& style) {
    if (style.empty() || style == "zones") return scene::Colouring::severity;
    if (style == "density") return scene::Colouring::severity; // under it
    if (!is_of_zones(style)) return scene::colouring_of_code(style);
    auto const colouring = scene::colouring_of_code(std::string_view(style).substr(6));
    return colouring == scene::Colouring::alerts ? std::nullopt : colouring; // families in alert are of residences
}

dossier::MapChoice choice_of(dossier::Snapshot const& snapshot, RenderOptions const& options) {
    dossier::MapChoice choice;
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

dossier::CampaignData const* campaign_of(dossier::Snapshot const& snapshot, dossier::MapChoice const& choice) {
    return choice.campaign.empty() ? snapshot.latest_scored() : &snapshot.campaign(choice.campaign);
}

/// A map of what stands out needs a run that tests it.
void require_test(dossier::Snapshot const& snapshot, dossier::MapChoice const& choice, bool of_zones) {
    if (!scene::is_local(choice.colouring)) return;
    auto const* data = campaign_of(snapshot, choice);
    bool const is_there = data != nullptr && (of_zones ? dossier::has_tested_zones(*data) : dossier::has_tested_residences(*data));
    if (is_there) return;
    if (of_zones)
        throw core::Error(core::ErrorCode::refused,
                          VIGIE_N_("No test of zones to draw. Run vigie clusters --on zones:LAYER --method local-moran first."));
    throw core::Error(core::ErrorCode::refused,
                      VIGIE_N_("No test of residences to draw. Run vigie clusters --method local-moran, or gi-star, first."));
}

/// The run a map of zones shows; null for another map.
store::ClusterRun const* zone_run(dossier::Snapshot const& snapshot, dossier::MapChoice const& choice, std::string const& style) {
    if (!scene::is_local(choice.colouring) || !style.starts_with("zones")) return nullptr;
    auto const* data = campaign_of(snapshot, choice);
    for (auto const& layer : snapshot.zone_layers)
        if (auto const found = data->zone_clusters.find(layer.layer.id); found != data->zone_clusters.end()) return &found->second;
    return nullptr;
}

std::vector<double> limits_of(std::string const& text, std::string const& whole) {
    std::vector<double> limits;
    for (auto const& part : split(text, ',')) {
        auto const limit = number(part);
        if (!limit || !std::isfinite(*limit))
            throw core::Error(core::ErrorCode::usage, {VIGIE_N_("--classes {0}: write the limits as manual:35,50,65."), {whole}});
        limits.push_back(*limit);
    }
    if (limits.empty() || limits.size() >= analysis::most_classes)
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("--classes {0}: give 1 to 8 limits."), {whole}});
    return limits;
}

/// « jenks:5 », « quantile », « manual:35,50,65 ».
void set_classes(store::MeasureStyle& style, std::string const& text) {
    if (text.empty()) return;
    auto const colon = text.find(':');
    auto const word = text.substr(0, colon), rest = colon == std::string::npos ? std::string() : text.substr(colon + 1);
    auto const method = analysis::class_method_of_code(word);
    if (!method) {
        std::string list;
        for (auto const each : analysis::all_class_methods) list += (list.empty() ? "" : ", ") + std::string(analysis::code(each));
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("--classes {0}: the ways to cut are {1}."), {text, list}});
    }
    style.method = word;
    if (*method == analysis::ClassMethod::fixed && rest.empty()) return; // those of the grid
    if (*method == analysis::ClassMethod::fixed || *method == analysis::ClassMethod::manual) {
        style.method = analysis::code(analysis::ClassMethod::manual);
        style.limits = limits_of(rest, text);
        style.classes = static_cast<int>(style.limits.size()) + 1;
        return;
    }
    style.limits.clear();
    if (rest.empty()) return;
    auto const count = number(rest);
    if (!count || *count < analysis::fewest_classes || *count > analysis::most_classes || *count != std::floor(*count))
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("--classes {0}: the number of classes is 2 to 9, as in jenks:5."), {text}});
    style.classes = static_cast<int>(*count);
}

/// Colours by a figure, as the project keeps it or as the options say.
dossier::MeasuredMap measured_of(dossier::Snapshot const& snapshot, store::Project const& project, dossier::MapChoice& choice,
                                   RenderOptions const& options) {
    auto const* campaign = campaign_of(snapshot, choice);
    auto const all = dossier::measures(snapshot, campaign);
    auto const& measure = dossier::require_measure(all, options.style);
    dossier::require_symbols(measure, options.draw);
    auto style = dossier::kept_style(project, measure, campaign != nullptr ? campaign->grid.rules : snapshot.grid.rules);
    set_classes(style, options.classes);
    if (!options.ramp.empty()) style.ramp = options.ramp;
    return dossier::measured_map(snapshot, project, campaign, measure, style);
}

void require_no_classes(RenderOptions const& options) {
    if (options.classes.empty() && options.ramp.empty() && options.draw.empty()) return;
    throw core::Error(core::ErrorCode::usage,
                      VIGIE_N_("--classes, --ramp and --draw go with a figure, as in --style family:F1. Classes of situation are fixed."));
}

}

int run_render(RenderOptions const& options, Console const& console) {
    auto project = store::Project::open(options.project, store::OpenMode::read_only);
    auto const snapshot = dossier::load_snapshot(project);
    auto choice = choice_of(*snapshot, options);
    auto const colouring = colouring_of(options.style);
    choice.colouring = colouring.value_or(scene::Colouring::measure);
    choice.density = options.style == "density";
    dossier::MeasuredMap measured;
    if (colouring) require_no_classes(options);
    else measured = measured_of(*snapshot, project, choice, options);
    choice.classing = measured.classing;
    choice.measured = measured.values;
    require_test(*snapshot, choice, is_of_zones(options.style));
    auto const content = dossier::map_content(*snapshot, choice);
    auto picture = measured.classing ? measured_picture(*snapshot, options.campaign, *measured.classing, measured.values)
                                     : titled_picture(*snapshot, options.campaign, choice.colouring);
    if (choice.density) picture.lead.clear(); // of significance, which this map does not show
    if (auto const* run = zone_run(*snapshot, choice, options.style)) picture.lead = diagnosis::chance_sentence(*run);
    if (!options.bbox.empty()) picture.extent = box_of(options.bbox);
    if (!options.fit.empty()) picture.extent = box_of_code(*snapshot, options.fit);
    if (options.dpi > 0) picture.dpi = options.dpi;
    if (auto const size = size_of(options.size)) picture = picture.sized(size->width, size->height);
    auto style = printed_style(*snapshot, options.campaign);
    if (is_of_zones(options.style)) {
        style.zone_fill = scene::ZoneFill::severity;
        style.show_residences = false;
    }
    auto const sheet = sheet_options(project, console.stop(), [&](std::string const& words) { console.message(words); });
    picture.base_images = sheet.base_images;
    picture.house = sheet.house;
    report::write_map(options.out, content, style, picture);
    console.message(tr("{0} written.", {options.out}));
    return 0;
}

}
