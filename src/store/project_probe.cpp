#include "store/project_probe.hpp"

#include "store/detail/database.hpp"

#include "statements.hpp"

namespace vigie::store {

bool is_project(std::filesystem::path const& file) {
    try {
        Database db(file, Database::Access::read_only);
        auto row = db.prepare(sql::has_meta_table);
        return row.step();
    } catch (core::Error const&) {
        return false; // no database at all, or not to be read
    }
}

}
