#include "report/map_picture.hpp"

#include "core/error.hpp"
#include "report/report_fixture.hpp"
#include "report/town.hpp"

#include <cairo.h>

using namespace vigie;
using namespace vigie::report;

namespace {

MapPicture sample() {
    MapPicture picture;
    picture.title = "Deux foyers réunissent 15 des 43 résidences complexes";
    picture.subtitle = "Classe de situation · campagne 2026 · 116 résidences scorées sur 120";
    picture.lead = "12 résidences ressortent après correction.";
    picture.source = "Sources : données inventées.";
    picture.date = {std::chrono::year{2026}, std::chrono::April, std::chrono::day{14}};
    return picture;
}

}

TEST_CASE("a map in PDF says its finding, its counts, its credits and its caveat as text", "[report][map]") {
    report::test::InLanguage const language(text::Language::fr);
    report::test::TempFolder const folder;
    auto const town = report::test::town();
    auto picture = sample();
    PageRecord record;
    picture.record = &record;
    write_map(folder / "map.pdf", town, {}, picture);
    report::test::check_layout(record, 297, 210);
    auto const text = report::test::text_of_pdf(folder / "map.pdf");
    if (!text) {
        WARN("pdftotext is not installed: the text of the PDF is not read back");
        return;
    }
    auto const counts = scene::class_counts(*town.residences);
    for (auto const* words : {"Deux foyers réunissent 15 des 43 résidences complexes", "OpenStreetMap", "Outil de repérage", "très complexe", "DONNÉES FICTIVES", "Foyer 1", "14/04/2026"}) {
        CAPTURE(words);
        CHECK(report::test::holds(*text, words));
    }
    CHECK(report::test::holds(*text, std::to_string(counts[core::SeverityClass::a])));
}

TEST_CASE("the same map and date make the same bytes", "[report][map]") {
    report::test::TempFolder const folder;
    auto const town = report::test::town(40);
    for (auto const* name : {"a.pdf", "a.png"}) { // cairo numbers the parts of an SVG on from the one before, within a process
        std::filesystem::path const again = folder / (std::string("again-") + name).c_str();
        write_map(folder / name, town, {}, sample());
        write_map(again, town, {}, sample());
        CAPTURE(name);
        CHECK(report::test::bytes_of(folder / name).size() > 1000);
        CHECK(report::test::bytes_of(folder / name) == report::test::bytes_of(again));
    }
}

TEST_CASE("a PNG has the pixels that were asked for", "[report][map]") {
    report::test::TempFolder const folder;
    for (auto const& [width, height] : {std::pair{1600, 1000}, std::pair{1200, 1500}}) {
        write_map(folder / "map.png", report::test::town(20), {}, sample().sized(width, height));
        auto* surface = cairo_image_surface_create_from_png((folder / "map.png").c_str());
        CHECK(cairo_image_surface_get_width(surface) == width);
        CHECK(cairo_image_surface_get_height(surface) == height);
        cairo_surface_destroy(surface);
    }
}

TEST_CASE("a map of nothing is still a map", "[report][map]") {
    report::test::TempFolder const folder;
    PageRecord record;
    auto picture = sample();
    picture.record = &record;
    CHECK_NOTHROW(write_map(folder / "empty.pdf", {}, {}, picture));
    report::test::check_layout(record, 297, 210);
}

TEST_CASE("an unknown extension and a missing folder are told, and leave nothing behind", "[report][map]") {
    report::test::TempFolder const folder;
    CHECK_THROWS_AS(write_map(folder / "map.docx", {}, {}, sample()), core::Error);
    CHECK_THROWS_AS(write_map(folder / "no/such/map.pdf", {}, {}, sample()), core::Error);
    CHECK_THROWS_AS(write_map(folder / "no/such/map.png", {}, {}, sample()), core::Error);
    CHECK_FALSE(std::filesystem::exists(folder / "map.docx.part"));
}

TEST_CASE("an opaque base map lies in a PDF as JPEG, under two megabytes; one with holes lies there as it is", "[report][map]") {
    report::test::TempFolder const folder;
    auto const town = report::test::town();
    auto const holds_jpeg = [&](bool is_opaque) {
        auto picture = sample();
        picture.base_images = [&](scene::View const& view) {
            auto image = std::make_shared<scene::GroundImage>();
            image->ground = view.ground();
            image->width = static_cast<int>(view.width_px);
            image->height = static_cast<int>(view.height_px);
            image->rgba.resize(4 * static_cast<std::size_t>(image->width) * static_cast<std::size_t>(image->height), 255);
            std::uint32_t state = 7; // texture as of roofs and trees: nothing that lossless coding makes small
            for (std::size_t i = 0; i < image->rgba.size(); ++i) {
                state = state * 1'664'525 + 1'013'904'223;
                if (i % 4 != 3) image->rgba[i] = static_cast<std::uint8_t>(110 + (i / 400) % 60 + (state >> 27));
            }
            if (!is_opaque) image->rgba[3] = 0;
            return std::vector<scene::BaseImage>{{image, 1, "orthophoto"}};
        };
        write_map(folder / "base.pdf", town, {}, picture);
        auto const pdf = report::test::bytes_of(folder / "base.pdf");
        if (is_opaque) CHECK(pdf.size() < 2'000'000);
        return report::test::holds(pdf, "/DCTDecode");
    };
    CHECK(holds_jpeg(true));
    CHECK_FALSE(holds_jpeg(false));
}
