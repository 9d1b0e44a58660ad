#pragma once

#include "core/error.hpp"

#include <chrono>
#include <functional>
#include <iosfwd>
#include <stop_token>
#include <string>

namespace vigie::app {

/// For whom messages and progress are written.
enum class Progress {
    people, ///< a bar on a terminal, plain lines otherwise
    json,   ///< a program: see progress_json.hpp
};

/// Where a command speaks: results on stdout, messages and progress on stderr (nothing with --quiet).
class Console {
  public:
    explicit Console(bool is_quiet, Progress progress = Progress::people);

    void message(std::string const& sentence) const;
    /// Trouble that ends the command; said even when quiet.
    void error(core::Error const& error) const;
    /// A bar with an estimate when stderr is a terminal, a line every ten per cent otherwise. Call from one thread.
    [[nodiscard]] std::function<void(double)> progress(std::string label) const;
    /// Requested by Ctrl+C or SIGTERM.
    [[nodiscard]] std::stop_token stop() const;

  private:
    Progress progress_;
    bool is_quiet_;
    bool is_terminal_;
};

/// Starts the thread that turns Ctrl+C into a stop request; the second one leaves at once. Call once, before other threads.
void watch_interrupts();

}
