#pragma once

#include "core/error.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

/// A PostgreSQL server with PostGIS. What it says is turned into sentences here; no password is in any of them.
namespace vigie::postgis {

using Value = std::optional<std::string>; ///< as text; absent = NULL
using Values = std::vector<Value>;

class Connection {
public:
    /// \param target « PG:host=… dbname=… user=… » or « PG:postgresql://… »; what it leaves out comes from the usual
    ///               places (PGHOST…, ~/.pgpass, service file)
    /// \throws core::Error(usage) for a target that is none; core::Error(failed) when nobody answers or lets us in
    explicit Connection(std::string const& target, std::stop_token stop = {});
    Connection(Connection&&) noexcept;
    ~Connection();

    /// Several statements, without parameters.
    void execute(std::string const& script);
    /// One statement; parameters are $1, $2…
    std::vector<Values> rows(std::string const& sql, Values const& parameters = {});
    /// One statement that changes rows. \return how many
    std::int64_t change(std::string const& sql);
    /// The one cell of the one row. \pre there is one
    Value cell(std::string const& sql, Values const& parameters = {});

    /// `COPY … FROM STDIN`: the rows that `fill` gives, as one stream of bytes.
    void copy_in(std::string const& sql, std::function<void(std::function<void(std::string_view)> const&)> const& fill);
    /// `COPY … TO STDOUT`: a row of the stream at a time.
    void copy_out(std::string const& sql, std::function<void(std::string_view)> const& take);

    /// In a transaction: committed when `work` is done, else nothing of it is kept.
    void transaction(std::function<void()> const& work);

    [[nodiscard]] std::string const& place() const; ///< « base on host », for sentences
    [[nodiscard]] std::string user() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}
