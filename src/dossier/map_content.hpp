#pragma once

#include "dossier/snapshot.hpp"
#include "scene/classing.hpp"
#include "scene/map_content.hpp"
#include "scene/map_scene.hpp"

#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace vigie::dossier {

struct WalkBook;

/// What the user chose to see, apart from how it looks.
struct MapChoice {
    std::string campaign;         ///< empty = latest scored
    std::set<std::string> hidden; ///< names of layers that are off: « residences », « foyers », zone and context layers
    std::set<std::string> shown_zones; ///< zone layers drawn; empty = the default layer alone
    std::vector<core::SeverityClass> const* live_classes = nullptr; ///< per residence: while weights are previewed
    std::vector<bool> const* filtered_in = nullptr;                 ///< per residence; null = all
    scene::Colouring colouring = scene::Colouring::severity;
    std::span<double const> live_scores{}; ///< per residence, NaN = not scored: with live_classes
    std::function<std::optional<int>(std::uint32_t)> live_alerts{}; ///< families in alert while a grid is previewed
    /// Of Colouring::measure: how it is cut, and a value per residence, or per zone of the default layer.
    std::shared_ptr<scene::Classing const> classing{};
    std::span<double const> measured{};
    bool density = false;                  ///< of complex residences, under them
    WalkBook const* walks = nullptr;       ///< the one shown and its open findings; null = not on the map
};

/// The document as the scene draws it. Cheap when geometry is unchanged (shared).
[[nodiscard]] scene::MapContent map_content(Snapshot const& snapshot, MapChoice const& choice = {});

}
