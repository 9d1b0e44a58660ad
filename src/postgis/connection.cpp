#include "postgis/connection.hpp"

#include <libpq-fe.h>

#include <poll.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace vigie::postgis {

namespace {

struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, Clear>;

struct Finish {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};

struct FreeOptions {
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};
using Options = std::unique_ptr<PQconninfoOption, FreeOptions>;

core::Error bad_target() {
    return {core::ErrorCode::usage,
            {VIGIE_N_("The server is not written as it should be. Write PG:host=serveur dbname=base user=compte "
                      "between quotes, or "
                      "PG:postgresql://compte@serveur/base; keep the password in ~/.pgpass or in PGPASSWORD.")}};
}

/// The words after « PG: », read; what libpq says of a bad one may hold a password and is not repeated.
Options read_target(std::string const& target) {
    if (!target.starts_with("PG:")) throw bad_target();
    char* trouble = nullptr;
    Options options(PQconninfoParse(target.c_str() + 3, &trouble));
    PQfreemem(trouble);
    if (!options) throw bad_target();
    return options;
}

std::string option(Options const& options, std::string_view name) {
    for (auto const* each = options.get(); each->keyword != nullptr; ++each)
        if (name == each->keyword && each->val != nullptr) return each->val;
    return {};
}

void hide(std::string& text, std::string const& secret) {
    if (secret.empty()) return;
    for (auto at = text.find(secret); at != std::string::npos; at = text.find(secret, at))
        text.replace(at, secret.size(), "***");
}

struct Keywords {
    std::vector<char const*> names, values;
};

Keywords keywords(Options const& options) {
    Keywords words;
    auto const add = [&](char const* name, char const* value) {
        words.names.push_back(name);
        words.values.push_back(value);
    };
    add("connect_timeout", "10");
    add("fallback_application_name", "vigie");
    for (auto const* each = options.get(); each->keyword != nullptr; ++each)
        if (each->val != nullptr) add(each->keyword, each->val);
    add("client_encoding", "UTF8"); // the last one of a name holds
    add(nullptr, nullptr);
    return words;
}

}

struct Connection::State {
    std::unique_ptr<PGconn, Finish> connection;
    std::string place, password;
    std::stop_token stop;

    [[nodiscard]] PGconn* get() const { return connection.get(); }
    [[nodiscard]] std::string said() const;
    [[nodiscard]] core::Error not_let_in(Keywords const& words) const;
    [[nodiscard]] core::Error trouble(PGresult const* result) const;
    void wait_for_answer() const;
    void wait(short what) const;
    [[nodiscard]] Result answer() const;
    void finish_answer() const;
};

std::string Connection::State::said() const {
    std::string text = PQerrorMessage(get());
    hide(text, password);
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    return text;
}

core::Error Connection::State::not_let_in(Keywords const& words) const {
    if (PQconnectionNeedsPassword(get()) != 0)
        return {core::ErrorCode::failed,
                {VIGIE_N_("{0} asks for a password. Type it in the window, or put it in ~/.pgpass or in the variable "
                          "PGPASSWORD, and try again."),
                 {place}},
                said()};
    if (PQpingParams(words.names.data(), words.values.data(), 1) == PQPING_OK)
        return {core::ErrorCode::failed,
                {VIGIE_N_("{0} answers but did not let you in. Check the names of the database and of the account, and "
                          "the password."),
                 {place}},
                said()};
    return {
        core::ErrorCode::failed,
        {VIGIE_N_("{0} cannot be reached. Check the address and the port, and that this computer is on the network."),
         {place}},
        said()};
}

core::Error Connection::State::trouble(PGresult const* result) const {
    auto detail = said();
    if (stop.stop_requested()) return core::cancelled();
    if (PQstatus(get()) == CONNECTION_BAD)
        return {core::ErrorCode::failed,
                {VIGIE_N_("The connection to {0} broke. Nothing of what was under way was kept; try again."), {place}},
                std::move(detail)};
    char const* const field = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
    std::string_view const state = field == nullptr ? "" : field;
    if (state == "42501")
        return {
            core::ErrorCode::failed,
            {VIGIE_N_(
                 "The account “{0}” may not do this on {1}. Ask who runs the server for the role vigie_publisher (to "
                 "publish) or vigie_reader (to read what is given to it)."),
             {PQuser(get()), place}},
            std::move(detail)};
    if (state == "53100")
        return {core::ErrorCode::failed,
                {VIGIE_N_("The disk of {0} is full. Nothing was kept; ask who runs the server to make room."), {place}},
                std::move(detail)};
    return {core::ErrorCode::failed,
            {VIGIE_N_("{0} refused what was asked. Nothing was kept; the detail says why."), {place}},
            std::move(detail)};
}

void Connection::State::wait(short what) const {
    constexpr int slice_ms = 100;
    pollfd socket{PQsocket(get()), what, 0};
    if (socket.fd < 0) throw trouble(nullptr);
    while (::poll(&socket, 1, slice_ms) == 0)
        if (stop.stop_requested()) {
            std::array<char, 256> why{};
            if (PGcancel* const cancel = PQgetCancel(get())) {
                PQcancel(cancel, why.data(), static_cast<int>(why.size()));
                PQfreeCancel(cancel);
            }
            throw core::cancelled();
        }
}

/// The answer is read as it comes, so that Ctrl+C is heard meanwhile.
void Connection::State::wait_for_answer() const {
    while (PQisBusy(get()) != 0) {
        wait(POLLIN);
        if (PQconsumeInput(get()) == 0) throw trouble(nullptr);
    }
}

