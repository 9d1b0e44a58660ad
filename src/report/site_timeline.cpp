#include "dossier/watch.hpp"
#include "report/detail/site_blocks.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>

namespace vigie::report {

namespace {

using core::NoteKind;

struct Event {
    core::Date date;
    std::string words;
    bool is_status = false;
};

std::vector<Event> events_of(dossier::SiteFile const& file, std::size_t most) {
    std::vector<Event> events;
    for (auto const& note : file.notes)
        if (note.kind == NoteKind::event) events.push_back({note.date, brief(note.body, longest_cell), false});
    for (auto const& event : file.watch_events)
        events.push_back({event.decided_on, dossier::status_label(event.status), true});
    std::ranges::stable_sort(events, {}, [](Event const& e) { return days(e.date); });
    if (events.size() > most) events.erase(events.begin(), events.end() - static_cast<std::ptrdiff_t>(most));
    return events;
}

/// « 12/03/2024 : en veille · … »: what the band shows, in words.
std::string event_words(std::vector<Event> const& events) {
    std::string words;
    for (auto const& event : events)
        words += (words.empty() ? "" : " · ") + text::tr("{0}: {1}", {text::short_date(event.date), event.words});
    return words;
}

/// Words of events above and below a band of years: the nearest lane with room takes each, in order of date.
class Timeline {
public:
    Timeline(Page& page, std::vector<Event> const& events, core::Date until, double x, double width)
        : page_(page)
        , events_(events)
        , x_(x)
        , width_(width) {
        first_year_ = static_cast<int>(events.front().date.year());
        auto const last = std::max(days(until), days(events.back().date));
        from_ = days(core::Date{std::chrono::year{first_year_}, std::chrono::January, std::chrono::day{1}});
        last_year_ = static_cast<int>(core::Date(last).year());
        to_ = last + std::chrono::days{60}; // room for the words of the last event
        for (auto const& event : events)
            choose_lane(event);
    }

    double draw(double y) {
        double const above = lanes_height(0), below = lanes_height(1), band = y + above;
        page_.rect({x_, band, width_, band_mm}, paper::pale);
        for (int year = first_year_; year <= last_year_; ++year) {
            double const at =
                position(days(core::Date{std::chrono::year{year}, std::chrono::January, std::chrono::day{1}}));
            page_.path({{at, band}, {at, band + band_mm}}, false, {}, Line{paper::ink, 0.3});
        }
        for (std::size_t i = 0; i < events_.size(); ++i)
            draw_event(i, band);
        draw_years(band);
        return above + band_mm + below;
    }

private:
    static constexpr double band_mm = 4.4, widest_words = 44, lane_gap = 0.8;

    struct Place {
        int lane = 0; ///< 0 above, 1 below, 2 above farther…
        double left = 0, width = 0, at = 0;
    };

    [[nodiscard]] double position(std::chrono::sys_days day) const {
        return x_ + 1 +
               (width_ - 2) * static_cast<double>((day - from_).count()) / static_cast<double>((to_ - from_).count());
    }

    void choose_lane(Event const& event) {
        Place place;
        auto const natural = page_.size(role::cell, event.words).width;
        place.width = std::min(natural + 0.2, widest_words);
        place.at = position(days(event.date));
        place.left = std::clamp(place.at - place.width / 2, x_, x_ + width_ - place.width);
        while (!is_free(place))
            ++place.lane;
        places_.push_back(place);
        std::size_t const lane = static_cast<std::size_t>(place.lane);
        if (heights_.size() <= lane) heights_.resize(lane + 1, 0);
        heights_[lane] =
            std::max(heights_[lane], page_.size(role::cell, event.words, place.width + 0.3).height + lane_gap);
    }

    /// Neither words on words, nor a leader through the words of a nearer lane.
    [[nodiscard]] bool is_free(Place const& place) const {
        return std::ranges::none_of(places_, [&](Place const& other) {
            if (other.lane % 2 != place.lane % 2) return false;
            auto const covers = [](Place const& words, double at) {
                return at > words.left - 0.8 && at < words.left + words.width + 0.8;
            };
            if (other.lane < place.lane) return covers(other, place.at);
            if (other.lane > place.lane) return covers(place, other.at);
            return place.left < other.left + other.width + 2 && other.left < place.left + place.width + 2;
        });
    }

    [[nodiscard]] double lanes_height(int side) const {
        double sum = 0.8;
        for (std::size_t lane = static_cast<std::size_t>(side); lane < heights_.size(); lane += 2)
            sum += heights_[lane];
        return sum;
    }

    /// Height between the band and the near edge of a lane.
    [[nodiscard]] double offset(int lane) const {
        double sum = 0.8;
        for (int nearer = lane % 2; nearer < lane; nearer += 2)
            sum += heights_[static_cast<std::size_t>(nearer)];
        return sum;
    }

    void draw_event(std::size_t i, double band) {
        auto const& place = places_[i];
        bool const is_above = place.lane % 2 == 0;
        double const near_edge = is_above ? band - offset(place.lane) : band + band_mm + offset(place.lane);
        double const height = page_.size(role::cell, events_[i].words, place.width + 0.3).height;
        double const centre = band + band_mm / 2;
        page_.path({{place.at, centre}, {place.at, near_edge}}, false, {}, Line{paper::ink, 0.2});
        page_.disc(place.at, centre, 0.9, events_[i].is_status ? paper::white : paper::ink, Line{paper::ink, 0.3});
        page_.text(role::cell, events_[i].words, place.left, is_above ? near_edge - height : near_edge,
                   place.width + 0.3, Align::centre);
    }

    /// A year's figure stands at its start, where no disc is; it is left out when one is.
    void draw_years(double band) {
        Role const hand{7.4, 1.2, scene::FontWeight::bold, paper::navy};
        double clear_from = 0;
        for (int year = first_year_; year <= last_year_; ++year) {
            double const at =
                position(days(core::Date{std::chrono::year{year}, std::chrono::January, std::chrono::day{1}})) + 0.7;
            double const end = at + page_.size(hand, std::to_string(year)).width;
            bool const is_clear =
                at >= clear_from && end < x_ + width_ &&
                std::ranges::none_of(places_, [&](Place const& p) { return p.at > at - 1 && p.at < end + 1; });
            if (!is_clear) continue;
            page_.text(hand, std::to_string(year), at, band + 0.7);
            clear_from = end + 1;
        }
    }

    Page& page_;
    std::vector<Event> const& events_;
    double x_, width_;
    int first_year_ = 0, last_year_ = 0;
    std::chrono::sys_days from_, to_;
    std::vector<Place> places_;
    std::vector<double> heights_;
};

double draw_timeline(SiteContext const& site, double x, double y, double width) {
    Page& page = site.page;
    auto const events = events_of(site.file, site.room.events);
    std::string const legend =
        events.empty() ? std::string() : text::tr("● fact of management · ○ change of status · never people");
    double const used = page.heading(text::tr("Timeline"), legend, x, y, width);
    if (events.empty())
        return used +
               page.text(role::body, text::tr("No event has been recorded for this residence."), x, y + used, width)
                   .height;
    double height = 0;
    page.figure(event_words(events), [&] { height = Timeline(page, events, site.options.date, x, width).draw(y + used); });
    return used + height;
}

}

Block timeline_block(SiteContext const& site) {
    return {"timeline", [&site](double x, double y, double width) { return draw_timeline(site, x, y, width); }};
}

}
