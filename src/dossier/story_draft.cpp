// The first draft of a story: eight steps with the project's own figures.
#include "dossier/story_draft.hpp"

#include "core/error.hpp"
#include "dossier/detail/story_words.hpp"
#include "dossier/map_finding.hpp"
#include "dossier/run_context.hpp"
#include "dossier/story_facts.hpp"
#include "dossier/story_figures.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace vigie::dossier {

namespace {

using core::StoryStep;
using core::StoryTopic;
using text::tr;
using text::tr_n;

using detail::codes_of;
using detail::names_of;
using detail::number;
using detail::sentence;
using detail::title;

class Draft {
public:
    Draft(Snapshot const& snapshot, StoryDraft const& draft)
        : snapshot_(snapshot)
        , draft_(draft)
        , data_(snapshot.campaign(draft.campaign))
        , facts_(story_facts(snapshot, data_, draft.as_of))
        , figures_(story_figures(facts_)) {}

    std::vector<StoryStep> steps() {
        perimeter();
        status();
        moves();
        clusters();
        sites();
        done();
        decisions();
        method();
        return std::move(steps_);
    }

private:
    /// \param colouring  of neighbourhoods; residences are shown by class when they are named
    StoryStep& add(StoryTopic topic, std::string colouring = "zones") {
        StoryStep step;
        step.topic = topic;
        step.campaign = data_.campaign.name;
        bool const has_zones = !facts_.zones.empty();
        step.colouring = draft_.names_residences || !has_zones ? "severity" : std::move(colouring);
        if (step.colouring != "severity") step.hidden.emplace_back("residences");
        if (topic != StoryTopic::clusters) step.hidden.emplace_back("foyers");
        steps_.push_back(std::move(step));
        return steps_.back();
    }

    /// Those of them that the project has.
    void show(StoryStep& step, std::initializer_list<char const*> keys) const {
        for (auto const* key : keys)
            if (auto const* figure = figure_of_key(figures_, key)) step.figures.push_back(*figure);
    }

    void perimeter() {
        auto& step = add(StoryTopic::perimeter, "zones-residences");
        auto const all = number(facts_.residences), zones = number(facts_.zones.size());
        step.title = facts_.zones.empty() ? tr("{0} residences, campaign {1}", {all, data_.campaign.name})
                                          : tr("{0} residences in {1} neighbourhoods", {all, zones});
        step.sentence = tr(
            "{0} of {1} residences are scored in campaign {2}. What is missing stays “not scored”: it is never zero.",
            {number(facts_.scored), all, data_.campaign.name});
        show(step, {"residences", "dwellings", "scored"});
        step.notes = tr("Period observed: {0} to {1}. {2}",
                        {text::long_date(data_.campaign.period.from), text::long_date(data_.campaign.period.to),
                         snapshot_.info.source_line});
    }

    void status() {
        auto& step = add(StoryTopic::status);
        auto const zones = facts_.complex_zones();
        auto const complex = number(facts_.complex), scored = number(facts_.scored);
        step.title = status_title(zones);
        std::vector<StoryZone const*> most;
        for (auto const& zone : facts_.zones)
            most.push_back(&zone);
        std::ranges::stable_sort(most, std::ranges::greater(), &StoryZone::complex);
        step.sentence =
            most.empty() || most.front()->complex == 0
                ? tr("{0} of {1} scored residences are complex or very complex.", {complex, scored})
                : sentence({tr("{0} of {1} scored residences are complex or very complex; {2} of them are in {3}.",
                               {complex, scored, text::integer(most.front()->complex), most.front()->name}),
                            tr("{0} of {1} scored residences are complex or very complex.", {complex, scored})});
        show(step, {"complex", "scored_share"});
        step.zones = codes_of(zones);
        step.notes = tr("A neighbourhood’s class is that of the mean index of its residences, weighted by dwellings.");
    }

    [[nodiscard]] std::string status_title(std::vector<StoryZone const*> const& zones) const {
        if (facts_.zones.empty())
            return tr_n("{0} residence in a complex situation", "{0} residences in a complex situation",
                        static_cast<long long>(facts_.complex));
        if (zones.empty()) return tr("No neighbourhood is in a complex situation as a whole");
        auto const counted =
            tr_n("{0} neighbourhood is in a complex situation", "{0} neighbourhoods are in a complex situation",
                 static_cast<long long>(zones.size()));
        return zones.size() > 3 ? counted : title({tr("In a complex situation: {0}", {names_of(zones)}), counted});
    }

