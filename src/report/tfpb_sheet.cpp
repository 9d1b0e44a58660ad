#include "report/tfpb_sheet.hpp"

#include "report/detail/legend.hpp"
#include "report/detail/row_table.hpp"
#include "report/detail/site_blocks.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

namespace vigie::report {

namespace {

using text::tr;
using text::tr_n;

Frame frame_of(dossier::Snapshot const& snapshot, dossier::TfpbTable const& table, SheetOptions const& options) {
    Frame frame;
    frame.width = 297;
    frame.height = 210;
    auto const edition = options.edition.empty() ? tr("internal edition") : options.edition;
    frame.kicker = tr("PROPERTY-TAX REBATE (TFPB) · YEAR {0} · {1}", {std::to_string(table.year), edition});
    frame.footer_left = tr("Vigie · yearly table of the TFPB rebate");
    frame.footer_right = tr("printed on {0}", {text::short_date(options.date)});
    frame.is_fictitious = snapshot.info.is_fictitious;
    frame.house = options.house;
    return frame;
}

std::string euros_or_dash(std::optional<double> amount) { return amount ? text::euros(*amount) : "–"; }
std::string or_dash(std::string const& words) { return words.empty() ? "–" : brief(words, longest_cell); }

std::string where(dossier::TfpbLine const& line) {
    return line.share < 1 ? tr("{0} (share {1})", {line.place, text::percent(line.share)}) : line.place;
}

RowTable rows_of(dossier::TfpbTable const& table) {
    RowTable out;
    out.heads = {tr("Action"), tr("Where"),   tr("Lead"),  tr("Partner"),    tr("Period"),
                 tr("State"),  tr("Planned"), tr("Spent"), tr("Effect seen")};
    out.right = {6, 7};
    out.strong = 1000;
    auto const add = [&](std::vector<std::string> row, bool is_total) {
        out.rows.push_back(std::move(row));
        out.is_total.push_back(is_total);
    };
    int number = 0;
    for (auto const& axis : table.axes) {
        add({std::to_string(++number) + ". " + axis.title, "", "", "", "", "", text::euros(axis.planned),
             text::euros(axis.actual), ""},
            true);
        if (axis.lines.empty()) add({tr("no action this year"), "", "", "", "", "", "", "", ""}, false);
        for (auto const& line : axis.lines)
            add({or_dash(line.title), or_dash(where(line)), or_dash(line.lead), or_dash(line.partner), line.period,
                 line.state, euros_or_dash(line.planned), euros_or_dash(line.actual), or_dash(line.effect)},
                false);
    }
    add({tr("Total"), "", "", "", "", "", text::euros(table.planned), text::euros(table.actual), ""}, true);
    return out;
}

/// « 12 actions, 148 000 € prévus, 96 400 € réalisés, soit 189 € par logement ».
std::string sum_words(dossier::TfpbTable const& table) {
    auto words = tr_n("{0} action", "{0} actions", static_cast<long long>(table.actions)) + ", " +
                 tr("{0} spent of {1} planned", {text::euros(table.actual), text::euros(table.planned)});
    if (table.dwellings > 0)
        words += ", " + tr("that is {0} a dwelling ({1} dwellings)",
                           {text::euros(table.actual / table.dwellings), text::integer(table.dwellings)});
    return words;
}

int draw(Page& page, Frame const& frame, dossier::Snapshot const& snapshot, dossier::TfpbTable const& table,
         int of) {
    PageFlow flow(page, frame, of);
    flow.whole("title", [&](double x, double y, double width) {
        auto const place = table.place.empty() ? tr("All residences") : table.place;
        double used = page.text(role::sheet_title, tr("{0}: what was done in {1}", {place, std::to_string(table.year)}),
                                x, y, width)
                          .height +
                      0.8;
        return used + page.text(role::finding, sum_words(table), x, y + used, width).height;
    });
    flow.rows(table_section(page, "axes", tr("Actions, by the axes of the convention"), tr("amounts of the year"),
                            rows_of(table), "", frame.measure()));
    flow.whole("method", [&](double x, double y, double width) {
        page.rule(x, y, width, 0.35, paper::navy);
        auto words = dossier::tfpb_note(table);
        if (auto const& source = snapshot.info.source_line; !source.empty())
            words += " " + source + (source.ends_with('.') ? "" : ".");
        return 1 + page.text(role::note, words, x, y + 1, width).height;
    });
    return flow.pages();
}

}

void write_tfpb_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot,
                      dossier::TfpbTable const& table, SheetOptions const& options) {
    require_pdf(path);
    Frame const frame = frame_of(snapshot, table, options);
    Canvas canvas(path, frame.width * points_per_mm, frame.height * points_per_mm,
                  {.title = tr("Yearly table of the TFPB rebate"), .subject = table.place, .date = options.date});
    Typesetter const typesetter;
    Page page(canvas, typesetter, options.record);
    int pages = 1;
    (void)page.height_of([&] { return pages = draw(page, frame, snapshot, table, 1); });
    draw(page, frame, snapshot, table, pages);
    canvas.finish();
}

}
