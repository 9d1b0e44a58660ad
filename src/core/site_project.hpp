#pragma once

#include "core/date.hpp"
#include "core/id.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What a site project is to reach, and whom it asked for help.
namespace vigie::core {

/// What stands for the index where an indicator or a family is named.
inline constexpr std::string_view index_subject = "index";

struct SiteObjective {
    std::int64_t id = 0;
    SiteProjectId project;
    std::string title;   ///< in words; may be empty
    std::string subject; ///< code of an indicator or a family, or index_subject
    CampaignId baseline; ///< what comes after is compared with it
    double target = 0;   ///< in the subject's unit
    Date due_on{};
    friend bool operator==(SiteObjective const&, SiteObjective const&) = default;
};

/// A department of the house, or a service of a partner, that was asked to take part; never a person.
struct SiteDepartment {
    std::int64_t id = 0;
    SiteProjectId project;
    std::string name;
    std::string request; ///< what it was asked for
    Date asked_on{};
    std::optional<Date> answered_on; ///< absent = it has not answered
    std::string answer;
    friend bool operator==(SiteDepartment const&, SiteDepartment const&) = default;
};

/// What was observed of an objective's indicator over the residences of its project that were observed in the baseline
/// campaign and in `campaign` alike.
struct ObjectiveReading {
    std::int64_t objective = 0;
    CampaignId campaign;
    int residences = 0;
    int counted = 0; ///< of those, how many with a numerator and a denominator in both
    double numerator_before = 0, denominator_before = 0, numerator = 0, denominator = 0; ///< sums over the counted ones
    double mean_before = 0, mean = 0; ///< values weighted by dwellings, in the indicator's unit
    friend bool operator==(ObjectiveReading const&, ObjectiveReading const&) = default;
};

/// Why a status is proposed; docs/methods/follow-up.md says from which figures.
enum class ProposalKind : unsigned char {
    enter,   ///< complex, and nobody watches it
    alert,   ///< an alert, whatever the class
    relapse, ///< left the list within two years, and is complex again
    leave,   ///< one campaign under the threshold, without alert
    close,   ///< two in a row, and twelve months without alert
};
inline constexpr std::array all_proposal_kinds{ProposalKind::enter, ProposalKind::alert, ProposalKind::relapse,
                                               ProposalKind::leave, ProposalKind::close};
[[nodiscard]] std::string_view code(ProposalKind kind);
[[nodiscard]] std::optional<ProposalKind> proposal_kind_of_code(std::string_view code);

/// What a person answered to a proposal: it does not come back for the same campaign.
struct ProposalAnswer {
    std::int64_t id = 0;
    ResidenceId residence;
    CampaignId campaign;
    ProposalKind kind = ProposalKind::enter;
    bool is_accepted = false;
    Date answered_on{};
    std::string role; ///< never a person
    std::string reason;
    std::optional<std::int64_t> event; ///< of an accepted one: the decision it became, until that is undone
    friend bool operator==(ProposalAnswer const&, ProposalAnswer const&) = default;
};

}
