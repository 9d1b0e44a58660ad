// Sections of the minutes: tables whose columns take their widths from what is in them.
#include "report/detail/minutes_blocks.hpp"

#include "dossier/watch.hpp"
#include "report/detail/site_blocks.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

namespace vigie::report {

namespace {

using dossier::Minutes;

std::string state_of(dossier::DueAction const& action) {
    if (action.days_late > 0) return text::tr("{0} d late", {text::integer(action.days_late)});
    return action.state == core::ActionState::planned ? text::tr("to start") : text::tr("under way");
}

std::string or_dash(std::string const& words) { return words.empty() ? "–" : brief(words, longest_cell); }

}

double draw_status_flow(Page& page, Minutes const& minutes, double x, double y, double width,
                        int section) {
    auto const title = text::tr("Where the {0} residences stand",
                                {text::integer(static_cast<std::int64_t>(minutes.residences))});
    double used = page.heading(std::to_string(section) + ". " + title,
                               text::tr("number before → after the committee"), x, y, width) +
                  0.6;
    constexpr double height = 12.6, arrow = 3.2;
    auto const count = static_cast<double>(minutes.flow.size());
    double const box = (width - arrow * (count - 1)) / count;
    double left = x;
    for (std::size_t i = 0; i < minutes.flow.size(); ++i) {
        auto const& flow = minutes.flow[i];
        bool const is_followed = flow.status == core::WatchStatus::watched || flow.status == core::WatchStatus::project;
        page.rect({left, y + used, box, height}, is_followed ? paper::pale : paper::white, Line{paper::ink, 0.35});
        auto const number = [](std::size_t n) { return text::integer(static_cast<std::int64_t>(n)); };
        std::vector<Run> const words{{number(flow.before) + " → ", {}, false, paper::muted},
                                     {number(flow.after), scene::FontWeight::bold, false, {}}};
        page.together([&] {
            page.text({7.4, 1.2, scene::FontWeight::semibold}, dossier::status_label(flow.status), left,
                      y + used + 1.3, box, Align::centre);
            return page.runs({11, 1.15}, words, left, y + used + 6, box, Align::centre).height;
        });
        left += box;
        // The last one, a relapse, comes from where one had left: no arrow leads there from what stands beside it.
        if (i + 2 < minutes.flow.size()) {
            double const cy = y + used + height / 2;
            page.path({{left + 0.5, cy}, {left + arrow - 0.9, cy}}, false, {}, Line{paper::ink, 0.3});
            page.path({{left + arrow - 1.4, cy - 0.8}, {left + arrow - 0.2, cy}, {left + arrow - 1.4, cy + 0.8}}, true,
                      paper::ink);
        }
        left += arrow;
    }
    return used + height + 0.6;
}

TableSection moves_section(Page& page, Minutes const& minutes, double width) {
    RowTable table;
    table.heads = {text::tr("Residence"), text::tr("Dwellings"),   text::tr("Status"),
                   text::tr("Motive"),    text::tr("Proposed by"), text::tr("On")};
    table.right = {1};
    table.lead = 5.6;
    for (auto const& move : minutes.moves) {
        table.rows.push_back(
            {move.name, move.dwellings ? text::integer(*move.dwellings) : "–",
             text::tr("{0} → {1}", {dossier::status_label(move.from), dossier::status_label(move.to)}),
             or_dash(move.motive), or_dash(move.role), text::short_date(move.date)});
        table.chips.push_back(move.severity);
    }
    auto const legend =
        text::tr("{0}, each dated; never automatic", {text::integer(static_cast<std::int64_t>(minutes.moves.size()))});
    return table_section(page, "moves", text::tr("2. Changes of status"), legend, std::move(table),
                      text::tr("No status changed."), width);
}

TableSection decisions_section(Page& page, Minutes const& minutes, double width) {
    RowTable table;
    table.heads = {text::tr("Where"), text::tr("Decision"), text::tr("Asked by"), text::tr("On")};
    for (auto const& decision : minutes.decisions)
        table.rows.push_back(
            {decision.place, brief(decision.words, 300), or_dash(decision.role), text::short_date(decision.date)});
    return table_section(page, "decisions", text::tr("3. Decisions"), text::tr("place, words, who asked"),
                      std::move(table), text::tr("No decision is recorded."), width);
}

TableSection actions_section(Page& page, std::vector<dossier::DueAction> const& actions, std::string const& title,
                             std::string const& legend, double width) {
    RowTable table;
    table.heads = {text::tr("Action"), text::tr("Where"), text::tr("Axis"),
                   text::tr("Lead"),   text::tr("Due"),   text::tr("State")};
    table.boxed = 5;
    for (auto const& action : actions) {
        table.rows.push_back({brief(action.title, longest_cell), or_dash(action.place), or_dash(action.axis),
                              or_dash(action.lead), action.due ? text::short_date(*action.due) : "–",
                              state_of(action)});
        table.is_strong.push_back(action.days_late > 0);
        table.is_solid.push_back(action.days_late > 0);
    }
    return table_section(page, "actions", title, legend, std::move(table), text::tr("No action is open."), width);
}

TableSection actions_section(Page& page, Minutes const& minutes, double width) {
    auto const legend = text::tr("{0} open, {1} of them late; the longest late first, then by due date",
                                 {text::integer(static_cast<std::int64_t>(minutes.actions.size())),
                                  text::integer(static_cast<std::int64_t>(minutes.late))});
    return actions_section(page, minutes.actions, text::tr("4. Actions due"), legend, width);
}

TableSection effects_section(Page& page, Minutes const& minutes) {
    TableSection section;
    section.name = "effects";
    section.head = [&page](double x, double y, double width) {
        return page.heading(text::tr("5. What worked, what did not"), text::tr("as noted with the action"), x, y,
                            width);
    };
    for (auto const& effect : minutes.effects)
        section.rows.emplace_back([&page, &effect](double x, double y, double width) {
            auto const bold = scene::FontWeight::semibold;
            double const height =
                page.runs(table_cell_role,
                          {{effect.action, bold, false, {}}, {" · " + brief(effect.effect, 300), {}, false, {}}},
                          x + 2.2, y + 0.6, width - 2.2)
                    .height;
            page.path({{x + 0.3, y + 0.6}, {x + 0.3, y + 0.6 + height}}, false, {}, Line{paper::navy, 0.6});
            return height + 1.4;
        });
    if (minutes.effects.empty())
        section.rows.emplace_back([&page](double x, double y, double width) {
            return page.text(table_cell_role, text::tr("No effect of an action is noted for this time."), x, y + 0.6, width)
                       .height +
                   0.6;
        });
    return section;
}

}
