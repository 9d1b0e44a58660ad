// The storyboard: steps at left, the map of one in the middle, its words at right.
#include "dossier/story_page.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"
#include "ui/toolbar.hpp"

#include <imgui.h>

#include <algorithm>

namespace vigie::ui {

namespace {

using Intents = std::vector<StoryboardIntent>;

constexpr float list_width = 320, words_width = 400, bar_height = 48, step_height = 56, news_height = 40;

struct Places {
    Rect bar, list, map, words, news;
};

Places places_in(Ui const& ui, Layout const& layout, bool has_news) {
    float const width = layout.status.w, top = layout.top.bottom(), h = layout.status.y - top, bar = ui.px(bar_height);
    Places places;
    places.bar = {0, top, width, bar};
    float const left = std::min(ui.px(list_width), width * 0.26F), right = std::min(ui.px(words_width), width * 0.34F);
    float const news = has_news ? ui.px(news_height) : 0;
    places.news = {0, top + bar, width, news};
    float const y = top + bar + news, room = h - bar - news;
    places.list = {0, y, left, room};
    places.words = {width - right, y, right, room};
    places.map = {left, y, width - left - right, room};
    return places;
}

void draw_bar(Desk& desk, Rect const& r, wb::StoryboardView const& view, Intents& out) {
    auto const& ui = desk.ui;
    Region const region("storyboard.bar", r, ui.theme.panel);
    Toolbar bar(ui, r, out);
    if (!view.stories.empty())
        if (auto const chosen = bar.choice("storyboard.story", view.stories, view.shown, 0.24F))
            out.emplace_back(wb::ShowStory{view.ids[*chosen]});
    auto const read_only = text::tr("The project is open for reading only.");
    bar.button("storyboard.draft", text::tr("New draft"), "present.draft", view.can_edit, read_only);
    if (!view.stories.empty()) bar.button("storyboard.print", text::tr("Print"), "file.story", view.can_edit, read_only);
    auto const play = text::tr("Play");
    float const w = ui.width(play, ui.fonts.body_medium) + ui.px(56);
    if (ui.button("storyboard.play", {r.right() - ui.px(16) - w, bar.y, w, bar.h}, play, ButtonKind::primary,
                  icon::presentation, !view.steps.empty(), text::tr("Draft a story first.")))
        out.emplace_back(wb::PlayStory{true});
    rule(ui, r.x, r.bottom() - 1, r.w);
}

void draw_news(Desk& desk, Rect const& r, wb::StoryboardView const& view, Intents& out) {
    auto const& ui = desk.ui;
    if (r.h <= 0) return;
    Region const region("storyboard.news", r, ui.theme.warn_soft);
    ui.text({r.x + ui.px(16), r.y, r.w - ui.px(260), r.h}, view.news, ui.fonts.body, ui.theme.warn);
    Rect const link{r.right() - ui.px(236), r.y, ui.px(220), r.h};
    if (ui.link("storyboard.renew", link, text::tr("Bring the story up to date"), Align::right))
        out.emplace_back(wb::RunAction{"present.renew"});
}

void draw_step(Ui const& ui, Rect const& r, wb::StoryboardView const& view, std::size_t i, Intents& out) {
    auto const& step = view.steps[i];
    bool const is_here = i == view.step;
    if (ui.area("storyboard.step." + std::to_string(i), r)) out.emplace_back(wb::GoToStep{static_cast<int>(i)});
    if (is_here)
        ui.fill(r, ui.theme.accent_soft);
    else if (ui.is_hovered())
        ui.fill(r, ui.theme.hover);
    if (is_here) ui.fill({r.x, r.y, ui.px(3), r.h}, ui.theme.accent);
    ui.text({r.x + ui.px(12), r.y + ui.px(6), ui.px(24), ui.px(22)}, step.number, ui.fonts.body_semibold,
            ui.theme.text2);
    ui.text({r.x + ui.px(40), r.y + ui.px(6), r.w - ui.px(52), ui.px(22)}, step.title, ui.fonts.body_medium,
            ui.theme.text);
    ui.text({r.x + ui.px(40), r.y + ui.px(29), r.w - ui.px(52), ui.px(18)},
            step.topic.empty() ? text::tr("Own step") : step.topic, ui.fonts.caption, ui.theme.text3);
    rule(ui, r.x, r.bottom() - 1, r.w);
}

void draw_step_tools(Ui const& ui, Rect const& r, wb::StoryboardView const& view, Intents& out) {
    rule(ui, r.x, r.y, r.w);
    float x = r.x + ui.px(12);
    bool const can_edit = view.can_edit && !view.steps.empty();
    auto const tool = [&](char const* id, char const* which, std::string const& tip, wb::StepEdit edit,
                          bool is_enabled) {
        if (ui.icon_button(id, {x, r.y + ui.px(8), ui.px(32), ui.px(32)}, which, tip, false, is_enabled))
            out.emplace_back(wb::EditStory{edit});
        x += ui.px(38);
    };
    tool("storyboard.up", icon::arrow_up, text::tr("Earlier"), wb::StepEdit::up, can_edit && view.step > 0);
    tool("storyboard.down", icon::arrow_down, text::tr("Later"), wb::StepEdit::down,
         can_edit && view.step + 1 < view.steps.size());
    tool("storyboard.add", icon::plus, text::tr("New step from the map of the explorer"), wb::StepEdit::add,
         view.can_edit);
    tool("storyboard.remove", icon::close, text::tr("Remove this step"), wb::StepEdit::remove, can_edit);
}

void draw_list(Desk& desk, Rect const& r, wb::StoryboardView const& view, Intents& out) {
    auto const& ui = desk.ui;
    float const tools = ui.px(48);
    {
        Region const region("storyboard.list", {r.x, r.y, r.w, r.h - tools}, ui.theme.panel, true);
        Focus::Group const group(ui.focus, "storyboard.steps");
        float y = r.y - ImGui::GetScrollY();
        for (std::size_t i = 0; i < view.steps.size(); ++i) {
            draw_step(ui, {r.x, y, r.w - ui.px(1), ui.px(step_height)}, view, i, out);
            y += ui.px(step_height);
        }
        ImGui::SetCursorScreenPos({r.x, y - 1});
        ImGui::Dummy({1, 1});
    }
    Region const region("storyboard.tools", {r.x, r.bottom() - tools, r.w, tools}, ui.theme.panel);
    draw_step_tools(ui, {r.x, r.bottom() - tools, r.w, tools}, view, out);
    ui.line(r.right() - 1, r.y, r.right() - 1, r.bottom(), ui.theme.border, ui.px(1));
}

/// « 7 / 10 », in red when it is too long: then nothing is kept yet.
void draw_counter(Ui const& ui, Rect const& r, std::size_t words, std::size_t most) {
    auto const count =
        text::integer(static_cast<std::int64_t>(words)) + " / " + text::integer(static_cast<std::int64_t>(most));
    ui.text(r, count, ui.fonts.caption_medium, words > most ? ui.theme.danger : ui.theme.text3, Align::right);
}

/// A field, its name and how many words it has. \return that it was left or Enter was pressed
bool draw_field(Ui const& ui, Rect const& r, char const* id, std::string const& name, std::string& value,
                std::size_t most) {
    ui.text({r.x, r.y, r.w, ui.px(20)}, name, ui.fonts.caption_medium, ui.theme.text2);
    if (most > 0) draw_counter(ui, {r.x, r.y, r.w, ui.px(20)}, core::word_count(value), most);
    (void)ui.text_field(id, {r.x, r.y + ui.px(22), r.w, ui.px(32)}, value, {});
    return ImGui::IsItemDeactivatedAfterEdit();
}

/// The words as the room reads them.
float draw_as_read(Ui const& ui, float x, float y, float w, std::string const& words) {
    return words.empty() ? 0 : ui.paragraph(x, y, w, words, ui.fonts.body, ui.theme.text2, ui.px(20), 8);
}

/// Chosen among the project's: none is typed. \return height
float draw_figure_choices(Ui const& ui, float x, float y, float w, wb::StoryboardView const& view, Intents& out) {
    if (view.figure_names.size() < 2 || !view.can_edit) return 0;
    ui.text({x, y, w, ui.px(20)}, text::tr("Figures, among those of the project"), ui.fonts.caption_medium,
            ui.theme.text2);
    float const top = y;
    y += ui.px(22);
    auto const places = std::min(view.figures.size() + 1, core::story_limits::figures);
    for (std::size_t i = 0; i < places; ++i) {
        auto const shown = i < view.figures.size() ? view.figures[i] : 0;
        if (auto const chosen = ui.drop_down("storyboard.figure." + std::to_string(i), {x, y, w, ui.px(32)},
                                             view.figure_names, shown))
            out.emplace_back(wb::ChooseFigure{view.step, i, view.figure_keys[*chosen]});
        y += ui.px(38);
    }
    return y - top + ui.px(8);
}

void draw_words(Desk& desk, Rect const& r, wb::StoryboardView const& view, Intents& out) {
    auto const& ui = desk.ui;
    auto& form = desk.state.presenter;
    Region const region("storyboard.words", r, ui.theme.panel, true);
    ui.line(r.x, r.y, r.x, r.bottom(), ui.theme.border, ui.px(1));
    auto const of = view.name + "/" + std::to_string(view.id) + "/" + std::to_string(view.step) + "/" + view.title +
                    "/" + view.sentence + "/" + view.notes;
    if (form.form != of)
        form.form = of, form.name = view.name, form.title = view.title, form.sentence = view.sentence,
        form.notes = view.notes;
    float const x = r.x + ui.px(16), w = r.w - ui.px(32);
    float y = r.y + ui.px(12) - ImGui::GetScrollY();
    if (draw_field(ui, {x, y, w, 0}, "storyboard.name", text::tr("Name of the story"), form.name, 0) &&
        !form.name.empty())
        out.emplace_back(wb::RenameStory{form.name});
    y += ui.px(70);
    ui.text({x, y, w, ui.px(20)}, text::tr("What the room sees, padlock closed"), ui.fonts.caption_medium, ui.theme.text2);
    if (auto const chosen = ui.drop_down("storyboard.edition", {x, y + ui.px(22), w, ui.px(32)}, view.editions.names, view.edition))
        out.emplace_back(wb::ChooseEdition{view.editions.codes[*chosen]});
    y += ui.px(70);
    using namespace core::story_limits;
    bool is_left = draw_field(ui, {x, y, w, 0}, "storyboard.title", text::tr("Title: what the map shows"), form.title,
                              title_words);
    y += ui.px(60);
    y += draw_as_read(ui, x, y, w, form.title) + ui.px(12);
    is_left =
        draw_field(ui, {x, y, w, 0}, "storyboard.sentence", text::tr("One sentence"), form.sentence, sentence_words) ||
        is_left;
    y += ui.px(60);
    y += draw_as_read(ui, x, y, w, form.sentence) + ui.px(12);
    y += draw_figure_choices(ui, x, y, w, view, out);
    is_left = draw_field(ui, {x, y, w, 0}, "storyboard.notes", text::tr("Speaker’s notes, never on the screen"),
                         form.notes, 0) ||
              is_left;
    y += ui.px(60);
    y += draw_as_read(ui, x, y, w, form.notes) + ui.px(12);
    bool const fits = core::word_count(form.title) <= title_words && core::word_count(form.sentence) <= sentence_words;
    if (is_left && fits) out.emplace_back(wb::WriteStep{view.step, form.title, form.sentence, form.notes});
    auto const words = text::tr("Take the map of the explorer");
    float const width = std::min(w, ui.width(words, ui.fonts.body_medium) + ui.px(32));
    if (ui.button("storyboard.take_map", {x, y, width, ui.px(32)}, words, ButtonKind::secondary, nullptr, view.can_edit,
                  text::tr("The project is open for reading only.")))
        out.emplace_back(wb::EditStory{wb::StepEdit::take_map});
    y += ui.px(44);
    if (view.page != nullptr)
        for (auto const& gone : view.page->missing)
            y += ui.note(x, y, w, icon::alert_outline, text::tr("No longer in the project: {0}.", {gone}),
                         ui.theme.warn_soft, ui.theme.warn) +
                 ui.px(8);
    if (!view.is_kept)
        ui.paragraph(
            x, y, w,
            text::tr("A draft, made from the campaign. It is kept with the project once you change something."),
            ui.fonts.caption, ui.theme.text3, ui.px(18));
}

void draw_empty(Desk& desk, Rect const& r, Intents& out) {
    auto const& ui = desk.ui;
    Region const region("storyboard.empty", r, ui.theme.bg);
    float const y = r.y + r.h * 0.4F;
    ui.text({r.x, y, r.w, ui.px(24)}, text::tr("No story yet."), ui.fonts.body, ui.theme.text2, Align::centre);
    Rect const button{r.x + r.w / 2 - ui.px(100), y + ui.px(36), ui.px(200), ui.px(32)};
    if (ui.button("storyboard.first", button, text::tr("Draft a story"), ButtonKind::primary))
        out.emplace_back(wb::RunAction{"present.draft"});
}

}

Rect storyboard_map(Desk const& desk, Layout const& layout) {
    return places_in(desk.ui, layout, desk.state.presenter.has_news).map;
}

std::vector<StoryboardIntent> draw_storyboard_screen(Desk& desk, Layout const& layout, wb::StoryboardView const& view) {
    Intents out;
    desk.state.presenter.has_news = !view.news.empty();
    auto const places = places_in(desk.ui, layout, !view.news.empty());
    draw_bar(desk, places.bar, view, out);
    draw_news(desk, places.news, view, out);
    if (view.steps.empty()) {
        draw_empty(desk, {0, places.list.y, layout.status.w, places.list.h}, out);
        return out;
    }
    draw_list(desk, places.list, view, out);
    draw_words(desk, places.words, view, out);
    return out;
}

}
