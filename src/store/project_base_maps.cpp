// Images of the ground under the map.
#include "core/error.hpp"
#include "store/detail/database.hpp"
#include "store/project.hpp"

#include "statements.hpp"

#include <algorithm>
#include <cassert>

namespace vigie::store {

void Project::put_base_map(core::BaseMap& base) {
    assert(!base.name.empty() && !base.source.empty() && base.opacity >= 0.1 && base.opacity <= 1);
    for (auto const& other : base_maps())
        if (other.name == base.name && other.id != base.id)
            throw core::Error(
                core::ErrorCode::usage,
                {VIGIE_N_("There is a base map named “{0}” already. Remove it first, or rename the file."),
                 {base.name}});
    write(VIGIE_N_("Base map changed"), [&] {
        database_->prepare(sql::put_base_map)
            .bind(":id", base.id > 0 ? std::optional(base.id) : std::nullopt)
            .bind(":name", base.name)
            .bind(":source", base.source)
            .bind(":credit", base.credit)
            .bind(":opacity", base.opacity)
            .bind(":is_online", static_cast<std::int64_t>(base.is_online))
            .bind(":is_shown", static_cast<std::int64_t>(base.is_shown && !base.is_online))
            .run();
        if (base.id <= 0) base.id = database_->last_row_id();
    });
}

void Project::remove_base_map(std::int64_t id) {
    write(VIGIE_N_("Base map removed"), [&] { database_->prepare(sql::remove_base_map).bind(":id", id).run(); });
}

void Project::order_base_maps(std::span<std::int64_t const> lowest_first) {
    write(VIGIE_N_("Order of the base maps"), [&] {
        std::int64_t position = 0;
        for (auto const id : lowest_first) database_->prepare(sql::place_base_map).bind(":id", id).bind(":position", ++position).run();
    });
}

std::vector<core::BaseMap> Project::base_maps() const {
    std::vector<core::BaseMap> list;
    auto row = database_->prepare(sql::base_maps);
    while (row.step())
        list.push_back({row.integer(0), row.text(1), row.text(2), row.text(3), row.real(4), row.integer(5) != 0,
                        row.integer(5) == 0 && row.integer(6) != 0});
    return list;
}

}
