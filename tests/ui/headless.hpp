#pragma once

#include "scene/draw_list.hpp"
#include "support/demo_town.hpp"
#include "support/process.hpp"
#include "ui/shell.hpp"
#include "ui/test_hook.hpp"
#include "workbench/workbench.hpp"

#include <catch2/catch.hpp>
#include <imgui.h>

#include <cstdlib>
#include <string>

namespace vigie::support {

/// Widths good enough to place labels.
class PlainMeasure final : public scene::TextMeasure {
  public:
    [[nodiscard]] Extent measure(std::string const& text, scene::Font font) const override {
        return {static_cast<float>(text.size()) * font.size * 0.55F, font.size * 0.8F, font.size * 0.2F};
    }
};

/// The demo town, written once for the whole run.
inline std::filesystem::path demo_town() {
    static TempDir const dir;
    static bool const is_written = [] {
        setenv("XDG_STATE_HOME", dir.text("state").c_str(), 1); // the list of recent projects stays out of the user's
        support::copy_demo_town(dir / "town.gpkg", 60);
        return true;
    }();
    static_cast<void>(is_written);
    return dir / "town.gpkg";
}

/// The real interface in a Dear ImGui context without a window: frames, clicks by the names of items, keys, typed text.
class Headless {
  public:
    Headless(float width, float height, double scale = 1) : context_(ImGui::CreateContext()), shell(w, measure_) {
        auto& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {width, height};
        io.DeltaTime = 1.0F / 60;
        // GLFW's numbers, as the window loop gives them.
        static constexpr int keys[] = {258, 263, 262, 265, 264, 266, 267, 268, 269, 260, 261, 259, 32, 257, 256, 335, 'A', 'C', 'V', 'X', 'Y', 'Z'};
        for (int i = 0; i < ImGuiKey_COUNT; ++i) io.KeyMap[i] = keys[i];
        w.ui_scale = scale;
        shell.test_hook().is_on = true;
        frame();
    }
    Headless(Headless const&) = delete;
    Headless& operator=(Headless const&) = delete;
    ~Headless() { ImGui::DestroyContext(context_); }

    void open(std::filesystem::path const& path) {
        w.open(path);
        settle();
    }
    /// Waits for jobs, then draws until nothing more asks for a frame at once.
    void settle() {
        auto const failures = w.jobs().finish();
        if (!failures.empty()) w.show_error(failures.front().error);
        for (int i = 0; i < 5; ++i) frame();
    }
    void frame() {
        shell.prepare(1);
        ImGui::NewFrame();
        shell.frame();
        ImGui::Render();
        ImGui::GetIO().MouseWheel = 0;
    }
    [[nodiscard]] bool shows(std::string const& id) { return shell.test_hook().items().contains(id); }
    void move(float x, float y) {
        ImGui::GetIO().MousePos = {x, y};
        frame();
    }
    /// \return false when nothing of that name is on screen
    bool click(std::string const& id) {
        auto const& items = shell.test_hook().items();
        auto const found = items.find(id);
        if (found == items.end()) return false;
        auto const r = found->second;
        click_at(r.x + r.w / 2, r.y + r.h / 2);
        return true;
    }
    void click_at(float x, float y) {
        move(x, y);
        frame();
        ImGui::GetIO().MouseDown[0] = true;
        frame();
        ImGui::GetIO().MouseDown[0] = false;
        frame();
        frame();
        ImGui::GetIO().DeltaTime = 1; // far enough apart not to make a double click
        frame();
        ImGui::GetIO().DeltaTime = 1.0F / 60;
    }
    void press(int key, bool ctrl = false, bool shift = false, bool alt = false) {
        auto& io = ImGui::GetIO();
        io.KeyCtrl = ctrl, io.KeyShift = shift, io.KeyAlt = alt;
        io.KeysDown[key] = true;
        frame();
        io.KeysDown[key] = false;
        io.KeyCtrl = io.KeyShift = io.KeyAlt = false;
        frame();
    }
    void type(std::string const& words) {
        ImGui::GetIO().AddInputCharactersUTF8(words.c_str());
        frame();
        frame();
    }

  private:
    ImGuiContext* context_;
    PlainMeasure measure_;

  public:
    workbench::Workbench w;
    ui::Shell shell;
};

/// No label is wider than its box.
inline void check_labels(Headless& h, std::string const& where) {
    for (auto const& label : h.shell.test_hook().labels()) {
        INFO(where << ": " << label.text << " needs " << label.width << ", has " << label.room);
        CHECK(label.width <= label.room + 1);
    }
}

}
