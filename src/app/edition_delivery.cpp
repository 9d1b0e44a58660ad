#include "app/edition_delivery.hpp"

#include "report/partner_sheet.hpp"

namespace vigie::app {

std::string deliver(store::Project& project, Addressee const& whom, std::string const& what, std::string const& format,
                    std::function<void(workbench::Edition const&)> const& make) {
    workbench::Edition edition{
        workbench::edition_profile(whom.profile), whom.recipient, whom.purpose, {}, core::today()};
    store::ExportEntry entry{{},
                             edition.date,
                             what,
                             format,
                             edition.profile.code,
                             edition.profile.digest,
                             edition.recipient,
                             edition.purpose};
    project.without_history([&] {
        project.transaction([&] {
            project.log_export(entry);
            edition.number = entry.number;
            make(edition);
        });
    });
    return edition.number;
}

std::string deliver_site_sheet(store::Project& project, workbench::Snapshot const& snapshot, Addressee const& whom,
                               std::uint32_t row, std::string const& campaign, std::filesystem::path const& target) {
    return deliver(
        project, whom, "site " + snapshot.residences[row].code, "pdf", [&](workbench::Edition const& edition) {
            auto const site =
                workbench::partner_site(snapshot, project, edition, row, snapshot.campaign(campaign).campaign.name);
            report::write_partner_site_sheet(target, snapshot, site, edition);
        });
}

std::string deliver_zones_sheet(store::Project& project, workbench::Snapshot const& snapshot, Addressee const& whom,
                                std::string const& layer, std::vector<std::string> const& codes,
                                std::string const& campaign, std::filesystem::path const& target) {
    return deliver(project, whom, "zones " + layer, "pdf", [&](workbench::Edition const& edition) {
        auto const zones = workbench::partner_zones(snapshot, project, edition, layer, codes,
                                                    snapshot.campaign(campaign).campaign.name);
        report::write_partner_zones_sheet(target, snapshot, zones, edition);
    });
}

}
