#pragma once

#include "report/canvas.hpp"
#include "report/text.hpp"
#include "scene/draw_list.hpp"

#include <functional>
#include <string>
#include <vector>

/// A small engine for printed sheets, in millimetres from the top left of the page. A block is a function that draws itself at a place
/// and returns its height; run without ink it measures, so nothing is drawn before it is known to fit.
namespace vigie::report {

/// Printed colours (sheets.md §3) that look.md has no token for; classes come from the light theme.
namespace paper {
inline constexpr scene::Rgba ink = scene::rgb(0x17202B), navy = scene::rgb(0x1F3A5F), muted = scene::rgb(0x4A5560),
                             line = scene::rgb(0xB9C0C6), pale = scene::rgb(0xF3F4F5), white = scene::rgb(0xFFFFFF);
}

/// Type roles (sheets.md §2).
struct Role {
    double size;
    double leading;
    scene::FontWeight weight = scene::FontWeight::regular;
    scene::Rgba colour = paper::ink;
};
namespace role {
inline constexpr Role a3_title{20, 1.12, scene::FontWeight::bold}, sheet_title{17, 1.12, scene::FontWeight::bold},
    hero_figure{22, 1.1, scene::FontWeight::bold}, hero_letter{36, 1.1, scene::FontWeight::bold},
    finding{10.2, 1.3, scene::FontWeight::semibold}, lead{9.4, 1.36}, heading{8.4, 1.3, scene::FontWeight::bold, paper::navy},
    body{7.6, 1.34}, strong{7.6, 1.34, scene::FontWeight::semibold}, cell{7.4, 1.22}, cell_strong{7.4, 1.22, scene::FontWeight::semibold},
    head{7.0, 1.22, scene::FontWeight::semibold, paper::muted}, note{7.0, 1.3, scene::FontWeight::regular, paper::muted},
    kicker{7.6, 1.3, scene::FontWeight::semibold, paper::navy};
}

struct MmBox {
    double x = 0, y = 0, width = 0, height = 0;
};

/// What was drawn, for tests: every text box with the block it belongs to.
struct PageRecord {
    struct Text {
        std::string text, block;
        MmBox box;
        double size_pt = 0;
        int page = 1;
    };
    struct Block {
        std::string name;
        MmBox box;
        int page = 1;
    };
    std::vector<Text> texts;
    std::vector<Block> blocks;
    int pages = 1;
};

struct Extent {
    double width = 0, height = 0; ///< mm
};

/// A stroke in mm.
struct Line {
    scene::Rgba colour = paper::ink;
    double width = 0.25;
    double dash_on = 0, dash_off = 0;
};

class Page {
  public:
    Page(Canvas& canvas, Typesetter const& typesetter, PageRecord* record);

    /// Height of a block without drawing it.
    [[nodiscard]] double height_of(std::function<double()> const& block);
    /// Draws a block and records its frame.
    double block(std::string const& name, MmBox place, std::function<double()> const& draw);

    /// Text with its top left corner (or its top centre, right end) at (x, y). Width 0 = one line; otherwise wrapped and aligned
    /// inside.
    Extent text(Role const& role, std::string const& text, double x, double y, double width = 0, Align align = Align::left);
    Extent runs(Role const& role, std::vector<Run> runs, double x, double y, double width = 0, Align align = Align::left);
    [[nodiscard]] Extent size(Role const& role, std::string const& text, double width = 0) const;
    [[nodiscard]] Extent size(Role const& role, std::vector<Run> runs, double width) const;

    void rule(double x, double y, double width, double thickness, scene::Rgba colour);
    void rect(MmBox const& box, std::optional<scene::Rgba> fill, std::optional<Line> line = {});
    void hatch(MmBox const& box);
    void disc(double x, double y, double radius, std::optional<scene::Rgba> fill, std::optional<Line> line = {});
    void path(std::vector<std::pair<double, double>> const& points, bool is_closed, std::optional<scene::Rgba> fill,
              std::optional<Line> line = {});
    void map(scene::DrawList const& list, double x, double y);

    /// Square with the class letter; hatched when not scored.
    void chip(core::SeverityClass severity, MmBox const& box, Role const& letter);
    /// Rule, heading at left, unit or legend at right (under the heading when both do not fit). \return height used
    double heading(std::string const& title, std::string const& legend, double x, double y, double width);
    /// Word in an outlined or solid box, right end at x when `align` is right. \return its size
    Extent boxed(std::string const& text, double x, double y, bool is_solid, Align align = Align::left);

    void next_page();
    [[nodiscard]] int page() const { return page_; }
    [[nodiscard]] bool is_measuring() const { return measuring_; }
    [[nodiscard]] Typesetter const& typesetter() const { return typesetter_; }

  private:
    Paragraph paragraph(Role const& role, std::vector<Run> runs, double width, Align align) const;

    Canvas& canvas_;
    Typesetter const& typesetter_;
    PageRecord* record_;
    std::string block_;
    int page_ = 1;
    bool measuring_ = false;
};

/// A block before it has a place. `draw` gets its left, top and width; it returns its height and draws nothing when measured.
/// A block without anything to say is left out by its maker.
struct Block {
    std::string name;
    std::function<double(double x, double y, double width)> draw;
};

inline constexpr double block_gap_mm = 2.4;

/// Page size, margins, and the lines every page of a sheet bears.
struct Frame {
    double width = 210, height = 297, top = 9, side = 12, bottom = 8;
    std::string kicker;
    std::string footer_left, footer_right;
    bool is_fictitious = false;

    [[nodiscard]] double measure() const { return width - 2 * side; }
    [[nodiscard]] double body_bottom() const { return height - bottom - 6.5; }
};
inline constexpr double header_height_mm = 8.5;

/// Kicker with its rule, fictional mark, footer with the page's number. \return top of what follows
double draw_frame(Page& page, Frame const& frame, int number, int of);

/// Draws blocks one under the other while they fit above `bottom`.
/// \return the first one that did not fit (or blocks.size()), and where the last one ended
struct Stacked {
    std::size_t next = 0;
    double end = 0;
};
Stacked stack(Page& page, std::vector<Block> const& blocks, std::size_t first, double x, double y, double width, double bottom);

}
