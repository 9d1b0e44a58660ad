#include "report/detail/partner_blocks.hpp"

#include "report/detail/columns.hpp"
#include "report/detail/legend.hpp"
#include "report/detail/site_blocks.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/watch.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <tuple>

namespace vigie::report {

namespace {

using State = workbench::PartnerCell::State;
using text::tr;
using workbench::PartnerLine;

constexpr double hero_mm = 17;

struct Fact {
    std::string name, value;
};

std::vector<Fact> identity(PartnerContext const& context) {
    auto const& site = context.site;
    auto const& r = site.residence;
    auto const or_unknown = [](std::string const& value) { return value.empty() ? not_known() : value; };
    std::string built = r.year_built ? std::to_string(*r.year_built) : "";
    if (r.year_renovated)
        built += (built.empty() ? "" : ", ") + tr("renovated {0}", {std::to_string(*r.year_renovated)});
    std::string dwellings = r.dwellings ? text::integer(*r.dwellings) : std::string();
    if (site.households.state == State::secret) dwellings = secret_words();
    std::vector<Fact> facts{{tr("Agency"), or_unknown(r.agency)},
                            {tr("Dwellings"), or_unknown(dwellings)},
                            {tr("Built"), or_unknown(built)}};
    for (auto const& [layer, zone] : site.zones)
        facts.push_back({layer, or_unknown(zone)});
    if (facts.size() > 6) facts.resize(6);
    return facts;
}

double identity_strip(Page& page, std::vector<Fact> const& facts, double x, double y, double width) {
    std::vector<ColumnNeed> needs(facts.size());
    for (std::size_t i = 0; i < facts.size(); ++i) {
        add_cell(needs[i], page, role::note, facts[i].name);
        add_cell(needs[i], page, role::strong, facts[i].value);
        needs[i].natural += 0.4;
        needs[i].least += 0.4;
    }
    constexpr double gap = 3;
    auto const widths = shared_widths(needs, width - gap * static_cast<double>(facts.size() - 1));
    page.rule(x, y, width, 0.15, paper::line);
    double left = x, height = 0;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        double const head = page.text(role::note, facts[i].name, left, y + 0.8, widths[i]).height;
        height =
            std::max(height, head + page.text(role::strong, facts[i].value, left, y + 0.8 + head, widths[i]).height);
        left += widths[i] + gap;
    }
    page.rule(x, y + height + 1.4, width, 0.15, paper::line);
    return height + 1.8;
}

/// « Classe solide : … », or why there is no letter.
std::string solidity_words(workbench::PartnerSite const& site) {
    if (!site.is_solid) return {};
    return *site.is_solid ? tr("no reasonable change of one weight moves it.")
                          : tr("a small change of one weight moves it.");
}

double draw_letters(PartnerContext const& context, double right, double y) {
    Page& page = context.page;
    auto const& history = context.site.history;
    constexpr double box = 6, step = 9;
    double left = right - step * static_cast<double>(history.size()) + (step - box) - 1.5;
    double const width = right - left;
    for (auto const& [campaign, cell] : history) {
        partner_letter(page, cell, {left, y, box, 4.6}, {7.6, 1.2, scene::FontWeight::bold});
        bool const is_now = campaign == context.site.campaign;
        page.text(is_now ? role::cell_strong : role::note, campaign, left - 1.4, y + 5, box + 2.8, Align::centre);
        left += step;
    }
    return width + 2;
}

double draw_situation(PartnerContext const& context, double x, double y, double width) {
    Page& page = context.page;
    auto const& site = context.site;
    double const head =
        page.heading(tr("Situation"), tr("A ordinary · B to watch · C complex · D very complex"), x, y, width);
    double const top = y + head;
    partner_letter(page, site.index, {x, top, hero_mm, hero_mm}, role::hero_letter);
    double const letters = draw_letters(context, x + width, top + 3);
    double const left = x + hero_mm + 3.4, room = width - hero_mm - 3.4 - letters - 2;
    Role const big{15, 1.2, scene::FontWeight::bold};
    std::string const title =
        site.index.state == State::secret ? tr("Protected value") : workbench::partner_class_words(site.index.severity);
    double used = page.text(big, title, left, top, room).height;
    if (auto const words = solidity_words(site); !words.empty())
        used +=
            page.runs(
                    {8.6, 1.3},
                    {{*site.is_solid ? tr("Solid class:") : tr("Sensitive class:"), scene::FontWeight::bold, false, {}},
                     {" " + words, {}, false, {}}},
                    left, top + used, room)
                .height;
    if (site.index.state == State::secret)
        used += page.text(role::body, secret_note(context.edition.profile), left, top + used, room).height;
    else
        used += page.text(role::note, tr("Coverage {0} of the grid's weight.", {text::percent(site.coverage)}), left,
                          top + used, room)
                    .height;
    return head + std::max(used, hero_mm);
}

double line_row(Page& page, PartnerLine const& line, double x, double y, double name_width, double ladder_at) {
    double const top = y + 0.7;
    page.runs(role::cell, {{line.family, {}, false, paper::muted}}, x, top);
    double const height = page.text(role::cell, line.name, x + 6, top, name_width - 6).height;
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
        used += line_row(page, line, x, y + used, width - ladder_mm - 2, x + width - ladder_mm);
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
         {workbench::PartnerTrend::better, workbench::PartnerTrend::steady, workbench::PartnerTrend::worse})
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
    page.text(role::head, tr("Indicator"), x + 6, y + used);
    page.text(role::head, tr("Class"), at.ladder, y + used);
    page.text(role::head, tr("Change"), at.trend, y + used);
    page.text(role::head, tr("Source, date"), at.source, y + used);
    used += 3.4;
    page.rule(x, y + used, width, 0.25, paper::ink);
    for (auto const& line : lines) {
        double height = line_row(page, line, x, y + used, at.name_width, at.ladder);
        page.text(role::cell, line.cell.state == State::shown ? trend_words(line.trend) : "—", at.trend,
                  y + used + 0.7);
        height = std::max(
            height, 1.4 + page.text(role::note, line.source, at.source, y + used + 0.7, x + width - at.source).height);
        used += height;
        page.rule(x, y + used, width, 0.15, paper::line);
    }
    return used + 0.6 + page.text({7.0, 1.3}, secret_note(context.edition.profile), x, y + used + 0.6, width).height;
}

