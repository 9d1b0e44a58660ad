#pragma once

#include "core/site_project.hpp"
#include "store/project.hpp"

#include <optional>
#include <vector>

/// What people answered to proposals of the watch list. Proposals themselves are reckoned (workbench/proposals.hpp).
namespace vigie::store {

/// With the decision it becomes when it is accepted, as one step of the history. `answer.event` is filled in.
/// \throws core::Error(usage) without a role or a reason, or when that proposal has been answered for that campaign
void add_proposal_answer(Project& project, core::ProposalAnswer& answer, std::optional<core::WatchEvent> decision);
[[nodiscard]] std::vector<core::ProposalAnswer> proposal_answers(Project const& project); ///< in the order they were given

}
