// What the presenter and its storyboard ask for.
#include "workbench/intents.hpp"

#include "dossier/story_figures.hpp"
#include "dossier/story_place.hpp"
#include "text/language.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>

namespace vigie::workbench {

void apply(Workbench& workbench, PlayStory const& intent) {
    if (intent.is_on && !workbench.presenter_plays) workbench.presenter_since = std::chrono::steady_clock::now();
    workbench.presenter_plays = intent.is_on;
    workbench.presenter_place.reset();
    workbench.presenter_is_blank = false;
    workbench.refresh_views();
}

void apply(Workbench& workbench, ChooseEdition const& intent) {
    workbench.presenter_edition = intent.profile;
    workbench.refresh_views();
}

void apply(Workbench& workbench, ShowStory const& intent) { workbench.show_story(intent.id); }

void apply(Workbench& workbench, RenameStory const& intent) {
    workbench.change_story(VIGIE_N_("Story renamed: {0}"), [&](core::Story& story) { story.name = intent.name; });
}

void apply(Workbench& workbench, WriteStep const& intent) {
    workbench.change_story(VIGIE_N_("Words of a step: {0}"), [&](core::Story& story) {
        if (intent.step >= story.steps.size()) return;
        auto& step = story.steps[intent.step];
        step.is_edited = step.is_edited || step.title != intent.title || step.sentence != intent.sentence;
        step.title = intent.title;
        step.sentence = intent.sentence;
        step.are_notes_edited = step.are_notes_edited || step.notes != intent.notes;
        step.notes = intent.notes;
    });
}

void apply(Workbench& workbench, ChooseFigure const& intent) {
    auto const* shown = workbench.story();
    if (shown == nullptr || intent.step >= shown->steps.size()) return;
    auto const figures = dossier::figures_of_step(workbench.snapshot(), *shown, intent.step);
    auto const* chosen = dossier::figure_of_key(figures, intent.key);
    if (chosen == nullptr && !intent.key.empty()) return;
    workbench.change_story(VIGIE_N_("Figures of a step: {0}"), [&](core::Story& story) {
        auto& step = story.steps[intent.step];
        step.are_figures_chosen = true;
        if (chosen == nullptr) {
            if (intent.place < step.figures.size())
                step.figures.erase(step.figures.begin() + static_cast<std::ptrdiff_t>(intent.place));
        } else if (intent.place < step.figures.size()) {
            step.figures[intent.place] = *chosen;
        } else if (step.figures.size() < core::story_limits::figures) {
            step.figures.push_back(*chosen);
        }
    });
}

void apply(Workbench& workbench, PickStoryPlace const& intent) {
    workbench.presenter_place.reset();
    auto const* page = workbench.presented_page();
    if (intent.at && page != nullptr)
        if (auto place = dossier::story_place(workbench.snapshot(), *workbench.story(), *page, *intent.at, intent.within_m))
            workbench.presenter_place = std::make_shared<dossier::StoryPlace const>(std::move(*place));
    workbench.refresh_views();
}

namespace {

/// The map of the explorer; words, figures and notes stay.
void take_map(core::StoryStep& step, core::StoryStep const& seen) {
    step.campaign = seen.campaign;
    step.colouring = seen.colouring;
    step.ground = seen.ground;
    step.hidden = seen.hidden;
    step.shown = seen.shown;
    step.filter = seen.filter;
    step.sites = seen.sites;
    step.zones.clear();
}

void edit(core::Story& story, std::size_t at, StepEdit edit, core::StoryStep const& seen) {
    bool const is_there = at < story.steps.size();
    auto const place = story.steps.begin() + static_cast<std::ptrdiff_t>(std::min(at, story.steps.size()));
    switch (edit) {
    case StepEdit::up:
        if (is_there && at > 0) std::swap(*place, *(place - 1));
        return;
    case StepEdit::down:
        if (at + 1 < story.steps.size()) std::swap(*place, *(place + 1));
        return;
    case StepEdit::add: {
        auto step = seen;
        step.title = text::tr("What the map shows");
        step.is_edited = true;
        story.steps.insert(is_there ? place + 1 : place, std::move(step));
        return;
    }
    case StepEdit::remove:
        if (is_there) story.steps.erase(place);
        return;
    case StepEdit::take_map:
        if (is_there) take_map(*place, seen);
        return;
    }
}

char const* label_of(StepEdit edit) {
    switch (edit) {
    case StepEdit::up:
    case StepEdit::down:
        break;
    case StepEdit::add:
        return VIGIE_N_("Step added: {0}");
    case StepEdit::remove:
        return VIGIE_N_("Step removed: {0}");
    case StepEdit::take_map:
        return VIGIE_N_("Map of a step: {0}");
    }
    return VIGIE_N_("Steps in another order: {0}");
}

}

void apply(Workbench& workbench, EditStory const& intent) {
    auto const seen = workbench.seen_step();
    auto const at = static_cast<std::size_t>(std::max(0, workbench.presenter_step));
    workbench.change_story(label_of(intent.edit), [&](core::Story& story) { edit(story, at, intent.edit, seen); });
    auto const count = workbench.story() != nullptr ? static_cast<int>(workbench.story()->steps.size()) : 0;
    int const moved = intent.edit == StepEdit::up                                     ? -1
                      : intent.edit == StepEdit::down || intent.edit == StepEdit::add ? 1
                                                                                      : 0;
    workbench.presenter_step = std::clamp(workbench.presenter_step + moved, 0, std::max(0, count - 1));
    workbench.refresh_views();
}

}
