#pragma once

#include "scene/draw_list.hpp"
#include "ui/desk.hpp"
#include "workbench/intents.hpp"
#include "workbench/intents_follow.hpp"
#include "workbench/intents_walk.hpp"
#include "workbench/photo_drop.hpp"
#include "workbench/view_grid.hpp"
#include "workbench/view_import.hpp"
#include "workbench/view_layer.hpp"
#include "workbench/view_measure.hpp"
#include "workbench/view_multiples.hpp"
#include "workbench/view_walks.hpp"
#include "workbench/views.hpp"

#include <variant>
#include <vector>

/// The panels: each reads its view and returns what the user asks for; none knows the workbench.
namespace vigie::ui {

namespace wb = workbench;

using TopBarIntent = std::variant<wb::RunAction>;
[[nodiscard]] std::vector<TopBarIntent> draw_top_bar(Desk& desk, Layout const& layout, wb::TopBarView const& view);

using LayersIntent = std::variant<wb::RunAction, wb::ShowLayer, wb::StyleLayer, wb::MoveLayer, wb::ShowBaseMap, wb::FadeBaseMap, wb::RaiseBaseMap, wb::RemoveBaseMap, wb::SetFilter, wb::SetColouring, wb::SelectTone>;
[[nodiscard]] std::vector<LayersIntent> draw_layers_panel(Desk& desk, Layout const& layout,
                                                          wb::LayersView const& layers, wb::LegendView const& legend);
/// The legend alone, where the map has no panel beside it. Some 320 design px high.
void draw_legend(Desk& desk, Rect const& r, wb::LegendView const& view, std::vector<LayersIntent>& out);
[[nodiscard]] float legend_height(Ui const& ui, wb::LegendView const& view);

using RailIntent = std::variant<wb::RunAction, wb::ShowSide>;
[[nodiscard]] std::vector<RailIntent> draw_rail(Desk& desk, Layout const& layout, wb::RailView const& view);

using MapIntent = std::variant<wb::RunAction, wb::SelectRows, wb::ToggleRow, wb::HoverRow, wb::ShowSide, wb::ChooseTool,
                               wb::MoveView, wb::SetFilter, wb::AddToComparison, wb::ShowResidence, wb::CopyText,
                               wb::PlaceResidence, wb::SetColouring, wb::SelectTone, wb::SelectShape, wb::UseRuler>;
[[nodiscard]] std::vector<MapIntent> draw_map_panel(Desk& desk, Layout const& layout, wb::MapView const& view,
                                                    wb::LegendView const& legend);
/// The menu of the right click, while `desk.state.map_menu` says it is open.
[[nodiscard]] std::vector<MapIntent> draw_map_menu(Desk& desk, wb::MapMenuView const& view, dossier::Filter const& filter);

using FicheIntent = std::variant<wb::RunAction, wb::SelectRows, wb::ShowResidence, wb::ShowFoyer, wb::OpenDialog, wb::ClearPhoto, wb::RemovePhoto>;
[[nodiscard]] std::vector<FicheIntent> draw_fiche_panel(Desk& desk, Rect const& r, wb::FicheView const& view);
/// In the fiche's place when no residence is chosen.
[[nodiscard]] std::vector<FicheIntent> draw_overview_panel(Desk& desk, Rect const& r, wb::OverviewView const& view);

using WeightsIntent = std::variant<wb::RunAction, wb::ShowSide, wb::PreviewWeight, wb::LockWeight>;
[[nodiscard]] std::vector<WeightsIntent> draw_weights_panel(Desk& desk, Rect const& r, wb::WeightsView const& view);

using MeasureIntent = std::variant<wb::RunAction, wb::ShowSide, wb::ChooseMeasure, wb::PreviewMeasure, wb::ShowMeasure>;
/// What the map is coloured by, and how it is cut: `desk.state.measure.query` is what the list was looked up for.
[[nodiscard]] std::vector<MeasureIntent> draw_measure_panel(Desk& desk, Rect const& r, wb::MeasureView const& view);

using GridIntent = std::variant<wb::RunAction, wb::ChooseGridPart, wb::ChangeIndicator, wb::ChangeFamily, wb::ChangeGridHead,
                                wb::WeighFamily, wb::LockFamily, wb::EditGrid>;
/// Tree and sheet side by side; the map beside them shows what is tried.
[[nodiscard]] std::vector<GridIntent> draw_grid_panel(Desk& desk, Rect const& r, wb::GridEditorView const& view);

/// Chips of what is filtered, over a map or a list; as wide as they need, at most `room`. \return how wide they are
using FilterIntent = std::variant<wb::RunAction, wb::SetFilter, wb::OpenFilter>;
[[nodiscard]] float filter_bar_width(Ui const& ui, wb::FilterBarView const& view, float room);
/// Draws into a region of its own; nothing while there is no filter.
[[nodiscard]] std::vector<FilterIntent> draw_filter_bar(Desk& desk, Rect const& r, wb::FilterBarView const& view);
/// The card that chooses the parts of the filter, its corner at `x`, `y`.
[[nodiscard]] std::vector<FilterIntent> draw_filter_card(Desk& desk, float x, float y, wb::FilterView const& view);

/// Which columns the table shows, in which order, under which heads; its lower right corner at `right`, `bottom`.
using ColumnsIntent = std::variant<wb::SetColumns, wb::SetGrouping>;
/// \param x, bottom  its lower left corner
[[nodiscard]] std::vector<LayersIntent> draw_layer_card(Desk& desk, float x, float bottom, wb::LayerView const& view);
[[nodiscard]] std::vector<ColumnsIntent> draw_columns_card(Desk& desk, float right, float bottom,
                                                           wb::BottomView const& view);

/// The views kept with the project: go there, keep, rename, remove; its corner at `x`, `y`.
using ViewsIntent = std::variant<wb::OpenViews, wb::KeepView, wb::RenameView, wb::RemoveView, wb::GoToView>;
[[nodiscard]] std::vector<ViewsIntent> draw_views_card(Desk& desk, float x, float y, wb::KeptViews const& view);

using TableIntent = std::variant<wb::RunAction, wb::SelectRows, wb::ToggleRow, wb::SetFilter, wb::SetSort, wb::ShowTab, wb::OpenGroup,
                                 wb::ShowFoyer, wb::ShowResidence, wb::ShowDynamics, wb::ShowCoverage,
                                 wb::SetColouring>;
[[nodiscard]] std::vector<TableIntent> draw_bottom_table(Desk& desk, Layout const& layout, wb::BottomView const& view);

using StatusIntent = std::variant<wb::CancelJob>;
[[nodiscard]] std::vector<StatusIntent> draw_status_bar(Desk& desk, Layout const& layout,
                                                        wb::StatusBarView const& view);

using ToastIntent = std::variant<wb::RunAction>;
/// \param notice  a sentence to show from now on; empty = none
[[nodiscard]] std::vector<ToastIntent> draw_toast(Desk& desk, Rect const& map, std::string const& notice,
                                                  bool can_undo);

using CompareIntent = std::variant<wb::RunAction, wb::CompareBy, wb::AddToComparison, wb::TakeFromComparison, wb::MoveInComparison, wb::ShowZone>;
[[nodiscard]] std::vector<CompareIntent> draw_compare_screen(Desk& desk, Layout const& layout,
                                                             wb::CompareView const& view, wb::LegendView const& legend);
/// The map of one compared zone: where it lies and what of the ground it shows.
struct ComparedMap {
    Rect place;
    scene::View view;  ///< as the hand moved all of them
    scene::View whole; ///< with its zone whole, all at one scale
    std::size_t group = 0;
};
[[nodiscard]] std::vector<ComparedMap> compared_maps(Desk const& desk, Layout const& layout,
                                                     wb::CompareView const& view, float scroll);
[[nodiscard]] scene::View moved_view(scene::View const& whole, SharedMove const& move);

using MultiplesIntent = std::variant<wb::RunAction, wb::CompareBy, wb::ChooseMeasure, wb::SetColouring, wb::ShowCurtain, wb::MoveView>;
[[nodiscard]] std::vector<MultiplesIntent> draw_multiples_screen(Desk& desk, Layout const& layout, wb::MultiplesView const& view,
                                                                 wb::LegendView const& legend);
/// The map of one campaign: its part of the screen, and of the ground.
struct MultipleMap {
    Rect place;
    scene::View view;
    std::size_t column = 0; ///< of MultiplesView::columns
};
[[nodiscard]] std::vector<MultipleMap> multiple_maps(Desk const& desk, Layout const& layout, wb::MultiplesView const& view);

using FollowIntent = std::variant<wb::RunAction, wb::SelectRows, wb::ShowFollowPart>;
[[nodiscard]] std::vector<FollowIntent> draw_follow_screen(Desk& desk, Layout const& layout,
                                                           wb::FollowView const& view);
[[nodiscard]] Rect follow_list(Desk const& desk, Layout const& layout); ///< where the watch list is
/// The tabs above the list of every part of the follow-up. \return another one that was pressed
[[nodiscard]] std::optional<wb::FollowPart> draw_follow_parts(Desk& desk, Layout const& layout, wb::FollowPart shown);

using SiteProjectsIntent = std::variant<wb::RunAction, wb::ShowFollowPart, wb::ShowSiteProject, wb::ShowResidence, wb::EditSitePart>;
[[nodiscard]] std::vector<SiteProjectsIntent> draw_site_projects_screen(Desk& desk, Layout const& layout, wb::SiteProjectsView const& view);

/// Where the screen has a map; empty in a small window.
[[nodiscard]] Rect follow_map(Desk const& desk, Layout const& layout);

/// Stops and findings of a walk, in place of the watch list.
using WalkIntent = std::variant<wb::RunAction, wb::ShowFollowPart, wb::ChooseWalk, wb::ChooseStop, wb::AddStop, wb::MoveStop, wb::WriteStop, wb::EditStop, wb::MarkStop, wb::WriteFinding,
                                wb::SettleFinding, wb::RemoveFinding>;
[[nodiscard]] std::vector<WalkIntent> draw_walk_screen(Desk& desk, Layout const& layout, wb::WalksView const& view);
[[nodiscard]] Rect walk_map(Desk const& desk, Layout const& layout); ///< where its map is
/// The way and its numbers over the map, and the hand that moves it. \return what a click asks for
[[nodiscard]] std::vector<WalkIntent> draw_walk_map(Desk& desk, Rect const& r, wb::WalksView const& view);

using PresenterIntent = std::variant<wb::RunAction, wb::GoToStep, wb::BlankScreen, wb::PlayStory>;
[[nodiscard]] std::vector<PresenterIntent> draw_presenter_screen(Desk& desk, float width, float height,
                                                                 wb::PresenterView const& view);
[[nodiscard]] Rect presenter_map(Desk const& desk, float width, float height, wb::PresenterView const& view);
/// Cards of neighbourhoods over the map, and the hand that moves it. \return the view it has now
scene::View draw_presenter_map(Desk& desk, Rect const& r, dossier::StoryPage const& page, scene::TextMeasure const& text, bool is_live);

using StoryboardIntent = std::variant<wb::RunAction, wb::GoToStep, wb::PlayStory, wb::ChooseEdition, wb::ShowStory, wb::RenameStory, wb::WriteStep, wb::ChooseFigure, wb::EditStory>;
[[nodiscard]] std::vector<StoryboardIntent> draw_storyboard_screen(Desk& desk, Layout const& layout, wb::StoryboardView const& view);
[[nodiscard]] Rect storyboard_map(Desk const& desk, Layout const& layout);

using StartIntent = std::variant<wb::RunAction, wb::OpenProject>;
[[nodiscard]] std::vector<StartIntent> draw_start_page(Desk& desk, float width, float height,
                                                       std::optional<wb::Jobs::Running> const& job);

using PaletteIntent =
    std::variant<wb::RunAction, wb::ChooseMeasure, wb::SetFilter, wb::ShowResidence, wb::ShowZone, wb::GoToView, wb::ClosePalette>;
/// `desk.state.palette_query` is what the items were looked up for.
[[nodiscard]] std::vector<PaletteIntent> draw_palette(Desk& desk, float width, float height,
                                                      std::vector<wb::PaletteItem> const& items);

using DialogIntent = std::variant<wb::CloseDialog, wb::RecordStatus, wb::GiveOpinion, wb::OpenProject, wb::CreateProject, wb::CreateDemo,
                                  wb::WriteExport, wb::ForgetReport, wb::DismissError, wb::CopyText,
                                  wb::ExportImportReport, wb::RestoreBackup, wb::ReadGrid, wb::AddBaseMap, wb::RecordSiteProject, wb::RecordObjective,
                                  wb::RemoveObjective, wb::RecordDepartment, wb::RemoveDepartment, wb::RecordSiteAction, wb::PlanWalk, wb::ClearPhoto, wb::SetHouse>;
[[nodiscard]] std::vector<DialogIntent> draw_dialogs(Desk& desk, float width, float height,
                                                     wb::DialogsView const& view);

using AssistantIntent =
    std::variant<wb::CloseDialog, wb::BeginImport, wb::ShowImportStep, wb::ChooseImportOption, wb::MapImportColumn,
                 wb::ForgetImportColumn, wb::NameImportProfile, wb::ImportPrepared, wb::ExportImportReport, wb::CancelJob>;
/// The import assistant, over the whole window.
[[nodiscard]] std::vector<AssistantIntent> draw_import_assistant(Desk& desk, float width, float height,
                                                                 wb::ImportView const& view);

/// The grips between regions; what they move is the layout's own.
void draw_splitters(Desk& desk, Layout const& layout, SideContent content);

/// What the keyboard is for in this frame.
struct KeysView {
    wb::Mode mode = wb::Mode::explorer;
    bool has_project = false, is_palette_open = false, is_filter_open = false, is_views_open = false;
    bool has_error = false, has_report = false, has_dialog = false;
    scene::View map;
    std::optional<std::uint32_t> placed; ///< row of the residence that the map's tool places
    wb::MapTool tool = wb::MapTool::pointer;
    std::size_t corners = 0; ///< of what is measured
    int step = 0;
    bool is_blank = false;
    bool plays = false; ///< the presentation, full screen
};
using KeyIntent = std::variant<wb::RunAction, wb::SelectRows, wb::MoveView, wb::GoToStep, wb::BlankScreen,
                               wb::CloseDialog, wb::ClosePalette, wb::DismissError, wb::ForgetReport, wb::ChooseTool,
                               wb::PlaceResidence, wb::OpenFilter, wb::OpenViews, wb::UseRuler, wb::SelectShape>;
/// Shortcuts of the registry, and the map's and the presentation's own keys.
[[nodiscard]] std::vector<KeyIntent> handle_keys(Desk& desk, KeysView const& view);
[[nodiscard]] FocusKeys focus_keys();

}
