#pragma once

#include "imports/plan.hpp"

#include <optional>
#include <string>
#include <string_view>

/// The plan of an import from one process to another: `vigie import … --plan` writes it, the window reads it back.
/// Every field under its own name; enumerations by their number, a sign as a text of one or no letter, a place as [x,
/// y], a box as [min x, min y, max x, max y] or null. It is no format for keeping: both ends are the same program.
namespace vigie::app {

/// Text that is not UTF-8 gets the replacement character.
[[nodiscard]] std::string plan_document(imports::ImportPlan const& plan);

/// Absent when the text is no such document, or has a field of another type.
[[nodiscard]] std::optional<imports::ImportPlan> parse_plan(std::string_view document);

}
