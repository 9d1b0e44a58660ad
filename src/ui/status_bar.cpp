// Status bar, toast and the grips between regions.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/icons.hpp"
#include "ui/panels.hpp"

#include <imgui.h>

#include <algorithm>

namespace vigie::ui {

namespace {

float draw_job(Desk& desk, workbench::Jobs::Running const& job, Rect const& bar, float right) {
    auto const& ui = desk.ui;
    auto const cancel = text::tr("Cancel");
    float const w = ui.width(cancel, ui.fonts.caption_medium);
    if (ui.link("job.cancel", {right - w, bar.y, w + ui.px(1), bar.h}, job.is_stopping ? text::tr("Stopping…") : cancel, Align::right)) desk.w.jobs().cancel(job.id);
    auto words = text::percent(job.share);
    if (job.seconds > 3 && job.share > 0.02)
        words += " · " + text::tr("{0} s left", {text::integer(static_cast<std::int64_t>(job.seconds * (1 - job.share) / job.share + 1))});
    float x = right - w - ui.px(8) - ui.width(words, ui.fonts.caption);
    ui.text({x, bar.y, ui.px(200), bar.h}, words, ui.fonts.caption, ui.theme.text2);
    x -= ui.px(104);
    ui.bar({x, bar.y + ui.px(11), ui.px(96), ui.px(6)}, job.share, ui.theme.accent);
    float const name = std::min(ui.px(200), ui.width(job.label, ui.fonts.caption));
    x -= name + ui.px(8);
    ui.text({x, bar.y, name, bar.h}, job.label, ui.fonts.caption, ui.theme.text2);
    return x;
}

void grip(Desk& desk, char const* id, Rect const& r, bool is_upright, float& value, float sign, float low, float high) {
    auto const& ui = desk.ui;
    ui.area(id, r);
    bool const is_held = ImGui::IsItemActive();
    if (is_held || ui.is_hovered()) ImGui::SetMouseCursor(is_upright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
    if (!is_held) return;
    auto const& delta = ImGui::GetIO().MouseDelta;
    value = std::clamp(value + sign * (is_upright ? delta.x : delta.y) / ui.scale, low, high);
    if (is_upright)
        ui.line(r.x + r.w / 2, r.y, r.x + r.w / 2, r.bottom(), ui.theme.accent, ui.px(1));
    else
        ui.line(r.x, r.y + r.h / 2, r.right(), r.y + r.h / 2, ui.theme.accent, ui.px(1));
}

}

void draw_status_bar(Desk& desk, Layout const& layout) {
    auto const& ui = desk.ui;
    Rect const& bar = layout.status;
    Region const region("status", bar, ui.theme.panel);
    ui.line(bar.x, bar.y, bar.right(), bar.y, ui.theme.border, ui.px(1));
    auto const view = workbench::status_bar_view(desk.w, desk.state.pointer);
    float x = ui.px(12);
    auto const& font = ui.fonts.caption;
    auto const part = [&](std::string const& words, float least) {
        if (words.empty()) return;
        float const w = std::max(least, ui.width(words, font));
        if (x > ui.px(12)) {
            ui.line(x, bar.y + ui.px(7), x, bar.bottom() - ui.px(7), ui.theme.border, ui.px(1));
            x += ui.px(12);
        }
        ui.text({x, bar.y, w + ui.px(2), bar.h}, words, font, ui.theme.text2);
        x += w + ui.px(12);
    };
    ui.area("status.coordinates", {0, bar.y, ui.px(180), bar.h});
    if (layout.is_compact) ui.tooltip(view.lon_lat + " · " + view.scale + " · " + view.crs);
    part(view.coordinates, ui.px(130));
    if (!layout.is_compact) {
        part(view.lon_lat, ui.px(146));
        part(view.scale, ui.px(56));
        part(view.crs, 0);
    }
    float right = bar.right() - ui.px(12);
    if (!view.saved.empty()) {
        float const w = ui.width(view.saved, font);
        ui.text({right - w, bar.y, w + ui.px(2), bar.h}, view.saved, font, ui.theme.ok);
        ui.icon({right - w - ui.px(20), bar.y, ui.px(16), bar.h}, desk.w.can_edit() ? icon::check : icon::lock, ui.theme.ok, ui.fonts.caption);
        right -= w + ui.px(32);
    }
    if (view.job) {
        desk.wake_in(0.1);
        right = draw_job(desk, *view.job, bar, right) - ui.px(24);
    } else if (!desk.w.jobs().is_idle()) {
        desk.wake_in(0.1);
    }
    if (!view.selected.empty()) {
        float const w = ui.width(view.selected, ui.fonts.caption_semibold);
        ui.text({right - w, bar.y, w + ui.px(2), bar.h}, view.selected, ui.fonts.caption_semibold, ui.theme.text);
        right -= w;
    }
    auto const counts = view.counts + (view.selected.empty() ? "" : " · ");
    ui.text({x, bar.y, right - x, bar.h}, counts, font, ui.theme.text2, Align::right);
}

void draw_splitters(Desk& desk, Layout const& layout) {
    auto const& ui = desk.ui;
    auto& choice = desk.state.layout;
    float const grip_px = ui.px(5);
    if (!layout.is_compact) {
        Rect const r{layout.left.right() - grip_px / 2, layout.left.y, grip_px, layout.left.h};
        Region const region("grip.left", r, std::nullopt);
        grip(desk, "splitter.left", r, true, choice.left, 1, 200, 400);
    }
    if (choice.is_side_open && !layout.is_compact) {
        Rect const r{layout.side.x - grip_px / 2, layout.side.y, grip_px, layout.side.h};
        Region const region("grip.side", r, std::nullopt);
        bool const is_weights = desk.w.side == workbench::SidePanel::weights;
        grip(desk, "splitter.side", r, true, is_weights ? choice.weights : choice.side, -1, 300, 560);
    }
    if (!choice.is_table_folded && !layout.is_side_over_map) {
        Rect const r{layout.table.x, layout.table.y - grip_px / 2, layout.table.w, grip_px};
        Region const region("grip.table", r, std::nullopt);
        float const most = (layout.map.h + layout.table.h) / ui.scale / 2;
        grip(desk, "splitter.table", r, false, choice.table, -1, 132, std::max(132.0F, most));
    }
}

void draw_toast(Desk& desk, Rect const& map) {
    auto const& ui = desk.ui;
    auto& state = desk.state;
    if (!desk.w.notice().empty()) {
        state.toast = desk.w.notice();
        state.toast_until = desk.now + 6;
        desk.w.set_notice({});
    }
    if (state.toast.empty()) return;
    if (desk.now >= state.toast_until) return state.toast.clear();
    desk.wake_in(state.toast_until - desk.now);
    auto const undo = text::tr("Undo");
    auto const* action = workbench::find_action("edit.undo");
    bool const can_undo = action->is_enabled(desk.w);
    float const link = can_undo ? ui.width(undo, ui.fonts.body_semibold) + ui.px(16) : 0;
    float const w = std::min(map.w - ui.px(32), ui.width(state.toast, ui.fonts.body) + ui.px(32) + link);
    Rect const r{map.x + (map.w - w) / 2, map.bottom() - ui.px(56), w, ui.px(40)};
    Region const region("toast", r, std::nullopt);
    ui.fill(r, ui.theme.ink, ui.px(8));
    ui.text({r.x + ui.px(16), r.y, r.w - ui.px(32) - link, r.h}, state.toast, ui.fonts.body, ui.theme.panel);
    if (!can_undo) return;
    if (ui.area("toast.undo", {r.right() - link - ui.px(8), r.y, link, r.h})) {
        workbench::run_action(desk.w, "edit.undo");
        state.toast.clear();
    }
    ui.text({r.right() - link - ui.px(8), r.y, link, r.h}, undo, ui.fonts.body_semibold, ui.theme.panel, Align::centre);
}

}
