// One column of the comparison: head, map's furniture, families, distribution, sentence.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/compare_parts.hpp"
#include "ui/icons.hpp"
#include "ui/map_furniture.hpp"
#include "ui/map_hand.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace vigie::ui {

namespace {

using Intents = std::vector<CompareIntent>;
using Group = dossier::ComparedGroup;

constexpr float figures_width = 118, families_head = 40;

/// Which of the compared zones it is.
struct Place {
    std::size_t at = 0, count = 1;
};

/// Two buttons that change its place among the others.
void draw_moves(Desk& desk, Rect const& r, Group const& group, Place place, Intents& out) {
    auto const& ui = desk.ui;
    Rect const before{r.x, r.y, r.w / 2, r.h}, after{r.x + r.w / 2, r.y, r.w / 2, r.h};
    if (ui.icon_button("compare.left." + group.code, before, icon::chevron_left, text::tr("Further left"), false, place.at > 0))
        out.emplace_back(wb::MoveInComparison{group.code, -1});
    if (ui.icon_button("compare.right." + group.code, after, icon::chevron_right, text::tr("Further right"), false, place.at + 1 < place.count))
        out.emplace_back(wb::MoveInComparison{group.code, 1});
}

void draw_head(Desk& desk, Rect const& r, Group const& group, Place place, Intents& out) {
    auto const& ui = desk.ui;
    float const x = r.x + ui.px(16), w = r.w - ui.px(32);
    float right = r.right() - ui.px(12);
    if (place.count > 1) {
        Rect const close{right - ui.px(28), r.y + ui.px(20), ui.px(28), ui.px(28)};
        if (ui.icon_button("compare.remove." + group.code, close, icon::close, text::tr("Take out of the comparison")))
            out.emplace_back(wb::TakeFromComparison{group.code});
        right -= ui.px(32);
        if (!is_narrow_column(ui, r.w)) {
            Rect const moves{right - ui.px(48), r.y + ui.px(22), ui.px(48), ui.px(24)};
            draw_moves(desk, moves, group, place, out);
            right = moves.x - ui.px(6);
        }
    }
    if (group.change) {
        ui.change({right - ui.px(64), r.y + ui.px(18), ui.px(64), ui.px(34)}, *group.change, ui.fonts.body);
        right -= ui.px(72);
    }
    auto const score = group.score ? text::decimal(*group.score, 1) : "–";
    float const score_width = ui.width(score, ui.fonts.score) + ui.px(2);
    ui.text({right - score_width, r.y + ui.px(14), score_width, ui.px(40)}, score, ui.fonts.score, ui.theme.text,
            Align::right);
    float const room = right - score_width - ui.px(8) - x;
    ui.text({x, r.y + ui.px(14), room, ui.px(22)}, group.name, ui.fonts.section_semibold, ui.theme.text);
    auto const residences = text::tr_n("{0} residence", "{0} residences", group.residences);
    auto const words = text::tr_n("{0} dwelling", "{0} dwellings", group.dwellings) + " · " + residences;
    ui.text({x, r.y + ui.px(36), room, ui.px(18)}, ui.fitting(words, residences, ui.fonts.caption, room), ui.fonts.caption, ui.theme.text2);
    std::array<std::size_t, 5> counts{};
    for (std::size_t i = 0; i < 5; ++i) counts[i] = static_cast<std::size_t>(group.by_class[i]);
    ui.class_bar({x, r.y + ui.px(64), w, ui.px(20)}, counts, true);
}

void draw_axis(Ui const& ui, Rect const& r) {
    float const w = r.w - ui.px(32 + figures_width), x = r.x + ui.px(16);
    float const label = ui.px(40);
    ui.text({x, r.y, label, r.h}, text::integer(0), ui.fonts.caption, ui.theme.text3);
    ui.text({x + w / 2 - label / 2, r.y, label, r.h}, text::integer(50), ui.fonts.caption, ui.theme.text3,
            Align::centre);
    ui.text({x + w - label, r.y, label, r.h}, text::integer(100), ui.fonts.caption, ui.theme.text3, Align::right);
    ui.text({x + w, r.y, ui.px(52), r.h}, text::tr("Index"), ui.fonts.caption, ui.theme.text3, Align::right);
    ui.text({x + w + ui.px(52), r.y, ui.px(66), r.h}, text::tr("Change"), ui.fonts.caption, ui.theme.text3,
            Align::right);
}

/// \param is_in_index  the family off the index is never coloured as a class
void draw_family(Ui const& ui, Rect const& r, dossier::FamilyMean const& family, std::optional<double> reference,
                 bool is_in_index) {
    float const figures = ui.px(figures_width);
    Rect const track{r.x + ui.px(16), r.y + (r.h - ui.px(14)) / 2, r.w - ui.px(32) - figures, ui.px(14)};
    ui.fill(track, ui.theme.panel2);
    ui.outline(track, ui.theme.border, ui.px(1));
    Rect const figure{track.right(), r.y, ui.px(52), r.h}, change{figure.right(), r.y, figures - figure.w, r.h};
    if (family.score) {
        auto const ink = is_in_index ? ui.theme.fill(family.severity) : ui.theme.neutral;
        ui.fill({track.x, track.y, track.w * static_cast<float>(*family.score / 100), track.h}, ink);
        ui.text(figure, text::decimal(*family.score, 0), ui.fonts.body_semibold, ui.theme.text, Align::right);
        if (family.change)
            ui.change(change, *family.change, ui.fonts.caption);
        else
            ui.text(change, "–", ui.fonts.caption, ui.theme.text3, Align::right);
    } else {
        ui.hatch(track, ui.theme.hatch);
        ui.text({track.right(), r.y, figures, r.h}, text::tr("no data"), ui.fonts.caption, ui.theme.text3,
                Align::right);
    }
    if (!reference) return;
    float const at = std::round(track.x + track.w * static_cast<float>(*reference / 100));
    ui.fill({at - ui.px(1), track.y - ui.px(3), ui.px(4), track.h + ui.px(6)}, ui.theme.panel);
    ui.fill({at, track.y - ui.px(3), ui.px(2), track.h + ui.px(6)}, ui.theme.ink);
}

core::SeverityClass class_of(double index, std::array<double, 3> const& limits) {
    auto const above = std::upper_bound(limits.begin(), limits.end(), index) - limits.begin();
    return static_cast<core::SeverityClass>(above);
}

/// One dot per residence, stacked; the axis is cut at the limits of the classes.
void draw_distribution(Ui const& ui, Rect const& r, Group const& group, std::array<double, 3> const& limits) {
    Rect const axis{r.x + ui.px(16), r.bottom() - ui.px(24), r.w - ui.px(32), ui.px(4)};
    auto const at = [&](double v) { return axis.x + axis.w * static_cast<float>(v / 100); };
    std::array<double, 5> const cuts{0, limits[0], limits[1], limits[2], 100};
    for (std::size_t i = 0; i < 4; ++i) {
        ui.fill({at(cuts[i]), axis.y, at(cuts[i + 1]) - at(cuts[i]), axis.h}, ui.theme.class_fill[i]);
        Rect const below{at(cuts[i]) - ui.px(20), axis.bottom() + ui.px(2), ui.px(40), ui.px(16)};
        if (i > 0) ui.text(below, text::decimal(cuts[i], 0), ui.fonts.caption, ui.theme.text3, Align::centre);
    }
    float const radius = ui.px(4), step = ui.px(8);
    std::vector<int> stacked(static_cast<std::size_t>(axis.w / step) + 2, 0);
    for (double const v : group.indices) {
        auto const last = static_cast<float>(stacked.size() - 1);
        auto const bin = static_cast<std::size_t>(std::clamp((at(v) - axis.x) / step, 0.0F, last));
        float const y = axis.y - ui.px(6) - static_cast<float>(stacked[bin]++) * step;
        if (y < r.y + radius) continue;
        float const x = axis.x + (static_cast<float>(bin) + 0.5F) * step;
        ui.disc(x, y, radius, ui.theme.fill(class_of(v, limits)));
        ui.ring(x, y, radius, ui.theme.symbol_line, ui.px(1));
    }
    if (group.indices.empty()) return;
    double const median = group.indices[group.indices.size() / 2];
    ui.fill({std::round(at(median)), r.y + ui.px(4), ui.px(2), axis.bottom() - r.y}, ui.theme.ink);
}

void draw_watched(Ui const& ui, Rect const& r, Group const& group, int in_project) {
    auto const words = text::tr_n("{0} residence", "{0} residences", group.watched_residences);
    float const w = ui.width(words, ui.fonts.body_semibold) + ui.px(8);
    ui.text(r, words, ui.fonts.body_semibold, ui.theme.text);
    auto const more = in_project == 0 ? text::tr("none in a site project")
                                      : text::tr("{0} of them in a site project", {text::integer(in_project)});
    if (group.watched_residences > 0) ui.text({r.x + w, r.y, r.w - w, r.h}, more, ui.fonts.body, ui.theme.text2);
}

Group const* reference_of(wb::CompareView const& view) {
    auto const found = std::ranges::find(view.comparison->groups, true, &Group::is_reference);
    return found != view.comparison->groups.end() ? &*found : nullptr;
}

/// A hand on one map moves all; a double click shows the zones whole again.
void move_maps(Desk& desk, ComparedMap const& map, std::string const& code) {
    auto& move = desk.state.compared_move;
    if (auto const moved = hand_move(desk.ui, "compare.map." + code, map.place, map.view))
        move = {moved->view.centre.x - map.whole.centre.x, moved->view.centre.y - map.whole.centre.y,
                map.whole.metres_per_px / moved->view.metres_per_px};
    if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(0)) move = {};
}

