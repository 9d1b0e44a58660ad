// Whose sheets these are: what is taken, what is refused, what can be undone.
#include "dossier/house.hpp"

#include "core/error.hpp"
#include "store/house.hpp"
#include "support/camera_picture.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace vigie;
using support::TempDir;

namespace {

std::string refusal(dossier::HouseChange const& change) {
    try {
        (void)dossier::changed({}, change);
    } catch (core::Error const& error) {
        return error.message().english;
    }
    return {};
}

}

TEST_CASE("a colour is taken when it can be read on paper", "[house]") {
    CHECK(dossier::changed({}, {.name = {}, .footer = {}, .accent = "#7A1F3D", .logo = {}}).accent == "#7A1F3D");
    for (auto const* pale : {"#FFFFFF", "#E9B765", "#FFCC00", "#8A9BA8"}) {
        CAPTURE(pale);
        CHECK(refusal({.name = {}, .footer = {}, .accent = pale, .logo = {}}).find("too pale") != std::string::npos);
    }
    for (auto const* none : {"red", "#12", "#12345G", "123456", "#1234567"}) {
        CAPTURE(none);
        CHECK(refusal({.name = {}, .footer = {}, .accent = none, .logo = {}}).find("is no colour") != std::string::npos);
    }
    CHECK(dossier::changed({"a", "b", "#7A1F3D", {}}, {.name = {}, .footer = {}, .accent = "", .logo = {}}).accent.empty());
}

TEST_CASE("a logo is kept small and without what the camera wrote; what is none is refused in one sentence", "[house]") {
    TempDir const dir;
    support::camera_picture(dir / "logo.jpg", 3200, 1600, 1, 48.39, -4.48);
    auto const house = dossier::changed({}, {.name = {}, .footer = {}, .accent = {}, .logo = dir.text("logo.jpg")});
    CHECK(house.logo.width == 480);
    CHECK(house.logo.height == 240);
    std::string const bytes(reinterpret_cast<char const*>(house.logo.png.data()), house.logo.png.size());
    CHECK(bytes.substr(1, 3) == "PNG");
    for (auto const* trace : {"Exif", "eXIf", "tEXt", "iTXt", "2026:05:12", "GPS"}) CHECK(bytes.find(trace) == std::string::npos);
    std::ofstream(dir / "drawing.svg") << "<svg xmlns='http://www.w3.org/2000/svg'/>";
    std::ofstream(dir / "text.png") << "not a picture";
    CHECK(refusal({.name = {}, .footer = {}, .accent = {}, .logo = dir.text("drawing.svg")}).find("is a drawing (SVG)") != std::string::npos);
    CHECK(refusal({.name = {}, .footer = {}, .accent = {}, .logo = dir.text("text.png")}).find("no picture that can be read") != std::string::npos);
    CHECK(refusal({.name = {}, .footer = {}, .accent = {}, .logo = dir.text("missing.png")}).find("is not there") != std::string::npos);
}

TEST_CASE("the identity of the sheets is kept in the project and can be undone", "[house]") {
    support::TempStore store;
    auto& project = store.project;
    CHECK(store::house(project).is_empty());
    core::House const first{"Office de Port-Fictif", "1, quai du Port", "#7A1F3D", {2, 1, {std::byte{1}, std::byte{2}}}};
    store::put_house(project, first);
    CHECK(store::house(project) == first);
    core::House second = first;
    second.logo = {};
    store::put_house(project, second);
    CHECK(store::house(project) == second);
    project.undo();
    CHECK(store::house(project) == first);
    project.undo();
    CHECK(store::house(project).is_empty());
    project.redo();
    CHECK(store::house(project) == first);
}

TEST_CASE("what a file of unknown origin calls a colour is none, and reaches no page", "[house]") {
    support::TempStore store;
    store.project.set_setting("house.accent", "red; } body { background: url(//example.org/x)");
    CHECK(store::house(store.project).accent.empty());
}
