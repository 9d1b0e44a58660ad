#include "core/live_score.hpp"
#include "demo/demo.hpp"
#include "demo/facts.hpp"
#include "demo/follow_up.hpp"
#include "demo/plan.hpp"
#include "demo/stock.hpp"
#include "demo/town.hpp"
#include "diagnosis/grid_file.hpp"
#include "store/project.hpp"
#include "support/stored_scores.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <map>
#include <set>

#include <unistd.h>

using namespace vigie;
using namespace vigie::demo;

namespace {

constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();

std::vector<Dwelling> with_ids(std::vector<Dwelling> stock) {
    for (std::size_t i = 0; i < stock.size(); ++i)
        stock[i].residence.id = {static_cast<std::int64_t>(i) + 1};
    return stock;
}

Town const& town() {
    static Town const built = build_town(1, districts_for(300));
    return built;
}

std::vector<Dwelling> const& stock() {
    static std::vector<Dwelling> const built = with_ids(build_stock(town(), 300, 1));
    return built;
}

bool same(Dwelling const& a, Dwelling const& b) {
    return a.residence == b.residence && a.severity == b.severity && a.place == b.place &&
           a.estate_dwellings == b.estate_dwellings;
}

/// Columns of one campaign as the rules want them, reckoned without the database.
struct Columns {
    std::vector<core::Indicator const*> indicators;
    std::map<std::string, std::size_t> at;
    std::vector<std::vector<double>> numerator, denominator, value;
    core::ScoreMatrix matrix;

    Columns(core::Grid const& grid, std::size_t residences) {
        for (auto const& family : grid.families)
            for (auto const& indicator : family.indicators) {
                at[indicator.code] = indicators.size();
                indicators.push_back(&indicator);
            }
        numerator.assign(indicators.size(), std::vector<double>(residences, nan_value));
        denominator = value = numerator;
        matrix.residences = residences;
        matrix.normalised.assign(indicators.size(), std::vector<float>(residences, core::scoring::missing));
        matrix.is_inherited.assign(indicators.size(), std::vector<std::uint8_t>(residences, 0));
    }

    void add(std::size_t row, core::Observation const& observation) {
        auto const j = at.at(observation.indicator);
        if (observation.numerator)
            numerator[j][row] = *observation.numerator, denominator[j][row] = *observation.denominator;
        if (observation.value) value[j][row] = *observation.value;
        matrix.is_inherited[j][row] = observation.quality == core::Quality::inherited;
    }

    void count(std::size_t row, Dwelling const& dwelling, std::vector<core::Incident> const& incidents) {
        if (!dwelling.residence.position) return;
        for (std::size_t j = 0; j < indicators.size(); ++j) {
            auto const& kinds = indicators[j]->incident_kinds;
            if (kinds.empty()) continue;
            numerator[j][row] = static_cast<double>(std::ranges::count_if(
                incidents, [&](auto const& fact) { return std::ranges::find(kinds, fact.kind) != kinds.end(); }));
            denominator[j][row] =
                indicators[j]->kind == core::ValueKind::event_rate ? *dwelling.residence.dwellings : 1;
        }
    }

    void normalise() {
        using namespace core::scoring;
        for (std::size_t j = 0; j < indicators.size(); ++j) {
            auto const& indicator = *indicators[j];
            bool const is_rate = indicator.kind == core::ValueKind::event_rate;
            bool const is_share = indicator.kind == core::ValueKind::survey_share;
            auto const prior = is_share ? beta_binomial_prior(numerator[j], denominator[j])
                                        : marshall_prior(numerator[j], denominator[j]);
            for (std::size_t i = 0; i < matrix.residences; ++i) {
                double const n = numerator[j][i], d = denominator[j][i];
                double x = value[j][i];
                if (!std::isnan(n))
                    x = indicator.scale * (is_rate    ? shrink_rate(n, d, prior)
                                           : is_share ? shrink_share(n, d, prior)
                                                      : n / d);
                matrix.normalised[j][i] = core::scoring::normalise(x, indicator.goalposts);
            }
        }
    }
};

core::ScoreTable scores_of(int campaign) {
    auto const grid = diagnosis::default_grid();
    Columns columns(grid, stock().size());
    for (std::size_t i = 0; i < stock().size(); ++i) {
        auto const& dwelling = stock()[i];
        for (auto const& observation :
             observe(dwelling, town().neighbourhoods[dwelling.neighbourhood], false, grid, campaign, 1))
            columns.add(i, observation);
        columns.count(i, dwelling, happen(dwelling, grid, campaign, 1));
    }
    columns.normalise();
    return core::live_scores(columns.matrix, grid);
}

double area_of(core::Polygon const& polygon) { return core::area_m2({polygon}); }

}

