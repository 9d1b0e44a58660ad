#include "workbench/intents_server.hpp"

#include "core/error.hpp"
#include "dossier/retention_words.hpp"
#include "workbench/workbench.hpp"

namespace vigie::workbench {

namespace {

std::vector<std::string> names_in(std::string const& typed) {
    std::vector<std::string> names(1);
    for (char const c : typed) {
        if (c != ',' && c != ';' && c != ' ')
            names.back() += c;
        else if (!names.back().empty())
            names.emplace_back();
    }
    if (names.back().empty()) names.pop_back();
    return names;
}

}

void apply(Workbench& workbench, CountPublication const& intent) { count_for_publication(workbench, intent.for_partner); }

void apply(Workbench& workbench, PublishProject const& intent) {
    publish(workbench, {server_target(intent.server), intent.organisation, {}, intent.partner, names_in(intent.readers)});
}

void apply(Workbench& workbench, ListSnapshots const& intent) { list_snapshots(workbench, server_target(intent.server)); }

void apply(Workbench& workbench, SubscribeTo const& intent) {
    auto const& snapshots = workbench.server.snapshots;
    if (!snapshots || intent.snapshot >= snapshots->size()) return;
    subscribe(workbench, {server_target(intent.server), (*snapshots)[intent.snapshot], intent.target});
}

void apply(Workbench& workbench, CountPurge const& intent) {
    try {
        count_for_purge(workbench, dossier::purge_limit(intent.before));
    } catch (core::Error const&) {
        workbench.server.purge.reset(); // half a date, being typed
    }
}

void apply(Workbench& workbench, PurgeIncidents const& intent) { purge_incidents(workbench, dossier::purge_limit(intent.before)); }

}
