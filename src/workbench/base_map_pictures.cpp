#include "workbench/base_map_pictures.hpp"

#include "dossier/base_maps.hpp"

#include <algorithm>

namespace vigie::workbench {

namespace {

constexpr double margin = 0.125; ///< of the view's sides, on each side
constexpr double blurred = 1.02; ///< pixels of the view larger than those of the picture by more are asked for again

core::Box around(scene::View const& view) {
    core::Box box = view.ground();
    double const x = margin * box.width(), y = margin * box.height();
    return {box.min_x - x, box.min_y - y, box.max_x + x, box.max_y + y};
}

/// The picture holds the view, and its pixels are about as large.
bool serves(scene::GroundImage const& image, scene::View const& view) {
    core::Box const seen = view.ground();
    auto const& held = image.ground;
    double const share = image.ground.width() / image.width / view.metres_per_px;
    return seen.min_x >= held.min_x && seen.min_y >= held.min_y && seen.max_x <= held.max_x &&
           seen.max_y <= held.max_y && share < blurred && share > 0.5;
}

}

void BaseMapPictures::ask(core::BaseMap const& base, std::string const& crs, scene::View const& view) {
    auto& picture = pictures_[base.id];
    auto const ground = around(view);
    picture.job = jobs_.start(
        {}, [this, base, crs, ground, metres_per_px = view.metres_per_px](JobContext const& job) -> Jobs::Apply {
            try {
                auto image = dossier::read_base_map(base, crs, ground, metres_per_px, job.stop());
                return [this, base, image = std::move(image)] {
                    if (auto const found = pictures_.find(base.id); found != pictures_.end())
                        found->second.image = image;
                    is_new_ = true;
                };
            } catch (core::Error const& error) {
                if (error.code() == core::ErrorCode::cancelled) throw;
                return [this, id = base.id, error] {
                    unreadable_.insert(id);
                    error_ = error;
                };
            }
        });
}

bool BaseMapPictures::follow(std::vector<core::BaseMap> const& bases, std::string const& crs, scene::View const& view) {
    static_cast<void>(jobs_.poll());
    is_moving_ = view != last_ && std::ranges::any_of(bases, &core::BaseMap::is_shown);
    last_ = view;
    bool is_changed = std::exchange(is_new_, false);
    std::vector<scene::BaseImage> images;
    for (auto const& base : bases) {
        if (!base.is_shown) {
            unreadable_.erase(base.id);
            if (auto const found = pictures_.find(base.id); found != pictures_.end()) {
                jobs_.cancel(found->second.job);
                pictures_.erase(found);
            }
            continue;
        }
        if (view.width_px <= 0 || unreadable_.contains(base.id)) continue;
        auto const found = pictures_.find(base.id);
        bool const has_image = found != pictures_.end() && found->second.image.image;
        bool const is_asked = found != pictures_.end() && jobs_.is_pending(found->second.job);
        if (!is_moving_ && !is_asked && (!has_image || !serves(*found->second.image.image, view))) ask(base, crs, view);
        if (!has_image) continue;
        images.push_back(found->second.image);
        images.back().opacity = base.opacity;
    }
    std::erase_if(pictures_, [&](auto const& entry) {
        return std::ranges::none_of(bases, [&](core::BaseMap const& base) { return base.id == entry.first; });
    });
    auto const same = [](scene::BaseImage const& a, scene::BaseImage const& b) {
        return a.image == b.image && a.opacity == b.opacity;
    };
    is_changed = is_changed || !std::ranges::equal(images, images_, same);
    images_ = std::move(images);
    return is_changed;
}

}
