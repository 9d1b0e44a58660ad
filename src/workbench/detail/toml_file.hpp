#pragma once

#include "core/error.hpp"
#include "core/grid.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Grids and profiles are TOML files that people edit: what is wrong in them is told by file, line and key.
namespace vigie::workbench::detail {

[[noreturn]] void refuse(char const* english, std::vector<std::string> arguments);

/// One table of the file, read key by key; every trouble names the file, the line and the key.
class TableReader {
public:
    TableReader(toml::table const& table, std::string const& file)
        : table_(table)
        , file_(file) {}

    [[nodiscard]] bool has(std::string_view key) const { return table_.contains(key); }
    [[nodiscard]] std::string line(std::string_view key) const {
        auto const* node = table_.get(key);
        return std::to_string((node != nullptr ? node->source() : table_.source()).begin.line);
    }

    /// A misspelt key would silently do nothing.
    void allow_only(std::initializer_list<std::string_view> keys) const {
        for (auto const& [key, node] : table_) {
            if (std::find(keys.begin(), keys.end(), key.str()) != keys.end()) continue;
            std::string known;
            for (auto const allowed : keys)
                known.append(known.empty() ? "" : ", ").append(allowed);
            refuse(VIGIE_N_("{0}, line {1}: unknown key “{2}”. Remove it, or use one of: {3}."),
                   {file_, std::to_string(node.source().begin.line), std::string(key.str()), known});
        }
    }

    [[nodiscard]] std::string text(std::string_view key) const {
        if (auto const value = table_[key].value<std::string>()) return *value;
        missing_or_wrong(key, VIGIE_N_("{0}, line {1}: “{2}” must be a text between quotes."));
    }
    [[nodiscard]] double number(std::string_view key) const {
        auto const value = table_[key].is_number() ? table_[key].value<double>() : std::nullopt;
        if (value && std::isfinite(*value)) return *value;
        missing_or_wrong(key, VIGIE_N_("{0}, line {1}: “{2}” must be a number, with a point for decimals."));
    }
    [[nodiscard]] double number_or(std::string_view key, double fallback) const {
        return has(key) ? number(key) : fallback;
    }
    [[nodiscard]] int whole(std::string_view key) const {
        auto const* node = table_[key].as_integer();
        if (node != nullptr && std::abs(node->get()) < 1'000'000) return static_cast<int>(node->get());
        missing_or_wrong(key, VIGIE_N_("{0}, line {1}: “{2}” must be a whole number."));
    }
    [[nodiscard]] int whole_or(std::string_view key, int fallback) const { return has(key) ? whole(key) : fallback; }
    [[nodiscard]] bool yes(std::string_view key, bool fallback) const {
        if (!has(key)) return fallback;
        if (auto const* node = table_[key].as_boolean()) return node->get();
        missing_or_wrong(key, VIGIE_N_("{0}, line {1}: “{2}” must be true or false, without quotes."));
    }

    /// { fr = "…", en = "…" }, or one text for both languages.
    [[nodiscard]] core::Label label(std::string_view key) const {
        if (auto const value = table_[key].value<std::string>()) return {*value, *value};
        auto const* both = table_[key].as_table();
        if (both == nullptr)
            missing_or_wrong(
                key,
                VIGIE_N_("{0}, line {1}: “{2}” must be a text, or a pair such as “fr = …, en = …” between braces."));
        TableReader const reader(*both, file_);
        reader.allow_only({"fr", "en"});
        if (!reader.has("en")) return {reader.text("fr"), reader.text("fr")};
        if (!reader.has("fr")) return {reader.text("en"), reader.text("en")};
        return {reader.text("fr"), reader.text("en")};
    }

    [[nodiscard]] std::vector<double> numbers(std::string_view key, std::size_t count) const {
        std::vector<double> values;
        if (auto const* array = table_[key].as_array())
            for (auto const& node : *array)
                if (auto const value = node.is_number() ? node.value<double>() : std::nullopt;
                    value && std::isfinite(*value))
                    values.push_back(*value);
        auto const* array = table_[key].as_array();
        if (array != nullptr && values.size() == count && array->size() == count) return values;
        if (!has(key)) missing(key);
        refuse(VIGIE_N_("{0}, line {1}: “{2}” must be {3} numbers between square brackets."),
               {file_, line(key), std::string(key), std::to_string(count)});
    }

