// Import profiles, and the reports of past imports.
#include "app/commands.hpp"
#include "app/import_report.hpp"
#include "core/error.hpp"
#include "imports/profile.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

ordered_json as_json(imports::Profile const& profile) {
    ordered_json fields = ordered_json::object();
    for (auto const& [field, expressions] : profile.mapping)
        fields[field] = expressions;
    return {{"code", profile.code},
            {"name", text::pick(profile.name)},
            {"about", text::pick(profile.about)},
            {"kind", imports::code(profile.kind)},
            {"own", profile.is_users},
            {"columns", profile.columns},
            {"without", profile.without},
            {"fields", fields},
            {"never", profile.never},
            {"missing", profile.missing},
            {"crs", profile.crs},
            {"dissolved", profile.is_dissolved},
            {"context_only", profile.is_context_only}};
}

void print(imports::Profile const& profile) {
    std::cout << profile.code << " (" << imports::code(profile.kind) << "): " << text::pick(profile.name) << '\n';
    if (auto const& about = text::pick(profile.about); !about.empty()) std::cout << "  " << about << '\n';
    std::string needed;
    for (auto const& names : profile.columns) {
        needed += needed.empty() ? "" : ", ";
        for (std::size_t i = 0; i < names.size(); ++i)
            needed += (i > 0 ? " / " : "") + names[i];
    }
    std::cout << "  " << tr("recognised by: {0}", {needed}) << '\n';
}

store::ImportReport const& numbered(std::vector<store::ImportReport> const& reports, std::int64_t number) {
    auto const found = std::ranges::find(reports, number, [](auto const& report) { return report.id.value; });
    if (found == reports.end())
        throw core::Error(core::ErrorCode::usage,
                          {VIGIE_N_("There is no import number {0}. List them with: vigie imports PROJECT list"),
                           {std::to_string(number)}});
    return *found;
}

}

int run_profiles(ProfilesOptions const& options, Console const& console) {
    std::vector<core::Finding> findings;
    auto const all = imports::profiles(&findings);
    for (auto const& finding : findings)
        console.message(finding.subject + ": " + text::sentence(finding.what));
    if (options.json) {
        auto list = ordered_json::array();
        for (auto const& profile : all)
            list.push_back(as_json(profile));
        std::cout << list.dump(2) << '\n';
        return 0;
    }
    for (auto const& profile : all)
        print(profile);
    return 0;
}

int run_imports(ImportsOptions const& options, Console const&) {
    auto const project = store::Project::open(options.project, store::OpenMode::read_only);
    auto const reports = project.import_reports();
    if (options.verb == "show") {
        auto const& report = numbered(reports, options.number);
        if (!options.report.empty())
            write_report(options.report, report);
        else if (options.json)
            std::cout << as_json(report).dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
        else
            print(report);
        return 0;
    }
    auto list = ordered_json::array();
    for (auto const& report : reports) {
        if (options.json) {
            list.push_back({{"number", report.id.value},
                            {"kind", report.kind},
                            {"source", report.source_name},
                            {"target", report.target},
                            {"at", report.imported_at},
                            {"read", report.read},
                            {"kept", report.kept},
                            {"refused", report.refused},
                            {"repaired", report.repaired},
                            {"unlocated", report.unlocated}});
            continue;
        }
        std::cout << report.id.value << "  " << report.imported_at << "  " << report.kind << "  "
                  << tr("{0}: {1} read, {2} kept, {3} refused",
                        {report.source_name, text::integer(report.read), text::integer(report.kept),
                         text::integer(report.refused)})
                  << '\n';
    }
    if (options.json) std::cout << list.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    return 0;
}

}
