#include "ui/user_folders.hpp"

#include <cstdlib>

namespace vigie::ui {

namespace {

namespace fs = std::filesystem;

/// Empty when the variable is unset, empty or relative.
fs::path environment(char const* name) {
    char const* const value = std::getenv(name);
    fs::path path = value != nullptr ? fs::path(value) : fs::path();
    return path.is_absolute() ? path : fs::path();
}

fs::path user_folder(char const* variable, fs::path const& in_home) {
    if (auto const folder = environment(variable); !folder.empty()) return folder / "vigie";
    auto const home = environment("HOME");
    return home.empty() ? fs::path() : home / in_home / "vigie";
}

}

fs::path settings_folder() { return user_folder("XDG_CONFIG_HOME", ".config"); }
fs::path state_folder() { return user_folder("XDG_STATE_HOME", fs::path(".local") / "state"); }

fs::path documents_folder() {
    auto const home = environment("HOME");
    for (auto const* name : {"Documents", "documents"}) {
        std::error_code ignored;
        if (!home.empty() && fs::is_directory(home / name, ignored)) return home / name;
    }
    return home.empty() ? fs::current_path() : home;
}

}
