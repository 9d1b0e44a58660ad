#pragma once

#include "dossier/class_words.hpp"
#include "dossier/filter.hpp"
#include "dossier/legend_steps.hpp"
#include "scene/map_content.hpp"
#include "workbench/jobs.hpp"
#include "workbench/view_screens.hpp"

#include <array>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace vigie::dossier {
struct StoryPage;
}

/// What panels show, as plain words and numbers, made from the workbench in each frame or when it changes.
namespace vigie::workbench {

struct LegendView {
    struct Row {
        core::SeverityClass severity;
        std::string name, range;
        std::size_t count = 0;
    };
    std::array<Row, 5> rows; ///< D, C, B, A, not scored
    std::size_t total = 0;
    std::size_t unlocated = 0; ///< residences that are not on the map, whatever the filter
    dossier::Filter filter;
    bool has_foyers = false;
    bool has_preview = false;
    scene::Colouring colouring = scene::Colouring::severity;
    std::vector<std::size_t> tones; ///< residences by entry of scene::palette(); of another colouring than by class
    std::string since;              ///< campaign that changes are counted from; empty = there is none
    int families = 0;               ///< of the index
    std::vector<scene::Colouring> colourings; ///< that can be chosen, by class first
    bool is_gi = false;                       ///< the run tells hot from cold spots
    std::vector<dossier::LegendStep> steps;            ///< of another colouring than by class, or class and change
    std::shared_ptr<scene::Classing const> classing; ///< of Colouring::measure
    std::string density_title, density_unit;  ///< empty = no density is shown
    std::vector<std::string> density_steps;   ///< the thinnest first
    std::vector<std::shared_ptr<scene::ContextClasses const>> context; ///< of layers that are shown, the highest first
};
[[nodiscard]] LegendView legend_view(Workbench const& workbench);

struct LayersView {
    enum class Kind { residences, foyers, density, walks, zones, context, base_map };
    struct Row {
        std::string name; ///< of the layer: what show_layer() takes
        std::string title;
        Kind kind = Kind::residences;
        core::ContextRole role = core::ContextRole::other;
        bool is_shown = false;
        std::size_t count = 0;
        std::int64_t base_map = 0; ///< of a base map, which has no layer's name
        double opacity = 1;        ///< of a base map
        bool is_coloured = false;  ///< of a context layer: by one of its columns
        bool is_online = false;    ///< its tiles come from a server
        bool can_rise = false;     ///< of a base map: another one lies over it
    };
    std::vector<Row> rows;
    bool can_import = false;
};
[[nodiscard]] LayersView layers_view(Workbench const& workbench);

struct WeightsView {
    struct Row {
        std::size_t family = 0; ///< of the index
        std::string name, short_name;
        double weight = 0, saved = 0;
        bool is_locked = false;
        std::string help; ///< the indicators of the family
        std::array<float, 40> histogram{}; ///< share of the largest bar; bar i covers [2.5 i, 2.5 (i + 1))
    };
    std::vector<Row> rows;
    bool is_moved = false;
    bool can_apply = false;
    std::string headline; ///< « 11 résidences changent de classe »
    std::string detail;
};
[[nodiscard]] WeightsView weights_view(Workbench const& workbench);

struct StatusBarView {
    std::string coordinates, lon_lat, scale, crs;
    std::string counts;               ///< « 212 résidences · 104 dans la vue »
    std::string selected;             ///< « 1 sélectionnée »
    std::optional<Jobs::Running> job; ///< shown after 0.3 s
    std::string saved;
    bool can_edit = false, is_working = false;
};
/// \param pointer ground position under the pointer, else the view's centre
[[nodiscard]] StatusBarView status_bar_view(Workbench const& workbench, std::optional<core::Projected> pointer);

struct PaletteItem {
    enum class Kind { action, residence, zone, view, measure, filter };
    Kind kind = Kind::action;
    std::string label, detail, shortcut;
    std::string action; ///< id
    std::uint32_t row = 0;
    std::string zone; ///< code
    std::string layer; ///< of the zone, by name; empty = the default one
    std::int64_t view = 0; ///< id of a kept view
    std::string measure;   ///< key of a figure that colours the map
    std::optional<dossier::Filter> filter{}; ///< the one there would be
    bool is_enabled = true;
};
/// At most `limit` items that hold the query, best first: begin with it, then contain it. Residences by name, code, former
/// code and address.
/// \param budget  residences looked through in this call; is_searching() says whether some are left
[[nodiscard]] std::vector<PaletteItem> palette_items(Workbench const& workbench, std::string const& query,
                                                     std::size_t limit = 400,
                                                     std::size_t budget = std::numeric_limits<std::size_t>::max());
[[nodiscard]] bool is_searching(Workbench const& workbench);

struct PresenterView {
    dossier::StoryPage const* page = nullptr; ///< null = there is nothing to tell yet
    std::size_t step = 0, steps = 1;
    bool is_blank = false;
    std::string foot;  ///< « Données fictives · campagne 2026 »
    std::string timer; ///< « 12:04 » since playing began
    bool is_open = false;      ///< the padlock
    bool is_preparing = false; ///< the partner edition is being made: nothing else is shown in its place
    std::string edition;       ///< « Édition partenaire », « Édition interne »
    std::string profile;       ///< « Commune et intercommunalité »; empty with the padlock open
};
[[nodiscard]] PresenterView presenter_view(Workbench const& workbench);

/// The storyboard: the steps of a story, and the one that is edited.
struct StoryboardView {
    struct Step {
        std::string number, title, topic;
    };
    std::vector<std::string> stories; ///< by name
    std::vector<std::int64_t> ids;
    EditionChoices editions; ///< shown with the padlock closed
    std::size_t edition = 0; ///< the one shown then
    std::size_t shown = 0;
    std::vector<Step> steps;
    std::size_t step = 0;
    std::int64_t id = 0; ///< of the step: 0 when the story is a draft that nobody has kept
    std::string name, title, sentence, notes;
    std::vector<std::string> figure_names; ///< « 15 sur 43 · résidences complexes »: none, then those to choose from
    std::vector<std::string> figure_keys;  ///< of the same; empty = none
    std::vector<std::size_t> figures;      ///< of the step, among them
    dossier::StoryPage const* page = nullptr;
    bool is_kept = false, can_edit = false;
    std::string news; ///< « 3 étapes disent autre chose pour la campagne 2026 »; empty = up to date
};
[[nodiscard]] StoryboardView storyboard_view(Workbench const& workbench);

}
