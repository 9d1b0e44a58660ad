// What the map is coloured by: the figure, its classes, their colours.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/measure_parts.hpp"

#include <imgui.h>

#include <algorithm>

namespace vigie::ui {

namespace {

using Intents = std::vector<MeasureIntent>;
using analysis::ClassMethod;

constexpr float item_height = 28, histogram_height = 118, least_list = 140;

/// \return height
float draw_head(Ui const& ui, float x, float y, float w, wb::MeasureView const& view, Intents& out) {
    ui.label({x, y, w - ui.px(36), ui.px(28)}, text::tr("Figure on the map"), ui.fonts.title, ui.theme.text);
    Rect const close{x + w - ui.px(28), y, ui.px(28), ui.px(28)};
    if (ui.icon_button("measure.close", close, icon::close, text::tr("Close the panel")))
        out.emplace_back(wb::ShowSide{wb::SidePanel::fiche});
    auto const name = view.unit.empty() ? view.title : view.title + " · " + view.unit;
    ui.text({x, y + ui.px(30), w, ui.px(20)}, view.has_measure ? name : text::tr("None: choose one below."),
            ui.fonts.body_medium, ui.theme.text2);
    return ui.px(58);
}

void draw_item(Ui const& ui, Rect const& r, wb::MeasureView::Item const& item, std::size_t i, Intents& out) {
    if (item.key.empty()) {
        ui.text({r.x + ui.px(8), r.y + ui.px(4), r.w - ui.px(16), r.h - ui.px(4)}, item.title,
                ui.fonts.caption_semibold, ui.theme.text3);
        return;
    }
    if (ui.hit("measure.item." + std::to_string(i), r)) out.emplace_back(wb::ChooseMeasure{item.key});
    if (item.is_chosen)
        ui.fill(r, ui.theme.accent_soft, ui.px(4));
    else if (ui.is_hovered())
        ui.fill(r, ui.theme.hover, ui.px(4));
    ui.text({r.x + ui.px(16), r.y, r.w - ui.px(24), r.h}, item.title, ui.fonts.body, ui.theme.text);
}

/// Headings are passed over by the arrows.
std::size_t nearest_item(std::vector<wb::MeasureView::Item> const& items, std::size_t to, bool is_down) {
    while (items[to].key.empty()) {
        if (is_down && to + 1 < items.size())
            ++to;
        else if (to > 0)
            is_down = false, --to;
        else
            return std::min<std::size_t>(1, items.size() - 1);
    }
    return to;
}

void draw_list(Desk& desk, Rect const& r, wb::MeasureView const& view, Intents& out) {
    auto const& ui = desk.ui;
    auto const& items = view.items;
    auto const at =
        static_cast<std::size_t>(std::ranges::find_if(items, &wb::MeasureView::Item::is_chosen) - items.begin());
    auto const now = at < items.size() ? std::optional(at) : std::nullopt;
    float const row = ui.px(item_height);
    auto const page = static_cast<std::size_t>(std::max(1.0F, r.h / row - 1));
    if (auto const to = ui.list_keys("measure.list", r, now, items.size(), page)) {
        auto const next = nearest_item(items, *to, *to > now.value_or(0));
        if (next != now) out.emplace_back(wb::ChooseMeasure{items[next].key});
    }
    ui.outline(r, ui.theme.border, ui.px(1), ui.px(6));
    Rect const inner{r.x + ui.px(2), r.y + ui.px(2), r.w - ui.px(4), r.h - ui.px(4)};
    if (items.empty()) {
        ui.text(inner, text::tr("Nothing of that name."), ui.fonts.body, ui.theme.text2, Align::centre);
        return;
    }
    Region const rows("measure.rows", inner, std::nullopt, true);
    // Brought into view when it is chosen, not while the list is scrolled by hand.
    if (now && (ImGui::IsWindowAppearing() || ui.focus.is_on("measure.list")))
        ImGui::SetScrollY(std::clamp(ImGui::GetScrollY(), row * static_cast<float>(*now + 2) - inner.h,
                                     row * static_cast<float>(*now > 0 ? *now - 1 : 0)));
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(items.size()), row);
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            Rect const line{inner.x, inner.y - ImGui::GetScrollY() + static_cast<float>(i) * row, inner.w - ui.px(12),
                            row};
            draw_item(ui, line, items[static_cast<std::size_t>(i)], static_cast<std::size_t>(i), out);
        }
}

