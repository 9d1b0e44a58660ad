#pragma once

#include "app/child_process.hpp"
#include "app/import_limits.hpp"
#include "workbench/workbench.hpp"

namespace vigie::app {

/// \param limits  as the settings' file tells
[[nodiscard]] ChildLimits child_limits(ImportLimits const& limits);

/// Imports by `program import … --json --progress json` in a process of its own: whatever a driver does there with a foreign file, this
/// one goes on, and the project is as the child's transaction left it, whole or untouched.
/// \param program  Vigie itself
/// \throws core::Error  what the child reported, with its code; refused when it crashed or needed more than the limits; cancelled
[[nodiscard]] store::ImportReport import_in_child(std::filesystem::path const& program, ChildLimits const& limits, workbench::ImportTask const& task,
                                                  std::stop_token const& stop);

/// Looks at a file by `program import … --plan --progress json`, in the same way.
/// \throws core::Error  as import_in_child
[[nodiscard]] imports::ImportPlan inspect_in_child(std::filesystem::path const& program, ChildLimits const& limits, workbench::InspectTask const& task,
                                                   std::stop_token const& stop);

/// The command line that looks at a file, after the program's name.
[[nodiscard]] std::vector<std::string> inspect_arguments(workbench::InspectTask const& task);

/// The command line of an import, after the program's name.
[[nodiscard]] std::vector<std::string> import_arguments(std::filesystem::path const& project, imports::ImportRequest const& request);

}
