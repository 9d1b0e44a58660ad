// Colours for the classes of a figure, as every eye sees them, and maps drawn with them.
#include "scene/colouring.hpp"
#include "scene/scene_fixture.hpp"
#include "scene/vision.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace vigie;
using namespace vigie::scene;
using core::SeverityClass;

namespace {

/// Nearest screen colour of what an eye sees.
Rgba as_seen(std::uint32_t hex, Eye eye) { return of_lab(seen(rgb(hex), eye)); }

std::shared_ptr<Classing> two_classes() {
    auto classing = std::make_shared<Classing>();
    classing->limits = {10};
    classing->title = "Turnover";
    classing->labels = {"< 10", "≥ 10", "not known"};
    return classing;
}

ResidenceMark stepped(double x, std::uint8_t step, int dwellings = 40) {
    auto mark = test::mark(x, 0, SeverityClass::d, dwellings);
    mark.step = step;
    return mark;
}

MapContent measured(std::vector<ResidenceMark> marks) {
    auto content = test::with_residences(std::move(marks));
    auto residences = std::make_shared<ResidenceContent>(*content.residences);
    residences->colouring = Colouring::measure;
    residences->classing = two_classes();
    content.residences = residences;
    return content;
}

/// Three squares of 100 m that hold 100, 25 and nothing known.
MapContent counted(bool as_discs) {
    MapContent content;
    ZoneContent zones;
    zones.areas = test::areas_of({test::square(0, 0, 50), test::square(200, 0, 50), test::square(400, 0, 50)});
    auto classing = two_classes();
    classing->is_of_zones = true;
    if (as_discs) classing->largest_disc = 100;
    zones.colouring = Colouring::measure;
    zones.classing = classing;
    for (auto const& [value, step, x] :
         {std::tuple{std::optional(100.0), 1, 0.0}, {std::optional(25.0), 0, 200.0}, {std::nullopt, 2, 400.0}}) {
        ZoneMark mark;
        mark.value = value;
        mark.step = static_cast<std::uint8_t>(step);
        mark.label_at = {x, 0};
        zones.marks.push_back(mark);
    }
    content.zones.push_back(std::move(zones));
    return content;
}

}

TEST_CASE("colours are seen as the published simulations have them", "[scene][vision]") {
    // The classes of the light theme, as reckoned when they were chosen.
    CHECK(as_seen(0xBBD3E6, Eye::deutan) == rgb(0xC6CEE6));
    CHECK(as_seen(0xBBD3E6, Eye::protan) == rgb(0xCBD2E7));
    CHECK(as_seen(0xC44F1D, Eye::deutan) == rgb(0x8D7E17));
    CHECK(as_seen(0xC44F1D, Eye::protan) == rgb(0x716314));
    CHECK(as_seen(0x6F1233, Eye::grey) == rgb(0x393939));
    for (auto const eye : all_eyes) { // greys are grey to everyone
        CHECK(as_seen(0x000000, eye) == rgb(0x000000));
        CHECK(as_seen(0xFFFFFF, eye) == rgb(0xFFFFFF));
        CHECK(apart(rgb(0x808080), rgb(0x808080), eye) == 0);
    }
    CHECK(apart(rgb(0xFF0000), rgb(0x00A000), Eye::usual) > 100);
    CHECK(apart(rgb(0xB05000), rgb(0x707000), Eye::deutan) < 30);
    CHECK(seen(rgb(0xFFFFFF))[0] == Approx(100).margin(0.01));
}

TEST_CASE("a colour comes back from L*a*b* as it went", "[scene][vision]") {
    for (std::uint32_t const hex : {0x17202BU, 0xE6A72EU, 0x440154U, 0xFDE725U, 0x1D5C8AU, 0x000000U})
        CHECK(of_lab(seen(rgb(hex))) == rgb(hex));
}

TEST_CASE("each ramp is told apart by every eye up to a stated number of classes", "[scene][ramp]") {
    struct Most {
        std::size_t coloured, grey; ///< classes up to which nobody confuses two, on a screen and printed in grey
    };
    std::map<Ramp, Most> const expected{
        {Ramp::sequential, {6, 7}}, {Ramp::ochre, {9, 7}}, {Ramp::viridis, {9, 9}}, {Ramp::diverging, {9, 0}}};
    for (auto const* theme : {&light_theme(), &dark_theme()})
        for (auto const& [ramp, most] : expected)
            for (std::size_t count = 2; count <= 9; ++count) {
                CAPTURE(theme->is_dark, code(ramp), count);
                auto const colours = ramp_colours(ramp, *theme, count, count / 2);
                REQUIRE(colours.size() == count);
                for (auto const eye : confused(colours))
                    CHECK(count > (eye == Eye::grey ? most.grey : most.coloured));
                if (count == most.coloured + 1) CHECK_FALSE(confused(colours).empty());
                if (count > most.grey) CHECK(std::ranges::count(confused(colours), Eye::grey) == 1);
            }
}

