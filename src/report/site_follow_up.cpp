#include "dossier/watch.hpp"
#include "report/detail/columns.hpp"
#include "report/detail/legend.hpp"
#include "report/detail/site_blocks.hpp"
#include "report/detail/site_words.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <span>

namespace vigie::report {

std::string brief(std::string const& words, std::size_t longest) {
    if (words.size() <= longest) return words;
    auto const space = words.rfind(' ', longest);
    std::size_t end = space == std::string::npos ? longest : space;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) --end; // never inside a character
    return words.substr(0, end) + " …";
}

namespace {

using core::ActionState;
using core::NoteKind;
constexpr std::size_t most_decisions = 4;

constexpr std::size_t longest_note = 500; ///< bytes: a block never outgrows its page

std::string quoted(std::string const& words) { return text::tr("“{0}”", {words}); }

// --- field view ---

double draw_field(SiteContext const& site, std::span<core::FieldNote const* const> notes, double x, double y,
                  double width) {
    Page& page = site.page;
    double used = page.heading(text::tr("Field view"), text::tr("role only, no names"), x, y, width);
    for (auto const* note : notes) {
        double const top = y + used + 0.6;
        std::string const words = brief(note->body, longest_note), body = note->kind == NoteKind::quote ? quoted(words) : words;
        double height = page.text(role::body, body, x + 2.2, top, width - 2.2).height;
        std::string const who = note->role + (note->role.empty() ? "" : ", ") + text::short_date(note->date);
        height += page.text(role::note, who, x + 2.2, top + height, width - 2.2).height;
        page.path({{x + 0.3, top}, {x + 0.3, top + height}}, false, {}, Line{paper::navy, 0.6});
        used += height + 1.2;
    }
    return used;
}

// --- actions and decisions ---

bool is_open(core::Action const& action) { return action.state == ActionState::planned || action.state == ActionState::under_way; }

}

std::int64_t days_late(core::Action const& action, core::Date as_of) {
    if (!is_open(action) || !action.due_on) return 0;
    return std::max<std::int64_t>(0, (days(as_of) - days(*action.due_on)).count());
}

std::string action_state_words(core::Action const& action, core::Date as_of) {
    if (auto const late = days_late(action, as_of); late > 0) return text::tr("{0} d late", {text::integer(late)});
    switch (action.state) {
    case ActionState::planned: return text::tr("to start");
    case ActionState::under_way: return text::tr("under way");
    case ActionState::done: return text::tr("done");
    case ActionState::abandoned: return text::tr("dropped");
    }
    return {};
}

namespace {

/// Late first, then open by due date, then closed; what is left out is counted in the legend.
std::vector<core::Action const*> shown_actions(SiteContext const& site) {
    std::vector<core::Action const*> all;
    for (auto const& action : site.file.actions) all.push_back(&action);
    auto const as_of = site.options.date;
    std::ranges::stable_sort(all, [&](auto const* a, auto const* b) {
        if (is_open(*a) != is_open(*b)) return is_open(*a);
        if (days_late(*a, as_of) != days_late(*b, as_of)) return days_late(*a, as_of) > days_late(*b, as_of);
        auto const far = core::Date{std::chrono::year{9999}, std::chrono::January, std::chrono::day{1}};
        return days(a->due_on.value_or(far)) < days(b->due_on.value_or(far));
    });
    if (all.size() > site.room.actions) all.resize(site.room.actions);
    return all;
}

/// The cells of one row, in words: action, axis, lead, due, state, effect.
constexpr std::size_t action_columns = 6, state_column = 4;
using ActionWords = std::array<std::string, action_columns>;

ActionWords words_of(SiteContext const& site, core::Action const& action) {
    auto const* family = site.grid().find_family(action.axis);
    std::string const axis = !action.tfpb_axis.empty() ? action.tfpb_axis : family ? text::pick(family->short_name) : action.axis;
    ActionWords words{action.title,
                      axis,
                      action.lead,
                      action.due_on ? text::short_date(*action.due_on) : "–",
                      action_state_words(action, site.options.date),
                      action.effect.empty() ? "–" : action.effect};
    for (auto& cell : words)
        cell = brief(cell, longest_cell);
    return words;
}

/// Left ends of the columns, and the end of the last.
std::array<double, action_columns + 1> action_places(Page const& page, ActionWords const& heads,
                                                     std::vector<ActionWords> const& rows, double x, double width) {
    constexpr double gap = 1.6, box = 2.6; // a state is boxed
    std::array<ColumnNeed, action_columns> needs;
    for (std::size_t i = 0; i < action_columns; ++i) {
        add_whole(needs[i], page, role::head, heads[i]);
        for (auto const& row : rows)
            add_cell(needs[i], page, i == state_column ? role::strong : role::cell, row[i]);
    }
    needs[state_column].natural += box;
    needs[state_column].least = needs[state_column].natural;
    auto const widths = shared_widths(needs, width - gap * (action_columns - 1));
    std::array<double, action_columns + 1> places{x};
    for (std::size_t i = 0; i < action_columns; ++i)
        places[i + 1] = places[i] + widths[i] + gap;
    return places;
}

double action_row(Page& page, ActionWords const& words, bool is_late, std::array<double, action_columns + 1> const& at,
                  double y) {
    double height = 4;
    for (std::size_t i = 0; i < action_columns; ++i) {
        if (i == state_column && !words[i].empty())
            page.boxed(words[i], at[i], y - 0.3, is_late);
        else
            height = std::max(height, page.text(role::cell, words[i], at[i], y, at[i + 1] - at[i] - 1.5).height);
    }
    return height;
}

std::string action_legend(SiteContext const& site) {
    auto const& actions = site.file.actions;
    if (actions.empty()) return {};
    std::string legend = text::tr_n("{0} action", "{0} actions", static_cast<long long>(actions.size()));
    if (auto const late =
            std::ranges::count_if(actions, [&](auto const& a) { return days_late(a, site.options.date) > 0; });
        late > 0)
        legend += ", " + text::tr("{0} late", {text::integer(late)});
    double planned = 0;
    for (auto const& action : actions)
        planned += action.planned_cost_eur.value_or(0);
    if (planned > 0) legend += " · " + text::tr("{0} planned", {text::euros(planned)});
    return legend;
}

double draw_actions(SiteContext const& site, double x, double y, double width) {
    Page& page = site.page;
    double used = page.heading(text::tr("Action plan"), action_legend(site), x, y, width);
    auto const actions = shown_actions(site);
    if (actions.empty()) return used + page.text(role::body, text::tr("No action is recorded for this residence."), x, y + used, width).height;
    ActionWords const heads{text::tr("Action"), text::tr("Axis"),  text::tr("Lead"),
                            text::tr("Due"),    text::tr("State"), text::tr("Effect seen")};
    std::vector<ActionWords> rows;
    for (auto const* action : actions)
        rows.push_back(words_of(site, *action));
    auto const at = action_places(page, heads, rows, x, width);
    page.row(true, [&] {
        for (std::size_t i = 0; i < action_columns; ++i)
            page.text(role::head, heads[i], at[i], y + used);
        return 0.0;
    });
    used += 3.4;
    page.rule(x, y + used, width, 0.25, paper::ink);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        bool const is_late = days_late(*actions[i], site.options.date) > 0;
        used += page.row(false, [&] { return action_row(page, rows[i], is_late, at, y + used + 0.9); }) + 1.5;
        page.rule(x, y + used, width, 0.15, paper::line);
    }
    return used;
}

