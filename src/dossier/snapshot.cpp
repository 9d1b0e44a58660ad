#include "dossier/snapshot.hpp"

#include "dossier/context_classes.hpp"
#include "dossier/local_verdict.hpp"

#include "core/error.hpp"
#include "diagnosis/scores.hpp"
#include "dossier/content_version.hpp"
#include "gis/crs.hpp"
#include "store/proposals.hpp"
#include "store/site_projects.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <future>
#include <mutex>
#include <span>

namespace vigie::dossier {

namespace {

std::shared_ptr<scene::AreaLayer const> shared_areas(std::vector<core::MultiPolygon> areas) {
    auto layer = std::make_shared<scene::AreaLayer>();
    layer->version = next_version();
    layer->boxes.reserve(areas.size());
    for (auto const& area : areas) layer->boxes.push_back(core::bounds(area));
    layer->areas = std::move(areas);
    return layer;
}

std::shared_ptr<scene::LineLayer const> shared_lines(std::vector<core::MultiPolyline> lines) {
    auto layer = std::make_shared<scene::LineLayer>();
    layer->version = next_version();
    layer->boxes.reserve(lines.size());
    for (auto const& line : lines) layer->boxes.push_back(core::bounds(line));
    layer->lines = std::move(lines);
    return layer;
}

/// A residence beside a neighbourhood of the first layer is in it; one beside a zone of another layer, as a QPV, is in none.
ZoneLayerData read_zone_layer(store::Project const& project, core::ZoneLayer layer, Snapshot const& snapshot) {
    bool const takes_nearest = snapshot.zone_layers.empty();
    ZoneLayerData data;
    data.zones = project.zones(layer.id);
    data.layer = std::move(layer);
    std::unordered_map<core::ZoneId, std::int32_t> index_of;
    std::vector<core::MultiPolygon> shapes;
    for (auto const& zone : data.zones) {
        index_of.emplace(zone.id, static_cast<std::int32_t>(shapes.size()));
        shapes.push_back(zone.shape);
    }
    data.areas = shared_areas(std::move(shapes));
    data.borders = std::make_shared<scene::LineLayer const>(scene::shared_borders(*data.areas));
    data.zone_of.assign(snapshot.residences.size(), -1);
    data.distance_m.assign(snapshot.residences.size(), 0);
    for (auto const& membership : project.memberships(data.layer.id)) {
        auto const row = snapshot.row_of.at(membership.residence);
        if (membership.distance_m == 0 || takes_nearest) data.zone_of[row] = index_of.at(membership.zone);
        data.distance_m[row] = membership.distance_m;
    }
    return data;
}

ContextLayerData read_context_layer(store::Project const& project, core::ContextLayer layer) {
    std::vector<core::MultiPolygon> areas;
    std::vector<core::MultiPolyline> lines;
    std::vector<core::Projected> points;
    ContextFeatures of;
    std::uint32_t number = 0;
    for (auto& feature : project.context_features(layer.id)) {
        if (auto* polygons = std::get_if<core::MultiPolygon>(&feature.geometry)) areas.push_back(std::move(*polygons)), of.areas.push_back(number);
        if (auto* polylines = std::get_if<core::MultiPolyline>(&feature.geometry)) lines.push_back(std::move(*polylines)), of.lines.push_back(number);
        if (auto const* point = std::get_if<core::Projected>(&feature.geometry)) points.push_back(*point), of.points.push_back(number);
        ++number;
    }
    ContextLayerData data;
    data.layer = std::move(layer);
    data.columns = project.context_columns(data.layer.id);
    data.features = areas.size() + lines.size() + points.size();
    if (!areas.empty()) data.areas = shared_areas(std::move(areas));
    if (!lines.empty()) data.lines = shared_lines(std::move(lines));
    if (!points.empty()) data.points = std::make_shared<scene::PointLayer const>(scene::PointLayer{next_version(), std::move(points)});
    auto const& column = data.layer.look.column;
    if (std::ranges::find(data.columns, column, &store::ContextColumn::name) != data.columns.end())
        data.classes = context_classes(data.layer, project.context_values(data.layer.id, column), of, data.lines.get());
    return data;
}

/// All but its cells, and what it says of the other residences: read beside them.
CampaignData read_campaign(store::Project const& project, core::Campaign campaign, core::Grid const& current,
                           std::span<core::ZoneLayer const> layers) {
    CampaignData data;
    data.run = project.score_run(campaign.id);
    data.campaign = std::move(campaign);
    data.grid = data.run ? diagnosis::with_run_weights(project.grid(data.run->grid), data.run->weights) : current;
    if (!data.run) return data;
    data.scores = project.residence_scores(data.run->id);
    data.scored = static_cast<std::size_t>(
        std::ranges::count_if(data.scores, [](store::ResidenceScore const& score) { return score.index.score.has_value(); }));
    data.scales = project.scales(data.run->id);
    for (auto const& layer : layers) data.zones.emplace(layer.id, project.zone_scores(data.run->id, layer.id));
    data.clusters = project.cluster_run(data.run->id);
    if (data.clusters)
        for (auto const& foyer : data.clusters->foyers) data.hulls.emplace_back(foyer.outline);
    for (auto const& layer : layers)
        if (auto run = project.cluster_run(data.run->id, layer.id)) data.zone_clusters.emplace(layer.id, std::move(*run));
    return data;
}

std::vector<CampaignData> read_campaigns(store::Project const& project, core::Grid const& current) {
    std::vector<CampaignData> campaigns;
    auto const layers = project.zone_layers();
    for (auto& campaign : project.campaigns()) campaigns.push_back(read_campaign(project, std::move(campaign), current, layers));
    return campaigns;
}

/// Each is read by whoever asks for it first, by the connection that read the rest.
void leave_cells(std::shared_ptr<store::Project const> const& project, std::vector<CampaignData>& campaigns) {
    auto const one_at_a_time = std::make_shared<std::mutex>();
    for (auto& data : campaigns)
        if (data.run)
            data.cells = std::async(std::launch::deferred, [project, one_at_a_time, run = data.run->id] {
                             std::scoped_lock const lock(*one_at_a_time);
                             return project->score_cells(run);
                         }).share();
}

/// The campaigns, read by a connection of their own while the caller reads the rest, where that saves more than it costs. Their
/// cells are left for when the map is on the screen: only what is looked at closely, tried or asked for needs them.
std::future<std::vector<CampaignData>> campaigns_beside(store::Project const& project, core::Grid const& current) {
    if (project.residence_count() < many_residences)
        return std::async(std::launch::deferred, [&project, &current] {
            auto campaigns = read_campaigns(project, current);
            for (auto& data : campaigns)
                if (data.run) data.cells = project.score_cells(data.run->id);
            return campaigns;
        });
    return std::async(std::launch::async, [path = project.path(), &current] {
        auto const beside = std::make_shared<store::Project const>(store::Project::open(path, store::OpenMode::read_only));
        auto campaigns = read_campaigns(*beside, current);
        leave_cells(beside, campaigns);
        return campaigns;
    });
}

/// Takes the footprints out of the residences.
scene::ResidenceContent located_residences(Snapshot& snapshot) {
    scene::ResidenceContent content;
    content.marks.reserve(snapshot.residences.size());
    std::vector<std::string> names;
    names.reserve(snapshot.residences.size());
    bool const has_footprint = std::ranges::any_of(snapshot.residences, [](auto const& r) { return r.position && !r.footprint.empty(); });
    std::vector<core::MultiPolygon> footprints;
    footprints.reserve(has_footprint ? snapshot.residences.size() : 0);
    for (std::size_t row = 0; row < snapshot.residences.size(); ++row) {
        auto& residence = snapshot.residences[row];
        if (!residence.position) continue;
        scene::ResidenceMark mark;
        mark.at = *residence.position;
        mark.index = static_cast<std::uint32_t>(row);
        mark.dwellings = std::max(0, residence.dwellings.value_or(0));
        content.marks.push_back(mark);
        names.push_back(residence.name);
        if (has_footprint) footprints.push_back(std::move(residence.footprint));
    }
    content.names = std::make_shared<std::vector<std::string> const>(std::move(names));
    if (has_footprint) content.footprints = shared_areas(std::move(footprints));
    scene::reckon_places(content);
    return content;
}

/// Located residences and the zones that hold them: a far-away zone of a large layer does not shrink the town.
core::Box extent_of(Snapshot const& snapshot) {
    core::Box box;
    for (auto const& residence : snapshot.residences)
        if (residence.position) box.include(*residence.position);
    if (!snapshot.zone_layers.empty()) {
        auto const& layer = snapshot.zone_layers.front();
        std::vector<bool> holds(layer.zones.size(), box.is_empty());
        for (std::size_t row = 0; row < layer.zone_of.size(); ++row)
            if (layer.zone_of[row] >= 0 && layer.distance_m[row] == 0) holds[static_cast<std::size_t>(layer.zone_of[row])] = true;
        core::Box with_zones = box;
        for (std::size_t i = 0; i < holds.size(); ++i)
            if (holds[i]) with_zones.include(layer.areas->boxes[i]);
        // A commune that holds one corner of the stock would dwarf it.
        if (box.is_empty() || with_zones.width() < 3 * std::max(box.width(), 1.0)) box = with_zones;
    }
    for (auto const& context : snapshot.context) {
        if (!box.is_empty()) break;
        if (context.areas)
            for (auto const& b : context.areas->boxes) box.include(b);
        if (context.lines)
            for (auto const& b : context.lines->boxes) box.include(b);
    }
    return box;
}

std::vector<core::WatchStatus> current_status(Snapshot const& snapshot) {
    std::vector<core::WatchStatus> status(snapshot.residences.size(), core::WatchStatus::ordinary);
    for (auto const& event : snapshot.watch_events) status[snapshot.row_of.at(event.residence)] = event.status;
    return status;
}

/// The last act about a residence and a campaign holds; taking back leaves none.
void place_opinions(Snapshot& snapshot) {
    for (auto& data : snapshot.campaigns) {
        data.opinion_of.assign(snapshot.residences.size(), -1);
        for (std::size_t i = 0; i < snapshot.opinions.size(); ++i) {
            auto const& opinion = snapshot.opinions[i];
            if (opinion.campaign != data.campaign.id) continue;
            data.opinion_of[snapshot.row_of.at(opinion.residence)] = opinion.proposed ? static_cast<std::int32_t>(i) : -1;
        }
    }
}

}

core::scoring::Scale const* CampaignData::scale_of(std::string_view indicator) const {
    std::size_t column = 0;
    for (auto const& family : grid.families)
        for (auto const& each : family.indicators) {
            if (each.code == indicator) return column < scales.size() ? &scales[column] : nullptr;
            ++column;
        }
    return nullptr;
}

CampaignData const* Snapshot::latest_scored() const {
    auto const found = std::find_if(campaigns.rbegin(), campaigns.rend(), [](CampaignData const& c) { return c.run.has_value(); });
    return found == campaigns.rend() ? nullptr : &*found;
}

CampaignData const& Snapshot::campaign(std::string const& name) const {
    if (name.empty()) {
        if (auto const* latest = latest_scored()) return *latest;
        throw core::Error(core::ErrorCode::refused,
                          VIGIE_N_("No campaign of this project has been scored. Run the scores first."));
    }
    std::string names;
    for (auto const& data : campaigns) {
        if (data.campaign.name == name) return data;
        names += (names.empty() ? "" : ", ") + data.campaign.name;
    }
    throw core::Error(core::ErrorCode::usage,
                      {VIGIE_N_("There is no campaign named “{0}”. The campaigns of this project: {1}."), {name, names.empty() ? "–" : names}});
}

ZoneLayerData const* Snapshot::find_zone_layer(std::string const& name) const {
    for (auto const& layer : zone_layers)
        if (layer.layer.name == name) return &layer;
    return nullptr;
}

std::uint32_t Snapshot::residence(std::string const& code) const {
    for (std::size_t row = 0; row < residences.size(); ++row)
        if (residences[row].code == code) return static_cast<std::uint32_t>(row);
    for (std::size_t row = 0; row < residences.size(); ++row)
        if (std::ranges::find(residences[row].aliases, code) != residences[row].aliases.end()) return static_cast<std::uint32_t>(row);
    std::string nearest;
    std::size_t best = 4;
    for (auto const& candidate : residences) {
        std::size_t const distance = text::edits(candidate.code, code);
        if (distance < best) {
            best = distance;
            nearest = candidate.code;
        }
    }
    if (nearest.empty())
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("No residence has the code “{0}”. Check it in the table of residences."), {code}});
    throw core::Error(core::ErrorCode::usage, {VIGIE_N_("No residence has the code “{0}”. Did you mean “{1}”?"), {code, nearest}});
}

