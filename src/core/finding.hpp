#pragma once

#include "core/message.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vigie::core {

enum class Severity { note, warning, refused };

/// Trouble in the data (a row without code, a ring that crosses itself): reported, never thrown; work goes on.
struct Finding {
    Severity severity = Severity::warning;
    std::optional<std::int64_t> row; ///< 1-based data row in the source, header not counted
    std::string subject;             ///< code or column it is about; may be empty
    Message what;
    Message remedy;

    friend bool operator==(Finding const&, Finding const&) = default;
};

}
