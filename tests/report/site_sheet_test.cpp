#include "report/site_sheet.hpp"

#include "core/error.hpp"
#include "report/report_fixture.hpp"
#include "report/samples.hpp"

using namespace vigie;
using namespace vigie::report;
namespace rt = vigie::report::test;

namespace {

PageRecord drawn(std::filesystem::path const& path, dossier::Snapshot const& snapshot, dossier::SiteFile const& file) {
    PageRecord record;
    SheetOptions options;
    options.date = rt::day(2026, 4, 14);
    options.record = &record;
    write_site_sheet(path, snapshot, file, options);
    return record;
}

std::string long_name() { return "Résidence Maréchal-de-Lattre-de-Tassigny – Boulevard de l’Épi-Saint-Exupéry, bâtiments A à K et tour Commandant-Charcot"; }

dossier::SiteFile extreme_site(dossier::Snapshot const& snapshot) {
    auto file = rt::sample_site(snapshot);
    file.residence.name = long_name();
    file.residence.address = long_name();
    file.residence.agency = "Agence de proximité Lorient-Lanester-Hennebont Rive gauche";
    file.neighbourhood = "Kervénanec-Bois-du-Château-République";
    file.finding = long_name() + ". " + long_name();
    for (auto& line : file.families) line.name.fr += " et accompagnement social lié au logement", line.contribution = 33.3;
    for (auto& line : file.indicators) line.indicator.name.fr = long_name(), line.indicator.unit.fr = "pour 1 000 logements et par an", line.indicator.source = "Enquête nationale";
    for (auto& action : file.actions) action.title = action.effect = action.lead = action.tfpb_axis = "Sur-entretien, gestion des déchets et encombrants, médiation";
    for (auto& note : file.notes) note.body = long_name();
    return file;
}

}

TEST_CASE("a site sheet says its numbers as text, on one page", "[report][site]") {
    rt::InLanguage const language(text::Language::fr);
    rt::TempFolder const folder;
    auto const snapshot = rt::sample_snapshot();
    auto const record = drawn(folder / "site.pdf", snapshot, rt::sample_site(snapshot));
    CHECK(record.pages == 1);
    rt::check_layout(record, 210, 297);
    for (auto const& text : record.texts)
        if (text.text.ends_with("/2026") && text.block == "actions") CHECK(text.box.height < 4); // a date is never broken
    auto const text = rt::text_of_pdf(folder / "site.pdf");
    if (!text) {
        WARN("pdftotext is not installed: the text of the PDF is not read back");
        return;
    }
    for (auto const* words : {"Les Goélands", "71,4", "+6,2", "7ᵉ", "205", "36,6", "43,9", "non renseigné", "retard 30", "0,0004", "Outil de repérage", "DONNÉES FICTIVES", "page 1/1"}) {
        CAPTURE(words);
        CHECK(rt::holds(*text, words));
    }
}

TEST_CASE("the longest names wrap and push down, in both languages; nothing overlaps", "[report][site]") {
    rt::TempFolder const folder;
    auto const snapshot = rt::sample_snapshot();
    for (auto const language : {text::Language::fr, text::Language::en}) {
        rt::InLanguage const speaking(language);
        auto const record = drawn(folder / "long.pdf", snapshot, extreme_site(snapshot));
        CHECK(record.pages >= 2);
        rt::check_layout(record, 210, 297);
        std::size_t caveats = 0;
        for (auto const& text : record.texts) caveats += text.block == "method" ? 1 : 0;
        CHECK(caveats == 1);
    }
}

TEST_CASE("an empty file keeps its header, its reason and its caveat; blocks without data close", "[report][site]") {
    rt::TempFolder const folder;
    rt::InLanguage const language(text::Language::en);
    auto const snapshot = rt::sample_snapshot();
    dossier::SiteFile file;
    file.residence.code = "OF-1";
    file.residence.name = "Bare";
    file.campaign = "2026";
    auto const record = drawn(folder / "bare.pdf", snapshot, file);
    rt::check_layout(record, 210, 297);
    std::string all;
    for (auto const& text : record.texts) all += text.text + "\n";
    CHECK(rt::holds(all, "Not scored"));
    CHECK(rt::holds(all, "not recorded"));
    CHECK(rt::holds(all, "A screening tool"));
    CHECK(rt::holds(all, "No event has been recorded"));
    for (auto const& block : record.blocks) {
        CHECK(block.name != "plan");
        CHECK(block.name != "indicators");
        CHECK(block.name != "field");
    }
}

TEST_CASE("with every family missing no figure stands for a score", "[report][site]") {
    rt::TempFolder const folder;
    rt::InLanguage const language(text::Language::en);
    auto const snapshot = rt::sample_snapshot();
    auto file = rt::sample_site(snapshot);
    file.score->index.score.reset();
    file.score->index.coverage = 0.31;
    file.score->shown = core::SeverityClass::not_scored;
    file.score->rank = 0;
    file.change.reset();
    for (auto& family : file.families) family.score.reset();
    for (auto& indicator : file.indicators) indicator.detail.reset();
    auto const record = drawn(folder / "none.pdf", snapshot, file);
    rt::check_layout(record, 210, 297);
    std::string all;
    for (auto const& text : record.texts) all += text.text + "\n";
    CHECK(rt::holds(all, "31% of weight observed; 60% is needed."));
    CHECK_FALSE(rt::holds(all, "out of 100"));
    CHECK_FALSE(rt::holds(all, "71.4"));
}

