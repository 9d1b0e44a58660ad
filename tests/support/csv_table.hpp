#pragma once

#include <cstdlib>
#include <filesystem>
#include <limits>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace vigie::support {

/// A row of a CSV as column → cell. Quotes are dropped: no cell of these files holds a comma.
using CsvRow = std::map<std::string, std::string>;

inline std::vector<CsvRow> csv_table(std::string const& text) {
    auto const cells = [](std::string const& line) {
        std::vector<std::string> row(1);
        for (char const c : line)
            if (c == ',')
                row.emplace_back();
            else if (c != '"' && c != '\r')
                row.back() += c;
        return row;
    };
    std::istringstream lines(text);
    std::string line;
    std::getline(lines, line);
    auto const header = cells(line);
    std::vector<CsvRow> rows;
    while (std::getline(lines, line)) {
        auto const row = cells(line);
        auto& named = rows.emplace_back();
        for (std::size_t c = 0; c < header.size(); ++c)
            named[header[c]] = row.at(c);
    }
    return rows;
}

/// NaN for an empty cell.
inline double cell_number(CsvRow const& row, std::string const& column) {
    auto const& cell = row.at(column);
    return cell.empty() ? std::numeric_limits<double>::quiet_NaN() : std::stod(cell);
}

/// Folder of the reference values, with a slash at its end; empty when they are not there.
inline std::string reference_folder() {
    char const* const shared = std::getenv("VIGIE_SHARED");
    std::string const path = std::string(shared != nullptr ? shared : "") + "/reference/spatial-stats/";
    return std::filesystem::exists(path + "columbus.gpkg") ? path : std::string{};
}

}
