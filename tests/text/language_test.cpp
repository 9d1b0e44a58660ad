#include "text/language.hpp"

#include <catch2/catch.hpp>

using namespace vigie;

TEST_CASE("a sentence is translated, then its places are filled", "[text]") {
    text::set_language(text::Language::fr);
    CHECK(text::tr("January") == "janvier");
    CHECK(text::tr_in("month", "May") == "mai");
    CHECK(text::sentence({"{1} and {0}, not {2}", {"a", "b"}}) == "b and a, not ");
    text::set_language(text::Language::en);
    CHECK(text::tr("January") == "January");
    text::set_language(text::Language::fr);
}

TEST_CASE("an empty sentence stays empty", "[text]") {
    text::set_language(text::Language::fr);
    CHECK(text::sentence({}).empty());
    CHECK(text::tr("").empty());
}

TEST_CASE("braces that are no place stay as they are", "[text]") {
    CHECK(text::sentence({"{x} {} {0", {"a"}}) == "{x} {} {0");
}

TEST_CASE("a label without the wanted language shows the other", "[text]") {
    text::set_language(text::Language::en);
    CHECK(text::pick({"Tranquillité", ""}) == "Tranquillité");
    CHECK(text::pick({"Tranquillité", "Tranquillity"}) == "Tranquillity");
    text::set_language(text::Language::fr);
}
