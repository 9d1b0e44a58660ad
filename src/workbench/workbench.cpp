// The project behind the window: opened, made, closed, edited, undone.
#include "workbench/workbench.hpp"

#include "demo/demo.hpp"
#include "diagnosis/grid_file.hpp"
#include "dossier/opinion.hpp"
#include "dossier/qgis_style.hpp"
#include "dossier/watch.hpp"
#include "store/house.hpp"
#include "text/language.hpp"
#include "workbench/residence_search.hpp"

#include <algorithm>
#include <chrono>
#include <tuple>

namespace vigie::workbench {

namespace {

constexpr std::chrono::minutes work_between_backups{10};

}

Workbench::Workbench(Hooks hooks)
    : hooks_(std::move(hooks))
    , base_pictures_(hooks_.wake)
    , jobs_(hooks_.wake) {}
Workbench::~Workbench() = default;

/// On a job's thread: reads the project; what it returns shows it. \param then comes after
Jobs::Apply Workbench::opened(std::filesystem::path const& path, std::function<void()> then) {
    auto project = std::make_shared<store::Project>(store::Project::open(path, store::OpenMode::shared));
    auto snapshot = dossier::load_snapshot(*project);
    return [this, project, snapshot, then = std::move(then)] {
        adopt(snapshot, project);
        if (then) then();
    };
}

void Workbench::open(std::filesystem::path const& path) {
    jobs_.start(text::tr("Opening the project"), [this, path](JobContext const&) { return opened(path); });
}

void Workbench::create(std::filesystem::path const& path, std::string const& title, bool then_imports) {
    jobs_.start(text::tr("Creating the project"), [this, path, title, then_imports](JobContext const&) {
        store::ProjectInfo info;
        info.title = title;
        auto made = store::Project::create(path, info);
        made.without_history([&] { made.save_grid(diagnosis::default_grid()); });
        made.close();
        return opened(path, [this, then_imports] {
            if (then_imports) begin_import(dialog_path);
        });
    });
}

void Workbench::restore(store::Backup const& backup) {
    jobs_.start(text::tr("Opening the backup"), [this, from = snapshot_->path, backup](JobContext const&) {
        auto const target = store::restored_name(from, backup);
        store::restore_backup(backup, target);
        return opened(target,
                      [this, target] { notice_ = text::tr("The copy is open: {0}", {target.filename().string()}); });
    });
}

void Workbench::create_demo(std::filesystem::path const& path) {
    jobs_.start(text::tr("Building the demo town"), [this, path](JobContext const& job) {
        demo::DemoRequest request;
        request.progress = [&job](double share) { job.progress(share); };
        demo::write_demo(path, request, job.stop());
        {
            auto project = store::Project::open(path);
            dossier::publish_class_styles(project);
        }
        return opened(path);
    });
}

void Workbench::read_what_is_left() {
    if (!snapshot_ || left_read_of_ == generation_) return;
    left_read_of_ = generation_;
    std::erase_if(left_readers_, [](auto const& each) { return each.wait_for(std::chrono::seconds(0)) == std::future_status::ready; });
    left_readers_.push_back(std::async(std::launch::async, [snapshot = snapshot_, wake = hooks_.wake] {
        for (auto data = snapshot->campaigns.rbegin(); data != snapshot->campaigns.rend(); ++data) data->scores.read();
        if (wake) wake();
        snapshot->located.footprints.read();
        for (auto data = snapshot->campaigns.rbegin(); data != snapshot->campaigns.rend(); ++data) {
            data->cells.read();
            if (wake) wake();
            if (data->clusters) data->clusters->local.read();
        }
    }));
}

void Workbench::adopt(std::shared_ptr<dossier::Snapshot const> snapshot, std::shared_ptr<store::Project> project) {
    bool const is_other =
        !snapshot_ || snapshot_->path != snapshot->path || snapshot_->residences.size() != snapshot->residences.size();
    snapshot_ = std::move(snapshot);
    texts_.reset();
    search_.reset();
    ++generation_;
    if (project) {
        project_ = std::move(project);
        backed_up_ = std::chrono::steady_clock::now();
        if (!project_->notes().empty()) notice_ = text::sentence(project_->notes().front());
    }
    bookmarks_ = project_ ? project_->bookmarks() : std::vector<core::Bookmark>{};
    read_stories();
    if (is_other) walk_book_ = {};
    read_walks();
    if (is_other) online_shown_.clear();
    list_base_maps();
    if (is_other) {
        map_measure_ = {};
        set_selection({});
        hovered.reset();
        filter_ = {};
        drawn_shape.clear();
        measured.clear();
        grouping_ = {};
        open_groups_.clear();
        compared.clear();
        views_.clear();
        campaign_.clear();
        grid_draft_.reset();
        if (side == SidePanel::grid) side = SidePanel::fiche;
        must_fit_ = true;
    }
    if (campaign() == nullptr || campaign_.empty()) {
        auto const* latest = snapshot_->latest_scored();
        if (latest == nullptr && !snapshot_->campaigns.empty()) latest = &snapshot_->campaigns.back();
        campaign_ = latest != nullptr ? latest->campaign.name : std::string{};
    }
    rank_ranges_.clear();
    methods_ranges_.clear();
    restart_draft();
    update_filter();
    take_measures();
    if (mode == Mode::present) draft_when_none();
    touch(true);
    // The processors first draw the map of a large project.
    are_ranges_due_ = snapshot_->residences.size() >= dossier::many_residences;
    if (!are_ranges_due_) start_rank_ranges();
}

void Workbench::close() {
    snapshot_.reset();
    project_.reset();
    bookmarks_.clear();
    stories_.clear();
    walk_book_ = {};
    base_maps_.clear();
    texts_.reset();
    search_.reset();
    set_selection({});
    filtered_in_.clear();
    draft_ = {};
    grid_draft_.reset();
    map_measure_ = {};
    colouring_ = scene::Colouring::severity;
    mode = Mode::explorer;
    touch(true);
}

bool Workbench::can_edit() const { return project_ && !project_->is_read_only(); }

std::optional<std::string> Workbench::undo_label() const {
    if (!can_edit()) return std::nullopt;
    auto const label = project_->undo_label();
    return label ? std::optional(text::sentence(*label)) : std::nullopt;
}

std::optional<std::string> Workbench::redo_label() const {
    if (!can_edit()) return std::nullopt;
    auto const label = project_->redo_label();
    return label ? std::optional(text::sentence(*label)) : std::nullopt;
}

void Workbench::undo() {
    auto const history = project_->history();
    auto const step = std::ranges::find(history, false, &store::HistoryStep::is_undone); // the newest that is done
    go_along_history(step != history.end() ? &*step : nullptr, &store::Project::undo);
}

void Workbench::redo() {
    auto const history = project_->history();
    auto const step = std::ranges::find(history.rbegin(), history.rend(), true, &store::HistoryStep::is_undone);
    go_along_history(step != history.rend() ? &*step : nullptr, &store::Project::redo);
}

/// An edit goes back at once; an import may hold millions of rows, and is a job.
void Workbench::go_along_history(store::HistoryStep const* step, void (store::Project::*go)()) {
    if (step == nullptr) return;
    if (step->kind != store::StepKind::import) {
        (*project_.*go)();
        reload();
        return;
    }
    auto const label = text::sentence(step->label);
    job_on_project(label, [go, label](store::Project& project, JobContext const&) {
        (project.*go)();
        return label;
    });
}

void Workbench::decide_status(std::uint32_t row, core::WatchStatus status, std::string const& date,
                              std::string const& role, std::string const& motive) {
    auto const& residence = snapshot_->residences[row];
    dossier::record_watch_decision(*project_, {residence.code, std::string(core::code(status)), date, role, motive});
    notice_ = text::tr("{0}: {1}", {residence.name, dossier::status_label(status)});
    reload();
}

void Workbench::change_project(std::function<void(store::Project&)> const& change, std::string done) {
    change(*project_);
    notice_ = std::move(done);
    reload();
}

core::House Workbench::house() const { return project_ ? store::house(*project_) : core::House{}; }

bool Workbench::can_place(std::uint32_t row) const {
    if (!can_edit()) return false;
    return !snapshot_->residences[row].position || snapshot_->footprint(row).empty();
}

void Workbench::place(std::uint32_t row, core::Projected at) {
    auto const& residence = snapshot_->residences[row];
    imports::place_by_hand(*project_, residence.id, at);
    notice_ = text::tr("{0} is on the map.", {residence.name});
    tool = MapTool::pointer;
    reload();
}

void Workbench::give_opinion(std::uint32_t row, std::optional<core::SeverityClass> proposed, std::string const& date,
                             std::string const& role, std::string const& motive, std::string const& quote) {
    auto const* data = campaign();
    if (data == nullptr) return;
    auto const& residence = snapshot_->residences[row];
    auto const computed = row < data->scores.size() ? data->scores[row].shown : core::SeverityClass::not_scored;
    dossier::record_opinion(*project_,
                   {residence.id, residence.code, data->campaign.id, proposed, computed, date, role, motive, quote});
    notice_ = proposed
                  ? text::tr("{0}: the field says class {1}", {residence.name, std::string(1, core::letter(*proposed))})
                  : text::tr("{0}: opinion withdrawn", {residence.name});
    reload();
}

core::FieldOpinion const* Workbench::opinion(std::uint32_t row) const {
    auto const* data = campaign();
    return data != nullptr ? snapshot_->opinion(*data, row) : nullptr;
}

void Workbench::reload() {
    adopt(dossier::load_snapshot(*project_));
    back_up_when_due();
}

/// After some minutes of work, by a job: a large project takes seconds.
void Workbench::back_up_when_due() {
    if (!can_edit() || std::chrono::steady_clock::now() - backed_up_ < work_between_backups) return;
    backed_up_ = std::chrono::steady_clock::now();
    jobs_.start(text::tr("Backup"),
                [path = std::filesystem::path(snapshot_->path)](JobContext const& job) -> Jobs::Apply {
                    (void)store::make_backup(path, store::BackupReason::work, job.stop());
                    return [] {};
                });
}

void Workbench::touch(bool map_too) {
    ++revision_;
    if (map_too) ++map_key_;
}

}
