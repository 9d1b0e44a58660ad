#include "app/window_loop.hpp"

#include "app/input_queue.hpp"
#include "app/window_frame.hpp"
#include "app/window_frame_times.hpp"
#include "app/window_picture.hpp"
#include "app/window_start_time.hpp"
#include "core/error.hpp"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <atomic>
#include <iostream>

namespace vigie::app {
namespace {

// Dear ImGui needs a frame to see an input, one to lay out what it changed, and one to settle hovering.
constexpr int frames_after_event = 3;
// Where nothing moves by itself: how often a blinking text cursor is drawn.
constexpr double text_cursor_s = 0.4;

std::atomic<bool> is_window_open = false;

core::Error no_display(std::string detail) {
    return {core::ErrorCode::failed,
            core::Message{VIGIE_N_("The window cannot be opened: no display was found. Start Vigie from a desktop session, or use "
                                   "the commands that need no window (vigie --help).")},
            std::move(detail)};
}

core::Error no_opengl(std::string detail) {
    return {core::ErrorCode::failed,
            core::Message{VIGIE_N_("The window cannot be opened: OpenGL 3.3 is missing on this machine. Install the package "
                                   "libgl1-mesa-dri or your graphics card’s driver, then try again.")},
            std::move(detail)};
}

std::string last_glfw_error() {
    char const* text = nullptr;
    glfwGetError(&text);
    return text ? text : "";
}

class Glfw {
  public:
    Glfw() {
        if (!glfwInit()) throw no_display(last_glfw_error());
    }
    ~Glfw() { glfwTerminate(); }
    Glfw(Glfw const&) = delete;
    Glfw& operator=(Glfw const&) = delete;
};

struct DestroyWindow {
    void operator()(GLFWwindow* window) const { glfwDestroyWindow(window); }
};
using WindowHandle = std::unique_ptr<GLFWwindow, DestroyWindow>;

std::vector<WindowPlace> screens() {
    int count = 0;
    GLFWmonitor** const monitors = glfwGetMonitors(&count);
    std::vector<WindowPlace> areas(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < areas.size(); ++i)
        glfwGetMonitorWorkarea(monitors[i], &areas[i].x, &areas[i].y, &areas[i].width, &areas[i].height);
    return areas;
}

WindowHandle open_window(LoopOptions const& options) {
    auto const place = options.place ? reachable_place(*options.place, screens()) : std::nullopt;
    int const width = place ? place->width : options.width, height = place ? place->height : options.height;
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "vigie");
    glfwWindowHint(GLFW_MAXIMIZED, options.is_maximised ? GLFW_TRUE : GLFW_FALSE);
    glfwWindowHint(GLFW_VISIBLE, place ? GLFW_FALSE : GLFW_TRUE); // shown when it is in its place
    WindowHandle window{glfwCreateWindow(width, height, "Vigie", nullptr, nullptr)};
    if (!window) throw no_opengl(last_glfw_error());
    if (place) {
        glfwSetWindowPos(window.get(), place->x, place->y);
        glfwShowWindow(window.get());
    }
    glfwMakeContextCurrent(window.get());
    glfwSwapInterval(1);
    return window;
}

/// The open window: what GLFW tells goes through the queue to Dear ImGui and the content.
class Window {
  public:
    Window(LoopOptions const& options, std::function<std::unique_ptr<WindowContent>()> const& make_content)
        : options_(options)
        , handle_(open_window(options))
        , place_(options.place.value_or(WindowPlace{0, 0, options.width, options.height})) {
        glfwSetWindowUserPointer(handle_.get(), this);
        content_ = make_content();
        session_.emplace();
        if (options_.frame_times) frame_times_.emplace(*options_.frame_times);
        frames_left_ = frames_to_settle();
        listen();
        // Ours are installed; Dear ImGui's are called by hand, one frame at a time.
        ImGui_ImplGlfw_InitForOpenGL(handle_.get(), false);
        is_window_open = true;
    }
    ~Window() {
        is_window_open = false;
        content_.reset();
        ImGui_ImplGlfw_Shutdown();
    }
    Window(Window const&) = delete;
    Window& operator=(Window const&) = delete;

