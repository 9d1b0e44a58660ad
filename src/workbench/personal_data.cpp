#include "workbench/personal_data.hpp"

#include "text/language.hpp"

#include <algorithm>

namespace vigie::workbench {

namespace {

using text::tr;

std::string listed(std::vector<PersonalWord> const& words) {
    std::string list;
    for (auto const& word : words)
        list += (list.empty() ? "" : ", ") + tr("“{0}” ({1})", {word.found, word.kind});
    return list;
}

}

std::string personal_reminder() {
    return tr(
        "Facts and roles only: no name, health, origin, religion or offence. People may read what is written of them.");
}

std::string personal_caution(std::initializer_list<std::string_view> texts) {
    std::vector<PersonalWord> words;
    for (auto const text : texts)
        for (auto& word : personal_words(text))
            if (std::ranges::find(words, word) == words.end()) words.push_back(std::move(word));
    return words.empty() ? std::string()
                         : tr("To check: {0}. People may read what is written of them.", {listed(words)});
}

std::vector<HeldText> texts_to_check(Snapshot const& snapshot) {
    std::vector<HeldText> list;
    auto const check = [&](std::string const& place, std::initializer_list<std::string_view> texts) {
        HeldText held{place, {}};
        for (auto const text : texts)
            for (auto& word : personal_words(text))
                if (std::ranges::find(held.words, word) == held.words.end()) held.words.push_back(std::move(word));
        if (!held.words.empty()) list.push_back(std::move(held));
    };
    auto const code = [&](core::ResidenceId id) { return snapshot.residences[snapshot.row_of.at(id)].code; };
    for (auto const& event : snapshot.watch_events)
        check(tr("{0}, status of {1}", {code(event.residence), core::iso(event.decided_on)}),
              {event.motive, event.role});
    for (auto const& note : snapshot.notes)
        check(tr("{0}, note of {1}", {code(note.residence), core::iso(note.date)}), {note.body, note.role});
    for (auto const& action : snapshot.actions)
        check(tr("action {0}", {action.code}), {action.title, action.effect, action.lead});
    return list;
}

std::string export_caution(Snapshot const& snapshot) {
    auto const texts = texts_to_check(snapshot);
    if (texts.empty()) return {};
    return text::tr_n("{0} text has words to check; “vigie words” lists them.",
                      "{0} texts have words to check; “vigie words” lists them.",
                      static_cast<long long>(texts.size())) +
           " " + tr("The first: {0}, {1}.", {texts.front().place, listed(texts.front().words)});
}

}
