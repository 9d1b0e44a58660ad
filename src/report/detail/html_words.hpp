#pragma once

#include "core/severity_class.hpp"

#include <optional>
#include <string>
#include <vector>

/// Words that the accessible pages share.
namespace vigie::report {

/// « D · très complexe »; « N · non scoré »
[[nodiscard]] std::string class_words(core::SeverityClass severity);
/// One decimal, or « non renseigné ».
[[nodiscard]] std::string figure_words(std::optional<double> const& value, int decimals = 1);
[[nodiscard]] std::string or_not_known(std::string const& words);
/// Project, source, caveat, day: the end of every page.
[[nodiscard]] std::vector<std::string> page_end(std::string const& source_line, bool is_fictitious,
                                                std::string const& printed);

}