TEST_CASE("the same seed makes the same town and the same stock", "[workbench][demo]") {
    auto const again = build_town(1, districts_for(300));
    REQUIRE(again.buildings.size() == town().buildings.size());
    for (std::size_t i = 0; i < again.buildings.size(); ++i)
        REQUIRE(again.buildings[i].shape == town().buildings[i].shape);
    CHECK(again.local_roads == town().local_roads);
    auto const stock_again = with_ids(build_stock(again, 300, 1));
    CHECK(std::ranges::equal(stock_again, stock(), same));
    auto const other = with_ids(build_stock(build_town(2, 12), 300, 2));
    CHECK_FALSE(std::ranges::equal(other, stock(), same));
}

TEST_CASE("the twelve neighbourhoods tile the town", "[workbench][demo]") {
    auto const& zones = town().neighbourhoods;
    REQUIRE(zones.size() == 12);
    double total = 0;
    core::Box box;
    for (auto const& zone : zones) {
        CHECK(zone.shape.outer.front() == zone.shape.outer.back());
        total += area_of(zone.shape);
        box.include(core::bounds(core::MultiPolygon{zone.shape}));
    }
    // Every point of a fine lattice lies in one neighbourhood at most, and the lattice finds the summed area again.
    double const step = 23;
    std::size_t inside = 0;
    for (double x = box.min_x; x < box.max_x; x += step)
        for (double y = box.min_y; y < box.max_y; y += step) {
            auto const holders = std::ranges::count_if(zones, [&](auto const& zone) {
                return core::contains({zone.shape}, {x, y});
            });
            REQUIRE(holders <= 1);
            inside += static_cast<std::size_t>(holders);
        }
    CHECK(static_cast<double>(inside) * step * step == Approx(total).epsilon(0.005));
    CHECK(std::ranges::count_if(zones, &Neighbourhood::is_priority) == 3);
    // The sea and the neighbourhoods share the coast only.
    for (auto const& zone : zones)
        CHECK_FALSE(core::contains(town().sea, core::centroid({zone.shape})));
}

