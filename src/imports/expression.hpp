#pragma once

#include "gis/source.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::imports {

/// text::fold(), then letters and digits only: « Année construction » → « anneeconstruction ».
[[nodiscard]] std::string folded(std::string_view text);

/// The columns of a source, found by name: as written, else folded; « # » in a pattern stands for a digit and « * » for
/// anything, the greatest name wins (« P##_LOG » → P21_LOG rather than P20_LOG).
class Header {
public:
    explicit Header(std::vector<std::string> names);

    [[nodiscard]] std::vector<std::string> const& names() const { return names_; }
    [[nodiscard]] std::optional<std::size_t> find(std::string_view pattern) const;
    /// Up to three columns that look most like a name, or one of several.
    [[nodiscard]] std::vector<std::string> nearest(std::vector<std::string> const& wanted) const;

private:
    std::vector<std::string> names_, folded_;
};

/// What a field is read from: a column, a fixed text, a sum or a quotient of columns, and what is done to it.
///   code                 the column
///   =2024                this text in every row
///   a+b/c+d              quotient of two sums
///   numero&voie          their texts, one after the other
///   date|first:4         the first four characters
///   DEPCOM|plm           75113 → 75056: the commune of an arrondissement of Paris, Lyon or Marseille
///   a/b|percent          100·a/b, as one value
///   men|x:0.5            times a number
struct Expression {
    std::string text; ///< as written
    std::vector<std::size_t> columns, denominators;
    std::optional<std::string> literal;
    std::size_t first = 0;   ///< characters kept; 0 = all
    bool is_commune = false; ///< « plm »
    bool is_percent = false;
    bool is_joined = false; ///< « & »
    double factor = 1;

    [[nodiscard]] bool is_ratio() const { return !denominators.empty() && !is_percent; }
    [[nodiscard]] bool is_plain() const { return columns.size() == 1 && denominators.empty() && !literal; }
};

/// Absent when a column is not there.
[[nodiscard]] std::optional<Expression> parse_expression(std::string const& text, Header const& header);

/// Commune of an arrondissement code of Paris, Lyon or Marseille; any other code as it is.
[[nodiscard]] std::string commune_of(std::string const& insee);

/// True when the text matches the pattern, both folded; « # » a digit, « * » anything.
[[nodiscard]] bool matches_pattern(std::string_view pattern, std::string_view text);

}
