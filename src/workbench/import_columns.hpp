#pragma once

#include "gis/source.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::workbench {

/// fold(), then letters and digits only: « Année construction » → « anneeconstruction ».
[[nodiscard]] std::string folded(std::string_view text);

/// A field and the usual names of its column, folded; the first that is there wins.
struct FieldNames {
    char const* field;
    std::vector<char const*> names;
};

/// Which column each field is read from. An explicit mapping wins; « field==text » gives every row that text;
/// « field=a/b » reads a numerator and a denominator.
class Columns {
  public:
    /// \param source_name for messages
    /// \throws core::Error(refused) when a mapped column is not there, naming the nearest ones
    Columns(std::vector<std::string> const& header, std::map<std::string, std::string> const& mapping, std::span<FieldNames const> usual,
            std::string const& source_name);

    [[nodiscard]] bool has(std::string const& field) const { return uses_.contains(field); }
    [[nodiscard]] bool is_explicit(std::string const& field) const { return explicit_.contains(field); }
    /// \throws core::Error(refused) asking for --map when the field is not there
    void require(std::string const& field) const;

    /// Trimmed; absent when the cell is empty.
    [[nodiscard]] std::optional<std::string> text(gis::Feature const& row, std::string const& field) const;
    [[nodiscard]] std::optional<double> number(gis::Feature const& row, std::string const& field) const;
    struct Ratio {
        std::optional<double> numerator, denominator;
    };
    [[nodiscard]] bool is_ratio(std::string const& field) const;
    [[nodiscard]] Ratio ratio(gis::Feature const& row, std::string const& field) const;

    /// Columns nobody asked for whose name says they hold personal data.
    [[nodiscard]] std::vector<std::string> personal() const;
    /// The name of the column a field is read from, for guessing what it holds.
    [[nodiscard]] std::string column_name(std::string const& field) const;
    /// JSON {field: column} as kept with the report.
    [[nodiscard]] std::string json() const;

  private:
    struct Use {
        int column = -1;
        int denominator = -1;
        std::string literal;
    };
    [[nodiscard]] int column(std::string_view name) const;
    void map_explicitly(std::string const& field, std::string const& column);

    std::vector<std::string> header_;
    std::string source_name_;
    std::map<std::string, Use> uses_;
    std::map<std::string, std::string> explicit_;
};

}