/// What lies on the group's map: scale, the way to the large one and back to the zones whole, and what a narrow head has no room for.
void draw_map_part(Desk& desk, ComparedMap const& map, Group const& group, Place place, Intents& out) {
    auto const& ui = desk.ui;
    auto const& code = group.code;
    move_maps(desk, map, code);
    if (place.count > 1 && is_narrow_column(ui, map.place.w)) {
        Rect const moves{map.place.right() - ui.px(72), map.place.y + ui.px(8), ui.px(64), ui.px(36)};
        card(ui, moves, ui.theme.panel, ui.theme.strong);
        draw_moves(desk, {moves.x + ui.px(2), moves.y + ui.px(2), moves.w - ui.px(4), ui.px(32)}, group, place, out);
    }
    draw_scale_bar(ui, map.place, map.view, map.place.x + ui.px(14));
    Rect button{map.place.right() - ui.px(44), map.place.bottom() - ui.px(44), ui.px(36), ui.px(36)};
    auto const pressed = [&](std::string const& id, char const* symbol, std::string const& words) {
        card(ui, button, ui.theme.panel, ui.theme.strong);
        Rect const inner{button.x + ui.px(2), button.y + ui.px(2), ui.px(32), ui.px(32)};
        button.x -= ui.px(44);
        return ui.icon_button(id + code, inner, symbol, words);
    };
    if (pressed("compare.see.", icon::expand, text::tr("See it on the large map"))) out.emplace_back(wb::ShowZone{code});
    bool const is_moved = desk.state.compared_move != SharedMove{};
    if (is_moved && pressed("compare.whole.", icon::crosshairs, text::tr("Show the neighbourhoods whole again"))) desk.state.compared_move = {};
}

}

