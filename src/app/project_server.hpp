#pragma once

#include "app/edition_delivery.hpp"
#include "postgis/publish.hpp"
#include "store/project.hpp"
#include "workbench/server_desk.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

/// A project on a server: what the commands and the window both do.
namespace vigie::app {

struct PublishOrder {
    std::string server; ///< « PG:… »
    std::string organisation, campaign;
    std::optional<dossier::EditionRequest> partner; ///< absent = the internal edition
    std::vector<std::string> readers; ///< accounts that may read a partner edition
    std::function<void(std::string const&)> say{}; ///< before free text leaves: that there are words to check; may be empty
};

/// A numbered snapshot, whole or not at all. \throws core::Error
[[nodiscard]] workbench::Published publish_project(store::Project& project, PublishOrder const& order,
                                                   std::function<void(double)> const& progress, std::stop_token stop);

[[nodiscard]] workbench::PublishedSnapshot published_snapshot(postgis::Snapshot const& snapshot);

/// \throws core::Error(usage) when it is no .gpkg, core::Error(refused) when there is such a file already
void require_new_gpkg(std::filesystem::path const& target);

/// A project of an internal snapshot, a GeoPackage of a partner's; nothing is left half-written.
void write_snapshot(std::filesystem::path const& target, postgis::Connection& connection,
                    postgis::Snapshot const& snapshot, std::function<void(double)> const& progress);

/// What the window borrows to speak with servers.
[[nodiscard]] workbench::ServerHooks server_hooks();

}
