#pragma once

/// Material Design Icons 1.6.50, as UTF-8.
namespace vigie::ui::icon {

inline constexpr char const* binoculars = "\uF0A5";
inline constexpr char const* magnify = "\uF349";
inline constexpr char const* chevron_left = "\uF141";
inline constexpr char const* chevron_right = "\uF142";
inline constexpr char const* chevron_down = "\uF140";
inline constexpr char const* chevron_up = "\uF143";
inline constexpr char const* map_marker = "\uF34E";
inline constexpr char const* columns = "\uF56D";
inline constexpr char const* swap = "\uF4E1";
inline constexpr char const* clipboard = "\uF14E";
inline constexpr char const* presentation = "\uF428";
inline constexpr char const* layers = "\uF328";
inline constexpr char const* filter = "\uF232";
inline constexpr char const* palette = "\uF3D8";
inline constexpr char const* tune = "\uF62E";
inline constexpr char const* cursor = "\uF1B4";
inline constexpr char const* selection = "\uF489";
inline constexpr char const* plus = "\uF415";
inline constexpr char const* minus = "\uF374";
inline constexpr char const* expand = "\uF04C";
inline constexpr char const* crosshairs = "\uF1A4";
inline constexpr char const* menu_down = "\uF35D";
inline constexpr char const* eye = "\uF208";
inline constexpr char const* lock = "\uF33E";
inline constexpr char const* lock_open = "\uF340";
inline constexpr char const* alert = "\uF026";
inline constexpr char const* alert_outline = "\uF02A";
inline constexpr char const* alert_circle = "\uF028";
inline constexpr char const* information = "\uF2FC";
inline constexpr char const* check = "\uF12C";
inline constexpr char const* check_circle = "\uF5E1";
inline constexpr char const* clock_alert = "\uF5CE";
inline constexpr char const* play_circle = "\uF40D";
inline constexpr char const* undo = "\uF54C";
inline constexpr char const* redo = "\uF44E";
inline constexpr char const* save = "\uF193";
inline constexpr char const* copy = "\uF18F";
inline constexpr char const* pdf = "\uF225";
inline constexpr char const* excel = "\uF21B";
inline constexpr char const* export_to = "\uF207";
inline constexpr char const* upload = "\uF552";
inline constexpr char const* close = "\uF156";
inline constexpr char const* dots = "\uF1D8";
inline constexpr char const* folder = "\uF256";
inline constexpr char const* list = "\uF279";
inline constexpr char const* refresh = "\uF450";
inline constexpr char const* comment = "\uF189";
inline constexpr char const* arrow_up = "\uF05D";
inline constexpr char const* arrow_down = "\uF045";
inline constexpr char const* file = "\uF214";
inline constexpr char const* image = "\uF2E9";
inline constexpr char const* cloud = "\uF15F";
inline constexpr char const* lasso = "\uF560";
inline constexpr char const* ruler = "\uF46D";
inline constexpr char const* bookmark = "\uF0C3";
inline constexpr char const* pencil = "\uF3EB";
inline constexpr char const* column_width = "\uF4EF";
inline constexpr char const* magnify_rows = "\uF233"; ///< filter-outline: the row under the heads

}
