#pragma once

struct sqlite3;

namespace vigie::store {

/// What the steps of sql/score call:
///  - on the :stock that is bound (a ScoreStock, see Statement::bind_pointer):
///    the aggregate vg_collect(:stock, residence, indicator, value, numerator, denominator, is_inherited) counts what it adds;
///    vg_prior(:stock, ordinal) → [mean, variance] or NULL; vg_knots(:stock, ordinal) → [value, score, value, score…];
///    vg_learnt_from(:stock, ordinal), vg_unlisted(:stock, ordinal) → counts; vg_is_alert(:stock, residence, ordinal);
///    vg_values(:stock, residence), vg_families(:stock, residence) → packed cells;
///    vg_index(:stock, residence, families) → index or NULL, and remembers all there is to it:
///    vg_result(:stock, residence) → [index, coverage, low, high, class, alerts, variance]; vg_rank(:stock, residence);
///  - vg_normalised(values, ordinal): one value of packed cells;
///  - the aggregates vg_pack_values(ordinal, normalised, is_inherited) and vg_pack_families(ordinal, score, coverage,
///    if_missing_0, if_missing_100, exists, contribution), which pack rows of schema 3.
void register_score_functions(sqlite3* connection);

/// Type of the pointer that is bound as :stock.
inline constexpr char const* stock_pointer = "vigie score stock";

}
