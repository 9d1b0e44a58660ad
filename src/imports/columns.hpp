#pragma once

#include "core/message.hpp"
#include "gis/source.hpp"
#include "imports/expression.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::imports {

/// A field of a kind of import and the usual names of its column; the first that is there wins.
struct FieldNames {
    std::string field;
    std::vector<std::string> names;
    core::Message label = {}; ///< for people
    bool is_required = false;
    bool is_special = false; ///< of few files: not asked for when it is not there
};

/// What is known of a source's columns before its names are looked at: what the user said, what a profile says.
struct ColumnRules {
    std::map<std::string, std::string> mapping; ///< field → expression; empty = read from nothing
    std::vector<std::pair<std::string, std::vector<std::string>>>
        profile;                      ///< field → expressions, the first that is there wins
    std::vector<std::string> never;   ///< patterns of columns that must not be used
    std::vector<std::string> missing; ///< words that mean « not known », folded
    std::map<std::string, std::map<std::string, std::string>> values; ///< field → text in the file → text for Vigie
    char decimal = 0;
};

enum class MappedBy { user, profile, usual_name };

/// Which column each field is read from. An explicit mapping wins over the profile's, and that over the usual names.
class Columns {
public:
    /// \param source_name for messages
    /// \throws core::Error(refused) when a mapped column is not there, naming the nearest ones, or must not be used
    Columns(std::vector<std::string> header, ColumnRules rules, std::span<FieldNames const> usual,
            std::string source_name);

    [[nodiscard]] bool has(std::string const& field) const { return uses_.contains(field); }
    [[nodiscard]] bool is_explicit(std::string const& field) const;
    /// \throws core::Error(refused) asking for --map when the field is not there
    void require(std::string const& field) const;

    /// Trimmed; absent when the cell is empty or holds a word for « not known ».
    [[nodiscard]] std::optional<std::string> text(gis::Feature const& row, std::string const& field) const;
    [[nodiscard]] std::optional<double> number(gis::Feature const& row, std::string const& field) const;
    [[nodiscard]] std::optional<double> number_of(std::string_view text) const {
        return gis::parse_number(text, rules_.decimal);
    }
    struct Ratio {
        std::optional<double> numerator, denominator;
    };
    [[nodiscard]] bool is_ratio(std::string const& field) const;
    [[nodiscard]] Ratio ratio(gis::Feature const& row, std::string const& field) const;
    /// The value is worked out of several cells, so a cell alone cannot be wrong.
    [[nodiscard]] bool is_computed(std::string const& field) const;

    /// Columns nobody asked for whose name says they hold personal data.
    [[nodiscard]] std::vector<std::string> personal() const;
    /// The name of the column a field is read from, for guessing what it holds; empty for a fixed text.
    [[nodiscard]] std::string column_name(std::string const& field) const;
    /// Every field of the source that the field is read from, by number.
    [[nodiscard]] std::vector<std::size_t> sources(std::string const& field) const;
    /// A number as number() reads it back: with the decimal sign of the file.
    [[nodiscard]] std::string written(double value) const;
    [[nodiscard]] std::optional<MappedBy> mapped_by(std::string const& field) const;
    /// As the mapping would be written: « nb_plai/nb_logmt_total », « =2019 ».
    [[nodiscard]] std::string expression(std::string const& field) const;
    [[nodiscard]] std::vector<std::string> mapped_fields() const;
    [[nodiscard]] Header const& header() const { return header_; }
    /// JSON {field: expression} as kept with the report.
    [[nodiscard]] std::string json() const;

private:
    struct Use {
        Expression expression;
        MappedBy by = MappedBy::usual_name;
    };
    void map_explicitly(std::string const& field, std::string const& text);
    void map_by_profile();
    void map_by_usual_names(std::span<FieldNames const> usual);
    [[nodiscard]] bool must_not_be_used(Expression const& expression) const;
    [[nodiscard]] std::optional<std::string> cell(gis::Feature const& row, std::size_t column) const;
    [[nodiscard]] std::optional<std::string> joined_cells(gis::Feature const& row,
                                                          std::vector<std::size_t> const& columns) const;
    [[nodiscard]] std::optional<double> sum(gis::Feature const& row, std::vector<std::size_t> const& columns) const;

    Header header_;
    ColumnRules rules_;
    std::string source_name_;
    std::map<std::string, Use> uses_;
    std::map<std::string, std::vector<std::string>> usual_; ///< for naming the nearest columns
};

[[nodiscard]] std::string joined(std::vector<std::string> const& words);

}
