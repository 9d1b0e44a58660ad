#include "report/walk_sheet.hpp"

#include "core/error.hpp"
#include "dossier/walk_plan.hpp"
#include "dossier/walk_words.hpp"
#include "report/detail/photos.hpp"
#include "report/detail/site_blocks.hpp"
#include "report/detail/walk_blocks.hpp"
#include "report/detail/walk_map.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>

namespace vigie::report {

namespace {

constexpr Role body_role{8.6, 1.34}, field_role{7.8, 1.24};
constexpr std::size_t stops_a_page = 4, photo_rows_a_page = 3;
constexpr double strip_map_mm = 112, strip_height_mm = 58, gutter_mm = 5, list_row_mm = 4.5, stop_gap_mm = 1.2;
constexpr double least_map_mm = 70, most_map_mm = 165, list_gap_mm = 6;

struct Booklet {
    dossier::Snapshot const& snapshot;
    core::Walk const& walk;
    std::vector<core::Walk> const& walks;
    std::vector<core::WalkFinding> const& findings;
    SheetOptions const& options;
    std::vector<std::size_t> stops; ///< that have a number
};

std::string zone_name(Booklet const& booklet) {
    if (booklet.walk.zone.empty() || booklet.snapshot.zone_layers.empty()) return {};
    for (auto const& zone : booklet.snapshot.zone_layers.front().zones)
        if (zone.code == booklet.walk.zone) return zone.name;
    return {};
}

class BookletLayout {
public:
    BookletLayout(Page& page, Booklet const& booklet, Frame const& frame)
        : page_(page)
        , booklet_(booklet)
        , frame_(frame)
        , photos_(photo_rows(page, booklet.options.photos)) {}

    [[nodiscard]] int pages() const {
        return stop_pages() + static_cast<int>((photos_.size() + photo_rows_a_page - 1) / photo_rows_a_page);
    }

    void draw() {
        draw_cover();
        for (std::size_t first = 0; first < booklet_.stops.size(); first += stops_a_page) {
            page_.next_page();
            draw_stops(first, std::min(first + stops_a_page, booklet_.stops.size()));
        }
        draw_photos();
    }

private:
    [[nodiscard]] int stop_pages() const {
        return 1 + static_cast<int>((booklet_.stops.size() + stops_a_page - 1) / stops_a_page);
    }

    /// What was seen at the stops before, after the pages to fill in.
    void draw_photos() {
        int number = stop_pages();
        for (std::size_t first = 0; first < photos_.size(); first += photo_rows_a_page) {
            page_.next_page();
            double y = draw_frame(page_, frame_, ++number, pages());
            for (std::size_t i = first; i < std::min(first + photo_rows_a_page, photos_.size()); ++i)
                y += block_gap_mm + page_.block(photos_[i].name, {frame_.side, y, frame_.measure(), 0},
                                                [&] { return photos_[i].draw(frame_.side, y, frame_.measure()); });
        }
    }

    void draw_cover() {
        double const x = frame_.side, width = frame_.measure();
        double y = draw_frame(page_, frame_, 1, pages());
        y += page_.block("title", {x, y, width, 0}, [&] { return title(x, y, width); }) + block_gap_mm;
        double const list = page_.height_of([&] { return stop_list(x, 0, width); });
        double const fields = page_.height_of([&] { return cover_fields(x, 0, width); });
        auto const first = walk_map(page_, booklet_.snapshot, booklet_.walk, booklet_.stops, width, least_map_mm);
        double const note =
            page_.size(role::note, walk_map_note(booklet_.snapshot, booklet_.walk, first), width).height;
        double const height = std::clamp(frame_.body_bottom() - y - list - fields - note - 1 - 2 * block_gap_mm - 0.5,
                                         least_map_mm, most_map_mm);
        y += page_.block("map", {x, y, width, 0}, [&] { return map_block(booklet_.stops, x, y, width, height); }) +
             block_gap_mm;
        y += page_.block("stops", {x, y, width, 0}, [&] { return stop_list(x, y, width); }) + block_gap_mm;
        page_.block("fields", {x, y, width, 0}, [&] { return cover_fields(x, y, width); });
    }

