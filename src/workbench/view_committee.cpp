#include "workbench/view_committee.hpp"

#include "dossier/watch.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>

namespace vigie::workbench {

namespace {

using text::tr;

ProposalRow row_of(dossier::Snapshot const& s, dossier::Proposal const& p) {
    ProposalRow row;
    row.key = p.key(s);
    row.row = p.row;
    row.name = s.residences[p.row].name;
    row.where = s.neighbourhood(p.row);
    row.move = tr("{0} → {1}", {dossier::status_label(p.from), dossier::status_label(p.to)});
    row.kind = dossier::proposal_label(p.kind);
    row.severity = p.severity;
    for (auto const& ground : p.grounds)
        row.grounds += (row.grounds.empty() ? "" : " · ") + ground;
    row.is_exit = p.kind == core::ProposalKind::leave || p.kind == core::ProposalKind::close;
    return row;
}

QuarterRow row_of(dossier::Snapshot const& s, dossier::RegisterQuarter const& quarter) {
    QuarterRow row{dossier::quarter_label(quarter), quarter.entries, quarter.relapses, quarter.exits, quarter.on_list, {}};
    for (auto const& line : quarter.lines)
        row.moves.push_back({line.row, text::short_date(line.date), s.residences[line.row].name,
                             tr("{0} → {1}", {dossier::status_label(line.from), dossier::status_label(line.to)}), line.motive,
                             line.move == dossier::RegisterMove::exit});
    return row;
}

std::shared_ptr<CommitteeView const> made_committee(dossier::Snapshot const& s, dossier::CampaignData const* data) {
    auto made = std::make_shared<CommitteeView>();
    if (data != nullptr && data->run) {
        made->campaign = data->campaign.name;
        for (auto const& proposal : dossier::proposals(s, made->campaign)) made->proposals.push_back(row_of(s, proposal));
        for (auto const& answer : s.answers) {
            if (answer.campaign != data->campaign.id) continue;
            ++made->answered;
            made->refused += answer.is_accepted ? 0 : 1;
        }
    }
    for (auto const& quarter : dossier::watch_register(s))
        if (!quarter.lines.empty()) made->quarters.push_back(row_of(s, quarter));
    std::ranges::reverse(made->quarters);
    return made;
}

}

CommitteeView const& Workbench::committee() const {
    return *committee_.of(shown_key() + core::iso(core::today()), [&] { return made_committee(*snapshot_, campaign()); });
}

CommitteeView committee_view(Workbench const& workbench) {
    CommitteeView view = workbench.committee();
    view.can_edit = workbench.can_edit();
    view.accepts = workbench.follow.accepts;
    auto const asked = std::ranges::find(view.proposals, workbench.follow.proposal, &ProposalRow::key);
    if (asked != view.proposals.end()) view.asked = *asked;
    return view;
}

}
