#pragma once

#include "core/walk.hpp"
#include "dossier/snapshot.hpp"
#include "gis/writer.hpp"

#include <optional>
#include <string>
#include <vector>

/// Findings of a walk by who has to act: the lists that are sent out after it.
namespace vigie::dossier {

struct FindingRow {
    std::int64_t id = 0;
    std::string stop; ///< « 3 · Placette »; « hors arrêt » when it has none
    std::string theme, what, due, state, photos;
    bool is_late = false;
};

struct FindingList {
    core::FindingOwner owner = core::FindingOwner::landlord;
    std::vector<FindingRow> rows; ///< open ones first, by due date, undated last; then what is closed
    core::FindingTally tally;
};

/// Of the owners that have something to do, in the order of core::all_finding_owners.
[[nodiscard]] std::vector<FindingList> finding_lists(Snapshot const& snapshot, core::Walk const& walk,
                                                     std::vector<core::WalkFinding> const& findings, core::Date as_of,
                                                     std::optional<core::FindingOwner> only = std::nullopt);

/// A table an owner, headed in the language shown, with the place of each finding.
[[nodiscard]] std::vector<gis::Table> finding_tables(Snapshot const& snapshot, core::Walk const& walk,
                                                     std::vector<core::WalkFinding> const& findings, core::Date as_of,
                                                     std::optional<core::FindingOwner> only = std::nullopt);

}
