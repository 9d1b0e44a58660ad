#include "dossier/partner_minutes.hpp"

#include "dossier/detail/partner_facts.hpp"
#include "dossier/partner_site.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <map>

namespace vigie::dossier {

namespace {

using State = PartnerCell::State;
using text::tr;

}

PartnerMinutes partner_minutes(Snapshot const& snapshot, store::Project const& project, StoryAudience const& audience,
                               MinutesRequest const& request) {
    auto const& data = detail::campaign_of(snapshot, request.campaign);
    PartnerPlan const plan(snapshot, project, audience.profile, data.campaign.name);
    auto exact = request;
    exact.campaign = data.campaign.name;
    PartnerMinutes made;
    made.counts = minutes(snapshot, exact);
    auto const given = detail::given_facts(snapshot, plan, nullptr, made.counts.date);
    made.gives_flow = given.gives_total;
    made.has_layer = !given.facts.zones.empty();
    // Moves of the time that is reported, not of the campaign: counted anew from the minutes' own.
    std::vector<std::pair<int, int>> moves(given.facts.zones.size()); // entries, exits
    std::map<std::string, std::uint32_t> row_of_code;
    for (std::uint32_t row = 0; row < snapshot.residences.size(); ++row)
        row_of_code.emplace(snapshot.residences[row].code, row);
    for (auto const& move : made.counts.moves) {
        if (!made.has_layer) break;
        auto const zone = snapshot.zone_layers.front().zone_of[row_of_code.at(move.code)];
        if (zone < 0) continue;
        bool const was = is_followed(move.from), is = is_followed(move.to);
        auto& [entries, exits] = moves[static_cast<std::size_t>(zone)];
        entries += is && !was ? 1 : 0;
        exits += was && !is ? 1 : 0;
    }
    for (std::size_t i = 0; i < given.facts.zones.size(); ++i) {
        if (given.facts.zones[i].residences == 0) continue;
        PartnerMoves line{given.facts.zones[i].name, given.cells[i], {}, {}};
        if (given.households[i].state != State::secret) {
            line.entries = moves[i].first;
            line.exits = moves[i].second;
        }
        made.moves.push_back(std::move(line));
    }
    made.gives_actions = audience.profile.actions;
    auto& counts = made.counts;
    if (!made.gives_flow) counts.title = tr("Committee of {0}", {text::long_date(counts.date)});
    counts.moves.clear();
    counts.decisions.clear();
    counts.effects.clear();
    counts.roles.clear();
    if (!made.gives_actions) counts.actions.clear(), counts.late = 0;
    for (auto& action : counts.actions) { // neither the residence nor the title of a site project
        bool const is_placed = made.has_layer && action.residence && snapshot.row_of.contains(*action.residence);
        action.place = is_placed ? snapshot.neighbourhood(snapshot.row_of.at(*action.residence)) : std::string();
    }
    if (made.gives_actions)
        for (auto const& action : snapshot.actions)
            if (is_asked_of(action, audience.recipient) &&
                (action.state == core::ActionState::planned || action.state == core::ActionState::under_way))
                made.asked.push_back(action);
    return made;
}

}
