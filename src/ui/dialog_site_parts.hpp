#pragma once

#include "core/date.hpp"
#include "ui/dialog_card.hpp"

/// What the dialogs about a site project have in common.
namespace vigie::ui {

using SiteChoices = std::vector<wb::SiteDialogView::Choice>;

[[nodiscard]] std::vector<std::string> names_of(SiteChoices const& choices);
/// \return `otherwise` when no choice has that code
[[nodiscard]] std::size_t place_of(SiteChoices const& choices, std::string const& code, std::size_t otherwise = 0);
/// As it is typed; empty when absent.
[[nodiscard]] std::string typed_date(std::optional<core::Date> date);

}
