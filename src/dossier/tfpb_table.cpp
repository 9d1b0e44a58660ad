#include "dossier/tfpb_table.hpp"

#include "core/error.hpp"
#include "dossier/action_words.hpp"
#include "text/fold.hpp"
#include "text/language.hpp"
#include "text/number.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace vigie::dossier {

namespace {

using std::chrono::sys_days;
using text::tr;
using text::tr_n;

/// Where the rebate is looked at.
struct Place {
    ZoneLayerData const* layer = nullptr; ///< null = every residence
    std::int32_t zone = -1;               ///< of the layer; -1 = any of them

    [[nodiscard]] bool holds(std::uint32_t row) const {
        if (layer == nullptr) return true;
        auto const at = layer->zone_of[row];
        return zone >= 0 ? at == zone : at >= 0;
    }
};

Place place_of(Snapshot const& s, TfpbRequest const& request) {
    Place place;
    place.layer = request.layer.empty() ? qpv_layer(s) : s.find_zone_layer(request.layer);
    if (place.layer == nullptr && !request.layer.empty())
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("There is no zone layer named “{0}”."), {request.layer}});
    if (request.zone.empty()) return place;
    std::string codes;
    if (place.layer != nullptr)
        for (std::size_t i = 0; i < place.layer->zones.size(); ++i) {
            auto const& zone = place.layer->zones[i];
            if (zone.code == request.zone || zone.name == request.zone) place.zone = static_cast<std::int32_t>(i);
            codes += (codes.empty() ? "" : ", ") + zone.code;
        }
    if (place.zone < 0)
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("There is no zone “{0}”. Those there are: {1}."),
                                                   {request.zone, codes.empty() ? "–" : codes}});
    return place;
}

/// The residences an action is about: its own, or all those of its site project.
std::vector<std::uint32_t> rows_of(Snapshot const& s, core::Action const& action) {
    if (action.residence) return {s.row_of.at(*action.residence)};
    std::vector<std::uint32_t> rows;
    for (auto const& site : s.site_projects)
        if (action.project == site.id)
            for (auto const id : site.residences)
                rows.push_back(s.row_of.at(id));
    return rows;
}

/// Share of the dwellings that lie there; where nobody knows how many there are, each residence counts alike.
double share_of_place(Snapshot const& s, Place const& place, std::vector<std::uint32_t> const& rows) {
    double there = 0, all = 0;
    for (auto const row : rows) {
        double const dwellings = std::max(s.residences[row].dwellings.value_or(1), 1);
        all += dwellings;
        there += place.holds(row) ? dwellings : 0;
    }
    return all > 0 ? there / all : 0;
}

/// First and last day; both the one that is known where only one is.
std::optional<core::Period> days_of(core::Action const& action) {
    if (!action.starts_on && !action.due_on) return std::nullopt;
    auto const from = action.starts_on.value_or(*(action.due_on ? action.due_on : action.starts_on));
    auto const to = action.due_on.value_or(from);
    return core::Period{std::min(from, to), std::max(from, to)};
}

double share_of_year(core::Period const& days, int year) {
    auto const first = std::max(sys_days(days.from), sys_days(std::chrono::year(year) / 1 / 1));
    auto const last = std::min(sys_days(days.to), sys_days(std::chrono::year(year) / 12 / 31));
    if (last < first) return 0;
    auto const length = [](sys_days from, sys_days to) { return static_cast<double>((to - from).count() + 1); };
    return length(first, last) / length(sys_days(days.from), sys_days(days.to));
}

std::optional<double> part_of(std::optional<double> amount, double share) {
    return amount ? std::optional(*amount * share) : std::nullopt;
}

std::string name_of(Snapshot const& s, core::Action const& action) {
    if (action.residence) return s.residences[s.row_of.at(*action.residence)].name;
    for (auto const& site : s.site_projects)
        if (action.project == site.id) return site.title;
    return {};
}

std::string state_words(core::Action const& action, core::Date today) {
    auto const line = action_line(action, today);
    if (line.is_done || line.is_late) return line.due;
    return action.state == core::ActionState::planned ? tr("planned") : tr("under way");
}

void add(TfpbTable& table, TfpbAxisRows& axis, TfpbLine line) {
    for (auto* const sums : {&axis.planned, &table.planned})
        *sums += line.planned.value_or(0);
    for (auto* const sums : {&axis.actual, &table.actual})
        *sums += line.actual.value_or(0);
    ++table.actions;
    axis.lines.push_back(std::move(line));
}

std::string place_words(Place const& place) {
    if (place.layer == nullptr) return {};
    auto const title = place.layer->layer.title.empty() ? place.layer->layer.name : place.layer->layer.title;
    if (place.zone < 0) return title;
    return tr("{0}: {1}", {title, place.layer->zones[static_cast<std::size_t>(place.zone)].name});
}

