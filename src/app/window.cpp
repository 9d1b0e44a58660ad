#include "app/window.hpp"

#include "app/import_child.hpp"
#include "app/window_loop.hpp"
#include "app/window_memory.hpp"
#include "core/error.hpp"
#include "core/window_heap.hpp"
#include "render/text_measure.hpp"
#include "ui/shell.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <future>
#include <string_view>

namespace vigie::app {
namespace {

constexpr double usual_screen_scale = 1; // before the screen is known; fonts are made again for another

/// How long the first frame may wait for the project.
constexpr std::chrono::milliseconds patience{250};

core::Error unreadable_size(std::string const& size) {
    return {core::ErrorCode::usage,
            {VIGIE_N_("The size {0} was not understood. Write width and height in pixels, between 320 and 16384, as in 1280x720."),
             {size}}};
}

/// « 1280x720 ».
WindowPlace parsed_size(std::string const& text) {
    WindowPlace size;
    char const* const end = text.data() + text.size();
    auto const [after_width, width_error] = std::from_chars(text.data(), end, size.width);
    if (width_error != std::errc{} || after_width == end || *after_width != 'x') throw unreadable_size(text);
    auto const [after_height, height_error] = std::from_chars(after_width + 1, end, size.height);
    auto const is_sound = [](int px) { return px >= 320 && px <= 16'384; };
    if (height_error != std::errc{} || after_height != end || !is_sound(size.width) || !is_sound(size.height))
        throw unreadable_size(text);
    return size;
}

AskedSettings asked_settings(WindowOptions const& options) {
    AskedSettings asked;
    asked.language = text::language_of_code(options.language);
    asked.look = scene::look_of_code(options.theme);
    asked.ui_scale = options.ui_scale;
    if (!options.size.empty()) asked.size = parsed_size(options.size);
    return asked;
}

/// The shell and its workbench, as the loop wants them.
class ShellContent final : public WindowContent {
  public:
    ShellContent(WindowOptions const& options, WindowMemory& memory, std::unique_ptr<workbench::Workbench> workbench, ui::MadeFonts fonts)
        : memory_(memory)
        , workbench_(std::move(workbench))
        , shell_(*workbench_, text_, memory.start().shell, std::move(fonts))
        , is_asked_(!options.project.empty())
        , is_picture_(!options.screenshot.empty())
        , first_language_(text::language())
        , now_(memory.start()) {
        // Read while the window was being made: mostly there by now. A large project is waited for in the open window.
        while (!workbench_->jobs().wait(patience) && is_picture_) {}
        if (auto const& notice = memory.notice()) workbench_->set_notice(text::sentence(*notice));
    }
    ~ShellContent() override { memory_.finish(settings()); }
    ShellContent(ShellContent const&) = delete;
    ShellContent& operator=(ShellContent const&) = delete;

    bool prepare(double screen_scale) override { return shell_.prepare(screen_scale); }
    void frame() override {
        shell_.frame();
        if (is_picture_ && workbench_->has_project() && workbench_->campaign() != nullptr) workbench_->campaign()->cells.read();
        memory_in_s_ = memory_.follow(settings());
    }
    void placed(WindowPlace place, bool is_maximised) override {
        now_.place = place;
        now_.is_maximised = is_maximised;
    }
    std::vector<WindowMap> maps() override {
        std::vector<WindowMap> maps;
        for (ui::MapPane const& pane : shell_.maps())
            maps.push_back({{pane.x, pane.y, pane.width, pane.height}, pane.view, pane.key, pane.build, pane.over});
        return maps;
    }
    [[nodiscard]] scene::Rgba background() const override { return shell_.background(); }
    [[nodiscard]] std::string title() const override { return shell_.title(); }
    void drop_files(std::vector<std::filesystem::path> const& files) override { shell_.drop_files(files); }
    [[nodiscard]] bool is_loaded() const override { return !is_asked_ || workbench_->has_project() || workbench_->error(); }
    [[nodiscard]] bool may_close() override { return shell_.may_close(); }
    [[nodiscard]] bool is_done() const override { return shell_.is_done(); }
    [[nodiscard]] bool is_full_screen() const override { return shell_.is_full_screen(); }
    [[nodiscard]] std::optional<double> next_frame_in_s() const override {
        auto const shell = shell_.next_frame_in_s();
        return shell && memory_in_s_ ? std::min(shell, memory_in_s_) : shell ? shell : memory_in_s_;
    }

  private:
    [[nodiscard]] WindowSettings settings() const {
        WindowSettings now = now_;
        now.shell = shell_.settings();
        if (text::language() != first_language_ || now.language) now.language = text::language();
        return now;
    }

    WindowMemory& memory_;
    render::FontTextMeasure text_;
    std::unique_ptr<workbench::Workbench> workbench_;
    ui::Shell shell_;
    bool is_asked_; ///< a project
    bool is_picture_; ///< of which nothing may be missing
    text::Language first_language_;
    WindowSettings now_; ///< but for what the shell and the language tell
    std::optional<double> memory_in_s_;
};

}

int run_window(WindowOptions const& options, workbench::Hooks hooks) {
    core::ready_window_heap();
    bool const is_picture = !options.screenshot.empty(); // the same whatever the user's habits
    WindowMemory memory(is_picture ? std::filesystem::path() : settings_file(), asked_settings(options));
    WindowSettings const& start = memory.start();
    if (start.language) text::set_language(*start.language);
    std::future<ui::MadeFonts> fonts =
        std::async(std::launch::async, ui::make_fonts, ui::interface_scale(usual_screen_scale, start.shell.ui_scale), false);
    hooks.wake = wake_window;
    // The program itself, also when its file was replaced since it started.
    hooks.import_apart = [limits = child_limits(start.import)](workbench::ImportTask const& task, std::stop_token stop) {
        return import_in_child("/proc/self/exe", limits, task, stop);
    };
    hooks.inspect_apart = [limits = child_limits(start.import)](workbench::InspectTask const& task, std::stop_token stop) {
        return inspect_in_child("/proc/self/exe", limits, task, stop);
    };
    auto workbench = std::make_unique<workbench::Workbench>(std::move(hooks));
    if (!options.project.empty()) workbench->open(options.project);

    LoopOptions loop;
    if (start.place) loop.width = start.place->width, loop.height = start.place->height;
    if (options.size.empty()) loop.place = start.place;
    loop.is_maximised = start.is_maximised;
    loop.prints_first_frame_time = options.report_first_frame;
    if (!options.frame_times.empty()) loop.frame_times = options.frame_times;
    if (is_picture) loop.screenshot = options.screenshot;
    run_window_loop(loop, [&] { return std::make_unique<ShellContent>(options, memory, std::move(workbench), fonts.get()); });
    return 0;
}

}
