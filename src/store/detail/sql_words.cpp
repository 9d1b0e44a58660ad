#include "store/detail/sql_words.hpp"

#include <algorithm>

namespace vigie::store {

namespace {

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Length of the quoted thing at the start of `text`, quotes included; a doubled quote is part of it.
std::size_t quoted_length(std::string_view text, char closing) {
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] != closing) continue;
        if (closing != ']' && i + 1 < text.size() && text[i + 1] == closing) ++i;
        else return i + 1;
    }
    return text.size();
}

std::size_t blank_length(std::string_view text) {
    if (is_blank(text.front())) return 1;
    if (text.starts_with("--")) return std::min(text.find('\n'), text.size());
    if (text.starts_with("/*")) return text.find("*/", 2) == std::string_view::npos ? text.size() : text.find("*/", 2) + 2;
    return 0;
}

}

std::string lower_case(std::string_view text) {
    std::string result{text};
    std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return result;
}

std::vector<std::string> sql_words(std::string_view sql) {
    std::vector<std::string> words;
    while (!sql.empty()) {
        if (auto const blank = blank_length(sql); blank > 0) {
            sql.remove_prefix(blank);
            continue;
        }
        char const first = sql.front();
        std::size_t length = 1;
        if (first == '"' || first == '`' || first == '[') {
            length = quoted_length(sql, first == '[' ? ']' : first);
            words.push_back(lower_case(sql.substr(1, length < 2 ? 0 : length - 2)));
        } else if (first == '\'') {
            length = quoted_length(sql, '\'');
            words.emplace_back(sql.substr(0, length));
        } else {
            while (is_word(first) && length < sql.size() && is_word(sql[length])) ++length;
            words.push_back(lower_case(sql.substr(0, length)));
        }
        sql.remove_prefix(length);
    }
    return words;
}

}
