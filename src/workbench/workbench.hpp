#pragma once

#include "core/house.hpp"
#include "dossier/comparison.hpp"
#include "dossier/filter.hpp"
#include "dossier/map_content.hpp"
#include "dossier/outliers.hpp"
#include "dossier/site_file.hpp"
#include "dossier/snapshot.hpp"
#include "dossier/sureness.hpp"
#include "dossier/walk_book.hpp"
#include "scene/map_scene.hpp"
#include "workbench/base_map_pictures.hpp"
#include "workbench/export_request.hpp"
#include "workbench/follow_state.hpp"
#include "workbench/grid_draft.hpp"
#include "workbench/hooks.hpp"
#include "workbench/import_draft.hpp"
#include "workbench/jobs.hpp"
#include "workbench/kept.hpp"
#include "workbench/map_measure.hpp"
#include "workbench/screen_choice.hpp"
#include "workbench/server_desk.hpp"
#include "workbench/shown_figures.hpp"
#include "workbench/table_order.hpp"

#include <array>
#include <chrono>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace vigie::dossier {
struct MapChoice;
struct StoryPage;
struct StoryPlace;
}

namespace vigie::workbench {

struct BottomView;
struct CommitteeView;
struct MultiplesView;
struct OverviewView;
struct PartnerShow;
class ResidenceSearch;
class RowTexts;

/// The document as the window knows it: what is open, what is chosen, what is being tried. No window, no drawing.
/// One thread, apart from the jobs it starts.
class Workbench {
public:
    explicit Workbench(Hooks hooks = {});
    ~Workbench();

    // --- project ---
    void open(std::filesystem::path const& path);
    /// \param then_imports  the import dialog opens on the new project, on the file of `dialog_path` when there is one
    void create(std::filesystem::path const& path, std::string const& title, bool then_imports = false);
    void create_demo(std::filesystem::path const& path);
    /// Copies a backup of the open project beside it, and opens the copy.
    void restore(store::Backup const& backup);
    /// Shows a snapshot and, when given, the project behind it (needed to edit).
    void adopt(std::shared_ptr<dossier::Snapshot const> snapshot, std::shared_ptr<store::Project> project = nullptr);
    /// Reads what a large project left for when its map is on the screen (core::Late), beside the interface.
    void read_what_is_left();
    void close();
    [[nodiscard]] bool has_project() const { return snapshot_ != nullptr; }
    [[nodiscard]] dossier::Snapshot const& snapshot() const { return *snapshot_; }
    [[nodiscard]] std::shared_ptr<dossier::Snapshot const> const& shared_snapshot() const { return snapshot_; }
    [[nodiscard]] bool can_edit() const;
    [[nodiscard]] std::optional<std::string> undo_label() const;
    [[nodiscard]] std::optional<std::string> redo_label() const;
    void undo();
    void redo();
    /// What people on site say of its class in the campaign shown; a withdrawal when no class is proposed.
    void give_opinion(std::uint32_t row, std::optional<core::SeverityClass> proposed, std::string const& date,
                      std::string const& role, std::string const& motive, std::string const& quote);
    [[nodiscard]] core::FieldOpinion const* opinion(std::uint32_t row) const; ///< that holds in the campaign shown
    void decide_status(std::uint32_t row, core::WatchStatus status, std::string const& date, std::string const& role,
                       std::string const& motive);
    /// Changes what the project holds and reads it again. \param done  one sentence for a toast
    void change_project(std::function<void(store::Project&)> const& change, std::string done);
    [[nodiscard]] core::House house() const; ///< read from the project
    /// A residence whose building's outline is known lies where that lies; the others can be placed by hand.
    [[nodiscard]] bool can_place(std::uint32_t row) const;
    void place(std::uint32_t row, core::Projected at); ///< metres of the project

