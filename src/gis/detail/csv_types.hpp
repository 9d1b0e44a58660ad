#pragma once

#include "gis/row_batch.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace vigie::gis::detail {

/// What the cells of one column have in common. A column of whole numbers must be written so that nothing is lost by keeping numbers:
/// no leading zero (01001 is a code), no sign but a minus, at most 18 digits. A column named as one of codes stays text.
class ColumnSurvey {
  public:
    explicit ColumnSurvey(std::string_view name);

    void add(std::string_view text); ///< neither empty nor blank
    [[nodiscard]] bool is_text() const { return is_text_; }
    [[nodiscard]] FieldType type() const;

  private:
    bool is_text_ = false;
    bool has_integer_ = false, has_point_ = false, has_comma_ = false, has_date_ = false;
};

/// The value of a cell of a column of that type; absent when the column's type does not hold it. « nd », « ns »… are missing.
[[nodiscard]] std::optional<CellView> typed_cell(std::string_view text, FieldType type);

}
