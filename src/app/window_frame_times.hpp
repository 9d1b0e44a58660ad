#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>

namespace vigie::app {

/// Writes what each presented frame cost, for measurements: « at_ms draw_ms present_ms », one line a frame. `at` counts from the
/// first frame, `draw` is the program's share, `present` the wait for OpenGL and the screen.
class FrameTimes {
  public:
    using Clock = std::chrono::steady_clock;

    /// \throws core::Error(failed) when the file cannot be written
    explicit FrameTimes(std::filesystem::path const& file);
    void add(Clock::time_point began, Clock::time_point drawn, Clock::time_point presented);

  private:
    std::ofstream file_;
    Clock::time_point first_{};
};

}
