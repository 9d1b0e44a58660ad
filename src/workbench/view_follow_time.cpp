// The follow-up along time: actions over a year, the index from campaign to campaign.
#include "dossier/change_words.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/views.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace vigie::workbench {

namespace {

using std::chrono::sys_days;
using std::chrono::year;

std::vector<std::string> month_names() {
    std::vector<std::string> names;
    for (unsigned month = 1; month <= 12; ++month)
        names.push_back(text::short_month(month));
    return names;
}

bool is_open(core::Action const& action) {
    return action.state == core::ActionState::planned || action.state == core::ActionState::under_way;
}

/// From its beginning to its end, as far as they are known; what is late is not over.
std::optional<core::Period> span_of(core::Action const& action, core::Date today) {
    if (action.state == core::ActionState::abandoned || (!action.starts_on && !action.due_on)) return std::nullopt;
    auto const from = action.starts_on.value_or(*(action.due_on ? action.due_on : action.starts_on));
    core::Date const year_end{from.year(), std::chrono::December, std::chrono::day(31)};
    auto to = action.due_on.value_or(is_open(action) ? year_end : from);
    if (dossier::is_late(action, today)) to = std::max(to, today);
    return core::Period{std::min(from, to), to};
}

double share_of_year(core::Date date, int of_year) {
    auto const first = sys_days(year(of_year) / 1 / 1), next = sys_days(year(of_year + 1) / 1 / 1);
    double const days = static_cast<double>((sys_days(date) - first).count());
    return days / static_cast<double>((next - first).count());
}

/// The year of the spans that is nearest to `wanted`; itself when a span touches it.
int nearest_year(std::vector<core::Period> const& spans, int wanted) {
    int best = wanted, distance = std::numeric_limits<int>::max();
    for (auto const& span : spans) {
        int const nearest = std::clamp(wanted, static_cast<int>(span.from.year()), static_cast<int>(span.to.year()));
        if (std::abs(nearest - wanted) < distance) {
            distance = std::abs(nearest - wanted);
            best = nearest;
        }
    }
    return best;
}

ActionBar bar_of(core::Action const& action, core::Period const& span, int of_year, core::Date today) {
    ActionBar bar;
    bar.title = action.title;
    bar.lead = action.lead;
    bar.from = std::clamp(share_of_year(span.from, of_year), 0.0, 1.0);
    bar.to = std::clamp(share_of_year(span.to, of_year), 0.0, 1.0);
    if (action.state == core::ActionState::done) {
        bar.tone = ActionBar::Tone::done;
        bar.words = text::tr("done");
    } else if (dossier::is_late(action, today)) {
        bar.tone = ActionBar::Tone::late;
        bar.words = text::tr("late");
    } else if (action.state == core::ActionState::under_way) {
        bar.tone = ActionBar::Tone::under_way;
        bar.words = text::tr("under way");
    } else
        bar.words = text::tr("planned");
    return bar;
}

sys_days middle(core::Period const& period) {
    return sys_days(period.from) + (sys_days(period.to) - sys_days(period.from)) / 2;
}

std::string verdict_of(dossier::SiteFile const& file) {
    if (!file.change) return {};
    return dossier::change_sentence(*file.change, file.previous_campaign) +
           (file.has_other_grid ? " " + dossier::other_grid_sentence(file.previous_campaign) : "");
}

}

ActionStrip action_strip(std::vector<core::Action> const& actions, core::Date today) {
    ActionStrip strip;
    strip.months = month_names();
    std::vector<std::pair<core::Period, core::Action const*>> spans;
    std::vector<core::Period> periods;
    for (auto const& action : actions) {
        strip.late += dossier::is_late(action, today) ? 1 : 0;
        if (auto const span = span_of(action, today)) {
            spans.emplace_back(*span, &action);
            periods.push_back(*span);
        } else if (is_open(action))
            ++strip.undated;
    }
    strip.year = nearest_year(periods, static_cast<int>(today.year()));
    if (static_cast<int>(today.year()) == strip.year) {
        strip.today = share_of_year(today, strip.year);
        strip.today_words = text::day_and_month(today);
    }
    std::ranges::stable_sort(spans, {}, [](auto const& span) { return sys_days(span.first.from); });
    for (auto const& [span, action] : spans)
        if (static_cast<int>(span.from.year()) <= strip.year && static_cast<int>(span.to.year()) >= strip.year)
            strip.bars.push_back(bar_of(*action, span, strip.year, today));
    return strip;
}

BeforeAfter before_after(dossier::Snapshot const& snapshot, dossier::SiteFile const& file) {
    BeforeAfter out;
    std::vector<sys_days> days;
    for (auto const& data : snapshot.campaigns) {
        if (!data.run) continue;
        days.push_back(middle(data.campaign.period));
        BeforeAfter::Point point{data.campaign.name, 0, std::nullopt, dossier::mean_index(snapshot, data).score.score};
        if (file.row < data.scores.size()) point.site = data.scores[file.row].index.score;
        out.points.push_back(std::move(point));
    }
    if (out.points.size() < 2 || days.back() <= days.front()) return {};
    auto const place = [&](sys_days day) {
        return static_cast<double>((day - days.front()).count()) /
               static_cast<double>((days.back() - days.front()).count());
    };
    for (std::size_t i = 0; i < days.size(); ++i)
        out.points[i].at = place(days[i]);
    for (auto const& project : file.projects)
        if (project.opened_on) {
            double const at = place(sys_days(*project.opened_on));
            if (at >= 0 && at <= 1) out.opening = at;
        }
    out.verdict = verdict_of(file);
    return out;
}

}
