#pragma once

struct sqlite3;

namespace vigie::store {

/// Registers on a connection what the .sql files call:
///  - vg_value, vg_smooth, vg_normalise and the aggregates vg_prior_rate, vg_prior_share, vg_family, vg_index, vg_hysteresis, vg_zone:
///    the arithmetic of core::scoring, so that what the database stores is what the live preview shows;
///  - vg_double(list, i), vg_letter(list, i): one number, or class letter, of the list an aggregate returns;
///  - ST_IsEmpty, ST_MinX, ST_MaxX, ST_MinY, ST_MaxY over GeoPackage blobs, for the R-tree triggers: bounds-checked, no foreign code.
void register_functions(sqlite3* connection);

}
