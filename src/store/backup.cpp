// Backups: SQLite's own copy of a live database, checked, then renamed into place.
#include "store/backup.hpp"

#include "store/detail/database.hpp"
#include "store/detail/disk.hpp"
#include "store/detail/schema_guard.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <map>
#include <memory>
#include <tuple>

#include <unistd.h>

namespace vigie::store {

namespace {

namespace fs = std::filesystem;

constexpr std::array reason_codes{"migration", "import", "work"};
constexpr std::string_view unfinished = ".part-"; // and the process that writes it
constexpr char const* damaged_project = VIGIE_N_("{0} is damaged: no backup was made of it. Open an earlier backup.");
constexpr int pages_a_step = 2048;
constexpr int wait_ms = 20;
constexpr std::size_t stamp_length = 16; // 20261125T150912Z

/// « 2026-11-25T15:09:12Z » without the signs that file names do not like.
std::string stamp(std::string const& time) {
    std::string compact;
    for (char const c : time)
        if (c != '-' && c != ':') compact += c;
    return compact;
}

std::string time_of_stamp(std::string const& s) {
    return s.substr(0, 4) + '-' + s.substr(4, 2) + '-' + s.substr(6, 5) + ':' + s.substr(11, 2) + ':' + s.substr(13, 3);
}

std::string prefix(fs::path const& project) { return project.stem().string() + ' '; }

/// « parc 20261125T150912Z-2 import.gpkg »: the second made in that second.
struct Name {
    std::string stamp;
    int number = 1;
    BackupReason reason = BackupReason::work;

