#include "text/language.hpp"
#include "text/number.hpp"

#include <catch2/catch.hpp>

#include <cmath>

using namespace vigie;
using std::chrono::day, std::chrono::month, std::chrono::year;

TEST_CASE("French numbers take a comma, thin spaces and a true minus", "[text]") {
    text::set_language(text::Language::fr);
    CHECK(text::integer(1248) == "1\u202F248");
    CHECK(text::integer(-1'234'567) == "\u22121\u202F234\u202F567");
    CHECK(text::decimal(71.44, 1) == "71,4");
    CHECK(text::decimal(-2.4, 1) == "\u22122,4");
    CHECK(text::decimal(-0.04, 1) == "0,0");
    CHECK(text::decimal(std::nan(""), 1) == "–");
    CHECK(text::percent(0.82) == "82\u202F%");
    CHECK(text::change(6.2) == "+6,2");
    CHECK(text::change(-0.01) == "0,0");
    CHECK(text::rank(1) == "1ᵉʳ");
    CHECK(text::rank(7) == "7ᵉ");
    CHECK(text::euros(31000) == "31\u202F000\u202F€");
    CHECK(text::distance(250.4) == "250\u202Fm");
    CHECK(text::distance(1234) == "1,2\u202Fkm");
}

TEST_CASE("sizes of files and moments are said as people read them", "[text]") {
    text::set_language(text::Language::fr);
    CHECK(text::file_size(1) == "1 ko");
    CHECK(text::file_size(340'200) == "341 ko");
    CHECK(text::file_size(12'400'000) == "12,4 Mo");
    CHECK(text::file_size(3'000'000'000) == "3,0 Go");
    CHECK(text::moment("no moment") == "no moment");
    auto const moment = text::moment("2026-11-25T12:09:12Z"); // in any zone some time of a day next to that one
    CHECK(moment.size() == std::string("25/11/2026 12:09").size());
    CHECK(moment.find("/11/2026 ") == 2);
    text::set_language(text::Language::en);
    CHECK(text::file_size(12'400'000) == "12.4 MB");
}

TEST_CASE("English numbers keep the thin space and take a point", "[text]") {
    text::set_language(text::Language::en);
    CHECK(text::decimal(1234.56, 2) == "1\u202F234.56");
    CHECK(text::percent(0.825, 1) == "82.5%");
    CHECK(text::rank(1) == "1st");
    CHECK(text::rank(12) == "12th");
    CHECK(text::rank(23) == "23rd");
    text::set_language(text::Language::fr);
}

TEST_CASE("dates are written as the language writes them", "[text]") {
    core::Date const date = year{2026} / month{4} / day{1};
    text::set_language(text::Language::fr);
    CHECK(text::short_date(date) == "01/04/2026");
    CHECK(text::long_date(date) == "1ᵉʳ avril 2026");
    CHECK(text::month(date) == "avril 2026");
    text::set_language(text::Language::en);
    CHECK(text::long_date(date) == "1 April 2026");
    text::set_language(text::Language::fr);
}
