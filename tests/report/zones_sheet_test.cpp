#include "report/zones_sheet.hpp"

#include "report/report_fixture.hpp"
#include "report/samples.hpp"

using namespace vigie;
using namespace vigie::report;
namespace rt = vigie::report::test;

namespace {

PageRecord drawn(std::filesystem::path const& path, dossier::Snapshot const& snapshot, dossier::Comparison const& comparison) {
    PageRecord record;
    SheetOptions options;
    options.date = rt::day(2026, 4, 14);
    options.record = &record;
    write_zones_sheet(path, snapshot, comparison, options);
    return record;
}

}

TEST_CASE("a comparison of four zones fits a page and says its numbers", "[report][zones]") {
    rt::InLanguage const language(text::Language::fr);
    rt::TempFolder const folder;
    auto const snapshot = rt::sample_snapshot();
    auto const record = drawn(folder / "zones.pdf", snapshot, rt::sample_comparison(snapshot));
    CHECK(record.pages == 1);
    rt::check_layout(record, 420, 297);
    auto const text = rt::text_of_pdf(folder / "zones.pdf");
    if (!text) {
        WARN("pdftotext is not installed: the text of the PDF is not read back");
        return;
    }
    for (auto const* words : {"Ker-Avel concentre", "61,7", "42,8", "non renseigné", "C 6", "Réserve", "Référence"}) {
        CAPTURE(words);
        CHECK(rt::holds(*text, words));
    }
}

TEST_CASE("one to six zones, long names and many indicators never overlap", "[report][zones]") {
    rt::TempFolder const folder;
    auto const snapshot = rt::sample_snapshot(60);
    for (std::size_t zones = 1; zones <= 6; ++zones) {
        auto comparison = rt::sample_comparison(snapshot, zones);
        for (auto& group : comparison.groups) {
            group.name = "Kervénanec-Bois-du-Château-République-Nord";
            group.sentence += " " + group.sentence + " " + group.sentence;
            group.dwellings = 1'234'567;
        }
        comparison.indicator_codes.clear();
        for (auto const& sample : rt::indicator_samples) comparison.indicator_codes.push_back(sample.code);
        CAPTURE(zones);
        auto const record = drawn(folder / "many.pdf", snapshot, comparison);
        CHECK(record.pages >= 1);
        rt::check_layout(record, 420, 297);
    }
}

TEST_CASE("zones without any score are drawn without figures", "[report][zones]") {
    rt::TempFolder const folder;
    auto const snapshot = rt::sample_snapshot(20);
    auto comparison = rt::sample_comparison(snapshot, 2);
    for (auto& group : comparison.groups) {
        group.score.reset();
        group.severity = core::SeverityClass::not_scored;
        for (auto& family : group.families) family.score.reset();
        for (auto& indicator : group.indicators) indicator = {indicator.code, {}, {}, {}};
        for (auto& [campaign, score] : group.history) score.reset();
        for (int& count : group.by_class) count = 0;
        group.dwellings = 0;
        group.extent = {};
    }
    rt::check_layout(drawn(folder / "none.pdf", snapshot, comparison), 420, 297);
}

TEST_CASE("the same comparison and date make the same bytes", "[report][zones]") {
    rt::TempFolder const folder;
    auto const snapshot = rt::sample_snapshot(20);
    drawn(folder / "a.pdf", snapshot, rt::sample_comparison(snapshot, 2));
    drawn(folder / "b.pdf", snapshot, rt::sample_comparison(snapshot, 2));
    CHECK(rt::bytes_of(folder / "a.pdf") == rt::bytes_of(folder / "b.pdf"));
}
