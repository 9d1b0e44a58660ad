#pragma once

#include "core/story.hpp"
#include "dossier/snapshot.hpp"
#include "report/sheet_options.hpp"

#include <filesystem>

namespace vigie::report {

struct StorySheet {
    bool with_notes = false; ///< what the speaker says, on the page of its step
};

/// A story on A4 landscape, a step a page: title, map, figures, sentence, legend, sources, and a dot for each step.
/// \param project  to read figures that were observed; null = only those of the snapshot
/// \throws core::Error(usage) when the name does not end with .pdf, or the story has no step; core::Error(failed) when
/// the disk refuses
void write_story_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot,
                       store::Project const* project, core::Story const& story, StorySheet const& sheet = {},
                       SheetOptions const& options = {});

}
