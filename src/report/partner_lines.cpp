// Families and indicators as ladders of four boxes.
#include "report/detail/partner_blocks.hpp"

#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace vigie::report {

namespace {

using State = dossier::PartnerCell::State;
using text::tr;
using dossier::PartnerLine;

double line_row(Page& page, PartnerLine const& line, double x, double y, double name_width, double ladder_at) {
    double const top = y + 0.7;
    double const height = page.together([&] {
        page.runs(role::cell, {{line.family, {}, false, paper::muted}}, x, top);
        return page.text(role::cell, line.name, x + 6, top, name_width - 6).height;
    });
    partner_ladder(page, line.cell, line.median, ladder_at, top - 0.2);
    bool const has_mark = line.cell.state == State::shown && line.median;
    return std::max(height + 0.9, ladder_height_mm + 0.7 + (has_mark ? ladder_mark_mm : 0.5));
}

/// Worst first, what is not given last.
std::vector<PartnerLine> by_class(std::vector<PartnerLine> lines) {
    auto const place = [](PartnerLine const& line) {
        switch (line.cell.state) {
        case State::shown:
            return 3 - static_cast<int>(line.cell.severity);
        case State::secret:
            return 4;
        case State::unknown:
            return 5;
        case State::withheld:
            break;
        }
        return 6;
    };
    std::ranges::stable_sort(lines, {}, place);
    return lines;
}

double draw_profile(PartnerContext const& context, double x, double y, double width) {
    Page& page = context.page;
    double used = page.heading(tr("Profile by family"), tr("▲ below the ladder: median of the agency"), x, y, width);
    bool has_withheld = false;
    for (auto const& line : by_class(context.site.families)) {
        used += page.row(false, [&] { return line_row(page, line, x, y + used, width - ladder_mm - 2, x + width - ladder_mm); });
        page.rule(x, y + used, width, 0.15, paper::line);
        has_withheld = has_withheld || line.cell.state == State::withheld;
    }
    if (has_withheld)
        used += 0.6 + page.text(role::note, tr("Families that are not given count in the overall class all the same."),
                                x, y + used + 0.6, width)
                          .height;
    return used;
}

/// The worst of each family in turn, so that none takes all the room; those of the families that the profile counts, on
/// which the partner can act, come first.
std::vector<PartnerLine> key_indicators(PartnerContext const& context) {
    struct Turn {
        std::size_t turn, place;
    };
    auto const lines = by_class(context.site.indicators);
    std::map<std::string, std::size_t> seen;
    std::vector<Turn> turns;
    for (std::size_t i = 0; i < lines.size(); ++i)
        turns.push_back({seen[lines[i].family]++, i});
    auto const& first = context.edition.profile.counts;
    auto const is_first = [&](PartnerLine const& line) { return std::ranges::find(first, line.family) != first.end(); };
    // Two turns of the partner's own families for one of the others.
    std::ranges::stable_sort(turns, {}, [&](Turn const& t) { return is_first(lines[t.place]) ? t.turn / 2 : t.turn; });
    if (turns.size() > context.indicators) turns.resize(context.indicators);
    std::ranges::stable_sort(turns, {}, [&](Turn const& t) {
        return std::tuple(!is_first(lines[t.place]), lines[t.place].family, t.place);
    });
    std::vector<PartnerLine> shown;
    for (auto const& t : turns)
        shown.push_back(lines[t.place]);
    return shown;
}

/// Where the columns of the indicators' table begin.
struct IndicatorPlaces {
    double name_width, ladder, trend, source;
};
IndicatorPlaces indicator_places(Page const& page, double x, double width) {
    double trend_width = page.size(role::head, tr("Change")).width;
    for (auto const trend :
         {dossier::PartnerTrend::better, dossier::PartnerTrend::steady, dossier::PartnerTrend::worse})
        trend_width = std::max(trend_width, page.size(role::cell, trend_words(trend)).width);
    constexpr double source_width = 21, gap = 2;
    IndicatorPlaces at{};
    at.source = x + width - source_width;
    at.trend = at.source - gap - trend_width;
    at.ladder = at.trend - gap - ladder_mm;
    at.name_width = at.ladder - gap - x;
    return at;
}

double draw_indicators(PartnerContext const& context, double x, double y, double width) {
    Page& page = context.page;
    auto const lines = key_indicators(context);
    std::size_t const all = context.site.indicators.size();
    std::string const legend =
        tr("{0} of {1} · class of the site; ▲ below: agency",
           {text::integer(static_cast<std::int64_t>(lines.size())), text::integer(static_cast<std::int64_t>(all))});
    double used = page.heading(tr("Key indicators"), legend, x, y, width);
    auto const at = indicator_places(page, x, width);
    used += page.row(true, [&] {
        page.text(role::head, tr("Indicator"), x + 6, y + used);
        page.text(role::head, tr("Class"), at.ladder, y + used);
        page.text(role::head, tr("Change"), at.trend, y + used);
        page.text(role::head, tr("Source, date"), at.source, y + used);
        return 3.4;
    });
    page.rule(x, y + used, width, 0.25, paper::ink);
    for (auto const& line : lines) {
        used += page.row(false, [&] {
            double const height = line_row(page, line, x, y + used, at.name_width, at.ladder), top = y + used + 0.7;
            page.text(role::cell, line.cell.state == State::shown ? trend_words(line.trend) : "—", at.trend, top);
            return std::max(height, 1.4 + page.text(role::note, line.source, at.source, top, x + width - at.source).height);
        });
        page.rule(x, y + used, width, 0.15, paper::line);
    }
    return used + 0.6 + page.text({7.0, 1.3}, secret_note(context.edition.profile), x, y + used + 0.6, width).height;
}

}

Block partner_profile(PartnerContext const& context) {
    return {"profile", [&context](double x, double y, double width) { return draw_profile(context, x, y, width); }};
}

std::optional<Block> partner_indicators(PartnerContext const& context) {
    if (context.site.indicators.empty()) return std::nullopt;
    return Block{"indicators",
                 [&context](double x, double y, double width) { return draw_indicators(context, x, y, width); }};
}

}
