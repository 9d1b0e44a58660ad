#pragma once

#include "core/walk.hpp"

#include <span>
#include <vector>

/// Walks on site and what they found, kept with the project; each call that writes is a step of its history.
namespace vigie::store {

class Project;

/// A walk and its stops, new when it has no id; ids are filled in.
/// \throws core::Error(usage) without a name, with that of another one, or with more stops than a booklet has room for
void put_walk(Project& project, core::Walk& walk);
void remove_walk(Project& project, std::int64_t id);                 ///< with its findings
[[nodiscard]] std::vector<core::Walk> walks(Project const& project); ///< by date, then the order they were made in

/// Findings, new where they have no id, as one step; ids are filled in.
/// \throws core::Error(usage) without words, or for a walk or a stop that is not there
void put_findings(Project& project, std::span<core::WalkFinding> findings);
void remove_finding(Project& project, std::int64_t id);
[[nodiscard]] std::vector<core::WalkFinding> walk_findings(Project const& project); ///< by walk, then order of entry

/// In place of those the stop had, as one step. \throws core::Error(usage) for a stop that is not there, or a mark
/// beyond 0 to 4
void put_marks(Project& project, core::StopMarks const& marks);
[[nodiscard]] std::vector<core::StopMarks> stop_marks(Project const& project); ///< of stops that have some, by stop

inline constexpr std::size_t most_walk_stops = 60;

}
