#include "dossier/detail/story_words.hpp"

#include "core/story.hpp"
#include "dossier/run_context.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

namespace vigie::dossier::detail {

using text::tr;
using text::tr_n;

namespace {

std::string fitting(std::initializer_list<std::string> from_long_to_short, std::size_t most_words) {
    for (auto const& words : from_long_to_short)
        if (core::word_count(words) <= most_words) return words;
    return *std::rbegin(from_long_to_short);
}

}

std::string number(std::size_t n) { return text::integer(static_cast<std::int64_t>(n)); }

std::string title(std::initializer_list<std::string> from_long_to_short) {
    return fitting(from_long_to_short, core::story_limits::title_words);
}

std::string sentence(std::initializer_list<std::string> from_long_to_short) {
    return fitting(from_long_to_short, core::story_limits::sentence_words);
}

std::string names_of(std::vector<StoryZone const*> const& zones) {
    constexpr std::size_t most = 3;
    std::vector<std::string> names;
    std::size_t const named = zones.size() > most ? most - 1 : zones.size();
    for (auto const* zone : zones)
        if (names.size() < named) names.push_back(zone->name);
    if (zones.size() > most)
        names.push_back(tr_n("{0} other", "{0} others", static_cast<long long>(zones.size() - named)));
    return listed(names);
}

std::vector<std::string> codes_of(std::vector<StoryZone const*> const& zones) {
    std::vector<std::string> codes;
    for (auto const* zone : zones)
        codes.push_back(zone->code);
    return codes;
}

std::string moves_sentence(StoryFacts const& facts, std::vector<StoryZone const*> const& worse,
                           std::vector<StoryZone const*> const& better) {
    auto const& year = facts.before->campaign.name;
    if (facts.zones.empty())
        return tr("Counted since campaign {0}; each move is a dated decision with its motive.", {year});
    if (worse.empty() && better.empty())
        return tr("No neighbourhood moves beyond what small numbers explain since campaign {0}.", {year});
    if (better.empty())
        return sentence(
            {tr("Clearly worse since {0}, beyond the noise of small numbers: {1}. The others are stable.",
                {year, names_of(worse)}),
             tr_n("{0} neighbourhood is clearly worse; the others are stable.",
                  "{0} neighbourhoods are clearly worse; the others are stable.",
                  static_cast<long long>(worse.size()))});
    if (worse.empty())
        return sentence(
            {tr("Clearly better since {0}, beyond the noise of small numbers: {1}. The others are stable.",
                {year, names_of(better)}),
             tr_n("{0} neighbourhood is clearly better; the others are stable.",
                  "{0} neighbourhoods are clearly better; the others are stable.",
                  static_cast<long long>(better.size()))});
    return sentence({tr("Clearly worse since {0}: {1}. Clearly better: {2}. The others are stable.",
                        {year, names_of(worse), names_of(better)}),
                     tr("Neighbourhoods clearly worse since {0}: {1}; clearly better: {2}.",
                        {year, number(worse.size()), number(better.size())})});
}

}
