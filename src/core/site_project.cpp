#include "core/site_project.hpp"

#include <algorithm>

namespace vigie::core {

namespace {

// In the order of the enumeration: a code's place is its value.
constexpr std::array<std::string_view, all_proposal_kinds.size()> proposal_codes{"enter", "alert", "relapse", "leave",
                                                                                 "close"};

}

std::string_view code(ProposalKind kind) { return proposal_codes[static_cast<std::size_t>(kind)]; }

std::optional<ProposalKind> proposal_kind_of_code(std::string_view code) {
    auto const found = std::ranges::find(proposal_codes, code);
    if (found == proposal_codes.end()) return std::nullopt;
    return static_cast<ProposalKind>(found - proposal_codes.begin());
}

}
