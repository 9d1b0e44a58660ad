#include "workbench/view_committee.hpp"

#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/watch.hpp"

#include <algorithm>

namespace vigie::workbench {

namespace {

using text::tr;

ProposalRow row_of(Snapshot const& s, Proposal const& p) {
    ProposalRow row;
    row.key = p.key(s);
    row.row = p.row;
    row.name = s.residences[p.row].name;
    row.where = s.neighbourhood(p.row);
    row.move = tr("{0} → {1}", {status_label(p.from), status_label(p.to)});
    row.kind = proposal_label(p.kind);
    row.severity = p.severity;
    for (auto const& ground : p.grounds)
        row.grounds += (row.grounds.empty() ? "" : " · ") + ground;
    row.is_exit = p.kind == core::ProposalKind::leave || p.kind == core::ProposalKind::close;
    return row;
}

QuarterRow row_of(Snapshot const& s, RegisterQuarter const& quarter) {
    QuarterRow row{quarter_label(quarter), quarter.entries, quarter.relapses, quarter.exits, quarter.on_list, {}};
    for (auto const& line : quarter.lines)
        row.moves.push_back({line.row, text::short_date(line.date), s.residences[line.row].name,
                             tr("{0} → {1}", {status_label(line.from), status_label(line.to)}), line.motive,
                             line.move == RegisterMove::exit});
    return row;
}

}

CommitteeView committee_view(Workbench const& workbench) {
    CommitteeView view;
    auto const& s = workbench.snapshot();
    view.can_edit = workbench.can_edit();
    view.accepts = workbench.follow.accepts;
    if (auto const* const data = workbench.campaign(); data != nullptr && data->run) {
        view.campaign = data->campaign.name;
        for (auto const& proposal : proposals(s, view.campaign)) {
            view.proposals.push_back(row_of(s, proposal));
            if (view.proposals.back().key == workbench.follow.proposal) view.asked = view.proposals.back();
        }
        for (auto const& answer : s.answers) {
            if (answer.campaign != data->campaign.id) continue;
            ++view.answered;
            view.refused += answer.is_accepted ? 0 : 1;
        }
    }
    for (auto const& quarter : watch_register(s))
        if (!quarter.lines.empty()) view.quarters.push_back(row_of(s, quarter));
    std::ranges::reverse(view.quarters);
    return view;
}

}