    // --- jobs ---
    [[nodiscard]] Jobs& jobs() { return jobs_; }
    [[nodiscard]] Jobs const& jobs() const { return jobs_; }
    [[nodiscard]] Hooks const& hooks() const { return hooks_; }
    /// \return the job
    std::uint64_t import_file(imports::ImportRequest request);
    void score();         ///< the campaign shown, with the draft's weights when they moved
    void find_clusters(); ///< foyers of the campaign shown
    void export_to(ExportRequest request);
    /// Asks where to write; `request.target` is the place proposed.
    void prepare_export(ExportRequest request);
    [[nodiscard]] std::optional<ExportRequest> const& prepared_export() const { return prepared_export_; }
    /// What was prepared, there; of a sheet, for a partner.
    void write_export(std::filesystem::path const& target, std::optional<dossier::EditionRequest> partner = {});
    /// Applies what the jobs have ended and keeps their failures. \return true when something changed
    bool poll();
    [[nodiscard]] std::optional<core::Error> const& error() const { return error_; }
    void show_error(core::Error error) { error_ = std::move(error); }
    void dismiss_error() { error_.reset(); }
    [[nodiscard]] std::optional<store::ImportReport> const& last_import() const { return last_import_; }
    void forget_import() { last_import_.reset(); }
    [[nodiscard]] std::string const& notice() const { return notice_; } ///< one sentence for a toast
    void set_notice(std::string sentence) { notice_ = std::move(sentence); }

    // --- an import, prepared by the assistant ---
    /// Opens the assistant, which reads the file in the background when one is given.
    void begin_import(std::filesystem::path const& source = {});
    /// Reads the file again, with these answers, once they have rested for a moment.
    void choose_import(imports::ImportChoices choices);
    void show_import_step(ImportStep step) { import_draft_.step = step; }
    void name_import_profile(std::string name) { import_draft_.save_profile = std::move(name); }
    void import_prepared(); ///< what the plan says
    /// Leaves the assistant; an import that has begun goes on.
    void close_import();
    /// The one that it was asked from is there again.
    void close_dialog();
    [[nodiscard]] ImportDraft const& import_draft() const { return import_draft_; }
    /// On screen, be it under the dialog that asks where its report goes.
    [[nodiscard]] bool is_import_shown() const { return dialog == Dialog::import || below_ == Dialog::import; }
    [[nodiscard]] bool is_reading_import() const { return jobs_.is_pending(import_draft_.reading); }
    [[nodiscard]] bool is_writing_import() const { return jobs_.is_pending(import_draft_.writing); }

    // --- what is chosen ---
    Mode mode = Mode::explorer;
    SidePanel side = SidePanel::fiche;
    BottomTab bottom = BottomTab::table;
    MapTool tool = MapTool::pointer;
    Dialog dialog = Dialog::none;
    bool is_palette_open = false;
    bool is_filter_open = false; ///< what chooses the parts of the filter
    bool is_views_open = false;  ///< the list of kept views
    bool is_quitting = false;
    scene::Look look = scene::Look::light;
    int presenter_step = 0;
    bool presenter_is_blank = false;
    bool presenter_plays = false; ///< full screen; else the storyboard is edited
    bool presenter_is_open = false; ///< the padlock: open = internal figures; closed = what partners may be given
    std::string presenter_edition;  ///< profile shown with the padlock closed, as dossier::edition_profile() takes it
    std::chrono::steady_clock::time_point presenter_since; ///< when playing began
    std::shared_ptr<dossier::StoryPlace const> presenter_place;     ///< clicked on the map of the step; null = none
    double ui_scale = 1;
    std::vector<std::string> compared;    ///< zone codes of the default layer, in order
    Compared compared_by = Compared::zones; ///< what the screen that compares sets side by side
    bool is_curtain = false;              ///< two campaigns on one map, instead of side by side
    bool dynamics_of_zones = false;       ///< what the matrix of class and change counts
    bool coverage_of_zones = false;       ///< what the map of gaps lists
    std::string dialog_path;              ///< file a dialog starts from
    FollowState follow;                   ///< what the screen that follows shows
    ServerDesk server;                    ///< what the dialogs of servers and of the purge show
    std::vector<store::Backup> backups;   ///< of the project, newest first, as they were when their dialog was opened
    std::optional<std::string> clipboard; ///< text for the system's clipboard, taken by the window
    Place asked_place = Place::none;      ///< taken by the window

