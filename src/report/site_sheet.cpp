#include "report/site_sheet.hpp"

#include "dossier/watch.hpp"
#include "report/detail/legend.hpp"
#include "report/detail/photos.hpp"
#include "report/detail/site_blocks.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>

namespace vigie::report {

std::string not_known() { return text::tr("not recorded"); }

std::vector<std::string> site_reading_order() {
    return {"header", "title",   "situation", "decisions", "profile",  "indicators", "cluster", "field",
            "project", "actions", "plan",      "context",   "timeline", "method",     "photos",  "footer"};
}

namespace {

constexpr double left_mm = 68, gutter_mm = 4;

/// Statuses shown as boxes at the right of the name: the current one with its date.
std::string status_words(dossier::SiteFile const& file) {
    std::string const label = dossier::status_label(file.status);
    if (file.watch_events.empty()) return label;
    return text::tr("{0} since {1}", {label, text::month(file.watch_events.back().decided_on)});
}

struct Fact {
    std::string name, value;
};

std::vector<Fact> identity(dossier::SiteFile const& file) {
    auto const& r = file.residence;
    auto const or_unknown = [](std::string const& value) { return value.empty() ? not_known() : value; };
    std::string built = r.year_built ? std::to_string(*r.year_built) : "";
    if (r.year_renovated) built += (built.empty() ? "" : ", ") + text::tr("renovated {0}", {std::to_string(*r.year_renovated)});
    std::vector<Fact> facts{{text::tr("Code"), r.code},
                            {text::tr("Agency"), or_unknown(r.agency)},
                            {text::tr("Dwellings"), r.dwellings ? text::integer(*r.dwellings) : not_known()},
                            {text::tr("Built"), or_unknown(built)}};
    for (std::size_t i = 0; i < file.zones.size() && i < 2; ++i) facts.push_back({file.zones[i].first, or_unknown(file.zones[i].second)});
    return facts;
}

/// Columns as wide as their words, the room left shared between them; words wrap when there is none.
double identity_strip(Page& page, std::vector<Fact> const& facts, double x, double y, double width) {
    std::vector<double> widths;
    double total = 0;
    for (auto const& fact : facts) {
        widths.push_back(std::max({page.size(role::note, fact.name).width, page.size(role::strong, fact.value).width, 12.0}) + 0.3);
        total += widths.back();
    }
    double const gap = 3, room = width - gap * static_cast<double>(facts.size() - 1);
    double const spare = std::max(0.0, room - total) / static_cast<double>(facts.size() - 1);
    double const shrink = std::min(1.0, room / total);
    page.rule(x, y, width, 0.15, paper::line);
    double left = x, height = 0;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        double const column = widths[i] * shrink;
        height = std::max(height, page.together([&] {
            double const head = page.text(role::note, facts[i].name, left, y + 0.8, column).height;
            return head + page.text(role::strong, facts[i].value, left, y + 0.8 + head, column).height;
        }));
        left += column + gap + spare;
    }
    page.rule(x, y + height + 1.4, width, 0.15, paper::line);
    return height + 1.8;
}

/// From the most each block may say down to the least.
constexpr SiteRoom rooms[] = {{}, {.events = 6, .actions = 3, .objectives = 2}, {.events = 4, .actions = 3, .quotes = 1, .objectives = 1}};
constexpr std::size_t fewest_indicators = 6;
constexpr double lowest_plan_mm = 44, highest_plan_mm = 72;

/// Where a sheet goes on: two columns side by side, then blocks of the full width. The first page is complete: blocks
/// say less until it is, and only what no block can leave out goes to a second one.
class SiteLayout {
  public:
      SiteLayout(SiteContext& site, Frame const& frame)
          : site_(site)
          , frame_(frame) {
          if (auto plan = plan_block(site)) left_.push_back(std::move(*plan));
          left_.push_back(profile_block(site));
          if (auto field = field_block(site)) left_.push_back(std::move(*field));
          right_.push_back(situation_block(site));
          if (auto indicators = indicator_block(site)) right_.push_back(std::move(*indicators));
          right_.push_back(cluster_and_context_block(site));
          full_.push_back(timeline_block(site));
          if (auto project = project_block(site)) full_.push_back(std::move(*project));
          full_.push_back(action_block(site));
          full_.push_back(method_block(site));
          fit();
          for (auto& row : photo_rows(site.page, site.options.photos)) verso_.push_back(std::move(row));
      }

    /// Draws every page. \return how many
    int draw(int of) {
        int number = draw_recto(of);
        for (std::size_t next = 0; next < verso_.size();) {
            site_.page.next_page();
            ++number;
            double const y = draw_frame(site_.page, frame_, number, of);
            auto const before = next;
            next = place(verso_, next, frame_.side, y, frame_.measure(), frame_.body_bottom()).next;
            if (next == before) break; // a block taller than a page: a fault of its maker's
        }
        return number;
    }

