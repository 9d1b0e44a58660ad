#include "dossier/legend_steps.hpp"

#include "dossier/change_words.hpp"
#include "dossier/local_verdict.hpp"
#include "text/language.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::dossier {

namespace {

using scene::Colouring;
using Steps = std::vector<LegendStep>;

/// The highest at the top, as the classes are.
Steps from_the_highest(auto const& labels) {
    Steps steps;
    for (std::size_t i = labels.size(); i-- > 0;)
        steps.push_back({i, labels[i], {}});
    return steps;
}

Steps changes() {
    auto const labels = change_steps();
    Steps steps;
    for (std::size_t i = labels.size(); i-- > 0;)
        steps.push_back({i, labels[i].label, labels[i].dynamics});
    return steps;
}

/// Kinds that a statistic does not know have no label.
Steps verdicts(Colouring colouring, bool is_gi) {
    auto const labels = local_steps(colouring, is_gi);
    Steps steps;
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (!labels[i].empty()) steps.push_back({i, labels[i], {}});
    return steps;
}

Steps classes(scene::Classing const& classing) {
    auto labels = classing.labels;
    labels.resize(classing.classes());
    return from_the_highest(labels);
}

Steps with_last(Steps steps, std::size_t tone, std::string label) {
    steps.push_back({tone, std::move(label), {}});
    return steps;
}

}

std::vector<LegendStep> legend_steps(Colouring colouring, bool is_gi, scene::Classing const* classing) {
    auto const last = scene::tone_count(colouring, classing) - 1;
    switch (colouring) {
    case Colouring::severity:
    case Colouring::dynamics:
        return {};
    case Colouring::change:
        return with_last(changes(), last, dynamics_label(core::Dynamics::unknown));
    case Colouring::alerts:
        return with_last(from_the_highest(alert_steps()), last, text::tr("nothing observed"));
    case Colouring::measure:
        return classing == nullptr ? Steps{} : with_last(classes(*classing), last, classing->labels.back());
    case Colouring::clusters:
    case Colouring::significance:
    case Colouring::raw_significance:
        break;
    }
    return with_last(verdicts(colouring, is_gi), last, untested_label());
}

std::vector<double> disc_samples(double largest) {
    std::vector<double> samples;
    for (double const share : {1.0, 0.5, 0.15}) {
        double const wanted = largest * share, power = std::pow(10, std::floor(std::log10(std::max(wanted, 1.0))));
        double const step = std::min(5.0, std::floor(wanted / power)); // 1 to 5, and 5 for what is more
        double const round = step * power;
        if (round >= 1 && (samples.empty() || round < samples.back())) samples.push_back(round);
    }
    return samples;
}

}
