#pragma once

#include "text/language.hpp"
#include "ui/dialog_card.hpp"
#include "ui/server_panels.hpp"

/// What the dialogs about a server and the purge have in common.
namespace vigie::ui {

/// While the job runs, and after: what it does, what came of it, and the way out. \return false = the form is to be
/// drawn
template <typename Intent>
bool draw_server_progress(DialogCard& card, wb::ServerProgress const& progress, std::vector<Intent>& out) {
    auto const& ui = card.ui;
    if (progress.job) {
        card.paragraph(text::tr("{0}…", {progress.job->label}));
        ui.bar({card.x, card.y + ui.px(6), card.w, ui.px(8)}, progress.job->share, ui.theme.accent);
        card.y += ui.px(28);
        card.paragraph(text::tr("This window may be closed: the work goes on, and the bar below shows how far it is."));
        auto const words = progress.job->is_stopping ? text::tr("Stopping…") : text::tr("Stop it");
        float const w = ui.width(words, ui.fonts.body_medium) + ui.px(32);
        if (ui.button("server.stop", {card.x, card.r.bottom() - ui.px(48), w, ui.px(32)}, words, ButtonKind::secondary,
                      nullptr, !progress.job->is_stopping))
            out.emplace_back(wb::CancelJob{progress.job->id});
    } else if (!progress.result.empty()) {
        for (auto const& sentence : progress.result)
            card.paragraph(sentence);
    } else {
        return false;
    }
    if (card.buttons(text::tr("Close"), true, {}, false) == DialogCard::Answer::ok) out.emplace_back(wb::CloseDialog{});
    return true;
}

/// Where the server is and who asks; the password is covered.
void draw_server_fields(DialogCard& card, ServerForm& form);
[[nodiscard]] wb::ServerAddress address_of(ServerForm const& form);

}
