#include "imports/columns.hpp"

#include "core/error.hpp"
#include "imports/detail/fields.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace vigie::imports {

namespace {

std::string trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    auto const first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(blank) - first + 1));
}

/// Trimmed, on one line: lines of a cell are told apart by « / », as tables and maps show a name in one.
std::string one_line(std::string_view text) {
    if (std::ranges::none_of(text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; })) return trimmed(text);
    std::string line;
    while (!text.empty()) {
        auto const end = std::min(text.find_first_of("\r\n"), text.size());
        auto part = trimmed(text.substr(0, end));
        std::ranges::replace(part, '\t', ' ');
        if (!part.empty()) line += (line.empty() ? "" : " / ") + part;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return line;
}

/// Words that only ever name a person, folded. « nom » alone may be the residence's.
constexpr std::array personal_names{
    "prenom", "nomlocataire", "locataire", "telephone", "tel",        "portable",      "mail",
    "email",  "courriel",     "nir",       "numsecu",   "naissance",  "datenaissance", "annaissance",
    "annais", "sexe",         "genre",     "nbail",     "numbail",    "bail",          "nationalite",
    "age",    "nomprenom",    "civilite",  "nomusage",  "validatedby",
    "datedenaissance", "lieudenaissance", "nomdefamille", "nomdulocataire", "numerolocataire", "numlocataire", "codelocataire",
    "numerodebail", "numerobail", "telephoneportable", "telephonefixe", "telportable", "adressemail", "adressecourriel",
    "numerodesecuritesociale", "securitesociale", "iban"};

std::string quoted_json(std::string_view text) {
    std::string out = "\"";
    for (char const c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
    return out + '"';
}

/// The first characters, whole UTF-8 sequences.
std::string first_characters(std::string const& text, std::size_t most) {
    std::size_t end = 0;
    for (std::size_t n = 0; end < text.size() && n < most; ++n) {
        ++end;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            ++end;
    }
    return text.substr(0, end);
}

}

std::string joined(std::vector<std::string> const& words) {
    std::string out;
    for (auto const& word : words)
        out += (out.empty() ? "" : ", ") + word;
    return out;
}

Columns::Columns(std::vector<std::string> header, ColumnRules rules, std::span<FieldNames const> usual,
                 std::string source_name)
    : header_(std::move(header))
    , rules_(std::move(rules))
    , source_name_(std::move(source_name)) {
    for (auto const& [field, text] : rules_.mapping)
        map_explicitly(field, text);
    map_by_profile();
    map_by_usual_names(usual);
}

bool Columns::must_not_be_used(Expression const& expression) const {
    auto const is_never = [&](std::size_t column) {
        return std::ranges::any_of(
            rules_.never, [&](auto const& pattern) { return matches_pattern(pattern, header_.names()[column]); });
    };
    return std::ranges::any_of(expression.columns, is_never) || std::ranges::any_of(expression.denominators, is_never);
}

void Columns::map_explicitly(std::string const& field, std::string const& text) {
    if (text.empty()) return;
    auto expression = parse_expression(text, header_);
    if (!expression)
        throw core::Error(core::ErrorCode::refused, {VIGIE_N_("{0} has no column “{1}”. The nearest columns: {2}."),
                                                     {source_name_, text, joined(header_.nearest({text}))}});
    if (must_not_be_used(*expression))
        throw core::Error(core::ErrorCode::refused,
                          {VIGIE_N_("Column “{1}” of {0} must not be used: it holds figures made up where the true "
                                    "ones are not published. Choose another column."),
                           {source_name_, text}});
    uses_[field] = {std::move(*expression), MappedBy::user};
}

void Columns::map_by_profile() {
    for (auto const& [field, alternatives] : rules_.profile) {
        if (has(field) || rules_.mapping.contains(field)) continue;
        if (alternatives.empty()) rules_.mapping[field]; // read from nothing, whatever a column is called
        for (auto const& text : alternatives)
            if (auto expression = parse_expression(text, header_); expression && !must_not_be_used(*expression)) {
                uses_[field] = {std::move(*expression), MappedBy::profile};
                break;
            }
    }
}

void Columns::map_by_usual_names(std::span<FieldNames const> usual) {
    for (auto const& field : usual) {
        usual_[field.field] = field.names;
        if (has(field.field) || rules_.mapping.contains(field.field)) continue;
        for (auto const& name : field.names) {
            auto const column = header_.find(name);
            Expression expression;
            if (column) expression.columns = {*column};
            if (!column || must_not_be_used(expression)) continue;
            expression.text = header_.names()[*column];
            uses_[field.field] = {std::move(expression), MappedBy::usual_name};
            break;
        }
    }
}

bool Columns::is_explicit(std::string const& field) const { return mapped_by(field) == MappedBy::user; }

std::optional<MappedBy> Columns::mapped_by(std::string const& field) const {
    auto const found = uses_.find(field);
    return found == uses_.end() ? std::nullopt : std::optional(found->second.by);
}

void Columns::require(std::string const& field) const {
    if (has(field)) return;
    auto wanted = usual_.contains(field) ? usual_.at(field) : std::vector<std::string>{};
    wanted.push_back(field);
    throw core::Error(
        core::ErrorCode::refused,
        {VIGIE_N_("{0}: which column holds “{1}”? Say it with --map {1}=COLUMN. The nearest columns: {2}."),
         {source_name_, field, joined(header_.nearest(wanted))}});
}

