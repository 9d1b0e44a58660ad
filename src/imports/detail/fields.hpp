#pragma once

#include "core/grid.hpp"
#include "imports/columns.hpp"
#include "imports/import.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vigie::imports {

/// What rows of a kind are made of, in the order in which people think of them. Observations have the grid's indicators
/// too.
[[nodiscard]] std::vector<FieldNames> fields_of(ImportKind kind, core::Grid const* grid = nullptr);

/// Lower case without accents, spaces at the ends left out: words of cells, compared.
[[nodiscard]] std::string folded_word(std::string_view text);

}
