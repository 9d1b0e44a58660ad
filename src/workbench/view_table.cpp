#include "workbench/view_table.hpp"

#include "text/language.hpp"
#include "text/number.hpp"
#include "workbench/views.hpp"

#include <algorithm>

namespace vigie::workbench {

TableRow table_row(Workbench const& workbench, std::uint32_t row) {
    auto const& s = workbench.snapshot();
    auto const* data = workbench.campaign();
    TableRow out;
    out.row = row;
    out.name = s.residences[row].name;
    out.zone = s.neighbourhood(row);
    out.status = status_title(s.status[row]);
    out.severity = workbench.shown_class(row);
    out.score = workbench.shown_score(row);
    out.change = workbench.change(row);
    out.rank = workbench.shown_rank(row);
    out.range = workbench.rank_range(row);
    out.stability = workbench.stability(row);
    out.stability_word = short_stability(out.stability);
    if (data != nullptr && row < data->scores.size()) {
        out.coverage = workbench.shown_coverage(row);
        out.alerts = workbench.shown_alerts(row);
        out.family = workbench.shown_heaviest(row);
    }
    out.dwellings = s.residences[row].dwellings;
    if (auto const* foyer = workbench.foyer_of(row)) out.foyer = foyer->number;
    if (auto const* opinion = workbench.opinion(row)) out.opinion = opinion->proposed;
    out.is_selected = workbench.is_selected(row);
    return out;
}

std::string column_title(Workbench const& workbench, Column column) {
    switch (column) {
    case Column::name: return text::tr("Residence");
    case Column::zone: return text::tr("Neighbourhood");
    case Column::severity: return text::tr("Class");
    case Column::score: return text::tr("Score");
    case Column::change: {
        auto const* before = workbench.previous_campaign();
        return before != nullptr ? text::tr("Since {0}", {before->campaign.name}) : text::tr("Change");
    }
    case Column::rank: return text::tr("Rank");
    case Column::interval: return text::tr("Range of the rank");
    case Column::sureness: return text::tr("How sure");
    case Column::coverage: return text::tr("Coverage");
    case Column::dwellings: return text::tr("Dwellings");
    case Column::alerts: return text::tr("Alerts");
    case Column::family: {
        auto const& families = workbench.shown_grid().families;
        auto const heaviest = heaviest_family(workbench.shown_grid());
        return heaviest < families.size() ? text::pick(families[heaviest].short_name) : std::string{};
    }
    case Column::status: return text::tr("Status");
    case Column::foyer: return text::tr("Cluster");
    }
    return {};
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

std::string table_line(TableRow const& row, std::string const& code) {
    auto const whole = [](int n) { return n > 0 ? std::to_string(n) : std::string(); };
    std::string const letter =
        row.severity == core::SeverityClass::not_scored ? "" : std::string(1, core::letter(row.severity));
    std::string line;
    for (auto const& words :
         {cell(code), cell(row.name), cell(row.zone), letter,
          row.opinion ? std::string(1, core::letter(*row.opinion)) : std::string(), plain(row.score, 1),
          row.change ? plain(row.change->points, 1) : std::string(),
          whole(row.rank), whole(row.range.p05), whole(row.range.p95), row.stability_word, plain(row.coverage * 100, 0),
          row.dwellings ? std::to_string(*row.dwellings) : std::string(),
          row.alerts ? std::to_string(*row.alerts) : std::string(), plain(row.family, 0), row.status,
          whole(row.foyer)})
        line += (line.empty() ? "" : "\t") + words;
    return line + "\n";
}

}

std::string table_text(Workbench const& workbench, std::vector<std::uint32_t> const& rows) {
    auto const title = [&](Column column) { return column_title(workbench, column); };
    std::string text = text::tr("Code");
    for (auto const& words : {title(Column::name), title(Column::zone), title(Column::severity), text::tr("Opinion"), title(Column::score),
                              title(Column::change), title(Column::rank), text::tr("Rank from"), text::tr("Rank to"), title(Column::sureness),
                              text::tr("Coverage, %"), title(Column::dwellings), title(Column::alerts), title(Column::family),
                              title(Column::status), title(Column::foyer)})
        text += "\t" + words;
    text += "\n";
    for (auto const row : rows)
        text += table_line(table_row(workbench, row), workbench.snapshot().residences[row].code);
    return text;
}

std::vector<FilterChip> filter_chips(Workbench const& workbench) {
    std::vector<FilterChip> chips;
    auto const& filter = workbench.filter();
    auto const add = [&](std::string label, auto clear) {
        FilterChip chip{std::move(label), filter};
        clear(chip.without);
        chips.push_back(std::move(chip));
    };
    if (!filter.classes.empty()) {
        std::string letters;
        for (auto const c : filter.classes) letters += (letters.empty() ? "" : ", ") + std::string(1, core::letter(c));
        add(text::tr("Class: {0}", {letters}), [](Filter& f) { f.classes.clear(); });
    }
    if (!filter.agency.empty()) add(text::tr("Agency: {0}", {filter.agency}), [](Filter& f) { f.agency.clear(); });
    if (!filter.zone.empty()) {
        std::string name = filter.zone;
        for (auto const& zone : workbench.snapshot().zone_layers.front().zones)
            if (zone.code == filter.zone) name = zone.name;
        add(name, [](Filter& f) { f.zone.clear(); });
    }
    if (filter.status)
        add(text::tr("Status: {0}", {status_title(*filter.status)}), [](Filter& f) { f.status.reset(); });
    if (filter.is_unlocated) add(text::tr("Not located"), [](Filter& f) { f.is_unlocated = false; });
    if (!filter.text.empty()) add(text::tr("“{0}”", {filter.text}), [](Filter& f) { f.text.clear(); });
    return chips;
}

}
