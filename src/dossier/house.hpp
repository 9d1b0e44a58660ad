#pragma once

#include "core/house.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Whose sheets these are, as a person sets it.
namespace vigie::dossier {

/// What changes; absent = stays as it is.
struct HouseChange {
    std::optional<std::string> name, footer;
    std::optional<std::string> accent; ///< « #7A1F3D »; empty = navy again
    std::optional<std::string> logo;   ///< a file; empty = none
};

/// \throws core::Error(usage) for a colour that is none, or too pale to be read on paper; core::Error(refused) for a logo that cannot be
/// read, all in one sentence
[[nodiscard]] core::House changed(core::House house, HouseChange const& change);

/// In one line each, for those who look: name, footer, colour and its contrast, size of the logo.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> house_facts(core::House const& house);

}
