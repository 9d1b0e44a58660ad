#include "workbench/workbench.hpp"

#include "text/language.hpp"
#include "workbench/services.hpp"
#include "workbench/watch.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::workbench {

namespace {

constexpr double fit_margin_px = 48;

core::Box bounds_of(Snapshot const& snapshot, std::vector<std::uint32_t> const& rows) {
    core::Box box;
    for (auto const row : rows)
        if (auto const& at = snapshot.residences[row].position) box.include(*at);
    return box;
}

}

Workbench::Workbench(Hooks hooks) : hooks_(std::move(hooks)), jobs_(hooks_.wake) {}
Workbench::~Workbench() = default;

// --- project ---

void Workbench::open(std::filesystem::path const& path) {
    jobs_.start(text::tr("Opening the project"), [this, path](JobContext const&) -> Jobs::Apply {
        auto project = std::make_shared<store::Project>(store::Project::open(path));
        auto snapshot = load_snapshot(*project);
        return [this, project, snapshot] { adopt(snapshot, project); };
    });
}

void Workbench::create(std::filesystem::path const& path, std::string const& title) {
    jobs_.start(text::tr("Creating the project"), [this, path, title](JobContext const&) -> Jobs::Apply {
        store::ProjectInfo info;
        info.title = title;
        auto project = std::make_shared<store::Project>(store::Project::create(path, info));
        project->save_grid(default_grid());
        auto snapshot = load_snapshot(*project);
        return [this, project, snapshot] { adopt(snapshot, project); };
    });
}

void Workbench::create_demo(std::filesystem::path const& path) {
    jobs_.start(text::tr("Building the demo town"), [this, path](JobContext const& job) -> Jobs::Apply {
        DemoRequest request;
        request.progress = [&job](double share) { job.progress(share); };
        write_demo(path, request, job.stop());
        auto project = std::make_shared<store::Project>(store::Project::open(path));
        auto snapshot = load_snapshot(*project);
        return [this, project, snapshot] { adopt(snapshot, project); };
    });
}

void Workbench::adopt(std::shared_ptr<Snapshot const> snapshot, std::shared_ptr<store::Project> project) {
    bool const is_other = !snapshot_ || snapshot_->path != snapshot->path || snapshot_->residences.size() != snapshot->residences.size();
    snapshot_ = std::move(snapshot);
    if (project) project_ = std::move(project);
    if (is_other) {
        selection_.clear();
        hovered.reset();
        filter_ = {};
        compared.clear();
        views_.clear();
        campaign_.clear();
        must_fit_ = true;
    }
    if (campaign() == nullptr || campaign_.empty()) {
        auto const* latest = snapshot_->latest_scored();
        if (latest == nullptr && !snapshot_->campaigns.empty()) latest = &snapshot_->campaigns.back();
        campaign_ = latest != nullptr ? latest->campaign.name : std::string{};
    }
    intervals_.clear();
    restart_draft();
    update_filter();
    touch(true);
    start_intervals();
}

void Workbench::close() {
    snapshot_.reset();
    project_.reset();
    selection_.clear();
    filtered_in_.clear();
    draft_ = {};
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
    project_->undo();
    reload();
}

void Workbench::redo() {
    project_->redo();
    reload();
}

void Workbench::decide_status(std::uint32_t row, core::WatchStatus status, std::string const& date, std::string const& role,
                              std::string const& motive) {
    auto const& residence = snapshot_->residences[row];
    record_watch_decision(*project_, {residence.code, std::string(core::code(status)), date, role, motive});
    notice_ = text::tr("{0}: {1}", {residence.name, status_label(status)});
    reload();
}

void Workbench::reload() { adopt(load_snapshot(*project_)); }

// --- jobs ---

void Workbench::job_on_project(std::string label, std::function<std::string(store::Project&, JobContext const&)> work) {
    auto const path = snapshot_->path;
    jobs_.start(std::move(label), [this, path, work = std::move(work)](JobContext const& job) -> Jobs::Apply {
        auto project = store::Project::open(path); // its own connection: the window's stays on the window's thread
        auto const sentence = work(project, job);
        auto snapshot = load_snapshot(project);
        return [this, snapshot, sentence] {
            notice_ = sentence;
            adopt(snapshot);
        };
    });
}