double draw_foyer(PartnerContext const& context, double x, double y, double width) {
    double const used = context.page.heading(tr("Cluster"), "", x, y, width);
    auto const words = context.site.foyer.empty() ? tr("Not given: the class is protected.") : context.site.foyer;
    return used + context.page.text(role::body, words, x, y + used, width).height;
}

double draw_actors(PartnerContext const& context, double x, double y, double width) {
    Page& page = context.page;
    constexpr std::size_t most = 6;
    double used = page.heading(tr("Who can act"), "", x, y, width);
    if (context.site.actors.empty())
        return used + page.text(role::body, tr("No action is recorded for this residence."), x, y + used, width).height;
    double const done = x + width, all = done - page.size(role::head, tr("Done")).width - 5;
    page.text(role::head, tr("Lead"), x, y + used);
    page.text(role::head, tr("Actions"), all, y + used, 0, Align::right);
    page.text(role::head, tr("Done"), done, y + used, 0, Align::right);
    used += 3.4;
    page.rule(x, y + used, width, 0.25, paper::ink);
    for (std::size_t i = 0; i < context.site.actors.size() && i < most; ++i) {
        auto const& actor = context.site.actors[i];
        double const top = y + used + 0.7, room = all - 10 - x;
        double const height = page.text(role::cell, actor.role.empty() ? not_known() : actor.role, x, top, room).height;
        page.text(role::cell, text::integer(actor.actions), all, top, 0, Align::right);
        page.text(role::cell, text::integer(actor.done), done, top, 0, Align::right);
        used += height + 1.2;
        page.rule(x, y + used, width, 0.15, paper::line);
    }
    return used;
}

constexpr std::size_t action_cells = 5, state_cell = 4;
using ActionWords = std::array<std::string, action_cells>;

ActionWords words_of(PartnerContext const& context, core::Action const& action) {
    auto const* family = context.snapshot.campaign(context.site.campaign).grid.find_family(action.axis);
    std::string const axis = !action.tfpb_axis.empty() ? action.tfpb_axis
                             : family                  ? text::pick(family->short_name)
                                                       : action.axis;
    ActionWords words{action.title, axis, action.lead, action.due_on ? text::short_date(*action.due_on) : "–",
                      action_state_words(action, context.edition.date)};
    for (auto& cell : words)
        cell = brief(cell, longest_cell);
    return words;
}

double draw_actions(PartnerContext const& context, double x, double y, double width) {
    Page& page = context.page;
    auto actions = context.site.actions;
    bool const gives = context.edition.profile.actions;
    double used = page.heading(tr("Action plan"), "", x, y, width);
    if (!gives) return used + page.runs(role::body, {{withheld_words(), {}, true, {}}}, x, y + used, width).height;
    if (actions.empty())
        return used + page.text(role::body, tr("No action is recorded for this residence."), x, y + used, width).height;
    std::ranges::stable_sort(actions, std::ranges::greater{},
                             [&](auto const& action) { return days_late(action, context.edition.date); });
    if (actions.size() > context.actions) actions.resize(context.actions);
    ActionWords const heads{tr("Action"), tr("Axis"), tr("Lead"), tr("Due"), tr("State")};
    std::array<ColumnNeed, action_cells> needs;
    std::vector<ActionWords> rows;
    for (auto const& action : actions)
        rows.push_back(words_of(context, action));
    constexpr double gap = 1.8, box = 2.6;
    for (std::size_t i = 0; i < action_cells; ++i) {
        add_whole(needs[i], page, role::head, heads[i]);
        for (auto const& row : rows)
            add_cell(needs[i], page, i == state_cell ? role::strong : role::cell, row[i]);
    }
    needs[state_cell].natural += box;
    needs[state_cell].least = needs[state_cell].natural;
    auto const widths = shared_widths(needs, width - gap * (action_cells - 1));
    std::array<double, action_cells> at{x};
    for (std::size_t i = 1; i < action_cells; ++i)
        at[i] = at[i - 1] + widths[i - 1] + gap;
    for (std::size_t i = 0; i < action_cells; ++i)
        page.text(role::head, heads[i], at[i], y + used);
    used += 3.4;
    page.rule(x, y + used, width, 0.25, paper::ink);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        double height = 4;
        for (std::size_t i = 0; i < action_cells; ++i) {
            if (rows[r][i].empty()) continue;
            if (i == state_cell)
                page.boxed(rows[r][i], at[i], y + used + 0.6, days_late(actions[r], context.edition.date) > 0);
            else
                height =
                    std::max(height, page.text(role::cell, rows[r][i], at[i], y + used + 0.9, widths[i] + 0.2).height);
        }
        used += height + 1.5;
        page.rule(x, y + used, width, 0.15, paper::line);
    }
    return used;
}

