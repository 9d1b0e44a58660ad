#pragma once

#include "core/error.hpp"
#include "core/id.hpp"

#include "store/holder.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace vigie::store {

class ProjectLock;

/// core::Error for what SQLite says, in words: disk full, locked by another program, damaged, read-only.
[[nodiscard]] core::Error database_error(sqlite3* connection, std::filesystem::path const& path);
[[nodiscard]] core::Error database_error(int code, std::filesystem::path const& path, std::string detail = {});

/// A prepared statement with its values; reset when it goes out of scope, so that the next use starts clean.
/// Parameters are named (« :code »), columns are numbered from 0.
class Statement {
  public:
    Statement(sqlite3_stmt* statement, sqlite3* connection, std::filesystem::path const& path);
    Statement(Statement const&) = delete;
    Statement& operator=(Statement const&) = delete;
    ~Statement();

    [[nodiscard]] bool has_parameter(char const* name) const;
    Statement& null(char const* name);
    Statement& bind(char const* name, std::int64_t value);
    Statement& bind(char const* name, int value) { return bind(name, std::int64_t{value}); }
    Statement& bind(char const* name, double value);
    Statement& bind(char const* name, std::string_view value);
    Statement& bind(char const* name, char const* value) { return bind(name, std::string_view(value)); }
    Statement& bind(char const* name, std::span<std::byte const> blob);
    template <typename Tag> Statement& bind(char const* name, core::Id<Tag> id) { return bind(name, id.value); }
    template <typename T> Statement& bind(char const* name, std::optional<T> const& value) {
        return value ? bind(name, *value) : null(name);
    }
    /// Something SQL functions work on and SQL cannot see; it outlives the statement's use.
    Statement& bind_pointer(char const* name, void* pointer, char const* type);
    /// NULL instead of a reference to nothing.
    template <typename Tag> Statement& bind_reference(char const* name, core::Id<Tag> id) { return id ? bind(name, id.value) : null(name); }

    /// True while there is a row. \throws core::Error
    bool step();
    /// Runs to the end and makes ready for other values.
    void run();

    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::span<std::byte const> blob(int column) const; ///< valid until the next step
    [[nodiscard]] std::optional<int> maybe_int(int column) const;
    [[nodiscard]] std::optional<double> maybe_real(int column) const;

  private:
    [[nodiscard]] int index(char const* name) const;

    sqlite3_stmt* statement_;
    sqlite3* connection_;
    std::filesystem::path const& path_;
};

class Database;

/// A statement made of names that only the running program knows, prepared for one use. Parameters are « ? », numbered from 1.
class OneOff {
  public:
    OneOff(Database& db, std::string const& sql);
    OneOff(OneOff const&) = delete;
    OneOff& operator=(OneOff const&) = delete;
    ~OneOff();

    void bind(int place, std::monostate);
    void bind(int place, std::int64_t value);
    void bind(int place, double value);
    void bind(int place, std::string const& value);
    void bind(int place, std::vector<std::byte> const& value);
    /// True while there is a row. \throws core::Error
    bool step();
    void run();
    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] bool is_integer(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::span<std::byte const> blob(int column) const; ///< valid until the next step

  private:
    Database& db_;
    sqlite3_stmt* statement_ = nullptr;
};

/// The connection. Statements are prepared once and kept.
class Database {
  public:
    enum class Access { create, read_write, read_only, scratch };

    /// Opens without trusting the file: no extension, no foreign function, schema not trusted. `scratch` is a database of the
    /// process's own, gone when it closes; `path` then only names it in sentences.
    Database(std::filesystem::path path, Access access);
    Database(Database const&) = delete;
    Database& operator=(Database const&) = delete;
    ~Database();

    /// After the schema was checked: SpatiaLite and the scoring functions, triggers and views.
    void trust();
    /// The part of it that lets triggers and views run: for a schema that was just made here.
    void allow_own_schema();
    /// Copies another database into this one, whole. \throws core::Error
    void copy_from(Database& other);
    void forbid_writing();

    /// \param sql a text that lives as long as the program (embedded)
    [[nodiscard]] Statement prepare(std::string_view sql);
    /// Several statements, without parameters.
    void execute(std::string_view script);
    /// For the way back from a failure, which has its own error to tell.
    void try_execute(char const* script) noexcept;
    [[nodiscard]] std::int64_t last_row_id() const;
    [[nodiscard]] int changes() const;

    [[nodiscard]] std::filesystem::path const& path() const { return path_; }
    [[nodiscard]] sqlite3* handle() const { return connection_; }
    [[nodiscard]] bool is_read_only() const { return is_read_only_; }

    /// Of the pages it reads; see store::PassingThrough.
    enum class Pages { usual, few };
    void keep_pages(Pages pages) noexcept;

    /// How committed work is kept safe meanwhile: a rollback journal beside the file, or a log that readers are not held up by.
    enum class Journal { rollback, log };
    /// Stays as it is where another program (QGIS) has the file open: either is safe.
    void set_journal(Journal journal) noexcept;
    /// Takes what is committed in the log over into the file, as far as readers let it: whoever copies the file alone has all of it.
    void bring_up_to_date() noexcept;
    /// One file again, if nobody else has it open.
    void merge_journal() noexcept;

    int srs_id = 0;               ///< of every geometry
    int transaction_depth = 0;    ///< see Project::transaction
    bool are_extents_stale = false; ///< residences or zones changed since they were last written to gpkg_contents
    bool has_history = true;      ///< see Project::without_history
    core::ImportId batch{};       ///< the import being written, if one is
    std::shared_ptr<ProjectLock> lock; ///< held while the file may be written
    std::optional<Holder> holder;      ///< who has it instead
    std::vector<core::Message> notes;  ///< what the user should know about how it was opened

  private:
    [[nodiscard]] int open(std::string const& name, int flags);

    std::filesystem::path path_;
    sqlite3* connection_ = nullptr;
    void* spatialite_ = nullptr;
    bool is_read_only_ = false;
    std::unordered_map<char const*, sqlite3_stmt*> statements_;
};

/// UTC now, « 2026-04-14T09:30:00Z » (SOURCE_DATE_EPOCH replaces the clock).
[[nodiscard]] std::string utc_now();

}
