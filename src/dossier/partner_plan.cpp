#include "dossier/partner_plan.hpp"

#include "core/error.hpp"
#include "core/outliers.hpp"
#include "core/scale.hpp"
#include "core/scoring.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace vigie::dossier {

namespace {

constexpr char const* households_code = "households";
constexpr double layer_weight = 1, agency_weight = 2;
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

CampaignData const& scored_campaign(Snapshot const& snapshot, std::string const& name) {
    auto const* const data = name.empty() ? snapshot.latest_scored() : &snapshot.campaign(name);
    if (data == nullptr || !data->run)
        throw core::Error(core::ErrorCode::refused, VIGIE_N_("A partner edition gives classes, and no campaign of this "
                                                             "project is scored yet. Compute the scores first."));
    return *data;
}

double households_of(core::Residence const& residence) {
    return std::max(0, residence.households.value_or(residence.dwellings.value_or(0)));
}

/// Weights of the layers that are listed first go up: these are the neighbourhoods of the house.
double weight_of_layer(std::size_t layer) { return layer == 0 ? 2 * layer_weight : layer_weight; }

}

PartnerPlan::PartnerPlan(Snapshot const& snapshot, store::Project const& project, EditionProfile profile,
                         std::string const& campaign)
    : snapshot_(snapshot)
    , profile_(std::move(profile))
    , data_(scored_campaign(snapshot, campaign)) {
    add_groupings();
    add_households();
    add_families();
    add_indicators(project);
}

bool PartnerPlan::gives_layer(std::size_t layer) const {
    return profile_.gives_layer(snapshot_.zone_layers[layer].layer.name);
}

/// All layers and the agencies, whatever the profile gives: partners compare notes.
void PartnerPlan::add_groupings() {
    rows_.resize(snapshot_.residences.size());
    std::iota(rows_.begin(), rows_.end(), std::size_t{0});
    for (std::size_t l = 0; l < snapshot_.zone_layers.size(); ++l) {
        auto const& layer = snapshot_.zone_layers[l];
        core::Grouping zones{layer.zone_of, weight_of_layer(l)};
        auto& rows = rows_of_zone_.emplace_back(layer.zones.size());
        for (std::size_t row = 0; row < zones.group_of.size(); ++row)
            if (zones.group_of[row] >= 0) rows[static_cast<std::size_t>(zones.group_of[row])].push_back(row);
        groupings_.push_back(std::move(zones));
    }
    core::Grouping agencies;
    agencies.weight = agency_weight;
    std::map<std::string, std::int32_t> number;
    for (auto const& residence : snapshot_.residences)
        agencies.group_of.push_back(
            residence.agency.empty()
                ? -1
                : number.try_emplace(residence.agency, static_cast<std::int32_t>(number.size())).first->second);
    groupings_.push_back(std::move(agencies));
}

/// First by the rule every profile keeps to, then by this one's, which hides at least as much.
core::Disclosure PartnerPlan::protect(PartnerMeasure const& measure, std::vector<double> const& counts) const {
    core::DisclosureRules const floor, rules{.minimum_base = measure.minimum_base};
    auto said = core::disclose(measure.bases, counts, groupings_, floor);
    return rules == floor ? said : core::disclose(measure.bases, counts, groupings_, rules, said.block_of);
}

void PartnerPlan::add_households() {
    PartnerMeasure measure;
    measure.code = households_code;
    measure.minimum_base = profile_.minimum_households;
    for (std::size_t row = 0; row < snapshot_.residences.size(); ++row) {
        measure.bases.push_back(households_of(snapshot_.residences[row]));
        measure.scores.push_back(data_.scores[row].index.score.value_or(unknown));
    }
    measure.said = protect(measure, {});
    measures_.push_back(std::move(measure));
}

void PartnerPlan::add_families() {
    auto const households = measures_.front();
    for (std::size_t f = 0; f < data_.grid.families.size(); ++f) {
        PartnerMeasure measure = households;
        measure.code = data_.grid.families[f].code;
        measure.is_given = profile_.gives(data_.grid.families[f]);
        for (std::size_t row = 0; row < measure.scores.size(); ++row)
            measure.scores[row] = data_.families(row)[f].score.value_or(unknown);
        measures_.push_back(std::move(measure));
    }
}

