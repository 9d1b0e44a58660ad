#include "gis/source.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>

namespace vigie::gis {

namespace {

std::string_view trimmed(std::string_view text) {
    auto const is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

/// Excel writes ="01001" to keep a code whole.
std::string_view unwrapped(std::string_view text) {
    text = trimmed(text);
    if (text.size() >= 3 && text.starts_with("=\"") && text.ends_with('"')) text = trimmed(text.substr(2, text.size() - 3));
    return text;
}

/// Spaces of any kind out, U+2212 to a hyphen; false when something else than a number's signs is there.
bool plain_signs(std::string_view text, std::string& out) {
    for (std::size_t i = 0; i < text.size();) {
        auto const rest = text.substr(i);
        if (rest.starts_with("\xC2\xA0")) { i += 2; continue; }                                          // U+00A0
        if (rest.starts_with("\xE2\x80\xAF") || rest.starts_with("\xE2\x80\x89")) { i += 3; continue; } // U+202F, U+2009
        if (rest.starts_with("\xE2\x88\x92")) { out += '-'; i += 3; continue; }                          // U+2212
        char const c = text[i++];
        if (c == ' ' || c == '\'') continue;
        if (!std::isdigit(static_cast<unsigned char>(c)) && std::string_view("+-.,eE").find(c) == std::string_view::npos) return false;
        out += c;
    }
    return !out.empty();
}

/// Groups of exactly three digits after the first: what a thousands sign leaves.
bool is_grouped(std::string_view digits, char sign) {
    auto const first = digits.find(sign);
    auto const start = digits.starts_with('-') || digits.starts_with('+') ? 1U : 0U;
    if (first == std::string_view::npos || first == start || first - start > 3) return false;
    std::size_t run = 0;
    for (char c : digits.substr(first + 1)) {
        if (c == sign) {
            if (run != 3) return false;
            run = 0;
        } else {
            if (!std::isdigit(static_cast<unsigned char>(c))) return false;
            ++run;
        }
    }
    return run == 3;
}

/// The same when the decimal sign is known: the other one parts thousands, or is out of place.
bool one_decimal_point(std::string& s, char decimal) {
    char const thousands = decimal == ',' ? '.' : ',';
    if (std::ranges::count(s, decimal) > 1) return false;
    if (s.find(thousands) != std::string::npos && !is_grouped(std::string_view(s).substr(0, s.find(decimal)), thousands)) return false;
    std::erase(s, thousands);
    std::ranges::replace(s, ',', '.');
    return true;
}

/// Leaves a point as the decimal sign and no thousands sign; false when it could be read two ways wrongly.
bool one_decimal_point(std::string& s) {
    auto const commas = std::ranges::count(s, ',');
    auto const points = std::ranges::count(s, '.');
    auto const drop = [&](char sign) { std::erase(s, sign); };
    if (commas > 0 && points > 0) { // the last of the two is the decimal sign
        char const decimal = s.rfind(',') > s.rfind('.') ? ',' : '.';
        char const thousands = decimal == ',' ? '.' : ',';
        if (std::ranges::count(s, decimal) != 1) return false;
        if (!is_grouped(std::string_view(s).substr(0, s.find(decimal)), thousands)) return false;
        drop(thousands);
    } else if (commas > 1 || points > 1) {
        char const sign = commas > 1 ? ',' : '.';
        if (!is_grouped(s, sign)) return false;
        drop(sign);
    }
    std::ranges::replace(s, ',', '.');
    return true;
}

}

bool means_missing(std::string_view text) {
    text = unwrapped(text);
    std::string folded;
    for (char c : text) folded += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    constexpr std::array<std::string_view, 20> words{"",   "na",   "n/a",  "ns",   "nd",     "n.d.",   "n.s.",    "ndiff",    "s",       "-",
                                               "–",  "null", "nan",  "#n/a", "#ref!",  "#div/0!", "#value!", "#valeur!", "#nom?", "nr"};
    return std::ranges::find(words, folded) != words.end();
}

std::optional<double> parse_number(std::string_view text, char decimal) {
    text = unwrapped(text);
    if (means_missing(text)) return std::nullopt;
    if (text.ends_with('%')) text = trimmed(text.substr(0, text.size() - 1));
    std::string digits;
    if (!plain_signs(text, digits) || !(decimal ? one_decimal_point(digits, decimal) : one_decimal_point(digits))) return std::nullopt;
    char const* first = digits.data() + (digits.starts_with('+') ? 1 : 0);
    char const* last = digits.data() + digits.size();
    double value = 0;
    auto const [end, error] = std::from_chars(first, last, value);
    if (error != std::errc{} || end != last || !std::isfinite(value)) return std::nullopt;
    return value;
}

}
