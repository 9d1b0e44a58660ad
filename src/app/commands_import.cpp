#include "app/commands.hpp"
#include "app/open_project.hpp"
#include "core/error.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/import.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

std::map<std::string, std::string> mapping_of(std::vector<std::string> const& pairs) {
    std::map<std::string, std::string> mapping;
    for (auto const& pair : pairs) {
        auto const equal = pair.find('=');
        if (equal == std::string::npos || equal == 0 || equal + 1 == pair.size())
            throw core::Error(core::ErrorCode::usage, {VIGIE_N_("--map {0}: write field=column, for example code=reference."), {pair}});
        mapping[pair.substr(0, equal)] = pair.substr(equal + 1);
    }
    return mapping;
}

core::ContextRole role_of(std::string const& name) {
    using enum core::ContextRole;
    if (name == "building") return building;
    if (name == "road") return road;
    if (name == "green") return green;
    if (name == "water") return water;
    if (name == "shore") return shore;
    if (name == "rail") return rail;
    return other;
}

workbench::ImportRequest request_of(ImportOptions const& options, Console const& console) {
    workbench::ImportRequest request;
    request.kind = *workbench::import_kind_of_code(options.kind);
    request.source = options.source;
    request.layer = options.layer;
    request.target = options.as;
    request.mapping = mapping_of(options.map);
    request.crs = options.crs;
    request.encoding = options.encoding;
    request.within_m = options.within_m;
    request.campaign = options.campaign;
    request.dry_run = options.dry_run;
    request.role = role_of(options.role);
    request.progress = console.progress(tr("Import"));
    if (options.by.starts_with("zone:")) request.by_zone_layer = options.by.substr(5);
    else if (!options.by.empty() && options.by != "residence")
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("--by {0}: write residence, or zone:LAYER."), {options.by}});
    return request;
}

ordered_json as_json(store::ImportReport const& report) {
    auto refused = ordered_json::array(), warnings = ordered_json::array();
    for (auto const& finding : report.findings) {
        ordered_json const row = finding.row ? ordered_json(*finding.row) : ordered_json();
        std::string const what = text::sentence(finding.what), remedy = text::sentence(finding.remedy);
        if (finding.severity == core::Severity::refused) refused.push_back({{"row", row}, {"subject", finding.subject}, {"reason", what}, {"remedy", remedy}});
        else
            warnings.push_back({{"row", row}, {"subject", finding.subject}, {"what", what}, {"remedy", remedy},
                                {"severity", finding.severity == core::Severity::note ? "note" : "warning"}});
    }
    return {{"kind", report.kind},         {"source", report.source_name}, {"target", report.target},
            {"read", report.read},         {"kept", report.kept},          {"made", report.made}, {"refused_count", report.refused},
            {"refused", refused},          {"repaired", report.repaired},  {"unlocated", report.unlocated},
            {"warnings", warnings},        {"seconds", report.seconds}};
}

void print(store::ImportReport const& report) {
    std::cout << tr("{0}: {1} read, {2} kept, {3} refused, {4} repaired, {5} not located.",
                    {report.source_name, text::integer(report.read), text::integer(report.kept), text::integer(report.refused),
                     text::integer(report.repaired), text::integer(report.unlocated)})
              << '\n';
    constexpr std::size_t shown = 20;
    for (std::size_t i = 0; i < report.findings.size() && i < shown; ++i) {
        auto const& finding = report.findings[i];
        std::cout << "  " << (finding.severity == core::Severity::refused ? tr("refused") : finding.severity == core::Severity::note ? tr("note") : tr("warning"));
        if (finding.row) std::cout << ", " << tr("row {0}", {text::integer(*finding.row)});
        std::cout << " – " << text::sentence(finding.what);
        if (auto const remedy = text::sentence(finding.remedy); !remedy.empty()) std::cout << ' ' << remedy;
        std::cout << '\n';
    }
    if (report.findings.size() > shown)
        std::cout << "  " << tr("… and {0} more; --json lists them all.", {text::integer(static_cast<std::int64_t>(report.findings.size() - shown))}) << '\n';
}

}

int run_import(ImportOptions const& options, Console const& console) {
    auto const request = request_of(options, console);
    auto project = options.dry_run ? store::Project::open(options.project, store::OpenMode::read_only)
                                   : open_to_write(options.project, console);
    auto const report = workbench::import(project, request, console.stop());
    project.close();
    if (options.json) std::cout << as_json(report).dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    else print(report);
    return 0;
}

}
