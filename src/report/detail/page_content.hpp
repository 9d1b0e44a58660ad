#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

struct _cairo;

/// What one page holds, kept until it ends: it is drawn in the order in which it is read, which on a page of two columns is not the
/// order in which room was found. What it says is marked on the way: headings, paragraphs, tables, figures.
namespace vigie::report {

/// A mark as a reader of the PDF gets it. Names are those of the PDF standard.
struct Mark {
    std::string tag;          ///< « P », « TH »…
    std::string alternative{}; ///< of a figure: what it shows, in words
    std::string scope{};       ///< of a TH: « Row » or « Column »
};

/// Marks go here as they are drawn.
class MarkSink {
public:
    virtual ~MarkSink() = default;
    virtual void begin(Mark const& mark) = 0;
    virtual void end(std::string const& tag) = 0;
};

class PageContent {
public:
    using Draw = std::function<void(_cairo*)>;

    /// Sections named here come in this order; another one comes after the one that was opened before it.
    void read_in(std::vector<std::string> order) { order_ = std::move(order); }
    [[nodiscard]] bool is_ordered(std::string_view section) const { return rank_of(section) != order_.size(); }

    /// A part with a heading (H2) is a Sect, another one stands in the document as it is; of an aside nothing is marked.
    void open(std::string const& section, bool is_aside);
    void close();
    [[nodiscard]] bool has_open() const { return !open_.empty(); }

    void draw(Draw what); ///< lines and fills, which say nothing by themselves
    /// Words: a heading, a paragraph, or a cell where a row is open.
    void words(std::string const& tag, Draw what);

    void begin_row(bool is_head); ///< rows one after the other are a table
    void end_row();
    void begin_together(); ///< what follows is one cell in a row
    void begin_figure(std::string const& alternative);
    void begin_unread(); ///< words that say nothing by themselves, as those of an axis
    void end_inner();    ///< of the last of these three

    /// Draws what waits and forgets it. What is open stays so: it goes on on the next page.
    void settle(_cairo* cairo, MarkSink& sink);

private:
    struct Step {
        Draw draw{};          ///< else a mark
        Mark mark{};
        bool is_begin = false;
    };
    struct Section {
        std::string name;
        std::vector<Step> steps;
        bool is_aside = false, is_sect = false;
        bool has_table = false, in_row = false, is_head = false, is_first_cell = false;
        struct Inner {
            std::vector<std::string> tags; ///< to end with it
            bool holds_words = false;      ///< what is drawn there needs no mark of its own
        };
        std::vector<Inner> inner;
        [[nodiscard]] bool holds_words() const { return !inner.empty() && inner.back().holds_words; }
    };

    [[nodiscard]] std::size_t rank_of(std::string_view section) const;
    Section& current();
    void begin(Section& section, Mark mark);
    void end(Section& section, std::string const& tag);
    void end_table(Section& section);
    [[nodiscard]] Mark cell(Section& section) const;

    std::vector<std::string> order_;
    std::vector<Section> sections_;
    std::vector<std::size_t> open_; ///< places in sections_
};

}
