#pragma once

#include "app/commands.hpp"

/// What a committee decides on the command line: proposals and the register of the watch list, the yearly table of the
/// TFPB rebate.
namespace vigie::app {

struct CommitteeOptions : WatchOptions {
    std::string campaign, kind, reason, out;
};
/// `vigie watch PROJECT …`, every verb of it.
int run_committee(CommitteeOptions const& options, Console const& console);

/// `vigie sheet PROJECT tfpb YEAR OUT.pdf|.csv|.xlsx|.ods`
int tfpb_sheet(SheetOptions const& options, Console const& console);

}
