#pragma once

#include "workbench/server_desk.hpp"

/// What the dialogs of servers and of the purge can ask for, beside intents.hpp.
namespace vigie::workbench {

class Workbench;

struct CountPublication {
    bool for_partner = false;
};
struct PublishProject {
    ServerAddress server;
    std::string organisation;
    std::optional<dossier::EditionRequest> partner;
    std::string readers; ///< accounts, parted by commas or spaces
};
struct ListSnapshots {
    ServerAddress server;
};
struct SubscribeTo {
    ServerAddress server;
    std::size_t snapshot = 0; ///< of those listed
    std::filesystem::path target;
};
struct CountPurge {
    std::string before; ///< as typed; empty = three years ago
};
struct PurgeIncidents {
    std::string before;
};

void apply(Workbench& workbench, CountPublication const& intent);
void apply(Workbench& workbench, PublishProject const& intent);
void apply(Workbench& workbench, ListSnapshots const& intent);
void apply(Workbench& workbench, SubscribeTo const& intent);
void apply(Workbench& workbench, CountPurge const& intent);
void apply(Workbench& workbench, PurgeIncidents const& intent);

}
