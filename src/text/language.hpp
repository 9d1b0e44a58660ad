#pragma once

#include "core/grid.hpp"
#include "core/message.hpp"

#include <optional>
#include <string>
#include <string_view>

/// Sentences, numbers and dates as people write them. English is in the source; data/locale/fr.po holds the French.
namespace vigie::text {

enum class Language { fr, en };

/// Process-wide, safe to call from any thread; takes effect on the next sentence.
void set_language(Language language);
[[nodiscard]] Language language();
/// From LC_ALL, LC_MESSAGES, LANGUAGE, LANG; French when they say nothing.
[[nodiscard]] Language system_language();
[[nodiscard]] std::optional<Language> language_of_code(std::string_view code);

/// The sentence in the current language. `english` is the msgid; xgettext finds tr(), tr_n() and VIGIE_N_().
[[nodiscard]] std::string tr(char const* english);
/// {0}, {1}… replaced by `arguments`, after translation.
[[nodiscard]] std::string tr(char const* english, std::initializer_list<std::string> arguments);
/// Singular or plural by the language's own rule; {0} is the formatted number.
[[nodiscard]] std::string tr_n(char const* one, char const* many, long long n);
/// Same word, other meaning: « Open » the verb and « Open » the state.
[[nodiscard]] std::string tr_in(char const* context, char const* english);

[[nodiscard]] std::string sentence(core::Message const& message);
/// A label of the user's data; the other language when this one is empty.
[[nodiscard]] std::string const& pick(core::Label const& label);

}
