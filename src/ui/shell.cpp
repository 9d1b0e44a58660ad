#include "ui/shell.hpp"

#include "text/language.hpp"
#include "ui/drop.hpp"
#include "ui/panels.hpp"
#include "ui/recent.hpp"
#include "ui/theme.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <utility>

namespace vigie::ui {

struct Shell::State {
    State(workbench::Workbench& workbench, scene::TextMeasure const& measure, ShellSettings chosen, MadeFonts ready)
        : w(workbench), text(measure), made(std::move(ready)) {
        take(chosen);
    }
    void take(ShellSettings const& chosen) {
        settings = chosen;
        w.is_dark = chosen.is_dark;
        w.ui_scale = chosen.ui_scale;
        panels.layout = chosen.layout;
        std::error_code ignored; // a folder that is gone is forgotten
        panels.folder = std::filesystem::is_directory(chosen.folder, ignored) ? chosen.folder : std::string();
    }

    workbench::Workbench& w;
    scene::TextMeasure const& text;
    ShellSettings settings;
    TestHook hook;
    MadeFonts made; ///< waiting for the first frame
    Fonts fonts;
    PanelState panels;
    std::vector<MapPane> maps;
    float scale = 0;
    bool is_dark = false;
    bool has_presenter_fonts = false;
    int frames = 0;
    std::string remembered;

    [[nodiscard]] scene::Theme const& theme() const { return w.is_dark ? scene::dark_theme() : scene::light_theme(); }
    void draw(float width, float height);
    void draw_explorer(Desk& desk, Layout const& layout);
    void remember();
};

Shell::Shell(workbench::Workbench& workbench, scene::TextMeasure const& text, ShellSettings settings, MadeFonts fonts)
    : state_(std::make_unique<State>(workbench, text, settings, std::move(fonts))) {}
Shell::~Shell() = default;

bool Shell::prepare(double screen_scale) {
    auto& s = *state_;
    float const scale = interface_scale(screen_scale, s.w.ui_scale);
    bool const wants_presenter = s.has_presenter_fonts || s.w.mode == workbench::Mode::present;
    bool const is_other = scale != s.scale || wants_presenter != s.has_presenter_fonts;
    if (is_other) {
        bool const fits = s.made.atlas && s.made.scale == scale && s.made.has_presenter == wants_presenter;
        s.fonts = use_fonts(fits ? std::exchange(s.made, {}) : make_fonts(scale, wants_presenter));
        s.has_presenter_fonts = wants_presenter;
    }
    if (is_other || s.is_dark != s.w.is_dark) {
        apply_style(s.theme(), scale);
        s.is_dark = s.w.is_dark;
        s.panels.next_frame_in_s = 0;
    }
    s.scale = scale;
    ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    ImGui::GetIO().ConfigWindowsMoveFromTitleBarOnly = true;
    return is_other;
}

void Shell::State::remember() {
    if (!w.has_project() || w.snapshot().path.empty() || w.snapshot().path == remembered) return;
    remembered = w.snapshot().path;
    remember_project({remembered, w.snapshot().info.title.empty() ? std::filesystem::path(remembered).stem().string() : w.snapshot().info.title});
}

void Shell::State::draw_explorer(Desk& desk, Layout const& layout) {
    draw_map_panel(desk, layout);
    draw_bottom_table(desk, layout);
    draw_rail(desk, layout);
    draw_layers_panel(desk, layout);
    bool const is_weights = desk.w.side == workbench::SidePanel::weights;
    if (layout.side.w > 0 && is_weights) draw_weights_panel(desk, layout.side);
    if (layout.side.w > 0 && !is_weights) draw_fiche_panel(desk, layout.side);
    draw_splitters(desk, layout);
    draw_toast(desk, layout.seen);
}

void Shell::State::draw(float width, float height) {
    Desk desk{Ui(theme(), fonts, scale, hook), w, panels, text, maps, ImGui::GetTime()};
    handle_keys(desk);
    auto const now = ui::layout(width, height, scale, panels.layout, w.side == workbench::SidePanel::weights, w.focus().has_value());
    if (!w.has_project()) {
        draw_start_page(desk, width, height);
    } else if (w.mode == workbench::Mode::present && has_presenter_fonts) {
        draw_presenter_screen(desk, width, height);
    } else {
        draw_top_bar(desk, now);
        draw_status_bar(desk, now);
        switch (w.mode) {
        case workbench::Mode::compare: draw_compare_screen(desk, now); break;
        case workbench::Mode::follow: draw_follow_screen(desk, now); break;
        default: draw_explorer(desk, now); break;
        }
    }
    draw_palette(desk, width, height);
    draw_dialogs(desk, width, height);
}

void Shell::frame() {
    auto& s = *state_;
    s.hook.begin_frame();
    s.maps.clear();
    s.panels.next_frame_in_s.reset();
    if (s.w.poll()) s.panels.next_frame_in_s = 0;
    s.remember();
    auto const revision = s.w.revision();
    auto const view = s.w.view();
    auto const mode = s.w.mode;
    auto const& io = ImGui::GetIO();
    try {
        s.draw(io.DisplaySize.x, io.DisplaySize.y);
    } catch (core::Error const& error) {
        s.w.show_error(error);
        ImGui::ErrorCheckEndFrameRecover(nullptr); // closes the windows the throw left open
    }
    // Popups stay above the regions, which come to the front as they are drawn.
    for (auto const& popup : ImGui::GetCurrentContext()->OpenPopupStack)
        if (popup.Window != nullptr) ImGui::BringWindowToDisplayFront(popup.Window);
    // What changed during the frame shows in the next one; the first ones let layouts settle.
    bool const moved = revision != s.w.revision() || !(view == s.w.view()) || mode != s.w.mode;
    if (moved || s.frames < 3) s.panels.next_frame_in_s = 0;
    if (!s.w.jobs().is_idle() && !s.panels.next_frame_in_s) s.panels.next_frame_in_s = 0.3;
    if (s.frames < 3) ++s.frames;
}

std::vector<MapPane> const& Shell::maps() const { return state_->maps; }
scene::Rgba Shell::background() const { return state_->theme().bg; }

std::string Shell::title() const {
    if (!state_->w.has_project()) return "Vigie";
    auto const& s = state_->w.snapshot();
    return (s.info.title.empty() ? std::filesystem::path(s.path).stem().string() : s.info.title) + " – Vigie";
}

std::optional<double> Shell::next_frame_in_s() const { return state_->panels.next_frame_in_s; }
bool Shell::is_full_screen() const { return state_->w.has_project() && state_->w.mode == workbench::Mode::present; }

void Shell::drop_files(std::vector<std::filesystem::path> const& files) { take_dropped(state_->w, files); }

bool Shell::may_close() { return true; } // every change is in the file already; jobs stop without leaving anything half-written
bool Shell::is_done() const { return state_->w.is_quitting; }

ShellSettings Shell::settings() const {
    auto const& s = *state_;
    ShellSettings now = s.settings;
    now.is_dark = s.w.is_dark;
    now.ui_scale = s.w.ui_scale;
    now.layout = s.panels.layout;
    now.folder = s.panels.folder;
    return now;
}

void Shell::set_settings(ShellSettings const& settings) { state_->take(settings); }

TestHook& Shell::test_hook() { return state_->hook; }

}
