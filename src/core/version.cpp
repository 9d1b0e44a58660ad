#include "core/version.hpp"

namespace vigie::core {

std::string engine_version() { return VIGIE_VERSION; }

}
