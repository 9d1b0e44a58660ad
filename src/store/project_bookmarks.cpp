// Views of the map to come back to.
#include "core/error.hpp"
#include "store/detail/database.hpp"
#include "store/project.hpp"

#include "statements.hpp"

#include <algorithm>
#include <cassert>

namespace vigie::store {

void Project::put_bookmark(core::Bookmark& bookmark) {
    assert(!bookmark.ground.is_empty());
    if (bookmark.name.empty()) throw core::Error(core::ErrorCode::usage, VIGIE_N_("Give the view a name."));
    for (auto const& other : bookmarks())
        if (other.name == bookmark.name && other.id != bookmark.id)
            throw core::Error(core::ErrorCode::usage,
                              {VIGIE_N_("There is a view named “{0}” already. Choose another name."), {bookmark.name}});
    write(VIGIE_N_("View kept"), [&] {
        auto const& ground = bookmark.ground;
        database_->prepare(sql::put_map_bookmark)
            .bind(":id", bookmark.id > 0 ? std::optional(bookmark.id) : std::nullopt)
            .bind(":name", bookmark.name)
            .bind(":min_x", ground.min_x)
            .bind(":min_y", ground.min_y)
            .bind(":max_x", ground.max_x)
            .bind(":max_y", ground.max_y)
            .run();
        if (bookmark.id <= 0) bookmark.id = database_->last_row_id();
    });
}

void Project::remove_bookmark(std::int64_t id) {
    write(VIGIE_N_("View removed"), [&] { database_->prepare(sql::remove_map_bookmark).bind(":id", id).run(); });
}

std::vector<core::Bookmark> Project::bookmarks() const {
    std::vector<core::Bookmark> list;
    auto row = database_->prepare(sql::map_bookmarks);
    while (row.step())
        list.push_back({row.integer(0), row.text(1), {row.real(2), row.real(3), row.real(4), row.real(5)}});
    return list;
}

}
