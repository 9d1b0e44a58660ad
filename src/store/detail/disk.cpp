#include "store/detail/disk.hpp"

#include "core/error.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace vigie::store {

namespace {

core::Error disk_error(std::filesystem::path const& path) {
    return {core::ErrorCode::failed, {VIGIE_N_("The disk refused to write {0}. Check the disk and its free space."), {path.filename().string()}}, std::strerror(errno)};
}

void flush(std::filesystem::path const& path, int flags) {
    int const descriptor = open(path.c_str(), flags | O_CLOEXEC);
    bool const is_flushed = descriptor >= 0 && fsync(descriptor) == 0;
    auto const error = disk_error(path);
    if (descriptor >= 0) close(descriptor);
    if (!is_flushed) throw error;
}

}

void put_in_place(std::filesystem::path const& finished, std::filesystem::path const& target) {
    flush(finished, O_RDWR);
    if (std::rename(finished.c_str(), target.c_str()) != 0) throw disk_error(target);
    flush(target.parent_path().empty() ? std::filesystem::path(".") : target.parent_path(), O_RDONLY | O_DIRECTORY);
}

}
