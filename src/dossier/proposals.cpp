#include "dossier/proposals.hpp"

#include "core/error.hpp"
#include "dossier/class_words.hpp"
#include "dossier/run_context.hpp"
#include "dossier/watch.hpp"
#include "store/proposals.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace vigie::dossier {

namespace {

using core::ProposalKind;
using core::WatchStatus;
using std::chrono::months;
using text::tr;
using text::tr_n;

constexpr months watched_after_exit{24}, without_alert{12};
constexpr int families_of_alarm = 3; ///< in alert at once: fewer are common, and the class has its say

/// The day so many months earlier; the last of its month where that day does not exist.
core::Date earlier(core::Date day, months by) {
    auto const moved = day - by;
    return moved.ok() ? moved : core::Date(moved.year() / moved.month() / std::chrono::last);
}

/// The figures of one residence in the campaign and before it.
class Judge {
public:
    Judge(Snapshot const& snapshot, CampaignData const& data)
        : s_(snapshot)
        , data_(data)
        , before_(scored_before(snapshot, data)) {}

    [[nodiscard]] std::optional<Proposal> of(std::uint32_t row) const {
        if (!data_.scores[row].index.score) return std::nullopt; // too little is known to propose anything
        Proposal proposal;
        proposal.row = row;
        proposal.campaign = data_.campaign.id;
        proposal.from = s_.status[row];
        proposal.severity = data_.scores[row].shown;
        proposal.score = data_.scores[row].index.score;
        proposal.alerts = data_.scores[row].alerts.value_or(0);
        auto const next = next_status(proposal);
        if (!next) return std::nullopt;
        proposal.kind = next->first;
        proposal.to = next->second;
        add_grounds(proposal);
        return proposal;
    }

private:
    using Next = std::pair<ProposalKind, WatchStatus>;

    [[nodiscard]] std::optional<Next> next_status(Proposal const& p) const {
        bool const is_complex = core::is_complex(p.severity), is_worst = p.severity == core::SeverityClass::d;
        auto const entered = is_worst ? WatchStatus::watched : WatchStatus::monitored;
        switch (p.from) {
        case WatchStatus::closed:
            if (is_complex && left_lately(p.row)) return Next{ProposalKind::relapse, WatchStatus::relapse};
            [[fallthrough]];
        case WatchStatus::ordinary:
            if (is_complex) return Next{ProposalKind::enter, entered};
            if (p.alerts >= families_of_alarm) return Next{ProposalKind::alert, WatchStatus::monitored};
            return std::nullopt;
        case WatchStatus::monitored:
            if (is_worst) return Next{ProposalKind::enter, WatchStatus::watched};
            if (may_close(p.row)) return Next{ProposalKind::close, WatchStatus::ordinary};
            return std::nullopt;
        case WatchStatus::watched:
        case WatchStatus::project:
        case WatchStatus::relapse:
            if (!is_complex && p.alerts == 0) return Next{ProposalKind::leave, WatchStatus::leaving};
            return std::nullopt;
        case WatchStatus::leaving:
            if (may_close(p.row)) return Next{ProposalKind::close, WatchStatus::closed};
            return std::nullopt;
        }
        return std::nullopt;
    }

    [[nodiscard]] static bool is_under(CampaignData const& data, std::uint32_t row) {
        auto const severity = data.scores[row].shown;
        return severity != core::SeverityClass::not_scored && !core::is_complex(severity);
    }

    /// Two campaigns in a row under the threshold, and no alert in any that reaches into the last twelve months.
    [[nodiscard]] bool may_close(std::uint32_t row) const {
        if (before_ == nullptr || !is_under(data_, row) || !is_under(*before_, row)) return false;
        auto const since = earlier(data_.campaign.period.to, without_alert);
        return std::ranges::none_of(s_.campaigns, [&](auto const& each) {
            bool const counts =
                each.run && each.campaign.period.to > since && each.campaign.period.from < data_.campaign.period.to;
            return counts && each.scores[row].alerts.value_or(0) > 0;
        });
    }

    [[nodiscard]] std::optional<core::Date> left_on(std::uint32_t row) const {
        std::optional<core::Date> left;
        for (auto const& event : s_.watch_events)
            if (event.residence == s_.residences[row].id && event.status == WatchStatus::closed)
                left = event.decided_on;
        return left;
    }

    [[nodiscard]] bool left_lately(std::uint32_t row) const {
        auto const left = left_on(row);
        return left && *left >= earlier(data_.campaign.period.to, watched_after_exit);
    }

    [[nodiscard]] static std::string class_words(core::SeverityClass severity) {
        return std::string(1, core::letter(severity));
    }