/// The method the limits are made by; by hand begins with those there are.
void choose_method(wb::MeasureView const& view, ClassMethod method, Intents& out) {
    auto style = view.style;
    style.method = analysis::code(method);
    if (method == ClassMethod::manual)
        style.limits = view.limits;
    else
        style.limits.clear();
    out.emplace_back(wb::ShowMeasure{style});
}

/// Fewer, how many, more.
void draw_count(Ui const& ui, Rect const& r, wb::MeasureView const& view, Intents& out) {
    int const shown = view.can_count ? view.style.classes : static_cast<int>(view.limits.size()) + 1;
    auto const ink = view.can_count ? ui.theme.text : ui.theme.text2;
    auto const asked = draw_class_count(ui, "measure", r, view.style.classes, shown, view.can_count, ink);
    if (!asked) return;
    auto style = view.style;
    style.classes = *asked;
    out.emplace_back(wb::ShowMeasure{style});
}

/// \return height
float draw_ways(Ui const& ui, float x, float y, float w, wb::MeasureView const& view, Intents& out) {
    rule(ui, x, y, w);
    float const top = y;
    y += ui.px(10);
    float const count = ui.px(132);
    if (auto const chosen =
            ui.drop_down("measure.method", {x, y, w - count - ui.px(8), ui.px(32)}, view.method_names, view.method))
        choose_method(view, view.methods[*chosen], out);
    draw_count(ui, {x + w - count, y, count, ui.px(32)}, view, out);
    y += ui.px(36);
    y += ui.paragraph(x, y, w, view.method_help, ui.fonts.caption, ui.theme.text2, ui.px(16)) + ui.px(6);
    float const strip = ui.px(112);
    if (auto const chosen =
            ui.drop_down("measure.ramp", {x, y, w - strip - ui.px(8), ui.px(32)}, view.ramp_names, view.ramp)) {
        auto style = view.style;
        style.ramp = scene::code(view.ramps[*chosen]);
        out.emplace_back(wb::ShowMeasure{style});
    }
    auto const colours = view.classing->colours(ui.theme);
    float const one = strip / static_cast<float>(colours.size());
    for (std::size_t i = 0; i < colours.size(); ++i)
        ui.fill({x + w - strip + one * static_cast<float>(i), y + ui.px(8), one, ui.px(16)}, colours[i]);
    ui.outline({x + w - strip, y + ui.px(8), strip, ui.px(16)}, ui.theme.strong, ui.px(1));
    return y + ui.px(40) - top;
}

/// How it is drawn, and why not the other way. \return height
float draw_symbols(Desk& desk, float x, float y, float w, wb::MeasureView const& view) {
    auto const& ui = desk.ui;
    auto& state = desk.state.measure;
    if (!view.is_of_zones) return 0;
    if (state.refused != view.style.measure) state.is_refusal_shown = false;
    std::vector<std::string> const words{text::tr("Zones filled in"), text::tr("Discs")};
    std::size_t const now = view.has_discs ? 1 : 0;
    if (ui.segments("measure.symbols", {x, y, w, ui.px(30)}, words, now)) {
        state.is_refusal_shown = true;
        state.refused = view.style.measure;
    }
    float h = ui.px(36);
    if (state.is_refusal_shown)
        h += ui.note(x, y + h, w, icon::information, view.refusal, ui.theme.warn_soft, ui.theme.warn) + ui.px(8);
    return h;
}

