#pragma once

#include "report/sheet_options.hpp"
#include "workbench/partner_site.hpp"
#include "workbench/partner_minutes.hpp"
#include "workbench/partner_story.hpp"
#include "workbench/photo_prints.hpp"

#include <filesystem>

/// Sheets that leave the house: letters and words, the band and the watermark of the one they are made for.
namespace vigie::report {

/// One residence on A4 portrait; what does not fit goes to a second page, as do pictures. No index, rate, code or free
/// text in it. \param photos  cleared for partners
/// \throws core::Error(usage) when the name does not end with .pdf, core::Error(failed) when the disk refuses
void write_partner_site_sheet(std::filesystem::path const& path, workbench::Snapshot const& snapshot,
                              workbench::PartnerSite const& site, workbench::Edition const& edition,
                              PageRecord* record = nullptr,
                              std::vector<workbench::PhotoPrint> const& photos = {});

/// One to six zones of a layer side by side on A3 landscape, in the order asked.
void write_partner_zones_sheet(std::filesystem::path const& path, workbench::Snapshot const& snapshot,
                               workbench::PartnerZones const& zones, workbench::Edition const& edition,
                               PageRecord* record = nullptr);

/// A story on A4 landscape, a step a page, as write_story_sheet(): neighbourhoods and letters, never the speaker's notes.
void write_partner_story_sheet(std::filesystem::path const& path, workbench::Snapshot const& snapshot,
                               workbench::PartnerStory const& story, workbench::Edition const& edition,
                               PageRecord* record = nullptr);

/// The minutes of a committee on A4 portrait.
void write_partner_minutes_sheet(std::filesystem::path const& path, workbench::Snapshot const& snapshot,
                                 workbench::PartnerMinutes const& minutes, workbench::Edition const& edition,
                                 PageRecord* record = nullptr);

}