Result Connection::State::answer() const {
    wait_for_answer();
    return Result(PQgetResult(get()));
}

/// Reads to the end; the first trouble is thrown when the connection is quiet again.
void Connection::State::finish_answer() const {
    std::optional<core::Error> first;
    for (auto result = answer(); result; result = answer()) {
        auto const status = PQresultStatus(result.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY && !first)
            first = trouble(result.get());
    }
    if (first) throw *first;
}

Connection::Connection(std::string const& target, std::stop_token stop)
    : state_(std::make_unique<State>()) {
    auto const options = read_target(target);
    auto const words = keywords(options);
    state_->password = option(options, "password");
    state_->stop = std::move(stop);
    state_->connection.reset(PQconnectdbParams(words.names.data(), words.values.data(), 0));
    auto const* const connection = state_->get();
    std::string const host = PQhost(connection) == nullptr ? "" : PQhost(connection);
    std::string const base = PQdb(connection) == nullptr ? option(options, "dbname") : PQdb(connection);
    state_->place = base + (host.empty() ? std::string() : "@" + host);
    if (PQstatus(connection) != CONNECTION_OK) throw state_->not_let_in(words);
    if (char const* const used = PQpass(connection)) state_->password = used;
    PQsetNoticeProcessor(
        state_->get(), [](void*, char const*) {}, nullptr);
}

Connection::Connection(Connection&&) noexcept = default;
Connection::~Connection() = default;

std::string const& Connection::place() const { return state_->place; }
std::string Connection::user() const { return PQuser(state_->get()); }

void Connection::execute(std::string const& script) {
    if (PQsendQuery(state_->get(), script.c_str()) == 0) throw state_->trouble(nullptr);
    state_->finish_answer();
}

std::vector<Values> Connection::rows(std::string const& sql, Values const& parameters) {
    std::vector<char const*> values;
    for (auto const& value : parameters)
        values.push_back(value ? value->c_str() : nullptr);
    if (PQsendQueryParams(state_->get(), sql.c_str(), static_cast<int>(values.size()), nullptr, values.data(), nullptr,
                          nullptr, 0) == 0)
        throw state_->trouble(nullptr);
    auto const result = state_->answer();
    auto const status = PQresultStatus(result.get());
    std::optional<core::Error> trouble;
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) trouble = state_->trouble(result.get());
    while (state_->answer()) {
    }
    if (trouble) throw *trouble;
    std::vector<Values> rows(static_cast<std::size_t>(PQntuples(result.get())));
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (int column = 0; column < PQnfields(result.get()); ++column) {
            int const at = static_cast<int>(row);
            rows[row].push_back(
                PQgetisnull(result.get(), at, column) != 0 ? Value{} : Value{PQgetvalue(result.get(), at, column)});
        }
    return rows;
}

std::int64_t Connection::change(std::string const& sql) {
    if (PQsendQuery(state_->get(), sql.c_str()) == 0) throw state_->trouble(nullptr);
    auto const result = state_->answer();
    std::optional<core::Error> trouble;
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) trouble = state_->trouble(result.get());
    while (state_->answer()) {
    }
    if (trouble) throw *trouble;
    return std::strtoll(PQcmdTuples(result.get()), nullptr, 10);
}

Value Connection::cell(std::string const& sql, Values const& parameters) { return rows(sql, parameters).at(0).at(0); }

void Connection::copy_in(std::string const& sql,
                         std::function<void(std::function<void(std::string_view)> const&)> const& fill) {
    if (PQsendQuery(state_->get(), sql.c_str()) == 0) throw state_->trouble(nullptr);
    auto const ready = state_->answer();
    if (PQresultStatus(ready.get()) != PGRES_COPY_IN) {
        auto const trouble = state_->trouble(ready.get());
        while (state_->answer()) {
        }
        throw trouble;
    }
    try {
        fill([&](std::string_view bytes) {
            if (state_->stop.stop_requested()) throw core::cancelled();
            if (PQputCopyData(state_->get(), bytes.data(), static_cast<int>(bytes.size())) != 1)
                throw state_->trouble(nullptr);
        });
    } catch (...) {
        PQputCopyEnd(state_->get(), "given up");
        try {
            state_->finish_answer();
        } catch (core::Error const&) { // the one under way is told
        }
        throw;
    }
    if (PQputCopyEnd(state_->get(), nullptr) != 1) throw state_->trouble(nullptr);
    state_->finish_answer();
}

void Connection::copy_out(std::string const& sql, std::function<void(std::string_view)> const& take) {
    if (PQsendQuery(state_->get(), sql.c_str()) == 0) throw state_->trouble(nullptr);
    auto const ready = state_->answer();
    if (PQresultStatus(ready.get()) != PGRES_COPY_OUT) throw state_->trouble(ready.get());
    for (;;) {
        char* bytes = nullptr;
        int const length = PQgetCopyData(state_->get(), &bytes, 0);
        if (length < 0) {
            if (length == -2) throw state_->trouble(nullptr);
            break;
        }
        std::unique_ptr<char, decltype(&PQfreemem)> const owned(bytes, &PQfreemem);
        if (state_->stop.stop_requested()) throw core::cancelled();
        take({bytes, static_cast<std::size_t>(length)});
    }
    state_->finish_answer();
}

void Connection::transaction(std::function<void()> const& work) {
    execute("BEGIN");
    try {
        work();
        execute("COMMIT");
    } catch (...) {
        try {
            if (PQtransactionStatus(state_->get()) != PQTRANS_ACTIVE) execute("ROLLBACK");
        } catch (core::Error const&) { // the server does it when the connection is gone
        }
        throw;
    }
}

}
