#pragma once

#include "core/error.hpp"
#include "imports/plan.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace vigie::workbench {

/// Steps of the import assistant, in order.
enum class ImportStep { file, columns, location, preview };

/// The import being prepared: the file, what was found in it, what the user decided. Nothing is written before it is
/// confirmed.
struct ImportDraft {
    std::uint64_t number = 0;     ///< another for each file begun
    std::filesystem::path source; ///< empty until one is chosen
    imports::ImportChoices choices;
    std::string save_profile; ///< name of a profile to keep with the import; empty = none
    ImportStep step = ImportStep::file;
    /// Null until the file was read once; that of the choices before while it is read again.
    std::shared_ptr<imports::ImportPlan const> plan;
    std::optional<core::Error> error; ///< why it cannot be read
    std::uint64_t reading = 0;        ///< job that reads it; 0 = none yet
    std::uint64_t writing = 0;        ///< job that imports it; 0 = none yet
};

/// Where the assistant goes once the file was read: to what is to be decided, to the preview when a profile decides
/// all.
[[nodiscard]] ImportStep first_step(imports::ImportPlan const& plan);
/// A field that must be read from a column has none.
[[nodiscard]] bool lacks_column(imports::ImportPlan const& plan);
/// Of the file's places, those that lie around what the project holds; absent when one of the two has none.
[[nodiscard]] std::optional<double> share_in_territory(imports::ImportPlan const& plan);
/// Rows have a place, and its system was guessed or doubted, or nearly all lie far from the project.
[[nodiscard]] bool doubts_location(imports::ImportPlan const& plan);

}
