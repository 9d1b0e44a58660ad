#include "report/detail/site_blocks.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>

namespace vigie::report {

namespace {

using core::SeverityClass;

double bar(SiteContext const& site, dossier::FamilyLine const& line, double x, double y, double width,
           double height) {
    Page& page = site.page;
    MmBox const box{x, y, line.score ? width * *line.score / 100 : width, height};
    if (!line.score) page.hatch(box);
    bool const is_outlined = !line.is_in_index;
    std::optional<scene::Rgba> fill;
    if (line.score) fill = is_outlined ? paper::white : scene::light_theme().fill(line.severity);
    page.rect(box, fill, Line{line.score ? paper::ink : paper::line, 0.2});
    if (line.stock_median) {
        double const mx = x + width * *line.stock_median / 100;
        page.rect({mx - 0.55, y - 0.5, 1.1, height + 1}, paper::white);
        page.rule(mx - 0.3, y + height / 2, 0.6, height + 1, paper::ink);
    }
    return height;
}

/// Where the bars of the profile run.
struct ProfileColumns {
    double name, bar, figures;
};
ProfileColumns profile_columns(double width) { return {width * 0.46, width * 0.27, width - 9}; }

double family_row(SiteContext const& site, dossier::FamilyLine const& line, double x, double y, double width) {
    Page& page = site.page;
    auto const* family = site.grid().find_family(line.code);
    std::string const& name =
        family && !text::pick(family->short_name).empty() ? text::pick(family->short_name) : text::pick(line.name);
    auto const at = profile_columns(width);
    double const name_height =
        page.runs(role::cell, {{line.code + " ", scene::FontWeight::bold, false, {}}, {name, {}, false, {}}}, x, y,
                  at.name - 1)
            .height;
    bar(site, line, x + at.name, y + (name_height - 3) / 2, at.bar, 3);
    double const middle = y + (name_height - 7.4 * 1.22 / points_per_mm) / 2;
    if (!line.score) {
        double const left = x + at.name + at.bar + 0.8;
        page.runs(role::cell, {{not_known(), {}, true, {}}}, left, middle, x + width - left, Align::right);
        page.text(role::note, "", left, middle);
        return name_height;
    }
    page.text(role::cell_strong, text::decimal(*line.score, 0) + " " + core::letter(line.severity), x + at.figures,
              middle, 0, Align::right);
    bool const has_index = site.file.score && site.file.score->index.score;
    if (!line.is_in_index)
        page.text(role::note, text::tr("outside"), x + width, middle + 0.2, 0, Align::right);
    else if (has_index)
        page.text(role::note, text::decimal(line.contribution, 1), x + width, middle + 0.2, 0, Align::right);
    else
        page.text(role::note, "", x + width, middle);
    return name_height;
}

/// Letters of the classes over the bars, a thin line at each limit. \return height of the letters
double class_scale(SiteContext const& site, double x, double y, double width, double height) {
    Page& page = site.page;
    auto const columns = profile_columns(width);
    auto const& limits = site.grid().rules.class_limits;
    double const ends[] = {0, limits[0], limits[1], limits[2], 100};
    auto const at = [&](double score) { return x + columns.name + columns.bar * score / 100; };
    for (std::size_t c = 0; c < 4; ++c)
        page.text(role::head, std::string(1, core::letter(static_cast<SeverityClass>(c))),
                  at((ends[c] + ends[c + 1]) / 2), y, 0, Align::centre);
    double const letters = 3.2;
    for (double const limit : limits)
        page.path({{at(limit), y + letters}, {at(limit), y + height}}, false, {}, Line{paper::line, 0.15});
    return letters;
}

double draw_rows(SiteContext const& site, std::vector<dossier::FamilyLine> const& lines, double x, double y,
                 double width) {
    double used = 0;
    bool had_index = false;
    for (auto const& line : lines) {
        if (!line.is_in_index && had_index) {
            site.page.path({{x, y + used + 0.1}, {x + width, y + used + 0.1}}, false, {},
                           Line{paper::ink, 0.2, 1, 0.8});
            used += 0.8;
        }
        had_index = line.is_in_index;
        used += site.page.row(false, [&] { return family_row(site, line, x, y + used + 0.5, width); }) + 1.1;
    }
    return used;
}

double draw_profile(SiteContext const& site, double x, double y, double width) {
    Page& page = site.page;
    double used = page.heading(text::tr("Profile by family"), text::tr("score and class · points"), x, y, width);
    auto lines = site.file.families;
    std::ranges::stable_sort(lines, [](auto const& a, auto const& b) {
        if (a.is_in_index != b.is_in_index) return a.is_in_index;
        return a.score.value_or(-1) > b.score.value_or(-1);
    });
    double const rows = page.height_of([&] { return draw_rows(site, lines, x, y, width); });
    used += page.unread([&] { return class_scale(site, x, y + used, width, rows + 3.2); });
    used += draw_rows(site, lines, x, y + used, width);
    return used +
           page.text(role::note,
                     text::tr("Black line: median of the stock. Hatched: not enough observed. Below the dashed line: "
                              "outside the index."),
                     x, y + used + 0.4, width)
               .height +
           0.4;
}

}

Block profile_block(SiteContext const& site) {
    return {"profile", [&site](double x, double y, double width) { return draw_profile(site, x, y, width); }};
}

}
