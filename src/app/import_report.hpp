#pragma once

#include "store/project.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

/// What an import did, for people and programs.
namespace vigie::app {

[[nodiscard]] nlohmann::ordered_json as_json(store::ImportReport const& report);
/// On stdout: the counts, then the first findings.
void print(store::ImportReport const& report);
/// By the extension: .json, or a table (.csv, .xlsx) of the findings under the counts.
/// \throws core::Error(usage) for another extension, core::Error(failed) when it cannot be written
void write_report(std::string const& path, store::ImportReport const& report);

}
