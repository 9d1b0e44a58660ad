// What the presenter shows: a step of a story full screen, and the storyboard it is edited in.
#include "dossier/edition.hpp"
#include "dossier/story_draft.hpp"
#include "dossier/story_figures.hpp"
#include "dossier/story_page.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>
#include <chrono>

namespace vigie::workbench {

namespace {

std::size_t step_of(Workbench const& workbench, core::Story const& story) {
    return std::min(static_cast<std::size_t>(std::max(0, workbench.presenter_step)),
                    std::max<std::size_t>(1, story.steps.size()) - 1);
}

/// « 12:04 »
std::string clock_words(std::chrono::steady_clock::duration since) {
    auto const seconds = std::max<long long>(0, std::chrono::duration_cast<std::chrono::seconds>(since).count());
    auto const two = [](long long n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return two(seconds / 60) + ":" + two(seconds % 60);
}

/// What another campaign would say otherwise; said only of a story that is of another one.
std::string news_of(Workbench const& workbench, core::Story const& story) {
    auto const* data = workbench.campaign();
    bool const is_of_another = data != nullptr && data->run && std::ranges::any_of(story.steps, [&](auto const& step) {
                                   return step.campaign != data->campaign.name;
                               });
    if (!is_of_another) return {};
    auto const changes = dossier::renewed_story(workbench.snapshot(), story, {"", data->campaign.name}).changes;
    return text::tr("Campaign {0}: {1}.",
                    {data->campaign.name, text::tr_n("{0} step says something else", "{0} steps say something else",
                                                     static_cast<long long>(changes.size()))});
}

}

PresenterView presenter_view(Workbench const& workbench) {
    PresenterView view;
    view.is_blank = workbench.presenter_is_blank;
    view.page = workbench.presented_page();
    view.is_open = workbench.presenter_is_open;
    view.is_preparing = !view.is_open && view.page == nullptr && workbench.story() != nullptr;
    view.edition = view.is_open ? text::tr("Internal edition") : text::tr("Partner edition");
    if (!view.is_open) view.profile = text::pick(dossier::edition_profile(workbench.presenter_edition).name);
    auto const* story = workbench.story();
    if (story == nullptr) return view;
    view.steps = std::max<std::size_t>(1, story->steps.size());
    view.step = step_of(workbench, *story);
    if (workbench.snapshot().info.is_fictitious) view.foot = text::tr("Fictitious data");
    if (view.page != nullptr && !view.page->campaign.empty())
        view.foot += (view.foot.empty() ? "" : " · ") + text::tr("campaign {0}", {view.page->campaign});
    view.timer = clock_words(std::chrono::steady_clock::now() - workbench.presenter_since);
    return view;
}

namespace {

std::string figure_words(core::StoryFigure const& figure) { return figure.value + " · " + figure.caption; }

/// One that the project has no more is there too, as it was written: last.
void add_figures(StoryboardView& view, dossier::Snapshot const& snapshot, core::Story const& story) {
    view.figure_names = {text::tr("no figure")};
    view.figure_keys = {{}};
    for (auto const& figure : dossier::figures_of_step(snapshot, story, view.step)) {
        view.figure_names.push_back(figure_words(figure));
        view.figure_keys.push_back(figure.key);
    }
    for (auto const& figure : story.steps[view.step].figures) {
        auto const found = figure.key.empty() ? view.figure_keys.end() : std::ranges::find(view.figure_keys, figure.key);
        view.figures.push_back(static_cast<std::size_t>(found - view.figure_keys.begin()));
        if (found != view.figure_keys.end()) continue;
        view.figure_names.push_back(figure_words(figure));
        view.figure_keys.push_back(figure.key);
    }
}

}

StoryboardView storyboard_view(Workbench const& workbench) {
    StoryboardView view;
    view.can_edit = workbench.can_edit();
    view.editions = edition_choices();
    auto const chosen = std::ranges::find(view.editions.codes, workbench.presenter_edition);
    if (chosen != view.editions.codes.end()) view.edition = static_cast<std::size_t>(chosen - view.editions.codes.begin());
    auto const* shown = workbench.story();
    for (auto const& story : workbench.stories()) {
        if (&story == shown) view.shown = view.stories.size();
        view.stories.push_back(story.name);
        view.ids.push_back(story.id);
    }
    if (shown == nullptr) return view;
    view.name = shown->name;
    view.is_kept = shown->id != 0;
    view.step = step_of(workbench, *shown);
    for (std::size_t i = 0; i < shown->steps.size(); ++i)
        view.steps.push_back({text::integer(static_cast<std::int64_t>(i + 1)), shown->steps[i].title,
                              dossier::topic_title(shown->steps[i].topic)});
    view.page = workbench.story_page();
    view.news = news_of(workbench, *shown);
    if (shown->steps.empty()) return view;
    auto const& step = shown->steps[view.step];
    view.id = step.id;
    view.title = step.title;
    view.sentence = step.sentence;
    view.notes = step.notes;
    add_figures(view, workbench.snapshot(), *shown);
    return view;
}

}
