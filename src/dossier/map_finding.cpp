#include "dossier/map_finding.hpp"

#include "diagnosis/clusters.hpp"
#include "dossier/change_words.hpp"
#include "dossier/local_verdict.hpp"
#include "dossier/run_context.hpp"
#include "scene/colouring.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>

namespace vigie::dossier {

using text::tr;

namespace {

struct Tally {
    std::int64_t scored = 0, complex = 0, in_foyers = 0, foyers = 0;
};

Tally tally_of(CampaignData const& data) {
    Tally tally;
    for (auto const& score : data.scores) {
        tally.scored += score.index.score ? 1 : 0;
        tally.complex += core::is_complex(score.shown) ? 1 : 0;
    }
    if (data.clusters)
        for (auto const& foyer : data.clusters->foyers) {
            if (foyer.kind != "foyer") continue;
            ++tally.foyers;
            tally.in_foyers += static_cast<std::int64_t>(foyer.members.size());
        }
    return tally;
}

std::string title_of(Tally const& tally, bool has_clusters) {
    if (tally.scored == 0) return tr("No residence could be scored: too little is observed");
    if (tally.complex == 0) return tr("No residence is in a complex situation");
    if (!has_clusters)
        return text::tr_n("{0} residence is in a complex situation", "{0} residences are in a complex situation", tally.complex);
    if (tally.foyers == 0)
        return tr("{0} complex residences, none of which form a cluster", {text::integer(tally.complex)});
    if (tally.foyers == 1)
        return tr("One cluster gathers {0} of the {1} complex residences", {text::integer(tally.in_foyers), text::integer(tally.complex)});
    return tr("{0} clusters gather {1} of the {2} complex residences",
              {text::integer(tally.foyers), text::integer(tally.in_foyers), text::integer(tally.complex)});
}

}

MapFinding map_finding(Snapshot const& snapshot, std::string const& campaign, scene::Colouring colouring) {
    MapFinding finding;
    finding.source = snapshot.info.source_line;
    CampaignData const* const data = campaign.empty() ? snapshot.latest_scored() : &snapshot.campaign(campaign);
    if (data == nullptr || !data->run) {
        finding.title = snapshot.info.title;
        finding.subtitle = text::tr_n("{0} residence", "{0} residences", static_cast<long long>(snapshot.residences.size()));
        return finding;
    }
    Tally const tally = tally_of(*data);
    auto const* const before = scored_before(snapshot, *data);
    auto const scored = text::integer(tally.scored), all = text::integer(static_cast<std::int64_t>(data->scores.size()));
    if (colouring == scene::Colouring::alerts) {
        auto const several = std::ranges::count_if(data->scores, [](auto const& score) { return score.alerts.value_or(0) >= 3; });
        finding.title = text::tr_n("{0} residence has three families or more in alert",
                                   "{0} residences have three families or more in alert", several);
        finding.subtitle = tr("Families in alert · campaign {0} · {1} of {2} residences scored", {data->campaign.name, scored, all});
    } else if (scene::is_local(colouring)) {
        finding.title = title_of(tally, data->clusters.has_value());
        finding.subtitle = tr("{0} · campaign {1} · {2} of {3} residences scored",
                              {local_title(colouring, is_gi(*data)), data->campaign.name, scored, all});
        if (auto const* run = local_run(*data)) finding.sentence = diagnosis::chance_sentence(*run);
    } else if (!scene::is_of_change(colouring) || before == nullptr) {
        finding.title = title_of(tally, data->clusters.has_value());
        finding.subtitle = tr("Situation class · campaign {0} · {1} of {2} residences scored", {data->campaign.name, scored, all});
    } else {
        auto const dynamics = status_dynamics(moving_residences(snapshot, *data));
        auto const number = [](std::size_t n) { return text::integer(static_cast<std::int64_t>(n)); };
        finding.title = tr("{0} residences clearly worse, {1} clearly better", {number(dynamics.worse), number(dynamics.better)});
        finding.subtitle = tr("Change from {0} to {1} · {2} of {3} residences scored", {before->campaign.name, data->campaign.name, scored, all});
        finding.sentence = noise_sentence(dynamics, before->campaign.name, data->campaign.name);
    }
    auto const unlocated = static_cast<std::int64_t>(snapshot.residences.size() - snapshot.located.marks.size());
    if (unlocated > 0) finding.subtitle += " · " + text::tr_n("{0} not located (off the map)", "{0} not located (off the map)", unlocated);
    if (data->clusters && finding.sentence.empty()) finding.sentence = diagnosis::chance_sentence(*data->clusters);
    return finding;
}

}
