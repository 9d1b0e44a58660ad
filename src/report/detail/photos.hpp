#pragma once

#include "dossier/photo_prints.hpp"
#include "report/page.hpp"

#include <vector>

namespace vigie::report {

/// Pictures two in a row, each with its words; a pair has a row of its own. A block a row, so that they go on over pages.
/// \param photos  outlive the blocks
[[nodiscard]] std::vector<Block> photo_rows(Page& page, std::vector<dossier::PhotoPrint> const& photos);

}
