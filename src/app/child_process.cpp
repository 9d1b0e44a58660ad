#include "app/child_process.hpp"

#include "core/error.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vigie::app {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds poll_step{50}, grace{350};
constexpr std::size_t longest_out_bytes = 64'000'000, longest_line_bytes = 1'000'000;

core::Error refused_by_system(char const* call) {
    return {core::ErrorCode::failed,
            core::Message{VIGIE_N_("The system could not start another process. Close other programs, then try again.")},
            std::string(call) + ": " + std::strerror(errno)};
}

/// One end of a pipe.
class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { reset(); }
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    void reset() {
        if (number_ >= 0) close(std::exchange(number_, -1));
    }
    [[nodiscard]] int get() const { return number_; }

  private:
    int number_ = -1;
};

struct Pipe {
    Descriptor reading, writing;

    Pipe() {
        std::array<int, 2> ends{};
        if (pipe2(ends.data(), O_CLOEXEC) != 0) throw refused_by_system("pipe2");
        reading = Descriptor(ends[0]);
        writing = Descriptor(ends[1]);
    }
};

/// Pointers for execve into texts that stay where they are.
std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> out;
    for (auto& text : texts) out.push_back(text.data());
    out.push_back(nullptr);
    return out;
}

std::vector<std::string> environment_with(std::vector<std::pair<std::string, std::string>> const& added) {
    std::vector<std::string> all;
    for (char** variable = environ; *variable != nullptr; ++variable) {
        std::string_view const text = *variable;
        bool is_replaced = false;
        for (auto const& [name, value] : added) is_replaced |= text.starts_with(name + "=");
        if (!is_replaced) all.emplace_back(text);
    }
    for (auto const& [name, value] : added) all.push_back(name + "=" + value);
    return all;
}

void limit(decltype(RLIMIT_CORE) resource, rlim_t most) {
    rlimit const both{most, most};
    setrlimit(resource, &both);
}

