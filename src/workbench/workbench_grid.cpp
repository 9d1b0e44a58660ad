// The grid, edited: what is tried while it is, and the version it becomes.
#include "workbench/workbench.hpp"

#include "diagnosis/calibration.hpp"
#include "diagnosis/grid_file.hpp"
#include "diagnosis/publish.hpp"
#include "text/language.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace vigie::workbench {

namespace {

std::vector<std::string> codes_of(core::Grid const& grid) {
    std::vector<std::string> codes;
    for (auto const& family : grid.families)
        for (auto const& indicator : family.indicators)
            codes.push_back(indicator.code);
    return codes;
}

/// Campaigns whose observations the grid needs and that are not read yet; "" = the one shown.
std::vector<std::string> lacking_stocks(core::Grid const& grid, core::LiveGrid::Stocks const& stocks) {
    std::set<std::string> names{""};
    for (auto const& family : grid.families)
        for (auto const& indicator : family.indicators)
            names.insert(indicator.normalisation.reference);
    std::vector<std::string> lacking;
    std::ranges::copy_if(names, std::back_inserter(lacking), [&](auto const& name) { return !stocks.contains(name); });
    return lacking;
}

bool has_campaign(dossier::Snapshot const& snapshot, std::string const& name) {
    return std::ranges::find(snapshot.campaigns, name, [](auto const& data) { return data.campaign.name; }) !=
           snapshot.campaigns.end();
}

/// What the scores would trip over: a method that learns from a campaign which is not there.
void add_reference_faults(GridDraft& draft, dossier::Snapshot const& snapshot) {
    for (auto const& family : draft.grid.families)
        for (auto const& indicator : family.indicators) {
            auto const& name = indicator.normalisation.reference;
            if (name.empty() || has_campaign(snapshot, name)) continue;
            draft.faults.push_back({{VIGIE_N_("Indicator {0} is compared with campaign “{1}”, which this project does "
                                              "not have. Choose another."),
                                     {indicator.code, name}},
                                    core::GridField::target,
                                    family.code,
                                    indicator.code});
        }
}

void check(GridDraft& draft, dossier::Snapshot const& snapshot) {
    draft.is_changed = draft.grid != draft.saved;
    draft.faults = core::located_faults(draft.grid);
    add_reference_faults(draft, snapshot);
}

void forget_stocks(GridDraft& draft) {
    draft.stocks.clear();
    draft.live.reset();
    draft.reading = 0;
    ++draft.stocks_asked;
}

/// \pre the grid is sound, and what it needs is read
void show(GridDraft& draft) {
    if (!draft.live) {
        draft.live.emplace(draft.stocks, draft.grid);
        return;
    }
    for (auto const& [name, stock] : draft.stocks)
        if (!draft.live->has_stock(name)) draft.live->add_stock(name, stock);
    draft.live->move(draft.grid);
}

}

/// The weights the campaign was scored with come along where its grid is still the project's.
core::Grid Workbench::grid_to_edit() const {
    auto const* data = campaign();
    return data != nullptr && data->run && data->run->grid == snapshot_->grid_id ? data->grid : snapshot_->grid;
}

void Workbench::edit_grid() {
    set_mode(Mode::explorer);
    side = SidePanel::grid;
    asked_place = Place::fiche;
    if (grid_draft_) return;
    auto tried = grid_to_edit();
    if (draft_.has_weights() && tried.families.size() == grid().families.size())
        tried = with_points(tried, draft_.weights);
    draft_.weights = draft_.saved;
    grid_draft_.emplace();
    grid_draft_->saved = grid_to_edit();
    grid_draft_->grid = std::move(tried);
    if (!grid_draft_->grid.families.empty()) {
        auto const& first = grid_draft_->grid.families.front();
        choose_grid_part(first.code, first.indicators.empty() ? "" : first.indicators.front().code);
    }
    settle_grid();
}

/// After another campaign, another project or a change of what was observed.
void Workbench::restart_grid() {
    if (!grid_draft_) return;
    auto& draft = *grid_draft_;
    bool const was_changed = draft.is_changed;
    draft.saved = grid_to_edit();
    draft.grid.version = draft.saved.version;
    if (!was_changed) draft.grid = draft.saved;
    forget_stocks(draft);
    check(draft, *snapshot_);
    start_reading_grid(lacking_stocks(draft.grid, {}));
}

