#include "app/sheet_files.hpp"

#include <cctype>

namespace vigie::app {

bool is_page(std::filesystem::path const& out) { return out.extension() == ".html"; }

std::string sheet_name(std::string code) {
    for (char& c : code)
        if (!(std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.' || c == '_')) c = '_';
    return code + ".pdf";
}

void write_sheet(bool has_page, std::filesystem::path const& out, std::function<void(std::filesystem::path const&)> const& write_pdf,
                 std::function<report::HtmlPage()> const& page) {
    if (!is_page(out)) write_pdf(out);
    if (!is_page(out) && !has_page) return;
    auto beside = out;
    report::write_html(beside.replace_extension(".html"), page());
}

void write_sheet(SheetOptions const& options, std::filesystem::path const& out, std::function<void()> const& write_pdf,
                 std::function<report::HtmlPage()> const& page) {
    write_sheet(options.html, out, [&](std::filesystem::path const&) { write_pdf(); }, page);
}

}
