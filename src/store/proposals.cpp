#include "store/proposals.hpp"

#include "core/error.hpp"
#include "store/detail/database.hpp"
#include "store/detail/rows.hpp"

#include "statements.hpp"

#include <algorithm>
#include <cassert>

namespace vigie::store {

namespace {

void require_sound(Project const& project, core::ProposalAnswer const& answer) {
    if (answer.role.empty())
        throw core::Error(core::ErrorCode::usage,
                          VIGIE_N_("Say which role decided (for example: quality committee), never a name."));
    if (answer.reason.empty())
        throw core::Error(core::ErrorCode::usage, VIGIE_N_("Give the reason of the answer in one sentence."));
    auto const answers = proposal_answers(project);
    if (std::ranges::any_of(answers, [&](auto const& other) {
            return other.residence == answer.residence && other.campaign == answer.campaign &&
                   other.kind == answer.kind;
        }))
        throw core::Error(core::ErrorCode::usage,
                          VIGIE_N_("This proposal has been answered already for this campaign."));
}

}

void add_proposal_answer(Project& project, core::ProposalAnswer& answer, std::optional<core::WatchEvent> decision) {
    assert(answer.is_accepted == decision.has_value());
    require_sound(project, answer);
    project.write(answer.is_accepted ? VIGIE_N_("Proposal accepted") : VIGIE_N_("Proposal refused"), [&] {
        if (decision) {
            project.add_watch_event(*decision);
            answer.event = decision->id;
        }
        auto& db = project.database();
        db.prepare(sql::add_proposal_answer)
            .bind(":residence", answer.residence)
            .bind(":campaign", answer.campaign)
            .bind(":kind", core::code(answer.kind))
            .bind(":is_accepted", answer.is_accepted ? 1 : 0)
            .bind(":answered_on", core::iso(answer.answered_on))
            .bind(":role", answer.role)
            .bind(":reason", answer.reason)
            .bind(":event", answer.event)
            .run();
        answer.id = db.last_row_id();
    });
}

std::vector<core::ProposalAnswer> proposal_answers(Project const& project) {
    std::vector<core::ProposalAnswer> list;
    auto row = project.database().prepare(sql::proposal_answers);
    while (row.step())
        list.push_back({row.integer(0),
                        {row.integer(1)},
                        {row.integer(2)},
                        core::proposal_kind_of_code(row.text(3)).value_or(core::ProposalKind::enter),
                        row.integer(4) != 0,
                        maybe_date(row, 5).value_or(core::Date{}),
                        row.text(6),
                        row.text(7),
                        row.is_null(8) ? std::nullopt : std::optional(row.integer(8))});
    return list;
}

}
