// What is read of the residences shown: their figures, the fiche, the compared zones.
#include "workbench/workbench.hpp"

#include "dossier/content_version.hpp"
#include "text/language.hpp"

#include <algorithm>
#include <utility>

namespace vigie::workbench {

ShownFigures Workbench::figures() const {
    return {campaign(), previous_campaign(), draft_, grid_draft_ && grid_draft_->live ? &*grid_draft_->live : nullptr};
}

core::RankRange Workbench::rank_range(std::uint32_t row) const {
    return row < rank_ranges_.size() ? rank_ranges_[row] : core::RankRange{};
}

store::StoredFoyer const* Workbench::foyer_of(std::uint32_t row) const {
    auto const* data = campaign();
    if (data == nullptr || !data->clusters) return nullptr;
    auto const id = snapshot_->residences[row].id;
    for (auto const& foyer : data->clusters->foyers)
        if (std::find(foyer.members.begin(), foyer.members.end(), id) != foyer.members.end()) return &foyer;
    return nullptr;
}

/// What sentences reckoned once depend on: the document, the campaign, the language.
std::string Workbench::shown_key() const {
    return std::to_string(generation_) + "\n" + campaign_ + "\n" + std::to_string(static_cast<int>(text::language())) +
           "\n";
}

dossier::SiteFile const* Workbench::site() const {
    auto const row = focus();
    if (!row || !project_) return nullptr;
    return &site_.of(shown_key() + std::to_string(*row),
                     [&] { return dossier::site_file(*snapshot_, *project_, *row, campaign_); });
}

namespace {

std::shared_ptr<scene::AreaLayer const> limit_of(dossier::ZoneLayerData const& layer, std::string const& code) {
    auto const zone = std::ranges::find(layer.zones, code, &core::Zone::code);
    if (zone == layer.zones.end() || zone->shape.empty()) return nullptr;
    auto alone = std::make_shared<scene::AreaLayer>();
    alone->version = dossier::next_version();
    alone->areas.push_back(zone->shape);
    alone->boxes.push_back(core::bounds(zone->shape));
    return alone;
}

}

dossier::Comparison const* Workbench::comparison() const {
    auto const* data = campaign();
    if (data == nullptr || compared.empty() || snapshot_->zone_layers.empty()) return nullptr;
    auto key = shown_key();
    for (auto const& code : compared) key += "\n" + code;
    return &comparison_.of(std::move(key), [&] {
        auto const& layer = snapshot_->zone_layers.front();
        auto made = dossier::compare_zones(*snapshot_, layer.layer.name, compared, campaign_, core::today());
        compared_limits_.clear();
        for (auto const& group : made.groups)
            compared_limits_.push_back(group.is_reference ? nullptr : limit_of(layer, group.code));
        return made;
    });
}

}
