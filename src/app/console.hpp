#pragma once

#include <chrono>
#include <functional>
#include <iosfwd>
#include <stop_token>
#include <string>

namespace vigie::app {

/// Where a command speaks: results on stdout, messages and progress on stderr (nothing with --quiet).
class Console {
  public:
    explicit Console(bool is_quiet);

    void message(std::string const& sentence) const;
    /// A bar with an estimate when stderr is a terminal, a line every ten per cent otherwise. Call from one thread.
    [[nodiscard]] std::function<void(double)> progress(std::string label) const;
    /// Requested by Ctrl+C or SIGTERM.
    [[nodiscard]] std::stop_token stop() const;

  private:
    bool is_quiet_;
    bool is_terminal_;
};

/// Starts the thread that turns Ctrl+C into a stop request; the second one leaves at once. Call once, before other threads.
void watch_interrupts();

}
