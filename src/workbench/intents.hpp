#pragma once

#include "core/error.hpp"
#include "core/follow_up.hpp"
#include "core/geometry.hpp"
#include "core/grid.hpp"
#include "core/zone.hpp"
#include "dossier/edition.hpp"
#include "dossier/filter.hpp"
#include "scene/map_content.hpp"
#include "scene/view.hpp"
#include "store/measure_style.hpp"
#include "workbench/import_draft.hpp"
#include "workbench/screen_choice.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What a panel can ask for, as plain values: panels return them, apply() is the one place that carries them out.
namespace vigie::workbench {

class Workbench;

struct RunAction {
    std::string id; ///< of actions()
};

// --- what is chosen ---
enum class SelectHow { replace, add, take_away };
struct SelectRows {
    std::vector<std::uint32_t> rows;
    SelectHow how = SelectHow::replace; ///< of what was selected
};
/// The residences of the map, of those the filter keeps, inside a shape drawn by hand.
struct SelectShape {
    std::vector<core::Projected> shape; ///< metres of the project, not closed
    SelectHow how = SelectHow::replace;
};
struct ToggleRow {
    std::uint32_t row = 0;
};
struct HoverRow {
    std::optional<std::uint32_t> row;
};
/// Selects it, opens its panel and brings the map to it.
struct ShowResidence {
    std::uint32_t row = 0;
};
struct ShowZone {
    std::string code;
    std::string layer{}; ///< by name; empty = the default one
};
struct ShowFoyer {
    std::vector<std::uint32_t> rows;
};
struct SetFilter {
    dossier::Filter filter;
};
struct SetSort {
    dossier::Sort sort;
};
struct SetColumns {
    std::vector<dossier::ColumnRef> columns;
};
struct SetGrouping {
    dossier::Grouping grouping;
};
struct OpenGroup {
    std::string key;
    bool is_open = true;
};
/// The card that chooses the parts of the filter.
struct OpenFilter {
    bool is_open = true;
};
struct ShowTab {
    BottomTab tab = BottomTab::table;
};
struct ShowSide {
    SidePanel side = SidePanel::fiche;
};
struct ShowLayer {
    std::string name;
    bool is_shown = true;
};

/// Colours, opacity of a context layer.
struct StyleLayer {
    std::string name;
    core::ContextLook look;
};
struct MoveLayer {
    std::string name;
    int by = 1; ///< upwards
};

struct AddBaseMap {
    std::string path;
};
struct ShowBaseMap {
    std::int64_t id = 0;
    bool is_shown = true;
};
struct FadeBaseMap {
    std::int64_t id = 0;
    double opacity = 1;
};
struct RaiseBaseMap {
    std::int64_t id = 0;
};
struct RemoveBaseMap {
    std::int64_t id = 0;
};

/// What the matrix of class and change counts.
struct ShowDynamics {
    bool of_zones = false;
};

/// What the map of gaps lists.
struct ShowCoverage {
    bool of_zones = false;
};

// --- map ---
struct SetColouring {
    scene::Colouring colouring = scene::Colouring::severity;
};
/// Another figure, cut as it was the last time.
struct ChooseMeasure {
    std::string key;
};
/// The figure cut and coloured otherwise: while a hand drags, then for good.
struct PreviewMeasure {
    store::MeasureStyle style;
};
struct ShowMeasure {
    store::MeasureStyle style;
};
/// The residences of a colour of the map, of those the filter keeps.
struct SelectTone {
    std::size_t tone = 0; ///< entry of scene::palette()
};
struct ChooseTool {
    MapTool tool = MapTool::pointer;
};
/// A corner of what is measured on the map.
struct UseRuler {
    enum class What { add, take_back, finish, clear };
    What what = What::add;
    core::Projected at{}; ///< of `add`, metres of the project
};
/// Where a residence is, by the eye of who knows.
struct PlaceResidence {
    std::uint32_t row = 0;
    core::Projected at; ///< metres of the project
};
struct MoveView {
    scene::View view;
    bool is_step = true; ///< one to go back to; not while a hand drags
};

// --- kept views ---
struct OpenViews {
    bool is_open = true;
};
struct KeepView {
    std::string name; ///< empty = numbered
};
struct RenameView {
    std::int64_t id = 0;
    std::string name;
};
struct RemoveView {
    std::int64_t id = 0;
};
struct GoToView {
    std::int64_t id = 0;
};

// --- weights: a drag is many previews; applying them is an action ---
struct PreviewWeight {
    std::size_t family = 0; ///< of the index
    double weight = 0;      ///< points of 100
};
struct LockWeight {
    std::size_t family = 0;
    bool is_locked = false;
};

// --- the grid editor: nothing is written before its action is run ---
/// Both empty: the grid itself.
struct ChooseGridPart {
    std::string family, indicator;
};
/// Codes say whose place the new ones take.
struct ChangeIndicator {
    std::string family, code;
    core::Indicator indicator;
};
/// All but its indicators.
struct ChangeFamily {
    std::string code;
    core::Family family;
};
struct ChangeGridHead {
    core::Label title;
    core::GridRules rules;
};
struct WeighFamily {
    std::string code;
    double weight = 0; ///< points of 100
};
struct LockFamily {
    std::string code;
    bool is_locked = false;
};
enum class GridEdit { add_family, add_indicator, remove, up, down };
/// Of the part that is chosen.
struct EditGrid {
    GridEdit edit = GridEdit::add_indicator;
};
struct ReadGrid {
    std::filesystem::path path;
};

// --- comparison and presentation ---
struct AddToComparison {
    std::string code;
};
struct TakeFromComparison {
    std::string code;
};
struct MoveInComparison {
    std::string code;
    int by = 1; ///< to the right
};
struct CompareBy {
    Compared what = Compared::zones;
};
struct ShowCurtain {
    bool is_on = true;
};
struct GoToStep {
    int step = 0;
};
struct BlankScreen {
    bool is_blank = false;
};
/// Full screen, or the storyboard where it is edited.
struct PlayStory {
    bool is_on = true;
};
/// What partners may see of it, with the padlock closed.
struct ChooseEdition {
    std::string profile; ///< code
};
struct ShowStory {
    std::int64_t id = 0;
};
/// What was clicked on the map of a step; nothing there closes the card.
struct PickStoryPlace {
    std::optional<core::Projected> at; ///< metres of the project
    double within_m = 0;               ///< of a residence's mark
};
/// A figure of the project in one of the places of a step.
struct ChooseFigure {
    std::size_t step = 0, place = 0;
    std::string key; ///< empty = none there
};
struct RenameStory {
    std::string name;
};
/// The words of a step, as a person wants them.
struct WriteStep {
    std::size_t step = 0;
    std::string title, sentence, notes;
};
/// Of the step that is shown; `add` and `take_map` use the map as it is in the explorer.
enum class StepEdit { up, down, add, remove, take_map };
struct EditStory {
    StepEdit edit = StepEdit::up;
};

// --- dialogs ---
struct OpenDialog {
    Dialog dialog = Dialog::none;
    std::string path{}; ///< file it starts from
};
struct CloseDialog {};
struct ClosePalette {};
struct DismissError {};
struct ForgetReport {};
struct CancelJob {
    std::uint64_t id = 0;
};
struct CopyText {
    std::string text;
};
struct RecordStatus {
    std::uint32_t row = 0;
    core::WatchStatus status = core::WatchStatus::ordinary;
    std::string date, role, motive;
};
struct GiveOpinion {
    std::uint32_t row = 0;
    std::optional<core::SeverityClass> proposed; ///< absent = withdrawn
    std::string date, role, motive, quote;
};
struct OpenProject {
    std::filesystem::path path;
};
struct CreateProject {
    std::filesystem::path path;
    std::string title;
    bool then_imports = false; ///< the import dialog comes next
};
struct CreateDemo {
    std::filesystem::path path;
};
struct RestoreBackup {
    std::size_t backup = 0; ///< of those listed
};
// --- an import, prepared by the assistant ---
struct BeginImport {
    std::filesystem::path source; ///< empty = to be chosen
};
struct ShowImportStep {
    ImportStep step = ImportStep::file;
};
/// What the user can decide of a file as a whole.
enum class ImportOption {
    kind,
    profile,
    layer,
    delimiter,
    decimal,
    encoding,
    header_row,
    crs,
    mode,
    campaign,
    target,
    role,
    by,
    within,
    suggestions
};
struct ChooseImportOption {
    ImportOption option = ImportOption::kind;
    std::string code; ///< as on the command line; empty = as detected
};
struct MapImportColumn {
    std::string field;
    std::string column; ///< or an expression; empty = read from nothing
};
/// As detected again.
struct ForgetImportColumn {
    std::string field;
};
struct NameImportProfile {
    std::string name; ///< empty = none is kept
};
/// Writes what the plan says.
struct ImportPrepared {};
/// Asks where to write the report: of the import that has just ended, else of the trial.
struct ExportImportReport {};
/// Writes what an export action prepared.
struct WriteExport {
    std::filesystem::path target;
    std::optional<dossier::EditionRequest> partner = {}; ///< an edition that leaves the house
};

/// Whose sheets these are, as typed.
struct SetHouse {
    std::string name, footer, accent;
    std::optional<std::string> logo = {}; ///< a file; empty = none; absent = as it is
};

void apply(Workbench& workbench, RunAction const& intent);
void apply(Workbench& workbench, SetHouse const& intent);
void apply(Workbench& workbench, SelectRows const& intent);
void apply(Workbench& workbench, ToggleRow const& intent);
void apply(Workbench& workbench, HoverRow const& intent);
void apply(Workbench& workbench, ShowResidence const& intent);
void apply(Workbench& workbench, ShowZone const& intent);
void apply(Workbench& workbench, ShowFoyer const& intent);
void apply(Workbench& workbench, SetFilter const& intent);
void apply(Workbench& workbench, SetSort const& intent);
void apply(Workbench& workbench, SelectShape const& intent);
void apply(Workbench& workbench, SetColumns const& intent);
void apply(Workbench& workbench, SetGrouping const& intent);
void apply(Workbench& workbench, OpenGroup const& intent);
void apply(Workbench& workbench, OpenFilter const& intent);
void apply(Workbench& workbench, ShowTab const& intent);
void apply(Workbench& workbench, ShowSide const& intent);
void apply(Workbench& workbench, ShowLayer const& intent);
void apply(Workbench& workbench, AddBaseMap const& intent);
void apply(Workbench& workbench, ShowBaseMap const& intent);
void apply(Workbench& workbench, FadeBaseMap const& intent);
void apply(Workbench& workbench, StyleLayer const& intent);
void apply(Workbench& workbench, MoveLayer const& intent);
void apply(Workbench& workbench, RaiseBaseMap const& intent);
void apply(Workbench& workbench, RemoveBaseMap const& intent);
void apply(Workbench& workbench, ShowDynamics const& intent);
void apply(Workbench& workbench, ShowCoverage const& intent);
void apply(Workbench& workbench, SetColouring const& intent);
void apply(Workbench& workbench, ChooseMeasure const& intent);
void apply(Workbench& workbench, PreviewMeasure const& intent);
void apply(Workbench& workbench, ShowMeasure const& intent);
void apply(Workbench& workbench, SelectTone const& intent);
void apply(Workbench& workbench, ChooseTool const& intent);
void apply(Workbench& workbench, UseRuler const& intent);
void apply(Workbench& workbench, PlaceResidence const& intent);
void apply(Workbench& workbench, MoveView const& intent);
void apply(Workbench& workbench, OpenViews const& intent);
void apply(Workbench& workbench, KeepView const& intent);
void apply(Workbench& workbench, RenameView const& intent);
void apply(Workbench& workbench, RemoveView const& intent);
void apply(Workbench& workbench, GoToView const& intent);
void apply(Workbench& workbench, PreviewWeight const& intent);
void apply(Workbench& workbench, LockWeight const& intent);
void apply(Workbench& workbench, ChooseGridPart const& intent);
void apply(Workbench& workbench, ChangeIndicator const& intent);
void apply(Workbench& workbench, ChangeFamily const& intent);
void apply(Workbench& workbench, ChangeGridHead const& intent);
void apply(Workbench& workbench, WeighFamily const& intent);
void apply(Workbench& workbench, LockFamily const& intent);
void apply(Workbench& workbench, EditGrid const& intent);
void apply(Workbench& workbench, ReadGrid const& intent);
void apply(Workbench& workbench, AddToComparison const& intent);
void apply(Workbench& workbench, TakeFromComparison const& intent);
void apply(Workbench& workbench, MoveInComparison const& intent);
void apply(Workbench& workbench, CompareBy const& intent);
void apply(Workbench& workbench, ShowCurtain const& intent);
void apply(Workbench& workbench, GoToStep const& intent);
void apply(Workbench& workbench, BlankScreen const& intent);
void apply(Workbench& workbench, PlayStory const& intent);
void apply(Workbench& workbench, ChooseEdition const& intent);
void apply(Workbench& workbench, ShowStory const& intent);
void apply(Workbench& workbench, PickStoryPlace const& intent);
void apply(Workbench& workbench, ChooseFigure const& intent);
void apply(Workbench& workbench, RenameStory const& intent);
void apply(Workbench& workbench, WriteStep const& intent);
void apply(Workbench& workbench, EditStory const& intent);
void apply(Workbench& workbench, OpenDialog const& intent);
void apply(Workbench& workbench, CloseDialog const& intent);
void apply(Workbench& workbench, ClosePalette const& intent);
void apply(Workbench& workbench, DismissError const& intent);
void apply(Workbench& workbench, ForgetReport const& intent);
void apply(Workbench& workbench, CancelJob const& intent);
void apply(Workbench& workbench, CopyText const& intent);
void apply(Workbench& workbench, RecordStatus const& intent);
void apply(Workbench& workbench, GiveOpinion const& intent);
void apply(Workbench& workbench, OpenProject const& intent);
void apply(Workbench& workbench, CreateProject const& intent);
void apply(Workbench& workbench, CreateDemo const& intent);
void apply(Workbench& workbench, RestoreBackup const& intent);
void apply(Workbench& workbench, BeginImport const& intent);
void apply(Workbench& workbench, ShowImportStep const& intent);
void apply(Workbench& workbench, ChooseImportOption const& intent);
void apply(Workbench& workbench, MapImportColumn const& intent);
void apply(Workbench& workbench, ForgetImportColumn const& intent);
void apply(Workbench& workbench, NameImportProfile const& intent);
void apply(Workbench& workbench, ImportPrepared const& intent);
void apply(Workbench& workbench, ExportImportReport const& intent);
void apply(Workbench& workbench, WriteExport const& intent);

/// What failed becomes the workbench's error.
void show(Workbench& workbench, core::Error const& error);

/// Carries out what a panel asked for, in order.
template <typename... Intents>
void apply_all(Workbench& workbench, std::vector<std::variant<Intents...>> const& intents) {
    for (auto const& intent : intents) {
        try {
            std::visit([&](auto const& one) { apply(workbench, one); }, intent);
        } catch (core::Error const& error) {
            show(workbench, error);
        }
    }
}

}