double draw_asked(PartnerContext const& context, double x, double y, double width) {
    Page& page = context.page;
    constexpr std::size_t most = 4;
    double used = page.heading(tr("Asked of you"), "", x, y, width);
    auto const& asked = context.site.asked;
    for (std::size_t i = 0; i < asked.size() && i < most; ++i) {
        std::string words = brief(asked[i].title, longest_cell);
        if (asked[i].due_on) words += ", " + tr("by {0}", {text::short_date(*asked[i].due_on)});
        used += page.runs(role::body,
                          {{std::to_string(i + 1) + ". ", scene::FontWeight::bold, false, {}},
                           {words + ".", {}, false, {}}},
                          x, y + used, width)
                    .height +
                0.4;
    }
    if (asked.empty()) used += page.text(role::body, tr("No decision is asked."), x, y + used, width).height;
    return used;
}

}

double partner_title(PartnerContext const& context, double x, double y, double width) {
    Page& page = context.page;
    auto const& site = context.site;
    double used = partner_band(page, context.edition, x, y, width) + 0.6;
    std::string const status = workbench::status_label(site.status);
    double const status_width = page.size({7.0, 1.2, scene::FontWeight::semibold}, status).width + 6;
    page.boxed(status, x + width, y + used + 1.4, site.status == core::WatchStatus::relapse, Align::right);
    used += page.text(role::sheet_title, site.residence.name, x, y + used, width - status_width).height + 0.6;
    std::string where = site.residence.address;
    if (!site.neighbourhood.empty()) where += (where.empty() ? "" : " — ") + site.neighbourhood;
    if (!site.residence.position) where += (where.empty() ? "" : " · ") + tr("not located");
    if (!where.empty()) used += page.text(role::body, where, x, y + used, width).height + 0.4;
    used += page.text(role::finding, site.finding, x, y + used, width).height + 0.8;
    return used + identity_strip(page, identity(context), x, y + used, width);
}

Block partner_situation(PartnerContext const& context) {
    return {"situation", [&context](double x, double y, double width) { return draw_situation(context, x, y, width); }};
}

Block partner_profile(PartnerContext const& context) {
    return {"profile", [&context](double x, double y, double width) { return draw_profile(context, x, y, width); }};
}

std::optional<Block> partner_indicators(PartnerContext const& context) {
    if (context.site.indicators.empty()) return std::nullopt;
    return Block{"indicators",
                 [&context](double x, double y, double width) { return draw_indicators(context, x, y, width); }};
}

Block partner_foyer_and_actors(PartnerContext const& context) {
    return {"cluster", [&context](double x, double y, double width) {
                constexpr double splits[] = {0.45, 0.5, 0.55};
                return draw_pair(
                    context.page, [&](double left, double room) { return draw_foyer(context, left, y, room); },
                    [&](double left, double room) { return draw_actors(context, left, y, room); }, x, width, splits);
            }};
}

Block partner_actions(PartnerContext const& context) {
    return {"actions", [&context](double x, double y, double width) {
                constexpr double splits[] = {0.64, 0.7};
                return draw_pair(
                    context.page, [&](double left, double room) { return draw_actions(context, left, y, room); },
                    [&](double left, double room) { return draw_asked(context, left, y, room); }, x, width, splits);
            }};
}

Block partner_method(PartnerContext const& context) {
    return {"method", [&context](double x, double y, double width) {
                context.page.rule(x, y, width, 0.35, paper::navy);
                auto const bold = scene::FontWeight::bold;
                std::string words = removed_words(context.snapshot, context.edition, context.site.campaign);
                if (auto const& source = context.snapshot.info.source_line; !source.empty())
                    words += " " + source + (source.ends_with('.') ? "" : ".");
                std::vector<Run> const runs{
                    {tr("Method and caveat."), bold, false, {}},
                    {" " + words + " ", {}, false, {}},
                    {caveat(), bold, false, {}},
                    {" " + tr("Do not pass on: a copy in the recipient's name, entered in the export log."),
                     {},
                     false,
                     {}}};
                return 1 + context.page.runs({7.0, 1.3}, runs, x, y + 1, width).height;
            }};
}

}