    void add_grounds(Proposal& p) const {
        p.grounds.push_back(tr("class {0} in {1} (score {2})",
                               {class_words(p.severity), data_.campaign.name, text::decimal(*p.score, 1)}));
        if (before_ != nullptr && before_->scores[p.row].shown != core::SeverityClass::not_scored)
            p.grounds.push_back(
                tr("class {0} in {1}", {class_words(before_->scores[p.row].shown), before_->campaign.name}));
        if (p.alerts > 0)
            p.grounds.push_back(tr_n("{0} family in alert", "{0} families in alert", p.alerts));
        else if (p.kind == ProposalKind::close)
            p.grounds.push_back(tr("no alert for twelve months"));
        else if (p.kind == ProposalKind::leave)
            p.grounds.push_back(tr("no family in alert"));
        if (p.kind == ProposalKind::relapse)
            p.grounds.push_back(tr("left the list in {0}", {text::month(*left_on(p.row))}));
        if (auto const* const opinion = s_.opinion(data_, p.row))
            p.grounds.push_back(
                tr("the field says class {0}: {1}", {class_words(*opinion->proposed), opinion->motive}));
    }

    Snapshot const& s_;
    CampaignData const& data_;
    CampaignData const* before_;
};

bool is_answered(Snapshot const& s, Proposal const& p) {
    return std::ranges::any_of(s.answers, [&](auto const& answer) {
        return answer.residence == s.residences[p.row].id && answer.campaign == p.campaign && answer.kind == p.kind;
    });
}

/// In the order a committee looks at them.
int order_of(ProposalKind kind) {
    constexpr std::array order{1, 2, 0, 3, 4};
    return order[static_cast<std::size_t>(kind)];
}

CampaignData const* campaign_of(Snapshot const& s, std::string const& name) {
    if (name.empty()) return s.latest_scored();
    auto const& data = s.campaign(name);
    return data.run ? &data : nullptr;
}

Proposal require_proposal(Snapshot const& s, ProposalReply const& reply) {
    auto const row = s.residence(reply.residence);
    std::vector<Proposal> found;
    for (auto& proposal : proposals(s, reply.campaign))
        if (proposal.row == row && (reply.kind.empty() || core::code(proposal.kind) == reply.kind))
            found.push_back(std::move(proposal));
    if (found.empty())
        throw core::Error(
            core::ErrorCode::usage,
            {VIGIE_N_("Nothing is proposed for {0} in this campaign, or it has been answered."), {reply.residence}});
    return found.front();
}

}

std::string Proposal::key(Snapshot const& snapshot) const {
    return snapshot.residences[row].code + ":" + std::string(core::code(kind));
}

std::string proposal_label(ProposalKind kind) {
    switch (kind) {
    case ProposalKind::enter:
        return text::tr_in("proposal", "entry");
    case ProposalKind::alert:
        return text::tr_in("proposal", "alert");
    case ProposalKind::relapse:
        return text::tr_in("proposal", "relapse");
    case ProposalKind::leave:
        return text::tr_in("proposal", "on its way out");
    case ProposalKind::close:
        return text::tr_in("proposal", "exit");
    }
    return {};
}

std::vector<Proposal> proposals(Snapshot const& snapshot, std::string const& campaign) {
    std::vector<Proposal> list;
    auto const* const data = campaign_of(snapshot, campaign);
    if (data == nullptr) return list;
    Judge const judge(snapshot, *data);
    for (std::uint32_t row = 0; row < snapshot.residences.size(); ++row)
        if (auto proposal = judge.of(row); proposal && !is_answered(snapshot, *proposal))
            list.push_back(std::move(*proposal));
    std::ranges::stable_sort(list, [](auto const& a, auto const& b) {
        return a.kind != b.kind ? order_of(a.kind) < order_of(b.kind) : a.score.value_or(0) > b.score.value_or(0);
    });
    return list;
}

void answer_proposal(store::Project& project, Snapshot const& snapshot, ProposalReply const& reply) {
    auto const proposal = require_proposal(snapshot, reply);
    core::ProposalAnswer answer;
    answer.residence = snapshot.residences[proposal.row].id;
    answer.campaign = proposal.campaign;
    answer.kind = proposal.kind;
    answer.is_accepted = reply.accepts;
    answer.answered_on = decision_date(reply.date);
    answer.role = reply.role;
    answer.reason = reply.reason;
    std::optional<core::WatchEvent> decision;
    if (reply.accepts)
        decision = core::WatchEvent{0,          answer.residence, proposal.to,      answer.answered_on,
                                    reply.role, reply.reason,     proposal.campaign};
    auto const label = reply.accepts ? VIGIE_N_("Proposal accepted: {0}") : VIGIE_N_("Proposal refused: {0}");
    project.edit({label, {snapshot.residences[proposal.row].code}},
                 [&] { store::add_proposal_answer(project, answer, decision); });
}

}
