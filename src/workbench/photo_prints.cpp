#include "workbench/photo_prints.hpp"

#include "gis/photo.hpp"
#include "store/photos.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>

namespace vigie::workbench {

namespace {

constexpr std::size_t most = 6;
constexpr int print_px = 700; ///< 59 mm at 300 dpi

}

std::vector<PhotoPrint> photo_prints(store::Project const& project, core::ResidenceId residence, bool is_partner) {
    auto photos = store::photos_of(project, residence);
    if (is_partner) std::erase_if(photos, [](auto const& photo) { return !photo.cleared_on; });
    std::ranges::stable_sort(photos, [](auto const& a, auto const& b) { return a.taken_on > b.taken_on; });
    std::vector<PhotoPrint> prints;
    for (auto const& photo : photos) {
        if (prints.size() == most) break;
        auto file = gis::smaller_photo(store::photo_bytes(project, photo.file), print_px);
        if (file.jpeg.empty()) continue;
        auto caption = photo.caption;
        if (photo.taken_on) caption += (caption.empty() ? "" : ", ") + text::short_date(*photo.taken_on);
        prints.push_back({std::move(file), std::move(caption)});
    }
    return prints;
}

std::string photo_place_words(core::Residence const& residence, core::Projected at) {
    if (!residence.position) return text::tr("at a known place");
    return text::tr("{0} from {1}", {text::distance(core::distance_m(*residence.position, at)), residence.name});
}

}
