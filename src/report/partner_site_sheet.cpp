#include "report/partner_sheet.hpp"

#include "report/detail/partner_blocks.hpp"
#include "report/detail/photos.hpp"
#include "report/detail/site_blocks.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <functional>

namespace vigie::report {

namespace {

constexpr double left_mm = 68, gutter_mm = 4, highest_plan_mm = 64, lowest_plan_mm = 44;
constexpr std::size_t fewest_indicators = 5, longest_footer_name = 70; // bytes

Frame frame_of(dossier::Snapshot const& snapshot, dossier::PartnerSite const& site,
               dossier::Edition const& edition) {
    Frame frame;
    frame.kicker = text::tr("SITE SHEET · campaign {0}", {site.campaign});
    if (auto const& campaign = snapshot.campaign(site.campaign).campaign; campaign.frozen_on)
        frame.kicker += text::tr(", frozen on {0}", {text::long_date(*campaign.frozen_on)});
    frame.footer_left = text::tr("Vigie · {0} · partner edition, export no. {1}",
                                 {brief(site.residence.name, longest_footer_name), edition.number});
    frame.footer_right = text::tr("printed on {0}", {text::short_date(edition.date)});
    frame.is_fictitious = snapshot.info.is_fictitious;
    frame.house = edition.house;
    return frame;
}

/// What the internal sheet's plan and timeline need to know, and no more.
dossier::SiteFile bare_file(dossier::PartnerSite const& site) {
    dossier::SiteFile file;
    file.row = site.row;
    file.residence = site.residence;
    file.campaign = site.campaign;
    file.watch_events = site.events;
    if (site.index.state == dossier::PartnerCell::State::shown) {
        file.score.emplace();
        file.score->shown = site.index.severity;
    }
    return file;
}

class PartnerLayout {
public:
    PartnerLayout(PartnerContext& context, SiteContext& plain, Frame const& frame, Canvas const& canvas,
                  Typesetter const& typesetter, std::function<void(std::vector<Block>&)> const& add_last)
        : context_(context)
        , plain_(plain)
        , frame_(frame)
        , canvas_(canvas)
        , typesetter_(typesetter) {
        bool const is_secret = context.site.index.state == dossier::PartnerCell::State::secret;
        if (!is_secret)
            if (auto plan = plan_block(plain)) left_.push_back(std::move(*plan));
        left_.push_back(partner_profile(context));
        right_.push_back(partner_situation(context));
        if (auto indicators = partner_indicators(context)) right_.push_back(std::move(*indicators));
        right_.push_back(partner_foyer_and_actors(context));
        if (!context.site.events.empty()) full_.push_back(timeline_block(plain));
        full_.push_back(partner_actions(context));
        full_.push_back(partner_method(context));
        fit();
        add_last(full_); // after the first page is made complete
    }

    /// Draws every page. \return how many
    int draw(int of) {
        std::size_t left = 0, right = 0, full = 0;
        Page& page = context_.page;
        for (int number = 1;; ++number) {
            double const x = frame_.side, width = frame_.measure(), bottom = frame_.body_bottom();
            double y = draw_frame(page, frame_, number, of);
            if (number == 1)
                y += page.block("title", {x, y, width, 0}, [&] { return partner_title(context_, x, y, width); }) +
                     block_gap_mm;
            else
                y += partner_band(page, context_.edition, x, y, width) + block_gap_mm;
            std::size_t const before = left + right + full;
            auto const l = stack(page, left_, left, x, y, left_mm, bottom);
            auto const r = stack(page, right_, right, x + left_mm + gutter_mm, y, right_mm(), bottom);
            left = l.next, right = r.next;
            if (left == left_.size() && right == right_.size())
                full = stack(page, full_, full, x, std::max(l.end, r.end) + block_gap_mm, width, bottom).next;
            partner_watermark(canvas_, typesetter_, page, frame_, context_.edition);
            bool const is_done = full == full_.size(), is_stuck = before == left + right + full;
            if (is_done || is_stuck) return number;
            page.next_page();
        }
    }

private:
    [[nodiscard]] double right_mm() const { return frame_.measure() - left_mm - gutter_mm; }

    double height_of(std::vector<Block> const& blocks, double width) {
        double height = -block_gap_mm;
        for (auto const& block : blocks)
            height += block_gap_mm + context_.page.height_of([&] { return block.draw(0, 0, width); });
        return height;
    }

    /// The first page is complete: fewer indicators, events and actions until it is.
    void fit() {
        for (std::size_t actions = context_.actions;; --actions) {
            context_.actions = actions;
            plain_.room.events = actions + 2;
            double const title =
                context_.page.height_of([&] { return partner_title(context_, frame_.side, 0, frame_.measure()); });
            double const top = context_.page.height_of([&] { return draw_frame(context_.page, frame_, 1, 1); });
            double const column =
                frame_.body_bottom() - top - title - 2 * block_gap_mm - height_of(full_, frame_.measure());
            double right = height_of(right_, right_mm());
            for (; right > column && context_.indicators > fewest_indicators; right = height_of(right_, right_mm()))
                --context_.indicators;
            plain_.room.plan_mm = lowest_plan_mm;
            double const others = height_of(left_, left_mm) - lowest_plan_mm;
            plain_.room.plan_mm = std::clamp(std::min(right, column) - others, lowest_plan_mm, highest_plan_mm);
            if (std::max(right, others + plain_.room.plan_mm) <= column || actions == 2) return;
        }
    }

    PartnerContext& context_;
    SiteContext& plain_;
    Frame const& frame_;
    Canvas const& canvas_;
    Typesetter const& typesetter_;
    std::vector<Block> left_, right_, full_;
};

}

void write_partner_site_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot,
                              dossier::PartnerSite const& site, dossier::Edition const& edition,
                              PageRecord* record, std::vector<dossier::PhotoPrint> const& photos) {
    require_pdf(path);
    Frame const frame = frame_of(snapshot, site, edition);
    Canvas canvas(path, frame.width * points_per_mm, frame.height * points_per_mm,
                  {.title = text::tr("Site sheet: {0}", {site.residence.name}),
                   .subject = text::tr("partner edition, export no. {0}", {edition.number}),
                   .date = edition.date});
    Typesetter const typesetter;
    Page page(canvas, typesetter, record);
    page.read_in(site_reading_order());
    SheetOptions const options{.date = edition.date, .edition = {}, .record = record};
    auto const file = bare_file(site);
    SiteContext plain{page, snapshot, file, options};
    plain.room.is_alone = true;
    PartnerContext context{page, snapshot, site, edition};
    PartnerLayout layout(context, plain, frame, canvas, typesetter, [&](std::vector<Block>& blocks) {
        for (auto& row : photo_rows(page, photos)) blocks.push_back(std::move(row));
    });
    int pages = 1;
    (void)page.height_of([&] { return pages = layout.draw(1); });
    layout.draw(pages);
    canvas.finish();
}

}
