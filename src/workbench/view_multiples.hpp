#pragma once

#include "core/change.hpp"
#include "scene/view.hpp"
#include "workbench/screen_choice.hpp"
#include "workbench/views.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

/// Small multiples: the same ground at several campaigns, or by several themes, with the same classes; side by side, or two
/// campaigns under one curtain.
namespace vigie::workbench {

class Workbench;

struct MultiplesView {
    struct Column {
        std::string title, short_title; ///< name of the campaign or of the family
        std::string campaign, theme; ///< what Workbench::map_of() or map_of_theme() takes
        std::array<std::size_t, 5> by_class{}; ///< residences that the filter keeps, by SeverityClass of the index or of the family
        std::optional<double> mean;            ///< index of them, or score of the family, weighted by dwellings
        std::optional<core::Change> change;    ///< of the mean, since the scored campaign before
        std::string moved, moved_short; ///< « Situations complexes : 6 entrées, 4 sorties depuis 2025 », « 6 entrées, 4 sorties »; empty for the first, and for themes
        scene::MapContent const* content = nullptr; ///< lives as long as the frame; another one has another Workbench::map_key()
    };
    std::vector<Column> columns; ///< scored campaigns, the oldest first; or the index, then the families
    bool is_of_themes = false;
    scene::View view;            ///< of them all: the explorer's
    bool is_curtain = false;
    bool shows_residences = true, shows_foyers = true;
    bool is_fictitious = false;
    std::vector<Compared> choices; ///< what else can be compared, this among them
};
/// \pre there is a project
[[nodiscard]] MultiplesView multiples_view(Workbench const& workbench);
/// Of all its maps: the classes of situation whatever the explorer is coloured by, for themes.
[[nodiscard]] LegendView multiples_legend(Workbench const& workbench);
/// What the project has enough of to set side by side, neighbourhoods first.
[[nodiscard]] std::vector<Compared> compared_choices(Workbench const& workbench);

}