    void set_mode(Mode mode);
    void refresh_views() { touch(false); }              ///< the map's own picture stays
    void refresh() { touch(true); }                     ///< what was made into words or pictures is made again
    [[nodiscard]] dossier::CampaignData const* campaign() const; ///< null when the project has none
    /// The campaign's, that its scores were made with; the project's newest when it has no campaign.
    [[nodiscard]] core::Grid const& grid() const { return campaign() != nullptr ? campaign()->grid : snapshot_->grid; }
    /// That of the figures as shown: the edited one while it is tried.
    [[nodiscard]] core::Grid const& shown_grid() const { return draft_.is_grid ? grid_draft_->live->grid() : grid(); }
    [[nodiscard]] dossier::CampaignData const* previous_campaign() const;
    void step_campaign(int by);
    [[nodiscard]] bool can_step_campaign(int by) const;

    [[nodiscard]] std::vector<std::uint32_t> const& selection() const {
        return selection_;
    }                                                         ///< rows, the last chosen last
    [[nodiscard]] std::optional<std::uint32_t> focus() const; ///< the residence of the fiche
    [[nodiscard]] bool is_selected(std::uint32_t row) const;
    void select(std::vector<std::uint32_t> rows);
    void toggle(std::uint32_t row);
    std::optional<std::uint32_t> hovered; ///< row
    std::vector<core::Projected> drawn_shape; ///< the last one drawn on the map to choose with, metres; not closed
    std::vector<core::Projected> measured;    ///< corners of what is measured by hand, metres
    bool is_measured = false;                 ///< the next corner begins another

    [[nodiscard]] dossier::Filter const& filter() const { return filter_; }
    void set_filter(dossier::Filter filter);
    [[nodiscard]] std::vector<bool> const& filtered_in() const { return filtered_in_; }
    /// On screens whose figures are of whole neighbourhoods, maps show every residence too.
    /// Neighbourhoods are compared whole.
    [[nodiscard]] bool filter_applies() const {
        return mode == Mode::explorer || mode == Mode::follow || (mode == Mode::compare && compared_by != Compared::zones);
    }
    void compare_by(Compared what); ///< on its screen
    [[nodiscard]] std::array<std::size_t, 5> const& kept_by_class() const; ///< by SeverityClass
    [[nodiscard]] dossier::Sort const& sort() const { return sort_; }
    /// Those whose field holds no test that can be read let everything through.
    [[nodiscard]] bool is_readable(dossier::ColumnCondition const& condition) const;
    [[nodiscard]] RowTexts const& texts() const;
    [[nodiscard]] std::shared_ptr<RowTexts const> shared_texts() const;
    /// Looks through some more residences for what is typed in the palette.
    [[nodiscard]] ResidenceSearch& search() const;

    // --- the table ---
    [[nodiscard]] std::vector<dossier::ColumnRef> const& columns() const { return columns_; } ///< in the order shown, the name first
    void set_columns(std::vector<dossier::ColumnRef> columns);
    [[nodiscard]] dossier::Grouping const& grouping() const { return grouping_; }
    void set_grouping(dossier::Grouping grouping);
    void open_group(std::string const& key, bool is_open);
    void open_all_groups(bool are_open);
    /// Filtered, sorted, under its heads; made again only when one of these has changed.
    [[nodiscard]] TableOrder const& table() const;
    /// What the column sorts and filters by; NaN = not known. Texts by their place in a French index.
    [[nodiscard]] std::vector<double> column_values(dossier::ColumnRef const& column) const;
    void set_sort(dossier::Sort const& sort);

