// The order of context layers and how they are drawn.
#include "core/error.hpp"
#include "store/context_loader.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace vigie;
using store::ColumnType;

namespace {

core::ContextLayerId add(store::Project& project, std::string const& name, core::ContextRole role) {
    core::ContextLayerId id;
    project.without_history([&] {
        auto loader = project.load_context_layer({{}, name, name, role, ""}, {{"niveau", ColumnType::real}, {"nature", ColumnType::text}}, "", {});
        loader.put(0, 12.5);
        loader.put(1, "calme");
        loader.add(core::Projected{352'000, 6'789'000});
        loader.add(core::Projected{352'100, 6'789'000});
        loader.finish();
        for (auto const& layer : project.context_layers())
            if (layer.name == name) id = layer.id;
    });
    return id;
}

std::vector<std::string> names(store::Project const& project) {
    std::vector<std::string> names;
    for (auto const& layer : project.context_layers()) names.push_back(layer.name);
    return names;
}

}

TEST_CASE("context layers lie as their role puts them until someone orders them, and that can be undone", "[store][context]") {
    support::TempStore store;
    auto& project = store.project;
    auto const noise = add(project, "bruit", core::ContextRole::other);
    auto const houses = add(project, "bati", core::ContextRole::building);
    auto const sea = add(project, "mer", core::ContextRole::water);
    CHECK(names(project) == std::vector<std::string>{"mer", "bati", "bruit"});
    project.order_context_layers(std::vector{noise, sea, houses});
    CHECK(names(project) == std::vector<std::string>{"bruit", "mer", "bati"});
    add(project, "rail", core::ContextRole::rail);
    CHECK(names(project).back() == "rail"); // a new one is seen
    project.undo();
    CHECK(names(project) == std::vector<std::string>{"mer", "bati", "rail", "bruit"});
    project.redo();
    CHECK(names(project) == std::vector<std::string>{"bruit", "mer", "bati", "rail"});
}

TEST_CASE("the colours of a layer are kept, whatever its place; a column it has not is refused", "[store][context]") {
    support::TempStore store;
    auto& project = store.project;
    auto const noise = add(project, "bruit", core::ContextRole::other);
    core::ContextLook const look{"niveau", "quantile", 4, "viridis", 0.7};
    project.put_context_look(noise, look);
    CHECK(project.context_layers()[0].look == look);
    project.order_context_layers(std::vector{noise});
    CHECK(project.context_layers()[0].look == look);
    auto const numbers = project.context_values(noise, "niveau").numbers;
    REQUIRE(numbers.size() == 2);
    CHECK(numbers[0] == 12.5);
    CHECK(std::isnan(numbers[1]));
    CHECK(project.context_values(noise, "nature").words == std::vector<std::string>{"calme", ""});
    CHECK_THROWS_AS(project.put_context_look(noise, {"geom) --", "jenks", 5, "ochre", 1}), core::Error);
    CHECK_THROWS_AS(project.context_values(noise, "autre"), core::Error);
    CHECK(project.context_layers()[0].look == look);
}
