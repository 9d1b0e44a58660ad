#include "dossier/story_page.hpp"

#include "dossier/class_words.hpp"
#include "dossier/map_content.hpp"
#include "dossier/measured_map.hpp"
#include "dossier/story_facts.hpp"
#include "dossier/story_filter.hpp"
#include "scene/colouring.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>

namespace vigie::dossier {

using text::tr;
using text::tr_n;

std::string topic_title(core::StoryTopic topic) {
    switch (topic) {
    case core::StoryTopic::own:
        return {};
    case core::StoryTopic::perimeter:
        return tr("What we look at");
    case core::StoryTopic::status:
        return tr("Where we stand");
    case core::StoryTopic::moves:
        return tr("What moved");
    case core::StoryTopic::clusters:
        return tr("Where situations cluster");
    case core::StoryTopic::sites:
        return tr("Sites to watch");
    case core::StoryTopic::done:
        return tr("What was done");
    case core::StoryTopic::decisions:
        return tr("Decisions asked");
    case core::StoryTopic::method:
        return tr("Method and limits");
    }
    return {};
}

std::string complex_words(int complex, int scored) {
    return tr("{0} of {1}", {tr_n("{0} complex", "{0} complex", complex), text::integer(scored)});
}

std::string move_words(core::Dynamics dynamics) {
    switch (dynamics) {
    case core::Dynamics::worse:
        return "▲ " + tr("getting worse");
    case core::Dynamics::better:
        return "▼ " + tr("getting better");
    case core::Dynamics::steady:
        return "● " + tr("stable");
    case core::Dynamics::unknown:
        return tr("not compared");
    }
    return {};
}

std::string step_kicker(std::size_t step, core::StoryTopic topic) {
    auto const number = text::integer(static_cast<std::int64_t>(step + 1)), title = topic_title(topic);
    return title.empty() ? number : tr("{0} · {1}", {number, title});
}

namespace {

constexpr std::size_t most_lines = 5;

class PageMaker {
public:
    PageMaker(Snapshot const& snapshot, store::Project const* project, core::Story const& story, std::size_t step,
              core::Date as_of)
        : snapshot_(snapshot)
        , project_(project)
        , story_(story)
        , as_of_(as_of) {
        page_.step = story.steps[step];
        page_.number = step + 1;
        page_.count = story.steps.size();
        page_.story = story.name;
        page_.source = snapshot.info.source_line;
        page_.is_fictitious = snapshot.info.is_fictitious;
        page_.kicker = step_kicker(step, page_.step.topic);
        data_ = campaign();
        page_.campaign = data_ != nullptr ? data_->campaign.name : page_.step.campaign;
    }

    StoryPage make() {
        make_map();
        point_out();
        if (data_ != nullptr && data_->run) {
            facts_ = story_facts(snapshot_, *data_, as_of_);
            make_cards();
            make_legend();
            if (page_.step.topic == core::StoryTopic::decisions) make_lines();
        }
        return std::move(page_);
    }

private:
    /// That of the step; the latest scored one in its place when it is gone.
    CampaignData const* campaign() {
        for (auto const& data : snapshot_.campaigns)
            if (data.campaign.name == page_.step.campaign) return &data;
        if (!page_.step.campaign.empty()) page_.missing.push_back(tr("campaign {0}", {page_.step.campaign}));
        return snapshot_.latest_scored();
    }

    [[nodiscard]] bool is_hidden(char const* layer) const {
        return std::ranges::find(page_.step.hidden, layer) != page_.step.hidden.end();
    }

    void make_map() {
        MapChoice choice;
        if (data_ != nullptr) choice.campaign = data_->campaign.name;
        choice.hidden = {page_.step.hidden.begin(), page_.step.hidden.end()};
        choice.shown_zones = {page_.step.shown.begin(), page_.step.shown.end()};
        auto const kept = data_ != nullptr ? kept_by(snapshot_, *data_, page_.step.filter) : std::vector<bool>{};
        if (!kept.empty()) choice.filtered_in = &kept;
        MeasuredMap measured;
        page_.fills_zones = page_.step.colouring == "zones" && !snapshot_.zone_layers.empty();
        if (auto const fixed = scene::colouring_of_code(page_.step.colouring))
            choice.colouring = *fixed;
        else if (page_.step.colouring != "zones")
            measured = measure();
        if (measured.classing) choice.colouring = scene::Colouring::measure;
        choice.classing = measured.classing;
        choice.measured = measured.values;
        auto content = std::make_shared<scene::MapContent>(map_content(snapshot_, choice));
        content->is_fictitious = false; // said beside the map
        for (auto& foyer : content->foyers)
            if (!foyer.is_to_verify) foyer.label = tr("Cluster {0}", {text::integer(foyer.number)});
        page_.shows_residences = content->residences != nullptr;
        page_.shows_foyers = !is_hidden("foyers");
        page_.classing = measured.classing;
        page_.content = std::move(content);
        page_.extent = page_.step.ground.is_empty() ? extent() : page_.step.ground;
    }

