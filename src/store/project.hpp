#pragma once

#include "core/base_map.hpp"
#include "core/bookmark.hpp"
#include "core/finding.hpp"
#include "core/follow_up.hpp"
#include "core/grid.hpp"
#include "core/live_score.hpp"
#include "core/observation.hpp"
#include "core/observed_column.hpp"
#include "core/residence.hpp"
#include "core/scale.hpp"
#include "core/stability.hpp"
#include "core/story.hpp"
#include "core/zone.hpp"
#include "store/backup.hpp"
#include "store/cluster_run.hpp"
#include "store/context_column.hpp"
#include "store/export_log.hpp"
#include "store/holder.hpp"
#include "store/layer_style.hpp"
#include "store/measure_style.hpp"
#include "store/score_run.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

namespace vigie::store {

class ContextLoader;
class IncidentLoader;
class ObservationLoader;
class ResidenceCodes;
class ResidenceLoader;
class ZoneLoader;
class Database; // owns the SQLite connection; store/detail/database.hpp

struct ProjectInfo {
    std::string title;
    std::string crs = "EPSG:2154"; ///< authority code of every coordinate in the file
    std::string crs_wkt;           ///< its WKT, for gpkg_spatial_ref_sys
    std::string crs_name;
    bool is_fictitious = false;    ///< « Données fictives » on every screen and sheet
    std::string source_line;       ///< printed under maps and sheets
};

enum class OpenMode {
    read_write, ///< one after the other: a command
    shared,     ///< read and written, while other connections and child processes of ours read and write too: a window
    read_only,
};

/// Kept in the project: what an import did. read = kept + refused.
struct ImportReport {
    core::ImportId id;
    std::string kind;        ///< residences, zones, observations, incidents, actions, context
    std::string source_name; ///< file name, no folder
    std::string target;      ///< zone or context layer, or campaign; may be empty
    std::string mapping;     ///< JSON of field → column
    std::int64_t read = 0, kept = 0, refused = 0, repaired = 0, unlocated = 0;
    std::int64_t made = 0; ///< residences, zones, incidents… that came of the kept rows
    double seconds = 0;
    std::string imported_at; ///< ISO date and time, UTC
    std::vector<core::Finding> findings; ///< capped at 1 000 stored, counts stay true
};

enum class StepKind {
    edit,   ///< what a person changed
    import, ///< a batch: taken out by what carries its id, put back by what that took out
    result, ///< a score or cluster run
};

struct HistoryStep {
    std::int64_t id = 0;
    std::string at; ///< ISO date and time, UTC
    StepKind kind = StepKind::edit;
    core::Message label;
    bool is_undone = false;
    bool can_go_back = false; ///< undoing step by step reaches it
};

/// Residences by id, both ends included.
struct ResidenceRange {
    core::ResidenceId first, last;
};

/// The project file: a GeoPackage with Vigie's tables. One connection; use from one thread at a time.
/// Every method throws core::Error with a sentence and a remedy when the file, the disk or another program is in the way.
class Project {
  public:
    /// Writes a new, empty project (the file must not exist).
    [[nodiscard]] static Project create(std::filesystem::path const& path, ProjectInfo const& info);
    /// \throws core::Error(refused) for a file that is not a project, is damaged, or comes from a newer version
    /// A project that another program has open for writing, or that lies where nothing can be written, is opened for reading only:
    /// notes() says so, and each writing method throws core::Error(failed) naming who has it.
    [[nodiscard]] static Project open(std::filesystem::path const& path, OpenMode mode = OpenMode::read_write);
    Project(Project&&) noexcept;
    Project& operator=(Project&&) noexcept;
    ~Project();

    [[nodiscard]] std::filesystem::path const& path() const;
    [[nodiscard]] bool is_read_only() const;
    [[nodiscard]] std::optional<Holder> const& holder() const; ///< who else has it open for writing
    [[nodiscard]] std::vector<core::Message> const& notes() const; ///< what the user should know about how it was opened
    /// For a child process that is to write beside this one: its environment variable store::lock_token_variable. Empty when read-only.
    [[nodiscard]] std::string lock_token() const;
    /// Copies the project beside itself; see backup.hpp. Not inside a transaction.
    Backup back_up(BackupReason reason, std::stop_token stop = {});
    [[nodiscard]] ProjectInfo info() const;
    void set_info(ProjectInfo const& info);
    /// set_info() with another coordinate system. \pre the project holds no place yet
    void change_crs(ProjectInfo const& info);

