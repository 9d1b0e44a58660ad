// Partner editions as pages: the words of the sheets, « s » where a value is protected.
#include "dossier/walk_words.hpp"
#include "dossier/watch.hpp"
#include "report/detail/html_tables.hpp"
#include "report/detail/html_words.hpp"
#include "report/detail/legend.hpp"
#include "report/detail/partner_parts.hpp"
#include "report/detail/site_blocks.hpp"
#include "report/html_sheets.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

namespace vigie::report {

namespace {

using text::tr;
using Rows = std::vector<std::vector<std::string>>;
using State = dossier::PartnerCell::State;

std::string band_words(dossier::Edition const& edition) {
    return tr("PARTNER EDITION") + " · " + tr("for:") + " " + edition.recipient + " · " + tr("purpose:") + " " +
           edition.purpose + " · " + tr("given on") + " " + text::short_date(edition.date) + " · " +
           tr("export no. {0}", {edition.number});
}

void end_page(HtmlPage& page, dossier::Snapshot const& snapshot, dossier::Edition const& edition,
              std::string const& campaign) {
    page.footer({secret_note(edition.profile), removed_words(snapshot, edition, campaign)});
    page.footer(page_end({}, snapshot.info.is_fictitious, band_words(edition)));
}

void write_lines(HtmlPage& page, std::string const& caption, std::vector<dossier::PartnerLine> const& lines) {
    Rows rows;
    for (auto const& line : lines)
        rows.push_back({line.family + " " + line.name, partner_cell_words(line.cell),
                        line.median ? class_words(*line.median) : "–",
                        line.cell.state == State::shown ? trend_words(line.trend) : "–", line.source});
    page.table(caption,
               {{tr("Row"), false},
                {tr("Class"), false},
                {tr("Median of the agency"), false},
                {tr("Change"), false},
                {tr("Source, date"), false}},
               rows);
}

void write_actions(HtmlPage& page, std::vector<core::Action> const& actions, core::Date as_of, bool has_costs) {
    std::vector<HtmlColumn> columns{
        {tr("Action"), false}, {tr("Axis"), false}, {tr("Lead"), false}, {tr("Due"), false}, {tr("State"), false}};
    if (has_costs) columns.push_back({tr("Planned, €"), true});
    Rows rows;
    for (auto const& action : actions) {
        rows.push_back({action.title, action.tfpb_axis.empty() ? action.axis : action.tfpb_axis, action.lead,
                        action.due_on ? text::short_date(*action.due_on) : "–", action_state_words(action, as_of)});
        if (has_costs) rows.back().push_back(action.planned_cost_eur ? text::euros(*action.planned_cost_eur) : "–");
    }
    page.table(tr("Action plan"), columns, rows);
}

/// A row of the same line in each zone.
void write_zone_lines(HtmlPage& page, std::string const& caption, dossier::PartnerZones const& zones,
                      std::vector<dossier::PartnerLine> dossier::PartnerZone::*lines) {
    std::vector<HtmlColumn> columns{{tr("Row"), false}};
    for (auto const& zone : zones.zones)
        columns.push_back({zone.name, false});
    Rows rows;
    auto const& first = zones.zones.front().*lines;
    for (std::size_t i = 0; i < first.size(); ++i) {
        rows.push_back({first[i].family + " " + first[i].name});
        for (auto const& zone : zones.zones) {
            auto const& line = (zone.*lines)[i];
            rows.back().push_back(partner_cell_words(line.cell) +
                                  (line.cell.state == State::shown ? " " + trend_words(line.trend) : ""));
        }
    }
    page.table(caption, columns, rows);
}

}

HtmlPage partner_site_page(dossier::Snapshot const& snapshot, dossier::PartnerSite const& site,
                           dossier::Edition const& edition) {
    HtmlPage page(site.residence.name, tr("SITE SHEET · campaign {0}", {site.campaign}));
    page.bear(edition.house.get());
    page.paragraph(band_words(edition), "band");
    page.paragraph(site.finding, "finding");
    std::vector<std::pair<std::string, std::string>> facts{
        {tr("Agency"), or_not_known(site.residence.agency)},
        {tr("Dwellings"), site.households.state == State::secret ? secret_words()
                          : site.residence.dwellings                ? text::integer(*site.residence.dwellings)
                                                                    : not_known()},
        {tr("Status"), dossier::status_label(site.status)},
        {tr("Class"), partner_cell_words(site.index)},
        {tr("Households"), partner_cell_words(site.households)}};
    for (auto const& [layer, zone] : site.zones)
        facts.emplace_back(layer, zone);
    page.facts(facts);
    page.section(tr("Class by campaign"), [&] {
        Rows rows;
        for (auto const& [campaign, cell] : site.history)
            rows.push_back({campaign, partner_cell_words(cell)});
        page.table(tr("Class by campaign"), {{tr("Campaign"), false}, {tr("Class"), false}}, rows);
    });
    page.section(tr("Profile by family"), [&] { write_lines(page, tr("Profile by family"), site.families); });
    page.section(tr("Key indicators"), [&] { write_lines(page, tr("Key indicators"), site.indicators); });
    page.section(tr("Cluster"),
                 [&] { page.paragraph(site.foyer.empty() ? tr("Not given: the class is protected.") : site.foyer); });
    page.section(tr("Who can act"), [&] {
        Rows rows;
        for (auto const& actor : site.actors)
            rows.push_back({actor.role, text::integer(actor.actions), text::integer(actor.done)});
        page.table(tr("Who can act"), {{tr("Lead"), false}, {tr("Actions"), true}, {tr("Done"), true}}, rows);
    });
    if (!site.findings.empty())
        page.section(tr("Findings on site"), [&] {
            Rows rows;
            for (auto const& line : site.findings)
                rows.push_back(
                    {dossier::owner_label(line.owner), text::integer(line.found), text::integer(line.solved)});
            page.table(site.walked_on ? tr("walk of {0}", {text::short_date(*site.walked_on)}) : "",
                       {{tr("Owner"), false}, {tr("Findings"), true}, {tr("Solved"), true}}, rows);
        });
    if (site.context)
        page.section(tr("Public context"), [&] {
            page.paragraph(site.context->name + " " + site.context->value + " (" + site.context->source + ")");
        });
    page.section(tr("Action plan"), [&] { write_actions(page, site.actions, edition.date, edition.profile.costs); });
    page.section(tr("Asked of you"), [&] {
        std::vector<std::string> items;
        for (auto const& action : site.asked)
            items.push_back(action.title +
                            (action.due_on ? ", " + tr("by {0}", {text::short_date(*action.due_on)}) : ""));
        page.list(items);
        if (items.empty()) page.paragraph(tr("No decision is asked."), "note");
    });
    end_page(page, snapshot, edition, site.campaign);
    return page;
}

HtmlPage partner_zones_page(dossier::Snapshot const& snapshot, dossier::PartnerZones const& zones,
                            dossier::Edition const& edition) {
    HtmlPage page(tr("Comparison: {0}", {zones.layer_title}), tr("COMPARISON SHEET · campaign {0}", {zones.campaign}));
    page.bear(edition.house.get());
    page.paragraph(band_words(edition), "band");
    page.section(tr("Class by campaign"), [&] {
        std::vector<HtmlColumn> columns{{tr("Neighbourhood"), false}, {tr("Class"), false}, {tr("Households"), true}};
        for (auto const& [campaign, cell] : zones.zones.front().history)
            columns.push_back({campaign, false});
        Rows rows;
        for (auto const& zone : zones.zones) {
            rows.push_back({zone.name, partner_cell_words(zone.index), partner_cell_words(zone.households)});
            for (auto const& [campaign, cell] : zone.history)
                rows.back().push_back(partner_cell_words(cell));
        }
        page.table(tr("Columns in the order asked, never by rank."), columns, rows);
    });
    page.section(tr("Profile by family"),
                 [&] { write_zone_lines(page, tr("Profile by family"), zones, &dossier::PartnerZone::families); });
    page.section(tr("Key indicators"),
                 [&] { write_zone_lines(page, tr("Key indicators"), zones, &dossier::PartnerZone::indicators); });
    end_page(page, snapshot, edition, zones.campaign);
    return page;
}

namespace {

void write_map_words(HtmlPage& page, dossier::StoryPage const& step) {
    Rows cards;
    for (auto const& card : step.cards)
        cards.push_back({card.name, card.is_secret ? secret_words() : class_words(card.severity), card.move, card.caption});
    if (cards.empty()) return;
    page.table(tr("On the map"),
               {{tr("Neighbourhood"), false}, {tr("Class"), false}, {tr("Change"), false}, {tr("Note"), false}}, cards);
}

}

HtmlPage partner_story_page(dossier::Snapshot const& snapshot, dossier::PartnerStory const& story,
                            dossier::Edition const& edition) {
    auto const number = [](std::size_t n) { return text::integer(static_cast<std::int64_t>(n)); };
    HtmlPage page(tr("Presentation"), edition.purpose);
    page.paragraph(band_words(edition), "band");
    std::string campaign;
    for (std::size_t i = 0; i < story.size(); ++i) {
        auto const step = story.page(i);
        campaign = step.campaign;
        auto const place = tr("step {0} of {1}", {number(step.number), number(step.count)});
        page.section(tr("{0} ({1})", {step.step.title, place}), [&] {
            page.paragraph(step.step.sentence);
            std::vector<std::pair<std::string, std::string>> figures;
            for (auto const& figure : step.step.figures)
                figures.emplace_back(figure.caption, figure.value);
            page.facts(figures);
            write_map_words(page, step);
            std::vector<std::string> lines;
            for (auto const& line : step.lines)
                lines.push_back(line.head.empty() ? line.words : line.head + " – " + line.words);
            page.list(lines);
            page.paragraph(tr("Campaign {0}.", {step.campaign}), "note");
        });
    }
    end_page(page, snapshot, edition, campaign);
    return page;
}

HtmlPage partner_minutes_page(dossier::Snapshot const& snapshot, dossier::PartnerMinutes const& minutes,
                              dossier::Edition const& edition) {
    auto const& counts = minutes.counts;
    HtmlPage page(counts.title, tr("MINUTES OF THE WATCH COMMITTEE · campaign {0}", {counts.campaign}));
    page.paragraph(band_words(edition), "band");
    page.section(tr("1. Where the residences stand"), [&] {
        if (!minutes.gives_flow) return page.paragraph(tr("Too few households stand behind these figures."), "note");
        write_status_flow(page, counts);
    });
    page.section(tr("2. Changes of status"), [&] {
        Rows rows;
        auto const count = [](std::optional<int> n) { return n ? text::integer(*n) : secret_words(); };
        for (auto const& line : minutes.moves)
            rows.push_back({line.name, partner_cell_words(line.index), count(line.entries), count(line.exits)});
        page.table(tr("entries on watch and exits, by neighbourhood"),
                   {{tr("Neighbourhood"), false}, {tr("Class"), false}, {tr("Entries"), true}, {tr("Exits"), true}},
                   rows);
    });
    page.section(tr("3. Asked of you"), [&] {
        std::vector<std::string> items;
        for (auto const& action : minutes.asked)
            items.push_back(action.title +
                            (action.due_on ? ", " + tr("by {0}", {text::short_date(*action.due_on)}) : ""));
        page.list(items);
        if (!minutes.gives_actions)
            page.paragraph(tr("This edition gives no action."), "note");
        else if (items.empty())
            page.paragraph(tr("No decision is asked."), "note");
    });
    if (minutes.gives_actions)
        page.section(tr("4. Actions due"), [&] { write_due_actions(page, due_words(counts), counts.actions); });
    end_page(page, snapshot, edition, counts.campaign);
    return page;
}

}
