#include "dossier/partner_tables.hpp"

#include "core/error.hpp"
#include "dossier/partner_foyers.hpp"
#include "text/language.hpp"

#include <algorithm>

namespace vigie::dossier {

namespace {

using gis::Cell;
using gis::ColumnKind;
using gis::Table;
using Place = PartnerPlan::Place;
using State = PartnerCell::State;

constexpr char const* secret_mark = "s";

Cell text_cell(std::string const& text) { return text.empty() ? Cell{} : Cell{text}; }
Cell date_cell(std::optional<core::Date> date) { return date ? Cell{core::iso(*date)} : Cell{}; }
Cell amount_cell(std::optional<double> amount) { return amount ? Cell{*amount} : Cell{}; }

Cell class_cell(PartnerCell const& cell) {
    if (cell.state == State::shown) return std::string(1, core::letter(cell.severity));
    return cell.state == State::secret ? Cell{secret_mark} : Cell{};
}

/// A number and the note beside it.
void add_count(std::vector<Cell>& cells, PartnerCell const& cell) {
    cells.push_back(cell.state == State::shown && cell.count ? Cell{*cell.count} : Cell{});
    cells.push_back(cell.state == State::secret ? Cell{secret_mark} : Cell{});
}

/// What the places of one kind say, column by column.
class PlaceTable {
public:
    PlaceTable(PartnerPlan const& plan, Edition const& edition, std::string name, bool is_zone)
        : plan_(plan)
        , edition_(edition)
        , is_zone_(is_zone) {
        table_.name = std::move(name);
        if (is_zone) table_.columns.push_back({"layer", ColumnKind::text});
        table_.columns.push_back({"name", ColumnKind::text});
        table_.columns.push_back({"campaign", ColumnKind::text});
        add_count_columns("households");
        table_.columns.push_back({"class", ColumnKind::text});
        for (auto const& family : plan.campaign().grid.families)
            if (plan.profile().gives(family)) add_family(family);
        table_.columns.push_back({"export", ColumnKind::text});
    }

    void add(std::string const& layer, std::string const& name, Place place, core::Geometry geometry) {
        std::vector<Cell> cells;
        if (is_zone_) cells.push_back(text_cell(layer));
        cells.push_back(text_cell(name));
        cells.push_back(plan_.campaign().campaign.name);
        add_count(cells, plan_.household_count(place));
        cells.push_back(class_cell(plan_.index(place)));
        for (auto const& [code, kind] : figures_)
            switch (kind) {
            case Kind::family:
                cells.push_back(class_cell(plan_.family(place, code)));
                break;
            case Kind::indicator:
                cells.push_back(class_cell(plan_.indicator(place, code)));
                break;
            case Kind::facts:
                add_count(cells, plan_.facts(place, code));
                break;
            }
        cells.push_back(edition_.number);
        table_.rows.push_back(std::move(cells));
        table_.geometries.push_back(std::move(geometry));
    }

    [[nodiscard]] Table take() { return std::move(table_); }

private:
    enum class Kind { family, indicator, facts };

    void add_count_columns(std::string const& name) {
        table_.columns.push_back({name, ColumnKind::integer});
        table_.columns.push_back({name + "_note", ColumnKind::text});
    }

    void add_family(core::Family const& family) {
        table_.columns.push_back({family.code, ColumnKind::text});
        figures_.emplace_back(family.code, Kind::family);
        for (auto const& indicator : family.indicators) {
            if (!plan_.profile().gives(family, indicator)) continue;
            table_.columns.push_back({indicator.code, ColumnKind::text});
            figures_.emplace_back(indicator.code, Kind::indicator);
            auto const* const measure = plan_.measure(indicator.code);
            bool const is_counted =
                is_zone_ && plan_.profile().gives_counts(family) && measure != nullptr && measure->counted;
            if (!is_counted) continue;
            add_count_columns(indicator.code + "_facts");
            figures_.emplace_back(indicator.code, Kind::facts);
        }
    }

