#include "report/page.hpp"

#include "report/detail/ink.hpp"
#include "report/map_painter.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <numbers>
#include <span>

namespace vigie::report {

namespace {

constexpr double mm = points_per_mm, widest_logo_mm = 30;

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

char const* tag_of(Part part) {
    switch (part) {
    case Part::title: return "H1";
    case Part::heading: return "H2";
    case Part::paragraph: break;
    }
    return "P";
}

/// On white, as paper is. \return not well when the PNG cannot be read
cairo_surface_t* picture_of_png(std::vector<std::byte> const& png) {
    auto rest = std::span<std::byte const>(png);
    auto const read = [](void* from, unsigned char* to, unsigned length) {
        auto& left = *static_cast<std::span<std::byte const>*>(from);
        if (left.size() < length) return CAIRO_STATUS_READ_ERROR;
        std::memcpy(to, left.data(), length);
        left = left.subspan(length);
        return CAIRO_STATUS_SUCCESS;
    };
    auto* const surface = cairo_image_surface_create_from_png_stream(read, &rest);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) return surface;
    auto* const opaque = cairo_image_surface_create(CAIRO_FORMAT_RGB24, cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface));
    auto* const cairo = cairo_create(opaque);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_set_source_surface(cairo, surface, 0, 0);
    cairo_paint(cairo);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return opaque;
}

void paint_picture(cairo_t* cairo, cairo_surface_t* surface, MmBox const& box) {
    Saved const saved(cairo);
    cairo_translate(cairo, box.x * mm, box.y * mm);
    cairo_scale(cairo, box.width * mm / cairo_image_surface_get_width(surface), box.height * mm / cairo_image_surface_get_height(surface));
    cairo_set_source_surface(cairo, surface, 0, 0);
    cairo_paint(cairo);
}

void paint_jpeg(cairo_t* cairo, core::PhotoFile const& file, MmBox const& box) {
    auto* const surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, file.width, file.height);
    auto* const copy = static_cast<unsigned char*>(std::malloc(file.jpeg.size()));
    std::memcpy(copy, file.jpeg.data(), file.jpeg.size());
    cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, copy, file.jpeg.size(), std::free, copy);
    paint_picture(cairo, surface, box);
    cairo_surface_destroy(surface);
}

}

void lay_base_map(scene::MapContent& content, BaseMapReader const& read, scene::View const& view) {
    if (!read) return;
    constexpr double per_point = 225.0 / 72; // dots an inch of a good print
    auto print = view;
    print.width_px *= per_point;
    print.height_px *= per_point;
    print.metres_per_px /= per_point;
    content.base_images = read(print);
}

Page::Page(Canvas& canvas, Typesetter const& typesetter, PageRecord* record)
    : canvas_(canvas), typesetter_(typesetter), record_(record) {
    canvas_.set_waiting([this](cairo_t* cairo, MarkSink& sink) { content_.settle(cairo, sink); });
}

Page::~Page() { canvas_.set_waiting({}); }

double Page::height_of(std::function<double()> const& block) {
    bool const was = std::exchange(measuring_, true);
    double const height = block();
    measuring_ = was;
    return height;
}

double Page::recorded(std::string const& name, MmBox place, std::function<double()> const& draw) {
    std::string const outer = std::exchange(block_, name);
    place.height = draw();
    block_ = outer;
    if (record_ && !measuring_) record_->blocks.push_back({name, place, page_});
    return place.height;
}

double Page::block(std::string const& name, MmBox place, std::function<double()> const& draw) {
    bool const is_part = !measuring_ && (!content_.has_open() || content_.is_ordered(name));
    if (is_part) content_.open(name, false);
    double const height = recorded(name, place, draw);
    if (is_part) content_.close();
    return height;
}

double Page::aside(std::string const& name, MmBox place, std::function<double()> const& draw) {
    if (!measuring_) content_.open(name, true);
    double const height = recorded(name, place, draw);
    if (!measuring_) content_.close();
    return height;
}

double Page::row(bool is_head, std::function<double()> const& draw) {
    if (measuring_) return draw();
    content_.begin_row(is_head);
    double const height = draw();
    content_.end_row();
    return height;
}