    // --- figures ---
    [[nodiscard]] ShownFigures figures() const; ///< of the draft when one is moved, else as stored
    [[nodiscard]] core::RankRange rank_range(std::uint32_t row) const; ///< 0–0 until reckoned
    [[nodiscard]] core::Stability stability(std::uint32_t row) const; ///< not ranked until reckoned
    /// How sure the fiche's residence is; null when it has no score. Of the saved weights.
    [[nodiscard]] dossier::Sureness const* sureness() const;
    /// The last two of the selection beside each other, when both are scored; their draws come a moment later.
    [[nodiscard]] dossier::Versus const* versus() const;
    [[nodiscard]] std::optional<dossier::OrderShares> const& order_shares() const { return order_shares_; }
    /// Residences or zones, the least observed first; of the residences those the filter keeps.
    [[nodiscard]] std::vector<std::uint32_t> const& coverage_order() const;
    /// Residences that have a value, by indicator of the campaign's grid.
    [[nodiscard]] std::vector<std::size_t> const& observed_counts() const;
    /// Codes of the indicators whose observation of the residence is there, and empty: a survey nobody answered.
    [[nodiscard]] std::set<std::string> const& empty_observations(std::uint32_t row) const;
    /// Values to verify; null until they are reckoned.
    [[nodiscard]] std::vector<dossier::Outlier> const* outliers() const;
    void reckon_outliers(); ///< starts it when they are lacking
    void reckon_order(); ///< starts the draws of versus() when they are lacking
    /// Draws other methods of normalisation too, for every residence of the campaign.
    void reckon_methods();
    [[nodiscard]] bool is_reckoning_methods() const { return jobs_.is_pending(methods_job_); }
    [[nodiscard]] std::optional<core::RankRange> methods_range(std::uint32_t row) const; ///< absent until reckoned
    [[nodiscard]] store::StoredFoyer const* foyer_of(std::uint32_t row) const;
    /// The fiche's content; reckoned once per residence and campaign.
    [[nodiscard]] dossier::SiteFile const* site() const;
    /// The compared zones beside the whole stock; reckoned again when something changes. Null when none is chosen or
    /// there is no campaign.
    [[nodiscard]] dossier::Comparison const* comparison() const;
    /// The zone of each of its groups alone, for a map to outline; null for the whole stock.
    [[nodiscard]] std::vector<std::shared_ptr<scene::AreaLayer const>> const& compared_limits() const {
        return compared_limits_;
    }

    // --- weights ---
    [[nodiscard]] Draft const& draft() const { return draft_; }
    [[nodiscard]] core::ScoreTable const& saved_scores() const; ///< what the draft starts from; reckoned when it is first asked for
    /// Gives one family of the index `weight` points of 100; the others that are not locked share the rest.
    void preview_weight(std::size_t family, double weight);
    void lock_weight(std::size_t family, bool is_locked);
    void reset_weights();

    // --- the grid, edited: a change shows at once, nothing is written before publish_grid() ---
    void edit_grid(); ///< opens the editor on what is there
    [[nodiscard]] GridDraft const* grid_draft() const { return grid_draft_ ? &*grid_draft_ : nullptr; }
    void choose_grid_part(std::string family, std::string indicator);
    void change_grid(std::function<void(GridDraft&)> const& edit);
    void read_grid(std::filesystem::path const& path); ///< in place of the edited one
    void reset_grid();                                 ///< as it was saved
    void calibrate_grid(); ///< all goalposts brought to what the campaign shows
    void publish_grid();                               ///< as a new version; the campaign shown is scored with it
    [[nodiscard]] bool can_publish_grid() const;
    void close_grid(); ///< a change that is not published goes on being tried

