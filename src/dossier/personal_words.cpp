#include "dossier/personal_data.hpp"

#include "text/fold.hpp"
#include "text/language.hpp"
#include "text/toml_file.hpp"
#include "word_lists.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace vigie::dossier {

namespace {

using text::tr;

/// Words as they are written, and folded: « l’Alcoolique » is « alcoolique ».
struct Word {
    std::string_view written;
    std::string folded;
    std::string_view before; ///< what stands between it and the word before
};

bool is_letter(char c) {
    auto const byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) != 0 || byte >= 0x80;
}

/// Length of the sign at the start of `text` that parts words though it is no ASCII: quotes, dashes, dots, wide blanks.
std::size_t sign_length(std::string_view text) {
    for (std::string_view const sign : {"«", "»", "\u00a0", "\u202f", "“", "”", "…", "–", "—", "·"})
        if (text.starts_with(sign)) return sign.size();
    return 0;
}

/// Hyphens and apostrophes belong to a word; so does the thin hyphen U+2010.
std::size_t letter_length(std::string_view text) {
    for (std::string_view const joint : {"’", "‐", "‑", "-", "'"})
        if (text.starts_with(joint)) return joint.size();
    return is_letter(text.front()) && sign_length(text) == 0 ? 1 : 0;
}

/// Without what is elided before it, nor hyphens.
std::string key_of(std::string_view written) {
    auto folded = text::fold(written);
    for (std::string_view const hyphen : {"‐", "‑", "-"})
        for (auto at = folded.find(hyphen); at != std::string::npos; at = folded.find(hyphen))
            folded.erase(at, hyphen.size());
    auto const apostrophe = folded.find_last_of('\'');
    return apostrophe == std::string::npos || apostrophe > 2 ? folded : folded.substr(apostrophe + 1);
}

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    std::size_t gap = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto length = letter_length(text.substr(at));
        if (length == 0) {
            at += std::max<std::size_t>(1, sign_length(text.substr(at)));
            continue;
        }
        auto const start = at;
        for (; at < text.size() && (length = letter_length(text.substr(at))) > 0;)
            at += length;
        words.push_back(
            {text.substr(start, at - start), key_of(text.substr(start, at - start)), text.substr(gap, start - gap)});
        gap = at;
    }
    return words;
}

/// As it is compared: folded once, when the list is read.
struct Stem {
    std::vector<std::string> parts; ///< one word or several
    std::string whole;              ///< of one word, « cas-social »
};

struct Kind {
    core::Label name;
    std::vector<Stem> stems;
    std::vector<std::string> exceptions;
};

Stem stem_of(std::string const& words) {
    Stem stem;
    for (std::size_t at = 0; at < words.size();) {
        auto const end = std::min(words.find(' ', at), words.size());
        stem.parts.push_back(key_of(words.substr(at, end - at)));
        stem.whole += stem.parts.back();
        at = end + 1;
    }
    return stem;
}

std::vector<Kind> const& kinds() {
    static std::vector<Kind> const list = [] {
        std::vector<Kind> read;
        text::read_toml(embedded::personal_data_toml, "personal_data.toml", [&](text::TableReader const& root) {
            for (auto const& table : root.tables("kind")) {
                Kind kind{table.label("name"), {}, table.texts("except")};
                for (auto const& stem : table.texts("stems"))
                    kind.stems.push_back(stem_of(stem));
                read.push_back(std::move(kind));
            }
        });
        return read;
    }();
    return list;
}

bool is_word_of(std::string const& stem, std::string const& word) {
    return stem.ends_with('$') ? word == std::string_view(stem).substr(0, stem.size() - 1) : word.starts_with(stem);
}

/// How many words from `at` on are the stem: 0 = none. Words before the last are whole, in the plural or not.
std::size_t length_of(Stem const& stem, std::vector<Word> const& words, std::size_t at) {
    auto const& parts = stem.parts;
    if (parts.size() > 1 && is_word_of(stem.whole, words[at].folded)) return 1; // « cas-social »
    if (at + parts.size() > words.size()) return 0;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i)
        if (words[at + i].folded != parts[i] && words[at + i].folded != parts[i] + "s") return 0;
    return is_word_of(parts.back(), words[at + parts.size() - 1].folded) ? parts.size() : 0;
}

bool is_excepted(Kind const& kind, std::string const& word) {
    return std::ranges::any_of(kind.exceptions, [&](auto const& stem) { return word.starts_with(stem); });
}

/// Nothing but blanks and the dot of « M. » between two words.
bool is_beside(std::string_view between) {
    return between == "\u00a0" || between == "\u202f" || between == ".\u00a0" ||
           between.find_first_not_of(" .\t") == std::string_view::npos;
}

