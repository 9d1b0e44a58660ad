#pragma once

#include "dossier/committee_file.hpp"
#include "dossier/comparison.hpp"
#include "dossier/minutes.hpp"
#include "dossier/partner_minutes.hpp"
#include "dossier/partner_site.hpp"
#include "dossier/partner_story.hpp"
#include "dossier/site_file.hpp"
#include "report/html.hpp"
#include "report/sheet_options.hpp"

#include <optional>

/// The sheets as accessible pages: the same content in the same words and order, charts as tables, maps as lists. What
/// a sheet leaves out for want of room is there.
namespace vigie::report {

[[nodiscard]] HtmlPage site_page(dossier::Snapshot const& snapshot, dossier::SiteFile const& file,
                                 SheetOptions const& options = {});
[[nodiscard]] HtmlPage zones_page(dossier::Snapshot const& snapshot, dossier::Comparison const& comparison,
                                  SheetOptions const& options = {});
[[nodiscard]] HtmlPage minutes_page(dossier::Snapshot const& snapshot, dossier::Minutes const& minutes,
                                    SheetOptions const& options = {});
[[nodiscard]] HtmlPage committee_page(dossier::Snapshot const& snapshot, dossier::CommitteeFile const& file,
                                      SheetOptions const& options = {});
/// \param project, with_notes  as write_story_sheet()
[[nodiscard]] HtmlPage story_page(dossier::Snapshot const& snapshot, store::Project const* project,
                                  core::Story const& story, bool with_notes = false, SheetOptions const& options = {});

// Partner editions: for whom and why first, no index, rate, code or free text.
[[nodiscard]] HtmlPage partner_site_page(dossier::Snapshot const& snapshot, dossier::PartnerSite const& site,
                                         dossier::Edition const& edition);
[[nodiscard]] HtmlPage partner_zones_page(dossier::Snapshot const& snapshot, dossier::PartnerZones const& zones,
                                          dossier::Edition const& edition);
[[nodiscard]] HtmlPage partner_story_page(dossier::Snapshot const& snapshot, dossier::PartnerStory const& story,
                                          dossier::Edition const& edition);
[[nodiscard]] HtmlPage partner_minutes_page(dossier::Snapshot const& snapshot,
                                            dossier::PartnerMinutes const& minutes,
                                            dossier::Edition const& edition);

}