    /// Ground of the neighbourhoods that hold residences: a whole conurbation would leave them too small to be read.
    [[nodiscard]] core::Box extent() const {
        core::Box box;
        for (auto const& mark : snapshot_.located.marks)
            box.include(mark.at);
        return box.is_empty() ? snapshot_.extent : box.grown(box.width() * 0.05);
    }

    /// The figure the step is coloured by, as it was cut the last time.
    MeasuredMap measure() {
        auto const all = measures(snapshot_, data_);
        auto const* measure = find_measure(all, page_.step.colouring);
        if (measure == nullptr || (measure->is_read() && project_ == nullptr)) {
            page_.missing.push_back(page_.step.colouring);
            return {};
        }
        auto const& rules = data_ != nullptr ? data_->grid.rules : snapshot_.grid.rules;
        if (project_ != nullptr)
            return measured_map(snapshot_, *project_, data_, *measure, kept_style(*project_, *measure, rules));
        MeasuredMap made;
        made.style = default_style(*measure, rules);
        made.values = measure_values(*measure, snapshot_, data_, nullptr);
        made.breaks = analysis::classify(made.values, class_options(made.style));
        made.classing = classing_of(*measure, made.style, made.breaks);
        return made;
    }

    void point_out() {
        if (!snapshot_.zone_layers.empty() && !page_.step.zones.empty()) {
            auto const& layer = snapshot_.zone_layers.front();
            auto frames = std::make_shared<scene::AreaLayer>();
            for (auto const& code : page_.step.zones) {
                auto const zone = std::ranges::find(layer.zones, code, &core::Zone::code);
                if (zone == layer.zones.end()) {
                    page_.missing.push_back(tr("neighbourhood {0}", {code}));
                    continue;
                }
                auto const i = static_cast<std::size_t>(zone - layer.zones.begin());
                frames->areas.push_back(layer.areas->areas[i]);
                frames->boxes.push_back(layer.areas->boxes[i]);
            }
            page_.frames = std::move(frames);
        }
        for (auto const& code : page_.step.sites) {
            auto const found = std::ranges::find(snapshot_.residences, code, &core::Residence::code);
            if (found == snapshot_.residences.end()) {
                page_.missing.push_back(tr("residence {0}", {code}));
                continue;
            }
            auto const row = static_cast<std::uint32_t>(found - snapshot_.residences.begin());
            if (!page_.content->residences) continue;
            auto const& marks = page_.content->residences->marks;
            auto const mark = std::ranges::find(marks, row, &scene::ResidenceMark::index);
            if (mark != marks.end()) page_.rings.push_back(static_cast<std::uint32_t>(mark - marks.begin()));
        }
    }

    [[nodiscard]] std::string caption(StoryZone const& zone) const {
        switch (page_.step.topic) {
        case core::StoryTopic::perimeter:
            return tr_n("{0} residence", "{0} residences", zone.residences);
        case core::StoryTopic::moves:
            if (zone.entries + zone.exits == 0) return tr("no move");
            return tr("{0}, {1}",
                      {tr_n("{0} entry", "{0} entries", zone.entries), tr_n("{0} exit", "{0} exits", zone.exits)});
        case core::StoryTopic::sites:
            return zone.followed == 0 ? std::string() : tr_n("{0} site followed", "{0} sites followed", zone.followed);
        case core::StoryTopic::status:
            return complex_words(zone.complex, zone.scored);
        default:
            return {};
        }
    }

