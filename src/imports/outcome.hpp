#pragma once

#include "imports/difference.hpp"
#include "imports/import.hpp"
#include "imports/match.hpp"
#include "imports/positions.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vigie::imports {

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
