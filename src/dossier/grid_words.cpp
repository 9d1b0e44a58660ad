#include "dossier/grid_words.hpp"

#include "text/language.hpp"
#include "text/number.hpp"

namespace vigie::dossier {

namespace {

/// « note 0–4 », « 0/1/2 »: words that say between what the value lies.
bool is_scale(std::string const& unit) {
    if (unit.starts_with('/')) return false;
    auto const is_digit = [&](std::size_t i) { return i < unit.size() && unit[i] >= '0' && unit[i] <= '9'; };
    for (std::size_t i = 0; i < unit.size(); ++i)
        if (unit[i] == '0' && (i == 0 || !is_digit(i - 1)) && !is_digit(i + 1)) return true;
    return false;
}

}

std::vector<double> points_of_families(core::Grid const& grid) {
    std::vector<double> points;
    double total = 0;
    for (auto const& family : grid.families)
        if (family.is_in_index) points.push_back(family.weight), total += family.weight;
    if (total > 0)
        for (double& each : points)
            each *= 100 / total;
    return points;
}

std::string indicator_words(core::Indicator const& indicator, double value) {
    auto const figure = text::decimal(value, indicator.decimals);
    auto const& unit = text::pick(indicator.unit);
    if (unit.empty()) return figure;
    if (is_scale(unit)) return figure + " (" + unit + ")";
    constexpr char const* narrow_space = "\u202F";
    return figure + (unit.starts_with('%') || unit.starts_with("‰") || unit.starts_with("€") ? narrow_space : " ") +
           unit;
}

std::vector<std::string> method_names() {
    return {text::tr("Goalposts"),
            text::tr("Place in the stock"),
            text::tr("Distance from the median"),
            text::tr("From lowest to highest"),
            text::tr("Distance from a target"),
            text::tr("Table of scores")};
}

std::string method_sentence(core::Method method) {
    switch (method) {
    case core::Method::goalposts:
        return text::tr("Between two values that you choose: they stay the same from year to year.");
    case core::Method::percentile:
        return text::tr("By how many residences do better: half of the stock always lies under 50.");
    case core::Method::robust_z:
        return text::tr("By how far a residence is from the middle of the stock; a few extremes do not count.");
    case core::Method::min_max:
        return text::tr("Between the lowest and the highest of the stock, the extremes cut off.");
    case core::Method::target:
        return text::tr("From a value to be reached (0) to the worst of the stock (100).");
    case core::Method::table:
        return text::tr("Each listed value has its score; a value that is not listed is missing.");
    }
    return {};
}

std::string share_words(core::Grid const& grid, core::Family const& family, core::Indicator const& indicator) {
    double total = 0;
    for (auto const& each : family.indicators)
        total += each.weight > 0 ? each.weight : 0;
    if (!(indicator.weight > 0) || !(total > 0)) return text::tr("Shown, and not scored.");
    double const part = indicator.weight / total;
    if (!family.is_in_index) return text::tr("{0} of its family.", {text::percent(part)});
    auto const points = points_of_families(grid);
    std::size_t next = 0;
    double own = 0;
    for (auto const& each : grid.families)
        if (each.is_in_index) {
            if (each.code == family.code) own = points[next];
            ++next;
        }
    return text::tr("{0} of its family, {1} of the 100 points.", {text::percent(part), text::decimal(part * own, 1)});
}

}