    void moves() {
        if (facts_.before == nullptr) return;
        auto& step = add(StoryTopic::moves);
        auto const entries = static_cast<long long>(facts_.entries);
        auto const most = std::ranges::max_element(facts_.zones, {}, &StoryZone::entries);
        step.title = entries == 0 ? tr("No residence came on watch")
                     : most == facts_.zones.end() || most->entries < 2
                         ? tr_n("{0} residence came on watch", "{0} residences came on watch", entries)
                         : title({tr("{0} entries on watch, {1} of them in {2}",
                                     {text::integer(entries), text::integer(most->entries), most->name}),
                                  tr_n("{0} residence came on watch", "{0} residences came on watch", entries)});
        auto const worse = facts_.of_dynamics(core::Dynamics::worse),
                   better = facts_.of_dynamics(core::Dynamics::better);
        step.sentence = detail::moves_sentence(facts_, worse, better);
        show(step, {"followed_moves", "entries", "exits"});
        step.zones = codes_of(worse);
        for (auto const& code : codes_of(better)) step.zones.push_back(code);
        step.notes = tr("An entry is a decision of the committee, not a reckoning: it has a date, a motive and a role. "
                        "Between two campaigns "
                        "a single move remains uncertain. Counted since {0}.",
                        {text::long_date(facts_.since)});
    }

    void clusters() {
        if (!data_.clusters) return;
        auto& step = add(StoryTopic::clusters);
        step.title = title({map_finding(snapshot_, data_.campaign.name).title,
                            tr_n("{0} cluster of complex situations", "{0} clusters of complex situations",
                                 static_cast<long long>(facts_.foyers.size()))});
        std::vector<std::string> solid, fragile;
        for (auto const* foyer : facts_.foyers)
            (foyer->is_solid == false ? fragile : solid).push_back(cluster_name(*foyer));
        step.sentence = clusters_sentence(solid, fragile);
        show(step, {"in_clusters", "cluster_dwellings"});
        auto const& run = *data_.clusters;
        step.notes = tr("{0} residences tested, {1} permutations. Solid: it survives the correction and other weights.",
                        {text::integer(run.tested), text::integer(run.permutations)});
    }

    /// By its neighbourhood; with its number on the map where several bear the same name.
    [[nodiscard]] std::string cluster_name(store::StoredFoyer const& foyer) const {
        bool const is_alone = std::ranges::count_if(facts_.foyers, [&](auto const* other) { return other->name == foyer.name; }) == 1;
        return is_alone ? foyer.name : tr("{0} (cluster {1})", {foyer.name, std::to_string(foyer.number)});
    }

    [[nodiscard]] static std::string clusters_sentence(std::vector<std::string> const& solid,
                                                       std::vector<std::string> const& fragile) {
        if (solid.empty() && fragile.empty())
            return tr("Complex residences lie scattered: chance alone could place them so.");
        auto const counted = tr("{0} clusters hold in every way of reckoning, {1} remain fragile.",
                                {number(solid.size()), number(fragile.size())});
        if (fragile.empty())
            return sentence({tr("Hold in every way of reckoning: {0}.", {listed(solid)}), counted});
        if (solid.empty())
            return sentence({tr("Fragile, to be verified on site: {0}.", {listed(fragile)}), counted});
        return sentence(
            {tr("Hold in every way of reckoning: {0}. Fragile: {1}.", {listed(solid), listed(fragile)}),
             counted});
    }

    void sites() {
        if (facts_.followed == 0) return;
        auto& step = add(StoryTopic::sites);
        auto const followed = static_cast<long long>(facts_.followed);
        step.title = facts_.projects == 0 ? tr_n("{0} site to watch", "{0} sites to watch", followed)
                                          : tr("{0} sites to watch, {1} with a site project",
                                               {text::integer(followed), text::integer(facts_.projects)});
        std::vector<StoryZone const*> most;
        for (auto const& zone : facts_.zones)
            if (zone.followed > 0) most.push_back(&zone);
        std::ranges::stable_sort(most, std::ranges::greater(), &StoryZone::followed);
        std::vector<std::string> named;
        for (auto const* zone : most)
            if (named.size() < 3) named.push_back(tr("{0} ({1})", {zone->name, text::integer(zone->followed)}));
        step.sentence =
            named.empty()
                ? tr("They are followed by the committee, each with a date, a motive and a role.")
                : sentence({tr("Most of them are in {0}.", {listed(named)}),
                            tr("They are followed by the committee, each with a date, a motive and a role.")});
        if (draft_.names_residences) name_sites(step);
        show(step, {"followed", "site_projects", "relapses"});
        most.resize(std::min<std::size_t>(most.size(), 3));
        step.zones = codes_of(most);
        step.notes = tr("Followed: on watch, in a site project, or fallen back.");
    }