/// Between fork and exec: only calls that are safe in a copy of one thread of many.
[[noreturn]] void become(ChildRequest const& request, char** arguments, char** environment, int out, int err, int trouble, pid_t parent) {
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(1); // it died meanwhile
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    limit(RLIMIT_CORE, 0);
    if (request.limits.memory_bytes > 0 && limits_memory()) limit(RLIMIT_DATA, request.limits.memory_bytes);
    int const nothing = open("/dev/null", O_RDONLY);
    dup2(nothing, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    dup2(err, STDERR_FILENO);
    close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
    execve(request.program.c_str(), arguments, environment);
    int const error = errno;
    [[maybe_unused]] auto const written = write(trouble, &error, sizeof error);
    _exit(127);
}

class Running {
  public:
    explicit Running(ChildRequest const& request) {
        std::vector<std::string> words{request.program.filename().string()};
        words.insert(words.end(), request.arguments.begin(), request.arguments.end());
        auto variables = environment_with(request.environment);
        auto const argument_pointers = pointers(words), variable_pointers = pointers(variables);
        Pipe out, err, trouble;
        pid_t const parent = getpid();
        pid_ = fork();
        if (pid_ < 0) throw refused_by_system("fork");
        if (pid_ == 0)
            become(request, const_cast<char**>(argument_pointers.data()), const_cast<char**>(variable_pointers.data()), out.writing.get(),
                   err.writing.get(), trouble.writing.get(), parent);
        setpgid(pid_, pid_); // whichever is first
        out_ = std::move(out.reading);
        err_ = std::move(err.reading);
        for (auto const* end : {&out_, &err_}) fcntl(end->get(), F_SETFL, O_NONBLOCK);
        trouble.writing.reset();
        int error = 0;
        if (read(trouble.reading.get(), &error, sizeof error) == sizeof error) exec_error_ = error; // else closed by exec
    }
    ~Running() {
        if (has_ended_) return;
        signal(SIGKILL);
        waitpid(pid_, nullptr, 0);
    }
    Running(Running const&) = delete;
    Running& operator=(Running const&) = delete;

    [[nodiscard]] std::optional<int> exec_error() const { return exec_error_; }
    /// To all of its group.
    void signal(int number) const { kill(-pid_, number); }

    /// Waits a little for something to read.
    void rest() const {
        std::array<pollfd, 2> ends{{{out_.get(), POLLIN, 0}, {err_.get(), POLLIN, 0}}};
        // A closed end stays readable for ever: it would keep us awake.
        if (is_out_closed_) ends[0].fd = -1;
        if (is_err_closed_) ends[1].fd = -1;
        poll(ends.data(), ends.size(), static_cast<int>(poll_step.count()));
    }
    void read_out(std::string& out) {
        is_out_closed_ |= !read_all(out_, [&](std::string_view text) {
            if (out.size() < longest_out_bytes) out += text;
        });
    }
    /// \return true when something came
    bool read_lines(std::function<void(std::string_view)> const& on_line) {
        bool has_read = false;
        is_err_closed_ |= !read_all(err_, [&](std::string_view text) {
            has_read = true;
            line_ += text;
            for (auto end = line_.find('\n'); end != std::string::npos; end = line_.find('\n')) {
                on_line(std::string_view(line_).substr(0, end));
                line_.erase(0, end + 1);
            }
            if (line_.size() > longest_line_bytes) line_.clear();
        });
        return has_read;
    }
    void read_rest(std::string& out, std::function<void(std::string_view)> const& on_line) {
        read_out(out);
        read_lines(on_line);
        if (!line_.empty()) on_line(line_);
    }
    /// waitpid's status once it has ended; what it started is ended with it.
    std::optional<int> ended() {
        siginfo_t info{};
        if (waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid != pid_) return std::nullopt;
        signal(SIGKILL); // before it is waited for: until then the number is nobody else's
        int status = 0;
        waitpid(pid_, &status, 0);
        has_ended_ = true;
        return status;
    }

  private:
    /// \return false when the other end is closed
    template <typename Take> static bool read_all(Descriptor const& from, Take const& take) {
        std::array<char, 65'536> buffer{};
        for (;;) {
            auto const got = read(from.get(), buffer.data(), buffer.size());
            if (got > 0) take(std::string_view(buffer.data(), static_cast<std::size_t>(got)));
            else if (got == 0) return false;
            else if (errno != EINTR) return true; // nothing more for now
        }
    }

    pid_t pid_ = -1;
    Descriptor out_, err_;
    bool is_out_closed_ = false, is_err_closed_ = false, has_ended_ = false;
    std::string line_; ///< of stderr, not ended yet
    std::optional<int> exec_error_;
};

/// Asks the child to end, then makes it.
class Ending {
  public:
    [[nodiscard]] std::optional<ChildEnd::Cause> cause() const { return cause_; }
    void begin(ChildEnd::Cause cause, Running const& child) {
        if (cause_) return;
        cause_ = cause;
        since_ = Clock::now();
        child.signal(SIGINT);
    }
    void insist(Running const& child) const {
        if (cause_ && Clock::now() - since_ >= grace) child.signal(SIGKILL);
    }

  private:
    std::optional<ChildEnd::Cause> cause_;
    Clock::time_point since_;
};

bool is_over(std::chrono::milliseconds most, Clock::time_point since) { return most.count() > 0 && Clock::now() - since >= most; }

ChildEnd end_of(int status, std::optional<ChildEnd::Cause> ours, std::string out) {
    ChildEnd end;
    end.out = std::move(out);
    end.code = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
    // One that ends by itself while being asked to has done its work.
    bool const is_done = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    end.cause = ours && !is_done ? *ours : WIFEXITED(status) ? ChildEnd::Cause::exited : ChildEnd::Cause::crashed;
    return end;
}

}

ChildEnd run_child(ChildRequest const& request, std::function<void(std::string_view)> const& on_line, std::stop_token const& stop) {
    Running child(request);
    if (auto const error = child.exec_error()) return {ChildEnd::Cause::not_started, *error, {}};
    auto const start = Clock::now();
    auto last_line = start;
    std::string out;
    Ending ending;
    for (;;) {
        child.rest();
        child.read_out(out);
        if (child.read_lines(on_line)) last_line = Clock::now();
        if (auto const status = child.ended()) {
            child.read_rest(out, on_line);
            return end_of(*status, ending.cause(), std::move(out));
        }
        if (stop.stop_requested()) ending.begin(ChildEnd::Cause::stopped, child);
        if (is_over(request.limits.time, start) || is_over(request.limits.silence, last_line)) ending.begin(ChildEnd::Cause::too_long, child);
        ending.insist(child);
    }
}

bool limits_memory() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return false;
#else
    return true;
#endif
}

}
