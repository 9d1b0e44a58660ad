#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::workbench {

class Workbench;

enum class Menu { file, edit, data, analysis, follow, display, help, none };

/// What a menu, a shortcut, the palette and a test call.
struct Action {
    std::string_view id;       ///< « file.open »
    char const* label;         ///< English, for text::tr
    char const* also = "";     ///< other words it is looked for by; likewise
    std::string_view shortcut; ///< « Ctrl+O », « F5 », « Alt+Left »; empty = none
    Menu menu = Menu::none;
    bool starts_group = false; ///< a line above it in its menu
    std::function<bool(Workbench const&)> is_enabled;
    std::function<void(Workbench&)> run;
    std::function<bool(Workbench const&)> is_checked; ///< empty = not a choice
};

/// Every action, in menu order. Ids are unique and never translated.
[[nodiscard]] std::vector<Action> const& actions();
[[nodiscard]] Action const* find_action(std::string_view id);
/// Runs it when it is enabled; what it throws becomes the workbench's error.
/// \return true when it ran
bool run_action(Workbench& workbench, std::string_view id);
/// The shortcut as printed: « Ctrl+Maj+Z » in French.
[[nodiscard]] std::string shortcut_label(std::string_view shortcut);

}