double draw_decisions(SiteContext const& site, double x, double y, double width) {
    Page& page = site.page;
    double used = page.heading(text::tr("Decisions asked"), "", x, y, width);
    std::size_t number = 0;
    for (auto it = site.file.notes.rbegin(); it != site.file.notes.rend() && number < most_decisions; ++it) {
        if (it->kind != NoteKind::decision) continue;
        ++number;
        used += page.runs(role::body, {{std::to_string(number) + ". ", scene::FontWeight::bold, false, {}}, {brief(it->body, longest_note), {}, false, {}}}, x, y + used,
                          width).height + 0.4;
    }
    if (number == 0) used += page.text(role::body, text::tr("No decision is asked."), x, y + used, width).height;
    return used;
}

}

// --- method ---

std::string method_words(dossier::Snapshot const& snapshot, std::string const& campaign) {
    auto const& grid = snapshot.campaign(campaign).grid;
    auto const in_index = std::ranges::count_if(grid.families, [](auto const& f) { return f.is_in_index && f.weight > 0; });
    auto const klass = [&](core::SeverityClass c) { return std::string(1, core::letter(c)) + " " + class_limits(c, grid.rules.class_limits); };
    std::string words = text::tr("Grid {0} version {1}, {2} weighted families, generalised mean p = {3}; rates smoothed towards the stock "
                                 "(empirical Bayes) in the index, raw in the table; classes {4}, {5}, {6}, {7}; at least {8} of weight observed.",
                                 {grid.code, text::integer(grid.version), text::integer(in_index), text::decimal(grid.rules.power, 0),
                                  klass(core::SeverityClass::a), klass(core::SeverityClass::b), klass(core::SeverityClass::c),
                                  klass(core::SeverityClass::d), text::percent(grid.rules.minimum_coverage)});
    if (auto const& source = snapshot.info.source_line; !source.empty())
        words += " " + source + (source.ends_with('.') ? "" : ".");
    return words;
}

std::optional<Block> field_block(SiteContext const& site) {
    std::vector<core::FieldNote const*> notes;
    for (auto it = site.file.notes.rbegin(); it != site.file.notes.rend(); ++it)
        if (it->kind == NoteKind::quote || it->kind == NoteKind::finding) notes.push_back(&*it);
    if (notes.empty()) return std::nullopt;
    return Block{"field", [&site, notes](double x, double y, double width) {
                     auto const shown = std::span(notes).first(std::min(notes.size(), site.room.quotes));
                     return draw_field(site, shown, x, y, width);
                 }};
}

Block action_block(SiteContext const& site) {
    return {"actions", [&site](double x, double y, double width) {
                constexpr double splits[] = {0.715, 0.76, 0.8};
                return draw_pair(
                    site.page, [&](double left, double room) { return draw_actions(site, left, y, room); },
                    [&](double left, double room) {
                        return site.page.block("decisions", {left, y, room, 0},
                                               [&] { return draw_decisions(site, left, y, room); });
                    }, x, width, splits);
            }};
}

Block method_block(SiteContext const& site) {
    return {"method", [&site](double x, double y, double width) {
                site.page.rule(x, y, width, 0.35, paper::navy);
                auto const bold = scene::FontWeight::bold;
                std::vector<Run> const words{{text::tr("Method and caveat."), bold, false, {}},
                                             {" " + method_words(site.snapshot, site.file.campaign) + " ", {}, false, {}},
                                             {caveat(), bold, false, {}}};
                return 1 + site.page.runs({7.0, 1.3}, words, x, y + 1, width).height;
            }};
}

}
