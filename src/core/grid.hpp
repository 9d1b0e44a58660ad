#pragma once

#include "core/id.hpp"
#include "core/message.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::core {

/// A label that belongs to the user's data (grid, demo), in both languages.
struct Label {
    std::string fr;
    std::string en;
    friend bool operator==(Label const&, Label const&) = default;
};

/// How an observation becomes a value, and which small-number correction it passes through (score-rules 1).
enum class ValueKind {
    measure,      ///< numerator/denominator when both exist, else the value; used as it is
    event_rate,   ///< events per dwelling and year: empirical Bayes (Marshall) over the campaign's stock
    survey_share, ///< share of answers: beta-binomial over the campaign's stock
};

/// Value scored 0 and value scored 100; at_0 > at_100 when low is bad.
struct Goalposts {
    double at_0 = 0;
    double at_100 = 100;
    friend bool operator==(Goalposts, Goalposts) = default;
};

/// How a value becomes 0 (good) to 100 (bad); docs/methods/score.md says what each takes from the stock.
enum class Method : unsigned char {
    goalposts,  ///< between two values of the grid
    percentile, ///< its place in a reference stock
    robust_z,   ///< its distance from the median of a reference stock, in robust standard deviations
    min_max,    ///< between the ends of a reference stock, the tails cut off
    target,     ///< from a value to be reached to the worst of a reference stock, the tail cut off
    table,      ///< listed values, each with its score
};

/// A value and its score.
struct Knot {
    double value = 0;
    double score = 0;
    friend bool operator==(Knot, Knot) = default;
};

/// The method of an indicator, with what it needs. Whether high or low is bad is said by the goalposts, for all methods.
struct Normalisation {
    Method method = Method::goalposts;
    std::string reference;        ///< name of the campaign whose stock is the reference; empty: the stock that is scored
    double tail = 0.05;           ///< share of the reference stock cut off at either end (min_max, target)
    std::optional<double> target; ///< value to be reached (target)
    std::vector<Knot> table;      ///< (table)
    friend bool operator==(Normalisation const&, Normalisation const&) = default;
};

struct Indicator {
    std::string code;
    Label name;
    Label unit;
    ValueKind kind = ValueKind::measure;
    double scale = 1; ///< value = scale * numerator / denominator (100 for « % » and « /100 lgt »)
    Goalposts goalposts;
    Normalisation normalisation;
    double weight = 1;      ///< within its family; 0 = context only, shown and never scored
    bool is_context = false; ///< ships with weight 0; the user may raise it to 0.5 at most
    bool is_sensitive = false;
    std::optional<double> alert_at;           ///< at or beyond (in the bad direction): an alert, whatever the index
    std::vector<std::string> incident_kinds;  ///< kinds of incident that are counted into it
    std::string source;                       ///< ERP, GRC, ENQ, TER, PAT, COM, OD…
    int decimals = 1;                         ///< as displayed
    Label definition;
    Label formula; ///< how it is worked out, in words
    Label reading; ///< how to read it, and what it does not say
    Label years;   ///< for which years there are figures

    [[nodiscard]] bool high_is_bad() const { return goalposts.at_0 < goalposts.at_100; }
    friend bool operator==(Indicator const&, Indicator const&) = default;
};

struct Family {
    std::string code;
    Label name;
    Label short_name; ///< for narrow columns
    double weight = 1;     ///< relative; normalised over the families of the index
    bool is_in_index = true; ///< family 8 is the second axis, never in the index
    std::optional<double> alert_at; ///< score at which the family is an alert; absent: the lower limit of class C
    std::vector<Indicator> indicators;
    friend bool operator==(Family const&, Family const&) = default;
};

/// Share of weight that must be observed (score-rules 4), and limits of the classes (score-rules 7).
struct GridRules {
    /// p of the generalised mean across families; infinity = the worst family alone, 0 = geometric mean of health 100 - s.
    double power = 2;
    double minimum_coverage = 0.6; ///< of a family and of the index
    int minimum_families = 4;      ///< scored; all of them when the grid has fewer
    std::array<double, 3> class_limits{35, 50, 65};
    friend bool operator==(GridRules const&, GridRules const&) = default;
};

/// The diagnostic grid: data, versioned, editable; never code. Order of families and indicators is the grid-ordinal order.
struct Grid {
    std::string code;
    int version = 1;
    Label title;
    GridRules rules;
    std::vector<Family> families;

    [[nodiscard]] std::size_t indicator_count() const;
    [[nodiscard]] Indicator const* find_indicator(std::string_view code) const;
    [[nodiscard]] Family const* find_family(std::string_view code) const;
    friend bool operator==(Grid const&, Grid const&) = default;
};

/// Which figure or word of a grid is at fault.
enum class GridField : unsigned char { code, weight, goalposts, tail, target, table, scale, alert, power, coverage, limits, whole };

/// What makes a grid unusable, and where.
struct GridFault {
    Message words;
    GridField field = GridField::whole;
    std::string family, indicator; ///< codes; both empty: of the grid itself
};

/// Empty when the grid is sound (duplicate code, equal goalposts, no weight).
[[nodiscard]] std::vector<GridFault> located_faults(Grid const& grid);
/// The sentences of those alone.
[[nodiscard]] std::vector<Message> faults(Grid const& grid);

}
