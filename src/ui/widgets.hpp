#pragma once

#include "core/change.hpp"
#include "scene/colour.hpp"
#include "ui/focus.hpp"
#include "ui/fonts.hpp"
#include "ui/test_hook.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

struct ImFont;

namespace vigie::ui {

enum class ButtonKind { primary, secondary, quiet };
enum class Align { left, centre, right };

/// What panels draw with: theme, fonts, scale, and the controls of the interface. Rectangles are screen px; `px()`
/// turns design px into them. Draws into Dear ImGui's current window. Every control has an id, unique in the frame,
/// that tests click.
class Ui {
public:
    Ui(scene::Theme const& with_theme, Fonts const& with_fonts, float at_scale, TestHook& hook, Focus& with_focus)
        : theme(with_theme)
        , fonts(with_fonts)
        , scale(at_scale)
        , focus(with_focus)
        , hook_(hook) {}

    scene::Theme const& theme;
    Fonts const& fonts;
    float scale;
    Focus& focus;

    [[nodiscard]] float px(float design) const;

    // --- shapes ---
    void fill(Rect const& r, scene::Rgba c, float radius = 0) const;
    void outline(Rect const& r, scene::Rgba c, float width = 1, float radius = 0) const;
    void line(float x0, float y0, float x1, float y1, scene::Rgba c, float width = 1) const;
    void disc(float x, float y, float radius, scene::Rgba c) const;
    void triangle(float x, float y, float half, bool is_up, scene::Rgba c) const;
    void ring(float x, float y, float radius, scene::Rgba c, float width) const;
    /// 45° lines, 1 px every 4: « non scoré ».
    void hatch(Rect const& r, scene::Rgba c) const;
    void dashed(float x0, float y0, float x1, float y1, scene::Rgba c, float width, float on, float off) const;

    // --- text: `box` is where it may go, one line, centred in height; cut with « … » when it is too long, whole under
    // the pointer ---
    void text(Rect const& box, std::string const& words, ImFont const* font, scene::Rgba c,
              Align align = Align::left) const;
    /// A label that must never be cut: tests compare its width with its box.
    void label(Rect const& box, std::string const& words, ImFont const* font, scene::Rgba c,
               Align align = Align::left) const;
    /// \return height used
    float paragraph(float x, float y, float width, std::string const& words, ImFont const* font, scene::Rgba c,
                    float line_height, int max_lines = 1000) const;
    [[nodiscard]] float width(std::string const& words, ImFont const* font) const;
    /// That a paragraph of this width takes.
    [[nodiscard]] int lines_of(std::string const& words, ImFont const* font, float width) const;
    /// `words` when they fit in `room`, else `shorter` when there is one.
    [[nodiscard]] std::string fitting(std::string const& words, std::string const& shorter, ImFont const* font,
                                      float room) const;
    /// Icon centred in the box, whatever its own margins.
    void icon(Rect const& box, char const* which, scene::Rgba c, ImFont const* font = nullptr) const;

