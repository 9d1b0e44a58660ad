#pragma once

namespace vigie::app {

/// Since the kernel started this process (Linux), so that loading the program itself counts; 0 when /proc does not tell.
[[nodiscard]] int milliseconds_since_start();

}
