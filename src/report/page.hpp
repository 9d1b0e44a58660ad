#pragma once

#include "core/house.hpp"
#include "core/photo.hpp"
#include "report/canvas.hpp"
#include "report/detail/page_content.hpp"
#include "report/text.hpp"
#include "scene/draw_list.hpp"
#include "scene/map_content.hpp"
#include "scene/view.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

/// A small engine for printed sheets, in millimetres from the top left of the page. A block is a function that draws itself at a place
/// and returns its height; run without ink it measures, so nothing is drawn before it is known to fit. What a block says is marked for
/// those who hear the page instead of seeing it: words by their role, a row of cells by row(), a map or a chart by figure().
namespace vigie::report {

/// Base maps of a view whose pixels are those of a print.
using BaseMapReader = std::function<std::vector<scene::BaseImage>(scene::View const&)>;
/// Puts what it reads under a map; without one the ground is drawn.
void lay_base_map(scene::MapContent& content, BaseMapReader const& read, scene::View const& view);

/// Printed colours (sheets.md §3) that look.md has no token for; classes come from the light theme.
namespace paper {
inline constexpr scene::Rgba ink = scene::rgb(0x17202B), navy = scene::rgb(0x1F3A5F), muted = scene::rgb(0x4A5560),
                             line = scene::rgb(0xB9C0C6), pale = scene::rgb(0xF3F4F5), white = scene::rgb(0xFFFFFF);
}

/// What words are in the document: H1, H2 or P.
enum class Part : unsigned char { paragraph, title, heading };

/// Type roles (sheets.md §2).
struct Role {
    double size;
    double leading;
    scene::FontWeight weight = scene::FontWeight::regular;
    scene::Rgba colour = paper::ink;
    Part part = Part::paragraph;
};
namespace role {
inline constexpr Role a3_title{20, 1.12, scene::FontWeight::bold, paper::ink, Part::title},
    sheet_title{17, 1.12, scene::FontWeight::bold, paper::ink, Part::title},
    story_title{25, 1.12, scene::FontWeight::bold, paper::ink, Part::title}, hero_figure{22, 1.1, scene::FontWeight::bold}, hero_letter{36, 1.1, scene::FontWeight::bold},
    finding{10.2, 1.3, scene::FontWeight::semibold}, lead{9.4, 1.36}, heading{8.4, 1.3, scene::FontWeight::bold, paper::navy, Part::heading},
    body{7.6, 1.34}, strong{7.6, 1.34, scene::FontWeight::semibold}, cell{7.4, 1.22}, cell_strong{7.4, 1.22, scene::FontWeight::semibold},
    head{7.0, 1.22, scene::FontWeight::semibold, paper::muted}, note{7.0, 1.3, scene::FontWeight::regular, paper::muted},
    house{7.0, 1.3, scene::FontWeight::semibold, paper::navy}, kicker{7.6, 1.3, scene::FontWeight::semibold, paper::navy};
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
    ~Page();
    Page(Page const&) = delete;
    Page& operator=(Page const&) = delete;

    /// Blocks of these names are read in this order, wherever they stand; one inside another is a part of its own when it is named here.
    void read_in(std::vector<std::string> order) { content_.read_in(std::move(order)); }

    /// Height of a block without drawing it.
    [[nodiscard]] double height_of(std::function<double()> const& block);
    /// Draws a block and records its frame.
    double block(std::string const& name, MmBox place, std::function<double()> const& draw);
    /// One whose words stand on every page and are not read with it.
    double aside(std::string const& name, MmBox place, std::function<double()> const& draw);

    /// The words drawn by it are the cells of a row, in their order; rows one after the other are a table. The first cell heads its row,
    /// those of a head head their columns. A cell without words has to be drawn too, as empty text.
    double row(bool is_head, std::function<double()> const& draw);
    /// Words that belong together: one cell of a row; elsewhere each is a paragraph, as a reader would glue them.
    double together(std::function<double()> const& draw);
    /// A map or a chart. \param words  what it shows, for those who do not see it
    void figure(std::string const& words, std::function<void()> const& draw);
    /// Words that say nothing without what is drawn, as the letters of a scale: seen, not heard.
    double unread(std::function<double()> const& draw);

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
    void map(scene::DrawList list, double x, double y);
    /// The JPEG as it is: a PDF holds it without making pixels of it.
    void picture(std::shared_ptr<core::PhotoFile const> const& file, MmBox const& box);

    /// Square with the class letter; hatched when not scored.
    void chip(core::SeverityClass severity, MmBox const& box, Role const& letter);
    /// Rule, heading at left, unit or legend at right (under the heading when both do not fit). \return height used
    double heading(std::string const& title, std::string const& legend, double x, double y, double width);
    /// Word in an outlined or solid box, right end at x when `align` is right. \return its size
    Extent boxed(std::string const& text, double x, double y, bool is_solid, Align align = Align::left);

    /// Headings and rules take its colour from now on, the file its name as author.
    void bear(core::House const* house);
    /// Its logo with its top left corner at (x, y), in the height given and no wider than `width`. \return width
    double logo(core::House const& house, double x, double y, double height, double width);
    [[nodiscard]] double logo_width(core::House const& house, double height, double width) const;

    void next_page();
    [[nodiscard]] int page() const { return page_; }
    [[nodiscard]] bool is_measuring() const { return measuring_; }
    [[nodiscard]] Typesetter const& typesetter() const { return typesetter_; }

  private:
    Paragraph paragraph(Role const& role, std::vector<Run> runs, double width, Align align) const;
    double recorded(std::string const& name, MmBox place, std::function<double()> const& draw);
    void put(PageContent::Draw draw);
    [[nodiscard]] std::optional<scene::Rgba> accented(std::optional<scene::Rgba> colour) const;
    [[nodiscard]] std::optional<Line> accented(std::optional<Line> line) const;

    Canvas& canvas_;
    Typesetter const& typesetter_;
    PageRecord* record_;
    PageContent content_;
    struct Logo;
    std::shared_ptr<Logo> logo_; ///< read once for all pages
    scene::Rgba accent_ = paper::navy;
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
    std::shared_ptr<core::House const> house{}; ///< null = none

    [[nodiscard]] double measure() const { return width - 2 * side; }
    /// Name and line of the house, in one line under the footer; may be empty.
    [[nodiscard]] std::string house_line() const;
    [[nodiscard]] double foot() const { return height - bottom - 4.2 - (house_line().empty() ? 0 : 3.3); }
    [[nodiscard]] double body_bottom() const { return foot() - 2.3; }
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
