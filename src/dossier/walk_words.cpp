#include "dossier/walk_words.hpp"

#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>

namespace vigie::dossier {

namespace {

constexpr std::string_view surroundings_prefix = "CV";

std::string count(std::size_t n) { return text::integer(static_cast<std::int64_t>(n)); }

}

std::string ground_label(core::GroundOwner owner) {
    switch (owner) {
    case core::GroundOwner::landlord:
        return text::tr_in("ground", "landlord");
    case core::GroundOwner::town:
        return text::tr_in("ground", "town");
    case core::GroundOwner::conurbation:
        return text::tr_in("ground", "conurbation");
    case core::GroundOwner::condominium:
        return text::tr_in("ground", "condominium");
    case core::GroundOwner::other:
        return text::tr_in("ground", "other");
    case core::GroundOwner::to_clarify:
        return text::tr_in("ground", "to clarify");
    }
    return {};
}

std::string owner_label(core::FindingOwner owner) {
    switch (owner) {
    case core::FindingOwner::landlord:
        return text::tr_in("who acts", "landlord");
    case core::FindingOwner::town:
        return text::tr_in("who acts", "town");
    case core::FindingOwner::conurbation:
        return text::tr_in("who acts", "conurbation");
    case core::FindingOwner::utility:
        return text::tr_in("who acts", "utility company");
    case core::FindingOwner::other:
        return text::tr_in("who acts", "other");
    }
    return {};
}

std::string state_label(core::FindingState state) {
    switch (state) {
    case core::FindingState::open:
        return text::tr_in("finding", "open");
    case core::FindingState::solved:
        return text::tr_in("finding", "solved");
    case core::FindingState::dropped:
        return text::tr_in("finding", "not followed up");
    }
    return {};
}

std::string factor_label(std::string_view factor) {
    constexpr std::array<char const*, core::cleanliness_factors.size()> names{
        VIGIE_N_("Litter"),       VIGIE_N_("Broken glass"), VIGIE_N_("Cigarette butts"), VIGIE_N_("Droppings"),
        VIGIE_N_("Dumped items"), VIGIE_N_("Waste bags"),   VIGIE_N_("Dead leaves"),     VIGIE_N_("Tags, damage"),
        VIGIE_N_("Stuck waste"),  VIGIE_N_("Food waste")};
    auto const found = std::ranges::find(core::cleanliness_factors, factor);
    return found == core::cleanliness_factors.end()
               ? std::string(factor)
               : text::tr(names[static_cast<std::size_t>(found - core::cleanliness_factors.begin())]);
}

std::vector<FindingTheme> finding_themes(core::Grid const& grid) {
    std::vector<FindingTheme> themes;
    for (auto const& family : grid.families)
        for (auto const& indicator : family.indicators)
            if (indicator.code.starts_with(surroundings_prefix))
                themes.push_back({indicator.code, text::pick(indicator.name)});
    for (auto const factor : core::cleanliness_factors)
        themes.push_back({std::string(factor), factor_label(factor)});
    return themes;
}

std::string theme_label(core::Grid const& grid, std::string const& code) {
    if (core::is_cleanliness_factor(code)) return factor_label(code);
    for (auto const& family : grid.families)
        for (auto const& indicator : family.indicators)
            if (indicator.code == code) return text::pick(indicator.name);
    return code;
}

std::string tally_words(core::FindingTally const& tally) {
    if (tally.all() == 0) return text::tr("no finding");
    auto const share = static_cast<double>(tally.solved) / static_cast<double>(tally.all());
    auto words =
        text::tr("{0}: {1} ({2})", {text::tr_n("{0} finding", "{0} findings", static_cast<long long>(tally.all())),
                                    text::tr_n("{0} solved", "{0} solved", static_cast<long long>(tally.solved)),
                                    text::percent(share, 0)});
    if (tally.dropped > 0) words += ", " + text::tr("{0} not followed up", {count(tally.dropped)});
    words += ", " + text::tr_n("{0} open", "{0} open", static_cast<long long>(tally.open));
    if (tally.late > 0) words += " " + text::tr("of which {0} late", {count(tally.late)});
    return words;
}

std::string duration_words(int minutes) {
    if (minutes < 60) return text::tr("{0} min", {std::to_string(minutes)});
    auto const rest = minutes % 60;
    return text::tr("{0} h {1}", {std::to_string(minutes / 60), (rest < 10 ? "0" : "") + std::to_string(rest)});
}

std::string walk_words(core::Walk const& walk) {
    double const length = core::length_m(core::route(walk));
    auto const stops = core::numbered_stops(walk).size();
    return text::tr("{0}, {1}, about {2}",
                    {text::distance(length), text::tr_n("{0} stop", "{0} stops", static_cast<long long>(stops)),
                     duration_words(core::walk_minutes(length, stops))});
}

std::string stop_words(core::Walk const& walk, std::int64_t stop) {
    std::size_t number = 0;
    for (auto const& each : walk.stops) {
        number += each.is_bend ? 0U : 1U;
        if (each.id == stop && stop != 0) return each.is_bend ? each.name : std::to_string(number) + " · " + each.name;
    }
    return {};
}

}
