#include "text/collate.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

namespace vigie::text {

namespace {

std::vector<std::string> sorted(std::vector<std::string> words) {
    auto const places = collated_places(words.size(), [&](std::size_t i) { return std::string_view(words[i]); });
    std::vector<std::size_t> order(words.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return places[a] < places[b]; });
    std::vector<std::string> out;
    for (auto const i : order)
        out.push_back(words[i]);
    return out;
}

using Words = std::vector<std::string>;

}

TEST_CASE("accents and capitals only part words that are the same without them", "[text][collate]") {
    // CLDR, fr: cote < coté < côte < côté; lower case before capitals.
    CHECK(sorted({"côté", "Cote", "côte", "coté", "cote"}) == Words{"cote", "Cote", "coté", "côte", "côté"});
    CHECK(sorted({"Zola", "Étang", "Eluard", "étang"}) == Words{"Eluard", "étang", "Étang", "Zola"});
    CHECK(sorted({"cœur", "coffre", "code"}) == Words{"code", "cœur", "coffre"});
}

TEST_CASE("numbers in a name are in the order of their values", "[text][collate]") {
    CHECK(sorted({"Bâtiment 10", "Bâtiment 9", "Bâtiment 010 bis", "Bâtiment 100"}) ==
          Words{"Bâtiment 9", "Bâtiment 10", "Bâtiment 010 bis", "Bâtiment 100"});
    CHECK(sorted({"R10B2", "R9B11", "R10B1"}) == Words{"R9B11", "R10B1", "R10B2"});
}

TEST_CASE("a beginning comes before what goes on, and nothing before all", "[text][collate]") {
    CHECK(sorted({"Les Saules 2", "Les Saules", "", "Les Sau"}) == Words{"", "Les Sau", "Les Saules", "Les Saules 2"});
}

TEST_CASE("equal texts share a place, different ones never do", "[text][collate]") {
    Words const words{"a", "b", "a", "A"};
    auto const places = collated_places(words.size(), [&](std::size_t i) { return std::string_view(words[i]); });
    CHECK(places == std::vector<std::uint32_t>{0, 2, 0, 1});
    CHECK(collated_places(0, [](std::size_t) { return std::string_view(); }).empty());
}

TEST_CASE("the places of many texts are those of comparing their keys one by one", "[text][collate]") {
    std::mt19937 random(7);
    Words words;
    for (int i = 0; i < 3000; ++i) {
        std::string word = "Résidence ";
        for (auto n = random() % 14; n > 0; --n)
            word += "abé 0123"[random() % 9];
        words.push_back(word);
    }
    auto const places = collated_places(words.size(), [&](std::size_t i) { return std::string_view(words[i]); });
    Words keys(words.size());
    for (std::size_t i = 0; i < words.size(); ++i)
        append_collation_key(keys[i], words[i]);
    for (std::size_t i = 1; i < words.size(); ++i) {
        auto const &a = keys[i - 1], &b = keys[i];
        if (a < b) CHECK(places[i - 1] < places[i]);
        if (b < a) CHECK(places[i] < places[i - 1]);
        if (words[i - 1] == words[i]) CHECK(places[i - 1] == places[i]);
    }
}

}
