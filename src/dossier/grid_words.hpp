#pragma once

#include "core/grid.hpp"

#include <string>
#include <vector>

/// A grid as it is read.
namespace vigie::dossier {

/// Weights of the families of the index, in points of 100.
[[nodiscard]] std::vector<double> points_of_families(core::Grid const& grid);

/// « 25,8 /100 lgt/an », « 82 % », « 2 (0/1/2) »: a unit that is a scale stands apart.
[[nodiscard]] std::string indicator_words(core::Indicator const& indicator, double value);
/// Names in the current language, in the order of core::Method.
[[nodiscard]] std::vector<std::string> method_names();
/// What a method does, in a sentence.
[[nodiscard]] std::string method_sentence(core::Method method);
/// What an indicator counts for: « 17 % de sa famille, 2,3 des 100 points. »
[[nodiscard]] std::string share_words(core::Grid const& grid, core::Family const& family, core::Indicator const& indicator);

}
