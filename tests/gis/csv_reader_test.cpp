#include "gis/detail/csv_reader.hpp"
#include "gis/detail/csv_types.hpp"

#include "core/random.hpp"
#include "gis/temp_folder.hpp"

#include <catch2/catch.hpp>

using namespace vigie;
using gis::FieldType;
using gis::detail::ColumnSurvey;
using gis::detail::CsvReader;

namespace {

using Record = std::vector<std::string>;

struct Read {
    std::vector<Record> records;
    std::vector<std::int64_t> lines;
    bool left_quote_open = false;
    friend bool operator==(Read const&, Read const&) = default;
};

/// The same by the letter of the grammar, one byte after the other.
Read plainly(std::string const& text) {
    Read read;
    std::size_t at = 0;
    std::int64_t line = 1;
    while (at < text.size()) {
        if (text[at] == '\n' || text[at] == '\r') { // a blank line
            at += text.compare(at, 2, "\r\n") == 0 ? 2 : 1;
            ++line;
            continue;
        }
        Record record;
        std::int64_t const first_line = line;
        for (bool is_more = true; is_more;) {
            std::string cell;
            if (at < text.size() && text[at] == '"') {
                for (++at;; ++at) {
                    if (at == text.size()) {
                        read.left_quote_open = true;
                        return read;
                    }
                    if (text[at] == '"' && text.compare(at, 2, "\"\"") != 0) break;
                    if (text[at] == '"') ++at;
                    if (text[at] == '\n') ++line;
                    cell += text[at];
                }
                ++at;
            }
            while (at < text.size() && text[at] != ';' && text[at] != '\n' && text[at] != '\r') cell += text[at++];
            record.push_back(cell);
            is_more = at < text.size() && text[at] == ';';
            if (is_more) ++at;
        }
        if (at < text.size()) {
            at += text.compare(at, 2, "\r\n") == 0 ? 2 : 1;
            ++line;
        }
        read.records.push_back(record);
        read.lines.push_back(first_line);
    }
    return read;
}

struct Collect {
    Read read{};
    Record record_so_far{};

    void cell(gis::detail::RawCell const& raw) {
        std::string text(raw.text);
        if (raw.has_doubled_quotes)
            for (auto at = text.find("\"\""); at != std::string::npos; at = text.find("\"\"", at + 1)) text.erase(at, 1);
        record_so_far.push_back(text.append(raw.after));
    }
    void record(std::int64_t line) {
        read.records.push_back(std::move(record_so_far));
        read.lines.push_back(line);
        undo();
    }
    void undo() { record_so_far.clear(); }
};

Read by_blocks(std::filesystem::path const& path, std::size_t block_bytes, gis::detail::CsvDialect const& dialect = {}) {
    CsvReader reader(path, dialect, block_bytes);
    Collect collect;
    std::vector<char> bytes;
    while (reader.next_block(bytes, collect)) {}
    collect.read.left_quote_open = reader.left_quote_open();
    return collect.read;
}

FieldType type_of(std::string_view name, std::initializer_list<std::string_view> cells) {
    ColumnSurvey survey(name);
    for (auto const cell : cells) survey.add(cell);
    return survey.type();
}

}

