#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace vigie::store {

class Database;

/// A statement run for each of very many rows: parameters by place, from 1, and values that are not copied. What is bound must stay
/// until the next run().
class BulkInsert {
  public:
    /// \param sql one statement with « ? » places, or names, which are numbered as they first come
    BulkInsert(Database& db, std::string_view sql);
    BulkInsert(BulkInsert const&) = delete;
    BulkInsert& operator=(BulkInsert const&) = delete;
    ~BulkInsert();

    void bind(int place, std::int64_t value);
    void bind(int place, double value);
    void bind(int place, std::string_view text);
    void bind(int place, std::span<std::byte const> blob);
    void null(int place);
    void bind(int place, int value) { bind(place, std::int64_t{value}); }
    template <typename T> void bind(int place, std::optional<T> const& value) {
        if (value) bind(place, *value);
        else null(place);
    }
    void clear(); ///< everything NULL again
    /// \throws core::Error(failed)
    void run();
    /// Binds all places, in order, and runs.
    template <typename... Values> void row(Values const&... values) {
        int place = 0;
        (bind(++place, values), ...);
        run();
    }

  private:
    Database& db_;
    sqlite3_stmt* statement_ = nullptr;
};

/// `INSERT INTO "table" VALUES (?,?,…)`.
[[nodiscard]] std::string insert_statement(std::string_view table, int columns);

}
