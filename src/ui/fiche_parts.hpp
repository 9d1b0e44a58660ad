#pragma once

#include "ui/panels.hpp"

/// Sections of the residence's panel, one below the other.
namespace vigie::ui {

/// A column of sections; `y` goes down as they are drawn.
struct Column {
    Desk& desk;
    Ui const& ui;
    float x, w, y;

    void skip(float design) { y += ui.px(design); }
    [[nodiscard]] Rect row(float design) const { return {x, y, w, ui.px(design)}; }
    void rule() {
        skip(10);
        ui::rule(ui, x, y, w);
        skip(8);
    }
    Rect heading(std::string const& words) {
        Rect const r = row(28);
        ui.label(r, words, ui.fonts.caption_semibold, ui.theme.text2);
        y += r.h;
        return r;
    }
};

void draw_fiche_score(Column& c, wb::FicheView const& view);         ///< class, score, change, history
void draw_fiche_rank(Column& c, wb::FicheView const& view);          ///< rank and its stability, coverage
void draw_fiche_contributions(Column& c, wb::FicheView const& view); ///< what weighs, alerts
void draw_fiche_sureness(Column& c, wb::FicheView const& view, std::vector<FicheIntent>& out); ///< in sentences; two residences beside each other
void draw_fiche_opinion(Column& c, wb::FicheView const& view, std::vector<FicheIntent>& out);
void draw_fiche_status(Column& c, dossier::SiteFile const& site, std::vector<FicheIntent>& out);
void draw_fiche_actions(Column& c, std::vector<dossier::ActionLine> const& actions);
void draw_fiche_photos(Column& c, wb::FicheView const& view, std::vector<FicheIntent>& out);
void draw_fiche_history(Column& c, dossier::SiteFile const& site);
void draw_fiche_indicators(Column& c, wb::FicheView const& view);

/// Icon and colour of an action's line, shared with the follow-up screen.
void draw_action_line(Ui const& ui, Rect const& r, dossier::ActionLine const& action, bool has_lead);

}
