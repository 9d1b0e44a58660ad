#pragma once

#include "app/window_loop.hpp"

namespace vigie::app {

/// Draws `options.screenshot_frames` frames without a window and writes the last one as a PNG.
/// \pre options.screenshot is set
/// \throws core::Error(failed) when there is no EGL or the file cannot be written
void write_window_picture(LoopOptions const& options, std::function<std::unique_ptr<WindowContent>()> const& make_content);

}
