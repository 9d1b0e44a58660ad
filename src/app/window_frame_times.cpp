#include "app/window_frame_times.hpp"

#include "core/error.hpp"

#include <iomanip>

namespace vigie::app {
namespace {

double ms(FrameTimes::Clock::duration d) { return std::chrono::duration<double, std::milli>(d).count(); }

}

FrameTimes::FrameTimes(std::filesystem::path const& file) : file_(file, std::ios::trunc) {
    if (!file_)
        throw core::Error(core::ErrorCode::failed, {VIGIE_N_("{0} cannot be written. Check the folder and the free space."), {file.string()}});
    file_ << std::fixed << std::setprecision(2) << "at_ms draw_ms present_ms\n" << std::flush;
}

void FrameTimes::add(Clock::time_point began, Clock::time_point drawn, Clock::time_point presented) {
    if (first_ == Clock::time_point{}) first_ = presented;
    // Line by line: a measurement ends by stopping the program.
    file_ << ms(presented - first_) << ' ' << ms(drawn - began) << ' ' << ms(presented - drawn) << '\n' << std::flush;
}

}
