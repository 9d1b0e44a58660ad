#pragma once

#include "core/error.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace vigie::workbench {

/// What a job may do while it runs, on the worker thread.
class JobContext {
  public:
    JobContext(std::stop_token stop, std::function<void(double)> report) : stop_(std::move(stop)), report_(std::move(report)) {}
    [[nodiscard]] std::stop_token stop() const { return stop_; }
    /// \param share 0 to 1
    void progress(double share) const { report_(share); }

  private:
    std::stop_token stop_;
    std::function<void(double)> report_;
};

/// Long work beside the interface: one worker, first come first served, since all of it writes the same project file.
/// A job returns what is to be applied on the interface's thread; `poll()` applies it there.
class Jobs {
  public:
    using Apply = std::function<void()>;
    using Work = std::function<Apply(JobContext const&)>;
    /// Long reckoning is of low priority: it takes what processor time the window leaves, all of it while nobody moves the map.
    enum class Priority { normal, low };

    struct Running {
        std::uint64_t id = 0;
        std::string label;
        double share = 0; ///< 0 until the job reports
        double seconds = 0;
        bool is_stopping = false;
    };
    struct Failure {
        std::string label;
        core::Error error;
    };

    /// \param wake called from the worker when there is something to poll; may be empty
    explicit Jobs(std::function<void()> wake = {});
    /// Stops what runs and waits for it.
    ~Jobs();
    Jobs(Jobs const&) = delete;
    Jobs& operator=(Jobs const&) = delete;

    std::uint64_t start(std::string label, Work work, Priority priority = Priority::normal);
    void cancel(std::uint64_t id);
    [[nodiscard]] std::vector<Running> running() const; ///< the one at work first
    /// Waiting, at work, or ended and not yet applied: until then the document does not know.
    [[nodiscard]] bool is_pending(std::uint64_t id) const;
    [[nodiscard]] bool is_idle() const;
    /// Applies what has ended. \return the failures since the last call, cancelled jobs left out
    std::vector<Failure> poll();
    /// Waits until there is something to poll, or nothing to wait for. \return false when `at_most` passed first
    bool wait(std::chrono::milliseconds at_most);
    /// Polls until nothing is left; for tests and for the end of the program.
    std::vector<Failure> finish();

  private:
    struct Job {
        std::uint64_t id = 0;
        std::string label;
        Work work;
        Priority priority = Priority::normal;
        std::stop_source stop;
        double share = 0;
        std::optional<std::chrono::steady_clock::time_point> started;
    };
    struct Ended {
        std::uint64_t id = 0;
        std::string label;
        Apply apply;
        std::optional<core::Error> error;
    };
    void loop(std::stop_token const& stop);
    void run(Job& job);

    std::function<void()> wake_;
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<std::shared_ptr<Job>> jobs_;
    std::vector<Ended> ended_;
    std::uint64_t next_id_ = 1;
    std::jthread worker_; // last: joins before the rest goes
};

}
