#pragma once

#include "store/holder.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <variant>

namespace vigie::store {

/// Who writes a project, told by a small file beside it (NAME.gpkg.lock: token, user, host, process, since) while it is
/// open for writing.
///
/// The file carries an operating-system lock that ends with its process, however that ends: what a dead process left is
/// taken over. One process has one lock per project, whatever its connections. A child joins its parent's by the token
/// in the environment (lock_token_variable). Where such a lock does not reach other machines, the age of the file
/// tells: its holder touches it every 30 s on a network drive.
class ProjectLock {
public:
    struct CannotWrite {}; ///< the folder lets no one write

    /// The lock, or who has it.
    [[nodiscard]] static std::variant<std::shared_ptr<ProjectLock>, Holder, CannotWrite>
    take(std::filesystem::path const& project, bool is_on_network);

    ProjectLock(ProjectLock const&) = delete;
    ProjectLock& operator=(ProjectLock const&) = delete;
    ~ProjectLock();

    [[nodiscard]] std::string const& token() const { return token_; }
    /// True in a child process that works under its parent's lock.
    [[nodiscard]] bool is_joined() const { return descriptor_ < 0; }

private:
    ProjectLock(std::filesystem::path file, int descriptor, std::string token);
    void beat();

    std::filesystem::path file_;
    int descriptor_ = -1;
    std::string token_;
    std::jthread heart_;
};

/// Who has a project open for writing now, this process included; absent when nobody has.
[[nodiscard]] std::optional<Holder> holder_of(std::filesystem::path const& project);

[[nodiscard]] std::filesystem::path lock_file(std::filesystem::path const& project);

}
