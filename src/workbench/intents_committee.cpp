#include "workbench/intents_committee.hpp"

#include "dossier/proposals.hpp"
#include "text/language.hpp"
#include "workbench/view_committee.hpp"
#include "workbench/workbench.hpp"

namespace vigie::workbench {

void apply(Workbench& w, ShowProposal const& intent) {
    w.follow.proposal = intent.key;
    w.refresh_views();
}

void apply(Workbench& w, OpenProposal const& intent) {
    w.follow.proposal = intent.key;
    w.follow.accepts = intent.accepts;
    w.dialog_path.clear();
    w.dialog = Dialog::proposal;
}

void apply(Workbench& w, AnswerProposal const& intent) {
    auto const view = committee_view(w);
    if (!view.asked) return w.close_dialog();
    auto const colon = view.asked->key.rfind(':');
    dossier::ProposalReply const reply{view.asked->key.substr(0, colon),
                              view.asked->key.substr(colon + 1),
                              view.campaign,
                              w.follow.accepts,
                              intent.date,
                              intent.role,
                              intent.reason};
    w.change_project([&](store::Project& project) { dossier::answer_proposal(project, w.snapshot(), reply); },
                     reply.accepts ? text::tr("{0}: proposal accepted", {view.asked->name})
                                   : text::tr("{0}: proposal refused", {view.asked->name}));
    w.close_dialog();
}

}
