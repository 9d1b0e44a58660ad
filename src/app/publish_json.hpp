#pragma once

#include "core/publish.hpp"
#include "gis/writer.hpp"
#include "postgis/publish.hpp"

#include <map>
#include <string>
#include <vector>

/// What goes to a server as JSON: which tables a snapshot has, facts about the project, rows of a partner edition.
namespace vigie::app {

[[nodiscard]] std::string tables_json(std::vector<core::PublishTable> const& tables);
[[nodiscard]] std::vector<core::PublishTable> tables_of_json(std::string const& json);

[[nodiscard]] std::string facts_json(std::map<std::string, std::string> const& facts);
[[nodiscard]] std::map<std::string, std::string> facts_of_json(std::string const& json);

[[nodiscard]] postgis::PartnerTable partner_table(gis::Table const& table);
[[nodiscard]] gis::Table table_of_partner(postgis::PartnerTable const& table);

}
