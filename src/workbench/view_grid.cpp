#include "workbench/view_grid.hpp"

#include "dossier/run_context.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/actions.hpp"
#include "workbench/detail/grid_sheets.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>

namespace vigie::workbench {

namespace {

bool has_fault(GridDraft const& draft, std::string const& family, std::string const& indicator) {
    return std::ranges::any_of(draft.faults, [&](core::GridFault const& fault) {
        return fault.family == family && (indicator.empty() || fault.indicator == indicator) &&
               (!family.empty() || fault.indicator.empty());
    });
}

/// Its own figures, not those of its indicators.
bool is_same_head(core::Family a, core::Family const& b) {
    a.indicators = b.indicators;
    return a == b;
}

void add_node(GridEditorView& view, GridDraft const& draft, GridNode node) {
    node.is_chosen = node.family == draft.family && node.indicator == draft.indicator;
    node.has_fault = has_fault(draft, node.family, node.indicator);
    if (node.is_chosen) view.at = view.nodes.size();
    view.nodes.push_back(std::move(node));
}

void add_nodes(GridEditorView& view, GridDraft const& draft) {
    auto const& title = text::pick(draft.grid.title);
    add_node(view, draft,
             {"", "", title.empty() ? draft.grid.code : title,
              text::tr("version {0}", {std::to_string(draft.saved.version)}), false,
              draft.grid.title != draft.saved.title || draft.grid.rules != draft.saved.rules});
    auto const points = dossier::points_of_families(draft.grid);
    std::size_t next = 0;
    for (auto const& family : draft.grid.families) {
        auto const* saved = draft.saved.find_family(family.code);
        auto const weight = family.is_in_index ? text::decimal(points[next++], 0) : "–";
        add_node(view, draft,
                 {family.code, "", text::pick(family.name), weight, false,
                  saved == nullptr || !is_same_head(family, *saved)});
        for (auto const& indicator : family.indicators) {
            auto const* before = draft.saved.find_indicator(indicator.code);
            add_node(view, draft,
                     {family.code, indicator.code, text::pick(indicator.name), indicator.code, false,
                      before == nullptr || *before != indicator, false, indicator.is_context});
        }
    }
}

/// « 2024 et 2025 gardent la grille de leurs scores… »
std::string outcome_of(Workbench const& workbench) {
    auto const& s = workbench.snapshot();
    auto const* shown = workbench.campaign();
    std::vector<std::string> frozen, older;
    for (auto const& data : s.campaigns) {
        if (data.campaign.frozen_on)
            frozen.push_back(data.campaign.name);
        else if (data.run && &data != shown)
            older.push_back(data.campaign.name);
    }
    auto words = text::tr("Saving makes a new version, undone by one step.");
    if (shown != nullptr && !shown->campaign.frozen_on)
        words += " " + text::tr("{0} is scored with it at once.", {shown->campaign.name});
    if (!older.empty())
        words += " " + (older.size() == 1
                            ? text::tr("{0} keeps its grid until it is scored again.", {older.front()})
                            : text::tr("{0} keep theirs until they are scored again.", {dossier::listed(older)}));
    if (!frozen.empty())
        words += " " + (frozen.size() == 1
                            ? text::tr("{0} is frozen: it keeps its grid for good.", {frozen.front()})
                            : text::tr("{0} are frozen: they keep theirs for good.", {dossier::listed(frozen)}));
    return words;
}

std::string state_of(Workbench const& workbench, GridDraft const& draft) {
    auto const* data = workbench.campaign();
    if (!draft.is_changed) return text::tr("As saved: version {0}", {std::to_string(draft.saved.version)});
    if (!draft.faults.empty()) return text::tr("Not saved: something is to be put right");
    if (data != nullptr && data->campaign.frozen_on)
        return text::tr("Not saved: {0} is frozen, nothing is previewed", {data->campaign.name});
    if (data == nullptr || !data->run) return text::tr("Not saved");
    return workbench.draft().is_grid ? text::tr("Preview, not saved")
                                     : text::tr("Not saved: what was observed is being read");
}

std::string why_not(Workbench const& workbench, GridDraft const& draft) {
    if (!draft.is_changed) return text::tr("Nothing has changed.");
    if (!draft.faults.empty()) return text::sentence(draft.faults.front().words);
    return workbench.can_publish_grid() ? std::string() : text::tr("The project is open for reading only, or at work.");
}

void add_effect(GridEditorView& view, Workbench const& workbench) {
    auto const& tried = workbench.draft();
    if (!tried.is_grid) return;
    int const moved = tried.worse + tried.better;
    view.headline = moved == 0 ? text::tr("No residence changes class")
                               : text::tr_n("{0} residence changes class", "{0} residences change class", moved);
    view.detail = text::tr("{0} up, {1} down, {2} scored. Clusters and certainty stay those of the saved grid.",
                           {text::integer(tried.worse), text::integer(tried.better),
                            text::integer(static_cast<std::int64_t>(tried.scored))});
}

void add_moves(GridEditorView& view, GridDraft const& draft) {
    auto const* family = draft.chosen_family();
    if (family == nullptr) return;
    auto const& families = draft.grid.families;
    view.can_add_indicator = view.can_remove = true;
    auto const* indicator = draft.chosen_indicator();
    bool const is_first = family == &families.front(), is_last = family == &families.back();
    view.can_go_up = indicator != nullptr ? !is_first || indicator != &family->indicators.front() : !is_first;
    view.can_go_down = indicator != nullptr ? !is_last || indicator != &family->indicators.back() : !is_last;
}

}

std::string fault_of(std::vector<FieldFault> const& faults, core::GridField field) {
    auto const found = std::ranges::find(faults, field, &FieldFault::field);
    return found != faults.end() ? found->sentence : std::string();
}

GridEditorView grid_editor_view(Workbench const& workbench) {
    GridEditorView view;
    auto const& draft = *workbench.grid_draft();
    add_nodes(view, draft);
    view.is_changed = draft.is_changed;
    view.can_edit = workbench.can_edit();
    view.can_publish = workbench.can_publish_grid();
    view.state = state_of(workbench, draft);
    view.outcome = outcome_of(workbench);
    view.why_not = why_not(workbench, draft);
    add_effect(view, workbench);
    add_moves(view, draft);
    if (draft.chosen_indicator() != nullptr)
        view.indicator = detail::indicator_sheet(workbench, draft);
    else if (draft.chosen_family() != nullptr)
        view.family = detail::family_sheet(workbench, draft);
    else
        view.grid = detail::grid_sheet(workbench, draft);
    return view;
}

}
