#include "gis/source.hpp"

#include "core/error.hpp"
#include "gis/temp_folder.hpp"

#include <catch2/catch.hpp>

using namespace vigie;
using gis::Source;

namespace {

using Rows = std::vector<std::vector<std::optional<std::string>>>;

Rows rows_of(Source& source) {
    Rows rows;
    source.read([&](gis::Feature&& feature) { rows.push_back(std::move(feature.values)); });
    return rows;
}

Rows rows_of(std::filesystem::path const& path) {
    auto source = Source::open(path);
    return rows_of(source);
}

core::ErrorCode code_of(std::filesystem::path const& path) {
    try {
        auto source = Source::open(path);
        source.read([](gis::Feature&&) {});
    } catch (core::Error const& error) {
        INFO(error.what());
        return error.code();
    }
    FAIL("nothing was refused");
    return {};
}

}

TEST_CASE("a table keeps its text byte for byte", "[gis][csv]") {
    support::TempFolder const folder;
    auto const path = folder.file("t.csv", "\xEF\xBB\xBF" "code;nom;valeur\r\n007;\"a \"\"b\"\"; c\";1,50\r\n=\"01001\";\"deux\nlignes\";\r\n\r\n010;é;0\r\n");
    auto source = Source::open(path);
    CHECK(source.fields() == std::vector<std::string>{"code", "nom", "valeur"});
    CHECK_FALSE(source.has_geometry());
    auto const rows = rows_of(source);
    REQUIRE(rows.size() == 3);
    CHECK(rows[0] == Rows::value_type{"007", "a \"b\"; c", "1,50"});
    CHECK(rows[1] == Rows::value_type{"01001", "deux\nlignes", std::nullopt});
    CHECK(rows[2] == Rows::value_type{"010", "é", "0"});
}

TEST_CASE("Excel's Unicode text is read", "[gis][csv]") {
    support::TempFolder const folder;
    std::string bytes;
    for (char16_t const unit : std::u16string_view(u"\uFEFFcode\tnom\tvaleur\r\n007\tKérédern\t1,50\r\n010\t\"l’été\"\t5 €\r\n"))
        bytes += {static_cast<char>(unit & 0xFF), static_cast<char>(unit >> 8)};
    auto source = Source::open(folder.file("unicode.txt", bytes));
    CHECK(source.fields() == std::vector<std::string>{"code", "nom", "valeur"});
    CHECK(source.facts().encoding == "UTF-16LE");
    CHECK(source.facts().evidence == gis::EncodingEvidence::byte_order_mark);
    CHECK(source.facts().delimiter == '\t');
    CHECK(source.row_count() == 2);
    for (int times = 0; times < 2; ++times)
        CHECK(rows_of(source) == Rows{{"007", "Kérédern", "1,50"}, {"010", "l’été", "5 €"}});
}

TEST_CASE("the separator and the encoding are found", "[gis][csv]") {
    support::TempFolder const folder;
    CHECK(rows_of(folder.file("comma.csv", "a,b\n1,\"x;y\"\n")) == Rows{{"1", "x;y"}});
    CHECK(rows_of(folder.file("tab.tsv", "a\tb\n1\t2\n")) == Rows{{"1", "2"}});
    CHECK(rows_of(folder.file("pipe.csv", "a|b\n1|2,5\n")) == Rows{{"1", "2,5"}});
    CHECK(rows_of(folder.file("latin.csv", "a;b\nOrl\xE9" "ans;5 \x80\n")) == Rows{{"Orléans", "5 €"}});
    CHECK(rows_of(folder.file("no_end.csv", "a;b\n1;2")) == Rows{{"1", "2"}});
    CHECK(rows_of(folder.file("old_mac.csv", "a;b\r1;2\r3;4\r")) == Rows{{"1", "2"}, {"3", "4"}});
}

TEST_CASE("short rows are filled, long rows are told", "[gis][csv]") {
    support::TempFolder const folder;
    auto source = Source::open(folder.file("t.csv", "a;b\n1\n1;2;3\n"));
    auto const result = source.read([](gis::Feature&&) {});
    CHECK(result.read == 2);
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0].row == 2);
}

TEST_CASE("geometry in a cell is a position", "[gis][csv]") {
    support::TempFolder const folder;
    auto source = Source::open(folder.file("t.csv", "id;geo_shape\n1;\"{\"\"type\"\": \"\"Point\"\", \"\"coordinates\"\": [2.4, 48.8]}\"\n2;\n3;\"{\"\"coordinates\"\": 5}\"\n"));
    REQUIRE(source.has_geometry());
    REQUIRE(source.crs());
    CHECK(source.crs()->epsg() == 4326);
    std::vector<core::Geometry> geometries;
    auto const result = source.read([&](gis::Feature&& f) { geometries.push_back(f.geometry); });
    REQUIRE(geometries.size() == 3);
    CHECK(std::get<core::Projected>(geometries[0]) == core::Projected{2.4, 48.8});
    CHECK(geometries[1].index() == 0);
    CHECK(geometries[2].index() == 0);
    CHECK(result.findings.size() == 1);
}

