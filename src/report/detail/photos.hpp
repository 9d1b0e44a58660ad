#pragma once

#include "report/page.hpp"
#include "workbench/photo_prints.hpp"

#include <vector>

namespace vigie::report {

/// Pictures three in a row, each with its words. \return height
double draw_photos(Page& page, Canvas& canvas, std::vector<workbench::PhotoPrint> const& photos, double x, double y,
                   double width);

}
