#pragma once

#include "support/process.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace vigie::support {

/// Rows of cells, the header first.
using MarkdownTable = std::vector<std::vector<std::string>>;

inline std::vector<std::string> markdown_cells(std::string const& line) {
    std::vector<std::string> cells;
    std::istringstream words(line.substr(1));
    for (std::string cell; std::getline(words, cell, '|');) {
        auto const from = cell.find_first_not_of(' '), to = cell.find_last_not_of(' ');
        cells.push_back(from == std::string::npos ? "" : cell.substr(from, to - from + 1));
    }
    return cells;
}

/// The first table whose header is `header`, as written.
inline MarkdownTable markdown_table(std::filesystem::path const& file, std::string const& header) {
    std::istringstream lines(file_text(file));
    MarkdownTable table;
    for (std::string line; std::getline(lines, line);) {
        bool const is_row = line.starts_with('|');
        if (table.empty() ? line != header : !is_row) {
            if (!table.empty()) break;
            continue;
        }
        if (!line.starts_with("|---")) table.push_back(markdown_cells(line));
    }
    if (table.size() < 2) throw std::runtime_error(file.string() + " has no table " + header);
    return table;
}

}
