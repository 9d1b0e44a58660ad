#pragma once

#include "app/commands.hpp"

/// Stories and committee minutes on the command line.
namespace vigie::app {

struct StoryOptions {
    std::string project, verb, name, campaign, to;
    bool residences = false, json = false;
};
int run_story(StoryOptions const& options, Console const& console);

/// `vigie sheet PROJECT story NAME OUT.pdf`
int story_sheet(SheetOptions const& options, Console const& console);
/// `vigie sheet PROJECT minutes OUT.pdf`
int committee_sheet(SheetOptions const& options, Console const& console);
int minutes_sheet(SheetOptions const& options, Console const& console);

}