void Workbench::import_file(ImportRequest request) {
    auto const path = snapshot_->path;
    jobs_.start(text::tr("Import of {0}", {request.source.filename().string()}),
                [this, path, request = std::move(request)](JobContext const& job) mutable -> Jobs::Apply {
                    request.progress = [&job](double share) { job.progress(share); };
                    auto project = store::Project::open(path);
                    auto report = import(project, request, job.stop());
                    auto snapshot = load_snapshot(project);
                    return [this, report = std::move(report), snapshot] {
                        last_import_ = report;
                        adopt(snapshot);
                    };
                });
}

void Workbench::score() {
    auto const campaign_now = campaign()->campaign;
    std::map<std::string, double> weights;
    if (draft_.is_moved()) {
        std::size_t i = 0;
        for (auto const& family : snapshot_->grid.families)
            if (family.is_in_index) weights[family.code] = draft_.weights[i++];
    }
    job_on_project(text::tr("Scores"), [campaign_now, weights](store::Project& project, JobContext const& job) {
        run_scores(project, campaign_now, weights, job.stop());
        return text::tr("Scores of {0} are up to date.", {campaign_now.name});
    });
}

void Workbench::find_clusters() {
    auto const campaign_now = campaign()->campaign;
    job_on_project(text::tr("Clusters"), [campaign_now](store::Project& project, JobContext const& job) {
        ClusterRequest request;
        request.progress = [&job](double share) { job.progress(share); };
        return chance_sentence(run_clusters(project, campaign_now, request, job.stop()));
    });
}

void Workbench::export_to(ExportRequest request) {
    if (!hooks_.export_to) return;
    if (request.campaign.empty()) request.campaign = campaign_;
    auto snapshot = snapshot_;
    jobs_.start(text::tr("Writing {0}", {request.target.filename().string()}),
                [this, snapshot, request = std::move(request), write = hooks_.export_to](JobContext const& job) -> Jobs::Apply {
                    write(*snapshot, request, job.stop());
                    return [this, name = request.target.string()] { notice_ = text::tr("Written: {0}", {name}); };
                });
}

bool Workbench::poll() {
    auto const before = revision_;
    auto const failures = jobs_.poll();
    if (!failures.empty()) error_ = failures.back().error;
    if (!failures.empty()) ++revision_;
    return revision_ != before;
}

void Workbench::touch(bool map_too) {
    ++revision_;
    if (map_too) ++map_key_;
}

// --- what is chosen ---

void Workbench::set_mode(Mode next) {
    if (next == Mode::compare && compared.empty() && snapshot_ && !snapshot_->zone_layers.empty()) {
        // The three zones with the highest means say most at a first look.
        auto const& layer = snapshot_->zone_layers.front();
        std::vector<std::pair<double, std::string>> means;
        auto const* data = campaign();
        auto const found = data != nullptr ? data->zones.find(layer.layer.id) : std::map<core::ZoneLayerId, std::vector<store::StoredZoneScore>>::const_iterator{};
        for (std::size_t i = 0; i < layer.zones.size(); ++i) {
            double mean = 0;
            if (data != nullptr && found != data->zones.end() && i < found->second.size()) mean = found->second[i].score.score.value_or(-1);
            means.emplace_back(-mean, layer.zones[i].code);
        }
        std::sort(means.begin(), means.end());
        for (std::size_t i = 0; i < means.size() && i < 3; ++i) compared.push_back(means[i].second);
    }
    if (next == Mode::present) presenter_step = 0, presenter_is_blank = false;
    mode = next;
    touch(false);
}

CampaignData const* Workbench::campaign() const {
    if (!snapshot_) return nullptr;
    for (auto const& data : snapshot_->campaigns)
        if (data.campaign.name == campaign_) return &data;
    return nullptr;
}

