#pragma once

#include <cstdint>

namespace vigie::dossier {

/// A number no other content of this process bears: a renderer uploads again what comes with a new one. Safe from any thread.
[[nodiscard]] std::uint64_t next_version();

}
