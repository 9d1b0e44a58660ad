#pragma once

#include "core/walk.hpp"
#include "scene/view.hpp"
#include "ui/layout.hpp"
#include "ui/recent.hpp"
#include "ui/widgets.hpp"
#include "workbench/view_preview.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vigie::ui {

/// A line of the file browser.
struct FileEntry {
    std::string name, path;
    bool is_folder = false;
};

/// What is typed in the dialogs of the follow-up: fields are named after their first use.
struct SiteForm {
    bool is_begun = false; ///< filled in from what the dialog is about
    std::string code, title, pilot, sponsor, from, to, text, partner, planned, actual, effect;
    std::size_t subject = 0, campaign = 0, axis = 0, state = 0;
};

/// A server and what is to be published or got. The password is forgotten with the dialog, the rest with the program.
struct ServerForm {
    std::string host, database, account, password, organisation, readers;
    std::string name;                 ///< of the file to write
    std::size_t snapshot = SIZE_MAX; ///< chosen of those listed
};

/// Whose sheets these are, as it is typed.
struct HouseForm {
    bool is_begun = false; ///< its fields hold what the project has
    std::string name, footer, accent;
    bool drops_logo = false;
};

/// What is typed and chosen in a dialog until it is confirmed; begun afresh each time one opens.
struct DialogForm {
    int shown = 0; ///< the dialog the form is of
    std::size_t status = 2;
    std::string date, role, motive, quote;
    std::size_t proposed = 0; ///< class of an opinion, among those it may be
    std::string path, title;
    bool is_partner = false; ///< of an export: an edition that leaves the house
    std::string recipient, purpose;
    std::size_t profile = 0; ///< of the partner edition, among those there are
    HouseForm house;
    ServerForm server;
    bool agrees = false; ///< to what cannot be undone
    std::string started_from; ///< path the dialog was opened with
    SiteForm site; ///< of site projects, proposals and lessons
    // --- the file browser ---
    std::string folder;
    std::vector<FileEntry> entries;
    std::string listed;                  ///< folder the entries are of
    double listed_at = 0;                ///< seconds
    std::optional<std::size_t> entry_at; ///< entry the arrows are on
    bool has_details = false;
    std::size_t backup = 0; ///< the one chosen
};

/// What the import assistant remembers by itself.
struct AssistantState {
    bool as_in_file = false;          ///< the preview shows the cells of the file
    bool picks_file = false;          ///< in a small window: the files, in place of what was found in one
    bool shows_report = false;        ///< in a small window: the report, in place of the rows
    std::string crs;                  ///< typed
    std::optional<std::size_t> row_at; ///< row of the preview the arrows are on
    bool has_details = false;         ///< of what is wrong
};

/// What the grid editor remembers by itself.
struct GridState {
    struct Axis {
        double low = 0, high = 1;
    };
    std::optional<Axis> axis;  ///< of the histogram, while a goalpost is dragged over it
    std::string bad_field;     ///< id of a field in which no number is typed yet
    std::string shown;         ///< the part whose tree row was last brought into view
};

/// What the panel of the map's figure remembers by itself.
struct MeasureState {
    std::string query;
    bool is_refusal_shown = false; ///< why the figure is not drawn the other way
    std::string refused;           ///< measure it was asked for
};

/// What the presenter's screens remember by themselves.
struct PresenterState {
    scene::View view;            ///< of the map, where the hand moved it
    std::string shown;           ///< page it is the view of
    bool is_dragging = false, has_moved = false;
    std::optional<core::Projected> clicked; ///< on the ground, in this frame
    bool has_news = false;       ///< the storyboard has a line of it above
    std::string form;            ///< step whose words are being typed
    std::string name, title, sentence, notes;
};

/// What the screen of walks remembers by itself.
struct WalkState {
    std::string form;   ///< what is being typed into: a stop or a finding
    std::string name, look_at;
    std::string what, due, photos;
    std::size_t stop = 0, theme = 0, owner = 0; ///< of the next finding; kept from one to the next
    std::int64_t edited = 0;                    ///< finding that is typed again; 0 = a new one
    bool has_to_focus = false;
    bool shows_marks = false;                   ///< of cleanliness, in place of findings
    core::StopMarks marks, marks_kept;          ///< of the chosen stop: as they are pressed, as the project has them
    std::size_t mark_at = 0;                    ///< factor that the keyboard is on
    enum class Hand { look, stop, bend, move } hand = Hand::look; ///< what a click on the map does
    scene::View view;                           ///< of the map, where the hand moved it
    std::string shown;                          ///< walk it is the view of
    bool is_dragging = false, has_moved = false;
};

