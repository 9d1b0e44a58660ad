#include "app/console.hpp"

#include "text/number.hpp"

#include <csignal>
#include <cstdio>
#include <iostream>
#include <memory>
#include <thread>

#include <pthread.h>
#include <unistd.h>

namespace vigie::app {

namespace {

std::stop_source& interrupts() {
    static std::stop_source source;
    return source;
}

constexpr int interrupted_exit = 130;

}

void watch_interrupts() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr); // inherited by every later thread: only the one below receives them
    interrupts();
    std::thread([signals] {
        for (int signal = 0; sigwait(&signals, &signal) == 0;) {
            if (interrupts().stop_requested()) _exit(interrupted_exit);
            interrupts().request_stop();
        }
    }).detach();
}

Console::Console(bool is_quiet) : is_quiet_(is_quiet), is_terminal_(isatty(STDERR_FILENO) != 0) {}

void Console::message(std::string const& sentence) const {
    if (!is_quiet_) std::cerr << sentence << '\n';
}

std::stop_token Console::stop() const { return interrupts().get_token(); }

std::function<void(double)> Console::progress(std::string label) const {
    if (is_quiet_) return [](double) {};
    if (!is_terminal_)
        return [label = std::move(label), last = -1](double share) mutable {
            int const tenth = static_cast<int>(share * 10);
            if (tenth <= last) return;
            last = tenth;
            std::cerr << label << ' ' << tenth * 10 << " %\n";
        };
    auto const start = std::chrono::steady_clock::now();
    return [label = std::move(label), start](double share) {
        constexpr int width = 24;
        int const filled = static_cast<int>(share * width);
        double const elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        std::string line = "\r" + label + " [" + std::string(static_cast<std::size_t>(filled), '#') +
                           std::string(static_cast<std::size_t>(width - filled), '.') + "] " + text::percent(share);
        if (share > 0.05 && share < 1 && elapsed > 3) line += "  ~" + text::decimal(elapsed / share - elapsed, 0) + " s ";
        std::cerr << line << (share >= 1 ? "\n" : "") << std::flush;
    };
}

}
