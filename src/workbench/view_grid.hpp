#pragma once

#include "dossier/grid_words.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

/// The grid editor: a tree of families and indicators, and the sheet of the part that is chosen.
namespace vigie::workbench {

class Workbench;

/// What is wrong with a figure, beside it.
struct FieldFault {
    core::GridField field = core::GridField::whole;
    std::string sentence;
};
[[nodiscard]] std::string fault_of(std::vector<FieldFault> const& faults, core::GridField field); ///< empty = none

struct GridNode {
    std::string family, indicator; ///< codes; both empty = the grid itself
    std::string label, detail;     ///< « Tranquillité résidentielle », « 20 »
    bool is_chosen = false, is_changed = false, has_fault = false, is_context = false;
};

/// Values of an indicator over the open campaign, as they are scored.
struct GridHistogram {
    std::array<float, 48> bars{}; ///< share of the largest
    double low = 0, high = 1;     ///< of the axis
    std::size_t observed = 0;
    std::vector<double> marks; ///< values that a method learnt to score 0 and 100
    std::string sentence;      ///< how many fall below and above the goalposts, or what was learnt
};

struct IndicatorSheet {
    core::Indicator indicator;
    core::Indicator const* saved = nullptr; ///< null = it is new
    std::string family;
    std::vector<FieldFault> faults;
    GridHistogram histogram;
    std::string share;                         ///< « 25 % of its family, 5 points of 100 »
    std::optional<core::Goalposts> calibrated; ///< what P5–P95 would make of its goalposts
    std::string calibration;                   ///< in a sentence
    std::string alerts;                        ///< « 4 residences in alert »
    std::vector<std::string> campaigns;        ///< that its reference stock may be of
};

struct FamilySheet {
    core::Family family; ///< with its indicators
    double points = 0;   ///< of 100; 0 outside the index
    double saved = 0;
    bool is_locked = false;
    std::vector<FieldFault> faults;
    std::array<float, 40> histogram{}; ///< of its scores: share of the largest bar
    std::string sentence;              ///< indicators, and how much of their weight is observed
};

struct GridSheet {
    core::Label title;
    core::GridRules rules;
    std::vector<FieldFault> faults;
    std::string sentence;               ///< version, families, indicators
    std::vector<std::string> campaigns; ///< « 2025 · version 1 · gelée »
};

struct GridEditorView {
    std::vector<GridNode> nodes;
    std::size_t at = 0; ///< the one chosen
    std::optional<IndicatorSheet> indicator;
    std::optional<FamilySheet> family;
    std::optional<GridSheet> grid;
    bool is_changed = false, can_publish = false, can_edit = false;
    std::string state;    ///< « Preview, not saved », « As saved: version 3 »
    std::string headline; ///< « 11 résidences changent de classe »
    std::string detail;
    std::string outcome; ///< what saving makes of the campaigns
    std::string why_not; ///< saving is off
    bool can_add_indicator = false, can_remove = false, can_go_up = false, can_go_down = false;
};
/// \pre the grid is being edited
[[nodiscard]] GridEditorView grid_editor_view(Workbench const& workbench);

}
