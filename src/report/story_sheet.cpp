#include "report/story_sheet.hpp"

#include "core/error.hpp"
#include "report/detail/legend.hpp"
#include "report/detail/partner_parts.hpp"
#include "report/detail/story_blocks.hpp"
#include "report/partner_sheet.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>

namespace vigie::report {

namespace {

constexpr double map_mm = 166, gutter_mm = 7, foot_mm = 9;

scene::MapStyle style_of(dossier::Snapshot const& snapshot, std::string const& campaign) {
    scene::MapStyle style;
    style.show_credits = false; // said under the map
    style.show_north_arrow = true;
    style.keep_labels_inside = true;
    auto const* data = campaign.empty() ? snapshot.latest_scored() : &snapshot.campaign(campaign);
    style.class_limits = (data != nullptr ? data->grid : snapshot.grid).rules.class_limits;
    return style;
}

class StoryPrinter {
public:
    /// \param edition  of a copy that leaves the house; null = internal
    StoryPrinter(Page& page, Canvas const& canvas, dossier::Snapshot const& snapshot, StorySheet const& sheet,
                 SheetOptions const& options, dossier::Edition const* edition = nullptr)
        : page_(page)
        , canvas_(canvas)
        , snapshot_(snapshot)
        , sheet_(sheet)
        , options_(options)
        , edition_(edition) {}

    void draw(dossier::StoryPage const& story) {
        frame_ = frame_of(story);
        double const x = frame_.side, width = frame_.measure();
        double y = draw_head(story);
        y += page_.block("title", {x, y, width, 0},
                         [&] { return page_.text(role::story_title, story.step.title, x, y, width).height + 2; });
        double const bottom = frame_.body_bottom();
        auto const style = style_of(snapshot_, story.campaign);
        MmBox const box{x, y, map_mm, bottom - foot_mm - y};
        scene::DrawList map;
        page_.block("map", box, [&] {
            map = draw_story_map(page_, story, style, box, options_.base_images);
            return box.height;
        });
        page_.block("sources", {x, box.y + box.height, width, foot_mm},
                    [&] { return sources(story, map, x, box.y + box.height + 0.8, width); });
        auto const column = story_column(page_, story, style, map, sheet_.with_notes);
        auto const done =
            stack(page_, column, 0, x + map_mm + gutter_mm, y, width - map_mm - gutter_mm, bottom - foot_mm);
        go_on(column, done.next, story);
        end_page(story);
    }

private:
    /// \return where the page begins
    double draw_head(dossier::StoryPage const& story) {
        double y = draw_frame(page_, frame_, static_cast<int>(story.number), static_cast<int>(story.count));
        if (edition_ != nullptr)
            y += page_.block("band", {frame_.side, y, frame_.measure(), 0},
                             [&] { return partner_band(page_, *edition_, frame_.side, y, frame_.measure()); });
        return y;
    }

    void end_page(dossier::StoryPage const& story) {
        dots(story);
        if (edition_ != nullptr) partner_watermark(canvas_, page_.typesetter(), page_, frame_, *edition_);
    }

    Frame frame_of(dossier::StoryPage const& story) const {
        Frame frame;
        frame.width = 297;
        frame.height = 210;
        auto const topic = dossier::topic_title(story.step.topic);
        auto const step = text::tr("step {0} of {1}", {text::integer(static_cast<std::int64_t>(story.number)),
                                                       text::integer(static_cast<std::int64_t>(story.count))});
        frame.kicker = story.story + "  ·  " + (topic.empty() ? step : text::tr("{0}: {1}", {step, topic}));
        if (!options_.edition.empty()) frame.kicker += "  ·  " + options_.edition;
        frame.footer_right = edition_ == nullptr ? text::tr("Vigie · printed on {0}", {text::short_date(options_.date)})
                                                 : text::tr("Vigie · export no. {0} · printed on {1}",
                                                            {edition_->number, text::short_date(options_.date)});
        frame.is_fictitious = story.is_fictitious;
        frame.house = options_.house;
        return frame;
    }

