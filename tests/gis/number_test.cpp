#include "gis/source.hpp"

#include <catch2/catch.hpp>

using vigie::gis::means_missing;
using vigie::gis::parse_number;

TEST_CASE("numbers are read as French and English offices write them", "[gis][number]") {
    CHECK(parse_number("1 234,5") == 1234.5);
    CHECK(parse_number("1\xE2\x80\xAF"
                       "234,5") == 1234.5);
    CHECK(parse_number("1\xC2\xA0"
                       "234") == 1234);
    CHECK(parse_number("1.234,5") == 1234.5);
    CHECK(parse_number("1,234.5") == 1234.5);
    CHECK(parse_number("1.234.567") == 1234567);
    CHECK(parse_number("12,5 %") == 12.5);
    CHECK(parse_number("=\"01001\"") == 1001);
    CHECK(parse_number("\xE2\x88\x92"
                       "3,2") == -3.2);
    CHECK(parse_number("+4") == 4);
    CHECK(parse_number("1e3") == 1000);
}

TEST_CASE("what is not published is absent, never 0", "[gis][number]") {
    for (auto const* word : {"", " ", "NA", "n/a", "ns", "ND", "ndiff", "s", "-", "NaN"}) {
        INFO(word);
        CHECK(means_missing(word));
        CHECK_FALSE(parse_number(word));
    }
    CHECK_FALSE(means_missing("0"));
    CHECK(parse_number("0") == 0);
}

TEST_CASE("what could be read two ways or is no number is absent", "[gis][number]") {
    for (auto const* text : {"12 rue", "1,2,3", "1.2.3", "inf", "-inf", "1,23.456,7", "--1", "1e999"}) {
        INFO(text);
        CHECK_FALSE(parse_number(text));
    }
}
