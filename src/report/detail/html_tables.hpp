#pragma once

#include "report/html.hpp"
#include "workbench/minutes.hpp"

#include <string>
#include <vector>

/// Tables that the pages of a committee, its file, its minutes and those for partners, share.
namespace vigie::report {

/// How many residences have each status, before and after.
void write_status_flow(HtmlPage& page, workbench::Minutes const& minutes);
void write_due_actions(HtmlPage& page, std::string const& caption, std::vector<workbench::DueAction> const& actions);
/// « 12 ouvertes, dont 3 en retard… »: caption of all of the minutes.
[[nodiscard]] std::string due_words(workbench::Minutes const& minutes);

}
