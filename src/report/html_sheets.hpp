#pragma once

#include "report/html.hpp"
#include "report/sheet_options.hpp"
#include "workbench/committee_file.hpp"
#include "workbench/comparison.hpp"
#include "workbench/minutes.hpp"
#include "workbench/partner_minutes.hpp"
#include "workbench/partner_site.hpp"
#include "workbench/partner_story.hpp"
#include "workbench/site_file.hpp"

#include <optional>

/// The sheets as accessible pages: the same content in the same words and order, charts as tables, maps as lists. What
/// a sheet leaves out for want of room is there.
namespace vigie::report {

[[nodiscard]] HtmlPage site_page(workbench::Snapshot const& snapshot, workbench::SiteFile const& file,
                                 SheetOptions const& options = {});
[[nodiscard]] HtmlPage zones_page(workbench::Snapshot const& snapshot, workbench::Comparison const& comparison,
                                  SheetOptions const& options = {});
[[nodiscard]] HtmlPage minutes_page(workbench::Snapshot const& snapshot, workbench::Minutes const& minutes,
                                    SheetOptions const& options = {});
[[nodiscard]] HtmlPage committee_page(workbench::Snapshot const& snapshot, workbench::CommitteeFile const& file,
                                      SheetOptions const& options = {});
/// \param project, with_notes  as write_story_sheet()
[[nodiscard]] HtmlPage story_page(workbench::Snapshot const& snapshot, store::Project const* project,
                                  core::Story const& story, bool with_notes = false, SheetOptions const& options = {});

// Partner editions: for whom and why first, no index, rate, code or free text.
[[nodiscard]] HtmlPage partner_site_page(workbench::Snapshot const& snapshot, workbench::PartnerSite const& site,
                                         workbench::Edition const& edition);
[[nodiscard]] HtmlPage partner_zones_page(workbench::Snapshot const& snapshot, workbench::PartnerZones const& zones,
                                          workbench::Edition const& edition);
[[nodiscard]] HtmlPage partner_story_page(workbench::Snapshot const& snapshot, workbench::PartnerStory const& story,
                                          workbench::Edition const& edition);
[[nodiscard]] HtmlPage partner_minutes_page(workbench::Snapshot const& snapshot,
                                            workbench::PartnerMinutes const& minutes,
                                            workbench::Edition const& edition);

}
