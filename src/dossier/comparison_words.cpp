// Sentences about compared zones: each says only what the figures beside it show.
#include "dossier/detail/comparison_parts.hpp"
#include "dossier/run_context.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::dossier::detail {

namespace {

using text::tr;

constexpr double clearly_apart = 5;  ///< index points between a group and the whole stock
constexpr double far_apart = 10;     ///< index points between the highest and the lowest zone
constexpr double concentrated = 1.5; ///< share of the complex residences over share of the scored ones
constexpr int fewest_complex = 3;    ///< two complex residences are not a concentration
constexpr std::size_t most_words = 14;

int complex_count(ComparedGroup const& group) {
    return group.by_class[static_cast<std::size_t>(core::SeverityClass::c)] +
           group.by_class[static_cast<std::size_t>(core::SeverityClass::d)];
}

/// The family that lies furthest above the stock's, when it is clearly above.
core::Family const* heaviest(ComparedGroup const& group, ComparedGroup const& reference, core::Grid const& grid) {
    core::Family const* found = nullptr;
    double largest = clearly_apart;
    for (std::size_t f = 0; f < group.families.size(); ++f) {
        if (!grid.families[f].is_in_index || !group.families[f].score || !reference.families[f].score) continue;
        double const above = *group.families[f].score - *reference.families[f].score;
        if (above < largest) continue;
        largest = above;
        found = &grid.families[f];
    }
    return found;
}

std::string complex_words(ComparedGroup const& group) {
    return tr("{0} of {1} residences complex", {text::integer(complex_count(group)), text::integer(group.residences)});
}

std::string level_words(ComparedGroup const& group, ComparedGroup const& reference) {
    if (!reference.score) return tr("Index {0}", {text::decimal(*group.score, 1)});
    double const apart = *group.score - *reference.score;
    if (apart >= clearly_apart) return tr("Well above the whole ({0})", {text::change(apart)});
    if (apart <= -clearly_apart) return tr("Well below the whole ({0})", {text::change(apart)});
    return tr("Close to the whole ({0})", {text::change(apart)});
}

std::size_t word_count(std::string const& sentence) {
    bool in_word = false;
    std::size_t count = 0;
    for (char const c : sentence) {
        bool const is_space = c == ' ';
        count += !is_space && !in_word ? 1U : 0U;
        in_word = !is_space;
    }
    return count;
}

/// The zone that holds clearly more of the complex residences than of the scored ones. Null when none does.
ComparedGroup const* concentration(std::vector<ComparedGroup const*> const& zones) {
    double complex = 0, scored = 0;
    for (auto const* zone : zones) {
        complex += complex_count(*zone);
        scored += static_cast<double>(zone->indices.size());
    }
    ComparedGroup const* found = nullptr;
    double largest = concentrated;
    for (auto const* zone : zones) {
        if (complex_count(*zone) < fewest_complex) continue;
        double const ratio = (complex_count(*zone) / complex) / (static_cast<double>(zone->indices.size()) / scored);
        if (ratio < largest) continue;
        largest = ratio;
        found = zone;
    }
    return found;
}

std::string main_clause(std::vector<ComparedGroup const*> const& zones) {
    if (auto const* zone = concentration(zones)) return tr("{0} concentrates the complex residences", {zone->name});
    ComparedGroup const *highest = nullptr, *lowest = nullptr;
    for (auto const* zone : zones) {
        if (!zone->score) continue;
        if (highest == nullptr || *zone->score > *highest->score) highest = zone;
        if (lowest == nullptr || *zone->score < *lowest->score) lowest = zone;
    }
    if (highest != nullptr && *highest->score - *lowest->score >= far_apart)
        return tr("{0} is in the most complex situation, {1} in the least", {highest->name, lowest->name});
    return {};
}

/// Zones without a score: too few residences scored to say anything of them.
std::string undocumented_clause(std::vector<ComparedGroup const*> const& zones) {
    std::vector<std::string> names;
    for (auto const* zone : zones)
        if (!zone->score) names.push_back(zone->name);
    if (names.empty()) return {};
    if (names.size() == zones.size()) return tr("No zone can be compared: too little is observed");
    if (names.size() == 1) return tr("{0} remains to be documented", {names.front()});
    if (names.size() == 2) return tr("{0} and {1} remain to be documented", {names[0], names[1]});
    return tr("{0} zones remain to be documented", {text::integer(static_cast<std::int64_t>(names.size()))});
}

std::string lone_zone(ComparedGroup const& zone, ComparedGroup const& reference) {
    if (!zone.score) return tr("{0} remains to be documented", {zone.name});
    double const apart = reference.score ? *zone.score - *reference.score : 0;
    if (apart >= clearly_apart) return tr("{0} is well above the whole", {zone.name});
    if (apart <= -clearly_apart) return tr("{0} is well below the whole", {zone.name});
    return tr("{0} is close to the whole", {zone.name});
}

}

std::string sentence_of(ComparedGroup const& group, ComparedGroup const& reference, core::Grid const& grid) {
    if (!group.score)
        return tr("Not scored: {0} of {1} residences have a score.",
                  {text::integer(static_cast<std::int64_t>(group.indices.size())), text::integer(group.residences)});
    if (group.is_reference) return tr("Index {0}; {1}.", {text::decimal(*group.score, 1), complex_words(group)});
    auto const level = level_words(group, reference);
    if (auto const* family = heaviest(group, reference, grid))
        return tr("{0}, mostly by {1}; {2}.", {level, name_in_sentence(*family), complex_words(group)});
    return tr("{0}; {1}.", {level, complex_words(group)});
}

std::string finding_of(std::vector<ComparedGroup> const& groups) {
    std::vector<ComparedGroup const*> zones;
    ComparedGroup const* reference = nullptr;
    for (auto const& group : groups) {
        if (group.is_reference)
            reference = &group;
        else
            zones.push_back(&group);
    }
    if (zones.size() == 1 && reference != nullptr) return lone_zone(*zones.front(), *reference);
    auto const main = main_clause(zones);
    auto const undocumented = undocumented_clause(zones);
    if (main.empty()) return undocumented.empty() ? tr("No zone stands out from the others") : undocumented;
    if (undocumented.empty()) return main;
    auto const both = tr("{0}; {1}", {main, undocumented});
    return word_count(both) <= most_words ? both : main;
}

}