    double title(double x, double y, double width) {
        auto const& walk = booklet_.walk;
        double used = page_.text(role::sheet_title, walk.name, x, y, width).height + 0.6;
        used +=
            page_
                .text(body_role, text::tr("{0} · {1}", {text::long_date(walk.walked_on), dossier::walk_words(walk)}),
                      x, y + used, width)
                .height;
        std::string roles;
        for (auto const& role : walk.roles)
            roles += (roles.empty() ? "" : ", ") + role;
        if (!roles.empty())
            used += page_.text(body_role, text::tr("With (roles): {0}.", {roles}), x, y + used, width).height;
        if (auto const* former = dossier::former_walk(booklet_.walks, walk)) {
            auto const words =
                dossier::tally_words(core::tally(booklet_.findings, former->id, booklet_.options.date));
            used += page_
                        .text(body_role,
                              text::tr("The walk before, on {0}: {1}.", {text::long_date(former->walked_on), words}), x,
                              y + used, width)
                        .height;
        }
        return used;
    }

    double map_block(std::vector<std::size_t> const& bold, double x, double y, double width, double height) {
        auto const map = walk_map(page_, booklet_.snapshot, booklet_.walk, bold, width, height);
        page_.figure(text::tr("Map of the walk {0}.", {booklet_.walk.name}), [&] {
            page_.map(map.list, x, y);
            page_.rect({x, y, width, height}, {}, Line{paper::ink, 0.25});
        });
        return height + 1 +
               page_.text(role::note, walk_map_note(booklet_.snapshot, booklet_.walk, map), x, y + height + 1, width)
                   .height;
    }

    /// Two columns: number, name, whose ground it is.
    double stop_list(double x, double y, double width) {
        double const used =
            page_.heading(text::tr("Stops"), text::tr("number on the map, place, whose ground"), x, y, width) + 0.4;
        std::size_t const rows = (booklet_.stops.size() + 1) / 2;
        double const column = (width - list_gap_mm) / 2;
        for (std::size_t i = 0; i < booklet_.stops.size(); ++i) {
            auto const& stop = booklet_.walk.stops[booklet_.stops[i]];
            double const left = x + (i < rows ? 0 : column + list_gap_mm),
                         top = y + used + list_row_mm * static_cast<double>(i < rows ? i : i - rows);
            auto const ground = page_.size(role::cell, dossier::ground_label(stop.ground)).width;
            auto name = brief(stop.name, 70);
            while (name.size() > 8 && page_.size(role::cell, name).width > column - 9 - ground)
                name = brief(name, name.size() - 6);
            page_.row(false, [&] {
                page_.text(role::cell_strong, std::to_string(i + 1), left, top + 0.6, 5, Align::right);
                page_.text(role::cell, name, left + 7, top + 0.6);
                return page_.text(role::cell, dossier::ground_label(stop.ground), left, top + 0.6, column, Align::right).height;
            });
            page_.rule(left, top + list_row_mm - 0.1, column, 0.15, paper::line);
        }
        return used + list_row_mm * static_cast<double>(rows);
    }

    double cover_fields(double x, double y, double width) {
        double const half = (width - gutter_mm) / 2;
        double const left = present(x, y, half), right = draw_privacy(page_, x + half + gutter_mm, y + 0.6, half) + 0.6;
        return std::max(left, right);
    }

    /// When, in which weather, with whom: filled in on the way.
    double present(double x, double y, double width) {
        std::vector<std::string> const fields{text::tr("Left at"), text::tr("Weather"), text::tr_in("walk", "Group")};
        constexpr double between = 3, before_line = 1;
        double words = 0;
        for (auto const& field : fields)
            words += page_.size(field_role, field).width + before_line;
        auto const count = static_cast<double>(fields.size());
        double const line = (width - words - between * (count - 1)) / count;
        double at = x;
        for (auto const& field : fields)
            at += draw_blank(page_, field_role, field, at, y + 0.6, line) + between;
        std::vector<Tick> ticks;
        for (auto const& role :
             {text::tr("caretaker"), text::tr("agency"), text::tr("town hall"), text::tr("conurbation"),
              text::tr("mediation"), text::tr("tenants"), text::tr("police"), text::tr("elected member")})
            ticks.push_back({role});
        return 6 + draw_ticks(page_, text::tr("Who came?"), ticks, x, y + 6, width);
    }

