#pragma once

#include "app/commands.hpp"

/// Pictures of residences on the command line.
namespace vigie::app {

struct PhotoOptions {
    std::string project, verb;
    std::vector<std::string> arguments;
    std::string caption, date, role;
    bool keep_position = false, keep_date = false;
    bool json = false;
};
int run_photo(PhotoOptions const& options, Console const& console);

}
