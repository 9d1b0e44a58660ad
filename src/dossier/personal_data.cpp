#include "dossier/personal_data.hpp"

#include "store/walks.hpp"
#include "text/language.hpp"

#include <algorithm>
#include <map>

namespace vigie::dossier {

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

std::string personal_caution(std::span<std::string_view const> texts) {
    std::vector<PersonalWord> words;
    for (auto const text : texts)
        for (auto& word : personal_words(text))
            if (std::ranges::find(words, word) == words.end()) words.push_back(std::move(word));
    return words.empty() ? std::string()
                         : tr("To check: {0}. People may read what is written of them.", {listed(words)});
}

namespace {

/// Roles too: a name is written there as easily.
std::vector<std::string_view> texts_of(core::Lesson const& lesson) {
    std::vector<std::string_view> texts{lesson.title,      lesson.context,  lesson.actions, lesson.worked,
                                        lesson.not_worked, lesson.conditions, lesson.contact_role};
    for (auto const& step : lesson.steps)
        texts.insert(texts.end(), {step.title, step.lead, step.partner});
    return texts;
}

}

std::string lesson_caution(std::vector<core::Lesson> const& lessons) {
    std::vector<std::string_view> texts;
    for (auto const& lesson : lessons)
        for (auto const text : texts_of(lesson))
            texts.push_back(text);
    return personal_caution(texts);
}

std::vector<HeldText> texts_to_check(Snapshot const& snapshot, store::Project const* project) {
    std::vector<HeldText> list;
    auto const check_all = [&](std::string const& place, std::span<std::string_view const> texts) {
        HeldText held{place, {}};
        for (auto const text : texts)
            for (auto& word : personal_words(text))
                if (std::ranges::find(held.words, word) == held.words.end()) held.words.push_back(std::move(word));
        if (!held.words.empty()) list.push_back(std::move(held));
    };
    auto const check = [&](std::string const& place, std::initializer_list<std::string_view> texts) {
        check_all(place, std::span(texts.begin(), texts.size()));
    };
    auto const code = [&](core::ResidenceId id) { return snapshot.residences[snapshot.row_of.at(id)].code; };
    for (auto const& event : snapshot.watch_events)
        check(tr("{0}, status of {1}", {code(event.residence), core::iso(event.decided_on)}),
              {event.motive, event.role});
    for (auto const& note : snapshot.notes)
        check(tr("{0}, note of {1}", {code(note.residence), core::iso(note.date)}), {note.body, note.role});
    for (auto const& action : snapshot.actions)
        check(tr("action {0}", {action.code}), {action.title, action.effect, action.lead, action.partner});
    for (auto const& opinion : snapshot.opinions) {
        auto const place = tr("{0}, opinion of {1}", {code(opinion.residence), core::iso(opinion.given_on)});
        check(place, {opinion.motive, opinion.role});
    }
    std::map<core::SiteProjectId, std::string> site;
    for (auto const& project_of_site : snapshot.site_projects) {
        site[project_of_site.id] = project_of_site.code;
        check(tr("site project {0}", {project_of_site.code}), {project_of_site.title, project_of_site.objective,
                                                               project_of_site.pilot, project_of_site.sponsor});
    }
    for (auto const& objective : snapshot.objectives)
        check(tr("site project {0}, objective", {site[objective.project]}), {objective.title});
    for (auto const& department : snapshot.departments)
        check(tr("site project {0}, department asked", {site[department.project]}),
              {department.name, department.request, department.answer});
    for (auto const& lesson : snapshot.lessons)
        check_all(tr("lesson {0}", {lesson.code}), texts_of(lesson));
    if (project == nullptr) return list;
    for (auto const& finding : store::walk_findings(*project))
        check(tr("finding {0}", {std::to_string(finding.id)}), {finding.what});
    for (auto const& story : project->stories())
        for (std::size_t i = 0; i < story.steps.size(); ++i)
            check(tr("story “{0}”, step {1}", {story.name, std::to_string(i + 1)}),
                  {story.steps[i].title, story.steps[i].sentence, story.steps[i].notes});
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
