// Before and after of what a site project is to reach.
#include "dossier/site_project_progress.hpp"

#include "core/change.hpp"
#include "dossier/detail/intervals.hpp"
#include "text/language.hpp"

#include <algorithm>
#include <array>

namespace vigie::dossier {

namespace {

using core::ObjectiveReading;
using text::tr;

CampaignData const* campaign_of(Snapshot const& s, core::CampaignId id) {
    auto const found = std::ranges::find(s.campaigns, id, [](auto const& data) { return data.campaign.id; });
    return found == s.campaigns.end() ? nullptr : &*found;
}

/// Campaigns after the baseline, until the one shown, newest first.
std::vector<CampaignData const*> campaigns_since(Snapshot const& s, CampaignData const& baseline,
                                                 std::string const& shown) {
    std::vector<CampaignData const*> since;
    for (auto const& data : s.campaigns) {
        if (data.campaign.period.from > baseline.campaign.period.from) since.push_back(&data);
        if (!shown.empty() && data.campaign.name == shown) break;
    }
    std::ranges::reverse(since);
    return since;
}

void set_interval(ObjectiveProgress& out, double change, double low, double high) {
    out.change = change;
    out.low = low;
    out.high = high;
    out.is_significant = low > 0 || high < 0;
}

/// Of Σ numerators over Σ denominators: what it may move by chance alone after its kind.
void add_interval(ObjectiveProgress& out, core::Indicator const& indicator, ObjectiveReading const& r) {
    if (indicator.kind == core::ValueKind::event_rate && r.numerator_before >= 0 && r.numerator >= 0) {
        auto const ratio = detail::rate_ratio(r.numerator_before, r.denominator_before, r.numerator, r.denominator);
        out.is_rate = true;
        out.events_before = r.numerator_before;
        out.events = r.numerator;
        out.p = ratio.p;
        if (*out.before > 0)
            set_interval(out, *out.change, *out.before * (ratio.low - 1), *out.before * (ratio.high - 1));
        out.is_significant = ratio.low > 1 || ratio.high < 1; // after none before there is no interval, but this
    }
    bool const is_share = r.numerator_before >= 0 && r.numerator_before <= r.denominator_before && r.numerator >= 0 &&
                          r.numerator <= r.denominator;
    if (indicator.kind == core::ValueKind::survey_share && is_share) {
        auto const moved =
            detail::share_difference(r.numerator_before, r.denominator_before, r.numerator, r.denominator);
        out.events_before = r.denominator_before;
        out.events = r.denominator;
        set_interval(out, indicator.scale * moved.difference, indicator.scale * moved.low,
                     indicator.scale * moved.high);
    }
}

void compare_indicator(ObjectiveProgress& out, Snapshot const& s, CampaignData const& baseline,
                       std::vector<CampaignData const*> const& since, core::Indicator const& indicator) {
    auto const reading_in = [&](core::CampaignId campaign) {
        return std::ranges::find_if(s.readings, [&](ObjectiveReading const& r) {
            return r.objective == out.objective.id && r.campaign == campaign;
        });
    };
    auto found = s.readings.end();
    for (auto const* data : since) {
        found = reading_in(data->campaign.id);
        if (found == s.readings.end()) continue;
        out.now = data->campaign.name;
        break;
    }
    bool const has_after = found != s.readings.end();
    if (!has_after) found = reading_in(baseline.campaign.id);
    if (found == s.readings.end()) return;
    out.residences = found->residences;
    bool const is_counted = indicator.kind != core::ValueKind::measure && found->counted == found->residences;
    out.before =
        is_counted ? indicator.scale * found->numerator_before / found->denominator_before : found->mean_before;
    if (!has_after) return;
    out.after = is_counted ? indicator.scale * found->numerator / found->denominator : found->mean;
    out.change = *out.after - *out.before;
    if (is_counted) add_interval(out, indicator, *found);
}

/// Mean over the residences that both campaigns scored, weighted by dwellings; its variance where there is one.
struct PairedMean {
    int residences = 0;
    double before = 0, after = 0, variance_before = 0, variance = 0;
};

template <typename ScoreOf>
PairedMean paired_mean(Snapshot const& s, core::SiteProject const& site, CampaignData const& then,
                       CampaignData const& now, ScoreOf score_of) {
    PairedMean mean;
    double dwellings = 0;
    for (auto const id : site.residences) {
        auto const row = s.row_of.at(id);
        auto const before = score_of(then, row), after = score_of(now, row);
        if (!before || !after) continue;
        double const weight = std::max(s.residences[row].dwellings.value_or(1), 1);
        ++mean.residences;
        dwellings += weight;
        mean.before += weight * *before;
        mean.after += weight * *after;
        mean.variance_before += weight * weight * then.scores[row].variance;
        mean.variance += weight * weight * now.scores[row].variance;
    }
    if (dwellings <= 0) return {};
    for (double* const sum : {&mean.before, &mean.after})
        *sum /= dwellings;
    for (double* const sum : {&mean.variance_before, &mean.variance})
        *sum /= dwellings * dwellings;
    return mean;
}

/// The index or the score of a family.
void compare_scores(ObjectiveProgress& out, Snapshot const& s, core::SiteProject const& site,
                    CampaignData const& baseline, std::vector<CampaignData const*> since) {
    bool const is_index = out.objective.subject == core::index_subject;
    auto const score_of = [&](CampaignData const& data, std::uint32_t row) -> std::optional<double> {
        if (is_index) return data.scores[row].index.score;
        auto const family = std::ranges::find(data.grid.families, out.objective.subject, &core::Family::code);
        if (family == data.grid.families.end()) return std::nullopt;
        return data.families(row)[static_cast<std::size_t>(family - data.grid.families.begin())].score;
    };
    if (!baseline.run) return;
    std::erase_if(since, [](auto const* data) { return !data->run; });
    for (auto const* now : since) {
        auto const mean = paired_mean(s, site, baseline, *now, score_of);
        if (mean.residences == 0) continue;
        out.now = now->campaign.name;
        out.residences = mean.residences;
        out.before = mean.before;
        out.after = mean.after;
        out.change = mean.after - mean.before;
        if (!is_index) return;
        auto const change = *core::change_between(mean.before, mean.variance_before, mean.after, mean.variance);
        set_interval(out, change.points, change.points - change.noise, change.points + change.noise);
        out.is_significant = change.is_clear();
        return;
    }
    auto const alone = paired_mean(s, site, baseline, baseline, score_of);
    if (alone.residences == 0) return;
    out.residences = alone.residences;
    out.before = alone.before;
}

/// Share of the time from the end of the baseline campaign to the objective's date that is gone.
double time_gone(CampaignData const& baseline, core::SiteObjective const& objective, core::Date today) {
    auto const from = std::chrono::sys_days(baseline.campaign.period.to), to = std::chrono::sys_days(objective.due_on);
    if (to <= from) return 1;
    double const gone = static_cast<double>((std::chrono::sys_days(today) - from).count());
    return std::clamp(gone / static_cast<double>((to - from).count()), 0.0, 1.0);
}

void judge(ObjectiveProgress& out, CampaignData const& baseline, core::Date today) {
    if (!out.before || !out.after) return;
    double const target = out.objective.target, wanted = target - *out.before;
    auto const is_there = [&](double value) { return out.high_is_bad ? value <= target : value >= target; };
    bool const is_reached = is_there(*out.after);
    // What was at the target before and has left it is no way towards it.
    bool const is_on_the_way = !is_there(*out.before);
    out.share = is_reached ? 1 : is_on_the_way ? std::clamp((*out.after - *out.before) / wanted, 0.0, 1.0) : 0;
    bool const is_over = today > out.objective.due_on;
    out.state = is_reached ? ObjectiveState::reached
                : !is_over && out.share > 0 && out.share >= time_gone(baseline, out.objective, today)
                    ? ObjectiveState::on_track
                    : ObjectiveState::not_reached;
}

void name_subject(ObjectiveProgress& out, core::Grid const& grid) {
    out.subject = out.objective.subject;
    for (auto const& subject : objective_subjects(grid))
        if (subject.code == out.objective.subject) {
            out.subject = subject.name;
            out.unit = subject.unit;
        }
    out.title = out.objective.title.empty() ? out.subject : out.objective.title;
}

}

std::string_view code(ObjectiveState state) {
    constexpr std::array<std::string_view, 4> codes{"unknown", "reached", "on_track", "not_reached"};
    return codes[static_cast<std::size_t>(state)];
}

std::vector<ObjectiveSubject> objective_subjects(core::Grid const& grid) {
    std::vector<ObjectiveSubject> subjects{{std::string(core::index_subject), tr("Score"), ""}};
    for (auto const& family : grid.families)
        subjects.push_back({family.code, text::pick(family.name), ""});
    for (auto const& family : grid.families)
        for (auto const& indicator : family.indicators)
            subjects.push_back({indicator.code, text::pick(indicator.name), text::pick(indicator.unit)});
    return subjects;
}

std::vector<ObjectiveProgress> objective_progress(Snapshot const& snapshot, core::SiteProjectId project,
                                                  core::Date today, std::string const& campaign) {
    std::vector<ObjectiveProgress> list;
    auto const site = std::ranges::find(snapshot.site_projects, project, &core::SiteProject::id);
    if (site == snapshot.site_projects.end()) return list;
    for (auto const& objective : snapshot.objectives) {
        auto const* const baseline = campaign_of(snapshot, objective.baseline);
        if (objective.project != project || baseline == nullptr) continue;
        ObjectiveProgress out;
        out.objective = objective;
        out.baseline = baseline->campaign.name;
        name_subject(out, snapshot.grid);
        auto const since = campaigns_since(snapshot, *baseline, campaign);
        if (auto const* const indicator = snapshot.grid.find_indicator(objective.subject)) {
            out.decimals = indicator->decimals;
            out.high_is_bad = indicator->high_is_bad();
            compare_indicator(out, snapshot, *baseline, since, *indicator);
        } else {
            compare_scores(out, snapshot, *site, *baseline, since);
        }
        judge(out, *baseline, today);
        list.push_back(std::move(out));
    }
    return list;
}

}