    /// What found no room beside the map has a page of its own: nothing said is lost.
    void go_on(std::vector<Block> const& column, std::size_t first, dossier::StoryPage const& story) {
        while (first < column.size()) {
            end_page(story);
            page_.next_page();
            double const y = draw_head(story) + 2;
            auto const done = stack(page_, column, first, frame_.side, y, frame_.measure(), frame_.body_bottom());
            if (done.next == first) return; // taller than a page: a fault of its maker's
            first = done.next;
        }
    }

    double sources(dossier::StoryPage const& story, scene::DrawList const& map, double x, double y, double width) {
        std::string words = story.source;
        auto const add = [&](std::string const& more) {
            words += (words.empty() || words.ends_with('.') ? " " : ". ") + more;
        };
        if (!story.campaign.empty()) add(text::tr("Campaign {0}.", {story.campaign}));
        std::string credits;
        for (auto const& credit : map.credits)
            credits += (credits.empty() ? "" : ", ") + credit;
        if (!credits.empty()) add(text::tr("Base map: {0}.", {credits}));
        if (!snapshot_.info.crs_name.empty())
            add(text::tr("{0}, convergence {1}°.",
                         {snapshot_.info.crs_name, text::decimal(snapshot_.convergence_degrees, 1)}));
        for (auto const& gone : story.missing)
            add(text::tr("No longer in the project: {0}.", {gone}));
        if (edition_ != nullptr) add(secret_note(edition_->profile));
        double const used = page_.text(role::note, words, x, y, width).height;
        return used + page_.text({7.0, 1.3, scene::FontWeight::semibold}, caveat(), x, y + used, width).height + 0.8;
    }

    void dots(dossier::StoryPage const& story) {
        constexpr double radius = 1.4, step = 4.4;
        double const y = frame_.foot() + 2.6;
        for (std::size_t i = 0; i < story.count; ++i)
            page_.disc(frame_.side + radius + step * static_cast<double>(i), y, radius,
                       i + 1 == story.number ? paper::ink : paper::white, Line{paper::ink, 0.3});
    }

    Page& page_;
    Canvas const& canvas_;
    dossier::Snapshot const& snapshot_;
    StorySheet const& sheet_;
    SheetOptions const& options_;
    dossier::Edition const* edition_;
    Frame frame_;
};

void require_steps(std::size_t steps, std::string const& name) {
    if (steps == 0)
        throw core::Error(core::ErrorCode::usage,
                          {VIGIE_N_("The story “{0}” has no step to print. Add one, or draft it again."), {name}});
}

}

void write_story_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot,
                       store::Project const* project, core::Story const& story, StorySheet const& sheet,
                       SheetOptions const& options) {
    require_pdf(path);
    require_steps(story.steps.size(), story.name);
    Canvas canvas(path, 297 * points_per_mm, 210 * points_per_mm,
                  {.title = story.name, .subject = story.steps.front().title, .date = options.date});
    Typesetter const typesetter;
    Page page(canvas, typesetter, options.record);
    StoryPrinter printer(page, canvas, snapshot, sheet, options);
    for (std::size_t step = 0; step < story.steps.size(); ++step) {
        if (step > 0) page.next_page();
        printer.draw(dossier::story_page(snapshot, project, story, step, options.date));
    }
    canvas.finish();
}

void write_partner_story_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot,
                               dossier::PartnerStory const& story, dossier::Edition const& edition,
                               PageRecord* record) {
    require_pdf(path);
    require_steps(story.size(), edition.purpose);
    Canvas canvas(path, 297 * points_per_mm, 210 * points_per_mm,
                  {.title = text::tr("Presentation"),
                   .subject = text::tr("partner edition, export no. {0}", {edition.number}),
                   .date = edition.date});
    Typesetter const typesetter;
    Page page(canvas, typesetter, record);
    SheetOptions const options{.date = edition.date, .edition = {}, .record = record};
    StorySheet const sheet;
    StoryPrinter printer(page, canvas, snapshot, sheet, options, &edition);
    for (std::size_t step = 0; step < story.size(); ++step) {
        if (step > 0) page.next_page();
        printer.draw(story.page(step));
    }
    canvas.finish();
}

}
