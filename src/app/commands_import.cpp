#include "app/commands.hpp"
#include "app/import_plan_json.hpp"
#include "app/import_report.hpp"
#include "app/open_project.hpp"
#include "core/context_role.hpp"
#include "core/error.hpp"
#include "dossier/base_maps.hpp"
#include "gis/raster.hpp"
#include "imports/plan.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <chrono>
#include <iostream>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

std::map<std::string, std::string> mapping_of(std::vector<std::string> const& pairs) {
    std::map<std::string, std::string> mapping;
    for (auto const& pair : pairs) {
        auto const equal = pair.find('=');
        if (equal == std::string::npos || equal == 0)
            throw core::Error(core::ErrorCode::usage,
                              {VIGIE_N_("--map {0}: write field=column, for example code=reference."), {pair}});
        mapping[pair.substr(0, equal)] = pair.substr(equal + 1);
    }
    return mapping;
}

/// One sign, or « tab ».
char sign_of(char const* option, std::string const& text) {
    if (text.empty()) return 0;
    if (text == "tab") return '\t';
    if (text.size() == 1) return text[0];
    throw core::Error(core::ErrorCode::usage,
                      {VIGIE_N_("{0} {1}: write one sign, such as ; or , or the word tab."), {option, text}});
}

imports::ImportRequest request_of(ImportOptions const& options, Console const& console) {
    imports::ImportRequest request;
    request.kind = imports::import_kind_of_code(options.kind)
                       .value_or(imports::ImportKind::residences); // « auto » is found later
    request.source = options.source;
    request.layer = options.layer;
    request.target = options.as;
    request.mapping = mapping_of(options.map);
    request.crs = options.crs;
    request.encoding = options.encoding;
    request.within_m = options.within_m;
    request.campaign = options.campaign;
    request.dry_run = options.dry_run;
    request.profile = options.profile;
    request.delimiter = sign_of("--delimiter", options.delimiter);
    request.decimal = sign_of("--decimal", options.decimal);
    request.header_row = options.header_row;
    request.mode = options.update  ? imports::ResidenceMode::update
                   : options.place ? imports::ResidenceMode::place
                                   : imports::ResidenceMode::add;
    request.moved_m = options.moved_m;
    request.accept_suggestions = options.accept_suggestions;
    request.save_profile = options.save_profile;
    request.role = core::role_of_code(options.role);
    request.progress = console.progress(tr("Import"));
    if (options.by.starts_with("zone:"))
        request.by_zone_layer = options.by.substr(5);
    else if (options.by == "commune")
        request.by_commune = true;
    else if (!options.by.empty() && options.by != "residence")
        throw core::Error(core::ErrorCode::usage,
                          {VIGIE_N_("--by {0}: write residence, commune, or zone:LAYER."), {options.by}});
    return request;
}

ordered_json as_json(imports::CrsFound const& crs) {
    return {{"origin", imports::code(crs.origin)},    {"code", crs.code},          {"name", crs.name},
            {"sentence", text::sentence(crs.sentence)}, {"contradicts", crs.stated}, {"better", crs.better}};
}

char const* evidence_code(gis::EncodingEvidence evidence) {
    constexpr std::array codes{"format", "stated", "cpg", "dbf", "bom", "utf8", "fallback"};
    return codes[static_cast<std::size_t>(evidence)];
}

ordered_json as_json(imports::PlanField const& field) {
    ordered_json json{{"field", field.field},
                      {"label", text::sentence(field.label)},
                      {"required", field.is_required},
                      {"confidence", field.confidence}};
    json["column"] = field.column.empty() ? ordered_json() : ordered_json(field.column);
    if (!field.candidates.empty()) json["candidates"] = field.candidates;
    return json;
}

std::string sign_text(char sign) { return sign == 0 ? std::string() : std::string(1, sign); }

/// What was detected, as the window shows it.
ordered_json detection(imports::ImportPlan const& plan) {
    auto layers = ordered_json::array(), fields = ordered_json::array(), rows = ordered_json::array();
    for (auto const& layer : plan.layers)
        layers.push_back({{"name", layer.name},
                          {"rows", layer.rows ? ordered_json(*layer.rows) : ordered_json()},
                          {"geometry", layer.has_geometry}});
    for (auto const& field : plan.fields)
        fields.push_back(as_json(field));
    for (auto const& row : plan.preview)
        rows.push_back({{"row", row.row}, {"before", row.before}, {"after", row.after}});
    return {{"driver", plan.facts.driver},
            {"delimiter", sign_text(plan.facts.delimiter)},
            {"header_row", plan.facts.header_row},
            {"encoding", plan.facts.encoding},
            {"encoding_from", evidence_code(plan.facts.evidence)},
            {"accents", plan.accents},
            {"decimal", sign_text(plan.decimal)},
            {"date_format", plan.date_format},
            {"layers", layers},
            {"layer", plan.layer},
            {"columns", plan.columns},
            {"kind", imports::code(plan.kind)},
            {"kind_confidence", plan.kind_confidence},
            {"profile", plan.profile ? ordered_json(plan.profile->code) : ordered_json()},
            {"fields", fields},
            {"never_used", plan.never_used},
            {"personal", plan.personal},
            {"crs", as_json(plan.crs)},
            {"project_crs", plan.project_crs},
            {"extent", plan.extent.is_empty() ? ordered_json()
                                              : ordered_json({plan.extent.min_x, plan.extent.min_y, plan.extent.max_x,
                                                              plan.extent.max_y})},
            {"positions", plan.positions.size()},
            {"boxes", plan.boxes.size()},
            {"preview_fields", plan.preview_fields},
            {"preview", rows}};
}

