// The rows of the table: in which order, under which heads.
#include "workbench/workbench.hpp"

#include "workbench/row_texts.hpp"
#include "workbench/view_table.hpp"
#include "workbench/views.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace vigie::workbench {

namespace {

TableHeads class_heads(Workbench const& w, std::size_t rows) {
    TableHeads heads;
    for (auto const c : core::all_classes)
        heads.groups.push_back({std::string(1, core::letter(c)), c, dossier::class_label(c), 0, {}, false, 0});
    std::array<std::uint32_t, 5> place{};
    for (std::uint32_t i = 0; i < 5; ++i) place[static_cast<std::size_t>(core::all_classes[i])] = i;
    heads.of.resize(rows);
    auto const figures = w.figures();
    for (std::uint32_t row = 0; row < rows; ++row) heads.of[row] = place[static_cast<std::size_t>(figures.severity(row))];
    return heads;
}

TableHeads value_heads(RowTexts::Values const& values, std::string const& none) {
    TableHeads heads;
    for (auto const& name : values.names)
        heads.groups.push_back({name, std::nullopt, name.empty() ? none : name, 0, {}, false, 0});
    heads.of = values.of;
    return heads;
}

TableHeads status_heads(dossier::Snapshot const& s) {
    TableHeads heads;
    for (auto const status : core::all_watch_statuses)
        heads.groups.push_back({std::string(core::code(status)), std::nullopt, dossier::status_title(status), 0, {}, false, 0});
    for (auto const status : s.status)
        heads.of.push_back(static_cast<std::uint32_t>(std::ranges::find(core::all_watch_statuses, status) -
                                                      core::all_watch_statuses.begin()));
    return heads;
}

std::optional<std::size_t> layer_of(dossier::Snapshot const& s, dossier::Grouping const& grouping) {
    for (std::size_t i = 0; i < s.zone_layers.size(); ++i)
        if (grouping.layer.empty() || s.zone_layers[i].layer.name == grouping.layer) return i;
    return std::nullopt;
}

TableHeads heads_of(Workbench const& w, dossier::Grouping const& grouping) {
    auto const& s = w.snapshot();
    switch (grouping.by) {
    case dossier::Grouping::By::nothing: break;
    case dossier::Grouping::By::severity: return class_heads(w, s.residences.size());
    case dossier::Grouping::By::agency: return value_heads(w.texts().agencies(), no_agency());
    case dossier::Grouping::By::status: return status_heads(s);
    case dossier::Grouping::By::zone:
        if (auto const layer = layer_of(s, grouping)) return value_heads(w.texts().zones(*layer), in_no_zone());
        break;
    }
    return {};
}

}

TableOrder const& Workbench::table() const {
    if (table_made_ != rows_revision_) {
        table_made_ = rows_revision_;
        table_opened_ = 0;
        table_ = {};
        if (snapshot_) {
            auto const values = column_values(sort_.column);
            auto const score = [figures = figures()](std::uint32_t row) { return figures.score(row); };
            table_ = TableOrder({values, sort_.is_descending, filtered_in_, snapshot_->residences, score}, heads_of(*this, grouping_));
        }
    }
    if (table_opened_ != lines_revision_) {
        table_opened_ = lines_revision_;
        table_.open(open_groups_);
    }
    return table_;
}

void Workbench::set_sort(dossier::Sort const& sort) {
    sort_ = sort;
    ++rows_revision_;
    ++lines_revision_;
    touch(false);
}

void Workbench::set_columns(std::vector<dossier::ColumnRef> columns) {
    columns_ = std::move(columns);
    touch(false);
}

void Workbench::set_grouping(dossier::Grouping grouping) {
    if (grouping == grouping_) return;
    grouping_ = std::move(grouping);
    open_groups_.clear();
    ++rows_revision_;
    ++lines_revision_;
    touch(false);
}

void Workbench::open_group(std::string const& key, bool is_open) {
    if (is_open)
        open_groups_.insert(key);
    else
        open_groups_.erase(key);
    ++lines_revision_;
    touch(false);
}

void Workbench::open_all_groups(bool are_open) {
    open_groups_.clear();
    if (are_open)
        for (auto const& group : table().groups()) open_groups_.insert(group.key);
    ++lines_revision_;
    touch(false);
}

}
