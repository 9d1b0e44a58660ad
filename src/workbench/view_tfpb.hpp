#pragma once

#include "workbench/tfpb_table.hpp"
#include "workbench/workbench.hpp"

#include <string>
#include <vector>

/// The yearly table of the rebate, asked for in the window.
namespace vigie::workbench {

struct TfpbDialogView {
    int year = 0;                                    ///< of today
    std::vector<std::string> zone_codes, zone_names; ///< all of them first
    std::vector<std::string> axis_names;             ///< likewise
};
[[nodiscard]] TfpbDialogView tfpb_dialog_view(Workbench const& workbench);

/// What an export request carries of a table's request, and back.
[[nodiscard]] std::string tfpb_export_words(TfpbRequest const& request);
[[nodiscard]] TfpbRequest tfpb_request_of(std::string const& words);

/// Asks where to write it.
struct PrepareTfpb {
    std::string year; ///< as typed
    std::string zone; ///< code; empty = all
    std::optional<std::size_t> axis;
};
void apply(Workbench& workbench, PrepareTfpb const& intent);

}
