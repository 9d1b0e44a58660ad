#include "report/detail/zones_rows.hpp"

#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>

namespace vigie::report {

namespace {

using core::SeverityClass;
constexpr double bar_mm = 5.2, narrowest_count_mm = 6.6;

/// Segments D to A and not scored; counts that do not fit are written below.
double class_bar(Page& page, dossier::ComparedGroup const& group, double x, double y, double width) {
    auto const& theme = scene::light_theme();
    int total = 0;
    for (int const n : group.by_class) total += n;
    if (total == 0) return page.runs(role::cell, {{text::tr("no residence"), {}, true, {}}}, x, y).height;
    double left = x;
    std::string below;
    for (auto const c : core::all_classes) {
        int const n = group.by_class[static_cast<int>(c)];
        if (n == 0) continue;
        MmBox const segment{left, y, width * n / total, bar_mm};
        page.rect(segment, theme.fill(c));
        if (c == SeverityClass::not_scored) page.hatch(segment);
        page.rect(segment, {}, Line{paper::ink, 0.2});
        std::string const words = std::string(1, core::letter(c)) + " " + text::integer(n);
        if (segment.width >= narrowest_count_mm && c != SeverityClass::not_scored) {
            Role const hand{7.4, 1.2, scene::FontWeight::semibold, theme.on_fill(c)};
            page.text(hand, words, segment.x, y + 1.0, segment.width, Align::centre);
        } else {
            below += (below.empty() ? "" : " · ") + words;
        }
        left += segment.width;
    }
    return bar_mm + (below.empty() ? 0 : 0.3 + page.text(role::note, below, x, y + bar_mm + 0.3, width).height);
}

/// Index over the campaigns, on bands in class colours; the last value in figures.
double index_chart(ZonesContext const& zones, dossier::ComparedGroup const& group, double x, double y, double width) {
    Page& page = zones.page;
    constexpr double height = 13;
    double const chart = width - 16;
    auto const& limits = zones.data().grid.rules.class_limits;
    double const ends[] = {0, limits[0], limits[1], limits[2], 100};
    auto const at = [&](double score) { return y + height * (1 - score / 100); };
    for (int c = 0; c < 4; ++c)
        page.rect({x, at(ends[c + 1]), chart, at(ends[c]) - at(ends[c + 1])}, scene::with_alpha(scene::light_theme().class_fill[c], 0.45));
    auto const n = group.history.size();
    std::vector<std::pair<double, double>> points;
    auto const flush = [&] {
        if (points.size() > 1) page.path(points, false, {}, Line{paper::ink, 0.45});
        for (auto const& [px, py] : points) page.disc(px, py, 0.75, paper::white, Line{paper::ink, 0.3});
        points.clear();
    };
    double label_end = -1e9;
    for (std::size_t i = 0; i < n; ++i) {
        double const px = n == 1 ? x + chart / 2 : x + 6 + (chart - 12) * static_cast<double>(i) / static_cast<double>(n - 1);
        double const half = page.size(role::note, group.history[i].first).width / 2;
        if (px - half > label_end + 1) {
            page.text(role::note, group.history[i].first, px, y + height + 0.3, 0, Align::centre);
            label_end = px + half;
        }
        if (!group.history[i].second) flush();
        else points.emplace_back(px, at(*group.history[i].second));
    }
    auto const last = points;
    flush();
    if (!last.empty() && n > 0 && group.history.back().second) page.disc(last.back().first, last.back().second, 0.95, paper::ink);
    Role const figure{9.4, 1.2, scene::FontWeight::bold};
    page.text(figure, group.score ? text::decimal(*group.score, 1) : "–", x + width, y + height / 2 - 2, 0, Align::right);
    return height + 3.6;
}

double family_cell(Page& page, dossier::FamilyMean const* mean, double x, double y, double width) {
    MmBox const box{x, y, width, 4.6};
    if (!mean || !mean->score) {
        page.hatch({x, y, width * 0.25, box.height});
        page.hatch({x + width * 0.75, y, width * 0.25, box.height});
        page.rect(box, {}, Line{paper::line, 0.2});
        page.runs(role::cell, {{text::tr("not recorded"), {}, true, {}}}, x + width * 0.25, y + 0.7, width * 0.5, Align::centre);
        return box.height;
    }
    page.rect(box, scene::light_theme().fill(mean->severity), Line{paper::ink, 0.2});
    Role const hand{7.4, 1.2, scene::FontWeight::semibold, scene::light_theme().on_fill(mean->severity)};
    page.text(hand, std::string(1, core::letter(mean->severity)) + "  " + text::decimal(*mean->score, 0), x + 1.4, y + 0.75);
    page.text(hand, change_mark(mean->change), x + width - 1.4, y + 0.75, 0, Align::right);
    return box.height;
}

}

std::vector<Block> score_rows(ZonesContext const& zones) {
    std::vector<Block> rows;
    rows.push_back(row_block(zones, "classes", text::tr("Residences by class"), text::tr("number of residences"),
                             [&zones](auto const& group, double x, double y, double width) { return class_bar(zones.page, group, x, y, width); }));
    rows.push_back(row_block(zones, "index", text::tr("Index"), text::tr("0–100, mean weighted by dwellings"),
                             [&zones](auto const& group, double x, double y, double width) { return index_chart(zones, group, x, y, width); }));
    for (auto const& family : zones.data().grid.families) {
        auto const& name = text::pick(family.short_name).empty() ? text::pick(family.name) : text::pick(family.short_name);
        std::string const note = family.is_in_index ? std::string() : text::tr("outside the index");
        rows.push_back(row_block(zones, "family " + family.code, family.code + " " + name, note,
                                 [&zones, code = family.code](auto const& group, double x, double y, double width) {
                                     auto const found = std::ranges::find(group.families, code, &dossier::FamilyMean::code);
                                     return family_cell(zones.page, found == group.families.end() ? nullptr : &*found, x, y, width);
                                 }));
    }
    return rows;
}

}
