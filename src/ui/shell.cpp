#include "ui/shell.hpp"

#include "text/language.hpp"
#include "ui/drop.hpp"
#include "ui/recent.hpp"
#include "ui/recent_preview.hpp"
#include "ui/screens.hpp"
#include "ui/theme.hpp"
#include "workbench/workbench.hpp"

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
        w.look = chosen.look;
        w.ui_scale = chosen.ui_scale;
        panels.layout = chosen.layout;
        std::vector<dossier::ColumnRef> columns;
        for (auto const& code : chosen.columns)
            if (auto const column = dossier::column_of_code(code)) columns.push_back(*column);
        w.set_columns(std::move(columns));
        std::error_code ignored; // a folder that is gone is forgotten
        panels.form.folder = std::filesystem::is_directory(chosen.folder, ignored) ? chosen.folder : std::string();
    }

    workbench::Workbench& w;
    scene::TextMeasure const& text;
    ShellSettings settings;
    TestHook hook;
    Focus focus;
    MadeFonts made; ///< waiting for the first frame
    Fonts fonts;
    PanelState panels;
    std::vector<MapPane> maps;
    float scale = 0;
    scene::Look look = scene::Look::light;
    bool has_presenter_fonts = false;
    int frames = 0;
    std::string drawn;      ///< project of the last frame
    std::string remembered; ///< among the recent ones

    [[nodiscard]] scene::Theme const& theme() const { return scene::theme_of(w.look); }
    void draw(float width, float height);
    void remember();
};

Shell::Shell(workbench::Workbench& workbench, scene::TextMeasure const& text, ShellSettings settings, MadeFonts fonts)
    : state_(std::make_unique<State>(workbench, text, settings, std::move(fonts))) {}
Shell::~Shell() = default;

namespace {

/// The presentation is drawn for a room, not for a hand: 1920 × 1080 design px, whatever the screen has; never smaller, so that no
/// word is under 24 px on a small projector.
float presenter_scale() {
    auto const& size = ImGui::GetIO().DisplaySize;
    return interface_scale(std::max(1.0, static_cast<double>(std::min(size.x / 1920, size.y / 1080))), 1);
}

}

bool Shell::prepare(double screen_scale) {
    auto& s = *state_;
    bool const presents = s.w.has_project() && s.w.mode == workbench::Mode::present && s.w.presenter_plays;
    float const scale = presents ? presenter_scale() : interface_scale(screen_scale, s.w.ui_scale);
    bool const wants_presenter = s.has_presenter_fonts || s.w.mode == workbench::Mode::present;
    bool const is_other = scale != s.scale || wants_presenter != s.has_presenter_fonts;
    if (is_other) {
        bool const fits = s.made.atlas && s.made.scale == scale && s.made.has_presenter == wants_presenter;
        s.fonts = use_fonts(fits ? std::exchange(s.made, {}) : make_fonts(scale, wants_presenter));
        s.has_presenter_fonts = wants_presenter;
    }
    if (is_other || s.look != s.w.look) {
        apply_style(s.theme(), scale);
        s.look = s.w.look;
        s.panels.next_frame_in_s = 0;
    }
    s.scale = scale;
    // The keyboard is ui/focus's: Dear ImGui's own navigation knows neither our lists nor our dialogs.
    ImGui::GetIO().ConfigFlags &= ~ImGuiConfigFlags_NavEnableKeyboard;
    ImGui::GetIO().KeyMap[ImGuiKey_Tab] = -1;
    ImGui::GetIO().ConfigWindowsMoveFromTitleBarOnly = true;
    return is_other;
}

void Shell::State::remember() {
    if (!w.has_project()) remembered.clear(); // opened again, it is the latest again
    if (!w.has_project() || w.snapshot().path.empty() || w.snapshot().path == remembered) return;
    if (drawn != w.snapshot().path) return; // its first frame does not wait for its picture
    remembered = w.snapshot().path;
    panels.recent_read_at.reset();
    auto const& title = w.snapshot().info.title;
    remember_project({remembered, title.empty() ? std::filesystem::path(remembered).stem().string() : title});
    save_preview(remembered, workbench::preview_view(w));
}

void Shell::State::draw(float width, float height) {
    focus.begin_frame(focus_keys());
    // A text field keeps the keyboard until told otherwise.
    if (focus.has_moved() && focus.kind() != Focus::Kind::text) ImGui::ClearActiveID();
    Desk desk{Ui(theme(), fonts, scale, hook, focus), panels, ImGui::GetTime()};
    draw_screens({desk, w, text, maps}, width, height, has_presenter_fonts);
}

void Shell::frame() {
    auto& s = *state_;
    s.hook.begin_frame();
    s.maps.clear();
    s.panels.next_frame_in_s.reset();
    if (s.w.poll()) s.panels.next_frame_in_s = 0;
    s.remember();
    if (s.w.has_project() && s.drawn == s.w.snapshot().path) s.w.read_what_is_left(); // its first frame has both hands free
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
    s.drawn = s.w.has_project() ? s.w.snapshot().path : std::string();
    // Popups stay above the regions, which come to the front as they are drawn.
    for (auto const& popup : ImGui::GetCurrentContext()->OpenPopupStack)
        if (popup.Window != nullptr) ImGui::BringWindowToDisplayFront(popup.Window);
    // What changed during the frame shows in the next one; the first ones let layouts settle.
    bool const moved = revision != s.w.revision() || !(view == s.w.view()) || mode != s.w.mode;
    bool const is_settling = s.frames < 3 && s.w.jobs().is_idle(); // after a project that is being read has come
    if (moved || is_settling) s.panels.next_frame_in_s = 0;
    if (s.w.is_reading_base_maps() && !s.panels.next_frame_in_s) s.panels.next_frame_in_s = 0.05;
    if (!s.w.jobs().is_idle() && !s.panels.next_frame_in_s) s.panels.next_frame_in_s = 0.3;
    if (is_settling) ++s.frames;
}

std::vector<MapPane> const& Shell::maps() const { return state_->maps; }
scene::Rgba Shell::background() const { return state_->theme().bg; }

std::string Shell::title() const {
    if (!state_->w.has_project()) return "Vigie";
    auto const& s = state_->w.snapshot();
    return (s.info.title.empty() ? std::filesystem::path(s.path).stem().string() : s.info.title) + " – Vigie";
}

std::optional<double> Shell::next_frame_in_s() const { return state_->panels.next_frame_in_s; }
bool Shell::is_full_screen() const {
    auto const& w = state_->w;
    return w.has_project() && w.mode == workbench::Mode::present && w.presenter_plays;
}

void Shell::drop_files(std::vector<std::filesystem::path> const& files) { take_dropped(state_->w, files); }

/// Every change is in the file already; jobs stop without leaving anything half-written.
bool Shell::may_close() { return true; }
bool Shell::is_done() const { return state_->w.is_quitting; }

ShellSettings Shell::settings() const {
    auto const& s = *state_;
    ShellSettings now = s.settings;
    now.look = s.w.look;
    now.ui_scale = s.w.ui_scale;
    now.layout = s.panels.layout;
    now.columns.clear();
    for (auto const& column : s.w.columns()) now.columns.push_back(dossier::column_code(column));
    now.folder = s.panels.form.folder;
    return now;
}

void Shell::set_settings(ShellSettings const& settings) { state_->take(settings); }

TestHook& Shell::test_hook() { return state_->hook; }
Focus const& Shell::focus() const { return state_->focus; }

}
