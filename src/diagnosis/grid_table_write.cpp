#include "diagnosis/detail/grid_columns.hpp"
#include "diagnosis/detail/grid_words.hpp"
#include "diagnosis/grid_table.hpp"
#include "gis/writer.hpp"

#include <algorithm>

namespace vigie::diagnosis {

namespace {

gis::Cell cell(std::string const& text) { return text.empty() ? gis::Cell{} : gis::Cell{text}; }
gis::Cell cell(std::optional<double> value) { return value ? gis::Cell{*value} : gis::Cell{}; }
/// In the words that are read back, whatever the language.
gis::Cell yes_or_no(bool is_so) { return std::string(is_so ? "oui" : "non"); }

gis::ColumnKind kind_of(Column column) {
    switch (column) {
    case Column::family_weight:
    case Column::family_alert:
    case Column::at_0:
    case Column::at_100:
    case Column::weight:
    case Column::alert_at:
    case Column::scale:
    case Column::tail:
    case Column::target:
    case Column::minimum_coverage:
    case Column::limit_b:
    case Column::limit_c:
    case Column::limit_d:
        return gis::ColumnKind::real;
    case Column::decimals:
    case Column::version:
    case Column::minimum_families:
        return gis::ColumnKind::integer;
    default:
        return gis::ColumnKind::text;
    }
}

class Line {
public:
    Line()
        : cells_(column_count) {}
    void put(Column column, gis::Cell value) { cells_[static_cast<std::size_t>(column)] = std::move(value); }
    void put(Column fr, Column en, core::Label const& label) {
        put(fr, cell(label.fr));
        put(en, cell(label.en));
    }
    std::vector<gis::Cell> take() && { return std::move(cells_); }

private:
    std::vector<gis::Cell> cells_;
};

void put_grid(Line& line, core::Grid const& grid) {
    line.put(Column::grid_code, cell(grid.code));
    line.put(Column::version, std::int64_t{grid.version});
    line.put(Column::title_fr, Column::title_en, grid.title);
    line.put(Column::power, name_of_power(grid.rules.power));
    line.put(Column::minimum_coverage, grid.rules.minimum_coverage);
    line.put(Column::minimum_families, std::int64_t{grid.rules.minimum_families});
    line.put(Column::limit_b, grid.rules.class_limits[0]);
    line.put(Column::limit_c, grid.rules.class_limits[1]);
    line.put(Column::limit_d, grid.rules.class_limits[2]);
}

void put_family(Line& line, core::Family const& family) {
    line.put(Column::family, cell(family.code));
    line.put(Column::family_name_fr, Column::family_name_en, family.name);
    line.put(Column::family_short_fr, Column::family_short_en, family.short_name);
    line.put(Column::family_weight, family.weight);
    line.put(Column::in_index, yes_or_no(family.is_in_index));
    line.put(Column::family_alert, cell(family.alert_at));
}

void put_normalisation(Line& line, core::Normalisation const& with) {
    std::string table;
    for (auto const& [value, score] : with.table)
        table.append(table.empty() ? "" : "; ").append(number_text(value)).append("=").append(number_text(score));
    line.put(Column::method, std::string(name_of(with.method)));
    line.put(Column::reference, cell(with.reference));
    line.put(Column::tail, with.tail);
    line.put(Column::target, cell(with.target));
    line.put(Column::table, cell(table));
}

void put_indicator(Line& line, core::Indicator const& indicator) {
    std::string kinds;
    for (auto const& kind : indicator.incident_kinds)
        kinds.append(kinds.empty() ? "" : ", ").append(kind);
    line.put(Column::code, cell(indicator.code));
    line.put(Column::name_fr, Column::name_en, indicator.name);
    line.put(Column::unit_fr, Column::unit_en, indicator.unit);
    line.put(Column::at_0, indicator.goalposts.at_0);
    line.put(Column::at_100, indicator.goalposts.at_100);
    line.put(Column::weight, indicator.weight);
    line.put(Column::alert_at, cell(indicator.alert_at));
    line.put(Column::kind, std::string(name_of(indicator.kind)));
    line.put(Column::scale, indicator.scale);
    put_normalisation(line, indicator.normalisation);
    line.put(Column::is_context, yes_or_no(indicator.is_context));
    line.put(Column::is_sensitive, yes_or_no(indicator.is_sensitive));
    line.put(Column::incident_kinds, cell(kinds));
    line.put(Column::source, cell(indicator.source));
    line.put(Column::decimals, std::int64_t{indicator.decimals});
    line.put(Column::definition_fr, Column::definition_en, indicator.definition);
    line.put(Column::formula_fr, Column::formula_en, indicator.formula);
    line.put(Column::reading_fr, Column::reading_en, indicator.reading);
    line.put(Column::years_fr, Column::years_en, indicator.years);
}

}

void write_grid_table(std::filesystem::path const& path, core::Grid const& grid) {
    gis::Table table;
    table.name = "grille";
    for (std::size_t i = 0; i < column_count; ++i)
        table.columns.push_back({heading(static_cast<Column>(i)), kind_of(static_cast<Column>(i))});
    for (auto const& family : grid.families)
        for (std::size_t i = 0; i < std::max<std::size_t>(family.indicators.size(), 1); ++i) {
            Line line;
            if (table.rows.empty()) put_grid(line, grid);
            put_family(line, family);
            if (i < family.indicators.size()) put_indicator(line, family.indicators[i]);
            table.rows.push_back(std::move(line).take());
        }
    gis::write_tables(path, {table}, "EPSG:4326");
}

}
