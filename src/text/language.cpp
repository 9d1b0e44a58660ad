#include "text/language.hpp"

#include "text/number.hpp"

#include "catalogues.hpp"

#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>

#include <array>
#include <atomic>
#include <cstdlib>
#include <locale>
#include <memory>

namespace vigie::text {

namespace {

namespace gettext = boost::locale::gnu_gettext;
using Messages = boost::locale::message_format<char>;

std::atomic<Language> current{Language::fr};

std::vector<char> embedded_catalogue(std::string const&, std::string const&) {
    return {embedded::fr_mo.begin(), embedded::fr_mo.end()};
}

/// The French catalogue, read once from the binary. English is the source and needs none.
struct FrenchCatalogue {
    FrenchCatalogue() {
        gettext::messages_info info;
        info.language = "fr";
        info.encoding = "UTF-8";
        info.domains.emplace_back("vigie");
        info.paths.emplace_back("");
        info.callback = embedded_catalogue;
        messages = gettext::create_messages_facet<char>(info);
        holder = std::locale(std::locale::classic(), messages);
    }
    Messages* messages = nullptr;
    std::locale holder; // owns the facet
};

Messages const& french() {
    static FrenchCatalogue const catalogue;
    return *catalogue.messages;
}

char const* look_up(char const* context, char const* english) {
    if (*english == '\0') return english; // the empty msgid is the catalogue's own header
    if (current.load(std::memory_order_relaxed) == Language::en) return english;
    char const* const found = french().get(0, context, english);
    return found != nullptr ? found : english;
}

template <typename Arguments>
std::string filled(std::string_view pattern, Arguments const& arguments) {
    std::string out;
    out.reserve(pattern.size() + 32);
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' && pattern[i + 1] >= '0' &&
            pattern[i + 1] <= '9') {
            auto const place = static_cast<std::size_t>(pattern[i + 1] - '0');
            if (place < arguments.size()) out += *(arguments.begin() + static_cast<std::ptrdiff_t>(place));
            i += 2;
        } else {
            out += pattern[i];
        }
    }
    return out;
}

}

void set_language(Language language) { current.store(language, std::memory_order_relaxed); }

Language language() { return current.load(std::memory_order_relaxed); }

Language system_language() {
    for (char const* name : {"LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"}) {
        char const* const value = std::getenv(name);
        if (value == nullptr || *value == '\0') continue;
        if (auto const found = language_of_code(std::string_view(value).substr(0, 2))) return *found;
    }
    return Language::fr;
}

std::optional<Language> language_of_code(std::string_view code) {
    if (code == "fr") return Language::fr;
    if (code == "en") return Language::en;
    return std::nullopt;
}

std::string tr(char const* english) { return look_up(nullptr, english); }

std::string tr(char const* english, std::initializer_list<std::string> arguments) {
    return filled(look_up(nullptr, english), arguments);
}

std::string tr_n(char const* one, char const* many, long long n) {
    std::array const number{integer(n)};
    if (language() == Language::fr) {
        if (char const* const found = french().get(0, nullptr, one, static_cast<int>(n))) return filled(found, number);
    }
    return filled(n == 1 ? one : many, number);
}

std::string tr_in(char const* context, char const* english) { return look_up(context, english); }

std::string sentence(core::Message const& message) {
    return filled(look_up(nullptr, message.english.c_str()), message.arguments);
}

std::string const& pick(core::Label const& label) {
    bool const wants_french = language() == Language::fr;
    std::string const& wanted = wants_french ? label.fr : label.en;
    return !wanted.empty() ? wanted : (wants_french ? label.en : label.fr);
}

}
