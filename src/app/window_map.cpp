#include "app/window_map.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace vigie::app {
namespace {

constexpr double margin = 0.25;      // share of the shown size added to the picture, half on each side
constexpr double quick_ms = 12;      // a drawing that fits in a frame
constexpr double same_place_px = 0.02;

scene::View with_margin(scene::View view) {
    // Even amounts: the middle stays on the same place between pixels, so that a copy at rest is exact.
    view.width_px += 2 * std::round(view.width_px * margin / 2);
    view.height_px += 2 * std::round(view.height_px * margin / 2);
    return view;
}

int rounded(double px) { return static_cast<int>(std::lround(px)); }

/// Cuts [from, from + size) to [0, limit) and moves the other side along.
void clip(int& from, int& size, int& to, int& to_size, int limit) {
    double const scale = size > 0 ? static_cast<double>(to_size) / size : 0;
    int const first = std::clamp(from, 0, limit), last = std::clamp(from + size, 0, limit);
    to += rounded((first - from) * scale);
    to_size = rounded((last - first) * scale);
    from = first;
    size = last - first;
}

}

MovedPicture moved_picture(scene::View const& drawn, scene::View const& shown) {
    scene::View::Pixel const corner = drawn.to_pixel(shown.to_ground(0, 0));
    double const scale = shown.metres_per_px / drawn.metres_per_px;
    MovedPicture moved;
    moved.from = {rounded(corner.x), rounded(corner.y), rounded(shown.width_px * scale), rounded(shown.height_px * scale)};
    moved.to = {0, 0, rounded(shown.width_px), rounded(shown.height_px)};
    clip(moved.from.x, moved.from.width, moved.to.x, moved.to.width, rounded(drawn.width_px));
    clip(moved.from.y, moved.from.height, moved.to.y, moved.to.height, rounded(drawn.height_px));
    if (moved.from.width <= 0 || moved.from.height <= 0) return {};
    return moved;
}

bool WindowMapCache::is_exact_for(scene::View const& view) const {
    if (!picture_ || view.metres_per_px != drawn_.metres_per_px || view.ui_scale != drawn_.ui_scale) return false;
    scene::View::Pixel const corner = drawn_.to_pixel(view.to_ground(0, 0));
    bool const is_inside = corner.x >= -same_place_px && corner.y >= -same_place_px &&
                           corner.x + view.width_px <= drawn_.width_px + same_place_px &&
                           corner.y + view.height_px <= drawn_.height_px + same_place_px;
    return is_inside && std::abs(std::remainder(corner.x, 1.0)) < same_place_px &&
           std::abs(std::remainder(corner.y, 1.0)) < same_place_px;
}

void WindowMapCache::draw_again(WindowMap const& map, render::MapRenderer& renderer) {
    auto const start = std::chrono::steady_clock::now();
    scene::View const view = with_margin(map.view);
    int const width = rounded(view.width_px), height = rounded(view.height_px);
    if (!picture_ || picture_->width() != width || picture_->height() != height) picture_.emplace(width, height);
    renderer.draw(map.build(view), *picture_);
    renderer.finish();
    drawn_ = view;
    key_ = map.key;
    cost_ms_ = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

bool WindowMapCache::show(WindowMap const& map, render::MapRenderer& renderer, render::Framebuffer const& window) {
    if (map.where.width <= 0 || map.where.height <= 0) return false;
    bool const is_at_rest = map.view == shown_;
    shown_ = map.view;
    bool is_exact = key_ == map.key && is_exact_for(map.view);
    if (!is_exact && (!picture_ || is_at_rest || cost_ms_ < quick_ms || key_ != map.key)) {
        draw_again(map, renderer);
        is_exact = true;
    }
    copy(map, renderer, window);
    renderer.draw_over(map.over, window, map.where);
    return !is_exact;
}

void WindowMapCache::copy(WindowMap const& map, render::MapRenderer& renderer, render::Framebuffer const& window) const {
    MovedPicture moved = moved_picture(drawn_, map.view);
    if (moved.from.width == 0) return;
    moved.to.x += map.where.x;
    moved.to.y += map.where.y;
    renderer.copy(*picture_, moved.from, window, moved.to);
}

}
