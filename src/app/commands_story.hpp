#pragma once

#include "app/commands.hpp"
#include "core/story.hpp"
#include "dossier/minutes.hpp"

/// Stories and committee minutes on the command line.
namespace vigie::app {

struct StoryOptions {
    std::string project, verb, name, campaign, to;
    bool residences = false, json = false;
};
int run_story(StoryOptions const& options, Console const& console);

/// The one that is named; the draft that Vigie makes where the project keeps none.
/// \throws core::Error(usage) naming those there are
[[nodiscard]] core::Story printed_story(store::Project const& project, dossier::Snapshot const& snapshot,
                                        SheetOptions const& options, Console const& console);
/// \throws core::Error(usage) without a file, or for what is no date
[[nodiscard]] dossier::MinutesRequest minutes_request(SheetOptions const& options);

/// `vigie sheet PROJECT story NAME OUT.pdf`
int story_sheet(SheetOptions const& options, Console const& console);
/// `vigie sheet PROJECT minutes OUT.pdf`
int committee_sheet(SheetOptions const& options, Console const& console);
int minutes_sheet(SheetOptions const& options, Console const& console);

}