TEST_CASE("a change is told from the noise of small numbers", "[report][site]") {
    rt::TempFolder const folder;
    rt::InLanguage const language(text::Language::en);
    auto const snapshot = rt::sample_snapshot(20);
    auto file = rt::sample_site(snapshot);
    auto const words = [&](double change, double noise) {
        file.change = core::Change{change, noise};
        for (auto const& text : drawn(folder / "change.pdf", snapshot, file).texts)
            if (text.block == "situation" && rt::holds(text.text, "since 2025")) return text.text;
        return std::string();
    };
    CHECK(words(6.2, 4.0) == "▲ +6.2 since 2025, beyond noise (± 4.0 at 95%)");
    CHECK(words(-6.2, 4.0) == "▼ −6.2 since 2025, beyond noise (± 4.0 at 95%)");
    CHECK(words(3.9, 4.0) == "● stable since 2025: +3.9, within noise (± 4.0 at 95%)");
    CHECK(words(6.2, 0) == "▲ +6.2 since 2025"); // nothing was counted: no noise to tell it from
}

TEST_CASE("a full page leaves out rows and says how many there are; nothing else goes", "[report][site]") {
    rt::TempFolder const folder;
    rt::InLanguage const language(text::Language::en);
    auto const snapshot = rt::sample_snapshot(20);
    auto file = rt::sample_site(snapshot);
    auto const long_row = [](dossier::IndicatorLine line) {
        line.indicator.name.en = line.indicator.name.fr =
            "Availability of heating and hot water over the whole year, all staircases";
        return line;
    };
    auto const proto = long_row(file.indicators.front());
    file.indicators.assign(30, proto);
    auto const record = drawn(folder / "full.pdf", snapshot, file);
    CHECK(record.pages == 1);
    rt::check_layout(record, 210, 297);
    std::ptrdiff_t rows = 0;
    for (auto const& text : record.texts)
        rows += text.block == "indicators" && text.text == proto.family ? 1 : 0;
    CHECK(rows >= 6);
    CHECK(rows < 11);
    bool is_said = false;
    for (auto const& text : record.texts)
        is_said = is_said || text.text.starts_with(std::to_string(rows) + " of 30 ");
    CHECK(is_said);
}

TEST_CASE("0, 1 and more than 11 indicators: at most 11 rows, the last for a missing one", "[report][site]") {
    rt::TempFolder const folder;
    auto const snapshot = rt::sample_snapshot();
    auto const rows = [&](std::size_t count) {
        auto file = rt::sample_site(snapshot);
        auto const proto = file.indicators.front();
        auto missing = proto;
        missing.detail.reset();
        file.indicators.assign(count, proto);
        if (count > 1) file.indicators.push_back(missing);
        auto const record = drawn(folder / "rows.pdf", snapshot, file);
        rt::check_layout(record, 210, 297);
        std::size_t found = 0, unknown = 0;
        for (auto const& text : record.texts)
            if (text.block == "indicators") found += text.text == proto.family, unknown += text.text == rt::sample_site(snapshot).missing.front() ? 0 : text.text.starts_with("not recorded");
        return std::pair(found, unknown);
    };
    text::set_language(text::Language::en);
    CHECK(rows(0) == std::pair<std::size_t, std::size_t>(0, 0));
    CHECK(rows(1) == std::pair<std::size_t, std::size_t>(1, 0));
    CHECK(rows(40) == std::pair<std::size_t, std::size_t>(11, 1));
}

TEST_CASE("a sheet asked for as a picture is refused with the way out", "[report][site]") {
    rt::TempFolder const folder;
    auto const snapshot = rt::sample_snapshot(5);
    CHECK_THROWS_AS(write_site_sheet(folder / "site.png", snapshot, rt::sample_site(snapshot)), core::Error);
    CHECK_FALSE(std::filesystem::exists(folder / "site.png"));
}

TEST_CASE("the same site and date make the same bytes", "[report][site]") {
    rt::TempFolder const folder;
    auto const snapshot = rt::sample_snapshot(40);
    auto const file = rt::sample_site(snapshot);
    drawn(folder / "a.pdf", snapshot, file);
    drawn(folder / "b.pdf", snapshot, file);
    auto const bytes = rt::bytes_of(folder / "a.pdf");
    CHECK(bytes.size() > 10'000);
    CHECK(bytes.size() < 2'000'000);
    CHECK(bytes == rt::bytes_of(folder / "b.pdf"));
    CHECK(rt::holds(bytes, "20260414000000Z"));
}
