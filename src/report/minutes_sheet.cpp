#include "report/minutes_sheet.hpp"

#include "report/detail/legend.hpp"
#include "report/detail/minutes_blocks.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>

namespace vigie::report {

namespace {

constexpr Role body_role{8.6, 1.34};

Frame frame_of(dossier::Snapshot const& snapshot, dossier::Minutes const& minutes, SheetOptions const& options) {
    Frame frame;
    auto const edition = options.edition.empty() ? text::tr("internal edition") : options.edition;
    frame.kicker = minutes.campaign.empty()
                       ? text::tr("MINUTES OF THE WATCH COMMITTEE · {0}", {edition})
                       : text::tr("MINUTES OF THE WATCH COMMITTEE · {0} · campaign {1}", {edition, minutes.campaign});
    frame.footer_left = text::tr("Vigie · committee minutes · internal use, do not distribute");
    frame.footer_right = text::tr("printed on {0}", {text::short_date(options.date)});
    frame.is_fictitious = snapshot.info.is_fictitious;
    frame.house = options.house;
    return frame;
}

/// Its parts, one under the other.
class MinutesLayout {
public:
    MinutesLayout(Page& page, Frame const& frame, dossier::Snapshot const& snapshot,
                  dossier::Minutes const& minutes)
        : page_(page)
        , frame_(frame)
        , snapshot_(snapshot)
        , minutes_(minutes) {}

    /// \return pages
    int draw(int of) {
        PageFlow flow(page_, frame_, of);
        flow.whole("title", [this](double x, double y, double width) { return title(x, y, width); });
        flow.whole("flow", [this](double x, double y, double width) { return draw_status_flow(page_, minutes_, x, y, width); });
        double const width = frame_.measure();
        for (auto const& section : {moves_section(page_, minutes_, width), decisions_section(page_, minutes_, width),
                                    actions_section(page_, minutes_, width), effects_section(page_, minutes_)})
            flow.rows(section);
        flow.whole("next", [this](double x, double y, double w) {
            double const used = next(x, y, w) + block_gap_mm;
            return used + caveat_block(x, y + used, w);
        });
        return flow.pages();
    }

private:
    double title(double x, double y, double width) {
        auto const bold = scene::FontWeight::bold;
        double used = page_.text(role::sheet_title, minutes_.title, x, y, width).height + 0.8;
        std::string roles;
        for (auto const& role : minutes_.roles)
            roles += (roles.empty() ? "" : ", ") + role;
        if (!roles.empty())
            used += page_
                        .runs(body_role,
                              {{text::tr("Proposed or decided (roles):") + " ", bold, false, {}},
                               {roles + ".", {}, false, {}}},
                              x, y + used, width)
                        .height;
        auto const seen = text::tr("{0} of {1} residences scored; decisions from {2} to {3}.",
                                   {text::integer(static_cast<std::int64_t>(minutes_.scored)),
                                    text::integer(static_cast<std::int64_t>(minutes_.residences)),
                                    text::long_date(minutes_.since), text::long_date(minutes_.date)});
        return used + page_
                          .runs(body_role, {{text::tr("Seen:") + " ", bold, false, {}}, {seen, {}, false, {}}}, x,
                                y + used, width)
                          .height;
    }

    double next(double x, double y, double width) {
        double used = page_.heading(text::tr("6. What comes next"), "", x, y, width) + 1;
        for (auto const& words : {text::tr("Next committee:"), text::tr("Minutes approved on:")}) {
            double const w = page_.text(body_role, words, x, y + used).width;
            page_.path({{x + w + 2, y + used + 3.6}, {x + w + 52, y + used + 3.6}}, false, {},
                       Line{paper::muted, 0.2, 0.4, 0.8});
            used += 6;
        }
        return used;
    }

    double caveat_block(double x, double y, double width) {
        page_.rule(x, y, width, 0.35, paper::navy);
        std::string words =
            text::tr(
                "The index points out; the committee decides. Statuses change by a dated decision with its motive.") +
            " " + caveat();
        if (!snapshot_.info.source_line.empty())
            words += " " + snapshot_.info.source_line + (snapshot_.info.source_line.ends_with('.') ? "" : ".");
        words += " " + text::tr("No name of a person is in this document.");
        return 1 + page_
                       .runs({7.0, 1.3},
                             {{text::tr("Caveat.") + " ", scene::FontWeight::bold, false, {}}, {words, {}, false, {}}},
                             x, y + 1, width)
                       .height;
    }

    Page& page_;
    Frame const& frame_;
    dossier::Snapshot const& snapshot_;
    dossier::Minutes const& minutes_;
};

}

void write_minutes_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot,
                         dossier::Minutes const& minutes, SheetOptions const& options) {
    require_pdf(path);
    Frame const frame = frame_of(snapshot, minutes, options);
    Canvas canvas(path, frame.width * points_per_mm, frame.height * points_per_mm,
                  {.title = text::tr("Committee minutes"), .subject = minutes.title, .date = options.date});
    Typesetter const typesetter;
    Page page(canvas, typesetter, options.record);
    MinutesLayout layout(page, frame, snapshot, minutes);
    int pages = 1;
    (void)page.height_of([&] { return pages = layout.draw(1); });
    layout.draw(pages);
    canvas.finish();
}

}
