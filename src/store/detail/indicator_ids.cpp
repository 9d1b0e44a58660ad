#include "store/detail/indicator_ids.hpp"

#include "statements.hpp"

namespace vigie::store {

IndicatorIds::IndicatorIds(Database& db)
    : db_(db) {
    auto row = db.prepare(sql::indicator_codes);
    while (row.step())
        ids_.emplace(row.text(0), row.integer(1));
}

std::int64_t IndicatorIds::of(std::string const& code) {
    if (auto const found = ids_.find(code); found != ids_.end()) return found->second;
    db_.prepare(sql::add_indicator_code).bind(":code", code).run();
    return ids_[code] = db_.last_row_id();
}

}