    PartnerPlan const& plan_;
    Edition const& edition_;
    bool is_zone_;
    std::vector<std::pair<std::string, Kind>> figures_;
    Table table_;
};

Table residence_table(Snapshot const& snapshot, PartnerPlan const& plan, Edition const& edition) {
    PlaceTable table(plan, edition, "residences", false);
    for (std::size_t row = 0; row < snapshot.residences.size(); ++row) {
        auto const& residence = snapshot.residences[row];
        table.add({}, residence.name, {{}, row},
                  residence.position ? core::Geometry{*residence.position} : core::Geometry{});
    }
    return table.take();
}

Table zone_table(Snapshot const& snapshot, PartnerPlan const& plan, Edition const& edition, std::size_t layer) {
    auto const& zones = snapshot.zone_layers[layer];
    PlaceTable table(plan, edition, "zones_" + std::to_string(layer + 1), true);
    for (std::size_t zone = 0; zone < zones.zones.size(); ++zone)
        table.add(zones.layer.title, zones.zones[zone].name, {layer, zone}, zones.zones[zone].shape);
    return table.take();
}

Table action_table(Snapshot const& snapshot, PartnerPlan const& plan, Edition const& edition) {
    bool const has_costs = plan.profile().costs, has_residences = plan.profile().residences;
    Table table;
    table.name = "actions";
    for (auto const* name : {"axis", "tfpb", "title", "lead", "start", "due", "state"})
        table.columns.push_back({name, ColumnKind::text});
    if (has_residences) table.columns.push_back({"residence", ColumnKind::text});
    if (has_costs)
        for (auto const* name : {"planned", "actual"})
            table.columns.push_back({name, ColumnKind::real});
    table.columns.push_back({"export", ColumnKind::text});
    for (auto const& action : snapshot.actions) {
        std::vector<Cell> cells{text_cell(action.axis),
                                text_cell(action.tfpb_axis),
                                text_cell(action.title),
                                text_cell(action.lead),
                                date_cell(action.starts_on),
                                date_cell(action.due_on),
                                std::string(core::code(action.state))};
        if (has_residences)
            cells.push_back(
                action.residence ? text_cell(snapshot.residences[snapshot.row_of.at(*action.residence)].name) : Cell{});
        if (has_costs) {
            cells.push_back(amount_cell(action.planned_cost_eur));
            cells.push_back(amount_cell(action.actual_cost_eur));
        }
        cells.push_back(edition.number);
        table.rows.push_back(std::move(cells));
    }
    return table;
}

/// Outlines without the residences that are protected, and what those that are given hold; no test, rank or index.
Table cluster_table(Snapshot const& snapshot, PartnerPlan const& plan, Edition const& edition) {
    Table table;
    table.name = "clusters";
    table.columns = {{"number", ColumnKind::integer},     {"neighbourhood", ColumnKind::text},
                     {"reliability", ColumnKind::text},   {"residences", ColumnKind::integer},
                     {"dwellings", ColumnKind::integer},  {"campaign", ColumnKind::text},
                     {"export", ColumnKind::text}};
    for (auto& foyer : partner_foyers(snapshot, plan)) {
        std::string const reliability = !foyer.is_solid ? "" : *foyer.is_solid ? "solid" : "to_confirm";
        table.rows.push_back({std::int64_t{foyer.number}, text_cell(foyer.neighbourhood), text_cell(reliability),
                              static_cast<std::int64_t>(foyer.rows.size()), foyer.dwellings,
                              plan.campaign().campaign.name, edition.number});
        table.geometries.emplace_back(std::move(foyer.outline));
    }
    return table;
}

/// For whom, why, and how to read it.
Table edition_table(PartnerPlan const& plan, Edition const& edition) {
    Table table;
    table.name = "edition";
    for (auto const* name : {"export", "recipient", "purpose", "date", "campaign", "profile", "reading"})
        table.columns.push_back({name, ColumnKind::text});
    std::string const reading = text::tr("Classes: A ordinary, B to watch, C complex, D very complex. “s”: protected "
                                         "value, never zero. A copy in the recipient's name, "
                                         "entered in the export log; do not pass it on.");
    table.rows.push_back({edition.number, edition.recipient, edition.purpose, core::iso(edition.date),
                          plan.campaign().campaign.name, text::pick(edition.profile.name), reading});
    return table;
}

[[noreturn]] void not_given(std::string const& what, PartnerPlan const& plan) {
    throw core::Error(
        core::ErrorCode::refused,
        {VIGIE_N_(
             "The profile “{1}” does not give {0} to partners. Choose something else to export, or another profile."),
         {what, plan.profile().code}});
}

}

std::vector<gis::Table> partner_tables(Snapshot const& snapshot, PartnerPlan const& plan, Edition const& edition,
                                       std::string const& what) {
    auto const& profile = plan.profile();
    if (what == "residences") {
        if (!profile.residences) not_given(what, plan);
        return {residence_table(snapshot, plan, edition), edition_table(plan, edition)};
    }
    if (what == "actions") {
        if (!profile.actions) not_given(what, plan);
        return {action_table(snapshot, plan, edition), edition_table(plan, edition)};
    }
    if (what == "clusters") {
        if (!profile.residences)
            throw core::Error(core::ErrorCode::refused,
                              {VIGIE_N_("The profile “{0}” gives no residence, and the outline of a cluster says which "
                                        "residences it holds. Export zones, or choose another profile."),
                               {profile.code}});
        if (!plan.campaign().clusters)
            throw core::Error(core::ErrorCode::refused,
                              {VIGIE_N_("No clusters were computed for the campaign {0}. Run “vigie clusters” first."),
                               {plan.campaign().campaign.name}});
        return {cluster_table(snapshot, plan, edition), edition_table(plan, edition)};
    }
    if (what.starts_with("zones:")) {
        auto const found =
            std::ranges::find(snapshot.zone_layers, what.substr(6), [](auto const& data) { return data.layer.name; });
        if (found == snapshot.zone_layers.end())
            throw core::Error(core::ErrorCode::usage,
                              {VIGIE_N_("There is no zone layer named “{0}”."), {what.substr(6)}});
        auto const layer = static_cast<std::size_t>(found - snapshot.zone_layers.begin());
        if (!plan.gives_layer(layer)) not_given(what, plan);
        return {zone_table(snapshot, plan, edition, layer), edition_table(plan, edition)};
    }
    if (what != "all")
        throw core::Error(
            core::ErrorCode::usage,
            {VIGIE_N_("“{0}” is in no partner edition. Choose residences, zones:LAYER, clusters, actions or all."), {what}});
    std::vector<Table> tables;
    if (profile.residences) tables.push_back(residence_table(snapshot, plan, edition));
    for (std::size_t layer = 0; layer < snapshot.zone_layers.size(); ++layer)
        if (plan.gives_layer(layer)) tables.push_back(zone_table(snapshot, plan, edition, layer));
    if (auto clusters = cluster_table(snapshot, plan, edition); !clusters.rows.empty())
        tables.push_back(std::move(clusters));
    if (profile.actions) tables.push_back(action_table(snapshot, plan, edition));
    tables.push_back(edition_table(plan, edition));
    return tables;
}

}
