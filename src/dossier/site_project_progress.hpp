#pragma once

#include "dossier/snapshot.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vigie::dossier {

enum class ObjectiveState : unsigned char {
    unknown,     ///< nothing was observed then, or has been since
    reached,     ///< the latest value is at the target or beyond
    on_track,    ///< at least as far on the way to it as the time that has passed
    not_reached,
};
[[nodiscard]] std::string_view code(ObjectiveState state);       ///< « reached »…, as in files
[[nodiscard]] std::string objective_state_label(ObjectiveState); ///< « objectif atteint », « en bonne voie », « pas atteint »

/// An objective before and after: docs/methods/before-after.md.
struct ObjectiveProgress {
    core::SiteObjective objective;
    std::string title;         ///< the objective's words, or its subject's name
    std::string subject, unit; ///< name, in the language
    int decimals = 1;
    bool high_is_bad = true;
    std::string baseline, now; ///< campaigns; `now` is empty until one comes after the baseline
    int residences = 0;        ///< known in both
    std::optional<double> before, after;
    /// How far it moved in the unit, with the 95 % interval of small numbers; no interval for what was not counted.
    std::optional<double> change, low, high;
    bool is_rate = false; ///< of events: the interval is of the ratio, and is said in per cent of the value before
    std::optional<double> events_before, events; ///< or answers, of a share
    std::optional<double> p;                     ///< of a rate that did not move
    std::optional<bool> is_significant;          ///< beyond what small numbers do; absent without an interval
    ObjectiveState state = ObjectiveState::unknown;
    double share = 0; ///< of the way to the target, 0 to 1
};

/// In the order of the objectives; « now » is the latest campaign at or before the one shown that has a value.
/// \param today  what an objective's date is compared with
[[nodiscard]] std::vector<ObjectiveProgress> objective_progress(Snapshot const& snapshot, core::SiteProjectId project,
                                                                core::Date today, std::string const& campaign = {});

/// « 27,5 → 11,0 faits /100 lgt/an (44 puis 18 faits) : −59 % (−78 à −28 %) », or that nothing can be concluded.
[[nodiscard]] std::string before_after_words(ObjectiveProgress const& progress);
/// « visé : 12,0 au 31/12/2027 ».
[[nodiscard]] std::string target_words(ObjectiveProgress const& progress);

/// What an objective may be about: the index, the families in it, every indicator of the grid.
struct ObjectiveSubject {
    std::string code, name, unit;
};
[[nodiscard]] std::vector<ObjectiveSubject> objective_subjects(core::Grid const& grid);

}