double Page::together(std::function<double()> const& draw) {
    if (measuring_) return draw();
    content_.begin_together();
    double const height = draw();
    content_.end_inner();
    return height;
}

void Page::figure(std::string const& words, std::function<void()> const& draw) {
    if (measuring_) return draw();
    content_.begin_figure(words);
    draw();
    content_.end_inner();
}

double Page::unread(std::function<double()> const& draw) {
    if (measuring_) return draw();
    content_.begin_unread();
    double const height = draw();
    content_.end_inner();
    return height;
}

void Page::put(PageContent::Draw draw) { content_.draw(std::move(draw)); }

struct Page::Logo {
    std::vector<std::byte> png; ///< that it was read from
    cairo_surface_t* surface;
    explicit Logo(std::vector<std::byte> from)
        : png(std::move(from))
        , surface(picture_of_png(png)) {}
    Logo(Logo const&) = delete;
    Logo& operator=(Logo const&) = delete;
    ~Logo() { cairo_surface_destroy(surface); }
};

void Page::bear(core::House const* house) {
    accent_ = paper::navy;
    if (house == nullptr) return;
    if (auto const colour = core::rgb_of(house->accent)) accent_ = scene::rgb(*colour);
    if (!house->name.empty() && !measuring_) canvas_.set_author(house->name);
}

double Page::logo_width(core::House const& house, double height, double width) const {
    return house.logo.width * std::min(height / house.logo.height, width / house.logo.width);
}

double Page::logo(core::House const& house, double x, double y, double height, double width) {
    double const wide = logo_width(house, height, width), high = wide * house.logo.height / house.logo.width;
    if (measuring_) return wide;
    if (!logo_ || logo_->png != house.logo.png) logo_ = std::make_shared<Logo>(house.logo.png);
    if (cairo_surface_status(logo_->surface) != CAIRO_STATUS_SUCCESS) return 0;
    MmBox const box{x, y + (height - high) / 2, wide, high};
    figure(house.name, [&] { put([logo = logo_, box](cairo_t* cairo) { paint_picture(cairo, logo->surface, box); }); });
    return wide;
}

Paragraph Page::paragraph(Role const& role, std::vector<Run> runs, double width, Align align) const {
    return {.runs = std::move(runs), .size = role.size, .leading = role.leading, .colour = role.colour == paper::navy ? accent_ : role.colour, .align = align, .width = width * mm};
}

Extent Page::text(Role const& role, std::string const& text, double x, double y, double width, Align align) {
    return runs(role, {{text, role.weight, false, {}}}, x, y, width, align);
}

