#pragma once

#include "report/sheet_options.hpp"
#include "workbench/partner_site.hpp"

#include <filesystem>

/// Sheets that leave the house: letters and words, the band and the watermark of the one they are made for.
namespace vigie::report {

/// One residence on A4 portrait; what does not fit goes to a second page. No index, rate, code or free text in it.
/// \throws core::Error(usage) when the name does not end with .pdf, core::Error(failed) when the disk refuses
void write_partner_site_sheet(std::filesystem::path const& path, workbench::Snapshot const& snapshot,
                              workbench::PartnerSite const& site, workbench::Edition const& edition,
                              PageRecord* record = nullptr);

/// One to six zones of a layer side by side on A3 landscape, in the order asked.
void write_partner_zones_sheet(std::filesystem::path const& path, workbench::Snapshot const& snapshot,
                               workbench::PartnerZones const& zones, workbench::Edition const& edition,
                               PageRecord* record = nullptr);

}
