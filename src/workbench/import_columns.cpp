#include "workbench/import_columns.hpp"

#include "core/error.hpp"
#include "workbench/fold.hpp"

#include <algorithm>
#include <array>

namespace vigie::workbench {

namespace {

std::string trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    auto const first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(blank) - first + 1));
}

/// Words that only ever name a person, folded. « nom » alone may be the residence's.
constexpr std::array personal_names{"prenom",   "nomlocataire", "locataire", "telephone",    "tel",       "portable", "mail",   "email",       "courriel",
                                    "nir",      "numsecu",      "naissance", "datenaissance", "annaissance", "annais",  "sexe",   "genre",       "nbail",
                                    "numbail",  "bail",         "nationalite", "age",        "nomprenom", "civilite", "nomusage"};

std::size_t common_start(std::string const& a, std::string const& b) {
    std::size_t n = 0;
    while (n < a.size() && n < b.size() && a[n] == b[n]) ++n;
    return n;
}

/// Up to three columns that look most like a name.
std::string nearest_columns(std::vector<std::string> const& header, std::string_view wanted) {
    std::string const target = folded(wanted);
    std::vector<std::pair<std::size_t, std::string>> ranked;
    for (auto const& name : header) {
        std::string const candidate = folded(name);
        std::size_t const score = candidate.find(target) != std::string::npos || target.find(candidate) != std::string::npos ? 100 : common_start(candidate, target);
        ranked.emplace_back(score, name);
    }
    std::ranges::stable_sort(ranked, [](auto const& a, auto const& b) { return a.first > b.first; });
    std::string list;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, ranked.size()); ++i) list += (i > 0 ? ", " : "") + ranked[i].second;
    return list;
}

std::string quoted_json(std::string_view text) {
    std::string out = "\"";
    for (char const c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
    return out + '"';
}

}

std::string folded(std::string_view text) {
    std::string out = fold(text);
    std::erase_if(out, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); });
    return out;
}

Columns::Columns(std::vector<std::string> const& header, std::map<std::string, std::string> const& mapping, std::span<FieldNames const> usual,
                 std::string const& source_name)
    : header_(header), source_name_(source_name) {
    for (auto const& [field, name] : mapping) map_explicitly(field, name);
    std::vector<std::string> names;
    for (auto const& name : header_) names.push_back(folded(name));
    for (auto const& field : usual) {
        if (has(field.field)) continue;
        for (auto const* name : field.names) {
            auto const found = std::ranges::find(names, name);
            if (found == names.end()) continue;
            uses_[field.field].column = static_cast<int>(found - names.begin());
            break;
        }
    }
}

int Columns::column(std::string_view name) const {
    auto found = std::ranges::find(header_, name);
    if (found == header_.end()) found = std::ranges::find_if(header_, [&](std::string const& other) { return folded(other) == folded(name); });
    return found == header_.end() ? -1 : static_cast<int>(found - header_.begin());
}

void Columns::map_explicitly(std::string const& field, std::string const& name) {
    Use use;
    if (name.starts_with("=")) {
        use.literal = name.substr(1);
    } else {
        use.column = column(name);
        auto const slash = name.find('/');
        if (use.column < 0 && slash != std::string::npos) {
            use.column = column(name.substr(0, slash));
            use.denominator = column(name.substr(slash + 1));
            if (use.denominator < 0) use.column = -1;
        }
        if (use.column < 0)
            throw core::Error(core::ErrorCode::refused, {VIGIE_N_("{0} has no column “{1}”. The nearest columns: {2}."), {source_name_, name, nearest_columns(header_, name)}});
    }
    uses_[field] = use;
    explicit_[field] = name;
}

void Columns::require(std::string const& field) const {
    if (has(field)) return;
    throw core::Error(core::ErrorCode::refused,
                      {VIGIE_N_("{0}: which column holds “{1}”? Say it with --map {1}=COLUMN. The nearest columns: {2}."), {source_name_, field, nearest_columns(header_, field)}});
}

std::optional<std::string> Columns::text(gis::Feature const& row, std::string const& field) const {
    auto const found = uses_.find(field);
    if (found == uses_.end()) return std::nullopt;
    if (found->second.column < 0) return found->second.literal;
    auto const& value = row.values[static_cast<std::size_t>(found->second.column)];
    if (!value) return std::nullopt;
    std::string text = trimmed(*value);
    if (text.empty()) return std::nullopt;
    return text;
}

std::optional<double> Columns::number(gis::Feature const& row, std::string const& field) const {
    auto const value = text(row, field);
    return value ? gis::parse_number(*value) : std::nullopt;
}

bool Columns::is_ratio(std::string const& field) const {
    auto const found = uses_.find(field);
    return found != uses_.end() && found->second.denominator >= 0;
}

Columns::Ratio Columns::ratio(gis::Feature const& row, std::string const& field) const {
    auto const& denominator = row.values[static_cast<std::size_t>(uses_.at(field).denominator)];
    return {number(row, field), denominator ? gis::parse_number(*denominator) : std::nullopt};
}

std::vector<std::string> Columns::personal() const {
    std::vector<std::string> list;
    for (std::size_t i = 0; i < header_.size(); ++i) {
        bool const is_used = std::ranges::any_of(uses_, [&](auto const& use) { return use.second.column == static_cast<int>(i); });
        if (!is_used && std::ranges::find(personal_names, folded(header_[i])) != personal_names.end()) list.push_back(header_[i]);
    }
    return list;
}

std::string Columns::column_name(std::string const& field) const {
    auto const found = uses_.find(field);
    return found == uses_.end() || found->second.column < 0 ? std::string() : header_[static_cast<std::size_t>(found->second.column)];
}

std::string Columns::json() const {
    std::string out = "{";
    for (auto const& [field, use] : uses_) {
        if (out.size() > 1) out += ", ";
        std::string const name = use.column < 0 ? "=" + use.literal : header_[static_cast<std::size_t>(use.column)];
        out += quoted_json(field) + ": " + quoted_json(use.denominator < 0 ? name : name + "/" + header_[static_cast<std::size_t>(use.denominator)]);
    }
    return out + "}";
}

}
