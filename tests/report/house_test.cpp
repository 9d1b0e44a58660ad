// Sheets bear the identity of the house, and the map of actions and the committee's file keep to their page.
#include "dossier/minutes.hpp"
#include "dossier/story_draft.hpp"
#include "report/action_sheet.hpp"
#include "report/committee_sheet.hpp"
#include "report/html_sheets.hpp"
#include "report/minutes_sheet.hpp"
#include "report/report_fixture.hpp"
#include "report/samples.hpp"
#include "report/site_sheet.hpp"
#include "report/story_sheet.hpp"
#include "report/zones_sheet.hpp"
#include "support/demo_town.hpp"

#include <cairo.h>

using namespace vigie;
using namespace vigie::report;
namespace rt = vigie::report::test;

namespace {

std::shared_ptr<core::House const> house() {
    auto made = std::make_shared<core::House>();
    made->name = "Office public de l’habitat de Port-Fictif";
    made->footer = "1, quai du Port, 00000 Port-Fictif · observatoire@port-fictif.example";
    made->accent = "#7A1F3D";
    auto* const surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 240, 80);
    auto* const cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 0.48, 0.12, 0.24);
    cairo_paint(cairo);
    cairo_destroy(cairo);
    cairo_surface_write_to_png_stream(
        surface,
        [](void* out, unsigned char const* data, unsigned length) {
            auto* const bytes = static_cast<std::vector<std::byte>*>(out);
            bytes->insert(bytes->end(), reinterpret_cast<std::byte const*>(data), reinterpret_cast<std::byte const*>(data) + length);
            return CAIRO_STATUS_SUCCESS;
        },
        &made->logo.png);
    cairo_surface_destroy(surface);
    made->logo.width = 240;
    made->logo.height = 80;
    return made;
}

struct Town {
    explicit Town(int residences) {
        support::copy_demo_town(folder / "demo.gpkg", residences);
        project.emplace(store::Project::open(folder / "demo.gpkg", store::OpenMode::read_only));
        snapshot = *dossier::load_snapshot(*project);
    }
    rt::TempFolder folder;
    std::optional<store::Project> project;
    dossier::Snapshot snapshot;
};

std::string words_of(PageRecord const& record) {
    std::string all;
    for (auto const& text : record.texts) all += text.text + "\n";
    return all;
}

}

TEST_CASE("every sheet bears the house’s line, and nothing is cut or hidden by it", "[report][house]") {
    Town const town(60);
    auto const path = town.folder / "sheet.pdf";
    for (auto const language : {text::Language::fr, text::Language::en}) {
        rt::InLanguage const speaking(language);
        auto const drawn = [&](double width, double height, auto const& write) {
            PageRecord record;
            SheetOptions options;
            options.date = rt::day(2026, 11, 25);
            options.record = &record;
            options.house = house();
            write(options);
            rt::check_layout(record, width, height);
            std::size_t lines = 0;
            for (auto const& text : record.texts) lines += text.text.starts_with("Office public de l’habitat") ? 1 : 0;
            CHECK(lines == static_cast<std::size_t>(record.pages));
            auto const info = rt::output_of("pdfinfo '" + path.string() + "'");
            REQUIRE(info);
            CHECK(rt::holds(*info, "Office public de l’habitat de Port-Fictif")); // the author
        };
        dossier::MinutesRequest request;
        request.date = rt::day(2026, 11, 25);
        for (std::uint32_t row = 0; row < 12; ++row)
            drawn(210, 297, [&](SheetOptions const& o) { write_site_sheet(path, town.snapshot, dossier::site_file(town.snapshot, *town.project, row, "2026"), o); });
        drawn(210, 297, [&](SheetOptions const& o) { write_minutes_sheet(path, town.snapshot, dossier::minutes(town.snapshot, request), o); });
        drawn(210, 297, [&](SheetOptions const& o) { write_committee_sheet(path, town.snapshot, dossier::committee_file(town.snapshot, request), o); });
        drawn(297, 210, [&](SheetOptions const& o) { write_action_sheet(path, town.snapshot, dossier::action_map(town.snapshot, o.date), o); });
        drawn(297, 210, [&](SheetOptions const& o) {
            write_story_sheet(path, town.snapshot, &*town.project, dossier::draft_story(town.snapshot, {.as_of = o.date}), {}, o);
        });
        auto const& layer = town.snapshot.zone_layers.front();
        drawn(420, 297, [&](SheetOptions const& o) {
            write_zones_sheet(path, town.snapshot,
                              dossier::compare_zones(town.snapshot, layer.layer.name, {layer.zones[0].code, layer.zones[1].code}, "2026", o.date, &*town.project), o);
        });
    }
}

TEST_CASE("an accessible page bears the logo, the colour and the line of the house", "[report][house]") {
    Town const town(60);
    SheetOptions options;
    options.house = house();
    auto const page = site_page(town.snapshot, dossier::site_file(town.snapshot, *town.project, 0, "2026"), options).text();
    CHECK(rt::holds(page, "<img alt=\"Office public de l’habitat de Port-Fictif\" width=\"120\" height=\"40\" src=\"data:image/png;base64,iVBORw0KGgo"));
    CHECK(rt::holds(page, "h1, h2, h3 { color: #7A1F3D; }"));
    CHECK(rt::holds(page, "observatoire@port-fictif.example</p>"));
}

TEST_CASE("a committee’s file of a large stock goes over pages, each row with its boxes", "[report][committee]") {
    Town const town(400);
    rt::InLanguage const speaking(text::Language::fr);
    dossier::MinutesRequest request;
    request.date = rt::day(2026, 11, 25);
    auto const file = dossier::committee_file(town.snapshot, request);
    PageRecord record;
    SheetOptions options;
    options.date = request.date;
    options.record = &record;
    write_committee_sheet(town.folder / "file.pdf", town.snapshot, file, options);
    CHECK(record.pages > 2);
    rt::check_layout(record, 210, 297);
    std::size_t boxes = 0, caveats = 0;
    for (auto const& text : record.texts) {
        boxes += text.text == "reporté" ? 1 : 0;
        caveats += text.block == "method" ? 1 : 0;
    }
    CHECK(boxes == file.asked.size() + file.so_far.decisions.size());
    CHECK(caveats == 1);
    CHECK(rt::holds(words_of(record), "Propositions de statut : " + std::to_string(file.asked.size())));
}
