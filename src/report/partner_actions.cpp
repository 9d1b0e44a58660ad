// The foyer, who can act, what is done and asked.
#include "report/detail/partner_blocks.hpp"

#include "dossier/walk_words.hpp"
#include "report/detail/columns.hpp"
#include "report/detail/site_blocks.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <array>

namespace vigie::report {

namespace {

using text::tr;

/// « Pauvreté de l’IRIS 34 % (Filosofi, 12/2021) »
double draw_public_figure(PartnerContext const& context, double x, double y, double width) {
    auto const& figure = *context.site.context;
    double const used = context.page.heading(tr("Public context"), tr("of the zone around"), x, y, width);
    return used + context.page
                      .runs(role::body,
                            {{figure.name + " ", {}, false, {}},
                             {figure.value, scene::FontWeight::bold, false, {}},
                             {" (" + figure.source + ")", {}, false, {}}},
                            x, y + used, width)
                      .height;
}

double draw_foyer(PartnerContext const& context, double x, double y, double width) {
    double const used = context.page.heading(tr("Cluster"), "", x, y, width);
    auto const words = context.site.foyer.empty() ? tr("Not given: the class is protected.") : context.site.foyer;
    double height = used + context.page.text(role::body, words, x, y + used, width).height;
    if (context.site.context) height += 2.4 + draw_public_figure(context, x, y + height + 2.4, width);
    return height;
}

/// Who, how many, how many of them are settled.
struct WhoRow {
    std::string who;
    int all = 0, settled = 0;
};

/// \param heads  of the three columns
double draw_who(Page& page, std::string const& legend, std::array<std::string, 3> const& heads, std::vector<WhoRow> const& rows,
                double x, double y, double width) {
    constexpr double least_gap = 10;
    double used = page.heading(tr("Who can act"), legend, x, y, width);
    double const settled = x + width, all = settled - page.size(role::head, heads[2]).width - 5;
    used += page.row(true, [&] {
        page.text(role::head, heads[0], x, y + used);
        page.text(role::head, heads[1], all, y + used, 0, Align::right);
        page.text(role::head, heads[2], settled, y + used, 0, Align::right);
        return 3.4;
    });
    page.rule(x, y + used, width, 0.25, paper::ink);
    for (auto const& row : rows) {
        double const top = y + used + 0.7;
        used += page.row(false, [&] {
            double const height = page.text(role::cell, row.who, x, top, all - least_gap - x).height;
            page.text(role::cell, text::integer(row.all), all, top, 0, Align::right);
            page.text(role::cell, text::integer(row.settled), settled, top, 0, Align::right);
            return height + 1.2;
        });
        page.rule(x, y + used, width, 0.15, paper::line);
    }
    return used;
}

/// What walks found here, by owner: where there are none, who leads the actions.
double draw_findings(PartnerContext const& context, double x, double y, double width) {
    std::vector<WhoRow> rows;
    for (auto const& line : context.site.findings) rows.push_back({dossier::owner_label(line.owner), line.found, line.solved});
    auto const walk = context.site.walked_on ? tr("walk of {0}", {text::short_date(*context.site.walked_on)}) : std::string();
    return draw_who(context.page, walk, {tr("Owner"), tr("Findings"), tr("Solved")}, rows, x, y, width);
}

double draw_actors(PartnerContext const& context, double x, double y, double width) {
    constexpr std::size_t most = 6;
    auto& page = context.page;
    if (context.site.actors.empty()) {
        double const used = page.heading(tr("Who can act"), "", x, y, width);
        return used + page.text(role::body, tr("No action is recorded for this residence."), x, y + used, width).height;
    }
    std::vector<WhoRow> rows;
    for (auto const& actor : context.site.actors)
        if (rows.size() < most) rows.push_back({actor.role.empty() ? not_known() : actor.role, actor.actions, actor.done});
    return draw_who(page, "", {tr("Lead"), tr("Actions"), tr("Done")}, rows, x, y, width);
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
    used += page.row(true, [&] {
        for (std::size_t i = 0; i < action_cells; ++i)
            page.text(role::head, heads[i], at[i], y + used);
        return 3.4;
    });
    page.rule(x, y + used, width, 0.25, paper::ink);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        used += page.row(false, [&] {
            double height = 4;
            for (std::size_t i = 0; i < action_cells; ++i)
                if (i == state_cell && !rows[r][i].empty())
                    page.boxed(rows[r][i], at[i], y + used + 0.6, days_late(actions[r], context.edition.date) > 0);
                else
                    height = std::max(height, page.text(role::cell, rows[r][i], at[i], y + used + 0.9, widths[i] + 0.2).height);
            return height + 1.5;
        });
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

Block partner_foyer_and_actors(PartnerContext const& context) {
    return {"cluster", [&context](double x, double y, double width) {
                constexpr double splits[] = {0.45, 0.5, 0.55};
                return draw_pair(
                    context.page, [&](double left, double room) { return draw_foyer(context, left, y, room); },
                    [&](double left, double room) {
                        return context.site.findings.empty() ? draw_actors(context, left, y, room)
                                                             : draw_findings(context, left, y, room);
                    },
                    x, width, splits);
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

}
