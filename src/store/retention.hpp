#pragma once

#include "core/date.hpp"
#include "store/project.hpp"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

/// How long facts about people's lives are kept: incidents become counts.
namespace vigie::store {

/// Incidents are kept so many years.
constexpr int kept_years = 3;

struct Purge {
    core::Date before{};                      ///< incidents before this day
    std::int64_t incidents = 0, unlinked = 0; ///< unlinked: of no residence, counted no more
    std::vector<std::pair<std::string, std::int64_t>> kinds;
    std::string first_on, last_on; ///< ISO days; empty when there is none
    std::int64_t findings = 0;     ///< of their imports
    std::int64_t steps = 0;        ///< of the history that can no longer be undone
    std::int64_t backups = 0;      ///< that hold them
};

/// The same day three years before; 28 February for the 29th.
[[nodiscard]] core::Date retention_limit(core::Date today);

/// What purge() would do. Reads only.
[[nodiscard]] Purge planned_purge(Project const& project, core::Date before);

/// Turns incidents into counts by residence, kind and part of a month, so that every campaign counts what it counted;
/// erases what the file keeps of them (findings of their imports, what undo and imports would bring back, places in the
/// spatial index, free pages), writes it down, makes a backup and removes the earlier ones. No step of the history.
/// Nothing is done when there is none. The file is written anew, which takes as much room as it has.
/// \param stop  heard until the purge is committed: from then on it goes to its end
/// \throws core::Error; the purge itself is one transaction
Purge purge(Project& project, core::Date before, std::function<void(double)> const& progress = {},
            std::stop_token const& stop = {});

struct PurgeEntry {
    std::string purged_at; ///< UTC
    Purge what;            ///< without kinds and days
};
[[nodiscard]] std::vector<PurgeEntry> purge_log(Project const& project); ///< oldest first

/// The latest day before which incidents were purged: older ones are not to come back.
[[nodiscard]] std::optional<core::Date> purged_before(Project const& project);

}
