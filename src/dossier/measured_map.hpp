#pragma once

#include "dossier/measure.hpp"

namespace vigie::dossier {

/// A figure read, cut and coloured: what MapChoice takes.
struct MeasuredMap {
    store::MeasureStyle style;
    std::vector<double> values;
    analysis::ClassBreaks breaks;
    std::shared_ptr<scene::Classing const> classing; ///< null = no figure
};
[[nodiscard]] MeasuredMap measured_map(Snapshot const& snapshot, store::Project const& project,
                                       CampaignData const* campaign, Measure const& measure,
                                       store::MeasureStyle const& style);

/// As the project keeps it; the usual one when it does not.
[[nodiscard]] store::MeasureStyle kept_style(store::Project const& project, Measure const& measure,
                                             core::GridRules const& rules);

/// \throws core::Error(usage) naming what there is
[[nodiscard]] Measure const& require_measure(std::vector<Measure> const& all, std::string const& key);

}
