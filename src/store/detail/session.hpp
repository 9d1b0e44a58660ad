#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

struct sqlite3_session;

namespace vigie::store {

class Database;

/// Records what happens to the recorded tables from its making on (SQLite's session extension).
class Recorder {
public:
    enum class What { everything, all_but_results };
    Recorder(Database& db, What what);
    Recorder(Recorder const&) = delete;
    Recorder& operator=(Recorder const&) = delete;
    ~Recorder();

    /// What changed, to be applied or reversed; empty for nothing.
    [[nodiscard]] std::vector<std::byte> changeset() const;

private:
    Database& db_;
    sqlite3_session* session_ = nullptr;
};

/// Does again what a changeset holds, or the reverse. A row that something else changed since is a conflict: the whole
/// changeset is then refused. Two things are none: a row that went away with the one it belonged to, and results
/// (scores, clusters), which give way. \throws core::Error(failed)
enum class Direction { forth, back };
void apply(Database& db, std::span<std::byte const> changeset, Direction direction);

}
