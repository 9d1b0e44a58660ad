#include "report/zones_sheet.hpp"

#include "report/detail/legend.hpp"
#include "report/detail/zones_rows.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <cmath>

namespace vigie::report {

double ZonesContext::cell_width(double width) const {
    return std::min(widest_mm, (width - label_mm) / static_cast<double>(std::max<std::size_t>(1, comparison.groups.size())) - gap_mm);
}

double ZonesContext::cell_left(double x, double width, std::size_t column) const {
    return x + label_mm + gap_mm + static_cast<double>(column) * (cell_width(width) + gap_mm);
}

std::string change_mark(std::optional<double> const& change) {
    if (!change) return {};
    return std::abs(*change) < 1 ? "●" : *change > 0 ? "▲" : "▼";
}

Block row_block(ZonesContext const& zones, std::string const& name, std::string const& label, std::string const& note, Cell cell) {
    return {name, [&zones, label, note, cell = std::move(cell)](double x, double y, double width) {
                Page& page = zones.page;
                page.rule(x, y, width, 0.15, paper::line);
                double const top = y + 1.2;
                return 1.4 + page.row(false, [&] {
                    double height = page.together([&] {
                        double const used = page.text({7.4, 1.22, scene::FontWeight::semibold}, label, x, top, ZonesContext::label_mm - 1).height;
                        return note.empty() ? used : used + page.text(role::note, note, x, top + used, ZonesContext::label_mm - 1).height;
                    });
                    for (std::size_t i = 0; i < zones.comparison.groups.size(); ++i)
                        height = std::max(height, page.together([&] {
                            return cell(zones.comparison.groups[i], zones.cell_left(x, width, i), top, zones.cell_width(width));
                        }));
                    return height;
                });
            }};
}

namespace {

/// Letter, name, facts.
double column_head(ZonesContext const& zones, std::size_t i, double x, double y, double width) {
    Page& page = zones.page;
    auto const& group = zones.comparison.groups[i];
    double const left = zones.cell_left(x, width, i), room = zones.cell_width(width);
    page.chip(group.severity, {left, y + 0.4, 5.4, 5}, {9.4, 1.2, scene::FontWeight::bold});
    double const used = page.text({10.2, 1.25, scene::FontWeight::bold}, group.name, left + 7, y + 0.6, room - 7).height + 1;
    std::string const facts = text::tr("{0} · {1} · coverage {2}",
                                       {text::tr_n("{0} residence", "{0} residences", group.residences),
                                        text::tr_n("{0} dwelling", "{0} dwellings", group.dwellings), text::percent(group.coverage)});
    return used + page.text(role::note, facts, left, y + used, room).height;
}

}

Block column_heads(ZonesContext const& zones) {
    return {"columns", [&zones](double x, double y, double width) {
                return 0.8 + zones.page.row(true, [&] {
                    double height = 0;
                    zones.page.text(role::note, "", x, y); // over the labels
                    for (std::size_t i = 0; i < zones.comparison.groups.size(); ++i)
                        height = std::max(height, zones.page.together([&] { return column_head(zones, i, x, y, width); }));
                    return height;
                });
            }};
}

namespace {

Frame frame_of(dossier::Snapshot const& snapshot, dossier::Comparison const& comparison, SheetOptions const& options) {
    Frame frame{.width = 420, .height = 297, .top = 11, .side = 14, .bottom = 9, .kicker = {}, .footer_left = {}, .footer_right = {}};
    std::string const edition = options.edition.empty() ? text::tr("internal edition") : options.edition;
    frame.kicker = text::tr("COMPARISON SHEET · {0} · campaign {1}", {edition, comparison.campaign});
    frame.footer_left = text::tr("Vigie · comparison sheet · internal use, do not distribute");
    frame.footer_right = text::tr("printed on {0}", {text::short_date(options.date)});
    frame.is_fictitious = snapshot.info.is_fictitious;
    frame.house = options.house;
    return frame;
}

std::string layer_title(ZonesContext const& zones) {
    auto const* layer = zones.snapshot.find_zone_layer(zones.comparison.zone_layer);
    return layer ? (layer->layer.title.empty() ? layer->layer.name : layer->layer.title) : zones.comparison.zone_layer;
}

/// Title, what the columns are, classes, how to read marks.
double draw_title(ZonesContext const& zones, double x, double y, double width) {
    Page& page = zones.page;
    double used = page.text(role::a3_title, zones.comparison.finding, x, y, width).height + 0.6;
    Role const under{8.6, 1.3, scene::FontWeight::regular, paper::muted};
    used += page.text(under, text::tr("{0} and the landlord’s stock. Columns in the order asked, never by rank.", {layer_title(zones)}), x, y + used, width).height + 1;
    double left = x;
    for (auto const c : core::all_classes) {
        page.chip(c, {left, y + used, 4, 4}, {7.6, 1.2, scene::FontWeight::bold});
        std::string words = class_word(c);
        if (auto const limits = class_limits(c, zones.data().grid.rules.class_limits); !limits.empty()) words += " " + limits;
        left += 5 + page.text(role::cell, words, left + 5, y + used + 0.4).width + 4;
    }
    std::string const marks = text::tr("▲ rising · ● stable (± 1 point) · ▼ falling · vertical dashes: reference · [ ] 95% interval");
    if (left + page.size(role::note, marks).width < x + width) page.text(role::note, marks, x, y + used + 0.5, width, Align::right);
    else used += 4.6 + page.text(role::note, marks, x, y + used + 4.6, width).height - 4;
    return used + 5.4;
}

Block caveat_block(ZonesContext const& zones) {
    return {"caveat", [&zones](double x, double y, double width) {
                zones.page.rule(x, y, width, 0.25, paper::navy);
                std::vector<Run> words{{text::tr("Caveat."), scene::FontWeight::bold, false, {}}, {" " + caveat(), {}, false, {}}};
                if (auto const more = zones.comparison.indicator_codes.size() -
                                      std::min(zones.room.indicators, zones.comparison.indicator_codes.size());
                    more > 0)
                    words.push_back({" " + text::tr_n("{0} indicator that sets the zones less apart is not shown.",
                                                      "{0} indicators that set the zones less apart are not shown.",
                                                      static_cast<long long>(more)),
                                     {},
                                     false,
                                     {}});
                if (auto const& source = zones.snapshot.info.source_line; !source.empty())
                    words.push_back({" " + source + (source.ends_with('.') ? "" : "."), {}, false, {}});
                return 1 + zones.page.runs({7.0, 1.3}, words, x, y + 1, width).height;
            }};
}

std::vector<Block> all_rows(ZonesContext const& zones) {
    std::vector<Block> rows{map_row(zones)};
    for (auto&& part : {score_rows(zones), indicator_rows(zones), follow_up_rows(zones)}) rows.insert(rows.end(), part.begin(), part.end());
    rows.push_back(caveat_block(zones));
    return rows;
}

class ZonesLayout {
public:
    ZonesLayout(ZonesContext& zones, Frame const& frame)
        : zones_(zones)
        , frame_(frame)
        , rows_(all_rows(zones)) {
        fit();
    }

