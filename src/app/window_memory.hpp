#pragma once

#include "app/window_settings.hpp"

#include <chrono>

namespace vigie::app {

/// Keeps the settings' file in step with the window: a change is written when it has rested for a second, and at the end.
class WindowMemory {
  public:
    using Clock = std::chrono::steady_clock;

    /// \param file  empty = nothing is read nor written
    WindowMemory(std::filesystem::path file, AskedSettings asked);

    [[nodiscard]] WindowSettings const& start() const { return start_; } ///< what was kept, with what was asked
    [[nodiscard]] std::optional<core::Message> const& notice() const { return notice_; }
    /// Call in each frame with the settings as they are.
    /// \return seconds after which a frame is wanted for what changed; absent when nothing did
    std::optional<double> follow(WindowSettings const& now, Clock::time_point time = Clock::now());
    /// Writes what is left to write. A disk that refuses is no trouble: the settings are a comfort.
    void finish(WindowSettings const& now) noexcept;

  private:
    std::filesystem::path file_;
    AskedSettings asked_;
    WindowSettings kept_; ///< in the file
    WindowSettings start_;
    WindowSettings seen_; ///< in the last frame
    std::optional<core::Message> notice_;
    std::optional<Clock::time_point> changed_;
};

}