Extent Page::runs(Role const& role, std::vector<Run> runs, double x, double y, double width, Align align) {
    auto const content = paragraph(role, std::move(runs), width, align);
    auto const size = typesetter_.size(content);
    Extent const extent{size.width / mm, size.height / mm};
    if (measuring_) return extent;
    auto words = joined(content.runs);
    if (words.empty()) {
        content_.words(tag_of(role.part), {}); // a cell may be empty
        return extent;
    }
    if (record_) {
        double const room = width > 0 ? width : 0;
        double const shift = align == Align::left ? 0 : (room - extent.width) * (align == Align::centre ? 0.5 : 1);
        record_->texts.push_back({std::move(words), block_, {x + shift, y, extent.width, extent.height}, role.size, page_});
    }
    content_.words(tag_of(role.part), [this, content, x, y](cairo_t* cairo) { typesetter_.draw(cairo, content, x * mm, y * mm); });
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

std::optional<scene::Rgba> Page::accented(std::optional<scene::Rgba> colour) const {
    return colour == paper::navy ? accent_ : colour;
}

std::optional<Line> Page::accented(std::optional<Line> line) const {
    if (line && line->colour == paper::navy) line->colour = accent_;
    return line;
}

void Page::rect(MmBox const& box, std::optional<scene::Rgba> fill, std::optional<Line> line) {
    if (measuring_) return;
    fill = accented(fill), line = accented(line);
    put([=](cairo_t* cairo) {
        cairo_rectangle(cairo, box.x * mm, box.y * mm, box.width * mm, box.height * mm);
        finish(cairo, fill, line);
    });
}

void Page::hatch(MmBox const& box) {
    if (measuring_) return;
    put([=](cairo_t* cairo) {
        cairo_new_path(cairo);
        cairo_rectangle(cairo, box.x * mm, box.y * mm, box.width * mm, box.height * mm);
        hatch_path(cairo, scene::light_theme().hatch, 0.14 * mm, 0.9 * mm);
    });
}

void Page::disc(double x, double y, double radius, std::optional<scene::Rgba> fill, std::optional<Line> line) {
    if (measuring_) return;
    put([=](cairo_t* cairo) {
        cairo_new_path(cairo);
        cairo_arc(cairo, x * mm, y * mm, radius * mm, 0, 2 * std::numbers::pi);
        finish(cairo, fill, line);
    });
}

void Page::path(std::vector<std::pair<double, double>> const& points, bool is_closed, std::optional<scene::Rgba> fill,
                std::optional<Line> line) {
    if (measuring_) return;
    fill = accented(fill), line = accented(line);
    put([=](cairo_t* cairo) {
        cairo_new_path(cairo);
        for (auto const& [x, y] : points) cairo_line_to(cairo, x * mm, y * mm);
        if (is_closed) cairo_close_path(cairo);
        finish(cairo, fill, line);
    });
}

void Page::map(scene::DrawList list, double x, double y) {
    if (measuring_) return;
    put([this, list = std::move(list), x, y](cairo_t* cairo) { paint(cairo, typesetter_, list, x * mm, y * mm); });
}

void Page::picture(std::shared_ptr<core::PhotoFile const> const& file, MmBox const& box) {
    if (measuring_) return;
    put([=](cairo_t* cairo) { paint_jpeg(cairo, *file, box); });
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

std::string Frame::house_line() const {
    if (!house) return {};
    return house->name + (house->name.empty() || house->footer.empty() ? "" : " · ") + house->footer;
}

double draw_frame(Page& page, Frame const& frame, int number, int of) {
    page.bear(frame.house.get());
    MmBox const head{frame.side, frame.top, frame.measure(), 0};
    auto const header = [&] {
        double left = frame.side;
        if (frame.house && frame.house->has_logo()) {
            double const words = page.size(role::kicker, frame.kicker).width + (frame.is_fictitious ? 38 : 0);
            double const room = std::clamp(frame.measure() - words - 3, 8.0, widest_logo_mm);
            left += page.logo_width(*frame.house, 8, room) + 3;
        }
        page.text(role::kicker, frame.kicker, left, frame.top);
        if (frame.is_fictitious) page.boxed(text::tr("FICTITIOUS DATA"), frame.width - frame.side, frame.top - 0.6, false, Align::right);
        page.rule(frame.side, frame.top + 5.2, frame.measure(), 0.25, paper::navy);
        // After words: cairo 1.16 loses its place among the tags of a page that begins with a picture.
        if (left > frame.side) page.logo(*frame.house, frame.side, frame.top - 3.4, 8, left - frame.side - 3);
        return 5.6;
    };
    // Read once: at the head of the first page, at the foot of the last one.
    number == 1 ? page.block("header", head, header) : page.aside("header", head, header);
    double const foot = frame.foot();
    MmBox const below{frame.side, foot, frame.measure(), 0};
    auto const footer = [&] {
        page.rule(frame.side, foot, frame.measure(), 0.25, paper::line);
        page.text(role::note, frame.footer_left, frame.side, foot + 0.8);
        std::string const numbered =
            text::tr("{0} · page {1}/{2}", {frame.footer_right, text::integer(number), text::integer(of)});
        page.text(role::note, numbered, frame.side, foot + 0.8, frame.measure(), Align::right);
        auto const house = frame.house_line();
        if (house.empty()) return 4.2;
        page.text(role::house, house, frame.side, foot + 4.1, 0);
        return 7.5;
    };
    number == of ? page.block("footer", below, footer) : page.aside("footer", below, footer);
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
