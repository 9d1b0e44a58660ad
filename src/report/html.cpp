#include "report/html.hpp"

#include "core/base64.hpp"
#include "core/error.hpp"
#include "text/language.hpp"
#include "text/markup.hpp"

#include <algorithm>
#include <fstream>

namespace vigie::report {

namespace {

using text::tr;

/// Colours of the light theme; every text 4.5:1 at least on its ground.
constexpr char const* style = R"(
:root { color-scheme: light; }
body { margin: 0 auto; padding: 1.5rem; max-width: 60rem; font: 1rem/1.5 Inter, "DejaVu Sans", sans-serif; color: #17202B; background: #fff; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; } h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; } h3 { font-size: 1.05rem; margin: 1.25rem 0 .5rem; }
.subtitle, .note, footer { color: #4A5563; } .finding { font-size: 1.1rem; font-weight: 600; } .band { border: 1px solid #17202B; padding: .5rem .75rem; font-weight: 600; }
dl { display: grid; grid-template-columns: minmax(10rem, max-content) 1fr; gap: .25rem 1rem; margin: .5rem 0; } dt { color: #4A5563; } dd { margin: 0; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; } caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #C9D0D8; } thead th { border-bottom: 2px solid #17202B; } tbody th { font-weight: 500; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; } footer { margin-top: 2.5rem; border-top: 1px solid #C9D0D8; font-size: .9rem; }
@media print { body { padding: 0; max-width: none; } section { break-inside: avoid-page; } }
)";

std::string attribute(char const* kind) {
    return *kind == '\0' ? std::string() : std::string(" class=\"") + kind + '"';
}

}

std::string escaped(std::string const& text) {
    std::string out;
    for (char const c : text::escaped_markup(text)) {
        if (c == '\n') out += "<br>";
        else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t') out += c;
    }
    return out;
}

HtmlPage::HtmlPage(std::string const& title, std::string const& subtitle)
    : title_(title) {
    body_ = "<h1>" + escaped(title) + "</h1>\n";
    if (!subtitle.empty()) paragraph(subtitle, "subtitle");
}

void HtmlPage::bear(core::House const* whose) {
    if (whose == nullptr) return;
    auto const& house = *whose;
    if (house.has_logo())
        head_ = "<header><img alt=\"" + escaped(house.name) + "\" width=\"" + std::to_string(house.logo.width / 2) + "\" height=\"" +
                std::to_string(house.logo.height / 2) + "\" src=\"data:image/png;base64," + core::base64(house.logo.png) + "\"></header>\n";
    if (!house.accent.empty()) style_ = "h1, h2, h3 { color: " + escaped(house.accent) + "; } header { margin-bottom: 1rem; }\n";
    house_line_ = house.name + (house.name.empty() || house.footer.empty() ? "" : " · ") + house.footer;
}

void HtmlPage::open(char const* element, char const* kind) {
    body_ += std::string("<") + element + attribute(kind) + '>';
}

void HtmlPage::paragraph(std::string const& text, char const* kind) {
    if (text.empty()) return;
    open("p", kind);
    body_ += escaped(text) + "</p>\n";
}

void HtmlPage::list(std::vector<std::string> const& items) {
    if (items.empty()) return;
    body_ += "<ul>\n";
    for (auto const& item : items)
        body_ += "<li>" + escaped(item) + "</li>\n";
    body_ += "</ul>\n";
}

void HtmlPage::facts(std::vector<std::pair<std::string, std::string>> const& facts) {
    if (facts.empty()) return;
    body_ += "<dl>\n";
    for (auto const& [name, value] : facts)
        body_ += "<dt>" + escaped(name) + "</dt><dd>" + escaped(value) + "</dd>\n";
    body_ += "</dl>\n";
}

void HtmlPage::table(std::string const& caption, std::vector<HtmlColumn> const& columns,
                     std::vector<std::vector<std::string>> const& rows) {
    if (rows.empty()) return paragraph(caption + (caption.empty() ? "" : " – ") + tr("nothing recorded"), "note");
    auto const kind = [&](std::size_t column) { return columns[column].is_number ? " class=\"number\"" : ""; };
    // A wide table is moved by the keyboard too.
    body_ += "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + escaped(caption) +
             "\">\n<table>\n<caption>" + escaped(caption) + "</caption>\n<thead><tr>";
    for (std::size_t i = 0; i < columns.size(); ++i)
        body_ += std::string("<th scope=\"col\"") + kind(i) + ">" + escaped(columns[i].name) + "</th>";
    body_ += "</tr></thead>\n<tbody>\n";
    for (auto const& row : rows) {
        body_ += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i)
            body_ += i == 0 ? std::string("<th scope=\"row\"") + kind(i) + ">" + escaped(row[i]) + "</th>"
                            : std::string("<td") + kind(i) + ">" + escaped(row[i]) + "</td>";
        body_ += "</tr>\n";
    }
    body_ += "</tbody>\n</table>\n</div>\n";
}

void HtmlPage::section(std::string const& heading, std::function<void()> const& content) {
    level_ = std::min(level_ + 1, 6);
    auto const tag = "h" + std::to_string(level_);
    body_ += "<section>\n<" + tag + ">" + escaped(heading) + "</" + tag + ">\n";
    content();
    body_ += "</section>\n";
    --level_;
}

void HtmlPage::footer(std::vector<std::string> const& lines) {
    for (auto const& line : lines)
        if (!line.empty()) footer_ += "<p>" + escaped(line) + "</p>\n";
}

std::string HtmlPage::text() const {
    auto const foot = footer_ + (house_line_.empty() ? "" : "<p>" + escaped(house_line_) + "</p>\n");
    auto const language = text::language() == text::Language::fr ? "fr" : "en";
    return std::string("<!DOCTYPE html>\n<html lang=\"") + language + "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" +
           escaped(title_) +
           "</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta "
           "name=\"generator\" content=\"Vigie\">\n<style>" +
           style + style_ + "</style>\n</head>\n<body>\n" + head_ + "<main>\n" + body_ + "</main>\n" +
           (foot.empty() ? "" : "<footer>\n" + foot + "</footer>\n") + "</body>\n</html>\n";
}

void write_html(std::filesystem::path const& path, HtmlPage const& page) {
    auto const beside = path.parent_path() / ("." + path.filename().string() + ".part");
    std::error_code ignored;
    std::ofstream out(beside, std::ios::binary);
    out << page.text();
    out.close();
    std::error_code error;
    if (out) std::filesystem::rename(beside, path, error);
    if (!out || error) {
        std::filesystem::remove(beside, ignored);
        throw core::Error(
            core::ErrorCode::failed,
            {VIGIE_N_(
                 "“{0}” could not be written. Check that the folder exists, that there is room on the disk and that no "
                 "other program has the file open."),
             {path.filename().string()}},
            error.message());
    }
}

}
