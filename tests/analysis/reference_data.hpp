#pragma once

#include "analysis/local_statistics.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <map>
#include <sstream>
#include <string>
#include <vector>

/// The reference values made with R 4.2.2, spdep 1.2-7 and libgeoda (see the README beside the files).
namespace vigie::test {

using namespace analysis;

/// A CSV without quotes; an empty cell is absent (NaN as a number).
struct Table {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;

    [[nodiscard]] std::string const& text(std::size_t row, std::string const& column) const {
        auto const at = std::find(header.begin(), header.end(), column);
        REQUIRE(at != header.end());
        return rows[row].at(static_cast<std::size_t>(at - header.begin()));
    }
    [[nodiscard]] double number(std::size_t row, std::string const& column) const {
        std::string const& cell = text(row, column);
        double value = std::numeric_limits<double>::quiet_NaN();
        std::from_chars(cell.data(), cell.data() + cell.size(), value);
        return value;
    }
};

inline std::vector<std::string> cells(std::string const& line) {
    std::vector<std::string> result(1);
    for (char const c : line)
        if (c == ',')
            result.emplace_back();
        else if (c != '\r' && c != '"')
            result.back() += c;
    return result;
}

inline std::filesystem::path folder() {
    char const* const shared = std::getenv("VIGIE_SHARED");
    return shared ? std::filesystem::path(shared) / "reference" / "spatial-stats" : std::filesystem::path{};
}

inline bool is_absent() {
    if (std::filesystem::exists(folder() / "columbus_local.csv")) return false;
    WARN("skipped: no reference values under VIGIE_SHARED/reference/spatial-stats");
    return true;
}

inline Table read(std::string const& name) {
    std::ifstream file(folder() / name);
    REQUIRE(file);
    Table table;
    std::string line;
    std::getline(file, line);
    table.header = cells(line);
    while (std::getline(file, line))
        table.rows.push_back(cells(line));
    return table;
}

inline std::map<std::string, SpatialWeights> neighbours(std::string const& data) {
    std::map<std::string, SpatialWeights> result;
    Table const table = read(data + "_neighbours.csv");
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        auto& w = result[table.text(r, "weights")];
        std::istringstream list(table.text(r, "neighbours"));
        for (std::uint32_t id = 0; list >> id;)
            w.neighbours.push_back(id - 1);
        w.offsets.push_back(static_cast<std::uint32_t>(w.neighbours.size()));
    }
    return result;
}

inline std::vector<core::Projected> points(std::string const& data) {
    Table const table = read(data + "_points.csv");
    std::vector<core::Projected> result;
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        result.push_back({table.number(r, "x"), table.number(r, "y")});
    return result;
}

/// Rows of D_local.csv by variable and weights.
inline std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> cases(Table const& local) {
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> result;
    for (std::size_t r = 0; r < local.rows.size(); ++r)
        result[{local.text(r, "variable"), local.text(r, "weights")}].push_back(r);
    return result;
}

inline std::vector<double> column(Table const& table, std::vector<std::size_t> const& rows, std::string const& name) {
    std::vector<double> result;
    for (std::size_t const r : rows)
        result.push_back(table.number(r, name));
    return result;
}

inline Quadrant quadrant_of(std::string const& name) {
    if (name == "High-High") return Quadrant::high_high;
    if (name == "Low-Low") return Quadrant::low_low;
    if (name == "Low-High") return Quadrant::low_high;
    if (name == "High-Low") return Quadrant::high_low;
    return Quadrant::none;
}

/// Largest difference relative to the reference (absolute near 0); islands are left out, both must be absent together.
inline double worst(std::vector<double> const& got, std::vector<double> const& expected, double scale = 0) {
    double result = 0;
    for (std::size_t i = 0; i < got.size(); ++i) {
        if (std::isnan(expected[i]) && std::isnan(got[i])) continue;
        double const size = std::max({std::abs(expected[i]), scale, 1e-300});
        double const difference = std::abs(got[i] - expected[i]) / size;
        result = std::isnan(difference) ? std::numeric_limits<double>::infinity() : std::max(result, difference);
    }
    return result;
}

inline std::vector<std::string> const data_sets{"columbus", "ncsids74", "ny8", "guerry"};

}
