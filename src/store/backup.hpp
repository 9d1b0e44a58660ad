#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

/// Copies of a project kept beside it, in the folder « NAME.backups ». Each is a whole project that opens as it is.
namespace vigie::store {

enum class BackupReason { migration, import, work };

struct Backup {
    std::filesystem::path file;
    std::string made_at; ///< ISO date and time, UTC
    BackupReason reason = BackupReason::work;
    std::uintmax_t bytes = 0;
};

/// How many are kept; the oldest go first.
constexpr std::size_t kept_backups = 5;

[[nodiscard]] std::filesystem::path backup_folder(std::filesystem::path const& project);

/// Newest first. Reads the folder only.
[[nodiscard]] std::vector<Backup> backups(std::filesystem::path const& project);

/// Copies the project as it was last committed, while others read and write it; checks the copy, then gives it its
/// name: a copy that was cut short never shows. Removes the oldest beyond kept_backups. Does nothing when the newest
/// backup is newer than the file. \return the newest backup \throws core::Error(failed) when it cannot be written,
/// core::Error(refused) when the project itself is damaged
Backup make_backup(std::filesystem::path const& project, BackupReason reason, std::stop_token stop = {});

/// Copies a backup to a project of its own. \throws core::Error(usage) when there is a file already,
/// core::Error(failed) when it cannot be written: nothing is left half-written
void restore_backup(Backup const& backup, std::filesystem::path const& target);
/// Beside the project, named after the backup's day and time; free.
[[nodiscard]] std::filesystem::path restored_name(std::filesystem::path const& project, Backup const& backup);

class Database;
/// The same through a connection that is open already, and not in a transaction.
Backup make_backup(Database& project, BackupReason reason, std::stop_token stop);

}
