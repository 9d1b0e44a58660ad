// Reading a grid from a spreadsheet; grid_table_write.cpp writes one.
#include "diagnosis/grid_table.hpp"

#include "core/error.hpp"
#include "diagnosis/detail/grid_columns.hpp"
#include "diagnosis/detail/grid_words.hpp"
#include "gis/source.hpp"
#include "text/fold.hpp"
#include "text/toml_file.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace vigie::diagnosis {

namespace {

using text::refuse;

/// Which column of the file holds which of ours.
struct Header {
    std::string file;
    int first_row = 0; ///< of the file, that the first data row is in
    std::map<Column, std::size_t> place;

    Header(gis::Source const& source, std::string name, std::vector<core::Finding>& notes)
        : file(std::move(name))
        , first_row(source.facts().header_row) {
        std::vector<std::string> unknown;
        for (std::size_t i = 0; i < source.fields().size(); ++i) {
            auto const& field = source.fields()[i];
            if (auto const column = column_of(field))
                place.emplace(*column, i);
            else
                unknown.push_back(field);
        }
        for (auto const& field : unknown) {
            // A misspelt heading would silently do nothing; one of a column that is there has another meaning.
            if (auto const meant = near_miss(field); meant && !place.contains(*column_of(*meant)))
                refuse(VIGIE_N_("{0}: there is no column “{1}” in a grid. Is it “{2}”? Write it so, or give the column "
                                "another name."),
                       {file, field, *meant});
            notes.push_back({core::Severity::note,
                             std::nullopt,
                             field,
                             {VIGIE_N_("The column “{0}” means nothing in a grid: it is left out."), {field}},
                             {}});
        }
        for (auto const needed : {Column::code, Column::family})
            if (!place.contains(needed))
                refuse(VIGIE_N_("{0}: the column “{1}” is missing. A grid has one row for each indicator, with at "
                                "least its code, its "
                                "family and the values scored 0 and 100."),
                       {file, heading(needed)});
    }
};

/// One row, cell by cell; every trouble names the file, the row as the spreadsheet counts it, and the column.
class Row {
public:
    Row(Header const& header, gis::Feature const& feature)
        : header_(header)
        , feature_(feature) {}

    [[nodiscard]] std::string number() const { return std::to_string(feature_.row + header_.first_row); }
    [[nodiscard]] std::string const& file() const { return header_.file; }

    [[nodiscard]] std::optional<std::string> text(Column column) const {
        auto const found = header_.place.find(column);
        if (found == header_.place.end()) return std::nullopt;
        auto const& cell = feature_.values[found->second];
        if (!cell || cell->find_first_not_of(" \t") == std::string::npos) return std::nullopt;
        auto const first = cell->find_first_not_of(" \t"), last = cell->find_last_not_of(" \t");
        return cell->substr(first, last - first + 1);
    }

    [[nodiscard]] std::optional<double> real(Column column) const {
        auto const cell = text(column);
        if (!cell) return std::nullopt;
        auto const value = gis::parse_number(*cell);
        if (!value)
            refuse(VIGIE_N_("{0}, row {1}: “{2}”, in the column “{3}”, is not a number. Write a number, or leave the "
                            "cell empty."),
                   {file(), number(), *cell, heading(column)});
        return value;
    }

    [[nodiscard]] bool yes(Column column, bool fallback) const {
        auto const cell = text(column);
        if (!cell) return fallback;
        auto const word = text::fold(*cell);
        for (auto const* known : {"oui", "yes", "true", "vrai", "1", "x"})
            if (word == known) return true;
        for (auto const* known : {"non", "no", "false", "faux", "0"})
            if (word == known) return false;
        refuse(VIGIE_N_("{0}, row {1}: “{2}”, in the column “{3}”, is neither yes nor no. Write oui or non."),
               {file(), number(), *cell, heading(column)});
    }

    /// One language stands for both.
    [[nodiscard]] core::Label label(Column fr, Column en, core::Label fallback) const {
        auto const french = text(fr), english = text(en);
        if (!french && !english) return fallback;
        return {french.value_or(*(english ? english : french)), english.value_or(*(french ? french : english))};
    }

