#pragma once

namespace vigie::app {

/// How long and how large an import may become before it is given up; for the rare file that needs more, in the file only.
struct ImportLimits {
    int minutes = 360;
    int silent_minutes = 15; ///< without progress
    int memory_mib = 0;      ///< 0 = three quarters of the computer's
    friend bool operator==(ImportLimits, ImportLimits) = default;
};

}
