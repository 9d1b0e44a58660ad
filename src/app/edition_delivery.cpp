#include "app/edition_delivery.hpp"

#include "app/sheet_files.hpp"
#include "core/error.hpp"
#include "report/html_sheets.hpp"
#include "report/partner_sheet.hpp"
#include "store/house.hpp"
#include "text/language.hpp"

#include <algorithm>
#include <set>

namespace vigie::app {

namespace {

std::string format_of(std::filesystem::path const& target) { return is_page(target) ? "html" : "pdf"; }

std::vector<dossier::PhotoPrint> cleared_photos(store::Project const& project, dossier::Edition const& edition,
                                                  dossier::Snapshot const& snapshot, std::uint32_t row) {
    if (!edition.profile.photos) return {};
    return dossier::photo_prints(project, snapshot.residences[row].id, true);
}

/// Files made in a folder beside the one they are for, and moved there together; what is not moved is taken away.
class TogetherIn {
public:
    explicit TogetherIn(std::filesystem::path folder)
        : folder_(std::move(folder))
        , is_new_(!std::filesystem::exists(folder_)) {
        std::filesystem::create_directories(folder_);
        making_ = folder_ / ".being-made";
        std::filesystem::remove_all(making_);
        std::filesystem::create_directory(making_);
    }
    TogetherIn(TogetherIn const&) = delete;
    TogetherIn& operator=(TogetherIn const&) = delete;
    ~TogetherIn() {
        std::error_code ignored;
        std::filesystem::remove_all(making_, ignored);
        if (is_new_) std::filesystem::remove(folder_, ignored); // when it is empty
    }

