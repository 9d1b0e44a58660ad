#include "dossier/story_filter.hpp"

#include "core/follow_up.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace vigie::dossier {

std::vector<std::string> filter_words(Snapshot const& snapshot, Filter const& filter, std::vector<bool> const& kept) {
    std::vector<std::string> words;
    Filter rest = filter;
    for (auto const severity : filter.classes)
        words.push_back(std::string("class=") + core::letter(severity));
    for (auto const& agency : filter.agencies)
        words.push_back("agency=" + agency);
    for (auto const status : filter.statuses)
        words.push_back("status=" + std::string(core::code(status)));
    auto const zones = filter.zones.find("");
    bool const are_named = zones != filter.zones.end() && zones->second.where == ZoneCondition::Where::named;
    if (are_named)
        for (auto const& code : zones->second.codes)
            words.push_back("zone=" + code);
    rest.classes.clear(), rest.agencies.clear(), rest.statuses.clear();
    if (are_named) rest.zones.erase("");
    if (!rest.is_active()) return words;
    for (std::size_t row = 0; row < kept.size(); ++row)
        if (kept[row]) words.push_back("site=" + snapshot.residences[row].code);
    return words;
}

std::vector<bool> kept_by(Snapshot const& snapshot, CampaignData const& data, std::vector<std::string> const& words) {
    std::map<std::string, std::set<std::string>> kinds;
    for (auto const& word : words)
        if (auto const sign = word.find('='); sign != std::string::npos)
            kinds[word.substr(0, sign)].insert(word.substr(sign + 1));
    if (kinds.empty()) return {};
    auto const* layer = snapshot.zone_layers.empty() ? nullptr : &snapshot.zone_layers.front();
    auto const value_of = [&](std::string const& kind, std::size_t row) -> std::string {
        if (kind == "class")
            return {core::letter(row < data.scores.size() ? data.scores[row].shown : core::SeverityClass::not_scored)};
        if (kind == "agency") return snapshot.residences[row].agency;
        if (kind == "status") return std::string(core::code(snapshot.status[row]));
        if (kind == "site") return snapshot.residences[row].code;
        if (kind == "zone" && layer != nullptr && layer->zone_of[row] >= 0)
            return layer->zones[static_cast<std::size_t>(layer->zone_of[row])].code;
        return {};
    };
    std::set<std::string> const known{"class", "agency", "status", "site", "zone"};
    std::vector<bool> kept(snapshot.residences.size(), true);
    for (std::size_t row = 0; row < kept.size(); ++row)
        kept[row] = std::ranges::all_of(kinds, [&](auto const& kind) {
            return !known.contains(kind.first) || kind.second.contains(value_of(kind.first, row));
        });
    return kept;
}

}
