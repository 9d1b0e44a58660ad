// The assistant around its steps: where it stands, what it waits for, what confirming would do.
#include "workbench/view_import.hpp"

#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/detail/import_views.hpp"
#include "workbench/detail/import_words.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>

namespace vigie::workbench {

namespace {

using imports::ImportPlan;
using State = ImportStepView::State;

constexpr std::array step_labels{VIGIE_N_("File"), VIGIE_N_("Columns"), VIGIE_N_("Location"),
                                 VIGIE_N_("Preview and report")};

State state_of(ImportStep step, ImportDraft const& draft) {
    if (!draft.plan) return step == ImportStep::file ? State::open : State::closed;
    auto const& plan = *draft.plan;
    switch (step) {
    case ImportStep::file:
        return draft.error ? State::attention : State::done;
    case ImportStep::columns:
        return lacks_column(plan) ? State::attention : State::done;
    case ImportStep::location:
        return doubts_location(plan) ? State::attention : State::done;
    case ImportStep::preview:
        return plan.obstacle.english.empty() ? State::open : State::attention;
    }
    return State::open;
}

std::string subtitle_of(ImportDraft const& draft) {
    if (draft.source.empty()) return text::tr("Any table or map layer; the file itself is never modified.");
    auto words = draft.source.filename().string();
    if (draft.plan && draft.plan->layers.size() > 1)
        words += " · " + (draft.plan->facts.header_row > 0 ? text::tr("sheet “{0}”", {draft.plan->layer})
                                                           : text::tr("layer “{0}”", {draft.plan->layer}));
    return words;
}

/// What the button says: the number where all rows were looked at.
std::string confirmation(ImportPlan const& plan) {
    auto const& trial = *plan.trial;
    if (plan.choices.mode == imports::ResidenceMode::update && plan.kind == imports::ImportKind::residences)
        return text::tr_n("Accept {0} difference", "Accept {0} differences",
                          std::ranges::count_if(plan.changes, [](auto const& change) {
                              return change.kind != imports::Change::Kind::gone;
                          }));
    if (detail::is_partial(plan)) return text::tr("Import the whole file");
    switch (plan.kind) {
    case imports::ImportKind::residences:
        return text::tr_n("Import {0} residence", "Import {0} residences", trial.made);
    case imports::ImportKind::zones:
        return text::tr_n("Import {0} zone", "Import {0} zones", trial.made);
    default:
        return text::tr_n("Import {0} row", "Import {0} rows", trial.kept);
    }
}

void tell_state(Workbench const& workbench, ImportView& view) {
    auto const& draft = workbench.import_draft();
    view.is_reading = workbench.is_reading_import();
    view.is_writing = workbench.is_writing_import();
    auto const running = workbench.jobs().running();
    auto const mine = view.is_writing ? draft.writing : draft.reading;
    for (auto const& job : running) {
        if (job.id != mine) continue;
        view.job = job.id;
        view.share = job.share;
        view.seconds = job.seconds;
        auto const& at_work = running.front();
        if (at_work.id != mine && !at_work.is_stopping) view.waits_for = at_work.label;
    }
}

void tell_obstacle(ImportPlan const& plan, ImportView& view) {
    if (plan.obstacle.english.empty()) return;
    auto const told = detail::window_words(plan.obstacle);
    view.obstacle = text::sentence(told.what);
    view.obstacle_remedy = text::sentence(told.remedy);
}

}

ImportView import_view(Workbench const& workbench, bool as_in_file) {
    ImportView view;
    auto const& draft = workbench.import_draft();
    view.is_shown = workbench.is_import_shown();
    if (!view.is_shown) return view;
    view.step = draft.step;
    view.source = draft.source.string();
    view.title = draft.plan ? detail::kind_title(draft.plan->kind) : text::tr("Import data");
    view.subtitle = subtitle_of(draft);
    for (std::size_t i = 0; i < view.steps.size(); ++i) {
        auto const step = static_cast<ImportStep>(i);
        view.steps[i] = {step, text::tr(step_labels[i]), state_of(step, draft)};
    }
    tell_state(workbench, view);
    if (draft.error) view.error = &*draft.error;
    if (!draft.plan) return view;
    auto const& plan = *draft.plan;
    view.has_plan = true;
    tell_obstacle(plan, view);
    view.can_confirm =
        plan.trial && plan.obstacle.english.empty() && !view.is_reading && !view.is_writing && !draft.error;
    view.confirm = plan.trial ? confirmation(plan) : text::tr("Import");
    switch (draft.step) {
    case ImportStep::file:
        view.file = detail::file_view(workbench);
        break;
    case ImportStep::columns:
        view.columns = detail::columns_view(draft);
        break;
    case ImportStep::location:
        view.location = detail::location_view(workbench);
        break;
    case ImportStep::preview:
        view.preview = detail::preview_view(workbench, as_in_file);
        break;
    }
    return view;
}

}
