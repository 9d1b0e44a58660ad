#include "dossier/partner_story.hpp"

#include "dossier/class_words.hpp"
#include "dossier/detail/partner_facts.hpp"
#include "dossier/detail/story_words.hpp"
#include "dossier/map_content.hpp"
#include "dossier/partner_foyers.hpp"
#include "dossier/partner_site.hpp"
#include "dossier/run_context.hpp"
#include "dossier/story_facts.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <map>

namespace vigie::dossier {

namespace {

using core::StoryTopic;
using detail::campaign_of;
using detail::codes_of;
using detail::count_words;
using detail::given_facts;
using detail::GivenFacts;
using detail::names_of;
using detail::number;
using State = PartnerCell::State;
using text::tr;
using text::tr_n;

constexpr std::size_t most_lines = 5;

std::string withheld_step() { return tr("This step is not given in this edition."); }

}

struct PartnerStory::Parts {
    Snapshot const& snapshot;
    store::Project const& project;
    core::Story const& story;
    StoryAudience audience;
    mutable std::map<std::string, std::unique_ptr<PartnerPlan>> plans;
    mutable std::map<std::string, GivenFacts> facts;

    PartnerPlan const& plan(std::string const& campaign) const {
        auto& made = plans[campaign];
        if (!made) made = std::make_unique<PartnerPlan>(snapshot, project, audience.profile, campaign);
        return *made;
    }
    PartnerPlan const* plan_before(CampaignData const& data) const {
        auto const* before = scored_before(snapshot, data);
        return before == nullptr ? nullptr : &plan(before->campaign.name);
    }
    /// Steps of one campaign share them.
    GivenFacts const& given(CampaignData const& data) const {
        auto const& name = data.campaign.name;
        auto const found = facts.find(name);
        if (found != facts.end()) return found->second;
        return facts.emplace(name, given_facts(snapshot, plan(name), plan_before(data), audience.as_of)).first->second;
    }
};

namespace {

/// One page: its map and its words.
class PageMaker {
public:
    PageMaker(Snapshot const& snapshot, StoryAudience const& audience, PartnerPlan const& plan, GivenFacts const& given,
              core::Story const& story, std::size_t step)
        : snapshot_(snapshot)
        , audience_(audience)
        , plan_(plan)
        , told_(story.steps[step])
        , given_(given)
        , facts_(given_.facts) {
        page_.number = step + 1;
        page_.count = story.steps.size();
        page_.story = audience.profile.story_words ? story.name : audience.purpose;
        page_.kicker = step_kicker(step, told_.topic);
        page_.campaign = plan.campaign().campaign.name;
        page_.source = snapshot.info.source_line;
        page_.is_fictitious = snapshot.info.is_fictitious;
        page_.is_partner = true;
        page_.step.topic = told_.topic;
        page_.step.campaign = page_.campaign;
    }

    StoryPage make() {
        make_map();
        make_words();
        if (audience_.profile.story_words && (told_.is_edited || told_.topic == StoryTopic::own)) {
            page_.step.title = told_.title;
            page_.step.sentence = told_.sentence;
        }
        make_cards();
        make_legend();
        point_out();
        return std::move(page_);
    }

private:
    /// Neighbourhoods alone: no residence, no layer of the user's own but the ground they stand on.
    void make_map() {
        MapChoice choice;
        choice.campaign = page_.campaign;
        choice.hidden = {"residences", "foyers"};
        for (auto const& layer : snapshot_.context)
            if (layer.layer.role == core::ContextRole::other) choice.hidden.insert(layer.layer.name);
        if (!snapshot_.zone_layers.empty()) choice.shown_zones = {snapshot_.zone_layers.front().layer.name};
        auto content = std::make_shared<scene::MapContent>(map_content(snapshot_, choice));
        std::erase_if(content->context, [](auto const& layer) { return layer.role == core::ContextRole::other; });
        for (auto& layer : content->context)
            layer.points.reset(), layer.classes.reset();
        if (facts_.zones.empty()) content->zones.clear();
        content->is_fictitious = false; // said beside the map
        if (!content->zones.empty()) blank(content->zones.front());
        if (told_.topic == StoryTopic::clusters) add_foyers(*content);
        page_.fills_zones = !content->zones.empty();
        page_.content = std::move(content);
        page_.extent = told_.ground.is_empty() ? extent() : told_.ground;
    }