    void run() {
        while (!content_->is_done()) {
            wait();
            if (glfwWindowShouldClose(handle_.get())) {
                if (content_->may_close()) return;
                glfwSetWindowShouldClose(handle_.get(), GLFW_FALSE);
            }
            draw();
        }
    }

  private:
    static Window& of(GLFWwindow* handle) { return *static_cast<Window*>(glfwGetWindowUserPointer(handle)); }

    /// While a project is read its readers have the processors: one picture at a time says that they are at work.
    [[nodiscard]] int frames_to_settle() const { return content_->is_loaded() ? frames_after_event : 1; }

    void push(Input const& input) {
        inputs_.push(input);
        frames_left_ = frames_after_event;
    }

    void listen() {
        GLFWwindow* const handle = handle_.get();
        glfwSetKeyCallback(handle, [](GLFWwindow* w, int key, int scancode, int action, int modifiers) {
            if (key != GLFW_KEY_UNKNOWN) of(w).push(KeyInput{printed_key(key, glfwGetKeyName(key, scancode)), scancode, action, modifiers});
        });
        glfwSetCharCallback(handle, [](GLFWwindow* w, unsigned character) { of(w).push(CharacterInput{character}); });
        glfwSetMouseButtonCallback(handle, [](GLFWwindow* w, int button, int action, int modifiers) {
            of(w).push(ButtonInput{button, action, modifiers});
        });
        glfwSetScrollCallback(handle, [](GLFWwindow* w, double x, double y) { of(w).push(ScrollInput{x, y}); });
        glfwSetWindowFocusCallback(handle, [](GLFWwindow* w, int focused) {
            ImGui_ImplGlfw_WindowFocusCallback(w, focused);
            of(w).frames_left_ = of(w).frames_to_settle();
        });
        glfwSetCursorEnterCallback(handle, [](GLFWwindow* w, int entered) {
            ImGui_ImplGlfw_CursorEnterCallback(w, entered);
            of(w).frames_left_ = of(w).frames_to_settle();
        });
        glfwSetWindowPosCallback(handle, [](GLFWwindow* w, int, int) { of(w).is_moved_ = true; });
        glfwSetWindowSizeCallback(handle, [](GLFWwindow* w, int, int) { of(w).is_moved_ = true; });
        glfwSetDropCallback(handle, [](GLFWwindow* w, int count, char const** paths) {
            std::vector<std::filesystem::path> const files(paths, paths + count);
            of(w).content_->drop_files(files);
            of(w).frames_left_ = frames_after_event;
        });
    }

    /// Returns when there is something to draw; sleeps meanwhile.
    void wait() {
        if (frames_left_ > 0 || !inputs_.is_empty()) {
            glfwPollEvents();
            return;
        }
        std::optional<double> timeout = content_->next_frame_in_s();
        if (ImGui::GetIO().WantTextInput) timeout = std::min(timeout.value_or(text_cursor_s), text_cursor_s);
        double const start = glfwGetTime();
        if (timeout) glfwWaitEventsTimeout(std::max(*timeout, 0.001));
        else glfwWaitEvents();
        bool const is_timeout = timeout && glfwGetTime() - start >= *timeout;
        frames_left_ = is_timeout ? 1 : frames_to_settle();
    }

    void feed(Input const& input) {
        GLFWwindow* const handle = handle_.get();
        if (auto const* key = std::get_if<KeyInput>(&input))
            ImGui_ImplGlfw_KeyCallback(handle, key->key, key->scancode, key->action, key->modifiers);
        else if (auto const* button = std::get_if<ButtonInput>(&input))
            ImGui_ImplGlfw_MouseButtonCallback(handle, button->button, button->action, button->modifiers);
        else if (auto const* character = std::get_if<CharacterInput>(&input))
            ImGui_ImplGlfw_CharCallback(handle, character->character);
        else if (auto const* scroll = std::get_if<ScrollInput>(&input))
            ImGui_ImplGlfw_ScrollCallback(handle, scroll->x, scroll->y);
    }

