#pragma once

#include "app/commands.hpp"

/// Whose sheets these are, on the command line.
namespace vigie::app {

struct HouseOptions {
    std::string project, verb;
    std::optional<std::string> name, footer, accent, logo;
    bool no_logo = false;
    bool json = false;
};
int run_house(HouseOptions const& options, Console const& console);

}
