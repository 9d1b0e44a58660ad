// The map: what it draws, where it looks, which layers are on.
#include "workbench/workbench.hpp"

#include "dossier/density_layer.hpp"
#include "dossier/local_verdict.hpp"
#include "scene/colouring.hpp"

#include <algorithm>

namespace vigie::workbench {

namespace {

constexpr double fit_margin_px = 48;

/// Names of foyers stand beside them: the room that those at the town's edges need.
struct Beside {
    double left_px = 0, right_px = 0; ///< at 100 %
};

Beside beside_labels(core::Box const& extent, dossier::CampaignData const* campaign) {
    constexpr double name_px = 180, near_share = 0.18;
    Beside beside;
    if (campaign == nullptr || !campaign->clusters) return beside;
    for (auto const& foyer : campaign->clusters->foyers) {
        auto const hull = core::bounds(foyer.outline);
        if (hull.is_empty() || foyer.kind == "to_verify") continue; // its short name finds a place by itself
        if (hull.min_x - extent.min_x < near_share * extent.width()) beside.left_px = name_px;
        if (extent.max_x - hull.max_x < near_share * extent.width()) beside.right_px = name_px;
    }
    return beside;
}

core::Box bounds_of(dossier::Snapshot const& snapshot, std::vector<std::uint32_t> const& rows) {
    core::Box box;
    for (auto const row : rows)
        if (auto const& at = snapshot.residences[row].position) box.include(*at);
    return box;
}

}

dossier::MapChoice Workbench::map_choice(std::string const& campaign) const {
    dossier::MapChoice choice;
    choice.campaign = campaign;
    choice.hidden = hidden_;
    choice.shown_zones = shown_zones_;
    choice.colouring = colouring();
    choice.density = is_density_shown_;
    choice.walks = are_walks_shown_ ? &walk_book_ : nullptr;
    if (choice.colouring == scene::Colouring::measure) {
        choice.classing = classing();
        choice.measured = mapped_values();
    }
    if (filter_.is_active() && filter_applies()) choice.filtered_in = &filtered_in_;
    return choice;
}

scene::MapContent const& Workbench::map() const {
    if (map_made_ == map_key_) return map_;
    map_made_ = map_key_;
    map_ = {};
    if (!snapshot_) return map_;
    auto choice = map_choice(campaign_);
    if (draft_.is_moved()) {
        choice.live_classes = &draft_.classes;
        choice.live_scores = figures().tried_index()->scores();
        if (draft_.is_grid && choice.colouring == scene::Colouring::alerts)
            choice.live_alerts = [this](std::uint32_t row) { return figures().alerts(row); };
    }
    map_ = dossier::map_content(*snapshot_, choice);
    map_.base_images = base_pictures_.images();
    mark_of_row_.assign(snapshot_->residences.size(), -1);
    if (map_.residences)
        for (std::size_t i = 0; i < map_.residences->marks.size(); ++i)
            mark_of_row_[map_.residences->marks[i].index] = static_cast<std::int32_t>(i);
    return map_;
}

/// What is kept under a name until what is shown changes.
std::pair<scene::MapContent&, bool> Workbench::kept_map(std::string const& name) const {
    if (maps_made_ != map_key_) maps_of_.clear();
    maps_made_ = map_key_;
    auto const [found, is_new] = maps_of_.try_emplace(name);
    return {found->second, is_new};
}

scene::MapContent const& Workbench::map_of(std::string const& campaign) const {
    auto const [map, is_new] = kept_map(campaign);
    if (is_new) {
        auto choice = map_choice(campaign);
        auto const values = choice.classing && campaign != campaign_ ? measured_in(campaign) : mapped_values();
        choice.measured = values; // of each campaign its own, in the classes of the one shown
        map = dossier::map_content(*snapshot_, choice);
        map.base_images = base_pictures_.images();
    }
    return map;
}

scene::MapContent const& Workbench::map_of_theme(std::string const& theme) const {
    auto const [map, is_new] = kept_map("/" + theme);
    if (is_new) {
        auto choice = map_choice(campaign_);
        choice.colouring = scene::Colouring::severity;
        std::vector<double> values;
        if (auto const* measure = dossier::find_measure(measures(), theme)) {
            values = dossier::measure_values(*measure, *snapshot_, campaign(), nullptr);
            auto const style = dossier::default_style(*measure, grid().rules);
            choice.colouring = scene::Colouring::measure;
            choice.classing = dossier::classing_of(*measure, style, analysis::classify(values, dossier::class_options(style)));
            choice.measured = values;
        }
        map = dossier::map_content(*snapshot_, choice);
        map.base_images = base_pictures_.images();
    }
    return map;
}

std::size_t Workbench::seen_count() const {
    if (seen_of_ == std::pair{generation_, view_}) return seen_;
    seen_of_ = {generation_, view_};
    auto const box = view_.ground();
    seen_ = static_cast<std::size_t>(
        std::ranges::count_if(snapshot_->located.marks, [&](scene::ResidenceMark const& mark) { return box.contains(mark.at); }));
    return seen_;
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
    set_view(scene::fitted(box.grown(box.width() + box.height() < 200 ? 150 : 0), view_.width_px, view_.height_px,
                           view_.ui_scale, fit_margin_px * view_.ui_scale));
}

void Workbench::fit_all() {
    if (!snapshot_ || snapshot_->extent.is_empty() || view_.width_px <= 0) return;
    auto const beside = beside_labels(snapshot_->extent, campaign());
    double const most = view_.width_px * 0.25, left = std::min(beside.left_px * view_.ui_scale, most);
    double const right = std::min(beside.right_px * view_.ui_scale, most);
    // Zones leave room around the residences; without any, symbols would lie under the map's buttons.
    double const margin = snapshot_->zone_layers.empty() ? 1.5 * fit_margin_px : fit_margin_px / 2;
    auto view = scene::fitted(snapshot_->extent, view_.width_px - left - right, view_.height_px, view_.ui_scale,
                              margin * view_.ui_scale);
    view.width_px = view_.width_px;
    set_view(scene::panned(view, (left - right) / 2, 0));
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
    if (name == dossier::density_layer) return is_density_shown_;
    if (name == dossier::walk_layer) return are_walks_shown_;
    auto const* layer = snapshot_ ? snapshot_->find_zone_layer(name) : nullptr;
    if (layer == nullptr) return !hidden_.contains(name);
    if (shown_zones_.empty() && !hidden_.contains(name)) return layer == snapshot_->zone_layers.data();
    return shown_zones_.contains(name);
}

void Workbench::show_layer(std::string const& name, bool is_shown) {
    if (name == dossier::density_layer || name == dossier::walk_layer) { // off until asked for
        (name == dossier::walk_layer ? are_walks_shown_ : is_density_shown_) = is_shown;
        return touch(true);
    }
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

scene::Colouring Workbench::colouring() const {
    return can_colour(colouring_) ? colouring_ : scene::Colouring::severity;
}

bool Workbench::can_colour(scene::Colouring colouring) const {
    if (colouring == scene::Colouring::severity) return true;
    if (colouring == scene::Colouring::measure) return !measures().empty() && (measure() != nullptr || map_measure_.style.measure.empty());
    if (scene::is_of_change(colouring)) return previous_campaign() != nullptr;
    if (colouring == scene::Colouring::alerts) return campaign() != nullptr && campaign()->run.has_value();
    return campaign() != nullptr && (dossier::has_tested_residences(*campaign()) || dossier::has_tested_zones(*campaign()));
}

void Workbench::set_colouring(scene::Colouring colouring) {
    if (colouring == scene::Colouring::measure) {
        // The one shown before; at first a family, which the classes do not tell.
        auto const* last = measure();
        auto const of_family = std::ranges::find(measures(), dossier::Measure::Kind::family, &dossier::Measure::kind);
        auto const& first = of_family != measures().end() ? *of_family : measures().front();
        return choose_measure(last != nullptr ? last->key : first.key);
    }
    leave_measure();
    colouring_ = colouring;
    touch(true);
}

std::function<std::size_t(std::uint32_t)> Workbench::tones() const {
    auto const by = colouring();
    if (by == scene::Colouring::measure) {
        auto const none = class_breaks().limits.size() + 1;
        return [&steps = map_measure_.steps, none](std::uint32_t row) { return row < steps.size() ? steps[row] : none; };
    }
    if (scene::is_local(by)) {
        auto const* run = dossier::has_tested_residences(*campaign()) ? &*campaign()->clusters : nullptr;
        return [this, by, run](std::uint32_t row) {
            auto const local = run != nullptr ? dossier::verdict(*run, snapshot_->residences[row].id) : scene::LocalVerdict{};
            return scene::tone_of({.local = local}, by);
        };
    }
    return [by, figures = figures()](std::uint32_t row) {
        auto const moved = scene::is_of_change(by) ? figures.change(row) : std::nullopt;
        auto const alerts = by == scene::Colouring::alerts ? figures.alerts(row) : std::nullopt;
        return scene::tone_of({figures.severity(row), core::dynamics_of(moved), moved ? moved->points : 0, alerts}, by);
    };
}

std::vector<std::size_t> const& Workbench::tone_counts() const {
    auto const by = colouring();
    auto const shown = by == scene::Colouring::measure ? classing() : nullptr; // its values and breaks are those of now
    auto key = std::to_string(map_key_) + "/" + std::to_string(rows_revision_) + "/" + (shown ? map_measure_.values_of + "/" + map_measure_.breaks_of : "");
    return tone_counts_.of(std::move(key), [&] {
        std::vector<std::size_t> counts(scene::tone_count(by, shown.get()), 0);
        if (shown && shown->is_of_zones) {
            for (double const value : mapped_values()) ++counts[analysis::class_of(value, shown->limits)];
            return counts;
        }
        auto const tone_of = tones();
        for (std::uint32_t row = 0; row < filtered_in_.size(); ++row)
            if (filtered_in_[row]) ++counts[tone_of(row)];
        return counts;
    });
}

std::optional<std::uint32_t> Workbench::mark_of(std::uint32_t row) const {
    if (!map().residences || row >= mark_of_row_.size() || mark_of_row_[row] < 0) return std::nullopt;
    return static_cast<std::uint32_t>(mark_of_row_[row]);
}

}
