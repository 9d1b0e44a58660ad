#include "demo/facts.hpp"

#include "demo/draws.hpp"
#include "demo/plan.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string_view>

namespace vigie::demo {

namespace {

using std::string_view;

std::uint64_t object_of(Dwelling const& dwelling) {
    // The landlord's number is the one thing that stays the same whatever the order of work.
    return std::stoull(dwelling.residence.code.substr(3));
}

/// Severity of one family: the residence's, moved by what is its own, and the same over the years.
double family_severity(Dwelling const& dwelling, std::uint64_t family, int campaign, std::uint64_t seed) {
    auto own = stream(seed, Stream::value, object_of(dwelling), 100 + family);
    auto yearly =
        stream(seed, Stream::value, object_of(dwelling), 200 + 10 * family + static_cast<std::uint64_t>(campaign));
    return dwelling.severity[static_cast<std::size_t>(campaign)] + 7.5 * normal(own) + 1.2 * normal(yearly);
}

/// Facts are rare where things go well and pile up where they do not.
double fact_severity(double severity) {
    double const share = std::clamp(severity / 100, 0.0, 1.0);
    return std::min(95.0, 120 * std::pow(share, 4.2));
}

/// Mean of the facts' indicators of a family at a severity, to know what the others must make up for.
double others_severity(core::Family const& family, double severity) {
    double facts = 0, facts_weight = 0, weight = 0;
    for (auto const& indicator : family.indicators) {
        weight += indicator.weight;
        if (indicator.incident_kinds.empty()) continue;
        facts += indicator.weight * fact_severity(severity);
        facts_weight += indicator.weight;
    }
    return weight > facts_weight ? (severity * weight - facts) / (weight - facts_weight) : severity;
}

/// One residence in one campaign, indicator by indicator.
class Observer {
public:
    Observer(Dwelling const& dwelling, Neighbourhood const& zone, bool has_project, int campaign, std::uint64_t seed)
        : dwelling_(dwelling)
        , zone_(zone)
        , has_project_(has_project)
        , campaign_(campaign)
        , seed_(seed)
        , size_(*dwelling.residence.dwellings) {}

