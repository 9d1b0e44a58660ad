#pragma once

#include "dossier/filter.hpp"
#include "dossier/snapshot.hpp"

#include <string>
#include <vector>

/// What a step of a story keeps at full strength, as words that outlive the rows they once meant: « class=D », «
/// agency=Littoral », « zone=Q01 » (of the default layer), « status=watched », « site=KA-0412 ». One of the same kind
/// is enough, every kind must hold.
namespace vigie::dossier {

/// \param kept  by the filter, per residence
/// Other parts of a filter (a text, a shape, columns) are kept as the residences they let through.
[[nodiscard]] std::vector<std::string> filter_words(Snapshot const& snapshot, Filter const& filter,
                                                    std::vector<bool> const& kept);

/// Per residence; empty = all. A word of another kind lets everything through.
[[nodiscard]] std::vector<bool> kept_by(Snapshot const& snapshot, CampaignData const& data,
                                        std::vector<std::string> const& words);

}
