#pragma once

#include "core/follow_up.hpp"
#include "core/geometry.hpp"
#include "core/severity_class.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Which residences are kept, in which order and under which heads: what the table, the map and the lists share.
namespace vigie::dossier {

enum class Column {
    name,
    zone,
    severity,
    score,
    change,
    rank,
    interval,
    sureness,
    coverage,
    dwellings,
    alerts,
    family,
    status,
    foyer,
    code,
    agency,
    address
};

/// A column of the table.
struct ColumnRef {
    // NOLINTNEXTLINE(google-explicit-constructor): every column but a family's is its enumerator
    ColumnRef(Column which = Column::rank, std::string of_family = {})
        : column(which)
        , family(std::move(of_family)) {}
    Column column;
    std::string family; ///< code, of Column::family; empty = the one that weighs most
    friend bool operator==(ColumnRef const&, ColumnRef const&) = default;
};
/// « score », « family:F1 »: as the settings keep it.
[[nodiscard]] std::string column_code(ColumnRef const& column);
[[nodiscard]] std::optional<ColumnRef> column_of_code(std::string_view code);

struct Sort {
    ColumnRef column = Column::rank;
    bool is_descending = false;
    friend bool operator==(Sort const&, Sort const&) = default;
};

/// Heads under which the table puts its rows.
struct Grouping {
    enum class By { nothing, severity, zone, agency, status };
    By by = By::nothing;
    std::string layer; ///< of zones, by name; empty = the default one
    friend bool operator==(Grouping const&, Grouping const&) = default;
};

/// Of one layer of zones.
struct ZoneCondition {
    enum class Where { named, inside, outside };
    Where where = Where::named;  ///< in one of `codes`, in any of the layer, in none
    std::set<std::string> codes; ///< of `named`
    friend bool operator==(ZoneCondition const&, ZoneCondition const&) = default;
};

/// What was typed under the head of a column: words of a text, bounds of a number.
struct ColumnCondition {
    ColumnRef column;
    std::string typed;
    friend bool operator==(ColumnCondition const&, ColumnCondition const&) = default;
};

/// What the table and the map keep at full strength; parts add up, and empty ones let everything through.
struct Filter {
    std::set<core::SeverityClass> classes;
    std::set<std::string> agencies;
    std::map<std::string, ZoneCondition> zones; ///< by name of the layer; "" = the default one
    std::set<core::WatchStatus> statuses;
    std::optional<int> dwellings_from, dwellings_to; ///< both ends are kept
    bool is_unlocated = false;                       ///< only those without a position
    std::string text;                   ///< in the name, the code or the address; case and accents do not count
    std::vector<core::Projected> shape; ///< drawn on the map: only those in it
    std::shared_ptr<std::vector<std::uint32_t> const> rows; ///< only these; shared, as there may be a million
    std::vector<ColumnCondition> conditions;                ///< at most one a column

    [[nodiscard]] bool is_active() const { return *this != Filter{}; }
    /// The zone of the default layer is one of those kept by name.
    [[nodiscard]] bool keeps_zone(std::string const& code) const;
    /// That zone of the default layer and no other; empty = all zones again.
    void keep_zone(std::string const& code);
    [[nodiscard]] std::string typed(ColumnRef const& column) const;
    void type(ColumnRef const& column, std::string words); ///< nothing takes the condition away
    friend bool operator==(Filter const&, Filter const&) = default;
};

/// Bounds typed for a number: « > 50 », « <= 20 », « 20–40 », « 35,5 » (what is written so), « – » (not known).
struct NumberTest {
    std::optional<double> low, high;
    bool is_low_out = false, is_high_out = false; ///< the end itself is not kept
    bool is_missing = false;
    /// \param value NaN = not known
    [[nodiscard]] bool passes(double value) const;
    friend bool operator==(NumberTest const&, NumberTest const&) = default;
};
/// \return absent when the words are no such test
[[nodiscard]] std::optional<NumberTest> number_test(std::string_view typed);

}
