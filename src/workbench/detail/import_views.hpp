#pragma once

#include "workbench/view_import.hpp"

/// The steps of the import assistant, each made when it is shown; the draft has a plan by then. What is chosen is the
/// draft's, which the plan follows a moment later.
namespace vigie::workbench::detail {

[[nodiscard]] ImportFileView file_view(Workbench const& workbench);
[[nodiscard]] ImportColumnsView columns_view(ImportDraft const& draft);
[[nodiscard]] ImportLocationView location_view(Workbench const& workbench);
[[nodiscard]] ImportPreviewView preview_view(Workbench const& workbench, bool as_in_file);
/// Counts, refused rows, differences, likely codes.
void add_report(ImportPreviewView& view, imports::ImportPlan const& plan);

/// What becomes of residences that the project holds already; absent when it holds none, or the file is of another
/// kind.
[[nodiscard]] std::optional<ImportChoiceView> mode_choice(Workbench const& workbench);
/// How many of the file's places lie around those of the project; empty when one of them has none.
[[nodiscard]] std::string share_words(imports::ImportPlan const& plan);
/// Only the first rows were looked at.
[[nodiscard]] bool is_partial(imports::ImportPlan const& plan);
/// What a field is read from: as chosen, else as the plan found.
[[nodiscard]] std::string const& column_of(ImportDraft const& draft, imports::PlanField const& field);
/// Place of a field's column among « — » and the columns of the file; 0 when it is read from none, or from several.
[[nodiscard]] std::size_t column_at(imports::ImportPlan const& plan, std::string const& column);
[[nodiscard]] std::vector<std::string> column_choices(imports::ImportPlan const& plan);

}
