// What a person answers to a proposal: when, by which role, why.
#include "text/language.hpp"
#include "ui/dialog_card.hpp"
#include "ui/follow_panels.hpp"

namespace vigie::ui {

std::vector<ProposalIntent> draw_proposal_dialog(Desk& desk, float width, float height, wb::CommitteeView const& view) {
    std::vector<ProposalIntent> out;
    if (!view.asked) {
        out.emplace_back(wb::CloseDialog{});
        return out;
    }
    auto& form = desk.state.form;
    auto const title =
        view.accepts ? text::tr("Accept for {0}", {view.asked->name}) : text::tr("Refuse for {0}", {view.asked->name});
    DialogCard card(desk, {0, 0, width, height}, {480, 370}, title);
    card.paragraph(view.accepts ? text::tr("Proposed: {0} ({1})", {view.asked->kind, view.asked->move})
                                : text::tr("It will not be proposed again for the campaign {0}.", {view.campaign}));
    draw_when_and_who(card, form, "proposal", text::tr("quality committee"));
    card.label(text::tr("Reason"));
    card.field("proposal.reason", form.motive, text::tr("In one sentence: what do those who know the place say?"));
    card.personal_caution({form.motive, form.role});
    bool const is_ready = !form.role.empty() && !form.motive.empty();
    auto const answer = card.buttons(text::tr("Record"), is_ready, text::tr("Give the role and the reason."));
    if (answer == DialogCard::Answer::cancel) out.emplace_back(wb::CloseDialog{});
    if (answer == DialogCard::Answer::ok) out.emplace_back(wb::AnswerProposal{form.date, form.role, form.motive});
    return out;
}

}
