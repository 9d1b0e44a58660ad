#pragma once

#include "store/project.hpp"

#include <optional>
#include <string_view>

namespace vigie::app {

/// The report back from the document of `vigie import --json`, its findings in the language they were written in; absent when the text
/// is no such document.
[[nodiscard]] std::optional<store::ImportReport> parse_import_report(std::string_view document);

}
