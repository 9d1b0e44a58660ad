// What is published, got from a server, and purged: jobs that say before what they would do, and after what they did.
#include "workbench/server_desk.hpp"

#include "dossier/edition.hpp"
#include "dossier/partner_plan.hpp"
#include "dossier/partner_tables.hpp"
#include "dossier/personal_data.hpp"
#include "dossier/retention_words.hpp"
#include "store/project_rows.hpp"
#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>
#include <array>

namespace vigie::workbench {

using text::tr;

namespace {

/// As libpq reads a value.
std::string quoted(std::string const& value) {
    std::string out = "'";
    for (char const c : value) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + "'";
}

/// As it stands in an address.
std::string percent_encoded(std::string const& value) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (char const c : value) {
        auto const byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4U];
        out += digits[byte & 15U];
    }
    return out;
}

/// Tables that a person knows, in the order they are said in.
struct Known {
    char const* table;
    char const* name;
};
constexpr std::array known_tables{
    Known{"residence", VIGIE_N_("residences")},       Known{"zone", VIGIE_N_("zones")},
    Known{"campaign", VIGIE_N_("campaigns")},         Known{"observation", VIGIE_N_("observations")},
    Known{"incident", VIGIE_N_("incidents")},         Known{"watch_event", VIGIE_N_("decisions of status")},
    Known{"site_project", VIGIE_N_("site projects")}, Known{"action", VIGIE_N_("actions")},
    Known{"field_note", VIGIE_N_("notes")},           Known{"walk_finding", VIGIE_N_("findings of walks")},
    Known{"photo", VIGIE_N_("photos")},               Known{"story", VIGIE_N_("stories")},
};

PublishPlan project_plan(store::Project const& project) {
    PublishPlan plan;
    auto const tables = store::published_tables(project);
    plan.tables = static_cast<std::int64_t>(tables.size());
    std::vector<std::int64_t> known(known_tables.size());
    for (auto const& table : tables) {
        auto const rows = store::row_count(project, table);
        plan.rows += rows;
        auto const found = std::ranges::find(known_tables, table.name, &Known::table);
        if (found != known_tables.end()) known[static_cast<std::size_t>(found - known_tables.begin())] = rows;
    }
    for (std::size_t i = 0; i < known.size(); ++i)
        if (known[i] > 0) plan.parts.emplace_back(tr(known_tables[i].name), known[i]);
    return plan;
}

/// The very tables that would leave, counted.
PublishPlan partner_plan(store::Project const& project, dossier::Snapshot const& snapshot, std::string const& campaign) {
    dossier::Edition const edition{dossier::edition_profile({}), {}, {}, {}, core::today()};
    dossier::PartnerPlan const protection(snapshot, project, edition.profile, campaign);
    PublishPlan plan;
    plan.is_partner = true;
    for (auto const& table : dossier::partner_tables(snapshot, protection, edition, "all")) {
        auto const rows = static_cast<std::int64_t>(table.rows.size());
        plan.parts.emplace_back(table.name, rows);
        plan.rows += rows;
        ++plan.tables;
    }
    plan.caution = dossier::export_caution(snapshot);
    return plan;
}

}

std::string server_target(ServerAddress const& address) {
    auto const& host = address.host;
    if (host.find("://") != std::string::npos) {
        auto target = host.starts_with("PG:") ? host : "PG:" + host;
        if (!address.password.empty())
            target += (target.find('?') == std::string::npos ? "?password=" : "&password=") +
                      percent_encoded(address.password);
        return target;
    }
    std::string target = "PG:";
    bool const is_whole = host.find('=') != std::string::npos;
    auto const add = [&](char const* key, std::string const& value) {
        if (!value.empty()) target += (target.size() > 3 ? " " : "") + std::string(key) + "=" + quoted(value);
    };
    if (is_whole) {
        target += host.starts_with("PG:") ? host.substr(3) : host;
    } else {
        auto const colon = host.rfind(':');
        bool const has_port = colon != std::string::npos && host.find(':') == colon; // several: an IPv6 address
        add("host", host.substr(0, has_port ? colon : std::string::npos));
        if (has_port) add("port", host.substr(colon + 1));
    }
    add("dbname", address.database);
    add("user", address.account);
    add("password", address.password);
    return target;
}

std::string published_words(Published const& published) {
    auto const number = std::to_string(published.snapshot.number);
    return published.snapshot.is_partner
               ? tr("Published on {0}: snapshot {1}, partner edition, export no. {2}.",
                    {published.place, number, published.snapshot.export_number})
               : tr("Published on {0}: snapshot {1} for “{2}”.",
                    {published.place, number, published.snapshot.organisation});
}

