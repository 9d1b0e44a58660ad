#pragma once

#include "scene/map_scene.hpp"
#include "ui/layout.hpp"
#include "ui/shell.hpp"
#include "ui/widgets.hpp"
#include "workbench/views.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vigie::ui {

/// What panels remember by themselves: open, typed, dragged. Nothing of the document.
struct PanelState {
    LayoutChoice layout;
    bool is_legend_open = false;
    bool is_base_open = false; ///< the base map's layers, in the list of layers
    std::string palette_query;
    std::size_t palette_at = 0;
    bool is_palette_fresh = true;
    // dialogs
    std::size_t watch_status = 2;
    std::string date, role, motive, path, title;
    std::size_t import_kind = 0;
    bool is_error_open = false;
    std::string folder; ///< shown by the file browser
    // map
    std::optional<core::Projected> pointer; ///< on the ground, while over the map
    struct Drag {
        bool is_on = false, is_rectangle = false, has_moved = false;
        float x = 0, y = 0;
    } drag;
    double hover_since = -1;
    std::optional<std::uint32_t> hover_shown; ///< mark
    std::optional<double> next_frame_in_s;
    // toast
    std::string toast;
    double toast_until = 0;
    std::optional<std::string> follow_code;
};

/// One frame's worth of what panels share.
struct Desk {
    Ui ui;
    workbench::Workbench& w;
    PanelState& state;
    scene::TextMeasure const& text;
    std::vector<MapPane>& maps;
    double now = 0; ///< seconds

    void wake_in(double seconds) const;
};

/// A region of fixed place: a Dear ImGui window without any of its furniture.
class Region {
  public:
    /// \param ground absent = transparent
    Region(char const* name, Rect const& r, std::optional<scene::Rgba> ground, bool scrolls = false);
    ~Region();
    Region(Region const&) = delete;
    Region& operator=(Region const&) = delete;
};

void draw_top_bar(Desk& desk, Layout const& layout);
void draw_layers_panel(Desk& desk, Layout const& layout);
void draw_rail(Desk& desk, Layout const& layout);
/// \return height
float draw_legend(Desk& desk, Rect const& r);
void draw_map_panel(Desk& desk, Layout const& layout);
void draw_fiche_panel(Desk& desk, Rect const& r);
void draw_weights_panel(Desk& desk, Rect const& r);
void draw_bottom_table(Desk& desk, Layout const& layout);
void draw_status_bar(Desk& desk, Layout const& layout);
void draw_compare_screen(Desk& desk, Layout const& layout);
void draw_follow_screen(Desk& desk, Layout const& layout);
void draw_presenter_screen(Desk& desk, float width, float height);
void draw_start_page(Desk& desk, float width, float height);
void draw_palette(Desk& desk, float width, float height);
void draw_dialogs(Desk& desk, float width, float height);
void draw_toast(Desk& desk, Rect const& map);
void draw_splitters(Desk& desk, Layout const& layout);
/// Shortcuts of the registry, and the map's own keys.
void handle_keys(Desk& desk);

/// A picture of the document in a rectangle, without interaction: comparison, presentation.
void add_map_pane(Desk& desk, Rect const& r, scene::View const& view, scene::MapStyle const& style, std::uint64_t salt);
void draw_scale_bar(Ui const& ui, Rect const& map, scene::View const& view, float left_px);
void draw_credits(Ui const& ui, Rect const& map, scene::MapContent const& content);

}
