// Which dialog is open, and what it starts from.
#include "text/language.hpp"
#include "ui/dialog_card.hpp"
#include "ui/user_folders.hpp"

namespace vigie::ui {

namespace {

using wb::Dialog;
namespace fs = std::filesystem;

/// The step that mostly comes next.
core::WatchStatus next_status(core::WatchStatus status) {
    switch (status) {
    case core::WatchStatus::ordinary:
    case core::WatchStatus::monitored:
    case core::WatchStatus::relapse: return core::WatchStatus::watched;
    case core::WatchStatus::watched: return core::WatchStatus::project;
    case core::WatchStatus::project: return core::WatchStatus::leaving;
    case core::WatchStatus::leaving: return core::WatchStatus::closed;
    case core::WatchStatus::closed: return core::WatchStatus::relapse;
    }
    return core::WatchStatus::watched;
}

std::string first_title(wb::DialogsView const& view) {
    if (view.dialog == Dialog::demo) return text::tr("fictional-town");
    auto const stem = fs::path(view.path).stem().string();
    return stem.empty() ? text::tr("my-residences") : stem;
}

/// What was typed in another dialog, or in this one before, is forgotten; folder and role are kept.
void begin_form(DialogForm& form, wb::DialogsView const& view) {
    DialogForm fresh;
    fresh.shown = static_cast<int>(view.dialog);
    fresh.started_from = view.path;
    fresh.path = view.path;
    fresh.role = form.role;
    fresh.server = {form.server.host, form.server.database, form.server.account, {}, form.server.organisation, {}, {}};
    fresh.folder = form.folder.empty() ? documents_folder().string() : form.folder;
    fresh.status = static_cast<std::size_t>(next_status(view.status));
    fresh.title = first_title(view);
    if (!view.path.empty()) fresh.folder = fs::path(view.path).parent_path().string();
    if (view.dialog == Dialog::save && view.prepared) {
        fresh.title = view.prepared->target.filename().string();
        fresh.folder = fs::absolute(view.prepared->target).parent_path().string();
    }
    form = std::move(fresh);
}

}

std::vector<DialogIntent> draw_dialogs(Desk& desk, float width, float height, wb::DialogsView const& view) {
    DialogIntents out;
    auto& form = desk.state.form;
    if (form.shown != static_cast<int>(view.dialog) || form.started_from != view.path) begin_form(form, view);
    Rect const screen{0, 0, width, height};
    switch (view.dialog) {
    case Dialog::none: break;
    case Dialog::watch: draw_watch_dialog(desk, screen, view, out); break;
    case Dialog::opinion:
    case Dialog::withdraw_opinion: draw_opinion_dialog(desk, screen, view, out); break;
    case Dialog::site_project: draw_site_project_dialog(desk, screen, view, out); break;
    case Dialog::site_objective: draw_objective_dialog(desk, screen, view, out); break;
    case Dialog::site_department: draw_department_dialog(desk, screen, view, out); break;
    case Dialog::site_action: draw_site_action_dialog(desk, screen, view, out); break;
    case Dialog::proposal:
    case Dialog::tfpb:
    case Dialog::read_lessons:
    case Dialog::publish:
    case Dialog::subscribe:
    case Dialog::purge: break;
    case Dialog::import: break; // a screen of its own
    case Dialog::open: draw_open_dialog(desk, screen, out); break;
    case Dialog::import_grid: draw_grid_dialog(desk, screen, out); break;
    case Dialog::base_map: draw_base_map_dialog(desk, screen, out); break;
    case Dialog::save: draw_save_dialog(desk, screen, view, out); break;
    case Dialog::create:
    case Dialog::create_from_table:
    case Dialog::demo: draw_create_dialog(desk, screen, view, out); break;
    case Dialog::backups: draw_backups_dialog(desk, screen, view, out); break;
    case Dialog::walk: draw_walk_dialog(desk, screen, view, out); break;
    case Dialog::house: draw_house_dialog(desk, screen, view, out); break;
    case Dialog::clear_photo: draw_photo_dialog(desk, screen, view, out); break;
    case Dialog::about: draw_about_dialog(desk, screen, view, out); break;
    }
    // Not over the question where it is to be written.
    if (view.report != nullptr && view.dialog != Dialog::save) draw_report_dialog(desk, screen, view, out);
    if (view.error != nullptr) draw_error_dialog(desk, screen, view, out);
    return out;
}

}
