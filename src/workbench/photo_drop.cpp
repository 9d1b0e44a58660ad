#include "workbench/photo_drop.hpp"

#include "gis/photo.hpp"
#include "store/photos.hpp"
#include "text/fold.hpp"
#include "text/language.hpp"

#include <algorithm>
#include <array>

namespace vigie::workbench {

bool is_photo(std::filesystem::path const& file) {
    constexpr std::array endings{".jpg", ".jpeg", ".png", ".webp"};
    return std::ranges::find(endings, text::fold(file.extension().string())) != endings.end();
}

void add_photo_of_focus(Workbench& workbench, std::filesystem::path const& file) {
    auto const row = workbench.focus();
    if (!row || !workbench.can_edit()) return;
    auto const& residence = workbench.snapshot().residences[*row];
    auto const read = gis::read_photo(file);
    core::Photo photo;
    photo.residence = residence.id;
    workbench.change_field_data([&](store::Project& project) { store::add_photo(project, photo, read.file); });
    workbench.set_notice(text::tr("Picture of {0} kept, for internal use; what the camera wrote into it was left out.",
                                  {residence.name}));
}

}
