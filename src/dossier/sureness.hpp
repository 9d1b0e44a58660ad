#pragma once

#include "core/sensitivity.hpp"
#include "core/stability.hpp"
#include "dossier/snapshot.hpp"

#include <optional>
#include <string>
#include <vector>

/// How sure a residence's rank, class and order are (docs/methods/stability.md): one answer for the window and `vigie
/// explain`.
namespace vigie::dossier {

/// The families of a run's index, as core::sensitivity takes them.
struct RunIndex {
    explicit RunIndex(CampaignData const& run);
    [[nodiscard]] std::vector<core::scoring::FamilyScore> families(std::uint32_t row) const;

    CampaignData const& data;
    std::vector<double> weights;
    std::vector<core::Family const*> in_index;
};

struct Sureness {
    std::optional<core::WeightChange> class_change; ///< the least that moves the class
    int always_below = 0;                           ///< residences that stay below it whatever the weights
    int always_above = 0;
};
/// \pre the campaign is scored. Cost O(residences * families)
[[nodiscard]] Sureness sureness_of(RunIndex const& index, std::uint32_t row);

/// One residence beside another.
struct Versus {
    std::uint32_t row = 0, other = 0;
    std::vector<double> difference; ///< contribution of `row` minus that of `other`, by family of the index
    core::Order order = core::Order::depends;
    std::optional<core::WeightChange> turn; ///< puts the one that is below above
};
/// \pre both are scored
[[nodiscard]] Versus versus_of(RunIndex const& index, std::uint32_t row, std::uint32_t other);

/// Of the draws, those in which the first is above, and below; ties in neither.
struct OrderShares {
    double above = 0, below = 0;
};

// --- in words that a councillor takes ---

/// « stable », « sensible », « indécidable »; empty when it has no rank.
[[nodiscard]] std::string stability_label(core::Stability stability);
/// What to do with the rank: « Rang stable : il reste entre le 5ᵉ et le 9ᵉ quels que soient les choix raisonnables. »
[[nodiscard]] std::string stability_sentence(core::RankRange range, core::Stability stability);
/// The same once other methods of normalisation are drawn too: what hangs on how values are brought to 0–100.
[[nodiscard]] std::string methods_sentence(core::RankRange range, core::Stability stability, core::Stability without);
/// « Parmi les 20 premières dans 97 % des tirages. »
[[nodiscard]] std::string top_sentence(core::RankRange range, int top);
/// « Il suffirait que Tranquillité pèse 9 % au lieu de 20 % pour passer en classe C. »
[[nodiscard]] std::string class_change_sentence(Sureness const& sureness, RunIndex const& index);
/// « Quels que soient les poids, 180 résidences restent derrière elle et 3 devant. »
[[nodiscard]] std::string dominance_sentence(Sureness const& sureness);

/// « Pourquoi Ker Avel 3 est au-dessus de Kermeur 7 »
[[nodiscard]] std::string versus_title(Versus const& versus, Snapshot const& snapshot, CampaignData const& data);
/// Points, families for and against, draws, what would turn it round: a sentence each.
[[nodiscard]] std::vector<std::string> versus_sentences(Versus const& versus, RunIndex const& index,
                                                        Snapshot const& snapshot,
                                                        std::optional<OrderShares> const& shares);

}
