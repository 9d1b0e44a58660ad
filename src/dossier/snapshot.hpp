#pragma once

#include "core/follow_up.hpp"
#include "core/grid.hpp"
#include "core/late.hpp"
#include "core/observation.hpp"
#include "core/residence.hpp"
#include "core/site_project.hpp"
#include "core/zone.hpp"
#include "dossier/row_of_id.hpp"
#include "scene/map_content.hpp"
#include "store/project.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vigie::dossier {

/// Scores and clusters of one campaign, as stored. Rows in the order of Snapshot::residences.
struct CampaignData {
    core::Campaign campaign;
    std::optional<store::ScoreRun> run; ///< absent when the campaign was never scored; then the lists are empty
    core::Grid grid; ///< the run's own, which a frozen campaign keeps whatever the project's becomes, with the run's weights
    core::LateList<store::ResidenceScore> scores;
    core::Late<std::size_t> scored; ///< residences with an index
    std::map<core::ZoneLayerId, std::vector<store::StoredZoneScore>> zones; ///< rows in the order of the layer's zones
    core::Late<store::ScoreCells> cells; ///< families and indicators
    std::vector<core::scoring::Scale> scales; ///< that the indicators went through, in grid order
    std::optional<store::ClusterRun> clusters;
    std::vector<scene::FoyerHull> hulls; ///< of clusters->foyers
    std::map<core::ZoneLayerId, store::ClusterRun> zone_clusters; ///< of layers whose zones were compared
    /// Per residence: the opinion that holds on its class, or -1; index into Snapshot::opinions.
    std::vector<std::int32_t> opinion_of;

    /// A residence's families, in grid order; waits for them in a large project that was just opened. \pre the campaign is scored
    [[nodiscard]] std::span<core::scoring::FamilyScore const> families(std::size_t row) const { return cells->families.scores_of(row); }
    [[nodiscard]] std::span<double const> contributions(std::size_t row) const { return cells->families.contributions_of(row); }
    /// Null for a campaign never scored, and for an indicator its grid does not have.
    [[nodiscard]] core::scoring::Scale const* scale_of(std::string_view indicator) const;
};

struct ZoneLayerData {
    core::ZoneLayer layer;
    std::vector<core::Zone> zones;
    std::vector<std::int32_t> zone_of; ///< per residence, index into zones or -1; only of the first layer may it lie beside its zone
    std::vector<double> distance_m;    ///< per residence, 0 inside
    std::shared_ptr<scene::AreaLayer const> areas;
    std::shared_ptr<scene::LineLayer const> borders; ///< shared edges once, so that dashed limits stay clean
};

struct ContextLayerData {
    core::ContextLayer layer;
    std::shared_ptr<scene::AreaLayer const> areas; ///< any may be null
    std::shared_ptr<scene::LineLayer const> lines;
    std::shared_ptr<scene::PointLayer const> points{};
    std::vector<store::ContextColumn> columns{};            ///< that it can be coloured by
    std::shared_ptr<scene::ContextClasses const> classes{}; ///< null = one colour
    std::size_t features = 0;                             ///< with a place on the map
};

/// What the project holds, read once and never changed: screens, sheets and jobs share it; an edit makes the next one.
struct Snapshot {
    std::string path;
    store::ProjectInfo info;
    core::GridId grid_id;
    core::Grid grid;
    std::vector<core::Residence> residences; ///< their footprints are in `located`
    RowOfId row_of; ///< index of a residence
    std::vector<ZoneLayerData> zone_layers;                      ///< the first is the default neighbourhood layer
    std::vector<ContextLayerData> context;
    std::vector<CampaignData> campaigns; ///< oldest first
    std::vector<core::WatchEvent> watch_events;
    std::vector<core::WatchStatus> status; ///< per residence, current
    std::vector<core::SiteProject> site_projects;
    std::vector<core::SiteObjective> objectives;   ///< of site projects, by project, then date
    std::vector<core::SiteDepartment> departments; ///< likewise, that were asked
    std::vector<core::ObjectiveReading> readings;  ///< by objective, then campaign
    std::vector<core::ProposalAnswer> answers;     ///< in the order they were given
    std::vector<core::Action> actions;
    std::vector<core::FieldNote> notes;
    std::vector<core::FieldOpinion> opinions; ///< every act, by residence, then order of entry
    std::vector<core::Lesson> lessons;
    scene::ResidenceContent located; ///< the residences that have a position, classes not filled in: what maps start from
    core::Box extent; ///< of located residences and zones around them
    double convergence_degrees = 0;

    [[nodiscard]] CampaignData const* latest_scored() const;
    /// Campaign by name; the latest scored one when empty. \throws core::Error(usage) naming the campaigns there are
    [[nodiscard]] CampaignData const& campaign(std::string const& name) const;
    [[nodiscard]] ZoneLayerData const* find_zone_layer(std::string const& name) const;
    /// By code, then alias. \throws core::Error(usage) with the nearest codes
    [[nodiscard]] std::uint32_t residence(std::string const& code) const;
    /// What people on site say of its class in a campaign; null when they say nothing, or took it back.
    [[nodiscard]] core::FieldOpinion const* opinion(CampaignData const& campaign, std::uint32_t row) const;
    /// Name of the residence's neighbourhood in the default layer, or empty.
    [[nodiscard]] std::string const& neighbourhood(std::uint32_t row) const;
    /// Ground of the residence's buildings; empty where only a point is known, and where it has no position. Waits for the footprints
    /// of a large project that was just opened.
    [[nodiscard]] core::MultiPolygon const& footprint(std::uint32_t row) const;
};

/// From here on a project is large: what can wait is done beside the first picture.
inline constexpr std::size_t many_residences = 20'000;

/// Reads the project. Of a large one half is read by a second thread and connection, and what no first picture needs (footprints,
/// families and indicators, local statistics, scores of the campaigns before the last) is left for whoever asks first. Cost O(project); the demo takes some 30 ms.
/// \param many  residences from which on a project counts as large
[[nodiscard]] std::shared_ptr<Snapshot const> load_snapshot(store::Project& project, std::size_t many = many_residences);

}