/// How far the maps of compared zones were moved, together, from where each shows its zone whole.
struct SharedMove {
    double east_m = 0, north_m = 0, zoom = 1;
    friend bool operator==(SharedMove const&, SharedMove const&) = default;
};

/// What a hand moves, and where it last let it rest: names are placed for that, so that none jumps under a hand that drags.
template <typename T> struct Rested {
    T still{}, moving{};
    double moved_at = -1; ///< seconds
};

/// A recent project as the start page shows it; read from disk now and then, not in each frame.
struct RecentCard {
    RecentProject project;
    std::optional<workbench::PreviewView> preview;
    std::string changed; ///< « Modifié hier à 17 h 05 »
};

/// What panels remember by themselves: open, typed, dragged. Nothing of the document.
struct PanelState {
    LayoutChoice layout;
    bool is_legend_open = false;
    bool is_base_open = false; ///< the base map's layers, in the list of layers
    std::string palette_query;
    std::size_t palette_at = 0;
    bool is_palette_fresh = true;
    DialogForm form;
    AssistantState assistant;
    GridState grid;
    MeasureState measure;
    PresenterState presenter;
    WalkState walk;
    // --- map ---
    std::optional<core::Projected> pointer; ///< on the ground, while over the map
    struct Drag {
        bool is_on = false, is_rectangle = false, has_moved = false;
        float x = 0, y = 0;
        bool is_lasso = false;
        bool adds = false, takes_away = false; ///< to or from the selection, in place of a new one
    } drag;
    std::vector<core::Projected> lasso; ///< the way drawn so far, or its corners, on the ground
    std::string view_name;                 ///< typed for a view to be kept
    std::optional<std::int64_t> renamed_view; ///< whose name is being typed
    std::string new_name;
    double hover_since = -1;
    std::optional<std::uint32_t> hovered, hover_shown; ///< marks
    struct MapMenu {
        core::Projected at;
        std::optional<std::uint32_t> row;
        float x = 0, y = 0;
        bool must_open = false, is_open = false;
    } map_menu;
    Rested<scene::View> map_rest; ///< of the map's view
    // --- lists ---
    std::size_t first_compared = 0; ///< column at the left
    SharedMove compared_move;
    Rested<SharedMove> compared_rest;
    std::optional<std::size_t> first_campaign; ///< the same, of campaigns; absent = so that the last one is seen
    std::size_t first_theme = 0;
    float curtain = 0.5F; ///< share of the map that shows the earlier campaign
    float compare_scroll = 0;
    std::optional<std::size_t> journal_at; ///< entry the arrows left
    std::optional<std::size_t> outlier_at; ///< the same, of the values to verify
    std::optional<int> followed;           ///< status the watch list keeps; absent = all
    std::vector<RecentCard> recent;
    std::optional<double> recent_read_at;
    // --- table and filter ---
    std::optional<std::size_t> table_line; ///< head of a group that the arrows are on
    bool is_columns_open = false;
    std::string layer_card; ///< name of the context layer whose look is chosen; empty = none
    std::size_t layer_column_at = 0;
    std::size_t columns_at = 0;  ///< line of that card
    std::string filter_part;     ///< of the filter's card
    std::size_t filter_at = 0;   ///< choice the arrows are on
    std::string dwellings_from, dwellings_to; ///< typed
    bool is_filter_fresh = true; ///< the card has just opened
    // --- clusters ---
    std::optional<std::size_t> cluster_part; ///< beside the list, or in its place; absent = the first
    struct Brush {
        bool is_on = false;
        float x = 0, y = 0;
    } brush; ///< over the scatter plot
    // --- toast ---
    std::string toast;
    double toast_until = 0;
    std::optional<double> next_frame_in_s;
};

/// One frame's worth of what panels draw with.
struct Desk {
    Ui ui;
    PanelState& state;
    double now = 0; ///< seconds

    void wake_in(double seconds) const;
};

/// A region of fixed place: a Dear ImGui window without any of its furniture.
class Region {
public:
    /// \param ground absent = transparent
    Region(char const* name, Rect const& r, std::optional<scene::Rgba> ground, bool scrolls = false,
           bool scrolls_sideways = false);
    ~Region();
    Region(Region const&) = delete;
    Region& operator=(Region const&) = delete;
};

/// A line between sections, one px of the design thick.
void rule(Ui const& ui, float x, float y, float width);

/// A card: ground, border, round corners.
void card(Ui const& ui, Rect const& r, scene::Rgba ground, scene::Rgba line);

}
