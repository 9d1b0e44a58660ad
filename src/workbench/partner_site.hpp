#pragma once

#include "workbench/partner_plan.hpp"
#include "workbench/site_file.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

/// What a partner reads of one residence, or of a few zones: letters and words, no index, no rate, no free text, no
/// code.
namespace vigie::workbench {

enum class PartnerTrend : unsigned char { unknown, better, steady, worse };

struct PartnerLine {
    std::string family;       ///< code
    std::string name, source; ///< source with its month
    PartnerCell cell;
    std::optional<core::SeverityClass> median;  ///< of the agency
    PartnerTrend trend = PartnerTrend::unknown; ///< of the letter, since the campaign before
};

struct PartnerActor {
    std::string role;
    int actions = 0, done = 0;
};

struct PartnerSite {
    std::uint32_t row = 0;
    core::Residence residence; ///< code, aliases and register numbers left out
    std::string neighbourhood, campaign;
    std::vector<std::pair<std::string, std::string>> zones; ///< layer title → zone name, of layers that are given
    core::WatchStatus status = core::WatchStatus::ordinary;
    std::string finding;
    PartnerCell index, households;
    std::vector<std::pair<std::string, PartnerCell>> history; ///< campaign → letter, three at most, oldest first
    double coverage = 0;                                      ///< share of the weight observed
    std::optional<bool> is_solid;                  ///< no single weight within a quarter of its own moves the class
    std::vector<PartnerLine> families, indicators; ///< grid order
    std::string foyer;                             ///< a sentence, without p nor names of residences
    std::vector<PartnerActor> actors;              ///< by role, the most asked first
    std::vector<core::Action> actions;             ///< costs only where the profile gives them, never effects
    std::vector<core::Action> asked;               ///< open, led by the recipient
    std::vector<core::WatchEvent> events;          ///< status and date alone
};

/// \throws core::Error(refused) when the profile gives no residence
[[nodiscard]] PartnerSite partner_site(Snapshot const& snapshot, store::Project const& project, Edition const& edition,
                                       std::uint32_t row, std::string const& campaign);

/// One column of the zones' sheet.
struct PartnerZone {
    std::string name;
    PartnerCell index, households;
    std::vector<std::pair<std::string, PartnerCell>> history;
    std::vector<PartnerLine> families, indicators; ///< the same in each column
    core::Box extent;
};
struct PartnerZones {
    std::string layer_title, campaign;
    std::vector<PartnerZone> zones;
};
/// \throws core::Error(usage) for an unknown layer or code; core::Error(refused) for a layer that the profile does not
/// give
[[nodiscard]] PartnerZones partner_zones(Snapshot const& snapshot, store::Project const& project,
                                         Edition const& edition, std::string const& layer,
                                         std::vector<std::string> const& codes, std::string const& campaign);

/// « très complexe » as a title: « Très complexe ».
[[nodiscard]] std::string partner_class_words(core::SeverityClass severity);

}