CampaignData const* Workbench::previous_campaign() const {
    CampaignData const* before = nullptr;
    if (!snapshot_) return nullptr;
    for (auto const& data : snapshot_->campaigns) {
        if (data.campaign.name == campaign_) return before;
        if (data.run) before = &data;
    }
    return nullptr;
}

bool Workbench::can_step_campaign(int by) const {
    auto const* data = campaign();
    if (data == nullptr) return false;
    auto const at = data - snapshot_->campaigns.data() + by;
    return at >= 0 && at < static_cast<std::ptrdiff_t>(snapshot_->campaigns.size());
}

void Workbench::step_campaign(int by) {
    if (!can_step_campaign(by)) return;
    campaign_ = (campaign() + by)->campaign.name;
    intervals_.clear();
    restart_draft();
    update_filter();
    touch(true);
    start_intervals();
}

std::optional<std::uint32_t> Workbench::focus() const {
    return selection_.empty() ? std::nullopt : std::optional(selection_.back());
}

bool Workbench::is_selected(std::uint32_t row) const { return std::find(selection_.begin(), selection_.end(), row) != selection_.end(); }

void Workbench::select(std::vector<std::uint32_t> rows) {
    selection_ = std::move(rows);
    touch(false);
}

void Workbench::toggle(std::uint32_t row) {
    if (auto const found = std::find(selection_.begin(), selection_.end(), row); found != selection_.end())
        selection_.erase(found);
    else
        selection_.push_back(row);
    touch(false);
}

void Workbench::set_filter(Filter filter) {
    filter_ = std::move(filter);
    update_filter();
    touch(true);
}

void Workbench::set_sort(Sort sort) {
    sort_ = sort;
    touch(false);
}

// --- figures as shown ---

std::optional<double> Workbench::shown_score(std::uint32_t row) const {
    if (draft_.is_moved()) return draft_.scores.index[row].score;
    auto const* data = campaign();
    return data != nullptr && row < data->scores.size() ? data->scores[row].index.score : std::nullopt;
}

core::SeverityClass Workbench::shown_class(std::uint32_t row) const {
    if (draft_.is_moved()) return draft_.classes[row];
    auto const* data = campaign();
    return data != nullptr && row < data->scores.size() ? data->scores[row].shown : core::SeverityClass::not_scored;
}

int Workbench::shown_rank(std::uint32_t row) const {
    if (draft_.is_moved()) return draft_.scores.rank[row];
    auto const* data = campaign();
    return data != nullptr && row < data->scores.size() ? data->scores[row].rank : 0;
}

std::optional<double> Workbench::change(std::uint32_t row) const {
    auto const* before = previous_campaign();
    auto const now = shown_score(row);
    if (before == nullptr || row >= before->scores.size() || !now || !before->scores[row].index.score) return std::nullopt;
    return *now - *before->scores[row].index.score;
}

std::size_t Workbench::scored_count() const {
    auto const* data = campaign();
    if (data == nullptr) return 0;
    return static_cast<std::size_t>(
        std::count_if(data->scores.begin(), data->scores.end(), [](auto const& s) { return s.index.score.has_value(); }));
}

RankInterval Workbench::rank_interval(std::uint32_t row) const { return row < intervals_.size() ? intervals_[row] : RankInterval{}; }

store::StoredFoyer const* Workbench::foyer_of(std::uint32_t row) const {
    auto const* data = campaign();
    if (data == nullptr || !data->clusters) return nullptr;
    auto const id = snapshot_->residences[row].id;
    for (auto const& foyer : data->clusters->foyers)
        if (std::find(foyer.members.begin(), foyer.members.end(), id) != foyer.members.end()) return &foyer;
    return nullptr;
}

SiteFile const* Workbench::site() const {
    auto const row = focus();
    if (!row || !project_ || campaign() == nullptr) return nullptr;
    auto const key = std::pair(*row, snapshot_->path + campaign_ + std::to_string(reinterpret_cast<std::uintptr_t>(snapshot_.get())));
    if (!site_ || site_of_ != key) {
        site_ = site_file(*snapshot_, *project_, *row, campaign_);
        site_of_ = key;
    }
    return &*site_;
}

