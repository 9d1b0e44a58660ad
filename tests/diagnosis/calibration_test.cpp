#include "diagnosis/calibration.hpp"

#include "support/content.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

using namespace vigie;

TEST_CASE("goalposts are proposed at P5 and P95 of the campaign, and nothing is written", "[diagnosis][grid]") {
    support::TempStore store;
    auto& project = store.project;
    std::vector<core::Residence> residences;
    for (int i = 0; i < 21; ++i)
        residences.push_back(support::residence("r" + std::to_string(i), i, 0));
    project.add_residences(residences, {});
    core::Grid grid;
    grid.code = "g";
    grid.families = {support::family("F", 1,
                                     {support::plain_indicator("HAUT"), support::plain_indicator("BAS"),
                                      support::plain_indicator("PEU"), support::plain_indicator("EGAL"),
                                      support::plain_indicator("RANG")})};
    grid.families[0].indicators[1].goalposts = {90, 50}; // low is bad
    grid.families[0].indicators[4].normalisation.method = core::Method::percentile;
    (void)project.save_grid(grid);
    auto const campaign = project.add_campaign({{}, "2026", core::year_period(2026), std::nullopt});
    std::vector<core::Observation> observations;
    auto const observe = [&](std::size_t residence, std::string const& code, double value) {
        core::Observation o;
        o.residence = residences[residence].id;
        o.campaign = campaign;
        o.indicator = code;
        o.value = value;
        observations.push_back(o);
    };
    for (std::size_t i = 0; i < 21; ++i) {
        observe(i, "HAUT", 2.04 * static_cast<double>(i)); // P5 2.04, P95 38.76
        observe(i, "BAS", 40 + static_cast<double>(i));    // 41, 59
        if (i < 9) observe(i, "PEU", static_cast<double>(i));
        observe(i, "EGAL", 7);
        observe(i, "RANG", static_cast<double>(i));
    }
    project.put_observations(observations, {});
    support::Content const before(project.path());
    auto const calibration = diagnosis::calibrated(project, campaign);
    CHECK(support::Content(project.path()) == before);
    REQUIRE(calibration.changes.size() == 2);
    CHECK(calibration.changes[0].indicator == "HAUT");
    CHECK(calibration.changes[0].before == core::Goalposts{0, 100});
    CHECK(calibration.changes[0].after == core::Goalposts{2, 38.8}); // as shown, with one decimal
    CHECK(calibration.changes[0].values == 21);
    CHECK(calibration.changes[1].after == core::Goalposts{59, 41});
    CHECK(calibration.grid.version == 2);
    auto expected = grid;
    expected.version = 2;
    expected.families[0].indicators[0].goalposts = {2, 38.8};
    expected.families[0].indicators[1].goalposts = {59, 41};
    CHECK(calibration.grid == expected);
    CHECK(diagnosis::calibrated(project, campaign, 0).changes[1].after == core::Goalposts{60, 40});
}
