#include "imports/detail/guess.hpp"

#include "imports/detail/fields.hpp"

#include <algorithm>
#include <array>

namespace vigie::imports {

namespace {

/// What the first rows draw.
struct Shapes {
    std::size_t points = 0, lines = 0, areas = 0;
};

Shapes shapes_of(std::vector<gis::Feature> const& sample) {
    Shapes shapes;
    for (auto const& row : sample) {
        shapes.points += std::holds_alternative<core::Projected>(row.geometry) ? 1 : 0;
        shapes.lines += std::holds_alternative<core::MultiPolyline>(row.geometry) ? 1 : 0;
        shapes.areas += std::holds_alternative<core::MultiPolygon>(row.geometry) ? 1 : 0;
    }
    return shapes;
}

/// Share of the fields that say what a kind is that are there, when none that it needs lacks.
double likeness(SourceLook const& look, std::vector<std::string> const& needed, std::vector<std::string> const& telling,
                ImportKind kind, core::Grid const* grid) {
    Columns const columns(look.header.names(), {}, fields_of(kind, grid), look.file_stem);
    auto const is_there = [&](std::string const& field) { return columns.has(field); };
    if (!std::ranges::all_of(needed, is_there)) return 0;
    return static_cast<double>(std::ranges::count_if(telling, is_there)) / static_cast<double>(telling.size());
}

bool has_indicator_column(SourceLook const& look, core::Grid const* grid) {
    if (grid == nullptr) return false;
    for (auto const& family : grid->families)
        for (auto const& indicator : family.indicators)
            if (look.header.find(indicator.code)) return true;
    return false;
}

KindGuess of_a_table(SourceLook const& look, core::Grid const* grid) {
    std::array<KindGuess, 4> guesses{
        KindGuess{ImportKind::residences,
                  likeness(look, {"code"}, {"dwellings", "address", "name", "x", "lon", "agency", "year_built"},
                           ImportKind::residences, grid)},
        KindGuess{ImportKind::observations,
                  std::max(likeness(look, {"code", "indicator"}, {"value", "numerator", "period", "indicator"},
                                    ImportKind::observations, grid),
                           has_indicator_column(look, grid) ? 0.9 : 0)},
        KindGuess{ImportKind::incidents,
                  likeness(look, {"date", "kind"}, {"date", "kind", "severity", "residence", "lon", "x"},
                           ImportKind::incidents, grid)},
        KindGuess{ImportKind::actions, likeness(look, {"id", "residence", "title"}, {"due", "state", "lead", "axis"},
                                                ImportKind::actions, grid)}};
    auto const best = *std::ranges::max_element(guesses, {}, &KindGuess::confidence);
    return best.confidence > 0 ? best : KindGuess{ImportKind::observations, 0.1};
}

bool names(std::string_view text, std::initializer_list<std::string_view> words) {
    auto const word = folded(text);
    return std::ranges::any_of(words, [&](auto part) { return word.find(part) != std::string::npos; });
}

KindGuess of_areas(SourceLook const& look) {
    double const residences =
        likeness(look, {"code"}, {"dwellings", "year_built", "address"}, ImportKind::residences, nullptr);
    double const zones = likeness(look, {"code"}, {"code", "name"}, ImportKind::zones, nullptr);
    std::string const title = look.file_stem + " " + look.layer;
    if (names(title, {"residence", "batiment", "building"}) && look.header.find("code"))
        return {ImportKind::residences, 0.7};
    if (names(title, {"batiment", "building", "vegetation", "veget", "sol", "zone_urba", "zoneurba", "prescription",
                      "info", "landcover"}))
        return {ImportKind::context, 0.7};
    if (residences >= 0.6) return {ImportKind::residences, residences};
    if (zones > 0) return {ImportKind::zones, std::max(zones, 0.6)};
    return {ImportKind::context, 0.5};
}

/// Cells that are a figure with one sign that may be decimal.
char sign_of(std::string const& cell) {
    auto const commas = std::ranges::count(cell, ','), points = std::ranges::count(cell, '.');
    if (commas + points != 1 || !gis::parse_number(cell)) return 0;
    return commas == 1 ? ',' : '.';
}

bool has_form(std::string_view text, std::string_view form) {
    if (text.size() < form.size()) return false;
    for (std::size_t i = 0; i < form.size(); ++i) {
        bool const is_digit = text[i] >= '0' && text[i] <= '9';
        if (form[i] == '9' ? !is_digit : text[i] != form[i]) return false;
    }
    return true;
}

}

KindGuess guess_kind(SourceLook const& look, std::vector<gis::Feature> const& sample, core::Grid const* grid) {
    auto const shapes = shapes_of(sample);
    if (shapes.areas > 0) return of_areas(look);
    if (shapes.lines > 0) return {ImportKind::context, 0.9};
    auto guess = of_a_table(look, grid);
    bool const is_placed = shapes.points > 0;
    if (is_placed && guess.kind == ImportKind::observations && guess.confidence < 0.5)
        return {ImportKind::residences, 0.3};
    return guess;
}

core::Message encoding_sentence(gis::SourceFacts const& facts) {
    switch (facts.evidence) {
    case gis::EncodingEvidence::format:
        return VIGIE_N_("The format fixes the encoding.");
    case gis::EncodingEvidence::stated:
        return {VIGIE_N_("Encoding {0}, as you said."), {facts.encoding}};
    case gis::EncodingEvidence::cpg_file:
        return {VIGIE_N_("Encoding {0}, from the .cpg file beside it."), {facts.encoding}};
    case gis::EncodingEvidence::dbf_byte:
        return {VIGIE_N_("Encoding {0}, from the language byte of the .dbf."), {facts.encoding}};
    case gis::EncodingEvidence::byte_order_mark:
        return {VIGIE_N_("Encoding {0}, from the mark at the start of the file."), {facts.encoding}};
    case gis::EncodingEvidence::utf8_validity:
        return {VIGIE_N_("Encoding {0}: all the text is valid."), {facts.encoding}};
    case gis::EncodingEvidence::fallback:
        return {VIGIE_N_("Encoding {0}, since the text is not UTF-8."), {facts.encoding}};
    }
    return {};
}

std::string text_with_accents(std::vector<gis::Feature> const& sample) {
    for (auto const& row : sample)
        for (auto const& value : row.values)
            if (value && value->size() < 120 &&
                std::ranges::any_of(*value, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
                return *value;
    return {};
}

char decimal_of(std::vector<gis::Feature> const& sample) {
    std::size_t commas = 0, points = 0;
    for (auto const& row : sample)
        for (auto const& value : row.values) {
            if (!value || value->size() > 32) continue;
            char const sign = sign_of(*value);
            commas += sign == ',' ? 1 : 0;
            points += sign == '.' ? 1 : 0;
        }
    if (commas + points == 0) return 0;
    return commas > points ? ',' : '.';
}

std::string date_format_of(Columns const& columns, std::vector<gis::Feature> const& sample) {
    std::size_t iso = 0, slashes = 0, month_first = 0, other = 0;
    for (auto const* field : {"date", "start", "due", "opened", "closed"}) {
        if (!columns.has(field)) continue;
        for (auto const& row : sample) {
            auto const text = columns.text(row, field);
            if (!text) continue;
            if (has_form(*text, "9999-99-99") || has_form(*text, "9999/99/99"))
                ++iso;
            else if (has_form(*text, "99/99/9999"))
                ++slashes, month_first += text->substr(3, 2) > "12" ? 1 : 0;
            else
                ++other;
        }
    }
    if (iso == 0 && slashes == 0) return other > 0 ? "?" : "";
    if (iso >= slashes) return "yyyy-mm-dd";
    return month_first > 0 ? "mm/dd/yyyy" : "dd/mm/yyyy";
}

std::vector<std::string> matching_columns(Header const& header, std::vector<std::string> const& patterns) {
    std::vector<std::string> list;
    for (auto const& name : header.names())
        if (std::ranges::any_of(patterns, [&](auto const& pattern) { return matches_pattern(pattern, name); }))
            list.push_back(name);
    return list;
}

}
