#pragma once

#include "core/severity_class.hpp"
#include "core/stability.hpp"
#include "gis/writer.hpp"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>

/// What the commands' JSON documents share.
namespace vigie::app {

[[nodiscard]] nlohmann::ordered_json value_or_null(std::optional<double> value);
[[nodiscard]] nlohmann::ordered_json json_of(gis::Cell const& cell);
/// « A » … « D », « N » when not scored: the class of --json and of CSV files, in every language.
[[nodiscard]] std::string class_code(core::SeverityClass severity);
/// not_ranked, stable, sensitive or undecidable.
[[nodiscard]] std::string stability_code(core::Stability stability);
/// One document on stdout. Text that is not UTF-8 gets the replacement character: a name read long ago stops no
/// command.
void print_json(nlohmann::ordered_json const& document);

}