    /// A map of neighbourhoods names each of them, with its class where it is coloured so.
    void make_cards() {
        if (page_.shows_residences || page_.content->zones.empty()) return;
        auto const& marks = page_.content->zones.front().marks;
        page_.has_moves = page_.step.topic == core::StoryTopic::moves;
        for (std::size_t i = 0; i < facts_.zones.size() && i < marks.size(); ++i) {
            auto const& zone = facts_.zones[i];
            if (zone.residences == 0) continue; // nothing to be said of it
            StoryCard card;
            card.name = zone.name;
            card.severity = zone.severity;
            if (page_.has_moves) card.move = move_words(zone.dynamics);
            card.caption = caption(zone);
            card.at = marks[i].label_at;
            card.is_framed = std::ranges::find(page_.step.zones, zone.code) != page_.step.zones.end();
            page_.cards.push_back(std::move(card));
        }
    }

    void make_legend() {
        for (auto const& foyer : page_.content->foyers) {
            if (foyer.is_to_verify || !page_.shows_foyers) continue;
            (foyer.is_solid == false ? page_.has_fragile : page_.has_solid) = true;
        }
        bool const by_class = !page_.classing && (page_.fills_zones || page_.content->residences);
        if (!by_class) return;
        page_.legend_title = page_.shows_residences ? tr("Class of residences, {0}", {page_.campaign})
                                                    : tr("Class of neighbourhoods, {0}", {page_.campaign});
        for (std::size_t i = 0; i < core::all_classes.size(); ++i) {
            auto const severity = core::all_classes[i];
            page_.legend[i] = {severity, class_label(severity), count_of(severity)};
        }
    }

    [[nodiscard]] std::size_t count_of(core::SeverityClass severity) const {
        if (page_.shows_residences)
            return static_cast<std::size_t>(std::ranges::count(data_->scores, severity, &store::ResidenceScore::shown));
        return static_cast<std::size_t>(std::ranges::count(page_.cards, severity, &StoryCard::severity));
    }

    void make_lines() {
        page_.line_count = facts_.decisions.size();
        for (auto const* note : facts_.decisions) {
            if (page_.lines.size() == most_lines) break;
            auto const row = snapshot_.row_of.at(note->residence);
            page_.lines.push_back(
                {story_.names_residences ? snapshot_.residences[row].name : snapshot_.neighbourhood(row), note->body});
        }
    }

    Snapshot const& snapshot_;
    store::Project const* project_;
    core::Story const& story_;
    core::Date as_of_;
    CampaignData const* data_ = nullptr;
    StoryFacts facts_;
    StoryPage page_;
};

}

StoryPage story_page(Snapshot const& snapshot, store::Project const* project, core::Story const& story,
                     std::size_t step, core::Date as_of) {
    return PageMaker(snapshot, project, story, step, as_of).make();
}

scene::DrawList story_map(StoryPage const& page, scene::MapStyle style, scene::View const& view,
                          scene::TextMeasure const& text) {
    style.show_residences = page.shows_residences;
    style.show_foyers = page.shows_foyers;
    style.zone_fill = page.fills_zones ? scene::ZoneFill::severity : scene::ZoneFill::none;
    style.show_zone_names = page.cards.empty();
    style.show_fictitious = false;
    scene::MapHighlight highlight;
    highlight.selected = page.rings;
    auto list = scene::build_map(*page.content, style, highlight, view, text);
    if (!page.frames && !page.secrets) return list;
    auto const is_above = [](scene::DrawItem const& item) {
        return std::holds_alternative<scene::DrawHull>(item) || std::holds_alternative<scene::DrawSymbols>(item) ||
               std::holds_alternative<scene::DrawOverlay>(item);
    };
    auto const u = static_cast<float>(view.ui_scale);
    auto at = std::ranges::find_if(list.items, is_above);
    if (page.secrets) {
        auto blank = style.theme->panel;
        blank.a = 225;
        at = list.items.insert(at, {scene::DrawItem(scene::FillAreas{.layer = page.secrets,
                                                                     .palette = {blank},
                                                                     .hatched = {false},
                                                                     .fill_of = nullptr,
                                                                     .hatch = {}}),
                                    scene::DrawItem(scene::StrokeAreas{
                                        page.secrets, {style.theme->zone_line, 1.25F * u, {}}, nullptr})}) +
             2;
    }
    if (!page.frames) return list;
    list.items.insert(at, {scene::DrawItem(scene::StrokeAreas{page.frames, {style.theme->halo, 6 * u, {}}, nullptr}),
                           scene::DrawItem(scene::StrokeAreas{page.frames, {style.theme->ink, 3 * u, {}}, nullptr})});
    return list;
}

}