    /// All or nothing: commits when `work` returns, rolls back when it throws. What it writes is no step of the history, unless an edit
    /// or an import is in it; each writing method called by itself is a step of its own.
    void transaction(std::function<void()> const& work);

    // --- grid ---
    /// Stores a grid as a new version and makes it current; observations keep their indicator codes. A grid that is the
    /// current one, whatever version it says, makes none: then nothing is written, and that one is returned.
    core::GridId save_grid(core::Grid const& grid);
    [[nodiscard]] std::optional<core::GridId> current_grid_id() const;
    [[nodiscard]] core::Grid grid(core::GridId id) const;
    [[nodiscard]] core::Grid current_grid() const; ///< \throws core::Error(refused) when the project has none

    // --- campaigns ---
    core::CampaignId add_campaign(core::Campaign const& campaign); ///< \throws core::Error(usage) when the name exists or periods overlap
    void freeze_campaign(core::CampaignId id, core::Date on);
    [[nodiscard]] std::vector<core::Campaign> campaigns() const; ///< oldest first
    [[nodiscard]] std::optional<core::Campaign> find_campaign(std::string const& name) const;

    // --- places ---
    /// Inserts; ids are filled in. \throws core::Error(refused) when a code exists already
    void add_residences(std::span<core::Residence> residences, core::ImportId import);
    /// The same for any number, row by row: see loaders.hpp. In a transaction of the caller's.
    [[nodiscard]] ResidenceLoader load_residences(core::ImportId import);
    [[nodiscard]] ResidenceCodes residence_codes() const; ///< see loaders.hpp
    [[nodiscard]] std::vector<core::Residence> residences() const; ///< by id, without footprints
    /// Of the residences that have one, by id. `visit` asks the project for no other list meanwhile.
    void visit_footprints(std::function<void(core::ResidenceId, core::MultiPolygon&&)> const& visit) const;
    /// One after the other, by id, with footprints, without the other codes they go by. `visit` asks the project for no other list meanwhile.
    void visit_residences(std::function<void(core::Residence&&)> const& visit) const;
    [[nodiscard]] std::size_t residence_count() const;
    [[nodiscard]] core::Box residence_extent() const; ///< of positions, to the half metre
    [[nodiscard]] core::Residence residence(core::ResidenceId id) const; ///< \pre there is one
    struct PlacedResidence {
        core::ResidenceId id;
        core::Projected position;
    };
    /// The next ones that have a position, by id, at most so many.
    [[nodiscard]] std::vector<PlacedResidence> placed_residences(core::ResidenceId after, std::size_t most) const;
    /// Other codes that residences go by, one after the other, by id.
    void visit_aliases(std::function<void(std::string const& alias, std::string const& code, core::ResidenceId)> const& visit) const;
    /// By code, then by alias; exact text.
    [[nodiscard]] std::optional<core::ResidenceId> find_residence(std::string const& code_or_alias) const;
    /// Every code and alias, for joins.
    [[nodiscard]] std::unordered_map<std::string, core::ResidenceId> residence_keys() const;

    core::ZoneLayerId add_zone_layer(core::ZoneLayer const& layer); ///< \throws core::Error(usage) when the name exists
    void add_zones(std::span<core::Zone> zones, core::ImportId import);
    [[nodiscard]] ZoneLoader load_zones(core::ImportId import); ///< as load_residences
    [[nodiscard]] std::vector<core::ZoneLayer> zone_layers() const;
    [[nodiscard]] std::optional<core::ZoneLayer> find_zone_layer(std::string const& name) const;
    [[nodiscard]] std::vector<core::Zone> zones(core::ZoneLayerId layer) const; ///< by id
    [[nodiscard]] std::vector<core::Zone> zones_near(core::ZoneLayerId layer, core::Box const& place) const; ///< whose box meets it
    [[nodiscard]] core::Box zone_extent(core::ZoneLayerId layer) const;
    [[nodiscard]] core::MultiPolygon zone_shape(core::ZoneId zone) const;
    void set_zone_shape(core::ZoneId zone, core::MultiPolygon const& shape);
    /// Replaces the memberships of one layer.
    void set_memberships(core::ZoneLayerId layer, std::span<core::ZoneMembership const> memberships);
    /// Those of some residences only.
    void set_memberships(core::ZoneLayerId layer, ResidenceRange const& residences, std::span<core::ZoneMembership const> memberships);
    [[nodiscard]] std::vector<core::ZoneMembership> memberships(core::ZoneLayerId layer) const; ///< by residence id

