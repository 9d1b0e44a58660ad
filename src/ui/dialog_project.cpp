// A new project, the fictional town, and what the program is.
#include "text/language.hpp"
#include "ui/dialog_card.hpp"
#include "ui/user_folders.hpp"

namespace vigie::ui {

namespace {

using wb::Dialog;

struct Words {
    std::string title, sentence;
};

Words words_of(Dialog dialog) {
    switch (dialog) {
    case Dialog::demo:
        return {text::tr("Fictional town"), text::tr("A Breton town that does not exist, with 300 residences and three "
                                                     "campaigns, is written to a file of yours.")};
    case Dialog::create_from_table:
        return {text::tr("Create from an Excel file"),
                text::tr("First the project: one file that keeps everything. Then the table of your residences.")};
    default:
        return {text::tr("New project"),
                text::tr("The project is one file. Everything you import and decide is kept in it.")};
    }
}

}

void draw_create_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out) {
    auto& form = desk.state.form;
    auto const words = words_of(view.dialog);
    DialogCard card(desk, screen, {480, 300}, words.title);
    card.paragraph(words.sentence);
    card.label(text::tr("Name of the project"));
    card.field("create.name", form.title, {});
    auto const target = documents_folder() / (form.title + ".gpkg");
    card.ui.text(card.row(20), target.string(), card.ui.fonts.caption, card.ui.theme.text3);
    std::error_code failed;
    bool const exists = std::filesystem::exists(target, failed), is_ready = !form.title.empty() && !exists;
    auto const why_not =
        exists ? text::tr("This file exists already: choose another name.") : text::tr("Give the file a name.");
    bool const then_imports = view.dialog == Dialog::create_from_table;
    auto const answer = card.buttons(then_imports ? text::tr("Continue") : text::tr("Create"), is_ready, why_not);
    if (answer == DialogCard::Answer::cancel) out.emplace_back(wb::CloseDialog{});
    if (answer != DialogCard::Answer::ok) return;
    if (view.dialog == Dialog::demo)
        out.emplace_back(wb::CreateDemo{target});
    else
        out.emplace_back(wb::CreateProject{target, form.title, then_imports});
}

void draw_about_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out) {
    DialogCard card(desk, screen, {520, 380}, "Vigie " + view.version);
    auto const& ui = card.ui;
    card.y +=
        ui.paragraph(card.x, card.y, card.w, text::tr("Find, understand and follow residences in complex situations."),
                     ui.fonts.body, ui.theme.text, ui.px(20)) +
        ui.px(12);
    card.paragraph(
        text::tr("Mouse: the wheel zooms, a drag moves, a click chooses, a right click offers more, Shift and a drag "
                 "choose in a rectangle."));
    card.paragraph(
        text::tr("Keyboard: Tab goes from one control to the next, arrows move in a list or on the map, Enter presses, "
                 "F6 goes to the table, F10 to the menus, Ctrl+K finds everything."));
    card.y += ui.px(4);
    ui.paragraph(card.x, card.y, card.w, text::tr("Offline, nothing leaves this computer"), ui.fonts.caption,
                 ui.theme.text3, ui.px(18));
    if (card.buttons(text::tr("Close"), true, {}, false) == DialogCard::Answer::ok) out.emplace_back(wb::CloseDialog{});
}

}
