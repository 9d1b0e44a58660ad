#include "store/detail/changeset.hpp"

#include "store/detail/database.hpp"
#include "store/detail/session.hpp"
#include "support/random_edits.hpp"
#include "support/temp_store.hpp"

#include <catch2/catch.hpp>

using namespace vigie;

namespace {

/// The changesets of twenty steps, one of each kind.
std::vector<std::vector<std::byte>> changesets(support::TempStore& store) {
    support::RandomEdits(store.project, 3).begin();
    for (int kind = 0; kind < support::RandomEdits::kinds; ++kind)
        support::RandomEdits(store.project, 50 + static_cast<std::uint64_t>(kind)).one(kind);
    for (int i = 0; i < 6; ++i)
        store.project.undo(); // an undone import keeps one, too
    store.project.close();
    store::Database db(store.dir / "essai.gpkg", store::Database::Access::read_only);
    std::vector<std::vector<std::byte>> list;
    store::OneOff row(db, "SELECT hex(changeset) FROM history WHERE changeset IS NOT NULL");
    while (row.step()) {
        auto const hex = row.text(0);
        std::vector<std::byte> bytes;
        for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
            bytes.push_back(static_cast<std::byte>(std::stoi(hex.substr(i, 2), nullptr, 16)));
        list.push_back(std::move(bytes));
    }
    return list;
}

std::vector<std::byte> bytes_of(std::string_view text) {
    auto const* const first = reinterpret_cast<std::byte const*>(text.data());
    return {first, first + text.size()};
}

}

TEST_CASE("what SQLite records is sound, and no beginning of it is, unless it ends with a row", "[store][changeset]") {
    support::TempStore store;
    auto const list = changesets(store);
    REQUIRE(list.size() > 15);
    for (auto const& changeset : list) {
        CHECK(store::is_sound_changeset(changeset));
        std::size_t sound_beginnings = 0;
        for (std::size_t n = 1; n < std::min<std::size_t>(changeset.size(), 4000); ++n)
            if (store::is_sound_changeset(std::span(changeset).first(n))) ++sound_beginnings;
        CHECK(sound_beginnings < std::min<std::size_t>(changeset.size(), 4000) / 8);
    }
}

TEST_CASE("made-up changesets are told from sound ones", "[store][changeset]") {
    using namespace std::string_view_literals;
    CHECK(store::is_sound_changeset({}));
    CHECK(store::is_sound_changeset(bytes_of("T\x02\x01\x00t\0\x12\x00\x01\0\0\0\0\0\0\0\x01\x03\x01"
                                             "a"sv))); // a row added
    for (auto const wrong :
         {"T\x02\x01\x00t\0\x12\x00\x01\0\0\0\0\0\0\0\x01\x03\x7f"
          "a"sv, // a text of 127 bytes, one there
          "T\x02\x01\x00t\0\x12\x00\x01\0\0\0\0\0\0\0\x01\x03\x8f\xff\xff\xff\x7f"
          "a"sv,                                                  // of four billion
          "T\x02\x00\x00t\0\x12\x00\x01\0\0\0\0\0\0\0\x01\x05"sv, // a table without a key
          "T\x02\x01\x00t\0\x12\x00\x05\x05"sv,                   // a key that is NULL
          "T\x02\x01\x00t\0\x12\x00\x01\0\0\0\0\0\0\0\x01\x00"sv, // a value left out
          "T\x02\x01\x00t\0\x07\x00\x05\x05"sv,                   // no such operation
          "T\x02\x01\x00t"sv, "T\x7f"sv, "\x12\x00"sv, "T\x02\x01\x00\0"sv,
          "T\x02\x01\x00t\0\x17\x00\x01\0\0\0\0\0\0\0\x01\x00\x00\x05"sv}) // changed from nothing to NULL
        CHECK_FALSE(store::is_sound_changeset(bytes_of(wrong)));
}
