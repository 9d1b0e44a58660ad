#pragma once

#include "core/date.hpp"
#include "dossier/photo_prints.hpp"
#include "report/page.hpp"

#include <string>
#include <vector>

namespace vigie::report {

/// Language comes from text::language(); the theme is always light.
struct SheetOptions {
    core::Date date = core::today(); ///< printed; what is late is reckoned as of it
    std::string edition;             ///< empty = « internal edition »
    PageRecord* record = nullptr;    ///< filled when given
    std::shared_ptr<core::House const> house{}; ///< whose sheet it is; null = nobody says so
    BaseMapReader base_images{};     ///< drawn under plans and maps, when given
    std::vector<dossier::PhotoPrint> photos{}; ///< of a site: printed on a page after the others
};

}
