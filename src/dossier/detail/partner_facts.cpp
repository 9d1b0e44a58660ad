#include "dossier/detail/partner_facts.hpp"

#include "core/error.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

namespace vigie::dossier::detail {

namespace {

using State = PartnerCell::State;
using text::tr;

void mask(StoryZone& zone) {
    StoryZone bare;
    bare.code = zone.code;
    bare.name = zone.name;
    bare.residences = zone.residences;
    zone = std::move(bare);
}

}

CampaignData const& campaign_of(Snapshot const& snapshot, std::string const& name) {
    for (auto const& data : snapshot.campaigns)
        if (data.campaign.name == name && data.run) return data;
    auto const* latest = snapshot.latest_scored();
    if (latest == nullptr)
        throw core::Error(core::ErrorCode::refused, VIGIE_N_("A partner edition gives classes, and no campaign of this "
                                                             "project is scored yet. Compute the scores first."));
    return *latest;
}

std::vector<StoryZone const*> GivenFacts::of_class(bool is_complex) const {
    std::vector<StoryZone const*> list;
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (cells[i].state == State::shown && core::is_complex(cells[i].severity) == is_complex)
            list.push_back(&facts.zones[i]);
    return list;
}

GivenFacts given_facts(Snapshot const& snapshot, PartnerPlan const& plan, PartnerPlan const* before,
                       core::Date as_of) {
    GivenFacts given{story_facts(snapshot, plan.campaign(), as_of), {}, {}, 0, false, {}};
    auto& facts = given.facts;
    if (snapshot.zone_layers.empty() || !plan.gives_layer(0)) facts.zones.clear();
    for (std::size_t i = 0; i < facts.zones.size(); ++i) {
        PartnerPlan::Place const place{0, i};
        given.cells.push_back(plan.index(place));
        given.households.push_back(plan.household_count(place));
        auto& zone = facts.zones[i];
        if (given.households.back().state == State::secret) {
            if (zone.residences > 0) ++given.secret;
            mask(zone);
            continue;
        }
        zone.severity = given.cells.back().severity;
        zone.score.reset();
        bool const is_compared = before != nullptr && before->index(place).state == State::shown &&
                                 given.cells.back().state == State::shown;
        if (!is_compared) zone.dynamics = core::Dynamics::unknown;
    }
    auto const& said = plan.measures().front();
    given.gives_total = said.said.total == core::Disclosed::shown;
    given.all_households.state = given.gives_total ? State::shown : State::secret;
    double sum = 0;
    for (auto const each : said.bases)
        sum += each;
    if (given.gives_total) given.all_households.count = static_cast<std::int64_t>(sum);
    return given;
}

std::string count_words(PartnerCell const& cell) {
    return cell.state == State::shown && cell.count ? text::integer(*cell.count) : tr("“s”");
}

}