TEST_CASE("buildings stand in their neighbourhood, off the streets and off the sea", "[workbench][demo]") {
    std::map<std::pair<long, long>, std::vector<core::Projected>> road_points;
    for (auto const* roads : {&town().main_roads, &town().local_roads})
        for (auto const& road : *roads)
            for (std::size_t i = 0; i + 1 < road.size(); ++i) {
                auto const steps = std::max(1, static_cast<int>(length(road[i + 1] - road[i]) / 4));
                for (int k = 0; k < steps; ++k) {
                    auto const p = road[i] + (road[i + 1] - road[i]) * (static_cast<double>(k) / steps);
                    road_points[{std::lround(p.x / 20), std::lround(p.y / 20)}].push_back(p);
                }
            }
    std::size_t outside = 0, on_street = 0;
    for (auto const& building : town().buildings) {
        core::MultiPolygon const zone{town().neighbourhoods[building.neighbourhood].shape};
        for (auto const p : building.shape.outer) {
            outside += core::contains(zone, p) ? 0 : 1;
            for (long dx = -1; dx <= 1; ++dx)
                for (long dy = -1; dy <= 1; ++dy)
                    if (auto const near = road_points.find({std::lround(p.x / 20) + dx, std::lround(p.y / 20) + dy});
                        near != road_points.end())
                        on_street +=
                            std::ranges::any_of(near->second, [&](auto q) { return core::distance_m(p, q) < 4; }) ? 1
                                                                                                                  : 0;
        }
    }
    CHECK(town().buildings.size() > 5'000);
    CHECK(outside == 0);
    CHECK(on_street == 0);
}

TEST_CASE("the stock looks like a landlord's", "[workbench][demo]") {
    REQUIRE(stock().size() == 300);
    double dwellings = 0;
    int footprints = 0, unlocated = 0;
    std::set<std::string> codes, names;
    std::set<std::pair<double, double>> places;
    for (auto const& dwelling : stock()) {
        auto const& residence = dwelling.residence;
        dwellings += *residence.dwellings;
        CHECK((*residence.dwellings >= 6 && *residence.dwellings <= 200));
        footprints += residence.footprint.empty() ? 0 : 1;
        unlocated += residence.position ? 0 : 1;
        CHECK(residence.footprint.size() <= 6);
        codes.insert(residence.code);
        names.insert(residence.name);
        places.insert({dwelling.place.x, dwelling.place.y});
        core::MultiPolygon const zone{town().neighbourhoods[dwelling.neighbourhood].shape};
        for (auto const& part : residence.footprint)
            for (auto const p : part.outer)
                REQUIRE(core::contains(zone, p));
        if (residence.year_renovated) CHECK(*residence.year_renovated > *residence.year_built);
    }
    CHECK(codes.size() == 300);
    CHECK(names.size() == 300);
    CHECK(places.size() == 300);
    CHECK(dwellings / 300 == Approx(34).margin(4));
    CHECK((footprints > 180 && footprints < 235));
    CHECK((unlocated >= 3 && unlocated <= 18));
}

TEST_CASE("classes come out as in a real stock", "[workbench][demo]") {
    auto const table = scores_of(2);
    std::array<int, 5> by_class{};
    for (auto const& index : table.index)
        ++by_class[static_cast<std::size_t>(index.severity)];
    INFO("A " << by_class[0] << " B " << by_class[1] << " C " << by_class[2] << " D " << by_class[3] << " N "
              << by_class[4]);
    CHECK((by_class[0] >= 120 && by_class[0] <= 160));
    CHECK((by_class[1] >= 75 && by_class[1] <= 110));
    CHECK((by_class[2] >= 33 && by_class[2] <= 54));
    CHECK((by_class[3] >= 11 && by_class[3] <= 24));
    CHECK((by_class[4] >= 4 && by_class[4] <= 18));
}

TEST_CASE("complex residences gather around the two hotspots", "[workbench][demo]") {
    auto const table = scores_of(2);
    REQUIRE(town().hotspots.size() == 2);
    double const share = static_cast<double>(std::ranges::count_if(
                             table.index, [](auto const& index) { return core::is_complex(index.severity); })) /
                         300;
    for (auto const& spot : town().hotspots) {
        int inside = 0, complex = 0;
        for (std::size_t i = 0; i < stock().size(); ++i) {
            if (core::distance_m(stock()[i].place, spot.centre) > spot.radius_m) continue;
            ++inside;
            complex += core::is_complex(table.index[i].severity) ? 1 : 0;
        }
        CHECK(complex >= 6);
        CHECK(complex > 2 * share * inside);
    }
}

TEST_CASE("every year moves some residences up and some down", "[workbench][demo]") {
    auto const before = scores_of(0), now = scores_of(2);
    int up = 0, down = 0;
    for (std::size_t i = 0; i < stock().size(); ++i) {
        if (!before.index[i].score || !now.index[i].score) continue;
        double const change = *now.index[i].score - *before.index[i].score;
        up += change > 6 ? 1 : 0;
        down += change < -6 ? 1 : 0;
    }
    CHECK(up >= 12);
    CHECK(down >= 12);
    CHECK(up + down < 150);
}

TEST_CASE("what is not known is a missing row, and whole sources are missing", "[workbench][demo]") {
    auto const grid = diagnosis::default_grid();
    std::set<std::string> fed;
    for (auto const& family : grid.families)
        for (auto const& indicator : family.indicators)
            if (!indicator.incident_kinds.empty()) fed.insert(indicator.code);
    std::size_t rows = 0, inherited = 0, complaints_west_2024 = 0, complaints_west_2025 = 0;
    for (int campaign = 0; campaign < 3; ++campaign)
        for (auto const& dwelling : stock())
            for (auto const& observation :
                 observe(dwelling, town().neighbourhoods[dwelling.neighbourhood], false, grid, campaign, 1)) {
                ++rows;
                REQUIRE(grid.find_indicator(observation.indicator) != nullptr);
                REQUIRE(fed.count(observation.indicator) == 0);
                REQUIRE((observation.value || (observation.numerator && observation.denominator)));
                if (observation.value) REQUIRE(std::isfinite(*observation.value));
                if (observation.denominator) REQUIRE(*observation.denominator > 0);
                if (observation.numerator) REQUIRE(*observation.numerator >= 0);
                inherited += observation.quality == core::Quality::inherited ? 1 : 0;
                if (observation.indicator != "QS1" || dwelling.residence.agency != "Agence Littoral Ouest") continue;
                complaints_west_2024 += campaign == 0 ? 1 : 0;
                complaints_west_2025 += campaign == 1 ? 1 : 0;
            }
    CHECK(rows > 300U * 3 * 35);
    CHECK(rows < 300U * 3 * 50);
    CHECK(inherited > 4'000);
    CHECK(complaints_west_2024 == 0);
    CHECK(complaints_west_2025 > 50);
}

TEST_CASE("incidents are dated inside their campaign and near their residence", "[workbench][demo]") {
    auto const grid = diagnosis::default_grid();
    std::size_t total = 0;
    std::set<std::string> kinds;
    for (int campaign = 0; campaign < 3; ++campaign) {
        auto const period = core::year_period(campaign_years[static_cast<std::size_t>(campaign)]);
        for (auto const& dwelling : stock()) {
            auto const incidents = happen(dwelling, grid, campaign, 1);
            if (!dwelling.residence.position) CHECK(incidents.empty());
            for (auto const& incident : incidents) {
                ++total;
                kinds.insert(incident.kind);
                REQUIRE(incident.date.ok());
                REQUIRE(period.contains(incident.date));
                REQUIRE(incident.residence == dwelling.residence.id);
                REQUIRE(core::distance_m(*incident.position, *dwelling.residence.position) <= 35);
            }
        }
    }
    CHECK((total > 1'500 && total < 5'500));
    for (auto const* kind :
         {"occupation", "trouble_voisinage", "nuisance_sonore", "depot_sauvage", "epave", "degradation"})
        CHECK(kinds.count(kind) == 1);
}

TEST_CASE("six site projects with their actions, watch statuses and lessons", "[workbench][demo]") {
    auto const follow_up = build_follow_up(stock(), {core::CampaignId{1}, core::CampaignId{2}, core::CampaignId{3}}, 1);
    REQUIRE(follow_up.projects.size() == 6);
    CHECK(follow_up.lessons.size() == 6);
    int late = 0, done = 0;
    for (auto const& draft : follow_up.projects) {
        CHECK_FALSE(draft.project.residences.empty());
        CHECK((draft.actions.size() >= 3 && draft.actions.size() <= 5));
        for (auto const& action : draft.actions) {
            CHECK(*action.starts_on <= *action.due_on);
            done += action.state == core::ActionState::done ? 1 : 0;
            late += action.state == core::ActionState::under_way &&
                            *action.due_on < core::Date{std::chrono::year{2026} / 5 / 1}
                        ? 1
                        : 0;
        }
    }
    CHECK(late >= 1);
    CHECK(done >= 5);
    CHECK((follow_up.watch_events.size() >= 60 && follow_up.watch_events.size() < 250));
    CHECK(follow_up.notes.size() >= 60);
    std::map<std::int64_t, core::Date> last;
    std::set<core::WatchStatus> statuses;
    for (auto const& event : follow_up.watch_events) {
        CHECK_FALSE(event.motive.empty());
        CHECK_FALSE(event.role.empty());
        statuses.insert(event.status);
        if (auto const found = last.find(event.residence.value); found != last.end())
            CHECK(found->second <= event.decided_on);
        last[event.residence.value] = event.decided_on;
    }
    CHECK(statuses.size() == 6); // all but « ordinary », which nobody decides
}

TEST_CASE("a larger town repeats the neighbourhoods under numbered names", "[workbench][demo]") {
    int const count = 2'000;
    auto const larger = build_town(1, districts_for(count));
    REQUIRE(larger.neighbourhoods.size() == static_cast<std::size_t>(districts_for(count)));
    CHECK(larger.neighbourhoods[12].name == "Ker-Avel 2");
    CHECK(larger.buildings.size() == town().buildings.size());
    auto const many = build_stock(larger, count, 1);
    REQUIRE(many.size() == static_cast<std::size_t>(count));
    for (auto const& dwelling : many)
        REQUIRE(core::contains({larger.neighbourhoods[dwelling.neighbourhood].shape}, dwelling.place));
    CHECK(many.front().place == stock().front().place);
}

TEST_CASE("the demo project is written scored, clustered and sound, the same each time", "[workbench][demo][db]") {
    auto const folder = std::filesystem::temp_directory_path() / ("vigie-demo-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    std::vector<std::optional<double>> scores[2];
    std::vector<core::Residence> residences[2];
    for (int turn = 0; turn < 2; ++turn) {
        auto const path = folder / (turn == 0 ? "a.gpkg" : "b.gpkg");
        demo::write_demo(path, {.residences = 80, .seed = 7, .progress = {}});
        auto project = store::Project::open(path, store::OpenMode::read_only);
        CHECK(project.info().is_fictitious);
        CHECK(project.check().empty());
        residences[turn] = project.residences();
        auto const campaigns = project.campaigns();
        REQUIRE(campaigns.size() == 3);
        CHECK(campaigns[0].frozen_on);
        CHECK(campaigns[1].frozen_on);
        CHECK_FALSE(campaigns[2].frozen_on);
        auto const run = project.score_run(campaigns[2].id);
        REQUIRE(run);
        CHECK(project.cluster_run(run->id));
        for (auto const& score : support::stored_scores(project, run->id))
            scores[turn].push_back(score.index.score);
        CHECK(project.zone_layers().size() == 2);
        CHECK(project.context_layers().size() == 8);
    }
    CHECK(residences[0].size() == 80);
    CHECK(residences[0] == residences[1]);
    CHECK(scores[0] == scores[1]);
    std::filesystem::remove_all(folder);
}

TEST_CASE("people on site answer a few computed classes, each with a motive and a quote", "[demo]") {
    auto const path = std::filesystem::temp_directory_path() / ("vigie-opinions-" + std::to_string(getpid()) + ".gpkg");
    DemoRequest request;
    request.residences = 120;
    write_demo(path, request);
    {
        auto const project = store::Project::open(path, store::OpenMode::read_only);
        auto const opinions = project.field_opinions();
        auto const run = project.score_run(project.find_campaign("2026")->id);
        REQUIRE(run);
        std::map<core::ResidenceId, core::SeverityClass> shown;
        for (auto const& score : support::stored_scores(project, run->id)) shown[score.residence] = score.shown;
        CHECK(opinions.size() == 3);
        for (auto const& opinion : opinions) {
            CHECK(opinion.computed == shown.at(opinion.residence));
            CHECK(opinion.proposed != opinion.computed);
            CHECK(opinion.evidence.size() == 1);
            CHECK_FALSE(opinion.motive.empty());
        }
        CHECK(project.check().empty());
    }
    std::filesystem::remove(path);
}
