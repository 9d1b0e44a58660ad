#pragma once

#include "core/walk.hpp"
#include "dossier/partner_plan.hpp"
#include "dossier/site_file.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// What a partner reads of one residence, or of a few zones: letters and words, no index, no rate, no free text, no
/// code.
namespace vigie::dossier {

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

/// What walks on site found here, by who has to act.
struct PartnerFindings {
    core::FindingOwner owner = core::FindingOwner::landlord;
    int found = 0, solved = 0;
};

/// A figure of the zone around that anybody may look up.
struct PartnerContextFigure {
    std::string name, value, source;
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
    std::vector<PartnerFindings> findings;         ///< owners with a finding at a stop of this residence
    std::optional<core::Date> walked_on;           ///< the latest of these walks
    std::optional<PartnerContextFigure> context;   ///< one, that was taken from the zone around
    std::vector<core::Action> actions;             ///< costs only where the profile gives them, never effects
    std::vector<core::Action> asked;               ///< open, led by the recipient
    std::vector<core::WatchEvent> events;          ///< status and date alone
};

/// The sites of one edition, one after another: what is reckoned over the whole stock is reckoned once, and no site is
/// kept. Who asks for one has the project open all the while.
class PartnerSites {
public:
    /// \throws core::Error(refused) when the profile gives no residence
    PartnerSites(Snapshot const& snapshot, store::Project const& project, Edition const& edition,
                 std::string const& campaign);
    ~PartnerSites();
    PartnerSites(PartnerSites const&) = delete;
    PartnerSites& operator=(PartnerSites const&) = delete;
    [[nodiscard]] PartnerSite of(std::uint32_t row) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// « Ville » leads, « Ville de Port-Fictif » receives.
[[nodiscard]] bool is_asked_of(core::Action const& action, std::string const& recipient);

/// A class, a count or an action: else a sheet would bear a name and « s » alone.
[[nodiscard]] bool gives_anything(PartnerSite const& site);

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
