#pragma once

#include "workbench/import.hpp"
#include "workbench/import_difference.hpp"
#include "workbench/import_match.hpp"
#include "workbench/import_positions.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vigie::workbench {

/// An import's report with what is not kept in the project.
struct ImportOutcome {
    store::ImportReport report;
    std::vector<Change> changes;    ///< update: what differs from the project
    std::vector<Match> suggestions; ///< joins: unknown codes that probably mean known ones
    std::optional<JoinReport> join; ///< of a file whose rows speak of residences or zones
    CrsFound crs;
    std::string profile; ///< code of the one used; empty = none
};

/// import(), with all that was found.
[[nodiscard]] ImportOutcome import_with_details(store::Project& project, ImportRequest const& request,
                                                std::stop_token stop = {});

}