    [[nodiscard]] std::filesystem::path const& making() const { return making_; }
    void move() {
        std::vector<std::filesystem::path> moved;
        try {
            for (auto const& file : std::filesystem::directory_iterator(making_)) {
                auto const target = folder_ / file.path().filename();
                std::filesystem::rename(file.path(), target);
                moved.push_back(target);
            }
        } catch (...) {
            std::error_code ignored;
            for (auto const& file : moved)
                std::filesystem::remove(file, ignored);
            throw;
        }
    }

private:
    std::filesystem::path folder_, making_;
    bool is_new_;
};

/// A name every disk takes, that no other sheet of the batch has.
std::string file_name(std::string const& name, std::set<std::string>& taken) {
    constexpr std::size_t longest = 80; // bytes
    std::string words;
    for (char const c : name.substr(0, longest)) {
        bool const is_kept = std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
        if (is_kept || (!words.empty() && words.back() != '-')) words += is_kept ? c : '-';
    }
    while (!words.empty() && (words.back() == '-' || (name.size() > longest && static_cast<unsigned char>(words.back()) >= 0x80)))
        words.pop_back(); // a letter cut in two goes whole
    if (words.empty()) words = "residence";
    auto made = words;
    for (int number = 2; !taken.insert(made).second; ++number)
        made = words + "-" + std::to_string(number);
    return made;
}

}

std::string deliver(store::Project& project, dossier::EditionRequest const& whom, std::string const& what, std::string const& format,
                    std::function<void(dossier::Edition const&)> const& make) {
    dossier::Edition edition{
        dossier::edition_profile(whom.profile), whom.recipient, whom.purpose, {}, core::today(), std::make_shared<core::House const>(store::house(project))};
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

std::string deliver_site_sheet(store::Project& project, dossier::Snapshot const& snapshot, dossier::EditionRequest const& whom,
                               std::uint32_t row, std::string const& campaign, std::filesystem::path const& target) {
    return deliver(project, whom, "site " + snapshot.residences[row].code, format_of(target),
                   [&](dossier::Edition const& edition) {
                       auto const site = dossier::partner_site(snapshot, project, edition, row,
                                                                 snapshot.campaign(campaign).campaign.name);
                       if (is_page(target))
                           report::write_html(target, report::partner_site_page(snapshot, site, edition));
                       else
                           report::write_partner_site_sheet(target, snapshot, site, edition, nullptr,
                                                            cleared_photos(project, edition, snapshot, row));
                   });
}

DeliveredSheets deliver_site_sheets(store::Project& project, dossier::Snapshot const& snapshot,
                                    dossier::EditionRequest const& whom, std::span<std::uint32_t const> rows,
                                    std::string const& campaign, std::filesystem::path const& folder, bool with_pages,
                                    std::function<void(double)> const& progress, std::stop_token const& stop) {
    DeliveredSheets sheets;
    auto const what = "site all (" + std::to_string(rows.size()) + ")";
    sheets.number = deliver(project, whom, what, with_pages ? "pdf, html" : "pdf", [&](dossier::Edition const& edition) {
        dossier::PartnerSites const sites(snapshot, project, edition, snapshot.campaign(campaign).campaign.name);
        TogetherIn files(folder);
        std::set<std::string> taken;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (stop.stop_requested()) throw core::cancelled();
            auto const site = sites.of(rows[i]);
            if (!dossier::gives_anything(site)) {
                sheets.empty.push_back(site.residence.name);
                continue;
            }
            auto const file = files.making() / file_name(site.residence.name, taken);
            report::write_partner_site_sheet(file.string() + ".pdf", snapshot, site, edition, nullptr,
                                             cleared_photos(project, edition, snapshot, rows[i]));
            if (with_pages)
                report::write_html(file.string() + ".html", report::partner_site_page(snapshot, site, edition));
            ++sheets.written;
            progress(static_cast<double>(i + 1) / static_cast<double>(rows.size()));
        }
        if (sheets.written == 0)
            throw core::Error(core::ErrorCode::refused,
                              VIGIE_N_("All that these residences hold is protected: no sheet would say anything."));
        files.move();
    });
    return sheets;
}

std::string empty_words(DeliveredSheets const& sheets) {
    if (sheets.empty.empty()) return {};
    constexpr std::size_t most = 5;
    std::string names;
    for (std::size_t i = 0; i < std::min(most, sheets.empty.size()); ++i)
        names += (names.empty() ? "" : ", ") + sheets.empty[i];
    if (sheets.empty.size() > most) names += "…";
    return text::tr_n("All that {0} residence holds is protected: no sheet of it was made.",
                      "All that {0} residences hold is protected: no sheet of them was made.",
                      static_cast<long long>(sheets.empty.size())) +
           " " + names + (sheets.empty.size() > most ? "" : ".");
}

namespace {

dossier::StoryAudience audience_of(dossier::Edition const& edition) {
    return {edition.profile, edition.recipient, edition.purpose, edition.date};
}

}

std::string deliver_story(store::Project& project, dossier::Snapshot const& snapshot, dossier::EditionRequest const& whom,
                          core::Story const& story, std::filesystem::path const& target) {
    return deliver(project, whom, "story " + story.name, format_of(target), [&](dossier::Edition const& edition) {
        dossier::PartnerStory const told(snapshot, project, story, audience_of(edition));
        if (is_page(target))
            report::write_html(target, report::partner_story_page(snapshot, told, edition));
        else
            report::write_partner_story_sheet(target, snapshot, told, edition);
    });
}

std::string deliver_minutes(store::Project& project, dossier::Snapshot const& snapshot, dossier::EditionRequest const& whom,
                            dossier::MinutesRequest const& request, std::filesystem::path const& target) {
    return deliver(project, whom, "minutes " + core::iso(request.date), format_of(target),
                   [&](dossier::Edition const& edition) {
                       auto const minutes =
                           dossier::partner_minutes(snapshot, project, audience_of(edition), request);
                       if (is_page(target))
                           report::write_html(target, report::partner_minutes_page(snapshot, minutes, edition));
                       else
                           report::write_partner_minutes_sheet(target, snapshot, minutes, edition);
                   });
}

std::string deliver_zones_sheet(store::Project& project, dossier::Snapshot const& snapshot, dossier::EditionRequest const& whom,
                                std::string const& layer, std::vector<std::string> const& codes,
                                std::string const& campaign, std::filesystem::path const& target) {
    return deliver(project, whom, "zones " + layer, format_of(target), [&](dossier::Edition const& edition) {
        auto const zones = dossier::partner_zones(snapshot, project, edition, layer, codes,
                                                    snapshot.campaign(campaign).campaign.name);
        if (is_page(target))
            report::write_html(target, report::partner_zones_page(snapshot, zones, edition));
        else
            report::write_partner_zones_sheet(target, snapshot, zones, edition);
    });
}

}
