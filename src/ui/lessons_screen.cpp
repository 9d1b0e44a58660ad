// The library of lessons: what is looked for, what is found, one lesson whole with its actions to copy.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/dialog_card.hpp"
#include "ui/follow_panels.hpp"
#include "ui/follow_parts.hpp"
#include "ui/icons.hpp"
#include "ui/side_list.hpp"

#include <imgui.h>

#include <algorithm>
#include <charconv>

namespace vigie::ui {

namespace {

using Intents = std::vector<LessonsIntent>;

constexpr float row_height = 60, head_height = 218;

std::string typed(std::optional<int> number) { return number ? std::to_string(*number) : std::string(); }

std::optional<int> number_of(std::string const& words) {
    int n = 0;
    auto const [end, error] = std::from_chars(words.data(), words.data() + words.size(), n);
    if (error != std::errc{} || end != words.data() + words.size()) return std::nullopt;
    return n;
}

/// What is looked for. \return height
float draw_search(Desk& desk, Rect const& r, wb::LessonsView const& view, Intents& out) {
    auto const& ui = desk.ui;
    Region const head("lessons.head", {r.x, r.y, r.w, ui.px(head_height)}, ui.theme.panel);
    float const x = r.x + ui.px(16), w = r.w - ui.px(32), gap = ui.px(12);
    auto query = view.query;
    float y = r.y + ui.px(8);
    ui.label({x, y, w, ui.px(36)}, text::tr("Library of lessons"), ui.fonts.title, ui.theme.text);
    y += ui.px(42);
    ui.text_field("lessons.words", {x, y, w, ui.px(32)}, query.words, text::tr("halls, waste, works…"));
    y += ui.px(40);
    std::vector<std::string> themes{text::tr("All themes")};
    themes.insert(themes.end(), view.themes.begin(), view.themes.end());
    auto const at = std::ranges::find(themes, query.theme);
    auto const theme = query.theme.empty() || at == themes.end() ? 0 : static_cast<std::size_t>(at - themes.begin());
    if (auto const chosen = ui.drop_down("lessons.theme", {x, y, w, ui.px(32)}, themes, theme))
        query.theme = *chosen == 0 ? "" : themes[*chosen];
    y += ui.px(40);
    float const field = ui.px(72), label = w - 2 * field - 2 * gap;
    std::string least = typed(query.least_dwellings), most = typed(query.most_dwellings);
    ui.label({x, y, label, ui.px(32)}, text::tr("Dwellings, from and to"), ui.fonts.body, ui.theme.text2);
    ui.text_field("lessons.least", {x + label + gap, y, field, ui.px(32)}, least, "0");
    ui.text_field("lessons.most", {x + label + field + 2 * gap, y, field, ui.px(32)}, most, "…");
    query.least_dwellings = number_of(least);
    query.most_dwellings = number_of(most);
    y += ui.px(40);
    if (ui.check_box("lessons.qpv", {x - ui.px(12), y, w + ui.px(24), ui.px(30)}, query.is_in_qpv))
        query.is_in_qpv = !query.is_in_qpv;
    ui.label({x + ui.px(28), y, w - ui.px(28), ui.px(30)}, text::tr("in a QPV only"), ui.fonts.body, ui.theme.text);
    auto const found = text::tr("{0} of {1}", {text::integer(static_cast<std::int64_t>(view.rows.size())),
                                               text::integer(static_cast<std::int64_t>(view.all))});
    ui.text({x, y, w, ui.px(30)}, found, ui.fonts.caption, ui.theme.text2, Align::right);
    rule(ui, r.x, r.y + ui.px(head_height - 1), r.w);
    if (!(query == view.query)) out.emplace_back(wb::SearchLessons{query});
    return ui.px(head_height);
}

void draw_row(Ui const& ui, Rect const& line, wb::LessonRow const& row) {
    float const x = line.x + ui.px(16), w = line.w - ui.px(32);
    ui.text({x, line.y + ui.px(11), w, ui.px(20)}, row.title, ui.fonts.body_medium, ui.theme.text);
    ui.text({x, line.y + ui.px(32), w, ui.px(18)}, row.where, ui.fonts.caption, ui.theme.text2);
}

void draw_list(Desk& desk, Rect const& r, wb::LessonsView const& view, Intents& out) {
    auto const& rows = view.rows;
    float const head = draw_search(desk, r, view, out);
    auto const at =
        std::ranges::find_if(rows, [&](auto const& row) { return view.sheet && row.code == view.sheet->code; });
    auto const here = at != rows.end() ? std::optional(static_cast<std::size_t>(at - rows.begin())) : std::nullopt;
    auto const chosen = draw_side_list(
        desk,
        {"lessons.list", {r.x, r.y + head, r.w, r.h - head}, row_height, rows.size(), here,
         view.all == 0 ? text::tr("No lesson yet. Read those of another landlord from a file.")
                       : text::tr("No lesson holds all of this.")},
        [&](std::size_t i) { return "lesson." + rows[i].code; },
        [&](Rect const& line, std::size_t i) { draw_row(desk.ui, line, rows[i]); });
    if (chosen.row) out.emplace_back(wb::ShowLesson{rows[*chosen.row].code});
}

/// Read from others, written for them. \return height
float draw_tools(Ui const& ui, Rect const& r, wb::LessonsView const& view, Intents& out) {
    auto const read = text::tr("Read a file…"), write = text::tr("Write a file…");
    float const a = ui.width(read, ui.fonts.body_medium) + ui.px(56),
                b = ui.width(write, ui.fonts.body_medium) + ui.px(56);
    if (ui.button("lessons.read", {r.right() - a - b - ui.px(8), r.y, a, ui.px(32)}, read, ButtonKind::secondary,
                  icon::upload, view.can_edit, text::tr("The project is open for reading only.")))
        out.emplace_back(wb::RunAction{"follow.read_lessons"});
    if (ui.button("lessons.write", {r.right() - b, r.y, b, ui.px(32)}, write, ButtonKind::secondary, icon::export_to,
                  view.all > 0, text::tr("There is no lesson to write.")))
        out.emplace_back(wb::RunAction{"follow.write_lessons"});
    return ui.px(44);
}

/// \return height
float draw_part(Ui const& ui, Rect const& r, wb::LessonSheet::Part const& part) {
    using Tone = wb::LessonSheet::Part::Tone;
    auto const ink = part.tone == Tone::good ? ui.theme.ok : part.tone == Tone::bad ? ui.theme.warn : ui.theme.text2;
    float x = r.x;
    if (part.tone != Tone::plain) {
        ui.icon({x, r.y, ui.px(18), ui.px(22)}, part.tone == Tone::good ? icon::check_circle : icon::alert_outline,
                ink);
        x += ui.px(26);
    }
    ui.text({x, r.y, r.w - (x - r.x), ui.px(22)}, part.title, ui.fonts.body_medium,
            part.tone == Tone::plain ? ui.theme.text : ink);
    return ui.px(24) + ui.paragraph(r.x, r.y + ui.px(24), r.w, part.body, ui.fonts.body, ui.theme.text2, ui.px(20)) +
           ui.px(12);
}

/// Actions to copy, and the plan they go to. \return height
float draw_steps(Ui const& ui, Rect const& r, wb::LessonsView const& view, Intents& out) {
    auto const& sheet = *view.sheet;
    if (sheet.steps.empty()) return 0;
    float y = r.y;
    rule(ui, r.x, y, r.w);
    y += ui.px(10);
    ui.label({r.x, y, r.w * 0.4F, ui.px(32)}, text::tr("Actions to copy into"), ui.fonts.body_medium, ui.theme.text);
    if (!view.plans.empty())
        if (auto const chosen =
                ui.drop_down("lessons.plan", {r.x + r.w * 0.4F, y, r.w * 0.6F, ui.px(32)}, view.plans, view.plan))
            out.emplace_back(wb::ChoosePlan{*chosen});
    y += ui.px(42);
    auto const copy = text::tr("Copy");
    float const w = ui.width(copy, ui.fonts.body_medium) + ui.px(52);
    for (std::size_t i = 0; i < sheet.steps.size(); ++i) {
        ui.text({r.x, y, r.w - w - ui.px(12), ui.px(20)}, sheet.steps[i].title, ui.fonts.body, ui.theme.text);
        ui.text({r.x, y + ui.px(20), r.w - w - ui.px(12), ui.px(18)}, sheet.steps[i].below, ui.fonts.caption,
                ui.theme.text2);
        if (ui.button("lessons.copy." + std::to_string(i), {r.right() - w, y + ui.px(4), w, ui.px(28)}, copy,
                      ButtonKind::secondary, icon::copy, view.can_edit && !view.plans.empty(),
                      view.can_edit ? text::tr("Open a site project first.")
                                    : text::tr("The project is open for reading only.")))
            out.emplace_back(wb::CopyLessonAction{sheet.code, i});
        y += ui.px(46);
    }
    return y - r.y;
}

/// Measured first without ink: the card lies under its words. \return height
float height_of(Ui const& ui, float width, wb::LessonSheet const& sheet) {
    float h = ui.px(14 + 34 + 26);
    for (auto const& part : sheet.parts)
        h += ui.px(36) + ui.px(20) * static_cast<float>(ui.lines_of(part.body, ui.fonts.body, width));
    if (!sheet.steps.empty()) h += ui.px(52) + ui.px(46) * static_cast<float>(sheet.steps.size());
    return h + ui.px(10);
}

}

std::vector<LessonsIntent> draw_lessons_screen(Desk& desk, Layout const& layout, wb::LessonsView const& view) {
    Intents out;
    auto const& ui = desk.ui;
    auto const room = follow_room(desk, layout);
    if (auto const part = draw_follow_parts(desk, layout, wb::FollowPart::lessons))
        out.emplace_back(wb::ShowFollowPart{*part});
    draw_list(desk, room.list, view, out);
    Rect const file{room.file.x, room.file.y, room.file.w, room.file.h + room.strip.h};
    Region const region("lessons.file", file, ui.theme.bg, true);
    Rect part{file.x + ui.px(24), file.y - ImGui::GetScrollY() + ui.px(16), std::min(file.w - ui.px(48), ui.px(980)),
              0};
    part.y += draw_tools(ui, part, view, out);
    if (view.sheet) {
        Rect inner{part.x + ui.px(20), part.y + ui.px(14), part.w - ui.px(40), 0};
        float const h = height_of(ui, inner.w, *view.sheet);
        card(ui, {part.x, part.y, part.w, h}, ui.theme.panel, ui.theme.border);
        ui.text({inner.x, inner.y, inner.w, ui.px(32)}, view.sheet->title, ui.fonts.title, ui.theme.text);
        ui.text({inner.x, inner.y + ui.px(34), inner.w, ui.px(18)}, view.sheet->where, ui.fonts.caption,
                ui.theme.text2);
        inner.y += ui.px(60);
        for (auto const& one : view.sheet->parts)
            inner.y += draw_part(ui, inner, one);
        (void)draw_steps(ui, inner, view, out);
        part.y += h;
    }
    ImGui::SetCursorScreenPos({part.x, part.y});
    ImGui::Dummy({1, ui.px(16)});
    return out;
}

std::vector<LessonsDialogIntent> draw_read_lessons_dialog(Desk& desk, float width, float height) {
    std::vector<LessonsDialogIntent> out;
    std::vector<DialogIntent> closing;
    if (draw_choose_dialog(desk, {0, 0, width, height}, text::tr("Read lessons from a file"), "lessons.path",
                           text::tr("Read"), {".toml"}, closing))
        out.emplace_back(wb::TakeLessons{desk.state.form.path});
    if (!closing.empty()) out.emplace_back(wb::CloseDialog{});
    return out;
}

}
