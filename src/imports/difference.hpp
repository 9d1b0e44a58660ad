#pragma once

#include "core/residence.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vigie::imports {

/// One difference between a file and the project, for a new vintage of the same file.
struct Change {
    enum class Kind { added, gone, moved, changed };
    Kind kind = Kind::changed;
    std::string code;
    std::string name;
    std::string field = {};              ///< of `changed`: as in --map
    std::string before = {}, after = {}; ///< as text; of `moved`, empty
    double moved_m = 0;
};
[[nodiscard]] std::string_view code(Change::Kind kind);

/// What a row changes in a residence. A field the file does not have, or leaves empty, changes nothing.
/// \param moved_m a shorter move is none
[[nodiscard]] std::vector<Change> differences(core::Residence const& before, core::Residence const& after,
                                              double moved_m);

/// `before` with what the row says in place of what it said.
[[nodiscard]] core::Residence merged(core::Residence const& before, core::Residence const& after, double moved_m);

}
