#pragma once

#include "core/zone.hpp"
#include "scene/context_classes.hpp"
#include "store/context_column.hpp"

#include <cstdint>
#include <memory>
#include <vector>

/// A context layer coloured by one of its columns.
namespace vigie::dossier {

/// Which feature of the layer each shape is.
struct ContextFeatures {
    std::vector<std::uint32_t> areas, lines, points;
};

/// Numbers are cut into classes as the look says; words become kinds, the commonest first, most_kinds of them at most.
/// \param values  one a feature \param lines  of the layer; may be null
[[nodiscard]] std::shared_ptr<scene::ContextClasses const> context_classes(core::ContextLayer const& layer, store::ContextValues const& values,
                                                                           ContextFeatures const& features, scene::LineLayer const* lines);

}
