#pragma once

#include <string>

namespace vigie::core {

/// Version of the program, stored with every run.
[[nodiscard]] std::string engine_version();

}
