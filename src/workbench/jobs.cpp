#include "workbench/jobs.hpp"

#include <algorithm>
#include <exception>
#include <future>
#include <system_error>

#ifdef __linux__
#include <sys/resource.h>
#endif

namespace vigie::workbench {

namespace {

/// Of the calling thread and of those it will start; for good, as only an administrator may raise it again.
void lower_priority() {
#ifdef __linux__
    constexpr int patient = 10; // a tenth of the time of a thread of normal priority that wants the same processor
    (void)setpriority(PRIO_PROCESS, 0, patient);
#endif
}

/// On a thread of its own, as the worker's next job may be a hurried one. \throws what the work throws
Jobs::Apply at_low_priority(std::function<Jobs::Apply()> const& work) {
    std::packaged_task<Jobs::Apply()> task([&work] {
        lower_priority();
        return work();
    });
    auto made = task.get_future();
    std::jthread thread;
    try {
        thread = std::jthread(std::move(task));
    } catch (std::system_error const&) {
        return work(); // the system has no thread left to give
    }
    return made.get();
}

}

Jobs::Jobs(std::function<void()> wake) : wake_(std::move(wake)) {
    worker_ = std::jthread([this](std::stop_token const& stop) { loop(stop); });
}

Jobs::~Jobs() {
    {
        std::scoped_lock const lock(mutex_);
        for (auto const& job : jobs_) job->stop.request_stop();
    }
    worker_.request_stop();
}

std::uint64_t Jobs::start(std::string label, Work work, Priority priority) {
    auto job = std::make_shared<Job>();
    job->label = std::move(label);
    job->work = std::move(work);
    job->priority = priority;
    std::scoped_lock const lock(mutex_);
    job->id = next_id_++;
    jobs_.push_back(job);
    changed_.notify_all();
    return job->id;
}

void Jobs::cancel(std::uint64_t id) {
    std::scoped_lock const lock(mutex_);
    for (auto const& job : jobs_) {
        if (job->id == id) job->stop.request_stop();
    }
}

std::vector<Jobs::Running> Jobs::running() const {
    std::scoped_lock const lock(mutex_);
    std::vector<Running> out;
    auto const now = std::chrono::steady_clock::now();
    for (auto const& job : jobs_) {
        double const seconds = job->started ? std::chrono::duration<double>(now - *job->started).count() : 0;
        out.push_back({job->id, job->label, job->share, seconds, job->stop.stop_requested()});
    }
    return out;
}

bool Jobs::is_pending(std::uint64_t id) const {
    std::scoped_lock const lock(mutex_);
    return std::ranges::any_of(jobs_, [id](auto const& job) { return job->id == id; }) ||
           std::ranges::any_of(ended_, [id](Ended const& job) { return job.id == id; });
}

bool Jobs::is_idle() const {
    std::scoped_lock const lock(mutex_);
    return jobs_.empty() && ended_.empty();
}

std::vector<Jobs::Failure> Jobs::poll() {
    std::vector<Ended> ended;
    {
        std::scoped_lock const lock(mutex_);
        ended.swap(ended_);
    }
    std::vector<Failure> failures;
    for (auto& job : ended) {
        if (job.error) {
            if (job.error->code() != core::ErrorCode::cancelled) failures.push_back({job.label, *job.error});
        } else if (job.apply) {
            job.apply();
        }
    }
    return failures;
}

bool Jobs::wait(std::chrono::milliseconds at_most) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, at_most, [this] { return jobs_.empty() || !ended_.empty(); });
}

std::vector<Jobs::Failure> Jobs::finish() {
    std::vector<Failure> failures;
    while (!is_idle()) {
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return jobs_.empty() || !ended_.empty(); });
        }
        auto more = poll();
        failures.insert(failures.end(), more.begin(), more.end());
    }
    return failures;
}

void Jobs::run(Job& job) {
    Ended ended{job.id, job.label, {}, {}};
    try {
        if (job.stop.stop_requested()) throw core::cancelled();
        JobContext const context(job.stop.get_token(), [this, &job](double share) {
            std::scoped_lock const lock(mutex_);
            job.share = share;
        });
        bool const is_low = job.priority == Priority::low;
        ended.apply = is_low ? at_low_priority([&] { return job.work(context); }) : job.work(context);
    } catch (core::Error const& error) {
        ended.error = error;
    } catch (std::exception const& error) {
        // A job's edge: whatever a library throws becomes a sentence.
        ended.error = core::Error(core::ErrorCode::failed,
                                  {VIGIE_N_("“{0}” did not finish. Nothing was changed; try again."), {job.label}}, error.what());
    }
    std::scoped_lock const lock(mutex_);
    ended_.push_back(std::move(ended));
    jobs_.pop_front();
}

void Jobs::loop(std::stop_token const& stop) {
    while (!stop.stop_requested()) {
        std::shared_ptr<Job> job;
        {
            std::unique_lock lock(mutex_);
            if (!changed_.wait(lock, stop, [this] { return !jobs_.empty(); })) return;
            job = jobs_.front();
            job->started = std::chrono::steady_clock::now();
        }
        run(*job);
        changed_.notify_all();
        if (wake_) wake_();
    }
}

}
