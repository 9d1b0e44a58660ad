#include "core/base64.hpp"
#include "core/house.hpp"

#include <catch2/catch.hpp>

using namespace vigie::core;

namespace {

std::vector<std::byte> bytes(std::string_view words) {
    auto const* const first = reinterpret_cast<std::byte const*>(words.data());
    return {first, first + words.size()};
}

}

TEST_CASE("bytes go to base64 and back as RFC 4648 has them", "[core]") {
    for (auto const& [plain, coded] : {std::pair{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}}) {
        CHECK(base64(bytes(plain)) == coded);
        CHECK(bytes_of_base64(coded) == bytes(plain));
    }
    CHECK(bytes_of_base64("Zm9v<script>") == bytes("foo")); // what is none ends it
}

TEST_CASE("an accent is a colour of six digits or none", "[core]") {
    CHECK(rgb_of("#7A1F3D") == 0x7A1F3DU);
    for (auto const* const none : {"", "7A1F3D", "#7A1F3", "#7A1F3DD", "#7A1F3G", "red", "#-11111"})
        CHECK_FALSE(rgb_of(none));
}
