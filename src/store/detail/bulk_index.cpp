#include "store/detail/bulk_index.hpp"

#include "store/detail/database.hpp"
#include "store/detail/names.hpp"

#include "statements.hpp"

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

BulkIndex::BulkIndex(Database& db, std::string const& table, std::size_t rows_to_add)
    : db_(db)
    , index_("rtree_" + table + "_geom") {
    if (rows_to_add < few_rows || rows_to_add < indexed_rows(db, index_) / rows_there_for_one) return;
    {
        auto definition = db.prepare(sql::trigger_definition);
        definition.bind(":trigger", index_ + "_insert");
        if (definition.step()) trigger_ = definition.text(0);
    }
    if (!trigger_.empty()) db.execute("DROP TRIGGER " + quoted_name(index_ + "_insert"));
}

void BulkIndex::add(std::int64_t id, core::Geometry const& geometry) {
    if (trigger_.empty()) return;
    if (auto const box = core::bounds(geometry); !box.is_empty()) tree_.add(id, box);
}

void BulkIndex::finish() {
    if (trigger_.empty()) return;
    tree_.add_indexed(db_, index_);
    tree_.write(db_, index_);
    db_.execute(trigger_);
}

}
