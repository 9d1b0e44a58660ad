#include "store/detail/lock.hpp"

#include "store/detail/database.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <fstream>
#include <map>
#include <mutex>
#include <random>

#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vigie::store {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds beat_every{30};
constexpr std::chrono::minutes silence_of_the_dead{3};

std::string host_name() {
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "?";
}

std::string user_name() {
    passwd entry{};
    passwd* found = nullptr;
    std::array<char, 4096> text{};
    if (getpwuid_r(getuid(), &entry, text.data(), text.size(), &found) == 0 && found != nullptr) return found->pw_name;
    return std::to_string(getuid());
}

std::string new_token() {
    std::random_device random;
    std::string token;
    for (int i = 0; i < 32; ++i)
        token += "0123456789abcdef"[random() & 15U];
    return token;
}

/// What the lock file says; one line a fact.
struct Note {
    std::string token;
    Holder holder;
};

Note read_note(fs::path const& file) {
    Note note;
    std::ifstream in(file);
    std::string process;
    std::getline(in, note.token);
    std::getline(in, note.holder.user);
    std::getline(in, note.holder.host);
    std::getline(in, process);
    std::getline(in, note.holder.since);
    note.holder.process = std::strtoll(process.c_str(), nullptr, 10);
    return note;
}

bool write_note(int descriptor, std::string const& token) {
    std::string const text =
        token + '\n' + user_name() + '\n' + host_name() + '\n' + std::to_string(getpid()) + '\n' + utc_now() + '\n';
    return ftruncate(descriptor, 0) == 0 &&
           pwrite(descriptor, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size());
}

/// The holder before may have removed the file between our opening and our locking it.
bool is_still_there(int descriptor, fs::path const& file) {
    struct stat ours {
    }, there{};
    return fstat(descriptor, &ours) == 0 && stat(file.c_str(), &there) == 0 && ours.st_ino == there.st_ino &&
           ours.st_dev == there.st_dev;
}

/// On another machine, and not silent for long.
bool lives_elsewhere(Note const& note, int descriptor) {
    struct stat state {};
    if (note.holder.host.empty() || note.holder.host == host_name() || fstat(descriptor, &state) != 0) return false;
    return std::chrono::system_clock::now() - std::chrono::system_clock::from_time_t(state.st_mtime) <
           silence_of_the_dead;
}

struct Registry {
    std::mutex mutex;
    std::map<fs::path, std::weak_ptr<ProjectLock>> locks;
};

Registry& registry() {
    static Registry of_this_process;
    return of_this_process;
}

bool is_our_parents(Note const& note) {
    char const* const token = std::getenv(lock_token_variable);
    return token != nullptr && !note.token.empty() && note.token == token;
}

}

std::optional<Holder> holder_of(fs::path const& project) {
    int const descriptor = ::open(lock_file(project).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) return std::nullopt;
    Note const note = read_note(lock_file(project));
    bool const is_held = flock(descriptor, LOCK_SH | LOCK_NB) != 0 || lives_elsewhere(note, descriptor);
    close(descriptor);
    return is_held ? std::optional(note.holder) : std::nullopt;
}

fs::path lock_file(fs::path const& project) { return project.string() + ".lock"; }

ProjectLock::ProjectLock(fs::path file, int descriptor, std::string token)
    : file_(std::move(file))
    , descriptor_(descriptor)
    , token_(std::move(token)) {}

ProjectLock::~ProjectLock() {
    if (descriptor_ < 0) return;
    if (heart_.joinable()) {
        heart_.request_stop();
        heart_.join();
    }
    unlink(file_.c_str()); // before the lock ends: whoever waits on the old file sees that it is gone
    close(descriptor_);
}

void ProjectLock::beat() {
    heart_ = std::jthread([descriptor = descriptor_](std::stop_token stop) {
        std::mutex mutex;
        std::condition_variable_any alarm;
        std::unique_lock lock(mutex);
        while (!alarm.wait_for(lock, stop, beat_every, [&] { return stop.stop_requested(); }))
            futimens(descriptor, nullptr);
    });
}

std::variant<std::shared_ptr<ProjectLock>, Holder, ProjectLock::CannotWrite> ProjectLock::take(fs::path const& project,
                                                                                               bool is_on_network) {
    std::error_code ignored;
    fs::path const key = fs::weakly_canonical(project, ignored);
    auto& ours = registry();
    std::lock_guard const guard(ours.mutex);
    if (auto lock = ours.locks[key].lock()) return lock;
    fs::path const file = lock_file(key);
    for (;;) {
        int const descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
        if (descriptor < 0) return CannotWrite{};
        bool const is_locked = flock(descriptor, LOCK_EX | LOCK_NB) == 0;
        Note const note = read_note(file);
        if (is_locked && !is_still_there(descriptor, file)) {
            close(descriptor);
            continue;
        }
        std::shared_ptr<ProjectLock> lock;
        if (is_locked && !lives_elsewhere(note, descriptor)) {
            lock.reset(new ProjectLock(file, descriptor, new_token()));
            if (!write_note(descriptor, lock->token())) return CannotWrite{};
            if (is_on_network) lock->beat();
        } else {
            close(descriptor);
            if (!is_our_parents(note)) return note.holder;
            lock.reset(new ProjectLock(file, -1, note.token));
        }
        ours.locks[key] = lock;
        return lock;
    }
}

}