    friend auto operator<=>(Name const& a, Name const& b) {
        return std::tie(a.stamp, a.number) <=> std::tie(b.stamp, b.number);
    }
    friend bool operator==(Name const&, Name const&) = default;
};

std::string file_name(fs::path const& project, Name const& name) {
    return prefix(project) + name.stamp + (name.number > 1 ? "-" + std::to_string(name.number) : "") + ' ' +
           reason_codes[static_cast<std::size_t>(name.reason)] + ".gpkg";
}

std::optional<Name> name_of(fs::path const& file, std::string const& before) {
    std::string const stem = file.stem().string();
    auto const space = stem.rfind(' ');
    if (file.extension() != ".gpkg" || !stem.starts_with(before) || space == std::string::npos ||
        space < before.size() + stamp_length)
        return std::nullopt;
    auto const reason = std::ranges::find(reason_codes, stem.substr(space + 1));
    if (reason == reason_codes.end()) return std::nullopt;
    Name name{stem.substr(before.size(), stamp_length), 1, static_cast<BackupReason>(reason - reason_codes.begin())};
    std::string const number = stem.substr(before.size() + stamp_length, space - before.size() - stamp_length);
    if (number.size() > 1) std::from_chars(number.data() + 1, number.data() + number.size(), name.number);
    return name;
}

std::map<Name, fs::path, std::greater<>> named_backups(fs::path const& project) {
    std::map<Name, fs::path, std::greater<>> list;
    std::error_code missing;
    for (auto const& entry : fs::directory_iterator(backup_folder(project), missing))
        if (auto const name = name_of(entry.path(), prefix(project))) list.emplace(*name, entry.path());
    return list;
}

/// A name that comes after every other.
fs::path next_name(fs::path const& project, BackupReason reason) {
    Name name{stamp(utc_now()), 1, reason};
    if (auto const list = named_backups(project); !list.empty() && list.begin()->first >= name)
        name = {list.begin()->first.stamp, list.begin()->first.number + 1, reason};
    return backup_folder(project) / file_name(project, name);
}

struct BackupDeleter {
    void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};

void copy_pages(Database& from, Database& to, std::stop_token const& stop) {
    std::unique_ptr<sqlite3_backup, BackupDeleter> const copy(
        sqlite3_backup_init(to.handle(), "main", from.handle(), "main"));
    if (!copy) throw database_error(to.handle(), to.path());
    for (int code = SQLITE_OK; code != SQLITE_DONE;) {
        if (stop.stop_requested()) throw core::cancelled();
        code = sqlite3_backup_step(copy.get(), pages_a_step);
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
            sqlite3_sleep(wait_ms);
        else if (code == SQLITE_CORRUPT)
            throw core::Error(core::ErrorCode::refused, {damaged_project, {from.path().filename().string()}});
        else if (code != SQLITE_OK && code != SQLITE_DONE)
            throw database_error(code, to.path());
    }
}

bool is_running(std::string const& process) {
    return ::kill(static_cast<pid_t>(std::strtol(process.c_str(), nullptr, 10)), 0) == 0 || errno != ESRCH;
}

/// What backups that were killed left behind. A parent and its child process may each be making one.
void remove_unfinished(fs::path const& folder) {
    std::error_code ignored;
    for (auto const& entry : fs::directory_iterator(folder, ignored)) {
        std::string const name = entry.path().filename().string();
        auto const mark = name.rfind(unfinished);
        if (mark != std::string::npos && !is_running(name.substr(mark + unfinished.size())))
            fs::remove(entry.path(), ignored);
    }
}

void forget_oldest(fs::path const& project) {
    auto const list = backups(project);
    std::error_code ignored;
    for (std::size_t i = kept_backups; i < list.size(); ++i)
        fs::remove(list[i].file, ignored);
}

bool is_newer_than(Backup const& backup, fs::path const& project) {
    std::error_code missing;
    auto const written = fs::last_write_time(backup.file, missing);
    if (missing) return false;
    for (auto const* const suffix : {"", "-wal", "-journal"}) {
        auto const changed = fs::last_write_time(project.string() + suffix, missing);
        if (!missing && changed >= written) return false;
    }
    return true;
}

void write_copy(Database& from, fs::path const& target, std::stop_token const& stop) {
    Database to(target, Database::Access::create);
    copy_pages(from, to, stop);
    to.execute("PRAGMA journal_mode = DELETE"); // the copy says what the original said; alone, it is one file
    if (!passes_quick_check(to))
        throw core::Error(core::ErrorCode::refused, {damaged_project, {from.path().filename().string()}});
}

}

fs::path backup_folder(fs::path const& project) { return fs::path(project).replace_extension(".backups"); }

std::vector<Backup> backups(fs::path const& project) {
    std::vector<Backup> list;
    std::error_code ignored;
    for (auto const& [name, file] : named_backups(project))
        list.push_back({file, time_of_stamp(name.stamp), name.reason, fs::file_size(file, ignored)});
    return list;
}

fs::path restored_name(fs::path const& project, Backup const& backup) {
    auto const& at = backup.made_at; // 2026-11-25T15:09:12Z
    auto const base =
        project.stem().string() + " (" + at.substr(0, 10) + " " + at.substr(11, 2) + "h" + at.substr(14, 2);
    for (int n = 1;; ++n) {
        auto const name = base + (n > 1 ? "-" + std::to_string(n) : "") + ").gpkg";
        auto target = project.parent_path() / name;
        std::error_code ignored;
        if (!fs::exists(target, ignored)) return target;
    }
}

void restore_backup(Backup const& backup, fs::path const& target) {
    std::error_code trouble;
    if (fs::exists(target, trouble))
        throw core::Error(core::ErrorCode::usage,
                          {VIGIE_N_("{0} exists already. Give the copy another name."), {target.filename().string()}});
    fs::path const part = target.string() + std::string(unfinished) + std::to_string(getpid());
    try {
        fs::copy_file(backup.file, part);
        put_in_place(part, target);
    } catch (fs::filesystem_error const& error) {
        fs::remove(part, trouble);
        throw core::Error(core::ErrorCode::failed,
                          {VIGIE_N_("{0} could not be written. Free some space, or check that you may write there."),
                           {target.string()}},
                          error.what());
    } catch (core::Error const&) {
        fs::remove(part, trouble);
        throw;
    }
}

Backup make_backup(fs::path const& project, BackupReason reason, std::stop_token stop) {
    Database from(project, Database::Access::read_only);
    return make_backup(from, reason, std::move(stop));
}

Backup make_backup(Database& from, BackupReason reason, std::stop_token stop) {
    fs::path const& project = from.path();
    if (auto const list = backups(project); !list.empty() && is_newer_than(list.front(), project)) return list.front();
    auto const folder = backup_folder(project);
    std::error_code trouble;
    fs::create_directories(folder, trouble);
    remove_unfinished(folder);
    auto const target = next_name(project, reason);
    fs::path const part = target.string() + std::string(unfinished) + std::to_string(getpid());
    try {
        write_copy(from, part, stop);
        put_in_place(part, target);
    } catch (core::Error const& error) {
        fs::remove(part, trouble);
        if (error.code() == core::ErrorCode::cancelled || error.message().english == damaged_project) throw;
        throw core::Error(
            core::ErrorCode::failed,
            {VIGIE_N_("No backup of {0} could be written in {1}. Free some space, or check that you may write there."),
             {project.filename().string(), folder.string()}},
            error.detail());
    }
    forget_oldest(project);
    return backups(project).front();
}

}