ordered_json as_json(std::vector<imports::Change> const& changes) {
    auto list = ordered_json::array();
    for (auto const& change : changes)
        list.push_back({{"change", imports::code(change.kind)},
                        {"code", change.code},
                        {"name", change.name},
                        {"field", change.field},
                        {"before", change.before},
                        {"after", change.after},
                        {"moved_m", change.moved_m}});
    return list;
}

ordered_json as_json(std::vector<imports::Match> const& matches) {
    auto list = ordered_json::array();
    for (auto const& match : matches)
        list.push_back({{"code", match.code},
                        {"suggested", match.suggested},
                        {"reason", imports::code(match.reason)},
                        {"rows", match.rows}});
    return list;
}

ordered_json as_json(imports::ImportOutcome const& outcome) {
    auto json = app::as_json(outcome.report);
    json["profile"] = outcome.profile.empty() ? ordered_json() : ordered_json(outcome.profile);
    json["crs"] = as_json(outcome.crs);
    if (outcome.join)
        json["join"] = {{"matched", outcome.join->matched},
                        {"unmatched_codes", outcome.join->unmatched_codes},
                        {"unmatched_residences", outcome.join->unmatched_residences}};
    if (!outcome.suggestions.empty()) json["suggestions"] = as_json(outcome.suggestions);
    if (!outcome.changes.empty()) json["changes"] = as_json(outcome.changes);
    return json;
}

/// An image is not read, its place in the project is kept: it counts as one row.
store::ImportReport add_base_map(store::Project& project, imports::ImportRequest const& request) {
    auto const start = std::chrono::steady_clock::now();
    auto base = dossier::base_map_of(request.source, project.info().crs);
    if (!request.target.empty()) base.name = request.target;
    if (!request.dry_run)
        project.edit({VIGIE_N_("Base map added: {0}"), {base.name}}, [&] { project.put_base_map(base); });
    store::ImportReport report;
    report.kind = "context";
    report.source_name = request.source.filename().string();
    report.target = base.name;
    report.read = report.kept = report.made = 1;
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

/// What the request leaves open, for inspecting with the same answers.
imports::ImportChoices choices_of(imports::ImportRequest const& request) {
    imports::ImportChoices choices;
    choices.kind = request.kind;
    choices.profile = request.profile;
    choices.layer = request.layer;
    choices.encoding = request.encoding;
    choices.delimiter = request.delimiter;
    choices.decimal = request.decimal;
    choices.header_row = request.header_row;
    choices.crs = request.crs;
    choices.mapping = request.mapping;
    choices.target = request.target;
    choices.campaign = request.campaign;
    choices.by_zone_layer = request.by_zone_layer;
    choices.by_commune = request.by_commune;
    choices.within_m = request.within_m;
    choices.mode = request.mode;
    choices.accept_suggestions = request.accept_suggestions;
    choices.role = request.role;
    return choices;
}

/// The same without the kind, which is to be found.
imports::ImportChoices open_choices(imports::ImportRequest const& request) {
    auto choices = choices_of(request);
    choices.kind = std::nullopt;
    return choices;
}

}

int run_import(ImportOptions const& options, Console const& console) {
    auto request = request_of(options, console);
    auto project = options.dry_run || options.plan ? store::Project::open(options.project, store::OpenMode::read_only)
                                   : open_to_write(options.project, console);
    bool const may_be_base_map = !options.plan && (options.kind == "context" || options.kind == "auto");
    if (may_be_base_map && gis::is_raster(request.source)) {
        auto const report = add_base_map(project, request);
        if (options.json) std::cout << app::as_json(report).dump(2) << '\n';
        else console.message(tr("Base map added: {0}", {report.target}));
        return 0;
    }
    if (options.plan) {
        auto const choices = options.kind == "auto" ? open_choices(request) : choices_of(request);
        std::cout << plan_document(imports::inspect(request.source, choices, &project, console.stop())) << '\n';
        return 0;
    }
    if (options.kind == "auto")
        request.kind = imports::inspect(request.source, open_choices(request), &project, console.stop()).kind;
    ordered_json detected;
    if (options.json && options.dry_run)
        detected = detection(imports::inspect(request.source, choices_of(request), &project, console.stop()));
    auto const outcome = imports::import_with_details(project, request, console.stop());
    project.close();
    if (!options.report.empty()) write_report(options.report, outcome.report);
    if (!options.json) {
        print(outcome.report);
        return 0;
    }
    auto json = as_json(outcome);
    if (options.dry_run) json["detection"] = std::move(detected);
    std::cout << json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    return 0;
}

}
