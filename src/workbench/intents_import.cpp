// What the import assistant asks for.
#include "workbench/intents.hpp"

#include "core/context_role.hpp"
#include "text/language.hpp"
#include "workbench/workbench.hpp"

#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace vigie::workbench {

namespace {

template <typename Number>
Number number_of(std::string const& text, Number otherwise) {
    Number value{};
    char const* const end = text.data() + text.size();
    auto const [stop, failed] = std::from_chars(text.data(), end, value);
    return failed == std::errc{} && stop == end ? value : otherwise;
}

char sign_of(std::string const& code) { return code.empty() ? '\0' : code == "tab" ? '\t' : code.front(); }

imports::ResidenceMode mode_of(std::string const& code) {
    using enum imports::ResidenceMode;
    return code == "update" ? update : code == "place" ? place : add;
}

/// « residence », « commune », « zone:LAYER ».
void choose_by(imports::ImportChoices& choices, std::string const& code) {
    constexpr std::string_view zone = "zone:";
    choices.by_commune = code == "commune";
    choices.by_zone_layer = code.starts_with(zone) ? code.substr(zone.size()) : std::string();
}

/// Another kind or another sheet has other fields: what was chosen for the columns before means nothing there.
void begin_columns_again(imports::ImportChoices& choices) { choices.mapping.clear(); }

void choose(imports::ImportChoices& choices, ImportOption option, std::string const& code) {
    using enum ImportOption;
    switch (option) {
    case kind:
        choices.kind = imports::import_kind_of_code(code);
        begin_columns_again(choices);
        break;
    case profile:
        choices.profile = code;
        begin_columns_again(choices);
        break;
    case layer:
        choices.layer = code;
        begin_columns_again(choices);
        break;
    case delimiter:
        choices.delimiter = sign_of(code);
        break;
    case decimal:
        choices.decimal = sign_of(code);
        break;
    case encoding:
        choices.encoding = code;
        break;
    case header_row:
        choices.header_row = number_of(code, 0);
        break;
    case crs:
        choices.crs = code;
        break;
    case mode:
        choices.mode = mode_of(code);
        break;
    case campaign:
        choices.campaign = code;
        break;
    case target:
        choices.target = code;
        break;
    case role:
        choices.role = core::role_of_code(code);
        break;
    case by:
        choose_by(choices, code);
        break;
    case within:
        choices.within_m = number_of(code, choices.within_m);
        break;
    case suggestions:
        choices.accept_suggestions = code == "accept";
        break;
    }
}

}

void apply(Workbench& workbench, BeginImport const& intent) { workbench.begin_import(intent.source); }
void apply(Workbench& workbench, ShowImportStep const& intent) { workbench.show_import_step(intent.step); }
void apply(Workbench& workbench, NameImportProfile const& intent) { workbench.name_import_profile(intent.name); }
void apply(Workbench& workbench, ImportPrepared const&) { workbench.import_prepared(); }

void apply(Workbench& workbench, ChooseImportOption const& intent) {
    auto choices = workbench.import_draft().choices;
    choose(choices, intent.option, intent.code);
    workbench.choose_import(std::move(choices));
}

void apply(Workbench& workbench, MapImportColumn const& intent) {
    auto choices = workbench.import_draft().choices;
    choices.mapping[intent.field] = intent.column;
    workbench.choose_import(std::move(choices));
}

void apply(Workbench& workbench, ForgetImportColumn const& intent) {
    auto choices = workbench.import_draft().choices;
    choices.mapping.erase(intent.field);
    workbench.choose_import(std::move(choices));
}

/// Beside the project, named after the file.
void apply(Workbench& workbench, ExportImportReport const&) {
    auto const& plan = workbench.import_draft().plan;
    auto const& report = workbench.last_import() ? workbench.last_import() : plan ? plan->trial : std::nullopt;
    if (!report) return;
    ExportRequest request;
    request.kind = ExportKind::import_report;
    request.report = report;
    auto const stem = std::filesystem::path(report->source_name).stem().string();
    request.target =
        std::filesystem::path(workbench.snapshot().path).parent_path() / (text::tr("report") + "-" + stem + ".xlsx");
    workbench.prepare_export(std::move(request));
}

}
