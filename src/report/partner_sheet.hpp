#pragma once

#include "dossier/partner_minutes.hpp"
#include "dossier/partner_site.hpp"
#include "dossier/partner_story.hpp"
#include "dossier/photo_prints.hpp"
#include "report/sheet_options.hpp"

#include <filesystem>

/// Sheets that leave the house: letters and words, the band and the watermark of the one they are made for.
namespace vigie::report {

/// One residence on A4 portrait; what does not fit goes to a second page, as do pictures. No index, rate, code or free
/// text in it. \param photos  cleared for partners
/// \throws core::Error(usage) when the name does not end with .pdf, core::Error(failed) when the disk refuses
void write_partner_site_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot,
                              dossier::PartnerSite const& site, dossier::Edition const& edition,
                              PageRecord* record = nullptr,
                              std::vector<dossier::PhotoPrint> const& photos = {});

/// One to six zones of a layer side by side on A3 landscape, in the order asked.
void write_partner_zones_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot,
                               dossier::PartnerZones const& zones, dossier::Edition const& edition,
                               PageRecord* record = nullptr);

/// A story on A4 landscape, a step a page, as write_story_sheet(): neighbourhoods and letters, never the speaker's notes.
void write_partner_story_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot,
                               dossier::PartnerStory const& story, dossier::Edition const& edition,
                               PageRecord* record = nullptr);

/// The minutes of a committee on A4 portrait.
void write_partner_minutes_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot,
                                 dossier::PartnerMinutes const& minutes, dossier::Edition const& edition,
                                 PageRecord* record = nullptr);

}
