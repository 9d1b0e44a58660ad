#include "postgis/copy_stream.hpp"

#include "core/error.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace vigie;
using core::PublishKind;

namespace {

std::vector<core::PublishColumn> const columns{{"i", PublishKind::integer, true, {}},
                                               {"r", PublishKind::real, false, {}},
                                               {"t", PublishKind::text, false, {}},
                                               {"b", PublishKind::blob, false, {}}};

std::vector<core::PublishRow> sample() {
    return {{std::numeric_limits<std::int64_t>::min(), 0.1, std::string("l’œil\t\\N\n"),
             std::vector<std::byte>{std::byte{0}, std::byte{255}}},
            {std::int64_t{-1}, -std::numeric_limits<double>::denorm_min(), std::string(), std::vector<std::byte>{}},
            {std::int64_t{7}, std::monostate{}, std::monostate{}, std::monostate{}}};
}

std::string written(std::vector<core::PublishRow> const& rows) {
    std::string bytes;
    postgis::CopyWriter writer([&](std::string_view block) { bytes += block; });
    for (auto const& row : rows)
        writer.add(row);
    writer.end();
    return bytes;
}

}

TEST_CASE("a row is written as PostgreSQL's manual says", "[postgis]") {
    // « PGCOPY\n\377\r\n\0 », flags, no extension; 4 fields: 8 bytes of -1, absent, 1 byte « a », no byte; the end.
    auto const bytes = written({{std::int64_t{-1}, std::monostate{}, std::string("a"), std::vector<std::byte>{}}});
    std::string const expected("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0"
                               "\0\4\0\0\0\10\377\377\377\377\377\377\377\377\377\377\377\377\0\0\0\1a\0\0\0\0\377\377",
                               19 + 2 + 12 + 4 + 5 + 4 + 2);
    CHECK(bytes == expected);
}

TEST_CASE("rows come back to the last bit, however the stream is cut", "[postgis]") {
    auto const bytes = written(sample());
    for (std::size_t const piece : {std::size_t{1}, std::size_t{7}, std::size_t{64}, bytes.size()}) {
        std::vector<core::PublishRow> rows;
        postgis::CopyReader reader(columns, [&](core::PublishRow const& row) { rows.push_back(row); });
        for (std::size_t at = 0; at < bytes.size(); at += piece)
            reader.add(std::string_view(bytes).substr(at, piece));
        CHECK(rows == sample());
        CHECK(reader.rows() == 3);
    }
}

TEST_CASE("a long stream is handed on in blocks", "[postgis]") {
    std::size_t longest = 0, blocks = 0;
    postgis::CopyWriter writer([&](std::string_view block) {
        longest = std::max(longest, block.size());
        ++blocks;
    });
    for (int i = 0; i < 10'000; ++i)
        writer.add(sample().front());
    writer.end();
    CHECK(writer.rows() == 10'000);
    CHECK(blocks > 5);
    CHECK(longest < 70'000);
}

TEST_CASE("rows that are not what the columns say are refused, whatever a server sends", "[postgis]") {
    auto const narrow = written({{std::string("1"), 0.5, std::string("a"), std::vector<std::byte>{}}}); // 1 byte for a number
    auto const short_row = written({{std::int64_t{1}, 0.5}});
    for (auto const& bytes : {narrow, short_row}) {
        int rows = 0;
        postgis::CopyReader reader(columns, [&](core::PublishRow const&) { ++rows; });
        CHECK_THROWS_AS(reader.add(bytes), core::Error);
        CHECK(rows == 0);
    }
}
