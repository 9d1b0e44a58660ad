#pragma once

#include "store/project.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>

namespace vigie::imports {

enum class ImportKind { residences, zones, observations, incidents, actions, context };
[[nodiscard]] std::string_view code(ImportKind kind);
[[nodiscard]] std::optional<ImportKind> import_kind_of_code(std::string_view code);

/// What becomes of residences that are in the project already.
enum class ResidenceMode {
    add,    ///< a code that is there is refused
    update, ///< new vintage: fields that changed are updated, new codes added, nothing removed
    place,  ///< only gives a position to residences that have none: by code, else by address
};

/// What to read and how. Fields of `mapping` are those of docs/cli; what is not mapped is recognised by its usual
/// names.
struct ImportRequest {
    ImportKind kind = ImportKind::residences;
    std::filesystem::path source;
    std::string layer;                          ///< of the source
    std::string target;                         ///< zone layer or context layer to make; default: the file's stem
    std::map<std::string, std::string> mapping; ///< field → column
    std::string crs;                            ///< stated by the user; wins over the file's
    std::string encoding;
    std::string profile;        ///< code or file; empty = the one that fits, « none » = none
    char delimiter = 0;         ///< of a text table; 0 = detected
    char decimal = 0;           ///< ',' or '.'; 0 = told from each figure
    int header_row = 0;         ///< of a table; 0 = detected
    std::int64_t most_rows = 0; ///< read no more; 0 = all
    ResidenceMode mode = ResidenceMode::add;
    double moved_m = 5;              ///< update: a shorter move is none
    bool accept_suggestions = false; ///< joins: likely matches of unknown codes are taken and kept as aliases
    std::string by_zone_layer;       ///< observations carry codes of this layer's zones: inherited and flagged
    bool by_commune = false;         ///< observations carry commune codes, joined by the residences' own
    double within_m = 150;           ///< incidents: farthest residence a point is assigned to
    std::string campaign;            ///< observations: created when it is a year
    bool dry_run = false;
    bool is_trial = false;    ///< a look ahead: what is refused is reported even when no row can be used
    std::string save_profile; ///< name of a profile of the user's to write from what was read; empty = none
    core::ContextRole role = core::ContextRole::other;
    std::function<void(double share)> progress;
};

/// Reads the source, writes the project in one transaction, and reports. The source is never modified.
/// \throws core::Error(refused) when nothing is usable or the source is broken: nothing is written
[[nodiscard]] store::ImportReport import(store::Project& project, ImportRequest const& request,
                                         std::stop_token stop = {});

/// Recomputes which zone every residence lies in, for one layer (after residences or zones came in).
void assign_residences(store::Project& project, core::ZoneLayer const& layer);
/// The same for one residence, in every layer.
void assign_residence(store::Project& project, core::ResidenceId residence, core::Projected position);

/// Gives one residence its position, in metres of the project's system, and finds its zones again: one step of the
/// history. \throws core::Error(usage) when its building's outline says where it is
void place_by_hand(store::Project& project, core::ResidenceId residence, core::Projected position);

}
