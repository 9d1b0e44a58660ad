#pragma once

#include <string>
#include <string_view>

namespace vigie::store {

class Database;

/// One fact about the file (vg_meta); empty when it says nothing.
[[nodiscard]] std::string meta(Database& db, char const* key);
void put_meta(Database& db, char const* key, std::string_view value);

/// The number in « EPSG:2154 », which is the srs_id of every geometry; 999 999 for a code without one.
[[nodiscard]] int srs_of_code(std::string const& code);

}
