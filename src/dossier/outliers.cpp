#include "dossier/outliers.hpp"

#include "core/outliers.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace vigie::dossier {

namespace {

std::vector<core::Indicator const*> indicators_of(core::Grid const& grid) {
    std::vector<core::Indicator const*> list;
    for (auto const& family : grid.families)
        for (auto const& indicator : family.indicators)
            list.push_back(&indicator);
    return list;
}

/// « gestion-2026.csv, 12/03/2026 », by import.
std::unordered_map<std::int64_t, std::string> sources(store::Project const& project) {
    std::unordered_map<std::int64_t, std::string> names;
    for (auto const& report : project.import_reports()) {
        auto const day = core::parse_date(report.imported_at.substr(0, 10));
        names.emplace(report.id.value, day ? report.source_name + ", " + text::short_date(*day) : report.source_name);
    }
    return names;
}

}

std::vector<Outlier> find_outliers(Snapshot const& snapshot, CampaignData const& data, store::Project const& project) {
    std::vector<Outlier> found;
    if (!data.run) return found;
    auto const indicators = indicators_of(data.grid);
    auto const names = sources(project);
    auto const all = project.raw_values(data.run->id);
    for (auto first = all.begin(); first != all.end();) {
        auto const last =
            std::find_if(first, all.end(), [&](auto const& each) { return each.indicator != first->indicator; });
        std::vector<double> values;
        std::transform(first, last, std::back_inserter(values), [](auto const& each) { return each.value; });
        auto const z = core::robust_z(values);
        double const middle = *core::median(values);
        for (std::size_t i = 0; i < z.size(); ++i) {
            auto const& raw = *(first + static_cast<std::ptrdiff_t>(i));
            if (!(std::abs(z[i]) > core::outlier_z) || raw.indicator >= indicators.size()) continue;
            auto const source = names.find(raw.import.value);
            found.push_back({snapshot.row_of.at(raw.residence), *indicators[raw.indicator], raw.value, z[i], middle,
                             raw.numerator, raw.denominator, source != names.end() ? source->second : std::string()});
        }
        first = last;
    }
    std::ranges::stable_sort(found, std::greater{}, [](Outlier const& each) { return std::abs(each.z); });
    return found;
}

}
