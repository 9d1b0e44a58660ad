#include "core/error.hpp"
#include "gis/photo.hpp"
#include "support/camera_picture.hpp"
#include "temp_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

namespace vigie::gis {

namespace {

std::string bytes_of(core::PhotoFile const& file) {
    return {reinterpret_cast<char const*>(file.jpeg.data()), file.jpeg.size()};
}

/// « r », « g », « b », « w » of the four quarters, row by row, as they are seen.
std::string quarters(core::PhotoFile const& file) {
    auto const bytes = bytes_of(file);
    std::vector<GByte> copy(bytes.begin(), bytes.end());
    VSIFCloseL(VSIFileFromMemBuffer("/vsimem/seen.jpg", copy.data(), copy.size(), FALSE));
    auto* const seen = GDALOpen("/vsimem/seen.jpg", GA_ReadOnly);
    REQUIRE(seen != nullptr);
    std::string out;
    for (auto const& [fx, fy] : {std::pair{0.25, 0.25}, {0.75, 0.25}, {0.25, 0.75}, {0.75, 0.75}}) {
        int rgb[3] = {};
        for (int band = 1; band <= 3; ++band)
            REQUIRE(GDALRasterIO(GDALGetRasterBand(seen, band), GF_Read, static_cast<int>(fx * file.width),
                                 static_cast<int>(fy * file.height), 1, 1, &rgb[band - 1], 1, 1, GDT_Int32, 0,
                                 0) == CE_None);
        bool const r = rgb[0] > 128, g = rgb[1] > 128, b = rgb[2] > 128;
        out += r && g && b ? 'w' : r ? 'r' : g ? 'g' : 'b';
    }
    GDALClose(seen);
    VSIUnlink("/vsimem/seen.jpg");
    return out;
}

}

TEST_CASE("a picture is kept upright whichever way the camera was held", "[gis][photo]") {
    support::TempFolder const folder;
    // As EXIF 2.3 §4.6.4 says where row 0 and column 0 of the file lie.
    std::pair<int, char const*> const seen[] = {{1, "rgbw"}, {2, "grwb"}, {3, "wbgr"}, {4, "bwrg"},
                                                {5, "rbgw"}, {6, "brwg"}, {7, "wgbr"}, {8, "gwrb"}};
    for (auto const& [orientation, expected] : seen) {
        CAPTURE(orientation);
        auto const read =
            read_photo(support::camera_picture(folder.path() / "a.jpg", 120, 80, orientation, 48.39, -4.49));
        CHECK(quarters(read.file) == expected);
        CHECK(read.file.width == (orientation >= 5 ? 80 : 120));
    }
}

TEST_CASE("a large picture is kept at 1600 px, in its proportions, and nothing is left of what the camera wrote",
          "[gis][photo]") {
    support::TempFolder const folder;
    auto const path = support::camera_picture(folder.path() / "grande.jpg", 4000, 3000, 6, 48.390398, -4.486076);
    auto const read = read_photo(path);
    CHECK(read.file.width == 1200);
    CHECK(read.file.height == 1600);
    auto const bytes = bytes_of(read.file);
    for (auto const* trace : {"Exif", "http://", "Photoshop", "2026:05:12"})
        CHECK(bytes.find(trace) == std::string::npos);
    // No segment of an application but the one that says it is a JPEG (APP0, JFIF), and no comment.
    for (unsigned mark = 0xE1; mark <= 0xEF; ++mark)
        CHECK(bytes.substr(0, bytes.find("\xFF\xDA")).find(std::string("\xFF") + static_cast<char>(mark)) ==
              std::string::npos);
    REQUIRE(read.notes.at);
    CHECK(read.notes.at->lat == Approx(48.390398).margin(1e-6));
    CHECK(read.notes.at->lon == Approx(-4.486076).margin(1e-6));
    CHECK(read.notes.taken_on == core::parse_date("2026-05-12"));
}

TEST_CASE("a small picture is not enlarged, and one without notes has none", "[gis][photo]") {
    support::TempFolder const folder;
    std::ofstream(folder.path() / "b.jpg", std::ios::binary) << support::quartered_jpeg(64, 48);
    auto const read = read_photo(folder.path() / "b.jpg");
    CHECK(read.file.width == 64);
    CHECK_FALSE(read.notes.at);
    CHECK_FALSE(read.notes.taken_on);
    auto const print = smaller_photo(read.file.jpeg, 32);
    CHECK(print.width == 32);
    CHECK(print.height == 24);
    CHECK(smaller_photo({}, 32).jpeg.empty());
}

TEST_CASE("what is no picture, and one that is cut short, are refused in a sentence", "[gis][photo]") {
    support::TempFolder const folder;
    std::ofstream(folder.path() / "texte.jpg") << "code,nom\n";
    auto whole = support::quartered_jpeg(400, 300);
    std::ofstream(folder.path() / "vide.jpg", std::ios::binary) << "";
    std::ofstream(folder.path() / "tete.jpg", std::ios::binary) << whole.substr(0, 40);
    for (auto const* name : {"texte.jpg", "vide.jpg", "tete.jpg", "absente.jpg"}) {
        CAPTURE(name);
        try {
            (void)read_photo(folder.path() / name);
            FAIL("read");
        } catch (core::Error const& error) {
            CHECK(error.code() == core::ErrorCode::refused);
            CHECK(error.message().arguments.front() == name);
        }
    }
}

}
