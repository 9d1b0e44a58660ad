#pragma once

#include "store/project.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>

namespace vigie::workbench {

enum class ImportKind { residences, zones, observations, incidents, actions, context };
[[nodiscard]] std::string_view code(ImportKind kind);
[[nodiscard]] std::optional<ImportKind> import_kind_of_code(std::string_view code);

/// What to read and how. Fields of `mapping` are those of docs/cli; what is not mapped is recognised by its usual names.
struct ImportRequest {
    ImportKind kind = ImportKind::residences;
    std::filesystem::path source;
    std::string layer;                          ///< of the source
    std::string target;                         ///< zone layer or context layer to make; default: the file's stem
    std::map<std::string, std::string> mapping; ///< field → column
    std::string crs;                            ///< stated by the user; wins over the file's
    std::string encoding;
    std::string by_zone_layer; ///< observations carry codes of this layer's zones: inherited and flagged
    double within_m = 150;     ///< incidents: farthest residence a point is assigned to
    std::string campaign;      ///< observations: created when it is a year
    bool dry_run = false;
    core::ContextRole role = core::ContextRole::other;
    std::function<void(double share)> progress;
};

/// Reads the source, writes the project in one transaction, and reports. The source is never modified.
/// \throws core::Error(refused) when nothing is usable or the source is broken: nothing is written
[[nodiscard]] store::ImportReport import(store::Project& project, ImportRequest const& request, std::stop_token stop = {});

/// Recomputes which zone every residence lies in, for one layer (after residences or zones came in).
void assign_residences(store::Project& project, core::ZoneLayer const& layer);

}
