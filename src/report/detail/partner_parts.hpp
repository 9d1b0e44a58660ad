#pragma once

#include "dossier/partner_site.hpp"
#include "report/page.hpp"

/// What all sheets of a partner edition have in common.
namespace vigie::report {

/// Boxed: for whom, why, when, under which number. \return height
double partner_band(Page& page, dossier::Edition const& edition, double x, double y, double width);

/// Recipient, purpose and date over the whole page, pale. Drawn last; a page that is measured gets none.
void partner_watermark(Canvas const& canvas, Typesetter const& typesetter, Page const& page, Frame const& frame,
                       dossier::Edition const& edition);

/// Four boxes, the place's own filled, ▲ under the agency's median; « s » boxed, « non diffusé » in italics, hatched
/// when not recorded.
inline constexpr double ladder_box_mm = 5.1, ladder_height_mm = 3.8, ladder_gap_mm = 0.5,
                        ladder_mm = 4 * ladder_box_mm + 3 * ladder_gap_mm, ladder_mark_mm = 1.6;
void partner_ladder(Page& page, dossier::PartnerCell const& cell, std::optional<core::SeverityClass> median, double x,
                    double y);

/// Letter of a campaign, its name below.
void partner_letter(Page& page, dossier::PartnerCell const& cell, MmBox const& box, Role const& letter);

[[nodiscard]] std::string secret_words();
/// « C · complexe », « « s » », « non diffusé », « non renseigné », or a count.
[[nodiscard]] std::string partner_cell_words(dossier::PartnerCell const& cell);
[[nodiscard]] std::string withheld_words();
/// What « s » means.
[[nodiscard]] std::string secret_note(dossier::EditionProfile const& profile);
[[nodiscard]] std::string trend_words(dossier::PartnerTrend trend);
[[nodiscard]] std::string removed_words(dossier::Snapshot const& snapshot, dossier::Edition const& edition,
                                        std::string const& campaign);

}
