#pragma once

#include "core/error.hpp"

#include <string>
#include <string_view>
#include <variant>

/// What `--progress json` writes on stderr for a program that reads it, one JSON document a line:
/// {"progress": 0.42, "label": "Import"}   {"message": "…"}   {"error": {"code": "refused", "message": …, "arguments": […], "sentence": …, "detail": …}}
/// `message` is the English sentence with its places, `sentence` what a person reads.
namespace vigie::app {

[[nodiscard]] std::string progress_line(double share, std::string const& label);
[[nodiscard]] std::string message_line(std::string const& sentence);
[[nodiscard]] std::string error_line(core::Error const& error);

/// A share from 0 to 1, an error, or nothing of the two.
[[nodiscard]] std::variant<std::monostate, double, core::Error> parse_progress_line(std::string_view line);

}
