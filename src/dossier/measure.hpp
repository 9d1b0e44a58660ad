#pragma once

#include "analysis/classification.hpp"
#include "core/observed_column.hpp"
#include "dossier/snapshot.hpp"
#include "scene/classing.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a map can be coloured by that is a figure: of residences, or of the zones of the default layer.
namespace vigie::dossier {

struct Measure {
    enum class Kind : std::uint8_t {
        index,
        coverage,
        change, ///< of the index, in points, since the scored campaign before
        deviation, ///< of the index from the mean of the stock, in points
        dwellings,
        family,     ///< its score
        observed,   ///< value of an indicator as it was observed
        smoothed,   ///< the same, corrected for small numbers
        normalised, ///< the same, from 0 (good) to 100 (bad)
        complex,    ///< share of the scored residences of a zone that are complex or very complex
        residences, ///< of a zone
        population, ///< of a zone, as imported
        housing,    ///< dwellings of a zone, as imported
    };
    /// Decides colours and symbols: counts are drawn as discs, the rest as areas.
    enum class Nature : std::uint8_t { score, rate, signed_change, count };

    std::string key; ///< « family:F1 », « zones-index »: what the command line and the project say
    Kind kind = Kind::index;
    Nature nature = Nature::score;
    bool is_of_zones = false;
    std::string code;  ///< of the family or the indicator
    std::string group; ///< in words
    std::string title;
    std::string unit; ///< « % », « points »; may be empty
    int decimals = 0;

    /// Its values are read from the project (store::Project::observed), not from the snapshot.
    [[nodiscard]] bool is_read() const { return kind == Kind::observed || kind == Kind::smoothed; }
};

/// Those there are, by group. \param campaign  null = none: then what does not depend on one
[[nodiscard]] std::vector<Measure> measures(Snapshot const& snapshot, CampaignData const* campaign);
[[nodiscard]] Measure const* find_measure(std::vector<Measure> const& all, std::string_view key);

/// One value a residence, or a zone of the default layer; NaN = not known.
/// \param observed  of the indicator, where is_read(); null = nothing was observed
[[nodiscard]] std::vector<double> measure_values(Measure const& measure, Snapshot const& snapshot,
                                                 CampaignData const* campaign, core::ObservedColumn const* observed);

/// How a figure is shown until someone says otherwise: fixed limits of the grid for scores, about 0 for changes, else
/// natural breaks.
[[nodiscard]] store::MeasureStyle default_style(Measure const& measure, core::GridRules const& rules);
/// A style of unknown origin, with what is wrong in it replaced by the default's.
[[nodiscard]] store::MeasureStyle sound_style(store::MeasureStyle style, Measure const& measure,
                                              core::GridRules const& rules);
[[nodiscard]] analysis::ClassOptions class_options(store::MeasureStyle const& style);

/// The style applied to the values: what the map, the legends and the prints share.
[[nodiscard]] std::shared_ptr<scene::Classing const>
classing_of(Measure const& measure, store::MeasureStyle const& style, analysis::ClassBreaks const& breaks);

/// Ramps that suit it, the usual one first.
[[nodiscard]] std::vector<scene::Ramp> ramps_for(Measure const& measure);

/// \throws core::Error(usage) where counts are to fill areas, or rates to be discs, with the remedy. \param as  «
/// colours », « discs » or empty
void require_symbols(Measure const& measure, std::string const& as);

}
