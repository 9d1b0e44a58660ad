#pragma once

#include <cstddef>
#include <span>

namespace vigie::store {

/// May SQLite be given these bytes as a changeset? Every length is within them, every record whole, of known kinds.
///
/// A changeset lies in the project, and SQLite (3.40) reads beyond its end when one was made up or damaged. The format
/// is that of sqlite3session.c: per table « T », number of columns, which of them are the key, name; then per row the
/// operation, a flag, and the values before and after.
[[nodiscard]] bool is_sound_changeset(std::span<std::byte const> bytes);

}
