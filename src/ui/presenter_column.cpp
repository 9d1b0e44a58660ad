// What is said beside the map of a step.
#include "dossier/change_words.hpp"
#include "dossier/story_page.hpp"
#include "scene/classing.hpp"
#include "scene/colouring.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/presenter_parts.hpp"
#include "workbench/views.hpp"

#include <algorithm>
#include <functional>
#include <string_view>

namespace vigie::ui {

namespace {

using dossier::StoryPage;

constexpr float row = 44, line = 32, strip_height = 104;

float draw_sentence(Ui const& ui, Rect const& r, std::string const& sentence) {
    return ui.paragraph(r.x, r.y, r.w, sentence, ui.fonts.presenter, ui.theme.text, ui.px(38));
}

float sentence_height(Ui const& ui, float width, std::string const& sentence) {
    return ui.px(38) * static_cast<float>(ui.lines_of(sentence, ui.fonts.presenter, width));
}

/// Where the captions begin: right of the widest value.
float value_width(Ui const& ui, StoryPage const& page, float most) {
    float widest = 0;
    for (auto const& figure : page.step.figures)
        widest = std::max(widest, ui.width(figure.value, ui.fonts.presenter_title));
    return std::min(widest + ui.px(20), most);
}

float figure_height(Ui const& ui, core::StoryFigure const& figure, float caption) {
    return std::max(ui.px(54),
                    ui.px(line) * static_cast<float>(ui.lines_of(figure.caption, ui.fonts.presenter_text, caption)) +
                        ui.px(10));
}

float figures_height(Ui const& ui, StoryPage const& page, float width) {
    float const caption = width - value_width(ui, page, width * 0.55F);
    float height = 0;
    for (auto const& figure : page.step.figures)
        height += figure_height(ui, figure, caption);
    return height;
}

/// « 21 → 27 »: the arrow is drawn, since the screen's letters have none.
void draw_value(Ui const& ui, Rect const& r, std::string const& value) {
    static constexpr std::string_view arrow = " → ";
    auto const* const font = ui.fonts.presenter_title;
    auto const at = value.find(arrow);
    if (at == std::string::npos) return ui.text(r, value, font, ui.theme.text);
    auto const before = value.substr(0, at), after = value.substr(at + arrow.size());
    float const room = std::max(ui.px(24), r.w - ui.px(20) - ui.width(before, font) - ui.width(after, font));
    float const x = r.x + ui.width(before, font), cy = r.y + r.h / 2, tip = x + room - ui.px(6);
    ui.text({r.x, r.y, x - r.x + 1, r.h}, before, font, ui.theme.text);
    ui.line(x + ui.px(8), cy, tip, cy, ui.theme.text, ui.px(3));
    ui.line(tip - ui.px(8), cy - ui.px(8), tip, cy, ui.theme.text, ui.px(3));
    ui.line(tip - ui.px(8), cy + ui.px(8), tip, cy, ui.theme.text, ui.px(3));
    ui.text({x + room, r.y, r.right() - x - room, r.h}, after, font, ui.theme.text);
}

void draw_figures(Ui const& ui, Rect const& r, StoryPage const& page) {
    float const value = value_width(ui, page, r.w * 0.55F), caption = r.w - value;
    float y = r.y;
    for (auto const& figure : page.step.figures) {
        float const h = figure_height(ui, figure, caption);
        draw_value(ui, {r.x, y, value, h}, figure.value);
        float const words =
            ui.px(line) * static_cast<float>(ui.lines_of(figure.caption, ui.fonts.presenter_text, caption));
        ui.paragraph(r.x + value, y + (h - words) / 2, caption, figure.caption, ui.fonts.presenter_text, ui.theme.text2,
                     ui.px(line));
        y += h;
    }
}

std::string line_words(dossier::StoryLine const& each) {
    return each.head.empty() ? each.words : each.head + " · " + each.words;
}

/// As many as fit whole. \return height
float draw_lines(Ui const& ui, Rect const& r, StoryPage const& page) {
    float y = r.y;
    std::size_t shown = 0;
    for (auto const& each : page.lines) {
        auto const words = line_words(each);
        float const h = ui.px(line) * static_cast<float>(ui.lines_of(words, ui.fonts.presenter_text, r.w)) + ui.px(18);
        bool const is_last = shown + 1 == page.line_count;
        if (y + h + (is_last ? 0 : ui.px(line)) > r.bottom()) break; // room is kept for how many more there are
        rule(ui, r.x, y, r.w);
        ui.paragraph(r.x, y + ui.px(9), r.w, words, ui.fonts.presenter_text, ui.theme.text, ui.px(line));
        y += h;
        ++shown;
    }
    auto const left = static_cast<long long>(page.line_count - shown);
    if (left > 0 && y + ui.px(line) <= r.bottom())
        ui.text({r.x, y, r.w, ui.px(line)}, text::tr_n("{0} more in the minutes", "{0} more in the minutes", left),
                ui.fonts.presenter_text, ui.theme.text2);
    return y - r.y;
}

/// A row of the legend: how it is marked, its word, its count.
struct Row {
    std::function<void(Rect const&)> mark;
    std::string words, count;
};

std::vector<Row> class_rows(Ui const& ui, StoryPage const& page) {
    std::vector<Row> rows;
    for (auto const& each : page.legend) {
        if (page.legend_title.empty() || (each.count == 0 && !page.shows_residences)) continue;
        rows.push_back(
            {[&ui, severity = each.severity](Rect const& r) { ui.big_chip(r, severity, ui.fonts.presenter_strong); },
             each.name, text::integer(static_cast<std::int64_t>(each.count))});
    }
    if (page.secret > 0)
        rows.push_back({[&ui](Rect const& r) { draw_secret(ui, r, ui.fonts.presenter_strong); },
                        text::tr("Protected: too few households"),
                        text::integer(static_cast<std::int64_t>(page.secret))});
    return rows;
}

/// Of a map coloured by a figure: its classes, the highest first, and what has no value when there is some.
std::vector<Row> measure_rows(Ui const& ui, StoryPage const& page) {
    std::vector<Row> rows;
    auto const& classing = *page.classing;
    std::vector<std::size_t> counts(classing.classes() + 1);
    auto const count = [&](auto const& marks) {
        for (auto const& mark : marks)
            ++counts[std::min<std::size_t>(mark.step, classing.classes())];
    };
    if (page.content->residences)
        count(page.content->residences->marks);
    else if (!page.content->zones.empty())
        count(page.content->zones.front().marks);
    auto const colours = classing.colours(ui.theme);
    for (std::size_t i = classing.classes(); i-- > 0;)
        rows.push_back({[&ui, colour = colours[i]](Rect const& r) {
                            ui.fill(r, colour, ui.px(4));
                            ui.outline(r, ui.theme.strong, 1, ui.px(4));
                        },
                        classing.labels[i], text::integer(static_cast<std::int64_t>(counts[i]))});
    if (counts.back() > 0)
        rows.push_back({[&ui](Rect const& r) {
                            ui.hatch(r, ui.theme.hatch);
                            ui.outline(r, ui.theme.strong, 1, ui.px(4));
                        },
                        classing.labels.back(), text::integer(static_cast<std::int64_t>(counts.back()))});
    return rows;
}

void draw_rows(Ui const& ui, Rect const& r, std::string const& title, std::vector<Row> const& rows) {
    float y = r.y;
    ui.text({r.x, y, r.w, ui.px(row)}, title, ui.fonts.presenter_text, ui.theme.text2);
    y += ui.px(row);
    for (auto const& each : rows) {
        rule(ui, r.x, y, r.w);
        each.mark({r.x, y + ui.px(6), ui.px(32), ui.px(32)});
        ui.text({r.x + ui.px(48), y, r.w - ui.px(120), ui.px(row)}, each.words, ui.fonts.presenter_text, ui.theme.text);
        ui.text({r.x, y, r.w, ui.px(row)}, each.count, ui.fonts.presenter_strong, ui.theme.text, Align::right);
        y += ui.px(row);
    }
    rule(ui, r.x, y, r.w);
}

/// The classes of a figure side by side, the lowest and the highest named, where there is no room for a row each.
void draw_strip(Ui const& ui, Rect const& r, StoryPage const& page) {
    auto const& classing = *page.classing;
    auto const colours = classing.colours(ui.theme);
    float const step = r.w / static_cast<float>(colours.size());
    ui.text({r.x, r.y, r.w, ui.px(36)}, classing.title, ui.fonts.presenter_text, ui.theme.text2);
    for (std::size_t i = 0; i < colours.size(); ++i)
        ui.fill({r.x + step * static_cast<float>(i), r.y + ui.px(40), step, ui.px(24)}, colours[i]);
    ui.outline({r.x, r.y + ui.px(40), r.w, ui.px(24)}, ui.theme.strong);
    Rect const words{r.x, r.y + ui.px(68), r.w, ui.px(32)};
    ui.text(words, classing.labels.front(), ui.fonts.presenter_text, ui.theme.text);
    ui.text(words, classing.labels[colours.size() - 1], ui.fonts.presenter_text, ui.theme.text, Align::right);
}

/// What lines and triangles mean.
void draw_keys(Ui const& ui, Rect const& r, StoryPage const& page) {
    if (page.has_moves) {
        float left = r.x;
        for (auto const& words :
             {"▲ " + dossier::short_dynamics(core::Dynamics::worse), "● " + dossier::short_dynamics(core::Dynamics::steady),
              "▼ " + dossier::short_dynamics(core::Dynamics::better)})
            left = draw_marked(ui, {left, r.y, 0, r.h}, words, ui.fonts.presenter_text, ui.theme.text2) + ui.px(24);
        return;
    }
    float x = r.x;
    for (bool const is_fragile : {false, true}) {
        if (is_fragile ? !page.has_fragile : !page.has_solid) continue;
        auto const words = is_fragile ? text::tr("fragile") : text::tr("robust");
        float const cy = r.y + r.h / 2;
        ui.dashed(x, cy, x + ui.px(48), cy, ui.theme.ink, ui.px(4), is_fragile ? ui.px(12) : ui.px(60), ui.px(8));
        float const w = ui.width(words, ui.fonts.presenter_text);
        ui.text({x + ui.px(62), r.y, w + ui.px(2), r.h}, words, ui.fonts.presenter_text, ui.theme.text2);
        x += w + ui.px(90);
    }
}

}

void draw_secret(Ui const& ui, Rect const& r, ImFont const* font) {
    ui.fill(r, ui.theme.panel, ui.px(4));
    ui.outline(r, ui.theme.ink, ui.px(1.5F), ui.px(4));
    ui.text(r, "s", font, ui.theme.text, Align::centre);
}

float draw_marked(Ui const& ui, Rect const& r, std::string const& words, ImFont const* font, scene::Rgba colour) {
    auto const space = words.find(' ');
    auto const mark = words.substr(0, space);
    bool const is_up = mark == "▲", is_down = mark == "▼", is_disc = mark == "●";
    float x = r.x;
    auto const rest = is_up || is_down || is_disc ? words.substr(space + 1) : words;
    if (rest != words) {
        float const half = r.h * 0.22F, cx = x + half, cy = r.y + r.h / 2;
        is_disc ? ui.disc(cx, cy, half * 0.9F, colour) : ui.triangle(cx, cy, half, is_up, colour);
        x += half * 2 + r.h * 0.25F;
    }
    float const width = ui.width(rest, font);
    ui.text({x, r.y, std::max(r.right() - x, width + 1), r.h}, rest, font, colour);
    return x + width;
}

void draw_presenter_column(Desk& desk, Rect const& r, StoryPage const& page) {
    auto const& ui = desk.ui;
    Region const region("presenter.column", r, ui.theme.panel);
    float const gap = ui.px(24), x = r.x + ui.px(40), w = r.w - ui.px(88), bottom = r.bottom() - ui.px(12);
    float y = r.y + gap;
    auto const fits = [&](float height) { return height > 0 && y + height <= bottom; };
    if (!page.step.sentence.empty() && fits(sentence_height(ui, w, page.step.sentence)))
        y += draw_sentence(ui, {x, y, w, 0}, page.step.sentence) + gap;
    if (!page.lines.empty()) {
        draw_lines(ui, {x, y, w, bottom - y}, page);
        return;
    }
    if (float const height = figures_height(ui, page, w); fits(height)) {
        draw_figures(ui, {x, y, w, height}, page);
        y += height + gap;
    }
    auto const rows = page.classing ? measure_rows(ui, page) : class_rows(ui, page);
    if (float const height = ui.px(row) * static_cast<float>(rows.size() + 1); !rows.empty() && fits(height)) {
        draw_rows(ui, {x, y, w, height}, page.classing ? page.classing->title : page.legend_title, rows);
        y += height + ui.px(8);
    } else if (page.classing && fits(ui.px(strip_height))) {
        draw_strip(ui, {x, y, w, ui.px(strip_height)}, page);
        y += ui.px(strip_height + 8);
    }
    bool const has_keys = page.has_moves || page.has_solid || page.has_fragile;
    if (has_keys && fits(ui.px(row))) draw_keys(ui, {x, y, w, ui.px(row)}, page);
}

}