void count_for_publication(Workbench& workbench, bool for_partner) {
    auto& desk = workbench.server;
    if (workbench.jobs().is_pending(desk.counting)) workbench.jobs().cancel(desk.counting);
    desk.plan.reset();
    auto const snapshot = workbench.shared_snapshot();
    auto const* data = workbench.campaign();
    std::string const campaign = data != nullptr ? data->campaign.name : std::string();
    desk.counting = workbench.jobs().start(
        tr("Counting what is to be published"),
        [&workbench, snapshot, campaign, for_partner](JobContext const& job) -> Jobs::Apply {
            auto const project = store::Project::open(snapshot->path, store::OpenMode::read_only);
            auto plan = for_partner ? partner_plan(project, *snapshot, campaign) : project_plan(project);
            if (job.stop().stop_requested()) throw core::cancelled();
            return [&workbench, plan = std::move(plan)] {
                workbench.server.plan = plan;
                workbench.refresh_views();
            };
        });
}

void publish(Workbench& workbench, PublishRequest request) {
    auto& desk = workbench.server;
    auto const& send = workbench.hooks().server.publish;
    if (!send || workbench.jobs().is_pending(desk.working)) return;
    if (auto const* data = workbench.campaign(); data != nullptr && request.campaign.empty())
        request.campaign = data->campaign.name;
    desk.result.clear();
    desk.working = workbench.jobs().start(
        tr("Publishing"),
        [&workbench, send, path = std::filesystem::path(workbench.snapshot().path),
         request = std::move(request)](JobContext const& job) -> Jobs::Apply {
            auto const published =
                send(path, request, [&job](double share) { job.progress(share); }, job.stop());
            return [&workbench, published] {
                auto const sentence = published_words(published);
                workbench.server.result = {sentence, text::tr_n("{0} row was sent.", "{0} rows were sent.",
                                                                static_cast<long long>(published.rows))};
                workbench.set_notice(sentence);
                workbench.refresh_views();
            };
        });
}

void list_snapshots(Workbench& workbench, std::string server) {
    auto& desk = workbench.server;
    auto const& list = workbench.hooks().server.list;
    if (!list || workbench.jobs().is_pending(desk.listing)) return;
    desk.snapshots.reset();
    desk.listing = workbench.jobs().start(
        tr("Reading what was published"),
        [&workbench, list, server = std::move(server)](JobContext const& job) -> Jobs::Apply {
            auto snapshots = list(server, job.stop());
            return [&workbench, snapshots = std::move(snapshots)] {
                workbench.server.snapshots = snapshots;
                workbench.refresh_views();
            };
        });
}

void subscribe(Workbench& workbench, SubscribeRequest request) {
    auto& desk = workbench.server;
    auto const& get = workbench.hooks().server.subscribe;
    if (!get || workbench.jobs().is_pending(desk.working)) return;
    desk.result.clear();
    desk.working = workbench.jobs().start(
        tr("Getting the snapshot"),
        [&workbench, get, request = std::move(request)](JobContext const& job) -> Jobs::Apply {
            get(request, [&job](double share) { job.progress(share); }, job.stop());
            return [&workbench, target = request.target, snapshot = request.snapshot] {
                auto const words = snapshot.is_partner
                                       ? tr("{0} holds the partner edition {1}: a GeoPackage to be opened in a GIS.",
                                            {target.string(), snapshot.export_number})
                                       : tr("{0} is open: snapshot {1} of “{2}”.",
                                            {target.string(), std::to_string(snapshot.number), snapshot.title});
                workbench.server.result = {words};
                if (!snapshot.is_partner) workbench.open(target);
                workbench.set_notice(words);
                workbench.refresh_views();
            };
        });
}

void count_for_purge(Workbench& workbench, core::Date before) {
    auto& desk = workbench.server;
    if (workbench.jobs().is_pending(desk.counting)) workbench.jobs().cancel(desk.counting);
    desk.purge.reset();
    desk.counting = workbench.jobs().start(
        tr("Counting incidents past their time"),
        [&workbench, path = std::filesystem::path(workbench.snapshot().path), before](JobContext const&) -> Jobs::Apply {
            auto const project = store::Project::open(path, store::OpenMode::read_only);
            auto const purge = store::planned_purge(project, before);
            return [&workbench, purge] {
                workbench.server.purge = purge;
                workbench.refresh_views();
            };
        });
}

void purge_incidents(Workbench& workbench, core::Date before) {
    auto& desk = workbench.server;
    if (!workbench.can_edit() || workbench.jobs().is_pending(desk.working)) return;
    desk.result.clear();
    desk.working = workbench.jobs().start(
        tr("Purging"),
        [&workbench, path = std::filesystem::path(workbench.snapshot().path), before](JobContext const& job) -> Jobs::Apply {
            auto project = store::Project::open(path);
            auto const purge = store::purge(project, before, [&job](double share) { job.progress(share); }, job.stop());
            auto snapshot = dossier::load_snapshot(project);
            return [&workbench, purge, snapshot] {
                workbench.adopt(snapshot);
                workbench.server.result = dossier::done_purge_words(purge);
                workbench.set_notice(workbench.server.result.front());
                workbench.refresh_views();
            };
        });
}

}
