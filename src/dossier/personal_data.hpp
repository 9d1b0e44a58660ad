#pragma once

#include "dossier/snapshot.hpp"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Free text is read by the people it is about: what to check before it is kept or leaves the house
/// (data/words/personal_data.toml).
namespace vigie::dossier {

struct PersonalWord {
    std::string kind;  ///< « santé », « personne »…, in the user's language
    std::string found; ///< as it is written
    friend bool operator==(PersonalWord const&, PersonalWord const&) = default;
};

/// Words of the list, whatever their accents, capitals and hyphens; a civility with a name, a telephone, social
/// security or flat number, an e-mail address. In the order of the text, each once.
[[nodiscard]] std::vector<PersonalWord> personal_words(std::string_view text);

/// « Facts and roles only: no name, no health… »
[[nodiscard]] std::string personal_reminder();

/// A sentence for what personal_words() finds in these texts together; empty for nothing.
[[nodiscard]] std::string personal_caution(std::span<std::string_view const> texts);
[[nodiscard]] inline std::string personal_caution(std::initializer_list<std::string_view> texts) {
    return personal_caution(std::span(texts.begin(), texts.size()));
}
/// All that a lesson says.
[[nodiscard]] std::string lesson_caution(std::vector<core::Lesson> const& lessons);

struct HeldText {
    std::string place; ///< « KA-0412, motif du 12/03/2026 »
    std::vector<PersonalWord> words;
};
/// Motives, notes, opinions, titles and effects of actions, site projects with their objectives and departments, and
/// lessons that have words to check. \param project  also what walks found, and what stories say; null = without
[[nodiscard]] std::vector<HeldText> texts_to_check(Snapshot const& snapshot, store::Project const* project = nullptr);

/// Before an export: how many there are and the first of them, in one sentence; empty for none.
[[nodiscard]] std::string export_caution(Snapshot const& snapshot);

}
