#include "app/window_memory.hpp"

#include <exception>
#include <utility>

namespace vigie::app {
namespace {

constexpr std::chrono::seconds rest{1}; // a splitter under the hand changes in every frame

}

WindowMemory::WindowMemory(std::filesystem::path file, AskedSettings asked) : file_(std::move(file)), asked_(std::move(asked)) {
    ReadSettings read = read_settings(file_);
    notice_ = std::move(read.notice);
    kept_ = std::move(read.settings);
    start_ = with_asked(kept_, asked_);
    seen_ = kept_;
}

std::optional<double> WindowMemory::follow(WindowSettings const& now, Clock::time_point time) {
    WindowSettings const wanted = to_keep(now, kept_, asked_);
    if (wanted == kept_) changed_.reset();
    else if (!changed_ || wanted != seen_) changed_ = time;
    seen_ = wanted;
    if (!changed_) return std::nullopt;
    if (time - *changed_ < rest) return std::chrono::duration<double>(*changed_ + rest - time).count();
    finish(now);
    return std::nullopt;
}

void WindowMemory::finish(WindowSettings const& now) noexcept {
    changed_.reset();
    try {
        WindowSettings wanted = to_keep(now, kept_, asked_);
        if (wanted == kept_) return;
        kept_ = std::move(wanted);
        if (!file_.empty()) write_settings(file_, kept_);
    } catch (std::exception const&) {
        file_.clear(); // asked once: a full disk is not tried again every second
    }
}

}