    void draw_stops(std::size_t first, std::size_t end) {
        double const x = frame_.side, width = frame_.measure();
        auto frame = frame_;
        frame.kicker += " · " + text::tr("stops {0} to {1} of {2}", {std::to_string(first + 1), std::to_string(end),
                                                                     std::to_string(booklet_.stops.size())});
        int const number = 2 + static_cast<int>(first / stops_a_page);
        double y = draw_frame(page_, frame, number, pages());
        std::vector<std::size_t> const bold(booklet_.stops.begin() + static_cast<std::ptrdiff_t>(first),
                                            booklet_.stops.begin() + static_cast<std::ptrdiff_t>(end));
        auto const map = walk_map(page_, booklet_.snapshot, booklet_.walk, bold, strip_map_mm, strip_height_mm);
        page_.block("map", {x, y, strip_map_mm, strip_height_mm}, [&] {
            page_.figure(text::tr("Map of the walk {0}.", {booklet_.walk.name}), [&] {
                page_.map(map.list, x, y);
                page_.rect({x, y, strip_map_mm, strip_height_mm}, {}, Line{paper::ink, 0.25});
            });
            return strip_height_mm;
        });
        double const right = x + strip_map_mm + gutter_mm, room = width - strip_map_mm - gutter_mm;
        page_.block("fields", {right, y, room, 0}, [&] { return strip_fields(map, right, y, room); });
        y += strip_height_mm + block_gap_mm;
        double const height = (frame_.body_bottom() - y - stop_gap_mm * (stops_a_page - 1)) / stops_a_page;
        for (std::size_t i = first; i < end; ++i) {
            auto const stop = to_fill(i);
            page_.block("stop " + std::to_string(stop.number), {x, y, width, 0},
                        [&] { return draw_stop(page_, stop, x, y, width, height); });
            y += height + stop_gap_mm;
        }
    }

    double strip_fields(WalkMap const& map, double x, double y, double width) {
        double used = present(x, y, width) + 2;
        used += draw_privacy(page_, x, y + used, width) + 2;
        return used +
               page_.text(role::note, walk_map_note(booklet_.snapshot, booklet_.walk, map), x, y + used, width).height;
    }

    [[nodiscard]] StopToFill to_fill(std::size_t i) const {
        StopToFill stop{static_cast<int>(i + 1), booklet_.walk.stops[booklet_.stops[i]], {}};
        auto const* former = dossier::former_walk(booklet_.walks, booklet_.walk);
        for (auto const& finding : dossier::open_findings_near(former, booklet_.findings, stop.stop.at))
            stop.left_open.push_back(text::tr("{0} ({1})", {finding.what, dossier::owner_label(finding.owner)}));
        return stop;
    }

    Page& page_;
    Booklet const& booklet_;
    Frame const& frame_;
    std::vector<Block> photos_;
};

Frame frame_of(Booklet const& booklet) {
    Frame frame;
    auto const zone = zone_name(booklet);
    frame.kicker = text::tr("WALK BOOKLET") + (zone.empty() ? "" : " · " + zone);
    frame.footer_left =
        text::tr("Vigie · cleanliness grid of 10 factors: circle one mark a line, leave it blank when not seen");
    frame.footer_right = text::tr("printed on {0}", {text::short_date(booklet.options.date)});
    frame.is_fictitious = booklet.snapshot.info.is_fictitious;
    frame.house = booklet.options.house;
    return frame;
}

}

void write_walk_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot, core::Walk const& walk,
                      std::vector<core::Walk> const& walks, std::vector<core::WalkFinding> const& findings,
                      SheetOptions const& options) {
    require_pdf(path);
    Booklet const booklet{snapshot, walk, walks, findings, options, core::numbered_stops(walk)};
    if (booklet.stops.empty())
        throw core::Error(
            core::ErrorCode::refused,
            {VIGIE_N_("“{0}” has no stop yet: there is nothing to print. Add stops first."), {walk.name}});
    auto const frame = frame_of(booklet);
    Canvas canvas(path, frame.width * points_per_mm, frame.height * points_per_mm,
                  {.title = text::tr("Walk booklet"), .subject = walk.name, .date = options.date});
    Typesetter const typesetter;
    Page page(canvas, typesetter, options.record);
    BookletLayout(page, booklet, frame).draw();
    canvas.finish();
}

}
