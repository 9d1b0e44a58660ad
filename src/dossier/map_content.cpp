#include "dossier/map_content.hpp"

#include "analysis/classification.hpp"
#include "dossier/content_version.hpp"
#include "dossier/density_layer.hpp"
#include "dossier/dynamics.hpp"
#include "dossier/local_verdict.hpp"
#include "dossier/walk_book.hpp"
#include "dossier/walk_plan.hpp"
#include "scene/colouring.hpp"
#include "text/language.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::dossier {

namespace {

bool is_off(MapChoice const& choice, std::string const& layer) { return choice.hidden.contains(layer); }

CampaignData const* chosen_campaign(Snapshot const& snapshot, MapChoice const& choice) {
    if (choice.campaign.empty()) return snapshot.latest_scored();
    for (auto const& data : snapshot.campaigns)
        if (data.campaign.name == choice.campaign) return &data;
    return nullptr;
}

/// +1 when the class worsens, -1 when it improves, 0 when it stays or one side is not scored.
std::int8_t class_change(core::SeverityClass before, core::SeverityClass now) {
    if (before == core::SeverityClass::not_scored || now == core::SeverityClass::not_scored || before == now) return 0;
    return now > before ? std::int8_t{1} : std::int8_t{-1};
}

template <typename Mark> void set_change(Mark& mark, std::optional<core::Change> const& change) {
    mark.dynamics = core::dynamics_of(change);
    mark.change_points = change ? change->points : 0;
}

scene::ContextContent context_content(ContextLayerData const& data, MapChoice const& choice) {
    scene::ContextContent content;
    content.name = data.layer.name;
    content.role = data.layer.role;
    content.areas = data.areas;
    content.lines = data.lines;
    content.credit = data.layer.credit;
    content.points = data.points;
    content.classes = data.classes;
    content.opacity = data.layer.look.opacity;
    content.is_visible = !is_off(choice, data.layer.name);
    return content;
}

std::uint8_t step_of(MapChoice const& choice, std::size_t place) {
    auto const& limits = choice.classing->limits;
    return static_cast<std::uint8_t>(place < choice.measured.size() ? analysis::class_of(choice.measured[place], limits)
                                                                    : limits.size() + 1);
}

bool is_of_zones(MapChoice const& choice) {
    return choice.colouring == scene::Colouring::measure && choice.classing && choice.classing->is_of_zones;
}

/// Families in alert are counted for residences, not for zones; a figure is of the one or the other.
scene::Colouring colouring_of(Snapshot const& snapshot, ZoneLayerData const& data, MapChoice const& choice) {
    if (choice.colouring == scene::Colouring::alerts) return scene::Colouring::severity;
    if (choice.colouring != scene::Colouring::measure) return choice.colouring;
    bool const is_measured = is_of_zones(choice) && &data == snapshot.zone_layers.data();
    return is_measured ? scene::Colouring::measure : scene::Colouring::severity;
}

/// \pre choice is of zones
void set_steps(scene::ZoneContent& content, MapChoice const& choice) {
    content.classing = choice.classing;
    for (std::size_t i = 0; i < content.marks.size(); ++i) {
        content.marks[i].step = step_of(choice, i);
        bool const is_known = content.marks[i].step < choice.classing->classes();
        content.marks[i].value = is_known ? std::optional(choice.measured[i]) : std::nullopt;
    }
}

scene::ZoneContent zone_content(Snapshot const& snapshot, ZoneLayerData const& data, CampaignData const* campaign,
                                MapChoice const& choice) {
    scene::ZoneContent content;
    content.colouring = colouring_of(snapshot, data, choice);
    std::vector<MovingPlace> moving;
    if (scene::is_of_change(content.colouring) && campaign != nullptr) moving = moving_zones(snapshot, *campaign, data);
    auto const* const tested = campaign != nullptr ? tested_zones(*campaign, data.layer.id) : nullptr;
    content.is_gi = tested != nullptr && tested->method == "gi-star";
    content.areas = data.areas;
    content.borders = data.borders;
    std::vector<store::StoredZoneScore> const* scores = nullptr;
    if (campaign != nullptr)
        if (auto const found = campaign->zones.find(data.layer.id); found != campaign->zones.end())
            scores = &found->second;
    for (std::size_t i = 0; i < data.zones.size(); ++i) {
        scene::ZoneMark mark;
        mark.name = data.zones[i].name;
        if (!data.zones[i].shape.empty()) mark.label_at = core::centroid(data.zones[i].shape);
        if (scores != nullptr && i < scores->size()) {
            mark.severity = (*scores)[i].severity;
            mark.value = (*scores)[i].score.score;
        }
        if (i < moving.size()) set_change(mark, moving[i].change);
        if (tested != nullptr && scene::is_local(content.colouring)) mark.local = verdict(*tested, data.zones[i].id);
        content.marks.push_back(std::move(mark));
    }
    if (content.colouring == scene::Colouring::measure) set_steps(content, choice);
    return content;
}

/// Changes of the residences; of the weights being tried when there are some. Empty before there are two campaigns.
std::vector<MovingPlace> moving_marks(Snapshot const& snapshot, CampaignData const* campaign, MapChoice const& choice) {
    if (!scene::is_of_change(choice.colouring) || campaign == nullptr) return {};
    auto moving = moving_residences(snapshot, *campaign);
    for (std::size_t row = 0; row < std::min(moving.size(), choice.live_scores.size()); ++row)
        if (moving[row].change && !std::isnan(choice.live_scores[row]))
            moving[row].change->points += choice.live_scores[row] - *campaign->scores[row].index.score;
    return moving;
}

/// Marks of the snapshot with the classes, changes and filter of the moment.
std::shared_ptr<scene::ResidenceContent const> residence_content(Snapshot const& snapshot, CampaignData const* campaign,
                                                                 MapChoice const& choice) {
    auto content = std::make_shared<scene::ResidenceContent>(snapshot.located);
    content->version = next_version();
    content->colouring = choice.colouring;
    content->is_gi = campaign != nullptr && is_gi(*campaign);
    if (choice.colouring == scene::Colouring::measure) content->classing = choice.classing;
    auto const moving = moving_marks(snapshot, campaign, choice);
    bool const is_scored = campaign != nullptr && !campaign->scores.empty();
    bool const has_verdicts = campaign != nullptr && scene::is_local(choice.colouring) && has_tested_residences(*campaign);
    for (auto& mark : content->marks) {
        auto const stored = is_scored ? campaign->scores[mark.index].shown : core::SeverityClass::not_scored;
        mark.severity = choice.live_classes != nullptr ? (*choice.live_classes)[mark.index] : stored;
        mark.class_change = class_change(stored, mark.severity);
        if (is_scored) mark.alerts = campaign->scores[mark.index].alerts;
        if (choice.live_alerts) mark.alerts = choice.live_alerts(mark.index);
        if (mark.index < moving.size()) set_change(mark, moving[mark.index].change);
        if (has_verdicts) mark.local = verdict(*campaign->clusters, snapshot.residences[mark.index].id);
        if (campaign != nullptr && !content->classing) // a class said on site is no class of another figure
            if (auto const* opinion = snapshot.opinion(*campaign, mark.index)) mark.opinion = opinion->proposed;
        if (content->classing) mark.step = step_of(choice, mark.index);
        mark.is_filtered_out = choice.filtered_in != nullptr && !(*choice.filtered_in)[mark.index];
    }
    return content;
}

scene::FoyerMark foyer_mark(store::StoredFoyer const& foyer, scene::FoyerHull hull) {
    scene::FoyerMark mark;
    mark.number = foyer.number;
    mark.hull = std::move(hull);
    mark.is_solid = foyer.is_solid;
    mark.is_to_verify = foyer.kind == "to_verify";
    mark.label =
        mark.is_to_verify
            ? text::tr("To verify on site")
            : text::tr("Cluster {0} · {1}",
                       {std::to_string(foyer.number),
                        text::tr_n("{0} residence", "{0} residences", static_cast<long long>(foyer.members.size()))});
    return mark;
}

bool is_shown(ZoneLayerData const& layer, std::size_t position, MapChoice const& choice) {
    return choice.shown_zones.empty() ? position == 0 && !is_off(choice, layer.layer.name)
                                      : choice.shown_zones.contains(layer.layer.name);
}

void add_walk(scene::MapContent& content, WalkBook const& book) {
    auto const* walk = book.walk();
    if (walk == nullptr) return;
    auto line = std::make_shared<scene::LineLayer>();
    line->version = next_version();
    line->lines.push_back({core::route(*walk)});
    line->boxes.push_back(core::bounds(line->lines.back()));
    content.field_line = std::move(line);
    for (auto const place : core::numbered_stops(*walk))
        content.field_marks.push_back({walk->stops[place].at, false});
    for (auto const& finding : book.findings)
        if (finding.walk == walk->id && finding.state == core::FindingState::open)
            if (auto const at = place_of(*walk, finding)) content.field_marks.push_back({*at, true});
}

}

