// How sure a rank, a class, an order are, in sentences.
#include "dossier/run_context.hpp"
#include "dossier/sureness.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::dossier {

using text::tr;

namespace {

std::string weight_words(core::WeightChange const& change, RunIndex const& index, char const* pattern,
                         std::string const& last) {
    return tr(pattern, {text::pick(index.in_index[change.family]->name), text::percent(change.share_to),
                        text::percent(change.share_from), last});
}

/// Families that bring at least half a point of the difference in one direction, the largest first: « tranquillité
/// (+3,1) ».
std::string families_of(Versus const& versus, RunIndex const& index, double sign) {
    constexpr double least_points = 0.5;
    constexpr std::size_t most = 3;
    std::vector<std::size_t> order;
    for (std::size_t f = 0; f < versus.difference.size(); ++f)
        if (sign * versus.difference[f] >= least_points) order.push_back(f);
    std::ranges::stable_sort(order, std::greater{}, [&](auto f) { return sign * versus.difference[f]; });
    if (order.size() > most) order.resize(most);
    std::vector<std::string> names;
    for (auto const f : order)
        names.push_back(name_in_sentence(*index.in_index[f]) + " (" + text::change(versus.difference[f]) + ")");
    return listed(names);
}

std::string points_sentence(Versus const& versus, RunIndex const& index) {
    double const apart = *index.data.scores[versus.row].index.score - *index.data.scores[versus.other].index.score;
    double const sign = apart < 0 ? -1 : 1;
    auto const points = text::decimal(std::abs(apart), 1);
    auto const towards = families_of(versus, index, sign), against = families_of(versus, index, -sign);
    if (towards.empty()) return tr("{0} points apart, from no family in particular.", {points});
    if (against.empty()) return tr("{0} points apart: {1}.", {points, towards});
    return tr("{0} points apart: {1}. In the other direction: {2}.", {points, towards, against});
}

std::string draws_sentence(OrderShares const& shares) {
    double const above = std::max(shares.above, shares.below);
    if (core::is_undecidable(shares.above, shares.below))
        return tr("In {0} of the draws only: which of the two comes first cannot be told.", {text::percent(above)});
    return tr("In {0} of the draws: the order is sure.", {text::percent(above)});
}

}

std::string stability_label(core::Stability stability) {
    switch (stability) {
    case core::Stability::stable:
        return tr("stable");
    case core::Stability::sensitive:
        return tr("sensitive to the choices made");
    case core::Stability::undecidable:
        return tr("undecidable");
    case core::Stability::not_ranked:
        break;
    }
    return {};
}

std::string stability_sentence(core::RankRange range, core::Stability stability) {
    auto const low = text::rank(range.p05), high = text::rank(range.p95);
    switch (stability) {
    case core::Stability::stable:
        return range.p05 == range.p95
                   ? tr("Sure rank: it stays {0} however one weighs the families.", {low})
                   : tr("Sure rank: it stays between {0} and {1} however one weighs the families.", {low, high});
    case core::Stability::sensitive:
        return tr("The rank depends on the weights chosen: from {0} to {1}. Say so when you quote it.", {low, high});
    case core::Stability::undecidable:
        return tr("The rank tells little: from {0} to {1} according to the weights. Do not decide on it alone.",
                  {low, high});
    case core::Stability::not_ranked:
        break;
    }
    return {};
}

std::string methods_sentence(core::RankRange range, core::Stability stability, core::Stability without) {
    auto const low = text::rank(range.p05), high = text::rank(range.p95);
    if (stability == core::Stability::not_ranked) return {};
    if (range.p05 == range.p95) return tr("With other ways of turning values into scores too, it stays {0}.", {low});
    if (stability == core::Stability::stable)
        return tr("With other ways of turning values into scores too, the rank stays between {0} and {1}: it is sure.", {low, high});
    if (stability == without)
        return tr("With other ways of turning values into scores too, the rank goes from {0} to {1}: no less sure.", {low, high});
    return tr("The rank hangs on how values are turned into scores: from {0} to {1} with other methods. Say which one you use.", {low, high});
}

std::string top_sentence(core::RankRange range, int top) {
    if (range.p05 == 0 || top <= 0) return {};
    if (range.top_share >= 0.995) return tr("Among the first {0} in all draws.", {text::integer(top)});
    if (range.top_share <= 0.005) return tr("Never among the first {0}.", {text::integer(top)});
    return tr("Among the first {0} in {1} of the draws.", {text::integer(top), text::percent(range.top_share)});
}

std::string class_change_sentence(Sureness const& sureness, RunIndex const& index) {
    if (!sureness.class_change) return tr("No change of a single weight moves its class.");
    return weight_words(*sureness.class_change, index,
                        VIGIE_N_("It would take “{0}” weighing {1} instead of {2} to make it class {3}."),
                        std::string(1, core::letter(sureness.class_change->to)));
}

std::string dominance_sentence(Sureness const& sureness) {
    return tr("Whatever the weights, {0} residences stay below it and {1} above.",
              {text::integer(sureness.always_below), text::integer(sureness.always_above)});
}

std::string versus_title(Versus const& versus, Snapshot const& snapshot, CampaignData const& data) {
    auto const& a = snapshot.residences[versus.row].name;
    auto const& b = snapshot.residences[versus.other].name;
    double const apart = *data.scores[versus.row].index.score - *data.scores[versus.other].index.score;
    return apart < 0 ? tr("Why {0} is below {1}", {a, b}) : tr("Why {0} is above {1}", {a, b});
}

std::vector<std::string> versus_sentences(Versus const& versus, RunIndex const& index, Snapshot const& snapshot,
                                          std::optional<OrderShares> const& shares) {
    std::vector<std::string> sentences{points_sentence(versus, index)};
    if (versus.order != core::Order::depends) {
        sentences.push_back(tr("Whatever the weights the order stays: no discussion of weights turns it round."));
        return sentences;
    }
    if (shares) sentences.push_back(draws_sentence(*shares));
    if (versus.turn) {
        double const apart = *index.data.scores[versus.row].index.score - *index.data.scores[versus.other].index.score;
        auto const& below = snapshot.residences[apart < 0 ? versus.row : versus.other].name;
        sentences.push_back(weight_words(*versus.turn, index,
                                         VIGIE_N_("With “{0}” weighing {1} instead of {2}, {3} comes first."), below));
    } else {
        sentences.push_back(tr("No change of a single weight turns the order round."));
    }
    return sentences;
}

}
