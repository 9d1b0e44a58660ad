#pragma once

#include "core/finding.hpp"
#include "core/walk.hpp"
#include "dossier/snapshot.hpp"

#include <filesystem>
#include <vector>

/// Findings typed into a table after a walk.
namespace vigie::dossier {

/// What was read of a table; nothing is written yet.
struct FindingImport {
    std::int64_t read = 0;
    std::vector<core::WalkFinding> kept;
    std::vector<core::Finding> refused; ///< each with its row and what to do
};

/// Columns are known by their head, in French or English: finding (needed), stop, x and y, theme, owner, due, state,
/// closed on, photos. Words of owners, states and themes are read in either language or as codes; an empty state is
/// open. \throws core::Error(refused) for a file that cannot be read or has no column of findings
[[nodiscard]] FindingImport read_findings(Snapshot const& snapshot, core::Walk const& walk,
                                          std::filesystem::path const& file);

}
