#pragma once

#include <filesystem>

namespace vigie::store {

/// Is the file on another machine (NFS, SMB, sshfs…)? There, locks and write-ahead logs cannot be relied on.
/// VIGIE_NETWORK_DRIVE=1 or 0 in the environment overrides what the system says.
[[nodiscard]] bool is_on_network(std::filesystem::path const& path);
[[nodiscard]] bool is_network_file_system(long type); ///< f_type of statfs

/// May files be made in its folder, and the file itself be written?
[[nodiscard]] bool is_writable(std::filesystem::path const& file);

/// Gives a finished file its name: what it holds is on the disk first, then the name, so that a power cut leaves all or
/// nothing. \throws core::Error(failed)
void put_in_place(std::filesystem::path const& finished, std::filesystem::path const& target);

}
