#pragma once

#include "dossier/site_file.hpp"
#include "report/sheet_options.hpp"

#include <filesystem>

namespace vigie::report {

/// One residence on A4 portrait (a second page takes what does not fit), internal edition: header, finding, plan 1:5 000, situation,
/// profile, indicators, context, cluster, timeline, field view, actions, decisions, method and caveat. A block without data closes.
/// \throws core::Error(usage) when the name does not end with .pdf, core::Error(failed) when the disk refuses
void write_site_sheet(std::filesystem::path const& path, dossier::Snapshot const& snapshot, dossier::SiteFile const& file,
                      SheetOptions const& options = {});

}