core::FieldOpinion const* Snapshot::opinion(CampaignData const& campaign, std::uint32_t row) const {
    if (row >= campaign.opinion_of.size() || campaign.opinion_of[row] < 0) return nullptr;
    return &opinions[static_cast<std::size_t>(campaign.opinion_of[row])];
}

std::string const& Snapshot::neighbourhood(std::uint32_t row) const {
    static std::string const none;
    if (zone_layers.empty()) return none;
    auto const& layer = zone_layers.front();
    std::int32_t const zone = layer.zone_of[row];
    return zone < 0 ? none : layer.zones[static_cast<std::size_t>(zone)].name;
}

std::shared_ptr<Snapshot const> load_snapshot(store::Project& project) {
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->path = project.path().string();
    snapshot->info = project.info();
    if (auto const id = project.current_grid_id()) {
        snapshot->grid_id = *id;
        snapshot->grid = project.grid(*id);
    }
    auto campaigns = campaigns_beside(project, snapshot->grid);
    snapshot->residences = project.residences();
    snapshot->row_of.reserve(snapshot->residences.size());
    for (std::size_t row = 0; row < snapshot->residences.size(); ++row)
        snapshot->row_of.emplace(snapshot->residences[row].id, static_cast<std::uint32_t>(row));
    for (auto& layer : project.zone_layers())
        snapshot->zone_layers.push_back(read_zone_layer(project, std::move(layer), *snapshot));
    for (auto& layer : project.context_layers()) snapshot->context.push_back(read_context_layer(project, std::move(layer)));
    snapshot->campaigns = campaigns.get();
    for (auto& data : snapshot->campaigns)
        if (data.run) set_verdicts(data, *snapshot);
    snapshot->watch_events = project.watch_events();
    snapshot->status = current_status(*snapshot);
    snapshot->site_projects = project.site_projects();
    snapshot->objectives = store::site_objectives(project);
    snapshot->departments = store::site_departments(project);
    if (snapshot->grid_id) snapshot->readings = store::objective_readings(project, snapshot->grid_id);
    snapshot->answers = store::proposal_answers(project);
    snapshot->actions = project.actions();
    snapshot->notes = project.field_notes();
    snapshot->opinions = project.field_opinions();
    place_opinions(*snapshot);
    snapshot->lessons = project.lessons();
    snapshot->located = located_residences(*snapshot);
    snapshot->extent = extent_of(*snapshot);
    if (!snapshot->extent.is_empty())
        snapshot->convergence_degrees =
            gis::convergence_degrees(gis::Crs::from_code(snapshot->info.crs), snapshot->extent.centre());
    return snapshot;
}

}
