#include "store/detail/functions.hpp"

#include "core/scoring.hpp"
#include "store/detail/blob.hpp"

#include "store/detail/score_functions.hpp"
#include "store/detail/sql_value.hpp"

#include <algorithm>
#include <memory>
#include <vector>

namespace vigie::store {

namespace {

namespace scoring = core::scoring;
using namespace sql_value;

double item(sqlite3_value* list, sqlite3_value* position) {
    auto const bytes = blob(list);
    auto const i = sqlite3_value_int64(position);
    if (is_null(position) || i < 0 || static_cast<std::size_t>(i + 1) * sizeof(double) > bytes.size()) return nan;
    double value = 0;
    std::memcpy(&value, bytes.data() + static_cast<std::size_t>(i) * sizeof(double), sizeof value);
    return value;
}

double or_nan(std::optional<double> value) { return value.value_or(nan); }
std::optional<double> or_absent(double value) { return std::isnan(value) ? std::nullopt : std::optional(value); }

// --- values ---

/// vg_value(value, numerator, denominator, scale)
void value(sqlite3_context* context, int, sqlite3_value** a) {
    if (is_null(a[1]) || is_null(a[2])) return give(context, real(a[0]));
    double const denominator = real(a[2]);
    give(context, denominator > 0 ? real(a[3]) * real(a[1]) / denominator : nan);
}

/// vg_smooth(kind, raw, numerator, denominator, scale, mean, variance): raw when there is nothing to correct with.
void smooth(sqlite3_context* context, int, sqlite3_value** a) {
    if (is_null(a[2]) || is_null(a[3]) || is_null(a[5])) return give(context, real(a[1]));
    scoring::Prior const prior{real(a[5]), real(a[6])};
    std::string_view const kind = text(a[0]);
    double const scale = real(a[4]);
    if (kind == "event_rate") return give(context, scale * scoring::shrink_rate(real(a[2]), real(a[3]), prior));
    if (kind == "survey_share") return give(context, scale * scoring::shrink_share(real(a[2]), real(a[3]), prior));
    give(context, real(a[1]));
}

void take_double(sqlite3_context* context, int, sqlite3_value** a) { give(context, item(a[0], a[1])); }

void take_letter(sqlite3_context* context, int, sqlite3_value** a) {
    double const index = item(a[0], a[1]);
    if (!(index >= 0 && index <= 4)) return sqlite3_result_null(context);
    char const letter = core::letter(static_cast<core::SeverityClass>(static_cast<int>(index)));
    sqlite3_result_text(context, &letter, 1, SQLITE_TRANSIENT);
}

// --- aggregates: collect the rows, then call core once, in grid-ordinal order ---

/// Rows an aggregate has seen; freed by its final call.
template <typename Row> std::vector<Row>* rows(sqlite3_context* context, bool make) {
    auto** const slot = static_cast<std::vector<Row>**>(sqlite3_aggregate_context(context, make ? sizeof(void*) : 0));
    if (slot == nullptr) return nullptr;
    if (*slot == nullptr && make) *slot = new std::vector<Row>;
    return *slot;
}

template <typename Row> std::vector<Row> taken(sqlite3_context* context) {
    std::unique_ptr<std::vector<Row>> const held(rows<Row>(context, false));
    if (!held) return {};
    std::ranges::stable_sort(*held, {}, &Row::ordinal);
    return std::move(*held);
}

core::GridRules rules_of(sqlite3_value** a) {
    core::GridRules rules;
    rules.power = real(a[0]);
    rules.minimum_coverage = real(a[1]);
    rules.minimum_families = sqlite3_value_int(a[2]);
    rules.class_limits = {real(a[3]), real(a[4]), real(a[5])};
    return rules;
}

struct PastClass {
    std::int64_t ordinal;
    core::SeverityClass severity;
};

/// vg_hysteresis(ordinal, letter) → letter to show for the last ordinal
void collect_class(sqlite3_context* context, int, sqlite3_value** a) {
    auto const letter = text(a[1]);
    auto const severity = letter.empty() ? std::nullopt : core::class_of_letter(letter.front());
    rows<PastClass>(context, true)->push_back({sqlite3_value_int64(a[0]), severity.value_or(core::SeverityClass::not_scored)});
}

void give_shown(sqlite3_context* context) {
    std::vector<core::SeverityClass> history;
    for (auto const& row : taken<PastClass>(context)) history.push_back(row.severity);
    char const letter = core::letter(scoring::with_hysteresis(history));
    sqlite3_result_text(context, &letter, 1, SQLITE_TRANSIENT);
}

struct ZoneRow {
    std::int64_t ordinal;
    scoring::ZoneTerm term;
    core::GridRules rules;
};

/// vg_zone(ordinal, score, dwellings, power, minimum_coverage, minimum_families, limit_b, limit_c, limit_d)
/// → [score, coverage, residences, scored, dwellings, class]; a NULL ordinal (zone without residence) adds nothing
void collect_zone(sqlite3_context* context, int, sqlite3_value** a) {
    auto* const list = rows<ZoneRow>(context, true);
    if (is_null(a[0])) return;
    list->push_back({sqlite3_value_int64(a[0]), {or_absent(real(a[1])), is_null(a[2]) ? 0 : real(a[2])}, rules_of(a + 3)});
}

void give_zone(sqlite3_context* context) {
    std::vector<scoring::ZoneTerm> terms;
    core::GridRules rules;
    for (auto const& row : taken<ZoneRow>(context)) {
        terms.push_back(row.term);
        rules = row.rules;
    }
    auto const zone = scoring::zone_score(terms, rules);
    auto const severity = zone.score ? scoring::classify(*zone.score, rules) : core::SeverityClass::not_scored;
    give(context, std::vector{or_nan(zone.score), zone.coverage, static_cast<double>(zone.residences), static_cast<double>(zone.scored),
                              zone.dwellings, static_cast<double>(severity)});
}

// --- envelopes for the R-tree triggers ---

void is_empty(sqlite3_context* context, int, sqlite3_value** a) { sqlite3_result_int(context, envelope(blob(a[0])) ? 0 : 1); }

template <double core::Box::*side> void bound(sqlite3_context* context, int, sqlite3_value** a) {
    auto const box = envelope(blob(a[0]));
    give(context, box ? (*box).*side : nan);
}

struct Scalar {
    char const* name;
    int arguments;
    void (*call)(sqlite3_context*, int, sqlite3_value**);
};

struct Aggregate {
    char const* name;
    int arguments;
    void (*step)(sqlite3_context*, int, sqlite3_value**);
    void (*final)(sqlite3_context*);
};

}

void register_functions(sqlite3* connection) {
    static constexpr Scalar scalars[]{{"vg_value", 4, value},
                                      {"vg_smooth", 7, smooth},
                                      {"vg_double", 2, take_double},
                                      {"vg_letter", 2, take_letter},
                                      {"ST_IsEmpty", 1, is_empty},
                                      {"ST_MinX", 1, bound<&core::Box::min_x>},
                                      {"ST_MaxX", 1, bound<&core::Box::max_x>},
                                      {"ST_MinY", 1, bound<&core::Box::min_y>},
                                      {"ST_MaxY", 1, bound<&core::Box::max_y>}};
    static constexpr Aggregate aggregates[]{{"vg_hysteresis", 2, collect_class, give_shown},
                                            {"vg_zone", 9, collect_zone, give_zone}};
    for (auto const& f : scalars) sqlite3_create_function_v2(connection, f.name, f.arguments, pure, nullptr, f.call, nullptr, nullptr, nullptr);
    for (auto const& f : aggregates)
        sqlite3_create_function_v2(connection, f.name, f.arguments, pure, nullptr, nullptr, f.step, f.final, nullptr);
    register_score_functions(connection);
}

}
