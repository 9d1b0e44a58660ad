#pragma once

#include "dossier/tfpb_table.hpp"

#include <string>
#include <vector>

/// The yearly table of the rebate, asked for in the window.
namespace vigie::workbench {

class Workbench;

struct TfpbDialogView {
    int year = 0;                                    ///< of today
    std::vector<std::string> zone_codes, zone_names; ///< all of them first
    std::vector<std::string> axis_names;             ///< likewise
};
[[nodiscard]] TfpbDialogView tfpb_dialog_view(Workbench const& workbench);

/// Asks where to write it.
struct PrepareTfpb {
    std::string year; ///< as typed
    std::string zone; ///< code; empty = all
    std::optional<std::size_t> axis;
};
void apply(Workbench& workbench, PrepareTfpb const& intent);

}
