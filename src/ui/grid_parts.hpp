#pragma once

#include "ui/assistant_parts.hpp"
#include "ui/panels.hpp"

#include <optional>
#include <string>
#include <vector>

/// What the grid editor is made of.
namespace vigie::ui {

using GridIntents = std::vector<GridIntent>;

/// A number as it is typed: all its figures, with the language's comma.
[[nodiscard]] std::string plain_number(double value);
/// Comma or point; spaces between thousands do not matter. Absent = no number.
[[nodiscard]] std::optional<double> typed_number(std::string words);

/// Fields of a sheet, from top to bottom. Each says whether it changed what it edits.
class GridForm {
public:
    GridForm(Desk& with_desk, Stack& with_stack, std::vector<wb::FieldFault> const& faults)
        : desk(with_desk)
        , ui(with_desk.ui)
        , stack(with_stack)
        , faults_(faults) {}

    Desk& desk;
    Ui const& ui;
    Stack& stack;

    void heading(std::string const& words); ///< over a line
    void caption(Rect const& place, std::string const& words) const;
    /// Places of so many columns side by side, `height` high, under captions.
    [[nodiscard]] std::vector<Rect> columns(std::size_t count, std::vector<std::string> const& captions);
    void close_columns() { stack.skip(38); }

    bool number(std::string const& id, Rect const& r, double& value) const;
    bool number(std::string const& id, Rect const& r, std::optional<double>& value) const; ///< may be empty
    bool words(std::string const& id, Rect const& r, std::string& value, std::string const& hint = {}) const;
    /// Both languages side by side.
    bool label(std::string const& id, std::string const& words, core::Label& value);
    /// Both languages below each other, whole under the field where it is too short for them.
    bool long_label(std::string const& id, std::string const& words, core::Label& value);
    bool check(std::string const& id, std::string const& words, bool& value, std::string const& tip = {});
    void fault(core::GridField field); ///< the sentence of what is wrong, when something is
    void sentence(std::string const& words);

private:
    bool typed(std::string const& id, Rect const& r, std::string const& before, bool may_be_empty,
               std::optional<double>& value) const;
    std::vector<wb::FieldFault> const& faults_;
};

/// The values observed with a handle on each goalpost, dragged or moved by the arrows.
/// \return true when it moved one
bool draw_grid_histogram(Desk& desk, Rect const& r, wb::IndicatorSheet const& sheet, core::Indicator& edited);

void draw_indicator_sheet(Desk& desk, Rect const& r, wb::IndicatorSheet const& sheet, GridIntents& out);
void draw_family_sheet(Desk& desk, Rect const& r, wb::FamilySheet const& sheet, GridIntents& out);
void draw_grid_sheet(Desk& desk, Rect const& r, wb::GridSheet const& sheet, GridIntents& out);

}