TEST_CASE("records are the same wherever blocks cut them", "[gis][csv]") {
    support::TempFolder const folder;
    core::CounterRandom random(4, 1);
    constexpr std::string_view letters = "ab0\xC3\xA9;;\"\"\n\r\r\n,  ";
    for (int round = 0; round < 400; ++round) {
        std::string text;
        std::uint32_t const length = random.below(120);
        for (std::uint32_t i = 0; i < length; ++i) text += letters[random.below(static_cast<std::uint32_t>(letters.size()))];
        auto const path = folder.file("t.csv", text);
        auto const expected = plainly(text);
        for (std::size_t const block_bytes : {1U, 7U, 64U, 100'000U}) {
            INFO(text << "\nby blocks of " << block_bytes);
            CHECK(by_blocks(path, block_bytes) == expected);
        }
    }
}

TEST_CASE("wide characters are the same text wherever blocks cut them", "[gis][csv]") {
    using gis::detail::Utf16;
    support::TempFolder const folder;
    std::u16string const wide = u"\uFEFFcode;nom\r\n007;Kérédern\r\n\"a\n€\";\U0001F3E0 toit\r\n";
    std::string const text = "code;nom\r\n007;Kérédern\r\n\"a\n€\";\U0001F3E0 toit\r\n";
    for (auto const order : {Utf16::little_endian, Utf16::big_endian}) {
        std::string bytes;
        for (auto const unit : wide) {
            char const low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
            bytes += order == Utf16::little_endian ? std::string{low, high} : std::string{high, low};
        }
        auto const path = folder.file("wide.txt", bytes);
        for (std::size_t const block_bytes : {1U, 2U, 7U, 100'000U}) {
            INFO("by blocks of " << block_bytes);
            CHECK(by_blocks(path, block_bytes, {.utf16 = order}) == plainly(text));
        }
        // Half a pair, and half a character where the file was cut.
        auto const cut = folder.file("cut.txt", bytes.substr(0, bytes.size() - 15));
        CHECK(by_blocks(cut, 64, {.utf16 = order}).records.back() == Record{"a\n€", "\uFFFD"});
    }
}

TEST_CASE("a quote with line breaks longer than a block is one cell", "[gis][csv]") {
    support::TempFolder const folder;
    std::string const note(5000, 'x');
    auto const read = by_blocks(folder.file("t.csv", "a;b\n1;\"" + note + "\n" + note + "\"\n2;\n"), 256);
    REQUIRE(read.records.size() == 3);
    CHECK(read.records[1] == Record{"1", note + "\n" + note});
    CHECK(read.lines == std::vector<std::int64_t>{1, 2, 4});
}

TEST_CASE("a column is one of numbers when nothing is lost by it", "[gis][csv]") {
    CHECK(type_of("logements", {"12", "-3", "0"}) == FieldType::integer);
    CHECK(type_of("logements", {"12", "nd", "3"}) == FieldType::integer);
    CHECK(type_of("loyer", {"12", "3,5", "-0,25"}) == FieldType::real);
    CHECK(type_of("loyer", {"12.5", "3"}) == FieldType::real);
    CHECK(type_of("loyer", {"12.5", "3,5"}) == FieldType::text);
    CHECK(type_of("x", {"12", "012"}) == FieldType::text);
    CHECK(type_of("x", {"12", "1 200"}) == FieldType::text);
    CHECK(type_of("x", {"+12"}) == FieldType::text);
    CHECK(type_of("x", {"1234567890123456789"}) == FieldType::text);
    CHECK(type_of("x", {"12", "A"}) == FieldType::text);
    CHECK(type_of("x", {"12."}) == FieldType::text);
    CHECK(type_of("livraison", {"2024-02-29", "1974-01-01"}) == FieldType::date);
    CHECK(type_of("livraison", {"2024-02-29", "1974"}) == FieldType::text);
    CHECK(type_of("livraison", {"2023-02-29"}) == FieldType::text);
    CHECK(type_of("x", {"nd", "ns"}) == FieldType::text);
    CHECK(type_of("x", {}) == FieldType::text);
}

TEST_CASE("codes are text in every département alike", "[gis][csv]") {
    CHECK(type_of("code_insee", {"29019", "56121"}) == FieldType::text);
    CHECK(type_of("DEP", {"29"}) == FieldType::text);
    CHECK(type_of("SIRET", {"21290019700016"}) == FieldType::text);
    CHECK(type_of("depenses", {"29"}) == FieldType::integer);
}

TEST_CASE("a cell is read as its column's type", "[gis][csv]") {
    using Kind = gis::CellView::Kind;
    auto const real = gis::detail::typed_cell(" 12,5 ", FieldType::real);
    REQUIRE(real);
    CHECK(real->real() == 12.5);
    CHECK(gis::detail::typed_cell("-7", FieldType::integer)->integer() == -7);
    CHECK(gis::detail::typed_cell("nd", FieldType::integer)->kind() == Kind::missing);
    CHECK(gis::detail::typed_cell("nd", FieldType::text)->text() == "nd");
    CHECK(gis::detail::typed_cell("2024-02-29", FieldType::date)->text() == "2024-02-29");
    CHECK_FALSE(gis::detail::typed_cell("12a", FieldType::integer));
    CHECK_FALSE(gis::detail::typed_cell("12a", FieldType::real));
}