    /// A layer of shapes with a label each. \throws core::Error(usage) when the name exists
    core::ContextLayerId add_context_layer(core::ContextLayer const& layer, std::span<core::ContextFeature const> features);
    /// A layer with the columns of its source, row by row. In a transaction of the caller's, finished there.
    /// \param columns      names are made safe; \param label_column one of them, or empty
    [[nodiscard]] ContextLoader load_context_layer(core::ContextLayer const& layer, std::vector<ContextColumn> columns,
                                                   std::string const& label_column, core::ImportId import);
    [[nodiscard]] std::vector<core::ContextLayer> context_layers() const; ///< the lowest on the map first
    void order_context_layers(std::span<core::ContextLayerId const> lowest_first);
    /// \throws core::Error(usage) for a column the layer does not have
    void put_context_look(core::ContextLayerId layer, core::ContextLook const& look);
    /// \throws core::Error(usage) as put_context_look()
    [[nodiscard]] ContextValues context_values(core::ContextLayerId layer, std::string const& column) const;
    [[nodiscard]] std::vector<ContextColumn> context_columns(core::ContextLayerId layer) const; ///< as in the table, « label » alone in older files
    [[nodiscard]] std::vector<core::ContextFeature> context_features(core::ContextLayerId layer) const;
    [[nodiscard]] core::Box context_extent(core::ContextLayerId layer) const; ///< to the half metre

    // --- facts ---
    /// Inserts or replaces (same campaign, indicator, residence).
    void put_observations(std::span<core::Observation const> observations, core::ImportId import);
    [[nodiscard]] ObservationLoader load_observations(core::ImportId import); ///< as load_residences
    [[nodiscard]] std::vector<core::Observation> observations(core::CampaignId campaign, core::ResidenceId residence) const;
    /// What is known of a residence for one indicator, and the import that brought it.
    struct KnownObservation {
        core::Observation observation;
        core::ImportId import;
    };
    [[nodiscard]] std::optional<KnownObservation> find_observation(core::CampaignId campaign, core::ResidenceId residence,
                                                                   std::string const& indicator) const;
    [[nodiscard]] std::int64_t observation_count(core::CampaignId campaign) const;
    void add_incidents(std::span<core::Incident const> incidents, core::ImportId import);
    [[nodiscard]] IncidentLoader load_incidents(core::ImportId import); ///< as load_residences
    [[nodiscard]] std::vector<core::Incident> incidents(core::ResidenceId residence) const; ///< by date
    /// Incidents of one kind linked to each residence within a period.
    [[nodiscard]] std::unordered_map<core::ResidenceId, int> incident_counts(std::string const& kind, core::Period period) const;
    [[nodiscard]] std::vector<std::string> incident_kinds() const;

