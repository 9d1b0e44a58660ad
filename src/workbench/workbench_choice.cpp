// What is chosen: mode, campaign, residences, filter, order.
#include "dossier/run_context.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>

namespace vigie::workbench {

void Workbench::set_mode(Mode next) {
    if (next == Mode::compare && compared.empty() && snapshot_ && !snapshot_->zone_layers.empty()) {
        // The three zones with the highest means say most at a first look.
        auto const& layer = snapshot_->zone_layers.front();
        std::vector<std::pair<double, std::string>> means;
        auto const* data = campaign();
        auto const found = data != nullptr
                               ? data->zones.find(layer.layer.id)
                               : std::map<core::ZoneLayerId, std::vector<store::StoredZoneScore>>::const_iterator{};
        for (std::size_t i = 0; i < layer.zones.size(); ++i) {
            double mean = 0;
            if (data != nullptr && found != data->zones.end() && i < found->second.size())
                mean = found->second[i].score.score.value_or(-1);
            means.emplace_back(-mean, layer.zones[i].code);
        }
        std::sort(means.begin(), means.end());
        for (std::size_t i = 0; i < means.size() && i < 3; ++i) compared.push_back(means[i].second);
    }
    if (next == Mode::present) begin_presenting();
    bool const applied = filter_applies();
    mode = next;
    touch(filter_.is_active() && filter_applies() != applied);
}

void Workbench::compare_by(Compared what) {
    bool const applied = filter_applies();
    compared_by = what;
    set_mode(Mode::compare);
    touch(filter_.is_active() && filter_applies() != applied);
}

dossier::CampaignData const* Workbench::campaign() const {
    if (!snapshot_) return nullptr;
    for (auto const& data : snapshot_->campaigns)
        if (data.campaign.name == campaign_) return &data;
    return nullptr;
}

dossier::CampaignData const* Workbench::previous_campaign() const {
    auto const* const now = campaign();
    return now != nullptr ? dossier::scored_before(*snapshot_, *now) : nullptr;
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
    rank_ranges_.clear();
    methods_ranges_.clear();
    restart_draft();
    update_filter();
    read_measured();
    touch(true);
    start_rank_ranges();
}

std::optional<std::uint32_t> Workbench::focus() const {
    return selection_.empty() ? std::nullopt : std::optional(selection_.back());
}

bool Workbench::is_selected(std::uint32_t row) const {
    return row < selected_.size() && selected_[row];
}

void Workbench::set_selection(std::vector<std::uint32_t> rows) {
    selection_ = std::move(rows);
    selected_.assign(snapshot_ ? snapshot_->residences.size() : 0, false);
    for (auto const row : selection_)
        selected_.at(row) = true;
}

void Workbench::select(std::vector<std::uint32_t> rows) {
    set_selection(std::move(rows));
    if (tool == MapTool::place) tool = MapTool::pointer; // it was for the residence chosen before
    touch(false);
}

void choose_tool(Workbench& workbench, MapTool tool) {
    workbench.tool = tool;
    workbench.measured.clear();
    workbench.is_measured = false;
    if (tool != MapTool::pointer) workbench.asked_place = Place::map;
    workbench.refresh_views();
}

void Workbench::toggle(std::uint32_t row) {
    auto rows = selection_;
    if (std::erase(rows, row) == 0) rows.push_back(row);
    set_selection(std::move(rows));
    touch(false);
}

}
