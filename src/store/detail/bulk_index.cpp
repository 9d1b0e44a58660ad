#include "store/detail/bulk_index.hpp"

#include "store/detail/database.hpp"
#include "store/detail/names.hpp"

#include "statements.hpp"

#include <algorithm>
#include <utility>

namespace vigie::store {

namespace {

constexpr std::size_t few_rows = 2000;
/// A row costs some ten times as much through the trigger as in an index written anew.
constexpr std::size_t rows_there_for_one = 10;

std::size_t indexed_rows(Database& db, std::string const& index) {
    OneOff count(db, "SELECT count(*) FROM " + quoted_name(index + "_rowid"));
    return count.step() ? static_cast<std::size_t>(count.integer(0)) : 0;
}

}

BulkIndex::BulkIndex(Database& db, std::string const& table)
    : db_(db)
    , index_("rtree_" + table + "_geom")
    , rows_for_trigger_(few_rows) {}

void BulkIndex::take_over() {
    rows_for_trigger_ = std::max(few_rows, indexed_rows(db_, index_) / rows_there_for_one);
    if (rows_ < rows_for_trigger_) return;
    {
        auto definition = db_.prepare(sql::trigger_definition);
        definition.bind(":trigger", index_ + "_insert");
        if (definition.step()) trigger_ = definition.text(0);
    }
    if (!trigger_.empty()) db_.execute("DROP TRIGGER " + quoted_name(index_ + "_insert"));
}

void BulkIndex::add(std::int64_t id, core::Box const& box) {
    if (!trigger_.empty()) {
        if (!box.is_empty()) tree_.add(id, box);
    } else if (++rows_ == rows_for_trigger_) {
        take_over();
    }
}

void BulkIndex::finish() {
    if (trigger_.empty()) return;
    tree_.add_indexed(db_, index_);
    tree_.write(db_, index_);
    db_.execute(std::exchange(trigger_, {}));
}

}