    [[nodiscard]] std::vector<std::string> texts(std::string_view key) const {
        std::vector<std::string> values;
        if (!has(key)) return values;
        auto const* array = table_[key].as_array();
        if (array != nullptr)
            for (auto const& node : *array)
                if (auto const value = node.value<std::string>()) values.push_back(*value);
        if (array == nullptr || values.size() != array->size())
            missing_or_wrong(key, VIGIE_N_("{0}, line {1}: “{2}” must be a list of texts, such as [\"occupation\"]."));
        return values;
    }

    /// The [[key]] tables, at least one.
    [[nodiscard]] std::vector<TableReader> tables(std::string_view key) const {
        std::vector<TableReader> readers;
        auto const* array = table_[key].as_array();
        if (array != nullptr)
            for (auto const& node : *array)
                if (auto const* table = node.as_table()) readers.emplace_back(*table, file_);
        if (array == nullptr || readers.empty() || readers.size() != array->size())
            refuse(VIGIE_N_("{0}, line {1}: “{2}” is missing. Write at least one [[{2}]] block."),
                   {file_, line(key), std::string(key)});
        return readers;
    }

    [[nodiscard]] std::optional<TableReader> table(std::string_view key) const {
        if (!has(key)) return std::nullopt;
        if (auto const* inner = table_[key].as_table()) return TableReader(*inner, file_);
        missing_or_wrong(key, VIGIE_N_("{0}, line {1}: “{2}” must be a [block] of its own."));
    }

    /// Names of the keys, in the order of the alphabet.
    [[nodiscard]] std::vector<std::string> keys() const {
        std::vector<std::string> names;
        for (auto const& [key, node] : table_)
            names.emplace_back(key.str());
        return names;
    }
    /// A text, or a list of them.
    [[nodiscard]] std::vector<std::string> text_or_texts(std::string_view key) const {
        if (auto const value = table_[key].value<std::string>()) return {*value};
        return texts(key);
    }
    /// A list whose entries are a text or a list of texts.
    [[nodiscard]] std::vector<std::vector<std::string>> choices(std::string_view key) const {
        std::vector<std::vector<std::string>> all;
        auto const* array = table_[key].as_array();
        if (array == nullptr && !has(key)) return all;
        if (array != nullptr)
            for (auto const& node : *array) {
                std::vector<std::string> entry;
                if (auto const one = node.value<std::string>())
                    entry.push_back(*one);
                else if (auto const* several = node.as_array())
                    for (auto const& inner : *several)
                        entry.push_back(inner.value<std::string>().value_or(""));
                all.push_back(std::move(entry));
            }
        bool const is_sound = array != nullptr && std::ranges::none_of(all, [](auto const& entry) {
                                  return entry.empty() || entry.front().empty();
                              });
        if (!is_sound)
            missing_or_wrong(key, VIGIE_N_("{0}, line {1}: “{2}” must be a list of texts, such as [\"occupation\"]."));
        return all;
    }

    [[nodiscard]] std::string const& file() const { return file_; }

private:
    [[noreturn]] void missing(std::string_view key) const {
        refuse(VIGIE_N_("{0}, line {1}: the key “{2}” is missing in this block. Add it; the files that come with Vigie "
                        "show how."),
               {file_, line(key), std::string(key)});
    }
    [[noreturn]] void missing_or_wrong(std::string_view key, char const* wrong) const {
        if (!has(key)) missing(key);
        refuse(wrong, {file_, line(key), std::string(key)});
    }

    toml::table const& table_;
    std::string const& file_;
};

/// Calls `read` with the whole file.
/// \throws core::Error(refused) naming the line that cannot be read
void read_toml(std::string_view text, std::string const& name_for_errors,
               std::function<void(TableReader const&)> const& read);

/// A TOML basic string: between quotes, control characters escaped.
[[nodiscard]] std::string basic_string(std::string_view text);
[[nodiscard]] std::string pair_text(core::Label const& label);
[[nodiscard]] std::string list_text(std::vector<std::string> const& items);

}
