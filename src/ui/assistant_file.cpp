// « Fichier »: which one, what it holds, how it is written.
#include "text/language.hpp"
#include "ui/assistant_parts.hpp"
#include "ui/dialog_card.hpp"
#include "ui/icons.hpp"

#include <imgui.h>

#include <algorithm>

namespace vigie::ui {

namespace {

constexpr float pad = 24, label_width = 256;

void draw_files(Desk& desk, Rect const& r, wb::ImportView const& view, AssistantIntents& out) {
    auto const& ui = desk.ui;
    auto& form = desk.state.form;
    ui.label({r.x, r.y, r.w, ui.px(24)}, text::tr("File (table or map layer)"), ui.fonts.caption_medium,
             ui.theme.text2);
    std::string const before = form.path;
    bool const is_typed = !before.empty() && before != view.source;
    float const read = is_typed ? ui.px(88) : 0;
    ui.text_field("import.path", {r.x, r.y + ui.px(24), r.w - read, ui.px(32)}, form.path,
                  text::tr("Path of the file"), !view.file && ImGui::IsWindowAppearing());
    if (is_typed) ui.focus.set_default("import.read");
    bool begins =
        is_typed && ui.button("import.read", {r.right() - read + ui.px(8), r.y + ui.px(24), read - ui.px(8), ui.px(32)},
                              text::tr("Read"), ButtonKind::secondary);
    Rect const files{r.x, r.y + ui.px(64), r.w, r.h - ui.px(64)};
    begins = (files.h > ui.px(60) && draw_file_browser(desk, files, form.path, {}, true)) || begins;
    if (!begins || form.path.empty()) return;
    desk.state.assistant.picks_file = false;
    out.emplace_back(wb::BeginImport{form.path});
}

void draw_nothing_yet(Ui const& ui, Rect const& r, wb::ImportView const& view) {
    float const y = r.y + r.h * 0.36F;
    ui.icon({r.x, y, r.w, ui.px(40)}, icon::upload, ui.theme.text3, ui.fonts.score);
    auto const words =
        view.is_reading ? text::tr("Reading the file…") : text::tr("Choose a file, or drop one on the window.");
    ui.text({r.x, y + ui.px(48), r.w, ui.px(24)}, words, ui.fonts.body, ui.theme.text2, Align::centre);
    ui.text({r.x, y + ui.px(74), r.w, ui.px(20)},
            text::tr("Excel, CSV, shapefile, GeoPackage, GeoJSON, MapInfo… as they are."), ui.fonts.caption,
            ui.theme.text3, Align::centre);
}

/// A cell with accents as it reads now: the eye's check.
void draw_accents(Stack& stack, wb::ImportFileView const& file, float indent) {
    auto const& ui = stack.ui;
    Rect const r{stack.x + ui.px(indent), stack.y, std::min(stack.w - ui.px(indent), ui.px(400)), ui.px(40)};
    ui.fill(r, ui.theme.panel2, ui.px(6));
    ui.outline(r, ui.theme.border, ui.px(1), ui.px(6));
    auto const words = text::tr("Accents read as:");
    float const head = ui.width(words, ui.fonts.caption) + ui.px(12);
    ui.text({r.x + ui.px(12), r.y, head, r.h}, words, ui.fonts.caption, ui.theme.text2);
    ui.text({r.x + ui.px(12) + head, r.y, r.w - head - ui.px(24), r.h},
            file.accents.empty() ? text::tr("the first rows have none") : file.accents, ui.fonts.body_medium,
            file.accents.empty() ? ui.theme.text3 : ui.theme.text);
    stack.skip(44);
    stack.y += ui.paragraph(r.x, stack.y, r.w, file.encoding, ui.fonts.caption, ui.theme.text3, ui.px(16));
    stack.skip(8);
}

void draw_options(Desk& desk, Rect const& r, wb::ImportView const& view, AssistantIntents& out) {
    auto const& ui = desk.ui;
    Region const region("assistant.options", r, ui.theme.panel, true);
    Stack stack(ui, {r.x + ui.px(4), r.y, r.w - ui.px(20), r.h});
    stack.skip(12);
    draw_trouble(desk, stack, view);
    if (!view.file) {
        if (view.error == nullptr) draw_nothing_yet(ui, r, view);
        return stack.close();
    }
    float const label = r.w < ui.px(560) ? 0 : label_width;
    stack.title(text::tr("What the file holds"));
    for (auto const& choice : view.file->content)
        draw_choice(stack, choice, label, out);
    stack.skip(8);
    stack.title(text::tr("How it is written"));
    for (auto const& choice : view.file->writing)
        draw_choice(stack, choice, label, out);
    draw_accents(stack, *view.file, label);
    stack.skip(8);
    stack.close();
}

/// In a small window: one half, and a way to the other.
void draw_one_half(Desk& desk, Rect const& body, wb::ImportView const& view, AssistantIntents& out) {
    auto const& ui = desk.ui;
    auto& picks = desk.state.assistant.picks_file;
    bool const has_other = view.file || view.error != nullptr;
    Rect const bar{body.x + ui.px(pad), body.y + ui.px(8), std::min(body.w - ui.px(2 * pad), ui.px(320)), ui.px(28)};
    if (has_other) {
        Region const region("assistant.halves", {body.x, body.y, body.w, ui.px(40)}, ui.theme.panel);
        if (auto const half = ui.segments("assistant.half", bar, {text::tr("What was found"), text::tr("Another file")},
                                          picks ? 1 : 0))
            picks = *half == 1;
    }
    Rect const rest{body.x + ui.px(pad), has_other ? bar.bottom() + ui.px(4) : body.y + ui.px(8),
                    body.w - ui.px(2 * pad),
                    body.bottom() - (has_other ? bar.bottom() + ui.px(12) : body.y + ui.px(16))};
    if (has_other && !picks) return draw_options(desk, rest, view, out);
    Region const region("assistant.files", rest, ui.theme.panel);
    draw_files(desk, rest, view, out);
}

}

void draw_assistant_file(Desk& desk, Rect const& body, wb::ImportView const& view, AssistantIntents& out) {
    auto const& ui = desk.ui;
    if (is_narrow(ui, body)) return draw_one_half(desk, body, view, out);
    float const left = std::min(ui.px(560), body.w * 0.42F);
    Rect const files{body.x + ui.px(pad), body.y + ui.px(12), left - ui.px(2 * pad), body.h - ui.px(24)};
    {
        Region const region("assistant.files", {body.x, body.y, left, body.h}, ui.theme.panel);
        draw_files(desk, files, view, out);
    }
    Region const region("assistant.line", {body.x + left, body.y, ui.px(1), body.h}, ui.theme.border);
    draw_options(desk, {body.x + left + ui.px(pad), body.y, body.w - left - ui.px(pad), body.h}, view, out);
}

}
