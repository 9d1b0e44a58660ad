// The sentence at the head of a residence's file.
#include "dossier/detail/site_parts.hpp"
#include "dossier/run_context.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::dossier::detail {

namespace {

using text::tr;

/// A family is named when it brings a third more points here than on average.
constexpr double stands_out = 1.3;
constexpr std::size_t most_families = 3;

std::string situation(core::SeverityClass severity) {
    switch (severity) {
    case core::SeverityClass::a: return tr("Ordinary situation");
    case core::SeverityClass::b: return tr("Situation to watch");
    case core::SeverityClass::c: return tr("Complex situation");
    case core::SeverityClass::d: return tr("Very complex situation");
    case core::SeverityClass::not_scored: break;
    }
    return tr("Situation not scored");
}

std::string with_change(SiteFile const& site) {
    auto const words = situation(site.score->shown);
    if (!site.change) return words;
    if (!site.change->is_clear()) return tr("{0}, stable since {1}", {words, site.previous_campaign});
    return site.change->points > 0 ? tr("{0}, rising since {1}", {words, site.previous_campaign})
                            : tr("{0}, falling since {1}", {words, site.previous_campaign});
}

/// Families that weigh clearly more here than in the stock, the heaviest first.
std::vector<std::string> outstanding(SiteFile const& site, core::Grid const& grid) {
    std::vector<FamilyLine const*> lines;
    for (auto const& line : site.families)
        if (line.contribution > 0 && line.contribution >= stands_out * line.stock_contribution) lines.push_back(&line);
    std::stable_sort(lines.begin(), lines.end(), [](auto const* a, auto const* b) { return a->contribution > b->contribution; });
    if (lines.size() > most_families) lines.resize(most_families);
    std::vector<std::string> names;
    for (auto const* line : lines) names.push_back(name_in_sentence(*grid.find_family(line->code)));
    return names;
}

std::string comma_list(std::vector<std::string> const& words) {
    std::string list;
    for (auto const& word : words) list += (list.empty() ? "" : ", ") + word;
    return list;
}

}

std::string finding_of(SiteFile const& site, core::Grid const& grid) {
    if (!site.score) return tr("Situation not scored: this campaign has no scores yet.");
    if (!site.score->index.score)
        return tr("Situation not scored: {0} of the weight is observed.", {text::percent(site.score->index.coverage)});
    auto const families = outstanding(site, grid);
    auto const words = with_change(site);
    return families.empty() ? tr("{0}, no theme stands out.", {words}) : tr("{0}: {1}.", {words, comma_list(families)});
}

}
