#pragma once

#include "core/message.hpp"

#include <exception>
#include <string>

namespace vigie::core {

/// What kind of trouble the world made; `app` turns it into an exit code.
enum class ErrorCode {
    failed,    ///< the operation did not work (disk, database, driver): exit 1
    usage,     ///< the request itself is wrong: exit 2
    refused,   ///< the data cannot be used, nothing was written: exit 3
    cancelled, ///< the user stopped it, nothing half-written: exit 130
};

/// Trouble from the world: file, database, driver, projection. Caught once, at a job's edge or in main.
/// The message names the object and the next step; `detail` is for the folded, copyable part.
class Error : public std::exception {
  public:
    Error(ErrorCode code, Message message, std::string detail = {});

    [[nodiscard]] ErrorCode code() const { return code_; }
    [[nodiscard]] Message const& message() const { return message_; }
    [[nodiscard]] std::string const& detail() const { return detail_; }
    [[nodiscard]] char const* what() const noexcept override { return message_.english.c_str(); }

  private:
    ErrorCode code_;
    Message message_;
    std::string detail_;
};

/// Thrown by long work when its stop token is requested.
[[nodiscard]] Error cancelled();

}
