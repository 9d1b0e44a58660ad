#pragma once

#include "core/change.hpp"
#include "core/severity_class.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

/// Class now × change since the campaign before: who entered, who left, who moved for sure.
namespace vigie::workbench {

class Workbench;

struct DynamicsView {
    struct Cell {
        std::size_t count = 0; ///< residences or zones
        int dwellings = 0;
        std::vector<std::uint32_t> rows; ///< residences, which a press selects; of zones those they hold
        std::string words;               ///< « Classe D, aggravation nette : Ker Avel 3, … »
        bool is_selected = false;
    };
    struct Passage {
        std::uint32_t row = 0;
        std::string name;
        core::SeverityClass before = core::SeverityClass::not_scored, now = core::SeverityClass::not_scored;
        std::optional<core::Change> change;
        bool is_selected = false;
    };
    std::string before, now; ///< campaigns; empty when there is nothing to compare with
    bool of_zones = false, has_zones = false, can_export = false;
    std::array<std::array<Cell, 3>, 4> cells; ///< rows D, C, B, A; columns better, no clear change, worse
    Cell not_compared;
    std::vector<Passage> entries, exits; ///< of residences, the clearest first
    std::string sentence, caveat;
};
[[nodiscard]] DynamicsView dynamics_view(Workbench const& workbench);

}
