#include "report/grid_sheet.hpp"

#include "dossier/grid_words.hpp"
#include "report/detail/legend.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <cmath>

namespace vigie::report {

namespace {

constexpr double code_mm = 15;

/// « 0 à 1,5 %, 100 à 6 % »; what another method learns is not the grid's to say.
std::string scale_words(core::Indicator const& indicator) {
    if (indicator.weight <= 0) return text::tr("Shown beside the scores, and not scored itself.");
    auto const method = indicator.normalisation.method;
    if (method != core::Method::goalposts) return dossier::method_sentence(method);
    return text::tr("0 at {0}, 100 at {1}, in proportion between.",
                    {dossier::indicator_words(indicator, indicator.goalposts.at_0),
                     dossier::indicator_words(indicator, indicator.goalposts.at_100)});
}

std::string alert_words(core::Indicator const& indicator) {
    if (!indicator.alert_at) return {};
    auto const value = dossier::indicator_words(indicator, *indicator.alert_at);
    return indicator.high_is_bad() ? text::tr("Alert from {0} up, whatever the score.", {value})
                                   : text::tr("Alert from {0} down, whatever the score.", {value});
}

std::string joined(std::initializer_list<std::string> sentences) {
    std::string all;
    for (auto const& sentence : sentences)
        if (!sentence.empty()) all += (all.empty() ? "" : " ") + sentence;
    return all;
}

/// A sentence whose first word says what it is about; nothing when there is nothing to say.
double said(Page& page, std::string const& about, std::string const& words, double x, double y, double width) {
    if (words.empty()) return 0;
    return page.runs(role::body, {{about + " ", scene::FontWeight::semibold, false, {}}, {words, scene::FontWeight::regular, false, {}}}, x, y, width)
        .height;
}

Block indicator_block(Page& page, core::Grid const& grid, core::Family const& family, core::Indicator const& indicator) {
    return {indicator.code, [&](double x, double y, double width) {
                page.rule(x, y, width, 0.15, paper::line);
                double const left = x + code_mm, room = width - code_mm, top = y + 1.2;
                page.text(role::head, indicator.code, x, top + 0.2, code_mm - 1);
                double used = page.text({8.4, 1.25, scene::FontWeight::semibold}, text::pick(indicator.name), left, top, room).height + 0.4;
                auto const add = [&](double height) { used += height; };
                if (auto const& words = text::pick(indicator.definition); !words.empty())
                    add(page.text(role::body, words, left, top + used, room).height);
                add(said(page, text::tr("Worked out:"), text::pick(indicator.formula), left, top + used, room));
                add(said(page, text::tr("How to read it:"), text::pick(indicator.reading), left, top + used, room));
                add(said(page, text::tr("Score:"), joined({scale_words(indicator), alert_words(indicator)}), left, top + used, room));
                add(said(page, text::tr("Counts for:"),
                         indicator.weight > 0 ? dossier::share_words(grid, family, indicator) : std::string(), left, top + used, room));
                add(said(page, text::tr("Years:"), text::pick(indicator.years), left, top + used, room));
                add(said(page, text::tr("Source:"), indicator.source, left, top + used, room));
                if (indicator.is_sensitive)
                    add(page.text(role::note, text::tr("Sensitive: kept out of what partners receive."), left, top + used, room).height);
                return used + 2.2;
            }};
}

std::string weight_words(core::Grid const& grid, core::Family const& family) {
    if (!family.is_in_index) return text::tr("second axis, outside the index");
    auto const points = dossier::points_of_families(grid);
    std::size_t place = 0;
    for (auto const& each : grid.families) {
        if (each.code == family.code) break;
        place += each.is_in_index ? 1 : 0;
    }
    return text::tr("{0} of the 100 points", {text::decimal(points[place], 1)});
}

Block family_block(Page& page, core::Grid const& grid, core::Family const& family, Block first) {
    return {family.code, [&page, &grid, &family, first = std::move(first)](double x, double y, double width) {
                double const head = page.heading(text::pick(family.name), weight_words(grid, family), x, y + 1.5, width) + 2.5;
                return head + first.draw(x, y + head, width); // never a heading alone at the foot of a page
            }};
}

std::string mean_words(core::GridRules const& rules) {
    if (std::isinf(rules.power)) return text::tr("the worst family alone gives the index");
    if (rules.power == 0) return text::tr("a geometric mean of what is well: one very bad family weighs on the rest");
    if (rules.power == 1) return text::tr("a weighted mean of the families: a good one makes up for a bad one");
    return text::tr("a weighted mean of the families in which a bad one counts more than a good one makes up for");
}

Block rules_block(Page& page, core::Grid const& grid) {
    return {"rules", [&page, &grid](double x, double y, double width) {
                auto const& rules = grid.rules;
                std::string classes;
                for (auto const c : {core::SeverityClass::a, core::SeverityClass::b, core::SeverityClass::c, core::SeverityClass::d})
                    classes += (classes.empty() ? "" : ", ") + std::string(1, core::letter(c)) + " " + class_word(c) + " (" +
                               class_limits(c, rules.class_limits) + ")";
                double used = 0;
                for (auto const& words :
                     {text::tr("Each indicator is brought to a score from 0 (good) to 100 (complex). The score of a family is the mean of its "
                               "indicators, each with its weight; the index is {0}.",
                               {mean_words(rules)}),
                      text::tr("Where less than {0} of a family’s weight is observed it has no score, and a residence with too few families is not "
                               "scored: what is missing is never taken for good.",
                               {text::percent(rules.minimum_coverage)}),
                      text::tr("Classes: {0}.", {classes})})
                    used += page.text(role::body, words, x, y + used, width).height + 0.8;
                return used;
            }};
}

Frame frame_of(core::Grid const& grid, SheetOptions const& options) {
    Frame frame;
    frame.kicker = text::tr("ANNEX · DIAGNOSTIC GRID");
    frame.footer_left = text::tr("Vigie · grid {0}, version {1}", {text::pick(grid.title), text::integer(grid.version)});
    frame.footer_right = text::tr("printed on {0}", {text::short_date(options.date)});
    frame.house = options.house;
    return frame;
}

std::vector<Block> blocks_of(Page& page, core::Grid const& grid) {
    std::vector<Block> blocks{rules_block(page, grid)};
    for (auto const& family : grid.families)
        for (auto const& indicator : family.indicators) {
            auto block = indicator_block(page, grid, family, indicator);
            bool const is_first = &indicator == &family.indicators.front();
            blocks.push_back(is_first ? family_block(page, grid, family, std::move(block)) : std::move(block));
        }
    return blocks;
}

/// \return pages
int draw(Page& page, Frame const& frame, core::Grid const& grid, std::vector<Block> const& blocks, int of) {
    double const x = frame.side, width = frame.measure();
    std::size_t next = 0;
    for (int number = 1;; ++number) {
        double y = draw_frame(page, frame, number, of);
        if (number == 1)
            y += page.block("title", {x, y, width, 0}, [&] {
                double const used = page.text(role::sheet_title, text::pick(grid.title), x, y, width).height;
                auto const counts = text::tr("{0} indicators in {1} families", {text::integer(static_cast<std::int64_t>(grid.indicator_count())),
                                                                               text::integer(static_cast<std::int64_t>(grid.families.size()))});
                return used + page.text(role::note, counts, x, y + used, width).height + 2;
            });
        std::size_t const before = next;
        for (; next < blocks.size(); ++next) {
            double const height = page.height_of([&] { return blocks[next].draw(x, y, width); });
            // One that is higher than a page is drawn all the same, at the head of its own.
            if (y + height > frame.body_bottom() + 1e-6 && next > before) break;
            page.block(blocks[next].name, {x, y, width, height}, [&] { return blocks[next].draw(x, y, width); });
            y += height;
        }
        if (next == blocks.size()) return number;
        page.next_page();
    }
}

}

void write_grid_sheet(std::filesystem::path const& path, core::Grid const& grid, SheetOptions const& options) {
    require_pdf(path);
    Frame const frame = frame_of(grid, options);
    Canvas canvas(path, frame.width * points_per_mm, frame.height * points_per_mm,
                  {.title = text::tr("Diagnostic grid: {0}", {text::pick(grid.title)}), .subject = {}, .date = options.date});
    Typesetter const typesetter;
    Page page(canvas, typesetter, options.record);
    auto const blocks = blocks_of(page, grid);
    int pages = 1;
    (void)page.height_of([&] { return pages = draw(page, frame, grid, blocks, 1); });
    draw(page, frame, grid, blocks, pages);
    canvas.finish();
}

}
