#pragma once

#include "app/commands.hpp"
#include "store/project.hpp"

/// Partner editions: what leaves the house is reduced, written down, and attacked.
namespace vigie::app {

int export_partner(ExportOptions const& options, Console const& console);
int list_exports(ExportOptions const& options, Console const& console);
int partner_sheet(SheetOptions const& options, Console const& console);

/// What adding and subtracting all that the edition may publish gives back.
struct PartnerCheck {
    bool is_possible = false;  ///< a campaign is scored, and the stock is not too large
    bool is_too_large = false; ///< the attack grows with the square of the stock: over 20 000 residences it is left out, and said
    std::int64_t published = 0, hidden = 0;
    std::vector<std::string> found;
};
[[nodiscard]] PartnerCheck check_partner(store::Project& project);

}
