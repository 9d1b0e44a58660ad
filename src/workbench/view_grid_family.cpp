// The sheets of a family and of the grid itself in the grid editor.
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/detail/grid_sheets.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>

namespace vigie::workbench::detail {

std::vector<FieldFault> faults_of(GridDraft const& draft, std::string const& family, std::string const& indicator) {
    std::vector<FieldFault> faults;
    for (auto const& fault : draft.faults)
        if (fault.family == family && fault.indicator == indicator)
            faults.push_back({fault.field, text::sentence(fault.words)});
    return faults;
}

FamilySheet family_sheet(Workbench const&, GridDraft const& draft) {
    FamilySheet sheet;
    sheet.family = *draft.chosen_family();
    sheet.is_locked = draft.locked.contains(sheet.family.code);
    sheet.faults = faults_of(draft, sheet.family.code, "");
    auto const points_in = [&sheet](core::Grid const& grid) {
        auto const points = dossier::points_of_families(grid);
        std::size_t next = 0;
        for (auto const& each : grid.families) {
            if (!each.is_in_index) continue;
            if (each.code == sheet.family.code) return points[next];
            ++next;
        }
        return 0.0;
    };
    sheet.points = points_in(draft.grid);
    sheet.saved = points_in(draft.saved);
    auto const scored =
        std::ranges::count_if(sheet.family.indicators, [](auto const& each) { return each.weight > 0; });
    sheet.sentence = text::tr_n("{0} indicator is scored", "{0} indicators are scored", scored) + " · " +
                     text::tr_n("{0} in all", "{0} in all", static_cast<long long>(sheet.family.indicators.size()));
    if (!draft.live) return sheet;
    auto const& families = draft.live->grid().families;
    auto const found = std::ranges::find(families, sheet.family.code, &core::Family::code);
    if (found == families.end()) return sheet;
    for (auto const& score : draft.live->families()[static_cast<std::size_t>(found - families.begin())])
        if (score.score) sheet.histogram.at(static_cast<std::size_t>(std::clamp(*score.score / 2.5, 0.0, 39.0))) += 1;
    float const most = *std::max_element(sheet.histogram.begin(), sheet.histogram.end());
    if (most > 0)
        for (float& bar : sheet.histogram)
            bar /= most;
    return sheet;
}

GridSheet grid_sheet(Workbench const& workbench, GridDraft const& draft) {
    GridSheet sheet{draft.grid.title, draft.grid.rules, faults_of(draft, "", ""), {}, {}};
    sheet.sentence =
        text::tr_n("{0} family", "{0} families", static_cast<long long>(draft.grid.families.size())) + " · " +
        text::tr_n("{0} indicator", "{0} indicators", static_cast<long long>(draft.grid.indicator_count()));
    for (auto const& data : workbench.snapshot().campaigns) {
        auto line = data.campaign.name + " · ";
        line += data.run ? text::tr("version {0}", {std::to_string(data.grid.version)}) : text::tr("not scored yet");
        if (data.campaign.frozen_on) line += " · " + text::tr("frozen");
        sheet.campaigns.push_back(std::move(line));
    }
    return sheet;
}

}
