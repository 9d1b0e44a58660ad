#pragma once

#include "dossier/snapshot.hpp"
#include "gis/writer.hpp"

#include <string>
#include <vector>

/// Right of access: all that a project holds on one residence.
namespace vigie::dossier {

struct HeldColumn {
    std::string key;   ///< as in the project file
    std::string title; ///< in the user's language
};

/// One kind of thing that is held. Sections without a row are left out.
struct HeldSection {
    std::string key, title;
    std::vector<HeldColumn> columns;
    std::vector<std::vector<gis::Cell>> rows;
};

struct HeldData {
    std::string code, name, project;
    core::Date made_on{};
    std::vector<HeldSection> sections;
};

/// Identity, codes, zones, observations, scores, statuses, actions, notes, opinions, incidents and their counts; then
/// every other table of the project that names the residence, as it is, so that nothing new is forgotten. Backups and
/// the history of changes are not searched.
[[nodiscard]] HeldData held_data(Snapshot const& snapshot, store::Project const& project, std::uint32_t row);

}
