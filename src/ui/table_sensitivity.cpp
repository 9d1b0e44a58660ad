// How many residences would stand out with other settings.
#include "text/language.hpp"
#include "ui/table_parts.hpp"

namespace vigie::ui {

namespace {

constexpr float neighbours_width = 150, count_width = 116, row_height = 24;

}

void draw_sensitivity(Ui const& ui, Rect const& r, wb::SensitivityView const& view) {
    float const x = r.x + ui.px(16);
    float y = r.y + ui.px(6);
    ui.text({x, y, r.w - ui.px(32), ui.px(row_height)}, text::tr("Residences that would stand out with other settings"),
            ui.fonts.caption_medium, ui.theme.text2);
    y += ui.px(row_height);
    auto const column = [&](std::size_t i) {
        return Rect{x + ui.px(neighbours_width + count_width * static_cast<float>(i)), y, ui.px(count_width),
                    ui.px(row_height)};
    };
    for (std::size_t i = 0; i < view.corrections.size(); ++i)
        ui.text(column(i), view.corrections[i], ui.fonts.caption, ui.theme.text2, Align::right);
    y += ui.px(row_height);
    for (auto const& row : view.rows) {
        ui.line(x, y, r.right() - ui.px(16), y, ui.theme.border, ui.px(1));
        ui.text({x, y, ui.px(neighbours_width), ui.px(row_height)}, row.neighbours, ui.fonts.body, ui.theme.text);
        for (std::size_t i = 0; i < row.counts.size(); ++i)
            ui.text(column(i), row.counts[i], ui.fonts.body_semibold, ui.theme.text, Align::right);
        y += ui.px(row_height);
    }
    ui.paragraph(x, y + ui.px(6), r.w - ui.px(32), view.by_chance, ui.fonts.caption, ui.theme.text3, ui.px(16));
}

}
