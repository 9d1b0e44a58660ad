#include "report/detail/walk_blocks.hpp"

#include "dossier/walk_words.hpp"
#include "report/detail/site_blocks.hpp"
#include "text/language.hpp"

#include <algorithm>

namespace vigie::report {

namespace {

constexpr double box_mm = 3.4, row_mm = 4.7, circle_mm = 4.2, factor_row_mm = 4.9, lines_every_mm = 5.6,
                 first_line_mm = 4.2;
constexpr double factors_mm = 50.5, factors_gap_mm = 4.5, side_gap_mm = 4.5;
constexpr Role name_role{10.2, 1.2, scene::FontWeight::bold},
    number_role{9.4, 1.2, scene::FontWeight::bold, paper::white}, question_role{7.4, 1.22, scene::FontWeight::semibold},
    tick_role{7.4, 1.22}, mark_role{7.0, 1.2};
constexpr int marks = 5; ///< 0 to 4

double line_height(Role const& role) { return role.size * role.leading / points_per_mm; }

void draw_box(Page& page, double x, double y, bool is_ticked) {
    page.rect({x, y, box_mm, box_mm}, paper::white, Line{paper::ink, 0.3});
    if (!is_ticked) return;
    page.path({{x + 0.6, y + 0.6}, {x + box_mm - 0.6, y + box_mm - 0.6}}, false, {}, Line{paper::ink, 0.5});
    page.path({{x + box_mm - 0.6, y + 0.6}, {x + 0.6, y + box_mm - 0.6}}, false, {}, Line{paper::ink, 0.5});
}

double draw_factor(Page& page, std::string const& words, double x, double y) {
    page.text(tick_role, words, x, y + (factor_row_mm - line_height(tick_role)) / 2, factors_mm - marks * 4.7 - 0.5);
    for (int mark = 0; mark < marks; ++mark) {
        double const cx = x + factors_mm - (marks - mark - 0.5) * 4.7, cy = y + factor_row_mm / 2;
        page.disc(cx, cy, circle_mm / 2, paper::white, Line{paper::ink, 0.25});
        page.text(mark_role, std::to_string(mark), cx - circle_mm / 2, cy - line_height(mark_role) / 2, circle_mm,
                  Align::centre);
    }
    page.rule(x, y + factor_row_mm, factors_mm, 0.15, paper::line);
    return factor_row_mm;
}

/// Five factors under one another.
double draw_factors(Page& page, std::size_t from, double x, double y) {
    auto const head = text::tr("0 clean → 4 very dirty");
    double used = page.text(role::head, head, x, y, factors_mm, Align::right).height + 0.3;
    page.rule(x, y + used, factors_mm, 0.25, paper::ink);
    for (std::size_t i = from; i < from + 5; ++i)
        used += page.row(false, [&] {
            return draw_factor(page, dossier::factor_label(core::cleanliness_factors[i]), x, y + used);
        });
    return used;
}

double draw_questions(Page& page, core::WalkStop const& stop, double x, double y, double width) {
    std::vector<Tick> grounds, owners;
    for (auto const owner : core::all_ground_owners)
        grounds.push_back(
            {dossier::ground_label(owner), owner == stop.ground && owner != core::GroundOwner::to_clarify});
    for (auto const owner : core::all_finding_owners)
        owners.push_back({dossier::owner_label(owner), false, owner == core::FindingOwner::other ? 12.0 : 0});
    double used = draw_ticks(page, text::tr("Whose ground?"), grounds, x, y, width) + 0.3;
    used += draw_ticks(page, text::tr("Who has to act?"), owners, x, y + used, width) + 0.3;
    return used + draw_ticks(page, text::tr("Lighting"),
                             {{text::tr_in("lighting", "works")},
                              {text::tr_in("lighting", "does not")},
                              {text::tr("Wreck")},
                              {text::tr("Urgent")}},
                             x, y + used, width);
}

double draw_stop_title(Page& page, StopToFill const& stop, double x, double y, double width) {
    page.rule(x, y, width, 0.25, paper::ink);
    constexpr double radius = 3.4;
    page.disc(x + radius, y + 1.3 + radius, radius, paper::ink);
    page.text(number_role, std::to_string(stop.number), x, y + 1.3 + radius - line_height(number_role) / 2, 2 * radius,
              Align::centre);
    auto const photos = text::tr("photos no.");
    double const photos_width = page.size(tick_role, photos).width + 1 + 9 + 1.5 +
                                page.size(tick_role, text::tr_in("photo numbers", "to")).width + 1 + 9;
    double const left = x + 2 * radius + 2, room = width - 2 * radius - 4 - photos_width;
    auto const name = page.text(name_role, brief(stop.stop.name, 60), left, y + 2.1, 0);
    double const hint_room = room - name.width - 3;
    if (!stop.stop.look_at.empty() && hint_room > 20) {
        auto words = text::tr("look at: {0}", {stop.stop.look_at});
        while (words.size() > 12 && page.size(role::note, words).width > hint_room)
            words = brief(words, words.size() - 6);
        page.text(role::note, words, left + name.width + 3, y + 3);
    }
    double at = x + width - photos_width;
    at += draw_blank(page, tick_role, photos, at, y + 2.6, 9) + 1.5;
    draw_blank(page, tick_role, text::tr_in("photo numbers", "to"), at, y + 2.6, 9);
    return 8.6;
}

}

double draw_blank(Page& page, Role const& role, std::string const& words, double x, double y, double line_mm) {
    auto const extent = page.text(role, words, x, y);
    double const from = x + extent.width + 1;
    page.rule(from, y + extent.height - 0.4, line_mm, 0.2, paper::ink);
    return extent.width + 1 + line_mm;
}

double draw_ticks(Page& page, std::string const& question, std::vector<Tick> const& ticks, double x, double y,
                  double width) {
    double const text_top = (row_mm - line_height(tick_role)) / 2, box_top = (row_mm - box_mm) / 2;
    double left = x, top = y;
    if (!question.empty()) left += page.text(question_role, question, left, top + text_top).width + 2.2;
    for (auto const& tick : ticks) {
        double const words = page.size(tick_role, tick.words).width;
        double const needed = box_mm + 1 + words + (tick.blank_mm > 0 ? 1 + tick.blank_mm : 0);
        if (left + needed > x + width && left > x) left = x, top += row_mm;
        draw_box(page, left, top + box_top, tick.is_ticked);
        page.text(tick_role, tick.words, left + box_mm + 1, top + text_top);
        if (tick.blank_mm > 0) page.rule(left + box_mm + 2 + words, top + row_mm - 0.8, tick.blank_mm, 0.2, paper::ink);
        left += needed + 3;
    }
    return top - y + row_mm;
}

double draw_privacy(Page& page, double x, double y, double width) {
    auto const semibold = scene::FontWeight::semibold;
    std::vector<Run> const words{{text::tr("Write down facts about the place.") + " ", semibold, false, {}},
                                 {text::tr("No name, floor, door number, number plate or health. No face in the "
                                           "photos. Any tenant may ask to read what is written."),
                                  {},
                                  false,
                                  {}}};
    double const height = page.size(role::body, words, width - 3).height + 2.4;
    page.rect({x, y, width, height}, paper::white, Line{paper::ink, 0.3});
    page.runs(role::body, words, x + 1.5, y + 1.2, width - 3);
    return height;
}

double draw_stop(Page& page, StopToFill const& stop, double x, double y, double width, double height) {
    double const top = y + draw_stop_title(page, stop, x, y, width);
    double const first = draw_factors(page, 0, x, top);
    (void)draw_factors(page, 5, x + factors_mm + factors_gap_mm, top);
    double const left_width = 2 * factors_mm + factors_gap_mm;
    double note = top + first + 1;
    for (auto const& words : stop.left_open) {
        auto const shown = text::tr("Still open: {0}", {brief(words, 150)});
        double const needed = page.size(role::note, shown, left_width).height;
        if (note + needed > y + height) break;
        note += page.text(role::note, shown, x, note, left_width).height;
    }
    double const right = x + left_width + side_gap_mm, room = width - left_width - side_gap_mm;
    double line = top + draw_questions(page, stop.stop, right, top, room) + first_line_mm;
    for (; line <= y + height - 0.5; line += lines_every_mm)
        page.rule(right, line, room, 0.2, paper::ink);
    return height;
}

}
