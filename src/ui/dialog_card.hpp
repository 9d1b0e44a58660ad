#pragma once

#include "ui/panels.hpp"

#include <filesystem>

/// What dialogs are made of, and each of them.
namespace vigie::ui {

/// A card over a veil; fields are laid from the top, buttons stand at the bottom right.
class DialogCard {
public:
    struct Size {
        float width = 480, height = 300; ///< design px
    };
    DialogCard(Desk& desk, Rect const& screen, Size const& size, std::string const& title,
               Focus::Level level = Focus::Level::dialog);

    Desk& desk;
    Ui const& ui;

private:
    Focus::Scope scope_;
    Region veil_;

public:
    Rect r;
    float x, w, y;

    [[nodiscard]] Rect row(float design) const { return {x, y, w, ui.px(design)}; }
    /// Room left above the buttons.
    [[nodiscard]] float room() const { return r.bottom() - ui.px(64) - y; }
    void label(std::string const& words);
    void paragraph(std::string const& words);
    void field(std::string const& id, std::string& value, std::string const& hint);
    /// Fields side by side, each under its own label.
    struct Half {
        std::string id, label, hint;
        std::string& value;
        bool is_secret = false; ///< covered while it is typed
    };
    void fields(std::vector<Half> const& halves);
    /// A label and the choice under it.
    void choice(std::string const& id, std::string const& words, std::vector<std::string> const& names, std::size_t& chosen);
    /// A box to tick and its words beside it.
    void tick(std::string const& id, Rect const& place, std::string const& words, bool& is_on);
    /// Under free text: what to leave out of it, or the words to check; two lines are kept for it. Nothing is blocked.
    void personal_caution(std::initializer_list<std::string_view> texts);
    enum class Answer { none, ok, cancel };
    [[nodiscard]] Answer buttons(std::string const& primary, bool is_enabled, std::string const& why_not,
                                 bool has_cancel = true);

private:
    std::optional<Region> card_;
};

/// Files of a folder to choose from.
/// \param extensions  « .gpkg »; empty = all
/// \param by_click  one click is enough
/// \return true when a file was chosen by a double click or by Enter
[[nodiscard]] bool draw_file_browser(Desk& desk, Rect const& r, std::string& chosen,
                                     std::vector<std::string> const& extensions, bool by_click = false);

using DialogIntents = std::vector<DialogIntent>;
/// Date and role, side by side.
void draw_when_and_who(DialogCard& card, DialogForm& form, std::string const& id, std::string const& role_hint);
/// A file to choose, `desk.state.form.path`. \return true when it was
[[nodiscard]] bool draw_choose_dialog(Desk& desk, Rect const& screen, std::string const& title, std::string const& id, std::string const& verb,
                                      std::vector<std::string> const& extensions, DialogIntents& out);
void draw_watch_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out);
void draw_opinion_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out);
void draw_site_project_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out);
void draw_objective_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out);
void draw_department_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out);
void draw_site_action_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out);
void draw_walk_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out);
void draw_house_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out);
void draw_photo_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out);
void draw_open_dialog(Desk& desk, Rect const& screen, DialogIntents& out);
void draw_grid_dialog(Desk& desk, Rect const& screen, DialogIntents& out);
void draw_base_map_dialog(Desk& desk, Rect const& screen, DialogIntents& out);
void draw_save_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out);
void draw_create_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out);
void draw_backups_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out);
void draw_about_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out);
void draw_report_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out);
void draw_error_dialog(Desk& desk, Rect const& screen, wb::DialogsView const& view, DialogIntents& out);

}
