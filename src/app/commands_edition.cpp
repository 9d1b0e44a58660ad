#include "app/commands_edition.hpp"

#include "app/commands_personal_data.hpp"
#include "app/commands_story.hpp"
#include "app/edition_delivery.hpp"
#include "app/json.hpp"
#include "core/error.hpp"
#include "dossier/partner_tables.hpp"
#include "dossier/register.hpp"
#include "gis/writer.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <iostream>

namespace vigie::app {

using nlohmann::ordered_json;
using text::tr;

namespace {

std::string extension_of(std::filesystem::path const& path) {
    auto const extension = path.extension().string();
    return extension.empty() ? std::string() : extension.substr(1);
}

dossier::EditionRequest for_whom(EditionOptions const& options) { return {options.recipient, options.purpose, options.profile}; }

}

int export_partner(ExportOptions const& options, Console const& console) {
    auto project = store::Project::open(options.project);
    auto const snapshot = dossier::load_snapshot(project);
    say_words_to_check(*snapshot, console);
    deliver(project, for_whom(options.edition), options.what, extension_of(options.out),
            [&](dossier::Edition const& edition) {
                dossier::PartnerPlan const plan(*snapshot, project, edition.profile, options.campaign);
                gis::write_tables(options.out, dossier::partner_tables(*snapshot, plan, edition, options.what),
                                  snapshot->info.crs);
                console.message(tr("{0} written: partner edition, export no. {1}.", {options.out, edition.number}));
            });
    project.close();
    return 0;
}

namespace {

int partner_site_sheets(SheetOptions const& options, store::Project& project, dossier::Snapshot const& snapshot,
                        Console const& console) {
    auto const rows = dossier::watch_list(snapshot);
    auto const& folder = options.codes[1];
    auto const sheets = deliver_site_sheets(project, snapshot, for_whom(options.edition), rows, options.campaign,
                                            folder, options.html, console.progress(tr("Sheets")), console.stop());
    if (auto const words = empty_words(sheets); !words.empty()) console.message(words);
    console.message(tr("{0} sheets written to {1}: partner edition, export no. {2}.",
                       {std::to_string(sheets.written), folder, sheets.number}));
    return 0;
}

int partner_site_sheet(SheetOptions const& options, Console const& console) {
    if (options.codes.size() != 2)
        throw core::Error(core::ErrorCode::usage,
                          VIGIE_N_("sheet site: give the code of a residence (or all) and the PDF to write."));
    auto project = store::Project::open(options.project);
    auto const snapshot = dossier::load_snapshot(project);
    say_words_to_check(*snapshot, console);
    if (options.codes[0] == "all") {
        auto const rc = partner_site_sheets(options, project, *snapshot, console);
        project.close();
        return rc;
    }
    auto const number = deliver_site_sheet(project, *snapshot, for_whom(options.edition),
                                           snapshot->residence(options.codes[0]), options.campaign, options.codes[1]);
    console.message(tr("{0} written: partner edition, export no. {1}.", {options.codes[1], number}));
    project.close();
    return 0;
}

int partner_story(SheetOptions const& options, Console const& console) {
    auto project = store::Project::open(options.project);
    auto const snapshot = dossier::load_snapshot(project);
    if (options.notes)
        throw core::Error(core::ErrorCode::usage,
                          VIGIE_N_("The speaker’s notes are in no partner edition. Leave --notes out."));
    auto const story = printed_story(project, *snapshot, options, console);
    auto const number = deliver_story(project, *snapshot, for_whom(options.edition), story, options.codes[1]);
    bool const gives_words = dossier::edition_profile(options.edition.profile).story_words;
    auto const written = std::ranges::count_if(story.steps, [](auto const& step) { return step.is_edited; });
    if (written > 0 && !gives_words)
        console.message(text::tr_n("The words that a person wrote for {0} step are left out; a profile with story_words = true gives them.",
                                   "The words that a person wrote for {0} steps are left out; a profile with story_words = true gives them.",
                                   written));
    console.message(tr("{0} written: partner edition, export no. {1}.", {options.codes[1], number}));
    project.close();
    return 0;
}

int partner_minutes_sheet(SheetOptions const& options, Console const& console) {
    auto const request = minutes_request(options);
    auto project = store::Project::open(options.project);
    auto const snapshot = dossier::load_snapshot(project);
    say_words_to_check(*snapshot, console);
    auto const number = deliver_minutes(project, *snapshot, for_whom(options.edition), request, options.codes[0]);
    console.message(tr("{0} written: partner edition, export no. {1}.", {options.codes[0], number}));
    project.close();
    return 0;
}

int partner_zones_sheet(SheetOptions const& options, Console const& console) {
    if (options.codes.size() < 3 || options.codes.size() > 8)
        throw core::Error(core::ErrorCode::usage,
                          VIGIE_N_("sheet zones: give a zone layer, 1 to 6 codes and the PDF to write."));
    auto project = store::Project::open(options.project);
    auto const snapshot = dossier::load_snapshot(project);
    std::vector<std::string> const codes(options.codes.begin() + 1, options.codes.end() - 1);
    auto const number = deliver_zones_sheet(project, *snapshot, for_whom(options.edition), options.codes.front(), codes,
                                            options.campaign, options.codes.back());
    console.message(tr("{0} written: partner edition, export no. {1}.", {options.codes.back(), number}));
    project.close();
    return 0;
}

}

int partner_sheet(SheetOptions const& options, Console const& console) {
    if (options.kind == "site") return partner_site_sheet(options, console);
    if (options.kind == "zones") return partner_zones_sheet(options, console);
    if (options.kind == "story") return partner_story(options, console);
    if (options.kind == "minutes") return partner_minutes_sheet(options, console);
    throw core::Error(
        core::ErrorCode::usage,
        {VIGIE_N_("There is no partner edition of “{0}”. Make one of site, zones, story or minutes."), {options.kind}});
}

int list_exports(ExportOptions const& options, Console const&) {
    auto const project = store::Project::open(options.project, store::OpenMode::read_only);
    auto list = ordered_json::array();
    for (auto const& entry : project.export_log()) {
        if (options.json)
            list.push_back({{"number", entry.number},
                            {"date", core::iso(entry.exported_on)},
                            {"what", entry.what},
                            {"format", entry.format},
                            {"profile", entry.profile},
                            {"profile_digest", entry.profile_digest},
                            {"recipient", entry.recipient},
                            {"purpose", entry.purpose}});
        else
            std::cout << entry.number << '\t' << text::short_date(entry.exported_on) << '\t' << entry.recipient << '\t'
                      << entry.purpose << '\t' << entry.what << '\t' << entry.format << '\t' << entry.profile << '\n';
    }
    if (options.json) print_json(ordered_json{{"exports", list}});
    return 0;
}

PartnerCheck check_partner(store::Project& project) {
    PartnerCheck check;
    auto const snapshot = dossier::load_snapshot(project);
    if (snapshot->latest_scored() == nullptr) return check;
    constexpr std::size_t most_residences = 20'000; // a minute
    check.is_too_large = snapshot->residences.size() > most_residences;
    if (check.is_too_large) return check;
    check.is_possible = true;
    for (auto const& campaign : snapshot->campaigns) {
        if (!campaign.run) continue;
        for (auto const& profile : dossier::edition_profiles()) {
            dossier::PartnerPlan const plan(*snapshot, project, profile, campaign.campaign.name);
            auto const attack = dossier::attack(*snapshot, plan);
            check.published += attack.published;
            check.hidden += attack.hidden;
            for (auto const& found : attack.found)
                check.found.push_back(profile.code + ", " + campaign.campaign.name + ": " + found);
        }
    }
    return check;
}

}
