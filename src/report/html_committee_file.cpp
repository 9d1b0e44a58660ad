// The file of a committee as a page.
#include "dossier/watch.hpp"
#include "report/detail/committee_words.hpp"
#include "report/detail/html_tables.hpp"
#include "report/detail/html_words.hpp"
#include "report/html_sheets.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

namespace vigie::report {

namespace {

using text::tr;
using Rows = std::vector<std::vector<std::string>>;
using dossier::CommitteeFile;

std::string number(std::size_t count) { return text::integer(static_cast<std::int64_t>(count)); }
std::string dwellings_words(std::optional<int> const& dwellings) { return dwellings ? text::integer(*dwellings) : "–"; }

void write_asked(HtmlPage& page, CommitteeFile const& file) {
    Rows rows;
    for (auto const& asked : file.asked)
        rows.push_back({asked.name, asked.place, class_words(asked.severity), figure_words(asked.index), dossier::move_words(asked.change),
                        dwellings_words(asked.dwellings), tr("{0}: {1}", {asked.kind, asked.move}), asked.grounds});
    page.table(tr("3. Proposals of status to answer"),
               {{tr("Residence"), false}, {tr("Neighbourhood"), false}, {tr("Class"), false}, {tr("Index"), true}, {tr("Change"), true},
                {tr("Dwellings"), true}, {tr("Proposed"), false}, {tr("Grounds"), false}},
               rows);
}

void write_group(HtmlPage& page, dossier::FollowedGroup const& group) {
    Rows rows;
    for (auto const& site : group.sites)
        rows.push_back({site.name, class_and_index(site.severity, site.index), dossier::move_words(site.change), dwellings_words(site.dwellings),
                        site.since ? text::short_date(*site.since) : "–", action_count_words(site)});
    page.table(group_words(group),
               {{tr("Site"), false}, {tr("Class, index"), false}, {tr("Change"), true}, {tr("Dwellings"), true}, {tr("Since"), false},
                {tr("Open actions"), false}},
               rows);
}

std::string due_words(CommitteeFile const& file) {
    return tr("{0} late, {1} due before {2}; {3} later or undated are not shown",
              {number(file.so_far.late), number(file.due.size() - file.so_far.late), text::short_date(file.horizon), number(file.later)});
}

void write_decisions(HtmlPage& page, CommitteeFile const& file) {
    Rows rows;
    for (auto const& decision : file.so_far.decisions)
        rows.push_back({decision.place, decision.words, decision.role, text::short_date(decision.date)});
    page.table(tr("since {0}", {text::short_date(file.so_far.since)}),
               {{tr("Where"), false}, {tr("Decision asked"), false}, {tr("Asked by"), false}, {tr("On"), false}}, rows);
}

}

HtmlPage committee_page(dossier::Snapshot const& snapshot, CommitteeFile const& file, SheetOptions const& options) {
    auto const edition = options.edition.empty() ? tr("internal edition") : options.edition;
    HtmlPage page(file.title, file.so_far.campaign.empty() ? tr("COMMITTEE FILE · {0}", {edition})
                                                           : tr("COMMITTEE FILE · {0} · campaign {1}", {edition, file.so_far.campaign}));
    page.bear(options.house.get());
    page.section(tr("1. Agenda"), [&] { page.list(dossier::agenda_of(file)); });
    page.section("2. " + tr("Where the {0} residences stand", {number(file.so_far.residences)}), [&] { write_status_flow(page, file.so_far); });
    page.section(tr("3. Proposals of status to answer"), [&] { write_asked(page, file); });
    page.section(tr("4. Sites followed, by status"), [&] {
        for (auto const& group : file.groups) write_group(page, group);
        if (file.groups.empty()) page.paragraph(tr("No site is followed."), "note");
    });
    page.section(tr("5. Actions late or soon due"), [&] { write_due_actions(page, due_words(file), file.due); });
    page.section(tr("6. Decisions asked"), [&] { write_decisions(page, file); });
    page.footer({tr("The index points out; the committee decides. Statuses change by a dated decision with its motive.")});
    page.footer(page_end(snapshot.info.source_line, snapshot.info.is_fictitious, tr("printed on {0}", {text::short_date(options.date)})));
    return page;
}

}
