#include "store/detail/database.hpp"

#include "store/detail/functions.hpp"
#include "store/detail/lock.hpp"
#include "store/detail/packed_row.hpp"

#include <sqlite3.h>
// spatialite.h needs sqlite3.h first.
#include <spatialite.h>

#include <array>
#include <cassert>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <utility>

namespace vigie::store {

namespace {

constexpr int busy_timeout_ms = 5000;
constexpr int closing_timeout_ms = 500;
constexpr int maximum_value_bytes = 500'000'000;

core::Message message_for(int code, std::string const& name) {
    switch (code & 0xff) {
    case SQLITE_FULL: return {VIGIE_N_("The disk is full: {0} was left as it was. Free some space and try again."), {name}};
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return {VIGIE_N_("{0} is being written by another program. Close it there and try again."), {name}};
    case SQLITE_READONLY: return {VIGIE_N_("{0} is read-only. Copy it to a folder you may write to."), {name}};
    case SQLITE_CANTOPEN: return {VIGIE_N_("{0} cannot be opened. Check that the file exists and that you may read its folder."), {name}};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return {VIGIE_N_("{0} is not a Vigie project, or it is damaged. Open a backup, or check where the file comes from."), {name}};
    case SQLITE_INTERRUPT: return VIGIE_N_("Stopped. Nothing was changed.");
    case SQLITE_IOERR: return {VIGIE_N_("The disk refused to read or write {0}; the file was left as it was. Check the disk and its free space."), {name}};
    default: return {VIGIE_N_("{0}: the database refused the operation."), {name}};
    }
}

}

core::Error database_error(sqlite3* connection, std::filesystem::path const& path) {
    if (connection == nullptr) return database_error(SQLITE_NOMEM, path);
    return database_error(sqlite3_extended_errcode(connection), path, sqlite3_errmsg(connection));
}

core::Error database_error(int code, std::filesystem::path const& path, std::string detail) {
    int const primary = code & 0xff;
    bool const is_refused = primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB || primary == SQLITE_CANTOPEN;
    if (detail.empty()) detail = sqlite3_errstr(code);
    return {is_refused ? core::ErrorCode::refused : core::ErrorCode::failed, message_for(code, path.filename().string()), std::move(detail)};
}

// --- Statement ---

Statement::Statement(sqlite3_stmt* statement, sqlite3* connection, std::filesystem::path const& path)
    : statement_(statement), connection_(connection), path_(path) {}

Statement::~Statement() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

int Statement::index(char const* name) const {
    int const found = sqlite3_bind_parameter_index(statement_, name);
    assert(found > 0 && "the statement has no such parameter");
    return found;
}

bool Statement::has_parameter(char const* name) const { return sqlite3_bind_parameter_index(statement_, name) > 0; }

Statement& Statement::bind_pointer(char const* name, void* pointer, char const* type) {
    sqlite3_bind_pointer(statement_, index(name), pointer, type, nullptr);
    return *this;
}

Statement& Statement::null(char const* name) {
    sqlite3_bind_null(statement_, index(name));
    return *this;
}

Statement& Statement::bind(char const* name, std::int64_t value) {
    sqlite3_bind_int64(statement_, index(name), value);
    return *this;
}

Statement& Statement::bind(char const* name, double value) {
    sqlite3_bind_double(statement_, index(name), value); // NaN becomes NULL
    return *this;
}

Statement& Statement::bind(char const* name, std::string_view value) {
    sqlite3_bind_text64(statement_, index(name), value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement& Statement::bind(char const* name, std::span<std::byte const> blob) {
    sqlite3_bind_blob64(statement_, index(name), blob.data(), blob.size(), SQLITE_TRANSIENT);
    return *this;
}

bool Statement::step() {
    int const result = sqlite3_step(statement_);
    if (result == SQLITE_ROW) return true;
    if (result == SQLITE_DONE) return false;
    throw database_error(connection_, path_);
}

void Statement::run() {
    while (step()) {}
    sqlite3_reset(statement_);
}

bool Statement::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }

double Statement::real(int column) const { return sqlite3_column_double(statement_, column); }

std::string Statement::text(int column) const {
    auto const* const bytes = sqlite3_column_text(statement_, column);
    if (bytes == nullptr) return {};
    return {reinterpret_cast<char const*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::span<std::byte const> Statement::blob(int column) const {
    auto const* const bytes = static_cast<std::byte const*>(sqlite3_column_blob(statement_, column));
    return {bytes, bytes == nullptr ? 0 : static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::optional<int> Statement::maybe_int(int column) const {
    if (is_null(column)) return std::nullopt;
    return static_cast<int>(integer(column));
}

std::optional<double> Statement::maybe_real(int column) const {
    if (is_null(column)) return std::nullopt;
    return real(column);
}

// --- Database ---

namespace {

/// Nothing in the file may act: no extension, no trigger, no view, no foreign function.
void distrust(sqlite3* connection) {
    sqlite3_extended_result_codes(connection, 1);
    sqlite3_busy_timeout(connection, busy_timeout_ms);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, maximum_value_bytes);
    sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0);
}

/// The file as it lies, without locks or a journal: the only way to read from a medium where nothing can be written.
std::string immutable_uri(std::filesystem::path const& path) {
    std::string uri = "file:";
    for (char const c : std::filesystem::absolute(path).string()) {
        if (c == '%') uri += "%25";
        else if (c == '?') uri += "%3f";
        else if (c == '#') uri += "%23";
        else uri += c;
    }
    return uri + "?immutable=1";
}

bool is_about_the_medium(int code) {
    int const primary = code & 0xff;
    return primary == SQLITE_CANTOPEN || primary == SQLITE_READONLY || primary == SQLITE_IOERR;
}

/// A program that was killed left committed or half-done work beside the file: without it, the file alone says something else.
bool has_journal(std::filesystem::path const& path) {
    for (auto const* const suffix : {"-journal", "-wal"}) {
        std::error_code missing;
        auto const size = std::filesystem::file_size(path.string() + suffix, missing);
        if (!missing && size > 0) return true;
    }
    return false;
}

core::Error needs_its_journal(std::filesystem::path const& path) {
    return {core::ErrorCode::refused,
            {VIGIE_N_("{0} was not closed properly and cannot be put right where it is. Copy it with the files {0}-wal and {0}-journal beside it to a folder you may write to, and open it there."),
             {path.filename().string()}}};
}

}

// --- OneOff ---

OneOff::OneOff(Database& db, std::string const& sql) : db_(db) {
    if (sqlite3_prepare_v2(db.handle(), sql.c_str(), static_cast<int>(sql.size()), &statement_, nullptr) != SQLITE_OK)
        throw database_error(db.handle(), db.path());
}

OneOff::~OneOff() { sqlite3_finalize(statement_); }

void OneOff::bind(int place, std::monostate) { sqlite3_bind_null(statement_, place); }

void OneOff::bind(int place, std::int64_t value) { sqlite3_bind_int64(statement_, place, value); }

void OneOff::bind(int place, double value) { sqlite3_bind_double(statement_, place, value); }

void OneOff::bind(int place, std::string const& value) {
    sqlite3_bind_text64(statement_, place, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void OneOff::bind(int place, std::vector<std::byte> const& value) {
    // An empty vector has no address, which would bind NULL.
    sqlite3_bind_blob64(statement_, place, value.empty() ? "" : static_cast<void const*>(value.data()), value.size(), SQLITE_TRANSIENT);
}

bool OneOff::step() {
    int const result = sqlite3_step(statement_);
    if (result == SQLITE_ROW) return true;
    if (result == SQLITE_DONE) return false;
    throw database_error(db_.handle(), db_.path());
}

void OneOff::run() {
    while (step()) {}
    sqlite3_reset(statement_);
}

bool OneOff::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

bool OneOff::is_integer(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_INTEGER; }

std::int64_t OneOff::integer(int column) const { return sqlite3_column_int64(statement_, column); }

double OneOff::real(int column) const { return sqlite3_column_double(statement_, column); }

std::span<std::byte const> OneOff::blob(int column) const {
    auto const* const bytes = static_cast<std::byte const*>(sqlite3_column_blob(statement_, column));
    return {bytes, bytes == nullptr ? 0 : static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string OneOff::text(int column) const {
    auto const* const bytes = sqlite3_column_text(statement_, column);
    return bytes == nullptr ? std::string() : std::string(reinterpret_cast<char const*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

namespace {

/// SQLite counts what it allocates, under a lock at each allocation: a seventh of the time of a large import. Nobody
/// reads the count. Only taken before the library's first use in the process; later it is refused, which does no harm.
void leave_memory_uncounted() { [[maybe_unused]] static int const once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

}

/// Opens and reads a first time, where a file that is no database, or that lies on a read-only medium, shows itself.
int Database::open(std::string const& name, int flags) {
    leave_memory_uncounted();
    sqlite3_close(std::exchange(connection_, nullptr));
    int code = sqlite3_open_v2(name.c_str(), &connection_, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK) return code;
    distrust(connection_);
    code = sqlite3_exec(connection_, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; SELECT count(*) FROM sqlite_schema;", nullptr, nullptr, nullptr);
    return code;
}

Database::Database(std::filesystem::path path, Access access) : path_(std::move(path)) {
    int flags = access == Access::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (access == Access::create || access == Access::scratch) flags |= SQLITE_OPEN_CREATE;
    int code = open(access == Access::scratch ? std::string() : path_.string(), flags);
    if (access == Access::read_only && is_about_the_medium(code) && has_journal(path_)) {
        // Opened for writing, SQLite puts it right; then it is read as asked.
        if (open(path_.string(), SQLITE_OPEN_READWRITE) == SQLITE_OK) code = open(path_.string(), flags);
        if (code != SQLITE_OK && has_journal(path_)) {
            sqlite3_close(connection_);
            throw needs_its_journal(path_);
        }
    }
    if (access == Access::read_only && is_about_the_medium(code)) code = open(immutable_uri(path_), flags | SQLITE_OPEN_URI);
    try {
        if (code != SQLITE_OK) throw database_error(connection_, path_);
        // A write-protected file opens for reading, whatever was asked.
        is_read_only_ = sqlite3_db_readonly(connection_, "main") == 1;
        execute("PRAGMA foreign_keys = ON; PRAGMA synchronous = EXTRA; PRAGMA temp_store = MEMORY;");
        keep_pages(Pages::usual);
    } catch (...) {
        sqlite3_close(connection_);
        throw;
    }
}

void Database::keep_pages(Pages pages) noexcept {
    // What only reads mostly goes through the file once; the system keeps the pages it has seen.
    auto const* const usual = is_read_only_ ? "PRAGMA cache_size = -8192" : "PRAGMA cache_size = -65536";
    try_execute(pages == Pages::few ? "PRAGMA cache_size = -1024" : usual);
}

void Database::set_journal(Journal journal) noexcept {
    sqlite3_busy_timeout(connection_, closing_timeout_ms);
    try_execute(journal == Journal::log ? "PRAGMA journal_mode = WAL" : "PRAGMA journal_mode = DELETE");
    sqlite3_busy_timeout(connection_, busy_timeout_ms);
}

void Database::bring_up_to_date() noexcept {
    sqlite3_wal_checkpoint_v2(connection_, "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

void Database::merge_journal() noexcept {
    sqlite3_busy_timeout(connection_, closing_timeout_ms);
    try_execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE");
}

Database::~Database() {
    // The last of this process to close leaves one file; a child works beside its parent, who will.
    if (lock && lock.use_count() == 1 && !lock->is_joined() && !is_read_only_) merge_journal();
    for (auto const& [sql, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close(connection_);
    if (spatialite_ != nullptr) spatialite_cleanup_ex(spatialite_);
}

void Database::allow_own_schema() {
    sqlite3_db_config(connection_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 1, nullptr);
    sqlite3_db_config(connection_, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, nullptr);
    sqlite3_db_config(connection_, SQLITE_DBCONFIG_ENABLE_VIEW, 1, nullptr);
}

void Database::copy_from(Database& other) {
    sqlite3_backup* const copy = sqlite3_backup_init(connection_, "main", other.connection_, "main");
    if (copy == nullptr) throw database_error(connection_, path_);
    int const step = sqlite3_backup_step(copy, -1);
    int const end = sqlite3_backup_finish(copy);
    if (step != SQLITE_DONE) throw database_error(step, path_);
    if (end != SQLITE_OK) throw database_error(end, path_);
}

void Database::forbid_writing() {
    execute("PRAGMA query_only = ON");
    is_read_only_ = true;
}

void Database::trust() {
    allow_own_schema();
    unsetenv("SPATIALITE_SECURITY"); // « relaxed » would let SQL read and write files
    spatialite_ = spatialite_alloc_connection();
    spatialite_init_ex(connection_, spatialite_, 0);
    execute("SELECT EnableGpkgAmphibiousMode();");
    // Everything SpatiaLite can read from outside goes: only the index, the text search and JSON stay.
    std::array<char const*, 5> const kept{"rtree", "rtree_i32", "json_each", "json_tree", nullptr};
    auto modules = kept;
    sqlite3_drop_modules(connection_, modules.data());
    register_functions(connection_);
    register_guards(connection_);
}

Statement Database::prepare(std::string_view sql) {
    auto [entry, is_new] = statements_.try_emplace(sql.data(), nullptr);
    if (is_new || entry->second == nullptr) {
        if (sqlite3_prepare_v3(connection_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &entry->second, nullptr) != SQLITE_OK) {
            statements_.erase(entry);
            throw database_error(connection_, path_);
        }
    }
    assert(!sqlite3_stmt_busy(entry->second) && "a statement is used inside itself");
    return {entry->second, connection_, path_};
}

void Database::execute(std::string_view script) {
    if (sqlite3_exec(connection_, std::string(script).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) throw database_error(connection_, path_);
}

void Database::try_execute(char const* script) noexcept { sqlite3_exec(connection_, script, nullptr, nullptr, nullptr); }

std::int64_t Database::last_row_id() const { return sqlite3_last_insert_rowid(connection_); }

int Database::changes() const { return sqlite3_changes(connection_); }

std::string utc_now() {
    std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    if (char const* const fixed = std::getenv("SOURCE_DATE_EPOCH")) now = static_cast<std::time_t>(std::strtoll(fixed, nullptr, 10));
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text.data();
}

}
