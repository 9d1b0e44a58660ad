#include "text/toml_file.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <fstream>

namespace vigie::text {

void refuse(char const* english, std::vector<std::string> arguments) {
    throw core::Error(core::ErrorCode::refused, {english, std::move(arguments)});
}

bool TableReader::has(std::string_view key) const { return table_.contains(key); }

std::string TableReader::line(std::string_view key) const {
    auto const* node = table_.get(key);
    return std::to_string((node != nullptr ? node->source() : table_.source()).begin.line);
}

void TableReader::allow_only(std::initializer_list<std::string_view> keys) const {
    for (auto const& [key, node] : table_) {
        if (std::find(keys.begin(), keys.end(), key.str()) != keys.end()) continue;
        std::string known;
        for (auto const allowed : keys)
            known.append(known.empty() ? "" : ", ").append(allowed);
        refuse(VIGIE_N_("{0}, line {1}: unknown key “{2}”. Remove it, or use one of: {3}."),
               {file_, std::to_string(node.source().begin.line), std::string(key.str()), known});
    }
}

std::string TableReader::text(std::string_view key) const {
    if (auto const value = table_[key].value<std::string>()) return *value;
    missing_or_wrong(key, VIGIE_N_("{0}, line {1}: “{2}” must be a text between quotes."));
}

double TableReader::number(std::string_view key) const {
    auto const value = table_[key].is_number() ? table_[key].value<double>() : std::nullopt;
    if (value && std::isfinite(*value)) return *value;
    missing_or_wrong(key, VIGIE_N_("{0}, line {1}: “{2}” must be a number, with a point for decimals."));
}

double TableReader::number_or(std::string_view key, double fallback) const { return has(key) ? number(key) : fallback; }

int TableReader::whole(std::string_view key) const {
    auto const* node = table_[key].as_integer();
    if (node != nullptr && std::abs(node->get()) < 1'000'000) return static_cast<int>(node->get());
    missing_or_wrong(key, VIGIE_N_("{0}, line {1}: “{2}” must be a whole number."));
}

int TableReader::whole_or(std::string_view key, int fallback) const { return has(key) ? whole(key) : fallback; }

bool TableReader::yes(std::string_view key, bool fallback) const {
    if (!has(key)) return fallback;
    if (auto const* node = table_[key].as_boolean()) return node->get();
    missing_or_wrong(key, VIGIE_N_("{0}, line {1}: “{2}” must be true or false, without quotes."));
}

core::Label TableReader::label(std::string_view key) const {
    if (auto const value = table_[key].value<std::string>()) return {*value, *value};
    auto const* both = table_[key].as_table();
    if (both == nullptr)
        missing_or_wrong(
            key, VIGIE_N_("{0}, line {1}: “{2}” must be a text, or a pair such as “fr = …, en = …” between braces."));
    TableReader const reader(*both, file_);
    reader.allow_only({"fr", "en"});
    if (!reader.has("en")) return {reader.text("fr"), reader.text("fr")};
    if (!reader.has("fr")) return {reader.text("en"), reader.text("en")};
    return {reader.text("fr"), reader.text("en")};
}

std::vector<double> TableReader::numbers(std::string_view key, std::size_t count) const {
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

std::vector<std::array<double, 2>> TableReader::pairs(std::string_view key) const {
    std::vector<std::array<double, 2>> all;
    auto const* array = table_[key].as_array();
    if (array != nullptr)
        for (auto const& node : *array) {
            auto const* pair = node.as_array();
            auto const item = [&](std::size_t i) {
                bool const is_number = pair != nullptr && pair->size() == 2 && (*pair)[i].is_number();
                return is_number ? (*pair)[i].value<double>() : std::nullopt;
            };
            if (item(0) && item(1)) all.push_back({*item(0), *item(1)});
        }
    if (array == nullptr || all.size() != array->size())
        missing_or_wrong(key, VIGIE_N_("{0}, line {1}: “{2}” must be a list of values with their scores, such as [[0, 0], [1, 50], [2, 100]]."));
    return all;
}

bool TableReader::is_text(std::string_view key) const { return table_[key].is_string(); }

std::vector<std::string> TableReader::texts(std::string_view key) const {
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

std::vector<TableReader> TableReader::tables(std::string_view key) const {
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

std::optional<TableReader> TableReader::table(std::string_view key) const {
    if (!has(key)) return std::nullopt;
    if (auto const* inner = table_[key].as_table()) return TableReader(*inner, file_);
    missing_or_wrong(key, VIGIE_N_("{0}, line {1}: “{2}” must be a [block] of its own."));
}

std::vector<std::string> TableReader::keys() const {
    std::vector<std::string> names;
    for (auto const& [key, node] : table_)
        names.emplace_back(key.str());
    return names;
}

std::vector<std::string> TableReader::text_or_texts(std::string_view key) const {
    if (auto const value = table_[key].value<std::string>()) return {*value};
    return texts(key);
}

std::vector<std::vector<std::string>> TableReader::choices(std::string_view key) const {
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

std::string const& TableReader::file() const { return file_; }

void TableReader::missing(std::string_view key) const {
    refuse(VIGIE_N_("{0}, line {1}: the key “{2}” is missing in this block. Add it; the files that come with Vigie "
                    "show how."),
           {file_, line(key), std::string(key)});
}

void TableReader::missing_or_wrong(std::string_view key, char const* wrong) const {
    if (!has(key)) missing(key);
    refuse(wrong, {file_, line(key), std::string(key)});
}

void read_toml(std::string_view text, std::string const& name_for_errors,
               std::function<void(TableReader const&)> const& read) {
    try {
        toml::table const root = toml::parse(text, name_for_errors);
        read(TableReader(root, name_for_errors));
    } catch (toml::parse_error const& error) {
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("{0}, line {1}: this line cannot be read. Check its quotes, brackets and commas."),
                           {name_for_errors, std::to_string(error.source().begin.line)}},
                          std::string(error.description()));
    }
}

std::string basic_string(std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out = "\"";
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            out.append({'\\', c});
        else if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else if (byte < 0x20 || byte == 0x7f)
            out.append("\\u00").append({hex[byte >> 4], hex[byte & 15]});
        else
            out += c;
    }
    return out + '"';
}

std::string pair_text(core::Label const& label) {
    return "{ fr = " + basic_string(label.fr) + ", en = " + basic_string(label.en) + " }";
}

std::string list_text(std::vector<std::string> const& items) {
    std::string out = "[";
    for (auto const& item : items)
        out.append(out.size() > 1 ? ", " : "").append(basic_string(item));
    return out + "]";
}

std::string profile_text(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file.is_open() || file.bad())
        refuse(VIGIE_N_("The profile {0} cannot be read. Check that it exists and is yours to read."), {path.string()});
    return text;
}

}
