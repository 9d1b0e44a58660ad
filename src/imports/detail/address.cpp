#include "imports/detail/address.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace vigie::imports {

namespace {

struct Abbreviation {
    std::string_view shortened, whole;
};
/// Of the postal standard (AFNOR NF Z10-011), and what people write besides.
constexpr std::array abbreviations{
    Abbreviation{"av", "avenue"},      Abbreviation{"ave", "avenue"},      Abbreviation{"bd", "boulevard"},
    Abbreviation{"bld", "boulevard"},  Abbreviation{"blvd", "boulevard"},  Abbreviation{"r", "rue"},
    Abbreviation{"pl", "place"},       Abbreviation{"imp", "impasse"},     Abbreviation{"ch", "chemin"},
    Abbreviation{"che", "chemin"},     Abbreviation{"all", "allee"},       Abbreviation{"allees", "allee"},
    Abbreviation{"sq", "square"},      Abbreviation{"rte", "route"},       Abbreviation{"res", "residence"},
    Abbreviation{"crs", "cours"},      Abbreviation{"qu", "quai"},         Abbreviation{"fg", "faubourg"},
    Abbreviation{"fbg", "faubourg"},   Abbreviation{"lot", "lotissement"}, Abbreviation{"st", "saint"},
    Abbreviation{"ste", "sainte"},     Abbreviation{"gal", "general"},     Abbreviation{"mal", "marechal"},
    Abbreviation{"dr", "docteur"},     Abbreviation{"prof", "professeur"}, Abbreviation{"pdt", "president"},
    Abbreviation{"cdt", "commandant"}, Abbreviation{"b", "bis"},           Abbreviation{"t", "ter"}};
constexpr std::array<std::string_view, 10> small_words{"de", "du", "des", "la", "le", "les", "l", "d", "et", "a"};

std::vector<std::string> words_of(std::string_view address) {
    std::vector<std::string> words(1);
    bool was_digit = false;
    for (char const c : text::fold(address)) {
        bool const is_digit = c >= '0' && c <= '9';
        bool const is_letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
        if (!is_digit && !is_letter) {
            if (c == '-' && was_digit) words.emplace_back("-");
            words.emplace_back();
            was_digit = false;
            continue;
        }
        if (is_digit != was_digit && !words.back().empty()) words.emplace_back(); // « 12bis »
        was_digit = is_digit;
        words.back() += c;
    }
    std::erase(words, "");
    return words;
}

bool is_number(std::string const& word) { return word[0] >= '0' && word[0] <= '9'; }

}

std::string plain_address(std::string_view address) {
    auto words = words_of(address);
    std::string out;
    bool is_range = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto word = words[i];
        if (word == "-") {
            is_range = i > 0 && i + 1 < words.size() && is_number(words[i + 1]);
            continue;
        }
        if (is_range && is_number(word)) { // the end of « 16-20 »
            is_range = false;
            continue;
        }
        if (is_number(word)) word.erase(0, std::min(word.find_first_not_of('0'), word.size() - 1));
        if (std::ranges::find(small_words, word) != small_words.end()) continue;
        auto const whole = std::ranges::find(abbreviations, word, &Abbreviation::shortened);
        out += (out.empty() ? "" : " ") + (whole == abbreviations.end() ? word : std::string(whole->whole));
    }
    return out;
}

}