    // --- map ---
    [[nodiscard]] scene::MapContent const& map() const;
    /// The same of another campaign, as stored; made once for each map_key().
    [[nodiscard]] scene::MapContent const& map_of(std::string const& campaign) const;
    /// The same of the campaign shown, coloured by the score of a family (« family:F1 »), or by class when `theme` is empty.
    [[nodiscard]] scene::MapContent const& map_of_theme(std::string const& theme) const;
    [[nodiscard]] std::size_t seen_count() const; ///< residences in the view
    /// What the panel beside the map says when no residence is chosen; made again only when something has changed.
    [[nodiscard]] OverviewView const& overview() const;
    /// What does not depend on the maps of the screen that compares campaigns or themes; made again only when it changes.
    [[nodiscard]] MultiplesView const& multiples() const;
    /// What is proposed and who came and left, but for what is being answered; made again only when it changes.
    [[nodiscard]] CommitteeView const& committee() const;
    [[nodiscard]] std::uint64_t map_key() const { return map_key_; }
    [[nodiscard]] scene::View const& view() const { return view_; }
    /// The last view that is one to go back to: the one a drag started from, until the hand lets go.
    [[nodiscard]] scene::View const& settled_view() const { return views_.empty() ? view_ : views_[view_at_]; }
    /// The rectangle the map has now, px; the first time, and after a project is opened, the view fits the document.
    void set_map_size(double width_px, double height_px, double ui_scale);
    void set_view(scene::View const& view, bool remember = true);
    void fit_all();
    void fit_selection();
    void go_to(core::Box const& box);
    void previous_view();
    void next_view();
    // --- views kept with the project, each change a step of its history ---
    [[nodiscard]] std::vector<core::Bookmark> const& bookmarks() const { return bookmarks_; }
    /// The one shown now; named after a number when it is given no name.
    void keep_view(std::string name);
    void rename_bookmark(std::int64_t id, std::string const& name);
    void remove_bookmark(std::int64_t id);
    void go_to_bookmark(std::int64_t id);
    // --- stories kept with the project, each change a step of its history ---
    [[nodiscard]] std::vector<core::Story> const& stories() const { return stories_; } ///< a draft that is not kept has no id
    [[nodiscard]] core::Story const* story() const; ///< the one on the presenter's screen; null = there is none
    /// What the map of its step shows and what is said of it; null without a story or a step.
    [[nodiscard]] dossier::StoryPage const* story_page() const;
    /// The same as the room may see it: with the padlock closed that of the partner edition; null until it is made, and
    /// never the internal one in its place.
    [[nodiscard]] dossier::StoryPage const* presented_page() const;
    [[nodiscard]] bool is_making_partner_story() const;
    void show_story(std::int64_t id);
    void begin_presenting(); ///< at the first step, full screen; a project without a story gets a draft that nothing has kept yet
    void draft_story(bool names_residences); ///< a new one, made from the campaign shown
    void renew_story();                      ///< brought to the campaign shown; what a person wrote stays
    void remove_story(std::int64_t id);
    void tell_stories_again(); ///< in the language shown, which has changed
    /// \param label  of the history; {0} is the name of the story
    void change_story(char const* label, std::function<void(core::Story&)> const& change);
    [[nodiscard]] core::StoryStep seen_step() const; ///< the map as it is shown now, without words
    // --- context layers, each change a step of the history ---
    void style_layer(std::string const& name, core::ContextLook const& chosen);
    void move_layer(std::string const& name, int by); ///< +1 = over the next one
    // --- walks on site ---
    [[nodiscard]] dossier::WalkBook const& walk_book() const { return walk_book_; }
    void choose_walk(std::int64_t walk, std::int64_t stop = 0);
    /// Writes into tables that the snapshot does not hold (walks, findings, pictures) and shows what became of them.
    void change_field_data(std::function<void(store::Project&)> const& work);
    // --- images under the map, each change a step of the history ---
    [[nodiscard]] std::vector<core::BaseMap> const& base_maps() const { return base_maps_; } ///< the lowest first
    /// \throws core::Error(refused) when the file is no image that can be placed on the map
    void add_base_map(std::filesystem::path const& source);
    void show_base_map(std::int64_t id, bool is_shown);
    void fade_base_map(std::int64_t id, double opacity);
    void raise_base_map(std::int64_t id); ///< over the next one
    void remove_base_map(std::int64_t id);
    [[nodiscard]] bool is_reading_base_maps() const { return base_pictures_.is_behind(); }
    [[nodiscard]] bool has_previous_view() const { return view_at_ > 0; }
    [[nodiscard]] bool has_next_view() const { return view_at_ + 1 < views_.size(); }
    [[nodiscard]] scene::Colouring colouring() const; ///< by class where what was chosen cannot be shown
    [[nodiscard]] bool can_colour(scene::Colouring colouring) const; ///< two campaigns for a change, a test for what stands out
    void set_colouring(scene::Colouring colouring);
    /// Entry of scene::palette(colouring()) of a residence; of a figure of zones that of its zone. Good until something changes.
    [[nodiscard]] std::function<std::size_t(std::uint32_t row)> tones() const;
    [[nodiscard]] std::size_t tone(std::uint32_t row) const { return tones()(row); } ///< of one; of many ask for tones() once
    /// How many there are of each: of a figure of zones the zones, else the residences that the filter keeps.
    [[nodiscard]] std::vector<std::size_t> const& tone_counts() const;