    /// \param words  accepted, each with its meaning
    template <typename Meaning>
    [[nodiscard]] Meaning one_of(Column column, Meaning fallback,
                                 std::vector<std::pair<std::string_view, Meaning>> const& words) const {
        auto const cell = text(column);
        if (!cell) return fallback;
        std::string all;
        for (auto const& [word, meaning] : words) {
            if (text::fold(*cell) == text::fold(word)) return meaning;
            all.append(all.empty() ? "" : ", ").append(word);
        }
        refuse(VIGIE_N_("{0}, row {1}: “{2}”, in the column “{3}”, is not known. Write one of: {4}."),
               {file(), number(), *cell, heading(column), all});
    }

private:
    Header const& header_;
    gis::Feature const& feature_;
};

using core::Method;
using core::ValueKind;

std::vector<std::pair<std::string_view, Method>> const method_words{
    {"goalposts", Method::goalposts}, {"percentile", Method::percentile}, {"robust_z", Method::robust_z},
    {"min_max", Method::min_max},     {"target", Method::target},         {"table", Method::table},
    {"bornes", Method::goalposts},    {"centile", Method::percentile},    {"z robuste", Method::robust_z},
    {"min-max", Method::min_max},     {"cible", Method::target},          {"barème", Method::table}};
std::vector<std::pair<std::string_view, ValueKind>> const kind_words{
    {"measure", ValueKind::measure}, {"event_rate", ValueKind::event_rate}, {"survey_share", ValueKind::survey_share},
    {"mesure", ValueKind::measure},  {"taux", ValueKind::event_rate},       {"part", ValueKind::survey_share}};

/// « 0=0; 1=50; 2=100 »
std::vector<core::Knot> table_of(Row const& row) {
    std::vector<core::Knot> table;
    auto const cell = row.text(Column::table);
    if (!cell) return table;
    for (std::size_t from = 0; from <= cell->size();) {
        auto const end = std::min(cell->find(';', from), cell->size());
        auto const pair = cell->substr(from, end - from);
        from = end + 1;
        if (pair.find_first_not_of(' ') == std::string::npos) continue;
        auto const sign = pair.find('=');
        auto const value = gis::parse_number(pair.substr(0, sign));
        auto const score = sign == std::string::npos ? std::nullopt : gis::parse_number(pair.substr(sign + 1));
        if (!value || !score)
            refuse(VIGIE_N_("{0}, row {1}: “{2}” is no table of scores. Write each value with its score, such as 0=0; "
                            "1=50; 2=100."),
                   {row.file(), row.number(), *cell});
        table.push_back({*value, *score});
    }
    return table;
}

std::vector<std::string> list_of(std::string const& cell) {
    std::vector<std::string> items;
    for (std::size_t from = 0; from < cell.size();) {
        auto const end = std::min(cell.find_first_of(",;", from), cell.size());
        auto const first = cell.find_first_not_of(' ', from);
        if (first < end) items.push_back(cell.substr(first, cell.find_last_not_of(' ', end - 1) - first + 1));
        from = end + 1;
    }
    return items;
}

core::Goalposts goalposts_of(Row const& row, core::Indicator const& indicator) {
    auto const at_0 = row.real(Column::at_0), at_100 = row.real(Column::at_100);
    if (at_0 && at_100) return {*at_0, *at_100};
    if (indicator.normalisation.method != Method::goalposts && !at_0 && !at_100)
        return direction_alone(indicator.normalisation, std::nullopt);
    refuse(
        VIGIE_N_("{0}, row {1}: indicator {2} needs the value scored 0 and the value scored 100. Fill both cells in."),
        {row.file(), row.number(), indicator.code});
}

core::Indicator indicator_of(Row const& row, std::string code) {
    core::Indicator indicator;
    indicator.code = std::move(code);
    indicator.name = row.label(Column::name_fr, Column::name_en, {indicator.code, indicator.code});
    indicator.unit = row.label(Column::unit_fr, Column::unit_en, {});
    indicator.kind = row.one_of(Column::kind, ValueKind::measure, kind_words);
    indicator.scale = row.real(Column::scale).value_or(1);
    auto& with = indicator.normalisation;
    with.method = row.one_of(Column::method, Method::goalposts, method_words);
    with.reference = row.text(Column::reference).value_or("");
    with.tail = row.real(Column::tail).value_or(with.tail);
    with.target = row.real(Column::target);
    with.table = table_of(row);
    indicator.goalposts = goalposts_of(row, indicator);
    indicator.is_context = row.yes(Column::is_context, false);
    indicator.weight = row.real(Column::weight).value_or(indicator.is_context ? 0 : 1);
    indicator.is_sensitive = row.yes(Column::is_sensitive, false);
    indicator.alert_at = row.real(Column::alert_at);
    indicator.incident_kinds = list_of(row.text(Column::incident_kinds).value_or(""));
    indicator.source = row.text(Column::source).value_or("");
    indicator.decimals = static_cast<int>(std::clamp(row.real(Column::decimals).value_or(1), 0.0, 9.0));
    indicator.definition = row.label(Column::definition_fr, Column::definition_en, {});
    indicator.formula = row.label(Column::formula_fr, Column::formula_en, {});
    indicator.reading = row.label(Column::reading_fr, Column::reading_en, {});
    indicator.years = row.label(Column::years_fr, Column::years_en, {});
    return indicator;
}

/// A number of the family: on its first row, or the same on several.
void take(Row const& row, Column column, std::map<Column, double>& known, std::string const& family) {
    auto const value = row.real(column);
    if (!value) return;
    auto const [entry, is_new] = known.emplace(column, *value);
    if (is_new || entry->second == *value) return;
    refuse(VIGIE_N_("{0}, row {1}: family {2} has {3} in the column “{4}”, and {5} on a row above. Write it once."),
           {row.file(), row.number(), family, number_text(*value), heading(column), number_text(entry->second)});
}

class GridReader {
public:
    void add(Row const& row) {
        if (is_first_) take_grid(row);
        is_first_ = false;
        auto const code = row.text(Column::code);
        auto const named = row.text(Column::family);
        if (!code && !named) return; // a blank row
        if (!named && grid_.families.empty())
            refuse(VIGIE_N_("{0}, row {1}: indicator {2} has no family. Write the code or the name of its family."),
                   {row.file(), row.number(), *code});
        std::size_t const f = named ? family(row, *named) : grid_.families.size() - 1;
        auto& at = grid_.families[f];
        take(row, Column::family_weight, numbers_[f], at.code);
        take(row, Column::family_alert, numbers_[f], at.code);
        if (code) at.indicators.push_back(indicator_of(row, *code));
    }