/// \return height
float draw_warnings(Ui const& ui, float x, float y, float w, wb::MeasureView const& view, Intents& out) {
    float const top = y;
    for (std::size_t i = 0; i < view.warnings.size(); ++i) {
        auto const& warning = view.warnings[i];
        y += ui.note(x, y, w, icon::alert_outline, warning.words, ui.theme.warn_soft, ui.theme.warn) + ui.px(4);
        if (!warning.instead) continue;
        auto const words = text::tr("Take it");
        Rect const link{x + ui.px(4), y, ui.width(words, ui.fonts.caption_medium) + ui.px(4), ui.px(24)};
        if (ui.link("measure.instead." + std::to_string(i), link, words)) choose_method(view, *warning.instead, out);
        y += ui.px(26);
    }
    if (!view.colour_warning.empty())
        y += ui.note(x, y, w, icon::eye, view.colour_warning, ui.theme.panel2, ui.theme.text2) + ui.px(4);
    return y - top;
}

/// \return height
float draw_cut(Desk& desk, float x, float y, float w, wb::MeasureView const& view, Intents& out) {
    auto const& ui = desk.ui;
    float const top = y;
    y += draw_symbols(desk, x, y, w, view);
    y += draw_ways(ui, x, y, w, view, out);
    if (view.is_reading) {
        ui.text({x, y, w, ui.px(histogram_height)}, text::tr("Reading what was observed"), ui.fonts.body,
                ui.theme.text2, Align::centre);
        return y + ui.px(histogram_height) - top;
    }
    draw_measure_histogram(desk, {x, y, w, ui.px(histogram_height)}, view, out);
    y += ui.px(histogram_height + 4);
    ui.text({x, y, w, ui.px(18)}, view.counts, ui.fonts.caption, ui.theme.text2);
    y += ui.px(18);
    if (!view.fit.empty()) ui.text({x, y, w, ui.px(18)}, view.fit, ui.fonts.caption, ui.theme.text2);
    y += ui.px(24);
    return y + draw_warnings(ui, x, y, w, view, out) - top;
}

}

std::optional<int> draw_class_count(Ui const& ui, std::string const& id, Rect const& r, int classes, int shown, bool is_enabled, scene::Rgba ink) {
    std::optional<int> asked;
    auto const step = [&](char const* which, Rect const& at, char const* sign, std::string const& tip, int by) {
        int const next = classes + by;
        bool const is_possible = is_enabled && next >= analysis::fewest_classes && next <= analysis::most_classes;
        if (ui.icon_button(id + which, at, sign, tip, false, is_possible)) asked = next;
    };
    ui.outline(r, ui.theme.strong, ui.px(1), ui.px(6));
    step(".fewer", {r.x, r.y, ui.px(32), r.h}, icon::minus, text::tr("Fewer classes"), -1);
    step(".more", {r.right() - ui.px(32), r.y, ui.px(32), r.h}, icon::plus, text::tr("More classes"), 1);
    ui.text({r.x + ui.px(32), r.y, r.w - ui.px(64), r.h}, text::tr_n("{0} class", "{0} classes", shown), ui.fonts.body, ink, Align::centre);
    return asked;
}

std::vector<MeasureIntent> draw_measure_panel(Desk& desk, Rect const& r, wb::MeasureView const& view) {
    Intents out;
    auto const& ui = desk.ui;
    float const pad = ui.px(16), x = r.x + pad, w = r.w - 2 * pad;
    Region const region("measure", r, ui.theme.panel, true);
    ui.line(r.x, r.y, r.x, r.bottom(), ui.theme.border, ui.px(1));
    float const top = r.y - ImGui::GetScrollY();
    float y = top + ui.px(12);
    y += draw_head(ui, x, y, w, view, out);
    ui.text_field("measure.query", {x, y, w, ui.px(32)}, desk.state.measure.query,
                  text::tr("Family, indicator, zones…"));
    y += ui.px(38);
    // What is left under the classes, in a tall window; in a small one the panel scrolls.
    float const rest = ui.px(view.has_measure ? 424 : 24);
    float const list = std::max(ui.px(least_list), r.bottom() - (r.y - top) - y - rest);
    draw_list(desk, {x, y, w, list}, view, out);
    y += list + ui.px(10);
    if (view.has_measure) y += draw_cut(desk, x, y, w, view, out);
    y += ui.px(12);
    ImGui::SetCursorScreenPos({r.x, top});
    ImGui::Dummy({1, y - top});
    return out;
}

}
