#pragma once

#include <cstdint>
#include <string>

namespace vigie::store {

/// Who has a project open for writing.
struct Holder {
    std::string user;
    std::string host;
    std::int64_t process = 0;
    std::string since; ///< ISO date and time, UTC
};

/// Environment variable by which a child process works under its parent's lock: set it to Project::lock_token() when
/// starting the child.
inline constexpr char const* lock_token_variable = "VIGIE_PROJECT_LOCK";

}
