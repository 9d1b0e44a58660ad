#include "app/console.hpp"

#include "app/progress_json.hpp"
#include "text/language.hpp"
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

/// Often enough for a bar and as a sign of life, seldom enough to cost nothing.
constexpr std::chrono::milliseconds json_step{100};

std::function<void(double)> json_progress(std::string label) {
    return [label = std::move(label), last = std::chrono::steady_clock::time_point{}](double share) mutable {
        auto const now = std::chrono::steady_clock::now();
        if (share < 1 && now - last < json_step) return;
        last = now;
        std::cerr << progress_line(share, label) << std::endl;
    };
}

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

Console::Console(bool is_quiet, Progress progress)
    : progress_(progress), is_quiet_(is_quiet), is_terminal_(isatty(STDERR_FILENO) != 0) {}

void Console::message(std::string const& sentence) const {
    if (!is_quiet_) std::cerr << (progress_ == Progress::json ? message_line(sentence) : sentence) << '\n';
}

void Console::error(core::Error const& error) const {
    if (progress_ == Progress::json) {
        std::cerr << error_line(error) << '\n';
        return;
    }
    std::cerr << text::sentence(error.message()) << '\n';
    if (!error.detail().empty()) std::cerr << text::tr("Details:") << ' ' << error.detail() << '\n';
}

std::stop_token Console::stop() const { return interrupts().get_token(); }

std::function<void(double)> Console::progress(std::string label) const {
    if (is_quiet_) return [](double) {};
    if (progress_ == Progress::json) return json_progress(std::move(label));
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
