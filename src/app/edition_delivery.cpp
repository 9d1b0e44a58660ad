#include "app/edition_delivery.hpp"

#include "app/sheet_files.hpp"
#include "report/html_sheets.hpp"
#include "report/partner_sheet.hpp"
#include "store/house.hpp"

namespace vigie::app {

namespace {

std::string format_of(std::filesystem::path const& target) { return is_page(target) ? "html" : "pdf"; }

}

std::string deliver(store::Project& project, Addressee const& whom, std::string const& what, std::string const& format,
                    std::function<void(workbench::Edition const&)> const& make) {
    workbench::Edition edition{
        workbench::edition_profile(whom.profile), whom.recipient, whom.purpose, {}, core::today(), std::make_shared<core::House const>(store::house(project))};
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
    return deliver(project, whom, "site " + snapshot.residences[row].code, format_of(target),
                   [&](workbench::Edition const& edition) {
                       auto const site = workbench::partner_site(snapshot, project, edition, row,
                                                                 snapshot.campaign(campaign).campaign.name);
                       if (is_page(target))
                           report::write_html(target, report::partner_site_page(snapshot, site, edition));
                       else
                           report::write_partner_site_sheet(target, snapshot, site, edition);
                   });
}

std::string deliver_zones_sheet(store::Project& project, workbench::Snapshot const& snapshot, Addressee const& whom,
                                std::string const& layer, std::vector<std::string> const& codes,
                                std::string const& campaign, std::filesystem::path const& target) {
    return deliver(project, whom, "zones " + layer, format_of(target), [&](workbench::Edition const& edition) {
        auto const zones = workbench::partner_zones(snapshot, project, edition, layer, codes,
                                                    snapshot.campaign(campaign).campaign.name);
        if (is_page(target))
            report::write_html(target, report::partner_zones_page(snapshot, zones, edition));
        else
            report::write_partner_zones_sheet(target, snapshot, zones, edition);
    });
}

}
