#pragma once

#include "scene/map_content.hpp"
#include "scene/ramp.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace vigie::scene {

/// Most kinds that words are told apart by; the rest share one colour.
inline constexpr std::size_t most_kinds = 8;

/// A context layer coloured by one of its columns: classes of a number, or kinds in words. The class of what has no value is the
/// last, drawn hatched.
struct ContextClasses {
    std::uint64_t version = 0;
    std::string title;                ///< « Couche · colonne »
    std::vector<std::string> labels;  ///< lowest class, or commonest kind, first; then what has no value
    std::vector<std::size_t> counts;  ///< features of each
    bool is_of_kinds = false;         ///< words: the colours have no order
    bool has_others = false;          ///< of kinds: the last one takes in the rarest
    std::vector<double> limits;       ///< between classes of numbers; a value on a limit is in the class above it
    Ramp ramp = Ramp::ochre;          ///< of numbers
    std::shared_ptr<std::vector<std::uint8_t> const> area_class, point_class; ///< one a feature of the kind
    std::vector<std::shared_ptr<LineLayer const>> lines;                       ///< those of each class

    /// One a label. Of kinds: told apart by eyes with any of the three colour deficiencies.
    [[nodiscard]] std::vector<Rgba> colours(Theme const& theme) const;
};

}
