// Which residences the filter keeps: part after part, each over its column.
#include "workbench/workbench.hpp"

#include "text/fold.hpp"
#include "workbench/residence_search.hpp"
#include "workbench/views.hpp"

#include <algorithm>

namespace vigie::workbench {

namespace {

using Rows = std::vector<bool>;

template <typename Test>
void keep(Rows& in, Test const& test) {
    for (std::uint32_t row = 0; row < in.size(); ++row)
        if (in[row] && !test(row)) in[row] = false;
}

void keep_agencies(Rows& in, RowTexts::Values const& agencies, std::set<std::string> const& wanted) {
    std::vector<bool> is_wanted;
    for (auto const& name : agencies.names)
        is_wanted.push_back(wanted.contains(name));
    keep(in, [&](std::uint32_t row) { return is_wanted[agencies.of[row]]; });
}

void keep_zones(Rows& in, dossier::Snapshot const& snapshot, std::size_t at, dossier::ZoneCondition const& condition) {
    using Where = dossier::ZoneCondition::Where;
    auto const& layer = snapshot.zone_layers[at];
    if (condition.where != Where::named)
        return keep(in, [&](std::uint32_t row) { return is_inside(layer, row) == (condition.where == Where::inside); });
    std::vector<bool> is_wanted;
    for (auto const& zone : layer.zones)
        is_wanted.push_back(condition.codes.contains(zone.code));
    keep(in, [&](std::uint32_t row) {
        auto const zone = layer.zone_of[row];
        return zone >= 0 && is_wanted[static_cast<std::size_t>(zone)];
    });
}

void keep_dwellings(Rows& in, dossier::Snapshot const& snapshot, std::optional<int> from, std::optional<int> to) {
    keep(in, [&](std::uint32_t row) {
        auto const& n = snapshot.residences[row].dwellings;
        return n && (!from || *n >= *from) && (!to || *n <= *to);
    });
}

void keep_shape(Rows& in, dossier::Snapshot const& snapshot, std::vector<core::Projected> shape) {
    if (shape.size() < 3) return;
    shape.push_back(shape.front());
    core::MultiPolygon const area{core::Polygon{std::move(shape), {}}};
    auto const box = core::bounds(area);
    keep(in, [&](std::uint32_t row) {
        auto const& at = snapshot.residences[row].position;
        return at && box.contains(*at) && core::contains(area, *at);
    });
}

void keep_rows(Rows& in, std::vector<std::uint32_t> const& rows) {
    Rows is_wanted(in.size(), false);
    for (auto const row : rows)
        if (row < is_wanted.size()) is_wanted[row] = true;
    keep(in, [&](std::uint32_t row) { return is_wanted[row]; });
}

bool holds(std::string_view text, std::string const& wanted) { return text.find(wanted) != std::string_view::npos; }

/// Of a column with few different texts.
void keep_values(Rows& in, RowTexts::Values const& values, std::string const& wanted) {
    std::vector<bool> is_wanted;
    for (auto const& name : values.names)
        is_wanted.push_back(holds(text::fold(name), wanted));
    keep(in, [&](std::uint32_t row) { return is_wanted[values.of[row]]; });
}

/// Letters of classes in any form: « C, D », « cd »; « – » = not scored.
std::set<core::SeverityClass> classes_of(std::string const& folded) {
    std::set<core::SeverityClass> classes;
    for (auto const c : core::all_classes) {
        bool const is_scored = c != core::SeverityClass::not_scored;
        auto const mark = is_scored ? std::string(1, static_cast<char>(core::letter(c) - 'A' + 'a')) : std::string("–");
        if (holds(folded, mark)) classes.insert(c);
    }
    return classes;
}

void keep_text(Rows& in, Workbench const& w, dossier::Column column, std::string const& wanted) {
    auto const& s = w.snapshot();
    auto const& all = s.residences;
    switch (column) {
    case dossier::Column::name:
        return keep(in, [&](auto row) { return holds(text::fold(all[row].name), wanted); });
    case dossier::Column::code:
        return keep(in, [&](auto row) { return holds(text::fold(all[row].code), wanted); });
    case dossier::Column::address:
        return keep(in, [&](auto row) { return holds(text::fold(all[row].address), wanted); });
    case dossier::Column::agency:
        return keep_values(in, w.texts().agencies(), wanted);
    case dossier::Column::zone:
        if (!s.zone_layers.empty()) keep_values(in, w.texts().zones(0), wanted);
        return;
    case dossier::Column::status:
        return keep(in, [&](auto row) { return holds(text::fold(dossier::status_title(s.status[row])), wanted); });
    case dossier::Column::sureness:
        return keep(in, [&](auto row) { return holds(text::fold(short_stability(w.stability(row))), wanted); });
    case dossier::Column::severity: {
        auto const classes = classes_of(wanted);
        auto const figures = w.figures();
        return keep(in, [&](auto row) { return classes.contains(figures.severity(row)); });
    }
    default:
        return;
    }
}

/// A share is typed as it is shown, in percent.
double shown_unit(dossier::Column column) { return column == dossier::Column::coverage ? 100 : 1; }

void keep_condition(Rows& in, Workbench const& w, dossier::ColumnCondition const& condition) {
    if (!is_number(condition.column.column))
        return keep_text(in, w, condition.column.column, text::fold(condition.typed));
    auto const test = dossier::number_test(condition.typed);
    if (!test) return;
    auto const values = w.column_values(condition.column);
    double const unit = shown_unit(condition.column.column);
    keep(in, [&](std::uint32_t row) { return test->passes(values[row] * unit); });
}

}

void Workbench::update_filter() {
    ++rows_revision_;
    ++lines_revision_;
    filtered_in_.assign(snapshot_ ? snapshot_->residences.size() : 0, true);
    if (!snapshot_ || !filter_.is_active()) return;
    auto const& s = *snapshot_;
    auto& in = filtered_in_;
    auto const figures = this->figures();
    if (!filter_.classes.empty()) keep(in, [&](auto row) { return filter_.classes.contains(figures.severity(row)); });
    if (!filter_.agencies.empty()) keep_agencies(in, texts().agencies(), filter_.agencies);
    if (!filter_.statuses.empty()) keep(in, [&](auto row) { return filter_.statuses.contains(s.status[row]); });
    for (auto const& [name, condition] : filter_.zones) {
        auto const* layer = name.empty() && !s.zone_layers.empty() ? s.zone_layers.data() : s.find_zone_layer(name);
        if (layer != nullptr) keep_zones(in, s, static_cast<std::size_t>(layer - s.zone_layers.data()), condition);
    }
    if (filter_.dwellings_from || filter_.dwellings_to)
        keep_dwellings(in, s, filter_.dwellings_from, filter_.dwellings_to);
    if (filter_.is_unlocated) keep(in, [&](auto row) { return !s.residences[row].position; });
    keep_shape(in, s, filter_.shape);
    if (filter_.rows) keep_rows(in, *filter_.rows);
    for (auto const& condition : filter_.conditions)
        keep_condition(in, *this, condition);
    if (auto const wanted = text::fold(filter_.text); !wanted.empty())
        keep(in, [&](auto row) { return holds(texts().folded(row), wanted); });
}

void Workbench::set_filter(dossier::Filter filter) {
    if (filter == filter_) return;
    filter_ = std::move(filter);
    update_filter();
    touch(true);
}

std::vector<std::uint32_t> rows_inside(Workbench const& workbench, std::vector<core::Projected> const& shape) {
    auto in = workbench.filtered_in();
    keep_shape(in, workbench.snapshot(), shape);
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < in.size(); ++row)
        if (in[row]) rows.push_back(row);
    return rows;
}

bool Workbench::is_readable(dossier::ColumnCondition const& condition) const {
    return !is_number(condition.column.column) || dossier::number_test(condition.typed).has_value();
}

std::array<std::size_t, 5> const& Workbench::kept_by_class() const {
    if (kept_made_ == rows_revision_) return kept_by_class_;
    kept_made_ = rows_revision_;
    kept_by_class_.fill(0);
    auto const figures = this->figures();
    for (std::uint32_t row = 0; row < filtered_in_.size(); ++row)
        if (filtered_in_[row]) ++kept_by_class_[static_cast<std::size_t>(figures.severity(row))];
    return kept_by_class_;
}

std::shared_ptr<RowTexts const> Workbench::shared_texts() const {
    if (!texts_) texts_ = std::make_shared<RowTexts const>(snapshot_);
    return texts_;
}

RowTexts const& Workbench::texts() const { return *shared_texts(); }

ResidenceSearch& Workbench::search() const {
    if (!search_) search_ = std::make_unique<ResidenceSearch>(shared_texts());
    return *search_;
}

}