std::optional<std::string> Columns::cell(gis::Feature const& row, std::size_t column) const {
    auto const& value = row.values[column];
    if (!value) return std::nullopt;
    std::string text = one_line(*value);
    if (text.empty() ||
        (!rules_.missing.empty() && std::ranges::find(rules_.missing, folded_word(text)) != rules_.missing.end()))
        return std::nullopt;
    return text;
}

std::optional<std::string> Columns::text(gis::Feature const& row, std::string const& field) const {
    auto const found = uses_.find(field);
    if (found == uses_.end()) return std::nullopt;
    auto const& expression = found->second.expression;
    std::optional<std::string> text = expression.literal;
    if (expression.is_joined)
        text = joined_cells(row, expression.columns);
    else if (!text && !expression.is_percent && (expression.columns.size() == 1 && expression.factor == 1))
        text = cell(row, expression.columns[0]);
    else if (!text)
        if (auto const value = number(row, field)) {
            std::array<char, 32> buffer{};
            text = std::string(buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), *value).ptr);
        }
    if (!text) return std::nullopt;
    if (expression.first > 0) text = first_characters(*text, expression.first);
    if (expression.is_commune) text = commune_of(*text);
    if (auto const translated = rules_.values.find(field); translated != rules_.values.end())
        if (auto const word = translated->second.find(folded_word(*text)); word != translated->second.end())
            return word->second;
    return text;
}

/// What is empty leaves no gap.
std::optional<std::string> Columns::joined_cells(gis::Feature const& row,
                                                 std::vector<std::size_t> const& columns) const {
    std::string all;
    for (auto const column : columns)
        if (auto const part = cell(row, column)) all += (all.empty() ? "" : " ") + *part;
    if (all.empty()) return std::nullopt;
    return all;
}

std::optional<double> Columns::sum(gis::Feature const& row, std::vector<std::size_t> const& columns) const {
    double total = 0;
    for (auto const column : columns) {
        auto const text = cell(row, column);
        auto const value = text ? number_of(*text) : std::nullopt;
        if (!value) return std::nullopt; // one part unknown: the whole is unknown, not smaller
        total += *value;
    }
    return total;
}

std::optional<double> Columns::number(gis::Feature const& row, std::string const& field) const {
    auto const found = uses_.find(field);
    if (found == uses_.end()) return std::nullopt;
    auto const& expression = found->second.expression;
    if (expression.literal) return number_of(*expression.literal);
    if (expression.first > 0 || rules_.values.contains(field)) {
        auto const value = text(row, field);
        return value ? number_of(*value) : std::nullopt;
    }
    auto value = sum(row, expression.columns);
    if (value) *value *= expression.factor;
    if (!expression.is_percent) return value;
    auto const whole = sum(row, expression.denominators);
    if (!value || !whole || *whole <= 0) return std::nullopt;
    return 100 * *value / *whole;
}

bool Columns::is_ratio(std::string const& field) const {
    auto const found = uses_.find(field);
    return found != uses_.end() && found->second.expression.is_ratio();
}

bool Columns::is_computed(std::string const& field) const {
    auto const found = uses_.find(field);
    return found != uses_.end() && !found->second.expression.is_plain();
}

Columns::Ratio Columns::ratio(gis::Feature const& row, std::string const& field) const {
    return {number(row, field), sum(row, uses_.at(field).expression.denominators)};
}

std::vector<std::string> Columns::personal() const {
    std::vector<std::string> list;
    for (std::size_t i = 0; i < header_.names().size(); ++i) {
        auto const uses_it = [&](auto const& use) {
            return std::ranges::find(use.second.expression.columns, i) != use.second.expression.columns.end();
        };
        auto const& name = header_.names()[i];
        if (std::ranges::none_of(uses_, uses_it) &&
            std::ranges::find(personal_names, folded(name)) != personal_names.end())
            list.push_back(name);
    }
    return list;
}

std::string Columns::column_name(std::string const& field) const {
    auto const found = uses_.find(field);
    if (found == uses_.end() || found->second.expression.columns.empty()) return {};
    return header_.names()[found->second.expression.columns[0]];
}

std::vector<std::size_t> Columns::sources(std::string const& field) const {
    auto const found = uses_.find(field);
    if (found == uses_.end()) return {};
    auto all = found->second.expression.columns;
    auto const& denominators = found->second.expression.denominators;
    all.insert(all.end(), denominators.begin(), denominators.end());
    return all;
}

std::string Columns::written(double value) const {
    std::string text = gis::text_of(gis::CellView(value)).value_or("");
    if (rules_.decimal == ',') std::ranges::replace(text, '.', ',');
    return text;
}

std::vector<std::string> Columns::mapped_fields() const {
    std::vector<std::string> fields;
    for (auto const& [field, use] : uses_)
        if (!field.starts_with("group.")) fields.push_back(field); // parts of a key, not fields
    return fields;
}

std::string Columns::expression(std::string const& field) const {
    auto const found = uses_.find(field);
    if (found == uses_.end()) return {};
    auto const& expression = found->second.expression;
    bool const is_a_name =
        expression.is_plain() && expression.first == 0 && !expression.is_commune && expression.factor == 1;
    return is_a_name ? header_.names()[expression.columns[0]] : expression.text;
}

std::string Columns::json() const {
    std::string out = "{";
    for (auto const& field : mapped_fields()) {
        if (out.size() > 1) out += ", ";
        out += quoted_json(field) + ": " + quoted_json(expression(field));
    }
    return out + "}";
}

}
