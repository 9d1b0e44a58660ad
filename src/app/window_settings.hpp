#pragma once

#include "app/import_limits.hpp"
#include "app/window_place.hpp"
#include "core/message.hpp"
#include "text/language.hpp"
#include "ui/shell.hpp"

#include <filesystem>
#include <optional>

namespace vigie::app {

/// What the window remembers from one day to the next.
struct WindowSettings {
    std::optional<text::Language> language; ///< absent = the system's
    std::optional<WindowPlace> place;
    bool is_maximised = false;
    ui::ShellSettings shell;
    ImportLimits import;
    friend bool operator==(WindowSettings const&, WindowSettings const&) = default;
};

struct ReadSettings {
    WindowSettings settings;
    std::optional<core::Message> notice; ///< the file could not be read, or parts of it
};

/// settings.json in ui::settings_folder(); empty without a home folder.
[[nodiscard]] std::filesystem::path settings_file();
/// The usual settings where there is no file, and for every part that is missing or makes no sense.
[[nodiscard]] ReadSettings read_settings(std::filesystem::path const& file);
/// Makes the folder when needed; the former file stays whole until the new one is.
/// \throws core::Error(failed) when the disk refuses
void write_settings(std::filesystem::path const& file, WindowSettings const& settings);

/// What the command line asked for this once; it wins over what is kept and is not kept itself.
struct AskedSettings {
    std::optional<text::Language> language;
    std::optional<scene::Look> look;
    std::optional<double> ui_scale;
    std::optional<WindowPlace> size; ///< its x and y do not count
};
[[nodiscard]] WindowSettings with_asked(WindowSettings settings, AskedSettings const& asked);
/// `now`, with what is still as asked put back as it was kept.
[[nodiscard]] WindowSettings to_keep(WindowSettings now, WindowSettings const& kept, AskedSettings const& asked);

}
