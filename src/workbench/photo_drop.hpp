#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace vigie::workbench {

class Workbench;

/// A picture that a camera makes, by its ending.
[[nodiscard]] bool is_photo(std::filesystem::path const& file);
/// The residence that a picture dropped now is of: that of the chosen stop on the screen of walks, or the nearest to it;
/// else the one in focus. Absent = none.
[[nodiscard]] std::optional<std::uint32_t> photographed(Workbench const& workbench);
/// Keeps it with that residence, and with the chosen stop, internal, without place nor day, as one step of the history.
/// \throws core::Error(refused) when it cannot be read, core::Error(usage) when the residence has it already
void add_photo(Workbench& workbench, std::filesystem::path const& file);

/// May be shown to partners from then on; taken back when the role is empty.
struct ClearPhoto {
    std::int64_t id = 0;
    std::string role;
};
struct RemovePhoto {
    std::int64_t id = 0;
};
void apply(Workbench& workbench, ClearPhoto const& intent);
void apply(Workbench& workbench, RemovePhoto const& intent);

}
