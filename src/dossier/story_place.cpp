#include "dossier/story_place.hpp"

#include "dossier/class_words.hpp"
#include "dossier/run_context.hpp"
#include "dossier/story_facts.hpp"
#include "dossier/watch.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>

namespace vigie::dossier {

using text::tr;
using text::tr_n;

namespace {

constexpr std::size_t families_named = 2;

/// The families that add most to a residence's index.
std::string heaviest_families(CampaignData const& data, std::uint32_t row) {
    auto const scores = data.families(row);
    std::vector<std::pair<double, std::string>> families;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        auto const& family = data.grid.families[i];
        if (family.is_in_index && scores[i].score)
            families.emplace_back(*scores[i].score, text::pick(family.name));
    }
    std::ranges::stable_sort(families, std::ranges::greater(), [](auto const& each) { return each.first; });
    std::vector<std::string> named;
    for (auto const& [score_of_family, name] : families)
        if (named.size() < families_named) named.push_back(name);
    return listed(named);
}

std::string class_words(core::SeverityClass severity) {
    return severity == core::SeverityClass::not_scored
               ? class_label(severity)
               : tr("Class {0}, {1}", {std::string(1, core::letter(severity)), class_label(severity)});
}

StoryPlace of_residence(Snapshot const& snapshot, CampaignData const& data, std::uint32_t row, core::Date as_of) {
    auto const& residence = snapshot.residences[row];
    StoryPlace place;
    place.name = residence.name;
    auto const zone = snapshot.neighbourhood(row);
    place.kind = zone.empty() ? tr("Residence") : tr("Residence · {0}", {zone});
    place.severity = data.scores[row].shown;
    place.class_words = class_words(place.severity);
    place.at = residence.position.value_or(core::Projected{});
    if (residence.dwellings) place.lines.push_back(tr_n("{0} dwelling", "{0} dwellings", *residence.dwellings));
    auto const status = status_on(snapshot, as_of)[row];
    if (status != core::WatchStatus::ordinary) place.lines.push_back(status_label(status));
    if (auto const families = heaviest_families(data, row); !families.empty())
        place.lines.push_back(tr("First of all: {0}", {families}));
    return place;
}

StoryPlace of_zone(StoryZone const& zone, StoryFacts const& facts, core::Projected at) {
    StoryPlace place;
    place.name = zone.name;
    place.kind = tr("Neighbourhood");
    place.severity = zone.severity;
    place.class_words = class_words(zone.severity);
    place.move = facts.before != nullptr ? move_words(zone.dynamics) : std::string();
    place.at = at;
    place.lines.push_back(tr_n("{0} residence", "{0} residences", zone.residences));
    place.lines.push_back(complex_words(zone.complex, zone.scored));
    if (zone.followed > 0) {
        auto words = tr_n("{0} site followed", "{0} sites followed", zone.followed);
        if (zone.projects > 0)
            words += ", " + tr_n("{0} site project", "{0} site projects", zone.projects);
        place.lines.push_back(words);
    }
    if (zone.entries + zone.exits > 0)
        place.lines.push_back(
            tr("{0}, {1}", {tr_n("{0} entry", "{0} entries", zone.entries), tr_n("{0} exit", "{0} exits", zone.exits)}));
    return place;
}

/// With the padlock closed: what the page says of it already, and no more.
std::optional<StoryPlace> of_card(StoryPage const& page, std::string const& zone, core::Projected at) {
    auto const card = std::ranges::find(page.cards, zone, &StoryCard::name);
    if (card == page.cards.end()) return std::nullopt;
    StoryPlace place;
    place.name = card->name;
    place.kind = tr("Neighbourhood");
    place.severity = card->severity;
    place.is_secret = card->is_secret;
    place.class_words = card->is_secret ? tr("Protected: too few households") : class_words(card->severity);
    place.move = card->move;
    if (!card->caption.empty()) place.lines.push_back(card->caption);
    place.at = at;
    return place;
}

std::optional<std::uint32_t> residence_near(Snapshot const& snapshot, core::Projected at, double within_m) {
    std::optional<std::uint32_t> nearest;
    for (std::uint32_t row = 0; row < snapshot.residences.size(); ++row) {
        auto const& position = snapshot.residences[row].position;
        if (!position) continue;
        if (double const away = core::distance_m(*position, at); away <= within_m) within_m = away, nearest = row;
    }
    return nearest;
}

}

std::optional<StoryPlace> story_place(Snapshot const& snapshot, core::Story const& story, StoryPage const& page,
                                      core::Projected at, double within_m, core::Date as_of) {
    auto const data = std::ranges::find_if(snapshot.campaigns, [&](auto const& each) {
        return each.campaign.name == page.campaign && each.run;
    });
    if (data == snapshot.campaigns.end()) return std::nullopt;
    if (story.names_residences && page.shows_residences)
        if (auto const row = residence_near(snapshot, at, within_m)) return of_residence(snapshot, *data, *row, as_of);
    if (snapshot.zone_layers.empty()) return std::nullopt;
    auto const& zones = snapshot.zone_layers.front().zones;
    auto const zone = std::ranges::find_if(zones, [&](auto const& each) { return core::contains(each.shape, at); });
    if (zone == zones.end()) return std::nullopt;
    if (page.is_partner) return of_card(page, zone->name, at);
    auto const facts = story_facts(snapshot, *data, as_of);
    return of_zone(facts.zones[static_cast<std::size_t>(zone - zones.begin())], facts, at);
}

}
