#include "dossier/filter.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace vigie::dossier {

namespace {

constexpr std::array<std::pair<Column, std::string_view>, 17> column_codes{{
    {Column::name, "name"},
    {Column::zone, "zone"},
    {Column::severity, "class"},
    {Column::score, "score"},
    {Column::change, "change"},
    {Column::rank, "rank"},
    {Column::interval, "interval"},
    {Column::sureness, "sureness"},
    {Column::coverage, "coverage"},
    {Column::dwellings, "dwellings"},
    {Column::alerts, "alerts"},
    {Column::family, "family"},
    {Column::status, "status"},
    {Column::foyer, "cluster"},
    {Column::code, "code"},
    {Column::agency, "agency"},
    {Column::address, "address"},
}};

constexpr std::string_view missing_mark = "–";

std::string_view trimmed(std::string_view words) {
    auto const from = words.find_first_not_of(' '), to = words.find_last_not_of(' ');
    return from == std::string_view::npos ? std::string_view{} : words.substr(from, to - from + 1);
}

/// A number as typed, with the place of its last digit: « 35,5 » is 35.5, in tenths.
struct Typed {
    double value = 0, unit = 1;
};

/// Takes a number off the front of `words`. Comma or point, no thousands mark.
std::optional<Typed> take_number(std::string_view& words) {
    words = trimmed(words);
    std::string digits;
    std::size_t used = 0, decimals = 0;
    bool has_mark = false;
    if (words.starts_with("−"))
        digits = "-", used = std::string_view("−").size();
    else if (words.starts_with("-"))
        digits = "-", used = 1;
    for (; used < words.size(); ++used) {
        char const c = words[used];
        bool const is_digit = c >= '0' && c <= '9';
        bool const is_mark = (c == ',' || c == '.') && !has_mark && used + 1 < words.size() && words[used + 1] >= '0' &&
                             words[used + 1] <= '9';
        if (!is_digit && !is_mark) break;
        decimals += is_digit && has_mark ? 1U : 0U;
        has_mark = has_mark || is_mark;
        digits += is_mark ? '.' : c;
    }
    Typed out;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), out.value).ec != std::errc{}) return std::nullopt;
    out.unit = std::pow(10.0, -static_cast<double>(decimals));
    words.remove_prefix(used);
    words = trimmed(words);
    return out;
}

/// Takes one of the marks off the front. \return true when it was there
bool take(std::string_view& words, std::initializer_list<std::string_view> marks) {
    for (auto const mark : marks)
        if (words.starts_with(mark)) {
            words.remove_prefix(mark.size());
            return true;
        }
    return false;
}

/// One number: all that is written so.
NumberTest written_so(Typed const& number) {
    return {number.value - number.unit / 2, number.value + number.unit / 2, false, true};
}

}

std::string column_code(ColumnRef const& column) {
    auto const found = std::ranges::find(column_codes, column.column, [](auto const& each) { return each.first; });
    std::string code(found->second);
    return column.family.empty() ? code : code + ":" + column.family;
}

std::optional<ColumnRef> column_of_code(std::string_view code) {
    auto const colon = code.find(':');
    auto const found =
        std::ranges::find(column_codes, code.substr(0, colon), [](auto const& each) { return each.second; });
    if (found == column_codes.end()) return std::nullopt;
    auto const family = colon == std::string_view::npos ? std::string_view{} : code.substr(colon + 1);
    if (!family.empty() && found->first != Column::family) return std::nullopt;
    return ColumnRef{found->first, std::string(family)};
}

bool Filter::keeps_zone(std::string const& code) const {
    auto const found = zones.find("");
    return found != zones.end() && found->second.codes.contains(code);
}

void Filter::keep_zone(std::string const& code) {
    if (code.empty())
        zones.erase("");
    else
        zones[""] = {ZoneCondition::Where::named, {code}};
}

std::string Filter::typed(ColumnRef const& column) const {
    auto const found = std::ranges::find(conditions, column, &ColumnCondition::column);
    return found != conditions.end() ? found->typed : std::string{};
}

void Filter::type(ColumnRef const& column, std::string words) {
    std::erase_if(conditions, [&](ColumnCondition const& each) { return each.column == column; });
    if (!words.empty()) conditions.push_back({column, std::move(words)});
}

bool NumberTest::passes(double value) const {
    if (is_missing || std::isnan(value)) return is_missing && std::isnan(value);
    if (low && (is_low_out ? value <= *low : value < *low)) return false;
    return !high || (is_high_out ? value < *high : value <= *high);
}

std::optional<NumberTest> number_test(std::string_view typed) {
    auto words = trimmed(typed);
    if (words == missing_mark || words == "-") return NumberTest{{}, {}, false, false, true};
    NumberTest test;
    bool const is_least = take(words, {">=", "≥"}), is_above = !is_least && take(words, {">"});
    bool const is_most = !is_least && !is_above && take(words, {"<=", "≤"});
    bool const is_below = !is_least && !is_above && !is_most && take(words, {"<"});
    auto const first = take_number(words);
    if (!first) return std::nullopt;
    if (is_least || is_above) {
        test.low = first->value, test.is_low_out = is_above;
    } else if (is_most || is_below) {
        test.high = first->value, test.is_high_out = is_below;
    } else if (words.empty()) {
        return written_so(*first);
    } else {
        if (!take(words, {"–", "-", "..", "…"})) return std::nullopt;
        auto const second = take_number(words);
        if (!second) return std::nullopt;
        test.low = std::min(first->value, second->value), test.high = std::max(first->value, second->value);
    }
    return words.empty() ? std::optional(test) : std::nullopt;
}

}
