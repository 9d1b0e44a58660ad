#include "dossier/run_context.hpp"

#include "dossier/detail/intervals.hpp"
#include "text/language.hpp"

#include <cmath>
#include <limits>

namespace vigie::dossier {

namespace {

bool is_upper(std::string_view text, std::size_t at) { return at < text.size() && text[at] >= 'A' && text[at] <= 'Z'; }

}

CampaignData const* scored_before(Snapshot const& snapshot, CampaignData const& data) {
    CampaignData const* before = nullptr;
    for (auto const& each : snapshot.campaigns) {
        if (&each == &data) return before;
        if (each.run) before = &each;
    }
    return nullptr;
}

std::vector<double> weights_by_family(core::Grid const& grid) {
    auto const in_index = core::index_weights(grid);
    std::vector<double> weights;
    std::size_t next = 0;
    for (auto const& family : grid.families) weights.push_back(family.is_in_index ? in_index[next++] : 0.0);
    return weights;
}

std::optional<ValueInterval> interval_of(core::Indicator const& indicator, std::optional<double> numerator,
                                         std::optional<double> denominator) {
    if (!numerator || !denominator || !(*numerator >= 0) || !(*denominator > 0)) return std::nullopt;
    if (indicator.kind == core::ValueKind::event_rate) {
        auto const events = detail::byar(*numerator);
        return ValueInterval{indicator.scale * events.low / *denominator, indicator.scale * events.high / *denominator};
    }
    if (indicator.kind != core::ValueKind::survey_share || *numerator > *denominator) return std::nullopt;
    auto const share = detail::wilson(*numerator, *denominator);
    return ValueInterval{indicator.scale * share.low, indicator.scale * share.high};
}

std::string listed(std::vector<std::string> const& words) {
    std::string list;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0 && i + 1 == words.size()) return text::tr("{0} and {1}", {list, words[i]});
        list += (i > 0 ? ", " : "") + words[i];
    }
    return list;
}

std::string name_in_sentence(core::Family const& family) {
    auto const& short_name = text::pick(family.short_name);
    std::string name = short_name.empty() ? text::pick(family.name) : short_name;
    bool const is_acronym = is_upper(name, 0) && is_upper(name, 1);
    if (is_upper(name, 0) && !is_acronym) name[0] = static_cast<char>(name[0] - 'A' + 'a');
    // À to Þ lie 32 below à to þ in the second byte of UTF-8, × (0x97) apart.
    auto const second = name.size() > 1 ? static_cast<unsigned char>(name[1]) : 0U;
    if (!name.empty() && static_cast<unsigned char>(name[0]) == 0xC3 && second >= 0x80 && second <= 0x9E && second != 0x97)
        name[1] = static_cast<char>(second + 0x20);
    return name;
}

}