void PartnerPlan::add_indicators(store::Project const& project) {
    auto const raw = project.raw_values(data_.run->id);
    std::size_t const rows = snapshot_.residences.size();
    std::vector<std::vector<std::size_t>> of_column(data_.cells->matrix.normalised.size()); // places in raw
    for (std::size_t i = 0; i < raw.size(); ++i)
        of_column[raw[i].indicator].push_back(i);
    std::size_t column = 0;
    for (auto const& family : data_.grid.families)
        for (auto const& indicator : family.indicators) {
            PartnerMeasure measure;
            measure.code = indicator.code;
            measure.is_given = profile_.gives(family, indicator);
            measure.minimum_base = indicator.kind == core::ValueKind::survey_share
                                       ? std::max(profile_.minimum_households, profile_.minimum_answers)
                                       : profile_.minimum_households;
            measure.bases.assign(rows, 0);
            measure.scores.assign(rows, unknown);
            std::vector<double> counts(rows, 0), denominators(rows, 0);
            bool is_counted = false;
            for (auto const at : of_column[column]) {
                auto const& value = raw[at];
                auto const row = snapshot_.row_of.at(value.residence);
                double const households = households_of(snapshot_.residences[row]);
                bool const is_survey = indicator.kind == core::ValueKind::survey_share && value.denominator;
                measure.bases[row] = is_survey ? std::min(households, *value.denominator) : households;
                measure.scores[row] = static_cast<double>(data_.cells->matrix.normalised[column][row]);
                if (!value.numerator || !value.denominator) continue;
                counts[row] = std::max(0.0, std::round(*value.numerator));
                denominators[row] = *value.denominator;
                is_counted = true;
            }
            bool const is_grave = profile_.is_sensitive(family) || indicator.is_sensitive;
            if (is_counted) {
                measure.counts = std::move(counts);
                measure.denominators = std::move(denominators);
                measure.minimum_count = is_grave ? profile_.minimum_facts : 0;
            }
            measure.said = protect(measure, {});
            if (is_counted && !is_grave && indicator.kind == core::ValueKind::event_rate)
                measure.counted = protect(measure, measure.counts);
            measures_.push_back(std::move(measure));
            ++column;
        }
}

PartnerMeasure const* PartnerPlan::measure(std::string const& code) const {
    auto const found = std::ranges::find(measures_, code, &PartnerMeasure::code);
    return found == measures_.end() ? nullptr : &*found;
}

bool PartnerPlan::has_too_few_facts(PartnerMeasure const& measure, Place place) const {
    if (measure.counts.empty() || !(measure.minimum_count > 0)) return false;
    double sum = 0;
    for (auto const row : rows_of(place))
        sum += measure.counts[row];
    return sum > 0 && sum < measure.minimum_count;
}

PartnerCell::State PartnerPlan::state(PartnerMeasure const& measure, core::Disclosure const& said, Place place) const {
    bool const is_withheld = !measure.is_given || (place.layer ? !gives_layer(*place.layer) : !profile_.residences);
    if (is_withheld) return PartnerCell::State::withheld;
    auto const& cells = place.layer ? said.groups[*place.layer] : said.units;
    // A zone behind the last group holds no residence at all.
    auto const verdict = place.at < cells.size() ? cells[place.at] : core::Disclosed::empty;
    if (verdict == core::Disclosed::empty) return PartnerCell::State::unknown;
    return verdict == core::Disclosed::shown && !has_too_few_facts(measure, place) ? PartnerCell::State::shown
                                                                                   : PartnerCell::State::secret;
}

std::span<std::size_t const> PartnerPlan::rows_of(Place place) const {
    if (place.layer) return rows_of_zone_[*place.layer][place.at];
    return std::span(rows_).subspan(place.at, 1);
}

