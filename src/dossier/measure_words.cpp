#include "dossier/measure_words.hpp"

#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <set>

namespace vigie::dossier {

using analysis::ClassMethod;
using text::tr;

std::string method_name(ClassMethod method) {
    switch (method) {
    case ClassMethod::fixed:
        return tr("fixed limits");
    case ClassMethod::quantile:
        return tr("quantiles");
    case ClassMethod::jenks:
        return tr("natural breaks (Jenks)");
    case ClassMethod::equal:
        return tr("equal intervals");
    case ClassMethod::deviation:
        return tr("standard deviations");
    case ClassMethod::head_tail:
        return tr("head and tail");
    case ClassMethod::manual:
        return tr("limits set by hand");
    }
    return {};
}

std::string method_help(ClassMethod method) {
    switch (method) {
    case ClassMethod::fixed:
        return tr("Limits that do not move with the data: two campaigns compare.");
    case ClassMethod::quantile:
        return tr("As many places in each class: for ranking. Close values may be parted.");
    case ClassMethod::jenks:
        return tr("Cuts where the values leave gaps: classes that are most alike inside.");
    case ClassMethod::equal:
        return tr("Classes of the same width: easy to read when values are spread evenly.");
    case ClassMethod::deviation:
        return tr("How far from the mean: for values that gather around it.");
    case ClassMethod::head_tail:
        return tr("The mean, then the mean of what is above: for many small values and few very large ones.");
    case ClassMethod::manual:
        return tr("The limits you set: drag them on the histogram.");
    }
    return {};
}

std::string ramp_name(scene::Ramp ramp) {
    switch (ramp) {
    case scene::Ramp::classes:
        return tr("Colours of the classes");
    case scene::Ramp::sequential:
        return tr("Blue, from little to much");
    case scene::Ramp::ochre:
        return tr("Brown, from little to much");
    case scene::Ramp::viridis:
        return tr("Viridis, even for every eye");
    case scene::Ramp::diverging:
        return tr("Blue to rust, about a middle");
    }
    return {};
}

int decimals_of(std::vector<double> const& limits, int decimals) {
    constexpr int most = 6;
    for (; decimals < most; ++decimals) {
        std::set<std::string> words;
        for (double const limit : limits)
            words.insert(text::decimal(limit, decimals));
        if (words.size() == limits.size()) return decimals;
    }
    return decimals;
}

std::vector<std::string> range_labels(analysis::ClassBreaks const& breaks, int decimals) {
    auto const& limits = breaks.limits;
    int const shown = decimals_of(limits, decimals);
    auto const number = [shown](double value) { return text::decimal(value, shown); };
    if (limits.empty()) {
        bool const is_one = breaks.lowest == breaks.highest;
        return {is_one ? number(breaks.lowest) : number(breaks.lowest) + "–" + number(breaks.highest)};
    }
    std::vector<std::string> labels{"< " + number(limits.front())};
    bool const has_negative = limits.front() < 0; // « −10–−2 » is not read
    for (std::size_t i = 1; i < limits.size(); ++i)
        labels.push_back(has_negative ? tr("{0} to {1}", {number(limits[i - 1]), number(limits[i])})
                                      : number(limits[i - 1]) + "–" + number(limits[i]));
    labels.push_back("≥ " + number(limits.back()));
    return labels;
}

namespace {

std::string instead_words(std::optional<ClassMethod> instead) {
    return instead ? " " + tr("Rather choose: {0}.", {method_name(*instead)}) : std::string();
}

std::string remark_words(analysis::ClassRemark const& remark) {
    using Kind = analysis::ClassRemark::Kind;
    auto const n = static_cast<long long>(remark.count);
    switch (remark.kind) {
    case Kind::no_value:
        return tr("No value is known: there is nothing to cut into classes.");
    case Kind::constant:
        return tr("All known values are the same: there is one class.");
    case Kind::few_distinct:
        return text::tr_n("Only {0} different value: there are fewer classes than asked for.",
                          "Only {0} different values: there are fewer classes than asked for.", n);
    case Kind::ties:
        return text::tr_n("Many equal values: {0} limit fell on another one, and the classes were merged.",
                          "Many equal values: {0} limits fell on others, and the classes were merged.", n);
    case Kind::outlier:
        return text::tr_n("A few far values take most of the scale: {0} value shares one colour.",
                          "A few far values take most of the scale: {0} values share one colour.", n);
    case Kind::outside:
        return text::tr_n("{0} limit lies beyond every value and was left out.",
                          "{0} limits lie beyond every value and were left out.", n);
    case Kind::not_finite:
        return text::tr_n("{0} value is not a number one can place; it counts as not known.",
                          "{0} values are not numbers one can place; they count as not known.", n);
    }
    return {};
}

std::string eye_words(scene::Eye eye) {
    switch (eye) {
    case scene::Eye::usual:
        return tr("for anyone");
    case scene::Eye::protan:
        return tr("for those who do not see red (protanopia)");
    case scene::Eye::deutan:
        return tr("for those who do not see green (deuteranopia)");
    case scene::Eye::tritan:
        return tr("for those who do not see blue (tritanopia)");
    case scene::Eye::grey:
        return tr("printed in black and white");
    }
    return {};
}

}

std::vector<ClassWarning> warnings_of(analysis::ClassBreaks const& breaks) {
    std::vector<ClassWarning> warnings;
    for (auto const& remark : breaks.remarks)
        warnings.push_back({remark_words(remark) + instead_words(remark.instead), remark.instead});
    return warnings;
}

std::string colour_warning(std::vector<scene::Eye> const& confused) {
    if (confused.empty()) return {};
    if (confused.front() == scene::Eye::usual)
        return tr("Some of these colours are hard to tell apart: take fewer classes, or Viridis.");
    std::string list;
    for (auto const eye : confused)
        list += (list.empty() ? "" : ", ") + eye_words(eye);
    return tr("Some of these colours are hard to tell apart {0}. Take fewer classes, or Viridis.", {list});
}

std::string refusal(Measure const& measure) {
    if (measure.nature == Measure::Nature::count)
        return tr("“{0}” is a number: filled in, large zones would seem to have the most. It is drawn as discs; to "
                  "fill the zones, choose "
                  "a share or a rate.",
                  {measure.title});
    if (!measure.is_of_zones)
        return tr("Residences are discs already, as large as their dwellings: “{0}” is their colour.", {measure.title});
    return tr("“{0}” is a share or a rate: as a disc it would seem to be a number. It fills the zones; for discs, "
              "choose a number of "
              "dwellings or of residences.",
              {measure.title});
}

}
