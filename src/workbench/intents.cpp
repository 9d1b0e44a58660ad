#include "workbench/intents.hpp"

#include "dossier/house.hpp"
#include "store/house.hpp"
#include "text/language.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>
#include <unordered_set>

namespace vigie::workbench {

void show(Workbench& workbench, core::Error const& error) { workbench.show_error(error); }

void apply(Workbench& workbench, SetHouse const& intent) {
    auto const house = dossier::changed(workbench.house(), {intent.name, intent.footer, intent.accent, intent.logo});
    workbench.close_dialog();
    workbench.change_project([&](store::Project& project) { store::put_house(project, house); },
                             text::tr("Sheets now bear this name, colour and logo."));
}

void apply(Workbench& workbench, RunAction const& intent) { run_action(workbench, intent.id); }

namespace {

std::vector<std::uint32_t> joined(std::vector<std::uint32_t> const& now, std::vector<std::uint32_t> const& rows, SelectHow how) {
    if (how == SelectHow::replace) return rows;
    std::unordered_set<std::uint32_t> const chosen(rows.begin(), rows.end());
    auto out = now;
    std::erase_if(out, [&](std::uint32_t row) { return chosen.contains(row); });
    if (how == SelectHow::add) out.insert(out.end(), rows.begin(), rows.end());
    return out;
}

}

void apply(Workbench& workbench, SelectRows const& intent) {
    workbench.select(joined(workbench.selection(), intent.rows, intent.how));
}

void apply(Workbench& workbench, SelectShape const& intent) {
    if (intent.shape.size() < 3) return;
    if (!workbench.is_layer_shown("residences")) return; // nobody sees what would be chosen
    workbench.drawn_shape = intent.shape;
    workbench.select(joined(workbench.selection(), rows_inside(workbench, intent.shape), intent.how));
}

void apply(Workbench& workbench, ToggleRow const& intent) { workbench.toggle(intent.row); }
void apply(Workbench& workbench, HoverRow const& intent) { workbench.hovered = intent.row; }

void apply(Workbench& workbench, ShowResidence const& intent) {
    workbench.select({intent.row});
    workbench.side = SidePanel::fiche;
    if (workbench.mode != Mode::follow) workbench.set_mode(Mode::explorer);
    workbench.fit_selection();
}

void apply(Workbench& workbench, ShowZone const& intent) {
    workbench.set_mode(Mode::explorer);
    auto const& s = workbench.snapshot();
    auto const* layer = intent.layer.empty() ? s.zone_layers.data() : s.find_zone_layer(intent.layer);
    if (layer == nullptr) return;
    workbench.show_layer(layer->layer.name, true);
    for (auto const& zone : layer->zones)
        if (zone.code == intent.code) workbench.go_to(core::bounds(zone.shape));
}

void apply(Workbench& workbench, ShowFoyer const& intent) {
    workbench.select(intent.rows);
    workbench.fit_selection();
}

void apply(Workbench& workbench, SetFilter const& intent) { workbench.set_filter(intent.filter); }
void apply(Workbench& workbench, SetSort const& intent) { workbench.set_sort(intent.sort); }
void apply(Workbench& workbench, SetColumns const& intent) { workbench.set_columns(intent.columns); }
void apply(Workbench& workbench, SetGrouping const& intent) { workbench.set_grouping(intent.grouping); }
void apply(Workbench& workbench, OpenGroup const& intent) { workbench.open_group(intent.key, intent.is_open); }
void apply(Workbench& workbench, OpenFilter const& intent) { workbench.is_filter_open = intent.is_open; }
void apply(Workbench& workbench, ShowTab const& intent) { workbench.bottom = intent.tab; }
void apply(Workbench& workbench, ShowSide const& intent) { workbench.side = intent.side; }
void apply(Workbench& workbench, AddBaseMap const& intent) {
    workbench.add_base_map(intent.path);
    workbench.dialog = Dialog::none;
}
void apply(Workbench& workbench, ShowBaseMap const& intent) { workbench.show_base_map(intent.id, intent.is_shown); }
void apply(Workbench& workbench, FadeBaseMap const& intent) { workbench.fade_base_map(intent.id, intent.opacity); }
void apply(Workbench& workbench, RaiseBaseMap const& intent) { workbench.raise_base_map(intent.id); }
void apply(Workbench& workbench, RemoveBaseMap const& intent) { workbench.remove_base_map(intent.id); }
void apply(Workbench& workbench, StyleLayer const& intent) { workbench.style_layer(intent.name, intent.look); }
void apply(Workbench& workbench, MoveLayer const& intent) { workbench.move_layer(intent.name, intent.by); }
void apply(Workbench& workbench, ShowLayer const& intent) { workbench.show_layer(intent.name, intent.is_shown); }

void apply(Workbench& workbench, ShowDynamics const& intent) { workbench.dynamics_of_zones = intent.of_zones; }
void apply(Workbench& workbench, ShowCoverage const& intent) { workbench.coverage_of_zones = intent.of_zones; }
void apply(Workbench& workbench, SetColouring const& intent) { workbench.set_colouring(intent.colouring); }

void apply(Workbench& workbench, ChooseMeasure const& intent) { workbench.choose_measure(intent.key); }
void apply(Workbench& workbench, PreviewMeasure const& intent) { workbench.preview_measure(intent.style); }
void apply(Workbench& workbench, ShowMeasure const& intent) { workbench.show_measure(intent.style); }

void apply(Workbench& workbench, SelectTone const& intent) {
    std::vector<std::uint32_t> rows;
    auto const& in = workbench.filtered_in();
    auto const tone_of = workbench.tones();
    for (std::uint32_t row = 0; row < in.size(); ++row)
        if (in[row] && tone_of(row) == intent.tone) rows.push_back(row);
    workbench.select(std::move(rows));
}

void apply(Workbench& workbench, ChooseTool const& intent) { choose_tool(workbench, intent.tool); }

void apply(Workbench& workbench, UseRuler const& intent) {
    using What = UseRuler::What;
    auto& corners = workbench.measured;
    bool const begins = intent.what == What::clear || (intent.what == What::add && workbench.is_measured);
    if (begins) corners.clear();
    if (intent.what == What::add && (corners.empty() || corners.back() != intent.at)) corners.push_back(intent.at);
    if (intent.what == What::take_back && !corners.empty()) corners.pop_back();
    workbench.is_measured = intent.what == What::finish && !corners.empty();
    workbench.refresh_views();
}

void apply(Workbench& workbench, PlaceResidence const& intent) { workbench.place(intent.row, intent.at); }
void apply(Workbench& workbench, MoveView const& intent) { workbench.set_view(intent.view, intent.is_step); }

void apply(Workbench& workbench, OpenViews const& intent) { workbench.is_views_open = intent.is_open; }
void apply(Workbench& workbench, KeepView const& intent) { workbench.keep_view(intent.name); }
void apply(Workbench& workbench, RenameView const& intent) { workbench.rename_bookmark(intent.id, intent.name); }
void apply(Workbench& workbench, RemoveView const& intent) { workbench.remove_bookmark(intent.id); }

void apply(Workbench& workbench, GoToView const& intent) {
    workbench.set_mode(Mode::explorer);
    workbench.go_to_bookmark(intent.id);
}

void apply(Workbench& workbench, PreviewWeight const& intent) {
    workbench.preview_weight(intent.family, intent.weight);
}
void apply(Workbench& workbench, LockWeight const& intent) { workbench.lock_weight(intent.family, intent.is_locked); }

void apply(Workbench& workbench, AddToComparison const& intent) {
    auto& compared = workbench.compared;
    if (std::find(compared.begin(), compared.end(), intent.code) == compared.end()) compared.push_back(intent.code);
    workbench.compare_by(Compared::zones);
}

void apply(Workbench& workbench, MoveInComparison const& intent) {
    auto& compared = workbench.compared;
    auto const at = std::find(compared.begin(), compared.end(), intent.code) - compared.begin();
    if (at == std::ssize(compared) || at + intent.by < 0 || at + intent.by >= std::ssize(compared)) return;
    std::swap(compared[static_cast<std::size_t>(at)], compared[static_cast<std::size_t>(at + intent.by)]);
    workbench.refresh();
}

void apply(Workbench& workbench, CompareBy const& intent) { workbench.compare_by(intent.what); }

void apply(Workbench& workbench, ShowCurtain const& intent) {
    workbench.is_curtain = intent.is_on;
    workbench.refresh();
}

void apply(Workbench& workbench, TakeFromComparison const& intent) {
    std::erase(workbench.compared, intent.code);
    workbench.refresh();
}

void apply(Workbench& workbench, GoToStep const& intent) {
    auto const steps = static_cast<int>(presenter_view(workbench).steps);
    workbench.presenter_step = std::clamp(intent.step, 0, steps - 1);
    workbench.presenter_place.reset();
}

void apply(Workbench& workbench, BlankScreen const& intent) { workbench.presenter_is_blank = intent.is_blank; }

void apply(Workbench& workbench, OpenDialog const& intent) {
    workbench.dialog_path = intent.path;
    if (intent.dialog == Dialog::import) return workbench.begin_import(intent.path);
    workbench.dialog = intent.dialog;
}

void apply(Workbench& workbench, CloseDialog const&) { workbench.close_dialog(); }
void apply(Workbench& workbench, ClosePalette const&) { workbench.is_palette_open = false; }
void apply(Workbench& workbench, DismissError const&) { workbench.dismiss_error(); }
void apply(Workbench& workbench, ForgetReport const&) { workbench.forget_import(); }
void apply(Workbench& workbench, CancelJob const& intent) { workbench.jobs().cancel(intent.id); }
void apply(Workbench& workbench, CopyText const& intent) { workbench.clipboard = intent.text; }

/// The dialog stays open, with what was typed, when the decision is refused.
void apply(Workbench& workbench, RecordStatus const& intent) {
    workbench.decide_status(intent.row, intent.status, intent.date, intent.role, intent.motive);
    workbench.dialog = Dialog::none;
}

/// As above.
void apply(Workbench& workbench, GiveOpinion const& intent) {
    workbench.give_opinion(intent.row, intent.proposed, intent.date, intent.role, intent.motive, intent.quote);
    workbench.dialog = Dialog::none;
}

void apply(Workbench& workbench, OpenProject const& intent) {
    workbench.open(intent.path);
    workbench.dialog = Dialog::none;
}

void apply(Workbench& workbench, CreateProject const& intent) {
    workbench.create(intent.path, intent.title, intent.then_imports);
    workbench.dialog = Dialog::none;
}

void apply(Workbench& workbench, CreateDemo const& intent) {
    workbench.create_demo(intent.path);
    workbench.dialog = Dialog::none;
}

void apply(Workbench& workbench, RestoreBackup const& intent) {
    workbench.restore(workbench.backups.at(intent.backup));
    workbench.dialog = Dialog::none;
}

void apply(Workbench& workbench, WriteExport const& intent) {
    workbench.write_export(intent.target, intent.partner);
    workbench.close_dialog();
}

}
