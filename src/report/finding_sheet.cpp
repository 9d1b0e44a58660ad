#include "report/finding_sheet.hpp"

#include "core/error.hpp"
#include "dossier/walk_words.hpp"
#include "report/detail/row_table.hpp"
#include "report/detail/site_blocks.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

namespace vigie::report {

namespace {

constexpr Role body_role{8.6, 1.34};

TableSection section_of_list(Page& page, dossier::FindingList const& list, double width) {
    RowTable table;
    table.heads = {text::tr("Stop"), text::tr("Theme"), text::tr("Finding"),
                   text::tr("Due"),  text::tr("State"), text::tr("Photos")};
    table.boxed = 4;
    table.strong = 2;
    for (auto const& row : list.rows) {
        table.rows.push_back({brief(row.stop, longest_cell), brief(row.theme, longest_cell), brief(row.what, 300),
                              row.due, row.is_late ? text::tr("late") : row.state, row.photos});
        table.is_strong.push_back(row.is_late);
        table.is_solid.push_back(row.is_late);
    }
    return table_section(page, "list", dossier::owner_label(list.owner), dossier::tally_words(list.tally),
                      std::move(table), text::tr("Nothing to do."), width);
}

/// \return pages
int draw(Page& page, Frame const& frame, core::Walk const& walk, std::vector<dossier::FindingList> const& lists,
         int of) {
    PageFlow flow(page, frame, of);
    for (auto const& list : lists) {
        if (&list != lists.data()) flow.turn();
        flow.whole("title", [&](double x, double y, double width) {
            auto const title = text::tr("What was found: {0}", {walk.name});
            double const used = page.text(role::sheet_title, title, x, y, width).height + 0.6;
            auto const words = text::tr("Walk of {0} · who has to act: {1}",
                                        {text::long_date(walk.walked_on), dossier::owner_label(list.owner)});
            return used + page.text(body_role, words, x, y + used, width).height;
        });
        flow.rows(section_of_list(page, list, frame.measure()));
    }
    return flow.pages();
}

}

void write_finding_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot, core::Walk const& walk,
                         std::vector<dossier::FindingList> const& lists, SheetOptions const& options) {
    require_pdf(path);
    if (lists.empty())
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("“{0}” has no finding yet: there is nothing to list."), {walk.name}});
    Frame frame;
    frame.kicker = text::tr("FINDINGS OF A WALK");
    frame.footer_left = text::tr("Vigie · findings about places, by who has to act");
    frame.footer_right = text::tr("printed on {0}", {text::short_date(options.date)});
    frame.is_fictitious = snapshot.info.is_fictitious;
    frame.house = options.house;
    Canvas canvas(path, frame.width * points_per_mm, frame.height * points_per_mm,
                  {.title = text::tr("Findings of a walk"), .subject = walk.name, .date = options.date});
    Typesetter const typesetter;
    Page page(canvas, typesetter, options.record);
    int pages = 1;
    (void)page.height_of([&] { return pages = draw(page, frame, walk, lists, 1); });
    draw(page, frame, walk, lists, pages);
    canvas.finish();
}

}
