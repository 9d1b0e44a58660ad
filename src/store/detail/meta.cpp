#include "store/detail/meta.hpp"

#include "store/detail/database.hpp"

#include "statements.hpp"

#include <charconv>

namespace vigie::store {

std::string meta(Database& db, char const* key) {
    auto row = db.prepare(sql::meta);
    row.bind(":key", key);
    return row.step() ? row.text(0) : std::string();
}

void put_meta(Database& db, char const* key, std::string_view value) {
    db.prepare(sql::put_meta).bind(":key", key).bind(":value", value).run();
}

int srs_of_code(std::string const& code) {
    auto const colon = code.rfind(':');
    std::string_view const digits = std::string_view(code).substr(colon == std::string::npos ? 0 : colon + 1);
    int srs = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), srs);
    return srs > 0 ? srs : 999'999;
}

}
