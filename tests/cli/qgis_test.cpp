// The project as QGIS opens it.
#include "support/process.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>

using namespace vigie::support;

TEST_CASE("QGIS lists the published layers and draws scores in our class colours", "[cli][qgis]") {
    TempDir const dir;
    auto const project = dir.text("p.gpkg");
    REQUIRE(run_vigie({"demo", project, "--residences", "200", "--seed", "1", "--quiet"}).exit == 0);
    auto const command = "HOME='" + dir.text("") +
                         "' QT_QPA_PLATFORM=offscreen /usr/bin/python3 '" VIGIE_SOURCE_DIR
                         "/tests/cli/qgis_check.py' '" +
                         project + "' '" + dir.text("map.png") + "' > '" + dir.text("said.txt") + "' 2>&1";
    int const status = std::system(command.c_str());
    auto const said = file_text(dir.text("said.txt"));
    INFO(said);
    if (WEXITSTATUS(status) == 77) {
        WARN("skipped: QGIS for Python (python3-qgis) is not installed");
        return;
    }
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(run_vigie({"check", project, "--quiet"}).exit == 0); // what QGIS does to the file is no damage
}
