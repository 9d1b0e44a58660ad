#include "workbench/view_site.hpp"

#include "diagnosis/clusters.hpp"
#include "dossier/change_words.hpp"
#include "dossier/opinion.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>

namespace vigie::workbench {

namespace {

constexpr std::size_t most_indicators = 6, most_rows = 5;

FicheView::Contribution contribution_of(core::Label const& name, core::Family const* known) {
    FicheView::Contribution out;
    out.name = text::pick(name);
    out.short_name = known != nullptr ? text::pick(known->short_name) : out.name;
    return out;
}

/// As stored, or under what is being tried; the stock's own stays that of the saved weights.
void add_contributions(FicheView& view, dossier::SiteFile const& site, Workbench const& workbench) {
    auto const tried = workbench.figures().tried(site.row);
    auto const& grid = workbench.shown_grid();
    if (!tried)
        for (auto const& family : site.families) {
            auto out = contribution_of(family.name, grid.find_family(family.code));
            out.score = family.score;
            out.points = family.contribution;
            out.stock_points = family.stock_contribution;
            (family.is_in_index ? view.contributions : view.beside).push_back(std::move(out));
        }
    for (std::size_t f = 0; tried && f < grid.families.size(); ++f) {
        auto const& family = grid.families[f];
        auto out = contribution_of(family.name, &family);
        out.score = tried->families[f].score;
        out.points = core::scoring::rounded_to_total(tried->contributions, 1)[f];
        auto const saved = std::ranges::find(site.families, family.code, &dossier::FamilyLine::code);
        if (saved != site.families.end()) out.stock_points = saved->stock_contribution;
        (family.is_in_index ? view.contributions : view.beside).push_back(std::move(out));
    }
    std::ranges::stable_sort(view.contributions, std::greater{}, &FicheView::Contribution::points);
}

void add_indicators(FicheView& view, dossier::SiteFile const& site) {
    std::vector<dossier::IndicatorLine const*> lines;
    for (auto const& line : site.indicators)
        if (line.detail && line.indicator.weight > 0) lines.push_back(&line);
    std::ranges::stable_sort(lines, std::greater{}, [](auto const* line) { return line->detail->normalised; });
    if (lines.size() > most_indicators) lines.resize(most_indicators);
    for (auto const* line : lines)
        view.indicators.push_back({text::pick(line->indicator.name),
                                   dossier::indicator_words(line->indicator, line->detail->raw), line->is_beyond_attention,
                                   line->indicator.code, indicator_help(line->indicator)});
}

std::string head_of(dossier::SiteFile const& site) {
    std::string words;
    auto const add = [&words](std::string const& more) {
        if (!more.empty()) words += (words.empty() ? "" : " · ") + more;
    };
    add(site.neighbourhood);
    if (site.residence.dwellings) add(text::tr_n("{0} dwelling", "{0} dwellings", *site.residence.dwellings));
    if (site.residence.year_built) add(std::to_string(*site.residence.year_built));
    add(site.residence.agency);
    return words;
}

/// The rows with the highest figure, of those that have one.
template <typename Figure> std::vector<TableRow> highest(Workbench const& workbench, Figure const& figure) {
    std::vector<std::pair<double, std::uint32_t>> found; // sorted, the highest first
    for (std::uint32_t row = 0; row < workbench.snapshot().residences.size(); ++row) {
        std::optional<double> const value = figure(row);
        if (!value || (found.size() == most_rows && -*value >= found.back().first)) continue;
        std::pair const each(-*value, row);
        found.insert(std::ranges::upper_bound(found, each), each);
        if (found.size() > most_rows) found.pop_back();
    }
    std::vector<TableRow> rows;
    for (auto const& [value, row] : found) rows.push_back(table_row(workbench, row));
    return rows;
}

}

std::string indicator_help(core::Indicator const& indicator) {
    std::string help;
    auto const add = [&help](char const* pattern, std::string const& words) {
        if (!words.empty()) help += (help.empty() ? "" : "\n") + text::tr(pattern, {words});
    };
    add("{0}", text::pick(indicator.definition));
    add(VIGIE_N_("Formula: {0}"), text::pick(indicator.formula));
    add(VIGIE_N_("How to read it: {0}"), text::pick(indicator.reading));
    add(VIGIE_N_("Years: {0}"), text::pick(indicator.years));
    add(VIGIE_N_("Source: {0}"), indicator.source);
    return help;
}

namespace {

std::string letter_of(core::SeverityClass severity) { return {core::letter(severity)}; }

std::string act_words(core::FieldOpinion const& act, dossier::Snapshot const& snapshot) {
    std::string campaign;
    for (auto const& data : snapshot.campaigns)
        if (data.campaign.id == act.campaign) campaign = data.campaign.name;
    return act.proposed ? text::tr("{0}: class {1} proposed for {2}. {3}", {act.role, letter_of(*act.proposed), campaign, act.motive})
                        : text::tr("{0}: opinion on {1} withdrawn. {2}", {act.role, campaign, act.motive});
}

void add_opinion(FicheView& view, dossier::Snapshot const& snapshot) {
    auto const& site = *view.site;
    for (auto act = site.opinions.rbegin(); act != site.opinions.rend(); ++act)
        view.opinion_history.emplace_back(text::short_date(act->given_on), act_words(*act, snapshot));
    if (!site.opinion || !site.score) return;
    FicheView::OpinionWords words{site.score->shown, *site.opinion->proposed, dossier::opinion_source(*site.opinion), site.opinion->motive, {}, {}};
    for (auto const& note : site.opinion->evidence) words.evidence.push_back(text::tr("“{0}”", {note.body}));
    if (site.opinion->computed != site.score->shown)
        words.moved = text::tr("The computed class was {0} when this was said: is it still so?", {letter_of(site.opinion->computed)});
    view.opinion = std::move(words);
}

/// Of the saved weights: while others are tried the draws would not be theirs.
void add_sureness(FicheView& view, Workbench const& workbench) {
    auto const* sureness = workbench.sureness();
    if (sureness == nullptr) return;
    dossier::RunIndex const index(*workbench.campaign());
    view.stability = workbench.stability(view.site->row);
    view.stability_word = dossier::stability_label(view.stability);
    auto const say = [&view](std::string sentence) {
        if (!sentence.empty()) view.how_sure.push_back(std::move(sentence));
    };
    say(dossier::stability_sentence(view.range, view.stability));
    say(dossier::top_sentence(view.range, core::StabilityOptions{}.top));
    say(dossier::class_change_sentence(*sureness, index));
    say(dossier::dominance_sentence(*sureness));
    say(view.change_words);
    view.is_trying_methods = workbench.is_reckoning_methods();
    if (auto const range = workbench.methods_range(view.site->row))
        view.methods = dossier::methods_sentence(*range, core::stability_of(*range, workbench.figures().scored_count()), view.stability);
    view.can_try_methods = view.methods.empty() && !view.is_trying_methods && find_action("analysis.methods")->is_enabled(workbench);
    auto const* versus = workbench.versus();
    if (versus == nullptr) return;
    auto const& shares = workbench.order_shares();
    view.versus_title = dossier::versus_title(*versus, workbench.snapshot(), *workbench.campaign());
    view.versus = dossier::versus_sentences(*versus, index, workbench.snapshot(), shares);
    view.is_order_pending = !shares && versus->order == core::Order::depends;
}

}

namespace {

std::string stop_name(dossier::WalkBook const& book, std::int64_t stop) {
    for (auto const& walk : book.walks)
        for (auto const& each : walk.stops)
            if (each.id == stop && stop != 0) return each.name;
    return {};
}

std::vector<FicheView::PhotoLine> photo_lines(Workbench const& workbench, core::ResidenceId residence) {
    std::vector<FicheView::PhotoLine> lines;
    auto const& book = workbench.walk_book();
    for (auto const& photo : book.photos) {
        if (photo.residence != residence) continue;
        FicheView::PhotoLine line{photo.id, photo.caption, text::tr("internal"), photo.cleared_on.has_value()};
        if (line.words.empty()) line.words = text::tr("Picture {0}", {std::to_string(photo.id)});
        if (photo.taken_on) line.words += " · " + text::short_date(*photo.taken_on);
        if (auto const stop = stop_name(book, photo.stop); !stop.empty()) line.words += " · " + stop;
        if (photo.cleared_on)
            line.cleared = text::tr("for partners, by {0} on {1}",
                                    {photo.cleared_by, text::short_date(*photo.cleared_on)});
        lines.insert(lines.begin(), std::move(line));
    }
    return lines;
}

}

FicheView fiche_view(Workbench const& workbench) {
    FicheView view;
    view.site = workbench.site();
    if (view.site == nullptr) return view;
    auto const& site = *view.site;
    auto const figures = workbench.figures();
    view.head = head_of(site);
    view.severity = figures.severity(site.row);
    view.score = figures.score(site.row);
    view.change = figures.change(site.row);
    if (view.change) view.change_words = dossier::change_sentence(*view.change, site.previous_campaign);
    if (site.has_other_grid) view.change_words += " " + dossier::other_grid_sentence(site.previous_campaign);
    view.rank = figures.rank(site.row);
    view.of = static_cast<int>(figures.scored_count());
    view.range = workbench.rank_range(site.row);
    add_sureness(view, workbench);
    view.history = score_history(workbench, site.row);
    view.minimum_coverage = workbench.shown_grid().rules.minimum_coverage;
    add_contributions(view, site, workbench);
    add_indicators(view, site);
    for (auto const& action : site.actions) view.actions.push_back(dossier::action_line(action, core::today()));
    view.photos = photo_lines(workbench, site.residence.id);
    add_opinion(view, workbench.snapshot());
    view.can_change_status = find_action("follow.status")->is_enabled(workbench);
    view.is_located = site.residence.position.has_value();
    view.can_place = find_action("edit.place")->is_enabled(workbench);
    view.can_give_opinion = find_action("follow.opinion")->is_enabled(workbench);
    return view;
}

namespace {

OverviewView made_overview(Workbench const& workbench) {
    OverviewView view;
    auto const& s = workbench.snapshot();
    auto const* data = workbench.campaign();
    view.title = s.info.title;
    view.campaign = data != nullptr ? data->campaign.name : std::string();
    view.is_scored = data != nullptr && data->run.has_value();
    view.can_import = find_action("data.import")->is_enabled(workbench);
    view.can_score = find_action("analysis.score")->is_enabled(workbench);
    if (!view.is_scored) return view;
    auto const figures = workbench.figures();
    long long complex = 0;
    for (std::uint32_t row = 0; row < s.residences.size(); ++row) {
        auto const severity = figures.severity(row);
        ++view.by_class[static_cast<std::size_t>(severity)];
        complex += core::is_complex(severity) ? 1 : 0;
    }
    view.sentence =
        text::tr("{0} of {1} scored residences are in a complex or very complex situation.",
                 {text::integer(complex), text::integer(static_cast<std::int64_t>(figures.scored_count()))});
    view.foyers = foyer_rows(workbench);
    if (data->clusters) {
        view.chance = diagnosis::chance_sentence(*data->clusters);
        view.choice = diagnosis::choice_sentences(*data->clusters);
    }
    view.worst = highest(workbench, [&](std::uint32_t row) { return figures.score(row); });
    view.is_rising_read = figures.are_changes_read();
    if (view.is_rising_read)
        view.rising = highest(workbench, [&](std::uint32_t row) {
            auto const change = figures.change(row);
            return core::dynamics_of(change) == core::Dynamics::worse ? std::optional(change->points) : std::nullopt;
        });
    return view;
}

}

OverviewView const& Workbench::overview() const {
    return *overview_.of(shown_key() + std::to_string(revision_) + (jobs_.is_idle() ? " idle" : "") + (figures().are_changes_read() ? " read" : ""),
                         [&] { return std::make_shared<OverviewView const>(made_overview(*this)); });
}

OverviewView const& overview_view(Workbench const& workbench) { return workbench.overview(); }

}
