#pragma once

#include <filesystem>

namespace vigie::ui {

/// Where this user's programs keep settings ($XDG_CONFIG_HOME, else ~/.config) and what they did ($XDG_STATE_HOME, else
/// ~/.local/state); Vigie's own folder in it. A variable that is empty or relative counts as unset, as the XDG rules ask; an empty
/// path when there is no home folder either.
[[nodiscard]] std::filesystem::path settings_folder();
[[nodiscard]] std::filesystem::path state_folder();
/// Where new files go unless told otherwise: the user's documents, else the home folder.
[[nodiscard]] std::filesystem::path documents_folder();

}
