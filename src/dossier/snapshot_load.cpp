#include "dossier/context_classes.hpp"
#include "dossier/snapshot.hpp"

#include "core/large_pages.hpp"
#include "diagnosis/scores.hpp"
#include "dossier/content_version.hpp"
#include "gis/crs.hpp"
#include "store/passing_through.hpp"
#include "store/proposals.hpp"
#include "store/site_projects.hpp"
#include "store/zone_members.hpp"

#include <algorithm>
#include <future>
#include <mutex>
#include <optional>
#include <span>
#include <unordered_map>

namespace vigie::dossier {

namespace {

/// Reads later, from the same file, what a large project's first picture does not need: one thing at a time.
class LeftReader : public std::enable_shared_from_this<LeftReader> {
public:
    LeftReader(std::filesystem::path path, std::size_t residences)
        : path_(std::move(path))
        , residences_(residences) {}

    [[nodiscard]] std::size_t residences() const { return residences_; } ///< when the project was opened

    /// Opened by who asks first.
    [[nodiscard]] store::Project const& project() const {
        std::call_once(once_, [this] {
            project_ = std::make_unique<store::Project const>(store::Project::open(path_, store::OpenMode::read_only));
            passing_.emplace(*project_);
        });
        return *project_;
    }

    /// What `read` gives, when somebody asks for it.
    template <typename Read> auto leave(Read read) const {
        return std::async(std::launch::deferred,
                          [self = shared_from_this(), read = std::move(read)] {
                              std::scoped_lock const lock(self->one_at_a_time_);
                              return read(self->project());
                          })
            .share();
    }

private:
    std::filesystem::path path_;
    std::size_t residences_;
    mutable std::once_flag once_;
    mutable std::unique_ptr<store::Project const> project_;
    mutable std::optional<store::PassingThrough> passing_;
    mutable std::mutex one_at_a_time_;
};

template <typename Shape> std::vector<core::Box> boxes_of(std::vector<Shape> const& shapes) {
    std::vector<core::Box> boxes;
    boxes.reserve(shapes.size());
    for (auto const& shape : shapes) boxes.push_back(core::bounds(shape));
    return boxes;
}

std::shared_ptr<scene::AreaLayer const> shared_areas(std::vector<core::MultiPolygon> areas) {
    auto layer = std::make_shared<scene::AreaLayer>();
    layer->version = next_version();
    layer->boxes = boxes_of(areas);
    layer->areas = std::move(areas);
    return layer;
}

std::shared_ptr<scene::LineLayer const> shared_lines(std::vector<core::MultiPolyline> lines) {
    auto layer = std::make_shared<scene::LineLayer>();
    layer->version = next_version();
    layer->boxes = boxes_of(lines);
    layer->lines = std::move(lines);
    layer->spacing_m = scene::line_spacing_m(layer->lines);
    return layer;
}

/// Its zones alone: which residences they hold is told by place_members().
ZoneLayerData read_zone_layer(store::Project const& project, core::ZoneLayer layer) {
    ZoneLayerData data;
    data.zones = project.zones(layer.id);
    data.layer = std::move(layer);
    std::vector<core::MultiPolygon> shapes;
    shapes.reserve(data.zones.size());
    for (auto const& zone : data.zones) shapes.push_back(zone.shape);
    data.areas = shared_areas(std::move(shapes));
    data.borders = std::make_shared<scene::LineLayer const>(scene::shared_borders(*data.areas));
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

std::size_t count_scored(std::vector<store::ResidenceScore> const& scores) {
    return static_cast<std::size_t>(
        std::ranges::count_if(scores, [](store::ResidenceScore const& score) { return score.index.score.has_value(); }));
}

/// Its local statistics and cells are left to whoever needs them, where there is someone to leave them to; so are its scores when no
/// first picture shows them.
CampaignData read_campaign(store::Project const& project, core::Campaign campaign, core::Grid const& current,
                           std::span<core::ZoneLayer const> layers, LeftReader const* left, bool is_shown_first) {
    CampaignData data;
    data.run = project.score_run(campaign.id);
    data.campaign = std::move(campaign);
    data.grid = data.run ? diagnosis::with_run_weights(project.grid(data.run->grid), data.run->weights) : current;
    if (!data.run) return data;
    if (left == nullptr || is_shown_first) {
        data.scores = project.residence_scores(data.run->id);
    } else {
        // When another hand changes the file before they are read, this snapshot is no longer shown, and must only stay whole.
        data.scores = left->leave([run = data.run->id, residences = left->residences()](store::Project const& from) {
            auto scores = from.residence_scores(run);
            scores.resize(residences);
            return scores;
        });
    }
    data.scored = std::async(std::launch::deferred, [scores = data.scores] { return count_scored(*scores); }).share();
    data.scales = project.scales(data.run->id);
    for (auto const& layer : layers) data.zones.emplace(layer.id, project.zone_scores(data.run->id, layer.id));
    auto const local = left != nullptr ? store::Project::LocalPart::left : store::Project::LocalPart::read;
    data.clusters = project.cluster_run(data.run->id, {}, local);
    if (data.clusters)
        for (auto const& foyer : data.clusters->foyers) data.hulls.emplace_back(foyer.outline);
    for (auto const& layer : layers)
        if (auto run = project.cluster_run(data.run->id, layer.id)) data.zone_clusters.emplace(layer.id, std::move(*run));
    if (left == nullptr) {
        data.cells = project.score_cells(data.run->id);
        return data;
    }
    data.cells = left->leave([run = data.run->id](store::Project const& from) { return from.score_cells(run); });
    if (data.clusters)
        data.clusters->local = left->leave([run = data.clusters->id](store::Project const& from) { return from.local_statistics(run); });
    return data;
}

/// A half of the project that can be read without knowing its residences.
struct Surroundings {
    std::vector<CampaignData> campaigns;
    std::vector<ZoneLayerData> zone_layers;
    std::vector<ContextLayerData> context;
};

Surroundings read_surroundings(store::Project const& project, core::Grid const& grid, LeftReader const* left) {
    Surroundings read;
    auto layers = project.zone_layers();
    auto campaigns = project.campaigns();
    bool is_shown_first = true; // the last one that is scored
    for (auto campaign = campaigns.rbegin(); campaign != campaigns.rend(); ++campaign) {
        read.campaigns.push_back(read_campaign(project, std::move(*campaign), grid, layers, left, is_shown_first));
        if (read.campaigns.back().run) is_shown_first = false;
    }
    std::ranges::reverse(read.campaigns);
    for (auto& layer : layers) read.zone_layers.push_back(read_zone_layer(project, std::move(layer)));
    for (auto& layer : project.context_layers()) read.context.push_back(read_context_layer(project, std::move(layer)));
    return read;
}

/// Of many residences beside the caller, by a connection of its own, where that saves more than it costs.
template <typename Read> auto read_beside(store::Project const& project, std::shared_ptr<LeftReader const> left, Read read) {
    if (!left) return std::async(std::launch::deferred, [&project, read] { return read(project); });
    return std::async(std::launch::async, [left = std::move(left), read] { return read(left->project()); });
}

/// A residence beside a neighbourhood of the first layer is in it; one beside a zone of another layer, as a QPV, is in none.
void place_members(Snapshot& snapshot, std::size_t layer, store::Project const& project) {
    auto& data = snapshot.zone_layers[layer];
    std::unordered_map<core::ZoneId, std::int32_t> index_of;
    for (auto const& zone : data.zones) index_of.emplace(zone.id, static_cast<std::int32_t>(index_of.size()));
    data.zone_of.assign(snapshot.residences.size(), -1);
    data.distance_m.assign(snapshot.residences.size(), 0);
    store::visit_memberships(project, data.layer.id, [&](core::ZoneMembership const& membership) {
        auto const row = snapshot.row_of.find(membership.residence);
        if (!row) return;
        data.distance_m[*row] = membership.distance_m;
        if (membership.distance_m != 0 && layer != 0) return;
        if (auto const zone = index_of.find(membership.zone); zone != index_of.end()) data.zone_of[*row] = zone->second;
    });
}

/// Of every layer: the first, which all residences are of, while the others are read beside it.
void place_members(Snapshot& snapshot, store::Project const& project, std::shared_ptr<LeftReader const> const& left) {
    auto others = read_beside(project, left, [&snapshot](store::Project const& from) {
        for (std::size_t layer = 1; layer < snapshot.zone_layers.size(); ++layer) place_members(snapshot, layer, from);
    });
    if (!snapshot.zone_layers.empty()) place_members(snapshot, 0, project);
    others.get();
}

/// What bears the marks, in their order: by id.
using Bearers = std::vector<store::Project::PlacedResidence>;

Bearers bearers_of(Snapshot const& snapshot) {
    Bearers bearers;
    bearers.reserve(snapshot.located.marks.size());
    for (auto const& mark : snapshot.located.marks) bearers.push_back({snapshot.residences[mark.index].id, mark.at});
    return bearers;
}

scene::Footprints read_footprints(store::Project const& project, Bearers const& bearers) {
    std::vector<core::MultiPolygon> footprints;
    std::size_t mark = 0;
    project.visit_footprints([&](core::ResidenceId id, core::MultiPolygon&& shape) { // both by id
        while (mark < bearers.size() && bearers[mark].id < id) ++mark;
        if (mark == bearers.size() || bearers[mark].id != id) return;
        if (footprints.empty()) footprints = core::roomy<core::MultiPolygon>(bearers.size());
        footprints[mark] = std::move(shape);
    });
    if (footprints.empty()) return {};
    return scene::footprints_of(shared_areas(std::move(footprints)), [&](std::size_t i) { return bearers[i].position; });
}

scene::ResidenceContent located_residences(Snapshot const& snapshot) {
    scene::ResidenceContent content;
    content.marks.reserve(snapshot.residences.size());
    scene::Names names;
    names.reserve(snapshot.residences.size());
    for (std::size_t row = 0; row < snapshot.residences.size(); ++row) {
        auto const& residence = snapshot.residences[row];
        if (!residence.position) continue;
        scene::ResidenceMark mark;
        mark.at = *residence.position;
        mark.index = static_cast<std::uint32_t>(row);
        mark.dwellings = std::max(0, residence.dwellings.value_or(0));
        content.marks.push_back(mark);
        names.add(residence.name);
    }
    content.names = std::make_shared<scene::Names const>(std::move(names));
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

std::shared_ptr<Snapshot const> load_snapshot(store::Project& project, std::size_t many) {
    store::PassingThrough const passing(project);
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->path = project.path().string();
    snapshot->info = project.info();
    if (auto const id = project.current_grid_id()) {
        snapshot->grid_id = *id;
        snapshot->grid = project.grid(*id);
    }
    auto const residences = project.residence_count();
    auto const left = residences < many ? nullptr : std::make_shared<LeftReader>(project.path(), residences);
    auto beside = read_beside(project, left, [&grid = snapshot->grid, left](store::Project const& from) { return read_surroundings(from, grid, left.get()); });
    snapshot->residences = project.residences();
    snapshot->row_of = RowOfId(snapshot->residences);
    snapshot->located = located_residences(*snapshot);
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
    snapshot->lessons = project.lessons();
    auto surroundings = beside.get();
    snapshot->context = std::move(surroundings.context);
    snapshot->zone_layers = std::move(surroundings.zone_layers);
    place_members(*snapshot, project, left);
    snapshot->campaigns = std::move(surroundings.campaigns);
    place_opinions(*snapshot);
    auto bearers = bearers_of(*snapshot);
    if (left)
        snapshot->located.footprints = left->leave([bearers = std::move(bearers)](store::Project const& from) { return read_footprints(from, bearers); });
    else
        snapshot->located.footprints = read_footprints(project, bearers);
    snapshot->extent = extent_of(*snapshot);
    if (!snapshot->extent.is_empty())
        snapshot->convergence_degrees =
            gis::convergence_degrees(gis::Crs::from_code(snapshot->info.crs), snapshot->extent.centre());
    return snapshot;
}

}