    // --- follow-up ---
    void add_watch_event(core::WatchEvent& event);
    [[nodiscard]] std::vector<core::WatchEvent> watch_events() const; ///< by residence, then date, then order of entry
    core::SiteProjectId add_site_project(core::SiteProject const& project);
    [[nodiscard]] std::vector<core::SiteProject> site_projects() const;
    void add_actions(std::span<core::Action const> actions, core::ImportId import);
    [[nodiscard]] std::vector<core::Action> actions() const;
    void add_field_notes(std::span<core::FieldNote const> notes);
    [[nodiscard]] std::vector<core::FieldNote> field_notes() const;
    /// With its evidence, as one step.
    void add_field_opinion(core::FieldOpinion& opinion);
    [[nodiscard]] std::vector<core::FieldOpinion> field_opinions() const; ///< by residence, then order of entry
    /// A view of the map, new when it has no id. \throws core::Error(usage) without a name, or with that of another one
    void put_bookmark(core::Bookmark& bookmark);
    void remove_bookmark(std::int64_t id);
    [[nodiscard]] std::vector<core::Bookmark> bookmarks() const; ///< in the order they were kept
    /// A story and its steps, new when it has no id, as one step of the history.
    /// \throws core::Error(usage) without a name, with that of another one, or with more words than a room can read
    void put_story(core::Story& story);
    void remove_story(std::int64_t id);
    [[nodiscard]] std::vector<core::Story> stories() const; ///< in the order they were made

    // --- images under the map; the project keeps where they lie ---
    /// Adds one, or changes the one of that id. \throws core::Error(usage) when another has its name
    void put_base_map(core::BaseMap& base);
    void remove_base_map(std::int64_t id);
    void order_base_maps(std::span<std::int64_t const> lowest_first);
    [[nodiscard]] std::vector<core::BaseMap> base_maps() const; ///< the lowest first
    void add_lessons(std::span<core::Lesson const> lessons); ///< or replaces those of the same code
    [[nodiscard]] std::vector<core::Lesson> lessons() const;

    /// Replaces code, names, figures, position and footprint of residences that are there, by id; aliases are added.
    void update_residences(std::span<core::Residence const> residences);
    /// Another code a residence goes by; kept once.
    void add_alias(core::ResidenceId residence, std::string const& alias);

    // --- imports ---
    /// Opens the row of an import, whose id the rows it brings carry; finished by end_import in the same transaction, which makes it one step.
    /// Call it before anything else is written.
    core::ImportId begin_import(std::string const& kind, std::string const& source_name);
    void end_import(ImportReport const& report);
    [[nodiscard]] std::vector<ImportReport> import_reports() const; ///< newest first, findings included

    // --- scores, computed in the database by src/store/sql/score/*.sql ---
    /// Normalises, corrects, weighs, ranks and aggregates one campaign; replaces the campaign's former run, unless that one was computed from the
    /// same (nothing is written, its foyers stay) or the campaign is frozen (it is never computed again): then returns that one. `grid` may carry moved weights; `stop` is polled between steps.
    core::ScoreRunId compute_scores(core::CampaignId campaign, core::GridId grid_id, core::Grid const& grid,
                                    std::string const& engine, std::stop_token stop = {});
    [[nodiscard]] std::optional<ScoreRun> score_run(core::CampaignId campaign) const; ///< latest
    [[nodiscard]] std::vector<ResidenceScore> residence_scores(core::ScoreRunId run) const; ///< by residence id, all residences
    [[nodiscard]] std::vector<StoredZoneScore> zone_scores(core::ScoreRunId run, core::ZoneLayerId layer) const;
    [[nodiscard]] std::vector<ScoreDetail> score_details(core::ScoreRunId run, core::ResidenceId residence) const;
    /// What its methods learnt, in grid order; none for goalposts.
    [[nodiscard]] std::vector<StoredScale> score_scales(core::ScoreRunId run) const;
    /// The scales its values went through, goalposts included, in grid order.
    [[nodiscard]] std::vector<core::scoring::Scale> scales(core::ScoreRunId run) const;
    /// What the methods of a grid would learn from in a campaign: of each indicator, the values corrected for small numbers.
    [[nodiscard]] std::vector<std::vector<double>> reference_stock(core::CampaignId campaign, core::GridId grid) const;
    /// What was observed for these indicators, rows in the order of residences(); none for a code that nobody knows.
    [[nodiscard]] core::ObservedStock observed(core::CampaignId campaign, std::vector<std::string> const& codes) const;
    /// Every value of the run's campaign and grid as it is observed now, inherited ones apart; by indicator, then residence.
    [[nodiscard]] std::vector<RawValue> raw_values(core::ScoreRunId run) const;
    /// Normalised columns of a run, rows in the order of residences().
    [[nodiscard]] core::ScoreMatrix score_matrix(core::ScoreRunId run) const;
    /// The same with the families, in one reading. Both throw core::Error(refused) for a run that is gone.
    [[nodiscard]] ScoreCells score_cells(core::ScoreRunId run) const;
    /// The same from the raw rates and shares, as they are observed now.
    [[nodiscard]] core::ScoreMatrix uncorrected_matrix(core::ScoreRunId run) const { return varied_matrix(run, {}, false); }
    /// The same by another method for every indicator but those of a table, learnt from the campaign itself; absent =
    /// the run's own.
    [[nodiscard]] core::ScoreMatrix varied_matrix(core::ScoreRunId run, std::optional<core::Method> method,
                                                  bool is_corrected) const;
    void save_stability(core::ScoreRunId run, StoredStability const& stability); ///< replaces the run's former one
    [[nodiscard]] std::optional<StoredStability> stability(core::ScoreRunId run) const;