  private:
    /// The blocks of the first page, which goes on where they do not fit. \return pages
    int draw_recto(int of) {
        std::size_t left = 0, right = 0, full = 0;
        for (int number = 1;; ++number) {
            double const x = frame_.side, width = frame_.measure(), bottom = frame_.body_bottom();
            double y = draw_frame(site_.page, frame_, number, of);
            if (number == 1)
                y += site_.page.block("title", {x, y, width, 0}, [&] { return site_title(site_, x, y, width); }) + block_gap_mm;
            std::size_t const before = left + right + full;
            auto const l = place(left_, left, x, y, left_mm, bottom);
            auto const r = place(right_, right, x + left_mm + gutter_mm, y, right_mm(), bottom);
            left = l.next, right = r.next;
            if (left == left_.size() && right == right_.size()) {
                double const top = std::max(l.end, r.end) + (before < left + right ? block_gap_mm : 0);
                full = place(full_, full, x, top, width, bottom).next;
                if (full == full_.size()) return number;
            }
            // A block taller than a page would never end: its maker limits what it says, so this is a fault of ours.
            if (before == left + right + full) return number;
            site_.page.next_page();
        }
    }

      [[nodiscard]] double right_mm() const { return frame_.measure() - left_mm - gutter_mm; }

      /// Height of blocks one under the other.
      double height_of(std::vector<Block> const& blocks, double width) {
          double height = -block_gap_mm;
          for (auto const& block : blocks)
              height += block_gap_mm + site_.page.height_of([&] { return block.draw(0, 0, width); });
          return height;
      }

      /// Left to the columns above the blocks of the full width.
      double column_room() {
          double const title =
              site_.page.height_of([&] { return site_title(site_, frame_.side, 0, frame_.measure()); });
          double const top = site_.page.height_of([&] { return draw_frame(site_.page, frame_, 1, 1); });
          return frame_.body_bottom() - top - title - 2 * block_gap_mm - height_of(full_, frame_.measure());
      }

      void fit() {
          if (fits_a_room()) return;
          // What the site project is to reach has room on the next page, and is whole there.
          if (std::erase_if(full_, [](Block const& block) { return block.name == "project"; }) > 0)
              verso_.push_back(*project_block(site_, true));
          if (!fits_a_room()) site_.room = {};
      }

      bool fits_a_room() {
          for (auto const& room : rooms) {
              site_.room = room;
              double const column = column_room();
              double right = height_of(right_, right_mm());
              for (; right > column && site_.room.indicators > fewest_indicators; right = height_of(right_, right_mm()))
                  --site_.room.indicators;
              // The plan takes up what one column has more than the other.
              double const others = height_of(left_, left_mm) - room.plan_mm;
              double const wanted = std::clamp(right - others, room.plan_mm, highest_plan_mm);
              site_.room.plan_mm = std::max(lowest_plan_mm, std::min(wanted, column - others));
              if (std::max(right, others + site_.room.plan_mm) <= column) return true;
          }
          return false;
      }

    Stacked place(std::vector<Block> const& blocks, std::size_t first, double x, double y, double width, double bottom) {
        return stack(site_.page, blocks, first, x, y, width, bottom);
    }

    SiteContext& site_;
    Frame const& frame_;
    std::vector<Block> left_, right_, full_, verso_; ///< verso: after all the others, on pages of their own
};

Frame frame_of(dossier::Snapshot const& snapshot, dossier::SiteFile const& file, SheetOptions const& options) {
    Frame frame;
    std::string const edition = options.edition.empty() ? text::tr("internal edition") : options.edition;
    frame.kicker = text::tr("SITE SHEET · {0} · campaign {1}", {edition, file.campaign});
    auto const& campaign = snapshot.campaign(file.campaign).campaign;
    if (campaign.frozen_on) frame.kicker += text::tr(", frozen on {0}", {text::long_date(*campaign.frozen_on)});
    frame.footer_left = text::tr("Vigie · code {0} · internal use, do not distribute", {file.residence.code});
    frame.footer_right = text::tr("printed on {0}", {text::short_date(options.date)});
    frame.is_fictitious = snapshot.info.is_fictitious;
    frame.house = options.house;
    return frame;
}

}

double site_title(SiteContext const& site, double x, double y, double width) {
    auto const& [page, snapshot, file, options, room] = site;
    double const status_width = page.size({7.0, 1.2, scene::FontWeight::semibold}, status_words(file)).width + 6;
    double used = page.text(role::sheet_title, file.residence.name, x, y, width - status_width).height + 0.6;
    page.boxed(status_words(file), x + width, y + 1.4, file.status == core::WatchStatus::relapse, Align::right);
    std::string where = file.residence.address;
    if (!file.neighbourhood.empty()) where += (where.empty() ? "" : " – ") + file.neighbourhood;
    if (!file.residence.position) where += (where.empty() ? "" : " · ") + text::tr("not located");
    if (!where.empty()) used += page.text(role::body, where, x, y + used, width).height + 0.4;
    if (!file.finding.empty()) used += page.text(role::finding, file.finding, x, y + used, width).height + 0.8;
    return used + identity_strip(page, identity(file), x, y + used, width);
}

void write_site_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot, dossier::SiteFile const& file,
                      SheetOptions const& options) {
    require_pdf(path);
    Frame const frame = frame_of(snapshot, file, options);
    Canvas canvas(path, frame.width * points_per_mm, frame.height * points_per_mm,
                  {.title = text::tr("Site sheet: {0}", {file.residence.name}), .subject = file.finding, .date = options.date});
    Typesetter const typesetter;
    Page page(canvas, typesetter, options.record);
    page.read_in(site_reading_order());
    SiteContext site{page, snapshot, file, options};
    SiteLayout layout(site, frame);
    int pages = 1;
    (void)page.height_of([&] { return pages = layout.draw(1); });
    layout.draw(pages);
    canvas.finish();
}

}
