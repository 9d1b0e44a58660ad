#pragma once

#include "core/date.hpp"
#include "core/story.hpp"
#include "dossier/snapshot.hpp"
#include "scene/map_scene.hpp"

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <vector>

/// A step of a story ready to be shown: the screen and the printed page draw the same.
namespace vigie::dossier {

/// What stands over a neighbourhood on the map.
struct StoryCard {
    std::string name;
    core::SeverityClass severity = core::SeverityClass::not_scored;
    std::string move;    ///< « ▲ se dégrade »; empty = the step is about something else
    std::string caption; ///< « 3 entrées, 0 sortie »; may be empty
    core::Projected at{};
    bool is_framed = false;
    bool is_secret = false; ///< of a partner edition: « s » in place of the class
};

struct StoryClass {
    core::SeverityClass severity = core::SeverityClass::not_scored;
    std::string name;
    std::size_t count = 0;
};

struct StoryLine {
    std::string head, words; ///< « Ker-Avel », « enlèvement des épaves sous quinze jours »
};

struct StoryPage {
    std::size_t number = 1, count = 1;
    std::string story, kicker; ///< « 3 · Ce qui a bougé »
    core::StoryStep step;      ///< its words and figures
    std::string campaign;
    std::shared_ptr<scene::MapContent const> content;
    bool shows_residences = false, shows_foyers = false, fills_zones = false;
    std::shared_ptr<scene::AreaLayer const> frames; ///< zones that the step points out; may be null
    std::vector<std::uint32_t> rings;               ///< marks of residences it points out
    core::Box extent;
    std::vector<StoryCard> cards;                    ///< of neighbourhoods, when the map is of them
    std::string legend_title;                        ///< empty = classes are not what the map shows
    std::array<StoryClass, 5> legend;                ///< D, C, B, A, not scored
    std::shared_ptr<scene::Classing const> classing; ///< the map is coloured by a figure
    bool has_solid = false, has_fragile = false, has_moves = false;
    std::vector<StoryLine> lines;     ///< decisions, one each: the first ones
    std::size_t line_count = 0;       ///< of all of them
    std::vector<std::string> missing; ///< what the step names and the project no longer has
    bool is_partner = false;          ///< as partners may see it (partner_story.hpp)
    std::shared_ptr<scene::AreaLayer const> secrets; ///< zones whose class is protected: drawn blank; may be null
    std::size_t secret = 0;                          ///< how many of them
    std::string source;
    bool is_fictitious = false;
};

/// \param project  to read figures that were observed; null = only those of the snapshot
/// \pre step < story.steps.size()
[[nodiscard]] StoryPage story_page(Snapshot const& snapshot, store::Project const* project, core::Story const& story,
                                   std::size_t step, core::Date as_of = core::today());

/// « 3 · Ce qui a bougé » of the third step.
[[nodiscard]] std::string step_kicker(std::size_t step, core::StoryTopic topic);

/// « Ce qui a bougé »; of a person's own step its number says enough: empty.
[[nodiscard]] std::string topic_title(core::StoryTopic topic);

/// « 1 complexe sur 22 »
[[nodiscard]] std::string complex_words(int complex, int scored);
/// « ▲ se dégrade »
[[nodiscard]] std::string move_words(core::Dynamics dynamics);

/// The map of a page, with its frames and rings. \param style  theme, factors and furniture; what is shown is the
/// page's
[[nodiscard]] scene::DrawList story_map(StoryPage const& page, scene::MapStyle style, scene::View const& view,
                                        scene::TextMeasure const& text);

/// What no card of the page may cover, px of the view: names of clusters, scale and arrow, discs of a count.
[[nodiscard]] std::vector<core::Box> covered_by_page(StoryPage const& page, scene::MapStyle const& style, scene::View const& view,
                                                     scene::TextMeasure const& text);

/// A card where it stands, px of the view; `form` says how much of it there is room for.
struct PlacedCard {
    enum class Form { whole, name, chip };
    std::size_t card = 0;
    Form form = Form::whole;
    core::Box box;
};
struct CardSize {
    double width = 0, height = 0;
};
/// Cards over their neighbourhoods, none on another nor across the edge: framed ones and the worst first; what has no
/// room says less. \param taken  boxes of the view that no card may cover, px
[[nodiscard]] std::vector<PlacedCard>
placed_cards(std::vector<StoryCard> const& cards, scene::View const& view, std::vector<core::Box> const& taken,
             std::function<CardSize(StoryCard const&, PlacedCard::Form)> const& size_of);

}
