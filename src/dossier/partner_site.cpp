#include "dossier/partner_site.hpp"

#include "core/error.hpp"
#include "dossier/partner_foyers.hpp"
#include "dossier/run_context.hpp"
#include "dossier/sureness.hpp"
#include "store/walks.hpp"
#include "text/fold.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>

namespace vigie::dossier {

namespace {

using core::SeverityClass;
using Place = PartnerPlan::Place;
using State = PartnerCell::State;
using text::tr;

constexpr std::size_t most_campaigns = 3, most_families_named = 3;

/// The plans of the scored campaigns up to the one shown, three at most, oldest first.
class Plans {
public:
    Plans(Snapshot const& snapshot, store::Project const& project, EditionProfile const& profile,
          std::string const& campaign) {
        auto const& shown = snapshot.campaign(campaign);
        std::vector<std::string> names;
        for (auto const& each : snapshot.campaigns) {
            if (each.run || &each == &shown) names.push_back(each.campaign.name);
            if (&each == &shown) break;
        }
        std::size_t const first = names.size() > most_campaigns ? names.size() - most_campaigns : 0;
        for (std::size_t i = first; i < names.size(); ++i)
            plans_.emplace_back(snapshot, project, profile, names[i]);
    }
    [[nodiscard]] PartnerPlan const& now() const { return plans_.back(); }
    [[nodiscard]] PartnerPlan const* before() const { return plans_.size() > 1 ? &plans_[plans_.size() - 2] : nullptr; }

