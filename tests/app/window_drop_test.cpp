#include "support/process.hpp"
#include "support/xdnd.hpp"

#include <catch2/catch.hpp>

using namespace vigie::support;

TEST_CASE("a project let go over the window by a file manager is opened", "[app][window]") {
    VirtualDisplay const display;
    if (display.name().empty()) {
        WARN("skipped: Xvfb is not installed (script/install test)");
        return;
    }
    TempDir const dir;
    auto const town = dir.text("ville fictive é.gpkg");
    REQUIRE(run_vigie({"demo", town, "--residences", "40", "--quiet"}).exit == 0);
    Child const window({std::getenv("VIGIE_BINARY"), "--lang", "fr"},
                       {"DISPLAY=" + display.name(), "LIBGL_ALWAYS_SOFTWARE=1", "XDG_CONFIG_HOME=" + dir.text("config"), "XDG_STATE_HOME=" + dir.text("state")});
    DragSource hand(display.name());
    DragSource::Window target = 0;
    REQUIRE(becomes_true([&] { return (target = hand.target_of(window.pid())) != 0; }, in_seconds(60)));
    CHECK(becomes_true([&] { return hand.title(target) == "Vigie"; }, in_seconds(60))); // named after it is there

    std::string const uri = "file://" + dir.text("ville%20fictive%20%C3%A9.gpkg") + "\r\n";
    CHECK(hand.drop(target, uri, in_seconds(60)));
    CHECK(becomes_true([&] { return hand.title(target) == "Port-Fictif (données fictives) – Vigie"; }, in_seconds(60)));
}
