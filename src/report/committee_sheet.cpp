#include "report/committee_sheet.hpp"

#include "dossier/watch.hpp"
#include "report/detail/committee_words.hpp"
#include "report/detail/legend.hpp"
#include "report/detail/minutes_blocks.hpp"
#include "report/detail/site_blocks.hpp"
#include "report/detail/walk_blocks.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

namespace vigie::report {

using text::tr;

std::string class_and_index(core::SeverityClass severity, std::optional<double> const& index) {
    return std::string(1, core::letter(severity)) + (index ? " " + text::decimal(*index, 1) : std::string());
}

std::string group_words(dossier::FollowedGroup const& group) {
    auto const n = [](std::size_t count) { return text::integer(static_cast<std::int64_t>(count)); };
    auto words = tr("{0}: {1}", {dossier::status_label(group.status), text::tr_n("{0} site", "{0} sites", static_cast<long long>(group.sites.size()))});
    words += " (" + tr("▲ {0} · ● {1} · ▼ {2}", {n(group.worse), n(group.steady), n(group.better)});
    if (group.not_compared > 0) words += " · " + tr("{0} not compared", {n(group.not_compared)});
    return words + ")";
}

std::string action_count_words(dossier::FollowedSite const& site) {
    if (site.open_actions == 0) return "–";
    auto words = text::integer(static_cast<std::int64_t>(site.open_actions));
    if (site.late_actions > 0) words += ", " + tr("{0} late", {text::integer(static_cast<std::int64_t>(site.late_actions))});
    return words;
}

namespace {

constexpr Role body_role{8.6, 1.34};
using dossier::CommitteeFile;

/// What a hand fills in at the meeting. \return height
double answer_boxes(Page& page, std::string const& motive, double x, double y, double width) {
    constexpr double review_mm = 22, motive_gap = 4;
    double const height = draw_ticks(page, "", {{tr("accepted")}, {tr("refused")}, {tr("postponed")}}, x, y, width);
    double const left = x + 62;
    double used = draw_blank(page, role::cell, tr("review on"), left, y + 0.9, review_mm) + motive_gap;
    auto const words = page.size(role::cell, motive).width;
    draw_blank(page, role::cell, motive, left + used, y + 0.9, std::max(10.0, x + width - left - used - words - 1));
    return height + 0.6;
}

TableSection asked_section(Page& page, CommitteeFile const& file, double width) {
    RowTable table;
    table.heads = {tr("Residence"), tr("Dwellings"), tr("Index"), tr("Change"), tr("Proposed"), tr("Grounds")};
    table.right = {1};
    table.lead = 5.6;
    for (auto const& asked : file.asked) {
        auto const name = asked.place.empty() ? asked.name : asked.name + " (" + asked.place + ")";
        table.rows.push_back({brief(name, longest_cell), asked.dwellings ? text::integer(*asked.dwellings) : "–",
                              asked.index ? text::decimal(*asked.index, 1) : "–", dossier::move_words(asked.change),
                              tr("{0}: {1}", {asked.kind, asked.move}), brief(asked.grounds, 300)});
        table.chips.push_back(asked.severity);
    }
    table.below = [&page](std::size_t, double x, double y, double room) {
        return answer_boxes(page, tr("motive and role"), x + 5.6, y + 0.6, room - 5.6);
    };
    auto const legend = file.before.empty() ? tr("a person decides, never the figures")
                                            : tr("change since {0}; a person decides, never the figures", {file.before});
    return table_section(page, "asked", tr("3. Proposals of status to answer"), legend, std::move(table), tr("No proposal awaits an answer."), width);
}

TableSection followed_section(Page& page, CommitteeFile const& file, double width) {
    RowTable table;
    table.heads = {tr("Site"), tr("Dwellings"), tr("Class, index"), tr("Change"), tr("Since"), tr("Open actions")};
    table.right = {1};
    auto const add = [&](std::vector<std::string> row, bool is_total) {
        table.rows.push_back(std::move(row));
        table.is_total.push_back(is_total);
    };
    for (auto const& group : file.groups) {
        add({group_words(group), "", "", "", "", ""}, true);
        for (auto const& site : group.sites)
            add({brief(site.name, longest_cell), site.dwellings ? text::integer(*site.dwellings) : "–", class_and_index(site.severity, site.index),
                 dossier::move_words(site.change), site.since ? text::short_date(*site.since) : "–", action_count_words(site)},
                false);
    }
    table.strong = 1000;
    auto const legend = file.before.empty() ? tr("no earlier campaign to compare with")
                                            : tr("▲ worse ● stable ▼ better, beyond the noise, since {0}", {file.before});
    return table_section(page, "followed", tr("4. Sites followed, by status"), legend, std::move(table), tr("No site is followed."), width);
}

TableSection due_section(Page& page, CommitteeFile const& file, double width) {
    auto const n = [](std::size_t count) { return text::integer(static_cast<std::int64_t>(count)); };
    auto const legend = tr("{0} late, {1} due before {2}; {3} later or undated are not shown",
                           {n(file.so_far.late), n(file.due.size() - file.so_far.late), text::short_date(file.horizon), n(file.later)});
    return actions_section(page, file.due, tr("5. Actions late or soon due"), legend, width);
}

TableSection decision_section(Page& page, CommitteeFile const& file, double width) {
    RowTable table;
    table.heads = {tr("Where"), tr("Decision asked"), tr("Asked by"), tr("On")};
    for (auto const& decision : file.so_far.decisions)
        table.rows.push_back({brief(decision.place, longest_cell), brief(decision.words, 300), decision.role.empty() ? "–" : brief(decision.role, longest_cell),
                              text::short_date(decision.date)});
    table.below = [&page](std::size_t, double x, double y, double room) { return answer_boxes(page, tr("who, by when"), x, y + 0.6, room); };
    return table_section(page, "decisions", tr("6. Decisions asked"), tr("since {0}", {text::short_date(file.so_far.since)}), std::move(table),
                         tr("No decision is asked."), width);
}

Frame frame_of(dossier::Snapshot const& snapshot, CommitteeFile const& file, SheetOptions const& options) {
    Frame frame;
    auto const edition = options.edition.empty() ? tr("internal edition") : options.edition;
    frame.kicker = file.so_far.campaign.empty() ? tr("COMMITTEE FILE · {0}", {edition})
                                                : tr("COMMITTEE FILE · {0} · campaign {1}", {edition, file.so_far.campaign});
    frame.footer_left = tr("Vigie · committee file · internal use, do not distribute");
    frame.footer_right = tr("printed on {0}", {text::short_date(options.date)});
    frame.is_fictitious = snapshot.info.is_fictitious;
    frame.house = options.house;
    return frame;
}

double draw_title(Page& page, CommitteeFile const& file, double x, double y, double width) {
    double const used = page.text(role::sheet_title, file.title, x, y, width).height + 0.8;
    auto const n = [](std::size_t count) { return text::integer(static_cast<std::int64_t>(count)); };
    auto const seen = tr("{0} of {1} residences scored; what was decided and asked from {2} to {3}.",
                         {n(file.so_far.scored), n(file.so_far.residences), text::long_date(file.so_far.since), text::long_date(file.so_far.date)});
    return used + page.text(body_role, seen, x, y + used, width).height;
}

double draw_agenda(Page& page, CommitteeFile const& file, double x, double y, double width) {
    double used = page.heading(tr("1. Agenda"), "", x, y, width);
    for (auto const& line : dossier::agenda_of(file)) {
        page.rect({x, y + used + 0.9, 2.6, 2.6}, paper::white, Line{paper::ink, 0.3});
        used += page.text(body_role, line, x + 4.6, y + used, width - 4.6).height + 0.4;
    }
    return used;
}

double draw_end(Page& page, dossier::Snapshot const& snapshot, double x, double y, double width) {
    page.rule(x, y, width, 0.35, paper::navy);
    auto words = tr("The index points out; the committee decides. Statuses change by a dated decision with its motive.") + " " + caveat();
    if (auto const& source = snapshot.info.source_line; !source.empty()) words += " " + source + (source.ends_with('.') ? "" : ".");
    words += " " + tr("No name of a person is in this document.");
    return 1 + page.runs({7.0, 1.3}, {{tr("Caveat.") + " ", scene::FontWeight::bold, false, {}}, {words, {}, false, {}}}, x, y + 1, width).height;
}

/// \return pages
int draw(Page& page, Frame const& frame, dossier::Snapshot const& snapshot, CommitteeFile const& file, int of) {
    PageFlow flow(page, frame, of);
    flow.whole("title", [&](double x, double y, double width) { return draw_title(page, file, x, y, width); });
    flow.whole("agenda", [&](double x, double y, double width) { return draw_agenda(page, file, x, y, width); });
    flow.whole("flow", [&](double x, double y, double width) { return draw_status_flow(page, file.so_far, x, y, width, 2); });
    double const width = frame.measure();
    for (auto const& section : {asked_section(page, file, width), followed_section(page, file, width), due_section(page, file, width),
                                decision_section(page, file, width)})
        flow.rows(section);
    flow.whole("method", [&](double x, double y, double room) { return draw_end(page, snapshot, x, y, room); });
    return flow.pages();
}

}

void write_committee_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot, CommitteeFile const& file,
                           SheetOptions const& options) {
    require_pdf(path);
    Frame const frame = frame_of(snapshot, file, options);
    Canvas canvas(path, frame.width * points_per_mm, frame.height * points_per_mm,
                  {.title = tr("Committee file"), .subject = file.title, .date = options.date});
    Typesetter const typesetter;
    Page page(canvas, typesetter, options.record);
    int pages = 1;
    (void)page.height_of([&] { return pages = draw(page, frame, snapshot, file, 1); });
    draw(page, frame, snapshot, file, pages);
    canvas.finish();
}

}