    [[nodiscard]] std::optional<core::Observation> observe(core::Indicator const& indicator, double severity,
                                                           std::uint64_t number) {
        auto own = stream(seed_, Stream::value, object_of(dwelling_), 1'000 + number);
        random_ = stream(seed_, Stream::value, object_of(dwelling_),
                         2'000 + 100 * number + static_cast<std::uint64_t>(campaign_));
        if (is_gap(indicator, number)) return std::nullopt;
        double const level = std::clamp(severity + 9 * normal(own) + 2.5 * normal(random_), -8.0, 106.0);
        expected_ = indicator.goalposts.at_0 + level / 100 * (indicator.goalposts.at_100 - indicator.goalposts.at_0);
        expected_ = std::max(0.0, expected_);
        level_ = std::clamp(level, 0.0, 100.0);
        out_ = {};
        out_.residence = dwelling_.residence.id;
        out_.indicator = indicator.code;
        fill(indicator);
        if (!out_.value && !out_.numerator) return std::nullopt;
        stamp(indicator);
        return out_;
    }

private:
    /// Whole sources an agency lacks, residences hardly known, and holes here and there.
    [[nodiscard]] bool is_gap(core::Indicator const& indicator, std::uint64_t number) const {
        string_view const source = indicator.source;
        string_view const agency = dwelling_.residence.agency;
        // A complaint tool that came late, and a survey wave that one agency skipped.
        if (campaign_ == 0 && source == "GRC" && agency == "Agence Littoral Ouest") return true;
        if (campaign_ == 1 && source == "ENQ" && agency == "Agence Sud" && indicator.code != "TR7") return true;
        auto random = stream(seed_, Stream::value, object_of(dwelling_),
                             10'000 + 10 * number + static_cast<std::uint64_t>(campaign_));
        bool const is_open_data = source.starts_with("OD");
        if (dwelling_.is_barely_known && !is_open_data) return random.uniform() < 0.84;
        return random.uniform() < (is_open_data ? 0.005 : 0.055);
    }

    void ratio(double numerator, double denominator) {
        out_.numerator = numerator;
        out_.denominator = denominator;
    }

    void value(double x, double step) { out_.value = std::round(x / step) * step; }

    void fill(core::Indicator const& indicator) {
        switch (indicator.kind) {
        case core::ValueKind::event_rate:
            ratio(poisson(expected_ / indicator.scale * size_, random_), size_);
            return;
        case core::ValueKind::survey_share: {
            int const asked =
                indicator.source == "ENQ" ? binomial(size_, 0.36, random_) : binomial(size_, 0.86, random_);
            if (asked > 0) ratio(binomial(asked, std::min(1.0, expected_ / 100), random_), asked);
            return;
        }
        case core::ValueKind::measure:
            break;
        }
        if (!fill_ratio(indicator.code) && !fill_zone(indicator.code) && !fill_building(indicator.code))
            fill_value(indicator.code);
    }

    bool fill_ratio(string_view code) {
        if (code == "QS2" || code == "QS3") {
            int const complaints = poisson(0.6 * size_, random_);
            if (complaints > 0) ratio(binomial(complaints, std::min(1.0, expected_ / 100), random_), complaints);
        } else if (code == "QS4") {
            if (dwelling_.lifts > 0) ratio(poisson(expected_ * dwelling_.lifts, random_), dwelling_.lifts);
        } else if (code == "TR3" || code == "BT3") {
            ratio(std::round(expected_ * size_ / 10) * 10, size_);
        } else if (code == "MP1") {
            ratio(std::round(expected_ / 100 * size_ * 20) / 20, size_);
        } else if (code == "MP3") {
            if (zone_.is_priority) ratio(std::round(expected_ / 100 * size_ * 152), size_ * 152.0);
        } else if (code == "MP5") {
            if (has_project_) ratio(binomial(4, std::min(1.0, expected_ / 100), random_), 4);
        } else {
            return false;
        }
        return true;
    }

    /// Known of the town or the neighbourhood only: taken over by every residence in it.
    bool fill_zone(string_view code) {
        double const zone = zone_.severity;
        if (code == "SP1")
            value(8.6 + 0.3 * campaign_, 0.1);
        else if (code == "SP2")
            value(5.9 - 0.2 * campaign_, 0.1);
        else if (code == "SP3")
            value(2.8 + 0.1 * campaign_, 0.1);
        else if (code == "FS7")
            value(21 + 1.7 * zone + 0.4 * campaign_, 0.5);
        else if (code == "ATT7")
            value(std::max(2.5, 7 + 0.2 * zone), 0.1);
        else
            return false;
        out_.quality = core::Quality::inherited;
        return true;
    }

    bool fill_building(string_view code) {
        if (code == "BT1") {
            int const labelled = binomial(size_, 0.88, random_);
            if (labelled > 0) ratio(binomial(labelled, std::min(1.0, expected_ / 100), random_), labelled);
        } else if (code == "BT2") {
            int const since = std::max(*dwelling_.residence.year_built, dwelling_.residence.year_renovated.value_or(0));
            value(campaign_years[static_cast<std::size_t>(campaign_)] - since, 1);
        } else if (code == "BT4") {
            value(std::array{0.0, 33.0, 67.0, 100.0}[static_cast<std::size_t>(std::lround(level_ / 100 * 3))], 1);
        } else if (code == "BT6") {
            value(dwelling_.estate_dwellings, 1);
        } else {
            return false;
        }
        return true;
    }

    void fill_value(string_view code) {
        if (code == "CV4" || code == "TR6" || code == "SP6" || code == "MP4")
            out_.value = poisson(expected_, random_);
        else if (code == "CV7" || code == "TR4" || code == "BT7" || code == "MP6")
            value(expected_, 1);
        else if (code == "SP4")
            value(2 * std::pow(level_ / 100, 1.4), 1);
        else if (code == "ATT3")
            value(expected_, 0.05);
        else if (code == "ATT4" || code == "MP2" || code == "FS6")
            value(expected_, 1);
        else
            value(expected_, 0.1);
    }

    void stamp(core::Indicator const& indicator) {
        int const year = campaign_years[static_cast<std::size_t>(campaign_)];
        string_view const source = indicator.source;
        if (source.starts_with("TER")) {
            if (out_.quality == core::Quality::measured) out_.quality = core::Quality::observed;
            out_.observed_on = core::Date{std::chrono::year{year}, std::chrono::month{2 + random_.below(9)},
                                          std::chrono::day{1 + random_.below(28)}};
        } else if (source == "OPS" && campaign_ == 1) {
            // The occupancy survey comes every two years; between two, the landlord estimates.
            out_.quality = core::Quality::estimated;
        }
    }

    Dwelling const& dwelling_;
    Neighbourhood const& zone_;
    bool has_project_;
    int campaign_;
    std::uint64_t seed_;
    int size_;
    core::CounterRandom random_{0, 0};
    double expected_ = 0, level_ = 0;
    core::Observation out_;
};

core::Date day_of(int year, core::CounterRandom& random) {
    using namespace std::chrono;
    auto const first = sys_days{std::chrono::year{year} / 1 / 1}, next = sys_days{std::chrono::year{year + 1} / 1 / 1};
    return core::Date{first + days{random.below(static_cast<std::uint32_t>((next - first).count()))}};
}

core::Incident fact(std::string kind, Dwelling const& dwelling, int year, core::CounterRandom& random) {
    core::Incident incident;
    incident.kind = std::move(kind);
    incident.date = day_of(year, random);
    incident.severity = 1 + static_cast<int>(random.below(3)) + (random.uniform() < 0.08 ? 1 : 0);
    incident.residence = dwelling.residence.id;
    double const away = 4 + 30 * random.uniform(), angle = 2 * std::numbers::pi * random.uniform();
    incident.position = dwelling.place + core::Projected{away * std::cos(angle), away * std::sin(angle)};
    incident.distance_m = std::round(away);
    return incident;
}

/// Kinds no indicator counts, kept all the same.
void add_uncounted(Dwelling const& dwelling, int campaign, double severity, std::uint64_t seed,
                   std::vector<core::Incident>& out) {
    static constexpr std::array kinds{"degradation", "incendie", "squat", "autre", "trafic_suspecte"};
    auto random = stream(seed, Stream::incident, object_of(dwelling), 900 + static_cast<std::uint64_t>(campaign));
    int const count = poisson(0.03 * std::pow(std::max(0.0, severity) / 30, 3), random);
    int const year = campaign_years[static_cast<std::size_t>(campaign)];
    for (int i = 0; i < count; ++i)
        out.push_back(fact(kinds[random.uniform() < 0.6 ? 0 : random.below(kinds.size())], dwelling, year, random));
}

}

std::vector<core::Observation> observe(Dwelling const& dwelling, Neighbourhood const& neighbourhood, bool has_project,
                                       core::Grid const& grid, int campaign, std::uint64_t seed) {
    std::vector<core::Observation> found;
    found.reserve(grid.indicator_count());
    Observer observer(dwelling, neighbourhood, has_project, campaign, seed);
    std::uint64_t number = 0;
    for (std::uint64_t f = 0; f < grid.families.size(); ++f) {
        double const severity = others_severity(grid.families[f], family_severity(dwelling, f, campaign, seed));
        for (auto const& indicator : grid.families[f].indicators) {
            ++number;
            if (!indicator.incident_kinds.empty()) continue;
            if (auto observation = observer.observe(indicator, severity, number))
                found.push_back(std::move(*observation));
        }
    }
    return found;
}

std::vector<core::Incident> happen(Dwelling const& dwelling, core::Grid const& grid, int campaign, std::uint64_t seed) {
    std::vector<core::Incident> found;
    if (!dwelling.residence.position) return found;
    int const year = campaign_years[static_cast<std::size_t>(campaign)];
    double const years = core::year_period(year).years();
    std::uint64_t number = 0;
    for (std::uint64_t f = 0; f < grid.families.size(); ++f) {
        double const severity = fact_severity(family_severity(dwelling, f, campaign, seed));
        for (auto const& indicator : grid.families[f].indicators) {
            ++number;
            if (indicator.incident_kinds.empty()) continue;
            auto random =
                stream(seed, Stream::incident, object_of(dwelling), 10 * number + static_cast<std::uint64_t>(campaign));
            double const rate =
                (indicator.goalposts.at_0 + severity / 100 * (indicator.goalposts.at_100 - indicator.goalposts.at_0)) /
                indicator.scale;
            bool const per_dwelling = indicator.kind == core::ValueKind::event_rate;
            // Staff are attacked seldom, even where all the rest goes wrong.
            double const mean = rate * years * (per_dwelling ? *dwelling.residence.dwellings : 0.5);
            for (int left = poisson(mean, random); left > 0; --left) {
                auto const kind = random.below(static_cast<std::uint32_t>(indicator.incident_kinds.size()));
                found.push_back(fact(indicator.incident_kinds[kind], dwelling, year, random));
            }
        }
    }
    add_uncounted(dwelling, campaign, dwelling.severity[static_cast<std::size_t>(campaign)], seed, found);
    return found;
}

}
