// « Rapport avant écriture »: what the import would keep and refuse, change and take for something else.
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/detail/import_views.hpp"
#include "workbench/detail/import_words.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>

namespace vigie::workbench::detail {

namespace {

using imports::Change;
using imports::ImportPlan;

constexpr std::size_t most_findings = 60, most_changes = 200, most_suggestions = 40;

void add_counts(ImportPreviewView& view, ImportPlan const& plan) {
    if (!plan.trial) return;
    auto const& trial = *plan.trial;
    view.counts = {trial.kept, trial.repaired, trial.unlocated, trial.refused};
    view.can_export = true;
    view.is_partial = is_partial(plan);
    if (view.is_partial)
        view.partial = text::tr("Counted on the first {0} rows; the import reads all of them and reports the same way.",
                                {text::integer(trial.read)});
}

void add_findings(ImportPreviewView& view, ImportPlan const& plan) {
    for (auto const& finding : plan.findings) {
        bool const is_refusal = finding.severity == core::Severity::refused;
        auto& list = is_refusal ? view.refusals : view.findings;
        if (list.size() < most_findings) list.push_back(window_words(finding));
    }
    // Warnings before notes, each in the order in which they were met.
    std::ranges::stable_sort(view.findings, std::greater{}, &core::Finding::severity);
    view.more_refusals = std::max<std::int64_t>(0, (view.counts ? view.counts->refused : 0) -
                                                       static_cast<std::int64_t>(view.refusals.size()));
}

std::string field_label(ImportPlan const& plan, std::string const& field) {
    auto const found = std::ranges::find(plan.fields, field, &imports::PlanField::field);
    return found == plan.fields.end() ? field : text::sentence(found->label);
}

std::string sentence_of(ImportPlan const& plan, Change const& change) {
    auto const value = [](std::string const& v) { return v.empty() ? std::string("–") : v; };
    switch (change.kind) {
    case Change::Kind::added:
        return text::tr("New in the file.");
    case Change::Kind::gone:
        return text::tr("No longer in the file; it is kept.");
    case Change::Kind::moved:
        return change.moved_m > 0 ? text::tr("Moved by {0}.", {text::distance(change.moved_m)})
                                  : text::tr("It has a position now.");
    case Change::Kind::changed:
        return text::tr("{0}: {1} → {2}", {field_label(plan, change.field), value(change.before), value(change.after)});
    }
    return {};
}

void add_changes(ImportPreviewView& view, ImportPlan const& plan) {
    for (auto const& change : plan.changes) {
        ++view.changed[static_cast<std::size_t>(change.kind)];
        if (view.changes.size() == most_changes) continue;
        auto const title =
            change.name.empty() || change.name == change.code ? change.code : change.code + " · " + change.name;
        view.changes.push_back({change.kind, title, sentence_of(plan, change)});
    }
    view.more_changes = static_cast<std::int64_t>(plan.changes.size() - view.changes.size());
}

void add_joins(ImportPreviewView& view, ImportPlan const& plan) {
    view.accepts_suggestions = plan.choices.accept_suggestions;
    for (std::size_t i = 0; i < std::min(plan.suggestions.size(), most_suggestions); ++i) {
        auto const& match = plan.suggestions[i];
        view.suggestions.push_back(match.code + " → " + match.suggested + " · " +
                                   text::tr_n("{0} row", "{0} rows", match.rows));
    }
    if (!plan.join) return;
    view.join = text::tr(
        "Found in the project: {0}. Codes of the file that nothing has: {1}. Of the project and not in the file: {2}.",
        {text::integer(plan.join->matched), text::integer(static_cast<std::int64_t>(plan.join->unmatched_codes.size())),
         text::integer(static_cast<std::int64_t>(plan.join->unmatched_residences.size()))});
}

}

std::optional<ImportChoiceView> mode_choice(Workbench const& workbench) {
    auto const& draft = workbench.import_draft();
    bool const is_of_residences = draft.choices.kind.value_or(draft.plan->kind) == imports::ImportKind::residences;
    if (!is_of_residences || workbench.snapshot().residences.empty()) return std::nullopt;
    ImportChoiceView view;
    view.option = ImportOption::mode;
    view.label = text::tr("Residences that are in the project");
    view.codes = {"add", "update", "place"};
    view.words = {text::tr("Leave them as they are"), text::tr("Update them (new vintage)"),
                  text::tr("Only give them a position")};
    view.chosen = static_cast<std::size_t>(draft.choices.mode);
    return view;
}

void add_report(ImportPreviewView& view, ImportPlan const& plan) {
    add_counts(view, plan);
    add_findings(view, plan);
    add_changes(view, plan);
    add_joins(view, plan);
}

}