    /// Rows one under the other, the heads of the columns again on each page. \return pages
    int draw(int of) {
        Page& page = zones_.page;
        auto const heads = column_heads(zones_);
        double const x = frame_.side, width = frame_.measure();
        std::size_t next = 0;
        for (int number = 1;; ++number) {
            double y = draw_frame(page, frame_, number, of);
            if (number == 1)
                y += page.block("title", {x, y, width, 0}, [&] { return draw_title(zones_, x, y, width); });
            std::size_t const before = next;
            page.block("comparison", {x, y, width, 0}, [&] {
                double const top = y;
                y += page.block("columns", {x, y, width, 0}, [&] { return heads.draw(x, y, width); });
                for (; next < rows_.size(); ++next) {
                    double const height = page.height_of([&] { return rows_[next].draw(x, y, width); });
                    if (y + height > frame_.body_bottom() + 1e-6) break;
                    page.block(rows_[next].name, {x, y, width, height}, [&] { return rows_[next].draw(x, y, width); });
                    y += height;
                }
                return y - top;
            });
            if (next == rows_.size() || next == before) return number;
            page.next_page();
        }
    }

private:
    static constexpr std::size_t fewest_indicators = 4;
    static constexpr double lowest_map_mm = 50, highest_map_mm = 92;

    /// Above the foot of the first page when everything is on it; negative when it is not.
    double spare() {
        double const x = frame_.side, width = frame_.measure();
        double height = 0;
        for (auto const& row : rows_)
            height += zones_.page.height_of([&] { return row.draw(x, 0, width); });
        return frame_.body_bottom() - zones_.page.height_of([&] {
            double const top = draw_frame(zones_.page, frame_, 1, 1);
            return top + draw_title(zones_, x, top, width) + column_heads(zones_).draw(x, top, width);
        }) - height;
    }

    /// One page: indicators that set the zones least apart are left out first, then the maps give way; what is spare
    /// goes to the maps.
    void fit() {
        std::size_t const all = zones_.comparison.indicator_codes.size();
        zones_.room.indicators = all;
        double left = spare();
        while (left < 0 && zones_.room.indicators > fewest_indicators) {
            --zones_.room.indicators;
            rows_ = all_rows(zones_);
            left = spare();
        }
        zones_.room.map_mm = std::clamp(zones_.room.map_mm + left, lowest_map_mm, highest_map_mm);
        if (spare() >= -1e-6) return;
        zones_.room = {.indicators = all}; // not even so: it goes on over pages, whole
        rows_ = all_rows(zones_);
    }

    ZonesContext& zones_;
    Frame const& frame_;
    std::vector<Block> rows_;
};
}

void write_zones_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot, dossier::Comparison const& comparison,
                       SheetOptions const& options) {
    require_pdf(path);
    Frame const frame = frame_of(snapshot, comparison, options);
    Canvas canvas(path, frame.width * points_per_mm, frame.height * points_per_mm,
                  {.title = text::tr("Comparison sheet: {0}", {comparison.zone_layer}), .subject = comparison.finding, .date = options.date});
    Typesetter const typesetter;
    Page page(canvas, typesetter, options.record);
    ZonesContext zones{page, snapshot, comparison, options};
    ZonesLayout layout(zones, frame);
    int pages = 1;
    (void)page.height_of([&] { return pages = layout.draw(1); });
    layout.draw(pages);
    canvas.finish();
}

}
