#include "app/import_report_reader.hpp"

#include <nlohmann/json.hpp>

namespace vigie::app {
namespace {

using nlohmann::json;

std::string text_in(json const& object, char const* key) {
    auto const found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

core::Finding finding(json const& one, char const* what, core::Severity severity) {
    core::Finding out;
    out.severity = severity;
    if (auto const row = one.find("row"); row != one.end() && row->is_number_integer()) out.row = row->get<std::int64_t>();
    out.subject = text_in(one, "subject");
    out.what = core::Message{text_in(one, what)};
    out.remedy = core::Message{text_in(one, "remedy")};
    return out;
}

void add_findings(json const& document, store::ImportReport& report) {
    if (auto const list = document.find("refused"); list != document.end() && list->is_array())
        for (auto const& one : *list)
            if (one.is_object()) report.findings.push_back(finding(one, "reason", core::Severity::refused));
    if (auto const list = document.find("warnings"); list != document.end() && list->is_array())
        for (auto const& one : *list)
            if (one.is_object())
                report.findings.push_back(finding(one, "what", text_in(one, "severity") == "note" ? core::Severity::note : core::Severity::warning));
}

}

std::optional<store::ImportReport> parse_import_report(std::string_view document) {
    auto const parsed = json::parse(document, nullptr, /*allow_exceptions=*/false);
    if (!parsed.is_object()) return std::nullopt;
    store::ImportReport report;
    report.kind = text_in(parsed, "kind");
    report.source_name = text_in(parsed, "source");
    report.target = text_in(parsed, "target");
    for (auto const& [key, count] : {std::pair{"read", &report.read}, std::pair{"kept", &report.kept}, std::pair{"made", &report.made},
                                     std::pair{"refused_count", &report.refused}, std::pair{"repaired", &report.repaired},
                                     std::pair{"unlocated", &report.unlocated}}) {
        auto const found = parsed.find(key);
        if (found == parsed.end() || !found->is_number_integer()) return std::nullopt;
        *count = found->get<std::int64_t>();
    }
    if (auto const seconds = parsed.find("seconds"); seconds != parsed.end() && seconds->is_number()) report.seconds = seconds->get<double>();
    add_findings(parsed, report);
    return report;
}

}
