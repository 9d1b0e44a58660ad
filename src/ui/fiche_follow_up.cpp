// Opinion from the field, status, actions, history: what people said and decided.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/fiche_parts.hpp"
#include "ui/icons.hpp"

#include <algorithm>

namespace vigie::ui {

namespace {

/// The way from ordinary to closed; a relapse starts again at « watched ».
void draw_way(Column& c, core::WatchStatus status, std::string const& words) {
    auto const& ui = c.ui;
    constexpr int stops = 6;
    int const at = status == core::WatchStatus::relapse ? 2 : std::min(stops - 1, static_cast<int>(status));
    c.skip(12);
    float const left = c.x + ui.px(28), step = (c.w - ui.px(56)) / (stops - 1);
    ui.fill({left, c.y - ui.px(1), step * (stops - 1), ui.px(2)}, ui.theme.track);
    ui.fill({left, c.y - ui.px(1), step * static_cast<float>(at), ui.px(2)}, ui.theme.accent);
    for (int i = 0; i < stops; ++i) {
        float const x = left + step * static_cast<float>(i);
        if (i <= at) {
            ui.disc(x, c.y, ui.px(i == at ? 6 : 5), ui.theme.accent);
            continue;
        }
        ui.disc(x, c.y, ui.px(5), ui.theme.panel);
        ui.ring(x, c.y, ui.px(4.5F), ui.theme.strong, 1.5F * ui.scale);
    }
    c.skip(10);
    ui.text(c.row(18), dossier::status_title(core::WatchStatus::ordinary), ui.fonts.caption, ui.theme.text3);
    ui.text(c.row(18), dossier::status_title(core::WatchStatus::closed), ui.fonts.caption, ui.theme.text3, Align::right);
    if (at > 0 && at < stops - 1) {
        Rect const here{left + step * static_cast<float>(at) - ui.px(70), c.y, ui.px(140), ui.px(18)};
        ui.text(here, words, ui.fonts.caption_semibold, ui.theme.text, Align::centre);
    }
    c.skip(18);
}

}

void draw_action_line(Ui const& ui, Rect const& r, dossier::ActionLine const& action, bool has_lead) {
    auto const ink = action.is_late ? ui.theme.danger : action.is_done ? ui.theme.ok : ui.theme.accent;
    auto const* which = action.is_late ? icon::clock_alert : action.is_done ? icon::check_circle : icon::play_circle;
    ui.icon({r.x, r.y, ui.px(18), r.h}, which, ink);
    auto const* font = action.is_late ? ui.fonts.caption_semibold : ui.fonts.caption;
    float const due = std::max(ui.px(has_lead ? 100 : 0), ui.width(action.due, font) + ui.px(1));
    float const lead = has_lead ? std::min(ui.px(190), r.w * 0.28F) : 0;
    ui.text({r.x + ui.px(26), r.y, r.w - ui.px(34) - due - lead, r.h}, action.title, ui.fonts.body, ui.theme.text);
    if (has_lead)
        ui.text({r.right() - due - lead, r.y, lead - ui.px(12), r.h}, action.lead, ui.fonts.caption, ui.theme.text2);
    ui.text({r.right() - due, r.y, due, r.h}, action.due, font,
            action.is_late   ? ui.theme.danger
            : action.is_done ? ui.theme.ok
                             : ui.theme.text2,
            Align::right);
}

void draw_fiche_status(Column& c, dossier::SiteFile const& site, std::vector<FicheIntent>& out) {
    auto const& ui = c.ui;
    c.rule();
    Rect const head = c.heading(text::tr("Status"));
    auto const words = dossier::status_title(site.status);
    float const w = ui.pill_width(words, true);
    Rect const pill{head.right() - w, head.y + ui.px(3), w, ui.px(22)};
    if (ui.area("fiche.status", pill)) out.emplace_back(wb::RunAction{"follow.status"});
    ui.tooltip(text::tr("Change the status…"));
    ui.pill(pill.x, pill.y, words, ui.theme.accent_soft, ui.theme.accent_text, icon::eye);
    draw_way(c, site.status, words);
}

void draw_fiche_actions(Column& c, std::vector<dossier::ActionLine> const& actions) {
    constexpr std::size_t most = 6;
    auto const& ui = c.ui;
    if (actions.empty()) return;
    c.rule();
    c.heading(text::tr("Actions · {0}", {text::integer(static_cast<std::int64_t>(actions.size()))}));
    for (std::size_t i = 0; i < std::min(actions.size(), most); ++i) {
        draw_action_line(ui, c.row(30), actions[i], false);
        c.skip(30);
    }
}

void draw_fiche_history(Column& c, dossier::SiteFile const& site) {
    auto const& ui = c.ui;
    if (site.watch_events.empty()) return;
    c.rule();
    c.heading(text::tr("History"));
    for (auto event = site.watch_events.rbegin(); event != site.watch_events.rend(); ++event) {
        Rect const r = c.row(26);
        ui.text({r.x, r.y, ui.px(72), r.h}, text::short_date(event->decided_on), ui.fonts.caption, ui.theme.text3);
        auto const words = dossier::status_title(event->status) + (event->motive.empty() ? "" : " · " + event->motive);
        ui.text({r.x + ui.px(76), r.y, r.w - ui.px(76), r.h}, words, ui.fonts.body, ui.theme.text2);
        c.y += r.h;
    }
}

}
