#pragma once

#include "scene/draw_list.hpp"
#include "ui/fonts.hpp"
#include "ui/layout.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vigie::workbench {
class Workbench;
}

namespace vigie::ui {

class Focus;
class TestHook;

/// A map to show under the interface, in px of the framebuffer from the top left. Several when neighbourhoods are compared.
struct MapPane {
    int x = 0, y = 0, width = 0, height = 0;
    scene::View view;
    std::uint64_t key = 0; ///< changes when `build` would draw something else for the same view
    /// The map without what sticks to the screen's corners, for a view a little larger than `view`.
    std::function<scene::DrawList(scene::View const&)> build;
    scene::DrawList over; ///< highlight, scale bar, credits: drawn over the map in each frame, for `view`
};

struct ShellSettings {
    scene::Look look = scene::Look::light;
    bool is_still = false; ///< « sans animation »
    double ui_scale = 1;   ///< chosen by the user, on top of the screen's own; 1 to 3
    LayoutChoice layout;   ///< splitters
    std::vector<std::string> columns; ///< of the table, in order, as dossier::column_code() writes them; empty = the usual ones
    std::string folder;    ///< the file browser begins here; empty = the user's documents
    friend bool operator==(ShellSettings const&, ShellSettings const&) = default;
};

/// The interface as the window loop sees it: one object per window, with Dear ImGui's current context.
/// Key numbers in io.KeysDown are GLFW's, letters by what is printed on the key.
class Shell {
  public:
    /// Needs no context of Dear ImGui yet.
    /// \param text   measures labels as the map renderer draws them; outlives the shell
    /// \param fonts  made ahead; used when they fit the screen found
    Shell(workbench::Workbench& workbench, scene::TextMeasure const& text, ShellSettings settings = {}, MadeFonts fonts = {});
    ~Shell();
    Shell(Shell const&) = delete;
    Shell& operator=(Shell const&) = delete;

    /// Loads fonts and style for a screen whose own scale is `screen_scale`. Call before NewFrame, in each frame.
    /// \return true when the font atlas changed: its texture must be made again
    bool prepare(double screen_scale);
    /// Draws the interface, between NewFrame and Render.
    void frame();

    /// After frame(): what lies under the interface, for the same frame.
    [[nodiscard]] std::vector<MapPane> const& maps() const;
    [[nodiscard]] scene::Rgba background() const;
    [[nodiscard]] std::string title() const;
    /// Seconds until the next frame when nothing happens; 0 = at once, absent = wait for ever.
    [[nodiscard]] std::optional<double> next_frame_in_s() const;
    [[nodiscard]] bool is_full_screen() const;

    void drop_files(std::vector<std::filesystem::path> const& files);
    /// The user wants to leave: asks when a job would be lost.
    /// \return false to stay for now
    [[nodiscard]] bool may_close();
    /// The interface wants to leave by itself (menu Quit).
    [[nodiscard]] bool is_done() const;

    /// As they are now, with what the user changed.
    [[nodiscard]] ShellSettings settings() const;
    void set_settings(ShellSettings const& settings);
    /// Records the rectangle of every named item from now on; for tests.
    [[nodiscard]] TestHook& test_hook();
    [[nodiscard]] Focus const& focus() const; ///< where the keyboard is

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}