    core::Grid grid() && {
        for (std::size_t f = 0; f < grid_.families.size(); ++f) {
            auto& family = grid_.families[f];
            auto const weight = numbers_[f].find(Column::family_weight), alert = numbers_[f].find(Column::family_alert);
            family.weight = weight != numbers_[f].end() ? weight->second : family.is_in_index ? 1 : 0;
            if (alert != numbers_[f].end()) family.alert_at = alert->second;
        }
        return std::move(grid_);
    }

private:
    std::size_t family(Row const& row, std::string const& code) {
        auto const found = std::ranges::find(grid_.families, code, &core::Family::code);
        if (found != grid_.families.end()) return static_cast<std::size_t>(found - grid_.families.begin());
        core::Family made;
        made.code = code;
        made.name = row.label(Column::family_name_fr, Column::family_name_en, {code, code});
        made.short_name = row.label(Column::family_short_fr, Column::family_short_en, made.name);
        made.is_in_index = row.yes(Column::in_index, true);
        grid_.families.push_back(std::move(made));
        numbers_.emplace_back();
        return grid_.families.size() - 1;
    }

    void take_grid(Row const& row) {
        auto const stem = std::filesystem::path(row.file()).stem().string();
        grid_.code = row.text(Column::grid_code).value_or(stem);
        grid_.version = static_cast<int>(row.real(Column::version).value_or(1));
        grid_.title = row.label(Column::title_fr, Column::title_en, {stem, stem});
        auto& rules = grid_.rules;
        if (auto const cell = row.text(Column::power)) {
            auto const named = power_named(text::fold(*cell));
            rules.power = named ? *named : row.real(Column::power).value_or(rules.power);
        }
        rules.minimum_coverage = row.real(Column::minimum_coverage).value_or(rules.minimum_coverage);
        rules.minimum_families = static_cast<int>(row.real(Column::minimum_families).value_or(rules.minimum_families));
        constexpr std::array limits{Column::limit_b, Column::limit_c, Column::limit_d};
        for (std::size_t i = 0; i < limits.size(); ++i)
            rules.class_limits[i] = row.real(limits[i]).value_or(rules.class_limits[i]);
    }

    core::Grid grid_;
    std::vector<std::map<Column, double>> numbers_; ///< by family
    bool is_first_ = true;
};

}

core::Grid read_grid_table(std::filesystem::path const& path, std::vector<core::Finding>& notes) {
    auto source = gis::Source::open(path);
    Header const header(source, path.filename().string(), notes);
    GridReader reader;
    (void)source.read([&](gis::Feature&& feature) { reader.add(Row(header, feature)); });
    return std::move(reader).grid();
}

}