std::vector<std::size_t> family_order(wb::CompareView const& view) {
    std::vector<std::size_t> order;
    for (bool const is_in_index : {true, false})
        for (std::size_t f = 0; f < view.families.size(); ++f)
            if (view.is_in_index[f] == is_in_index) order.push_back(f);
    return order;
}

void draw_compare_group(Desk& desk, CompareFrame const& frame, wb::CompareView const& view, ComparedMap const& map,
                        Intents& out) {
    auto const& ui = desk.ui;
    auto const& group = view.comparison->groups[map.group];
    auto const* reference = reference_of(view);
    float const left = map.place.x - ui.px(1), x = left + ui.px(16), w = frame.column - ui.px(32);
    auto const zones = static_cast<std::size_t>(std::ranges::count(view.comparison->groups, false, &Group::is_reference));
    auto const before = view.comparison->groups.begin() + static_cast<std::ptrdiff_t>(map.group);
    auto const at = static_cast<std::size_t>(std::count_if(view.comparison->groups.begin(), before, [](auto const& each) { return !each.is_reference; }));
    Place const place{at, zones};
    draw_head(desk, {left, frame.top, frame.column, ui.px(compare_head_height)}, group, place, out);
    draw_map_part(desk, map, group, place, out);
    draw_axis(ui, {left, frame.families_at, frame.column, ui.px(families_head)});
    float y = frame.families_at + ui.px(families_head);
    for (auto const f : family_order(view)) {
        bool const is_known = reference != nullptr && f < reference->families.size();
        draw_family(ui, {left, y, frame.column, ui.px(compare_row_height)}, group.families[f],
                    is_known ? reference->families[f].score : std::nullopt, view.is_in_index[f]);
        y += ui.px(compare_row_height);
    }
    draw_distribution(ui, {left, y + ui.px(4), frame.column, ui.px(96)}, group, view.limits);
    draw_watched(ui, {x, y + ui.px(108), w, ui.px(24)}, group, view.in_project[map.group]);
    ui.paragraph(x, y + ui.px(142), w, group.sentence, ui.fonts.body, ui.theme.text2, ui.px(20), 3);
}

