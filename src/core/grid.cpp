#include "core/grid.hpp"

#include <cmath>
#include <set>

namespace vigie::core {

namespace {

/// Faults of one family or indicator, one after the other.
struct Found {
    std::vector<GridFault>& all;
    std::string family = {}, indicator = {};

    void add(GridField field, Message words) { all.push_back({std::move(words), field, family, indicator}); }
};

void check_goalposts(Indicator const& indicator, Found& found) {
    auto const [at_0, at_100] = indicator.goalposts;
    if (!std::isfinite(at_0) || !std::isfinite(at_100))
        found.add(GridField::goalposts,
                  {VIGIE_N_("Indicator {0}: a goalpost is not a number. Give the value scored 0 and the value scored 100."),
                   {indicator.code}});
    else if (at_0 == at_100)
        found.add(GridField::goalposts,
                  {VIGIE_N_("Indicator {0}: the value scored 0 and the value scored 100 are the same. Give two different values."),
                   {indicator.code}});
}

void check_table(Indicator const& indicator, Found& found) {
    std::set<double> values;
    bool is_sound = indicator.normalisation.table.size() >= 2;
    for (auto const [value, score] : indicator.normalisation.table)
        is_sound = is_sound && std::isfinite(value) && score >= 0 && score <= 100 && values.insert(value).second;
    if (!is_sound)
        found.add(GridField::table,
                  {VIGIE_N_("Indicator {0}: its table of scores needs two values or more, each once, with scores from 0 to 100."),
                   {indicator.code}});
}

void check_normalisation(Indicator const& indicator, Found& found) {
    auto const& with = indicator.normalisation;
    if (!(with.tail >= 0 && with.tail < 0.5))
        found.add(GridField::tail,
                  {VIGIE_N_("Indicator {0}: the share cut off at either end must lie between 0 and 0.5."), {indicator.code}});
    if (with.method == Method::target && !(with.target && std::isfinite(*with.target)))
        found.add(GridField::target,
                  {VIGIE_N_("Indicator {0}: give the target, the value to be reached."), {indicator.code}});
    if (with.method == Method::table) check_table(indicator, found);
}

void check_weight(Indicator const& indicator, Found& found) {
    if (!std::isfinite(indicator.weight) || indicator.weight < 0)
        found.add(GridField::weight, {VIGIE_N_("Indicator {0}: the weight must be 0 or more."), {indicator.code}});
    else if (indicator.is_context && indicator.weight > 0.5)
        found.add(GridField::weight,
                  {VIGIE_N_("Indicator {0} is context: its weight may be 0.5 at most."), {indicator.code}});
}

void check_indicator(Indicator const& indicator, std::set<std::string>& codes, Found found) {
    found.indicator = indicator.code;
    if (indicator.code.empty())
        found.add(GridField::code, VIGIE_N_("An indicator has no code. Give each indicator a code of its own."));
    else if (!codes.insert(indicator.code).second)
        found.add(GridField::code,
                  {VIGIE_N_("Two indicators have the code {0}. Give each indicator a code of its own."), {indicator.code}});
    check_goalposts(indicator, found);
    check_normalisation(indicator, found);
    check_weight(indicator, found);
    if (!std::isfinite(indicator.scale) || indicator.scale == 0)
        found.add(GridField::scale,
                  {VIGIE_N_("Indicator {0}: the scale must be a number other than 0."), {indicator.code}});
}

bool is_scored(Family const& family) {
    if (!family.is_in_index || !(family.weight > 0)) return false;
    for (auto const& indicator : family.indicators)
        if (indicator.weight > 0) return true;
    return false;
}

void check_families(Grid const& grid, std::vector<GridFault>& all) {
    std::set<std::string> family_codes, indicator_codes;
    bool has_scored = false;
    for (auto const& family : grid.families) {
        Found found{all, family.code};
        if (family.code.empty())
            found.add(GridField::code, VIGIE_N_("A family has no code. Give each family a code of its own."));
        else if (!family_codes.insert(family.code).second)
            found.add(GridField::code,
                      {VIGIE_N_("Two families have the code {0}. Give each family a code of its own."), {family.code}});
        if (!std::isfinite(family.weight) || family.weight < 0)
            found.add(GridField::weight, {VIGIE_N_("Family {0}: the weight must be 0 or more."), {family.code}});
        if (family.alert_at && !(*family.alert_at > 0 && *family.alert_at <= 100))
            found.add(GridField::alert,
                      {VIGIE_N_("Family {0}: the score of its alert must lie between 0 and 100."), {family.code}});
        for (auto const& indicator : family.indicators) check_indicator(indicator, indicator_codes, found);
        has_scored = has_scored || is_scored(family);
    }
    if (!has_scored)
        Found{all}.add(GridField::whole,
                       VIGIE_N_("No family of the index has a weight and an indicator with a weight: nothing can be scored. "
                                "Give a weight to a family and to one of its indicators."));
}

void check_rules(GridRules const& rules, std::vector<GridFault>& all) {
    Found found{all};
    if (!(rules.power == 0 || rules.power >= 1))
        found.add(GridField::power,
                  VIGIE_N_("The power of the mean must be 1 or more, or 0 for the geometric mean of health."));
    if (!(rules.minimum_coverage >= 0 && rules.minimum_coverage <= 1))
        found.add(GridField::coverage, VIGIE_N_("The minimum coverage must lie between 0 and 1."));
    auto const [b, c, d] = rules.class_limits;
    if (!(0 < b && b < c && c < d && d <= 100))
        found.add(GridField::limits, VIGIE_N_("The limits of the classes must rise, between 0 and 100."));
}

}

std::size_t Grid::indicator_count() const {
    std::size_t count = 0;
    for (auto const& family : families) count += family.indicators.size();
    return count;
}

Indicator const* Grid::find_indicator(std::string_view code_sought) const {
    for (auto const& family : families)
        for (auto const& indicator : family.indicators)
            if (indicator.code == code_sought) return &indicator;
    return nullptr;
}

Family const* Grid::find_family(std::string_view code_sought) const {
    for (auto const& family : families)
        if (family.code == code_sought) return &family;
    return nullptr;
}

std::vector<GridFault> located_faults(Grid const& grid) {
    std::vector<GridFault> found;
    check_families(grid, found);
    check_rules(grid.rules, found);
    return found;
}

std::vector<Message> faults(Grid const& grid) {
    std::vector<Message> sentences;
    for (auto& fault : located_faults(grid)) sentences.push_back(std::move(fault.words));
    return sentences;
}

}
