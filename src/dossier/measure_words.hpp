#pragma once

#include "analysis/classification.hpp"
#include "dossier/measure.hpp"
#include "scene/ramp.hpp"
#include "scene/vision.hpp"

#include <string>
#include <vector>

/// What is said of classes, in words of planners.
namespace vigie::dossier {

[[nodiscard]] std::string method_name(analysis::ClassMethod method);
[[nodiscard]] std::string method_help(analysis::ClassMethod method);
[[nodiscard]] std::string ramp_name(scene::Ramp ramp);

/// « < 12,5 », « 12,5–18 », « ≥ 18 »…, with as many decimals as tell the limits apart.
[[nodiscard]] std::vector<std::string> range_labels(analysis::ClassBreaks const& breaks, int decimals);
/// The fewest decimals that do, from `decimals` on.
[[nodiscard]] int decimals_of(std::vector<double> const& limits, int decimals);

/// What should be known of the classes, with what would do better.
struct ClassWarning {
    std::string words;
    std::optional<analysis::ClassMethod> instead;
};
[[nodiscard]] std::vector<ClassWarning> warnings_of(analysis::ClassBreaks const& breaks);
/// For whom the colours run together; empty = for nobody.
[[nodiscard]] std::string colour_warning(std::vector<scene::Eye> const& confused);

/// Why a count does not fill areas, or a rate is no disc, and what to do.
[[nodiscard]] std::string refusal(Measure const& measure);

}
