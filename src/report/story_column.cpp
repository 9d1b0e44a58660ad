// What is said beside the map of a story's page.
#include "report/detail/legend.hpp"
#include "report/detail/partner_parts.hpp"
#include "report/detail/story_blocks.hpp"

#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>

namespace vigie::report {

namespace {

using dossier::StoryPage;

constexpr Role sentence_role{14, 1.3}, caption_role{7.6, 1.25, scene::FontWeight::regular, paper::muted};

/// Side by side, as wide as their values, captions under them.
double draw_figures(Page& page, std::vector<core::StoryFigure> const& figures, double x, double y, double width) {
    constexpr double gap = 5;
    double const column = (width - gap * static_cast<double>(figures.size() - 1)) / static_cast<double>(figures.size());
    std::vector<double> widths(figures.size(), column);
    double needed = 0;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        widths[i] = std::max(page.size(role::hero_figure, figures[i].value).width + 0.5, 16.0);
        needed += widths[i];
    }
    double const spare =
        (width - gap * static_cast<double>(figures.size() - 1) - needed) / static_cast<double>(figures.size());
    double left = x, height = 0;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        double const room = widths[i] + spare;
        height = std::max(height, page.together([&] {
            double const head = page.text(role::hero_figure, figures[i].value, left, y).height;
            return head + page.text(caption_role, figures[i].caption, left, y + head, room).height;
        }));
        left += room + gap;
    }
    return height + 1;
}

double draw_class_rows(Page& page, StoryPage const& story, double x, double y, double width) {
    double used = page.heading(story.legend_title, text::tr("number"), x, y, width);
    for (auto const& row : story.legend) {
        used += page.row(false, [&] {
            page.together([&] {
                page.chip(row.severity, {x, y + used + 0.4, 5, 5}, {8.4, 1.2, scene::FontWeight::bold});
                return page.text(role::lead, row.name, x + 6.8, y + used + 0.9).height;
            });
            page.text(role::lead, text::integer(static_cast<std::int64_t>(row.count)), x, y + used + 0.9, width,
                      Align::right);
            return 6.0;
        });
    }
    if (story.secret > 0) {
        dossier::PartnerCell secret;
        secret.state = dossier::PartnerCell::State::secret;
        partner_letter(page, secret, {x, y + used + 0.4, 5, 5}, {8.4, 1.2, scene::FontWeight::bold});
        page.text(role::lead, text::tr("Protected: too few households"), x + 6.8, y + used + 0.9);
        page.text(role::lead, text::integer(static_cast<std::int64_t>(story.secret)), x, y + used + 0.9, width,
                  Align::right);
        used += 6;
    }
    return used;
}

double draw_keys(Page& page, StoryPage const& story, double x, double y, double width) {
    double used = 0;
    if (story.has_moves)
        used +=
            page.text(role::body, text::tr("▲ getting worse beyond noise   ● stable   ▼ getting better"), x, y, width)
                .height +
            0.8;
    for (bool const is_fragile : {false, true}) {
        if (is_fragile ? !story.has_fragile : !story.has_solid) continue;
        page.path({{x, y + used + 1.9}, {x + 9, y + used + 1.9}}, false, {},
                  Line{paper::ink, 0.8, is_fragile ? 2.4 : 0, is_fragile ? 1.6 : 0});
        used += page.text(role::body,
                          is_fragile ? text::tr("fragile cluster: to be verified on site")
                                     : text::tr("cluster that holds in every way of reckoning"),
                          x + 11, y + used, width - 11)
                    .height +
                0.4;
    }
    return used;
}

double draw_lines(Page& page, StoryPage const& story, double x, double y, double width) {
    auto const number = [](std::size_t n) { return text::integer(static_cast<std::int64_t>(n)); };
    bool const is_whole = story.lines.size() == story.line_count;
    auto const rest = is_whole || story.is_partner ? std::string()
                               : text::tr("{0} of {1}; all are in the minutes",
                                          {number(story.lines.size()), number(story.line_count)});
    double used = page.heading(text::tr("To be decided"), rest, x, y, width);
    for (std::size_t i = 0; i < story.lines.size(); ++i) {
        auto const bold = scene::FontWeight::bold;
        auto const& line = story.lines[i];
        std::string const head = line.head.empty() ? std::string() : line.head + " · ";
        used += page.together([&] {
            page.text({9.4, 1.3, bold, paper::navy}, number(i + 1), x, y + used + 0.4);
            return page.runs({8.6, 1.34}, {{head, bold, false, {}}, {line.words, {}, false, {}}}, x + 6,
                             y + used + 0.5, width - 6)
                .height;
        }) + 1.2;
    }
    return used;
}

double draw_notes(Page& page, StoryPage const& story, double x, double y, double width) {
    double const used = page.heading(text::tr("To say"), "", x, y, width);
    return used + page.text({8.6, 1.34}, story.step.notes, x, y + used, width).height;
}

double draw_legend(Page& page, StoryPage const& story, scene::MapStyle const& style, scene::View const& view, double x,
                   double y, double width) {
    if (story.content->residences) return class_legend(page, *story.content->residences, style, view, x, y, width);
    if (story.classing && !story.content->zones.empty())
        return zone_legend(page, story.content->zones.front(), view, x, y, width);
    return story.legend_title.empty() ? 0 : draw_class_rows(page, story, x, y, width);
}

}

std::vector<Block> story_column(Page& page, StoryPage const& story, scene::MapStyle const& style,
                                scene::DrawList const& map, bool with_notes) {
    std::vector<Block> blocks;
    if (!story.step.figures.empty())
        blocks.push_back({"figures", [&](double x, double y, double width) {
                              return draw_figures(page, story.step.figures, x, y, width);
                          }});
    if (!story.step.sentence.empty())
        blocks.push_back({"sentence", [&](double x, double y, double width) {
                              return page.text(sentence_role, story.step.sentence, x, y, width).height + 1;
                          }});
    if (!story.lines.empty())
        blocks.push_back(
            {"lines", [&](double x, double y, double width) { return draw_lines(page, story, x, y, width); }});
    bool const has_legend = story.content->residences || story.classing || !story.legend_title.empty();
    if (has_legend)
        blocks.push_back({"legend", [&](double x, double y, double width) {
                              return draw_legend(page, story, style, map.view, x, y, width);
                          }});
    if (story.has_moves || story.has_solid || story.has_fragile)
        blocks.push_back(
            {"keys", [&](double x, double y, double width) { return draw_keys(page, story, x, y, width); }});
    if (with_notes && !story.step.notes.empty())
        blocks.push_back(
            {"notes", [&](double x, double y, double width) { return draw_notes(page, story, x, y, width); }});
    return blocks;
}

}
