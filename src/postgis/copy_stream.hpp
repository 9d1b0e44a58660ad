#pragma once

#include "core/publish.hpp"

#include <functional>
#include <string>
#include <string_view>

/// Rows as PostgreSQL's binary COPY has them: numbers to the last bit, nothing to escape.
namespace vigie::postgis {

class CopyWriter {
public:
    using Sink = std::function<void(std::string_view)>;
    explicit CopyWriter(Sink sink);
    void add(core::PublishRow const& row); ///< handed on by blocks
    void end();                            ///< the trailer, and what is left
    [[nodiscard]] std::int64_t rows() const { return rows_; }

private:
    Sink sink_;
    std::string buffer_;
    std::int64_t rows_ = 0;
};

/// Gives the rows of a stream that comes in any number of pieces.
class CopyReader {
public:
    /// \param take  sees each row; the cells are valid during the call
    CopyReader(std::vector<core::PublishColumn> const& columns, std::function<void(core::PublishRow const&)> take);
    void add(std::string_view bytes);
    [[nodiscard]] std::int64_t rows() const { return rows_; }

private:
    [[nodiscard]] bool read_row();

    std::vector<core::PublishColumn> const& columns_;
    std::function<void(core::PublishRow const&)> take_;
    core::PublishRow row_;
    std::string buffer_;
    std::size_t at_ = 0;
    bool has_header_ = false;
    std::int64_t rows_ = 0;
};

}