    void follow_screen_scale() {
        float x_scale = 1;
        float y_scale = 1;
        glfwGetWindowContentScale(handle_.get(), &x_scale, &y_scale);
        frame_.prepare(*content_, static_cast<double>(x_scale));
    }

    void follow_full_screen() {
        bool const is_full = glfwGetWindowMonitor(handle_.get()) != nullptr;
        if (is_full == content_->is_full_screen()) return;
        GLFWmonitor* const monitor = glfwGetPrimaryMonitor();
        GLFWvidmode const* const mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
        if (is_full) {
            glfwSetWindowMonitor(handle_.get(), nullptr, windowed_.x, windowed_.y, windowed_.width, windowed_.height, GLFW_DONT_CARE);
        } else if (mode) {
            glfwGetWindowPos(handle_.get(), &windowed_.x, &windowed_.y);
            glfwGetWindowSize(handle_.get(), &windowed_.width, &windowed_.height);
            glfwSetWindowMonitor(handle_.get(), monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
        }
        glfwSwapInterval(1); // some drivers forget it with the mode
        frames_left_ = frames_after_event;
    }

    void tell_place() {
        GLFWwindow* const handle = handle_.get();
        if (!is_moved_ || glfwGetWindowMonitor(handle) != nullptr || glfwGetWindowAttrib(handle, GLFW_ICONIFIED)) return;
        is_moved_ = false;
        bool const is_maximised = glfwGetWindowAttrib(handle, GLFW_MAXIMIZED) != 0;
        if (!is_maximised) {
            glfwGetWindowPos(handle, &place_.x, &place_.y);
            glfwGetWindowSize(handle, &place_.width, &place_.height);
        }
        content_->placed(place_, is_maximised);
    }

    void tell_first_frame() {
        if (!options_.prints_first_frame_time || has_told_ || !content_->is_loaded()) return;
        std::cerr << milliseconds_since_start() << '\n';
        has_told_ = true;
    }

    void draw() {
        int width = 0;
        int height = 0;
        glfwGetFramebufferSize(handle_.get(), &width, &height);
        if (width <= 0 || height <= 0) { // minimised
            frames_left_ = 0;
            return;
        }
        auto const began = FrameTimes::Clock::now();
        follow_screen_scale();
        for (Input const& input : inputs_.next_frame()) feed(input);
        ImGui_ImplOpenGL3_NewFrame();
        ImGui_ImplGlfw_NewFrame();
        bool const wants_more = frame_.draw(*content_, render::Framebuffer::window(width, height));
        auto const drawn = FrameTimes::Clock::now();
        glfwSwapBuffers(handle_.get());
        if (frame_times_) frame_times_->add(began, drawn, FrameTimes::Clock::now());
        frames_left_ = std::max(frames_left_ - 1, wants_more ? 1 : 0);
        if (std::string const title = content_->title(); title != title_) {
            title_ = title;
            glfwSetWindowTitle(handle_.get(), title_.c_str());
        }
        tell_first_frame();
        tell_place();
        follow_full_screen();
    }

    LoopOptions const& options_;
    WindowHandle handle_;
    std::optional<ImGuiSession> session_;
    WindowFrame frame_;
    std::unique_ptr<WindowContent> content_;
    InputQueue inputs_;
    int frames_left_ = 1;
    render::PxArea windowed_; ///< place and size to come back to from full screen
    WindowPlace place_; ///< when it was last neither maximised nor full screen
    bool is_moved_ = false;
    std::string title_;
    std::optional<FrameTimes> frame_times_;
    bool has_told_ = false;
};

}

void run_window_loop(LoopOptions const& options, std::function<std::unique_ptr<WindowContent>()> const& make_content) {
    if (options.screenshot) {
        write_window_picture(options, make_content);
        return;
    }
    Glfw const glfw;
    Window window(options, make_content);
    window.run();
}

void wake_window() {
    if (is_window_open) glfwPostEmptyEvent();
}

}
