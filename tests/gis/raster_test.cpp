#include "core/error.hpp"
#include "gis/raster.hpp"
#include "support/plain_raster.hpp"
#include "temp_folder.hpp"

#include <catch2/catch.hpp>

#include <array>

namespace vigie::gis {

namespace {

using Colour = std::array<int, 4>;

Colour at(RasterPicture const& picture, int x, int y) {
    auto const* p = picture.rgba.data() + 4 * (y * picture.width + x);
    return {p[0], p[1], p[2], p[3]};
}

constexpr Colour red{255, 0, 0, 255}, green{0, 255, 0, 255}, blue{0, 0, 255, 255}, white{255, 255, 255, 255};

}

TEST_CASE("a raster is read where it lies, north up, and is clear outside", "[gis][raster]") {
    support::TempFolder const folder;
    auto const path = support::write_raster(folder.path(), "photo", "EPSG:2154", 1000, 2000, 1);
    auto const raster = Raster::open(path, Crs::from_code("EPSG:2154"));
    CHECK(raster.ground() == core::Box{1000, 1900, 1100, 2000});
    CHECK_FALSE(raster.is_online());
    auto const whole = raster.read({1000, 1900, 1100, 2000}, 50, 50);
    CHECK(at(whole, 10, 10) == red);
    CHECK(at(whole, 40, 10) == green);
    CHECK(at(whole, 10, 40) == blue);
    CHECK(at(whole, 40, 40) == white);
    auto const beside = raster.read({950, 1900, 1050, 2000}, 100, 100);
    CHECK(at(beside, 20, 20)[3] == 0);
    CHECK(at(beside, 80, 20) == red);
    auto const away = raster.read({9000, 9000, 9100, 9100}, 10, 10);
    CHECK(at(away, 5, 5) == Colour{0, 0, 0, 0});
}

TEST_CASE("a raster in degrees lies on the same ground in the project's system", "[gis][raster]") {
    support::TempFolder const folder;
    auto const path = support::write_raster(folder.path(), "photo", "EPSG:4326", -3.4, 47.8, 0.0001);
    auto const to = Crs::from_code("EPSG:2154");
    auto const raster = Raster::open(path, to);
    Transformer const transformer(Crs::from_code("EPSG:4326"), to);
    auto const middle_of_red = *transformer(-3.3975, 47.7975), middle_of_white = *transformer(-3.3925, 47.7925);
    auto const colour = [&](core::Projected p) { return at(raster.read({p.x - 5, p.y - 5, p.x + 5, p.y + 5}, 11, 11), 5, 5); };
    CHECK(colour(middle_of_red) == red);
    CHECK(colour(middle_of_white) == white);
}

TEST_CASE("a raster of deep greys is stretched to what a screen shows", "[gis][raster]") {
    support::TempFolder const folder;
    folder.file("heights.asc", "ncols 2\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 10\n100 200\n300 500\n");
    auto const path = folder.file("heights.vrt", R"(<VRTDataset rasterXSize="2" rasterYSize="2"><SRS>EPSG:2154</SRS>
<GeoTransform>0,10,0,20,0,-10</GeoTransform><VRTRasterBand dataType="Int32" band="1"><SimpleSource>
<SourceFilename relativeToVRT="1">heights.asc</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>)");
    auto const raster = Raster::open(path, Crs::from_code("EPSG:2154"));
    auto const picture = raster.read({0, 0, 20, 20}, 2, 2);
    CHECK(at(picture, 0, 0) == Colour{0, 0, 0, 255});
    CHECK(at(picture, 1, 1) == Colour{255, 255, 255, 255});
    CHECK(at(picture, 0, 1)[0] == at(picture, 0, 1)[2]);
}

TEST_CASE("what cannot lie under a map is refused with what to do", "[gis][raster]") {
    support::TempFolder const folder;
    auto const to = Crs::from_code("EPSG:2154");
    auto const nowhere = support::write_raster(folder.path(), "photo", "", 1000, 2000, 1);
    CHECK_THROWS_WITH(Raster::open(nowhere, to), Catch::Contains("does not say where it lies"));
    CHECK_THROWS_WITH(Raster::open(folder.file("notes.txt", "hello"), to), Catch::Contains("no image"));
    CHECK_THROWS_WITH(Raster::open(folder.path() / "absent.tif", to), Catch::Contains("no file"));
    CHECK_FALSE(is_raster(folder.path() / "notes.txt"));
    CHECK(is_raster(nowhere));
}

TEST_CASE("the description of a tile server is told apart, and nothing is asked of it", "[gis][raster]") {
    support::TempFolder const folder;
    auto const path = folder.file("tiles.xml", R"(<GDAL_WMS><Service name="TMS"><ServerUrl>http://127.0.0.1:9/${z}/${x}/${y}.png</ServerUrl></Service>
<DataWindow><UpperLeftX>-20037508.34</UpperLeftX><UpperLeftY>20037508.34</UpperLeftY><LowerRightX>20037508.34</LowerRightX>
<LowerRightY>-20037508.34</LowerRightY><TileLevel>18</TileLevel><TileCountX>1</TileCountX><TileCountY>1</TileCountY><YOrigin>top</YOrigin></DataWindow>
<Projection>EPSG:3857</Projection><BlockSizeX>256</BlockSizeX><BlockSizeY>256</BlockSizeY><BandsCount>3</BandsCount></GDAL_WMS>)");
    CHECK(Raster::open(path, Crs::from_code("EPSG:2154")).is_online());
}

TEST_CASE("reading a raster stops when asked", "[gis][raster]") {
    support::TempFolder const folder;
    auto const path = support::write_raster(folder.path(), "photo", "EPSG:2154", 0, 100, 1);
    auto const raster = Raster::open(path, Crs::from_code("EPSG:2154"));
    std::stop_source stop;
    stop.request_stop();
    CHECK_THROWS_AS(raster.read({0, 0, 100, 100}, 100, 100, stop.get_token()), core::Error);
}

}
