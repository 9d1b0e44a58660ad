#include "dossier/register.hpp"

#include "core/error.hpp"
#include "dossier/watch.hpp"
#include "text/language.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace vigie::dossier {

namespace {

using core::WatchStatus;
using text::tr;

/// Quarters since the year 0.
int quarter_number(core::Date date) {
    return static_cast<int>(date.year()) * 4 + static_cast<int>((static_cast<unsigned>(date.month()) - 1) / 3);
}

struct Moves {
    std::vector<RegisterLine> lines; ///< by date, then name
    std::optional<int> first;        ///< quarter of the first decision
};

Moves moves_of(Snapshot const& s, core::Date today) {
    Moves moves;
    std::vector<WatchStatus> status(s.residences.size(), WatchStatus::ordinary);
    std::vector<bool> has_left(s.residences.size(), false);
    for (auto const& event : s.watch_events) { // by residence, then date
        if (event.decided_on > today) continue;
        auto const row = s.row_of.at(event.residence);
        auto const from = std::exchange(status[row], event.status);
        int const quarter = quarter_number(event.decided_on);
        moves.first = std::min(moves.first.value_or(quarter), quarter);
        bool const was = is_on_watch_list(from), is = is_on_watch_list(event.status);
        if (was == is) continue;
        auto const move = !is ? RegisterMove::exit : has_left[row] ? RegisterMove::relapse : RegisterMove::entry;
        if (!is) has_left[row] = true;
        moves.lines.push_back(
            {row, move, from, event.status, event.decided_on, event.role, event.motive, event.campaign});
    }
    std::ranges::stable_sort(moves.lines, [&](auto const& a, auto const& b) {
        return a.date != b.date ? a.date < b.date : s.residences[a.row].name < s.residences[b.row].name;
    });
    return moves;
}

std::string campaign_name(Snapshot const& s, std::optional<core::CampaignId> id) {
    for (auto const& data : s.campaigns)
        if (id == data.campaign.id) return data.campaign.name;
    return {};
}

}

bool is_on_watch_list(WatchStatus status) { return status != WatchStatus::ordinary && status != WatchStatus::closed; }

std::vector<std::uint32_t> watch_list(Snapshot const& snapshot) {
    std::vector<std::uint32_t> rows;
    for (std::size_t row = 0; row < snapshot.status.size(); ++row)
        if (is_on_watch_list(snapshot.status[row])) rows.push_back(static_cast<std::uint32_t>(row));
    if (rows.empty())
        throw core::Error(
            core::ErrorCode::refused,
            VIGIE_N_(
                "No residence is on the watch list: nothing to print. Name a code, or change a status first."));
    return rows;
}

std::string_view code(RegisterMove move) {
    constexpr std::array<std::string_view, 3> codes{"entry", "relapse", "exit"};
    return codes[static_cast<std::size_t>(move)];
}

std::string register_move_label(RegisterMove move) {
    switch (move) {
    case RegisterMove::entry:
        return text::tr_in("register", "entry");
    case RegisterMove::relapse:
        return text::tr_in("register", "relapse");
    case RegisterMove::exit:
        break;
    }
    return text::tr_in("register", "exit");
}

std::vector<RegisterQuarter> watch_register(Snapshot const& snapshot, core::Date today) {
    auto moves = moves_of(snapshot, today);
    std::vector<RegisterQuarter> quarters;
    if (!moves.first) return quarters;
    int const last = quarter_number(today);
    for (int q = *moves.first; q <= last; ++q)
        quarters.push_back({q / 4, static_cast<unsigned>(q % 4) + 1, 0, 0, 0, 0, {}});
    for (auto& line : moves.lines) {
        auto& quarter = quarters[static_cast<std::size_t>(quarter_number(line.date) - *moves.first)];
        ++(line.move == RegisterMove::exit      ? quarter.exits
           : line.move == RegisterMove::relapse ? quarter.relapses
                                                : quarter.entries);
        quarter.lines.push_back(std::move(line));
    }
    int on_list = 0;
    for (auto& quarter : quarters) {
        on_list += quarter.entries + quarter.relapses - quarter.exits;
        quarter.on_list = on_list;
    }
    return quarters;
}

std::string quarter_label(RegisterQuarter const& quarter) {
    return tr("Q{0} {1}", {std::to_string(quarter.quarter), std::to_string(quarter.year)});
}

gis::Table register_table(Snapshot const& s) {
    using gis::Cell;
    using gis::ColumnKind;
    gis::Table table;
    table.name = "register";
    for (auto const* const name :
         {"quarter", "date", "code", "name", "move", "from", "to", "role", "motive", "campaign"})
        table.columns.push_back({name, ColumnKind::text});
    for (auto const& quarter : watch_register(s))
        for (auto const& line : quarter.lines) {
            auto const& residence = s.residences[line.row];
            std::vector<std::string> const words{std::to_string(quarter.year) + "-Q" + std::to_string(quarter.quarter),
                                                 core::iso(line.date),
                                                 residence.code,
                                                 residence.name,
                                                 std::string(code(line.move)),
                                                 std::string(core::code(line.from)),
                                                 std::string(core::code(line.to)),
                                                 line.role,
                                                 line.motive,
                                                 campaign_name(s, line.campaign)};
            std::vector<Cell> cells;
            for (auto const& word : words)
                cells.push_back(word.empty() ? Cell{} : Cell{word});
            table.rows.push_back(std::move(cells));
        }
    return table;
}

}
