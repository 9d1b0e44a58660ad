#pragma once

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include <sys/inotify.h>
#include <unistd.h>

namespace vigie::support {

/// A file of which one learns whether anybody opened it.
class WatchedFile {
public:
    WatchedFile(std::filesystem::path const& path, std::string const& text) {
        std::ofstream(path) << text;
        descriptor_ = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
        if (descriptor_ < 0 || inotify_add_watch(descriptor_, path.c_str(), IN_OPEN | IN_ACCESS) < 0)
            throw std::runtime_error("cannot watch");
    }
    WatchedFile(WatchedFile const&) = delete;
    WatchedFile& operator=(WatchedFile const&) = delete;
    ~WatchedFile() { close(descriptor_); }

    /// Since the last time it was asked.
    [[nodiscard]] bool was_opened() {
        char events[4096];
        bool any = false;
        while (read(descriptor_, events, sizeof events) > 0)
            any = true;
        return any;
    }

private:
    int descriptor_ = -1;
};

}
