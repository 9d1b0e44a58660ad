#pragma once

#include "core/error.hpp"
#include "core/grid.hpp"

#include <array>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace toml {
inline namespace v3 {
class table;
}
}

/// Grids and profiles are TOML files that people edit: what is wrong in them is told by file, line and key.
namespace vigie::text {

[[noreturn]] void refuse(char const* english, std::vector<std::string> arguments);

/// One table of the file, read key by key; every trouble names the file, the line and the key.
class TableReader {
public:
    TableReader(toml::table const& table, std::string const& file)
        : table_(table)
        , file_(file) {}

    [[nodiscard]] bool has(std::string_view key) const;
    [[nodiscard]] std::string line(std::string_view key) const;

    /// A misspelt key would silently do nothing.
    void allow_only(std::initializer_list<std::string_view> keys) const;

    [[nodiscard]] std::string text(std::string_view key) const;
    [[nodiscard]] double number(std::string_view key) const;
    [[nodiscard]] double number_or(std::string_view key, double fallback) const;
    [[nodiscard]] int whole(std::string_view key) const;
    [[nodiscard]] int whole_or(std::string_view key, int fallback) const;
    [[nodiscard]] bool yes(std::string_view key, bool fallback) const;

    /// { fr = "…", en = "…" }, or one text for both languages.
    [[nodiscard]] core::Label label(std::string_view key) const;

    [[nodiscard]] std::vector<double> numbers(std::string_view key, std::size_t count) const;

    /// [[value, score], …]
    [[nodiscard]] std::vector<std::array<double, 2>> pairs(std::string_view key) const;

    [[nodiscard]] bool is_text(std::string_view key) const;

    [[nodiscard]] std::vector<std::string> texts(std::string_view key) const;

    /// The [[key]] tables, at least one.
    [[nodiscard]] std::vector<TableReader> tables(std::string_view key) const;

    [[nodiscard]] std::optional<TableReader> table(std::string_view key) const;

    /// Names of the keys, in the order of the alphabet.
    [[nodiscard]] std::vector<std::string> keys() const;
    /// A text, or a list of them.
    [[nodiscard]] std::vector<std::string> text_or_texts(std::string_view key) const;
    /// A list whose entries are a text or a list of texts.
    [[nodiscard]] std::vector<std::vector<std::string>> choices(std::string_view key) const;

    [[nodiscard]] std::string const& file() const;

private:
    [[noreturn]] void missing(std::string_view key) const;
    [[noreturn]] void missing_or_wrong(std::string_view key, char const* wrong) const;

    toml::table const& table_;
    std::string const& file_;
};

/// Calls `read` with the whole file.
/// \throws core::Error(refused) naming the line that cannot be read
void read_toml(std::string_view text, std::string const& name_for_errors,
               std::function<void(TableReader const&)> const& read);

/// The bytes of a profile that someone wrote. \throws core::Error(refused) when it cannot be read
[[nodiscard]] std::string profile_text(std::filesystem::path const& path);

/// A TOML basic string: between quotes, control characters escaped.
[[nodiscard]] std::string basic_string(std::string_view text);
[[nodiscard]] std::string pair_text(core::Label const& label);
[[nodiscard]] std::string list_text(std::vector<std::string> const& items);

}
