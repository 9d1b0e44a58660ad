#pragma once

#include "dossier/snapshot.hpp"
#include "gis/writer.hpp"

#include <optional>
#include <string>
#include <vector>

/// Who came onto the watch list and who left it, quarter by quarter: counted from the decisions, whoever took them.
namespace vigie::dossier {

/// On the list: any status but ordinary and closed.
[[nodiscard]] bool is_on_watch_list(core::WatchStatus status);
/// Those that are on it today, in the snapshot's order.
/// \throws core::Error(refused) when none is: there is nothing to print
[[nodiscard]] std::vector<std::uint32_t> watch_list(Snapshot const& snapshot);

enum class RegisterMove : unsigned char {
    entry,
    relapse, ///< an entry after an exit
    exit,
};
[[nodiscard]] std::string_view code(RegisterMove move); ///< « entry »…, as in files
[[nodiscard]] std::string register_move_label(RegisterMove move);

struct RegisterLine {
    std::uint32_t row = 0;
    RegisterMove move = RegisterMove::entry;
    core::WatchStatus from = core::WatchStatus::ordinary, to = core::WatchStatus::ordinary;
    core::Date date{};
    std::string role, motive;
    std::optional<core::CampaignId> campaign;
};

struct RegisterQuarter {
    int year = 0;
    unsigned quarter = 1; ///< 1 to 4
    int entries = 0, relapses = 0, exits = 0;
    int on_list = 0;                 ///< at its end
    std::vector<RegisterLine> lines; ///< by date, then name
};

/// From the first decision's quarter to that of `today`, those without a move included; newest last. Before + entries +
/// relapses − exits = on the list.
[[nodiscard]] std::vector<RegisterQuarter> watch_register(Snapshot const& snapshot, core::Date today = core::today());

/// « T2 2026 ».
[[nodiscard]] std::string quarter_label(RegisterQuarter const& quarter);

/// One row a move, for `vigie export --what register`.
[[nodiscard]] gis::Table register_table(Snapshot const& snapshot);

}
