#pragma once

#include "dossier/snapshot.hpp"
#include "dossier/tfpb_axes.hpp"
#include "gis/writer.hpp"

#include <optional>
#include <string>
#include <vector>

/// The yearly table of the property-tax rebate: what was done on each of the eight axes, in the order of the
/// conventions, and for how much. docs/methods/follow-up.md says how an action that runs over several years, or several
/// places, is shared.
namespace vigie::dossier {

struct TfpbRequest {
    int year = 0;
    std::string layer{}; ///< zone layer by name; empty = the one of the QPV, or every residence where there is none
    std::string zone{};  ///< code in it; empty = all of them
    std::optional<std::size_t> axis{}; ///< only this one
};

struct TfpbLine {
    std::string code, title, lead, partner, place;
    std::string state; ///< « fait », « 12 j de retard »
    std::string period;
    double share = 1;                      ///< of the amounts that falls on this year and place
    std::optional<double> planned, actual; ///< that share of them, euros
    std::string effect;
};

struct TfpbAxisRows {
    std::string title;
    std::vector<TfpbLine> lines; ///< by beginning, then code
    double planned = 0, actual = 0;
};

struct TfpbTable {
    int year = 0;
    std::string place; ///< « QPV : Ker-Avel »; empty = every residence
    std::vector<TfpbAxisRows>
        axes; ///< the eight in their order, also those without an action; then what names another axis
    double planned = 0, actual = 0;
    std::size_t actions = 0;
    int dwellings = 0;                    ///< of the residences there
    std::size_t undated = 0, outside = 0; ///< actions of these axes that no year, or no such zone, can be given to
};

/// \throws core::Error(usage) for a layer or zone that is not there, naming those that are
[[nodiscard]] TfpbTable tfpb_table(Snapshot const& snapshot, TfpbRequest const& request);

/// As typed: « 2026 ». \throws core::Error(usage) for what is no year
[[nodiscard]] int tfpb_year(std::string const& typed);

/// « qpv », « QPV 2024 »: the layer of the rebate's zones; null when there is none.
[[nodiscard]] ZoneLayerData const* qpv_layer(Snapshot const& snapshot);

/// One row an action, a total an axis and one of all.
[[nodiscard]] gis::Table tfpb_rows(TfpbTable const& table);

/// How amounts are shared, what is left out: said under the table.
[[nodiscard]] std::string tfpb_note(TfpbTable const& table);

}
