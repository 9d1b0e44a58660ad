#include "app/import_report.hpp"

#include "core/error.hpp"
#include "gis/writer.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

std::string severity_word(core::Severity severity) {
    return severity == core::Severity::refused ? tr("refused")
           : severity == core::Severity::note  ? tr("note")
                                               : tr("warning");
}

/// The counts first, a line each, then one line a finding.
gis::Table table_of(store::ImportReport const& report) {
    gis::Table table;
    table.name = tr("Import report");
    for (auto const* column :
         {VIGIE_N_("what"), VIGIE_N_("row"), VIGIE_N_("about"), VIGIE_N_("sentence"), VIGIE_N_("what to do")})
        table.columns.push_back({tr(column), gis::ColumnKind::text});
    auto const line = [&](std::string what, std::string value) {
        table.rows.push_back({std::move(what), gis::Cell(), gis::Cell(), std::move(value), gis::Cell()});
    };
    line(tr("file"), report.source_name);
    line(tr("kind"), report.kind);
    line(tr("date"), report.imported_at);
    line(tr("rows read"), std::to_string(report.read));
    line(tr("rows kept"), std::to_string(report.kept));
    line(tr("rows refused"), std::to_string(report.refused));
    line(tr("outlines repaired"), std::to_string(report.repaired));
    line(tr("not located"), std::to_string(report.unlocated));
    for (auto const& finding : report.findings)
        table.rows.push_back({severity_word(finding.severity),
                              finding.row ? gis::Cell(std::to_string(*finding.row)) : gis::Cell(), finding.subject,
                              text::sentence(finding.what), text::sentence(finding.remedy)});
    return table;
}

}

ordered_json as_json(store::ImportReport const& report) {
    auto refused = ordered_json::array(), warnings = ordered_json::array();
    for (auto const& finding : report.findings) {
        ordered_json const row = finding.row ? ordered_json(*finding.row) : ordered_json();
        std::string const what = text::sentence(finding.what), remedy = text::sentence(finding.remedy);
        if (finding.severity == core::Severity::refused)
            refused.push_back({{"row", row}, {"subject", finding.subject}, {"reason", what}, {"remedy", remedy}});
        else
            warnings.push_back({{"row", row},
                                {"subject", finding.subject},
                                {"what", what},
                                {"remedy", remedy},
                                {"severity", finding.severity == core::Severity::note ? "note" : "warning"}});
    }
    return {{"kind", report.kind},
            {"source", report.source_name},
            {"target", report.target},
            {"read", report.read},
            {"kept", report.kept},
            {"made", report.made},
            {"refused_count", report.refused},
            {"refused", refused},
            {"repaired", report.repaired},
            {"unlocated", report.unlocated},
            {"warnings", warnings},
            {"seconds", report.seconds}};
}

void print(store::ImportReport const& report) {
    std::cout << tr("{0}: {1} read, {2} kept, {3} refused, {4} repaired, {5} not located.",
                    {report.source_name, text::integer(report.read), text::integer(report.kept),
                     text::integer(report.refused), text::integer(report.repaired), text::integer(report.unlocated)})
              << '\n';
    constexpr std::size_t shown = 20;
    for (std::size_t i = 0; i < report.findings.size() && i < shown; ++i) {
        auto const& finding = report.findings[i];
        std::cout << "  " << severity_word(finding.severity);
        if (finding.row) std::cout << ", " << tr("row {0}", {text::integer(*finding.row)});
        std::cout << " – " << text::sentence(finding.what);
        if (auto const remedy = text::sentence(finding.remedy); !remedy.empty()) std::cout << ' ' << remedy;
        std::cout << '\n';
    }
    if (report.findings.size() > shown)
        std::cout << "  "
                  << tr("… and {0} more; --json lists them all.",
                        {text::integer(static_cast<std::int64_t>(report.findings.size() - shown))})
                  << '\n';
}

void write_report(std::string const& path, store::ImportReport const& report) {
    auto const extension = std::filesystem::path(path).extension();
    if (extension == ".csv" || extension == ".xlsx") return gis::write_tables(path, {table_of(report)}, "EPSG:4326");
    if (extension != ".json")
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("{0}: name the report .csv, .xlsx or .json."), {path}});
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << as_json(report).dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    file.close();
    if (!file)
        throw core::Error(
            core::ErrorCode::failed,
            {VIGIE_N_("The report cannot be written to {0}. Choose a folder where you may write, with room left."),
             {path}});
}

}
