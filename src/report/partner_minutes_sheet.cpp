// The minutes of a committee as they leave the house: counts, moves by neighbourhood, actions.
#include "report/detail/legend.hpp"
#include "report/detail/minutes_blocks.hpp"
#include "report/detail/partner_parts.hpp"
#include "report/detail/site_blocks.hpp"
#include "report/partner_sheet.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

namespace vigie::report {

namespace {

using text::tr;
using dossier::PartnerCell;
using dossier::PartnerMinutes;

constexpr Role body_role{8.6, 1.34};

Frame frame_of(dossier::Snapshot const& snapshot, PartnerMinutes const& minutes, dossier::Edition const& edition) {
    Frame frame;
    frame.kicker = tr("MINUTES OF THE WATCH COMMITTEE · campaign {0}", {minutes.counts.campaign});
    frame.footer_left = tr("Vigie · committee minutes · partner edition, export no. {0}", {edition.number});
    frame.footer_right = tr("printed on {0}", {text::short_date(edition.date)});
    frame.is_fictitious = snapshot.info.is_fictitious;
    return frame;
}

std::string count_or_secret(std::optional<int> count) { return count ? text::integer(*count) : secret_words(); }

TableSection moves_by_zone(Page& page, PartnerMinutes const& minutes, double width) {
    RowTable table;
    table.heads = {tr("Neighbourhood"), tr("Class"), tr("Entries"), tr("Exits")};
    table.right = {2, 3};
    for (auto const& line : minutes.moves)
        table.rows.push_back(
            {line.name, partner_cell_words(line.index), count_or_secret(line.entries), count_or_secret(line.exits)});
    auto const nothing = minutes.has_layer ? tr("No residence lies in a neighbourhood.")
                                           : tr("This edition gives no layer of neighbourhoods.");
    return table_section(page, "moves", tr("2. Changes of status"), tr("entries on watch and exits, by neighbourhood"),
                         std::move(table), nothing, width);
}

TableSection asked_section(Page& page, PartnerMinutes const& minutes, double width) {
    RowTable table;
    table.heads = {tr("Action"), tr("Due")};
    for (auto const& action : minutes.asked)
        table.rows.push_back({brief(action.title, longest_cell), action.due_on ? text::short_date(*action.due_on) : "–"});
    return table_section(page, "asked", tr("3. Asked of you"), tr("what the committee wrote down is not given"),
                         std::move(table),
                         minutes.gives_actions ? tr("No decision is asked.") : tr("This edition gives no action."),
                         width);
}

class PartnerMinutesLayout {
public:
    PartnerMinutesLayout(Page& page, Canvas const& canvas, Frame const& frame, dossier::Snapshot const& snapshot,
                         PartnerMinutes const& minutes, dossier::Edition const& edition)
        : page_(page)
        , canvas_(canvas)
        , frame_(frame)
        , snapshot_(snapshot)
        , minutes_(minutes)
        , edition_(edition) {}

    /// \return pages
    int draw(int of) {
        PageFlow flow(page_, frame_, of,
                      {[this](double x, double y, double width) { return partner_band(page_, edition_, x, y, width); },
                       [this] { partner_watermark(canvas_, page_.typesetter(), page_, frame_, edition_); }});
        auto const& counts = minutes_.counts;
        flow.whole("title", [&](double x, double y, double width) {
            double const used = page_.text(role::sheet_title, counts.title, x, y, width).height + 0.8;
            auto const seen =
                tr("Decisions from {0} to {1}.", {text::long_date(counts.since), text::long_date(counts.date)});
            return used + page_.text(body_role, seen, x, y + used, width).height;
        });
        flow.whole("flow", [&](double x, double y, double width) {
            if (minutes_.gives_flow) return draw_status_flow(page_, counts, x, y, width);
            double const used = page_.heading(tr("1. Where the residences stand"), "", x, y, width);
            return used + page_.text(body_role, tr("Too few households stand behind these figures."), x, y + used, width)
                              .height;
        });
        double const width = frame_.measure();
        flow.rows(moves_by_zone(page_, minutes_, width));
        flow.rows(asked_section(page_, minutes_, width));
        if (minutes_.gives_actions) flow.rows(actions_section(page_, counts, width));
        flow.whole("method", [this](double x, double y, double w) { return method(x, y, w); });
        flow.end();
        return flow.pages();
    }

private:
    double method(double x, double y, double width) {
        page_.rule(x, y, width, 0.35, paper::navy);
        std::string words = tr("The index points out; the committee decides. Statuses change by a dated decision with "
                               "its motive.") +
                            " " + secret_note(edition_.profile) + " " +
                            removed_words(snapshot_, edition_, minutes_.counts.campaign) + " ";
        return 1 + page_.runs({7.0, 1.3},
                              {{tr("Caveat.") + " ", scene::FontWeight::bold, false, {}},
                               {words, {}, false, {}},
                               {caveat(), scene::FontWeight::bold, false, {}}},
                              x, y + 1, width)
                       .height;
    }

    Page& page_;
    Canvas const& canvas_;
    Frame const& frame_;
    dossier::Snapshot const& snapshot_;
    PartnerMinutes const& minutes_;
    dossier::Edition const& edition_;
};

}

void write_partner_minutes_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot,
                                 PartnerMinutes const& minutes, dossier::Edition const& edition,
                                 PageRecord* record) {
    require_pdf(path);
    Frame const frame = frame_of(snapshot, minutes, edition);
    Canvas canvas(path, frame.width * points_per_mm, frame.height * points_per_mm,
                  {.title = tr("Committee minutes"),
                   .subject = tr("partner edition, export no. {0}", {edition.number}),
                   .date = edition.date});
    Typesetter const typesetter;
    Page page(canvas, typesetter, record);
    PartnerMinutesLayout layout(page, canvas, frame, snapshot, minutes, edition);
    int pages = 1;
    (void)page.height_of([&] { return pages = layout.draw(1); });
    layout.draw(pages);
    canvas.finish();
}

}