    /// The three with the highest index among those in a project, or else followed.
    void name_sites(StoryStep& step) const {
        auto const now = status_on(snapshot_, draft_.as_of);
        std::vector<std::uint32_t> rows;
        for (std::uint32_t row = 0; row < now.size(); ++row)
            if (is_followed(now[row])) rows.push_back(row);
        std::ranges::stable_sort(rows, std::ranges::greater(),
                                 [&](auto row) { return data_.scores[row].index.score.value_or(0); });
        rows.resize(std::min<std::size_t>(rows.size(), 3));
        std::vector<std::string> named;
        for (auto const row : rows) {
            named.push_back(snapshot_.residences[row].name);
            step.sites.push_back(snapshot_.residences[row].code);
        }
        step.sentence = sentence({tr("The highest index: {0}.", {listed(named)}), step.sentence});
    }

    void done() {
        if (facts_.actions == 0) return;
        auto& step = add(StoryTopic::done);
        auto const finished = text::integer(facts_.done), all = text::integer(facts_.actions);
        step.title = facts_.late == 0
                         ? tr("{0} actions done of {1}, none late", {finished, all})
                         : tr("{0} actions done of {1}, {2} late", {finished, all, text::integer(facts_.late)});
        auto const effects =
            std::ranges::count_if(snapshot_.actions, [](auto const& action) { return !action.effect.empty(); });
        step.sentence = effects == 0
                            ? tr("No effect is noted yet: what worked and what did not remains to be written down.")
                            : tr_n("An effect is noted for {0} action; what did not work is kept as well.",
                                   "An effect is noted for {0} actions; what did not work is kept as well.", effects);
        show(step, {"done", "under_way", "late"});
        step.notes = tr("Late as of {0}.", {text::long_date(facts_.as_of)});
    }

    void decisions() {
        if (facts_.decisions.empty()) return;
        auto& step = add(StoryTopic::decisions);
        auto const count = static_cast<long long>(facts_.decisions.size());
        step.title = tr_n("{0} decision asked of the committee and its partners",
                          "{0} decisions asked of the committee and its partners", count);
        step.sentence = tr("Each is to get an answer today: who does it, and by when.");
        step.zones.clear();
        for (auto const* note : facts_.decisions) {
            auto const row = snapshot_.row_of.at(note->residence);
            auto const& where = draft_.names_residences ? snapshot_.residences[row].name : snapshot_.neighbourhood(row);
            step.notes += (step.notes.empty() ? "" : "\n") +
                          tr("{0}, {1}: {2}", {text::short_date(note->date), where, note->body});
        }
    }

    void method() {
        auto& step = add(StoryTopic::method, "zones-coverage");
        step.title = tr("A screening tool: it shows where to look");
        step.sentence = tr("It does not give causes and describes a management situation, not residents; the actual "
                           "situation calls for an "
                           "exchange on site.");
        show(step, {"indicators", "families", "minimum_coverage"});
        step.notes = snapshot_.info.source_line;
    }

    Snapshot const& snapshot_;
    StoryDraft const& draft_;
    CampaignData const& data_;
    StoryFacts facts_;
    std::vector<core::StoryFigure> figures_;
    std::vector<StoryStep> steps_;
};

std::string words_of(StoryStep const& step) {
    auto words = step.title + "\n" + step.sentence;
    for (auto const& figure : step.figures)
        words += "\n" + figure.value + " " + figure.caption;
    return words;
}

/// What a reader compares: the figures, or the sentence where there are none.
std::string gist_of(StoryStep const& step) {
    std::string gist;
    for (auto const& figure : step.figures)
        gist += (gist.empty() ? "" : " · ") + figure.value + " " + figure.caption;
    return gist.empty() ? step.title : gist;
}

}

