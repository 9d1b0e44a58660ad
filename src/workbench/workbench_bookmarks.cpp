// Views of the map kept with the project.
#include "workbench/workbench.hpp"

#include "text/language.hpp"

#include <algorithm>

namespace vigie::workbench {

namespace {

bool is_taken(std::vector<core::Bookmark> const& list, std::string const& name) {
    return std::ranges::count(list, name, &core::Bookmark::name) > 0;
}

std::string numbered(std::vector<core::Bookmark> const& list) {
    for (std::size_t n = list.size() + 1;; ++n) {
        auto name = text::tr("View {0}", {std::to_string(n)});
        if (!is_taken(list, name)) return name;
    }
}

}

void Workbench::keep_view(std::string name) {
    if (name.empty()) name = numbered(bookmarks_);
    core::Bookmark bookmark{0, std::move(name), view_.ground()};
    project_->edit({VIGIE_N_("View kept: {0}"), {bookmark.name}}, [&] { project_->put_bookmark(bookmark); });
    bookmarks_ = project_->bookmarks();
    notice_ = text::tr("View kept: {0}", {bookmark.name});
    touch(false);
}

void Workbench::rename_bookmark(std::int64_t id, std::string const& name) {
    auto const found = std::ranges::find(bookmarks_, id, &core::Bookmark::id);
    if (found == bookmarks_.end() || found->name == name) return;
    auto renamed = *found;
    renamed.name = name;
    project_->edit({VIGIE_N_("View renamed: {0}"), {name}}, [&] { project_->put_bookmark(renamed); });
    bookmarks_ = project_->bookmarks();
    touch(false);
}

void Workbench::remove_bookmark(std::int64_t id) {
    auto const found = std::ranges::find(bookmarks_, id, &core::Bookmark::id);
    if (found == bookmarks_.end()) return;
    auto const name = found->name;
    project_->edit({VIGIE_N_("View removed: {0}"), {name}}, [&] { project_->remove_bookmark(id); });
    bookmarks_ = project_->bookmarks();
    notice_ = text::tr("View removed: {0}", {name});
    touch(false);
}

void Workbench::go_to_bookmark(std::int64_t id) {
    auto const found = std::ranges::find(bookmarks_, id, &core::Bookmark::id);
    if (found == bookmarks_.end() || view_.width_px <= 0) return;
    set_view(scene::fitted(found->ground, view_.width_px, view_.height_px, view_.ui_scale, 0));
}

}