    /// Marks with what may be said and nothing else; those that are protected are drawn blank.
    void blank(scene::ZoneContent& zones) {
        auto secrets = std::make_shared<scene::AreaLayer>();
        zones.colouring = scene::Colouring::severity;
        for (std::size_t i = 0; i < zones.marks.size() && i < facts_.zones.size(); ++i) {
            scene::ZoneMark mark;
            mark.name = facts_.zones[i].name;
            mark.label_at = zones.marks[i].label_at;
            mark.severity = facts_.zones[i].severity;
            mark.dynamics = facts_.zones[i].dynamics;
            zones.marks[i] = std::move(mark);
            if (given_.cells[i].state != State::secret || facts_.zones[i].residences == 0) continue;
            secrets->areas.push_back(zones.areas->areas[i]);
            secrets->boxes.push_back(zones.areas->boxes[i]);
        }
        page_.secret = secrets->areas.size();
        if (page_.secret > 0) page_.secrets = std::move(secrets);
    }

    void add_foyers(scene::MapContent& content) {
        foyers_ = partner_foyers(snapshot_, plan_);
        for (auto const& foyer : foyers_) {
            scene::FoyerMark mark;
            mark.number = foyer.number;
            mark.hull = scene::FoyerHull(foyer.outline);
            mark.is_solid = foyer.is_solid;
            mark.label = tr("Cluster {0}", {text::integer(foyer.number)});
            content.foyers.push_back(std::move(mark));
            (foyer.is_solid == false ? page_.has_fragile : page_.has_solid) = true;
        }
        page_.shows_foyers = !foyers_.empty();
    }

    /// Ground of the neighbourhoods that hold residences.
    [[nodiscard]] core::Box extent() const {
        core::Box box;
        if (!page_.content->zones.empty())
            for (std::size_t i = 0; i < facts_.zones.size(); ++i)
                if (facts_.zones[i].residences > 0) box.include(page_.content->zones.front().areas->boxes[i]);
        return box.is_empty() ? snapshot_.extent : box.grown(box.width() * 0.02);
    }

    void make_words() {
        switch (told_.topic) {
        case StoryTopic::own:
            page_.step.title = withheld_step();
            page_.step.sentence = tr("A person wrote it for the house. What the map shows is what may be given.");
            return;
        case StoryTopic::perimeter:
            return perimeter();
        case StoryTopic::status:
            return status();
        case StoryTopic::moves:
            return moves();
        case StoryTopic::clusters:
            return clusters();
        case StoryTopic::sites:
            return sites();
        case StoryTopic::done:
            return done();
        case StoryTopic::decisions:
            return decisions();
        case StoryTopic::method:
            return method();
        }
    }

    void withhold(std::string why) {
        page_.step.title = withheld_step();
        page_.step.sentence = std::move(why);
    }

    void perimeter() {
        auto const all = number(facts_.residences);
        page_.step.title = facts_.zones.empty()
                               ? tr("{0} residences, campaign {1}", {all, page_.campaign})
                               : tr("{0} residences in {1} neighbourhoods", {all, number(facts_.zones.size())});
        page_.step.sentence = tr("Neighbourhoods are told by class. What too few households stand behind is protected: "
                                 "it says “s”, and is never zero.");
        page_.step.figures = {{all, tr("residences")}, {count_words(given_.all_households), tr("households")}};
    }

    void status() {
        if (facts_.zones.empty()) return withhold(no_layer());
        auto const complex = given_.of_class(true), others = given_.of_class(false);
        auto const all = complex.size() + others.size();
        auto const counted =
            tr_n("{0} neighbourhood is in a complex situation", "{0} neighbourhoods are in a complex situation",
                 static_cast<long long>(complex.size()));
        page_.step.title = complex.empty() ? tr("No neighbourhood is in a complex situation as a whole")
                           : complex.size() > 3
                               ? counted
                               : detail::title({tr("In a complex situation: {0}", {names_of(complex)}), counted});
        page_.step.sentence = given_.secret == 0
                                  ? tr("A neighbourhood’s class is that of its residences together.")
                                  : tr_n("A neighbourhood’s class is that of its residences together; that of {0} is "
                                         "protected.",
                                         "A neighbourhood’s class is that of its residences together; those of {0} are "
                                         "protected.",
                                         static_cast<long long>(given_.secret));
        page_.step.figures = {
            {tr("{0} of {1}", {number(complex.size()), number(all)}), tr("neighbourhoods are complex or very complex")}};
        page_.step.zones = codes_of(complex);
    }