namespace {

std::string language_code() { return text::language() == text::Language::fr ? "fr" : "en"; }

/// What the draft would say, but for what a person wrote.
void take_words(StoryStep& step, StoryStep const& drafted) {
    step.title = drafted.title;
    step.sentence = drafted.sentence;
    if (!step.are_notes_edited) step.notes = drafted.notes;
}

/// The same figures as the project counts and names them now; one that it no longer has stays as it was.
void count_again(StoryStep& step, std::vector<core::StoryFigure> const& figures) {
    for (auto& figure : step.figures)
        if (auto const* now = figure_of_key(figures, figure.key)) figure = *now;
}

}

core::Story draft_story(Snapshot const& snapshot, StoryDraft const& draft) {
    auto const* data = draft.campaign.empty() ? snapshot.latest_scored() : &snapshot.campaign(draft.campaign);
    if (data == nullptr || !data->run)
        throw core::Error(core::ErrorCode::refused,
                          VIGIE_N_("No campaign is scored yet: there is nothing to tell. Score a campaign first."));
    core::Story story;
    story.name = draft.name.empty() ? tr("Committee {0}", {data->campaign.name}) : draft.name;
    story.names_residences = draft.names_residences;
    auto exact = draft;
    exact.campaign = data->campaign.name;
    story.steps = Draft(snapshot, exact).steps();
    story.language = language_code();
    story.told_on = draft.as_of;
    return story;
}

RenewedStory renewed_story(Snapshot const& snapshot, core::Story const& story, StoryDraft const& draft) {
    RenewedStory renewed{story, {}};
    auto exact = draft;
    exact.names_residences = story.names_residences;
    auto const fresh = draft_story(snapshot, exact);
    auto const campaign = fresh.steps.front().campaign;
    auto const figures = story_figures(story_facts(snapshot, snapshot.campaign(campaign), exact.as_of));
    for (std::size_t i = 0; i < renewed.story.steps.size(); ++i) {
        auto& step = renewed.story.steps[i];
        auto const same = std::ranges::find(fresh.steps, step.topic, &StoryStep::topic);
        bool const is_drafted = step.topic != StoryTopic::own && same != fresh.steps.end();
        StoryChange change{i, step.title, gist_of(step), is_drafted ? gist_of(*same) : "",
                           step.is_edited || !is_drafted};
        bool const moves = step.campaign != campaign;
        bool const says_otherwise = is_drafted && words_of(*same) != words_of(step);
        if (is_drafted && !step.is_edited) {
            auto shown = std::exchange(step.figures, same->figures);
            take_words(step, *same);
            step.zones = same->zones;
            step.sites = same->sites;
            if (step.are_figures_chosen) step.figures = std::move(shown);
        }
        if (step.are_figures_chosen) count_again(step, figures);
        step.campaign = campaign;
        if (moves || says_otherwise) renewed.changes.push_back(std::move(change));
    }
    return renewed;
}

core::Story told_again(Snapshot const& snapshot, core::Story const& story) {
    auto const language = language_code();
    if (story.language.empty() || story.language == language) return story;
    struct Fresh {
        std::vector<StoryStep> steps;
        std::vector<core::StoryFigure> figures;
    };
    std::map<std::string, Fresh> by_campaign;
    auto told = story;
    told.language = language;
    auto const as_of = story.told_on.value_or(core::today());
    for (auto& step : told.steps) {
        auto const data = std::ranges::find_if(snapshot.campaigns, [&](auto const& each) {
            return each.campaign.name == step.campaign && each.run;
        });
        if (data == snapshot.campaigns.end()) continue; // it is gone: the words stay
        auto const [place, is_new] = by_campaign.try_emplace(step.campaign);
        auto& fresh = place->second;
        if (is_new) {
            fresh.steps = draft_story(snapshot, {story.name, step.campaign, story.names_residences, as_of}).steps;
            fresh.figures = story_figures(story_facts(snapshot, *data, as_of));
        }
        auto const same = std::ranges::find(fresh.steps, step.topic, &StoryStep::topic);
        if (step.topic != StoryTopic::own && same != fresh.steps.end() && !step.is_edited) take_words(step, *same);
        count_again(step, fresh.figures);
    }
    return told;
}

}
