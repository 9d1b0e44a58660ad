// Where the pointer is, how much is shown, what is being done.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"

#include <algorithm>

namespace vigie::ui {

namespace {

using Intents = std::vector<StatusIntent>;

/// \return its left end
float draw_job(Desk& desk, wb::Jobs::Running const& job, Rect const& bar, float right, Intents& out) {
    auto const& ui = desk.ui;
    auto const cancel = job.is_stopping ? text::tr("Stopping…") : text::tr("Cancel");
    float const w = ui.width(cancel, ui.fonts.caption_medium);
    if (ui.link("job.cancel", {right - w, bar.y, w + ui.px(1), bar.h}, cancel, Align::right))
        out.emplace_back(wb::CancelJob{job.id});
    auto words = text::percent(job.share);
    if (job.seconds > 3 && job.share > 0.02) {
        auto const left = static_cast<std::int64_t>(job.seconds * (1 - job.share) / job.share + 1);
        words += " · " + text::tr("{0} s left", {text::integer(left)});
    }
    float x = right - w - ui.px(8) - ui.width(words, ui.fonts.caption);
    ui.text({x, bar.y, ui.px(200), bar.h}, words, ui.fonts.caption, ui.theme.text2);
    x -= ui.px(104);
    ui.bar({x, bar.y + ui.px(11), ui.px(96), ui.px(6)}, job.share, ui.theme.accent);
    float const name = std::min(ui.px(200), ui.width(job.label, ui.fonts.caption));
    x -= name + ui.px(8);
    ui.text({x, bar.y, name, bar.h}, job.label, ui.fonts.caption, ui.theme.text2);
    return x;
}

/// Coordinates, scale and system; the last three are a tooltip in a small window.
void draw_place(Desk& desk, Rect const& bar, bool is_compact, wb::StatusBarView const& view) {
    auto const& ui = desk.ui;
    float x = ui.px(12);
    auto const part = [&](std::string const& words, float least) {
        if (words.empty()) return;
        float const w = std::max(least, ui.width(words, ui.fonts.caption));
        if (x > ui.px(12)) {
            ui.line(x, bar.y + ui.px(7), x, bar.bottom() - ui.px(7), ui.theme.border, ui.px(1));
            x += ui.px(12);
        }
        ui.text({x, bar.y, w + ui.px(2), bar.h}, words, ui.fonts.caption, ui.theme.text2);
        x += w + ui.px(12);
    };
    if (is_compact) {
        ui.hit("status.coordinates", {0, bar.y, ui.px(180), bar.h});
        ui.tooltip(view.lon_lat + " · " + view.scale + " · " + view.crs);
    }
    part(view.coordinates, ui.px(130));
    if (is_compact) return;
    part(view.lon_lat, ui.px(146));
    part(view.scale, ui.px(56));
    part(view.crs, 0);
}

/// « Enregistré » or « Lecture seule ». \return its left end
float draw_saved(Ui const& ui, Rect const& bar, float right, wb::StatusBarView const& view) {
    if (view.saved.empty()) return right;
    auto const ink = view.can_edit ? ui.theme.ok : ui.theme.warn;
    float const w = ui.width(view.saved, ui.fonts.caption);
    ui.text({right - w, bar.y, w + ui.px(2), bar.h}, view.saved, ui.fonts.caption, ink);
    ui.icon({right - w - ui.px(20), bar.y, ui.px(16), bar.h}, view.can_edit ? icon::check : icon::lock, ink,
            ui.fonts.caption);
    return right - w - ui.px(32);
}

}

std::vector<StatusIntent> draw_status_bar(Desk& desk, Layout const& layout, wb::StatusBarView const& view) {
    Intents out;
    auto const& ui = desk.ui;
    Rect const& bar = layout.status;
    Region const region("status", bar, ui.theme.panel);
    rule(ui, bar.x, bar.y, bar.w);
    draw_place(desk, bar, layout.is_compact, view);
    float right = draw_saved(ui, bar, bar.right() - ui.px(12), view);
    if (view.is_working) desk.wake_in(0.1);
    if (view.job) right = draw_job(desk, *view.job, bar, right, out) - ui.px(24);
    if (!view.selected.empty()) {
        float const w = ui.width(view.selected, ui.fonts.caption_semibold);
        ui.text({right - w, bar.y, w + ui.px(2), bar.h}, view.selected, ui.fonts.caption_semibold, ui.theme.text);
        right -= w;
    }
    float const x = ui.px(layout.is_compact ? 190 : 480);
    auto const counts = view.counts + (view.selected.empty() ? "" : " · ");
    ui.text({x, bar.y, right - x, bar.h}, counts, ui.fonts.caption, ui.theme.text2, Align::right);
    return out;
}

}