    void moves() {
        if (facts_.before == nullptr) return withhold(tr("There is no campaign before to compare with."));
        if (!given_.gives_total) return withhold(too_few());
        auto const entries = static_cast<long long>(facts_.entries);
        auto const most = std::ranges::max_element(facts_.zones, {}, &StoryZone::entries);
        auto const counted = tr_n("{0} residence came on watch", "{0} residences came on watch", entries);
        page_.step.title = entries == 0 ? tr("No residence came on watch")
                           : most == facts_.zones.end() || most->entries < 2
                               ? counted
                               : detail::title({tr("{0} entries on watch, {1} of them in {2}",
                                                   {text::integer(entries), text::integer(most->entries), most->name}),
                                                counted});
        auto const worse = facts_.of_dynamics(core::Dynamics::worse),
                   better = facts_.of_dynamics(core::Dynamics::better);
        page_.step.sentence =
            given_.secret == 0
                ? detail::moves_sentence(facts_, worse, better)
                : tr("Of the neighbourhoods that are given, {0} are clearly worse since {1}, {2} clearly better.",
                     {number(worse.size()), facts_.before->campaign.name, number(better.size())});
        page_.step.figures = {{tr("{0} → {1}", {text::integer(facts_.followed_before), text::integer(facts_.followed)}),
                               tr("residences followed, before and now")},
                              {text::change(facts_.entries, 0), tr("entries")},
                              {text::change(-facts_.exits, 0), tr("exits")}};
        page_.step.zones = codes_of(worse);
        for (auto const& code : codes_of(better))
            page_.step.zones.push_back(code);
        page_.has_moves = true;
    }

    void clusters() {
        if (!plan_.campaign().clusters) return withhold(tr("Clusters have not been computed for this campaign."));
        if (!audience_.profile.residences)
            return withhold(tr("Where a cluster lies says which residences it holds, and this edition gives none."));
        std::size_t solid = 0;
        std::int64_t dwellings = 0;
        for (auto const& foyer : foyers_) {
            solid += foyer.is_solid == false ? 0U : 1U;
            dwellings += foyer.dwellings;
        }
        auto const all = static_cast<long long>(foyers_.size());
        page_.step.title = foyers_.empty() ? tr("No cluster may be given")
                                           : tr_n("{0} cluster of complex situations",
                                                  "{0} clusters of complex situations", all);
        page_.step.sentence =
            foyers_.empty() ? tr("Complex residences lie scattered, or too few of them may be given to draw a cluster.")
                            : tr("{0} clusters hold in every way of reckoning, {1} remain fragile.",
                                 {number(solid), number(foyers_.size() - solid)});
        if (!foyers_.empty()) page_.step.figures = {{text::integer(dwellings), tr("dwellings in the clusters")}};
    }

    void sites() {
        if (!given_.gives_total) return withhold(too_few());
        page_.step.title =
            facts_.projects == 0
                ? tr_n("{0} site to watch", "{0} sites to watch", static_cast<long long>(facts_.followed))
                : tr("{0} sites to watch, {1} with a site project",
                     {text::integer(facts_.followed), text::integer(facts_.projects)});
        std::vector<StoryZone const*> most;
        for (auto const& zone : facts_.zones)
            if (zone.followed > 0) most.push_back(&zone);
        std::ranges::stable_sort(most, std::ranges::greater(), &StoryZone::followed);
        most.resize(std::min<std::size_t>(most.size(), 3));
        std::vector<std::string> named;
        for (auto const* zone : most)
            named.push_back(tr("{0} ({1})", {zone->name, text::integer(zone->followed)}));
        auto const followed = tr("They are followed by the committee, each with a date, a motive and a role.");
        page_.step.sentence =
            named.empty() ? followed
                          : detail::sentence({tr("Most of them are in {0}.", {listed(named)}), followed});
        page_.step.figures = {{text::integer(facts_.followed), tr("sites followed")},
                              {text::integer(facts_.projects), tr("in a site project")}};
        page_.step.zones = codes_of(most);
    }

    void done() {
        if (!audience_.profile.actions) return withhold(tr("This edition gives no action."));
        auto const finished = text::integer(facts_.done), all = text::integer(facts_.actions);
        page_.step.title = facts_.late == 0
                               ? tr("{0} actions done of {1}, none late", {finished, all})
                               : tr("{0} actions done of {1}, {2} late", {finished, all, text::integer(facts_.late)});
        page_.step.sentence = tr("What an action changed is told in the house, once it is measured.");
        page_.step.figures = {{finished, tr("done")},
                              {text::integer(facts_.under_way), tr("under way")},
                              {text::integer(facts_.late), tr("late")}};
    }

    /// Notes of what was decided are free text; actions say what is asked of whom.
    void decisions() {
        if (!audience_.profile.actions) return withhold(tr("This edition gives no action."));
        bool const is_for_one = !audience_.recipient.empty();
        for (auto const& action : snapshot_.actions) {
            bool const is_open =
                action.state == core::ActionState::planned || action.state == core::ActionState::under_way;
            if (!is_open || (is_for_one && !is_asked_of(action, audience_.recipient))) continue;
            ++page_.line_count;
            if (page_.lines.size() == most_lines) continue;
            auto words = action.title;
            if (action.due_on) words += ", " + tr("by {0}", {text::short_date(*action.due_on)});
            page_.lines.push_back({is_for_one ? place_of(action) : action.lead, std::move(words)});
        }
        auto const count = static_cast<long long>(page_.line_count);
        page_.step.title = count == 0   ? tr("No action is asked")
                           : is_for_one ? tr_n("{0} action is asked of you", "{0} actions are asked of you", count)
                                      : tr_n("{0} action is under way or to come", "{0} actions are under way or to come", count);
        if (count > 0) page_.step.sentence = tr("Each is to get an answer today: who does it, and by when.");
    }

