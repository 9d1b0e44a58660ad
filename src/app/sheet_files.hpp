#pragma once

#include "app/commands.hpp"
#include "report/html.hpp"

#include <filesystem>
#include <functional>

/// A sheet is a PDF, an accessible page (.html), or both.
namespace vigie::app {

[[nodiscard]] bool is_page(std::filesystem::path const& out);

/// A residence's code as the name of its PDF: letters, digits, dash, dot and underscore stay.
[[nodiscard]] std::string sheet_name(std::string code);

/// Writes the one that `out` names; with `has_page` the page beside the PDF too.
void write_sheet(bool has_page, std::filesystem::path const& out, std::function<void(std::filesystem::path const&)> const& write_pdf,
                 std::function<report::HtmlPage()> const& page);

/// The same as the options of a command ask.
void write_sheet(SheetOptions const& options, std::filesystem::path const& out, std::function<void()> const& write_pdf,
                 std::function<report::HtmlPage()> const& page);

}
