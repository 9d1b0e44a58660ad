// The stock at a glance, while no residence is chosen: where to look first.
#include "text/language.hpp"
#include "text/number.hpp"
#include "ui/fiche_parts.hpp"
#include "ui/icons.hpp"

#include <imgui.h>

namespace vigie::ui {

namespace {

using Intents = std::vector<FicheIntent>;

/// A residence as one line: chip, name, figure. \return true when chosen
bool draw_residence(Column& c, std::string const& id, wb::TableRow const& row, bool shows_change) {
    auto const& ui = c.ui;
    Rect const r{c.x - ui.px(6), c.y, c.w + ui.px(12), ui.px(30)};
    bool const pressed = ui.area(id + std::to_string(row.row), r);
    if (ui.is_hovered()) ui.fill(r, ui.theme.hover, ui.px(4));
    ui.class_chip({c.x, c.y + ui.px(5), ui.px(20), ui.px(20)}, row.severity);
    float const figure = ui.px(64);
    auto const& word = shows_change ? std::string() : row.stability_word;
    float const w = word.empty() ? 0 : ui.width(word, ui.fonts.caption) + ui.px(8);
    ui.text({c.x + ui.px(30), c.y, c.w - ui.px(34) - figure - w, r.h}, row.name, ui.fonts.body, ui.theme.text);
    ui.text({c.x + c.w - figure - w, c.y, w, r.h}, word, ui.fonts.caption,
            row.stability == core::Stability::stable ? ui.theme.text3 : ui.theme.warn);
    Rect const right{c.x + c.w - figure, c.y, figure, r.h};
    if (shows_change && row.change)
        ui.change(right, *row.change, ui.fonts.body_medium);
    else
        ui.text(right, row.score ? text::decimal(*row.score, 1) : "–", ui.fonts.body_semibold, ui.theme.text,
                Align::right);
    c.y += r.h;
    return pressed;
}

void draw_residences(Column& c, std::string const& title, char const* id, std::vector<wb::TableRow> const& rows,
                     bool shows_change, Intents& out) {
    if (rows.empty()) return;
    c.rule();
    c.heading(title);
    Focus::Group const group(c.ui.focus, id);
    for (auto const& row : rows)
        if (draw_residence(c, id, row, shows_change)) out.emplace_back(wb::ShowResidence{row.row});
}

/// In place of what is still being read.
void draw_awaited(Column& c, std::string const& title) {
    c.rule();
    c.heading(title);
    c.ui.text(c.row(30), "…", c.ui.fonts.body, c.ui.theme.text2);
    c.skip(30);
}

void draw_foyers(Column& c, wb::OverviewView const& view, Intents& out) {
    auto const& ui = c.ui;
    if (view.foyers.empty() && view.chance.empty()) return;
    c.rule();
    c.heading(text::tr("Clusters"));
    Focus::Group const group(ui.focus, "overview.foyers");
    auto const row = [&](std::string const& key, std::string const& name, std::string const& words,
                         std::vector<std::uint32_t> const& residences) {
        Rect const r{c.x - ui.px(6), c.y, c.w + ui.px(12), ui.px(30)};
        if (ui.area("overview." + key, r)) out.emplace_back(wb::ShowFoyer{residences});
        if (ui.is_hovered()) ui.fill(r, ui.theme.hover, ui.px(4));
        float const w = ui.width(words, ui.fonts.caption) + ui.px(2);
        ui.text({c.x, c.y, c.w - w - ui.px(8), r.h}, name, ui.fonts.body, ui.theme.text);
        ui.text({c.x + c.w - w, c.y, w, r.h}, words, ui.fonts.caption, ui.theme.text2, Align::right);
        c.y += r.h;
    };
    auto const count = [](int n) { return text::tr_n("{0} residence", "{0} residences", n); };
    // A city has a hundred groups to verify: one line for all, the tab has them one by one.
    constexpr std::ptrdiff_t most_to_verify = 5;
    auto const is_to_verify = [](auto const& foyer) { return foyer.number == 0; };
    auto const to_verify = std::ranges::count_if(view.foyers, is_to_verify);
    std::vector<std::uint32_t> together;
    for (auto const& foyer : view.foyers) {
        if (!is_to_verify(foyer))
            row(foyer.key, foyer.name, count(foyer.residences), foyer.rows);
        else if (to_verify <= most_to_verify)
            row(foyer.key, foyer.name, count(foyer.residences) + " · " + foyer.solidity, foyer.rows);
        else
            together.insert(together.end(), foyer.rows.begin(), foyer.rows.end());
    }
    if (!together.empty())
        row("to_verify", text::tr_n("{0} group to verify on site", "{0} groups to verify on site", to_verify),
            count(static_cast<int>(together.size())), together);
    auto const note = [&](std::string const& words, scene::Rgba ink) {
        c.y += ui.paragraph(c.x, c.y, c.w, words, ui.fonts.caption, ink, ui.px(16)) + ui.px(6);
    };
    if (!view.chance.empty()) note(view.chance, ui.theme.text2);
    for (auto const& words : view.choice)
        note(words, ui.theme.text3);
}

void draw_head(Column& c, wb::OverviewView const& view) {
    auto const& ui = c.ui;
    c.skip(12);
    ui.text(c.row(30), text::tr("At a glance"), ui.fonts.title, ui.theme.text);
    c.skip(30);
    auto const words =
        view.campaign.empty() ? view.title : view.title + " · " + text::tr("campaign {0}", {view.campaign});
    ui.text(c.row(18), words, ui.fonts.caption, ui.theme.text2);
    c.skip(32);
}

/// Residences alone: what makes a diagnosis of them is still to come.
void draw_no_campaign(Column& c, wb::OverviewView const& view, Intents& out) {
    auto const& ui = c.ui;
    auto const words =
        text::tr("No campaign yet. Import a table of measures or of reports: it opens the campaign of its year.");
    c.y += ui.paragraph(c.x, c.y, c.w, words, ui.fonts.body, ui.theme.text2, ui.px(20));
    c.skip(12);
    if (ui.button("overview.import", c.row(32), text::tr("Import data"), ButtonKind::primary, icon::upload,
                  view.can_import, text::tr("The project is open for reading only.")))
        out.emplace_back(wb::RunAction{"data.import"});
    c.skip(32);
}

void draw_unscored(Column& c, wb::OverviewView const& view, Intents& out) {
    auto const& ui = c.ui;
    c.y += ui.paragraph(c.x, c.y, c.w, text::tr("This campaign has no scores yet."), ui.fonts.body, ui.theme.text2,
                        ui.px(20));
    c.skip(12);
    if (ui.button("overview.score", c.row(32), text::tr("Compute the scores"), ButtonKind::primary, icon::tune,
                  view.can_score, text::tr("Import residences and the values of their indicators first.")))
        out.emplace_back(wb::RunAction{"analysis.score"});
    c.skip(32);
}

}

std::vector<FicheIntent> draw_overview_panel(Desk& desk, Rect const& r, wb::OverviewView const& view) {
    Intents out;
    auto const& ui = desk.ui;
    Region const region("overview", r, ui.theme.panel, true);
    ui.line(r.x, r.y, r.x, r.bottom(), ui.theme.border, ui.px(1));
    float const pad = ui.px(r.w < ui.px(360) ? 12 : 16), top = r.y - ImGui::GetScrollY();
    Column c{desk, ui, r.x + pad, r.w - 2 * pad, top};
    draw_head(c, view);
    if (view.is_scored) {
        c.y += ui.paragraph(c.x, c.y, c.w, view.sentence, ui.fonts.body, ui.theme.text, ui.px(20)) + ui.px(10);
        ui.class_bar(c.row(20), view.by_class, true);
        c.skip(24);
        draw_foyers(c, view, out);
        draw_residences(c, text::tr("Highest scores"), "overview.worst.", view.worst, false, out);
        draw_residences(c, text::tr("Rising most"), "overview.rising.", view.rising, true, out);
        if (!view.is_rising_read) draw_awaited(c, text::tr("Rising most"));
    } else if (view.campaign.empty()) {
        draw_no_campaign(c, view, out);
    } else {
        draw_unscored(c, view, out);
    }
    c.rule();
    c.y += ui.paragraph(c.x, c.y, c.w, text::tr("Choose a residence on the map or in the table."), ui.fonts.caption,
                        ui.theme.text3, ui.px(16));
    ImGui::SetCursorScreenPos({r.x, top});
    ImGui::Dummy({1, c.y - top + ui.px(12)});
    return out;
}

}