    // --- the figure the map is coloured by ---
    [[nodiscard]] std::vector<dossier::Measure> const& measures() const; ///< that there are
    [[nodiscard]] dossier::Measure const* measure() const;               ///< chosen last, whether shown or not; null = none yet
    [[nodiscard]] store::MeasureStyle const& measure_style() const { return map_measure_.style; }
    [[nodiscard]] std::vector<double> const& mapped_values() const; ///< its values, per residence or per zone
    [[nodiscard]] analysis::ClassBreaks const& class_breaks() const;
    [[nodiscard]] std::shared_ptr<scene::Classing const> classing() const;
    [[nodiscard]] bool is_reading_measure() const;
    void choose_measure(std::string const& key); ///< cut as it was the last time
    void preview_measure(store::MeasureStyle const& style); ///< while a hand drags: nothing is written
    void show_measure(store::MeasureStyle const& style);    ///< kept in the project, as one step of the history
    [[nodiscard]] bool is_layer_shown(std::string const& name) const;
    void show_layer(std::string const& name, bool is_shown);
    [[nodiscard]] std::optional<std::uint32_t> mark_of(std::uint32_t row) const; ///< on the map; absent = not located
    /// What is below the map, made again only when something in it has changed.
    [[nodiscard]] BottomView const& bottom_view() const;
    [[nodiscard]] std::uint64_t revision() const { return revision_; } ///< changes with anything a view-model shows

private:
    void reload();
    void draft_when_none();
    void read_stories();
    void read_walks();
    void back_up_when_due();
    void go_along_history(store::HistoryStep const* step, void (store::Project::*go)());
    void forget_draft();
    void read_import(std::chrono::milliseconds rest);
    void take_plan(std::uint64_t number, std::shared_ptr<imports::ImportPlan const> plan);
    void list_base_maps();
    void change_base_map(std::int64_t id, core::Message const& what, std::function<void(core::BaseMap&)> const& edit);
    void touch(bool map_too);
    void set_selection(std::vector<std::uint32_t> rows);
    [[nodiscard]] Jobs::Apply opened(std::filesystem::path const& path, std::function<void()> then = {});
    void update_filter();
    void update_draft();
    void restart_draft();
    void start_draft() const;
    [[nodiscard]] core::Grid grid_to_edit() const;
    void restart_grid();
    void settle_grid();
    void start_reading_grid(std::vector<std::string> campaigns);
    void start_rank_ranges();
    [[nodiscard]] std::string shown_key() const;
    /// What the user chose to see, of a campaign as stored.
    [[nodiscard]] dossier::MapChoice map_choice(std::string const& campaign) const;
    [[nodiscard]] std::pair<scene::MapContent&, bool> kept_map(std::string const& name) const;
    [[nodiscard]] core::ObservedColumn const* observed_of(dossier::Measure const& measure) const;
    [[nodiscard]] std::vector<double> measured_in(std::string const& campaign) const;
    void read_measured();
    void leave_measure();
    void take_measures();
    void job_on_project(std::string label, std::function<std::string(store::Project&, JobContext const&)> work);

