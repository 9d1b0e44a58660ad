#include "workbench/view_table.hpp"

#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/views.hpp"
#include "workbench/workbench.hpp"

#include <algorithm>

namespace vigie::workbench {

TableRow table_row(Workbench const& workbench, std::uint32_t row) {
    auto const& s = workbench.snapshot();
    auto const* data = workbench.campaign();
    auto const figures = workbench.figures();
    TableRow out;
    out.row = row;
    out.name = s.residences[row].name;
    out.zone = s.neighbourhood(row);
    out.status = dossier::status_title(s.status[row]);
    out.code = s.residences[row].code;
    out.agency = s.residences[row].agency;
    out.address = s.residences[row].address;
    out.severity = figures.severity(row);
    out.score = figures.score(row);
    out.is_change_read = figures.are_changes_read();
    if (out.is_change_read) out.change = figures.change(row);
    out.rank = figures.rank(row);
    out.range = workbench.rank_range(row);
    out.stability = workbench.stability(row);
    out.stability_word = short_stability(out.stability);
    if (data != nullptr && row < data->scores.size()) {
        out.coverage = figures.coverage(row);
        out.alerts = figures.alerts(row);
    }
    out.are_families_read = data == nullptr || data->cells.is_read();
    for (auto const& column : shown_columns(workbench))
        out.families.push_back(column.column == dossier::Column::family && out.are_families_read
                                   ? figures.family(row, family_of(workbench.shown_grid(), column.family))
                                   : std::nullopt);
    out.dwellings = s.residences[row].dwellings;
    if (auto const* foyer = workbench.foyer_of(row)) out.foyer = foyer->number;
    if (auto const* opinion = workbench.opinion(row)) out.opinion = opinion->proposed;
    out.is_selected = workbench.is_selected(row);
    return out;
}

std::string column_title(Workbench const& workbench, dossier::ColumnRef const& column) {
    switch (column.column) {
    case dossier::Column::name: return text::tr("Residence");
    case dossier::Column::zone: return text::tr("Neighbourhood");
    case dossier::Column::severity: return text::tr("Class");
    case dossier::Column::score: return text::tr("Score");
    case dossier::Column::change: {
        auto const* before = workbench.previous_campaign();
        return before != nullptr ? text::tr("Since {0}", {before->campaign.name}) : text::tr("Change");
    }
    case dossier::Column::rank: return text::tr("Rank");
    case dossier::Column::interval: return text::tr("Range of the rank");
    case dossier::Column::sureness: return text::tr("How sure");
    case dossier::Column::coverage: return text::tr("Coverage");
    case dossier::Column::dwellings: return text::tr("Dwellings");
    case dossier::Column::alerts: return text::tr("Alerts");
    case dossier::Column::family: {
        auto const& families = workbench.shown_grid().families;
        auto const family = family_of(workbench.shown_grid(), column.family);
        return family < families.size() ? text::pick(families[family].short_name) : std::string{};
    }
    case dossier::Column::status: return text::tr("Status");
    case dossier::Column::foyer: return text::tr("Cluster");
    case dossier::Column::code: return text::tr("Code");
    case dossier::Column::agency: return text::tr("Agency");
    case dossier::Column::address: return text::tr("Address");
    }
    return {};
}

bool is_number(dossier::Column column) {
    using enum dossier::Column;
    return column == score || column == change || column == rank || column == coverage || column == dwellings ||
           column == alerts || column == family || column == foyer;
}

bool can_filter_by(dossier::Column column) { return column != dossier::Column::interval; }

std::string no_agency() { return text::tr("Without agency"); }
std::string in_no_zone() { return text::tr("In none"); }

std::vector<dossier::ColumnRef> shown_columns(Workbench const& workbench) {
    std::vector<dossier::ColumnRef> all = workbench.columns();
    if (all.empty()) all.assign(usual_columns.begin(), usual_columns.end());
    auto const& grid = workbench.shown_grid();
    std::erase_if(all, [&](dossier::ColumnRef const& column) {
        return column.column == dossier::Column::family && family_of(grid, column.family) >= grid.families.size();
    });
    return all;
}

std::string short_stability(core::Stability stability) {
    switch (stability) {
    case core::Stability::stable: return text::tr("stable");
    case core::Stability::sensitive: return text::tr("sensitive");
    case core::Stability::undecidable: return text::tr("undecidable");
    case core::Stability::not_ranked: break;
    }
    return {};
}

std::string stability_words(core::RankRange range) {
    if (range.p05 <= 0) return {};
    if (range.p05 == range.p95) return text::tr("same rank in 9 draws of 10");
    return text::tr("{0} to {1} in 9 draws of 10", {text::rank(range.p05), text::rank(range.p95)});
}

std::size_t heaviest_family(core::Grid const& grid) {
    std::size_t heaviest = grid.families.size();
    for (std::size_t f = 0; f < grid.families.size(); ++f) {
        if (!grid.families[f].is_in_index) continue;
        if (heaviest == grid.families.size() || grid.families[f].weight > grid.families[heaviest].weight) heaviest = f;
    }
    return heaviest;
}

std::size_t family_of(core::Grid const& grid, std::string const& code) {
    if (code.empty()) return heaviest_family(grid);
    auto const found = std::ranges::find(grid.families, code, &core::Family::code);
    return static_cast<std::size_t>(found - grid.families.begin());
}

namespace {

/// A figure a spreadsheet of the same language reads as one: no thin space, a plain minus.
std::string plain(double value, int decimals) {
    auto words = text::decimal(value, decimals);
    for (auto const& [from, to] : {std::pair<std::string_view, std::string_view>{"\u202F", ""}, {"\u2212", "-"}})
        for (auto at = words.find(from); at != std::string::npos; at = words.find(from, at))
            words.replace(at, from.size(), to);
    return words;
}

std::string plain(std::optional<double> value, int decimals) { return value ? plain(*value, decimals) : std::string(); }

/// Tabs and ends of line would start another cell; a sheet must not take a name for a formula.
std::string cell(std::string words) {
    for (char& c : words)
        if (c == '\t' || c == '\n' || c == '\r') c = ' ';
    if (!words.empty() && std::string_view("=+-@").find(words.front()) != std::string_view::npos) words.insert(0, "'");
    return words;
}

/// Cells of a column: most have one, the class has the opinion beside it, the range its two ends.
std::vector<std::string> cells(TableRow const& row, dossier::ColumnRef const& column, std::optional<double> family) {
    auto const whole = [](int n) { return n > 0 ? std::to_string(n) : std::string(); };
    auto const letter = [](core::SeverityClass c) {
        return c == core::SeverityClass::not_scored ? std::string() : std::string(1, core::letter(c));
    };
    switch (column.column) {
    case dossier::Column::name: return {cell(row.name)};
    case dossier::Column::zone: return {cell(row.zone)};
    case dossier::Column::severity: return {letter(row.severity), row.opinion ? letter(*row.opinion) : std::string()};
    case dossier::Column::score: return {plain(row.score, 1)};
    case dossier::Column::change: return {row.change ? plain(row.change->points, 1) : std::string()};
    case dossier::Column::rank: return {whole(row.rank)};
    case dossier::Column::interval: return {whole(row.range.p05), whole(row.range.p95)};
    case dossier::Column::sureness: return {row.stability_word};
    case dossier::Column::coverage: return {plain(row.coverage * 100, 0)};
    case dossier::Column::dwellings: return {row.dwellings ? std::to_string(*row.dwellings) : std::string()};
    case dossier::Column::alerts: return {row.alerts ? std::to_string(*row.alerts) : std::string()};
    case dossier::Column::family: return {plain(family, 0)};
    case dossier::Column::status: return {row.status};
    case dossier::Column::foyer: return {whole(row.foyer)};
    case dossier::Column::code: return {cell(row.code)};
    case dossier::Column::agency: return {cell(row.agency)};
    case dossier::Column::address: return {cell(row.address)};
    }
    return {};
}

std::vector<std::string> titles(Workbench const& workbench, dossier::ColumnRef const& column) {
    auto const title = column_title(workbench, column);
    if (column.column == dossier::Column::severity) return {title, text::tr("Opinion")};
    if (column.column == dossier::Column::interval) return {text::tr("Rank from"), text::tr("Rank to")};
    if (column.column == dossier::Column::coverage) return {text::tr("Coverage, %")};
    return {title};
}

}

std::string table_text(Workbench const& workbench, std::vector<std::uint32_t> const& rows) {
    auto columns = shown_columns(workbench);
    std::erase(columns, dossier::ColumnRef{dossier::Column::code}); // always there, and first: it tells the rows apart
    std::vector<std::size_t> families;
    for (auto const& column : columns) families.push_back(family_of(workbench.shown_grid(), column.family));
    std::string text = text::tr("Code");
    for (auto const& column : columns)
        for (auto const& words : titles(workbench, column)) text += "\t" + words;
    text += "\n";
    auto const figures = workbench.figures();
    for (auto const row : rows) {
        auto shown = table_row(workbench, row);
        if (!shown.is_change_read) shown.change = figures.change(row);
        text += cell(shown.code);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            auto const family =
                columns[i].column == dossier::Column::family ? figures.family(row, families[i]) : std::nullopt;
            for (auto const& words : cells(shown, columns[i], family)) text += "\t" + words;
        }
        text += "\n";
    }
    return text;
}

}
