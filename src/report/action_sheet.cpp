#include "report/action_sheet.hpp"

#include "core/error.hpp"
#include "dossier/map_content.hpp"
#include "report/detail/legend.hpp"
#include "report/detail/row_table.hpp"
#include "report/detail/site_blocks.hpp"
#include "report/detail/walk_map.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::report {

namespace {

using text::tr;
using dossier::ActionMap;
using dossier::MappedState;

constexpr double mm = points_per_mm, map_mm = 168, gutter_mm = 5, sign_mm = 2.3, column_gap_mm = 6;
constexpr Role number_role{7.0, 1.2, scene::FontWeight::bold};

/// A sign tells the state without a colour: full square, full disc, empty disc, pale disc.
void draw_sign(Page& page, MappedState state, double x, double y, std::string const& number) {
    constexpr double height = 7.0 * 1.2 / mm;
    auto const outline = Line{paper::ink, 0.35};
    if (state == MappedState::late)
        page.rect({x - sign_mm, y - sign_mm, 2 * sign_mm, 2 * sign_mm}, paper::ink, Line{paper::white, 0.3});
    else
        page.disc(x, y, sign_mm, state == MappedState::under_way ? paper::muted : state == MappedState::done ? scene::rgb(0xE3E6E9) : paper::white, outline);
    if (number.empty()) return;
    Role hand = number_role;
    if (state == MappedState::late || state == MappedState::under_way) hand.colour = paper::white;
    page.text(hand, number, x - sign_mm, y - height / 2, 2 * sign_mm, Align::centre);
}

struct Layout {
    Page& page;
    Frame const& frame;
    dossier::Snapshot const& snapshot;
    ActionMap const& map;
    SheetOptions const& options;
    int of = 1;
};

scene::MapContent ground_of(dossier::Snapshot const& snapshot) {
    auto content = dossier::map_content(snapshot);
    content.residences.reset();
    content.foyers.clear();
    content.is_fictitious = false; // the header says it
    return content;
}

/// The map with its signs. \return what its credits are
std::string draw_map(Layout const& sheet, MmBox const& box) {
    core::Box ground;
    for (auto const& place : sheet.map.places)
        if (place.at) ground.include(*place.at);
    if (ground.is_empty()) ground = sheet.snapshot.extent;
    auto const view = scene::fitted(ground, box.width * mm, box.height * mm, 0.66, 12 * mm);
    auto content = ground_of(sheet.snapshot);
    lay_base_map(content, sheet.options.base_images, view);
    scene::MapStyle style;
    style.show_north_arrow = true;
    style.show_credits = false;
    style.keep_labels_inside = true;
    auto list = scene::build_map(content, style, {}, view, sheet.page.typesetter());
    auto const furniture = scene::furniture_boxes(content, style, view, sheet.page.typesetter());
    std::string credits;
    for (auto const& credit : list.credits) credits += (credits.empty() ? "" : ", ") + credit;
    std::vector<std::size_t> numbers;
    std::vector<Circle> circles;
    for (std::size_t i = 0; i < sheet.map.places.size(); ++i) {
        if (!sheet.map.places[i].at) continue;
        auto const at = view.to_pixel(*sheet.map.places[i].at);
        numbers.push_back(i);
        circles.push_back({at.x, at.y});
    }
    auto const places = circles;
    move_apart(circles, sign_mm * mm + 0.6, view.width_px, view.height_px, furniture);
    sheet.page.figure(tr("Map: {0}", {sheet.map.title}), [&] {
        sheet.page.map(std::move(list), box.x, box.y);
        sheet.page.rect(box, {}, Line{paper::ink, 0.25});
        auto const x_of = [&](Circle const& c) { return box.x + c.x / mm; };
        auto const y_of = [&](Circle const& c) { return box.y + c.y / mm; };
        for (std::size_t i = 0; i < circles.size(); ++i)
            if (std::hypot(circles[i].x - places[i].x, circles[i].y - places[i].y) > sign_mm * mm)
                sheet.page.path({{x_of(places[i]), y_of(places[i])}, {x_of(circles[i]), y_of(circles[i])}}, false, {}, Line{paper::ink, 0.25});
        for (std::size_t i = 0; i < circles.size(); ++i)
            draw_sign(sheet.page, sheet.map.places[numbers[i]].state(), x_of(circles[i]), y_of(circles[i]), std::to_string(numbers[i] + 1));
    });
    return credits;
}

/// Signs with their words and counts; axes by state.
double draw_counts(Layout const& sheet, double x, double y, double width) {
    Page& page = sheet.page;
    auto const states = dossier::all_mapped_states;
    constexpr double column = 15;
    double const first = x + width - column * static_cast<double>(states.size());
    double used = page.heading(tr("Axes and states"), tr("number of actions"), x, y, width) + 0.4;
    used += page.row(true, [&] {
        page.text(role::head, tr("Axis"), x, y + used);
        double height = 0;
        for (std::size_t s = 0; s < states.size(); ++s) {
            double const left = first + column * static_cast<double>(s);
            draw_sign(page, states[s], left + column - 2.4, y + used + 2.3, "");
            height = std::max(height, page.text(role::head, dossier::mapped_state_label(states[s]), left - 2, y + used + 5, column + 2, Align::right).height);
        }
        return height + 5.2;
    });
    page.rule(x, y + used, width, 0.25, paper::ink);
    auto const line = [&](std::string const& name, auto const& counts, Role const& hand) {
        used += page.row(false, [&] {
            double const height = page.text(hand, name, x, y + used + 0.5, first - x - 1).height;
            for (std::size_t s = 0; s < states.size(); ++s)
                page.text(hand, text::integer(static_cast<std::int64_t>(counts[s])), first + column * static_cast<double>(s), y + used + 0.5, column - 1,
                          Align::right);
            return height;
        }) + 1;
        page.rule(x, y + used, width, 0.15, paper::line);
    };
    for (auto const& axis : sheet.map.axes) line(axis.axis, axis.by_state, role::cell);
    line(tr("Total"), sheet.map.by_state, role::cell_strong);
    return used;
}

std::string state_words(dossier::MappedAction const& action) {
    if (action.days_late > 0) return tr("{0} d late", {text::integer(action.days_late)});
    auto words = dossier::mapped_state_label(action.state);
    if (action.due && action.state != MappedState::done) words += ", " + text::short_date(*action.due);
    return words;
}

/// A place with its actions.
double draw_place(Page& page, dossier::ActionPlace const& place, std::size_t number, double x, double y, double width) {
    constexpr double indent = 6.4;
    double used = page.together([&] {
        draw_sign(page, place.state(), x + sign_mm, y + 0.3 + sign_mm, std::to_string(number));
        auto const name = place.at ? place.name : tr("{0} (not located)", {place.name});
        return std::max(4.6, page.text(role::cell_strong, brief(name, longest_cell), x + indent, y + 0.8, width - indent).height + 0.8);
    });
    for (auto const& action : place.actions) {
        std::vector<Run> const words{{brief(action.title, longest_cell), {}, false, {}},
                                     {" · " + action.axis + (action.lead.empty() ? "" : " · " + action.lead) + " · ", {}, false, paper::muted},
                                     {state_words(action), scene::FontWeight::semibold, false, {}}};
        used += page.runs(role::cell, words, x + indent, y + used, width - indent).height + 0.3;
    }
    return used + 1.2;
}

double draw_title(Layout const& sheet, double x, double y, double width) {
    return sheet.page.text(role::sheet_title, sheet.map.title, x, y, width).height + 1.6;
}

/// What the signs are, and where the ground comes from.
double draw_note(Layout const& sheet, std::string const& credits, double x, double y, double width) {
    auto words = tr("Square: late · dark disc: under way · white disc: to start · pale disc: done; of several, the first of these. Numbers: the list.");
    if (sheet.map.unlocated > 0) words += " " + text::tr_n("{0} place is not located and only in the list.", "{0} places are not located and only in the list.",
                                                           static_cast<long long>(sheet.map.unlocated));
    if (!credits.empty()) words += " " + tr("Base map: {0}.", {credits});
    if (auto const& source = sheet.snapshot.info.source_line; !source.empty()) words += " " + source + (source.ends_with('.') ? "" : ".");
    return sheet.page.text(role::note, words, x, y, width).height;
}

/// Down the column beside the map, then in two columns on the pages that follow. \return pages
int draw(Layout const& sheet) {
    Page& page = sheet.page;
    auto const& frame = sheet.frame;
    double const x = frame.side, width = frame.measure(), bottom = frame.body_bottom();
    double y = draw_frame(page, frame, 1, sheet.of);
    y += page.block("title", {x, y, width, 0}, [&] { return draw_title(sheet, x, y, width); });
    double const note = page.height_of([&] { return draw_note(sheet, "© OpenStreetMap contributors", x, 0, map_mm); });
    MmBox const box{x, y, map_mm, bottom - y - note - 1};
    std::string credits;
    page.block("map", box, [&] {
        credits = draw_map(sheet, box);
        return box.height;
    });
    page.block("note", {x, box.y + box.height + 1, map_mm, 0}, [&] { return draw_note(sheet, credits, x, box.y + box.height + 1, map_mm); });
    double const beside = x + map_mm + gutter_mm, room = width - map_mm - gutter_mm;
    double top = y + page.block("counts", {beside, y, room, 0}, [&] { return draw_counts(sheet, beside, y, room); }) + block_gap_mm;
    double left = beside, column = room;
    std::size_t next = 0;
    int number = 1, place_in_page = 1; // of two columns; the first page has but one
    auto const& places = sheet.map.places;
    while (next < places.size()) {
        double const from = top;
        page.block("list", {left, from, column, 0}, [&] {
            double at = from + page.heading(tr("Places"), tr("number on the map"), left, from, column);
            while (next < places.size()) {
                double const height = page.height_of([&] { return draw_place(page, places[next], next + 1, left, at, column); });
                if (at + height > bottom + 1e-6 && at > from + 8) break;
                at += draw_place(page, places[next], next + 1, left, at, column);
                ++next;
            }
            return at - from;
        });
        if (next == places.size()) break;
        column = (width - column_gap_mm) / 2;
        if (place_in_page == 1) {
            page.next_page();
            ++number;
            top = draw_frame(page, frame, number, sheet.of);
            left = x;
            place_in_page = 0;
        } else {
            left = x + column + column_gap_mm;
            place_in_page = 1;
        }
    }
    return number;
}

Frame frame_of(dossier::Snapshot const& snapshot, SheetOptions const& options) {
    Frame frame;
    frame.width = 297;
    frame.height = 210;
    auto const edition = options.edition.empty() ? tr("internal edition") : options.edition;
    frame.kicker = tr("MAP OF ACTIONS · {0}", {edition});
    frame.footer_left = tr("Vigie · map of actions · internal use, do not distribute");
    frame.footer_right = tr("printed on {0}", {text::short_date(options.date)});
    frame.is_fictitious = snapshot.info.is_fictitious;
    frame.house = options.house;
    return frame;
}

}

void write_action_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot, ActionMap const& map, SheetOptions const& options) {
    require_pdf(path);
    if (map.places.empty())
        throw core::Error(core::ErrorCode::refused, VIGIE_N_("The project has no action: there is nothing to map. Add actions to the plan first."));
    Frame const frame = frame_of(snapshot, options);
    Canvas canvas(path, frame.width * mm, frame.height * mm, {.title = tr("Map of actions"), .subject = map.title, .date = options.date});
    Typesetter const typesetter;
    Page page(canvas, typesetter, options.record);
    Layout sheet{page, frame, snapshot, map, options};
    (void)page.height_of([&] { return sheet.of = draw(sheet); });
    draw(sheet);
    canvas.finish();
}

}
