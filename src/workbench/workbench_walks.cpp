// Walks on site kept with the project.
#include "store/photos.hpp"
#include "store/walks.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>

namespace vigie::workbench {

void Workbench::read_walks() {
    auto const shown = walk_book_.shown, stop = walk_book_.stop;
    walk_book_ = {};
    if (!project_) return;
    walk_book_ = {store::walks(*project_), store::walk_findings(*project_), store::photos(*project_), store::stop_marks(*project_), shown, stop};
}

void Workbench::choose_walk(std::int64_t walk, std::int64_t stop) {
    walk_book_.shown = walk;
    walk_book_.stop = stop;
    touch(true);
}

void Workbench::change_field_data(std::function<void(store::Project&)> const& work) {
    if (!can_edit()) return;
    work(*project_);
    read_walks();
    site_.forget();
    touch(true);
}

}