bool has_capital(std::string_view word) {
    auto const first = static_cast<unsigned char>(word.front());
    auto const second = word.size() > 1 ? static_cast<unsigned char>(word[1]) : 0U;
    bool const is_latin = first == 0xC3 && second >= 0x80 && second <= 0x9E; // À to Þ
    return (first >= 'A' && first <= 'Z') || is_latin || (first == 0xC5 && second == 0x92);
}

std::string span_of(Word const& first, Word const& last) {
    auto const* const end = last.written.data() + last.written.size();
    return {first.written.data(), static_cast<std::size_t>(end - first.written.data())};
}

class Finder {
public:
    explicit Finder(std::string_view text)
        : text_(text)
        , words_(words_of(text)) {}

    std::vector<PersonalWord> find() {
        for (std::size_t at = 0; at < words_.size(); ++at) {
            find_listed(at);
            find_person(at);
            find_flat(at);
        }
        find_numbers();
        return std::move(found_);
    }

private:
    void add(std::string const& kind, std::string found) {
        PersonalWord word{kind, std::move(found)};
        if (std::ranges::find(found_, word) == found_.end()) found_.push_back(std::move(word));
    }

    void find_listed(std::size_t at) {
        for (auto const& kind : kinds())
            for (auto const& stem : kind.stems)
                if (auto const length = length_of(stem, words_, at);
                    length > 0 && !is_excepted(kind, words_[at].folded))
                    add(text::pick(kind.name), span_of(words_[at], words_[at + length - 1]));
    }

    /// « Mme Le Goff »: a civility and capitals.
    void find_person(std::size_t at) {
        constexpr std::array civilities{"m", "mr", "mme", "mlle", "mm", "mmes", "monsieur", "madame", "mademoiselle"};
        if (std::ranges::find(civilities, words_[at].folded) == civilities.end()) return;
        auto last = at;
        while (last + 1 < words_.size() && is_beside(words_[last + 1].before) && has_capital(words_[last + 1].written))
            ++last;
        if (last > at) add(tr("person"), span_of(words_[at], words_[last]));
    }

    /// « apt 12 », « porte n° 3 »
    void find_flat(std::size_t at) {
        constexpr std::array flats{"apt", "appt", "appart", "appartement", "logement", "porte"};
        if (std::ranges::find(flats, words_[at].folded) == flats.end()) return;
        for (std::size_t next = at + 1; next < std::min(at + 3, words_.size()); ++next) {
            if (std::isdigit(static_cast<unsigned char>(words_[next].written.front())) != 0)
                return add(tr("flat"), span_of(words_[at], words_[next]));
            if (!words_[next].folded.starts_with("n")) return;
        }
    }

    /// Ten digits from 0 are a telephone, thirteen or fifteen from 1 or 2 a social security number; « @ » an address.
    void find_numbers() {
        std::string digits;
        std::size_t start = 0;
        auto const close = [&](std::size_t end) {
            bool const is_telephone =
                (digits.size() == 10 && digits.front() == '0') || (digits.size() == 11 && digits.starts_with("33"));
            bool const is_nir =
                (digits.size() == 13 || digits.size() == 15) && (digits.front() == '1' || digits.front() == '2');
            auto written = text_.substr(start, end - start);
            while (!written.empty() && std::isdigit(static_cast<unsigned char>(written.back())) == 0)
                written.remove_suffix(1);
            if (is_telephone) add(tr("telephone"), std::string(written));
            if (is_nir) add(tr("social security number"), std::string(written));
            digits.clear();
        };
        for (std::size_t at = 0; at < text_.size(); ++at) {
            bool const is_digit = std::isdigit(static_cast<unsigned char>(text_[at])) != 0;
            if (is_digit && digits.empty()) start = at;
            if (is_digit)
                digits += text_[at];
            else if (text_[at] != ' ' && text_[at] != '.' && text_[at] != '-')
                close(at);
            if (text_[at] == '@') find_address(at);
        }
        close(text_.size());
    }

    void find_address(std::size_t at) {
        auto const is_part = [](char c) {
            return std::string_view(" \t\n\r,;:()<>\"'").find(c) == std::string_view::npos;
        };
        std::size_t from = at, to = at + 1;
        while (from > 0 && is_part(text_[from - 1]))
            --from;
        while (to < text_.size() && is_part(text_[to]))
            ++to;
        auto const address = text_.substr(from, to - from);
        if (from < at && address.find('.', at - from) != std::string_view::npos)
            add(tr("e-mail address"), std::string(address));
    }

    std::string_view text_;
    std::vector<Word> words_;
    std::vector<PersonalWord> found_;
};

}

std::vector<PersonalWord> personal_words(std::string_view text) { return Finder(text).find(); }

}