// --- map ---

scene::MapContent const& Workbench::map() const {
    if (map_made_ == map_key_) return map_;
    map_made_ = map_key_;
    map_ = {};
    if (!snapshot_) return map_;
    MapChoice choice;
    choice.campaign = campaign_;
    choice.hidden = hidden_;
    choice.shown_zones = shown_zones_;
    if (draft_.is_moved()) choice.live_classes = &draft_.classes;
    if (filter_.is_active()) choice.filtered_in = &filtered_in_;
    map_ = map_content(*snapshot_, choice);
    return map_;
}

void Workbench::set_map_size(double width_px, double height_px, double scale) {
    if (width_px < 1 || height_px < 1) return;
    bool const is_first = view_.width_px <= 0;
    view_.width_px = width_px;
    view_.height_px = height_px;
    view_.ui_scale = scale;
    if (snapshot_ && (must_fit_ || is_first)) {
        must_fit_ = false;
        fit_all();
    }
}

void Workbench::set_view(scene::View const& view, bool remember) {
    view_ = view;
    if (!remember || (!views_.empty() && views_[view_at_] == view)) return;
    if (!views_.empty()) views_.resize(view_at_ + 1);
    views_.push_back(view);
    if (views_.size() > 50) views_.erase(views_.begin());
    view_at_ = views_.size() - 1;
}

void Workbench::go_to(core::Box const& box) {
    if (box.is_empty() || view_.width_px <= 0) return;
    set_view(scene::fitted(box.grown(box.width() + box.height() < 200 ? 150 : 0), view_.width_px, view_.height_px, view_.ui_scale,
                           fit_margin_px * view_.ui_scale));
}

void Workbench::fit_all() {
    if (!snapshot_ || snapshot_->extent.is_empty() || view_.width_px <= 0) return;
    // Labels of foyers stand beside them: room for those of the foyers at the town's edge.
    bool const has_foyers = campaign() != nullptr && campaign()->clusters && !campaign()->clusters->foyers.empty();
    double const beside = has_foyers ? std::min(140 * view_.ui_scale, view_.width_px * 0.12) : 0;
    auto view = scene::fitted(snapshot_->extent, view_.width_px - 2 * beside, view_.height_px, view_.ui_scale, fit_margin_px * view_.ui_scale / 2);
    view.width_px = view_.width_px;
    set_view(view);
}

void Workbench::fit_selection() {
    if (snapshot_) go_to(bounds_of(*snapshot_, selection_));
}

void Workbench::previous_view() {
    if (has_previous_view()) set_view(views_[--view_at_], false);
}

void Workbench::next_view() {
    if (has_next_view()) set_view(views_[++view_at_], false);
}

bool Workbench::is_layer_shown(std::string const& name) const {
    auto const* layer = snapshot_ ? snapshot_->find_zone_layer(name) : nullptr;
    if (layer == nullptr) return !hidden_.contains(name);
    if (shown_zones_.empty() && !hidden_.contains(name)) return layer == snapshot_->zone_layers.data();
    return shown_zones_.contains(name);
}

void Workbench::show_layer(std::string const& name, bool is_shown) {
    if (auto const* layer = snapshot_->find_zone_layer(name); layer != nullptr && shown_zones_.empty()) {
        // « Empty » stands for the default layer: say so before changing it.
        auto const& first = snapshot_->zone_layers.front().layer.name;
        if (!hidden_.contains(first)) shown_zones_.insert(first);
    }
    if (is_shown) {
        hidden_.erase(name);
        if (snapshot_->find_zone_layer(name) != nullptr) shown_zones_.insert(name);
    } else {
        hidden_.insert(name);
        shown_zones_.erase(name);
    }
    touch(true);
}

std::optional<std::uint32_t> Workbench::mark_of(std::uint32_t row) const {
    auto const& residences = map().residences;
    if (!residences) return std::nullopt;
    for (std::uint32_t i = 0; i < residences->marks.size(); ++i)
        if (residences->marks[i].index == row) return i;
    return std::nullopt;
}

}
