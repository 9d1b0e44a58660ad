#pragma once

#include "core/grid.hpp"
#include "core/story.hpp"
#include "dossier/edition.hpp"
#include "dossier/tfpb_table.hpp"
#include "scene/classing.hpp"
#include "scene/colouring.hpp"
#include "scene/view.hpp"
#include "store/project.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vigie::workbench {

enum class ExportKind {
    site_sheet,
    comparison_sheet,
    map_picture,
    import_report,
    table,
    grid,
    story,
    minutes,
    committee_file,
    action_map,
    tfpb_sheet,
    lessons,
    walk_booklet,
    finding_lists
};

/// A file to write; what a kind does not need is left as it is.
struct ExportRequest {
    ExportKind kind = ExportKind::site_sheet;
    std::filesystem::path target;
    std::vector<std::uint32_t> rows; ///< residences of a site sheet
    bool is_folder = false;          ///< a sheet each, in a folder
    std::vector<std::string> zones;  ///< codes compared
    std::string campaign;
    scene::View view;
    scene::Colouring colouring = scene::Colouring::severity; ///< of the map
    std::shared_ptr<scene::Classing const> classing;         ///< of Colouring::measure
    std::vector<double> measured;                            ///< its values, as MapChoice::measured
    std::optional<store::ImportReport> report; ///< of an import
    std::string what;                          ///< of a table: as `vigie export --what`; of a walk: its name
    std::optional<core::Grid> grid;            ///< of a grid
    std::optional<core::Story> story;          ///< printed, a page a step
    std::optional<dossier::TfpbRequest> tfpb;  ///< of the yearly table
    std::vector<bool> filtered_in; ///< of the map, per residence; empty = all
    std::string filter_words;      ///< what the filter keeps, said on the map
    std::optional<dossier::EditionRequest> partner; ///< of a sheet: an edition that leaves the house
    std::string caution; ///< words of the project's texts to check before they leave the house; empty = none
};

}
