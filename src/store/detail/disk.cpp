#include "store/detail/disk.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace vigie::store {

namespace {

core::Error disk_error(std::filesystem::path const& path) {
    return {core::ErrorCode::failed,
            {VIGIE_N_("The disk refused to write {0}. Check the disk and its free space."), {path.filename().string()}},
            std::strerror(errno)};
}

void flush(std::filesystem::path const& path, int flags) {
    int const descriptor = open(path.c_str(), flags | O_CLOEXEC);
    bool const is_flushed = descriptor >= 0 && fsync(descriptor) == 0;
    auto const error = disk_error(path);
    if (descriptor >= 0) close(descriptor);
    if (!is_flushed) throw error;
}

std::filesystem::path folder_of(std::filesystem::path const& file) {
    return file.parent_path().empty() ? std::filesystem::path(".") : file.parent_path();
}

}

bool is_network_file_system(long type) {
    // NFS, SMB, CIFS, SMB2, Coda, AFS, 9P (shared folders of virtual machines), FUSE (sshfs and the like).
    constexpr std::array<unsigned long, 8> types{0x6969,     0x517B,     0xFF534D42, 0xFE534D42,
                                                 0x73757245, 0x5346414F, 0x01021997, 0x65735546};
    return std::ranges::find(types, static_cast<unsigned long>(type) & 0xFFFFFFFFUL) != types.end();
}

bool is_on_network(std::filesystem::path const& path) {
    if (char const* const said = std::getenv("VIGIE_NETWORK_DRIVE")) return *said == '1';
    struct statfs state {};
    return statfs(folder_of(path).c_str(), &state) == 0 && is_network_file_system(static_cast<long>(state.f_type));
}

bool is_writable(std::filesystem::path const& file) {
    return access(folder_of(file).c_str(), W_OK | X_OK) == 0 &&
           (access(file.c_str(), F_OK) != 0 || access(file.c_str(), W_OK) == 0);
}

void put_in_place(std::filesystem::path const& finished, std::filesystem::path const& target) {
    flush(finished, O_RDWR);
    if (std::rename(finished.c_str(), target.c_str()) != 0) throw disk_error(target);
    flush(folder_of(target), O_RDONLY | O_DIRECTORY);
}

}