    [[nodiscard]] std::vector<std::pair<std::string, PartnerCell>> history(Place place) const {
        std::vector<std::pair<std::string, PartnerCell>> list;
        for (auto const& plan : plans_)
            list.emplace_back(plan.campaign().campaign.name, plan.index(place));
        return list;
    }

private:
    std::deque<PartnerPlan> plans_;
};

PartnerTrend trend_between(PartnerCell const& before, PartnerCell const& now) {
    if (before.state != State::shown || now.state != State::shown) return PartnerTrend::unknown;
    if (before.severity == now.severity) return PartnerTrend::steady;
    return before.severity < now.severity ? PartnerTrend::worse : PartnerTrend::better;
}

std::string short_name(core::Family const& family) {
    return text::pick(family.short_name).empty() ? text::pick(family.name) : text::pick(family.short_name);
}

std::vector<PartnerLine> family_lines(Plans const& plans, Place place) {
    std::vector<PartnerLine> lines;
    for (auto const& family : plans.now().campaign().grid.families) {
        if (!family.is_in_index || !(family.weight > 0)) continue;
        PartnerLine line{.family = family.code,
                         .name = short_name(family),
                         .source = {},
                         .cell = plans.now().family(place, family.code),
                         .median = {}};
        if (!place.layer) line.median = plans.now().agency_median(place.at, family.code);
        if (plans.before() != nullptr)
            line.trend = trend_between(plans.before()->family(place, family.code), line.cell);
        lines.push_back(std::move(line));
    }
    return lines;
}

std::string source_words(IndicatorLine const& line) {
    std::string words = line.indicator.source;
    if (line.detail && line.detail->observed_on) {
        auto const iso = core::iso(*line.detail->observed_on);
        words += (words.empty() ? "" : ", ") + iso.substr(5, 2) + "/" + iso.substr(0, 4);
    }
    return words;
}

/// Those of families that are given, with a letter or an « s »; the source of each as in the site's file.
std::vector<PartnerLine> indicator_lines(Plans const& plans, Place place, SiteFile const* file) {
    std::vector<PartnerLine> lines;
    for (auto const& family : plans.now().campaign().grid.families)
        for (auto const& indicator : family.indicators) {
            if (!family.is_in_index || indicator.is_context || !(indicator.weight > 0)) continue;
            PartnerLine line{.family = family.code,
                             .name = text::pick(indicator.name),
                             .source = indicator.source,
                             .cell = plans.now().indicator(place, indicator.code),
                             .median = {}};
            if (line.cell.state == State::withheld) continue;
            if (file != nullptr)
                for (auto const& each : file->indicators)
                    if (each.indicator.code == indicator.code) line.source = source_words(each);
            if (!place.layer) line.median = plans.now().agency_median(place.at, indicator.code);
            if (plans.before() != nullptr)
                line.trend = trend_between(plans.before()->indicator(place, indicator.code), line.cell);
            lines.push_back(std::move(line));
        }
    return lines;
}

std::string since_words(std::vector<std::pair<std::string, PartnerCell>> const& history) {
    auto const& now = history.back().second;
    std::string since;
    for (auto it = history.rbegin();
         it != history.rend() && it->second.state == State::shown && it->second.severity == now.severity; ++it)
        since = it->first;
    return since == history.back().first ? std::string() : since;
}

/// « Situation très complexe, installée depuis 2025 : cadre de vie, tranquillité. » of letters that are given alone.
std::string finding_of(PartnerSite const& site, core::Grid const& grid) {
    if (site.index.state == State::secret) return tr("The class of this residence is protected.");
    if (site.index.state != State::shown) return tr("Situation not scored.");
    std::vector<std::string> names;
    for (auto const severity : {SeverityClass::d, SeverityClass::c})
        for (auto const& line : site.families)
            if (line.cell.state == State::shown && line.cell.severity == severity &&
                names.size() < most_families_named && severity >= site.index.severity)
                if (auto const* family = grid.find_family(line.family))
                    names.push_back(name_in_sentence(*family));
    auto const words = tr("Situation: {0}", {tr(site.index.severity == SeverityClass::d   ? VIGIE_N_("very complex")
                                                : site.index.severity == SeverityClass::c ? VIGIE_N_("complex")
                                                : site.index.severity == SeverityClass::b ? VIGIE_N_("to watch")
                                                                                          : VIGIE_N_("ordinary"))});
    auto const since = since_words(site.history);
    auto const settled = since.empty() ? words : tr("{0}, since {1} at least", {words, since});
    return names.empty() ? settled + "." : tr("{0}; first of all {1}.", {settled, listed(names)});
}

/// What moves a class by less than a quarter of one weight is no solid class.
std::optional<bool> is_solid(CampaignData const& data, std::uint32_t row) {
    constexpr double reasonable = 0.25;
    if (!data.scores[row].index.score) return std::nullopt;
    auto const change = sureness_of(RunIndex(data), row).class_change;
    return !change || std::abs(change->share_to - change->share_from) > reasonable * change->share_from;
}

/// Counts are of the residences that may be given: the others would follow from the sums.
std::string foyer_words(std::uint32_t row, CampaignData const& data, std::vector<PartnerFoyer> const& foyers) {
    if (!data.clusters) return tr("Clusters have not been computed for this campaign.");
    auto const found = std::ranges::find_if(
        foyers, [&](PartnerFoyer const& foyer) { return std::ranges::count(foyer.rows, row) > 0; });
    if (found == foyers.end()) // in none, or in one with too few residences that may be given: not said which
        return tr("It belongs to no cluster that this edition gives.");
    auto const words =
        tr("It belongs to a cluster of {0} residences ({1} dwellings), which survives the statistical correction",
           {text::integer(static_cast<std::int64_t>(found->rows.size())), text::integer(found->dwellings)});
    std::string const strength = !found->is_solid   ? "."
                                 : *found->is_solid ? tr(" and other weights: solid.")
                                                    : tr(", not all other weights: to be confirmed.");
    return words + strength + " " + tr("The other residences are not named.");
}

bool is_open(core::Action const& action) {
    return action.state == core::ActionState::planned || action.state == core::ActionState::under_way;
}

void add_actions(PartnerSite& site, SiteFile const& file, Edition const& edition) {
    if (!edition.profile.actions) return;
    std::map<std::string, PartnerActor> actors;
    for (auto action : file.actions) {
        action.code.clear();
        action.effect.clear();
        if (!edition.profile.costs) action.planned_cost_eur = action.actual_cost_eur = std::nullopt;
        auto& actor = actors[action.lead];
        actor.role = action.lead;
        ++actor.actions;
        actor.done += action.state == core::ActionState::done;
        if (is_open(action) && is_asked_of(action, edition.recipient)) site.asked.push_back(action);
        site.actions.push_back(std::move(action));
    }
    for (auto& [role, actor] : actors)
        site.actors.push_back(std::move(actor));
    std::ranges::stable_sort(site.actors, std::ranges::greater{}, &PartnerActor::actions);
}

}

namespace {

/// Values inherited from a zone say nothing of the residence that its place does not say.
std::optional<PartnerContextFigure> context_of(SiteFile const& file, EditionProfile const& profile) {
    for (auto const& line : file.indicators) {
        bool const is_public = line.indicator.is_context && !line.indicator.is_sensitive && line.detail &&
                               line.detail->quality == core::Quality::inherited && !line.indicator.source.empty();
        auto const& hidden = profile.hidden_indicators;
        if (!is_public || std::ranges::find(hidden, line.indicator.code) != hidden.end()) continue;
        auto const unit = text::pick(line.indicator.unit);
        return PartnerContextFigure{text::pick(line.indicator.name),
                                    text::decimal(line.detail->raw, 0) + (unit.empty() ? "" : "\u202f" + unit),
                                    source_words(line)};
    }
    return std::nullopt;
}

/// Walks and what they found, read once.
struct Walks {
    std::vector<core::Walk> walks;
    std::vector<core::WalkFinding> findings;

