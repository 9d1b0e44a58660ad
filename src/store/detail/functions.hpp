#pragma once

struct sqlite3;

namespace vigie::store {

/// Registers on a connection what the .sql files call:
///  - vg_value, vg_smooth and the aggregates vg_hysteresis, vg_zone, and those of score_functions.hpp: the arithmetic
///  of core::scoring,
///    so that what the database stores is what the live preview shows;
///  - vg_double(list, i), vg_letter(list, i): one number, or class letter, of the list a function returns;
///  - ST_IsEmpty, ST_MinX, ST_MaxX, ST_MinY, ST_MaxY over GeoPackage blobs, for the R-tree triggers: bounds-checked, no
///  foreign code.
void register_functions(sqlite3* connection);

}
