#pragma once

#include "core/follow_up.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// Lessons as a file that landlords send one another: TOML, since a lesson is prose with a list of actions under it,
/// which people read and write by hand (docs/lesson-files.md says each key).
namespace vigie::dossier {

/// \throws core::Error(refused) naming the line and the key of what cannot be read
[[nodiscard]] std::vector<core::Lesson> parse_lessons(std::string_view toml_text, std::string const& name_for_errors);
[[nodiscard]] std::vector<core::Lesson> read_lessons(std::filesystem::path const& path);

/// \param landlord  whose ours are, for those who read the file; lessons that came from others keep theirs
[[nodiscard]] std::string lessons_text(std::vector<core::Lesson> const& lessons, std::string const& landlord);

}
