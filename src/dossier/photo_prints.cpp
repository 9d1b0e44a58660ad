#include "dossier/photo_prints.hpp"

#include "gis/photo.hpp"
#include "store/photos.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>

namespace vigie::dossier {

namespace {

constexpr std::size_t most = 6, most_of_walk = 24, most_of_stop = 2;
constexpr int print_px = 1'075; ///< 91 mm at 300 dpi

/// Pairs of the same words, the older first, then the others in their order.
std::vector<std::pair<core::Photo, bool>> paired(std::vector<core::Photo> const& photos) {
    std::vector<std::pair<core::Photo, bool>> pairs, singles;
    std::vector<bool> is_taken(photos.size(), false);
    for (std::size_t newer = 0; newer < photos.size(); ++newer) {
        if (is_taken[newer]) continue;
        is_taken[newer] = true;
        std::size_t older = photos.size();
        for (std::size_t i = photos.size(); i-- > newer + 1;) // the oldest one
            if (!is_taken[i] && !photos[i].caption.empty() && photos[i].caption == photos[newer].caption && photos[i].taken_on && photos[newer].taken_on &&
                photos[i].taken_on < photos[newer].taken_on) {
                older = i;
                break;
            }
        if (older == photos.size()) {
            singles.emplace_back(photos[newer], false);
            continue;
        }
        is_taken[older] = true;
        pairs.emplace_back(photos[older], true);
        pairs.emplace_back(photos[newer], false);
    }
    pairs.insert(pairs.end(), singles.begin(), singles.end());
    return pairs;
}

std::vector<PhotoPrint> prints_of(store::Project const& project, std::vector<core::Photo> const& photos, std::size_t limit) {
    std::vector<PhotoPrint> prints;
    for (auto const& [photo, begins_pair] : paired(photos)) {
        if (prints.size() + (begins_pair ? 1 : 0) >= limit) break;
        auto file = gis::smaller_photo(store::photo_bytes(project, photo.file), print_px);
        if (file.jpeg.empty()) {
            if (!prints.empty()) prints.back().begins_pair = false;
            continue;
        }
        auto caption = photo.caption;
        if (photo.taken_on) caption += (caption.empty() ? "" : ", ") + text::short_date(*photo.taken_on);
        prints.push_back({std::move(file), std::move(caption), begins_pair});
    }
    if (!prints.empty()) prints.back().begins_pair = false;
    return prints;
}

}

std::vector<PhotoPrint> photo_prints(store::Project const& project, core::ResidenceId residence, bool is_partner) {
    auto photos = store::photos_of(project, residence);
    if (is_partner) {
        std::erase_if(photos, [](auto const& photo) { return !photo.cleared_on; });
        for (auto& photo : photos) photo.caption.clear(); // nobody has read the words
    }
    std::ranges::stable_sort(photos, [](auto const& a, auto const& b) { return a.taken_on > b.taken_on; });
    return prints_of(project, photos, most);
}

std::vector<PhotoPrint> walk_photo_prints(store::Project const& project, core::Walk const& walk) {
    std::vector<core::Photo> chosen;
    auto const all = store::photos(project);
    int number = 0;
    for (auto const place : core::numbered_stops(walk)) {
        ++number;
        auto const& stop = walk.stops[place];
        std::vector<core::Photo> here;
        for (auto const& photo : all)
            if ((photo.stop > 0 && photo.stop == stop.id) || (photo.stop <= 0 && stop.residence == photo.residence)) here.push_back(photo);
        std::ranges::stable_sort(here, [](auto const& a, auto const& b) { return a.taken_on > b.taken_on; });
        if (here.size() > most_of_stop) here.resize(most_of_stop);
        for (auto& photo : here) {
            auto const words = text::tr("Stop {0}", {std::to_string(number)});
            photo.caption = photo.caption.empty() ? words : words + " · " + photo.caption;
            chosen.push_back(std::move(photo));
        }
    }
    return prints_of(project, chosen, most_of_walk);
}

std::string photo_place_words(core::Residence const& residence, core::Projected at) {
    if (!residence.position) return text::tr("at a known place");
    return text::tr("{0} from {1}", {text::distance(core::distance_m(*residence.position, at)), residence.name});
}

}