    /// Its neighbourhood: a residence is not named.
    [[nodiscard]] std::string place_of(core::Action const& action) const {
        if (!action.residence || facts_.zones.empty()) return {};
        auto const row = snapshot_.row_of.find(*action.residence);
        return !row ? std::string() : snapshot_.neighbourhood(*row);
    }

    void method() {
        page_.step.title = tr("A screening tool: it shows where to look");
        page_.step.sentence =
            tr("It does not give causes and describes a management situation, not residents; the actual "
               "situation calls for an "
               "exchange on site.");
        page_.step.figures = {
            {text::integer(audience_.profile.minimum_households), tr("households at least behind what is told")}};
    }

    void make_cards() {
        if (page_.content->zones.empty()) return;
        auto const& marks = page_.content->zones.front().marks;
        for (std::size_t i = 0; i < facts_.zones.size() && i < marks.size(); ++i) {
            auto const& zone = facts_.zones[i];
            if (zone.residences == 0) continue; // nothing to be said of it
            StoryCard card;
            card.name = zone.name;
            card.severity = zone.severity;
            card.is_secret = given_.cells[i].state == State::secret;
            if (page_.has_moves && !card.is_secret) card.move = move_words(zone.dynamics);
            if (!card.is_secret) card.caption = caption(zone, given_.households[i]);
            card.at = marks[i].label_at;
            card.is_framed = std::ranges::find(page_.step.zones, zone.code) != page_.step.zones.end();
            page_.cards.push_back(std::move(card));
        }
    }

    [[nodiscard]] std::string caption(StoryZone const& zone, PartnerCell const& households) const {
        switch (told_.topic) {
        case StoryTopic::perimeter:
            return tr("{0} households", {count_words(households)});
        case StoryTopic::moves:
            if (!page_.has_moves) return {};
            if (zone.entries + zone.exits == 0) return tr("no move");
            return tr("{0}, {1}",
                      {tr_n("{0} entry", "{0} entries", zone.entries), tr_n("{0} exit", "{0} exits", zone.exits)});
        case StoryTopic::sites:
            return zone.followed == 0 ? std::string() : tr_n("{0} site followed", "{0} sites followed", zone.followed);
        default:
            return {};
        }
    }

    void make_legend() {
        if (page_.content->zones.empty()) return;
        page_.legend_title = tr("Class of neighbourhoods, {0}", {page_.campaign});
        for (std::size_t i = 0; i < core::all_classes.size(); ++i) {
            auto const severity = core::all_classes[i];
            page_.legend[i] = {severity, class_label(severity), static_cast<std::size_t>(std::ranges::count_if(page_.cards, [&](auto const& card) {
                                   return !card.is_secret && card.severity == severity;
                               }))};
        }
    }

    void point_out() {
        if (page_.content->zones.empty() || page_.step.zones.empty()) return;
        auto frames = std::make_shared<scene::AreaLayer>();
        auto const& areas = *page_.content->zones.front().areas;
        for (std::size_t i = 0; i < facts_.zones.size(); ++i)
            if (std::ranges::find(page_.step.zones, facts_.zones[i].code) != page_.step.zones.end()) {
                frames->areas.push_back(areas.areas[i]);
                frames->boxes.push_back(areas.boxes[i]);
            }
        page_.frames = std::move(frames);
    }

    static std::string no_layer() { return tr("This edition gives no layer of neighbourhoods."); }
    static std::string too_few() { return tr("Too few households stand behind these figures."); }

    Snapshot const& snapshot_;
    StoryAudience const& audience_;
    PartnerPlan const& plan_;
    core::StoryStep const& told_;
    GivenFacts const& given_;
    StoryFacts const& facts_;
    std::vector<PartnerFoyer> foyers_;
    StoryPage page_;
};

}

PartnerStory::PartnerStory(Snapshot const& snapshot, store::Project const& project, core::Story const& story,
                           StoryAudience audience)
    : parts_(new Parts{snapshot, project, story, std::move(audience), {}, {}}) {
    static_cast<void>(campaign_of(snapshot, {})); // refused now, and not at the first page
}

PartnerStory::~PartnerStory() = default;

std::size_t PartnerStory::size() const { return parts_->story.steps.size(); }

StoryPage PartnerStory::page(std::size_t step) const {
    auto const& data = campaign_of(parts_->snapshot, parts_->story.steps[step].campaign);
    return PageMaker(parts_->snapshot, parts_->audience, parts_->plan(data.campaign.name), parts_->given(data),
                     parts_->story, step)
        .make();
}

}
