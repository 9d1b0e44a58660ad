// Where what the project holds lies, without reading it whole.
#include "store/detail/blob.hpp"
#include "store/detail/context_table.hpp"
#include "store/detail/database.hpp"
#include "store/detail/names.hpp"
#include "store/project.hpp"

#include "statements.hpp"

namespace vigie::store {

namespace {

template <typename Row>
core::Box corners(Row& row) {
    if (!row.step() || row.is_null(0)) return {};
    return {row.real(0), row.real(1), row.real(2), row.real(3)};
}

core::Box envelopes(Statement& row) {
    core::Box box;
    while (row.step())
        if (auto const one = envelope(row.blob(0))) box.include(*one);
    return box;
}

}

core::Box Project::residence_extent() const {
    auto row = database_->prepare(sql::residence_extent);
    return corners(row);
}

core::Box Project::zone_extent(core::ZoneLayerId layer) const {
    auto row = database_->prepare(sql::zone_shapes);
    row.bind(":layer", layer);
    return envelopes(row);
}

core::Box Project::context_extent(core::ContextLayerId layer) const {
    auto table = database_->prepare(sql::context_table);
    table.bind(":layer", layer);
    if (table.step() && !table.text(0).empty()) {
        OneOff row(*database_, "SELECT min(minx), min(miny), max(maxx), max(maxy) FROM " +
                                   quoted_name(context_index(table.text(0))));
        return corners(row);
    }
    auto row = database_->prepare(sql::context_features);
    row.bind(":layer", layer);
    return envelopes(row);
}

}