    // --- controls ---
    /// A clickable area that the keyboard reaches too. \return true when pressed by either
    bool area(std::string const& id, Rect const& r) const;
    /// A clickable area for the mouse alone: grips, veils, rows of a list that has list_keys().
    bool hit(std::string const& id, Rect const& r) const;
    [[nodiscard]] bool is_hovered() const; ///< of the last control, or the keyboard is on it
    /// One stop of the keyboard for a whole list. \return the row to go to when an arrow, Page, Home or End asks for
    /// another
    [[nodiscard]] std::optional<std::size_t> list_keys(std::string const& id, Rect const& r,
                                                       std::optional<std::size_t> at, std::size_t count,
                                                       std::size_t page) const;
    [[nodiscard]] bool list_enter(std::string const& id) const; ///< Enter was pressed on the list
    /// One stop of the keyboard for something that arrows move. \return true while the keyboard is on it
    bool slider_stop(std::string const& id, Rect const& r) const;
    [[nodiscard]] int arrow_steps() const; ///< of the arrows pressed now: right or up is 1, Page is 5
    void draw_focus_ring() const;          ///< last of the frame
    bool button(std::string const& id, Rect const& r, std::string const& words, ButtonKind kind,
                char const* icon_code = nullptr, bool is_enabled = true, std::string const& why_not = {}) const;
    bool icon_button(std::string const& id, Rect const& r, char const* which, std::string const& tooltip,
                     bool is_active = false, bool is_enabled = true) const;
    bool check_box(std::string const& id, Rect const& box, bool is_on) const;
    bool link(std::string const& id, Rect const& r, std::string const& words, Align align = Align::left) const;
    bool text_field(std::string const& id, Rect const& r, std::string& value, std::string const& hint,
                    bool takes_focus = false) const;
    /// What is typed is shown as dots, and cannot be copied out.
    bool secret_field(std::string const& id, Rect const& r, std::string& value, std::string const& hint) const;
    /// \return the chosen index when it changes
    std::optional<std::size_t> drop_down(std::string const& id, Rect const& r, std::vector<std::string> const& choices,
                                         std::size_t chosen) const;
    /// The choices alone, hanging from whatever opens them.
    void open_choices(std::string const& id) const;
    std::optional<std::size_t> choices(std::string const& id, Rect const& from, std::vector<std::string> const& words,
                                       std::size_t chosen) const;
    /// Two or three words side by side of which one holds. \return the index of another one that was pressed
    std::optional<std::size_t> segments(std::string const& id, Rect const& r, std::vector<std::string> const& words,
                                        std::size_t chosen) const;
    void tooltip(std::string const& words) const; ///< when the last control is hovered or has the keyboard

    // --- parts of the trade ---
    void class_chip(Rect const& r, core::SeverityClass c) const;
    void big_chip(Rect const& r, core::SeverityClass c, ImFont const* font) const; ///< its letter in a font of its own
    /// The class people on site propose, ringed so that it is never taken for the computed one.
    void opinion_chip(Rect const& r, core::SeverityClass c) const;
    /// Pill 22 high. \return its width
    float pill(float x, float y, std::string const& words, scene::Rgba ground, scene::Rgba ink,
               char const* icon_code = nullptr) const;
    [[nodiscard]] float pill_width(std::string const& words, bool has_icon) const;
    /// ▲ +6,2 / ▼ −2,4 / = +0,4, right-aligned or not; high is bad. A change within its noise is « = ».
    void change(Rect const& box, core::Change const& change, ImFont const* font, Align align = Align::right) const;
    void change(Rect const& box, double delta, ImFont const* font, Align align = Align::right) const; ///< of unknown noise
    void bar(Rect const& r, double share, scene::Rgba c) const; ///< over its track
    void coverage(Rect const& r, double share, double minimum) const;
    void rank_interval(Rect const& r, int rank, int low, int high, int of) const; ///< square-root axis
    void sparkline(Rect const& r, std::span<std::optional<double> const> values, scene::Rgba c) const;
    void class_bar(Rect const& r, std::span<std::size_t const> by_class,
                   bool with_numbers) const; ///< by SeverityClass; drawn D first
    /// Button-like frame of an icon and a sentence, for notes and errors. \return its height
    float note(float x, float y, float width, char const* icon_code, std::string const& words, scene::Rgba ground,
               scene::Rgba ink) const;

private:
    bool typed_field(std::string const& id, Rect const& r, std::string& value, std::string const& hint,
                     bool takes_focus, bool is_secret) const;
    void show_focus(Rect const& r) const;
    void show_tip(std::string const& words) const;

    TestHook& hook_;
    mutable std::string last_; ///< id of the last control
    mutable Rect last_place_{};
    mutable std::optional<Rect> ring_{}; ///< of the control the keyboard is on
    mutable Rect ring_clip_{};
};

}
