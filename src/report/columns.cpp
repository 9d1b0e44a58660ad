#include "report/detail/columns.hpp"

#include <algorithm>

namespace vigie::report {

namespace {

constexpr double rounding_mm = 0.3; ///< Pango measures in 1/1024 points: a word set in exactly its width may wrap

/// A line is broken at a space and after a hyphen.
double longest_word(Page const& page, Role const& role, std::string const& words) {
    double longest = 0;
    for (std::size_t start = 0; start < words.size();) {
        auto const end = std::min(words.find_first_of(" -", start), words.size());
        bool const is_hyphen = end < words.size() && words[end] == '-';
        longest = std::max(longest, page.size(role, words.substr(start, end - start + (is_hyphen ? 1 : 0))).width);
        start = end + 1;
    }
    return longest;
}

}

void add_cell(ColumnNeed& need, Page const& page, Role const& role, std::string const& words) {
    if (words.empty()) return;
    need.least = std::max(need.least, longest_word(page, role, words) + rounding_mm);
    need.natural = std::max(need.natural, page.size(role, words).width + rounding_mm);
}

void add_whole(ColumnNeed& need, Page const& page, Role const& role, std::string const& words) {
    add_cell(need, page, role, words);
    if (!words.empty()) need.least = std::max(need.least, page.size(role, words).width + rounding_mm);
}

std::vector<double> shared_widths(std::span<ColumnNeed const> needs, double room) {
    double least = 0, natural = 0;
    for (auto const& need : needs) {
        least += need.least;
        natural += need.natural;
    }
    std::vector<double> widths;
    for (auto const& need : needs) {
        if (room >= natural)
            widths.push_back(need.natural + (room - natural) / static_cast<double>(needs.size()));
        else if (room <= least)
            widths.push_back(need.least * room / least);
        else
            widths.push_back(need.least + (need.natural - need.least) * (room - least) / (natural - least));
    }
    return widths;
}

double draw_pair(Page& page, std::function<double(double x, double width)> const& left,
                 std::function<double(double x, double width)> const& right, double x, double width,
                 std::span<double const> splits) {
    constexpr double gutter = 4;
    auto const draw = [&](double split) {
        double const first = (width - gutter) * split;
        double const height = left(x, first);
        return std::max(height, right(x + first + gutter, width - first - gutter));
    };
    double best = splits.front(), lowest = 1e9;
    for (double const split : splits)
        if (double const height = page.height_of([&] { return draw(split); }); height < lowest - 0.1) {
            lowest = height;
            best = split;
        }
    return draw(best);
}

}
