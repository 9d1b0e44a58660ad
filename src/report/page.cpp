#include "report/page.hpp"

#include "report/detail/ink.hpp"
#include "report/map_painter.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <numbers>

namespace vigie::report {

namespace {

constexpr double mm = points_per_mm;

scene::Stroke points_of(Line const& line) {
    return {line.colour, static_cast<float>(line.width * mm), {static_cast<float>(line.dash_on * mm), static_cast<float>(line.dash_off * mm)}};
}

void finish(cairo_t* cairo, std::optional<scene::Rgba> fill, std::optional<Line> const& line) {
    if (fill) {
        set_source(cairo, *fill);
        cairo_fill_preserve(cairo);
    }
    if (line) {
        set_stroke(cairo, points_of(*line));
        cairo_stroke_preserve(cairo);
    }
    cairo_new_path(cairo);
}

std::string joined(std::vector<Run> const& runs) {
    std::string all;
    for (auto const& run : runs) all += run.text;
    return all;
}

}

Page::Page(Canvas& canvas, Typesetter const& typesetter, PageRecord* record)
    : canvas_(canvas), typesetter_(typesetter), record_(record) {}

double Page::height_of(std::function<double()> const& block) {
    bool const was = std::exchange(measuring_, true);
    double const height = block();
    measuring_ = was;
    return height;
}

double Page::block(std::string const& name, MmBox place, std::function<double()> const& draw) {
    std::string const outer = std::exchange(block_, name);
    place.height = draw();
    block_ = outer;
    if (record_ && !measuring_) record_->blocks.push_back({name, place, page_});
    return place.height;
}

Paragraph Page::paragraph(Role const& role, std::vector<Run> runs, double width, Align align) const {
    return {.runs = std::move(runs), .size = role.size, .leading = role.leading, .colour = role.colour, .align = align, .width = width * mm};
}

Extent Page::text(Role const& role, std::string const& text, double x, double y, double width, Align align) {
    return runs(role, {{text, role.weight, false, {}}}, x, y, width, align);
}

Extent Page::runs(Role const& role, std::vector<Run> runs, double x, double y, double width, Align align) {
    auto const content = paragraph(role, std::move(runs), width, align);
    auto const size = typesetter_.size(content);
    Extent const extent{size.width / mm, size.height / mm};
    if (measuring_) return extent;
    typesetter_.draw(canvas_.cairo(), content, x * mm, y * mm);
    if (record_) {
        double const room = width > 0 ? width : 0;
        double const shift = align == Align::left ? 0 : (room - extent.width) * (align == Align::centre ? 0.5 : 1);
        record_->texts.push_back({joined(content.runs), block_, {x + shift, y, extent.width, extent.height}, role.size, page_});
    }
    return extent;
}

Extent Page::size(Role const& role, std::string const& text, double width) const {
    return size(role, std::vector<Run>{{text, role.weight, false, {}}}, width);
}

Extent Page::size(Role const& role, std::vector<Run> runs, double width) const {
    auto const size = typesetter_.size(paragraph(role, std::move(runs), width, Align::left));
    return {size.width / mm, size.height / mm};
}

void Page::rule(double x, double y, double width, double thickness, scene::Rgba colour) {
    path({{x, y}, {x + width, y}}, false, {}, Line{colour, thickness});
}

void Page::rect(MmBox const& box, std::optional<scene::Rgba> fill, std::optional<Line> line) {
    if (measuring_) return;
    cairo_rectangle(canvas_.cairo(), box.x * mm, box.y * mm, box.width * mm, box.height * mm);
    finish(canvas_.cairo(), fill, line);
}

void Page::hatch(MmBox const& box) {
    if (measuring_) return;
    cairo_new_path(canvas_.cairo());
    cairo_rectangle(canvas_.cairo(), box.x * mm, box.y * mm, box.width * mm, box.height * mm);
    hatch_path(canvas_.cairo(), scene::light_theme().hatch, 0.14 * mm, 0.9 * mm);
}

void Page::disc(double x, double y, double radius, std::optional<scene::Rgba> fill, std::optional<Line> line) {
    if (measuring_) return;
    cairo_new_path(canvas_.cairo());
    cairo_arc(canvas_.cairo(), x * mm, y * mm, radius * mm, 0, 2 * std::numbers::pi);
    finish(canvas_.cairo(), fill, line);
}

void Page::path(std::vector<std::pair<double, double>> const& points, bool is_closed, std::optional<scene::Rgba> fill,
                std::optional<Line> line) {
    if (measuring_) return;
    cairo_new_path(canvas_.cairo());
    for (auto const& [x, y] : points) cairo_line_to(canvas_.cairo(), x * mm, y * mm);
    if (is_closed) cairo_close_path(canvas_.cairo());
    finish(canvas_.cairo(), fill, line);
}

void Page::map(scene::DrawList const& list, double x, double y) {
    if (!measuring_) paint(canvas_.cairo(), typesetter_, list, x * mm, y * mm);
}

void Page::chip(core::SeverityClass severity, MmBox const& box, Role const& letter) {
    bool const is_scored = severity != core::SeverityClass::not_scored;
    rect(box, scene::light_theme().fill(severity));
    if (!is_scored) hatch(box);
    rect(box, {}, Line{paper::ink, 0.2});
    if (!is_scored) return;
    Role hand = letter;
    hand.colour = scene::light_theme().on_fill(severity);
    double const height = hand.size * hand.leading / mm;
    text(hand, std::string(1, core::letter(severity)), box.x, box.y + (box.height - height) / 2, box.width, Align::centre);
}

double Page::heading(std::string const& title, std::string const& legend, double x, double y, double width) {
    rule(x, y, width, 0.35, paper::navy);
    double const title_width = size(role::heading, title).width, legend_width = size(role::note, legend).width;
    double const top = y + 0.9;
    if (title_width + 3 + legend_width <= width) {
        auto const extent = text(role::heading, title, x, top);
        if (!legend.empty()) text(role::note, legend, x, top + 0.3, width, Align::right);
        return 0.9 + extent.height + 0.6;
    }
    double used = 0.9 + text(role::heading, title, x, top, width).height;
    used += text(role::note, legend, x, y + used, width).height;
    return used + 0.6;
}

Extent Page::boxed(std::string const& word, double x, double y, bool is_solid, Align align) {
    Role hand{7.0, 1.2, scene::FontWeight::semibold, is_solid ? paper::white : paper::ink};
    Extent const inner = size(hand, word);
    MmBox box{x, y, inner.width + 2.4, inner.height + 0.8};
    if (align == Align::right) box.x -= box.width;
    rect(box, is_solid ? paper::ink : paper::white, Line{paper::ink, 0.3});
    text(hand, word, box.x + 1.2, box.y + 0.4);
    return {box.width, box.height};
}

void Page::next_page() {
    if (measuring_) return;
    canvas_.next_page();
    ++page_;
    if (record_) record_->pages = page_;
}

double draw_frame(Page& page, Frame const& frame, int number, int of) {
    page.block("header", {frame.side, frame.top, frame.measure(), 0}, [&] {
        page.text(role::kicker, frame.kicker, frame.side, frame.top);
        if (frame.is_fictitious) page.boxed(text::tr("FICTITIOUS DATA"), frame.width - frame.side, frame.top - 0.6, false, Align::right);
        page.rule(frame.side, frame.top + 5.2, frame.measure(), 0.25, paper::navy);
        return 5.6;
    });
    double const foot = frame.height - frame.bottom - 4.2;
    page.block("footer", {frame.side, foot, frame.measure(), 0}, [&] {
        page.rule(frame.side, foot, frame.measure(), 0.25, paper::line);
        page.text(role::note, frame.footer_left, frame.side, foot + 0.8);
        std::string const numbered =
            text::tr("{0} · page {1}/{2}", {frame.footer_right, text::integer(number), text::integer(of)});
        page.text(role::note, numbered, frame.side, foot + 0.8, frame.measure(), Align::right);
        return 4.2;
    });
    return frame.top + header_height_mm - 1;
}

Stacked stack(Page& page, std::vector<Block> const& blocks, std::size_t first, double x, double y, double width, double bottom) {
    Stacked done{first, y};
    for (; done.next < blocks.size(); ++done.next) {
        auto const& block = blocks[done.next];
        double const top = done.end + (done.next == first ? 0 : block_gap_mm);
        double const height = page.height_of([&] { return block.draw(x, top, width); });
        if (top + height > bottom + 1e-6) break;
        page.block(block.name, {x, top, width, height}, [&] { return block.draw(x, top, width); });
        done.end = top + height;
    }
    return done;
}

}
