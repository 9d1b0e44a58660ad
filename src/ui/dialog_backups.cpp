// The copies Vigie made of the project, to go back to one of them.
#include "text/language.hpp"
#include "ui/dialog_card.hpp"
#include "ui/icons.hpp"

namespace vigie::ui {

namespace {

void draw_backup(Ui const& ui, Rect const& r, wb::BackupRow const& backup, bool is_chosen) {
    bool const is_here = ui.is_hovered();
    if (is_chosen || is_here) ui.fill(r, is_chosen ? ui.theme.accent_soft : ui.theme.hover, ui.px(4));
    ui.icon({r.x + ui.px(8), r.y, ui.px(20), r.h}, icon::clipboard, ui.theme.text2);
    float const size = ui.px(84);
    ui.label({r.x + ui.px(36), r.y, ui.px(150), r.h}, backup.made, ui.fonts.body_medium, ui.theme.text);
    ui.label({r.x + ui.px(186), r.y, r.w - ui.px(194) - size, r.h}, backup.reason, ui.fonts.body, ui.theme.text2);
    ui.text({r.right() - size - ui.px(8), r.y, size, r.h}, backup.size, ui.fonts.caption, ui.theme.text3, Align::right);
}

}

void draw_backups_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out) {
    auto& form = desk.state.form;
    DialogCard card(desk, screen, {560, 400}, text::tr("Go back to a backup"));
    card.paragraph(
        text::tr("Vigie copies the project before each import, and as you work. The copy you choose opens as a "
                 "project of its own, beside this one, which stays as it is."));
    if (view.backups.empty()) card.paragraph(text::tr("There is no backup yet."));
    {
        Focus::Group const group(card.ui.focus, "backups");
        for (std::size_t i = 0; i < view.backups.size(); ++i) {
            Rect const r = card.row(34);
            if (card.ui.area("backup." + std::to_string(i), r)) form.backup = i;
            draw_backup(card.ui, r, view.backups[i], form.backup == i);
            card.y += r.h;
        }
    }
    bool const is_ready = form.backup < view.backups.size();
    auto const answer = card.buttons(text::tr("Open the copy"), is_ready, text::tr("There is no backup yet."));
    if (answer == DialogCard::Answer::cancel) out.emplace_back(wb::CloseDialog{});
    if (answer == DialogCard::Answer::ok) out.emplace_back(wb::RestoreBackup{form.backup});
}

}
