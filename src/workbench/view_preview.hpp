#pragma once

#include "core/severity_class.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace vigie::workbench {

class Workbench;

/// The project as a small picture: where its residences lie, how they fare.
struct PreviewView {
    struct Dot {
        float x = 0, y = 0; ///< 0 to 1 from the top left of a picture 21 wide and 9 high
        int dwellings = 0;
        core::SeverityClass severity = core::SeverityClass::not_scored;
    };
    std::int64_t residences = 0;
    std::string campaign;
    bool is_fictitious = false;
    std::vector<Dot> dots; ///< in drawing order, the worst on top; of more than 400 residences one of so many
};
inline constexpr float preview_shape = 21.0F / 9.0F; ///< width ÷ height
[[nodiscard]] PreviewView preview_view(Workbench const& workbench);

}
