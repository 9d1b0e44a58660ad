#pragma once

namespace vigie::app {

/// The whole program: parses, runs the subcommand or opens the window, and turns trouble into a sentence on stderr and an exit code:
/// 0 done, 1 failed, 2 wrong usage, 3 refused data, 130 interrupted.
int run(int argc, char** argv);

}
