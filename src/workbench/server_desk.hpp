#pragma once

#include "dossier/edition.hpp"
#include "store/retention.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

/// A project on a server, and a purge: what is about to be done, said before, and what was done.
namespace vigie::workbench {

/// A server as it is typed. The password goes from the field to the job, and is kept nowhere.
struct ServerAddress {
    std::string host; ///< « serveur », « serveur:5433 »; or all of it: « service=parc », « postgresql://… », « PG:… »
    std::string database, account, password;
};
/// « PG:host='serveur' dbname='parc' user='anne' »
[[nodiscard]] std::string server_target(ServerAddress const& address);

struct PublishRequest {
    std::string server; ///< « PG:… »
    std::string organisation, campaign;
    std::optional<dossier::EditionRequest> partner;
    std::vector<std::string> readers; ///< accounts that may read a partner edition
};

/// A snapshot on a server.
struct PublishedSnapshot {
    std::string organisation, project, title; ///< project: its identifier
    int number = 0;
    bool is_partner = false;
    std::string published_at, recipient, purpose, export_number;
};

struct Published {
    PublishedSnapshot snapshot;
    std::int64_t rows = 0;
    std::string place; ///< « base on host »
};

struct SubscribeRequest {
    std::string server;
    PublishedSnapshot snapshot; ///< of those listed
    std::filesystem::path target;
};

/// What the program around lends: this module knows no server. On the job's thread; they throw core::Error.
struct ServerHooks {
    using Progress = std::function<void(double)>;
    std::function<Published(std::filesystem::path const& project, PublishRequest const&, Progress const&, std::stop_token)> publish;
    std::function<std::vector<PublishedSnapshot>(std::string const& server, std::stop_token)> list;
    std::function<void(SubscribeRequest const&, Progress const&, std::stop_token)> subscribe;
};

/// What would be sent.
struct PublishPlan {
    bool is_partner = false;
    std::int64_t rows = 0, tables = 0;
    std::vector<std::pair<std::string, std::int64_t>> parts; ///< « résidences », how many; those there are
    std::string caution;                                     ///< words to check in free text; empty = none
};

/// Of the three dialogs; begun afresh each time one opens.
struct ServerDesk {
    std::uint64_t counting = 0, listing = 0, working = 0; ///< jobs
    std::optional<PublishPlan> plan{};
    std::optional<store::Purge> purge{};                     ///< planned
    std::optional<std::vector<PublishedSnapshot>> snapshots{}; ///< absent = not asked for yet
    std::vector<std::string> result{};                       ///< sentences; empty = nothing is done yet
};

class Workbench;

/// Of the project that is open, by a job each; the desk shows what comes of it.
void count_for_publication(Workbench& workbench, bool for_partner);
void publish(Workbench& workbench, PublishRequest request);
void list_snapshots(Workbench& workbench, std::string server);
/// A partner edition becomes a GeoPackage; a project is opened.
void subscribe(Workbench& workbench, SubscribeRequest request);
void count_for_purge(Workbench& workbench, core::Date before);
void purge_incidents(Workbench& workbench, core::Date before);

/// What is said of it by the command and by the window alike.
[[nodiscard]] std::string published_words(Published const& published);

}
