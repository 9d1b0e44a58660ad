// Columns of the table as numbers: what it sorts and filters by.
#include "workbench/workbench.hpp"

#include "workbench/row_texts.hpp"
#include "workbench/view_table.hpp"

#include <limits>

namespace vigie::workbench {

namespace {

constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

double of(std::optional<double> const& value) { return value.value_or(not_known); }

/// Numbers of the clusters; a cluster says who its members are, not they theirs.
std::vector<double> cluster_numbers(Workbench const& w, std::size_t rows) {
    std::vector<double> out(rows, not_known);
    auto const* data = w.campaign();
    if (data == nullptr || !data->clusters) return out;
    auto const& foyers = data->clusters->foyers;
    for (auto foyer = foyers.rbegin(); foyer != foyers.rend(); ++foyer) // the first that holds it is the one shown
        for (auto const id : foyer->members)
            if (auto const found = w.snapshot().row_of.find(id))
                out[*found] = foyer->number;
    return out;
}

std::vector<double> places(std::vector<std::uint32_t> const& list) { return {list.begin(), list.end()}; }

/// Without a text, not known.
std::vector<double> places(RowTexts::Values const& values) {
    auto out = places(values.of);
    for (auto& place : out)
        if (values.names[static_cast<std::size_t>(place)].empty()) place = not_known;
    return out;
}

template <typename ValueOf>
std::vector<double> values(std::size_t rows, ValueOf const& value_of) {
    std::vector<double> out(rows);
    for (std::uint32_t row = 0; row < rows; ++row)
        out[row] = value_of(row);
    return out;
}

}

std::vector<double> Workbench::column_values(dossier::ColumnRef const& column) const {
    auto const& s = *snapshot_;
    auto const n = s.residences.size();
    auto const* data = campaign();
    auto const figures = this->figures();
    switch (column.column) {
    case dossier::Column::name:
        return places(texts().name_places());
    case dossier::Column::code:
        return places(texts().code_places());
    case dossier::Column::address:
        return places(texts().address_places());
    case dossier::Column::agency:
        return places(texts().agencies());
    case dossier::Column::zone:
        return s.zone_layers.empty() ? std::vector<double>(n, not_known) : places(texts().zones(0));
    case dossier::Column::severity:
        return values(n, [&](auto row) {
            auto const c = figures.severity(row);
            return c == core::SeverityClass::not_scored ? not_known : static_cast<double>(c);
        });
    case dossier::Column::score:
        return values(n, [&](auto row) { return of(figures.score(row)); });
    case dossier::Column::change:
        return values(n, [&](auto row) {
            auto const moved = figures.change(row);
            return moved ? moved->points : not_known;
        });
    case dossier::Column::rank:
        return values(n, [&](auto row) {
            int const rank = figures.rank(row);
            return rank > 0 ? rank : not_known;
        });
    case dossier::Column::interval:
        return values(n, [&](auto row) {
            auto const range = rank_range(row);
            return range.p95 > 0 ? range.p95 - range.p05 : not_known;
        });
    case dossier::Column::sureness: {
        auto const scored = figures.scored_count();
        return values(n, [&](auto row) {
            auto const sure = core::stability_of(rank_range(row), scored);
            return sure == core::Stability::not_ranked ? not_known : static_cast<double>(sure);
        });
    }
    case dossier::Column::coverage:
        return values(n, [&](auto row) {
            return data != nullptr && row < data->scores.size() ? figures.coverage(row) : not_known;
        });
    case dossier::Column::dwellings:
        return values(n,
                      [&](auto row) { return s.residences[row].dwellings ? *s.residences[row].dwellings : not_known; });
    case dossier::Column::alerts:
        return values(n, [&](auto row) {
            auto const alerts = figures.alerts(row);
            return alerts ? *alerts : not_known;
        });
    case dossier::Column::family: {
        auto const family = family_of(shown_grid(), column.family);
        return values(n, [&](auto row) { return of(figures.family(row, family)); });
    }
    case dossier::Column::status:
        return values(n, [&](auto row) { return static_cast<double>(s.status[row]); });
    case dossier::Column::foyer:
        return cluster_numbers(*this, n);
    }
    return {};
}

}
