#pragma once

#include "app/window_place.hpp"
#include "render/framebuffer.hpp"
#include "scene/draw_list.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vigie::app {

/// A map the interface wants shown in a rectangle of the window. Several when maps are compared.
struct WindowMap {
    render::PxArea where; ///< px of the window; an empty one is not drawn
    scene::View view;     ///< of that rectangle
    std::uint64_t key = 0; ///< changes when `build` would draw something else for the same view
    /// The map without what sticks to the screen's corners, for a view a little larger than `view`; called when needed.
    std::function<scene::DrawList(scene::View const&)> build;
    scene::DrawList over; ///< highlight, scale bar, credits: drawn over the map in each frame, for `view`
};

/// What the window shows; the interface behind this, so that the loop can be tried without it.
class WindowContent {
  public:
    virtual ~WindowContent() = default;
    /// Sets style and fonts of Dear ImGui for a screen whose own scale is `screen_scale`; before each frame.
    /// \return true when the fonts changed
    virtual bool prepare(double screen_scale) = 0;
    /// Draws the interface with Dear ImGui, between NewFrame and Render.
    virtual void frame() = 0;
    /// After frame(), in the same frame.
    [[nodiscard]] virtual std::vector<WindowMap> maps() = 0;
    [[nodiscard]] virtual scene::Rgba background() const = 0;
    [[nodiscard]] virtual std::string title() const = 0;
    virtual void drop_files(std::vector<std::filesystem::path> const& files) = 0;
    /// What was asked for at the start is shown, or its failure; for the time to the first frame.
    [[nodiscard]] virtual bool is_loaded() const = 0;
    /// The user wants to leave. \return false to stay (unsaved work: the interface asks)
    [[nodiscard]] virtual bool may_close() = 0;
    /// The interface wants to leave by itself (menu Quit).
    [[nodiscard]] virtual bool is_done() const = 0;
    [[nodiscard]] virtual bool is_full_screen() const = 0;
    /// The window was moved or sized, by the user or the window manager; not told while it is full screen or hidden.
    virtual void placed(WindowPlace place, bool is_maximised) = 0;
    /// Seconds until the next frame when nothing happens (progress of a job, a toast that ends); absent = wait for ever.
    [[nodiscard]] virtual std::optional<double> next_frame_in_s() const = 0;
};

struct LoopOptions {
    int width = 1280;
    int height = 720;
    std::optional<WindowPlace> place; ///< left where it can be reached on the screens there are
    bool is_maximised = false;
    std::optional<std::filesystem::path> screenshot; ///< draw without a window, write this PNG and end
    int screenshot_frames = 4; ///< layouts settle within this many
    std::optional<std::filesystem::path> frame_times; ///< what each presented frame cost, see FrameTimes
    bool prints_first_frame_time = false; ///< milliseconds since the process started, on stderr
};

/// Opens the window and runs until it is closed. `make_content` is called once, when the context of OpenGL is ready and that of
/// Dear ImGui not yet there: start loading project and fonts before, on threads, and finish them there.
/// \throws core::Error(failed) when there is no display or no OpenGL 3.3, with what to do
void run_window_loop(LoopOptions const& options, std::function<std::unique_ptr<WindowContent>()> const& make_content);

/// Asks for a frame; from any thread (a job that ended). Does nothing without a window.
void wake_window();

}