TfpbTable empty_table(TfpbRequest const& request, Place const& place) {
    TfpbTable table;
    table.year = request.year;
    table.place = place_words(place);
    for (auto const& axis : tfpb_axes)
        table.axes.push_back({text::pick({axis.fr, axis.en}), {}, 0, 0});
    table.axes.push_back({tr("Other axis"), {}, 0, 0});
    return table;
}

}

int tfpb_year(std::string const& typed) {
    int year = 0;
    auto const [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), year);
    bool const is_year = error == std::errc{} && end == typed.data() + typed.size() && year >= 1990 && year <= 2100;
    if (!is_year)
        throw core::Error(core::ErrorCode::usage, {VIGIE_N_("“{0}” is not a year. Write it as 2026."), {typed}});
    return year;
}

ZoneLayerData const* qpv_layer(Snapshot const& snapshot) {
    auto const found = std::ranges::find_if(snapshot.zone_layers, [](auto const& layer) {
        return text::fold(layer.layer.name).find("qpv") != std::string::npos ||
               text::fold(layer.layer.title).find("qpv") != std::string::npos;
    });
    return found == snapshot.zone_layers.end() ? nullptr : &*found;
}

TfpbTable tfpb_table(Snapshot const& snapshot, TfpbRequest const& request) {
    auto const place = place_of(snapshot, request);
    auto table = empty_table(request, place);
    auto const today = core::today();
    for (std::uint32_t row = 0; row < snapshot.residences.size(); ++row)
        if (place.holds(row)) table.dwellings += snapshot.residences[row].dwellings.value_or(0);
    for (auto const& action : snapshot.actions) {
        if (action.tfpb_axis.empty() || action.state == core::ActionState::abandoned) continue;
        auto const axis = tfpb_axis_of(action.tfpb_axis).value_or(tfpb_axes.size());
        if (request.axis && axis != *request.axis) continue;
        double const there = share_of_place(snapshot, place, rows_of(snapshot, action));
        auto const days = days_of(action);
        if (there <= 0) {
            ++table.outside;
            continue;
        }
        if (!days) {
            ++table.undated;
            continue;
        }
        double const share = there * share_of_year(*days, request.year);
        if (share <= 0) continue;
        TfpbLine line{action.code,
                      action.title,
                      action.lead,
                      action.partner,
                      name_of(snapshot, action),
                      state_words(action, today),
                      tr("{0} – {1}", {text::short_date(days->from), text::short_date(days->to)}),
                      share,
                      part_of(action.planned_cost_eur, share),
                      part_of(action.actual_cost_eur, share),
                      action.effect};
        if (axis == tfpb_axes.size()) line.title += " (" + action.tfpb_axis + ")";
        add(table, table.axes[axis], std::move(line));
    }
    if (table.axes.back().lines.empty()) table.axes.pop_back();
    if (request.axis) table.axes = {table.axes[*request.axis]};
    return table;
}

gis::Table tfpb_rows(TfpbTable const& table) {
    using gis::Cell;
    using gis::ColumnKind;
    gis::Table out;
    out.name = "tfpb_" + std::to_string(table.year);
    for (auto const* const name : {"axis", "id", "action", "place", "lead", "partner", "period", "state"})
        out.columns.push_back({name, ColumnKind::text});
    for (auto const* const name : {"share", "planned", "actual"})
        out.columns.push_back({name, ColumnKind::real});
    out.columns.push_back({"effect", ColumnKind::text});
    auto const words = [](std::string const& text) { return text.empty() ? Cell{} : Cell{text}; };
    auto const amount = [](std::optional<double> euros) { return euros ? Cell{*euros} : Cell{}; };
    auto const total = [&](std::string const& axis, std::string const& title, double planned, double actual) {
        out.rows.push_back({words(axis), Cell{}, words(title), Cell{}, Cell{}, Cell{}, Cell{}, Cell{}, Cell{},
                            Cell{planned}, Cell{actual}, Cell{}});
    };
    for (auto const& axis : table.axes) {
        for (auto const& line : axis.lines)
            out.rows.push_back({words(axis.title), words(line.code), words(line.title), words(line.place),
                                words(line.lead), words(line.partner), words(line.period), words(line.state),
                                Cell{line.share}, amount(line.planned), amount(line.actual), words(line.effect)});
        total(axis.title, tr("Total of the axis"), axis.planned, axis.actual);
    }
    total("", tr("Total"), table.planned, table.actual);
    return out;
}

std::string tfpb_note(TfpbTable const& table) {
    std::string note = tr("Amounts of an action that runs over several years, or over residences in several zones, are "
                          "shared by its days and by "
                          "their dwellings; actions that were given up are left out.");
    if (table.undated > 0)
        note += " " + tr_n("{0} action without a date is left out.", "{0} actions without a date are left out.",
                           static_cast<long long>(table.undated));
    if (table.outside > 0)
        note += " " +
                tr_n("{0} action lies elsewhere.", "{0} actions lie elsewhere.", static_cast<long long>(table.outside));
    return note;
}

}
