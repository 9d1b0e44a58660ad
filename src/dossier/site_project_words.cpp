// Before and after of a site project, in words.
#include "dossier/site_project_progress.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <cmath>

namespace vigie::dossier {

namespace {

using text::tr;

std::string number(ObjectiveProgress const& p, double value) { return text::decimal(value, p.decimals); }

std::string with_unit(ObjectiveProgress const& p, std::string const& words) {
    return p.unit.empty() ? words : words + " " + p.unit;
}

/// « (44 puis 18 faits) ».
std::string counts(ObjectiveProgress const& p) {
    if (!p.events_before || !p.events) return {};
    auto const before = text::integer(std::llround(*p.events_before)), now = text::integer(std::llround(*p.events));
    return " " +
           (p.is_rate ? tr("({0} then {1} counted)", {before, now}) : tr("({0} then {1} answers)", {before, now}));
}

/// « −59 % (−78 à −28 %) » of a rate, « +14 points (+3 à +25) » of a share, « −6,2 (−9,0 à −3,4) » of a score.
std::string moved_words(ObjectiveProgress const& p) {
    if (p.is_rate && *p.before > 0) {
        auto const percent = [&](double change) { return text::change(100 * change / *p.before, 0); };
        return tr("{0}% ({1} to {2}%)", {percent(*p.change), percent(*p.low), percent(*p.high)});
    }
    auto const amount = [&](double change) { return text::change(change, p.decimals); };
    if (!p.low || p.is_rate) return amount(*p.change);
    return tr("{0} ({1} to {2})", {amount(*p.change), amount(*p.low), amount(*p.high)});
}

}

std::string objective_state_label(ObjectiveState state) {
    switch (state) {
    case ObjectiveState::reached:
        return tr("objective reached");
    case ObjectiveState::on_track:
        return tr("on track");
    case ObjectiveState::not_reached:
        return tr("not reached");
    case ObjectiveState::unknown:
        break;
    }
    return tr("to be measured");
}

std::string before_after_words(ObjectiveProgress const& p) {
    if (!p.before) return tr("nothing was observed in {0}", {p.baseline});
    if (!p.after) return tr("{0} in {1}, not measured since", {with_unit(p, number(p, *p.before)), p.baseline});
    auto const values = with_unit(p, tr("{0} → {1}", {number(p, *p.before), number(p, *p.after)})) + counts(p);
    if (!p.is_significant) return tr("{0}: {1}; not counted, so no interval", {values, moved_words(p)});
    if (*p.is_significant) return tr("{0}: {1}", {values, moved_words(p)});
    if (p.p) return tr("{0}: difference not significant (p = {1}); no conclusion", {values, text::decimal(*p.p, 2)});
    return tr("{0}: {1}, difference not significant; no conclusion", {values, moved_words(p)});
}

std::string target_words(ObjectiveProgress const& p) {
    return tr("aimed at: {0} by {1}",
              {with_unit(p, number(p, p.objective.target)), text::short_date(p.objective.due_on)});
}

}