void draw_compare_labels(Desk& desk, CompareFrame const& frame, wb::CompareView const& view,
                         wb::LegendView const& legend) {
    auto const& ui = desk.ui;
    float const x = ui.px(16), w = frame.label - ui.px(28), end = frame.top + ui.px(compare_head_height) + frame.maps;
    auto const title = [&](float y, std::string const& words) {
        ui.text({x, y, w, ui.px(24)}, words, ui.fonts.caption_semibold, ui.theme.text2);
    };
    title(frame.top + ui.px(12), text::tr("Mean index"));
    ui.text({x, frame.top + ui.px(32), w, ui.px(18)}, text::tr("weighted by dwellings"), ui.fonts.caption,
            ui.theme.text3);
    float y = frame.top + ui.px(compare_head_height + 8);
    y = draw_compare_legend(ui, x, y, w, legend);
    for (bool const is_fragile : {false, true}) {
        if (!legend.has_foyers || y + ui.px(24) > end) break;
        ui.dashed(x, y + ui.px(12), x + ui.px(20), y + ui.px(12), ui.theme.ink, 2.25F * ui.scale,
                  is_fragile ? ui.px(6) : ui.px(40), ui.px(4));
        ui.text({x + ui.px(28), y, w - ui.px(28), ui.px(24)},
                is_fragile ? text::tr("Fragile cluster") : text::tr("Solid cluster"), ui.fonts.caption, ui.theme.text2);
        y += ui.px(24);
    }
    ui.text({x, frame.families_at, w, ui.px(families_head)}, text::tr("Families"), ui.fonts.caption_semibold,
            ui.theme.text2);
    y = frame.families_at + ui.px(families_head);
    for (auto const f : family_order(view)) {
        auto const& [name, short_name] = view.families[f];
        auto const ink = view.is_in_index[f] ? ui.theme.text : ui.theme.text2;
        ui.text({x, y, w, ui.px(compare_row_height)}, ui.fitting(name, short_name, ui.fonts.body, w), ui.fonts.body,
                ink);
        y += ui.px(compare_row_height);
    }
    title(y + ui.px(8), text::tr("Distribution of the scores"));
    ui.paragraph(x, y + ui.px(30), w, text::tr("one dot per residence, line: median"), ui.fonts.caption, ui.theme.text3,
                 ui.px(16));
    title(y + ui.px(108), text::tr("On the watch list"));
    title(y + ui.px(140), text::tr("In one sentence"));
}

}