/// Σ numerators over Σ denominators on the scale of the run, where it was counted; else the mean by dwellings.
std::optional<double> PartnerPlan::score_of(PartnerMeasure const& measure, core::Indicator const* indicator,
                                            Place place) const {
    auto const rows = rows_of(place);
    if (!place.layer)
        return std::isnan(measure.scores[place.at]) ? std::nullopt : std::optional(measure.scores[place.at]);
    double above = 0, below = 0;
    bool const is_pooled = indicator != nullptr && !measure.counts.empty();
    for (auto const row : rows) {
        if (is_pooled) {
            above += measure.counts[row];
            below += measure.denominators[row];
        } else if (!std::isnan(measure.scores[row])) {
            double const dwellings = snapshot_.residences[row].dwellings.value_or(0);
            above += measure.scores[row] * dwellings;
            below += dwellings;
        }
    }
    if (!(below > 0)) return std::nullopt;
    if (!is_pooled) return above / below;
    auto const* const scale = data_.scale_of(indicator->code);
    if (scale == nullptr) return std::nullopt;
    auto const score = static_cast<double>(core::scoring::normalise(indicator->scale * above / below, *scale));
    return std::isnan(score) ? std::nullopt : std::optional(score);
}

PartnerCell PartnerPlan::class_cell(PartnerMeasure const* measure, Place place,
                                    std::function<std::optional<double>()> const& score) const {
    PartnerCell cell;
    if (measure == nullptr) return cell;
    cell.state = state(*measure, measure->said, place);
    if (cell.state != PartnerCell::State::shown) return cell;
    auto const value = score();
    if (value)
        cell.severity = core::scoring::classify(*value, data_.grid.rules);
    else
        cell.state = PartnerCell::State::unknown;
    return cell;
}

core::SeverityClass PartnerPlan::zone_class(Place place) const {
    std::vector<core::scoring::ZoneTerm> terms;
    for (auto const row : rows_of(place))
        terms.push_back(
            {data_.scores[row].index.score, static_cast<double>(snapshot_.residences[row].dwellings.value_or(0))});
    auto const mean = core::scoring::zone_score(terms, data_.grid.rules);
    return mean.score ? core::scoring::classify(*mean.score, data_.grid.rules) : core::SeverityClass::not_scored;
}

PartnerCell PartnerPlan::index(Place place) const {
    PartnerCell cell;
    cell.state = state(measures_.front(), measures_.front().said, place);
    if (cell.state != PartnerCell::State::shown) return cell;
    cell.severity = place.layer ? zone_class(place) : data_.scores[place.at].shown;
    if (cell.severity == core::SeverityClass::not_scored) cell.state = PartnerCell::State::unknown;
    return cell;
}

PartnerCell PartnerPlan::household_count(Place place) const {
    PartnerCell cell;
    auto const& measure = measures_.front();
    cell.state = state(measure, measure.said, place);
    if (cell.state != PartnerCell::State::shown) return cell;
    double sum = 0;
    for (auto const row : rows_of(place))
        sum += measure.bases[row];
    cell.count = static_cast<std::int64_t>(sum);
    return cell;
}

PartnerCell PartnerPlan::family(Place place, std::string const& code) const {
    auto const* const found = measure(code);
    return class_cell(found, place, [&] { return score_of(*found, nullptr, place); });
}

PartnerCell PartnerPlan::indicator(Place place, std::string const& code) const {
    auto const* const found = measure(code);
    return class_cell(found, place, [&] { return score_of(*found, data_.grid.find_indicator(code), place); });
}

PartnerCell PartnerPlan::facts(Place place, std::string const& code) const {
    PartnerCell cell;
    auto const* const found = measure(code);
    if (found == nullptr || !found->counted) return cell;
    cell.state = state(*found, *found->counted, place);
    if (cell.state != PartnerCell::State::shown) return cell;
    double sum = 0;
    for (auto const row : rows_of(place))
        sum += found->counts[row];
    cell.count = static_cast<std::int64_t>(sum);
    return cell;
}

std::optional<core::SeverityClass> PartnerPlan::agency_median(std::size_t row, std::string const& code) const {
    constexpr std::size_t fewest = 3;
    auto const* const found = measure(code);
    auto const& agency_of = groupings_.back().group_of;
    if (found == nullptr || !found->is_given || agency_of[row] < 0) return std::nullopt;
    std::vector<double> values;
    for (std::size_t other = 0; other < agency_of.size(); ++other)
        if (agency_of[other] == agency_of[row] && !std::isnan(found->scores[other]))
            values.push_back(found->scores[other]);
    if (values.size() < fewest) return std::nullopt;
    auto const middle = core::median(std::move(values));
    return middle ? std::optional(core::scoring::classify(*middle, data_.grid.rules)) : std::nullopt;
}

}
