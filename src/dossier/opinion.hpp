#pragma once

#include "core/follow_up.hpp"
#include "store/project.hpp"

#include <string>

namespace vigie::dossier {

/// An opinion from the field as typed by a person: another class for a residence in a campaign, or that taken back.
struct OpinionGiven {
    core::ResidenceId residence;
    std::string residence_code; ///< for the step's name
    core::CampaignId campaign;
    std::optional<core::SeverityClass> proposed;                    ///< absent = the opinion that holds is withdrawn
    core::SeverityClass computed = core::SeverityClass::not_scored; ///< as shown
    std::string date;                                               ///< empty = today
    std::string role, motive;
    std::string quote; ///< what was said or seen on site; may be empty
};

/// Checks it (class A to D and not the computed one, date not in the future, role and motive present) and records it as
/// one undoable edit, with its quote as a field note. \throws core::Error(usage) saying which part is missing or wrong
void record_opinion(store::Project& project, OpinionGiven const& given);

/// « gardien · 12 mars 2026 ».
[[nodiscard]] std::string opinion_source(core::FieldOpinion const& opinion);

}
