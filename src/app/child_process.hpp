#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie::app {

/// What a child process may use before it is ended.
struct ChildLimits {
    std::chrono::milliseconds time{0};    ///< from its start
    std::chrono::milliseconds silence{0}; ///< since its last line on stderr
    std::uint64_t memory_bytes = 0;       ///< its own, files it maps left out; all of them: 0 = no limit
};

struct ChildRequest {
    std::filesystem::path program;
    std::vector<std::string> arguments;                           ///< after the program's name
    std::vector<std::pair<std::string, std::string>> environment; ///< on top of ours
    ChildLimits limits;
};

struct ChildEnd {
    enum class Cause {
        exited,      ///< by itself, with `code`
        crashed,     ///< by signal `code`, which was not ours
        too_long,    ///< we ended it: time or silence
        stopped,     ///< we ended it: asked to
        not_started, ///< `code` is errno
    };
    Cause cause = Cause::not_started;
    int code = 0;
    std::string out;
};

/// Runs the program and waits for it, in a session of signals of its own: it dies with us, leaves no core file, and inherits no
/// open file. Asked to stop, it gets SIGINT, and SIGKILL 0.35 s later; so does all it started.
/// \param on_line  what it writes on stderr, line by line, without the line's end; on the calling thread
/// \throws core::Error(failed) when the system gives no pipe or no process
[[nodiscard]] ChildEnd run_child(ChildRequest const& request, std::function<void(std::string_view)> const& on_line, std::stop_token const& stop);

/// False in a build with sanitizers, which reserve more address space than any limit leaves: ChildLimits::memory_bytes has no effect there.
[[nodiscard]] bool limits_memory();

}
