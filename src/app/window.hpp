#pragma once

#include "workbench/workbench.hpp"

#include <optional>
#include <string>

namespace vigie::app {

/// What the command line asks of the window.
struct WindowOptions {
    std::string project;    ///< file to open; empty = the start page
    std::optional<double> ui_scale; ///< on top of the screen's own; absent, as the next ones when empty = as it was left
    std::string size;       ///< « 1280x720 »
    std::string theme;      ///< light | dark
    std::string language;   ///< fr | en
    std::string screenshot; ///< PNG to write without opening a window; empty = open it
    std::string frame_times; ///< file for what each frame cost; empty = none
    bool report_first_frame = false; ///< print the milliseconds from the process's start to the first frame on stderr
};

/// Opens the window on the project and runs until it is closed, or writes the picture. A project that cannot be opened is told in
/// the window.
/// \param hooks  what exports need; its `wake` is set here
/// \return the process's exit code
/// \throws core::Error(usage) for a size that cannot be read, core::Error(failed) when there is no display or no OpenGL 3.3
int run_window(WindowOptions const& options, workbench::Hooks hooks = {});

}
