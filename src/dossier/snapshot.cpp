#include "dossier/snapshot.hpp"

#include "core/error.hpp"
#include "text/fold.hpp"

#include <algorithm>

namespace vigie::dossier {

core::scoring::Scale const* CampaignData::scale_of(std::string_view indicator) const {
    std::size_t column = 0;
    for (auto const& family : grid.families)
        for (auto const& each : family.indicators) {
            if (each.code == indicator) return column < scales.size() ? &scales[column] : nullptr;
            ++column;
        }
    return nullptr;
}

CampaignData const* Snapshot::latest_scored() const {
    auto const found = std::find_if(campaigns.rbegin(), campaigns.rend(), [](CampaignData const& c) { return c.run.has_value(); });
    return found == campaigns.rend() ? nullptr : &*found;
}

CampaignData const& Snapshot::campaign(std::string const& name) const {
    if (name.empty()) {
        if (auto const* latest = latest_scored()) return *latest;
        throw core::Error(core::ErrorCode::refused,
                          VIGIE_N_("No campaign of this project has been scored. Run the scores first."));
    }
    std::string names;
    for (auto const& data : campaigns) {
        if (data.campaign.name == name) return data;
        names += (names.empty() ? "" : ", ") + data.campaign.name;
    }
    throw core::Error(core::ErrorCode::usage,
                      {VIGIE_N_("There is no campaign named “{0}”. The campaigns of this project: {1}."), {name, names.empty() ? "–" : names}});
}

ZoneLayerData const* Snapshot::find_zone_layer(std::string const& name) const {
    for (auto const& layer : zone_layers)
        if (layer.layer.name == name) return &layer;
    return nullptr;
}

std::uint32_t Snapshot::residence(std::string const& code) const {
    for (std::size_t row = 0; row < residences.size(); ++row)
        if (residences[row].code == code) return static_cast<std::uint32_t>(row);
    for (std::size_t row = 0; row < residences.size(); ++row)
        if (std::ranges::find(residences[row].aliases, code) != residences[row].aliases.end()) return static_cast<std::uint32_t>(row);
    std::string nearest;
    std::size_t best = 4;
    for (auto const& candidate : residences) {
        std::size_t const distance = text::edits(candidate.code, code);
        if (distance < best) {
            best = distance;
            nearest = candidate.code;
        }
    }
    if (nearest.empty())
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("No residence has the code “{0}”. Check it in the table of residences."), {code}});
    throw core::Error(core::ErrorCode::usage, {VIGIE_N_("No residence has the code “{0}”. Did you mean “{1}”?"), {code, nearest}});
}

core::MultiPolygon const& Snapshot::footprint(std::uint32_t row) const {
    static core::MultiPolygon const none;
    auto const& marks = located.marks;
    auto const mark = std::ranges::lower_bound(marks, row, {}, &scene::ResidenceMark::index);
    if (mark == marks.end() || mark->index != row || !located.footprints->areas) return none;
    return located.footprints->areas->areas[static_cast<std::size_t>(mark - marks.begin())];
}

core::FieldOpinion const* Snapshot::opinion(CampaignData const& campaign, std::uint32_t row) const {
    if (row >= campaign.opinion_of.size() || campaign.opinion_of[row] < 0) return nullptr;
    return &opinions[static_cast<std::size_t>(campaign.opinion_of[row])];
}

std::string const& Snapshot::neighbourhood(std::uint32_t row) const {
    static std::string const none;
    if (zone_layers.empty()) return none;
    auto const& layer = zone_layers.front();
    std::int32_t const zone = layer.zone_of[row];
    return zone < 0 ? none : layer.zones[static_cast<std::size_t>(zone)].name;
}

}
