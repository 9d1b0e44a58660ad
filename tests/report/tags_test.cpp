// What those hear who do not see a sheet: tags, their order, the language, words in the place of pictures. Read back by poppler.
#include "core/error.hpp"
#include "dossier/minutes.hpp"
#include "dossier/partner_plan.hpp"
#include "report/committee_sheet.hpp"
#include "report/detail/pdf_notes.hpp"
#include "report/minutes_sheet.hpp"
#include "report/partner_sheet.hpp"
#include "report/report_fixture.hpp"
#include "report/samples.hpp"
#include "report/site_sheet.hpp"
#include "report/zones_sheet.hpp"
#include "support/demo_town.hpp"

#include <algorithm>
#include <regex>

using namespace vigie;
using namespace vigie::report;
namespace rt = vigie::report::test;

namespace {

struct Town {
    Town() {
        support::copy_demo_town(folder / "demo.gpkg", 60);
        project.emplace(store::Project::open(folder / "demo.gpkg", store::OpenMode::read_only));
        snapshot = dossier::load_snapshot(*project);
        row = static_cast<std::uint32_t>(std::ranges::find(snapshot->status, core::WatchStatus::project) - snapshot->status.begin());
    }
    rt::TempFolder folder;
    std::optional<store::Project> project;
    std::shared_ptr<dossier::Snapshot const> snapshot;
    std::uint32_t row = 0; ///< of a site with all there is to say
};

SheetOptions options() {
    SheetOptions options;
    options.date = rt::day(2026, 11, 25);
    return options;
}

/// An element of the document and what it says; depth by what it lies in.
struct Element {
    std::size_t depth = 0;
    std::string tag, words;
};

std::vector<Element> elements_of(std::filesystem::path const& pdf) {
    auto const text = rt::output_of("pdfinfo -struct-text '" + pdf.string() + "'");
    REQUIRE(text);
    std::vector<Element> all;
    std::istringstream in(*text);
    for (std::string line; std::getline(in, line);) {
        auto const indent = line.find_first_not_of(' ');
        if (indent == std::string::npos) continue;
        auto const words = line.substr(indent);
        if (words.front() == '"') {
            if (!all.empty()) all.back().words += words.substr(1, words.rfind('"') - 1);
            continue;
        }
        if (words.front() == '/') continue; // what is noted of it
        all.push_back({indent / 2, words.substr(0, words.find_first_of(" :")), {}});
    }
    return all;
}

std::vector<std::string> headings(std::vector<Element> const& all) {
    std::vector<std::string> words;
    for (auto const& element : all)
        if (element.tag == "H2") words.push_back(element.words);
    return words;
}

std::size_t count(std::vector<Element> const& all, std::string const& tag) {
    return static_cast<std::size_t>(std::ranges::count(all, tag, &Element::tag));
}

/// Cells of each row of a table, by table.
std::vector<std::vector<std::size_t>> tables(std::vector<Element> const& all) {
    std::vector<std::vector<std::size_t>> out;
    std::size_t row_depth = 0;
    for (auto const& element : all) {
        if (element.tag == "Table") out.emplace_back();
        if (element.tag == "TR") {
            out.back().push_back(0);
            row_depth = element.depth;
        }
        if ((element.tag == "TH" || element.tag == "TD") && element.depth == row_depth + 1) ++out.back().back();
    }
    return out;
}

void require_sound(std::vector<Element> const& all) {
    REQUIRE_FALSE(all.empty());
    CHECK(all.front().tag == "Document");
    CHECK(count(all, "H1") == 1);
    for (std::size_t i = 0; i < all.size(); ++i) {
        CAPTURE(all[i].tag, all[i].words);
        if (all[i].tag == "H1") CHECK(all[i].depth == 1);
        if (all[i].tag == "Sect") { // never without a heading of its own, in which it begins
            REQUIRE(i + 1 < all.size());
            CHECK(all[i].depth == 1);
            bool has_heading = false;
            for (std::size_t k = i + 1; k < all.size() && all[k].depth > all[i].depth; ++k) has_heading = has_heading || all[k].tag == "H2";
            CHECK(has_heading);
        }
        if (all[i].tag == "TR") CHECK(all[i + 1].depth == all[i].depth + 1);
    }
}

}

