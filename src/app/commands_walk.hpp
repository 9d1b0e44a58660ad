#pragma once

#include "app/commands.hpp"

/// Walks on site and their findings on the command line.
namespace vigie::app {

struct WalkOptions {
    std::string project, verb;
    std::vector<std::string> arguments;
    std::string date, zone, at, residence, look_at, ground, stop, theme, owner, due, state, photos;
    std::vector<std::string> residences, roles;
    std::size_t most = 25;
    int after = -1; ///< number of the stop that a new one comes after; -1 = the last
    bool json = false;
};
int run_walk(WalkOptions const& options, Console const& console);

/// `vigie sheet PROJECT walk NAME OUT.pdf`
int walk_sheet(SheetOptions const& options, Console const& console);

}
