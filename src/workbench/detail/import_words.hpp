#pragma once

#include "core/finding.hpp"
#include "imports/plan.hpp"

#include <string>

/// Words of the import assistant that several of its steps use.
namespace vigie::workbench::detail {

/// « Residences », « Neighbourhoods and other zones »…
[[nodiscard]] std::string kind_label(imports::ImportKind kind);
/// « Import residences »…
[[nodiscard]] std::string kind_title(imports::ImportKind kind);
/// Why the file cannot be imported as it stands, and the step where that is put right.
[[nodiscard]] core::Finding window_words(core::Message const& what);
/// What the engine says names options of the command line; here those sentences give way to where the assistant asks
/// for the same.
[[nodiscard]] core::Finding window_words(core::Finding const& finding);
/// Name of a coordinate system by its code, for people; the code itself when it is not known.
[[nodiscard]] std::string crs_name(std::string const& code);
/// « ; », « tabulation ».
[[nodiscard]] std::string sign_name(char sign);
/// Kinds whose rows lie somewhere.
[[nodiscard]] bool has_places(imports::ImportPlan const& plan);

}
