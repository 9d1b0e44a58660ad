#pragma once

#include "dossier/comparison.hpp"
#include "report/sheet_options.hpp"

#include <vector>

/// Rows of the comparison sheet: a label at left, then one cell per column.
namespace vigie::report {

/// What the page has room for: found by measuring.
struct ZonesRoom {
    double map_mm = 66;
    std::size_t indicators = 100;
};

struct ZonesContext {
    Page& page;
    dossier::Snapshot const& snapshot;
    dossier::Comparison const& comparison;
    SheetOptions const& options;
    ZonesRoom room{};

    /// Of the sheet's campaign, with the grid it was scored with.
    [[nodiscard]] dossier::CampaignData const& data() const { return snapshot.campaign(comparison.campaign); }
    static constexpr double label_mm = 31, gap_mm = 3, widest_mm = 90;
    [[nodiscard]] double cell_width(double width) const;
    [[nodiscard]] double cell_left(double x, double width, std::size_t column) const;
};

/// Draws one column of a row at a place. \return height used
using Cell = std::function<double(dossier::ComparedGroup const& group, double x, double y, double width)>;

/// A row between two rules: as high as its highest cell.
[[nodiscard]] Block row_block(ZonesContext const& zones, std::string const& name, std::string const& label, std::string const& note, Cell cell);

[[nodiscard]] Block column_heads(ZonesContext const& zones);
/// zones_map.cpp
[[nodiscard]] Block map_row(ZonesContext const& zones);
/// zones_rows.cpp
[[nodiscard]] std::vector<Block> score_rows(ZonesContext const& zones);
/// zones_indicators.cpp
[[nodiscard]] std::vector<Block> indicator_rows(ZonesContext const& zones);
[[nodiscard]] std::vector<Block> follow_up_rows(ZonesContext const& zones);

/// ▲ up, ▼ down by one point or more, ● stable, nothing when unknown.
[[nodiscard]] std::string change_mark(std::optional<double> const& change);

}
