#pragma once

#include "dossier/minutes.hpp"
#include "report/html.hpp"

#include <string>
#include <vector>

/// Tables that the pages of a committee, its file, its minutes and those for partners, share.
namespace vigie::report {

/// How many residences have each status, before and after.
void write_status_flow(HtmlPage& page, dossier::Minutes const& minutes);
void write_due_actions(HtmlPage& page, std::string const& caption, std::vector<dossier::DueAction> const& actions);
/// « 12 ouvertes, dont 3 en retard… »: caption of all of the minutes.
[[nodiscard]] std::string due_words(dossier::Minutes const& minutes);

}
