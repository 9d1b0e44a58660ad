#include "report/partner_sheet.hpp"

#include "report/detail/site_plan.hpp"
#include "report/report_fixture.hpp"
#include "report/samples.hpp"

using namespace vigie;
using namespace vigie::report;
namespace rt = vigie::report::test;
using dossier::PartnerCell;
using State = PartnerCell::State;

namespace {

dossier::Edition edition(std::string recipient = "Ville de Port-Fictif") {
    return {dossier::edition_profile("commune"), std::move(recipient), "comité GUP du 12 mai", "2026-031",
            rt::day(2026, 4, 14)};
}

PartnerCell of_class(core::SeverityClass severity) { return {State::shown, severity, {}}; }
PartnerCell cell(State state) { return {state, core::SeverityClass::not_scored, {}}; }

/// A line of each kind, over and over.
std::vector<dossier::PartnerLine> lines(std::size_t count, std::string const& name) {
    std::vector<dossier::PartnerLine> all;
    constexpr std::array classes{core::SeverityClass::a, core::SeverityClass::b, core::SeverityClass::c,
                                 core::SeverityClass::d};
    for (std::size_t i = 0; i < count; ++i) {
        dossier::PartnerLine line{"F" + std::to_string(1 + i % 7),
                                    name,
                                    "relevés, 12/2025",
                                    of_class(classes.at(i % 4)),
                                    core::SeverityClass::b,
                                    dossier::PartnerTrend::worse};
        if (i % 7 == 4) line.cell = cell(State::secret);
        if (i % 7 == 5) line.cell = cell(State::withheld);
        if (i % 7 == 6) line.cell = cell(State::unknown);
        all.push_back(line);
    }
    return all;
}

dossier::PartnerSite sample(dossier::Snapshot const& snapshot, std::string const& name) {
    auto const file = rt::sample_site(snapshot);
    dossier::PartnerSite site;
    site.row = file.row;
    site.residence = file.residence;
    site.residence.code.clear();
    site.residence.name = name;
    site.campaign = file.campaign;
    site.zones = {{"Quartier", name}, {"QPV", "oui"}};
    site.finding = "Situation très complexe, depuis 2025 au moins.";
    site.index = of_class(core::SeverityClass::d);
    site.households = {State::shown, core::SeverityClass::not_scored, 164};
    site.history = {{"2024", of_class(core::SeverityClass::c)},
                    {"2025", cell(State::secret)},
                    {"2026", of_class(core::SeverityClass::d)}};
    site.coverage = 0.82;
    site.is_solid = true;
    site.families = lines(7, name);
    site.indicators = lines(20, name);
    site.foyer = "Elle appartient à un foyer de 7 résidences (421 logements).";
    site.actors = {{"ville", 4, 1}, {name, 6, 3}};
    site.actions = file.actions;
    site.asked = file.actions;
    site.events = {{.id = 0,
                    .residence = {},
                    .status = core::WatchStatus::watched,
                    .decided_on = rt::day(2025, 3, 1),
                    .role = {},
                    .motive = {},
                    .campaign = {}}};
    return site;
}

}

TEST_CASE("a partner's sheet fits on one page and says for whom it is", "[report][partner]") {
    rt::InLanguage const language(text::Language::fr);
    rt::TempFolder const folder;
    auto const snapshot = rt::sample_snapshot();
    PageRecord record;
    write_partner_site_sheet(folder / "s.pdf", snapshot, sample(snapshot, "Les Goélands"), edition(), &record);
    CHECK(record.pages == 1);
    rt::check_layout(record, 210, 297);
    auto const text = rt::text_of_pdf(folder / "s.pdf");
    if (!text) {
        WARN("pdftotext is not installed: the text of the PDF is not read back");
        return;
    }
    for (auto const* words : {"ÉDITION PARTENAIRE", "Ville de Port-Fictif", "2026-031", "non diffusé", "non renseigné",
                              "« s »", "se dégrade", "Outil de repérage", "page 1/1"}) {
        CAPTURE(words);
        CHECK(rt::holds(*text, words));
    }
    for (auto const* words : {"71,4", "36,6", "43,9", "7ᵉ"})
        CHECK_FALSE(rt::holds(*text, words)); // what the internal sheet says
}

TEST_CASE("the longest names and recipients wrap in a partner's sheet, in both languages", "[report][partner]") {
    rt::TempFolder const folder;
    auto const snapshot = rt::sample_snapshot();
    std::string const name = "Résidence Maréchal-de-Lattre-de-Tassigny – Boulevard de l’Épi-Saint-Exupéry, bâtiments A "
                             "à K et tour Commandant-Charcot";
    for (auto const language : {text::Language::fr, text::Language::en}) {
        rt::InLanguage const speaking(language);
        PageRecord record;
        auto site = sample(snapshot, name);
        site.index = cell(State::secret);
        write_partner_site_sheet(folder / "long.pdf", snapshot, site, edition(name + " et communauté d’agglomération"),
                                 &record);
        rt::check_layout(record, 210, 297);
        std::size_t caveats = 0;
        for (auto const& text : record.texts)
            caveats += text.block == "method" ? 1 : 0;
        CHECK(caveats == 1);
    }
}

TEST_CASE("six zones stand side by side without touching", "[report][partner]") {
    rt::InLanguage const language(text::Language::fr);
    rt::TempFolder const folder;
    auto const snapshot = rt::sample_snapshot();
    dossier::PartnerZones zones{"Quartiers", rt::sample_site(snapshot).campaign, {}};
    for (int i = 0; i < 6; ++i)
        zones.zones.push_back({"Quartier du Maréchal-de-Lattre " + std::to_string(i),
                               i == 2 ? cell(State::secret) : of_class(core::SeverityClass::c),
                               {State::shown, core::SeverityClass::not_scored, 1164},
                               {{"2025", of_class(core::SeverityClass::a)}, {"2026", cell(State::unknown)}},
                               lines(7, "Cadre de vie et GUP"),
                               lines(30, "Réclamations réitérées en moins de 60 jours"),
                               {}});
    PageRecord record;
    write_partner_zones_sheet(folder / "z.pdf", snapshot, zones, edition(), &record);
    CHECK(record.pages == 1);
    rt::check_layout(record, 420, 297);
}

TEST_CASE("the plan of a partner's sheet shows of its residence what the sheet says, not what the project knows", "[report][partner]") {
    auto const snapshot = rt::sample_snapshot();
    auto given = rt::sample_site(snapshot);
    auto all = snapshot.located;
    auto& known = all.marks.at(given.row);
    known.severity = core::SeverityClass::d;
    known.dwellings = 164;
    known.opinion = core::SeverityClass::c;
    known.alerts = 3;
    given.score->shown = core::SeverityClass::b;
    given.residence.dwellings.reset(); // secret
    auto const copy = mark_of_copy(all, given);
    REQUIRE(copy->marks.size() == 1);
    auto const& mark = copy->marks.front();
    CHECK(mark.at == known.at);
    CHECK(mark.severity == core::SeverityClass::b);
    CHECK(mark.dwellings == 0);
    CHECK_FALSE(mark.opinion);
    CHECK_FALSE(mark.alerts);
    given.score.reset();
    CHECK(mark_of_copy(all, given)->marks.front().severity == core::SeverityClass::not_scored);
}
