#include "diagnosis/detail/place_name.hpp"

#include <catch2/catch.hpp>

using namespace vigie;

namespace {

std::string named(std::string const& code, std::string const& name) {
    core::Zone zone;
    zone.code = code;
    zone.name = name;
    return diagnosis::place_name(zone);
}

}

TEST_CASE("a foyer's place is a name, else an IRIS in its arrondissement, else a code", "[diagnosis][foyers]") {
    CHECK(named("Q01", "Ker-Avel") == "Ker-Avel");
    CHECK(named("751103910", "Hôpital Saint-Louis 10") == "Hôpital Saint-Louis 10");
    CHECK(named("751103910", "751103910") == "Paris 10e · IRIS 751103910");
    CHECK(named("751010101", "") == "Paris 1er · IRIS 751010101");
    CHECK(named("751208012", "") == "Paris 20e · IRIS 751208012");
    CHECK(named("693830101", "") == "Lyon 3e · IRIS 693830101");
    CHECK(named("132160101", "") == "Marseille 16e · IRIS 132160101");
    CHECK(named("350380101", "350380101") == "IRIS 350380101");
    CHECK(named("2A0040101", "") == "2A0040101");
    CHECK(named("Q01", "Q01") == "Q01");
}
