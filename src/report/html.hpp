#pragma once

#include "core/house.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

/// Accessible pages beside the PDFs: semantic HTML5, one style inside, no script, nothing from a network.
namespace vigie::report {

struct HtmlColumn {
    std::string name;
    bool is_number = false;
};

/// Text given here is escaped; headings go down one level at a time, by sections.
class HtmlPage {
public:
    /// The page says its language (the current one), its title, the program, and who it is about.
    explicit HtmlPage(std::string const& title, std::string const& subtitle = {});

    /// Its logo and colour at the head, its name and line at the foot.
    void bear(core::House const* house); ///< null = none
    void paragraph(std::string const& text, char const* kind = "");
    void list(std::vector<std::string> const& items);
    /// Names and values, as one definition list.
    void facts(std::vector<std::pair<std::string, std::string>> const& facts);
    /// The first cell of a row heads it. A table without a row says so.
    void table(std::string const& caption, std::vector<HtmlColumn> const& columns,
               std::vector<std::vector<std::string>> const& rows);
    /// A part with its heading, one level below what is around it.
    void section(std::string const& heading, std::function<void()> const& content);
    /// What stands at the end of every page: source, method, date.
    void footer(std::vector<std::string> const& lines);

    [[nodiscard]] std::string text() const; ///< the whole document

private:
    void open(char const* element, char const* kind = "");

    std::string title_, head_, style_, body_, footer_, house_line_;
    int level_ = 1;
};

/// Text between tags or in an attribute.
[[nodiscard]] std::string escaped(std::string const& text);

/// Written beside and renamed. \throws core::Error(failed) when the disk refuses
void write_html(std::filesystem::path const& path, HtmlPage const& page);

}