scene::MapContent map_content(Snapshot const& snapshot, MapChoice const& choice) {
    CampaignData const* const campaign = chosen_campaign(snapshot, choice);
    scene::MapContent content;
    for (auto const& data : snapshot.context) content.context.push_back(context_content(data, choice));
    for (std::size_t i = 0; i < snapshot.zone_layers.size(); ++i)
        if (is_shown(snapshot.zone_layers[i], i, choice) || (i == 0 && is_of_zones(choice)))
            content.zones.push_back(zone_content(snapshot, snapshot.zone_layers[i], campaign, choice));
    // Zones are filled, or bear discs, without those of residences over them.
    if (!is_off(choice, "residences") && !is_of_zones(choice)) content.residences = residence_content(snapshot, campaign, choice);
    if (campaign != nullptr && campaign->clusters && !is_off(choice, "foyers"))
        for (std::size_t i = 0; i < campaign->hulls.size(); ++i)
            content.foyers.push_back(foyer_mark(campaign->clusters->foyers[i], campaign->hulls[i]));
    if (choice.density && campaign != nullptr) content.density = density_content(snapshot, *campaign);
    if (choice.walks != nullptr) add_walk(content, *choice.walks);
    content.extent = snapshot.extent;
    content.is_fictitious = snapshot.info.is_fictitious;
    content.convergence_degrees = snapshot.convergence_degrees;
    return content;
}

}