TEST_CASE("the colours of the four classes are told apart by every eye and in grey", "[scene][ramp]") {
    for (auto const* theme : {&light_theme(), &dark_theme()}) {
        auto const colours = ramp_colours(Ramp::classes, *theme, 4);
        CHECK(confused(colours).empty());
        for (std::size_t c = 0; c < 4; ++c)
            CHECK(colours[c] == theme->class_fill[c]);
    }
}

TEST_CASE("from little to much, lightness goes one way; the highest class stands out most", "[scene][ramp]") {
    for (auto const* theme : {&light_theme(), &dark_theme()})
        for (auto const ramp : {Ramp::sequential, Ramp::ochre, Ramp::viridis})
            for (std::size_t count = 2; count <= 9; ++count) {
                CAPTURE(theme->is_dark, code(ramp), count);
                auto const colours = ramp_colours(ramp, *theme, count);
                bool const grows = seen(colours[1])[0] > seen(colours[0])[0];
                for (std::size_t i = 1; i < count; ++i)
                    CHECK((seen(colours[i])[0] > seen(colours[i - 1])[0]) == grows);
                CHECK(grows == theme->is_dark); // the highest is the farthest from the ground
            }
}

TEST_CASE("a diverging ramp is pale at its reference, wherever that lies", "[scene][ramp]") {
    auto const& theme = light_theme();
    auto const odd = ramp_colours(Ramp::diverging, theme, 5, 2);
    for (std::size_t i = 0; i < 5; ++i)
        CHECK(odd[i] == theme.change[i]);
    auto const even = ramp_colours(Ramp::diverging, theme, 4, 2);
    CHECK(apart(even[0], theme.change[0]) < apart(even[1], theme.change[0]));
    CHECK(seen(even[1])[2] < 0); // blue
    CHECK(seen(even[2])[2] > 0); // rust
    // All but one class above: the one below is only a step from the middle, as the first above.
    auto const uneven = ramp_colours(Ramp::diverging, theme, 4, 1);
    CHECK(seen(uneven[0])[0] == Approx(seen(uneven[1])[0]).margin(8));
    CHECK(uneven[3] != uneven[2]);
}

TEST_CASE("words for ramps are read back", "[scene][ramp]") {
    for (auto const ramp : all_ramps)
        CHECK(ramp_of_code(code(ramp)) == ramp);
    CHECK_FALSE(ramp_of_code("rainbow"));
}

TEST_CASE("residences take the colour of their class of the figure, the highest on top", "[scene][measure]") {
    auto const content = measured({stepped(0, 1), stepped(10, 0), stepped(20, 2)});
    auto const list = test::build(content, test::view_at(10'000));
    auto const discs = test::all<DrawSymbols>(list).front().symbols;
    REQUIRE(discs.size() == 3);
    auto const colours = two_classes()->colours(light_theme());
    CHECK(discs[0].is_hatched);
    CHECK(discs[0].at.x == 20);
    CHECK(discs[1].fill == colours[0]);
    CHECK(discs[2].fill == colours[1]);
    CHECK(discs[2].at.x == 0);
}

TEST_CASE("letters of the classes stay off a map of a figure", "[scene][measure]") {
    auto content = measured({stepped(0, 1, 900)});
    CHECK_FALSE(test::text_of(test::build(content, test::view_at(4'000)), "D"));
    auto by_class = std::make_shared<ResidenceContent>(*content.residences);
    by_class->colouring = Colouring::severity;
    content.residences = by_class;
    CHECK(test::text_of(test::build(content, test::view_at(4'000)), "D"));
}

TEST_CASE("rates fill the zones, what is not known is hatched", "[scene][measure]") {
    auto const list = test::build(counted(false), test::view_at(4'000, {200, 0}));
    auto const fills = test::all<FillAreas>(list);
    REQUIRE(fills.size() == 1);
    CHECK(*fills[0].fill_of == std::vector<std::uint8_t>{1, 0, 2});
    CHECK(fills[0].hatched == std::vector<bool>{false, false, true});
    CHECK(test::all<DrawSymbols>(list).empty());
}

TEST_CASE("counts are discs whose area follows them, and fill nothing", "[scene][measure]") {
    auto const list = test::build(counted(true), test::view_at(4'000, {200, 0}));
    CHECK(test::all<FillAreas>(list).empty());
    auto const discs = test::all<DrawSymbols>(list).front().symbols;
    REQUIRE(discs.size() == 3);
    CHECK(discs[0].radius == Approx(2 * discs[1].radius)); // 100 and 25
    CHECK(discs[0].at.x == 0);
    CHECK(discs[2].is_hatched);
    CHECK(count_radius_px(0, 100) == 0);
    CHECK(count_radius_px(1, 1'000'000) == 2.5F); // the least that is seen
}

TEST_CASE("a figure's classing is found on residences and on zones", "[scene][measure]") {
    CHECK(classing_of(measured({stepped(0, 1)}))->title == "Turnover");
    CHECK(classing_of(counted(true))->largest_disc == 100.0);
    CHECK(classing_of(test::with_residences({stepped(0, 1)})) == nullptr);
}