    void add_to(PartnerSite& site, core::ResidenceId residence) const {
        std::map<std::int64_t, core::Date> walked_on; // of stops at this residence
        for (auto const& walk : walks)
            for (auto const& stop : walk.stops)
                if (stop.residence == residence) walked_on.emplace(stop.id, walk.walked_on);
        std::map<core::FindingOwner, PartnerFindings> by_owner;
        for (auto const& finding : findings) {
            auto const stop = walked_on.find(finding.stop);
            if (finding.stop == 0 || stop == walked_on.end()) continue;
            auto& line = by_owner[finding.owner];
            line.owner = finding.owner;
            ++line.found;
            line.solved += finding.state == core::FindingState::solved ? 1 : 0;
            if (!site.walked_on || *site.walked_on < stop->second) site.walked_on = stop->second;
        }
        for (auto const& [owner, line] : by_owner)
            site.findings.push_back(line);
    }
};

}

struct PartnerSites::Parts {
    Snapshot const& snapshot;
    store::Project const& project;
    Edition const& edition;
    std::string campaign;
    Plans plans;
    std::vector<PartnerFoyer> foyers;
    Walks walks;
};

PartnerSites::PartnerSites(Snapshot const& snapshot, store::Project const& project, Edition const& edition,
                           std::string const& campaign) {
    if (!edition.profile.residences)
        throw core::Error(
            core::ErrorCode::refused,
            {VIGIE_N_(
                 "The profile “{0}” gives no residence, only zones. Make a sheet of zones, or choose another profile."),
             {edition.profile.code}});
    parts_.reset(new Parts{snapshot, project, edition, campaign, {snapshot, project, edition.profile, campaign}, {}, {store::walks(project), store::walk_findings(project)}});
    parts_->foyers = partner_foyers(snapshot, parts_->plans.now());
}

PartnerSites::~PartnerSites() = default;

PartnerSite PartnerSites::of(std::uint32_t row) const {
    auto const& [snapshot, project, edition, campaign, plans, foyers, walks] = *parts_;
    auto const file = site_file(snapshot, project, row, campaign);
    Place const place{{}, row};
    PartnerSite site;
    site.row = row;
    site.residence = file.residence;
    site.residence.code.clear();
    site.residence.insee.clear();
    site.residence.aliases.clear();
    if (!snapshot.zone_layers.empty() && plans.now().gives_layer(0)) site.neighbourhood = file.neighbourhood;
    site.campaign = file.campaign;
    for (std::size_t l = 0; l < snapshot.zone_layers.size(); ++l) {
        auto const& layer = snapshot.zone_layers[l];
        if (auto const zone = layer.zone_of[row]; zone >= 0 && layer.distance_m[row] == 0 && plans.now().gives_layer(l))
            site.zones.emplace_back(layer.layer.title, layer.zones[static_cast<std::size_t>(zone)].name);
    }
    site.status = file.status;
    site.index = plans.now().index(place);
    site.households = plans.now().household_count(place);
    if (site.households.state == State::secret) site.residence.dwellings = site.residence.households = std::nullopt;
    site.history = plans.history(place);
    site.coverage = file.score ? file.score->index.coverage : 0;
    if (site.index.state == State::shown) site.is_solid = is_solid(plans.now().campaign(), row);
    site.families = family_lines(plans, place);
    site.indicators = indicator_lines(plans, place, &file);
    if (site.index.state != State::secret) site.foyer = foyer_words(row, plans.now().campaign(), foyers);
    add_actions(site, file, edition);
    walks.add_to(site, file.residence.id);
    site.context = context_of(file, edition.profile);
    for (auto const& event : file.watch_events)
        site.events.push_back({.id = 0,
                               .residence = {},
                               .status = event.status,
                               .decided_on = event.decided_on,
                               .role = {},
                               .motive = {},
                               .campaign = {}});
    site.finding = finding_of(site, plans.now().campaign().grid);
    return site;
}

bool is_asked_of(core::Action const& action, std::string const& recipient) {
    auto const who = text::fold(action.lead), whom = text::fold(recipient);
    return !who.empty() && !whom.empty() && (whom.find(who) != std::string::npos || who.find(whom) != std::string::npos);
}

bool gives_anything(PartnerSite const& site) {
    auto const is_shown = [](PartnerLine const& line) { return line.cell.state == State::shown; };
    return site.index.state == State::shown || site.households.state == State::shown || !site.actions.empty() || !site.findings.empty() ||
           std::ranges::any_of(site.families, is_shown) || std::ranges::any_of(site.indicators, is_shown);
}

PartnerSite partner_site(Snapshot const& snapshot, store::Project const& project, Edition const& edition,
                         std::uint32_t row, std::string const& campaign) {
    return PartnerSites(snapshot, project, edition, campaign).of(row);
}

PartnerZones partner_zones(Snapshot const& snapshot, store::Project const& project, Edition const& edition,
                           std::string const& layer, std::vector<std::string> const& codes,
                           std::string const& campaign) {
    auto const found = std::ranges::find(snapshot.zone_layers, layer, [](auto const& data) { return data.layer.name; });
    if (found == snapshot.zone_layers.end())
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("There is no zone layer named “{0}”."), {layer}});
    auto const at = static_cast<std::size_t>(found - snapshot.zone_layers.begin());
    if (!edition.profile.gives_layer(layer))
        throw core::Error(core::ErrorCode::refused, {VIGIE_N_("The profile “{1}” does not give {0} to partners. Choose "
                                                              "something else to export, or another profile."),
                                                     {layer, edition.profile.code}});
    Plans const plans(snapshot, project, edition.profile, campaign);
    PartnerZones sheet{found->layer.title, plans.now().campaign().campaign.name, {}};
    for (auto const& code : codes) {
        auto const zone = std::ranges::find(found->zones, code, &core::Zone::code);
        if (zone == found->zones.end())
            throw core::Error(core::ErrorCode::usage,
                              {VIGIE_N_("There is no zone “{0}” in the layer “{1}”."), {code, layer}});
        Place const place{at, static_cast<std::size_t>(zone - found->zones.begin())};
        sheet.zones.push_back({zone->name, plans.now().index(place), plans.now().household_count(place),
                               plans.history(place), family_lines(plans, place), indicator_lines(plans, place, nullptr),
                               core::bounds(zone->shape)});
    }
    return sheet;
}

std::string partner_class_words(SeverityClass severity) {
    switch (severity) {
    case SeverityClass::a:
        return tr("Ordinary");
    case SeverityClass::b:
        return tr("To watch");
    case SeverityClass::c:
        return tr("Complex");
    case SeverityClass::d:
        return tr("Very complex");
    case SeverityClass::not_scored:
        break;
    }
    return tr("Not scored");
}

}
