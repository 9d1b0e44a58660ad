#include "report/detail/partner_parts.hpp"

#include "report/detail/html_words.hpp"
#include "report/detail/ink.hpp"
#include "report/detail/legend.hpp"
#include "report/detail/site_blocks.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <array>
#include <cmath>
#include <numbers>

namespace vigie::report {

using text::tr;
using State = dossier::PartnerCell::State;

std::string secret_words() { return tr("“s”"); }
std::string withheld_words() { return tr("not given"); }

std::string partner_cell_words(dossier::PartnerCell const& cell) {
    switch (cell.state) {
    case State::shown:
        return cell.count ? text::integer(*cell.count) : class_words(cell.severity);
    case State::secret:
        return secret_words();
    case State::withheld:
        return withheld_words();
    case State::unknown:
        break;
    }
    return not_known();
}

std::string secret_note(dossier::EditionProfile const& profile) {
    return tr("“s”: protected value (under {0} households, or 1 to {1} sensitive events, or what would give it back). "
              "It is never zero.",
              {text::integer(profile.minimum_households), text::integer(profile.minimum_facts - 1)});
}

std::string trend_words(dossier::PartnerTrend trend) {
    switch (trend) {
    case dossier::PartnerTrend::worse:
        return tr("▲ getting worse");
    case dossier::PartnerTrend::steady:
        return tr("● stable");
    case dossier::PartnerTrend::better:
        return tr("▼ getting better");
    case dossier::PartnerTrend::unknown:
        break;
    }
    return "—";
}

std::string removed_words(dossier::Snapshot const& snapshot, dossier::Edition const& edition,
                          std::string const& campaign) {
    auto const& grid = snapshot.campaign(campaign).grid;
    std::string hidden;
    for (auto const& family : grid.families)
        if (family.is_in_index && !edition.profile.gives(family)) hidden += (hidden.empty() ? "" : ", ") + family.code;
    std::string words =
        tr("Classes at fixed thresholds, the same in all campaigns. Without single figures, comments or names.");
    if (!hidden.empty()) words += " " + tr("{0} count in the overall class and are not given.", {hidden});
    return words;
}

double partner_band(Page& page, dossier::Edition const& edition, double x, double y, double width) {
    auto const bold = scene::FontWeight::bold;
    Role const hand{7.6, 1.3};
    std::vector<Run> const left{{tr("PARTNER EDITION"), bold, false, {}},
                                {" · " + tr("for:") + " ", {}, false, {}},
                                {edition.recipient, bold, false, {}},
                                {" · " + tr("purpose:") + " ", {}, false, {}},
                                {edition.purpose, bold, false, {}}};
    std::vector<Run> const right{{tr("given on") + " ", {}, false, {}},
                                 {text::short_date(edition.date), bold, false, {}},
                                 {" · " + tr("export no. {0}", {edition.number}), {}, false, {}}};
    constexpr double pad = 2.2;
    double const right_width = page.size(hand, right, 0).width + 0.4;
    double const room = width - 2 * pad - right_width - 4;
    double const height = page.size(hand, left, room).height + 2.6;
    page.rect({x, y, width, height}, paper::white, Line{paper::ink, 0.4});
    page.runs(hand, left, x + pad, y + 1.3, room);
    page.runs(hand, right, x + width - pad - right_width, y + 1.3, right_width, Align::right);
    return height + 1.6;
}

void partner_watermark(Canvas const& canvas, Typesetter const& typesetter, Page const& page, Frame const& frame,
                       dossier::Edition const& edition) {
    if (page.is_measuring()) return;
    constexpr double ink_share = 0.085, size_mm = 5.6, turned = -20.0 * std::numbers::pi / 180;
    constexpr int lines = 4;
    Saved const saved(canvas.cairo());
    auto colour = paper::ink;
    colour.a = static_cast<std::uint8_t>(ink_share * 255);
    Paragraph words{.runs = {{dossier::edition_words(edition), scene::FontWeight::bold, false, {}}},
                    .size = size_mm * points_per_mm,
                    .colour = colour,
                    .is_outline = true};
    // One that is too long for the page is set smaller, never cut.
    double const room = frame.width * 0.96 * points_per_mm / std::cos(turned);
    if (double const wide = typesetter.size(words).width; wide > room) words.size *= room / wide;
    auto const size = typesetter.size(words);
    double const edge =
        size.width / 2 / points_per_mm * std::sin(-turned) + size_mm; // so that both ends are on the page
    for (int line = 0; line < lines; ++line) {
        Saved const placed(canvas.cairo());
        double const down = edge + (frame.height - 2 * edge) * line / (lines - 1);
        cairo_translate(canvas.cairo(), frame.width / 2 * points_per_mm, down * points_per_mm);
        cairo_rotate(canvas.cairo(), turned);
        typesetter.draw(canvas.cairo(), words, -size.width / 2, -size.height / 2);
    }
}

void partner_letter(Page& page, dossier::PartnerCell const& cell, MmBox const& box, Role const& letter) {
    if (cell.state == State::secret || cell.state == State::withheld) {
        page.rect(box, paper::white, Line{paper::ink, 0.3});
        Role hand = letter;
        bool const is_secret = cell.state == State::secret;
        if (is_secret) hand.size = hand.size > 12 ? 14 : 7;
        std::string const words = is_secret ? secret_words() : "–";
        double const height = hand.size * hand.leading / points_per_mm;
        page.text(hand, words, box.x + box.width / 2, box.y + (box.height - height) / 2, 0, Align::centre);
        return;
    }
    page.chip(cell.severity, box, letter);
}

void partner_ladder(Page& page, dossier::PartnerCell const& cell, std::optional<core::SeverityClass> median, double x,
                    double y) {
    switch (cell.state) {
    case State::secret:
        page.boxed(secret_words(), x, y - 0.1, false);
        return;
    case State::withheld:
        page.runs(role::cell, {{withheld_words(), {}, true, {}}}, x, y + 0.2);
        return;
    case State::unknown:
        page.hatch({x, y + 0.3, 4, 3});
        page.runs(role::cell, {{tr("not recorded"), {}, true, {}}}, x + 5, y + 0.2);
        return;
    case State::shown:
        break;
    }
    constexpr std::array classes{core::SeverityClass::a, core::SeverityClass::b, core::SeverityClass::c,
                                 core::SeverityClass::d};
    double left = x;
    for (auto const severity : classes) {
        MmBox const box{left, y, ladder_box_mm, ladder_height_mm};
        bool const is_own = severity == cell.severity;
        page.rect(box, is_own ? scene::light_theme().fill(severity) : paper::white,
                  Line{is_own ? paper::ink : paper::line, is_own ? 0.35 : 0.2});
        Role hand{7.0, 1.2, is_own ? scene::FontWeight::bold : scene::FontWeight::regular,
                  is_own ? scene::light_theme().on_fill(severity) : paper::muted};
        auto const draw = [&] { return page.text(hand, std::string(1, core::letter(severity)), box.x, box.y + 0.4, box.width, Align::centre).height; };
        if (is_own)
            draw();
        else
            page.unread(draw);
        if (median == severity) {
            double const middle = left + ladder_box_mm / 2, under = y + ladder_height_mm + 0.35;
            page.path({{middle, under}, {middle - 1, under + 1.1}, {middle + 1, under + 1.1}}, true, paper::ink);
        }
        left += ladder_box_mm + ladder_gap_mm;
    }
}

}