    Hooks hooks_;
    std::shared_ptr<dossier::Snapshot const> snapshot_;
    std::shared_ptr<store::Project> project_;
    std::chrono::steady_clock::time_point backed_up_;
    std::string campaign_;
    std::vector<std::uint32_t> selection_;
    std::vector<bool> selected_; ///< the same by row: views ask for each they show
    dossier::Filter filter_;
    std::vector<bool> filtered_in_;
    mutable std::array<std::size_t, 5> kept_by_class_{};
    mutable std::uint64_t kept_made_ = 0;
    dossier::Sort sort_;
    std::vector<dossier::ColumnRef> columns_;
    dossier::Grouping grouping_;
    std::set<std::string> open_groups_;
    mutable Draft draft_; ///< its columns are made when they are first needed
    std::optional<GridDraft> grid_draft_;
    std::vector<core::RankRange> rank_ranges_;
    bool are_ranges_due_ = false; ///< reckoned once the map has been shown
    std::vector<core::RankRange> methods_ranges_; ///< empty until asked for
    std::uint64_t methods_job_ = 0;
    mutable Kept<dossier::Sureness> sureness_;
    mutable Kept<dossier::Versus> versus_;
    mutable Kept<std::vector<std::uint32_t>> coverage_order_;
    mutable Kept<std::vector<std::size_t>> observed_counts_;
    mutable Kept<std::set<std::string>> empty_;
    std::optional<std::vector<dossier::Outlier>> outliers_;
    std::string outliers_of_; ///< asked for, or there
    std::optional<dossier::OrderShares> order_shares_;
    std::string order_shares_of_; ///< asked for, or there
    std::set<std::string> hidden_;
    std::set<std::string> shown_zones_;
    scene::Colouring colouring_ = scene::Colouring::severity;
    mutable MapMeasure map_measure_;
    mutable Kept<std::vector<std::size_t>> tone_counts_;
    std::optional<core::Error> error_;
    std::optional<store::ImportReport> last_import_;
    ImportDraft import_draft_;
    Dialog below_ = Dialog::none; ///< the one that asked where to write
    std::string notice_;
    std::vector<core::Bookmark> bookmarks_;
    std::vector<core::Story> stories_;
    std::int64_t story_id_ = 0;
    dossier::WalkBook walk_book_;
    mutable Kept<std::shared_ptr<dossier::StoryPage const>> story_page_;
    std::shared_ptr<PartnerShow> partner_show_;
    void make_partner_story(); ///< when the padlock is closed and it is not that of now
    std::vector<core::BaseMap> base_maps_;
    std::set<std::int64_t> online_shown_; ///< base maps of servers, shown since the project was opened
    std::optional<ExportRequest> prepared_export_;
    scene::View view_;
    std::vector<scene::View> views_;
    std::size_t view_at_ = 0;
    bool must_fit_ = true;
    std::uint64_t generation_ = 0; ///< of the snapshot
    std::uint64_t revision_ = 1;
    std::uint64_t map_key_ = 1;
    mutable scene::MapContent map_;
    mutable std::uint64_t map_made_ = 0;
    mutable std::map<std::string, scene::MapContent> maps_of_; ///< by campaign, and by theme behind a slash
    mutable std::uint64_t maps_made_ = 0;
    mutable Kept<std::shared_ptr<OverviewView const>> overview_;
    mutable std::size_t seen_ = 0;
    mutable std::pair<std::uint64_t, scene::View> seen_of_{};
    mutable Kept<std::shared_ptr<MultiplesView const>> multiples_;
    mutable Kept<std::shared_ptr<CommitteeView const>> committee_;
    mutable std::vector<std::int32_t> mark_of_row_; ///< -1 = not located
    bool is_density_shown_ = false;
    bool are_walks_shown_ = false;
    mutable Kept<std::shared_ptr<BottomView const>> bottom_view_;
    std::uint64_t rows_revision_ = 1;  ///< changes with the table's rows and their order
    std::uint64_t lines_revision_ = 1; ///< and with what is folded
    mutable TableOrder table_;
    mutable std::uint64_t table_made_ = 0, table_opened_ = 0; ///< the revisions it is of
    mutable std::shared_ptr<RowTexts const> texts_;
    mutable std::unique_ptr<ResidenceSearch> search_;
    mutable Kept<dossier::SiteFile> site_;
    mutable Kept<dossier::Comparison> comparison_;
    mutable std::vector<std::shared_ptr<scene::AreaLayer const>> compared_limits_;
    std::vector<std::future<void>> left_readers_;
    std::uint64_t left_read_of_ = 0; ///< the generation of which everything is read, or being read
    BaseMapPictures base_pictures_;
    Jobs jobs_; // last: stops before what its results touch
};

/// With nothing drawn or measured yet; the keyboard goes to the map.
void choose_tool(Workbench& workbench, MapTool tool);
/// Located residences that the filter keeps, inside a shape of metres that is not closed.
[[nodiscard]] std::vector<std::uint32_t> rows_inside(Workbench const& workbench, std::vector<core::Projected> const& shape);

}
