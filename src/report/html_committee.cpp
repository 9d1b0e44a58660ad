// What a committee is given, as pages: the minutes, the story.
#include "core/error.hpp"
#include "dossier/story_page.hpp"
#include "dossier/watch.hpp"
#include "report/detail/html_tables.hpp"
#include "report/detail/html_words.hpp"
#include "report/detail/legend.hpp"
#include "report/html_sheets.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

namespace vigie::report {

namespace {

using text::tr;
using Rows = std::vector<std::vector<std::string>>;

std::string number(std::size_t count) { return text::integer(static_cast<std::int64_t>(count)); }

}

void write_status_flow(HtmlPage& page, dossier::Minutes const& minutes) {
    Rows rows;
    for (auto const& flow : minutes.flow)
        rows.push_back({dossier::status_label(flow.status), number(flow.before), number(flow.into),
                        number(flow.out_of), number(flow.after)});
    page.table(
        tr("number before → after the committee"),
        {{tr("Status"), false}, {tr("Before"), true}, {tr("Entries"), true}, {tr("Exits"), true}, {tr("After"), true}},
        rows);
}

void write_due_actions(HtmlPage& page, std::string const& caption, std::vector<dossier::DueAction> const& actions) {
    Rows rows;
    for (auto const& action : actions)
        rows.push_back(
            {action.title, action.place, action.axis, action.lead, action.due ? text::short_date(*action.due) : "–",
             action.days_late > 0 ? tr("{0} d late", {text::integer(action.days_late)})
                                  : (action.state == core::ActionState::planned ? tr("to start") : tr("under way"))});
    page.table(caption,
               {{tr("Action"), false},
                {tr("Where"), false},
                {tr("Axis"), false},
                {tr("Lead"), false},
                {tr("Due"), false},
                {tr("State"), false}},
               rows);
}

std::string due_words(dossier::Minutes const& minutes) {
    return tr("{0} open, {1} of them late; the longest late first, then by due date",
              {number(minutes.actions.size()), number(minutes.late)});
}

namespace {

void write_moves(HtmlPage& page, dossier::Minutes const& minutes) {
    Rows rows;
    for (auto const& move : minutes.moves)
        rows.push_back({move.name, class_words(move.severity), move.dwellings ? text::integer(*move.dwellings) : "–",
                        tr("{0} → {1}", {dossier::status_label(move.from), dossier::status_label(move.to)}),
                        move.motive, move.role, text::short_date(move.date)});
    page.table(tr("{0}, each dated; never automatic", {number(minutes.moves.size())}),
               {{tr("Residence"), false},
                {tr("Class"), false},
                {tr("Dwellings"), true},
                {tr("Status"), false},
                {tr("Motive"), false},
                {tr("Proposed by"), false},
                {tr("On"), false}},
               rows);
}

void write_decisions(HtmlPage& page, dossier::Minutes const& minutes) {
    Rows rows;
    for (auto const& decision : minutes.decisions)
        rows.push_back({decision.place, decision.words, decision.role, text::short_date(decision.date)});
    page.table(tr("place, words, who asked"),
               {{tr("Where"), false}, {tr("Decision"), false}, {tr("Asked by"), false}, {tr("On"), false}}, rows);
}

/// The map in words: what it colours, how many of each class, what it points out.
void write_map(HtmlPage& page, dossier::Snapshot const& snapshot, dossier::StoryPage const& step) {
    if (!step.legend_title.empty()) {
        Rows rows;
        for (auto const& line : step.legend)
            rows.push_back({std::string(1, core::letter(line.severity)) + " · " + line.name, number(line.count)});
        page.table(step.legend_title, {{tr("Class"), false}, {tr("number"), true}}, rows);
    }
    Rows cards;
    for (auto const& card : step.cards)
        cards.push_back({card.name, class_words(card.severity), card.move, card.caption});
    if (!cards.empty())
        page.table(tr("On the map"),
                   {{tr("Neighbourhood"), false}, {tr("Class"), false}, {tr("Change"), false}, {tr("Note"), false}},
                   cards);
    std::vector<std::string> sites;
    if (step.shows_residences)
        for (auto const row : step.rings)
            sites.push_back(snapshot.residences[row].name);
    page.list(sites);
}

void write_step(HtmlPage& page, dossier::Snapshot const& snapshot, dossier::StoryPage const& step,
                bool with_notes) {
    page.paragraph(step.step.sentence);
    std::vector<std::pair<std::string, std::string>> figures;
    for (auto const& figure : step.step.figures)
        figures.emplace_back(figure.caption, figure.value);
    page.facts(figures);
    write_map(page, snapshot, step);
    std::vector<std::string> lines;
    for (auto const& line : step.lines)
        lines.push_back(line.head.empty() ? line.words : line.head + " – " + line.words);
    page.list(lines);
    if (with_notes && !step.step.notes.empty()) page.section(tr("To say"), [&] { page.paragraph(step.step.notes); });
    std::string source = step.source;
    if (!step.campaign.empty())
        source += (source.empty() || source.ends_with('.') ? " " : ". ") + tr("Campaign {0}.", {step.campaign});
    for (auto const& gone : step.missing)
        source += " " + tr("No longer in the project: {0}.", {gone});
    page.paragraph(source, "note");
}

}

HtmlPage minutes_page(dossier::Snapshot const& snapshot, dossier::Minutes const& minutes,
                      SheetOptions const& options) {
    auto const edition = options.edition.empty() ? tr("internal edition") : options.edition;
    HtmlPage page(minutes.title, minutes.campaign.empty() ? tr("MINUTES OF THE WATCH COMMITTEE · {0}", {edition})
                                                          : tr("MINUTES OF THE WATCH COMMITTEE · {0} · campaign {1}",
                                                               {edition, minutes.campaign}));
    page.bear(options.house.get());
    std::string roles;
    for (auto const& role : minutes.roles)
        roles += (roles.empty() ? "" : ", ") + role;
    page.facts({{tr("Proposed or decided (roles):"), or_not_known(roles)},
                {tr("Seen:"), tr("{0} of {1} residences scored; decisions from {2} to {3}.",
                                 {number(minutes.scored), number(minutes.residences), text::short_date(minutes.since),
                                  text::short_date(minutes.date)})}});
    page.section("1. " + tr("Where the {0} residences stand", {number(minutes.residences)}),
                 [&] { write_status_flow(page, minutes); });
    page.section(tr("2. Changes of status"), [&] { write_moves(page, minutes); });
    page.section(tr("3. Decisions"), [&] { write_decisions(page, minutes); });
    page.section(tr("4. Actions due"), [&] { write_due_actions(page, due_words(minutes), minutes.actions); });
    page.section(tr("5. What worked, what did not"), [&] {
        std::vector<std::pair<std::string, std::string>> effects;
        for (auto const& seen : minutes.effects)
            effects.emplace_back(seen.action, seen.effect);
        page.facts(effects);
        if (effects.empty()) page.paragraph(tr("No effect of an action is noted for this time."), "note");
    });
    page.footer(
        {tr("The index points out; the committee decides. Statuses change by a dated decision with its motive.")});
    page.footer(page_end(snapshot.info.source_line, snapshot.info.is_fictitious,
                         tr("printed on {0}", {text::short_date(options.date)})));
    return page;
}

HtmlPage story_page(dossier::Snapshot const& snapshot, store::Project const* project, core::Story const& story,
                    bool with_notes, SheetOptions const& options) {
    HtmlPage page(story.name, options.edition);
    page.bear(options.house.get());
    for (std::size_t i = 0; i < story.steps.size(); ++i) {
        auto const step = dossier::story_page(snapshot, project, story, i, options.date);
        auto const place = tr("step {0} of {1}", {number(step.number), number(step.count)});
        page.section(tr("{0} ({1})", {step.step.title, place}), [&] { write_step(page, snapshot, step, with_notes); });
    }
    page.footer(page_end(snapshot.info.source_line, snapshot.info.is_fictitious,
                         tr("Vigie · printed on {0}", {text::short_date(options.date)})));
    return page;
}

}
