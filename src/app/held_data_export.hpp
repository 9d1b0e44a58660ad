#pragma once

#include "app/commands.hpp"
#include "dossier/snapshot.hpp"

#include <filesystem>

namespace vigie::app {

/// `--what residence:CODE`: all that is held on one residence, as .json, .csv or .html.
int export_held_data(ExportOptions const& options, Console const& console);

/// By the ending of `target`. \throws core::Error(usage) for another ending or an unknown code
void write_held_data(dossier::Snapshot const& snapshot, std::string const& code, std::filesystem::path const& target);

}
