#include "imports/expression.hpp"

#include "text/fold.hpp"

#include <algorithm>

namespace vigie::imports {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string folded_pattern(std::string_view text) {
    std::string out = text::fold(text);
    std::erase_if(out, [](char c) { return !((c >= 'a' && c <= 'z') || is_digit(c) || c == '#' || c == '*'); });
    return out;
}

/// Both are folded already.
bool matches(std::string_view pattern, std::string_view text) {
    std::size_t p = 0, t = 0, star = std::string_view::npos, resume = 0;
    while (t < text.size()) {
        if (p < pattern.size() && (pattern[p] == text[t] || (pattern[p] == '#' && is_digit(text[t]))))
            ++p, ++t;
        else if (p < pattern.size() && pattern[p] == '*')
            star = p++, resume = t;
        else if (star != std::string_view::npos)
            p = star + 1, t = ++resume;
        else
            return false;
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

/// 1 = the same; one name within the other counts for most of it.
double likeness(std::string_view a, std::string_view b) {
    if (a.empty() || b.empty()) return 0;
    auto const longest = static_cast<double>(std::max(a.size(), b.size()));
    double const close = 1 - static_cast<double>(text::edits(a, b)) / longest;
    bool const is_within = std::min(a.size(), b.size()) >= 3 &&
                           (a.find(b) != std::string_view::npos || b.find(a) != std::string_view::npos);
    return is_within ? std::max(close, 0.7) : close;
}

std::vector<std::string> split(std::string const& text, char sign) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (auto at = text.find(sign); at != std::string::npos; from = at + 1, at = text.find(sign, from))
        parts.push_back(text.substr(from, at - from));
    parts.push_back(text.substr(from));
    return parts;
}

/// « a+b »; the name as a whole comes first, since names may hold signs.
std::optional<std::vector<std::size_t>> columns_of(std::string const& text, Header const& header, char sign) {
    if (auto const one = header.find(text)) return std::vector{*one};
    std::vector<std::size_t> columns;
    for (auto const& part : split(text, sign)) {
        auto const column = header.find(part);
        if (!column) return std::nullopt;
        columns.push_back(*column);
    }
    return columns;
}

bool apply(std::string const& transform, Expression& expression) {
    if (transform == "plm")
        expression.is_commune = true;
    else if (transform == "percent")
        expression.is_percent = true;
    else if (transform.starts_with("first:"))
        expression.first = static_cast<std::size_t>(gis::parse_number(transform.substr(6)).value_or(0));
    else if (transform.starts_with("x:"))
        expression.factor = gis::parse_number(transform.substr(2)).value_or(1);
    else
        return false;
    return true;
}

/// Takes « |first:4 » and the like off the end.
std::string without_transforms(std::string const& text, Expression& expression) {
    auto const parts = split(text, '|');
    std::string base = parts[0];
    for (std::size_t i = 1; i < parts.size(); ++i)
        if (!apply(parts[i], expression)) base += "|" + parts[i];
    return base;
}

}

std::string folded(std::string_view text) {
    std::string out = text::fold(text);
    std::erase_if(out, [](char c) { return !((c >= 'a' && c <= 'z') || is_digit(c)); });
    return out;
}

bool matches_pattern(std::string_view pattern, std::string_view text) {
    return matches(folded_pattern(pattern), folded(text));
}

Header::Header(std::vector<std::string> names)
    : names_(std::move(names)) {
    for (auto const& name : names_)
        folded_.push_back(folded(name));
}

std::optional<std::size_t> Header::find(std::string_view pattern) const {
    if (auto const exact = std::ranges::find(names_, pattern); exact != names_.end())
        return static_cast<std::size_t>(exact - names_.begin());
    auto const wanted = folded_pattern(pattern);
    if (wanted.empty()) return std::nullopt;
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < folded_.size(); ++i)
        if (matches(wanted, folded_[i]) && (!best || folded_[*best] < folded_[i])) best = i;
    return best;
}

std::vector<std::string> Header::nearest(std::vector<std::string> const& wanted) const {
    std::vector<std::pair<double, std::string>> ranked;
    for (std::size_t i = 0; i < names_.size(); ++i) {
        double best = 0;
        for (auto const& name : wanted)
            best = std::max(best, likeness(folded_[i], folded(name)));
        if (!names_[i].empty()) ranked.emplace_back(best, names_[i]);
    }
    std::ranges::stable_sort(ranked, [](auto const& a, auto const& b) { return a.first > b.first; });
    std::vector<std::string> list;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, ranked.size()); ++i)
        list.push_back(ranked[i].second);
    return list;
}

std::optional<Expression> parse_expression(std::string const& text, Header const& header) {
    Expression expression;
    expression.text = text;
    if (text.starts_with("=")) {
        expression.literal = text.substr(1);
        return expression;
    }
    std::string const base = without_transforms(text, expression);
    for (char const sign : {'+', '&'})
        if (auto columns = columns_of(base, header, sign)) {
            expression.columns = std::move(*columns);
            expression.is_joined = sign == '&';
            return expression;
        }
    auto const slash = base.find('/');
    if (slash == std::string::npos) return std::nullopt;
    auto numerator = columns_of(base.substr(0, slash), header, '+'),
         denominator = columns_of(base.substr(slash + 1), header, '+');
    if (!numerator || !denominator) return std::nullopt;
    expression.columns = std::move(*numerator);
    expression.denominators = std::move(*denominator);
    return expression;
}

std::string commune_of(std::string const& insee) {
    if (insee.size() != 5) return insee;
    if (insee > "75100" && insee <= "75120") return "75056";
    if (insee >= "69381" && insee <= "69389") return "69123";
    if (insee >= "13201" && insee <= "13216") return "13055";
    return insee;
}

}