TEST_CASE("a site sheet is read in the order of what matters, in both languages", "[report][tags]") {
    Town const town;
    auto const path = town.folder / "site.pdf";
    for (auto const language : {text::Language::fr, text::Language::en}) {
        rt::InLanguage const speaking(language);
        auto const file = dossier::site_file(*town.snapshot, *town.project, town.row, "2026");
        write_site_sheet(path, *town.snapshot, file, options());
        auto const all = elements_of(path);
        require_sound(all);
        auto const title = std::ranges::find(all, "H1", &Element::tag);
        CHECK(title->words == file.residence.name);
        auto const read = headings(all);
        std::vector<std::string> wanted;
        for (auto const* words : {"Situation", "Decisions asked", "Profile by family", "Key indicators", "Cluster", "Field view"})
            wanted.push_back(text::tr(words));
        std::size_t at = 0;
        for (auto const& words : wanted) {
            CAPTURE(words);
            auto const found = std::ranges::find(read, words);
            REQUIRE(found != read.end());
            auto const place = static_cast<std::size_t>(found - read.begin());
            CHECK(place >= at);
            at = place;
        }
        auto const place_of = [&](char const* words) { return std::ranges::find(read, text::tr(words)) - read.begin(); };
        CHECK(place_of("Action plan") > static_cast<std::ptrdiff_t>(at));
        CHECK(place_of("Location plan") > place_of("Action plan"));
        CHECK(place_of("Timeline") > place_of("Location plan"));
        CHECK(count(all, "Figure") >= 3); // scale, plan, timeline
        // Every row of the indicators has the cells of its head.
        for (auto const& table : tables(all)) {
            CAPTURE(table.size());
            if (table.front() == 6)
                for (auto const cells : table) CHECK(cells == 6);
        }
    }
}

TEST_CASE("a partner’s sheet is tagged and says no more than it shows", "[report][tags]") {
    Town const town;
    rt::InLanguage const speaking(text::Language::fr);
    auto const path = town.folder / "partner.pdf";
    dossier::Edition const edition{dossier::edition_profile("commune"), "Ville de Port-Fictif", "comité GUP", "2026-031", rt::day(2026, 4, 14)};
    auto const site = dossier::partner_site(*town.snapshot, *town.project, edition, town.row, "2026");
    write_partner_site_sheet(path, *town.snapshot, site, edition);
    auto const all = elements_of(path);
    require_sound(all);
    CHECK(std::ranges::find(all, "H1", &Element::tag)->words == site.residence.name);
    // Families, indicators, who can act and actions, each row as long as the others.
    CHECK(count(all, "Table") >= 4);
    for (auto const& table : tables(all))
        for (auto const cells : table) CHECK(cells == table.front());
    auto const pdf = rt::bytes_of(path);
    CHECK(rt::holds(pdf, "/Lang (fr-FR)"));
    CHECK_FALSE(rt::holds(pdf, town.snapshot->residences[town.row].code));
    CHECK_FALSE(rt::holds(pdf, "/tmp"));
}

TEST_CASE("a partner’s comparison is one table: a column for each neighbourhood", "[report][tags]") {
    Town const town;
    rt::InLanguage const speaking(text::Language::fr);
    auto const path = town.folder / "zones.pdf";
    dossier::Edition const edition{dossier::edition_profile("commune"), "Ville de Port-Fictif", "comité GUP", "2026-032", rt::day(2026, 4, 14)};
    auto const& layer = town.snapshot->zone_layers.front();
    auto const zones = dossier::partner_zones(*town.snapshot, *town.project, edition, layer.layer.name, {layer.zones[0].code, layer.zones[1].code}, "2026");
    write_partner_zones_sheet(path, *town.snapshot, zones, edition);
    auto const all = elements_of(path);
    CHECK(count(all, "H1") == 1);
    REQUIRE(count(all, "Table") == 1);
    auto const rows = tables(all).front();
    CHECK(rows.size() > 8);
    for (auto const cells : rows) CHECK(cells == 3);
}

