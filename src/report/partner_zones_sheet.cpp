#include "report/detail/legend.hpp"
#include "report/detail/partner_parts.hpp"
#include "report/partner_sheet.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>

namespace vigie::report {

namespace {

using State = dossier::PartnerCell::State;
using text::tr;
using dossier::PartnerZone;

constexpr double label_mm = 62, gap_mm = 4, widest_mm = 84;

struct ZonesSheet {
    Page& page;
    dossier::Snapshot const& snapshot;
    dossier::PartnerZones const& zones;
    dossier::Edition const& edition;

    [[nodiscard]] double cell_width(double width) const {
        return std::min(
            widest_mm, (width - label_mm) / static_cast<double>(std::max<std::size_t>(1, zones.zones.size())) - gap_mm);
    }
    [[nodiscard]] double cell_left(double x, double width, std::size_t column) const {
        return x + label_mm + gap_mm + static_cast<double>(column) * (cell_width(width) + gap_mm);
    }
};

Frame frame_of(dossier::Snapshot const& snapshot, dossier::PartnerZones const& zones,
               dossier::Edition const& edition) {
    Frame frame{.width = 420,
                .height = 297,
                .top = 11,
                .side = 14,
                .bottom = 9,
                .kicker = {},
                .footer_left = {},
                .footer_right = {}};
    frame.kicker = tr("COMPARISON SHEET · campaign {0}", {zones.campaign});
    frame.footer_left = tr("Vigie · comparison sheet · partner edition, export no. {0}", {edition.number});
    frame.footer_right = tr("printed on {0}", {text::short_date(edition.date)});
    frame.is_fictitious = snapshot.info.is_fictitious;
    frame.house = edition.house;
    return frame;
}

std::string household_words(dossier::PartnerCell const& cell) {
    if (cell.state == State::shown && cell.count)
        return text::tr_n("{0} household", "{0} households", static_cast<long long>(*cell.count));
    return cell.state == State::secret ? tr("households: {0}", {secret_words()}) : std::string();
}

/// Letter, name, households; the letters of the last campaigns at the right.
Block heads(ZonesSheet const& sheet) {
    return {
        "columns", [&sheet](double x, double y, double width) {
            Page& page = sheet.page;
            return page.row(true, [&] {
                double height = page.text(role::head, "", x, y).height;
                for (std::size_t i = 0; i < sheet.zones.zones.size(); ++i) {
                    auto const& zone = sheet.zones.zones[i];
                    double const left = sheet.cell_left(x, width, i), room = sheet.cell_width(width);
                    double const used = page.together([&] {
                        partner_letter(page, zone.index, {left, y + 0.4, 9, 9}, {15, 1.2, scene::FontWeight::bold});
                        Role const name{10.2, 1.25, scene::FontWeight::bold};
                        double const under = page.text(name, zone.name, left + 11, y + 0.6, room - 11).height + 0.8;
                        return under + page.text(role::note, household_words(zone.households), left + 11, y + under, room - 11).height;
                    });
                    height = std::max({height, used, 9.8});
                }
                return height + 1.2;
            });
        }};
}

template <typename Draw>
Block row_block(ZonesSheet const& sheet, std::string const& name, std::string const& label, Draw draw) {
    return {name, [&sheet, label, draw](double x, double y, double width) {
                Page& page = sheet.page;
                page.rule(x, y, width, 0.15, paper::line);
                double const top = y + 0.8;
                return page.row(false, [&] {
                    double height = page.text({7.4, 1.22, scene::FontWeight::semibold}, label, x, top, label_mm - 1).height;
                    for (std::size_t i = 0; i < sheet.zones.zones.size(); ++i)
                        height = std::max(height, page.together([&] { return draw(sheet.zones.zones[i], sheet.cell_left(x, width, i), top); }));
                    return height + 1;
                });
            }};
}

double letters_cell(Page& page, PartnerZone const& zone, double x, double y) {
    double left = x;
    for (auto const& [campaign, cell] : zone.history) {
        partner_letter(page, cell, {left, y, 6, 4.6}, {7.6, 1.2, scene::FontWeight::bold});
        page.text(role::note, campaign, left - 1.6, y + 4.9, 9.2, Align::centre);
        left += 10;
    }
    return 8.4;
}

double line_cell(Page& page, dossier::PartnerLine const& line, double x, double y) {
    partner_ladder(page, line.cell, {}, x, y);
    if (line.cell.state == State::shown) page.text(role::cell, trend_words(line.trend), x + ladder_mm + 2, y + 0.3);
    return ladder_height_mm + 0.2;
}

/// Those in which the zones differ most, in the grid's order, as many as there is room for.
std::vector<std::size_t> shown_indicators(ZonesSheet const& sheet, std::size_t most) {
    std::vector<std::pair<int, std::size_t>> ranked;
    auto const& zones = sheet.zones.zones;
    for (std::size_t i = 0; i < zones.front().indicators.size(); ++i) {
        int lowest = 3, highest = 0, shown = 0;
        for (auto const& zone : zones)
            if (auto const& cell = zone.indicators[i].cell; cell.state == State::shown) {
                lowest = std::min(lowest, static_cast<int>(cell.severity));
                highest = std::max(highest, static_cast<int>(cell.severity));
                ++shown;
            }
        ranked.emplace_back(shown > 0 ? -(4 * (highest - lowest) + highest) : 1, i);
    }
    std::ranges::stable_sort(ranked);
    if (ranked.size() > most) ranked.resize(most);
    std::vector<std::size_t> places;
    for (auto const& [rank, place] : ranked)
        places.push_back(place);
    std::ranges::sort(places);
    return places;
}

std::vector<Block> blocks_of(ZonesSheet const& sheet, std::size_t indicators) {
    Page& page = sheet.page;
    std::vector<Block> blocks{heads(sheet)};
    blocks.push_back(
        row_block(sheet, "letters", tr("Class by campaign"),
                  [&page](PartnerZone const& zone, double x, double y) { return letters_cell(page, zone, x, y); }));
    auto const& first = sheet.zones.zones.front();
    for (std::size_t f = 0; f < first.families.size(); ++f)
        blocks.push_back(row_block(sheet, "family " + first.families[f].family,
                                   first.families[f].family + " " + first.families[f].name,
                                   [&page, f](PartnerZone const& zone, double x, double y) {
                                       return line_cell(page, zone.families[f], x, y);
                                   }));
    for (auto const i : shown_indicators(sheet, indicators))
        blocks.push_back(row_block(sheet, "indicator " + std::to_string(i), first.indicators[i].name,
                                   [&page, i](PartnerZone const& zone, double x, double y) {
                                       return line_cell(page, zone.indicators[i], x, y);
                                   }));
    blocks.push_back({"caveat", [&sheet](double x, double y, double width) {
                          sheet.page.rule(x, y, width, 0.25, paper::navy);
                          std::string words = secret_note(sheet.edition.profile) + " " +
                                              removed_words(sheet.snapshot, sheet.edition, sheet.zones.campaign);
                          if (auto const& source = sheet.snapshot.info.source_line; !source.empty())
                              words += " " + source + (source.ends_with('.') ? "" : ".");
                          std::vector<Run> const runs{{tr("Caveat."), scene::FontWeight::bold, false, {}},
                                                      {" " + words + " ", {}, false, {}},
                                                      {caveat(), scene::FontWeight::bold, false, {}}};
                          return 1 + sheet.page.runs({7.0, 1.3}, runs, x, y + 1, width).height;
                      }});
    return blocks;
}

double title(ZonesSheet const& sheet, double x, double y, double width) {
    Page& page = sheet.page;
    double used = partner_band(page, sheet.edition, x, y, width) + 0.8;
    used +=
        page.text(role::a3_title, tr("{0} side by side", {sheet.zones.layer_title}), x, y + used, width).height + 0.8;
    double left = x;
    for (auto const severity :
         {core::SeverityClass::a, core::SeverityClass::b, core::SeverityClass::c, core::SeverityClass::d}) {
        page.chip(severity, {left, y + used, 4, 4}, {7.6, 1.2, scene::FontWeight::bold});
        left += 5 + page.text(role::cell, class_word(severity), left + 5, y + used + 0.4).width + 4;
    }
    page.text(role::note, tr("Columns in the order asked, never by rank."), x, y + used + 0.5, width, Align::right);
    return used + 5.4;
}

}

void write_partner_zones_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot,
                               dossier::PartnerZones const& zones, dossier::Edition const& edition,
                               PageRecord* record) {
    require_pdf(path);
    Frame const frame = frame_of(snapshot, zones, edition);
    Canvas canvas(path, frame.width * points_per_mm, frame.height * points_per_mm,
                  {.title = tr("Comparison: {0}", {zones.layer_title}),
                   .subject = tr("partner edition, export no. {0}", {edition.number}),
                   .date = edition.date});
    Typesetter const typesetter;
    Page page(canvas, typesetter, record);
    ZonesSheet const sheet{page, snapshot, zones, edition};
    double const x = frame.side, width = frame.measure();
    double const top = page.height_of([&] { return draw_frame(page, frame, 1, 1) + title(sheet, x, 0, width); });
    constexpr std::size_t most = 40, fewest = 4;
    auto blocks = blocks_of(sheet, most);
    for (std::size_t count = most; count > fewest; blocks = blocks_of(sheet, --count)) {
        double height = top;
        for (auto const& block : blocks)
            height += page.height_of([&] { return block.draw(x, 0, width); });
        if (height + block_gap_mm * static_cast<double>(blocks.size()) <= frame.body_bottom()) break;
    }
    double y = draw_frame(page, frame, 1, 1);
    y += page.block("title", {x, y, width, 0}, [&] { return title(sheet, x, y, width); });
    // In one block, the rows are one table to those who hear it.
    page.block("comparison", {x, y, width, 0}, [&] { return stack(page, blocks, 0, x, y, width, frame.body_bottom()).end - y; });
    partner_watermark(canvas, typesetter, page, frame, edition);
    canvas.finish();
}

}