    // --- clusters ---
    core::ClusterRunId save_cluster_run(ClusterRun const& run); ///< replaces the former run of the same score run, layer and method
    enum class LocalPart { read, left };
    /// The latest, of the residences or of a layer's zones. Its local statistics may be left for local_statistics().
    [[nodiscard]] std::optional<ClusterRun> cluster_run(core::ScoreRunId run, std::optional<core::ZoneLayerId> layer = {},
                                                        LocalPart local = LocalPart::read) const;
    [[nodiscard]] LocalStatistics local_statistics(core::ClusterRunId run, std::optional<core::ZoneLayerId> layer = {}) const;

    // --- how figures are shown on the map ---
    [[nodiscard]] std::vector<MeasureStyle> measure_styles() const; ///< by measure
    void show_measure(MeasureStyle const& style); ///< in place of the one shown; the measure keeps these classes
    void hide_measure();                          ///< the map is coloured by no figure
    /// Replaces the style of that name. No step of the history: it follows from what is there.
    void put_layer_style(LayerStyle const& style);

    // --- what left the house in a partner edition: no step of the history, since it cannot be taken back ---
    [[nodiscard]] std::string next_export_number(core::Date on) const;
    void log_export(ExportEntry& entry); ///< fills in the number. \throws core::Error(usage) without recipient or purpose
    [[nodiscard]] std::vector<ExportEntry> export_log() const; ///< oldest first

    // --- settings of the window kept with the project (JSON by key) ---
    [[nodiscard]] std::optional<std::string> setting(std::string const& key) const;
    void set_setting(std::string const& key, std::string const& value);

    // --- history: undo and redo of everything, kept in the project ---
    /// Runs `work` in a transaction and records what it changed under `label`, as one step. Inside another step or an import, part of that.
    void edit(core::Message const& label, std::function<void()> const& work, StepKind kind = StepKind::edit);
    /// For a project being made (the demo): nothing in `work` is a step.
    void without_history(std::function<void()> const& work);
    [[nodiscard]] std::optional<core::Message> undo_label() const; ///< absent: nothing can be undone
    [[nodiscard]] std::optional<core::Message> redo_label() const;
    void undo();
    void redo();
    [[nodiscard]] std::vector<HistoryStep> history() const; ///< newest first; the undone ones are those that redo brings back

    struct CheckFinding {
        std::string subject; ///< integrity, references, spatial index, geometry, shape, values, history, backups, files
        std::string what;
        bool is_error = true; ///< false: worth knowing, nothing is wrong with the file
    };
    /// Integrity, references, spatial index, geometries, values, history, backups, one-file state (the schema was checked by opening).
    /// No error = sound.
    [[nodiscard]] std::vector<CheckFinding> check() const;

    /// Returns the file to one-file state (no -wal beside it).
    void close();

    // --- for the parts of the store that have headers of their own (site_projects.hpp, proposals.hpp, walks.hpp…) ---
    [[nodiscard]] Database& database() const { return *database_; }
    void write(core::Message const& label, std::function<void()> const& work); ///< a step by itself, or part of the transaction around

  private:
    explicit Project(std::unique_ptr<Database> database);
    void start_import_step(core::ImportId import);
    void end_import_step(ImportReport const& report);
    std::unique_ptr<Database> database_;
};

}