/// Reads what was observed in the campaign shown ("") or in others; the preview begins, or goes on, when it is there.
void Workbench::start_reading_grid(std::vector<std::string> names) {
    auto const* data = campaign();
    if (data == nullptr || snapshot_->path.empty()) return;
    auto codes = codes_of(grid_draft_->grid);
    for (auto const& code : codes_of(grid_draft_->saved))
        if (std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
    grid_draft_->reading =
        jobs_.start(text::tr("Reading what was observed"),
                    [this, snapshot = snapshot_, shown = campaign_, names, codes,
                     asked = grid_draft_->stocks_asked](JobContext const&) -> Jobs::Apply {
                        auto const project = store::Project::open(snapshot->path, store::OpenMode::read_only);
                        core::LiveGrid::Stocks stocks;
                        for (auto const& name : names)
                            if (auto const found = project.find_campaign(name.empty() ? shown : name))
                                stocks[name] =
                                    std::make_shared<core::ObservedStock const>(project.observed(found->id, codes));
                        return [this, asked, stocks = std::move(stocks)]() mutable {
                            if (!grid_draft_ || grid_draft_->stocks_asked != asked) return; // the document has moved on
                            grid_draft_->stocks.merge(stocks);
                            settle_grid();
                        };
                    });
}

/// What was edited is checked, and tried when nothing is wrong with it.
void Workbench::settle_grid() {
    auto& draft = *grid_draft_;
    check(draft, *snapshot_);
    if (draft.faults.empty()) {
        auto const lacking = lacking_stocks(draft.grid, draft.stocks);
        if (lacking.empty())
            show(draft);
        else if (!jobs_.is_pending(draft.reading))
            start_reading_grid(lacking);
    }
    update_draft();
    update_filter();
    touch(true);
}

void Workbench::choose_grid_part(std::string family, std::string indicator) {
    if (!grid_draft_) return;
    grid_draft_->family = std::move(family);
    grid_draft_->indicator = std::move(indicator);
    touch(false);
}

void Workbench::change_grid(std::function<void(GridDraft&)> const& edit) {
    if (!grid_draft_) return;
    edit(*grid_draft_);
    settle_grid();
}

void Workbench::read_grid(std::filesystem::path const& path) {
    if (!grid_draft_) edit_grid();
    std::vector<core::Finding> notes;
    auto read = diagnosis::read_grid_file(path, &notes);
    read.version = grid_draft_->saved.version;
    if (read == grid_draft_->grid) {
        notice_ = text::tr("This file holds the grid as it is: nothing changes.");
        return;
    }
    change_grid([&read](GridDraft& draft) {
        forget_stocks(draft); // it may name indicators that were not read
        draft.grid = std::move(read);
        draft.family.clear();
        draft.indicator.clear();
    });
    notice_ = notes.empty() ? text::tr("Read, and not saved yet: {0}", {path.filename().string()})
                            : text::sentence(notes.front().what);
}

void Workbench::reset_grid() {
    change_grid([](GridDraft& draft) {
        draft.grid = draft.saved;
        if (draft.chosen_family() == nullptr) draft.family.clear();
        if (draft.chosen_indicator() == nullptr) draft.indicator.clear();
        draft.locked.clear();
    });
}

void Workbench::calibrate_grid() {
    if (!grid_draft_ || !grid_draft_->live) return;
    long long moved = 0;
    change_grid([&moved](GridDraft& draft) {
        for (auto& family : draft.grid.families)
            for (auto& indicator : family.indicators) {
                auto const column = draft.column_of(indicator.code);
                auto const after =
                    column ? diagnosis::calibrated(indicator, draft.live->reference(*column)) : std::nullopt;
                if (!after) continue;
                indicator.goalposts = *after;
                ++moved;
            }
    });
    notice_ = text::tr_n("{0} indicator has other goalposts; nothing is saved yet.",
                         "{0} indicators have other goalposts; nothing is saved yet.", moved);
}

bool Workbench::can_publish_grid() const {
    return grid_draft_ && grid_draft_->is_changed && grid_draft_->faults.empty() && can_edit() && jobs_.is_idle();
}

void Workbench::publish_grid() {
    if (!can_publish_grid()) return;
    std::optional<core::Campaign> scored;
    if (auto const* data = campaign()) scored = data->campaign;
    job_on_project(text::tr("Saving the grid"),
                   [grid = grid_draft_->grid, scored](store::Project& project, JobContext const& job) {
                       auto const id = diagnosis::publish_grid(project, grid, scored, job.stop());
                       return text::tr("Version {0} of the grid is saved.", {std::to_string(project.grid(id).version)});
                   });
}

void Workbench::close_grid() {
    if (grid_draft_ && !grid_draft_->is_changed) grid_draft_.reset();
    side = SidePanel::fiche;
    update_draft();
    touch(true);
}

}
