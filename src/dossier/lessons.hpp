#pragma once

#include "dossier/snapshot.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// What worked, what did not: looked for, copied into a plan, exchanged between landlords.
namespace vigie::dossier {

/// What a person looks for among the lessons.
struct LessonQuery {
    std::string words; ///< all of them, without accents, as beginnings of words
    std::string theme; ///< empty = any
    std::optional<int> least_dwellings, most_dwellings;
    bool is_in_qpv = false; ///< only those
    friend bool operator==(LessonQuery const&, LessonQuery const&) = default;
};

/// Places in snapshot.lessons, the best first. A lesson without a known size or place passes no test of it.
[[nodiscard]] std::vector<std::size_t> find_lessons(std::shared_ptr<Snapshot const> const& snapshot,
                                                    LessonQuery const& query);

/// Themes there are, in the order of the alphabet, each once whatever its accents.
[[nodiscard]] std::vector<std::string> lesson_themes(Snapshot const& snapshot);

/// By code. \throws core::Error(usage) naming those there are
[[nodiscard]] core::Lesson const& require_lesson(Snapshot const& snapshot, std::string const& code);

/// Copies an action of a lesson into the plan of a site project; it keeps where it comes from.
/// \param step  of the lesson's actions, from 0 \return the new action's code
std::string copy_lesson_action(store::Project& project, Snapshot const& snapshot, std::string const& lesson,
                               std::size_t step, core::SiteProjectId into);

/// The same of an action of another plan.
std::string copy_site_action(store::Project& project, Snapshot const& snapshot, std::string const& action,
                             core::SiteProjectId into);

/// Lessons read from a file take their place beside ours: one of the same landlord and code is renewed; a code that
/// another landlord uses gets the landlord's name before it. As one step of the history. \return how many are new, how
/// many renewed
struct LessonsTaken {
    std::size_t added = 0, renewed = 0;
};
LessonsTaken take_lessons(store::Project& project, Snapshot const& snapshot, std::vector<core::Lesson> lessons);

}
