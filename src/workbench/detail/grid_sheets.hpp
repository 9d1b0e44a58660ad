#pragma once

#include "workbench/grid_draft.hpp"
#include "workbench/view_grid.hpp"

/// The sheet of each kind of part of a grid.
namespace vigie::workbench::detail {

/// Of one part; both codes empty: of the grid itself.
[[nodiscard]] std::vector<FieldFault> faults_of(GridDraft const& draft, std::string const& family,
                                                std::string const& indicator);
[[nodiscard]] IndicatorSheet indicator_sheet(Workbench const& workbench, GridDraft const& draft);
[[nodiscard]] FamilySheet family_sheet(Workbench const& workbench, GridDraft const& draft);
[[nodiscard]] GridSheet grid_sheet(Workbench const& workbench, GridDraft const& draft);

}
