#pragma once

#include "dossier/committee_file.hpp"

#include <string>

/// What the file of a committee and its accessible page say in the same words.
namespace vigie::report {

/// « D 71,4 »
[[nodiscard]] std::string class_and_index(core::SeverityClass severity, std::optional<double> const& index);
/// « en veille : 12 sites (▲ 3 · ● 8 · ▼ 1) »
[[nodiscard]] std::string group_words(dossier::FollowedGroup const& group);
/// « 3, 1 en retard »
[[nodiscard]] std::string action_count_words(dossier::FollowedSite const& site);

}
