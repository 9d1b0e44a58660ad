#pragma once

#include "support/child.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <thread>

/// A display of the test's own, and the other side of a drag and drop: what a file manager does (XDND version 5).
namespace vigie::support {

using Deadline = std::chrono::steady_clock::time_point;
inline Deadline in_seconds(int seconds) { return std::chrono::steady_clock::now() + std::chrono::seconds(seconds); }

/// Asks again until it is so or the time is over.
template <typename Question> bool becomes_true(Question const& question, Deadline deadline) {
    while (!question()) {
        if (std::chrono::steady_clock::now() > deadline) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return true;
}

/// Xvfb on a number it chooses itself.
class VirtualDisplay {
  public:
    VirtualDisplay() {
        int ends[2]; // NOLINT: pipe() wants it so
        if (pipe(ends) != 0) return;
        fcntl(ends[0], F_SETFD, FD_CLOEXEC);
        server_.emplace(std::vector<std::string>{"Xvfb", "-displayfd", std::to_string(ends[1]), "-screen", "0", "1280x800x24", "-nolisten", "tcp"},
                        std::vector<std::string>{}, ends[1]);
        close(ends[1]);
        for (char c = 0; read(ends[0], &c, 1) == 1 && c != '\n';) name_ += c;
        close(ends[0]);
        if (!name_.empty()) name_.insert(0, ":");
    }
    [[nodiscard]] std::string const& name() const { return name_; } ///< empty: there is no Xvfb

  private:
    std::optional<Child> server_;
    std::string name_;
};

class DragSource {
  public:
    using Window = unsigned long; ///< X11's; 0 = none

    explicit DragSource(std::string const& display);
    ~DragSource();
    DragSource(DragSource const&) = delete;
    DragSource& operator=(DragSource const&) = delete;

    /// The top window of a process that says it takes drops. \return 0 when there is none (yet)
    [[nodiscard]] Window target_of(pid_t pid) const;
    [[nodiscard]] std::string title(Window window) const;
    /// Drags the list over the window and lets go. \return whether the window took it
    bool drop(Window target, std::string const& uri_list, Deadline deadline);

  private:
    struct X;
    std::unique_ptr<X> x_;
};

}