TEST_CASE("minutes, the committee’s file and the comparison are headings and tables", "[report][tags]") {
    Town const town;
    rt::InLanguage const speaking(text::Language::fr);
    auto const path = town.folder / "sheet.pdf";
    dossier::MinutesRequest request;
    request.date = rt::day(2026, 11, 25);
    write_minutes_sheet(path, *town.snapshot, dossier::minutes(*town.snapshot, request), options());
    auto all = elements_of(path);
    require_sound(all);
    CHECK(count(all, "Table") >= 3);
    for (auto const& table : tables(all))
        for (auto const cells : table) CHECK(cells == table.front());
    write_committee_sheet(path, *town.snapshot, dossier::committee_file(*town.snapshot, request), options());
    all = elements_of(path);
    require_sound(all);
    CHECK(count(all, "Table") >= 3);
    auto const& layer = town.snapshot->zone_layers.front();
    auto const comparison = dossier::compare_zones(*town.snapshot, layer.layer.name, {layer.zones[0].code, layer.zones[1].code}, "2026", rt::day(2026, 11, 25),
                                                     &*town.project);
    write_zones_sheet(path, *town.snapshot, comparison, options());
    all = elements_of(path);
    CHECK(count(all, "H1") == 1);
    CHECK(count(all, "Table") == 1);
    auto const rows = tables(all).front();
    for (auto const cells : rows) CHECK(cells == comparison.groups.size() + 1);
    CHECK(count(all, "Figure") >= 2);
}

TEST_CASE("a PDF says its language, its title, and words in the place of pictures; its fonts are in it", "[report][tags]") {
    Town const town;
    auto const path = town.folder / "site.pdf";
    for (auto const language : {text::Language::fr, text::Language::en}) {
        rt::InLanguage const speaking(language);
        auto const file = dossier::site_file(*town.snapshot, *town.project, town.row, "2026");
        write_site_sheet(path, *town.snapshot, file, options());
        auto const pdf = rt::bytes_of(path);
        CHECK(rt::holds(pdf, language == text::Language::fr ? "/Lang (fr-FR)" : "/Lang (en-GB)"));
        CHECK(rt::holds(pdf, "/DisplayDocTitle true"));
        CHECK(rt::holds(pdf, "/Alt <FEFF"));
        CHECK(rt::holds(pdf, "/Scope /Column"));
        auto const info = rt::output_of("pdfinfo '" + path.string() + "'");
        REQUIRE(info);
        CHECK(rt::holds(*info, text::tr("Site sheet: {0}", {file.residence.name})));
        CHECK(rt::holds(*info, "Tagged:          yes"));
        CHECK(rt::holds(*info, "Nov 25"));
        auto const fonts = rt::output_of("pdffonts '" + path.string() + "'");
        REQUIRE(fonts);
        std::istringstream in(*fonts);
        std::size_t embedded = 0, line_number = 0;
        for (std::string line; std::getline(in, line); ++line_number)
            if (line_number >= 2) {
                CAPTURE(line);
                CHECK(std::regex_search(line, std::regex(" yes (yes|no) +(yes|no) ")));
                ++embedded;
            }
        CHECK(embedded >= 2);
    }
}

TEST_CASE("a PDF that is laid out otherwise is left as it is", "[report][tags]") {
    for (std::string const pdf : {"", "%PDF-1.7\n", "trailer\n<< /Size 3 >>\nstartxref\n9\n%%EOF\n"}) {
        auto same = pdf;
        add_notes(same, {"fr-FR", {"x"}, {"Row"}});
        CHECK(same == pdf);
    }
}

TEST_CASE("rows one after the other are a table, and the order of reading is that which is asked", "[report][tags]") {
    rt::TempFolder const folder;
    auto const path = folder / "page.pdf";
    Canvas canvas(path, 210 * points_per_mm, 297 * points_per_mm, {.title = "t", .subject = {}, .date = rt::day(2026, 1, 1)});
    Typesetter const typesetter;
    Page page(canvas, typesetter, nullptr);
    page.read_in({"first", "second", "third"});
    auto const words = [&](char const* text, double y) { return page.text(role::body, text, 20, y).height; };
    page.block("third", {}, [&] { return page.heading("C", "", 20, 20, 50); });
    page.block("first", {}, [&] {
        page.heading("A", "", 20, 40, 50);
        page.row(true, [&] { return words("head", 50) + page.text(role::body, "", 40, 50).height; });
        page.row(false, [&] { return words("cell", 60) + page.together([&] { return words("one", 60) + words("two", 64); }); });
        page.block("second", {}, [&] { return page.heading("B", "", 20, 70, 50); });
        return words("after", 80);
    });
    canvas.finish();
    std::string read;
    for (auto const& element : elements_of(path)) read += element.tag + (element.words.empty() ? "" : "=" + element.words) + " ";
    CHECK(read == "Document Sect H2=A Table TR TH=head TH TR TH=cell TD P=one P=two P=after Sect H2=B Sect H2=C ");
}