TEST_CASE("a file that cannot be used is refused with a sentence", "[gis][source]") {
    support::TempFolder const folder;
    using core::ErrorCode;
    CHECK(code_of(folder.path() / "absent.csv") == ErrorCode::refused);
    CHECK(code_of(folder.path()) == ErrorCode::refused);
    CHECK(code_of(folder.file("empty.csv", "")) == ErrorCode::refused);
    CHECK(code_of(folder.file("header.csv", "a;b\n")) == ErrorCode::refused);
    CHECK(code_of(folder.file("open.csv", "a;b\n1;\"x\n2;y\n")) == ErrorCode::refused);
    CHECK(code_of(folder.file("text.gpkg", "hello")) == ErrorCode::refused);
    CHECK(code_of(folder.file("deep.geojson", std::string(200'000, '['))) == ErrorCode::refused);
    CHECK(code_of(folder.file("none.geojson", R"({"type":"FeatureCollection","features":[]})")) == ErrorCode::refused);
}

TEST_CASE("a crossed outline is repaired, a height dropped, a wild point left without a place", "[gis][source]") {
    support::TempFolder const folder;
    auto source = Source::open(folder.file("t.geojson", R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"n":1},"geometry":{"type":"Polygon","coordinates":[[[0,0],[10,10],[10,0],[0,10],[0,0]]]}},
        {"type":"Feature","properties":{"n":2},"geometry":{"type":"Point","coordinates":[1,2,3]}},
        {"type":"Feature","properties":{"n":3},"geometry":{"type":"Point","coordinates":[1e300,2]}},
        {"type":"Feature","properties":{"n":4},"geometry":null}]})"));
    std::vector<std::size_t> kinds;
    auto const result = source.read([&](gis::Feature&& f) { kinds.push_back(f.geometry.index()); });
    CHECK(kinds == std::vector<std::size_t>{3, 1, 0, 0});
    CHECK(result.repaired == 1);
    CHECK(result.findings.size() == 4); // repaired, wild, no position, heights
}

TEST_CASE("numbers of other formats come as exact text", "[gis][source]") {
    support::TempFolder const folder;
    auto const rows = rows_of(folder.file("t.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature",
        "properties":{"id":201900000473.0,"big":9007199254740993,"share":0.1,"code":"007","none":null},"geometry":null}]})"));
    CHECK(rows == Rows{{"201900000473", "9007199254740993", "0.1", "007", std::nullopt}});
}

TEST_CASE("several layers are named when none was asked for", "[gis][source]") {
    support::TempFolder const folder;
    auto const path = folder.file("t.kml", R"(<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
        <Folder><name>A</name><Placemark><name>p</name><Point><coordinates>1,2</coordinates></Point></Placemark></Folder>
        <Folder><name>B</name><Placemark><name>q</name><Point><coordinates>3,4</coordinates></Point></Placemark></Folder>
        </Document></kml>)");
    CHECK(code_of(path) == core::ErrorCode::refused);
    auto source = Source::open(path, {.layer = "B", .encoding = ""});
    CHECK(source.layer_name() == "B");
    CHECK(source.layers().size() == 2);
    CHECK(rows_of(source).size() == 1);
    CHECK_THROWS_AS(Source::open(path, {.layer = "C", .encoding = ""}), core::Error);
}

TEST_CASE("stopping leaves the reading at once", "[gis][source]") {
    support::TempFolder const folder;
    std::string table = "a;b\n";
    for (int i = 0; i < 100; ++i) table += "1;2\n";
    auto source = Source::open(folder.file("t.csv", table));
    std::stop_source stop;
    int seen = 0;
    CHECK_THROWS_AS(source.read([&](gis::Feature&&) { if (++seen == 3) stop.request_stop(); }, stop.get_token()), core::Error);
    CHECK(seen == 3);
}

TEST_CASE("nothing is written beside a source", "[gis][source]") {
    support::TempFolder const folder;
    auto const path = folder.file("t.gml", R"(<?xml version="1.0"?><ogr:FeatureCollection xmlns:ogr="http://ogr.maptools.org/" xmlns:gml="http://www.opengis.net/gml">
        <gml:featureMember><ogr:a fid="a.1"><ogr:geometryProperty><gml:Point srsName="EPSG:2154"><gml:coordinates>650000,6860000</gml:coordinates></gml:Point></ogr:geometryProperty><ogr:n>1</ogr:n></ogr:a></gml:featureMember></ogr:FeatureCollection>)");
    CHECK(rows_of(path).size() == 1);
    auto const files = std::distance(std::filesystem::directory_iterator(folder.path()), std::filesystem::directory_iterator{});
    CHECK(files == 1);
}
