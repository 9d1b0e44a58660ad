#include "imports/match.hpp"

#include "imports/detail/fields.hpp"
#include "imports/expression.hpp"

#include <algorithm>
#include <array>

namespace vigie::imports {

namespace {

constexpr std::array reason_codes{"zeros", "case_or_accents", "punctuation", "spelling", "name"};
constexpr std::size_t shortest_for_spelling = 6;

bool is_number(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// « 035 » and « 35 » alike; words as they are.
std::string without_zeros(std::string_view text) {
    auto word = folded_word(text);
    if (!is_number(word)) return word;
    auto const first = word.find_first_not_of('0');
    return first == std::string::npos ? "0" : word.substr(first);
}

/// One letter added, left out or changed, or two swapped.
bool is_one_slip(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 1) return false;
    std::size_t i = 0;
    while (i < a.size() && a[i] == b[i])
        ++i;
    if (a.size() < b.size()) return a.substr(i) == b.substr(i + 1);
    if (i == a.size()) return true;
    if (a.substr(i + 1) == b.substr(i + 1)) return true;
    return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
}

}

std::string_view code(MatchReason reason) { return reason_codes[static_cast<std::size_t>(reason)]; }

Matcher::Matcher(std::vector<Known> known)
    : known_(std::move(known)) {
    for (std::size_t i = 0; i < known_.size(); ++i) {
        if (!known_[i].is_name) without_zeros_.push_back({without_zeros(known_[i].text), i});
        folded_.push_back({folded_word(known_[i].text), i});
        bare_.push_back({folded(known_[i].text), i});
    }
    for (auto* keys : {&without_zeros_, &folded_, &bare_})
        std::ranges::sort(*keys, {}, &Key::key);
}

/// The known entry with that key, when all that have it stand for one code.
std::optional<std::size_t> Matcher::only(std::vector<Key> const& keys, std::string const& key) const {
    if (key.empty()) return std::nullopt;
    auto const range = std::ranges::equal_range(keys, key, {}, &Key::key);
    if (range.empty()) return std::nullopt;
    bool const is_one = std::ranges::all_of(
        range, [&](Key const& k) { return known_[k.known].code == known_[range.front().known].code; });
    return is_one ? std::optional(range.front().known) : std::nullopt;
}

std::optional<Match> Matcher::operator()(std::string const& code) const {
    auto const found = [&](std::size_t i, MatchReason reason) {
        return Match{code, known_[i].code, known_[i].is_name ? MatchReason::name : reason, 0};
    };
    if (auto const i = only(without_zeros_, without_zeros(code)); i && is_number(folded_word(code)))
        return found(*i, MatchReason::zeros);
    if (auto const i = only(folded_, folded_word(code))) return found(*i, MatchReason::case_or_accents);
    auto const bare = folded(code);
    if (auto const i = only(bare_, bare)) return found(*i, MatchReason::punctuation);
    if (bare.size() < shortest_for_spelling || is_number(bare)) return std::nullopt; // a digit off is another code
    std::optional<std::size_t> best;
    for (auto const& key : bare_) {
        if (is_number(key.key) || !is_one_slip(bare, key.key)) continue;
        // Codes that differ by a digit are two residences; only words have slips.
        auto const digits = [](std::string const& text) {
            std::string out;
            std::ranges::copy_if(text, std::back_inserter(out), [](char c) { return c >= '0' && c <= '9'; });
            return out;
        };
        if (digits(bare) != digits(key.key)) continue;
        if (best && known_[*best].code != known_[key.known].code) return std::nullopt;
        best = key.known;
    }
    return best ? std::optional(found(*best, MatchReason::spelling)) : std::nullopt;
}

}
