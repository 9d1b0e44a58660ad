#pragma once

#include "dossier/snapshot.hpp"
#include "imports/import.hpp"
#include "imports/plan.hpp"
#include "workbench/export_request.hpp"
#include "workbench/server_desk.hpp"

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace vigie::workbench {

/// An import to run apart from the window.
struct ImportTask {
    std::filesystem::path project;
    imports::ImportRequest request; ///< with its progress
    /// Variables a process of ours needs to write beside the open project.
    std::vector<std::pair<std::string, std::string>> environment;
};

/// A file to look at apart from the window.
struct InspectTask {
    std::filesystem::path project, source;
    imports::ImportChoices choices;
};

/// What the program around lends: exports know PDF and pictures, which this module does not.
struct Hooks {
    std::function<void()> wake; ///< asks for a frame; any thread
    /// On the job's thread; throws core::Error. What it returns is said beside « written »; may be empty.
    std::function<std::string(dossier::Snapshot const&, ExportRequest const&, std::stop_token)> export_to;
    /// Imports where a driver that crashes does no harm, on the job's thread; throws core::Error. Absent = here.
    std::function<store::ImportReport(ImportTask const&, std::stop_token)> import_apart;
    /// The same for looking at a file before it is imported.
    std::function<imports::ImportPlan(InspectTask const&, std::stop_token)> inspect_apart;
    ServerHooks server; ///< this module knows no server
};

}
